/*
 * money_sum.cpp
 *		Binary form of the states of aggregates over monetary.
 */
#include "core/error.hpp"

#include "pg/guard.hpp"
#include "pg/money_sum.hpp"

namespace billing::pg {

MoneySum
receive_sum(StringInfo message) {
	MoneySum sum;

	if (message->len - message->cursor < static_cast<int>(sizeof(sum))) {
		throw Error("22P03", "binary value of type monetary_state has the wrong length");
	}
	auto const high = static_cast<std::uint64_t>(pq_getmsgint64(message));
	auto const low = static_cast<std::uint64_t>(pq_getmsgint64(message));
	std::int64_t const count = pq_getmsgint64(message);
	auto const currency = static_cast<std::uint64_t>(pq_getmsgint64(message));
	if (currency >= Currency::limit || !MoneySum::make(Currency::from_packed(static_cast<std::uint16_t>(currency)),
	                                                   static_cast<int128>(make_uint128(high, low)), count, sum)) {
		throw Error("22P03", "invalid binary value for type monetary_state");
	}
	return sum;
}

void
send_sum(StringInfo message, const MoneySum &sum) {
	pq_sendint64(message, high_half(static_cast<uint128>(sum.units())));
	pq_sendint64(message, low_half(static_cast<uint128>(sum.units())));
	pq_sendint64(message, static_cast<std::uint64_t>(sum.count()));
	pq_sendint64(message, sum.currency().packed());
}

} // namespace billing::pg
