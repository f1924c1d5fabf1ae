/*
 * invoice_page.cpp
 *		SQL glue of invoices for people.
 */
#include <string>

#include "core/invoice_page.hpp"

#include "pg/guard.hpp"
#include "pg/json.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* The core reads and writes UTF-8. */
void
convert_texts(Json &json) {
	if (!json.text.empty()) {
		const char *const converted =
		    pg::call([&] { return pg_server_to_any(json.text.data(), static_cast<int>(json.text.size()), PG_UTF8); });
		if (converted != json.text.data()) {
			json.text = converted;
		}
	}
	for (Json &element : json.elements) {
		convert_texts(element);
	}
	for (auto &member : json.members) {
		convert_texts(member.second);
	}
}

} // namespace

/* (invoice, locale, paper) */
BILLING_FUNCTION(billing_invoice_page) {
	Jsonb *const document = PG_GETARG_JSONB_P(0);
	const text *const locale = PG_GETARG_TEXT_PP(1);
	const text *const paper = PG_GETARG_TEXT_PP(2);
	const bool utf8 = GetDatabaseEncoding() == PG_UTF8;

	Json tree = pg::to_json_tree(document);
	if (!utf8) {
		convert_texts(tree);
	}
	return pg::text_datum(write_invoice_page(tree, pg::view(locale), pg::view(paper), !utf8));
}
