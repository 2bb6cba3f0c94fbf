#include "sql/database.hpp"
#include "sql/geometry.hpp"
#include "story.hpp"

using namespace story;

namespace {

/// What another program does: no foreign keys, no knowledge of ours, but the standard's functions.
core::Result<void> edit(const std::string& path, const std::string& script) {
    return must(sql::Database::open(path, sql::Access::write)).execute("PRAGMA foreign_keys=OFF;" + script);
}

std::string make_store(const Folder& folder) {
    const core::Incident given = missile();
    must(opened_store(folder.file())->add({&given, 1}, author));
    return folder.file();
}

std::string point(double lon, double lat) {
    std::string out = "x'";
    constexpr const char* digits = "0123456789abcdef";
    for (const char c : sql::point_blob({lon, lat})) {
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 15U];
    }
    return out + "'";
}

} // namespace

TEST_CASE("an edit by another program waits, is no damage, and is adopted once") {
    const Folder folder;
    const std::string path = make_store(folder);
    must(edit(path, "UPDATE incidents SET title='Mended elsewhere' WHERE fid=1"));
    CHECK(must(opened_store(path, store::Mode::read)->check()).empty());
    {
        const auto store = opened_store(path);
        const core::Incident got = must(store->incident(1));
        CHECK(got.title == "Mended elsewhere");
        CHECK(got.revision == 2);
        const auto last = must(store->history(1)).back();
        CHECK(last.op == "adopt");
        CHECK(last.who == "another program");
        CHECK(last.before.find("Ballistic missile lands") != std::string::npos);
        CHECK(last.before.find("geo_radius_m") == std::string::npos); // only what changed
        CHECK(must(store->check()).empty());
    }
    const auto again = opened_store(path);
    CHECK(must(again->incident(1)).revision == 2);
}

TEST_CASE("a new row gets uid, code, and a precision for its point") {
    const Folder folder;
    const std::string path = make_store(folder);
    must(edit(path, "INSERT INTO incidents(title,t_edtf,country,geom) VALUES('Drawn by hand','2024-01-03','UA'," +
                        point(30, 50) + ")"));
    {
        // Looking at it before adoption must not make the point exact either.
        const core::Incident waiting = must(opened_store(path, store::Mode::read)->incident(2));
        CHECK(waiting.where.precision == core::PlacePrecision::vicinity);
        CHECK(waiting.where.radius_m == 1000);
    }
    const auto store = opened_store(path);
    const core::Incident got = must(store->incident(2));
    CHECK(got.uid.size() == 36);
    CHECK(got.code.substr(0, 4) == "UKR-");
    CHECK(got.where.precision == core::PlacePrecision::vicinity);
    CHECK(got.where.radius_m == 1000);
    CHECK(got.quality == std::vector<std::string>{"precision_assumed"});
    CHECK(got.when.span == core::TimeSpan::parse("2024-01-03").value()); // bounds follow the words
    core::Query query;
    query.when = core::TimeSpan::parse("2024-01-03").value().window();
    CHECK(must(store->find(query)).size() == 1);
    CHECK(must(store->check()).empty());
}

TEST_CASE("days set by hand change the words, words set by hand change the days") {
    const Folder folder;
    const std::string path = make_store(folder);
    must(edit(path, "UPDATE incidents SET d_begin='2023-12-28',d_end='2023-12-29' WHERE fid=1"));
    CHECK(must(opened_store(path)->incident(1)).when.span.edtf() == "[2023-12-28..2023-12-29]");
    must(edit(path, "UPDATE incidents SET t_edtf='2024-02' WHERE fid=1"));
    const core::Incident got = must(opened_store(path)->incident(1));
    CHECK(got.when.span == core::TimeSpan::parse("2024-02").value());
    must(edit(path, "UPDATE incidents SET t_edtf='some day' WHERE fid=1"));
    CHECK_FALSE(must(opened_store(path, store::Mode::read)->check()).empty());
}

TEST_CASE("queries find a longer stretch before it is adopted") {
    const Folder folder;
    const std::string path = make_store(folder);
    must(edit(path, "UPDATE incidents SET t_begin='2020-01-01T00:00:00.000Z' WHERE fid=1"));
    core::Query query;
    query.when = core::TimeSpan::parse("2021").value().window();
    CHECK(must(opened_store(path, store::Mode::read)->find(query)).size() == 1);
    CHECK(must(opened_store(path)->find(query)).size() == 1);
}

TEST_CASE("what would lose something is refused to other programs too") {
    const Folder folder;
    const std::string path = make_store(folder);
    for (const char* script :
         {"DELETE FROM incidents", "DELETE FROM sources", "DELETE FROM evidence", "DELETE FROM taxonomy",
          "UPDATE incidents SET fid=7", "UPDATE im_revisions SET who='x'", "DELETE FROM im_revisions",
          "UPDATE incidents SET category='nonsense'", "INSERT INTO evidence(incident_id,source_id) VALUES(1,99)",
          "UPDATE evidence SET incident_id=99", "UPDATE taxonomy SET code='x' WHERE code='missile_strike'",
          "UPDATE incidents SET t_begin='2023-12-30'", "UPDATE incidents SET t_end=t_begin"}) {
        CAPTURE(script);
        CHECK_FALSE(edit(path, script));
    }
    CHECK(must(opened_store(path)->check()).empty());
}
