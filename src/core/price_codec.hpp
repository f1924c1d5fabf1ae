/*
 * price_codec.hpp
 *		The bytes of a price, and what they say.
 *
 * All numbers are little-endian on every machine, so the stored form and the
 * one that travels are the same.
 *
 *      0  version        1
 *      1  model          PriceModel
 *      2  currency       packed, 2 bytes
 *      4  digits         of what is charged, 0 to 15
 *      5  rounding       Rounding
 *      6  amount_scale   fraction digits of unit and flat
 *      7  bound_scale    fraction digits of up_to
 *      8  tiers          4 bytes, 1 for flat and unit
 *     12  zero           4 bytes, for what later models need
 *     16  flat, unit:    the amount or unit
 *         with tiers:    up_to, unit, flat of each tier
 *
 * Numbers from 16 on have 16 bytes.  The scales are the least that hold every
 * number, so equal prices have equal bytes, and rating multiplies small numbers.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/price.hpp"

namespace billing {

constexpr std::uint8_t price_version = 1;

/* Reads the bytes where they lie; they are aligned to nothing and outlive the view. */
class PriceView {
public:
	/* Bytes that encode_price made; raises XX001 where their size cannot be right. */
	explicit PriceView(std::string_view bytes);

	PriceModel
	model() const noexcept {
		return static_cast<PriceModel>(byte(1));
	}

	Currency
	currency() const noexcept {
		return Currency::from_packed(static_cast<std::uint16_t>(byte(2) | byte(3) << 8));
	}

	int
	digits() const noexcept {
		return byte(4);
	}

	Rounding
	rounding() const noexcept {
		return static_cast<Rounding>(byte(5));
	}

	int
	amount_scale() const noexcept {
		return byte(6);
	}

	int
	bound_scale() const noexcept {
		return byte(7);
	}

	std::size_t
	tier_count() const noexcept {
		return static_cast<std::size_t>(load(8, 4));
	}

	/* up_to * 10^bound_scale of a tier that has an end. */
	int128
	up_to(std::size_t tier) const noexcept {
		return number(header_size + tier * tier_size);
	}

	/* unit * 10^amount_scale; the amount of a flat price. */
	int128
	unit(std::size_t tier) const noexcept {
		return number(has_tiers() ? header_size + tier * tier_size + number_size : header_size);
	}

	/* flat * 10^amount_scale */
	int128
	flat(std::size_t tier) const noexcept {
		return has_tiers() ? number(header_size + tier * tier_size + 2 * number_size) : 0;
	}

	bool
	has_tiers() const noexcept {
		return model_has_tiers(model());
	}

private:
	friend std::string encode_price(const Price &price);
	friend Price decode_price(std::string_view bytes);

	static constexpr std::size_t header_size = 16;
	static constexpr std::size_t number_size = 16;
	static constexpr std::size_t tier_size = 3 * number_size;

	std::uint8_t
	byte(std::size_t offset) const noexcept {
		return static_cast<std::uint8_t>(bytes_[offset]);
	}

	/* A little-endian number; the compiler makes one load of it. */
	std::uint64_t
	load(std::size_t offset, int size) const noexcept {
		std::uint64_t value = 0;

		for (int i = 0; i < size; i++) {
			value |= static_cast<std::uint64_t>(byte(offset + static_cast<std::size_t>(i))) << (8 * i);
		}
		return value;
	}

	int128
	number(std::size_t offset) const noexcept {
		return static_cast<int128>(make_uint128(load(offset + 8, 8), load(offset, 8)));
	}

	const char *bytes_;
};

std::string encode_price(const Price &price);

/* Bytes from outside: 22P03 unless encode_price could have made them. */
Price decode_price(std::string_view bytes);

/*
 * The document in canonical form: no blanks, keys in the order of the manual,
 * amounts as strings, no key that says what is so without it.
 */
std::string price_json(const PriceView &price);

} // namespace billing
