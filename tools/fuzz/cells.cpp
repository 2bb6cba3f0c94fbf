// libFuzzer target: cells of dates and positions. The first byte chooses the orders; a tab parts date and clock, or
// longitude and latitude. Run it from the root of the sources.
#include "exchange/import/date_cells.hpp"
#include "exchange/import/position_cells.hpp"

#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace {

using namespace whenabouts;

void require(bool holds) {
    if (!holds) std::abort();
}

void look_at(const core::Result<core::TimeSpan>& span) {
    if (!span) return require(!span.error().what.empty());
    // Its precision may be coarser than its letters: "5 pm" is an hour. So only that it is EDTF is certain.
    require(core::TimeSpan::parse(span->edtf()).has_value());
    require(!span->begin() || !span->end() || *span->begin() < *span->end());
}

void look_at(const core::Result<exchange::CellPosition>& found) {
    if (!found) return require(!found.error().what.empty());
    require(std::abs(found->position.lon) <= 180 && std::abs(found->position.lat) <= 90);
    require(std::isfinite(found->radius_m) && found->radius_m >= 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto words = reading::DateReader::load("assets/lexicons").value();
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(bytes + 1), size - 1);
    const std::size_t tab = text.find('\t');
    const std::string_view first = text.substr(0, tab);
    const std::string_view second = tab == std::string_view::npos ? "" : text.substr(tab + 1);
    exchange::DateCells dates(bytes[0] % 2 == 0 ? &words : nullptr);
    dates.allow_short_years(bytes[0] / 2 % 2 == 0);
    const auto order = static_cast<exchange::DateOrder>(bytes[0] / 4 % 3);
    const auto span = dates.read(first, order, second);
    look_at(span);
    if (const auto last = dates.read(second, order); span && last) look_at(exchange::DateCells::between(*span, *last));
    static_cast<void>(exchange::order_proof(first));
    static_cast<void>(exchange::edtf_clock(second));
    look_at(exchange::position_of(first, second));
    look_at(exchange::position_of(text, static_cast<exchange::PairOrder>(bytes[0] / 12 % 3)));
    static_cast<void>(exchange::proven_order(text));
    static_cast<void>(exchange::is_plain_pair(text));
    static_cast<void>(exchange::looks_like_position(text));
    return 0;
}
