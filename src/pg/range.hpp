/*
 * range.hpp
 *		tstzrange values without a catalog look-up per row.
 */
#pragma once

#include <cstring>

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

/*
 * A range of instants as numbers: a bound that is missing is before or after all of
 * them.  It is read where it lies, like a numeric: after its type come the bounds
 * that there are, and last the flags.
 */
inline Period
to_period(const varlena *range) {
	const char *const bytes = VARDATA_ANY(range);
	const std::size_t size = VARSIZE_ANY_EXHDR(range);
	const auto flags = static_cast<unsigned char>(bytes[size - 1]);
	const char *bound = bytes + sizeof(Oid);
	Period period{{DT_NOBEGIN}, {DT_NOEND}};

	if ((flags & RANGE_EMPTY) != 0) {
		return {{DT_NOEND}, {DT_NOBEGIN}};
	}
	if (RANGE_HAS_LBOUND(flags)) {
		std::memcpy(&period.lower.micros, bound, sizeof(std::int64_t));
		bound += sizeof(std::int64_t);
	}
	if (RANGE_HAS_UBOUND(flags)) {
		std::memcpy(&period.upper.micros, bound, sizeof(std::int64_t));
	}
	return period;
}

/* An argument as to_period() wants it; may ereport, so before any C++ object. */
inline const varlena *
range_arg(Datum datum) {
	return reinterpret_cast<const varlena *>(PG_DETOAST_DATUM_PACKED(datum));
}

} // namespace billing::pg
