/*
 * rating.hpp
 *		What the events of a price add up to, before it is charged.
 *
 * The state is one block of bytes: a RatingHeader, the bytes of the price, and
 * entries, each a Decimal.  It is stored as it is, in the machine's own byte order.
 *
 * What it holds depends on the price:
 * - the sum of the values or, of a dynamic price, of the amounts of the events;
 * - of a matrix, an entry with the sum of each cell;
 * - of a percentage that looks at single events, the sum of the charges, and as long as
 *   free events or a free amount last the values of these events as entries.  The
 *   event that goes beyond the free amount is the last entry.  So a part that
 *   turns out to have others before it can be charged anew.
 *
 * All sums are exact, so neither order nor division into parts play a role, but for
 * free events: those that come first are free.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/decimal.hpp"
#include "core/price_rate.hpp"

namespace billing {

constexpr std::uint8_t rating_version = 1;

/* A free amount that lasts for more events than this is an error in the data. */
constexpr std::size_t max_rating_entries = 10000000;

struct RatingHeader {
	std::uint8_t version;
	std::uint8_t closed;    /* no event is free any more */
	std::uint8_t straddles; /* the last entry is free in part */
	std::uint8_t zero;
	std::uint32_t price_size;
	std::uint32_t entries;
	std::uint32_t zero_too;
	std::uint64_t events;
	std::uint64_t free_events; /* entries that count as such: negative values do not */
	Decimal sum;
	Decimal free_amount; /* of the free events */
};

static_assert(std::is_trivially_copyable_v<Decimal> && sizeof(Decimal) == 40 && sizeof(RatingHeader) == 112,
              "the layout of a state is fixed");

/* The state in somebody else's memory; aligned to nothing. */
class Rating {
public:
	/* Entries that a state of a price begins with. */
	static std::size_t first_entries(const PriceView &price);

	static std::size_t
	size_for(std::size_t price_size, std::size_t entries) noexcept {
		return sizeof(RatingHeader) + price_size + entries * sizeof(Decimal);
	}

	/* A state that is one already. */
	Rating(void *bytes, std::size_t size) noexcept : bytes_(static_cast<char *>(bytes)), size_(size) {
	}

	/* Make the memory a state without events; size is size_for() of at least first_entries(). */
	static Rating begin(void *bytes, std::size_t size, const PriceView &price);

	RatingHeader header() const noexcept;
	Decimal entry(std::size_t index) const noexcept;

	std::string_view
	price_bytes() const noexcept {
		return {bytes_ + sizeof(RatingHeader), header().price_size};
	}

	PriceView
	price() const {
		return PriceView(price_bytes());
	}

	/* Bytes in use, and entries there is room for. */
	std::size_t used() const noexcept;
	std::size_t capacity() const noexcept;

	/* Raises 22023 for another price. */
	void require_price(std::string_view bytes) const;

	/* Where the value of an event belongs: the cell of a matrix.  Raises 22023 where it has none. */
	std::size_t cell_of(const std::vector<std::string> &values) const;

	/*
	 * Add an event: its value, of a dynamic price its amount.  False, and nothing
	 * changed, where an entry is needed and there is no room.
	 */
	bool add(const Decimal &value, std::size_t cell);

	/* Add the events of another state of the same price, which come after these.  The same. */
	bool append(const Rating &other);

	/* The charge; in a part of a cycle that share of what is due per cycle: flats, caps, minimum and maximum. */
	Money charge(std::int64_t numerator = 1, std::int64_t denominator = 1) const;

	/* The parts of the charge as in rate_detail; of a matrix those of one cell after another. */
	struct Slice {
		std::size_t cell; /* counts the default as the last; 0 for other prices */
		bool has_cell;
		PriceSlice slice;
	};
	std::vector<Slice> detail() const;

	/* "1 3 open 12.5 10 20 {price}": version, events, free ones or not, sum, entries, and the price. */
	std::string to_string() const;

private:
	friend std::string make_rating(const PriceView &price, std::uint64_t events, bool closed, const Decimal &sum,
	                               const std::vector<Decimal> &entries);

	bool add_event(RatingHeader &changed, const Decimal &value);
	void store(const RatingHeader &changed) noexcept;
	void store_entry(std::size_t index, const Decimal &value) noexcept;
	Fraction exact_charge(std::int64_t numerator = 1, std::int64_t denominator = 1) const;

	char *bytes_;
	std::size_t size_;
};

/* The bytes of a state of parts from outside; empty where no events could have made it. */
std::string make_rating(const PriceView &price, std::uint64_t events, bool closed, const Decimal &sum,
                        const std::vector<Decimal> &entries);

/* The parts of a text before the price; false where it is none. */
bool parse_rating(std::string_view text, std::uint64_t &events, bool &closed, Decimal &sum,
                  std::vector<Decimal> &entries);

} // namespace billing
