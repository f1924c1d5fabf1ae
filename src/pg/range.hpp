/*
 * range.hpp
 *		Building tstzrange values without a catalog look-up per row.
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

} // namespace billing::pg
