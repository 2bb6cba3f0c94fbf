#include "sql/database.hpp"
#include "sql/geometry.hpp"
#include "sql/transaction.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace whenabouts;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("whenabouts-sql-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("values come back as they went in, empty text is not NULL") {
    const auto db = sql::Database::in_memory().value();
    REQUIRE(db.execute("CREATE TABLE t(a,b,c,d,e)"));
    auto insert = db.prepare("INSERT INTO t VALUES(?1,?2,?3,?4,?5)").value();
    insert.bind(1, std::int64_t{1} << 60)
        .bind(2, 0.1)
        .bind(3, "")
        .bind_blob(4, std::string_view("\0x", 2))
        .bind(5, nullptr);
    REQUIRE(insert.run());
    auto select = db.prepare("SELECT * FROM t").value();
    REQUIRE(select.step().value());
    CHECK(select.integer(0) == std::int64_t{1} << 60);
    CHECK(select.real(1) == 0.1);
    CHECK(select.type(2) == sql::Type::text);
    CHECK(select.blob(3) == std::string_view("\0x", 2));
    CHECK(select.is_null(4));
    CHECK_FALSE(select.optional_integer(4));
    CHECK_FALSE(select.step().value());
}

TEST_CASE("a wrong parameter is reported by the next step") {
    const auto db = sql::Database::in_memory().value();
    auto select = db.prepare("SELECT ?1").value();
    select.bind(2, "too far");
    CHECK_FALSE(select.step());
}

TEST_CASE("a transaction that is not committed leaves nothing") {
    const auto db = sql::Database::in_memory().value();
    REQUIRE(db.execute("CREATE TABLE t(a)"));
    {
        auto transaction = sql::Transaction::begin(db).value();
        REQUIRE(db.execute("INSERT INTO t VALUES(1)"));
    }
    CHECK(db.integer("SELECT count(*) FROM t").value() == 0);
    {
        auto transaction = sql::Transaction::begin(db).value();
        REQUIRE(db.execute("INSERT INTO t VALUES(1)"));
        REQUIRE(transaction.commit());
    }
    CHECK(db.integer("SELECT count(*) FROM t").value() == 1);
}

TEST_CASE("the world's trouble becomes one error of the right kind") {
    const Folder folder;
    using Kind = core::Error::Kind;
    CHECK(sql::Database::open(folder.path / "missing.gpkg", sql::Access::read).error().kind == Kind::unreadable);
    std::ofstream(folder.path / "text.gpkg")
        << "this is no database, but it is long enough to hold a header: ....................";
    const auto text = sql::Database::open(folder.path / "text.gpkg", sql::Access::read);
    const auto answer = text ? text->text("SELECT count(*) FROM sqlite_master") : tl::make_unexpected(text.error());
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == Kind::unreadable);
}

TEST_CASE("reading changes no byte and refuses writes; odd file names work") {
    const Folder folder;
    const fs::path path = folder.path / "a name?#%20 ё.gpkg";
    {
        const auto db = sql::Database::open(path, sql::Access::create).value();
        REQUIRE(db.execute("CREATE TABLE t(a); INSERT INTO t VALUES(7)"));
    }
    const auto before = fs::last_write_time(path);
    const auto db = sql::Database::open(path, sql::Access::read).value();
    CHECK(db.integer("SELECT a FROM t").value() == 7);
    CHECK_FALSE(db.execute("INSERT INTO t VALUES(8)"));
    CHECK(fs::last_write_time(path) == before);
}

TEST_CASE("a backup is a whole copy") {
    const Folder folder;
    const auto db = sql::Database::in_memory().value();
    REQUIRE(db.execute("CREATE TABLE t(a); INSERT INTO t VALUES(7)"));
    REQUIRE(db.back_up(folder.path / "copy.db"));
    CHECK(sql::Database::open(folder.path / "copy.db", sql::Access::read).value().integer("SELECT a FROM t").value() ==
          7);
    CHECK_FALSE(db.back_up(folder.path / "missing" / "copy.db"));
}

TEST_CASE("point blobs follow the GeoPackage standard") {
    const std::string blob = sql::point_blob({35.75, 47.25});
    CHECK(blob.size() == 29);
    CHECK(sql::point_of(blob) == core::LonLat{35.75, 47.25});
    const auto bounds = sql::bounds_of(blob).value();
    CHECK(bounds.min_x == 35.75);
    CHECK(bounds.max_y == 47.25);
    CHECK_FALSE(sql::point_of(blob.substr(0, 28)));
    CHECK_FALSE(sql::bounds_of(sql::point_blob({std::nan(""), std::nan("")})));
    CHECK_FALSE(sql::point_of("GP"));
    CHECK_FALSE(sql::bounds_of(""));
}

TEST_CASE("the R-tree functions answer in SQL") {
    const auto db = sql::Database::in_memory().value();
    auto select =
        db.prepare("SELECT ST_MinX(?1), ST_MaxY(?1), ST_IsEmpty(?1), ST_IsEmpty(x'00'), ST_MinX(NULL)").value();
    select.bind_blob(1, sql::point_blob({-170.5, 12}));
    REQUIRE(select.step().value());
    CHECK(select.real(0) == -170.5);
    CHECK(select.real(1) == 12);
    CHECK(select.integer(2) == 0);
    CHECK(select.is_null(3));
    CHECK(select.is_null(4));
}

TEST_CASE("no truncation or nesting of a geometry reads past its end") {
    // Polygon with one ring of four points, then every prefix of it, then a collection nested 100 deep.
    std::string blob{'G', 'P', 0, 1, '\xE6', '\x10', 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0};
    for (const double v : {0., 0., 1., 0., 1., 1., 0., 0.}) blob.append(reinterpret_cast<const char*>(&v), sizeof v);
    CHECK(sql::bounds_of(blob).value().max_x == 1);
    for (std::size_t size = 0; size < blob.size(); ++size) CHECK_FALSE(sql::bounds_of(blob.substr(0, size)));
    std::string nested = blob.substr(0, 8);
    for (int i = 0; i < 100; ++i) nested.append({1, 7, 0, 0, 0, 1, 0, 0, 0});
    CHECK_FALSE(sql::bounds_of(nested));
}
