/*
 * einvoice_cii.cpp
 *		An invoice in UN/CEFACT Cross Industry Invoice D16B, in the syntax binding CEN/TS 16931-3-3.
 */
#include "core/einvoice.hpp"
#include "core/einvoice_text.hpp"
#include "core/xml.hpp"

namespace billing {

namespace {

class Cii {
public:
	Cii(const EInvoice &invoice, const Customization &customization)
	    : invoice_(invoice), customization_(customization), text_(invoice) {
	}

	std::string write();

private:
	void amount(std::string_view name, const std::optional<Decimal> &value);
	void day(std::string_view name, const std::string &value);
	void qualified_day(std::string_view name, const std::string &value);
	void period(const EPeriod &period);
	void allowance(const EAllowance &allowance, bool in_line);
	void line(const ELine &line);
	void party(std::string_view role, const EParty &party, bool is_seller);
	void agreement();
	void delivery();
	void settlement();
	void payment_means();
	void taxes();
	void totals();

	const EInvoice &invoice_;
	const Customization &customization_;
	EInvoiceText text_;
	XmlWriter xml_;
};

/* 20260131 */
std::string
compact_day(const std::string &day) {
	return day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
}

void
Cii::amount(std::string_view name, const std::optional<Decimal> &value) {
	if (value) {
		xml_.leaf(name, text_.amount(*value));
	}
}

void
Cii::day(std::string_view name, const std::string &value) {
	if (!value.empty()) {
		const XmlElement element(xml_, name);
		xml_.leaf("udt:DateTimeString", compact_day(value), {{"format", "102"}});
	}
}

void
Cii::qualified_day(std::string_view name, const std::string &value) {
	if (!value.empty()) {
		const XmlElement element(xml_, name);
		xml_.leaf("qdt:DateTimeString", compact_day(value), {{"format", "102"}});
	}
}

void
Cii::period(const EPeriod &period) {
	if (!period.start.empty() || !period.end.empty()) {
		const XmlElement element(xml_, "ram:BillingSpecifiedPeriod");
		day("ram:StartDateTime", period.start);
		day("ram:EndDateTime", period.end);
	}
}

void
Cii::allowance(const EAllowance &allowance, bool in_line) {
	const XmlElement element(xml_, "ram:SpecifiedTradeAllowanceCharge");
	{
		const XmlElement indicator(xml_, "ram:ChargeIndicator");
		xml_.leaf("udt:Indicator", allowance.is_charge ? "true" : "false");
	}
	if (allowance.percent) {
		xml_.leaf("ram:CalculationPercent", text_.number(*allowance.percent));
	}
	amount("ram:BasisAmount", allowance.base);
	amount("ram:ActualAmount", allowance.amount);
	xml_.leaf_if("ram:ReasonCode", allowance.reason_code);
	xml_.leaf_if("ram:Reason", allowance.reason);
	if (!in_line) {
		const XmlElement tax(xml_, "ram:CategoryTradeTax");
		xml_.leaf("ram:TypeCode", "VAT");
		xml_.leaf("ram:CategoryCode", allowance.category);
		if (allowance.rate) {
			xml_.leaf("ram:RateApplicablePercent", text_.number(*allowance.rate));
		}
	}
}

void
Cii::line(const ELine &line) {
	const XmlElement element(xml_, "ram:IncludedSupplyChainTradeLineItem");
	{
		const XmlElement document(xml_, "ram:AssociatedDocumentLineDocument");
		xml_.leaf("ram:LineID", line.id);
	}
	{
		const XmlElement product(xml_, "ram:SpecifiedTradeProduct");
		xml_.leaf("ram:Name", line.name);
		xml_.leaf_if("ram:Description", line.description);
	}
	{
		const XmlElement agreement(xml_, "ram:SpecifiedLineTradeAgreement");
		const XmlElement price(xml_, "ram:NetPriceProductTradePrice");
		xml_.leaf("ram:ChargeAmount", text_.number(*line.price));
		if (line.base_quantity) {
			xml_.leaf("ram:BasisQuantity", text_.number(*line.base_quantity), {{"unitCode", line.unit}});
		}
	}
	{
		const XmlElement delivery(xml_, "ram:SpecifiedLineTradeDelivery");
		xml_.leaf("ram:BilledQuantity", text_.number(*line.quantity), {{"unitCode", line.unit}});
	}
	const XmlElement settlement(xml_, "ram:SpecifiedLineTradeSettlement");
	{
		const XmlElement tax(xml_, "ram:ApplicableTradeTax");
		xml_.leaf("ram:TypeCode", "VAT");
		xml_.leaf("ram:CategoryCode", line.category);
		if (line.rate) {
			xml_.leaf("ram:RateApplicablePercent", text_.number(*line.rate));
		}
	}
	period(line.period);
	for (const EAllowance &one : line.allowances) {
		allowance(one, true);
	}
	const XmlElement sum(xml_, "ram:SpecifiedTradeSettlementLineMonetarySummation");
	amount("ram:LineTotalAmount", line.net);
}

void
Cii::party(std::string_view role, const EParty &party, bool is_seller) {
	const XmlElement element(xml_, role);

	xml_.leaf_if("ram:ID", party.id);
	xml_.leaf("ram:Name", party.name);
	if (!party.legal_id.empty()) {
		const XmlElement legal(xml_, "ram:SpecifiedLegalOrganization");
		if (party.legal_scheme.empty()) {
			xml_.leaf("ram:ID", party.legal_id);
		} else {
			xml_.leaf("ram:ID", party.legal_id, {{"schemeID", party.legal_scheme}});
		}
	}
	if (!party.contact_name.empty() || !party.phone.empty() || !party.email.empty()) {
		const XmlElement contact(xml_, "ram:DefinedTradeContact");
		xml_.leaf_if("ram:PersonName", party.contact_name);
		if (!party.phone.empty()) {
			const XmlElement phone(xml_, "ram:TelephoneUniversalCommunication");
			xml_.leaf("ram:CompleteNumber", party.phone);
		}
		if (!party.email.empty()) {
			const XmlElement email(xml_, "ram:EmailURIUniversalCommunication");
			xml_.leaf("ram:URIID", party.email);
		}
	}
	{
		const XmlElement address(xml_, "ram:PostalTradeAddress");
		xml_.leaf_if("ram:PostcodeCode", party.postcode);
		xml_.leaf_if("ram:LineOne", party.line1);
		xml_.leaf_if("ram:LineTwo", party.line2);
		xml_.leaf_if("ram:CityName", party.city);
		xml_.leaf("ram:CountryID", party.country);
		xml_.leaf_if("ram:CountrySubDivisionName", party.region);
	}
	if (!party.endpoint.empty()) {
		const XmlElement endpoint(xml_, "ram:URIUniversalCommunication");
		xml_.leaf("ram:URIID", party.endpoint, {{"schemeID", party.endpoint_scheme}});
	}
	const auto registration = [this](const std::string &id, const char *scheme) {
		if (!id.empty()) {
			const XmlElement tax(xml_, "ram:SpecifiedTaxRegistration");
			xml_.leaf("ram:ID", id, {{"schemeID", scheme}});
		}
	};
	registration(party.vat_id, "VA");
	if (is_seller) {
		registration(party.tax_number, "FC");
	}
}

void
Cii::agreement() {
	const XmlElement element(xml_, "ram:ApplicableHeaderTradeAgreement");
	xml_.leaf_if("ram:BuyerReference", invoice_.buyer_reference);
	party("ram:SellerTradeParty", invoice_.seller, true);
	party("ram:BuyerTradeParty", invoice_.buyer, false);
	if (!invoice_.order_reference.empty()) {
		const XmlElement order(xml_, "ram:BuyerOrderReferencedDocument");
		xml_.leaf("ram:IssuerAssignedID", invoice_.order_reference);
	}
}

void
Cii::delivery() {
	const XmlElement element(xml_, "ram:ApplicableHeaderTradeDelivery");
	if (!invoice_.delivery_country.empty()) {
		const XmlElement party(xml_, "ram:ShipToTradeParty");
		const XmlElement address(xml_, "ram:PostalTradeAddress");
		xml_.leaf("ram:CountryID", invoice_.delivery_country);
	}
	if (!invoice_.delivery_date.empty()) {
		const XmlElement event(xml_, "ram:ActualDeliverySupplyChainEvent");
		day("ram:OccurrenceDateTime", invoice_.delivery_date);
	}
}

void
Cii::payment_means() {
	if (invoice_.payment_code.empty()) {
		return;
	}
	const XmlElement means(xml_, "ram:SpecifiedTradeSettlementPaymentMeans");
	xml_.leaf("ram:TypeCode", invoice_.payment_code);
	if (!invoice_.iban.empty()) {
		{
			const XmlElement account(xml_, "ram:PayeePartyCreditorFinancialAccount");
			xml_.leaf("ram:IBANID", invoice_.iban);
			xml_.leaf_if("ram:AccountName", invoice_.account_name);
		}
		if (!invoice_.bic.empty()) {
			const XmlElement institution(xml_, "ram:PayeeSpecifiedCreditorFinancialInstitution");
			xml_.leaf("ram:BICID", invoice_.bic);
		}
	}
}

void
Cii::taxes() {
	for (const ETax &tax : invoice_.taxes) {
		const XmlElement element(xml_, "ram:ApplicableTradeTax");
		amount("ram:CalculatedAmount", tax.tax);
		xml_.leaf("ram:TypeCode", "VAT");
		xml_.leaf_if("ram:ExemptionReason", tax.reason);
		amount("ram:BasisAmount", tax.base);
		xml_.leaf("ram:CategoryCode", tax.category);
		xml_.leaf_if("ram:ExemptionReasonCode", tax.reason_code);
		/* It is of the document, and stands in one of its taxes. */
		if (!invoice_.tax_point_date.empty() && &tax == &invoice_.taxes.front()) {
			const XmlElement point(xml_, "ram:TaxPointDate");
			xml_.leaf("udt:DateString", compact_day(invoice_.tax_point_date), {{"format", "102"}});
		}
		if (tax.rate) {
			xml_.leaf("ram:RateApplicablePercent", text_.number(*tax.rate));
		}
	}
}

void
Cii::totals() {
	const XmlElement total(xml_, "ram:SpecifiedTradeSettlementHeaderMonetarySummation");
	amount("ram:LineTotalAmount", invoice_.line_total);
	amount("ram:ChargeTotalAmount", invoice_.charge_total);
	amount("ram:AllowanceTotalAmount", invoice_.allowance_total);
	amount("ram:TaxBasisTotalAmount", invoice_.net);
	xml_.leaf("ram:TaxTotalAmount", text_.amount(invoice_.tax.value_or(Decimal())),
	          {{"currencyID", invoice_.currency}});
	if (invoice_.tax_in_tax_currency) {
		xml_.leaf("ram:TaxTotalAmount", text_.amount(*invoice_.tax_in_tax_currency),
		          {{"currencyID", invoice_.tax_currency}});
	}
	amount("ram:RoundingAmount", invoice_.rounding);
	amount("ram:GrandTotalAmount", invoice_.gross);
	amount("ram:TotalPrepaidAmount", invoice_.prepaid);
	amount("ram:DuePayableAmount", invoice_.payable);
}

void
Cii::settlement() {
	const XmlElement element(xml_, "ram:ApplicableHeaderTradeSettlement");
	xml_.leaf_if("ram:PaymentReference", invoice_.payment_reference);
	xml_.leaf_if("ram:TaxCurrencyCode", invoice_.tax_currency);
	xml_.leaf("ram:InvoiceCurrencyCode", invoice_.currency);
	payment_means();
	taxes();
	period(invoice_.period);
	for (const EAllowance &one : invoice_.allowances) {
		allowance(one, false);
	}
	if (!invoice_.terms.empty() || (!invoice_.due_date.empty() && !invoice_.is_credit_note)) {
		const XmlElement terms(xml_, "ram:SpecifiedTradePaymentTerms");
		xml_.leaf_if("ram:Description", invoice_.terms);
		if (!invoice_.is_credit_note) {
			day("ram:DueDateDateTime", invoice_.due_date);
		}
	}
	totals();
	for (const EPreceding &preceding : invoice_.preceding) {
		const XmlElement document(xml_, "ram:InvoiceReferencedDocument");
		xml_.leaf("ram:IssuerAssignedID", preceding.number);
		qualified_day("ram:FormattedIssueDateTime", preceding.issue_date);
	}
}

std::string
Cii::write() {
	const std::string space = "urn:un:unece:uncefact:data:standard:";
	{
		const XmlElement root(xml_, "rsm:CrossIndustryInvoice",
		                      {{"xmlns:rsm", space + "CrossIndustryInvoice:100"},
		                       {"xmlns:qdt", space + "QualifiedDataType:100"},
		                       {"xmlns:ram", space + "ReusableAggregateBusinessInformationEntity:100"},
		                       {"xmlns:udt", space + "UnqualifiedDataType:100"}});
		{
			const XmlElement context(xml_, "rsm:ExchangedDocumentContext");
			if (!customization_.profile.empty()) {
				const XmlElement profile(xml_, "ram:BusinessProcessSpecifiedDocumentContextParameter");
				xml_.leaf("ram:ID", customization_.profile);
			}
			const XmlElement guideline(xml_, "ram:GuidelineSpecifiedDocumentContextParameter");
			xml_.leaf("ram:ID", customization_.id);
		}
		{
			const XmlElement document(xml_, "rsm:ExchangedDocument");
			xml_.leaf("ram:ID", invoice_.number);
			xml_.leaf("ram:TypeCode", invoice_.type_code);
			day("ram:IssueDateTime", invoice_.issue_date);
			if (!invoice_.note.empty()) {
				const XmlElement note(xml_, "ram:IncludedNote");
				xml_.leaf("ram:Content", invoice_.note);
			}
		}
		const XmlElement transaction(xml_, "rsm:SupplyChainTradeTransaction");
		for (const ELine &one : invoice_.lines) {
			line(one);
		}
		agreement();
		delivery();
		settlement();
	}
	return xml_.take();
}

} // namespace

std::string
write_cii(const EInvoice &invoice, const Customization &customization) {
	return Cii(invoice, customization).write();
}

} // namespace billing
