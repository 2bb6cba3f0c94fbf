#pragma once
#include "core/lon_lat.hpp"
#include "core/result.hpp"
#include "geodata/table_reader.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

namespace whenabouts::gazetteer {

/// A table with its wanted columns found by name, so that rows read as `table[column]`.
template <std::size_t N>
class Columns {
  public:
    [[nodiscard]] static core::Result<Columns> open(const std::filesystem::path& file,
                                                    const std::array<std::string_view, N>& names) {
        auto reader = geodata::TableReader::open(file);
        if (!reader) return tl::unexpected(reader.error());
        Columns out(std::move(*reader));
        for (std::size_t i = 0; i < N; ++i) {
            auto column = out.m_reader.column(names[i]);
            if (!column) return tl::unexpected(column.error());
            out.m_columns[i] = *column;
        }
        return out;
    }
    [[nodiscard]] core::Result<bool> next() { return m_reader.next(); }
    [[nodiscard]] std::string_view operator[](std::size_t column) const { return m_reader.field(m_columns[column]); }
    [[nodiscard]] double number(std::size_t column) const { return m_reader.number(m_columns[column]).value_or(0); }
    /// The point of two columns, when both are numbers and lie in the world.
    [[nodiscard]] std::optional<core::LonLat> point(std::size_t lon, std::size_t lat) const {
        const auto x = m_reader.number(m_columns[lon]);
        const auto y = m_reader.number(m_columns[lat]);
        if (!x || !y || !core::is_valid({*x, *y})) return std::nullopt;
        return core::LonLat{*x, *y};
    }

  private:
    explicit Columns(geodata::TableReader reader) : m_reader(std::move(reader)) {}
    geodata::TableReader m_reader;
    std::array<std::size_t, N> m_columns{};
};

} // namespace whenabouts::gazetteer
