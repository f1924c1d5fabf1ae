/*
 * einvoice.cpp
 *		SQL glue of electronic invoices.
 */
#include <optional>
#include <string>
#include <vector>

#include "core/currency.hpp"
#include "core/einvoice.hpp"
#include "core/error.hpp"

#include "pg/guard.hpp"
#include "pg/json.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* What to do about an invoice that does not conform. */
std::string
hint_for(const EInvoice &invoice) {
	const std::optional<Currency> currency = find_currency(invoice.currency);

	if (currency && currency->shown_digits() > 2) {
		return "EN 16931 has amounts of two decimals, and those in " + currency->code() + " have " +
		       std::to_string(currency->shown_digits()) + ".";
	}
	return "Correct what it is made of; an issued document is credited and billed anew.";
}

} // namespace

/* (invoice) */
BILLING_FUNCTION(billing_en16931_check) {
	Jsonb *const document = PG_GETARG_JSONB_P(0);
	InitMaterializedSRF(fcinfo, 0);

	const std::vector<Violation> found = check_einvoice(read_einvoice(pg::to_json_tree(document)));
	auto *const result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	for (const Violation &violation : found) {
		Datum values[2] = {pg::text_datum(violation.rule), pg::text_datum(violation.message)};
		bool nulls[2] = {};

		pg::call([&] { tuplestore_putvalues(result->setResult, result->setDesc, values, nulls); });
	}
	PG_RETURN_NULL();
}

/* (invoice, format, customization) */
BILLING_FUNCTION(billing_en16931_xml) {
	Jsonb *const document = PG_GETARG_JSONB_P(0);
	const text *const format = PG_GETARG_TEXT_PP(1);
	const text *const name = PG_GETARG_TEXT_PP(2);

	const Customization customization = require_customization(pg::view(name));
	const bool is_ubl = pg::view(format) == "ubl";
	if (!is_ubl && pg::view(format) != "cii") {
		throw Error("22023",
		            "unknown format of an electronic invoice: \"" + std::string(pg::view(format).substr(0, 60)) + "\"",
		            {}, "The formats are ubl and cii.");
	}
	const EInvoice invoice = read_einvoice(pg::to_json_tree(document));
	std::vector<Violation> found = check_einvoice(invoice);
	if (customization.check != nullptr) {
		const std::vector<Violation> more = customization.check(invoice);
		found.insert(found.end(), more.begin(), more.end());
	}
	if (!found.empty()) {
		std::string list;
		for (const Violation &violation : found) {
			list += (list.empty() ? "" : "\n") + violation.rule + ": " + violation.message + ".";
		}
		throw Error("22023",
		            "invoice \"" + invoice.number + "\" does not conform: " + found[0].rule + ", " + found[0].message,
		            list, hint_for(invoice));
	}
	return pg::text_datum(is_ubl ? write_ubl(invoice, customization) : write_cii(invoice, customization));
}
