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

/* The words of the text form; the labels of enum values by their number. */
constexpr std::string_view scope_labels[] = {"group"};
constexpr std::string_view basis_labels[] = {"exclusive"};

int128
base_of(const TotalsGroup &group) noexcept {
	return static_cast<int128>(make_uint128(group.base_high, group.base_low));
}

TotalsGroup
make_group(TaxKey key, int128 base) noexcept {
	return {key.bits(), low_half(static_cast<uint128>(base)), high_half(static_cast<uint128>(base))};
}

bool
valid_header(const TotalsHeader &header) noexcept {
	return header.version == totals_version && static_cast<std::size_t>(header.scope) < std::size(scope_labels) &&
	       static_cast<std::size_t>(header.basis) < std::size(basis_labels) && header.zero == 0 &&
	       header.zero_too == 0 && Currency::from_packed(header.currency).known();
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

/* "S:19:100" */
TotalsGroup
parse_group(std::string_view word) {
	const TaxCategory category = require_tax_category(cut(word, ':'));
	const TaxKey key(category, Decimal::parse(cut(word, ':')));
	const Decimal base = Decimal::parse(word).trimmed();
	int128 units;

	if (base.scale() > money_scale || !base.is_small() ||
	    __builtin_mul_overflow(base.small(), power_of_ten(money_scale - base.scale()), &units)) {
		throw Error("22003", "sum is out of range");
	}
	return make_group(key, units);
}

} // namespace

Totals
Totals::begin(void *bytes, std::size_t size, Currency currency) noexcept {
	const TotalsHeader header{totals_version, TaxScope::group, TaxBasis::exclusive, 0, currency.packed(), 0, 0};

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
	TotalsGroup value;

	std::memcpy(&value, bytes_ + size_for(index), sizeof(value));
	return value;
}

void
Totals::store(std::size_t index, const TotalsGroup &value) noexcept {
	std::memcpy(bytes_ + size_for(index), &value, sizeof(value));
}

TaxKey
Totals::key(std::size_t index) const noexcept {
	return TaxKey::from_bits(group(index).key);
}

int128
Totals::base(std::size_t index) const noexcept {
	return base_of(group(index));
}

bool
Totals::add(TaxKey key, int128 units) {
	/* Documents have a few groups; still, a thousand must not make it quadratic. */
	std::size_t low = 0;
	std::size_t high = groups();
	while (low < high) {
		const std::size_t middle = low + (high - low) / 2;
		const TotalsGroup found = group(middle);

		if (found.key == key.bits()) {
			int128 sum;
			if (__builtin_add_overflow(base_of(found), units, &sum)) {
				throw Error("22003", "sum of amounts is out of range");
			}
			store(middle, make_group(key, sum));
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
	std::memmove(bytes_ + size_for(low + 1), bytes_ + size_for(low), (changed.groups - low) * sizeof(TotalsGroup));
	store(low, make_group(key, units));
	changed.groups++;
	std::memcpy(bytes_, &changed, sizeof(changed));
	return true;
}

void
Totals::require_currency(Currency other) const {
	if (other != currency()) {
		throw Error("22M01", "currency mismatch: " + other.code() + " in an aggregate of " + currency().code(), {},
		            "Aggregate each currency by itself, for example with GROUP BY billing.currency(...).");
	}
}

TaxGroup
Totals::charge(std::size_t index) const {
	const Money sum{currency(), base(index)};

	if (!in_money_range(sum.units)) {
		raise_money_out_of_range("sum of amounts");
	}
	return {key(index), sum, multiply(sum, key(index).rate(), currency().minor_digits(), Rounding::half_up)};
}

std::string
Totals::to_string() const {
	const TotalsHeader head = header();
	std::string text = std::to_string(head.version);

	text += ' ';
	text += scope_labels[static_cast<std::size_t>(head.scope)];
	text += ' ';
	text += basis_labels[static_cast<std::size_t>(head.basis)];
	text += ' ';
	text += currency().code();
	for (std::size_t i = 0; i < groups(); i++) {
		text += " " + key(i).category().code() + ":" + key(i).percent().to_string() + ":" +
		        Decimal(base(i), money_scale).trimmed().to_string();
	}
	return text;
}

std::string
make_totals(const TotalsHeader &header, const std::vector<TotalsGroup> &groups) {
	if (!valid_header(header) || groups.empty() || groups.size() > max_tax_groups || groups.size() != header.groups) {
		return {};
	}
	for (std::size_t i = 0; i < groups.size(); i++) {
		if (!TaxKey::from_bits(groups[i].key).valid() || (i > 0 && groups[i].key <= groups[i - 1].key)) {
			return {};
		}
	}

	std::string bytes(Totals::size_for(groups.size()), '\0');
	std::memcpy(bytes.data(), &header, sizeof(header));
	std::memcpy(bytes.data() + sizeof(header), groups.data(), groups.size() * sizeof(TotalsGroup));
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
			groups.push_back(parse_group(cut(rest, ' ')));
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
