/*
 * monetary_aggregates.cpp
 *		SQL glue of the aggregates over monetary and their state.
 */
#include <cstring>

#include "core/error.hpp"
#include "core/money_sum.hpp"

#include "pg/aggregate.hpp"
#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/money_sum.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

MoneySum
sum_from(Datum datum) {
	MoneySum sum;

	std::memcpy(&sum, DatumGetPointer(datum), sizeof(sum));
	return sum;
}

Datum
sum_datum(const MoneySum &sum) {
	void *result = pg::allocate(CurrentMemoryContext, sizeof(sum));

	std::memcpy(result, &sum, sizeof(sum));
	return PointerGetDatum(result);
}

/*
 * The state to change: the first argument where it stands when an aggregate
 * calls, otherwise a copy, because a plain caller's value is not ours.
 */
MoneySum *
changeable_sum(FunctionCallInfo fcinfo) {
	Datum const state = PG_GETARG_DATUM(0);

	return reinterpret_cast<MoneySum *>(
	    DatumGetPointer(pg::is_aggregate_call(fcinfo) ? state : sum_datum(sum_from(state))));
}

} // namespace

BILLING_FUNCTION(billing_monetary_state_in) {
	PG_RETURN_DATUM(sum_datum(MoneySum::parse(PG_GETARG_CSTRING(0))));
}

BILLING_FUNCTION(billing_monetary_state_out) {
	PG_RETURN_CSTRING(pg::c_string(sum_from(PG_GETARG_DATUM(0)).to_string()));
}

BILLING_FUNCTION(billing_monetary_state_recv) {
	auto *message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
	MoneySum const sum = pg::receive_sum(message);

	if (message->cursor != message->len) {
		throw Error("22P03", "binary value of type monetary_state has the wrong length");
	}
	PG_RETURN_DATUM(sum_datum(sum));
}

BILLING_FUNCTION(billing_monetary_state_send) {
	StringInfoData message;

	pq_begintypsend(&message);
	pg::send_sum(&message, sum_from(PG_GETARG_DATUM(0)));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

BILLING_FUNCTION(billing_monetary_state_add) {
	MoneySum *sum = changeable_sum(fcinfo);

	sum->add(PG_GETARG_PACKED_MONEY(1));
	PG_RETURN_POINTER(sum);
}

BILLING_FUNCTION(billing_monetary_state_remove) {
	MoneySum *sum = changeable_sum(fcinfo);

	sum->remove(PG_GETARG_PACKED_MONEY(1));
	PG_RETURN_POINTER(sum);
}

BILLING_FUNCTION(billing_monetary_state_merge) {
	MoneySum *sum = changeable_sum(fcinfo);

	sum->merge(sum_from(PG_GETARG_DATUM(1)));
	PG_RETURN_POINTER(sum);
}

BILLING_FUNCTION(billing_monetary_state_total) {
	MoneySum const sum = sum_from(PG_GETARG_DATUM(0));

	if (sum.count() == 0) {
		PG_RETURN_NULL();
	}
	PG_RETURN_MONEY(sum.total());
}

BILLING_FUNCTION(billing_monetary_state_mean) {
	MoneySum const sum = sum_from(PG_GETARG_DATUM(0));

	if (sum.count() == 0) {
		PG_RETURN_NULL();
	}
	PG_RETURN_MONEY(sum.mean());
}

/* Transitions of min and max: one of the arguments as it is. */
BILLING_FUNCTION(billing_monetary_smaller) {
	PackedMoney const a = PG_GETARG_PACKED_MONEY(0);
	PackedMoney const b = PG_GETARG_PACKED_MONEY(1);

	require_same_currency(unpack(a), unpack(b));
	PG_RETURN_DATUM(PG_GETARG_DATUM(compare(b, a) < 0 ? 1 : 0));
}

BILLING_FUNCTION(billing_monetary_larger) {
	PackedMoney const a = PG_GETARG_PACKED_MONEY(0);
	PackedMoney const b = PG_GETARG_PACKED_MONEY(1);

	require_same_currency(unpack(a), unpack(b));
	PG_RETURN_DATUM(PG_GETARG_DATUM(compare(b, a) > 0 ? 1 : 0));
}
