/*
 * price_slices.cpp
 *		The parts of a charge as rows of a set-returning function.
 */
#include "pg/price_slices.hpp"

#include <utility>

#include "pg/memory.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"

namespace billing::pg {

namespace {

using Slices = std::vector<PriceSlice>;

} // namespace

FuncCallContext *
begin_slices(FunctionCallInfo fcinfo) {
	FuncCallContext *const call = SRF_FIRSTCALL_INIT();
	const MemoryContext caller = MemoryContextSwitchTo(call->multi_call_memory_ctx);

	if (get_call_result_type(fcinfo, nullptr, &call->tuple_desc) != TYPEFUNC_COMPOSITE) {
		elog(ERROR, "rate_detail must be called where it can return rows");
	}
	call->tuple_desc = BlessTupleDesc(call->tuple_desc);
	MemoryContextSwitchTo(caller);
	return call;
}

void
keep_slices(FuncCallContext *call, Slices slices) {
	call->user_fctx = create_in<Slices>(call->multi_call_memory_ctx, std::move(slices));
}

void
slice_values(const PriceSlice &slice, Datum *values, bool *nulls) {
	const bool bounds = slice.kind == PriceSlice::Kind::bounds;
	const bool events = slice.kind == PriceSlice::Kind::events;
	const bool included = slice.kind == PriceSlice::Kind::included;

	nulls[0] = bounds;
	values[0] = Int32GetDatum(included ? 0 : static_cast<int>(slice.tier) + 1);
	nulls[1] = bounds || events;
	values[1] = from_decimal(slice.from.trimmed());
	nulls[2] = !slice.up_to;
	values[2] = from_decimal(slice.up_to.value_or(Decimal()).trimmed());
	nulls[3] = bounds;
	values[3] = from_decimal(slice.quantity.trimmed());
	nulls[4] = nulls[5] = bounds || events;
	values[4] = from_decimal(slice.unit.trimmed());
	values[5] = from_decimal(slice.flat.trimmed());
	nulls[6] = false;
	values[6] = money_datum(slice.amount);
}

Datum
next_slice(FunctionCallInfo fcinfo) {
	FuncCallContext *const call = SRF_PERCALL_SETUP();
	const Slices &slices = *static_cast<const Slices *>(call->user_fctx);

	if (call->call_cntr >= slices.size()) {
		SRF_RETURN_DONE(call);
	}

	Datum values[slice_columns];
	bool nulls[slice_columns];
	slice_values(slices[call->call_cntr], values, nulls);
	SRF_RETURN_NEXT(call, HeapTupleGetDatum(heap_form_tuple(call->tuple_desc, values, nulls)));
}

} // namespace billing::pg
