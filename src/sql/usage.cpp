/*
 * usage.cpp
 *		SQL glue of quantities of usage: rounding, latest, weighted_sum, weighted_total, unique_count.
 */
#include <algorithm>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "core/decimal.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/unique_keys.hpp"

#include "pg/aggregate.hpp"
#include "pg/guard.hpp"
#include "pg/json.hpp"
#include "pg/numeric.hpp"
#include "pg/rounding.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* What the functions on a composite state need to know of its type; once per query. */
TupleDesc
state_type(FunctionCallInfo fcinfo) {
	if (fcinfo->flinfo->fn_extra == nullptr) {
		const MemoryContext caller = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
		TupleDesc type;

		if (get_call_result_type(fcinfo, nullptr, &type) != TYPEFUNC_COMPOSITE || type->natts != 2) {
			elog(ERROR, "type of a usage state does not have the columns it was created with");
		}
		fcinfo->flinfo->fn_extra = BlessTupleDesc(type);
		MemoryContextSwitchTo(caller);
	}
	return static_cast<TupleDesc>(fcinfo->flinfo->fn_extra);
}

/* The columns of a composite state; raises 22023 where one is NULL, which only a person can write. */
void
read_state(Datum state, Datum (&values)[2]) {
	const HeapTupleHeader tuple = DatumGetHeapTupleHeader(state);

	for (int i = 0; i < 2; i++) {
		bool is_null;
		values[i] = GetAttributeByNum(tuple, static_cast<AttrNumber>(i + 1), &is_null);
		if (is_null) {
			throw Error("22023", "state of an aggregate has a column that is null", {},
			            "Write what the aggregate gives.");
		}
	}
}

Datum
make_state(TupleDesc type, Datum first, Datum second) {
	Datum values[2] = {first, second};
	bool nulls[2] = {};

	return HeapTupleGetDatum(heap_form_tuple(type, values, nulls));
}

Datum
first_argument(FunctionCallInfo fcinfo) {
	if (PG_ARGISNULL(0)) {
		PG_RETURN_NULL();
	}
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* Of two readings the later one; of the same instant the greater one. */
bool
is_later(TimestampTz at, Datum value, TimestampTz than_at, Datum than_value) {
	if (at != than_at) {
		return at > than_at;
	}
	return DatumGetBool(DirectFunctionCall2(numeric_gt, value, than_value));
}

constexpr int micro_digits = 6;

/* Seconds as numeric. */
Decimal
seconds_of(std::int64_t micros) {
	return Decimal(micros, micro_digits);
}

/* How long a range is, and how much of it is left from an instant on; microseconds. */
struct Held {
	std::int64_t left;
	std::int64_t length;
};

Held
held_from(TimestampTz at, RangeType *during) {
	RangeBound lower;
	RangeBound upper;
	bool empty;
	range_deserialize(lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO), during, &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite) {
		throw Error("22023", "range of a weighted sum is empty or has no end", {}, "Give the cycle that is billed.");
	}

	const TimestampTz from = DatumGetTimestampTz(lower.val);
	const TimestampTz until = DatumGetTimestampTz(upper.val);
	std::int64_t length;
	if (TIMESTAMP_NOT_FINITE(from) || TIMESTAMP_NOT_FINITE(until) || __builtin_sub_overflow(until, from, &length)) {
		throw Error("22023", "range of a weighted sum is empty or has no end", {}, "Give the cycle that is billed.");
	}
	return {at <= from ? length : at >= until ? 0 : until - at, length};
}

} // namespace

/* (state, value, at) */
BILLING_FUNCTION(billing_round_quantity) {
	const varlena *const quantity = PG_GETARG_NUMERIC_PACKED(0);
	const std::int32_t digits = PG_GETARG_INT32(1);
	const Rounding mode = PG_GETARG_ROUNDING(2);

	if (digits < -30 || digits > 100) {
		throw Error("22023", "cannot round to " + std::to_string(digits) + " digits", {},
		            "Pass -30 to 100 fraction digits, -2 to round to hundreds.");
	}
	PG_RETURN_DATUM(pg::from_decimal(round(pg::to_decimal(quantity), digits, mode)));
}

BILLING_FUNCTION(billing_latest_add) {
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2)) {
		return first_argument(fcinfo);
	}
	const TupleDesc type = state_type(fcinfo);
	const Datum value = PG_GETARG_DATUM(1);
	const TimestampTz at = PG_GETARG_TIMESTAMPTZ(2);

	if (!PG_ARGISNULL(0)) {
		Datum kept[2];
		read_state(PG_GETARG_DATUM(0), kept);
		if (!is_later(at, value, DatumGetTimestampTz(kept[0]), kept[1])) {
			PG_RETURN_DATUM(PG_GETARG_DATUM(0));
		}
	}
	return make_state(type, TimestampTzGetDatum(at), value);
}

BILLING_FUNCTION(billing_latest_merge) {
	Datum a[2];
	Datum b[2];

	read_state(PG_GETARG_DATUM(0), a);
	read_state(PG_GETARG_DATUM(1), b);
	const bool second = is_later(DatumGetTimestampTz(b[0]), b[1], DatumGetTimestampTz(a[0]), a[1]);
	PG_RETURN_DATUM(PG_GETARG_DATUM(second ? 1 : 0));
}

BILLING_FUNCTION(billing_latest_value) {
	Datum state[2];

	read_state(PG_GETARG_DATUM(0), state);
	PG_RETURN_DATUM(state[1]);
}

/* (state, value, at, during) */
BILLING_FUNCTION(billing_weighted_add) {
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3)) {
		return first_argument(fcinfo);
	}
	const TupleDesc type = state_type(fcinfo);
	const varlena *const value = PG_GETARG_NUMERIC_PACKED(1);
	RangeType *const during = PG_GETARG_RANGE_P(3);
	const Held held = held_from(PG_GETARG_TIMESTAMPTZ(2), during);
	const varlena *kept_total = nullptr;
	const varlena *kept_seconds = nullptr;

	if (!PG_ARGISNULL(0)) {
		Datum kept[2];
		read_state(PG_GETARG_DATUM(0), kept);
		kept_total = pg::numeric_arg(kept[0]);
		kept_seconds = pg::numeric_arg(kept[1]);
	}

	const Decimal added = pg::to_decimal(value) * seconds_of(held.left);
	const Decimal seconds = seconds_of(held.length);
	if (kept_seconds != nullptr && pg::to_decimal(kept_seconds) != seconds) {
		throw Error("22023",
		            "range of a weighted sum has " + seconds.trimmed().to_string() +
		                " seconds, in an aggregate of ranges with " +
		                pg::to_decimal(kept_seconds).trimmed().to_string(),
		            {}, "Aggregate each cycle by itself.");
	}
	const Decimal total = kept_total != nullptr ? pg::to_decimal(kept_total) + added : added;
	return make_state(type, pg::from_decimal(total), pg::from_decimal(seconds));
}

BILLING_FUNCTION(billing_weighted_merge) {
	const TupleDesc type = state_type(fcinfo);
	Datum a[2];
	Datum b[2];

	read_state(PG_GETARG_DATUM(0), a);
	read_state(PG_GETARG_DATUM(1), b);
	const varlena *const totals[2] = {pg::numeric_arg(a[0]), pg::numeric_arg(b[0])};
	const varlena *const seconds[2] = {pg::numeric_arg(a[1]), pg::numeric_arg(b[1])};
	if (pg::to_decimal(seconds[0]) != pg::to_decimal(seconds[1])) {
		throw Error("22023", "ranges of a weighted sum differ in length", {}, "Aggregate each cycle by itself.");
	}
	return make_state(type, pg::from_decimal(pg::to_decimal(totals[0]) + pg::to_decimal(totals[1])), a[1]);
}

BILLING_FUNCTION(billing_weighted_total) {
	Datum state[2];

	read_state(PG_GETARG_DATUM(0), state);
	const varlena *const total = pg::numeric_arg(state[0]);
	return pg::from_decimal(pg::to_decimal(total).trimmed());
}

BILLING_FUNCTION(billing_weighted_sum) {
	constexpr int digits = 30;
	Datum state[2];

	read_state(PG_GETARG_DATUM(0), state);
	const varlena *const total = pg::numeric_arg(state[0]);
	const varlena *const seconds = pg::numeric_arg(state[1]);
	return pg::from_decimal(
	    divide(pg::to_decimal(total), pg::to_decimal(seconds), digits, Rounding::half_even).trimmed());
}

namespace {

constexpr std::size_t first_log = 240;

UniqueKeys
keys_of(varlena *state) {
	return {VARDATA(state), VARSIZE(state) - VARHDRSZ};
}

varlena *
new_keys(std::size_t size) {
	auto *const state = static_cast<varlena *>(pg::allocate(CurrentMemoryContext, VARHDRSZ + size));

	SET_VARSIZE(state, VARHDRSZ + size);
	UniqueKeys::begin(VARDATA(state), size);
	return state;
}

/* A copy with room for more. */
varlena *
copy_keys(varlena *state, std::size_t size) {
	varlena *const copy = new_keys(size);

	std::memcpy(VARDATA(copy), VARDATA(state), keys_of(state).used());
	return copy;
}

/* The first argument where it stands when an aggregate calls; a plain caller's value is not ours. */
varlena *
changeable_keys(FunctionCallInfo fcinfo) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	if (pg::is_aggregate_call(fcinfo) || PointerGetDatum(state) != PG_GETARG_DATUM(0)) {
		return state;
	}
	return copy_keys(state, VARSIZE(state) - VARHDRSZ);
}

/* Where the log is full, half of it has to be free for it to stay as large as it is. */
varlena *
log_event(varlena *state, const KeyEvent &event) {
	if (keys_of(state).add(event)) {
		return state;
	}

	const std::size_t size = VARSIZE(state) - VARHDRSZ;
	keys_of(state).compact();
	const std::size_t needed = keys_of(state).used() + UniqueKeys::size_of(event.key);
	if (2 * needed > size) {
		if (2 * needed > MaxAllocSize - VARHDRSZ) {
			throw Error("54000", "too many keys", "The state of unique_count would be larger than 1 GB.");
		}
		state = copy_keys(state, 2 * needed);
	}
	keys_of(state).add(event);
	return state;
}

[[noreturn]] void
invalid_keys() {
	throw Error("22P03", "invalid binary value for type unique_state");
}

/* {"a":["add",0]} */
std::string
read_keys(const Json &document) {
	const JsonPlace place(document, "unique_state", {});
	std::vector<KeyEvent> events;

	place.require_object();
	for (const auto &member : document.members) {
		const JsonPlace event = place.member(member.first);
		event.require_array();
		if (event.value().elements.size() != 2) {
			event.refuse("is not an operation and an instant", {});
		}
		events.push_back({member.first,
		                  event.element(1).integer(std::numeric_limits<std::int64_t>::min(),
		                                           std::numeric_limits<std::int64_t>::max()),
		                  require_key_operation(event.element(0).string())});
	}
	std::sort(events.begin(), events.end(), [](const KeyEvent &a, const KeyEvent &b) { return a.key < b.key; });
	return make_unique_keys(events);
}

} // namespace

BILLING_FUNCTION(billing_unique_state_in) {
	Jsonb *const document = pg::parse_jsonb(PG_GETARG_CSTRING(0), fcinfo->context);

	if (document == nullptr) {
		PG_RETURN_NULL(); /* the error went to fcinfo->context */
	}
	return pg::text_datum(read_keys(pg::to_json_tree(document)));
}

BILLING_FUNCTION(billing_unique_state_out) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_CSTRING(pg::c_string(keys_of(state).to_string()));
}

/* In network order: version (1 byte), number of keys (4), of each instant (8), operation (1), length (4) and key. */
BILLING_FUNCTION(billing_unique_state_send) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	const std::vector<KeyEvent> events = keys_of(state).last_events();

	return pg::call([&] {
		StringInfoData message;

		pq_begintypsend(&message);
		pq_sendint8(&message, unique_keys_version);
		pq_sendint32(&message, static_cast<std::uint32_t>(events.size()));
		for (const KeyEvent &event : events) {
			pq_sendint64(&message, static_cast<std::uint64_t>(event.at));
			pq_sendint8(&message, static_cast<std::uint8_t>(event.operation));
			pq_sendint32(&message, static_cast<std::uint32_t>(event.key.size()));
			pq_sendbytes(&message, event.key.data(), static_cast<int>(event.key.size()));
		}
		return PointerGetDatum(pq_endtypsend(&message));
	});
}

BILLING_FUNCTION(billing_unique_state_recv) {
	auto *const message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
	const auto left = [message]() { return static_cast<std::size_t>(message->len - message->cursor); };

	if (left() < 5 || pq_getmsgbyte(message) != unique_keys_version) {
		invalid_keys();
	}
	const std::uint32_t count = pq_getmsgint(message, 4);
	std::vector<KeyEvent> events;
	for (std::uint32_t i = 0; i < count; i++) {
		if (left() < UniqueKeys::size_of({})) {
			invalid_keys();
		}
		const std::int64_t at = pq_getmsgint64(message);
		const auto operation = static_cast<KeyOperation>(pq_getmsgbyte(message));
		const std::uint32_t size = pq_getmsgint(message, 4);
		if (left() < size) {
			invalid_keys();
		}
		const char *const key = pq_getmsgbytes(message, static_cast<int>(size));
		if (!pg_verify_mbstr(GetDatabaseEncoding(), key, static_cast<int>(size), true)) {
			invalid_keys();
		}
		events.push_back({{key, size}, at, operation});
	}

	const std::string state = make_unique_keys(events);
	if (state.empty()) {
		invalid_keys();
	}
	return pg::text_datum(state);
}

/* (state, key, operation, at) */
BILLING_FUNCTION(billing_unique_add) {
	if (PG_ARGISNULL(1) || PG_ARGISNULL(3)) {
		return first_argument(fcinfo);
	}
	varlena *const state = PG_ARGISNULL(0) ? new_keys(first_log) : changeable_keys(fcinfo);
	const text *const key = PG_GETARG_TEXT_PP(1);
	const text *const operation = PG_ARGISNULL(2) ? nullptr : PG_GETARG_TEXT_PP(2);

	PG_RETURN_POINTER(
	    log_event(state, {pg::view(key), PG_GETARG_TIMESTAMPTZ(3),
	                      operation != nullptr ? require_key_operation(pg::view(operation)) : KeyOperation::add}));
}

BILLING_FUNCTION(billing_unique_merge) {
	varlena *state = changeable_keys(fcinfo);
	varlena *const other = PG_DETOAST_DATUM(PG_GETARG_DATUM(1));

	for (const KeyEvent &event : keys_of(other).last_events()) {
		state = log_event(state, event);
	}
	PG_RETURN_POINTER(state);
}

BILLING_FUNCTION(billing_unique_count) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_INT64(keys_of(state).count());
}
