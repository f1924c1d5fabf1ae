/*
 * invoice_page.cpp
 *		An invoice for people, from top to bottom.
 */
#include "core/invoice_page.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/currency.hpp"
#include "core/document_reader.hpp"
#include "core/einvoice.hpp"
#include "core/error.hpp"
#include "core/html.hpp"
#include "core/html_table.hpp"
#include "core/invoice_page_style.hpp"
#include "core/invoice_texts.hpp"
#include "core/usage_section.hpp"

namespace billing {

namespace {

/* Where a tax on sales is called VAT by its payers. */
constexpr std::string_view vat_countries =
    " AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE SI SK XI ";

/* Where it stands behind the town. */
constexpr std::string_view postcode_last_countries = " AU CA GB IE IN NZ SG US ZA ";

/* Which @page stands in the style, and how wide the sheet is on a screen. */
struct Paper {
	std::string_view name;
	std::string_view style;
};

constexpr Paper papers[] = {
    {"A4", "@page { size: A4; margin: 15mm 16mm 17mm; "},
    {"letter", ".sheet { max-width: 215.9mm; }\n@page { size: letter; margin: 15mm 16mm 17mm; "},
};

constexpr std::string_view page_numbers =
    "@bottom-right { content: counter(page) \" / \" counter(pages); font: 8pt sans-serif; color: #566273; } }\n";

const Paper &
require_paper(std::string_view name) {
	for (const Paper &paper : papers) {
		if (paper.name == name) {
			return paper;
		}
	}
	throw Error("22023", "unknown paper: " + excerpt(name), {}, "Use A4 or letter.");
}

Currency
require_currency_of(const EInvoice &invoice) {
	const std::optional<Currency> currency = find_currency(invoice.currency);

	if (!currency) {
		throw Error("22023", "the invoice has no currency", {}, "Pass what invoice_json gives.");
	}
	return *currency;
}

class InvoicePage {
public:
	InvoicePage(const Json &document, std::string_view locale, std::string_view paper, bool ascii)
	    : root_(document, "invoice", {}), invoice_(read_invoice(document)),
	      texts_(locale, require_currency_of(invoice_)), words_(texts_.words), paper_(require_paper(paper)),
	      html_(ascii) {
		state_ = read_text(root_, "state");
		due_ = read_number(root_, "amount_due");
		has_vat_ = !invoice_.seller.country.empty() &&
		           vat_countries.find(' ' + invoice_.seller.country + ' ') != std::string_view::npos;
	}

	std::string
	write() {
		html_.raw("<!DOCTYPE html>\n");
		{
			HtmlElement html(html_, "html", {{"lang", words_.language}});
			write_head();
			HtmlElement body(html_, "body");
			HtmlElement sheet(html_, "main", {{"class", "sheet"}});
			write_top();
			write_heads();
			write_lines();
			write_sums();
			write_notes();
			write_payment();
			write_usage_section(html_, root_, texts_);
			write_foot();
		}
		return html_.take();
	}

private:
	std::string_view
	title() const {
		return invoice_.is_credit_note ? words_.credit_note : words_.invoice;
	}

	bool
	is_draft() const {
		return state_ == "draft" || invoice_.number.empty();
	}

	/* What is left to pay of an issued invoice. */
	bool
	is_open() const {
		return !invoice_.is_credit_note && state_ == "issued" && due_ && due_->sign() > 0;
	}

	/* parts of the page */

	void
	write_head() {
		HtmlElement head(html_, "head");

		html_.single("meta", {{"charset", "utf-8"}});
		html_.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
		/* Nothing runs and nothing is fetched, whatever stands in the page. */
		html_.single("meta", {{"http-equiv", "Content-Security-Policy"},
		                      {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
		std::string name(title());
		if (!invoice_.number.empty()) {
			name += ' ' + invoice_.number;
		}
		html_.leaf("title", name + ' ' + std::string(en_dash) + ' ' + invoice_.seller.name);
		html_.raw("\n<style>");
		html_.raw(invoice_page_style);
		html_.raw(paper_.style);
		html_.raw(page_numbers);
		html_.raw("</style>\n");
	}

	void
	write_line_of_text(std::string_view text) {
		if (!text.empty()) {
			HtmlElement line(html_, "div");
			html_.text(text);
		}
	}

	void
	write_address(const EParty &party) {
		HtmlElement address(html_, "address");
		const bool postcode_last = postcode_last_countries.find(' ' + party.country + ' ') != std::string_view::npos;
		std::string place = postcode_last ? std::string() : party.postcode;

		write_line_of_text(party.line1);
		write_line_of_text(party.line2);
		if (!party.city.empty()) {
			place += (place.empty() ? "" : " ") + party.city;
		}
		if (!party.region.empty()) {
			place += (place.empty() ? "" : ", ") + party.region;
		}
		if (postcode_last && !party.postcode.empty()) {
			place += (place.empty() ? "" : " ") + party.postcode;
		}
		write_line_of_text(place);
		write_line_of_text(party.country);
	}

	void
	write_tax_ids(const EParty &party) {
		const std::pair<std::string_view, const std::string &> ids[] = {
		    {words_.vat_id, party.vat_id}, {words_.tax_number, party.tax_number}, {words_.legal_id, party.legal_id}};

		for (const auto &id : ids) {
			if (!id.second.empty()) {
				HtmlElement line(html_, "p");
				html_.leaf("small", id.first);
				html_.raw(" ");
				html_.leaf("bdi", id.second);
			}
		}
	}

	void
	write_top() {
		HtmlElement top(html_, "header", {{"class", "top"}});
		{
			HtmlElement from(html_, "div", {{"class", "from"}, any_direction});
			html_.leaf("p", invoice_.seller.name, {{"class", "brand"}});
			HtmlElement where(html_, "div", {{"class", "soft"}});
			write_address(invoice_.seller);
		}
		HtmlElement named(html_, "div", {{"class", "title"}});
		html_.leaf("h1", title());
		html_.leaf("p", invoice_.number, {{"class", "number"}, any_direction});
		if (is_draft()) {
			html_.leaf("p", words_.draft, {{"class", "state"}});
		} else if (state_ == "void") {
			html_.leaf("p", words_.is_void, {{"class", "state"}});
		} else if (state_ == "paid") {
			html_.leaf("p", words_.paid, {{"class", "state paid"}});
		}
	}

	void
	write_fact(std::string_view word, std::string_view text, std::string_view name = {}) {
		if (!text.empty()) {
			html_.leaf("dt", word);
			HtmlElement fact(html_, "dd", {{"class", name}});
			html_.leaf("bdi", text);
		}
	}

	void
	write_heads() {
		HtmlElement heads(html_, "section", {{"class", "heads"}});
		{
			HtmlElement to(html_, "div", {{"class", "to"}});
			html_.leaf("h2", words_.buyer);
			{
				HtmlElement who(html_, "div", {any_direction});
				html_.leaf("p", invoice_.buyer.name, {{"class", "name"}});
				write_address(invoice_.buyer);
			}
			write_tax_ids(invoice_.buyer);
		}
		HtmlElement meta(html_, "dl", {{"class", "meta"}});
		write_fact(words_.issue_date, texts_.day(invoice_.issue_date));
		if (!invoice_.is_credit_note) {
			write_fact(words_.due_date, texts_.day(invoice_.due_date), "due");
		}
		write_fact(words_.service_period, texts_.days(invoice_.period));
		write_fact(words_.tax_point, texts_.day(invoice_.tax_point_date));
		for (const EPreceding &preceding : invoice_.preceding) {
			write_fact(words_.corrects,
			           preceding.number + (preceding.issue_date.empty()
			                                   ? std::string()
			                                   : std::string(middle_dot) + texts_.day(preceding.issue_date)));
		}
		write_fact(words_.customer_code, read_text(root_, "account"));
		write_fact(words_.buyer_reference, invoice_.buyer_reference);
		write_fact(words_.order_reference, invoice_.order_reference);
	}

	/* Amounts are net; those of the price list need not be. */
	bool
	includes_tax() const {
		for (std::size_t i = 0; i < invoice_.lines.size(); i++) {
			const JsonPlace line = root_.member("lines").element(i);
			const std::optional<Decimal> listed = read_number(line, "list_amount");
			const std::optional<Decimal> net = read_number(line, "amount");
			if (listed && net && *listed != *net) {
				return true;
			}
		}
		return false;
	}

	std::string_view
	tax_word() const {
		return has_vat_ ? words_.vat : words_.tax;
	}

	/* The rate, or a dash where nothing is taxed. */
	std::string
	rate(const std::optional<Decimal> &value) const {
		return value ? texts_.percent(*value) : std::string(en_dash);
	}

	void
	write_lines() {
		HtmlElement wide(html_, "div", {{"class", "wide"}});
		HtmlElement table(html_, "table", {{"class", "lines"}});

		{
			HtmlElement caption(html_, "caption");
			html_.text(words_.lines);
			if (includes_tax()) {
				html_.raw(" ");
				html_.leaf("small", words_.tax_included);
			}
		}
		{
			HtmlElement head(html_, "thead");
			HtmlElement names(html_, "tr");
			write_column(html_, words_.position);
			write_column(html_, words_.description);
			write_number_column(html_, words_.quantity);
			write_number_column(html_, words_.unit_price);
			write_number_column(html_, tax_word());
			write_number_column(html_, words_.amount);
		}
		HtmlElement body(html_, "tbody");
		for (std::size_t i = 0; i < invoice_.lines.size(); i++) {
			write_row(invoice_.lines[i], root_.member("lines").element(i));
		}
	}

	void
	write_row(const ELine &line, const JsonPlace &place) {
		HtmlElement cells(html_, "tr");

		html_.leaf("td", line.id, {{"class", "pos"}});
		{
			HtmlElement what(html_, "th", {row_scope, any_direction});
			html_.leaf("span", line.name);
			if (!line.description.empty()) {
				html_.leaf("small", line.description, {any_direction});
			}
			std::string period = texts_.days(line.period);
			const std::string part = read_text(place, "numerator");
			const std::string whole = read_text(place, "denominator");
			if (!part.empty() && part != whole) {
				period += (period.empty() ? "" : std::string(middle_dot)) + part + '/' + whole;
			}
			html_.leaf("small", period, {{"dir", "ltr"}});
			for (const EAllowance &allowance : line.allowances) {
				write_line_of_text(std::string(allowance.is_charge ? words_.charge : words_.discount) + ' ' +
				                   allowance.reason + ' ' + texts_.money(allowance.amount));
			}
		}
		write_cell(html_, line.quantity ? texts_.number(*line.quantity) : std::string());
		write_cell(html_, unit_price(line, read_text(place, "kind")));
		write_cell(html_, rate(line.rate));
		write_cell(html_, texts_.money(line.net));
	}

	/* Where the document has none: what gives the amount, if it is short. */
	std::string
	unit_price(const ELine &line, std::string_view kind) const {
		constexpr int most_digits = 6;

		if (line.price) {
			return texts_.money(*line.price);
		}
		if (kind == "usage") {
			return std::string(words_.by_tier);
		}
		if (line.net && line.quantity && !line.quantity->is_zero()) {
			const Decimal price = divide(*line.net, *line.quantity, most_digits, Rounding::half_up);
			if (price * *line.quantity == *line.net) {
				return texts_.money(price);
			}
		}
		return std::string(en_dash);
	}

	void
	write_sums() {
		HtmlElement sums(html_, "div", {{"class", "sums"}});
		write_taxes();
		write_totals();
	}

	void
	write_taxes() {
		if (invoice_.taxes.empty()) {
			return;
		}

		HtmlElement table(html_, "table", {{"class", "taxes"}});
		html_.leaf("caption", words_.taxes);
		{
			HtmlElement head(html_, "thead");
			HtmlElement names(html_, "tr");
			write_column(html_, words_.rate);
			write_number_column(html_, words_.base);
			write_number_column(html_, tax_word());
		}
		HtmlElement body(html_, "tbody");
		for (const ETax &tax : invoice_.taxes) {
			write_tax(tax);
			write_parts(tax);
		}
	}

	void
	write_tax(const ETax &tax) {
		HtmlElement cells(html_, "tr");
		{
			HtmlElement name(html_, "th", {row_scope, any_direction});
			const bool is_untaxed = !tax.rate || tax.rate->is_zero();
			if (tax.rate) {
				html_.text(texts_.percent(*tax.rate));
			}
			if (is_untaxed) {
				/* Outside of Europe nobody asks for a reason. */
				const std::string_view reason =
				    tax.category == "O" && !has_vat_ ? en_dash : reason_text(words_, tax.category, tax.reason);
				html_.text(tax.rate && !reason.empty() ? middle_dot : std::string_view());
				html_.text(reason);
			}
		}
		write_cell(html_, texts_.money(tax.base));
		write_cell(html_, texts_.money(tax.tax));
	}

	/* Whose the tax is, where it is that of several. */
	void
	write_parts(const ETax &tax) {
		for (const ETaxPart &part : tax.parts) {
			HtmlElement cells(html_, "tr", {{"class", "part"}});
			{
				HtmlElement name(html_, "th", {row_scope});
				html_.leaf("bdi", part.jurisdiction);
				html_.text(std::string(middle_dot) + rate(part.rate));
			}
			write_cell(html_, {});
			write_cell(html_, texts_.money(part.tax));
		}
	}

	void
	write_total(std::string_view word, const std::optional<Decimal> &value, std::string_view name = {}) {
		if (value) {
			HtmlElement cells(html_, "tr", {{"class", name}});
			{
				HtmlElement head(html_, "th", {row_scope, any_direction});
				html_.text(word);
			}
			write_cell(html_, texts_.money(*value));
		}
	}

	/* For who declares the tax in another currency, with the rate that says how. */
	void
	write_tax_in_tax_currency() {
		if (!invoice_.tax_in_tax_currency) {
			return;
		}

		const std::optional<Decimal> rate = read_number(root_, "exchange_rate");
		HtmlElement cells(html_, "tr");
		{
			HtmlElement head(html_, "th", {row_scope});
			html_.text(std::string(tax_word()) + ' ' + invoice_.tax_currency);
			if (rate) {
				html_.leaf("small", "1 " + invoice_.currency + " = " + texts_.plain(*rate) + ' ' +
				                        invoice_.tax_currency + std::string(middle_dot) +
				                        texts_.day(read_day(root_, "exchange_rate_day")));
			}
		}
		write_cell(html_, texts_.plain(*invoice_.tax_in_tax_currency));
	}

	void
	write_totals() {
		HtmlElement table(html_, "table", {{"class", "totals"}});
		HtmlElement body(html_, "tbody");
		const std::optional<Decimal> payable = invoice_.payable ? invoice_.payable : invoice_.gross;

		for (const EAllowance &allowance : invoice_.allowances) {
			std::string word = allowance.reason;
			if (word.empty()) {
				word = allowance.is_charge ? words_.charge : words_.discount;
			}
			if (invoice_.taxes.size() > 1) {
				word += std::string(middle_dot) + rate(allowance.rate);
			}
			write_total(word, allowance.is_charge || !allowance.amount ? allowance.amount : -*allowance.amount);
		}
		write_total(words_.net, invoice_.net);
		write_total(has_vat_ ? words_.vat : words_.total_tax, invoice_.tax);
		write_total(words_.gross, invoice_.gross, "total");
		write_tax_in_tax_currency();
		if (invoice_.prepaid && !invoice_.prepaid->is_zero()) {
			write_total(words_.prepaid, -*invoice_.prepaid);
		}
		if (invoice_.rounding && !invoice_.rounding->is_zero()) {
			write_total(words_.rounding, invoice_.rounding);
		}
		if (invoice_.is_credit_note) {
			write_total(words_.credited, payable, "final");
		} else if (is_draft() || state_ == "void" || !due_ || !payable || *due_ == *payable) {
			write_total(state_ == "issued" ? words_.amount_due : words_.payable, payable, "final");
		} else {
			write_total(words_.prepaid, *due_ - *payable);
			write_total(words_.amount_due, due_, "final");
		}
	}

	void
	write_notes() {
		if (invoice_.note.empty() && invoice_.terms.empty()) {
			return;
		}

		HtmlElement notes(html_, "section", {{"class", "notes"}});
		html_.leaf("p", invoice_.note, {any_direction});
		html_.leaf("p", invoice_.terms, {any_direction});
	}

	/* The part that is cut off and taken to the bank. */
	void
	write_payment() {
		if (!is_open()) {
			return;
		}

		HtmlElement payment(html_, "section", {{"class", "payment"}});
		{
			HtmlElement how(html_, "div", {{"class", "how"}});
			html_.leaf("h2", words_.payment);
			HtmlElement facts(html_, "dl");
			write_fact(words_.payee, invoice_.account_name.empty() ? invoice_.seller.name : invoice_.account_name);
			write_fact("IBAN", grouped(invoice_.iban), "iban");
			write_fact("BIC", invoice_.bic);
			write_fact(words_.reference, invoice_.number);
		}
		HtmlElement sum(html_, "div", {{"class", "sum"}});
		html_.leaf("small", words_.amount_due);
		html_.leaf("strong", texts_.money(due_));
		html_.leaf("small", std::string(words_.pay_by) + ' ' + texts_.day(invoice_.due_date));
	}

	/* An IBAN as it is printed: in fours. */
	static std::string
	grouped(std::string_view iban) {
		constexpr std::size_t group = 4;
		std::string digits;
		std::string text;

		std::copy_if(iban.begin(), iban.end(), std::back_inserter(digits), [](char c) { return c != ' '; });
		for (std::size_t i = 0; i < digits.size(); i += group) {
			text += (i == 0 ? "" : " ") + digits.substr(i, group);
		}
		return text;
	}

	void
	write_foot() {
		const EParty &seller = invoice_.seller;
		HtmlElement foot(html_, "footer");

		html_.leaf("span", seller.name, {any_direction});
		for (const auto &[word, value] : {std::pair(words_.vat_id, std::string_view(seller.vat_id)),
		                                  std::pair(words_.tax_number, std::string_view(seller.tax_number)),
		                                  std::pair(words_.legal_id, std::string_view(seller.legal_id))}) {
			if (!value.empty()) {
				html_.leaf("span", std::string(word) + ' ' + std::string(value));
			}
		}
		for (const std::string *const contact : {&seller.contact_name, &seller.phone, &seller.email}) {
			html_.leaf("span", *contact, {any_direction});
		}
	}

	JsonPlace root_;
	EInvoice invoice_;
	InvoiceTexts texts_;
	const InvoiceWords &words_;
	const Paper &paper_;
	HtmlWriter html_;
	std::string state_;
	std::optional<Decimal> due_;
	bool has_vat_ = false;
};

} // namespace

std::string
write_invoice_page(const Json &document, std::string_view locale, std::string_view paper, bool ascii) {
	return InvoicePage(document, locale, paper, ascii).write();
}

} // namespace billing
