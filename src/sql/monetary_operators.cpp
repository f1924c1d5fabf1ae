/*
 * monetary_operators.cpp
 *		SQL glue of the operators on monetary: arithmetic, comparison, hashing.
 */
#include "core/money.hpp"

#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"

using namespace billing;

namespace {

/* In the total order, for the operators that never raise. */
int
compare_any(FunctionCallInfo fcinfo) {
	return compare(PG_GETARG_PACKED_MONEY(0), PG_GETARG_PACKED_MONEY(1));
}

/* In one currency, for the strict operators. */
int
compare_same(FunctionCallInfo fcinfo) {
	PackedMoney const a = PG_GETARG_PACKED_MONEY(0);
	PackedMoney const b = PG_GETARG_PACKED_MONEY(1);

	require_same_currency(unpack(a), unpack(b));
	return compare(a, b);
}

} // namespace

BILLING_FUNCTION(billing_monetary_add) {
	PG_RETURN_MONEY(add(PG_GETARG_MONEY(0), PG_GETARG_MONEY(1)));
}

BILLING_FUNCTION(billing_monetary_subtract) {
	PG_RETURN_MONEY(subtract(PG_GETARG_MONEY(0), PG_GETARG_MONEY(1)));
}

BILLING_FUNCTION(billing_monetary_negate) {
	PG_RETURN_MONEY(negate(PG_GETARG_MONEY(0)));
}

BILLING_FUNCTION(billing_monetary_multiply_int2) {
	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(0), PG_GETARG_INT16(1)));
}

BILLING_FUNCTION(billing_monetary_multiply_int4) {
	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(0), PG_GETARG_INT32(1)));
}

BILLING_FUNCTION(billing_monetary_multiply_int8) {
	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(0), PG_GETARG_INT64(1)));
}

BILLING_FUNCTION(billing_monetary_multiply_numeric) {
	const varlena *factor = PG_GETARG_NUMERIC_PACKED(1);

	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(0), pg::to_decimal(factor)));
}

BILLING_FUNCTION(billing_int2_multiply_monetary) {
	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(1), PG_GETARG_INT16(0)));
}

BILLING_FUNCTION(billing_int4_multiply_monetary) {
	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(1), PG_GETARG_INT32(0)));
}

BILLING_FUNCTION(billing_int8_multiply_monetary) {
	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(1), PG_GETARG_INT64(0)));
}

BILLING_FUNCTION(billing_numeric_multiply_monetary) {
	const varlena *factor = PG_GETARG_NUMERIC_PACKED(0);

	PG_RETURN_MONEY(multiply(PG_GETARG_MONEY(1), pg::to_decimal(factor)));
}

BILLING_FUNCTION(billing_monetary_divide_int2) {
	PG_RETURN_MONEY(divide(PG_GETARG_MONEY(0), Decimal(PG_GETARG_INT16(1))));
}

BILLING_FUNCTION(billing_monetary_divide_int4) {
	PG_RETURN_MONEY(divide(PG_GETARG_MONEY(0), Decimal(PG_GETARG_INT32(1))));
}

BILLING_FUNCTION(billing_monetary_divide_int8) {
	PG_RETURN_MONEY(divide(PG_GETARG_MONEY(0), Decimal(PG_GETARG_INT64(1))));
}

BILLING_FUNCTION(billing_monetary_divide_numeric) {
	const varlena *divisor = PG_GETARG_NUMERIC_PACKED(1);

	PG_RETURN_MONEY(divide(PG_GETARG_MONEY(0), pg::to_decimal(divisor)));
}

/* As many digits as numeric / numeric gives; plain data only is alive at the call. */
BILLING_FUNCTION(billing_monetary_ratio) {
	Money const dividend = PG_GETARG_MONEY(0);
	Money const divisor = PG_GETARG_MONEY(1);

	require_same_currency(dividend, divisor);
	return DirectFunctionCall2(numeric_div, pg::from_decimal(amount(dividend)), pg::from_decimal(amount(divisor)));
}

BILLING_FUNCTION(billing_monetary_eq) {
	PG_RETURN_BOOL(compare_any(fcinfo) == 0);
}

BILLING_FUNCTION(billing_monetary_ne) {
	PG_RETURN_BOOL(compare_any(fcinfo) != 0);
}

BILLING_FUNCTION(billing_monetary_lt) {
	PG_RETURN_BOOL(compare_any(fcinfo) < 0);
}

BILLING_FUNCTION(billing_monetary_le) {
	PG_RETURN_BOOL(compare_any(fcinfo) <= 0);
}

BILLING_FUNCTION(billing_monetary_gt) {
	PG_RETURN_BOOL(compare_any(fcinfo) > 0);
}

BILLING_FUNCTION(billing_monetary_ge) {
	PG_RETURN_BOOL(compare_any(fcinfo) >= 0);
}

BILLING_FUNCTION(billing_monetary_cmp) {
	PG_RETURN_INT32(compare_any(fcinfo));
}

BILLING_FUNCTION(billing_monetary_same_eq) {
	PG_RETURN_BOOL(compare_same(fcinfo) == 0);
}

BILLING_FUNCTION(billing_monetary_same_lt) {
	PG_RETURN_BOOL(compare_same(fcinfo) < 0);
}

BILLING_FUNCTION(billing_monetary_same_le) {
	PG_RETURN_BOOL(compare_same(fcinfo) <= 0);
}

BILLING_FUNCTION(billing_monetary_same_gt) {
	PG_RETURN_BOOL(compare_same(fcinfo) > 0);
}

BILLING_FUNCTION(billing_monetary_same_ge) {
	PG_RETURN_BOOL(compare_same(fcinfo) >= 0);
}

BILLING_FUNCTION(billing_monetary_same_cmp) {
	PG_RETURN_INT32(compare_same(fcinfo));
}

/* Equal values have equal bits. */
BILLING_FUNCTION(billing_monetary_hash) {
	PackedMoney const packed = PG_GETARG_PACKED_MONEY(0);

	return hash_any(reinterpret_cast<const unsigned char *>(&packed), sizeof(packed));
}

BILLING_FUNCTION(billing_monetary_hash_extended) {
	PackedMoney const packed = PG_GETARG_PACKED_MONEY(0);

	return hash_any_extended(reinterpret_cast<const unsigned char *>(&packed), sizeof(packed),
	                         static_cast<std::uint64_t>(PG_GETARG_INT64(1)));
}
