#pragma once
#include "core/result.hpp"
#include "digest/sha256.hpp"
#include "exchange/import/row_builder.hpp"
#include "exchange/input_file.hpp"
#include "exchange/table_reader.hpp"
#include "json/value.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whenabouts::exchange {

/// One row of a table or one feature. Views are valid until the next one is read.
struct Record {
    std::span<const Cell> cells; ///< as many as there are columns
    std::string_view raw;        ///< as it stands in the file
    long line = 0;
    std::string problem;                  ///< why it cannot be read as a record; empty = sound
    const json::Value* feature = nullptr; ///< of GeoJSON
    bool own = false;                     ///< a feature that `export` wrote
    /// Members that no column stands for: name (as a JSON string) and value (JSON).
    std::span<const std::pair<std::string, std::string>> further;
};

/// The records of a file, one after the other, in bounded memory.
class RecordSource {
  public:
    virtual ~RecordSource() = default;
    /// The next one; nullptr at the end. Errors are those of the file as a whole.
    [[nodiscard]] virtual core::Result<const Record*> next() = 0;
    [[nodiscard]] virtual const std::vector<std::string>& columns() const = 0;
    /// Bytes of the file read so far.
    [[nodiscard]] virtual std::uint64_t done() const = 0;
    /// '\0' for what is no table.
    [[nodiscard]] virtual char separator() const = 0;
};

/// A table of text with a header line. Rows of another length, rows with malformed quotes and rows with zero bytes
/// become records with a problem. Refused (exit status 3): an empty file. `digest` is fed the bytes of the file.
[[nodiscard]] core::Result<std::unique_ptr<RecordSource>> open_table(const InputFile& file, const TableForm& form,
                                                                     digest::Sha256* digest);

/// Features of GeoJSON (see FeatureStream). The properties of the first thousand are the columns. What is no valid JSON
/// between its brackets, or no Feature, becomes a record with a problem.
[[nodiscard]] core::Result<std::unique_ptr<RecordSource>> open_features(const InputFile& file, const TableForm& form,
                                                                        digest::Sha256* digest);

} // namespace whenabouts::exchange
