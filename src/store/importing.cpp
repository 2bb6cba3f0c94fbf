#include "store/importing.hpp"

#include "store/merging.hpp"

namespace whenabouts::store {

core::Result<void> import_rows(const sql::Database& database, Filing& filing, RowWriter& writer,
                               const ImportRecord& record, const IncidentStream& rows, const std::string& tool,
                               ImportCounts& counts) {
    core::Incident incident;
    while (true) {
        auto more = rows(incident);
        if (!more) return tl::make_unexpected(more.error());
        if (!*more) break;
        auto known = filing.find_known(incident);
        if (!known) return tl::make_unexpected(known.error());
        if (*known) {
            auto changed = merge_known(database, filing, writer, **known, incident);
            if (!changed) return tl::make_unexpected(changed.error());
            ++(*changed ? counts.updated : counts.unchanged);
        } else {
            if (auto id = filing.add(incident); !id) return tl::make_unexpected(id.error());
            ++counts.added;
        }
        incident = {};
    }
    auto id = writer.insert(im_imports_table, {{"at", writer.now()},
                                               {"format", record.format},
                                               {"file_name", text_or_null(record.file_name)},
                                               {"sha256", text_or_null(record.sha256)},
                                               {"mapping", text_or_null(record.mapping)},
                                               {"rows_read", record.rows_read},
                                               {"rows_added", counts.added},
                                               {"rows_updated", counts.updated},
                                               {"rows_skipped", counts.unchanged},
                                               {"rows_rejected", record.rows_rejected},
                                               {"tool", tool},
                                               {"licence", text_or_null(record.licence)},
                                               {"citation", text_or_null(record.citation)}});
    return id ? core::Result<void>() : tl::make_unexpected(id.error());
}

} // namespace whenabouts::store
