# whenabouts_module(<name> [DEPENDS <lower modules…>] [LIBRARIES <outside libraries…>])
#
# Makes the library whenabouts_<name> (alias whenabouts::<name>) from every .cpp in this folder, its header set
# (each header compiles alone: target all_verify_interface_header_sets) and, from tests/unit/<name>/*_test.cpp,
# the test program test_<name>. Outside libraries stay private: their headers may not appear in the module's headers.
function(whenabouts_module name)
  cmake_parse_arguments(arg "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
  # driver/: a shared library of its own, loaded when it is needed.
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$|/driver/[^/]*\\.cpp$")
  set(target whenabouts_${name})
  set(scope PUBLIC)
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PRIVATE whenabouts_settings ${arg_LIBRARIES})
    whenabouts_precompiled(${target})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(whenabouts::${name} ALIAS ${target})
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${headers})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${target} ${scope} whenabouts_ext::expected fmt::fmt)
  foreach(lower IN LISTS arg_DEPENDS)
    target_link_libraries(${target} ${scope} whenabouts_${lower})
  endforeach()

  if(NOT WHENABOUTS_TESTS)
    return()
  endif()
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/unit/${name}/*_test.cpp)
  if(tests)
    add_executable(test_${name} ${tests} ${CMAKE_SOURCE_DIR}/tests/unit/main.cpp)
    target_link_libraries(test_${name} PRIVATE whenabouts_settings ${target} whenabouts_ext::doctest)
    target_compile_definitions(test_${name} PRIVATE
      WHENABOUTS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" WHENABOUTS_BINARY_DIR="${CMAKE_BINARY_DIR}")
    add_test(NAME unit.${name} COMMAND test_${name})
    set_tests_properties(unit.${name} PROPERTIES LABELS unit TIMEOUT 300)
  endif()
endfunction()

# whenabouts_driver(<room> <name> <outside library> [sources…]) makes the room's driver/*.cpp a shared library beside the
# program, which the room loads when it is first needed: what takes long to load must not be linked into what starts.
function(whenabouts_driver room name library)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/driver/*.cpp)
  add_library(${name} MODULE ${sources} ${ARGN})
  target_link_libraries(${name} PRIVATE whenabouts_settings whenabouts_core ${library})
  set_target_properties(${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  add_dependencies(whenabouts_${room} ${name})
endfunction()
