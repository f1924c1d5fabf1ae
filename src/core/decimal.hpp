/*
 * decimal.hpp
 *		Exact decimal numbers: quantities, prices, percents, rates.
 *
 * coefficient * 10^-scale with a signed coefficient of up to 256 bits (76
 * digits and a bit).  Results are exact or an error; only the functions that
 * take a Rounding round.  Plain data without a destructor, so a longjmp may
 * abandon one.
 */
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/int128.hpp"
#include "core/rounding.hpp"

namespace billing {

class Decimal {
public:
	/* Fraction digits that numeric can have. */
	static constexpr int max_scale = 16383;

	constexpr Decimal() = default;

	/* coefficient * 10^-scale, 0 <= scale <= max_scale. */
	constexpr explicit Decimal(int128 coefficient, int scale = 0)
	    : limbs_{low_half(magnitude(coefficient)), high_half(magnitude(coefficient)), 0, 0}, scale_(scale),
	      negative_(coefficient < 0) {
	}

	/* The same; 22003 where the coefficient does not fit 256 bits. */
	static Decimal from_wide(const Wide &coefficient, int scale);

	/*
	 * Optional sign, digits, optional point and digits; at least one digit, no
	 * blanks, no exponent.  Nothing for other text; 22003 where it is too long
	 * to be exact.
	 */
	static std::optional<Decimal> find(std::string_view text);

	/* The same, raising 22P02 for other text. */
	static Decimal parse(std::string_view text);

	int
	scale() const {
		return scale_;
	}

	bool
	negative() const {
		return negative_;
	}

	bool
	is_zero() const {
		return (limbs_[0] | limbs_[1] | limbs_[2] | limbs_[3]) == 0;
	}

	/* -1, 0 or 1 */
	int
	sign() const {
		return is_zero() ? 0 : (negative_ ? -1 : 1);
	}

	/* The coefficient fits int128, so small() may be asked. */
	bool
	is_small() const {
		return (limbs_[2] | limbs_[3] | limbs_[1] >> 63) == 0;
	}

	/* The coefficient of a small number. */
	int128
	small() const {
		int128 const value = static_cast<int128>(make_uint128(limbs_[1], limbs_[0]));
		return negative_ ? -value : value;
	}

	/* The coefficient of any number. */
	Wide wide() const;

	/* The same value with as few fraction digits as it needs. */
	Decimal trimmed() const;

	/* Plain notation with exactly scale() fraction digits. */
	std::string to_string() const;

	Decimal operator-() const;

private:
	std::uint64_t limbs_[4] = {0, 0, 0, 0}; /* magnitude, least significant first */
	std::int32_t scale_ = 0;
	bool negative_ = false;
};

/* -1, 0 or 1 by value: 1.50 equals 1.5. */
int compare(const Decimal &a, const Decimal &b);

Decimal operator+(const Decimal &a, const Decimal &b);
Decimal operator-(const Decimal &a, const Decimal &b);
Decimal operator*(const Decimal &a, const Decimal &b);

inline bool
operator==(const Decimal &a, const Decimal &b) {
	return compare(a, b) == 0;
}

inline bool
operator!=(const Decimal &a, const Decimal &b) {
	return compare(a, b) != 0;
}

inline bool
operator<(const Decimal &a, const Decimal &b) {
	return compare(a, b) < 0;
}

inline bool
operator<=(const Decimal &a, const Decimal &b) {
	return compare(a, b) <= 0;
}

inline bool
operator>(const Decimal &a, const Decimal &b) {
	return compare(a, b) > 0;
}

inline bool
operator>=(const Decimal &a, const Decimal &b) {
	return compare(a, b) >= 0;
}

/* Rounded once to digits <= 100 fraction digits, from -30 on: -2 is to hundreds. */
Decimal round(const Decimal &value, int digits, Rounding mode);

/* a / b rounded once to 0 <= digits <= 100 fraction digits; 22012 where b is 0. */
Decimal divide(const Decimal &a, const Decimal &b, int digits, Rounding mode);

/*
 * coefficient * 10^-scale as an integer, rounded once.  Any scale up to
 * max_scale: where the quotient is certain to be tiny, a smaller power of ten
 * gives the same result.
 */
Wide unscale_rounded(const Wide &coefficient, int scale, Rounding mode);

} // namespace billing
