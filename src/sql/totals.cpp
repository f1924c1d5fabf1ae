/*
 * totals.cpp
 *		SQL glue of tax_totals: its state type and its aggregate functions.
 *
 * A state is a varlena around the bytes of core's Totals.  In an aggregate it is
 * changed where it stands and carries room for more groups; where it runs out
 * of room, a state twice as large takes its place.
 */
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/error.hpp"
#include "core/totals.hpp"

#include "pg/aggregate.hpp"
#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* With its header 64 or, by line, 96 bytes: what the allocator hands out anyway is no more than a third larger. */
constexpr std::size_t first_capacity = 2;

Totals
totals_of(varlena *state) {
	return {VARDATA(state), VARSIZE(state) - VARHDRSZ};
}

varlena *
allocate_state(TaxScope scope, std::size_t groups) {
	const std::size_t size = VARHDRSZ + Totals::size_for(scope, groups);
	auto *const state = static_cast<varlena *>(pg::allocate(CurrentMemoryContext, size));

	SET_VARSIZE(state, size);
	return state;
}

varlena *
new_state(Currency currency, TaxScope scope, TaxBasis basis) {
	varlena *const state = allocate_state(scope, first_capacity);

	Totals::begin(VARDATA(state), VARSIZE(state) - VARHDRSZ, currency, scope, basis);
	return state;
}

/* A copy with room for a number of groups. */
varlena *
copy_state(varlena *state, std::size_t groups) {
	varlena *const copy = allocate_state(totals_of(state).scope(), groups);

	std::memset(VARDATA(copy), 0, VARSIZE(copy) - VARHDRSZ);
	std::memcpy(VARDATA(copy), VARDATA(state), totals_of(state).used());
	return copy;
}

/*
 * The state to change: the first argument where it stands when an aggregate
 * calls, otherwise a copy, because a plain caller's value is not ours.  A value
 * that had to be detoasted is a copy already.
 */
varlena *
changeable_state(FunctionCallInfo fcinfo) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	if (pg::is_aggregate_call(fcinfo) || PointerGetDatum(state) != PG_GETARG_DATUM(0)) {
		return state;
	}
	return copy_state(state, totals_of(state).capacity());
}

varlena *
add_to_state(varlena *state, TaxKey key, int128 amount, int128 tax) {
	if (!totals_of(state).add(key, amount, tax)) {
		state = copy_state(state, 2 * totals_of(state).capacity());
		totals_of(state).add(key, amount, tax);
	}
	return state;
}

/*
 * Keys of the last few categories and percents of a query, by their bytes: a
 * document has two or three, and making a key is half of what a line costs.
 */
class KeyCache {
public:
	/* Where the key of these texts is, or nullptr; then keep() it. */
	const TaxKey *
	find(std::string_view category, std::string_view percent) const {
		for (const Entry &entry : entries_) {
			if (entry.category_size == category.size() && entry.percent_size == percent.size() &&
			    std::memcmp(entry.bytes, category.data(), category.size()) == 0 &&
			    std::memcmp(entry.bytes + category.size(), percent.data(), percent.size()) == 0) {
				return &entry.key;
			}
		}
		return nullptr;
	}

	void
	keep(std::string_view category, std::string_view percent, TaxKey key) {
		if (category.size() + percent.size() > sizeof(Entry::bytes)) {
			return;
		}
		Entry &entry = entries_[next_++ % capacity];
		std::memcpy(entry.bytes, category.data(), category.size());
		std::memcpy(entry.bytes + category.size(), percent.data(), percent.size());
		entry.category_size = static_cast<std::uint8_t>(category.size());
		entry.percent_size = static_cast<std::uint8_t>(percent.size());
		entry.key = key;
	}

private:
	static constexpr std::size_t capacity = 4;

	struct Entry {
		TaxKey key;
		std::uint8_t category_size; /* 0: nothing is there, for no category is empty */
		std::uint8_t percent_size;
		char bytes[22];
	};

	Entry entries_[capacity];
	std::size_t next_;
};

static_assert(std::is_trivially_destructible_v<KeyCache>, "it lives in memory of the server");

TaxKey
key_of(FunctionCallInfo fcinfo, const text *category, const varlena *percent) {
	const std::string_view code = pg::view(category);
	const std::string_view digits =
	    percent != nullptr ? pg::view(reinterpret_cast<const text *>(percent)) : std::string_view();
	auto *cache = static_cast<KeyCache *>(fcinfo->flinfo->fn_extra);

	if (cache == nullptr) {
		void *const memory = pg::allocate(fcinfo->flinfo->fn_mcxt, sizeof(KeyCache));
		std::memset(memory, 0, sizeof(KeyCache));
		cache = static_cast<KeyCache *>(memory);
		fcinfo->flinfo->fn_extra = cache;
	}
	if (const TaxKey *const known = cache->find(code, digits)) {
		return *known;
	}
	const TaxKey key = percent != nullptr ? TaxKey(require_tax_category(code), pg::to_decimal(percent))
	                                      : TaxKey::without_percent(require_tax_category(code));
	cache->keep(code, digits, key);
	return key;
}

/* Arguments (state, amount, category, percent), the amount not NULL. */
Datum
add_line(FunctionCallInfo fcinfo, TaxScope scope, TaxBasis basis) {
	varlena *state = PG_ARGISNULL(0) ? nullptr : changeable_state(fcinfo);
	const Money amount = PG_GETARG_MONEY(1);
	const text *const code = PG_ARGISNULL(2) ? nullptr : PG_GETARG_TEXT_PP(2);
	const varlena *const percent = PG_ARGISNULL(3) ? nullptr : PG_GETARG_NUMERIC_PACKED(3);

	if (code == nullptr) {
		throw Error("22023", "tax category of an amount is null", {},
		            "Give amounts that are outside the scope of tax the category O.");
	}
	const TaxKey key = key_of(fcinfo, code, percent);

	if (state == nullptr) {
		state = new_state(amount.currency, scope, basis);
	}
	totals_of(state).require_currency(amount.currency);
	totals_of(state).require_kind(scope, basis);
	PG_RETURN_POINTER(add_to_state(state, key, amount.units, totals_of(state).line_tax(key, amount)));
}

/* The state of the first argument as it is. */
Datum
same_state(FunctionCallInfo fcinfo) {
	if (PG_ARGISNULL(0)) {
		PG_RETURN_NULL();
	}
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* What the final function needs to know of the types it returns; once per query. */
struct ResultTypes {
	TupleDesc totals;
	TupleDesc group;
	Oid group_type;
};

constexpr int totals_columns = 4;
constexpr int group_columns = 4;

const ResultTypes *
result_types(FunctionCallInfo fcinfo) {
	auto *types = static_cast<ResultTypes *>(fcinfo->flinfo->fn_extra);

	if (types == nullptr) {
		const MemoryContext caller = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		types = static_cast<ResultTypes *>(palloc(sizeof(ResultTypes)));
		if (get_call_result_type(fcinfo, nullptr, &types->totals) != TYPEFUNC_COMPOSITE ||
		    types->totals->natts != totals_columns) {
			elog(ERROR, "type totals does not have the columns it was created with");
		}
		types->group_type = get_element_type(TupleDescAttr(types->totals, totals_columns - 1)->atttypid);
		types->group = lookup_rowtype_tupdesc_copy(types->group_type, -1);
		if (types->group->natts != group_columns) {
			elog(ERROR, "type tax_group does not have the columns it was created with");
		}
		types->totals = BlessTupleDesc(types->totals);
		fcinfo->flinfo->fn_extra = types;
		MemoryContextSwitchTo(caller);
	}
	return types;
}

Datum
group_datum(const TaxGroup &group, TupleDesc type) {
	Datum values[group_columns] = {pg::text_datum(group.key.category().code()), pg::from_decimal(group.key.percent()),
	                               pg::money_datum(group.base), pg::money_datum(group.tax)};
	bool nulls[group_columns] = {};

	return HeapTupleGetDatum(heap_form_tuple(type, values, nulls));
}

} // namespace

BILLING_FUNCTION(billing_totals_state_in) {
	return pg::text_datum(parse_totals(PG_GETARG_CSTRING(0)));
}

BILLING_FUNCTION(billing_totals_state_out) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_CSTRING(pg::c_string(totals_of(state).to_string()));
}

/*
 * In network order: version, scope, basis (1 byte each), currency (2 bytes, packed),
 * number of groups (4), and of each group key, high and low half of the amount, in
 * scope line also of the tax (8 each).
 */
BILLING_FUNCTION(billing_totals_state_send) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	const Totals totals = totals_of(state);
	const TotalsHeader header = totals.header();
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendint8(&message, header.version);
	pq_sendint8(&message, static_cast<std::uint8_t>(header.scope));
	pq_sendint8(&message, static_cast<std::uint8_t>(header.basis));
	pq_sendint16(&message, header.currency);
	pq_sendint32(&message, header.groups);
	for (std::size_t i = 0; i < totals.groups(); i++) {
		const TotalsGroup group = totals.group(i);
		pq_sendint64(&message, group.key);
		pq_sendint64(&message, group.amount_high);
		pq_sendint64(&message, group.amount_low);
		if (totals.scope() == TaxScope::line) {
			pq_sendint64(&message, group.tax_high);
			pq_sendint64(&message, group.tax_low);
		}
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

constexpr int sent_header_size = 9;

BILLING_FUNCTION(billing_totals_state_recv) {
	auto *const message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
	TotalsHeader header{};

	if (message->len - message->cursor < sent_header_size) {
		throw Error("22P03", "binary value of type totals_state has the wrong length");
	}
	header.version = static_cast<std::uint8_t>(pq_getmsgbyte(message));
	header.scope = static_cast<TaxScope>(pq_getmsgbyte(message));
	header.basis = static_cast<TaxBasis>(pq_getmsgbyte(message));
	header.currency = static_cast<std::uint16_t>(pq_getmsgint(message, 2));
	header.groups = pq_getmsgint(message, 4);

	/* All groups have to be there before memory is taken for them. */
	const auto rest = static_cast<std::size_t>(message->len - message->cursor);
	const std::size_t group_size = totals_group_size(header.scope);
	if (header.groups > max_tax_groups || rest != header.groups * group_size) {
		throw Error("22P03", "binary value of type totals_state has the wrong length");
	}
	const char *const bytes = pq_getmsgbytes(message, static_cast<int>(rest));

	std::vector<TotalsGroup> groups(header.groups);
	for (std::size_t i = 0; i < groups.size(); i++) {
		std::uint64_t words[sizeof(TotalsGroup) / sizeof(std::uint64_t)] = {};
		std::memcpy(words, bytes + i * group_size, group_size);
		groups[i] = {pg_ntoh64(words[0]), pg_ntoh64(words[2]), pg_ntoh64(words[1]), pg_ntoh64(words[4]),
		             pg_ntoh64(words[3])};
	}
	const std::string state = make_totals(header, groups);
	if (state.empty()) {
		throw Error("22P03", "invalid binary value for type totals_state");
	}
	return pg::text_datum(state);
}

/* (state, amount, category, percent) */
BILLING_FUNCTION(billing_totals_state_add) {
	if (PG_ARGISNULL(1)) {
		return same_state(fcinfo);
	}
	return add_line(fcinfo, TaxScope::group, TaxBasis::exclusive);
}

/* (state, amount, category, percent, scope, basis) */
BILLING_FUNCTION(billing_totals_state_add_as) {
	if (PG_ARGISNULL(1)) {
		return same_state(fcinfo);
	}
	if (PG_ARGISNULL(4) || PG_ARGISNULL(5)) {
		throw Error("22023", PG_ARGISNULL(4) ? "tax scope is null" : "tax basis is null", {},
		            "Without these arguments, tax is rounded per group and amounts are without tax.");
	}
	const text *const scope = PG_GETARG_TEXT_PP(4);
	const text *const basis = PG_GETARG_TEXT_PP(5);

	return add_line(fcinfo, require_tax_scope(pg::view(scope)), require_tax_basis(pg::view(basis)));
}

BILLING_FUNCTION(billing_totals_state_merge) {
	varlena *state = changeable_state(fcinfo);
	varlena *const other = PG_DETOAST_DATUM(PG_GETARG_DATUM(1));
	const Totals added = totals_of(other);

	totals_of(state).require_currency(added.currency());
	totals_of(state).require_kind(added.scope(), added.basis());
	for (std::size_t i = 0; i < added.groups(); i++) {
		state = add_to_state(state, added.key(i), added.amount(i), added.tax(i));
	}
	PG_RETURN_POINTER(state);
}

/* The composite totals. */
BILLING_FUNCTION(billing_totals_state_final) {
	varlena *const state = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	const ResultTypes *const types = result_types(fcinfo);
	const Totals totals = totals_of(state);

	const std::size_t count = totals.groups();
	auto *const groups = static_cast<Datum *>(pg::allocate(CurrentMemoryContext, count * sizeof(Datum)));
	Money net{totals.currency(), 0};
	Money tax{totals.currency(), 0};
	for (std::size_t i = 0; i < count; i++) {
		const TaxGroup group = totals.charge(i);
		net = add(net, group.base);
		tax = add(tax, group.tax);
		groups[i] = group_datum(group, types->group);
	}

	Datum values[totals_columns] = {pg::money_datum(net), pg::money_datum(tax), pg::money_datum(add(net, tax)),
	                                PointerGetDatum(construct_array(groups, static_cast<int>(count), types->group_type,
	                                                                -1, false, TYPALIGN_DOUBLE))};
	bool nulls[totals_columns] = {};
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(types->totals, values, nulls)));
}
