#pragma once
#include "exchange/import/record_source.hpp"

#include <array>

namespace whenabouts::exchange {

/// What the values of a column prove about an order, with the lines that do; 0 = none does.
struct OrderProofs {
    long one = 0;    ///< day first, or longitude first
    long other = 0;  ///< month first, or latitude first
    long either = 0; ///< could be read both ways
    std::string one_value, other_value, either_value;
};

/// Fields whose cells are dates.
inline constexpr std::array<Field, 4> date_fields{Field::date, Field::start, Field::end, Field::published};

/// The proofs of all columns of dates and of positions, by field.
class Orders {
  public:
    explicit Orders(const Mapping& mapping) : m_mapping(&mapping) {}
    void look_at(const Record& record);
    [[nodiscard]] const OrderProofs& operator[](Field field) const { return m_proofs[static_cast<std::size_t>(field)]; }

    /// Refused (exit status 2) when the column proves both or nothing although an order is needed.
    [[nodiscard]] core::Result<DateOrder> date_order(Field field, const std::string& where) const;
    [[nodiscard]] core::Result<PairOrder> pair_order(const std::string& where) const;
    /// Whether anything was seen that needs an order.
    [[nodiscard]] bool any() const;

  private:
    const Mapping* m_mapping;
    std::array<OrderProofs, field_count> m_proofs;
};

} // namespace whenabouts::exchange
