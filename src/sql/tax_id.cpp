/*
 * tax_id.cpp
 *		SQL glue of tax ids.
 */
#include <string>

#include "core/error.hpp"
#include "core/tax_id.hpp"

#include "pg/guard.hpp"
#include "pg/text.hpp"

using namespace billing;

/* (country, id) */
BILLING_FUNCTION(billing_tax_id_check) {
	const text *const country = PG_GETARG_TEXT_PP(0);
	const text *const id = PG_GETARG_TEXT_PP(1);

	if (!checks_tax_ids_of(pg::view(country))) {
		PG_RETURN_NULL();
	}
	PG_RETURN_BOOL(normalize_tax_id(pg::view(country), pg::view(id)).has_value());
}

/* (country, id) */
BILLING_FUNCTION(billing_tax_id_normalize) {
	const text *const country = PG_GETARG_TEXT_PP(0);
	const text *const id = PG_GETARG_TEXT_PP(1);

	if (!checks_tax_ids_of(pg::view(country))) {
		PG_RETURN_DATUM(pg::text_datum(pg::view(id)));
	}
	const std::optional<std::string> normal = normalize_tax_id(pg::view(country), pg::view(id));
	if (!normal) {
		throw Error("22023",
		            "tax id \"" + std::string(pg::view(id).substr(0, 60)) + "\" cannot be one of " +
		                std::string(pg::view(country)),
		            "Its length, letters or check digits are not those of the country's ids.",
		            "Look for a typing error.");
	}
	PG_RETURN_DATUM(pg::text_datum(*normal));
}
