/*
 * money_format.cpp
 *		Amounts as people read them.
 */
#include "core/money_format.hpp"

#include <optional>

#include "core/error.hpp"
#include "core/locale.hpp"

namespace billing {

namespace {

constexpr std::string_view symbol_mark = "¤";
constexpr std::string_view no_break_space = "\u00a0";

struct Style {
	const char *name;
	bool code;
	bool accounting;
	bool name_follows;
};

constexpr Style styles[] = {
    {"symbol", false, false, false},    {"code", true, false, false},           {"name", false, false, true},
    {"accounting", false, true, false}, {"accounting_code", true, true, false},
};

const Style &
require_style(std::string_view name) {
	for (const Style &style : styles) {
		if (style.name == name) {
			return style;
		}
	}
	throw Error("22023", "unknown style of amounts: " + excerpt(name), {},
	            "Styles are \"symbol\", \"code\", \"name\", \"accounting\" and \"accounting_code\".");
}

ShownNumber
shown_number(const Money &money, int digits) {
	uint128 const size = magnitude(money.units);
	auto const major = static_cast<uint128>(power_of_ten(money_scale));

	return {static_cast<std::uint64_t>(size / major),
	        static_cast<std::uint64_t>(size % major / static_cast<uint128>(power_of_ten(money_scale - digits))),
	        digits};
}

/* The digits from the last one back into a buffer that ends at end; the first one's place. */
char *
digits_before(char *end, std::uint64_t number, int least) {
	for (; least > 0 || number != 0; least--) {
		*--end = static_cast<char>('0' + number % 10);
		number /= 10;
	}
	return end;
}

void
append_grouped(std::string &out, const AmountLayout &layout, std::string_view digits) {
	auto left = static_cast<int>(digits.size());

	if (left >= layout.group_size + layout.min_grouping) {
		int run = (left - layout.group_size) % layout.further_groups;
		for (run = run == 0 ? layout.further_groups : run; left > layout.group_size; run = layout.further_groups) {
			out.append(digits.substr(0, static_cast<std::size_t>(run))).append(layout.group);
			digits.remove_prefix(static_cast<std::size_t>(run));
			left -= run;
		}
	}
	out += digits;
}

void
append_number(std::string &out, const AmountLayout &layout, const ShownNumber &number) {
	char buffer[20]; /* of 64 bits */
	char *const end = buffer + sizeof(buffer);
	const char *digit = digits_before(end, number.whole, 1);

	append_grouped(out, layout, {digit, static_cast<std::size_t>(end - digit)});
	if (number.fraction_digits > 0) {
		out += layout.decimal;
		digit = digits_before(end, number.fraction, number.fraction_digits);
		out.append(digit, static_cast<std::size_t>(end - digit));
	}
}

/* Where a symbol's letter would stand beside a digit, a blank comes between. */
void
append_pattern(std::string &out, std::string_view pattern, const AmountLayout &layout, const SymbolText &symbol,
               const ShownNumber &number) {
	bool after_digit = false;

	while (!pattern.empty()) {
		bool is_digit = false;
		if (pattern.front() == '0') {
			append_number(out, layout, number);
			pattern.remove_prefix(1);
			is_digit = true;
		} else if (pattern.substr(0, symbol_mark.size()) == symbol_mark) {
			pattern.remove_prefix(symbol_mark.size());
			if (after_digit && symbol.letter_first) {
				out += no_break_space;
			}
			out += symbol.text;
			if (symbol.letter_last && !pattern.empty() && pattern.front() == '0') {
				out += no_break_space;
			}
		} else if (pattern.front() == '-') {
			out += layout.minus;
			pattern.remove_prefix(1);
		} else {
			out += pattern.front();
			pattern.remove_prefix(1);
		}
		after_digit = is_digit;
	}
}

} // namespace

std::string
format(const Money &money, std::string_view locale_tag, std::string_view style_name) {
	Locale const locale = Locale::require(locale_tag);
	const Style &style = require_style(style_name);
	std::string const code = money.currency.code();
	const AmountLayout &layout = locale.layout(money.currency);
	bool const negative = money.units < 0;
	ShownNumber number = shown_number(money, display_digits(money));
	std::string result;

	result.reserve(96);
	if (style.name_follows) {
		if (number.fraction == 0) {
			number.fraction_digits = 0;
		}
		if (negative) {
			result += layout.minus;
		}
		append_number(result, layout, number);
		std::string_view const name = locale.name(money.currency, number);
		if (layout.blank_before_name || name.empty()) {
			result += name.empty() ? no_break_space : " ";
		}
		result += name.empty() ? code : name;
	} else {
		std::optional<SymbolText> symbol;
		if (!style.code) {
			symbol = locale.symbol(money.currency);
		}
		append_pattern(result, layout.patterns[(style.accounting ? 2 : 0) + (negative ? 1 : 0)], layout,
		               symbol.value_or(SymbolText{code, true, true}), number);
	}
	return result;
}

std::string
format_number(const Decimal &number, std::string_view locale_tag) {
	const AmountLayout &layout = Locale::require(locale_tag).layout(Currency());
	const std::string digits = (number.negative() ? -number : number).to_string();
	const std::string_view text = digits;
	const std::size_t point = text.find('.');
	std::string result;

	if (number.negative() && !number.is_zero()) {
		result += layout.minus;
	}
	append_grouped(result, layout, text.substr(0, point));
	if (point != std::string_view::npos) {
		result += layout.decimal;
		result += text.substr(point + 1);
	}
	return result;
}

} // namespace billing
