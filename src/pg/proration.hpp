/*
 * proration.hpp
 *		Arguments of the proration functions, without a look-up per row.
 */
#pragma once

#include "core/calendar.hpp"
#include "core/proration.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

struct ProrationArgs {
	const ProrationPolicy *policy;
	ProrationShare share;
};

/*
 * Arguments first .. first + 3 are service, cycle, zone, policy; only the last may be NULL.
 * Remembers policies in fn_extra, so a function that uses this keeps nothing
 * else there.  Raises 22023 for ranges that are empty, unbounded or not within
 * one another, and for a cycle that cannot be divided.  May ereport: call it before the first C++ object with a
 * destructor.
 */
ProrationArgs proration_args(FunctionCallInfo fcinfo, int first);

} // namespace billing::pg
