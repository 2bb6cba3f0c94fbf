#pragma once
#include <string>
#include <vector>

namespace whenabouts::cli {

/// CLI11 takes "[35.0, 48.4]" apart where an argument may be repeated (geocode, reverse), also when it is a position. A
/// blank before it prevents that: shield() puts it there before the arguments are parsed, unshield() takes it away from
/// what the command got. Arguments of other commands stay as they are.
void shield_brackets(std::vector<std::string>& arguments);
void unshield_brackets(std::vector<std::string>& values);

} // namespace whenabouts::cli
