/*
 * numeric.cpp
 *		Between the server's numeric and the core's Decimal.
 *
 * A numeric is a varlena: a 16-bit header word, for the long form a 16-bit
 * weight, then base-10000 digits of 16 bits, most significant first, without
 * leading or trailing zero digits.  Its value is the sum of digit[i] *
 * 10000^(weight - i).  After a one-byte varlena header the words are unaligned.
 *
 *	word & 0xC000	form
 *	0x8000			short: 0x2000 sign, 0x1F80 display scale, 0x007F weight (7 bits, signed)
 *	0x0000, 0x4000	long, positive or negative: 0x3FFF display scale, weight follows
 *	0xC000			0xC000 NaN, 0xD000 infinity, 0xF000 minus infinity
 */
#include <algorithm>
#include <cstdint>
#include <cstring>

#include "core/error.hpp"

#include "pg/memory.hpp"
#include "pg/numeric.hpp"

namespace billing::pg {

namespace {

constexpr int digit_base = 10000;
constexpr int digit_width = 4; /* decimal digits in one */
constexpr int powers[digit_width + 1] = {1, 10, 100, 1000, digit_base};

constexpr std::uint16_t form_mask = 0xC000;
constexpr std::uint16_t form_short = 0x8000;
constexpr std::uint16_t form_special = 0xC000;
constexpr std::uint16_t special_nan = 0xC000;

constexpr std::uint16_t short_sign = 0x2000;
constexpr std::uint16_t short_scale_mask = 0x1F80;
constexpr int short_scale_shift = 7;
constexpr int short_scale_max = short_scale_mask >> short_scale_shift;
constexpr std::uint16_t short_weight_sign = 0x0040;
constexpr std::uint16_t short_weight_mask = 0x003F;
constexpr int short_weight_max = short_weight_mask;
constexpr int short_weight_min = -(short_weight_mask + 1);

constexpr std::uint16_t long_negative = 0x4000;
constexpr std::uint16_t long_scale_mask = 0x3FFF;

/* Base-10000 digits of a 256-bit coefficient, with one for the alignment. */
constexpr int most_digits = 21;

std::uint16_t
word_at(const char *data, int index) {
	std::uint16_t word;

	std::memcpy(&word, data + index * static_cast<int>(sizeof(word)), sizeof(word));
	return word;
}

[[noreturn, gnu::noinline]] void
not_finite(std::uint16_t header) {
	if (header == special_nan) {
		throw Error("22023", "cannot compute exactly with NaN");
	}
	throw Error("22003", "cannot compute exactly with infinity");
}

/* A base-10000 digit without its last places.  A division by a constant is a multiplication. */
int
shortened(int digit, int places) {
	switch (places) {
	case 0:
		return digit;
	case 1:
		return digit / 10;
	case 2:
		return digit / 100;
	default:
		return digit / 1000;
	}
}

/*
 * The coefficient ends with the last digit that is shown: the digits below the
 * display scale are zeros of the last base-10000 digit.
 */
int
unshown_digits(int scale, int display_scale, int last_digit) {
	int dropped = std::clamp(scale - display_scale, 0, digit_width - 1);

	while (dropped > 0 && shortened(last_digit, dropped) * powers[dropped] != last_digit) {
		dropped--;
	}
	return dropped;
}

/*
 * A number of more than four digits, or with zeros that the weight adds before
 * the point.  Apart, because its wide integers make a large frame.
 */
[[gnu::noinline]] Decimal
long_decimal(const char *digits, int count, int weight, int scale, int last_base, int last_digit, bool negative) {
	if (count > most_digits || weight > most_digits) {
		throw Error("22003", "number has too many digits to compute with exactly",
		            "At most 76 significant digits are supported.");
	}
	if (std::max(count, weight + 1) <= 9) {
		int128 coefficient = 0;
		for (int i = 0; i < count - 1; i++) {
			coefficient = coefficient * digit_base + word_at(digits, i);
		}
		coefficient = (coefficient * last_base + last_digit) * power_of_ten(std::max(-scale, 0));
		return Decimal(negative ? -coefficient : coefficient, std::max(scale, 0));
	}

	Wide coefficient = 0;
	for (int i = 0; i < count - 1; i++) {
		coefficient = coefficient * digit_base + static_cast<int>(word_at(digits, i));
	}
	coefficient = coefficient * last_base + last_digit;
	if (scale < 0) {
		coefficient *= wide_power_of_ten(-scale);
		scale = 0;
	}
	return Decimal::from_wide(negative ? Wide(-coefficient) : coefficient, scale);
}

} // namespace

Decimal
to_decimal(const varlena *numeric) {
	const char *data = VARDATA_ANY(numeric);
	int const words = static_cast<int>(VARSIZE_ANY_EXHDR(numeric) / sizeof(std::uint16_t));
	std::uint16_t const header = word_at(data, 0);

	bool negative;
	int weight;
	int display_scale;
	int first;
	if ((header & form_mask) == form_short) {
		negative = (header & short_sign) != 0;
		display_scale = (header & short_scale_mask) >> short_scale_shift;
		weight = header & short_weight_mask;
		if ((header & short_weight_sign) != 0) {
			weight += short_weight_min;
		}
		first = 1;
	} else if ((header & form_mask) == form_special) {
		not_finite(header);
	} else {
		negative = (header & form_mask) == long_negative;
		display_scale = header & long_scale_mask;
		weight = static_cast<std::int16_t>(word_at(data, 1));
		first = 2;
	}

	int const count = words - first;
	if (count <= 0) {
		return Decimal();
	}

	/* Digits after the point, and zeros that the weight adds before it. */
	int scale = digit_width * (count - 1 - weight);
	int const last = word_at(data, first + count - 1);
	int const dropped = scale > 0 ? unshown_digits(scale, display_scale, last) : 0;
	int const last_base = powers[digit_width - dropped];
	int const last_digit = shortened(last, dropped);
	scale -= dropped;

	if (count <= 4 && scale >= 0) {
		std::uint64_t coefficient = 0;
		for (int i = 0; i < count - 1; i++) {
			coefficient = coefficient * digit_base + word_at(data, first + i);
		}
		coefficient = coefficient * static_cast<unsigned>(last_base) + static_cast<unsigned>(last_digit);
		int128 const signed_coefficient = coefficient;
		return Decimal(negative ? -signed_coefficient : signed_coefficient, scale);
	}
	return long_decimal(data + first * sizeof(std::uint16_t), count, weight, scale, last_base, last_digit, negative);
}

Datum
from_decimal(const Decimal &value) {
	/*
	 * Raise the scale to a multiple of four, so that base-10000 digits fall on
	 * the point; least significant digit first.
	 */
	std::uint16_t digits[most_digits];
	int count = 0;
	int const padding = (digit_width - value.scale() % digit_width) % digit_width;
	int const padding_factor = powers[padding];
	int const base_below = digit_base / padding_factor;
	int weight = -(value.scale() + padding) / digit_width - 1;

	if (value.is_small()) {
		uint128 rest = magnitude(value.small());
		if (rest != 0) {
			digits[count++] =
			    static_cast<std::uint16_t>(static_cast<int>(rest % static_cast<unsigned>(base_below)) * padding_factor);
			rest /= static_cast<unsigned>(base_below);
		}
		while (high_half(rest) != 0) {
			digits[count++] = static_cast<std::uint16_t>(rest % digit_base);
			rest /= digit_base;
		}
		for (std::uint64_t low = low_half(rest); low != 0; low /= digit_base) {
			digits[count++] = static_cast<std::uint16_t>(low % digit_base);
		}
	} else {
		Wide rest = abs(value.wide()) * padding_factor;
		while (rest != 0) {
			Wide quotient;
			Wide remainder;
			divide_qr(rest, Wide(digit_base), quotient, remainder);
			digits[count++] = static_cast<std::uint16_t>(remainder);
			rest = quotient;
		}
	}
	weight += count;

	int begin = 0;
	while (begin < count && digits[begin] == 0) {
		begin++;
	}
	bool const negative = value.sign() < 0;
	if (begin == count) {
		weight = 0;
	}

	bool const is_short = value.scale() <= short_scale_max && weight <= short_weight_max && weight >= short_weight_min;
	std::uint16_t words[2 + most_digits];
	int used = 0;
	if (is_short) {
		words[used++] =
		    static_cast<std::uint16_t>(form_short | (negative ? short_sign : 0) | value.scale() << short_scale_shift |
		                               (weight < 0 ? short_weight_sign : 0) | (weight & short_weight_mask));
	} else {
		words[used++] = static_cast<std::uint16_t>((negative ? long_negative : 0) | value.scale());
		words[used++] = static_cast<std::uint16_t>(static_cast<std::int16_t>(weight));
	}
	while (count > begin) {
		words[used++] = digits[--count];
	}

	std::size_t const size = VARHDRSZ + static_cast<std::size_t>(used) * sizeof(words[0]);
	auto *result = static_cast<char *>(allocate(CurrentMemoryContext, size));
	SET_VARSIZE(result, size);
	std::memcpy(result + VARHDRSZ, words, size - VARHDRSZ);
	return PointerGetDatum(result);
}

} // namespace billing::pg
