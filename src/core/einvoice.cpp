/*
 * einvoice.cpp
 *		Reading an invoice document into the terms of EN 16931.
 */
#include "core/einvoice.hpp"

#include <algorithm>

#include "core/document_reader.hpp"
#include "core/einvoice_codes.hpp"
#include "core/error.hpp"
#include "core/tax_id.hpp"

namespace billing {

namespace {

/* "piece", where nothing is said: the unit of subscriptions and calls alike. */
constexpr std::string_view default_unit = "C62";

EAllowance
read_allowance(const JsonPlace &place, bool is_charge) {
	EAllowance allowance;

	allowance.is_charge = is_charge;
	allowance.amount = read_number(place, "amount");
	allowance.base = read_number(place, "base");
	allowance.percent = read_number(place, "percent");
	allowance.category = read_text(place, "tax_category");
	allowance.rate = read_number(place, "tax_percent");
	allowance.reason = read_text(place, "reason");
	allowance.reason_code = read_text(place, "reason_code");
	return allowance;
}

std::vector<EAllowance>
read_allowances(const JsonPlace &place) {
	std::vector<EAllowance> all =
	    read_all<EAllowance>(place, "allowances", [](const JsonPlace &one) { return read_allowance(one, false); });
	const std::vector<EAllowance> charges =
	    read_all<EAllowance>(place, "charges", [](const JsonPlace &one) { return read_allowance(one, true); });

	all.insert(all.end(), charges.begin(), charges.end());
	return all;
}

/* Where ids and contacts stand: in the party itself, or in its address, which is all that accounts and sellers keep. */
class PartyPlaces {
public:
	explicit PartyPlaces(const JsonPlace &party) : party_(party) {
		if (is_set(party, "address")) {
			address_.emplace(party.member("address"));
			address_->require_object();
		}
	}

	std::string
	text(std::initializer_list<std::string_view> keys) const {
		std::string found = read_text(party_, keys);

		return found.empty() && address_ ? read_text(*address_, keys) : found;
	}

	/* A text of an object: endpoint.id. */
	std::string
	text(std::string_view object, std::string_view key) const {
		for (const JsonPlace *const place : {&party_, address_ ? &*address_ : &party_}) {
			if (is_set(*place, object)) {
				const JsonPlace inner = place->member(object);
				inner.require_object();
				return read_text(inner, key);
			}
		}
		return {};
	}

private:
	const JsonPlace &party_;
	std::optional<JsonPlace> address_;
};

EParty
read_party(const JsonPlace &place, bool shows_tax_id) {
	place.require_object();
	const PartyPlaces places(place);
	EParty party;

	party.name = read_text(place, "name");
	party.country = places.text({"country"});
	party.id = read_text(place, "id");
	party.legal_id = places.text({"legal_id"});
	party.legal_scheme = places.text({"legal_scheme"});
	party.vat_id = read_text(place, "vat_id");
	party.endpoint = places.text("endpoint", "id");
	party.endpoint_scheme = places.text("endpoint", "scheme");
	party.contact_name = places.text("contact", "name");
	party.phone = places.text("contact", "phone");
	party.email = places.text("contact", "email");
	party.line1 = places.text({"line1", "street"});
	party.line2 = places.text({"line2"});
	party.city = places.text({"city"});
	party.postcode = places.text({"postcode", "postal_code", "zip"});
	party.region = places.text({"region", "state"});

	/* An id that names its country is a VAT id, another one a tax number. */
	const std::string tax_id = read_text(place, "tax_id");
	if (!tax_id.empty() && party.vat_id.empty() && shows_tax_id) {
		const std::string normal = normalize_tax_id(party.country, tax_id).value_or(tax_id);
		const std::string prefix = normal.substr(0, 2);
		(has_code(country_codes, prefix) || prefix == "EL" ? party.vat_id : party.tax_number) = normal;
	}
	if (party.id.empty() && party.vat_id.empty() && party.legal_id.empty()) {
		party.id = read_text(place, "code");
	}
	return party;
}

ELine
read_line(const JsonPlace &place) {
	ELine line;

	line.id = read_text(place, "line_no");
	line.name = read_text(place, {"name", "description", "item"});
	if (is_set(place, "name")) {
		line.description = read_text(place, "description");
	}
	line.quantity = read_number(place, "quantity");
	line.unit = is_set(place, "unit") ? read_text(place, "unit") : std::string(default_unit);
	line.net = read_number(place, "amount");
	line.price = read_number(place, "unit_amount");
	line.base_quantity = read_number(place, "base_quantity");
	line.category = read_text(place, "tax_category");
	line.rate = read_number(place, "tax_percent");
	line.period = {read_day(place, "service_start"), read_day(place, "service_end")};
	line.allowances = read_allowances(place);
	return line;
}

ETax
read_tax(const JsonPlace &place) {
	ETax tax;

	tax.category = read_text(place, "category");
	tax.rate = read_number(place, "percent");
	tax.base = read_number(place, "base");
	tax.tax = read_number(place, "tax");
	tax.residue = read_number(place, "residue");
	tax.reason = read_text(place, "reason");
	tax.reason_code = read_text(place, "reason_code");
	tax.parts = read_all<ETaxPart>(place, "parts", [](const JsonPlace &part) {
		return ETaxPart{read_text(part, "jurisdiction"), read_number(part, "percent"), read_number(part, "tax")};
	});
	return tax;
}

void
turn(std::optional<Decimal> &value) {
	if (value && !value->is_zero()) {
		value = -*value;
	}
}

/* What a credit note gives back is positive to its reader. */
void
turn_signs(EInvoice &invoice) {
	for (auto member : {&EInvoice::line_total, &EInvoice::allowance_total, &EInvoice::charge_total, &EInvoice::net,
	                    &EInvoice::tax, &EInvoice::tax_in_tax_currency, &EInvoice::gross, &EInvoice::prepaid,
	                    &EInvoice::rounding, &EInvoice::payable}) {
		turn(invoice.*member);
	}
	for (EAllowance &allowance : invoice.allowances) {
		turn(allowance.amount);
		turn(allowance.base);
	}
	for (ETax &tax : invoice.taxes) {
		turn(tax.base);
		turn(tax.tax);
		turn(tax.residue);
		for (ETaxPart &part : tax.parts) {
			turn(part.tax);
		}
	}
	for (ELine &line : invoice.lines) {
		turn(line.quantity);
		turn(line.net);
		for (EAllowance &allowance : line.allowances) {
			turn(allowance.amount);
			turn(allowance.base);
		}
	}
}

/*
 * Readers multiply.  Where quantity and price do not give the amount - tiers, a
 * part of a cycle, prices that include tax - the price is the average that does,
 * and where no short one does the line is one piece at its amount.
 */
void
settle_price(ELine &line) {
	constexpr int digits = 2;
	constexpr int price_digits = 10;
	const auto gives_amount = [&line](const Decimal &price) {
		return !price.negative() && round(price * *line.quantity, digits, Rounding::half_up) == *line.net;
	};

	if (!line.net || (line.price && (line.base_quantity || !line.allowances.empty()))) {
		return;
	}
	if (line.price && line.quantity && gives_amount(*line.price)) {
		return;
	}
	if (line.quantity && !line.quantity->is_zero()) {
		const Decimal price = divide(*line.net, *line.quantity, price_digits, Rounding::half_up).trimmed();
		if (gives_amount(price)) {
			line.price = price;
			return;
		}
	}
	line.quantity = Decimal(line.net->negative() ? -1 : 1);
	line.price = line.net->negative() ? -*line.net : *line.net;
	line.unit = default_unit;
}

EInvoice
read(const Json &document, bool conforming) {
	const JsonPlace root(document, "invoice", {});
	EInvoice invoice;

	root.require_object("Pass what invoice_json gives.");
	const std::string type = read_text(root, "type");
	if (!type.empty() && type != "invoice" && type != "credit_note") {
		root.member("type").refuse("is neither invoice nor credit_note", {});
	}
	invoice.is_credit_note = type == "credit_note";
	invoice.includes_tax = read_text(root, "tax_basis") == "inclusive";
	invoice.type_code = read_text(root, "type_code");
	if (invoice.type_code.empty() && !type.empty()) {
		invoice.type_code = invoice.is_credit_note ? "381" : "380";
	}
	invoice.number = read_text(root, "number");
	invoice.issue_date = read_day(root, "issue_date");
	invoice.due_date = read_day(root, "due_date");
	invoice.tax_point_date = read_day(root, "tax_point_date");
	invoice.currency = read_text(root, "currency");
	invoice.tax_currency = read_text(root, "tax_currency");
	invoice.buyer_reference = read_text(root, "buyer_reference");
	invoice.order_reference = read_text(root, "order_reference");
	invoice.note = read_text(root, "note");
	invoice.terms = read_text(root, "terms");
	invoice.period = {read_day(root, "period_start"), read_day(root, "period_end")};
	invoice.preceding = read_all<EPreceding>(root, "preceding", [](const JsonPlace &one) {
		return EPreceding{read_text(one, "number"), read_day(one, "issue_date")};
	});
	invoice.delivery_date = read_day(root, "delivery_date");
	invoice.delivery_country = read_text(root, "delivery_country");
	invoice.allowances = read_allowances(root);
	invoice.line_total = read_number(root, "line_total");
	invoice.allowance_total = read_number(root, "allowance_total");
	invoice.charge_total = read_number(root, "charge_total");
	invoice.net = read_number(root, "net");
	invoice.tax = read_number(root, "tax");
	invoice.tax_in_tax_currency = read_number(root, "tax_in_tax_currency");
	invoice.gross = read_number(root, "gross");
	invoice.prepaid = read_number(root, "prepaid");
	invoice.rounding = read_number(root, "rounding");
	invoice.payable = read_number(root, "payable");
	invoice.taxes = read_all<ETax>(root, "taxes", read_tax);
	invoice.lines = read_all<ELine>(root, "lines", read_line);

	/* Who charges nothing because nothing is subject to VAT shows no VAT id (BR-O-02). */
	const bool outside =
	    conforming && !invoice.lines.empty() &&
	    std::all_of(invoice.lines.begin(), invoice.lines.end(), [](const ELine &line) { return line.category == "O"; });
	if (is_set(root, "seller")) {
		const JsonPlace seller = root.member("seller");
		invoice.seller = read_party(seller, !outside);
		const PartyPlaces places(seller);
		invoice.iban = places.text("payment", "iban");
		invoice.bic = places.text("payment", "bic");
		invoice.account_name = places.text("payment", "name");
		invoice.payment_code = places.text("payment", "code");
		if (invoice.payment_code.empty() && !invoice.iban.empty()) {
			invoice.payment_code = "58"; /* SEPA credit transfer */
		}
		invoice.payment_reference = invoice.payment_code.empty() ? std::string() : invoice.number;
	}
	if (is_set(root, "customer")) {
		const JsonPlace customer = root.member("customer");
		invoice.buyer = read_party(customer, !outside);
		const PartyPlaces places(customer);
		if (invoice.buyer_reference.empty()) {
			invoice.buyer_reference = places.text({"buyer_reference"});
		}
		if (invoice.order_reference.empty()) {
			invoice.order_reference = places.text({"order_reference"});
		}
	}

	/* Nothing has a rate outside the scope, also where a table holds 0. */
	for (ELine &line : invoice.lines) {
		if (line.category == "O" && line.rate && line.rate->is_zero()) {
			line.rate.reset();
		}
	}
	for (ETax &tax : invoice.taxes) {
		if (tax.category == "O" && tax.rate && tax.rate->is_zero()) {
			tax.rate.reset();
		}
	}
	if (invoice.is_credit_note) {
		turn_signs(invoice);
	}
	if (conforming) {
		for (ELine &line : invoice.lines) {
			settle_price(line);
		}
	}
	return invoice;
}

} // namespace

EInvoice
read_einvoice(const Json &document) {
	return read(document, true);
}

EInvoice
read_invoice(const Json &document) {
	return read(document, false);
}

} // namespace billing
