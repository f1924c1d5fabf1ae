/*
 * totals.cpp
 *		The running totals of a document.
 */
#include "core/totals.hpp"

#include <algorithm>
#include <cstring>

#include "core/error.hpp"

namespace billing {

namespace {

/* The words of arguments and of the text form; the labels of enum values by their number. */
constexpr std::string_view scope_labels[] = {"group", "line"};
constexpr std::string_view basis_labels[] = {"exclusive", "inclusive"};

std::string_view
label(TaxScope scope) noexcept {
	return scope_labels[static_cast<std::size_t>(scope)];
}

std::string_view
label(TaxBasis basis) noexcept {
	return basis_labels[static_cast<std::size_t>(basis)];
}

int128
amount_sum(const TotalsGroup &group) noexcept {
	return static_cast<int128>(make_uint128(group.amount_high, group.amount_low));
}

int128
tax_sum(const TotalsGroup &group) noexcept {
	return static_cast<int128>(make_uint128(group.tax_high, group.tax_low));
}

TotalsGroup
make_group(TaxKey key, int128 amount, int128 tax) noexcept {
	return {key.bits(), low_half(static_cast<uint128>(amount)), high_half(static_cast<uint128>(amount)),
	        low_half(static_cast<uint128>(tax)), high_half(static_cast<uint128>(tax))};
}

int128
add_sums(int128 a, int128 b) {
	int128 sum;

	if (__builtin_add_overflow(a, b, &sum)) {
		throw Error("22003", "sum of amounts is out of range");
	}
	return sum;
}

bool
valid_header(const TotalsHeader &header) noexcept {
	return header.version == totals_version && static_cast<std::size_t>(header.scope) < std::size(scope_labels) &&
	       static_cast<std::size_t>(header.basis) < std::size(basis_labels) && header.zero == 0 &&
	       header.zero_too == 0 && Currency::from_packed(header.currency).known();
}

/* Minor digits of a known currency, -1 where it has none. */
int
currency_digits(const TotalsHeader &header) noexcept {
	return find_currency_info(Currency::from_packed(header.currency))->minor_digits;
}

[[noreturn]] void
invalid_syntax(std::string_view text) {
	throw Error("22P02", "invalid input syntax for type totals_state: \"" + std::string(text.substr(0, 200)) + "\"", {},
	            "Write what the type's output gives, like \"1 group exclusive EUR S:19:100\".");
}

/* The text up to a separator, which is taken off as well. */
std::string_view
cut(std::string_view &rest, char separator) {
	const std::size_t end = std::min(rest.find(separator), rest.size());
	const std::string_view word = rest.substr(0, end);

	rest.remove_prefix(std::min(end + 1, rest.size()));
	return word;
}

template <std::size_t N>
std::size_t
find_label(const std::string_view (&labels)[N], std::string_view word) {
	return static_cast<std::size_t>(std::find(std::begin(labels), std::end(labels), word) - std::begin(labels));
}

int128
parse_sum(std::string_view word) {
	const Decimal sum = Decimal::parse(word).trimmed();
	int128 units;

	if (sum.scale() > money_scale || !sum.is_small() ||
	    __builtin_mul_overflow(sum.small(), power_of_ten(money_scale - sum.scale()), &units)) {
		throw Error("22003", "sum is out of range");
	}
	return units;
}

/* "S:19:100", and in scope line "S:19:100:19" */
TotalsGroup
parse_group(std::string_view word, TaxScope scope) {
	const TaxCategory category = require_tax_category(cut(word, ':'));
	const TaxKey key(category, Decimal::parse(cut(word, ':')));
	const int128 amount = parse_sum(scope == TaxScope::line ? cut(word, ':') : word);

	return make_group(key, amount, scope == TaxScope::line ? parse_sum(word) : 0);
}

/* The labels as people list them. */
template <std::size_t N>
std::string
list(const std::string_view (&labels)[N]) {
	std::string text;

	for (const std::string_view word : labels) {
		text += (text.empty() ? "" : ", ") + std::string(word);
	}
	return text;
}

} // namespace

TaxScope
require_tax_scope(std::string_view name) {
	const std::size_t found = find_label(scope_labels, name);

	if (found == std::size(scope_labels)) {
		throw Error("22023", "unknown tax scope: \"" + std::string(name.substr(0, 60)) + "\"", {},
		            "The scopes are " + list(scope_labels) + ".");
	}
	return static_cast<TaxScope>(found);
}

TaxBasis
require_tax_basis(std::string_view name) {
	const std::size_t found = find_label(basis_labels, name);

	if (found == std::size(basis_labels)) {
		throw Error("22023", "unknown tax basis: \"" + std::string(name.substr(0, 60)) + "\"", {},
		            "The bases are " + list(basis_labels) + ".");
	}
	return static_cast<TaxBasis>(found);
}

Money
tax_of(const Money &amount, TaxKey key, TaxBasis basis) {
	const int digits = amount.currency.minor_digits();

	if (basis == TaxBasis::exclusive) {
		return multiply(amount, key.rate(), digits, Rounding::half_up);
	}

	/* units * percent / ((100 + percent) * step), rounded, * step; percents as whole numbers of their last digit. */
	const Decimal percent = key.percent();
	const int128 step = rounding_step(digits);
	const int128 divisor = (100 * power_of_ten(percent.scale()) + percent.small()) * step;
	int128 product;
	if (multiply_exactly(amount.units, percent.small(), product)) {
		return {amount.currency, divide_rounded(product, divisor, Rounding::half_up) * step};
	}
	const Wide quotient =
	    divide_rounded(to_wide(amount.units) * to_wide(percent.small()), to_wide(divisor), Rounding::half_up);
	return {amount.currency, to_int128(quotient) * step};
}

Totals
Totals::begin(void *bytes, std::size_t size, Currency currency, TaxScope scope, TaxBasis basis) noexcept {
	const TotalsHeader header{totals_version, scope, basis, 0, currency.packed(), 0, 0};

	std::memset(bytes, 0, size);
	std::memcpy(bytes, &header, sizeof(header));
	return {bytes, size};
}

TotalsHeader
Totals::header() const noexcept {
	TotalsHeader header;

	std::memcpy(&header, bytes_, sizeof(header));
	return header;
}

TotalsGroup
Totals::group(std::size_t index) const noexcept {
	TotalsGroup value{};

	std::memcpy(&value, place(index), group_size_);
	return value;
}

void
Totals::store(std::size_t index, const TotalsGroup &value) noexcept {
	std::memcpy(place(index), &value, group_size_);
}

TaxKey
Totals::key(std::size_t index) const noexcept {
	return TaxKey::from_bits(group(index).key);
}

int128
Totals::amount(std::size_t index) const noexcept {
	return amount_sum(group(index));
}

int128
Totals::tax(std::size_t index) const noexcept {
	return tax_sum(group(index));
}

bool
Totals::add(TaxKey key, int128 amount, int128 tax) {
	/* Documents have a few groups; still, a thousand must not make it quadratic. */
	std::size_t low = 0;
	std::size_t high = groups();
	while (low < high) {
		const std::size_t middle = low + (high - low) / 2;
		const TotalsGroup found = group(middle);

		if (found.key == key.bits()) {
			store(middle, make_group(key, add_sums(amount_sum(found), amount), add_sums(tax_sum(found), tax)));
			return true;
		}
		if (found.key < key.bits()) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	TotalsHeader changed = header();
	if (changed.groups >= max_tax_groups) {
		throw Error("54000", "too many tax groups",
		            "There are more than " + std::to_string(max_tax_groups) + " pairs of category and percent.");
	}
	if (changed.groups >= capacity()) {
		return false;
	}
	std::memmove(place(low + 1), place(low), (changed.groups - low) * group_size_);
	store(low, make_group(key, amount, tax));
	changed.groups++;
	std::memcpy(bytes_, &changed, sizeof(changed));
	return true;
}

int128
Totals::line_tax(TaxKey key, const Money &amount) const {
	return scope() == TaxScope::line ? billing::tax_of(amount, key, basis()).units : 0;
}

void
Totals::require_currency(Currency other) const {
	if (other != currency()) {
		throw Error("22M01", "currency mismatch: " + other.code() + " in an aggregate of " + currency().code(), {},
		            "Aggregate each currency by itself, for example with GROUP BY billing.currency(...).");
	}
}

void
Totals::require_kind(TaxScope other_scope, TaxBasis other_basis) const {
	if (other_scope != scope() || other_basis != basis()) {
		const auto name = [](TaxScope s, TaxBasis b) {
			return std::string(label(s)) + " and basis " + std::string(label(b));
		};

		throw Error("22023",
		            "tax scope " + name(other_scope, other_basis) + " in an aggregate of scope " +
		                name(scope(), basis()),
		            {}, "Aggregate the lines of each scope and basis by themselves.");
	}
}

TaxGroup
Totals::charge(std::size_t index) const {
	const TotalsGroup stored = group(index);
	const TaxKey group_key = TaxKey::from_bits(stored.key);
	const Money sum{currency(), amount_sum(stored)};

	if (!in_money_range(sum.units) || !in_money_range(tax_sum(stored))) {
		raise_money_out_of_range("sum of amounts");
	}

	const Money tax =
	    scope() == TaxScope::line ? Money{currency(), tax_sum(stored)} : billing::tax_of(sum, group_key, basis());
	return {group_key, basis() == TaxBasis::inclusive ? subtract(sum, tax) : sum, tax};
}

std::string
Totals::to_string() const {
	std::string text = std::to_string(header().version);

	text += ' ';
	text += label(scope());
	text += ' ';
	text += label(basis());
	text += ' ';
	text += currency().code();
	for (std::size_t i = 0; i < groups(); i++) {
		text += " " + key(i).category().code() + ":" + key(i).percent().to_string() + ":" +
		        Decimal(amount(i), money_scale).trimmed().to_string();
		if (scope() == TaxScope::line) {
			text += ":" + Decimal(tax(i), money_scale).trimmed().to_string();
		}
	}
	return text;
}

std::string
make_totals(const TotalsHeader &header, const std::vector<TotalsGroup> &groups) {
	if (!valid_header(header) || groups.empty() || groups.size() > max_tax_groups || groups.size() != header.groups) {
		return {};
	}

	/* Taxes of lines are sums of whole minor units; a currency without them has no taxes. */
	const bool by_line = header.scope == TaxScope::line;
	const int digits = by_line ? currency_digits(header) : 0;
	if (digits < 0) {
		return {};
	}
	for (std::size_t i = 0; i < groups.size(); i++) {
		if (!TaxKey::from_bits(groups[i].key).valid() || (i > 0 && groups[i].key <= groups[i - 1].key) ||
		    (by_line && tax_sum(groups[i]) % rounding_step(digits) != 0)) {
			return {};
		}
	}

	const std::size_t group_size = totals_group_size(header.scope);
	std::string bytes(Totals::size_for(header.scope, groups.size()), '\0');
	std::memcpy(bytes.data(), &header, sizeof(header));
	for (std::size_t i = 0; i < groups.size(); i++) {
		std::memcpy(bytes.data() + sizeof(header) + i * group_size, &groups[i], group_size);
	}
	return bytes;
}

std::string
parse_totals(std::string_view text) {
	std::string_view rest = text;
	TotalsHeader header{};
	std::vector<TotalsGroup> groups;

	header.version = cut(rest, ' ') == std::to_string(totals_version) ? totals_version : 0;
	header.scope = static_cast<TaxScope>(find_label(scope_labels, cut(rest, ' ')));
	header.basis = static_cast<TaxBasis>(find_label(basis_labels, cut(rest, ' ')));
	header.currency = find_currency(cut(rest, ' ')).value_or(Currency::from_packed(Currency::limit)).packed();
	try {
		while (!rest.empty()) {
			groups.push_back(parse_group(cut(rest, ' '), header.scope));
		}
	} catch (const Error &) {
		groups.clear(); /* whatever is wrong, the text is not one of ours */
	}
	header.groups = static_cast<std::uint32_t>(std::min(groups.size(), max_tax_groups + 1));

	std::string bytes = make_totals(header, groups);
	if (bytes.empty() || Totals(bytes.data(), bytes.size()).to_string() != text) {
		invalid_syntax(text);
	}
	return bytes;
}

} // namespace billing
