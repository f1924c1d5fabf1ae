/*
 * monetary_functions.cpp
 *		SQL glue of functions on monetary that round once or divide into parts.
 */
#include <vector>

#include "core/cash_rounding.hpp"
#include "core/error.hpp"
#include "core/money.hpp"
#include "core/money_parts.hpp"

#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/money_array.hpp"
#include "pg/numeric.hpp"
#include "pg/rounding.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* An argument that may be NULL: then the digits are those of the currency's minor unit. */
int
digits_arg(FunctionCallInfo fcinfo, int argument, Currency currency) {
	return PG_ARGISNULL(argument) ? currency.minor_digits() : PG_GETARG_INT32(argument);
}

} // namespace

BILLING_FUNCTION(billing_round_to) {
	const varlena *increment = PG_GETARG_NUMERIC_PACKED(1);
	Rounding const mode = PG_GETARG_ROUNDING(2);

	PG_RETURN_MONEY(round_to(PG_GETARG_MONEY(0), pg::to_decimal(increment), mode));
}

/* Not strict: without a country the rule is that of the currency. */
BILLING_FUNCTION(billing_cash_round) {
	if (PG_ARGISNULL(0)) {
		PG_RETURN_NULL();
	}

	const text *country = PG_ARGISNULL(1) ? nullptr : PG_GETARG_TEXT_PP(1);
	PG_RETURN_MONEY(cash_round(PG_GETARG_MONEY(0),
	                           country == nullptr ? std::nullopt : std::optional<std::string_view>(pg::view(country))));
}

/* Plain data only is alive here, so the server functions may ereport. */
BILLING_FUNCTION(billing_cash_increments) {
	InitMaterializedSRF(fcinfo, 0);

	auto *result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	for (const CashIncrement &rule : cash_increment_table()) {
		Datum values[4];
		bool nulls[4] = {};

		nulls[1] = rule.country[0] == '\0';
		values[0] = CStringGetTextDatum(rule.currency);
		values[1] = CStringGetTextDatum(rule.country);
		values[2] = pg::money_datum(increment_of(rule));
		values[3] = DirectFunctionCall1(date_in, CStringGetDatum(rule.since));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	PG_RETURN_NULL();
}

/* Not strict: digits may be NULL. So are the functions below. */
BILLING_FUNCTION(billing_mul_round) {
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3)) {
		PG_RETURN_NULL();
	}

	const varlena *factor = PG_GETARG_NUMERIC_PACKED(1);
	Rounding const mode = PG_GETARG_ROUNDING(3);
	Money const money = PG_GETARG_MONEY(0);
	PG_RETURN_MONEY(multiply(money, pg::to_decimal(factor), digits_arg(fcinfo, 2, money.currency), mode));
}

BILLING_FUNCTION(billing_mul_round_integer) {
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3)) {
		PG_RETURN_NULL();
	}

	Rounding const mode = PG_GETARG_ROUNDING(3);
	Money const money = PG_GETARG_MONEY(0);
	PG_RETURN_MONEY(multiply(money, Decimal(PG_GETARG_INT64(1)), digits_arg(fcinfo, 2, money.currency), mode));
}

BILLING_FUNCTION(billing_div_round) {
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3)) {
		PG_RETURN_NULL();
	}

	const varlena *divisor = PG_GETARG_NUMERIC_PACKED(1);
	Rounding const mode = PG_GETARG_ROUNDING(3);
	Money const money = PG_GETARG_MONEY(0);
	PG_RETURN_MONEY(divide(money, pg::to_decimal(divisor), digits_arg(fcinfo, 2, money.currency), mode));
}

BILLING_FUNCTION(billing_convert) {
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(4)) {
		PG_RETURN_NULL();
	}

	const text *code = PG_GETARG_TEXT_PP(1);
	const varlena *rate = PG_GETARG_NUMERIC_PACKED(2);
	Rounding const mode = PG_GETARG_ROUNDING(4);
	Currency const currency = require_currency(pg::view(code));
	PG_RETURN_MONEY(convert(PG_GETARG_MONEY(0), currency, pg::to_decimal(rate), digits_arg(fcinfo, 3, currency), mode));
}

BILLING_FUNCTION(billing_allocate) {
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1)) {
		PG_RETURN_NULL();
	}

	ArrayType *array = PG_GETARG_ARRAYTYPE_P(1);
	Oid const element_type = pg::result_element_type(fcinfo);
	Datum *values;
	int count;

	if (ARR_NDIM(array) > 1) {
		throw Error("22023", "weights are not an array of one dimension");
	}
	if (array_contains_nulls(array)) {
		throw Error("22023", "weights contain NULL");
	}
	if (ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array)) > max_money_parts) {
		throw Error("22023", "too many weights",
		            "An amount has at most " + std::to_string(max_money_parts) + " parts.");
	}
	deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT, &values, nullptr, &count);

	Money const money = PG_GETARG_MONEY(0);
	std::vector<Decimal> weights;
	weights.reserve(static_cast<std::size_t>(count));
	for (int i = 0; i < count; i++) {
		weights.push_back(pg::to_decimal(reinterpret_cast<const varlena *>(DatumGetPointer(values[i]))));
	}
	PG_RETURN_DATUM(pg::money_array(element_type, allocate(money, weights, digits_arg(fcinfo, 2, money.currency))));
}

BILLING_FUNCTION(billing_split) {
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1)) {
		PG_RETURN_NULL();
	}

	Oid const element_type = pg::result_element_type(fcinfo);
	Money const money = PG_GETARG_MONEY(0);
	PG_RETURN_DATUM(
	    pg::money_array(element_type, split(money, PG_GETARG_INT32(1), digits_arg(fcinfo, 2, money.currency))));
}
