#include "store/adoption.hpp"

#include "core/time_span.hpp"
#include "store/history.hpp"
#include "store/identity.hpp"
#include "store/incident_row.hpp"
#include "store/row_blocks.hpp"
#include "store/row_writer.hpp"
#include "store/table.hpp"
#include "json/value.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace whenabouts::store {

namespace {

struct Edit {
    const Table* table;
    std::int64_t id;
};

core::Result<std::vector<Edit>> waiting(const sql::Database& database) {
    auto select = database.prepare("SELECT tbl,row_id FROM im_foreign_edits GROUP BY tbl,row_id ORDER BY min(id)");
    if (!select) return tl::make_unexpected(select.error());
    std::vector<Edit> edits;
    while (true) {
        auto row = select->step();
        if (!row) return tl::make_unexpected(row.error());
        if (!*row) return edits;
        if (const Table* table = find_table(select->text(0))) edits.push_back({table, select->integer(1)});
    }
}

RowImage image_from(const json::Value& value) {
    RowImage image;
    if (const auto* const members = value.object())
        for (const auto& [column, member] : *members) {
            image.columns.push_back(column);
            image.values.push_back(json::print(member));
        }
    return image;
}

class Mender {
  public:
    /// `before` null: the row is new; without columns: it came in bulk and only its digest is known.
    Mender(const sql::Database& database, const RowImage& now, const RowImage* before, std::int64_t id)
        : m_database(&database), m_now(&now), m_before(before), m_id(id) {}

    /// Columns that have to follow what the other program changed.
    core::Result<Fields> mend(std::string_view now) {
        mend_time();
        mend_place();
        if (m_now->value("code") == "null")
            if (auto done = give_code(); !done) return tl::make_unexpected(done.error());
        m_fields.emplace_back("updated_at", std::string(now));
        return std::move(m_fields);
    }

  private:
    [[nodiscard]] bool changed(std::string_view column) const {
        return m_before == nullptr ? m_now->value(column) != "null" : m_now->value(column) != m_before->value(column);
    }
    [[nodiscard]] std::string text(std::string_view column) const {
        const auto parsed = json::parse(m_now->value(column), column);
        return parsed ? std::string(parsed->text()) : std::string();
    }

    void set_time(const core::TimeSpan& span) {
        core::Incident holder;
        holder.when.span = span;
        for (auto& field : fields_of(holder, "")) {
            const bool wanted = field.first == "t_edtf" || field.first == "t_begin" || field.first == "t_end" ||
                                field.first == "d_begin" || field.first == "d_end" || field.first == "t_precision" ||
                                field.first == "t_kind";
            if (wanted) m_fields.push_back(std::move(field));
        }
    }

    /// What was changed is not known: words whose time lies elsewhere than the bounds are newer than these.
    void mend_time_blindly() {
        const auto span = core::TimeSpan::parse(text("t_edtf"));
        if (!span) return flag("t_edtf_unreadable");
        const auto begin = core::parse_iso(text("t_begin"));
        const auto end = core::parse_iso(text("t_end"));
        if (begin == span->begin() && end == span->end()) return;
        if (span->is_unknown() || span->in({begin, end}) == core::Membership::out) return set_time(*span);
        flag("t_edtf_not_adapted");
    }

    void mend_time() {
        if (m_before != nullptr && m_before->columns.empty()) return mend_time_blindly();
        const bool edtf = changed("t_edtf") && text("t_edtf") != "XXXX";
        const bool bounds = changed("t_begin") || changed("t_end");
        const bool days = changed("d_begin") || changed("d_end");
        if (edtf && !bounds && !days) {
            if (const auto span = core::TimeSpan::parse(text("t_edtf"))) return set_time(*span);
            flag("t_edtf_unreadable");
        } else if (!edtf && (bounds || days)) {
            // Somebody set the days (or times) by hand: the words follow them.
            const auto first = core::parse_iso(days && !bounds ? text("d_begin") + "T00:00:00.000Z" : text("t_begin"));
            const auto last = core::parse_iso(days && !bounds ? text("d_end") + "T00:00:00.000Z" : text("t_end"));
            if (!first) return;
            const auto whole_day = [](core::TimePoint point) { return core::midnight(core::day_of(point)) == point; };
            if (days && !bounds)
                return set_time(core::TimeSpan::of_days(core::day_of(*first), core::day_of(last.value_or(*first)),
                                                        core::TimeKind::within));
            if (whole_day(*first) && (!last || whole_day(*last))) {
                const core::TimePoint end = last ? *last - std::chrono::milliseconds(1) : *first;
                set_time(core::TimeSpan::of_days(core::day_of(*first), core::day_of(end), core::TimeKind::within));
            } else {
                flag("t_edtf_not_adapted");
            }
        }
    }

    void mend_place() {
        if (m_now->value("geom") == "null") return;
        const bool unstated = m_now->value("geo_precision") == "\"none\"";
        const auto precision =
            unstated ? core::PlacePrecision::vicinity
                     : core::parse_place_precision(text("geo_precision")).value_or(core::PlacePrecision::vicinity);
        if (unstated) {
            m_fields.emplace_back("geo_precision", std::string(core::to_string(precision)));
            flag("precision_assumed");
        }
        if (m_now->value("geo_radius_m") == "null") m_fields.emplace_back("geo_radius_m", usual_radius_m(precision));
    }

    core::Result<void> give_code() {
        for (std::size_t digits = 6; digits <= 24; digits += 2) {
            std::string code = short_code(text("country"), text("uid"), digits);
            auto select = m_database->prepare("SELECT 1 FROM incidents WHERE code=?1");
            if (!select) return tl::make_unexpected(select.error());
            select->bind(1, code);
            auto taken = select->step();
            if (!taken) return tl::make_unexpected(taken.error());
            if (*taken) continue;
            m_fields.emplace_back("code", std::move(code));
            break;
        }
        return {};
    }

    void flag(std::string_view word) {
        std::vector<std::string> flags = split_list(text("quality"));
        flags.emplace_back(word);
        m_fields.emplace_back("quality", join_list(flags));
    }

    const sql::Database* m_database;
    const RowImage* m_now;
    const RowImage* m_before;
    std::int64_t m_id;
    Fields m_fields;
};

/// Later fields win when two rules set the same column.
Fields without_doubles(Fields fields) {
    Fields out;
    for (auto& field : fields) {
        bool later = false;
        for (auto& earlier : out)
            if (earlier.first == field.first) {
                earlier.second = field.second;
                later = true;
            }
        if (!later) out.push_back(std::move(field));
    }
    return out;
}

core::Result<void> adopt(const sql::Database& database, Ledger& ledger, const Edit& edit) {
    auto now = ledger.image(*edit.table, edit.id);
    if (!now) return tl::make_unexpected(now.error());
    if (!*now) return {}; // undone again by the other program
    auto known = last_state(database, edit.table->name, edit.id);
    if (!known) return tl::make_unexpected(known.error());
    const bool is_new = !*known;
    RowImage before; // no columns: only the digest is known
    if (*known && !(*known)->image.empty()) {
        const auto image = json::parse((*known)->image, database.name());
        if (!image) return tl::make_unexpected(image.error());
        before = image_from(*image);
    }
    Fields fields;
    if (edit.table->name == incidents_table.name) {
        auto mended = Mender(database, **now, is_new ? nullptr : &before, edit.id).mend(ledger.now());
        if (!mended) return tl::make_unexpected(mended.error());
        fields = without_doubles(std::move(*mended));
    }
    std::string assignments = "rev=rev+1";
    for (std::size_t i = 0; i < fields.size(); ++i) assignments += fmt::format(",{}=?{}", fields[i].first, i + 2);
    auto update =
        database.prepare(fmt::format("UPDATE {} SET {} WHERE {}=?1", edit.table->name, assignments, edit.table->id));
    if (!update) return tl::make_unexpected(update.error());
    update->bind(1, edit.id);
    for (std::size_t i = 0; i < fields.size(); ++i) bind_value(*update, static_cast<int>(i) + 2, fields[i].second);
    if (auto done = update->run(); !done) return done;
    return ledger.record(*edit.table, edit.id, "adopt", is_new ? nullptr : &before);
}

} // namespace

core::Result<std::int64_t> count_foreign_edits(const sql::Database& database) {
    return database.integer("SELECT count(*) FROM (SELECT 1 FROM im_foreign_edits GROUP BY tbl,row_id)");
}

core::Result<std::int64_t> adopt_foreign_edits(const sql::Database& database, std::string now) {
    auto edits = waiting(database);
    if (!edits) return tl::make_unexpected(edits.error());
    auto ledger = Ledger::open(database, {"another program", "unknown", "edited outside Whenabouts"}, std::move(now));
    if (!ledger) return tl::make_unexpected(ledger.error());
    for (const Edit& edit : *edits)
        if (auto done = adopt(database, *ledger, edit); !done) return tl::make_unexpected(done.error());
    if (auto done = database.execute("DELETE FROM im_foreign_edits"); !done) return tl::make_unexpected(done.error());
    return static_cast<std::int64_t>(edits->size());
}

} // namespace whenabouts::store
