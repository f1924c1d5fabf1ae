/*
 * monetary_sums.cpp
 *		SQL glue of sum_by_currency and its state.
 *
 * The state is a varlena of one MoneySum per currency.  The four bytes after the
 * header are zero: they align what follows to 8.
 */
#include <cstring>
#include <vector>

#include "core/error.hpp"
#include "core/money_sums.hpp"

#include "pg/aggregate.hpp"
#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/money_array.hpp"
#include "pg/money_sum.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

struct States {
	std::int32_t header;
	std::uint32_t unused;
};

static_assert(sizeof(States) == alignof(MoneySum), "the sums follow without a gap");

MoneySumSpan
span(States *states) {
	return {reinterpret_cast<MoneySum *>(states + 1), (VARSIZE(states) - sizeof(States)) / sizeof(MoneySum)};
}

/* Room for so many sums. */
States *
make_states(std::size_t count) {
	std::size_t const size = sizeof(States) + count * sizeof(MoneySum);
	auto *states = static_cast<States *>(pg::allocate(CurrentMemoryContext, size));

	SET_VARSIZE(states, size);
	states->unused = 0;
	return states;
}

/* May ereport, so before any C++ object. */
States *
states_arg(FunctionCallInfo fcinfo, int argument) {
	return reinterpret_cast<States *>(PG_DETOAST_DATUM(PG_GETARG_DATUM(argument)));
}

/* The first argument to change where it stands when an aggregate calls, otherwise a copy. */
States *
changeable_states(FunctionCallInfo fcinfo) {
	return pg::is_aggregate_call(fcinfo) ? states_arg(fcinfo, 0)
	                                     : reinterpret_cast<States *>(PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)));
}

} // namespace

BILLING_FUNCTION(billing_monetary_states_in) {
	std::vector<MoneySum> const sums = parse_money_sums(PG_GETARG_CSTRING(0));
	States *states = make_states(sums.size());

	std::copy(sums.begin(), sums.end(), span(states).begin());
	PG_RETURN_POINTER(states);
}

BILLING_FUNCTION(billing_monetary_states_out) {
	States *states = states_arg(fcinfo, 0);

	PG_RETURN_CSTRING(pg::c_string(to_string(span(states))));
}

/* The states of each currency, 32 bytes each. */
BILLING_FUNCTION(billing_monetary_states_recv) {
	auto *message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
	States *states = make_states(static_cast<std::size_t>(message->len - message->cursor) / sizeof(MoneySum));

	for (MoneySum &sum : span(states)) {
		sum = pg::receive_sum(message);
	}
	if (message->cursor != message->len || !is_valid(span(states))) {
		throw Error("22P03", "invalid binary value for type monetary_states");
	}
	PG_RETURN_POINTER(states);
}

BILLING_FUNCTION(billing_monetary_states_send) {
	States *states = states_arg(fcinfo, 0);
	StringInfoData message;

	pq_begintypsend(&message);
	for (const MoneySum &sum : span(states)) {
		pg::send_sum(&message, sum);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

BILLING_FUNCTION(billing_monetary_states_add) {
	States *states = changeable_states(fcinfo);
	PackedMoney const packed = PG_GETARG_PACKED_MONEY(1);
	Currency const currency = packed_currency(packed);
	MoneySumSpan const sums = span(states);
	MoneySum *sum = find_sum(sums, currency);

	if (sum != sums.end() && sum->currency() == currency) {
		sum->add(packed);
		PG_RETURN_POINTER(states);
	}

	MoneySum added;
	added.add(packed);
	States *larger = make_states(sums.size + 1);
	merge_sums(sums, {&added, 1}, span(larger).begin());
	PG_RETURN_POINTER(larger);
}

BILLING_FUNCTION(billing_monetary_states_merge) {
	States *states = changeable_states(fcinfo);
	States *others = states_arg(fcinfo, 1);
	std::size_t const missing = count_missing(span(states), span(others));

	if (missing == 0) {
		for (const MoneySum &other : span(others)) {
			find_sum(span(states), other.currency())->merge(other);
		}
		PG_RETURN_POINTER(states);
	}

	States *larger = make_states(span(states).size + missing);
	merge_sums(span(states), span(others), span(larger).begin());
	PG_RETURN_POINTER(larger);
}

BILLING_FUNCTION(billing_monetary_states_totals) {
	Oid const element_type = pg::result_element_type(fcinfo);
	States *states = states_arg(fcinfo, 0);
	std::vector<Money> totals;

	if (span(states).size == 0) {
		PG_RETURN_NULL();
	}
	for (const MoneySum &sum : span(states)) {
		totals.push_back(sum.total());
	}
	PG_RETURN_DATUM(pg::money_array(element_type, totals));
}
