/*
 * money_parts.hpp
 *		Parts of an amount that sum to it exactly.
 *
 * Parts are whole numbers of 10^-digits majors, digits as for round().  An
 * amount that is none raises 22M03: rounding it would lose a residue.  What the
 * shares cut off goes, one step each, to the parts with the largest remainders,
 * the earlier one where they are equal.  The sign takes no part in this, so the
 * parts of -m are the negated parts of m.
 */
#pragma once

#include <cstdint>
#include <vector>

#include "core/money.hpp"

namespace billing {

/* More parts than anyone bills; it bounds time and memory of one call. */
constexpr std::int64_t max_money_parts = 100000;

/* In proportion to weights, which are not negative and not all zero: 22023 otherwise. */
std::vector<Money> allocate(const Money &money, const std::vector<Decimal> &weights, int digits);

/* In count equal weights; 22023 where count is below 1 or above max_money_parts. */
std::vector<Money> split(const Money &money, std::int64_t count, int digits);

} // namespace billing
