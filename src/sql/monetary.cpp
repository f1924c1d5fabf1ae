/*
 * monetary.cpp
 *		SQL glue of type monetary: text and binary form, parts, rounding.
 */
#include <optional>

#include "core/error.hpp"
#include "core/money.hpp"
#include "core/money_type.hpp"

#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/rounding.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* The value, if it is one of the type with this modifier. */
Money
fitting(const Money &money, std::int32_t modifier) {
	if (auto const type = MoneyType::find(modifier)) {
		type->require(money);
	}
	return money;
}

} // namespace

BILLING_FUNCTION(billing_monetary_in) {
	PG_RETURN_MONEY(fitting(parse_money(PG_GETARG_CSTRING(0)), PG_GETARG_INT32(2)));
}

BILLING_FUNCTION(billing_monetary_out) {
	char buffer[money_text_size];
	std::size_t const length = format_money(PG_GETARG_MONEY(0), buffer);

	PG_RETURN_CSTRING(pg::c_string({buffer, length}));
}

/* Two 64-bit integers in network order: the stored form, high half first. */
BILLING_FUNCTION(billing_monetary_recv) {
	auto *message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
	PackedMoney packed;

	if (message->len - message->cursor != static_cast<int>(sizeof(packed))) {
		throw Error("22P03", "binary value of type monetary has the wrong length");
	}
	packed.high = static_cast<std::uint64_t>(pq_getmsgint64(message));
	packed.low = static_cast<std::uint64_t>(pq_getmsgint64(message));
	if (!is_valid(packed)) {
		throw Error("22P03", "invalid binary value for type monetary");
	}
	PG_RETURN_MONEY(fitting(unpack(packed), PG_GETARG_INT32(2)));
}

BILLING_FUNCTION(billing_monetary_send) {
	PackedMoney const packed = PG_GETARG_PACKED_MONEY(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendint64(&message, packed.high);
	pq_sendint64(&message, packed.low);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* monetary('EUR') or monetary('EUR', 2): the parser hands over the words as text. */
BILLING_FUNCTION(billing_monetary_typmod_in) {
	ArrayType *words = PG_GETARG_ARRAYTYPE_P(0);
	Datum *values;
	int count;

	if (ARR_ELEMTYPE(words) != CSTRINGOID || ARR_NDIM(words) != 1 || array_contains_nulls(words)) {
		throw Error("22023", "invalid type modifier of type monetary");
	}
	deconstruct_array(words, CSTRINGOID, -2, false, TYPALIGN_CHAR, &values, nullptr, &count);
	if (count > 2) {
		throw Error("22023", "invalid type modifier of type monetary", {},
		            "Write monetary('EUR'), or monetary('EUR', 2) for at most 2 fraction digits.");
	}
	std::optional<std::string_view> digits;
	if (count == 2) {
		digits = DatumGetCString(values[1]);
	}
	PG_RETURN_INT32(MoneyType::make(DatumGetCString(values[0]), digits).modifier());
}

BILLING_FUNCTION(billing_monetary_typmod_out) {
	auto const type = MoneyType::find(PG_GETARG_INT32(0));

	PG_RETURN_CSTRING(pg::c_string(type ? type->to_string() : ""));
}

BILLING_FUNCTION(billing_monetary_fit) {
	PG_RETURN_MONEY(fitting(PG_GETARG_MONEY(0), PG_GETARG_INT32(1)));
}

BILLING_FUNCTION(billing_monetary_from_numeric) {
	const varlena *amount = PG_GETARG_NUMERIC_PACKED(0);
	auto const type = MoneyType::find(PG_GETARG_INT32(1));

	if (!type) {
		throw Error("22023", "cannot cast type numeric to monetary without a currency", {},
		            "Name it in the type, as in billing.monetary('EUR'), or call billing.monetary(amount, 'EUR').");
	}
	Money const money = make_money(type->currency(), pg::to_decimal(amount));
	type->require(money);
	PG_RETURN_MONEY(money);
}

BILLING_FUNCTION(billing_monetary) {
	const varlena *amount = PG_GETARG_NUMERIC_PACKED(0);
	const text *currency = PG_GETARG_TEXT_PP(1);

	PG_RETURN_MONEY(make_money(require_currency(pg::view(currency)), pg::to_decimal(amount)));
}

BILLING_FUNCTION(billing_currency) {
	PG_RETURN_DATUM(pg::text_datum(PG_GETARG_MONEY(0).currency.code()));
}

BILLING_FUNCTION(billing_amount) {
	PG_RETURN_DATUM(pg::from_decimal(amount(PG_GETARG_MONEY(0))));
}

BILLING_FUNCTION(billing_from_minor) {
	const text *currency = PG_GETARG_TEXT_PP(1);

	PG_RETURN_MONEY(from_minor_units(require_currency(pg::view(currency)), PG_GETARG_INT64(0)));
}

BILLING_FUNCTION(billing_minor_units) {
	PG_RETURN_INT64(to_minor_units(PG_GETARG_MONEY(0)));
}

BILLING_FUNCTION(billing_monetary_abs) {
	Money const money = PG_GETARG_MONEY(0);

	PG_RETURN_MONEY(money.units < 0 ? negate(money) : money);
}

BILLING_FUNCTION(billing_monetary_sign) {
	Money const money = PG_GETARG_MONEY(0);

	PG_RETURN_INT32(money.units < 0 ? -1 : (money.units > 0 ? 1 : 0));
}

BILLING_FUNCTION(billing_is_zero) {
	PG_RETURN_BOOL(PG_GETARG_MONEY(0).units == 0);
}

/* Not strict: digits may be NULL and then are the currency's. */
BILLING_FUNCTION(billing_monetary_round) {
	if (PG_ARGISNULL(0) || PG_ARGISNULL(2)) {
		PG_RETURN_NULL();
	}

	Rounding const mode = PG_GETARG_ROUNDING(2);
	Money const money = PG_GETARG_MONEY(0);
	int const digits = PG_ARGISNULL(1) ? money.currency.minor_digits() : PG_GETARG_INT32(1);
	PG_RETURN_MONEY(round(money, digits, mode));
}
