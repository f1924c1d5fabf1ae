/*
 * money.hpp
 *		An exact amount in one currency.
 *
 * Amounts are integers in units of 10^-15 of the major unit, of 112 bits with
 * the sign: up to 2596148429267413814.265248164610047 majors either way.  Every
 * function here keeps that range or raises 22003.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/currency.hpp"
#include "core/decimal.hpp"
#include "core/int128.hpp"
#include "core/rounding.hpp"

namespace billing {

/* Fraction digits of a unit. */
constexpr int money_scale = 15;

constexpr int128 money_max_units = (static_cast<int128>(1) << 111) - 1;

struct Money {
	Currency currency;
	int128 units = 0;
};

/*
 * The stored form.  high holds the currency in its top 16 bits, then the top 48
 * bits of units + 2^111; low holds the rest.  So comparing (high, low) as
 * unsigned integers orders by currency, then amount, and equal values have
 * equal bits.
 */
struct PackedMoney {
	std::uint64_t high;
	std::uint64_t low;
};

constexpr int packed_currency_shift = 48;
constexpr uint128 money_bias = static_cast<uint128>(1) << 111;
constexpr uint128 money_amount_mask = (static_cast<uint128>(1) << 112) - 1;

/* Units that a stored value may hold. */
constexpr bool
in_money_range(int128 units) {
	return units >= -money_max_units && units <= money_max_units;
}

constexpr PackedMoney
pack(const Money &money) {
	uint128 const bits =
	    (static_cast<uint128>(money.currency.packed()) << 112) + (static_cast<uint128>(money.units) + money_bias);
	return {high_half(bits), low_half(bits)};
}

constexpr Currency
packed_currency(const PackedMoney &packed) {
	return Currency::from_packed(static_cast<std::uint16_t>(packed.high >> packed_currency_shift));
}

constexpr int128
packed_units(const PackedMoney &packed) {
	return static_cast<int128>((make_uint128(packed.high, packed.low) & money_amount_mask) - money_bias);
}

constexpr Money
unpack(const PackedMoney &packed) {
	return {packed_currency(packed), packed_units(packed)};
}

/* Whether bits from outside are a value: a known currency, an amount in range. */
bool is_valid(const PackedMoney &packed);

/* -1, 0 or 1 in the total order (currency, amount). */
constexpr int
compare(const PackedMoney &a, const PackedMoney &b) {
	if (a.high != b.high) {
		return a.high < b.high ? -1 : 1;
	}
	return a.low < b.low ? -1 : (a.low > b.low ? 1 : 0);
}

/*
 * 64 bits in the order of compare(), equal only for amounts that are close: the
 * currency in 15 bits, the sign, and the amount as a binary floating-point
 * number of 7 bits of exponent and 41 of mantissa, some 12 decimal digits.  The
 * top 64 bits as stored would not do: they change every 18 majors.
 */
constexpr std::uint64_t
abbreviate(const PackedMoney &packed) {
	constexpr int mantissa_bits = 41;
	constexpr std::uint64_t zero = std::uint64_t(1) << (mantissa_bits + 7);
	int128 const units = packed_units(packed);
	uint128 const size = magnitude(units);
	std::uint64_t key = zero;

	if (size != 0) {
		int const exponent =
		    high_half(size) != 0 ? 127 - __builtin_clzll(high_half(size)) : 63 - __builtin_clzll(low_half(size));
		std::uint64_t const leading = exponent > mantissa_bits ? low_half(size >> (exponent - mantissa_bits))
		                                                       : low_half(size) << (mantissa_bits - exponent);
		/* The leading one adds one to the exponent, so that nothing but zero has the code 0. */
		std::uint64_t const code = (static_cast<std::uint64_t>(exponent) << mantissa_bits) + leading;
		key = units < 0 ? zero - code : zero + code;
	}
	return (packed.high >> packed_currency_shift) << (mantissa_bits + 8) | key;
}

/* Raise 22M01 naming both values. */
[[noreturn]] void raise_currency_mismatch(const Money &a, const Money &b);

/* Raise 22003 for a result; what names the operation: "USD 1.00" + "USD 2.00". */
[[noreturn]] void raise_money_out_of_range(const std::string &what);

inline void
require_same_currency(const Money &a, const Money &b) {
	if (a.currency != b.currency) {
		raise_currency_mismatch(a, b);
	}
}

Money add(const Money &a, const Money &b);
Money subtract(const Money &a, const Money &b);

constexpr Money
negate(const Money &money) {
	return {money.currency, -money.units};
}

/* The exact product; 22003 out of range. */
Money multiply(const Money &money, std::int64_t factor);

/* Below this, 10^-digits is more than twice any amount: one step is as good as many. */
constexpr int least_digits = -19;

/* The digits that make a difference in rounding. */
constexpr int
kept_digits(int digits) {
	return digits < least_digits ? least_digits : (digits > money_scale ? money_scale : digits);
}

/* 10^-digits majors in units, digits as for round(): what rounded amounts are multiples of. */
constexpr int128
rounding_step(int digits) {
	return power_of_ten(money_scale - kept_digits(digits));
}

/* quotient * step as units; where 128 bits do not hold them, units that are out of range. */
inline int128
scale_units(int128 quotient, int128 step) {
	int128 units;

	if (step == 1) {
		return quotient;
	}
	return multiply_exactly(quotient, step, units) ? units : int128_max;
}

/* multiply() and divide() in any case: also where 128 bits are too few, and where the result is an error. */
Money multiply_wide(const Money &money, const Decimal &factor, int digits, Rounding mode);
Money divide_wide(const Money &money, const Decimal &divisor, int digits, Rounding mode);

/*
 * The exact product or quotient, rounded once to a number of fraction digits.
 * digits is used as by round(); money_scale is as exact as a result can be.
 */
inline Money
multiply(const Money &money, const Decimal &factor, int digits = money_scale, Rounding mode = Rounding::half_even) {
	int const dropped = factor.scale() + money_scale - kept_digits(digits);
	int128 product;

	/* units * coefficient / 10^dropped, rounded, * step */
	if (factor.is_small() && dropped <= max_power_of_ten && mode != Rounding::unnecessary &&
	    multiply_exactly(money.units, factor.small(), product)) {
		int128 const units = scale_units(divide_rounded(product, power_of_ten(dropped), mode), rounding_step(digits));
		if (in_money_range(units)) {
			return {money.currency, units};
		}
	}
	return multiply_wide(money, factor, digits, mode);
}

inline Money
divide(const Money &money, const Decimal &divisor, int digits = money_scale, Rounding mode = Rounding::half_even) {
	int128 const step = rounding_step(digits);
	int128 dividend;
	int128 denominator;

	/* units * 10^scale / (coefficient * step), rounded, * step */
	if (divisor.is_small() && !divisor.is_zero() && divisor.scale() <= max_power_of_ten &&
	    mode != Rounding::unnecessary && multiply_exactly(money.units, power_of_ten(divisor.scale()), dividend) &&
	    multiply_exactly(divisor.small(), step, denominator)) {
		int128 const units = scale_units(divide_rounded(dividend, denominator, mode), step);
		if (in_money_range(units)) {
			return {money.currency, units};
		}
	}
	return divide_wide(money, divisor, digits, mode);
}

/*
 * Rounded to 10^-digits majors; negative digits round to tens, hundreds and so
 * on, money_scale or more changes nothing.
 */
Money round(const Money &money, int digits, Rounding mode);

/* Whether the amount is a whole number of 10^-digits majors, digits as for round(). */
bool is_exact(const Money &money, int digits);

/*
 * Rounded to a multiple of an increment of the same currency, which is above 0:
 * 22023 otherwise.
 */
Money round_to(const Money &money, const Decimal &increment, Rounding mode);

/* The amount at a rate, which is above 0 (22023), in another currency and rounded once. */
Money convert(const Money &money, Currency currency, const Decimal &rate, int digits, Rounding mode);

/* An amount that must be exact: 22M03 where it has more than 15 fraction digits. */
Money make_money(Currency currency, const Decimal &amount);

/* An amount rounded once to digits, as by round(). */
Money make_money(Currency currency, const Decimal &amount, int digits, Rounding mode);

/* A whole number of the currency's minor units. */
Money from_minor_units(Currency currency, std::int64_t minor_units);

/* The amount in minor units; 22M03 where it is not whole, 22003 beyond 64 bits. */
std::int64_t to_minor_units(const Money &money);

/* Fraction digits of the text form: the currency's, or more where needed. */
int display_digits(const Money &money);

/* The amount with display_digits fraction digits. */
Decimal amount(const Money &money);

/* "USD 12.34": three letters in any case, blanks, sign, digits with a point. */
Money parse_money(std::string_view text);

/* Longest text form, with a terminating zero. */
constexpr std::size_t money_text_size = 48;

/* Write "USD 12.30" with a terminating zero; returns the length without it. */
std::size_t format_money(const Money &money, char (&buffer)[money_text_size]);

std::string to_string(const Money &money);

} // namespace billing
