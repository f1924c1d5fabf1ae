/*
 * calendar.cpp
 *		SQL glue of the calendar: periods of an anchor, a cadence and a zone.
 *
 * Nothing here owns a C++ object with a destructor, so server functions may
 * ereport without pg::call.
 */
#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include "core/calendar.hpp"
#include "core/due_cycles.hpp"
#include "core/error.hpp"

#include "pg/guard.hpp"
#include "pg/range.hpp"
#include "pg/zone.hpp"

using namespace billing;

namespace {

Instant
to_instant(TimestampTz value, const char *name) {
	if (TIMESTAMP_NOT_FINITE(value)) {
		throw Error("22023", std::string(name) + " must be finite");
	}
	return {value};
}

Cadence
to_cadence(const Interval *interval) {
	return make_cadence(interval->month, interval->day, interval->time);
}

/* The state of one call of periods(). */
struct PeriodsCursor {
	TypeCacheEntry *range_type;
	text *zone;
	Instant anchor;
	Cadence cadence;
	std::int64_t n; /* the next period to look at */
	Instant lower;  /* where it begins */
	std::int64_t until;
};

bool
start_periods(FunctionCallInfo fcinfo, PeriodsCursor &cursor) {
	RangeBound lower;
	RangeBound upper;
	bool empty;

	cursor.range_type = lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO);
	cursor.anchor = to_instant(PG_GETARG_TIMESTAMPTZ(0), "anchor");
	cursor.cadence = to_cadence(PG_GETARG_INTERVAL_P(1));
	range_deserialize(cursor.range_type, PG_GETARG_RANGE_P(2), &lower, &upper, &empty);
	cursor.zone = PG_GETARG_TEXT_P_COPY(3);

	pg::Zone &zone = pg::find_zone(cursor.zone);
	if (empty) {
		return false;
	}
	if (lower.infinite || upper.infinite || TIMESTAMP_NOT_FINITE(DatumGetTimestampTz(lower.val)) ||
	    TIMESTAMP_NOT_FINITE(DatumGetTimestampTz(upper.val))) {
		throw Error("22023", "range of periods must be bounded and finite", {},
		            "Give the range a lower and an upper bound.");
	}

	cursor.until = DatumGetTimestampTz(upper.val) + (upper.inclusive ? 1 : 0);
	Period first;
	cursor.n = Grid(zone, cursor.anchor, cursor.cadence).find({DatumGetTimestampTz(lower.val)}, first);
	cursor.lower = first.lower;
	return true;
}

bool
is_advance(const text *timing) {
	return VARSIZE_ANY_EXHDR(timing) == 7 && std::memcmp(VARDATA_ANY(timing), "advance", 7) == 0;
}

/* The state of one call of due_cycles(). */
struct DueCyclesCursor {
	TypeCacheEntry *range_type;
	text *zone;
	Instant anchor;
	Cadence cadence;
	DueCycles cycles;
};

bool
start_due_cycles(FunctionCallInfo fcinfo, DueCyclesCursor &cursor) {
	cursor.range_type = lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO);
	cursor.anchor = to_instant(PG_GETARG_TIMESTAMPTZ(0), "anchor");
	cursor.cadence = to_cadence(PG_GETARG_INTERVAL_P(1));
	cursor.zone = PG_GETARG_TEXT_P_COPY(2);
	cursor.cycles = {is_advance(PG_GETARG_TEXT_PP(3)), pg::to_period(pg::range_arg(PG_GETARG_DATUM(4))),
	                 pg::to_period(pg::range_arg(PG_GETARG_DATUM(5))),
	                 to_instant(PG_GETARG_TIMESTAMPTZ(6), "first time").micros,
	                 to_instant(PG_GETARG_TIMESTAMPTZ(7), "last time").micros};

	return cursor.cycles.start(Grid(pg::find_zone(cursor.zone), cursor.anchor, cursor.cadence));
}

/* The result type of due_cycles(), looked up once per backend. */
TupleDesc
due_cycles_row(FunctionCallInfo fcinfo) {
	static TupleDesc row = nullptr;

	if (row == nullptr) {
		const MemoryContext caller = MemoryContextSwitchTo(TopMemoryContext);
		if (get_call_result_type(fcinfo, nullptr, &row) != TYPEFUNC_COMPOSITE) {
			row = nullptr;
			elog(ERROR, "due_cycles must be called where it can return rows");
		}
		row = BlessTupleDesc(row);
		MemoryContextSwitchTo(caller);
	}
	return row;
}

} // namespace

BILLING_FUNCTION(billing_period) {
	const Instant anchor = to_instant(PG_GETARG_TIMESTAMPTZ(0), "anchor");
	const Cadence cadence = to_cadence(PG_GETARG_INTERVAL_P(1));
	const std::int32_t n = PG_GETARG_INT32(2);
	pg::Zone &zone = pg::find_zone(PG_GETARG_TEXT_PP(3));

	PG_RETURN_RANGE_P(
	    pg::make_tstzrange(range_get_typcache(fcinfo, TSTZRANGEOID), Grid(zone, anchor, cadence).period(n)));
}

BILLING_FUNCTION(billing_period_at) {
	const Instant anchor = to_instant(PG_GETARG_TIMESTAMPTZ(0), "anchor");
	const Cadence cadence = to_cadence(PG_GETARG_INTERVAL_P(1));
	const Instant at = to_instant(PG_GETARG_TIMESTAMPTZ(2), "time");
	pg::Zone &zone = pg::find_zone(PG_GETARG_TEXT_PP(3));

	Period period;
	Grid(zone, anchor, cadence).find(at, period);
	PG_RETURN_RANGE_P(pg::make_tstzrange(range_get_typcache(fcinfo, TSTZRANGEOID), period));
}

BILLING_FUNCTION(billing_period_number) {
	const Instant anchor = to_instant(PG_GETARG_TIMESTAMPTZ(0), "anchor");
	const Cadence cadence = to_cadence(PG_GETARG_INTERVAL_P(1));
	const Instant at = to_instant(PG_GETARG_TIMESTAMPTZ(2), "time");
	pg::Zone &zone = pg::find_zone(PG_GETARG_TEXT_PP(3));

	Period period;
	PG_RETURN_INT32(check_period_number(Grid(zone, anchor, cadence).find(at, period)));
}

/* One row a call: a long range never sits in memory. */
BILLING_FUNCTION(billing_periods) {
	if (SRF_IS_FIRSTCALL()) {
		FuncCallContext *const call = SRF_FIRSTCALL_INIT();
		const MemoryContext caller = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		auto *const cursor = static_cast<PeriodsCursor *>(palloc(sizeof(PeriodsCursor)));

		if (get_call_result_type(fcinfo, nullptr, &call->tuple_desc) != TYPEFUNC_COMPOSITE) {
			elog(ERROR, "periods must be called where it can return rows");
		}
		call->tuple_desc = BlessTupleDesc(call->tuple_desc);
		call->user_fctx = start_periods(fcinfo, *cursor) ? cursor : nullptr;
		MemoryContextSwitchTo(caller);
	}

	FuncCallContext *const call = SRF_PERCALL_SETUP();
	auto *const cursor = static_cast<PeriodsCursor *>(call->user_fctx);
	if (cursor == nullptr) {
		SRF_RETURN_DONE(call);
	}

	const Grid grid(pg::find_zone(cursor->zone), cursor->anchor, cursor->cadence);
	while (cursor->lower.micros < cursor->until) {
		const std::int64_t n = cursor->n++;
		const Period period{cursor->lower, grid.boundary(n + 1)};

		cursor->lower = period.upper;
		if (period.empty()) {
			continue; /* the zone skipped all of it */
		}
		Datum values[2] = {Int32GetDatum(check_period_number(n)),
		                   RangeTypePGetDatum(pg::make_tstzrange(cursor->range_type, period))};
		bool nulls[2] = {false, false};
		SRF_RETURN_NEXT(call, HeapTupleGetDatum(heap_form_tuple(call->tuple_desc, values, nulls)));
	}
	SRF_RETURN_DONE(call);
}

/* One row a call, as periods(). */
BILLING_FUNCTION(billing_due_cycles) {
	if (SRF_IS_FIRSTCALL()) {
		FuncCallContext *const call = SRF_FIRSTCALL_INIT();
		const MemoryContext caller = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		auto *const cursor = static_cast<DueCyclesCursor *>(palloc(sizeof(DueCyclesCursor)));

		call->tuple_desc = due_cycles_row(fcinfo);
		call->user_fctx = start_due_cycles(fcinfo, *cursor) ? cursor : nullptr;
		MemoryContextSwitchTo(caller);
	}

	FuncCallContext *const call = SRF_PERCALL_SETUP();
	auto *const cursor = static_cast<DueCyclesCursor *>(call->user_fctx);
	if (cursor == nullptr) {
		SRF_RETURN_DONE(call);
	}

	const Grid grid(pg::find_zone(cursor->zone), cursor->anchor, cursor->cadence);
	DueCycle cycle;
	if (cursor->cycles.next(grid, cycle)) {
		Datum values[4] = {Int32GetDatum(check_period_number(cycle.n)),
		                   RangeTypePGetDatum(pg::make_tstzrange(cursor->range_type, cycle.period)),
		                   RangeTypePGetDatum(pg::make_tstzrange(cursor->range_type, cycle.service)),
		                   TimestampTzGetDatum(cycle.due_at)};
		bool nulls[4] = {false, false, false, false};
		SRF_RETURN_NEXT(call, HeapTupleGetDatum(heap_form_tuple(call->tuple_desc, values, nulls)));
	}
	SRF_RETURN_DONE(call);
}

/* (anchor, cadence, zone, active, as_of, timing) */
BILLING_FUNCTION(billing_next_due_at) {
	const Instant anchor = to_instant(PG_GETARG_TIMESTAMPTZ(0), "anchor");
	const Cadence cadence = to_cadence(PG_GETARG_INTERVAL_P(1));
	const Period active = pg::to_period(pg::range_arg(PG_GETARG_DATUM(3)));
	const Instant as_of = to_instant(PG_GETARG_TIMESTAMPTZ(4), "time");
	const bool in_advance = is_advance(PG_GETARG_TEXT_PP(5));
	const Grid grid(pg::find_zone(PG_GETARG_TEXT_PP(2)), anchor, cadence);

	const std::optional<std::int64_t> due = next_due_at(grid, in_advance, active, as_of.micros);
	if (!due) {
		PG_RETURN_NULL();
	}
	PG_RETURN_TIMESTAMPTZ(*due);
}

/* (anchor, cadence, zone, active, as_of) */
BILLING_FUNCTION(billing_closed_before) {
	const Instant anchor = to_instant(PG_GETARG_TIMESTAMPTZ(0), "anchor");
	const Cadence cadence = to_cadence(PG_GETARG_INTERVAL_P(1));
	const Period active = pg::to_period(pg::range_arg(PG_GETARG_DATUM(3)));
	const Instant as_of = to_instant(PG_GETARG_TIMESTAMPTZ(4), "time");
	const Grid grid(pg::find_zone(PG_GETARG_TEXT_PP(2)), anchor, cadence);

	const std::optional<std::int64_t> closed = closed_before(grid, active, as_of.micros);
	if (!closed) {
		PG_RETURN_NULL();
	}
	PG_RETURN_TIMESTAMPTZ(*closed);
}
