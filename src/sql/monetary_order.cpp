/*
 * monetary_order.cpp
 *		SQL glue of sorting and ranges of monetary.
 */
#include "core/error.hpp"
#include "core/money.hpp"

#include "pg/guard.hpp"
#include "pg/money.hpp"

using namespace billing;

namespace {

/* The sorter calls these without a guard: they do not throw. */

int
compare_full(Datum a, Datum b, SortSupport) {
	return compare(pg::packed_money_from(a), pg::packed_money_from(b));
}

Datum
make_key(Datum original, SortSupport) {
	return UInt64GetDatum(abbreviate(pg::packed_money_from(original)));
}

/* Where keys are equal, which is for equal amounts, they cost little. */
bool
never_abort(int, SortSupport) {
	return false;
}

} // namespace

BILLING_FUNCTION(billing_monetary_sortsupport) {
	auto *support = reinterpret_cast<SortSupport>(PG_GETARG_POINTER(0));

	support->comparator = compare_full;
#if SIZEOF_DATUM == 8
	if (support->abbreviate) {
		support->comparator = ssup_datum_unsigned_cmp;
		support->abbrev_converter = make_key;
		support->abbrev_abort = never_abort;
		support->abbrev_full_comparator = compare_full;
	}
#endif
	PG_RETURN_VOID();
}

/* Only checks: a range of amounts has one form.  Plain data is alive at the server's calls. */
BILLING_FUNCTION(billing_monetaryrange_canonical) {
	RangeType *range = PG_GETARG_RANGE_P(0);
	RangeBound lower;
	RangeBound upper;
	bool empty;

	range_deserialize(range_get_typcache(fcinfo, RangeTypeGetOid(range)), range, &lower, &upper, &empty);
	if (!empty && !lower.infinite && !upper.infinite) {
		require_same_currency(pg::money_from(lower.val), pg::money_from(upper.val));
	}
	PG_RETURN_RANGE_P(range);
}

/* The distance in the total order, for the penalties of indexes; the currency weighs more than any amount. */
BILLING_FUNCTION(billing_monetary_subtype_diff) {
	PackedMoney const a = PG_GETARG_PACKED_MONEY(0);
	PackedMoney const b = PG_GETARG_PACKED_MONEY(1);

	PG_RETURN_FLOAT8(
	    static_cast<double>(static_cast<int128>(make_uint128(a.high, a.low) - make_uint128(b.high, b.low))));
}
