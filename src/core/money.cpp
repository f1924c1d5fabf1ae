/*
 * money.cpp
 *		Arithmetic and text form of amounts.
 */
#include "core/money.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace billing {

namespace {

/* Below this, 10^-digits is more than twice any amount: one step is as good as many. */
constexpr int least_digits = -19;

std::string
quoted(const Money &money) {
	return "\"" + to_string(money) + "\"";
}

/* quotient * step as units; false where that is out of range. */
bool
scale_units(int128 quotient, int128 step, int128 &units) {
	if (step == 1) {
		units = quotient;
		return in_money_range(units);
	}
	return multiply_exactly(quotient, step, units) && in_money_range(units);
}

bool
scale_units(const Wide &quotient, int128 step, int128 &units) {
	return fits_int128(quotient) && scale_units(to_int128(quotient), step, units);
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

/* 22M03 where the mode allows no digit of numerator / denominator to be lost; the rest names the operation. */
template <typename Integer>
void
require_exact(Rounding mode, const Integer &numerator, const Integer &denominator, int digits, const Money &money,
              const char *operation, const Decimal &operand) {
	if (mode == Rounding::unnecessary && numerator % denominator != 0) {
		throw Error("22M03", quoted(money) + operation + operand.to_string() + " is not exact at scale " +
		                         std::to_string(digits));
	}
}

} // namespace

int128
rounding_step(int digits) {
	return power_of_ten(money_scale - std::clamp(digits, least_digits, money_scale));
}

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
multiply(const Money &money, const Decimal &factor, int digits, Rounding mode) {
	int128 const step = rounding_step(digits);
	int const dropped = factor.scale() + money_scale - std::clamp(digits, least_digits, money_scale);
	int128 units;
	bool in_range;

	/* units * coefficient / 10^dropped, rounded, * step */
	int128 product;
	if (factor.is_small() && dropped <= max_power_of_ten && multiply_exactly(money.units, factor.small(), product)) {
		require_exact(mode, product, power_of_ten(dropped), digits, money, " * ", factor);
		in_range = scale_units(divide_rounded(product, power_of_ten(dropped), mode), step, units);
	} else {
		/* A product of these has fewer than 300 digits: no larger power divides it. */
		Wide const wide_product = to_wide(money.units) * factor.wide();
		require_exact(mode, wide_product, wide_power_of_ten(std::min(dropped, 300)), digits, money, " * ", factor);
		in_range = scale_units(unscale_rounded(wide_product, dropped, mode), step, units);
	}
	if (!in_range) {
		raise_money_out_of_range(quoted(money) + " * " + factor.to_string());
	}
	return {money.currency, units};
}

Money
divide(const Money &money, const Decimal &divisor, int digits, Rounding mode) {
	int128 const step = rounding_step(digits);
	int128 units;
	bool in_range;

	if (divisor.is_zero()) {
		throw Error("22012", "division by zero");
	}

	/* units * 10^scale / (coefficient * step), rounded, * step */
	int128 dividend;
	int128 denominator;
	if (divisor.is_small() && divisor.scale() <= max_power_of_ten &&
	    !__builtin_mul_overflow(money.units, power_of_ten(divisor.scale()), &dividend) &&
	    !__builtin_mul_overflow(divisor.small(), step, &denominator)) {
		require_exact(mode, dividend, denominator, digits, money, " / ", divisor);
		in_range = scale_units(divide_rounded(dividend, denominator, mode), step, units);
	} else if (money.units == 0) {
		in_range = scale_units(int128(0), step, units);
	} else if (divisor.scale() > 160) {
		/* A coefficient below 10^78 and 10^160 leave a quotient no amount can hold. */
		in_range = false;
	} else {
		Wide const wide_dividend = to_wide(money.units) * wide_power_of_ten(divisor.scale());
		Wide const wide_denominator = divisor.wide() * to_wide(step);
		require_exact(mode, wide_dividend, wide_denominator, digits, money, " / ", divisor);
		in_range = scale_units(divide_rounded(wide_dividend, wide_denominator, mode), step, units);
	}
	if (!in_range) {
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

	int128 units;
	if (!scale_units(divide_rounded(money.units, step, mode), step, units)) {
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

	int128 units;
	if (!scale_units(divide_rounded(money.units, step, mode), step, units)) {
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
	int const dropped = amount.scale() - std::clamp(digits, least_digits, money_scale);
	int128 units;
	bool in_range;

	/* coefficient / 10^(scale - digits), rounded, * step */
	int128 raised;
	if (dropped <= 0 && amount.is_small()) {
		in_range = !__builtin_mul_overflow(amount.small(), power_of_ten(-dropped), &raised) &&
		           scale_units(raised, step, units);
	} else if (dropped <= 0) {
		in_range = scale_units(amount.wide() * wide_power_of_ten(-dropped), step, units);
	} else if (dropped <= max_power_of_ten && amount.is_small()) {
		in_range = scale_units(divide_rounded(amount.small(), power_of_ten(dropped), mode), step, units);
	} else {
		in_range = scale_units(unscale_rounded(amount.wide(), dropped, mode), step, units);
	}
	if (!in_range) {
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
