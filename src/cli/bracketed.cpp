#include "cli/bracketed.hpp"

namespace whenabouts::cli {

void shield_brackets(std::vector<std::string>& arguments) {
    if (arguments.empty() || (arguments.front() != "geocode" && arguments.front() != "reverse")) return;
    for (std::string& argument : arguments)
        if (argument.starts_with('[') && argument.ends_with(']')) argument.insert(0, 1, ' ');
}

void unshield_brackets(std::vector<std::string>& values) {
    for (std::string& value : values)
        if (value.starts_with(" [") && value.ends_with(']')) value.erase(0, 1);
}

} // namespace whenabouts::cli
