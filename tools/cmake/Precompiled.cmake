# The standard headers that nearly every file sees, compiled once: a clean build takes about half the time.
# Headers still stand alone (all_verify_interface_header_sets compiles each without this). With ccache, which shares
# objects between build folders, it is off: a precompiled header would spoil the sharing.
if(CCACHE)
  option(WHENABOUTS_PCH "Precompile the common standard headers" OFF)
else()
  option(WHENABOUTS_PCH "Precompile the common standard headers" ON)
endif()

if(WHENABOUTS_PCH)
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled/whenabouts_pch.cpp "// only carries the precompiled header\n")
  add_library(whenabouts_pch STATIC ${CMAKE_BINARY_DIR}/precompiled/whenabouts_pch.cpp)
  target_link_libraries(whenabouts_pch PRIVATE whenabouts_settings whenabouts_ext::expected fmt::fmt)
  target_precompile_headers(whenabouts_pch PRIVATE
    <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <span>
    <string> <string_view> <unordered_map> <utility> <variant> <vector> <fmt/format.h> <tl/expected.hpp>)
endif()

# whenabouts_precompiled(<target>) lets a library of ours use it (programs are compiled with -fPIE, which it does not fit).
function(whenabouts_precompiled target)
  if(WHENABOUTS_PCH)
    target_precompile_headers(${target} REUSE_FROM whenabouts_pch)
  endif()
endfunction()
