/*
 * aggregate.hpp
 *		Functions that an aggregate calls with its state.
 */
#pragma once

#include "pg/pg.hpp"

namespace billing::pg {

/*
 * Whether an aggregate or a window calls, so that its state is ours to change.
 * The answer of AggCheckCallContext without the call, for transition functions
 * that run once a row.
 */
inline bool
is_aggregate_call(FunctionCallInfo fcinfo) {
	return fcinfo->context != nullptr && (IsA(fcinfo->context, AggState) || IsA(fcinfo->context, WindowAggState));
}

} // namespace billing::pg
