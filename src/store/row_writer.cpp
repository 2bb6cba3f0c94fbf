#include "store/row_writer.hpp"

#include "digest/sha256.hpp"

#include <fmt/format.h>

namespace whenabouts::store {

Value text_or_null(std::string_view text) {
    if (text.empty()) return std::monostate{};
    return std::string(text);
}

std::string image_text(const Value& value) {
    struct Printer {
        std::string operator()(std::monostate /*null*/) const { return "null"; }
        std::string operator()(std::int64_t number) const { return image_text(number); }
        std::string operator()(double number) const { return image_text(number); }
        std::string operator()(const std::string& text) const { return image_text_of_text(text); }
        std::string operator()(const Blob& blob) const { return image_text_of_blob(blob.bytes); }
    };
    return std::visit(Printer{}, value);
}

std::optional<Value> value_from_image(const json::Value& image) {
    if (image.is_null()) return Value(std::monostate{});
    if (const auto* const whole = image.whole()) return Value(*whole);
    if (image.is_number()) return Value(image.number());
    if (const auto* const text = image.string()) return Value(*text);
    const auto from_hex = [](std::string_view hex) { return digest::from_hex(hex); };
    if (const auto* const hex = image["blob"].string())
        if (auto bytes = from_hex(*hex)) return Value(Blob{std::move(*bytes)});
    if (const auto* const hex = image["bytes"].string())
        if (auto bytes = from_hex(*hex)) return Value(std::move(*bytes));
    return std::nullopt;
}

void bind_value(sql::Statement& statement, int parameter, const Value& value) {
    struct Binder {
        sql::Statement& statement;
        int parameter;
        void operator()(std::monostate /*null*/) const { statement.bind(parameter, nullptr); }
        void operator()(std::int64_t number) const { statement.bind(parameter, number); }
        void operator()(double number) const { statement.bind(parameter, number); }
        void operator()(const std::string& text) const { statement.bind(parameter, text); }
        void operator()(const Blob& blob) const { statement.bind_blob(parameter, blob.bytes); }
    };
    std::visit(Binder{statement, parameter}, value);
}

core::Result<sql::Statement*> RowWriter::prepared(const std::string& script) {
    auto at = m_statements.find(script);
    if (at == m_statements.end()) {
        auto statement = m_database->prepare(script);
        if (!statement) return tl::make_unexpected(statement.error());
        at = m_statements.emplace(script, std::move(*statement)).first;
    }
    return &at->second;
}

core::Result<std::int64_t> RowWriter::insert(const Table& table, const Fields& fields) {
    std::string names = "rev";
    std::string values = "1";
    for (std::size_t i = 0; i < fields.size(); ++i) {
        names.append(",").append(fields[i].first);
        values += fmt::format(",?{}", i + 1);
    }
    auto statement = prepared(fmt::format("INSERT INTO {}({}) VALUES({})", table.name, names, values));
    if (!statement) return tl::make_unexpected(statement.error());
    for (std::size_t i = 0; i < fields.size(); ++i) bind_value(**statement, static_cast<int>(i) + 1, fields[i].second);
    if (auto done = (*statement)->run(); !done) return tl::make_unexpected(done.error());
    const std::int64_t id = m_database->last_id();
    if (auto done = m_ledger->record(table, id, "insert"); !done) return tl::make_unexpected(done.error());
    return id;
}

core::Result<void> RowWriter::update(const Table& table, std::int64_t id, const Fields& fields, std::string_view op,
                                     std::optional<std::int64_t> undoes) {
    if (op == "update") {
        auto same = holds_already(table, id, fields);
        if (!same) return tl::make_unexpected(same.error());
        if (*same) return {};
    }
    auto before = m_ledger->image(table, id);
    if (!before) return tl::make_unexpected(before.error());
    if (!*before) return core::refused(m_database->name(), fmt::format("{} has no row {}", table.name, id));
    std::string assignments = "rev=rev+1";
    for (std::size_t i = 0; i < fields.size(); ++i)
        assignments += fmt::format(",{}=?{}", sql::quoted_name(fields[i].first), i + 2);
    auto statement = prepared(fmt::format("UPDATE {} SET {} WHERE {}=?1", table.name, assignments, table.id));
    if (!statement) return tl::make_unexpected(statement.error());
    (*statement)->bind(1, id);
    for (std::size_t i = 0; i < fields.size(); ++i) bind_value(**statement, static_cast<int>(i) + 2, fields[i].second);
    if (auto done = (*statement)->run(); !done) return done;
    return m_ledger->record(table, id, op, &**before, undoes);
}

/// Asked in SQL, so that each column's own affinity decides what is the same.
core::Result<bool> RowWriter::holds_already(const Table& table, std::int64_t id, const Fields& fields) {
    std::string same = fmt::format("SELECT 1 FROM {} WHERE {}=?1", table.name, table.id);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].first != "updated_at")
            same += fmt::format(" AND {} IS ?{}", sql::quoted_name(fields[i].first), i + 2);
    auto statement = prepared(same);
    if (!statement) return tl::make_unexpected(statement.error());
    (*statement)->bind(1, id);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].first != "updated_at") bind_value(**statement, static_cast<int>(i) + 2, fields[i].second);
    auto row = (*statement)->step();
    const bool found = row && *row;
    (*statement)->reset();
    if (!row) return tl::make_unexpected(row.error());
    return found;
}

} // namespace whenabouts::store
