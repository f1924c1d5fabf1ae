/*
 * decimal.cpp
 *		Exact decimal numbers.
 */
#include "core/decimal.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/error.hpp"

namespace billing {

namespace {

[[noreturn]] void
too_long() {
	throw Error("22003", "number has too many digits to compute with exactly",
	            "At most 76 significant digits are supported.");
}

bool
is_digit(char c) {
	return c >= '0' && c <= '9';
}

/* Decimal digits of a positive coefficient. */
int
count_digits(const Wide &coefficient) {
	return static_cast<int>(coefficient.str().size());
}

/* a * 10^exponent; too long where that cannot fit a coefficient. */
Wide
scale_up(const Wide &coefficient, int exponent) {
	if (exponent > 2 * max_power_of_ten + 2) {
		if (coefficient == 0) {
			return 0;
		}
		too_long();
	}
	return coefficient * wide_power_of_ten(exponent);
}

/* The coefficients of both at the larger scale; false where 128 bits do not hold one. */
bool
at_one_scale(const Decimal &a, const Decimal &b, int128 &x, int128 &y) {
	int const difference = a.scale() - b.scale();

	if (!a.is_small() || !b.is_small() || std::abs(difference) > max_power_of_ten) {
		return false;
	}
	x = a.small();
	y = b.small();
	return difference == 0 || (difference < 0 ? multiply_exactly(x, power_of_ten(-difference), x)
	                                          : multiply_exactly(y, power_of_ten(difference), y));
}

} // namespace

Decimal
Decimal::from_wide(const Wide &coefficient, int scale) {
	Wide rest = abs(coefficient);

	/* A product has trailing zeros to give up before it is too long. */
	while (rest != 0 && (scale > max_scale || msb(rest) >= 256)) {
		Wide quotient;
		Wide remainder;
		divide_qr(rest, Wide(10), quotient, remainder);
		if (scale == 0 || remainder != 0) {
			too_long();
		}
		rest = quotient;
		scale--;
	}

	Decimal result;
	result.negative_ = coefficient < 0;
	result.scale_ = std::min(scale, max_scale);
	for (std::uint64_t &limb : result.limbs_) {
		limb = static_cast<std::uint64_t>(rest & Wide(~std::uint64_t(0)));
		rest >>= 64;
	}
	return result;
}

Decimal
Decimal::parse(std::string_view text) {
	if (auto value = find(text)) {
		return *value;
	}
	throw Error("22P02", "invalid input syntax for a decimal number: \"" + std::string(text) + "\"");
}

std::optional<Decimal>
Decimal::find(std::string_view text) {
	std::string_view rest = text;
	bool const negative = !rest.empty() && rest.front() == '-';

	if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
		rest.remove_prefix(1);
	}

	std::size_t const point = rest.find('.');
	std::string_view const whole = rest.substr(0, point);
	std::string_view const fraction = point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
	if ((whole.empty() && fraction.empty()) || !std::all_of(whole.begin(), whole.end(), is_digit) ||
	    !std::all_of(fraction.begin(), fraction.end(), is_digit)) {
		return std::nullopt;
	}

	/* Zeros at either end may be many without making the number long. */
	std::string digits(whole);
	digits += fraction;
	int scale = static_cast<int>(std::min<std::size_t>(fraction.size(), 1u << 30));
	digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
	while (scale > 0 && (digits.size() > max_power_of_ten || scale > max_scale) &&
	       (digits.empty() || digits.back() == '0')) {
		if (!digits.empty()) {
			digits.pop_back();
		}
		scale--;
	}
	if (digits.size() > 78 || scale > max_scale) {
		too_long();
	}

	Wide coefficient = 0;
	int128 small = 0;
	if (digits.size() <= max_power_of_ten) {
		for (char c : digits) {
			small = small * 10 + (c - '0');
		}
		return Decimal(negative ? -small : small, scale);
	}
	for (char c : digits) {
		coefficient = coefficient * 10 + (c - '0');
	}
	return from_wide(negative ? Wide(-coefficient) : coefficient, scale);
}

Wide
Decimal::wide() const {
	Wide value = limbs_[3];

	value = value << 64 | limbs_[2];
	value = value << 64 | limbs_[1];
	value = value << 64 | limbs_[0];
	return negative_ ? Wide(-value) : value;
}

Decimal
Decimal::trimmed() const {
	if (is_zero()) {
		return Decimal();
	}
	if (is_small()) {
		int128 coefficient = small();
		int scale = scale_;
		while (scale > 0 && coefficient % 10 == 0) {
			coefficient /= 10;
			scale--;
		}
		return Decimal(coefficient, scale);
	}

	Wide coefficient = wide();
	int scale = scale_;
	while (scale > 0 && coefficient % 10 == 0) {
		coefficient /= 10;
		scale--;
	}
	return from_wide(coefficient, scale);
}

std::string
Decimal::to_string() const {
	std::string digits = Wide(abs(wide())).str();
	auto const scale = static_cast<std::size_t>(scale_);

	if (digits.size() <= scale) {
		digits.insert(0, scale + 1 - digits.size(), '0');
	}
	if (scale > 0) {
		digits.insert(digits.size() - scale, 1, '.');
	}
	return sign() < 0 ? "-" + digits : digits;
}

Decimal
Decimal::operator-() const {
	Decimal result = *this;
	result.negative_ = !negative_ && !is_zero();
	return result;
}

int
compare(const Decimal &a, const Decimal &b) {
	if (a.sign() != b.sign()) {
		return a.sign() < b.sign() ? -1 : 1;
	}
	if (a.sign() == 0) {
		return 0;
	}
	int128 small_a;
	int128 small_b;
	if (at_one_scale(a, b, small_a, small_b)) {
		return small_a < small_b ? -1 : (small_a > small_b ? 1 : 0);
	}

	/* The place of the leading digit decides, or bounds the difference in scale. */
	Wide x = a.wide();
	Wide y = b.wide();
	int const place_x = count_digits(Wide(abs(x))) - a.scale();
	int const place_y = count_digits(Wide(abs(y))) - b.scale();
	if (place_x != place_y) {
		return (place_x < place_y) == (a.sign() > 0) ? -1 : 1;
	}
	if (a.scale() < b.scale()) {
		x *= wide_power_of_ten(b.scale() - a.scale());
	} else {
		y *= wide_power_of_ten(a.scale() - b.scale());
	}
	return x < y ? -1 : (x > y ? 1 : 0);
}

Decimal
operator+(const Decimal &a, const Decimal &b) {
	int const scale = std::max(a.scale(), b.scale());
	int128 small_a;
	int128 small_b;
	int128 sum;
	if (at_one_scale(a, b, small_a, small_b) && !__builtin_add_overflow(small_a, small_b, &sum)) {
		return Decimal(sum, scale);
	}

	return Decimal::from_wide(scale_up(a.wide(), scale - a.scale()) + scale_up(b.wide(), scale - b.scale()), scale);
}

Decimal
operator-(const Decimal &a, const Decimal &b) {
	return a + -b;
}

Decimal
operator*(const Decimal &a, const Decimal &b) {
	int const scale = a.scale() + b.scale();

	if (scale <= Decimal::max_scale && a.is_small() && b.is_small()) {
		int128 product;
		if (!__builtin_mul_overflow(a.small(), b.small(), &product)) {
			return Decimal(product, scale);
		}
	}
	return Decimal::from_wide(a.wide() * b.wide(), scale);
}

Decimal
round(const Decimal &value, int digits, Rounding mode) {
	if (value.scale() <= digits) {
		return value;
	}

	int const dropped = value.scale() - digits;
	if (digits < 0) {
		return Decimal::from_wide(unscale_rounded(value.wide(), dropped, mode) * wide_power_of_ten(-digits), 0);
	}
	if (value.is_small() && dropped <= max_power_of_ten) {
		return Decimal(divide_rounded(value.small(), power_of_ten(dropped), mode), digits);
	}
	return Decimal::from_wide(unscale_rounded(value.wide(), dropped, mode), digits);
}

Decimal
divide(const Decimal &a, const Decimal &b, int digits, Rounding mode) {
	if (b.is_zero()) {
		throw Error("22012", "division by zero");
	}
	if (a.is_zero()) {
		return Decimal(0, digits);
	}

	/* a / b = (ca * 10^shift / cb) * 10^-digits */
	int const shift = digits + b.scale() - a.scale();
	if (shift > 180) {
		/* Beyond 10^180 the quotient of a 256-bit divisor cannot fit. */
		too_long();
	}
	if (shift >= 0) {
		return Decimal::from_wide(divide_rounded(a.wide() * wide_power_of_ten(shift), b.wide(), mode), digits);
	}
	/* Below 10^-80 the quotient is under one half whatever the power. */
	return Decimal::from_wide(divide_rounded(a.wide(), b.wide() * wide_power_of_ten(std::min(-shift, 80)), mode),
	                          digits);
}

Wide
unscale_rounded(const Wide &coefficient, int scale, Rounding mode) {
	/* Wide has 308 digits: where the power is longer, the quotient is under one half. */
	return divide_rounded(coefficient, wide_power_of_ten(std::min(scale, 300)), mode);
}

} // namespace billing
