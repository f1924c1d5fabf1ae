/*
 * monetary_format.cpp
 *		SQL glue of amounts as people read them.
 */
#include <string>

#include "core/error.hpp"
#include "core/locale.hpp"
#include "core/money_format.hpp"

#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/text.hpp"

using namespace billing;

/*
 * Locale and style are declared anycompatible, which takes quoted words and
 * text.  Were they text, format('%I', name) of PostgreSQL would be resolved as
 * this function wherever the schema is in the search path.
 */
BILLING_FUNCTION(billing_format) {
	Oid words = get_fn_expr_argtype(fcinfo->flinfo, 1);
	if (words != TEXTOID) {
		words = getBaseType(words);
	}
	if (words != TEXTOID && words != VARCHAROID && words != BPCHAROID) {
		throw Error("42804", std::string("locale and style are text, not ") + format_type_be(words));
	}

	const text *locale = PG_GETARG_TEXT_PP(1);
	const text *style = PG_GETARG_TEXT_PP(2);
	std::string const utf8 = format(PG_GETARG_MONEY(0), pg::view(locale), pg::view(style));

	if (GetDatabaseEncoding() == PG_UTF8) {
		PG_RETURN_DATUM(pg::text_datum(utf8));
	}
	/* The same pointer where there is nothing to convert; 22P05 for what the encoding does not have. */
	const char *converted =
	    pg::call([&] { return pg_any_to_server(utf8.data(), static_cast<int>(utf8.size()), PG_UTF8); });
	PG_RETURN_DATUM(pg::text_datum(converted == utf8.data() ? std::string_view(utf8) : std::string_view(converted)));
}

/* Plain data only is alive here, so the server functions may ereport. */
BILLING_FUNCTION(billing_locales) {
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);

	auto *result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	for (const LocaleRow &row : locale_table()) {
		Datum values[] = {CStringGetTextDatum(row.tag)};
		bool nulls[] = {false};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	PG_RETURN_NULL();
}
