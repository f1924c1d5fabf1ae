/*
 * tax_chain.cpp
 *		Several taxes on one amount.
 */
#include "core/tax_chain.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/error.hpp"
#include "core/tax_category.hpp"

namespace billing {

namespace {

using Integer = boost::multiprecision::cpp_int;
using Ratio = boost::multiprecision::cpp_rational;

constexpr std::string_view kind_names[] = {"percent", "per_unit", "gross_share", "brackets"};

/* What a quotient may have above and below the line, so that rounding it stays within Wide. */
constexpr unsigned max_ratio_bits = 960;

/* Of rates, bounds and quantities. */
constexpr int max_fraction_digits = 20;

/* a + b * s, s being what the amount is solved for. */
struct Affine {
	Ratio a = 0;
	Ratio b = 0;
};

Affine
operator+(const Affine &x, const Affine &y) {
	return {x.a + y.a, x.b + y.b};
}

Affine
operator*(const Affine &x, const Ratio &factor) {
	return {x.a * factor, x.b * factor};
}

Ratio
to_ratio(const Decimal &value) {
	const Decimal exact = value.trimmed();

	if (exact.scale() > max_fraction_digits) {
		throw Error("22M03",
		            "a number in a tax rule has more than " + std::to_string(max_fraction_digits) + " fraction digits");
	}
	return {Integer(exact.wide()), Integer(wide_power_of_ten(exact.scale()))};
}

/* In units of money. */
Ratio
to_units(const Decimal &majors) {
	return to_ratio(majors) * Ratio(Integer(to_wide(power_of_ten(money_scale))));
}

Ratio
percent_of(const Decimal &percent) {
	return to_ratio(percent) / 100;
}

Ratio
absolute(const Ratio &value) {
	return value < 0 ? Ratio(-value) : value;
}

/* "tax 2" as people count them. */
std::string
tax_name(std::size_t index) {
	return "tax " + std::to_string(index + 1);
}

[[noreturn]] void
refuse(std::size_t index, const std::string &what, const std::string &hint = {}) {
	throw Error("22023", "invalid tax rule: " + tax_name(index) + " " + what, {}, hint);
}

void
require_percent(const Decimal &percent) {
	TaxKey(TaxCategory::from_letters('S'), percent);
}

void
require_brackets(const TaxRule &rule, std::size_t index) {
	if (rule.kind != TaxKind::brackets) {
		if (!rule.brackets.empty()) {
			refuse(index, "has brackets but another kind", "Brackets belong to rules of kind \"brackets\".");
		}
		return;
	}
	if (rule.brackets.empty() || rule.brackets.size() > max_tax_brackets) {
		refuse(index, "needs 1 to " + std::to_string(max_tax_brackets) + " brackets");
	}

	Decimal last;
	for (std::size_t i = 0; i < rule.brackets.size(); i++) {
		const std::optional<Decimal> &up_to = rule.brackets[i].up_to;
		if (up_to.has_value() != (i + 1 < rule.brackets.size())) {
			refuse(index, "does not end in one bracket without bound", "Only the last bracket has no \"up_to\".");
		}
		if (up_to && *up_to <= last) {
			refuse(index, "has brackets that do not ascend at " + up_to->to_string());
		}
		last = up_to.value_or(last);
		require_percent(rule.brackets[i].percent);
	}
}

void
require_sane(const TaxRule &rule, std::size_t index) {
	if (rule.kind == TaxKind::per_unit) {
		if (rule.rate.negative()) {
			refuse(index, "has the negative rate " + rule.rate.to_string());
		}
	} else {
		require_percent(rule.rate);
	}
	require_brackets(rule, index);
	if (rule.cap && rule.cap->negative()) {
		refuse(index, "has the negative cap " + rule.cap->to_string());
	}
	if (rule.included && (rule.cap || rule.kind == TaxKind::brackets)) {
		refuse(index, "has a cap or brackets and is included in the amount",
		       "Caps and brackets are for taxes on top of the amount.");
	}
	if (rule.withholding && (rule.included || rule.affects_next)) {
		refuse(index, "is withheld, so it can neither be included in the amount nor affect another tax");
	}
}

bool
is_affine(const TaxRule &rule) {
	return !rule.cap && rule.kind != TaxKind::brackets;
}

/* Gross shares that stand next to each other are shares of one gross. */
bool
same_batch(const TaxRule &a, const TaxRule &b) {
	return a.kind == TaxKind::gross_share && b.kind == TaxKind::gross_share && a.included == b.included &&
	       a.base_affected == b.base_affected && a.withholding == b.withholding;
}

Ratio
bracketed(const Ratio &base, const std::vector<TaxBracket> &brackets) {
	const Ratio size = absolute(base);
	Ratio tax = 0;
	Ratio from = 0;

	for (const TaxBracket &bracket : brackets) {
		const Ratio end = bracket.up_to ? std::min(size, to_units(*bracket.up_to)) : size;
		if (end > from) {
			tax += (end - from) * percent_of(bracket.percent);
			from = end;
		}
	}
	return base < 0 ? Ratio(-tax) : tax;
}

/* One amount, not negative, and its rules. */
class Chain {
public:
	Chain(const std::vector<TaxRule> &rules, const Ratio &quantity) : rules_(rules), quantity_(quantity) {
		find_batches();
		express();
	}

	/* The exact tax of every rule. */
	std::vector<Ratio> taxes(const Ratio &amount) const;

private:
	void find_batches();
	void express();
	Affine affine_tax(std::size_t index, const Affine &base) const;

	const std::vector<TaxRule> &rules_;
	Ratio quantity_;
	std::vector<Ratio> batch_share_;   /* of a gross share, what its batch takes together */
	std::vector<bool> last_of_batch_;  /* true also of a rule that stands alone */
	std::vector<Affine> included_tax_; /* zero for taxes on top */
	bool net_is_zero_ = false;         /* a batch takes all, so s is its gross, else s is the net */
};

void
Chain::find_batches() {
	batch_share_.assign(rules_.size(), Ratio(0));
	last_of_batch_.assign(rules_.size(), true);

	for (std::size_t first = 0; first < rules_.size();) {
		std::size_t end = first + 1;
		while (end < rules_.size() && same_batch(rules_[first], rules_[end])) {
			last_of_batch_[end - 1] = false;
			end++;
		}
		if (rules_[first].kind == TaxKind::gross_share) {
			Ratio share = 0;
			for (std::size_t i = first; i < end; i++) {
				share += percent_of(rules_[i].rate);
			}
			if (share > 1 || (share == 1 && (!rules_[first].included || net_is_zero_))) {
				refuse(first, "takes the whole gross, with the gross shares next to it",
				       "Gross shares next to each other stay below 100 together.");
			}
			net_is_zero_ = net_is_zero_ || share == 1;
			std::fill(batch_share_.begin() + static_cast<std::ptrdiff_t>(first),
			          batch_share_.begin() + static_cast<std::ptrdiff_t>(end), share);
		}
		first = end;
	}
}

Affine
Chain::affine_tax(std::size_t index, const Affine &base) const {
	const TaxRule &rule = rules_[index];

	switch (rule.kind) {
	case TaxKind::per_unit:
		return {to_units(rule.rate) * quantity_, 0};
	case TaxKind::gross_share:
		if (batch_share_[index] == 1) {
			if (base.a != 0 || base.b != 0) {
				refuse(index, "takes the whole gross, but its base holds another tax");
			}
			return {0, percent_of(rule.rate)};
		}
		return base * Ratio(percent_of(rule.rate) / (1 - batch_share_[index]));
	case TaxKind::percent:
	case TaxKind::brackets:
		break;
	}
	return base * percent_of(rule.rate);
}

/* Every included tax in terms of s. */
void
Chain::express() {
	const Affine net{0, net_is_zero_ ? 0 : 1};
	Affine affecting;
	Affine pending; /* of the batch that is under way */
	bool known = true;

	included_tax_.resize(rules_.size());
	for (std::size_t i = 0; i < rules_.size(); i++) {
		const TaxRule &rule = rules_[i];
		const bool affine = is_affine(rule) && (known || !rule.base_affected || rule.kind == TaxKind::per_unit);

		if (rule.included && !affine) {
			refuse(i, "is included in the amount, but its base holds a tax with a cap or brackets");
		}
		if (affine && (rule.included || rule.affects_next)) {
			const Affine tax = affine_tax(i, rule.base_affected ? net + affecting : net);
			if (rule.included) {
				included_tax_[i] = tax;
			}
			if (rule.affects_next) {
				pending = pending + tax;
			}
		}
		known = known && (affine || !rule.affects_next);
		if (last_of_batch_[i]) {
			affecting = affecting + pending;
			pending = Affine();
		}
	}
}

std::vector<Ratio>
Chain::taxes(const Ratio &amount) const {
	Affine held{0, net_is_zero_ ? 0 : 1};
	for (const Affine &tax : included_tax_) {
		held = held + tax;
	}
	const Ratio s = (amount - held.a) / held.b;
	const Ratio net = net_is_zero_ ? Ratio(0) : s;

	std::vector<Ratio> result;
	Ratio affecting = 0;
	Ratio pending = 0;
	for (std::size_t i = 0; i < rules_.size(); i++) {
		const TaxRule &rule = rules_[i];
		const Ratio base = rule.base_affected ? Ratio(net + affecting) : net;
		Ratio tax;

		if (rule.kind == TaxKind::brackets) {
			tax = bracketed(base, rule.brackets);
		} else if (batch_share_[i] == 1) {
			tax = percent_of(rule.rate) * s;
		} else {
			tax = affine_tax(i, {base, 0}).a;
		}
		if (rule.cap && absolute(tax) > to_units(*rule.cap)) {
			tax = tax < 0 ? Ratio(-to_units(*rule.cap)) : to_units(*rule.cap);
		}
		if (rule.affects_next) {
			pending += tax;
		}
		if (last_of_batch_[i]) {
			affecting += pending;
			pending = 0;
		}
		result.push_back(tax);
	}
	return result;
}

/* A multiple of step units; the mode is for the size. */
Money
rounded(Currency currency, const Ratio &units, int128 step, Rounding mode) {
	const Ratio size = absolute(units) / Ratio(Integer(to_wide(step)));
	const Integer above = numerator(size);
	const Integer below = denominator(size);

	if ((above != 0 && msb(above) > max_ratio_bits) || msb(below) > max_ratio_bits) {
		throw Error("22003", "the taxes of an amount have too many digits to be exact");
	}
	const Wide quotient = divide_rounded(Wide(above), Wide(below), mode) * to_wide(step);
	if (!fits_int128(quotient) || !in_money_range(to_int128(quotient))) {
		raise_money_out_of_range("tax of an amount");
	}
	return {currency, units < 0 ? -to_int128(quotient) : to_int128(quotient)};
}

} // namespace

TaxKind
require_tax_kind(std::string_view name) {
	const auto *const found = std::find(std::begin(kind_names), std::end(kind_names), name);

	if (found == std::end(kind_names)) {
		throw Error("22023", "unknown kind of tax: \"" + std::string(name.substr(0, 60)) + "\"", {},
		            "The kinds are percent, per_unit, gross_share, brackets.");
	}
	return static_cast<TaxKind>(found - std::begin(kind_names));
}

TaxChain
compute_taxes(const Money &amount, const Decimal &quantity, const std::vector<TaxRule> &rules, int128 step,
              Rounding mode) {
	if (rules.size() > max_chain_taxes) {
		throw Error("54000", "too many taxes on one amount: " + std::to_string(rules.size()),
		            "There may be " + std::to_string(max_chain_taxes) + ".");
	}
	for (std::size_t i = 0; i < rules.size(); i++) {
		require_sane(rules[i], i);
	}

	/* What is computed is the size, so the sign plays no part in rounding. */
	const bool negative = amount.units != 0 ? amount.units < 0 : quantity.negative();
	const Money size{amount.currency, negative ? -amount.units : amount.units};
	const std::vector<Ratio> exact =
	    Chain(rules, absolute(to_ratio(quantity))).taxes(Ratio(Integer(to_wide(size.units))));

	TaxChain chain{size, {}};
	for (std::size_t i = 0; i < rules.size(); i++) {
		chain.taxes.push_back({size, rounded(size.currency, exact[i], step, mode)});
		if (rules[i].included) {
			chain.net = subtract(chain.net, chain.taxes[i].tax);
		}
	}

	Money affecting{size.currency, 0};
	Money pending = affecting;
	for (std::size_t i = 0; i < rules.size(); i++) {
		ChainTax &tax = chain.taxes[i];
		tax.base = rules[i].base_affected ? add(chain.net, affecting) : chain.net;
		if (rules[i].affects_next) {
			pending = add(pending, tax.tax);
		}
		if (i + 1 == rules.size() || !same_batch(rules[i], rules[i + 1])) {
			affecting = add(affecting, pending);
			pending.units = 0;
		}
		if (negative) {
			tax = {negate(tax.base), negate(tax.tax)};
		}
	}
	if (negative) {
		chain.net = negate(chain.net);
	}
	return chain;
}

} // namespace billing
