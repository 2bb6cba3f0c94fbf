#include "story.hpp"

#include "sql/database.hpp"
#include "store/column_loading.hpp"
#include "store/finding.hpp"
#include "store/search_index.hpp"
#include "store/search_words.hpp"

#include <cstdlib>
#include <random>

using namespace story;

namespace {

bool found_in(const core::Incident& incident, std::string_view text) {
    return store::holds_all(store::searched_words(incident), store::asked_phrases(text));
}

std::vector<std::int64_t> by_scan(const sql::Database& database, const std::string& text) {
    core::Query query;
    query.text = text;
    query.order = "id";
    std::vector<std::int64_t> ids;
    must(store::visit(database, query, std::nullopt, {}, store::Detail::row, [&ids](const core::Incident& incident) {
        ids.push_back(incident.id);
        return true;
    }));
    return ids;
}

std::vector<std::int64_t> by_index(const sql::Database& database, const fs::path& file, const std::string& text) {
    const auto index = must(store::SearchIndex::open(database, must(store::column_key(database)), file));
    const auto set = must(index.find(store::asked_phrases(text)));
    std::vector<std::int64_t> ids;
    for (std::int64_t id = 0; id < 2000; ++id)
        if (set.holds(id)) ids.push_back(id);
    return ids;
}

} // namespace

TEST_CASE("words are found by their beginnings, without case and marks, in every script") {
    core::Incident incident = plain("Überfall: Größe unbekannt; U.S. drone");
    incident.summary = "обстріл Харкова. 火箭弹击中学校 ボート ถนน";
    core::Evidence evidence;
    evidence.quote = "landed in an open-field";
    incident.evidence = {evidence};
    for (const char* text : {"GROSSE uberfall", "unbek", "open field", "fie", "харк обст", "火箭", "学校", "击中",
                             "ボート", "US", "ถนน", "", "..."})
        CHECK_MESSAGE(found_in(incident, text), text);
    for (const char* text : {"berfall", "ield", "箭火", "dronex", "unbekannt drone field2"})
        CHECK_MESSAGE(!found_in(incident, text), text);
}

TEST_CASE("the index finds what reading every text finds, and follows changes") {
    const Folder folder;
    const std::vector<std::string> words{"shelling", "Харків", "火箭弹", "field", "open", "\"quoted\"",
                                         "naïve",    "a*b",    "NEAR",   "AND",   "42"};
    std::mt19937 random(3);
    const auto text = [&] {
        std::string out;
        for (auto n = 1 + random() % 5; n > 0; --n)
            out += (out.empty() ? "" : " ") + words[random() % words.size()];
        return out;
    };
    const auto writer = opened_store(folder.file());
    std::vector<core::Incident> many(600);
    for (core::Incident& incident : many) {
        incident.title = text();
        if (random() % 3 == 0) incident.summary = text();
        if (random() % 4 == 0) {
            incident.sources = missile().sources;
            incident.evidence.push_back({incident.sources[0].uid, "what", "supports", text(), {}, {}, "manual", {}});
        }
    }
    must(writer->add(many, author));
    const fs::path file = folder.path / "words";
    const auto same = [&] {
        const auto database = must(sql::Database::open(folder.file(), sql::Access::read));
        for (const char* asked :
             {"shel", "харк", "火", "火箭", "open field", "quoted", "naive 42", "a*b", "near", "and or", "nothing"}) {
            INFO(std::string(asked));
            CHECK(by_index(database, file, asked) == by_scan(database, asked));
        }
    };
    same();
    for (int i = 0; i < 20; ++i) {
        auto incident = must(writer->incident(1 + static_cast<std::int64_t>(random() % 500)));
        if (incident.deleted) continue;
        if (i % 4 == 0)
            must(writer->remove(incident.id, author));
        else if (i % 4 == 1)
            incident.title = text();
        else if (i % 4 == 2)
            incident.evidence.clear();
        else
            must(writer->add({&many[0], 1}, author));
        if (i % 4 == 1 || i % 4 == 2) must(writer->change(incident, author));
        if (i % 5 == 0) must(writer->undo(author));
        if (i % 3 == 0) same();
    }
    same();
    fs::resize_file(file, 5000); // a damaged one is made again
    same();
}
