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

constexpr int columns = 7;

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

Datum
next_slice(FunctionCallInfo fcinfo) {
	FuncCallContext *const call = SRF_PERCALL_SETUP();
	const Slices &slices = *static_cast<const Slices *>(call->user_fctx);

	if (call->call_cntr >= slices.size()) {
		SRF_RETURN_DONE(call);
	}

	const PriceSlice &slice = slices[call->call_cntr];
	const bool bounds = slice.kind == PriceSlice::Kind::bounds;
	const int tier = slice.kind == PriceSlice::Kind::tier ? static_cast<int>(slice.tier) + 1 : 0;
	bool nulls[columns] = {bounds, bounds, !slice.up_to, bounds, bounds, bounds, false};
	Datum values[columns] = {Int32GetDatum(tier),
	                         from_decimal(slice.from.trimmed()),
	                         from_decimal(slice.up_to.value_or(Decimal()).trimmed()),
	                         from_decimal(slice.quantity.trimmed()),
	                         from_decimal(slice.unit.trimmed()),
	                         from_decimal(slice.flat.trimmed()),
	                         money_datum(slice.amount)};
	SRF_RETURN_NEXT(call, HeapTupleGetDatum(heap_form_tuple(call->tuple_desc, values, nulls)));
}

} // namespace billing::pg
