/*
 * int128.hpp
 *		Integers wider than 64 bits.
 *
 * int128 is for arithmetic in registers and on the stack only: it needs 16-byte
 * alignment, which palloc does not give, so stored values are 64-bit halves.
 * Wide is for exact products and quotients in between; it throws
 * std::overflow_error or std::range_error instead of wrapping.
 */
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include <boost/multiprecision/cpp_int.hpp>

namespace billing {

using int128 = __int128;
using uint128 = unsigned __int128;
using Wide = boost::multiprecision::checked_int1024_t;

constexpr int128 int128_max = static_cast<int128>(~static_cast<uint128>(0) >> 1);
constexpr int128 int128_min = -int128_max - 1;

/* Powers of ten that fit int128: 10^0 .. 10^38. */
constexpr int max_power_of_ten = 38;

constexpr uint128
make_uint128(std::uint64_t high, std::uint64_t low) {
	return static_cast<uint128>(high) << 64 | low;
}

constexpr std::uint64_t
high_half(uint128 value) {
	return static_cast<std::uint64_t>(value >> 64);
}

constexpr std::uint64_t
low_half(uint128 value) {
	return static_cast<std::uint64_t>(value);
}

/* |value|, also right for int128_min. */
constexpr uint128
magnitude(int128 value) {
	return value < 0 ? -static_cast<uint128>(value) : static_cast<uint128>(value);
}

constexpr std::array<int128, max_power_of_ten + 1>
make_powers_of_ten() {
	std::array<int128, max_power_of_ten + 1> powers{};
	int128 power = 1;

	for (std::size_t i = 0; i < max_power_of_ten; i++) {
		powers[i] = power;
		power *= 10;
	}
	powers[max_power_of_ten] = power;
	return powers;
}

inline constexpr auto powers_of_ten = make_powers_of_ten();

/* 10^exponent for 0 <= exponent <= 38. */
constexpr int128
power_of_ten(int exponent) {
	return powers_of_ten[static_cast<std::size_t>(exponent)];
}

/*
 * Whether a * b fits; if so, it is the product.  Two factors of 64 bits always
 * fit, and that is far quicker to see than an overflow.
 */
inline bool
multiply_exactly(int128 a, int128 b, int128 &product) {
	auto const short_a = static_cast<std::int64_t>(a);
	auto const short_b = static_cast<std::int64_t>(b);

	if (short_a == a && short_b == b) {
		product = static_cast<int128>(short_a) * short_b;
		return true;
	}
	return !__builtin_mul_overflow(a, b, &product);
}

/* 10^exponent for 0 <= exponent <= 300. */
Wide wide_power_of_ten(int exponent);

Wide to_wide(int128 value);
bool fits_int128(const Wide &value);

/* The value must fit: ask fits_int128 first. */
int128 to_int128(const Wide &value);

/* Decimal digits with a leading minus sign where negative. */
std::string to_string(int128 value);

} // namespace billing
