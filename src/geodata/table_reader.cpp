#include "geodata/table_reader.hpp"

#include "core/mapped_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace whenabouts::geodata {

struct TableReader::State {
    std::string name;
    core::MappedFile file;
    std::string_view rest; ///< what has not been read yet
    bool is_csv = false;
    std::size_t next_line = 1;
    std::size_t row_line = 0;
    std::vector<std::string> columns;
    std::vector<std::string_view> fields;
    std::vector<std::string> unquoted; ///< storage of quoted fields of the current row

    [[nodiscard]] std::optional<std::string_view> take_line();
    void split_tabs(std::string_view row);
    [[nodiscard]] bool split_commas();
    [[nodiscard]] bool take_quoted(std::string& field);
    [[nodiscard]] core::Result<bool> take_row();
};

std::optional<std::string_view> TableReader::State::take_line() {
    if (rest.empty()) {
        return std::nullopt;
    }
    const auto end = rest.find('\n');
    std::string_view row = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++next_line;
    if (row.ends_with('\r')) {
        row.remove_suffix(1);
    }
    return row;
}

void TableReader::State::split_tabs(std::string_view row) {
    fields.clear();
    while (true) {
        const auto end = row.find('\t');
        fields.push_back(row.substr(0, end));
        if (end == std::string_view::npos) {
            return;
        }
        row.remove_prefix(end + 1);
    }
}

/// Takes a field that begins with a quote; doubled quotes stand for one. False where the file ends inside it.
bool TableReader::State::take_quoted(std::string& field) {
    rest.remove_prefix(1);
    while (!rest.empty()) {
        const auto end = rest.find('"');
        const std::string_view piece = rest.substr(0, end);
        next_line += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
        field += piece;
        if (end == std::string_view::npos) {
            return false;
        }
        rest.remove_prefix(end + 1);
        if (!rest.starts_with('"')) {
            return true;
        }
        field += '"';
        rest.remove_prefix(1);
    }
    return false;
}

bool TableReader::State::split_commas() {
    fields.clear();
    unquoted.clear();
    unquoted.reserve(std::max<std::size_t>(columns.size(), 64) + 1);
    while (fields.size() < unquoted.capacity()) {
        if (rest.starts_with('"')) {
            if (!take_quoted(unquoted.emplace_back())) {
                return false;
            }
            fields.emplace_back(unquoted.back());
        } else {
            const auto end = std::min(rest.find_first_of(",\n"), rest.size());
            std::string_view field = rest.substr(0, end);
            if (field.ends_with('\r')) {
                field.remove_suffix(1);
            }
            fields.push_back(field);
            rest.remove_prefix(end);
        }
        if (rest.starts_with('\r')) {
            rest.remove_prefix(1);
        }
        if (rest.empty()) {
            return true;
        }
        const char separator = rest.front();
        rest.remove_prefix(1);
        if (separator == '\n') {
            ++next_line;
            return true;
        }
        if (separator != ',') {
            return false;
        }
    }
    return false;
}

core::Result<bool> TableReader::State::take_row() {
    row_line = next_line;
    if (is_csv) {
        if (rest.empty()) {
            return false;
        }
        if (!split_commas()) {
            return core::unreadable(name, "a field is not quoted as it should be", {}, static_cast<long>(row_line));
        }
        return true;
    }
    const auto row = take_line();
    if (!row) {
        return false;
    }
    split_tabs(*row);
    return true;
}

core::Result<TableReader> TableReader::open(const std::filesystem::path& file) {
    auto mapped = core::MappedFile::open(file);
    if (!mapped) {
        return tl::unexpected(mapped.error());
    }
    auto state = std::make_unique<State>();
    state->name = file.string();
    state->file = std::move(*mapped);
    state->is_csv = file.extension() == ".csv";
    const auto bytes = state->file.bytes();
    state->rest = {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; // NOLINT(*-reinterpret-cast)
    if (state->rest.starts_with("\xEF\xBB\xBF")) {
        state->rest.remove_prefix(3);
    }
    const auto header = state->take_row();
    if (!header) {
        return tl::unexpected(header.error());
    }
    if (!*header) {
        return core::unreadable(state->name, "is empty; its first line should name the columns");
    }
    state->columns.assign(state->fields.begin(), state->fields.end());
    return TableReader(std::move(state));
}

TableReader::TableReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TableReader::TableReader(TableReader&& other) noexcept = default;
TableReader& TableReader::operator=(TableReader&& other) noexcept = default;
TableReader::~TableReader() = default;

const std::vector<std::string>& TableReader::columns() const {
    return m_state->columns;
}

core::Result<std::size_t> TableReader::column(std::string_view name) const {
    const auto found = std::find(m_state->columns.begin(), m_state->columns.end(), name);
    if (found == m_state->columns.end()) {
        return core::unreadable(m_state->name, fmt::format("has no column \"{}\"", name),
                                "build the target geodata_files again", 1);
    }
    return static_cast<std::size_t>(found - m_state->columns.begin());
}

core::Result<bool> TableReader::next() {
    while (true) {
        auto more = m_state->take_row();
        if (!more || !*more) {
            return more;
        }
        const bool is_blank = m_state->fields.size() == 1 && m_state->fields[0].empty();
        if (!is_blank || m_state->columns.size() == 1) {
            break;
        }
    }
    if (m_state->fields.size() != m_state->columns.size()) {
        return core::unreadable(
            m_state->name,
            fmt::format("has {} fields where the header names {}", m_state->fields.size(), m_state->columns.size()), {},
            static_cast<long>(m_state->row_line));
    }
    return true;
}

std::string_view TableReader::field(std::size_t column) const {
    return column < m_state->fields.size() ? m_state->fields[column] : std::string_view{};
}

std::optional<double> TableReader::number(std::size_t column) const {
    const auto text = field(column);
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::size_t TableReader::line() const {
    return m_state->row_line;
}

std::vector<TableName> split_names(std::string_view field) {
    std::vector<TableName> names;
    while (!field.empty()) {
        const auto end = field.find('|');
        const auto entry = field.substr(0, end);
        field.remove_prefix(end == std::string_view::npos ? field.size() : end + 1);
        const auto colon = entry.find(':', 2);
        if (entry.size() < 4 || entry[1] != ':' || colon == std::string_view::npos || colon + 1 >= entry.size()) {
            continue;
        }
        names.push_back({entry[0], entry.substr(2, colon - 2), entry.substr(colon + 1)});
    }
    return names;
}

} // namespace whenabouts::geodata
