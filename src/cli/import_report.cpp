#include "cli/import_report.hpp"

#include "cli/notes.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "core/data_folder.hpp"
#include "core/grouped.hpp"
#include "exchange/members.hpp"
#include "json/value.hpp"

#include <fmt/format.h>

namespace whenabouts::cli {

namespace {

using json::Value;

std::string grouped(std::int64_t count) {
    return core::grouped(static_cast<std::uint64_t>(count));
}

std::string summary(const ImportedFile& file, const ImportRejects& rejects, bool dry_run) {
    std::string out =
        fmt::format("{} row{} read: {} {}added, {} updated, {} unchanged, {} rejected", grouped(file.rows),
                    file.rows == 1 ? "" : "s", grouped(file.counts.added), dry_run ? "would be " : "",
                    grouped(file.counts.updated), grouped(file.counts.unchanged), grouped(file.rejected));
    if (file.rejected > 0 && !rejects.path().empty()) out += fmt::format(" (see {})", rejects.path());
    return out;
}

std::string position_words(const core::Where& where) {
    if (!where.position) return "no position";
    return fmt::format("{:.5f},{:.5f} ± {:.0f} m", where.position->lon, where.position->lat,
                       where.radius_m.value_or(0));
}

void print_mapping(const ImportedFile& file) {
    const auto* const columns = file.mapping.object();
    if (columns == nullptr || columns->empty()) return;
    std::vector<std::vector<std::string>> rows{{"column", "becomes"}};
    for (const auto& [name, field] : *columns) rows.push_back({name, std::string(field.text())});
    print_table(std::move(rows), {40, 0});
    print("\n");
}

void print_first(const ImportedFile& file) {
    if (file.first.empty()) return;
    std::vector<std::vector<std::string>> rows{{"title", "when", "where", "position", "category", "id"}};
    for (const core::Incident& incident : file.first)
        rows.push_back({incident.title, incident.when.span.edtf(), incident.where.text, position_words(incident.where),
                        incident.category, incident.origin_id});
    print_table(std::move(rows), {50, 30, 30, 40, 20, 20});
    print("\n");
}

Value notes_json(const std::vector<std::string>& notes) {
    Value::Array out(notes.begin(), notes.end());
    return out;
}

Value first_json(const ImportedFile& file, const taxonomy::Taxonomy& taxonomy) {
    Value::Array out;
    for (const core::Incident& incident : file.first)
        out.emplace_back(exchange::flat_object(incident, taxonomy[incident.category]));
    return out;
}

} // namespace

void report_import(const ImportFlags& flags, const ImportRejects& rejects, const std::vector<ImportedFile>& files) {
    for (const ImportedFile& file : files) {
        if (flags.dry_run) {
            print_mapping(file);
            print_first(file);
        }
        const std::string prefix = files.size() > 1 ? file.name + ": " : "";
        for (const std::string& words : file.notes) note(prefix + words);
        note(prefix + summary(file, rejects, flags.dry_run));
    }
    for (const auto& one : rejects.shown()) note(fmt::format("  {}:{}: {}", one.file, one.line, one.reason));
    const auto shown = static_cast<std::int64_t>(rejects.shown().size());
    if (rejects.count() > shown)
        note(fmt::format("  … and {} more{}", grouped(rejects.count() - shown),
                         rejects.path().empty() ? "; --rejects FILE keeps them all" : ""));
    if (flags.dry_run) note("dry run: nothing was kept");
}

void report_import_json(const ImportFlags& flags, const ImportRejects& rejects,
                        const std::vector<ImportedFile>& files) {
    std::optional<taxonomy::Taxonomy> taxonomy;
    if (const auto folders = core::find_data_folders())
        if (auto loaded = taxonomy::Taxonomy::load(folders->assets)) taxonomy.emplace(std::move(*loaded));
    Value::Array out;
    for (const ImportedFile& file : files) {
        Value::Object one{{"file", file.name},
                          {"format", file.format},
                          {"origin", file.origin},
                          {"rows", file.rows},
                          {"added", file.counts.added},
                          {"updated", file.counts.updated},
                          {"unchanged", file.counts.unchanged},
                          {"rejected", file.rejected},
                          {"mapping", file.mapping},
                          {"notes", notes_json(file.notes)}};
        if (flags.dry_run && taxonomy) one.emplace_back("first", first_json(file, *taxonomy));
        out.emplace_back(std::move(one));
    }
    Value::Array refused;
    for (const auto& one : rejects.shown())
        refused.emplace_back(
            Value::Object{{"file", one.file}, {"line", static_cast<std::int64_t>(one.line)}, {"reason", one.reason}});
    print(json::print_pretty(Value::Object{{"dry_run", flags.dry_run},
                                           {"files", std::move(out)},
                                           {"rejected", rejects.count()},
                                           {"rejects", std::move(refused)}}) +
          "\n");
}

} // namespace whenabouts::cli
