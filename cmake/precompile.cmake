# Precompiled standard headers, which are two thirds of what a compiler reads here. Off by default: a compiler cache shared
# between folders finds more without them.
if(CHANCERY_PRECOMPILE)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)  # what GCC 12 wrongly sees in std::string it shows through precompiled headers
    target_compile_options(chancery_options INTERFACE -Wno-stringop-overflow
      -Wno-stringop-overread -Wno-array-bounds)
  endif()
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
  add_library(chancery_headers OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(chancery_headers PRIVATE chancery_options chancery_dependencies)
  target_precompile_headers(chancery_headers PRIVATE <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory>
    <optional> <ostream> <string> <string_view> <unordered_map> <unordered_set> <variant> <vector>)
endif()

# precompile(TARGET HEADERS): the target reads the precompiled headers of HEADERS, where there are any.
function(precompile target headers)
  if(TARGET ${headers})
    target_precompile_headers(${target} REUSE_FROM ${headers})
  endif()
endfunction()
