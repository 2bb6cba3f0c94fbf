#pragma once
#include "sql/database.hpp"
#include "story.hpp"

#include <string>
#include <utility>
#include <vector>

namespace story {

/// Changes a store behind the back of its triggers, checks and history, as damage does.
inline void damage(const std::string& path, const std::string& script) {
    const auto db = must(sql::Database::open(path, sql::Access::write));
    must(db.execute("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; PRAGMA writable_schema=ON;"));
    // Triggers are put back word for word, so that only the damage itself can be found.
    auto select = must(db.prepare("SELECT name,sql FROM sqlite_master WHERE type='trigger'"));
    std::vector<std::pair<std::string, std::string>> triggers;
    while (must(select.step())) triggers.emplace_back(select.string(0), select.string(1));
    select.reset();
    for (const auto& [name, text] : triggers) must(db.execute("DROP TRIGGER \"" + name + "\""));
    must(db.execute(script));
    for (const auto& [name, text] : triggers) must(db.execute(text));
}

} // namespace story
