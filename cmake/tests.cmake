# Unit tests stand beside the code: src/<folder>/*_test.cpp, one program a folder. tests/ holds what needs the program.
find_package(GTest REQUIRED)
if(CHANCERY_PRECOMPILE)
  add_library(chancery_test_headers OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(chancery_test_headers PRIVATE chancery_options chancery_dependencies GTest::gtest GTest::gmock)
  # As programs are compiled: a header precompiled otherwise is refused.
  set_target_properties(chancery_test_headers PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(chancery_test_headers PRIVATE -fPIE)
  target_precompile_headers(chancery_test_headers PRIVATE <algorithm> <map> <string> <vector> <gtest/gtest.h> <gmock/gmock.h>)
endif()
foreach(folder IN LISTS CHANCERY_FOLDERS)
  file(GLOB tests CONFIGURE_DEPENDS src/${folder}/*_test.cpp)
  if(tests)
    add_executable(test_${folder} ${tests})
    if(folder STREQUAL cli)
      target_sources(test_cli PRIVATE $<TARGET_OBJECTS:chancery_cli>)
    endif()
    target_include_directories(test_${folder} PRIVATE include src)
    target_link_libraries(test_${folder} PRIVATE chancery_lib chancery_options chancery_dependencies
                          GTest::gtest GTest::gmock GTest::gtest_main)
    precompile(test_${folder} chancery_test_headers)
    target_compile_options(test_${folder} PRIVATE -Wno-dangling-else)  # GoogleTest's macros are an if and an else
    target_compile_definitions(test_${folder} PRIVATE CHANCERY_CASES="${CMAKE_CURRENT_SOURCE_DIR}/cases"
                               CHANCERY_SOURCE_DATA="${CMAKE_CURRENT_SOURCE_DIR}/data"
                               CHANCERY_DATA="${CMAKE_CURRENT_SOURCE_DIR}/data")
    add_test(NAME ${folder} COMMAND test_${folder})
    set_tests_properties(${folder} PROPERTIES LABELS unit)
    if(folder STREQUAL pipeline)  # what the thread sanitizer watches
      add_test(NAME threads COMMAND test_pipeline --gtest_filter=InOrder.*:Pipeline.*)
      set_tests_properties(threads PROPERTIES LABELS threads)
    endif()
  endif()
endforeach()

if(TARGET chancery)
  add_test(NAME program COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/tests/program_test.py $<TARGET_FILE:chancery> ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(program PROPERTIES LABELS heavy)
  add_test(NAME web COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/tests/fetch_test.py $<TARGET_FILE:chancery> ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(web PROPERTIES LABELS heavy)
  add_test(NAME record COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/tests/record_test.py $<TARGET_FILE:chancery> ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(record PROPERTIES LABELS heavy)
  add_test(NAME install COMMAND bash ${CMAKE_CURRENT_SOURCE_DIR}/tests/install_test.sh ${CMAKE_BINARY_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(install PROPERTIES LABELS install)
endif()

# The treebank of our own: notation, expansion, the rules it keeps.
add_test(NAME treebank COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/train/test_treebank_notation.py)
set_tests_properties(treebank PROPERTIES LABELS unit)
