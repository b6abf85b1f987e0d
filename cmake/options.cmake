# Compiler options of our own code, carried by one interface target.
include(GNUInstallDirs)
add_library(chancery_options INTERFACE)
target_compile_options(chancery_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wpedantic
  # Designated initialisers leave fields out on purpose.
  -Wno-missing-field-initializers
  # The same arithmetic on every machine: no fused products unless written by hand.
  -ffp-contract=off)
# GCC 12 sees overlaps in std::string's operator+ that are not there (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(chancery_options INTERFACE -Wno-restrict)
endif()
if(CHANCERY_WERROR)
  target_compile_options(chancery_options INTERFACE -Werror)
endif()
if(CHANCERY_SANITIZE)
  add_compile_options(-fsanitize=${CHANCERY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CHANCERY_SANITIZE})
endif()
if(CHANCERY_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # so that the fuzzer sees which code an input reached
endif()
