/*
 * einvoice_check.cpp
 *		The business rules of EN 16931.
 *
 * Rules are named as in the standard.  Unlike the published schematron, sums
 * and products are exact: a tax that is a cent off breaks BR-CO-17.
 */
#include <algorithm>
#include <utility>

#include "core/currency.hpp"
#include "core/einvoice.hpp"
#include "core/einvoice_codes.hpp"

namespace billing {

namespace {

using Amount = std::optional<Decimal>;

constexpr int amount_digits = 2;

/* What the rules ask of a category of VAT. */
struct Category {
	std::string_view code;
	std::string_view rules; /* "BR-S": what its rules are called */
	enum class Rate { positive, any, zero, absent } rate;
	bool has_reason;
	enum class Ids { seller_tax, both, seller_vat, both_vat, none } ids;
};

constexpr Category categories[] = {
    {"S", "BR-S", Category::Rate::positive, false, Category::Ids::seller_tax},
    {"Z", "BR-Z", Category::Rate::zero, false, Category::Ids::seller_tax},
    {"E", "BR-E", Category::Rate::zero, true, Category::Ids::seller_tax},
    {"AE", "BR-AE", Category::Rate::zero, true, Category::Ids::both},
    {"K", "BR-IC", Category::Rate::zero, true, Category::Ids::both_vat},
    {"G", "BR-G", Category::Rate::zero, true, Category::Ids::seller_vat},
    {"O", "BR-O", Category::Rate::absent, true, Category::Ids::none},
    {"L", "BR-AF", Category::Rate::any, false, Category::Ids::seller_tax},
    {"M", "BR-AG", Category::Rate::any, false, Category::Ids::seller_tax},
};

constexpr std::string_view category_codes = " AE L M E S Z G O K B ";
constexpr std::string_view credit_transfers[] = {"30", "58"};

bool
is_taxed(Category::Rate rate) {
	return rate == Category::Rate::positive || rate == Category::Rate::any;
}

/* The digits that tax is rounded to: two, as the standard says, but none of a currency that has none. */
int
tax_digits(const EInvoice &invoice) {
	const auto currency = find_currency(invoice.currency);

	return currency ? std::min(currency->shown_digits(), amount_digits) : amount_digits;
}

bool
same_rate(const Amount &a, const Amount &b) {
	return a.has_value() == b.has_value() && (!a || *a == *b);
}

std::string
show(const Amount &value) {
	return value ? value->to_string() : "nothing";
}

class Check {
public:
	explicit Check(const EInvoice &invoice) : invoice_(invoice), tax_digits_(tax_digits(invoice)) {
	}

	std::vector<Violation>
	run() {
		header();
		party(invoice_.seller, true);
		party(invoice_.buyer, false);
		payment();
		document_allowances();
		lines();
		taxes();
		totals();
		for (const Category &category : categories) {
			check_category(category);
		}
		split_payment();
		return std::move(found_);
	}

private:
	void
	refuse(std::string rule, std::string message) {
		found_.push_back({std::move(rule), std::move(message)});
	}

	void
	require(bool holds, std::string_view rule, std::string message) {
		if (!holds) {
			refuse(std::string(rule), std::move(message));
		}
	}

	void
	decimals(const Amount &amount, std::string_view rule, const std::string &what) {
		require(!amount || amount->scale() <= amount_digits, rule,
		        what + " " + show(amount) + " has more than 2 decimals");
	}

	/* Percent of a base. */
	Decimal
	tax_of(const Decimal &base, const Decimal &rate) const {
		return round(base * rate * Decimal(1, 2), tax_digits_, Rounding::half_up);
	}

	/*
	 * The tax that a group has to have.  In prices that include it, it is what
	 * they hold: net times rate can be a cent off.  The last credit note of an
	 * invoice takes what the others left, as long as that is within the official
	 * tolerance: less than one off the exact tax.
	 */
	Decimal
	expected_tax(const ETax &tax) const {
		const Decimal hundred(100);
		Decimal expected = invoice_.includes_tax ? divide((*tax.base + *tax.tax) * *tax.rate, hundred + *tax.rate,
		                                                  tax_digits_, Rounding::half_up)
		                                         : tax_of(*tax.base, *tax.rate);

		if (tax.residue && invoice_.is_credit_note && !invoice_.preceding.empty()) {
			const Decimal off =
			    expected + *tax.residue - round(*tax.base * *tax.rate * Decimal(1, 2), 2, Rounding::half_up);

			if (off < Decimal(1) && -off < Decimal(1)) {
				expected = expected + *tax.residue;
			}
		}
		return expected;
	}

	void header();
	void party(const EParty &party, bool is_seller);
	void payment();
	void document_allowances();
	void lines();
	void line(const ELine &line, const std::string &name);
	void taxes();
	void totals();
	void check_category(const Category &category);
	void category_rate(const Category &category, const Amount &rate, const char *number, const std::string &name);
	void category_ids(const Category &category, bool in_lines, bool in_allowances, bool in_charges);
	void category_breakdown(const Category &category);
	void split_payment();
	Decimal category_sum(std::string_view category, const Amount *rate) const;

	const EInvoice &invoice_;
	int tax_digits_;
	std::string known_unit_;
	std::vector<Violation> found_;
};

void
Check::header() {
	require(!invoice_.number.empty(), "BR-02", "there is no invoice number (BT-1)");
	require(!invoice_.issue_date.empty(), "BR-03", "there is no issue date (BT-2)");
	require(!invoice_.type_code.empty(), "BR-04", "there is no invoice type (BT-3)");
	require(invoice_.type_code.empty() ||
	            has_code(invoice_.is_credit_note ? credit_note_type_codes : invoice_type_codes, invoice_.type_code),
	        "BR-CL-01", "\"" + invoice_.type_code + "\" is no invoice type code (BT-3)");
	require(!invoice_.currency.empty(), "BR-05", "there is no currency (BT-5)");

	const auto is_currency = [](const std::string &code) {
		const auto currency = find_currency(code);
		return currency && currency->code() == code && find_currency_info(*currency)->withdrawn[0] == '\0';
	};
	require(invoice_.currency.empty() || is_currency(invoice_.currency), "BR-CL-04",
	        "\"" + invoice_.currency + "\" is no currency code (BT-5)");
	require(invoice_.tax_currency.empty() || is_currency(invoice_.tax_currency), "BR-CL-05",
	        "\"" + invoice_.tax_currency + "\" is no currency code (BT-6)");
	require(invoice_.tax_currency.empty() || invoice_.tax_in_tax_currency, "BR-53",
	        "there is a VAT accounting currency (BT-6), but no VAT in it (BT-111)");
	decimals(invoice_.tax_in_tax_currency, "BR-DEC-15", "VAT in the accounting currency (BT-111)");

	require(invoice_.period.start.empty() || invoice_.period.end.empty() ||
	            invoice_.period.start <= invoice_.period.end,
	        "BR-29", "the invoicing period ends (BT-74) before it starts (BT-73)");
	for (const EPreceding &preceding : invoice_.preceding) {
		require(!preceding.number.empty(), "BR-55", "a preceding invoice has no number (BT-25)");
	}
	require(invoice_.delivery_country.empty() || has_code(country_codes, invoice_.delivery_country), "BR-CL-14",
	        "\"" + invoice_.delivery_country + "\" is no country code (BT-80)");
}

void
Check::party(const EParty &party, bool is_seller) {
	const std::string name = is_seller ? "seller" : "buyer";
	const bool has_address = !party.country.empty() || !party.line1.empty() || !party.city.empty() ||
	                         !party.postcode.empty() || !party.region.empty();

	require(!party.name.empty(), is_seller ? "BR-06" : "BR-07", "the " + name + " has no name");
	require(has_address, is_seller ? "BR-08" : "BR-10", "the " + name + " has no postal address");
	require(!party.country.empty(), is_seller ? "BR-09" : "BR-11", "the " + name + "'s address has no country code");
	require(party.country.empty() || has_code(country_codes, party.country), "BR-CL-14",
	        "the " + name + "'s country code \"" + party.country + "\" is none");
	require(party.vat_id.empty() || has_code(country_codes, party.vat_id.substr(0, 2)) ||
	            party.vat_id.compare(0, 2, "EL") == 0,
	        "BR-CO-09",
	        "the " + name + "'s VAT identifier \"" + party.vat_id + "\" does not start with a country code");
	require(party.endpoint.empty() || !party.endpoint_scheme.empty(), is_seller ? "BR-62" : "BR-63",
	        "the " + name + "'s electronic address has no scheme");
	require(party.endpoint_scheme.empty() || has_code(endpoint_scheme_codes, party.endpoint_scheme), "BR-CL-25",
	        "the scheme \"" + party.endpoint_scheme + "\" of the " + name + "'s electronic address is none");
	require(party.legal_scheme.empty() || has_code(identifier_scheme_codes, party.legal_scheme), "BR-CL-11",
	        "the scheme \"" + party.legal_scheme + "\" of the " + name + "'s registration is none");
	if (is_seller) {
		require(!party.id.empty() || !party.legal_id.empty() || !party.vat_id.empty(), "BR-CO-26",
		        "the seller has no identifier (BT-29, BT-30 or BT-31)");
	}
}

void
Check::payment() {
	require(invoice_.iban.empty() || !invoice_.payment_code.empty(), "BR-49", "the payment means have no code (BT-81)");
	require(invoice_.payment_code.empty() || has_code(payment_means_codes, invoice_.payment_code), "BR-CL-16",
	        "\"" + invoice_.payment_code + "\" is no payment means code (BT-81)");
	require(std::find(std::begin(credit_transfers), std::end(credit_transfers), invoice_.payment_code) ==
	                std::end(credit_transfers) ||
	            !invoice_.iban.empty(),
	        "BR-61", "a credit transfer has no account (BT-84)");
}

void
Check::document_allowances() {
	for (const EAllowance &one : invoice_.allowances) {
		const std::string name = one.is_charge ? "a charge of the document" : "an allowance of the document";

		require(one.amount.has_value(), one.is_charge ? "BR-36" : "BR-31", name + " has no amount");
		require(!one.category.empty(), one.is_charge ? "BR-37" : "BR-32", name + " has no VAT category");
		if (one.reason.empty() && one.reason_code.empty()) {
			refuse(one.is_charge ? "BR-38" : "BR-33", name + " has no reason");
			refuse(one.is_charge ? "BR-CO-22" : "BR-CO-21", name + " has neither reason nor reason code");
		}
		require(one.reason_code.empty() ||
		            has_code(one.is_charge ? charge_reason_codes : allowance_reason_codes, one.reason_code),
		        one.is_charge ? "BR-CL-20" : "BR-CL-19", "\"" + one.reason_code + "\" is no reason code of " + name);
		require(one.category.empty() || has_code(category_codes, one.category), "BR-CL-17",
		        "\"" + one.category + "\" is no VAT category");
		decimals(one.amount, one.is_charge ? "BR-DEC-05" : "BR-DEC-01", "the amount of " + name);
		decimals(one.base, one.is_charge ? "BR-DEC-06" : "BR-DEC-02", "the base of " + name);
	}
}

void
Check::lines() {
	require(!invoice_.lines.empty(), "BR-16", "there is no line");
	for (std::size_t i = 0; i < invoice_.lines.size(); i++) {
		const ELine &one = invoice_.lines[i];
		line(one, "line " + (one.id.empty() ? "at place " + std::to_string(i + 1) : one.id));
	}
}

void
Check::line(const ELine &line, const std::string &name) {
	require(!line.id.empty(), "BR-21", name + " has no identifier (BT-126)");
	require(line.quantity.has_value(), "BR-22", name + " has no quantity (BT-129)");
	require(!line.unit.empty(), "BR-23", name + " has no unit (BT-130)");
	/* The list is long, and most lines have the unit of the one before. */
	if (!line.unit.empty() && line.unit != known_unit_) {
		if (has_code(unit_codes, line.unit)) {
			known_unit_ = line.unit;
		} else {
			refuse("BR-CL-23", "\"" + line.unit + "\" of " + name + " is no unit code (BT-130)");
		}
	}
	require(line.net.has_value(), "BR-24", name + " has no net amount (BT-131)");
	require(!line.name.empty(), "BR-25", name + " has no item name (BT-153)");
	require(line.price.has_value(), "BR-26", name + " has no price (BT-146)");
	require(!line.price || !line.price->negative() || line.price->is_zero(), "BR-27",
	        name + " has the negative price " + show(line.price) + " (BT-146)");
	require(line.period.start.empty() || line.period.end.empty() || line.period.start <= line.period.end, "BR-30",
	        name + " ends (BT-135) before it starts (BT-134)");
	require(!line.category.empty(), "BR-CO-04", name + " has no VAT category (BT-151)");
	require(line.category.empty() || has_code(category_codes, line.category), "BR-CL-18",
	        "\"" + line.category + "\" of " + name + " is no VAT category (BT-151)");
	decimals(line.net, "BR-DEC-23", "the net amount (BT-131) of " + name);
	for (const EAllowance &one : line.allowances) {
		const std::string what = (one.is_charge ? "a charge of " : "an allowance of ") + name;
		require(one.amount.has_value(), one.is_charge ? "BR-43" : "BR-41", what + " has no amount");
		if (one.reason.empty() && one.reason_code.empty()) {
			refuse(one.is_charge ? "BR-44" : "BR-42", what + " has no reason");
			refuse(one.is_charge ? "BR-CO-24" : "BR-CO-23", what + " has neither reason nor reason code");
		}
		require(one.reason_code.empty() ||
		            has_code(one.is_charge ? charge_reason_codes : allowance_reason_codes, one.reason_code),
		        one.is_charge ? "BR-CL-20" : "BR-CL-19", "\"" + one.reason_code + "\" is no reason code of " + what);
		decimals(one.amount, one.is_charge ? "BR-DEC-27" : "BR-DEC-24", "the amount of " + what);
		decimals(one.base, one.is_charge ? "BR-DEC-28" : "BR-DEC-25", "the base of " + what);
	}
}

void
Check::taxes() {
	require(!invoice_.taxes.empty(), "BR-CO-18", "there is no VAT breakdown (BG-23)");

	Decimal sum;
	for (const ETax &tax : invoice_.taxes) {
		const std::string name = "the VAT breakdown of " + tax.category + (tax.rate ? " " + show(tax.rate) : "");

		require(tax.base.has_value(), "BR-45", name + " has no taxable amount (BT-116)");
		require(tax.tax.has_value(), "BR-46", name + " has no tax amount (BT-117)");
		require(!tax.category.empty(), "BR-47", name + " has no category (BT-118)");
		require(tax.category.empty() || has_code(category_codes, tax.category), "BR-CL-17",
		        "\"" + tax.category + "\" is no VAT category (BT-118)");
		require(tax.rate.has_value() || tax.category == "O", "BR-48", name + " has no rate (BT-119)");
		require(tax.reason_code.empty() || has_code(exemption_reason_codes, tax.reason_code), "BR-CL-22",
		        "\"" + tax.reason_code + "\" is no exemption reason code (BT-121)");
		decimals(tax.base, "BR-DEC-19", "the taxable amount (BT-116) of " + name);
		decimals(tax.tax, "BR-DEC-20", "the tax amount (BT-117) of " + name);
		if (tax.base && tax.tax && tax.rate) {
			const Decimal expected = expected_tax(tax);
			require(*tax.tax == expected, "BR-CO-17",
			        name + " is " + show(tax.tax) + ", and " + show(tax.rate) + " percent of " + show(tax.base) +
			            " are " + show(expected));
		}
		sum = sum + tax.tax.value_or(Decimal());
	}
	require(!invoice_.tax || *invoice_.tax == sum, "BR-CO-14",
	        "the VAT (BT-110) is " + show(invoice_.tax) + ", the sum of its breakdown " + show(sum));
}

void
Check::totals() {
	const EInvoice &v = invoice_;
	const Decimal zero;

	require(v.line_total.has_value(), "BR-12", "there is no sum of line amounts (BT-106)");
	require(v.net.has_value(), "BR-13", "there is no total without VAT (BT-109)");
	require(v.gross.has_value(), "BR-14", "there is no total with VAT (BT-112)");
	require(v.payable.has_value(), "BR-15", "there is no amount due (BT-115)");
	decimals(v.line_total, "BR-DEC-09", "the sum of line amounts (BT-106)");
	decimals(v.allowance_total, "BR-DEC-10", "the sum of allowances (BT-107)");
	decimals(v.charge_total, "BR-DEC-11", "the sum of charges (BT-108)");
	decimals(v.net, "BR-DEC-12", "the total without VAT (BT-109)");
	decimals(v.tax, "BR-DEC-13", "the VAT (BT-110)");
	decimals(v.gross, "BR-DEC-14", "the total with VAT (BT-112)");
	decimals(v.prepaid, "BR-DEC-16", "the paid amount (BT-113)");
	decimals(v.rounding, "BR-DEC-17", "the rounding amount (BT-114)");
	decimals(v.payable, "BR-DEC-18", "the amount due (BT-115)");

	Decimal net_of_lines;
	for (const ELine &one : v.lines) {
		net_of_lines = net_of_lines + one.net.value_or(zero);
	}
	Decimal allowances;
	Decimal charges;
	for (const EAllowance &one : v.allowances) {
		(one.is_charge ? charges : allowances) = (one.is_charge ? charges : allowances) + one.amount.value_or(zero);
	}
	require(!v.line_total || *v.line_total == net_of_lines, "BR-CO-10",
	        "the sum of line amounts (BT-106) is " + show(v.line_total) + ", their sum " + show(net_of_lines));
	require(v.allowance_total.value_or(zero) == allowances, "BR-CO-11",
	        "the sum of allowances (BT-107) is " + show(v.allowance_total) + ", their sum " + show(allowances));
	require(v.charge_total.value_or(zero) == charges, "BR-CO-12",
	        "the sum of charges (BT-108) is " + show(v.charge_total) + ", their sum " + show(charges));
	if (v.net) {
		const Decimal net =
		    v.line_total.value_or(net_of_lines) - v.allowance_total.value_or(zero) + v.charge_total.value_or(zero);
		require(*v.net == net, "BR-CO-13",
		        "the total without VAT (BT-109) is " + show(v.net) + ", lines, allowances and charges give " +
		            show(net));
	}
	if (v.net && v.gross) {
		const Decimal gross = *v.net + v.tax.value_or(zero);
		require(*v.gross == gross, "BR-CO-15",
		        "the total with VAT (BT-112) is " + show(v.gross) + ", without VAT and VAT together are " +
		            show(gross));
	}
	if (v.gross && v.payable) {
		const Decimal payable = *v.gross - v.prepaid.value_or(zero) + v.rounding.value_or(zero);
		require(*v.payable == payable, "BR-CO-16",
		        "the amount due (BT-115) is " + show(v.payable) + ", total, paid and rounding amount give " +
		            show(payable));
	}
	require(!v.payable || v.payable->sign() <= 0 || v.is_credit_note || !v.due_date.empty() || !v.terms.empty(),
	        "BR-CO-25", "something is due, but there is neither a due date (BT-9) nor payment terms (BT-20)");
}

/* Lines of a category, and of a rate where it is given, less allowances, with charges. */
Decimal
Check::category_sum(std::string_view category, const Amount *rate) const {
	Decimal sum;

	for (const ELine &one : invoice_.lines) {
		if (one.category == category && (rate == nullptr || same_rate(one.rate, *rate))) {
			sum = sum + one.net.value_or(Decimal());
		}
	}
	for (const EAllowance &one : invoice_.allowances) {
		if (one.category == category && (rate == nullptr || same_rate(one.rate, *rate))) {
			const Decimal amount = one.amount.value_or(Decimal());
			sum = one.is_charge ? sum + amount : sum - amount;
		}
	}
	return sum;
}

void
Check::category_rate(const Category &category, const Amount &rate, const char *number, const std::string &name) {
	const std::string rule = std::string(category.rules) + number;
	const std::string head = name + " of category " + std::string(category.code) + " has the rate " + show(rate);

	switch (category.rate) {
	case Category::Rate::positive:
		require(rate && rate->sign() > 0, rule, head + ", not one above zero");
		break;
	case Category::Rate::any:
		require(rate && rate->sign() >= 0, rule, head + ", not one from zero");
		break;
	case Category::Rate::zero:
		require(rate && rate->is_zero(), rule, head + ", not zero");
		break;
	case Category::Rate::absent:
		require(!rate, rule, head + ", but there is none outside of VAT");
		break;
	}
}

void
Check::category_ids(const Category &category, bool in_lines, bool in_allowances, bool in_charges) {
	const bool seller_vat = !invoice_.seller.vat_id.empty();
	const bool seller_tax = seller_vat || !invoice_.seller.tax_number.empty();
	const bool buyer_vat = !invoice_.buyer.vat_id.empty();
	bool holds = true;
	std::string needed;

	switch (category.ids) {
	case Category::Ids::seller_tax:
		holds = seller_tax;
		needed = "the seller has no VAT identifier or tax number";
		break;
	case Category::Ids::both:
		holds = seller_tax && (buyer_vat || !invoice_.buyer.legal_id.empty());
		needed = "seller and buyer do not both have a VAT identifier or registration";
		break;
	case Category::Ids::seller_vat:
		holds = seller_vat;
		needed = "the seller has no VAT identifier";
		break;
	case Category::Ids::both_vat:
		holds = seller_vat && buyer_vat;
		needed = "seller and buyer do not both have a VAT identifier";
		break;
	case Category::Ids::none:
		holds = !seller_vat && !buyer_vat;
		needed = "seller or buyer have a VAT identifier";
		break;
	}
	const std::string rules(category.rules);
	const std::string tail = ", but category " + std::string(category.code) + " is used";
	require(holds || !in_lines, rules + "-02", needed + tail + " in a line");
	require(holds || !in_allowances, rules + "-03", needed + tail + " in an allowance");
	require(holds || !in_charges, rules + "-04", needed + tail + " in a charge");
}

void
Check::category_breakdown(const Category &category) {
	const std::string rules(category.rules);
	const bool taxed = is_taxed(category.rate);

	for (const ETax &tax : invoice_.taxes) {
		if (tax.category != category.code) {
			continue;
		}
		const std::string name =
		    "the VAT breakdown of " + std::string(category.code) + (taxed ? " " + show(tax.rate) : "");
		const Decimal sum = category_sum(category.code, taxed ? &tax.rate : nullptr);
		require(!tax.base || *tax.base == sum, rules + "-08",
		        name + " has the taxable amount " + show(tax.base) + ", its lines, allowances and charges give " +
		            show(sum));
		if (!taxed) {
			require(!tax.tax || tax.tax->is_zero(), rules + "-09",
			        name + " has the tax " + show(tax.tax) + ", not zero");
		} else if (tax.tax && tax.base && tax.rate) {
			require(*tax.tax == expected_tax(tax), rules + "-09",
			        name + " has the tax " + show(tax.tax) + ", not " + show(expected_tax(tax)));
		}
		const bool reason = !tax.reason.empty() || !tax.reason_code.empty();
		require(reason == category.has_reason, rules + "-10",
		        name + (reason ? " has an exemption reason" : " has no exemption reason"));
	}

	/* Of a category with rates, each rate in use has its breakdown. */
	const auto has_breakdown = [&](const Amount &rate) {
		return std::any_of(invoice_.taxes.begin(), invoice_.taxes.end(),
		                   [&](const ETax &tax) { return tax.category == category.code && same_rate(tax.rate, rate); });
	};
	std::vector<Amount> missing;
	const auto look = [&](std::string_view code, const Amount &rate) {
		if (taxed && code == category.code && !has_breakdown(rate) &&
		    std::none_of(missing.begin(), missing.end(), [&](const Amount &other) { return same_rate(rate, other); })) {
			missing.push_back(rate);
			refuse(rules + "-08", "rate " + show(rate) + " of category " + std::string(category.code) +
			                          " has no VAT breakdown (BG-23)");
		}
	};
	for (const ELine &one : invoice_.lines) {
		look(one.category, one.rate);
	}
	for (const EAllowance &one : invoice_.allowances) {
		look(one.category, one.rate);
	}
}

void
Check::check_category(const Category &category) {
	const std::string rules(category.rules);
	const auto has_code_here = [&](const auto &one) { return one.category == category.code; };
	bool in_allowances = false;
	bool in_charges = false;

	const bool in_lines = std::any_of(invoice_.lines.begin(), invoice_.lines.end(), has_code_here);
	for (const ELine &one : invoice_.lines) {
		if (has_code_here(one)) {
			category_rate(category, one.rate, "-05", "line " + one.id);
		}
	}
	for (const EAllowance &one : invoice_.allowances) {
		if (has_code_here(one)) {
			(one.is_charge ? in_charges : in_allowances) = true;
			category_rate(category, one.rate, one.is_charge ? "-07" : "-06",
			              one.is_charge ? "a charge" : "an allowance");
		}
	}
	const auto groups = std::count_if(invoice_.taxes.begin(), invoice_.taxes.end(), has_code_here);
	if (in_lines || in_allowances || in_charges) {
		require(groups == 1 || (is_taxed(category.rate) && groups > 1), rules + "-01",
		        "category " + std::string(category.code) + " has " + std::to_string(groups) +
		            " VAT breakdowns (BG-23)");
		category_ids(category, in_lines, in_allowances, in_charges);
	}
	category_breakdown(category);

	if (groups > 0 && category.code == "K") {
		require(!invoice_.delivery_date.empty() || !invoice_.period.start.empty() || !invoice_.period.end.empty(),
		        "BR-IC-11",
		        "an intra-community supply has neither a delivery date (BT-72) nor an invoicing period (BG-14)");
		require(!invoice_.delivery_country.empty(), "BR-IC-12",
		        "an intra-community supply has no country of delivery (BT-80)");
	}
	if (groups > 0 && category.code == "O") {
		const auto is_other = [&](const auto &one) { return one.category != category.code; };
		require(std::none_of(invoice_.taxes.begin(), invoice_.taxes.end(), is_other), "BR-O-11",
		        "there are VAT breakdowns besides that of what is not subject to VAT");
		require(std::none_of(invoice_.lines.begin(), invoice_.lines.end(), is_other), "BR-O-12",
		        "there are lines besides those that are not subject to VAT");
		require(std::none_of(invoice_.allowances.begin(), invoice_.allowances.end(),
		                     [&](const EAllowance &one) { return !one.is_charge && is_other(one); }),
		        "BR-O-13", "there are allowances besides those that are not subject to VAT");
		require(std::none_of(invoice_.allowances.begin(), invoice_.allowances.end(),
		                     [&](const EAllowance &one) { return one.is_charge && is_other(one); }),
		        "BR-O-14", "there are charges besides those that are not subject to VAT");
	}
}

void
Check::split_payment() {
	const auto used = [&](std::string_view code) {
		return std::any_of(invoice_.lines.begin(), invoice_.lines.end(),
		                   [&](const ELine &one) { return one.category == code; }) ||
		       std::any_of(invoice_.allowances.begin(), invoice_.allowances.end(),
		                   [&](const EAllowance &one) { return one.category == code; });
	};

	if (used("B")) {
		require(invoice_.seller.country == "IT" && invoice_.buyer.country == "IT", "BR-B-01",
		        "split payment (category B) is for domestic invoices in Italy");
		require(!used("S"), "BR-B-02", "split payment (category B) stands beside the standard category S");
	}
}

} // namespace

std::vector<Violation>
check_einvoice(const EInvoice &invoice) {
	return Check(invoice).run();
}

} // namespace billing
