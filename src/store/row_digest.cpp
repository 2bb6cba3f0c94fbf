#include "store/row_digest.hpp"

#include <algorithm>
#include <bit>

namespace whenabouts::store {

namespace {

std::uint64_t bits_of(double value) {
    return std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value); // SQLite stores -0 as 0
}

void append_number(std::string& out, std::uint64_t bits) {
    std::array<char, 8> bytes{};
    for (char& byte : bytes) {
        byte = static_cast<char>(bits & 0xFFU);
        bits >>= 8U;
    }
    out.append(bytes.data(), bytes.size());
}

} // namespace

void RowDigester::add(std::string_view column, char type, std::uint64_t bits) {
    m_form += static_cast<char>(column.size());
    m_form.append(column) += type;
    append_number(m_form, bits);
}

void RowDigester::add(std::string_view column, char type, std::string_view bytes) {
    add(column, type, bytes.size());
    m_form.append(bytes);
}

RowDigester::Digest RowDigester::finish() {
    const auto whole = m_sha.update(m_form).finish();
    m_form.clear();
    Digest digest{};
    std::transform(whole.begin(), whole.begin() + digest.size(), digest.begin(),
                   [](std::uint8_t byte) { return static_cast<char>(byte); });
    return digest;
}

RowDigester::Digest RowDigester::of(const sql::Statement& row) {
    for (int column = 0; column < row.columns(); ++column) {
        const std::string_view name = row.name(column);
        switch (row.type(column)) {
        case sql::Type::null:
            break;
        case sql::Type::integer:
            add(name, 'i', static_cast<std::uint64_t>(row.integer(column)));
            break;
        case sql::Type::real:
            add(name, 'r', bits_of(row.real(column)));
            break;
        case sql::Type::text:
            add(name, 't', row.text(column));
            break;
        case sql::Type::blob:
            add(name, 'b', row.blob(column));
            break;
        }
    }
    return finish();
}

RowDigester::Digest RowDigester::of(const sql::RowBlock& block, std::size_t row,
                                    std::span<const std::string_view> names) {
    for (std::size_t column = 0; column < block.columns(); ++column) {
        const std::string_view name = names[column];
        switch (block.type(row, column)) {
        case sql::Type::null:
            break;
        case sql::Type::integer:
            add(name, 'i', static_cast<std::uint64_t>(block.integer(row, column)));
            break;
        case sql::Type::real:
            add(name, 'r', bits_of(block.real(row, column)));
            break;
        case sql::Type::text:
            add(name, 't', block.bytes(row, column));
            break;
        case sql::Type::blob:
            add(name, 'b', block.bytes(row, column));
            break;
        }
    }
    return finish();
}

std::string hex_of(const RowDigester::Digest& digest) {
    return digest::hex({digest.data(), digest.size()});
}

} // namespace whenabouts::store
