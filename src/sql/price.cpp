/*
 * price.cpp
 *		SQL glue of type price: I/O, casts, accessors, rating.
 */
#include <string>
#include <string_view>

#include "core/price_rate.hpp"

#include "pg/guard.hpp"
#include "pg/json.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/price.hpp"
#include "pg/price_slices.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

Datum
price_datum(Jsonb *document, std::string_view path) {
	return pg::text_datum(encode_price(read_price(pg::to_json_tree(document), path)));
}

std::string
price_text(const varlena *price) {
	return price_json(PriceView(pg::price_bytes(price)));
}

/* An amount the price may have, as monetary or NULL. */
Datum
optional_amount(FunctionCallInfo fcinfo, const PriceView &price, PricePart part) {
	if (!price.has(part)) {
		PG_RETURN_NULL();
	}
	PG_RETURN_MONEY(make_money(price.currency(), Decimal(price.part(part), price.amount_scale())));
}

} // namespace

BILLING_FUNCTION(billing_price_in) {
	Jsonb *const document = pg::parse_jsonb(PG_GETARG_CSTRING(0), fcinfo->context);

	if (document == nullptr) {
		PG_RETURN_NULL(); /* the error went to fcinfo->context */
	}
	return price_datum(document, {});
}

BILLING_FUNCTION(billing_price_out) {
	const varlena *const price = PG_GETARG_PRICE(0);

	const std::string json = price_text(price);
	PG_RETURN_CSTRING(pg::c_string(json));
}

BILLING_FUNCTION(billing_price_recv) {
	auto *const message = reinterpret_cast<StringInfo>(PG_GETARG_POINTER(0));
	const int size = message->len - message->cursor;
	const char *const bytes = pq_getmsgbytes(message, size);

	const Price price = decode_price({bytes, static_cast<std::size_t>(size)});
	pg::require_valid_words(price);
	return pg::text_datum(encode_price(price));
}

BILLING_FUNCTION(billing_price_send) {
	return pg::text_datum(pg::price_bytes(PG_GETARG_PRICE(0)));
}

BILLING_FUNCTION(billing_price_from_jsonb) {
	return price_datum(PG_GETARG_JSONB_P(0), {});
}

BILLING_FUNCTION(billing_price_from_jsonb_at) {
	Jsonb *const document = PG_GETARG_JSONB_P(0);
	const text *const path = PG_GETARG_TEXT_PP(1);

	return price_datum(document, pg::view(path));
}

BILLING_FUNCTION(billing_price_to_jsonb) {
	const varlena *const price = PG_GETARG_PRICE(0);

	const std::string json = price_text(price);
	PG_RETURN_JSONB_P(pg::to_jsonb(json));
}

BILLING_FUNCTION(billing_price_eq) {
	const varlena *const a = PG_GETARG_PRICE(0);
	const varlena *const b = PG_GETARG_PRICE(1);

	PG_RETURN_BOOL(pg::price_bytes(a) == pg::price_bytes(b));
}

BILLING_FUNCTION(billing_price_ne) {
	const varlena *const a = PG_GETARG_PRICE(0);
	const varlena *const b = PG_GETARG_PRICE(1);

	PG_RETURN_BOOL(pg::price_bytes(a) != pg::price_bytes(b));
}

BILLING_FUNCTION(billing_price_hash) {
	const std::string_view bytes = pg::price_bytes(PG_GETARG_PRICE(0));

	return hash_any(reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<int>(bytes.size()));
}

BILLING_FUNCTION(billing_price_hash_extended) {
	const std::string_view bytes = pg::price_bytes(PG_GETARG_PRICE(0));

	return hash_any_extended(reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<int>(bytes.size()),
	                         static_cast<std::uint64_t>(PG_GETARG_INT64(1)));
}

BILLING_FUNCTION(billing_price_currency) {
	const varlena *const price = PG_GETARG_PRICE(0);

	return pg::text_datum(PriceView(pg::price_bytes(price)).currency().code().c_str());
}

BILLING_FUNCTION(billing_price_model) {
	const varlena *const price = PG_GETARG_PRICE(0);

	return pg::text_datum(price_model_name(PriceView(pg::price_bytes(price)).model()));
}

BILLING_FUNCTION(billing_price_unit_amount) {
	const varlena *const price = PG_GETARG_PRICE(0);
	const PriceView view(pg::price_bytes(price));

	if (view.model() != PriceModel::flat && view.model() != PriceModel::unit) {
		PG_RETURN_NULL();
	}
	return pg::from_decimal(Decimal(view.unit(0), view.amount_scale()).trimmed());
}

BILLING_FUNCTION(billing_price_minimum) {
	const varlena *const price = PG_GETARG_PRICE(0);

	return optional_amount(fcinfo, PriceView(pg::price_bytes(price)), PricePart::minimum);
}

BILLING_FUNCTION(billing_price_maximum) {
	const varlena *const price = PG_GETARG_PRICE(0);

	return optional_amount(fcinfo, PriceView(pg::price_bytes(price)), PricePart::maximum);
}

BILLING_FUNCTION(billing_price_needs_events) {
	const varlena *const price = PG_GETARG_PRICE(0);

	PG_RETURN_BOOL(needs_events(PriceView(pg::price_bytes(price))));
}

BILLING_FUNCTION(billing_price_rolls_over) {
	const varlena *const price = PG_GETARG_PRICE(0);

	PG_RETURN_BOOL(PriceView(pg::price_bytes(price)).has(PricePart::rollover));
}

BILLING_FUNCTION(billing_price_rate) {
	const varlena *const price = PG_GETARG_PRICE(0);
	const varlena *const quantity = PG_GETARG_NUMERIC_PACKED(1);

	PG_RETURN_MONEY(rate(PriceView(pg::price_bytes(price)), pg::to_decimal(quantity)));
}

/* (price, quantity, divisor, numerator, denominator) */
BILLING_FUNCTION(billing_price_rate_share) {
	const varlena *const price = PG_GETARG_PRICE(0);
	const varlena *const quantity = PG_GETARG_NUMERIC_PACKED(1);
	const varlena *const divisor = PG_GETARG_NUMERIC_PACKED(2);
	const RateBasis basis{pg::to_decimal(quantity), pg::to_decimal(divisor), PG_GETARG_INT64(3), PG_GETARG_INT64(4)};

	PG_RETURN_MONEY(rate(PriceView(pg::price_bytes(price)), basis));
}

/* (price, quantity), or with (divisor, numerator, denominator) too */
BILLING_FUNCTION(billing_price_rate_detail) {
	if (SRF_IS_FIRSTCALL()) {
		FuncCallContext *const call = pg::begin_slices(fcinfo);
		const varlena *const price = PG_GETARG_PRICE(0);
		const varlena *const quantity = PG_GETARG_NUMERIC_PACKED(1);
		const varlena *const divisor = PG_NARGS() > 2 ? PG_GETARG_NUMERIC_PACKED(2) : nullptr;
		RateBasis basis{pg::to_decimal(quantity)};

		if (divisor != nullptr) {
			basis.divisor = pg::to_decimal(divisor);
			basis.numerator = PG_GETARG_INT64(3);
			basis.denominator = PG_GETARG_INT64(4);
		}
		pg::keep_slices(call, rate_detail(PriceView(pg::price_bytes(price)), basis));
	}
	return pg::next_slice(fcinfo);
}
