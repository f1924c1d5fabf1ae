/*
 * price_slices.hpp
 *		The parts of a charge as rows of a set-returning function.
 */
#pragma once

#include <vector>

#include "core/price_rate.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

/* On the first call, before the first C++ object: may ereport. */
FuncCallContext *begin_slices(FunctionCallInfo fcinfo);

/* Then: the rows to return.  The server frees them. */
void keep_slices(FuncCallContext *call, std::vector<PriceSlice> slices);

/* The columns (tier, from_quantity, to_quantity, quantity, unit, flat, amount) of a row. */
constexpr int slice_columns = 7;
void slice_values(const PriceSlice &slice, Datum *values, bool *nulls);

/*
 * On every call.  Columns (tier, from_quantity, to_quantity, quantity, unit, flat, amount);
 * what is included is tier 0, what minimum and maximum change has no tier.
 */
Datum next_slice(FunctionCallInfo fcinfo);

} // namespace billing::pg
