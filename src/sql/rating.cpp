/*
 * rating.cpp
 *		SQL glue of rate_events: its state type and its aggregate functions.
 *
 * A state is a varlena around the bytes of core's Rating.  In an aggregate it is
 * changed where it stands; where it runs out of room for entries, one twice as
 * large takes its place.
 */
#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/rating.hpp"

#include "pg/aggregate.hpp"
#include "pg/guard.hpp"
#include "pg/json.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/price.hpp"
#include "pg/price_slices.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* Entries to begin with once there is one. */
constexpr std::size_t few_entries = 8;

Rating
rating_of(varlena *state) {
	return {VARDATA(state), VARSIZE(state) - VARHDRSZ};
}

varlena *
allocate_state(std::size_t price_size, std::size_t entries) {
	const std::size_t size = VARHDRSZ + Rating::size_for(price_size, entries);
	auto *const state = static_cast<varlena *>(pg::allocate(CurrentMemoryContext, size));

	SET_VARSIZE(state, size);
	return state;
}

varlena *
new_state(const PriceView &price) {
	varlena *const state = allocate_state(price.bytes().size(), Rating::first_entries(price));

	Rating::begin(VARDATA(state), VARSIZE(state) - VARHDRSZ, price);
	return state;
}

/* A copy with room for a number of entries. */
varlena *
copy_state(varlena *state, std::size_t entries) {
	const Rating rating = rating_of(state);
	varlena *const copy = allocate_state(rating.price_bytes().size(), entries);

	std::memset(VARDATA(copy), 0, VARSIZE(copy) - VARHDRSZ);
	std::memcpy(VARDATA(copy), VARDATA(state), rating.used());
	return copy;
}

varlena *
grow_state(varlena *state, std::size_t least) {
	return copy_state(state, std::max({few_entries, least, 2 * rating_of(state).capacity()}));
}

/* The first argument where it stands when an aggregate calls; a plain caller's value is not ours. */
varlena *
changeable_state(FunctionCallInfo fcinfo) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	if (pg::is_aggregate_call(fcinfo) || PointerGetDatum(state) != PG_GETARG_DATUM(0)) {
		return state;
	}
	return copy_state(state, rating_of(state).capacity());
}

/* A state of parts from outside. */
varlena *
make_state(const PriceView &price, std::uint64_t events, bool closed, const Decimal &sum,
           const std::vector<Decimal> &entries) {
	const std::string bytes = make_rating(price, events, closed, sum, entries);

	return bytes.empty() ? nullptr : reinterpret_cast<varlena *>(DatumGetPointer(pg::text_datum(bytes)));
}

[[noreturn]] void
invalid_syntax(const char *input) {
	throw Error("22P02", "invalid input syntax for type rating_state: \"" + std::string(input).substr(0, 200) + "\"",
	            {}, "Write what the type's output gives.");
}

/* What a dynamic price with a property charges an event. */
Decimal
amount_of_event(const PriceView &price, Jsonb *properties) {
	const std::string name(price.property());
	const std::optional<std::string> written =
	    properties != nullptr ? pg::scalar_member(properties, name) : std::nullopt;
	const std::optional<Decimal> amount = written ? Decimal::find(*written) : std::nullopt;

	if (!amount) {
		throw Error("22023",
		            "event has no amount in property \"" + name + "\"" +
		                (written ? ": \"" + written->substr(0, 60) + "\"" : ""),
		            {}, "The price takes its amounts from there, as a number or a string.");
	}
	return *amount;
}

/* The cell of a matrix for an event. */
std::size_t
cell_of_event(const Rating &rating, const PriceView &price, Jsonb *properties) {
	std::vector<std::string> values;

	for (std::size_t i = 0; i < price.key_count(); i++) {
		values.push_back(
		    (properties != nullptr ? pg::scalar_member(properties, price.key(i)) : std::nullopt).value_or(""));
	}
	return rating.cell_of(values);
}

/* A decimal number as text that begins with its length. */
void
send_decimal(StringInfo message, const Decimal &value) {
	const std::string digits = value.to_string();

	pg::call([&] {
		pq_sendint32(message, static_cast<std::uint32_t>(digits.size()));
		pq_sendbytes(message, digits.data(), static_cast<int>(digits.size()));
	});
}

[[noreturn]] void
invalid_bytes() {
	throw Error("22P03", "invalid binary value for type rating_state");
}

/* Throws where the message does not hold so many more bytes, so that nothing of the server's raises. */
std::string_view
take_bytes(StringInfo message, std::size_t size) {
	if (size > static_cast<std::size_t>(message->len - message->cursor)) {
		invalid_bytes();
	}
	const char *const bytes = message->data + message->cursor;
	message->cursor += static_cast<int>(size);
	return {bytes, size};
}

std::uint64_t
take_integer(StringInfo message, std::size_t size) {
	std::uint64_t value = 0;

	for (const char c : take_bytes(message, size)) {
		value = value << 8 | static_cast<unsigned char>(c);
	}
	return value;
}

Decimal
take_decimal(StringInfo message) {
	const std::string_view digits = take_bytes(message, take_integer(message, 4));
	const std::optional<Decimal> value = digits.size() <= 20000 ? Decimal::find(digits) : std::nullopt;

	if (!value || value->to_string() != digits) {
		invalid_bytes();
	}
	return *value;
}

} // namespace

BILLING_FUNCTION(billing_rating_state_in) {
	char *const input = PG_GETARG_CSTRING(0);
	char *const document = std::strchr(input, '{');

	if (document == nullptr || document == input) {
		invalid_syntax(input);
	}
	Jsonb *const price = pg::parse_jsonb(document, fcinfo->context);
	if (price == nullptr) {
		PG_RETURN_NULL(); /* the error went to fcinfo->context */
	}

	const std::string bytes = encode_price(read_price(pg::to_json_tree(price), {}));
	std::uint64_t events;
	bool closed;
	Decimal sum;
	std::vector<Decimal> entries;
	if (!parse_rating({input, static_cast<std::size_t>(document - input - 1)}, events, closed, sum, entries)) {
		invalid_syntax(input);
	}
	varlena *const state = make_state(PriceView(bytes), events, closed, sum, entries);
	if (state == nullptr || rating_of(state).to_string() != input) {
		invalid_syntax(input);
	}
	PG_RETURN_POINTER(state);
}

BILLING_FUNCTION(billing_rating_state_out) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_CSTRING(pg::c_string(rating_of(state).to_string()));
}

/*
 * In network order: version, closed (1 byte each), number of events (8), the price
 * with its length (4), the sum, the number of entries (4), the entries.
 */
BILLING_FUNCTION(billing_rating_state_send) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	const Rating rating = rating_of(state);
	const RatingHeader header = rating.header();

	StringInfoData message;
	pg::call([&] {
		pq_begintypsend(&message);
		pq_sendint8(&message, header.version);
		pq_sendint8(&message, header.closed);
		pq_sendint64(&message, header.events);
		pq_sendint32(&message, header.price_size);
		pq_sendbytes(&message, rating.price_bytes().data(), static_cast<int>(header.price_size));
	});
	send_decimal(&message, header.sum);
	pq_sendint32(&message, header.entries);
	for (std::size_t i = 0; i < header.entries; i++) {
		send_decimal(&message, rating.entry(i));
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

BILLING_FUNCTION(billing_rating_state_recv) {
	auto *const message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));

	if (take_integer(message, 1) != rating_version) {
		invalid_bytes();
	}
	const std::uint64_t closed = take_integer(message, 1);
	const std::uint64_t events = take_integer(message, 8);
	const Price price = decode_price(take_bytes(message, take_integer(message, 4)));
	pg::require_valid_words(price);
	const Decimal sum = take_decimal(message);
	const std::uint64_t count = take_integer(message, 4);
	std::vector<Decimal> entries;
	for (std::uint64_t i = 0; i < count; i++) {
		entries.push_back(take_decimal(message));
	}

	const std::string bytes = encode_price(price);
	varlena *const state = closed <= 1 ? make_state(PriceView(bytes), events, closed == 1, sum, entries) : nullptr;
	if (state == nullptr) {
		invalid_bytes();
	}
	PG_RETURN_POINTER(state);
}

/* (state, price, value, properties) */
BILLING_FUNCTION(billing_rating_state_add) {
	if (PG_ARGISNULL(1)) {
		if (PG_ARGISNULL(0)) {
			PG_RETURN_NULL();
		}
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}

	varlena *state = PG_ARGISNULL(0) ? nullptr : changeable_state(fcinfo);
	const varlena *const price = PG_GETARG_PRICE(1);
	const varlena *const number = PG_ARGISNULL(2) ? nullptr : PG_GETARG_NUMERIC_PACKED(2);
	Jsonb *const properties = PG_ARGISNULL(3) ? nullptr : PG_GETARG_JSONB_P(3);

	const PriceView view(pg::price_bytes(price));
	if (state == nullptr) {
		state = new_state(view);
	} else {
		rating_of(state).require_price(view.bytes());
	}
	if (number == nullptr) {
		PG_RETURN_POINTER(state);
	}

	const Decimal value = view.has(PricePart::property) ? amount_of_event(view, properties) : pg::to_decimal(number);
	const std::size_t cell = view.model() == PriceModel::matrix ? cell_of_event(rating_of(state), view, properties) : 0;
	if (!rating_of(state).add(value, cell)) {
		state = grow_state(state, 0);
		rating_of(state).add(value, cell);
	}
	PG_RETURN_POINTER(state);
}

BILLING_FUNCTION(billing_rating_state_merge) {
	varlena *state = changeable_state(fcinfo);
	varlena *const other = PG_DETOAST_DATUM(PG_GETARG_DATUM(1));
	const Rating added = rating_of(other);

	rating_of(state).require_price(added.price_bytes());
	if (!rating_of(state).append(added)) {
		state = grow_state(state, rating_of(state).header().entries + added.header().entries);
		rating_of(state).append(added);
	}
	PG_RETURN_POINTER(state);
}

BILLING_FUNCTION(billing_rating_state_rate) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_MONEY(rating_of(state).charge());
}

BILLING_FUNCTION(billing_rating_state_rate_share) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_MONEY(rating_of(state).charge(PG_GETARG_INT64(1), PG_GETARG_INT64(2)));
}

BILLING_FUNCTION(billing_rating_state_events) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_INT64(static_cast<std::int64_t>(rating_of(state).header().events));
}

namespace {

/* A row of billing_rating_state_detail: a slice, and the name of its cell. */
struct CellSlice {
	std::string cell; /* a JSON object, null for the default, empty for none */
	PriceSlice slice;
};

std::string
cell_json(const PriceView &price, std::size_t index) {
	if (index == price.tier_count()) {
		return "null";
	}

	std::string_view name = price.name_of_cell(index);
	std::string json = "{";
	for (std::size_t i = 0; i < price.key_count(); i++) {
		const std::size_t end = name.find('\0');
		json += (i > 0 ? "," : "") + json_quote(price.key(i)) + ":" + json_quote(name.substr(0, end));
		name.remove_prefix(end + 1);
	}
	return json + "}";
}

} // namespace

BILLING_FUNCTION(billing_rating_state_detail) {
	using Slices = std::vector<CellSlice>;

	if (SRF_IS_FIRSTCALL()) {
		FuncCallContext *const call = pg::begin_slices(fcinfo);
		varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
		const Rating rating = rating_of(state);
		const PriceView price = rating.price();

		Slices slices;
		for (const Rating::Slice &slice : rating.detail()) {
			slices.push_back({slice.has_cell ? cell_json(price, slice.cell) : std::string(), slice.slice});
		}
		call->user_fctx = pg::create_in<Slices>(call->multi_call_memory_ctx, std::move(slices));
	}

	FuncCallContext *const call = SRF_PERCALL_SETUP();
	const Slices &slices = *static_cast<const Slices *>(call->user_fctx);
	if (call->call_cntr >= slices.size()) {
		SRF_RETURN_DONE(call);
	}

	const CellSlice &row = slices[call->call_cntr];
	Datum values[1 + pg::slice_columns] = {};
	bool nulls[1 + pg::slice_columns] = {row.cell.empty()};
	if (!row.cell.empty()) {
		values[0] = JsonbPGetDatum(pg::to_jsonb(row.cell));
	}
	pg::slice_values(row.slice, values + 1, nulls + 1);
	SRF_RETURN_NEXT(call, HeapTupleGetDatum(heap_form_tuple(call->tuple_desc, values, nulls)));
}
