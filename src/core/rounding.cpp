/*
 * rounding.cpp
 *		Rounding modes, and quotients rounded once.
 */
#include "core/rounding.hpp"

#include "core/error.hpp"

namespace billing {

namespace {

constexpr const char *labels[rounding_modes] = {
    "half_even", "half_up", "half_down", "half_ceiling", "half_floor",  "half_odd",
    "up",        "down",    "ceiling",   "floor",        "unnecessary",
};

/* Errors stand apart, so that the quick way through a function saves no registers for them. */

[[noreturn, gnu::noinline]] void
raise_unnecessary() {
	throw Error("22M03", "rounding is necessary, but the rounding mode is \"unnecessary\"");
}

[[noreturn, gnu::noinline]] void
raise_division_by_zero() {
	throw Error("22012", "division by zero");
}

[[noreturn, gnu::noinline]] void
raise_out_of_range() {
	throw Error("22003", "quotient is out of range");
}

/*
 * Whether a truncated quotient moves one away from zero.  The remainder is not
 * zero; half is negative, zero or positive as it is below, at or above one half.
 */
bool
moves_away(Rounding mode, bool negative, bool odd, int half) {
	switch (mode) {
	case Rounding::half_even:
		return half > 0 || (half == 0 && odd);
	case Rounding::half_up:
		return half >= 0;
	case Rounding::half_down:
		return half > 0;
	case Rounding::half_ceiling:
		return half > 0 || (half == 0 && !negative);
	case Rounding::half_floor:
		return half > 0 || (half == 0 && negative);
	case Rounding::half_odd:
		return half > 0 || (half == 0 && !odd);
	case Rounding::up:
		return true;
	case Rounding::down:
		return false;
	case Rounding::ceiling:
		return !negative;
	case Rounding::floor:
		return negative;
	case Rounding::unnecessary:
		break;
	}
	raise_unnecessary();
}

/* Without a branch: where amounts are random, so are the fractions that rounding cuts off. */
template <typename T>
int
compare(const T &a, const T &b) {
	return static_cast<int>(b < a) - static_cast<int>(a < b);
}

} // namespace

const char *
rounding_label(Rounding mode) {
	return labels[static_cast<int>(mode)];
}

std::optional<Rounding>
find_rounding(std::string_view label) {
	for (int i = 0; i < rounding_modes; i++) {
		if (label == labels[i]) {
			return static_cast<Rounding>(i);
		}
	}
	return std::nullopt;
}

int128
divide_rounded(int128 numerator, int128 denominator, Rounding mode) {
	if (denominator == 0) {
		raise_division_by_zero();
	}

	bool const negative = (numerator < 0) != (denominator < 0);
	uint128 const n = magnitude(numerator);
	uint128 const d = magnitude(denominator);
	/* One 64-bit division is many times cheaper than a 128-bit one. */
	uint128 quotient;
	uint128 remainder;
	if (d == 1) {
		quotient = n;
		remainder = 0;
	} else if ((high_half(n) | high_half(d)) == 0) {
		quotient = low_half(n) / low_half(d);
		remainder = low_half(n) % low_half(d);
	} else {
		quotient = n / d;
		remainder = n - quotient * d;
	}

	/* The remainder is below d, so d - remainder cannot wrap as 2 * remainder could. */
	if (remainder != 0) {
		quotient += moves_away(mode, negative, (quotient & 1) != 0, compare(remainder, d - remainder)) ? 1 : 0;
	}
	if (quotient > static_cast<uint128>(int128_max) + (negative ? 1 : 0)) {
		raise_out_of_range();
	}
	return static_cast<int128>(negative ? -quotient : quotient);
}

Wide
divide_rounded(const Wide &numerator, const Wide &denominator, Rounding mode) {
	if (denominator == 0) {
		raise_division_by_zero();
	}

	bool const negative = (numerator < 0) != (denominator < 0);
	Wide const d = abs(denominator);
	Wide quotient;
	Wide remainder;
	divide_qr(Wide(abs(numerator)), d, quotient, remainder);

	if (remainder != 0 && moves_away(mode, negative, bit_test(quotient, 0), compare(remainder, Wide(d - remainder)))) {
		++quotient;
	}
	return negative ? Wide(-quotient) : quotient;
}

} // namespace billing
