#include "damage.hpp"
#include "sql/database.hpp"
#include "story.hpp"

#include <fstream>
#include <iterator>
#include <random>

using namespace story;

namespace {

std::string make_store(const Folder& folder) {
    const std::vector<core::Incident> given{missile(), at(plain("Second", "2024-01-02"), 30, 50)};
    must(opened_store(folder.file())->add(given, author));
    return folder.file();
}

bool named(const std::vector<store::CheckFinding>& findings, std::string_view subject, std::string_view problem = "") {
    for (const auto& finding : findings)
        if (finding.subject.find(subject) != std::string::npos && finding.problem.find(problem) != std::string::npos)
            return true;
    for (const auto& finding : findings) MESSAGE(finding.subject << ": " << finding.problem);
    return false;
}

} // namespace

TEST_CASE("check names what was damaged") {
    struct Damage {
        const char* script;
        const char* subject;
        const char* problem;
    };
    for (const Damage& d :
         {Damage{"UPDATE incidents SET title='x' WHERE fid=2", "incidents row 2", "title"},
          Damage{"UPDATE incidents SET rev=rev+1 WHERE fid=1", "incidents row 1", "rev"},
          Damage{"UPDATE sources SET text=text||'.'", "sources row 1", "text"},
          Damage{"UPDATE evidence SET quote_start=5", "evidence row 1", "quote_start"},
          Damage{"UPDATE incident_actors SET allegation=0 WHERE id=2", "incident_actors row 2", "allegation"},
          Damage{"UPDATE taxonomy SET colour='#000000' WHERE id=3", "taxonomy row 3", "colour"},
          Damage{"DELETE FROM incidents WHERE fid=2", "incidents row 2", "gone"},
          Damage{"DELETE FROM evidence", "evidence row 1", "gone"},
          Damage{"INSERT INTO actors(name,rev) VALUES('z',1)", "actors row", "not in the history"},
          Damage{"UPDATE im_revisions SET who='y' WHERE rev=9", "history revision 9", "changed"},
          Damage{"UPDATE im_revisions SET before=NULL,why='' WHERE rev=9", "history revision 9", "changed"},
          Damage{"DELETE FROM im_revisions WHERE rev=9", "history revision 10", "missing"},
          Damage{"DELETE FROM rtree_incidents_geom WHERE id=1", "incidents row 1", "spatial index"},
          Damage{"UPDATE rtree_incidents_geom SET minx=0 WHERE id=2", "incidents row 2", "spatial index"},
          Damage{"INSERT INTO rtree_incidents_geom VALUES(77,1,1,1,1)", "incidents row 77", "without a geometry"},
          Damage{"UPDATE im_meta SET value='x' WHERE key='store_uid'", "im_meta store_uid", "differs"},
          Damage{"UPDATE im_meta SET value='1' WHERE key='longest_span_ms'", "longest_span_ms", "smaller"},
          Damage{"UPDATE gpkg_contents SET data_type='tiles' WHERE table_name='incidents'", "registers", "incidents"},
          Damage{"DELETE FROM gpkg_extensions WHERE table_name='incidents'", "registers", "rtree"},
          Damage{"PRAGMA user_version=7", "file header", "user_version"},
          Damage{"DROP INDEX ix_incidents_time", "schema", "ix_incidents_time"}}) {
        const Folder folder;
        const std::string path = make_store(folder);
        damage(path, d.script);
        CAPTURE(d.script);
        CHECK(named(must(opened_store(path, store::Mode::read)->check()), d.subject, d.problem));
    }
}

TEST_CASE("undamaged stores give no finding, also after the triggers were put back") {
    const Folder folder;
    const std::string path = make_store(folder);
    damage(path, "SELECT 1");
    const auto findings = must(opened_store(path, store::Mode::read)->check());
    for (const auto& finding : findings) MESSAGE(finding.subject << ": " << finding.problem);
    CHECK(findings.empty());
}

TEST_CASE("single flipped bits never change content silently, and never crash") {
    const Folder folder;
    const std::string path = make_store(folder);
    std::ifstream file(path, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), {}};
    const auto content = [](const std::string& at) -> std::string {
        const auto store = store::open(at, store::Mode::read);
        if (!store) return "refused";
        const auto findings = (*store)->check();
        if (!findings || !findings->empty()) return "found";
        std::string out;
        const auto found = (*store)->find({});
        if (!found) return "refused";
        for (const core::Incident& i : *found) {
            out += i.title + i.when.span.edtf() + i.category + i.extra + i.where.name +
                   (i.where.position ? std::to_string(i.where.position->lon) : "");
            for (const core::Evidence& e : i.evidence) out += e.quote;
        }
        return out;
    };
    const std::string sound = content(path);
    std::mt19937 random(20240102); // NOLINT(cert-msc51-cpp): the same flips in every run
    int found = 0;
    constexpr int flips = 100;
    for (int i = 0; i < flips; ++i) {
        std::string broken = whole;
        const std::size_t byte = random() % broken.size();
        broken[byte] = static_cast<char>(broken[byte] ^ (1 << (random() % 8)));
        std::ofstream(folder.file("flip.gpkg"), std::ios::binary | std::ios::trunc) << broken;
        const std::string got = content(folder.file("flip.gpkg"));
        if (got == "found" || got == "refused")
            ++found;
        else
            CHECK_MESSAGE(got == sound, "bit flipped in byte " << byte);
    }
    MESSAGE(found << " of " << flips << " flips were found; the others hit unused bytes");
}
