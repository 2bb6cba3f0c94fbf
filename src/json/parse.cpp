#include "json/value.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace whenabouts::json {

namespace {

// Deeper nesting is no document of ours, and recursion over it must not exhaust the stack.
constexpr std::size_t deepest = 100;

/// Builds a Value from the parser's events without a second tree in between.
class Builder : public nlohmann::json_sax<nlohmann::json> {
  public:
    Value root;
    std::size_t failed_at = 0;
    std::string problem;

    bool null() override { return place(Value()); }
    bool boolean(bool v) override { return place(Value(v)); }
    bool number_integer(std::int64_t v) override { return place(Value(v)); }
    bool number_unsigned(std::uint64_t v) override {
        if (v <= static_cast<std::uint64_t>(INT64_MAX)) return place(Value(static_cast<std::int64_t>(v)));
        return place(Value(static_cast<double>(v)));
    }
    bool number_float(double v, const std::string&) override { return place(Value(v)); }
    bool string(std::string& v) override { return place(Value(std::move(v))); }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Value(Value::Object{})); }
    bool start_array(std::size_t) override { return open(Value(Value::Array{})); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& v) override {
        m_keys.back() = std::move(v);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        failed_at = position;
        problem = "is not valid JSON";
        return false;
    }

  private:
    bool place(Value value) {
        if (m_open.empty()) {
            root = std::move(value);
        } else if (auto* elements = m_open.back().array()) {
            elements->push_back(std::move(value));
        } else {
            m_open.back().object()->emplace_back(std::move(m_keys.back()), std::move(value));
        }
        return true;
    }
    bool open(Value container) {
        if (m_open.size() >= deepest) {
            problem = fmt::format("is nested deeper than {} levels", deepest);
            return false;
        }
        m_open.push_back(std::move(container));
        m_keys.emplace_back();
        return true;
    }
    bool close() {
        Value done = std::move(m_open.back());
        m_open.pop_back();
        m_keys.pop_back();
        return place(std::move(done));
    }

    std::vector<Value> m_open;
    std::vector<std::string> m_keys;
};

} // namespace

core::Result<Value> parse(std::string_view text, std::string_view where, long first_line) {
    Builder builder;
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::move(builder.root);
    const std::string_view before = text.substr(0, std::min(builder.failed_at, text.size()));
    const long line = first_line + std::count(before.begin(), before.end(), '\n');
    return core::unreadable(std::string(where), builder.problem, "mend the file at this line", line);
}

} // namespace whenabouts::json
