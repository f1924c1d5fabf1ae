/*
 * einvoice_ubl.cpp
 *		An invoice in UBL 2.1, in the syntax binding CEN/TS 16931-3-2.
 */
#include "core/einvoice.hpp"
#include "core/einvoice_text.hpp"
#include "core/xml.hpp"

namespace billing {

namespace {

class Ubl {
public:
	Ubl(const EInvoice &invoice, const Customization &customization)
	    : invoice_(invoice), customization_(customization), text_(invoice) {
	}

	std::string write();

private:
	void amount(std::string_view name, const std::optional<Decimal> &value);
	void period(const EPeriod &period);
	void tax_category(std::string_view element, const std::string &category, const std::optional<Decimal> &rate,
	                  const ETax *reason);
	void party(std::string_view role, const EParty &party, bool is_seller);
	void allowance(const EAllowance &allowance, bool in_line);
	void delivery();
	void payment();
	void taxes();
	void totals();
	void line(const ELine &line);

	const EInvoice &invoice_;
	const Customization &customization_;
	EInvoiceText text_;
	XmlWriter xml_;
};

void
Ubl::amount(std::string_view name, const std::optional<Decimal> &value) {
	if (value) {
		xml_.leaf(name, text_.amount(*value), {{"currencyID", invoice_.currency}});
	}
}

void
Ubl::period(const EPeriod &period) {
	if (!period.start.empty() || !period.end.empty()) {
		const XmlElement element(xml_, "cac:InvoicePeriod");
		xml_.leaf_if("cbc:StartDate", period.start);
		xml_.leaf_if("cbc:EndDate", period.end);
	}
}

void
Ubl::tax_category(std::string_view element, const std::string &category, const std::optional<Decimal> &rate,
                  const ETax *reason) {
	const XmlElement tax(xml_, element);
	xml_.leaf("cbc:ID", category);
	if (rate) {
		xml_.leaf("cbc:Percent", text_.number(*rate));
	}
	if (reason != nullptr) {
		xml_.leaf_if("cbc:TaxExemptionReasonCode", reason->reason_code);
		xml_.leaf_if("cbc:TaxExemptionReason", reason->reason);
	}
	const XmlElement scheme(xml_, "cac:TaxScheme");
	xml_.leaf("cbc:ID", "VAT");
}

void
Ubl::party(std::string_view role, const EParty &party, bool is_seller) {
	const XmlElement outer(xml_, role);
	const XmlElement inner(xml_, "cac:Party");

	xml_.leaf_if("cbc:EndpointID", party.endpoint, {{"schemeID", party.endpoint_scheme}});
	if (!party.id.empty()) {
		const XmlElement identification(xml_, "cac:PartyIdentification");
		xml_.leaf("cbc:ID", party.id);
	}
	{
		const XmlElement address(xml_, "cac:PostalAddress");
		xml_.leaf_if("cbc:StreetName", party.line1);
		xml_.leaf_if("cbc:AdditionalStreetName", party.line2);
		xml_.leaf_if("cbc:CityName", party.city);
		xml_.leaf_if("cbc:PostalZone", party.postcode);
		xml_.leaf_if("cbc:CountrySubentity", party.region);
		const XmlElement country(xml_, "cac:Country");
		xml_.leaf("cbc:IdentificationCode", party.country);
	}
	const auto tax_scheme = [this](const std::string &id, const char *scheme) {
		if (!id.empty()) {
			const XmlElement tax(xml_, "cac:PartyTaxScheme");
			xml_.leaf("cbc:CompanyID", id);
			const XmlElement of(xml_, "cac:TaxScheme");
			xml_.leaf("cbc:ID", scheme);
		}
	};
	tax_scheme(party.vat_id, "VAT");
	if (is_seller) {
		tax_scheme(party.tax_number, "TAX");
	}
	{
		const XmlElement legal(xml_, "cac:PartyLegalEntity");
		xml_.leaf("cbc:RegistrationName", party.name);
		if (party.legal_scheme.empty()) {
			xml_.leaf_if("cbc:CompanyID", party.legal_id);
		} else {
			xml_.leaf_if("cbc:CompanyID", party.legal_id, {{"schemeID", party.legal_scheme}});
		}
	}
	if (!party.contact_name.empty() || !party.phone.empty() || !party.email.empty()) {
		const XmlElement contact(xml_, "cac:Contact");
		xml_.leaf_if("cbc:Name", party.contact_name);
		xml_.leaf_if("cbc:Telephone", party.phone);
		xml_.leaf_if("cbc:ElectronicMail", party.email);
	}
}

void
Ubl::allowance(const EAllowance &allowance, bool in_line) {
	const XmlElement element(xml_, "cac:AllowanceCharge");
	xml_.leaf("cbc:ChargeIndicator", allowance.is_charge ? "true" : "false");
	xml_.leaf_if("cbc:AllowanceChargeReasonCode", allowance.reason_code);
	xml_.leaf_if("cbc:AllowanceChargeReason", allowance.reason);
	if (allowance.percent) {
		xml_.leaf("cbc:MultiplierFactorNumeric", text_.number(*allowance.percent));
	}
	amount("cbc:Amount", allowance.amount);
	amount("cbc:BaseAmount", allowance.base);
	if (!in_line) {
		tax_category("cac:TaxCategory", allowance.category, allowance.rate, nullptr);
	}
}

void
Ubl::delivery() {
	if (invoice_.delivery_date.empty() && invoice_.delivery_country.empty()) {
		return;
	}
	const XmlElement element(xml_, "cac:Delivery");
	xml_.leaf_if("cbc:ActualDeliveryDate", invoice_.delivery_date);
	if (!invoice_.delivery_country.empty()) {
		const XmlElement location(xml_, "cac:DeliveryLocation");
		const XmlElement address(xml_, "cac:Address");
		const XmlElement country(xml_, "cac:Country");
		xml_.leaf("cbc:IdentificationCode", invoice_.delivery_country);
	}
}

void
Ubl::payment() {
	if (!invoice_.payment_code.empty()) {
		const XmlElement means(xml_, "cac:PaymentMeans");
		xml_.leaf("cbc:PaymentMeansCode", invoice_.payment_code);
		xml_.leaf_if("cbc:PaymentID", invoice_.payment_reference);
		if (!invoice_.iban.empty()) {
			const XmlElement account(xml_, "cac:PayeeFinancialAccount");
			xml_.leaf("cbc:ID", invoice_.iban);
			xml_.leaf_if("cbc:Name", invoice_.account_name);
			if (!invoice_.bic.empty()) {
				const XmlElement branch(xml_, "cac:FinancialInstitutionBranch");
				xml_.leaf("cbc:ID", invoice_.bic);
			}
		}
	}
	if (!invoice_.terms.empty()) {
		const XmlElement terms(xml_, "cac:PaymentTerms");
		xml_.leaf("cbc:Note", invoice_.terms);
	}
}

void
Ubl::taxes() {
	{
		const XmlElement total(xml_, "cac:TaxTotal");
		amount("cbc:TaxAmount", invoice_.tax.value_or(Decimal()));
		for (const ETax &tax : invoice_.taxes) {
			const XmlElement part(xml_, "cac:TaxSubtotal");
			amount("cbc:TaxableAmount", tax.base);
			amount("cbc:TaxAmount", tax.tax);
			tax_category("cac:TaxCategory", tax.category, tax.rate, &tax);
		}
	}
	if (invoice_.tax_in_tax_currency) {
		const XmlElement total(xml_, "cac:TaxTotal");
		xml_.leaf("cbc:TaxAmount", text_.amount(*invoice_.tax_in_tax_currency),
		          {{"currencyID", invoice_.tax_currency}});
	}
}

void
Ubl::totals() {
	const XmlElement total(xml_, "cac:LegalMonetaryTotal");
	amount("cbc:LineExtensionAmount", invoice_.line_total);
	amount("cbc:TaxExclusiveAmount", invoice_.net);
	amount("cbc:TaxInclusiveAmount", invoice_.gross);
	amount("cbc:AllowanceTotalAmount", invoice_.allowance_total);
	amount("cbc:ChargeTotalAmount", invoice_.charge_total);
	amount("cbc:PrepaidAmount", invoice_.prepaid);
	amount("cbc:PayableRoundingAmount", invoice_.rounding);
	amount("cbc:PayableAmount", invoice_.payable);
}

void
Ubl::line(const ELine &line) {
	const XmlElement element(xml_, invoice_.is_credit_note ? "cac:CreditNoteLine" : "cac:InvoiceLine");
	xml_.leaf("cbc:ID", line.id);
	xml_.leaf(invoice_.is_credit_note ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", text_.number(*line.quantity),
	          {{"unitCode", line.unit}});
	amount("cbc:LineExtensionAmount", line.net);
	period(line.period);
	for (const EAllowance &one : line.allowances) {
		allowance(one, true);
	}
	{
		const XmlElement item(xml_, "cac:Item");
		xml_.leaf_if("cbc:Description", line.description);
		xml_.leaf("cbc:Name", line.name);
		tax_category("cac:ClassifiedTaxCategory", line.category, line.rate, nullptr);
	}
	const XmlElement price(xml_, "cac:Price");
	xml_.leaf("cbc:PriceAmount", text_.number(*line.price), {{"currencyID", invoice_.currency}});
	if (line.base_quantity) {
		xml_.leaf("cbc:BaseQuantity", text_.number(*line.base_quantity), {{"unitCode", line.unit}});
	}
}

std::string
Ubl::write() {
	const std::string name = invoice_.is_credit_note ? "CreditNote" : "Invoice";
	const std::string space = "urn:oasis:names:specification:ubl:schema:xsd:";
	{
		const XmlElement root(xml_, name,
		                      {{"xmlns", space + name + "-2"},
		                       {"xmlns:cac", space + "CommonAggregateComponents-2"},
		                       {"xmlns:cbc", space + "CommonBasicComponents-2"}});
		xml_.leaf("cbc:CustomizationID", customization_.id);
		xml_.leaf_if("cbc:ProfileID", customization_.profile);
		xml_.leaf("cbc:ID", invoice_.number);
		xml_.leaf("cbc:IssueDate", invoice_.issue_date);
		if (invoice_.is_credit_note) {
			xml_.leaf_if("cbc:TaxPointDate", invoice_.tax_point_date);
			xml_.leaf("cbc:CreditNoteTypeCode", invoice_.type_code);
			xml_.leaf_if("cbc:Note", invoice_.note);
		} else {
			xml_.leaf_if("cbc:DueDate", invoice_.due_date);
			xml_.leaf("cbc:InvoiceTypeCode", invoice_.type_code);
			xml_.leaf_if("cbc:Note", invoice_.note);
			xml_.leaf_if("cbc:TaxPointDate", invoice_.tax_point_date);
		}
		xml_.leaf("cbc:DocumentCurrencyCode", invoice_.currency);
		xml_.leaf_if("cbc:TaxCurrencyCode", invoice_.tax_currency);
		xml_.leaf_if("cbc:BuyerReference", invoice_.buyer_reference);
		period(invoice_.period);
		if (!invoice_.order_reference.empty()) {
			const XmlElement order(xml_, "cac:OrderReference");
			xml_.leaf("cbc:ID", invoice_.order_reference);
		}
		for (const EPreceding &preceding : invoice_.preceding) {
			const XmlElement outer(xml_, "cac:BillingReference");
			const XmlElement inner(xml_, "cac:InvoiceDocumentReference");
			xml_.leaf("cbc:ID", preceding.number);
			xml_.leaf_if("cbc:IssueDate", preceding.issue_date);
		}
		party("cac:AccountingSupplierParty", invoice_.seller, true);
		party("cac:AccountingCustomerParty", invoice_.buyer, false);
		delivery();
		payment();
		for (const EAllowance &one : invoice_.allowances) {
			allowance(one, false);
		}
		taxes();
		totals();
		for (const ELine &one : invoice_.lines) {
			line(one);
		}
	}
	return xml_.take();
}

} // namespace

std::string
write_ubl(const EInvoice &invoice, const Customization &customization) {
	return Ubl(invoice, customization).write();
}

} // namespace billing
