/*
 * int128.cpp
 *		Conversions of wide integers.
 */
#include "core/int128.hpp"

#include <algorithm>

namespace billing {

Wide
wide_power_of_ten(int exponent) {
	Wide result = 1;

	while (exponent > max_power_of_ten) {
		result *= to_wide(power_of_ten(max_power_of_ten));
		exponent -= max_power_of_ten;
	}
	return result * to_wide(power_of_ten(exponent));
}

Wide
to_wide(int128 value) {
	return Wide(value);
}

bool
fits_int128(const Wide &value) {
	return value >= Wide(int128_min) && value <= Wide(int128_max);
}

int128
to_int128(const Wide &value) {
	return static_cast<int128>(value);
}

std::string
to_string(int128 value) {
	uint128 rest = magnitude(value);
	std::string text;

	do {
		text += static_cast<char>('0' + static_cast<int>(rest % 10));
		rest /= 10;
	} while (rest != 0);
	if (value < 0) {
		text += '-';
	}
	std::reverse(text.begin(), text.end());
	return text;
}

} // namespace billing
