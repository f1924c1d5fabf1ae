/*
 * money.cpp
 *		Arithmetic and text form of amounts.
 */
#include "core/money.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace billing {

namespace {

std::string
quoted(const Money &money) {
	return "\"" + to_string(money) + "\"";
}

/* The same of a wide quotient. */
int128
scale_units(const Wide &quotient, int128 step) {
	return fits_int128(quotient) ? billing::scale_units(to_int128(quotient), step) : int128_max;
}

bool
is_blank(char c) {
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
is_letter(char c) {
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool
is_digit(char c) {
	return c >= '0' && c <= '9';
}

[[noreturn]] void
invalid_syntax(std::string_view text) {
	throw Error("22P02", "invalid input syntax for type monetary: \"" + std::string(text) + "\"", {},
	            "Write a three-letter currency code and a plain decimal number, as in \"USD 12.34\".");
}

[[noreturn]] void
too_precise(const std::string &value) {
	throw Error("22M03", "amount has more than 15 fraction digits: \"" + value + "\"", {}, "Round it first.");
}

[[noreturn]] void
raise_inexact(const Money &money, const char *operation, const Decimal &operand, int digits) {
	throw Error("22M03",
	            quoted(money) + operation + operand.to_string() + " is not exact at scale " + std::to_string(digits));
}

} // namespace

bool
is_valid(const PackedMoney &packed) {
	return packed_currency(packed).known() && in_money_range(packed_units(packed));
}

void
raise_currency_mismatch(const Money &a, const Money &b) {
	throw Error("22M01", "currency mismatch: " + quoted(a) + " and " + quoted(b), {},
	            "Amounts combine only in one currency; convert one of them first.");
}

void
raise_money_out_of_range(const std::string &what) {
	throw Error("22003", what + " is out of range for type monetary",
	            "Amounts range from -2596148429267413814.265248164610047 to 2596148429267413814.265248164610047.");
}

Money
add(const Money &a, const Money &b) {
	require_same_currency(a, b);

	/* Two sums of 112 bits cannot overflow 128. */
	int128 const units = a.units + b.units;
	if (!in_money_range(units)) {
		raise_money_out_of_range(quoted(a) + " + " + quoted(b));
	}
	return {a.currency, units};
}

Money
subtract(const Money &a, const Money &b) {
	require_same_currency(a, b);

	int128 const units = a.units - b.units;
	if (!in_money_range(units)) {
		raise_money_out_of_range(quoted(a) + " - " + quoted(b));
	}
	return {a.currency, units};
}

Money
multiply(const Money &money, std::int64_t factor) {
	int128 units;

	if (!multiply_exactly(money.units, factor, units) || !in_money_range(units)) {
		raise_money_out_of_range(quoted(money) + " * " + std::to_string(factor));
	}
	return {money.currency, units};
}

Money
multiply_wide(const Money &money, const Decimal &factor, int digits, Rounding mode) {
	int const dropped = factor.scale() + money_scale - kept_digits(digits);
	Wide const product = to_wide(money.units) * factor.wide();

	/* A product of these has fewer than 300 digits: no larger power divides it. */
	if (mode == Rounding::unnecessary && product % wide_power_of_ten(std::min(dropped, 300)) != 0) {
		raise_inexact(money, " * ", factor, digits);
	}

	int128 const units = scale_units(unscale_rounded(product, dropped, mode), rounding_step(digits));
	if (!in_money_range(units)) {
		raise_money_out_of_range(quoted(money) + " * " + factor.to_string());
	}
	return {money.currency, units};
}

Money
divide_wide(const Money &money, const Decimal &divisor, int digits, Rounding mode) {
	int128 const step = rounding_step(digits);
	int128 units = int128_max;

	if (divisor.is_zero()) {
		throw Error("22012", "division by zero");
	}
	if (money.units == 0) {
		return money;
	}
	/* From 10^160 on, a coefficient below 10^78 leaves a quotient that no amount can hold. */
	if (divisor.scale() <= 160) {
		Wide const dividend = to_wide(money.units) * wide_power_of_ten(divisor.scale());
		Wide const denominator = divisor.wide() * to_wide(step);
		if (mode == Rounding::unnecessary && dividend % denominator != 0) {
			raise_inexact(money, " / ", divisor, digits);
		}
		units = scale_units(divide_rounded(dividend, denominator, mode), step);
	}
	if (!in_money_range(units)) {
		raise_money_out_of_range(quoted(money) + " / " + divisor.to_string());
	}
	return {money.currency, units};
}

Money
round(const Money &money, int digits, Rounding mode) {
	if (digits >= money_scale) {
		return money;
	}

	int128 const step = rounding_step(digits);
	if (mode == Rounding::unnecessary && money.units % step != 0) {
		throw Error("22M03", "amount is not exact at scale " + std::to_string(digits) + ": " + quoted(money));
	}

	int128 const units = scale_units(divide_rounded(money.units, step, mode), step);
	if (!in_money_range(units)) {
		raise_money_out_of_range(quoted(money) + " rounded to " + std::to_string(digits) + " digits");
	}
	return {money.currency, units};
}

bool
is_exact(const Money &money, int digits) {
	return money.units % rounding_step(digits) == 0;
}

Money
round_to(const Money &money, const Decimal &increment, Rounding mode) {
	if (increment.sign() <= 0) {
		throw Error("22023", "increment to round to is not above zero: " + increment.to_string());
	}

	int128 const step = make_money(money.currency, increment).units;
	if (mode == Rounding::unnecessary && money.units % step != 0) {
		throw Error("22M03", "amount is not a multiple of " + increment.to_string() + ": " + quoted(money));
	}

	int128 const units = scale_units(divide_rounded(money.units, step, mode), step);
	if (!in_money_range(units)) {
		raise_money_out_of_range(quoted(money) + " rounded to a multiple of " + increment.to_string());
	}
	return {money.currency, units};
}

Money
convert(const Money &money, Currency currency, const Decimal &rate, int digits, Rounding mode) {
	if (rate.sign() <= 0) {
		throw Error("22023", "exchange rate is not above zero: " + rate.to_string());
	}
	return {currency, multiply(money, rate, digits, mode).units};
}

Money
make_money(Currency currency, const Decimal &amount) {
	Decimal const exact = amount.scale() > money_scale ? amount.trimmed() : amount;

	if (exact.scale() > money_scale) {
		too_precise(currency.code() + " " + amount.to_string());
	}
	return make_money(currency, exact, money_scale, Rounding::unnecessary);
}

Money
make_money(Currency currency, const Decimal &amount, int digits, Rounding mode) {
	int128 const step = rounding_step(digits);
	int const dropped = amount.scale() - kept_digits(digits);
	int128 units;

	/* coefficient / 10^(scale - digits), rounded, * step */
	int128 raised;
	if (dropped <= 0 && amount.is_small()) {
		units =
		    multiply_exactly(amount.small(), power_of_ten(-dropped), raised) ? scale_units(raised, step) : int128_max;
	} else if (dropped <= 0) {
		units = scale_units(amount.wide() * wide_power_of_ten(-dropped), step);
	} else if (dropped <= max_power_of_ten && amount.is_small()) {
		units = scale_units(divide_rounded(amount.small(), power_of_ten(dropped), mode), step);
	} else {
		units = scale_units(unscale_rounded(amount.wide(), dropped, mode), step);
	}
	if (!in_money_range(units)) {
		raise_money_out_of_range("\"" + currency.code() + " " + amount.to_string() + "\"");
	}
	return {currency, units};
}

Money
from_minor_units(Currency currency, std::int64_t minor_units) {
	return make_money(currency, Decimal(minor_units, currency.minor_digits()));
}

std::int64_t
to_minor_units(const Money &money) {
	int128 const step = rounding_step(money.currency.minor_digits());

	if (money.units % step != 0) {
		throw Error("22M03", "amount is not a whole number of minor units: " + quoted(money), {},
		            "Round it first, for example with billing.round().");
	}

	int128 const minor_units = money.units / step;
	if (minor_units != static_cast<std::int64_t>(minor_units)) {
		throw Error("22003", quoted(money) + " in minor units is out of range for type bigint");
	}
	return static_cast<std::int64_t>(minor_units);
}

int
display_digits(const Money &money) {
	int const least = money.currency.shown_digits();
	int digits = money_scale;
	uint128 rest = magnitude(money.units);

	if (rest % static_cast<uint128>(rounding_step(least)) == 0) {
		return least;
	}
	while (digits > least && rest % 10 == 0) {
		rest /= 10;
		digits--;
	}
	return digits;
}

Decimal
amount(const Money &money) {
	int const digits = display_digits(money);

	return Decimal(money.units / rounding_step(digits), digits);
}

Money
parse_money(std::string_view text) {
	std::string_view rest = text;

	while (!rest.empty() && is_blank(rest.front())) {
		rest.remove_prefix(1);
	}
	while (!rest.empty() && is_blank(rest.back())) {
		rest.remove_suffix(1);
	}
	if (rest.size() < 4 || !std::all_of(rest.begin(), rest.begin() + 3, is_letter)) {
		invalid_syntax(text);
	}

	std::string_view const code = rest.substr(0, 3);
	rest.remove_prefix(3);
	while (!rest.empty() && is_blank(rest.front())) {
		rest.remove_prefix(1);
	}

	bool const negative = !rest.empty() && rest.front() == '-';
	if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
		rest.remove_prefix(1);
	}

	std::size_t const point = std::min(rest.find('.'), rest.size());
	std::string_view whole = rest.substr(0, point);
	std::string_view fraction = rest.substr(std::min(point + 1, rest.size()));
	if ((whole.empty() && fraction.empty()) || !std::all_of(whole.begin(), whole.end(), is_digit) ||
	    !std::all_of(fraction.begin(), fraction.end(), is_digit)) {
		invalid_syntax(text);
	}

	Currency const currency = require_currency(code);
	whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
	while (!fraction.empty() && fraction.back() == '0') {
		fraction.remove_suffix(1);
	}
	if (fraction.size() > money_scale) {
		too_precise(std::string(text));
	}

	/* 19 digits and 15 fit int128; the range check follows. */
	int128 units = 0;
	if (whole.size() <= 19) {
		for (char c : whole) {
			units = units * 10 + (c - '0');
		}
		units *= power_of_ten(money_scale);
		int128 part = 0;
		for (char c : fraction) {
			part = part * 10 + (c - '0');
		}
		units += part * power_of_ten(money_scale - static_cast<int>(fraction.size()));
	}
	if (whole.size() > 19 || !in_money_range(units)) {
		raise_money_out_of_range("\"" + std::string(text) + "\"");
	}
	return {currency, negative ? -units : units};
}

std::size_t
format_money(const Money &money, char (&buffer)[money_text_size]) {
	int const digits = display_digits(money);
	uint128 rest = magnitude(money.units) / static_cast<uint128>(rounding_step(digits));
	std::string const code = money.currency.code();

	/* From the last digit back. */
	char reversed[money_text_size];
	std::size_t length = 0;
	for (int i = 0; i <= digits || rest != 0; i++) {
		if (i == digits && digits > 0) {
			reversed[length++] = '.';
		}
		reversed[length++] = static_cast<char>('0' + static_cast<int>(rest % 10));
		rest /= 10;
	}
	if (money.units < 0) {
		reversed[length++] = '-';
	}

	char *end = std::copy(code.begin(), code.end(), buffer);
	*end++ = ' ';
	end = std::reverse_copy(reversed, reversed + length, end);
	*end = '\0';
	return static_cast<std::size_t>(end - buffer);
}

std::string
to_string(const Money &money) {
	char buffer[money_text_size];

	return {buffer, format_money(money, buffer)};
}

} // namespace billing
