# Compiler settings shared by every target of the project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

# Function-pointer names such as glClear must not interpose libGL's (measured: crashes without this).
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(whenabouts_settings INTERFACE)
target_compile_options(whenabouts_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wuseless-cast
  # When it optimises, GCC 12 sees uninitialised members in moved std::variants and null pointers inside std::vector where
  # there are none; the dev preset keeps both warnings.
  $<$<CONFIG:Release>:-Wno-maybe-uninitialized -Wno-null-dereference>
  # The same float results on every machine: pictures are compared byte for byte.
  -ffp-contract=off)
if(WHENABOUTS_WERROR)
  target_compile_options(whenabouts_settings INTERFACE -Werror)
endif()
if(WHENABOUTS_SANITIZE)
  target_compile_options(whenabouts_settings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined
    -fno-omit-frame-pointer -Wno-maybe-uninitialized)
  target_link_options(whenabouts_settings INTERFACE -fsanitize=address,undefined)
endif()
# Every room carries the fuzzer's counters and the sanitizers; only tools/fuzz is worth building then.
option(WHENABOUTS_FUZZ "Build the libFuzzer targets of tools/fuzz (clang)" OFF)
if(WHENABOUTS_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "WHENABOUTS_FUZZ needs clang: configure with -DCMAKE_CXX_COMPILER=clang++")
  endif()
  add_compile_options(-g1 -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
    -Wno-unknown-warning-option)
  add_link_options(-fsanitize=address,undefined)
endif()
