#include "unicode/version.hpp"

#include <unicode/uversion.h>

namespace whenabouts::unicode {

std::string library_version() {
    return U_ICU_VERSION;
}

} // namespace whenabouts::unicode
