/*
 * einvoice_customization.cpp
 *		What a document says it conforms to, and what that asks besides EN 16931.
 */
#include "core/einvoice.hpp"
#include "core/error.hpp"

namespace billing {

namespace {

/* What Peppol BIS Billing 3 asks besides. */
std::vector<Violation>
check_peppol(const EInvoice &invoice) {
	std::vector<Violation> found;
	const auto require = [&found](bool holds, const char *rule, const char *message) {
		if (!holds) {
			found.push_back({rule, message});
		}
	};

	require(!invoice.buyer_reference.empty() || !invoice.order_reference.empty(), "PEPPOL-EN16931-R003",
	        "there is neither a buyer reference (BT-10) nor a purchase order reference (BT-13)");
	require(!invoice.buyer.endpoint.empty(), "PEPPOL-EN16931-R010", "the buyer has no electronic address (BT-49)");
	require(!invoice.seller.endpoint.empty(), "PEPPOL-EN16931-R020", "the seller has no electronic address (BT-34)");
	return found;
}

/* What the German CIUS XRechnung asks besides. */
std::vector<Violation>
check_xrechnung(const EInvoice &invoice) {
	std::vector<Violation> found;
	const auto require = [&found](bool holds, const char *rule, const char *message) {
		if (!holds) {
			found.push_back({rule, message});
		}
	};
	const EParty &seller = invoice.seller;
	const EParty &buyer = invoice.buyer;

	require(!invoice.payment_code.empty(), "BR-DE-1", "there are no payment instructions (BG-16)");
	require(!seller.contact_name.empty() || !seller.phone.empty() || !seller.email.empty(), "BR-DE-2",
	        "the seller has no contact (BG-6)");
	require(!seller.city.empty(), "BR-DE-3", "the seller has no city (BT-37)");
	require(!seller.postcode.empty(), "BR-DE-4", "the seller has no postcode (BT-38)");
	require(!seller.contact_name.empty(), "BR-DE-5", "the seller's contact has no name (BT-41)");
	require(!seller.phone.empty(), "BR-DE-6", "the seller's contact has no telephone number (BT-42)");
	require(!seller.email.empty(), "BR-DE-7", "the seller's contact has no email address (BT-43)");
	require(!buyer.city.empty(), "BR-DE-8", "the buyer has no city (BT-52)");
	require(!buyer.postcode.empty(), "BR-DE-9", "the buyer has no postcode (BT-53)");
	require(!invoice.buyer_reference.empty(), "BR-DE-15", "there is no buyer reference (BT-10)");
	require(!buyer.endpoint.empty(), "PEPPOL-EN16931-R010", "the buyer has no electronic address (BT-49)");
	require(!seller.endpoint.empty(), "PEPPOL-EN16931-R020", "the seller has no electronic address (BT-34)");
	return found;
}

constexpr const char *peppol_profile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

} // namespace

Customization
require_customization(std::string_view name) {
	if (name == "en16931") {
		return {"urn:cen.eu:en16931:2017", {}};
	}
	if (name == "peppol") {
		return {"urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", peppol_profile,
		        check_peppol};
	}
	if (name == "xrechnung") {
		return {"urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", peppol_profile,
		        check_xrechnung};
	}
	if (name.substr(0, 4) == "urn:") {
		return {std::string(name), {}};
	}
	throw Error("22023", "unknown customization: \"" + std::string(name.substr(0, 60)) + "\"", {},
	            "Use en16931, peppol or xrechnung, or write an identifier that starts with urn:.");
}

} // namespace billing
