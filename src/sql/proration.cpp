/*
 * proration.cpp
 *		SQL glue of proration: policies, shares, parts of amounts.
 */
#include <string>
#include <string_view>

#include "core/price_rate.hpp"
#include "core/proration.hpp"

#include "pg/guard.hpp"
#include "pg/json.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/price.hpp"
#include "pg/proration.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* Arguments before the policy, which alone may be NULL. */
bool
has_null(FunctionCallInfo fcinfo) {
	for (int i = 0; i < PG_NARGS() - 1; i++) {
		if (PG_ARGISNULL(i)) {
			return true;
		}
	}
	return false;
}

Datum
policy_datum(const ProrationPolicy &policy) {
	const std::string json = proration_policy_json(policy);

	return JsonbPGetDatum(pg::to_jsonb(json));
}

} // namespace

BILLING_FUNCTION(billing_proration_policy) {
	const text *const preset = PG_GETARG_TEXT_PP(0);

	return policy_datum(find_proration_preset(pg::view(preset)));
}

BILLING_FUNCTION(billing_proration_policy_from_jsonb) {
	return policy_datum(read_proration_policy(pg::to_json_tree(PG_GETARG_JSONB_P(0)), {}));
}

BILLING_FUNCTION(billing_proration_policy_from_jsonb_at) {
	Jsonb *const document = PG_GETARG_JSONB_P(0);
	const text *const path = PG_GETARG_TEXT_PP(1);

	return policy_datum(read_proration_policy(pg::to_json_tree(document), pg::view(path)));
}

BILLING_FUNCTION(billing_proration_numerator) {
	if (has_null(fcinfo)) {
		PG_RETURN_NULL();
	}
	const ProrationShare share = pg::proration_args(fcinfo, 0).share;
	PG_RETURN_INT64(share.to - share.from);
}

BILLING_FUNCTION(billing_proration_denominator) {
	if (has_null(fcinfo)) {
		PG_RETURN_NULL();
	}
	PG_RETURN_INT64(pg::proration_args(fcinfo, 0).share.whole);
}

BILLING_FUNCTION(billing_prorate) {
	if (has_null(fcinfo)) {
		PG_RETURN_NULL();
	}
	const Money amount = PG_GETARG_MONEY(0);
	const pg::ProrationArgs args = pg::proration_args(fcinfo, 1);

	/* A currency may have no minor digits to ask for. */
	const int digits = args.policy->digits ? *args.policy->digits : amount.currency.minor_digits();
	PG_RETURN_MONEY(prorate(amount.currency, Decimal(amount.units, money_scale), args.share, *args.policy, digits,
	                        Rounding::half_up));
}

BILLING_FUNCTION(billing_prorate_price) {
	if (has_null(fcinfo)) {
		PG_RETURN_NULL();
	}
	const varlena *const price = PG_GETARG_PRICE(0);
	const varlena *const quantity = PG_GETARG_NUMERIC_PACKED(1);
	const pg::ProrationArgs args = pg::proration_args(fcinfo, 2);

	const PriceView view(pg::price_bytes(price));
	PG_RETURN_MONEY(prorate(view, pg::to_decimal(quantity), args.share, *args.policy));
}
