#include "exchange/import/orders.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace whenabouts::exchange {

namespace {

void note(long& line, std::string& value, const Record& record, std::string_view cell) {
    if (line != 0) return;
    line = std::max(1L, record.line);
    value = cell.substr(0, 40);
}

} // namespace

void Orders::look_at(const Record& record) {
    if (!record.problem.empty()) return;
    for (const Field field : date_fields)
        for (const std::size_t column : (*m_mapping)[field]) {
            const std::string_view cell = record.cells[column].text;
            OrderProofs& proofs = m_proofs[static_cast<std::size_t>(field)];
            switch (order_proof(cell)) {
            case OrderProof::none:
                break;
            case OrderProof::day_first:
                note(proofs.one, proofs.one_value, record, cell);
                break;
            case OrderProof::month_first:
                note(proofs.other, proofs.other_value, record, cell);
                break;
            case OrderProof::either:
                note(proofs.either, proofs.either_value, record, cell);
                break;
            }
        }
    for (const std::size_t column : (*m_mapping)[Field::position]) {
        const std::string_view cell = record.cells[column].text;
        if (!is_plain_pair(cell)) continue;
        OrderProofs& proofs = m_proofs[static_cast<std::size_t>(Field::position)];
        const PairOrder order = proven_order(cell);
        if (order == PairOrder::lon_lat)
            note(proofs.one, proofs.one_value, record, cell);
        else if (order == PairOrder::lat_lon)
            note(proofs.other, proofs.other_value, record, cell);
        else
            note(proofs.either, proofs.either_value, record, cell);
    }
}

bool Orders::any() const {
    return std::any_of(m_proofs.begin(), m_proofs.end(),
                       [](const OrderProofs& p) { return p.one != 0 || p.other != 0 || p.either != 0; });
}

core::Result<DateOrder> Orders::date_order(Field field, const std::string& where) const {
    const OrderProofs& proofs = (*this)[field];
    if (proofs.one != 0 && proofs.other != 0)
        return core::bad_usage(fmt::format("{}: the column of the {} has the day first on line {} ({}) and the month "
                                           "first on line {} ({})",
                                           where, to_string(field), proofs.one, proofs.one_value, proofs.other,
                                           proofs.other_value),
                               "say what is meant with --dates dmy or --dates mdy; the others are then rejected");
    if (proofs.one != 0) return DateOrder::day_first;
    if (proofs.other != 0) return DateOrder::month_first;
    if (proofs.either == 0) return DateOrder::unknown;
    return core::bad_usage(
        fmt::format("{}:{}: nothing in the column of the {} tells whether {} has the day or the month "
                    "first",
                    where, proofs.either, to_string(field), proofs.either_value),
        "say it with --dates dmy or --dates mdy");
}

core::Result<PairOrder> Orders::pair_order(const std::string& where) const {
    const OrderProofs& proofs = (*this)[Field::position];
    if (proofs.one != 0 && proofs.other != 0)
        return core::bad_usage(fmt::format("{}: positions have the longitude first on line {} ({}) and the latitude "
                                           "first on line {} ({})",
                                           where, proofs.one, proofs.one_value, proofs.other, proofs.other_value),
                               "say what is meant with --positions lonlat or latlon; the others are then rejected");
    if (proofs.one != 0) return PairOrder::lon_lat;
    if (proofs.other != 0) return PairOrder::lat_lon;
    if (proofs.either == 0) return PairOrder::unknown;
    return core::bad_usage(fmt::format("{}:{}: nothing tells whether {} has the longitude or the latitude first", where,
                                       proofs.either, proofs.either_value),
                           "say it with --positions lonlat or --positions latlon");
}

} // namespace whenabouts::exchange
