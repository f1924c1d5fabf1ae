/*
 * range.hpp
 *		tstzrange values without a catalog look-up per row.
 */
#pragma once

#include "core/calendar.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

/* [lower, upper), or the empty range where nothing is in between.  May ereport. */
inline RangeType *
make_tstzrange(TypeCacheEntry *type, const Period &period) {
	RangeBound lower{TimestampTzGetDatum(period.lower.micros), false, true, true};
	RangeBound upper{TimestampTzGetDatum(period.upper.micros), false, false, false};

	return make_range_compat(type, &lower, &upper, period.empty());
}

/* A range of instants as numbers: a bound that is missing is before or after all of them. */
inline Period
to_period(TypeCacheEntry *type, const RangeType *range) {
	RangeBound lower;
	RangeBound upper;
	bool empty;

	range_deserialize(type, range, &lower, &upper, &empty);
	if (empty) {
		return {{DT_NOEND}, {DT_NOBEGIN}};
	}
	return {{lower.infinite ? DT_NOBEGIN : DatumGetTimestampTz(lower.val)},
	        {upper.infinite ? DT_NOEND : DatumGetTimestampTz(upper.val)}};
}

} // namespace billing::pg
