/*
 * money_sum.hpp
 *		Binary form of the states of aggregates over monetary.
 */
#pragma once

#include "core/money_sum.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

/*
 * Four 64-bit integers in network order: sum high and low, count, packed
 * currency.  Raises 22P03, also where the message is too short.
 */
MoneySum receive_sum(StringInfo message);

void send_sum(StringInfo message, const MoneySum &sum);

} // namespace billing::pg
