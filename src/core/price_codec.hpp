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
 *      6  amount_scale   fraction digits of numbers that are money
 *      7  bound_scale    fraction digits of numbers that are quantities
 *      8  count          of tiers or cells, 4 bytes; 1 where there are none
 *     12  parts          which optional parts there are, 2 bytes
 *     14  divide_round   Rounding, 0 without
 *     15  expires_after  of a rollover, in cycles; 0 without
 *     16  optional numbers, in the order of PricePart
 *         then           of package: amount, size
 *                        with tiers: of each up_to, unit, flat, and with caps the cap, -1 for none
 *                        of matrix: see below
 *                        of others: their one number, of dynamic also the property
 *
 * Numbers from 16 on have 16 bytes.  The scales are the least that hold every
 * number, so equal prices have equal bytes, and rating multiplies small numbers.
 *
 * A matrix has the number of its keys (4 bytes) and the keys; where each cell and
 * the default ends, counted from the first cell (4 bytes each); then of each cell
 * its name and its price, and the price of the default.  Keys and names begin with
 * their length (4 bytes).
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/price.hpp"

namespace billing {

constexpr std::uint8_t price_version = 1;

/* Bits of what a price has beyond its model.  Stored: never renumber. */
enum class PricePart : std::uint16_t {
	/* numbers */
	included = 1 << 0,
	minimum = 1 << 1,
	maximum = 1 << 2,
	divide_by = 1 << 3,
	fixed = 1 << 4,
	event_minimum = 1 << 5,
	event_maximum = 1 << 6,
	free_amount = 1 << 7,
	free_events = 1 << 8, /* a whole number */
	rollover_cap = 1 << 15,

	/* others */
	divide_round = 1 << 9,
	no_zero_flat = 1 << 10,
	caps = 1 << 11,
	property = 1 << 12,
	default_cell = 1 << 13,
	rollover = 1 << 14,
};

/* Reads the bytes where they lie; they are aligned to nothing and outlive the view. */
class PriceView {
public:
	/* Bytes that encode_price made; raises XX001 where their size cannot be right. */
	explicit PriceView(std::string_view bytes);

	std::string_view
	bytes() const noexcept {
		return bytes_;
	}

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

	std::uint16_t
	parts() const noexcept {
		return static_cast<std::uint16_t>(load(12, 2));
	}

	bool
	has(PricePart part) const noexcept {
		return (parts() & static_cast<std::uint16_t>(part)) != 0;
	}

	/* An optional number the price has; times 10^amount_scale or, of a quantity, 10^bound_scale. */
	int128
	part(PricePart part) const noexcept {
		return number(header_size +
		              number_size * count_bits(parts() & (static_cast<std::uint16_t>(part) - 1u) & number_parts));
	}

	Rounding
	divide_round() const noexcept {
		return static_cast<Rounding>(byte(14));
	}

	/* Cycles that what rolls over can be used in; 0 for all. */
	int
	rollover_cycles() const noexcept {
		return byte(15);
	}

	bool
	zero_flat() const noexcept {
		return !has(PricePart::no_zero_flat);
	}

	bool
	has_tiers() const noexcept {
		return model_has_tiers(model());
	}

	std::size_t
	tier_count() const noexcept {
		return static_cast<std::size_t>(load(8, 4));
	}

	/* up_to * 10^bound_scale of a tier that has an end. */
	int128
	up_to(std::size_t tier) const noexcept {
		return number(body_ + tier * tier_size_);
	}

	/* unit * 10^amount_scale; without tiers the model's one number. */
	int128
	unit(std::size_t tier) const noexcept {
		return number(has_tiers() ? body_ + tier * tier_size_ + number_size : body_);
	}

	/* flat * 10^amount_scale */
	int128
	flat(std::size_t tier) const noexcept {
		return has_tiers() ? number(body_ + tier * tier_size_ + 2 * number_size) : 0;
	}

	/* cap * 10^amount_scale; negative without. */
	int128
	cap(std::size_t tier) const noexcept {
		return has(PricePart::caps) ? number(body_ + tier * tier_size_ + 3 * number_size) : -1;
	}

	/* size * 10^bound_scale */
	int128
	package_size() const noexcept {
		return number(body_ + number_size);
	}

	/* Of a dynamic price; empty where an event's value is its amount. */
	std::string_view property() const;

	/* Of a matrix. */
	std::size_t
	key_count() const noexcept {
		return static_cast<std::size_t>(load(body_, 4));
	}

	std::string_view key(std::size_t index) const;

	/* Prices: those of the cells, then the default where there is one. */
	std::size_t
	cell_price_count() const noexcept {
		return tier_count() + (has(PricePart::default_cell) ? 1 : 0);
	}

	std::string_view name_of_cell(std::size_t index) const;
	PriceView cell_price(std::size_t index) const;

	/* The cell of a name, or the default; nothing where there is neither. */
	std::optional<std::size_t> find_cell(std::string_view name) const;

private:
	friend std::string encode_price(const Price &price);
	friend Price decode_price(std::string_view bytes);

	static constexpr std::size_t header_size = 16;
	static constexpr std::size_t number_size = 16;
	static constexpr std::uint16_t number_parts = 0x81ff;

	static constexpr std::size_t
	count_bits(unsigned bits) noexcept {
		return static_cast<std::size_t>(__builtin_popcount(bits));
	}

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

	/* The word that begins with its length at an offset. */
	std::string_view
	word(std::size_t offset) const {
		return bytes_.substr(offset + 4, load(offset, 4));
	}

	std::size_t cell_ends() const noexcept;
	std::size_t cell_begin(std::size_t index) const noexcept;
	std::size_t cell_end(std::size_t index) const noexcept;

	std::string_view bytes_;
	std::size_t body_;
	std::size_t tier_size_;
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
