/*
 * totals.hpp
 *		The running totals of a document: an exact base for every tax group.
 *
 * The state is one block of bytes that starts with a TotalsHeader, followed by
 * room for TotalsGroups sorted by key, of which the header says how many are in
 * use.  It is stored as it is, in the machine's own byte order.
 *
 * The bases are sums of amounts and exact, so neither the order of the lines
 * nor the way they were split among states plays a part.  Rounding happens in
 * charge(), once per group.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.hpp"
#include "core/tax_category.hpp"

namespace billing {

constexpr std::uint8_t totals_version = 1;

/* A document with more rates is an error in the data, and would be slow. */
constexpr std::size_t max_tax_groups = 10000;

/* Where tax is rounded.  Stored: never renumber. */
enum class TaxScope : std::uint8_t { group };

/* What the amounts of the lines are.  Stored: never renumber. */
enum class TaxBasis : std::uint8_t { exclusive };

struct TotalsHeader {
	std::uint8_t version;
	TaxScope scope;
	TaxBasis basis;
	std::uint8_t zero;
	std::uint16_t currency; /* packed */
	std::uint16_t zero_too;
	std::uint32_t groups;
};

struct TotalsGroup {
	std::uint64_t key; /* TaxKey */
	std::uint64_t base_low;
	std::uint64_t base_high; /* 128 bits, in units of 10^-15 */
};

static_assert(sizeof(TotalsHeader) == 12 && sizeof(TotalsGroup) == 24, "the layout of a state is fixed");

/* A group and its tax. */
struct TaxGroup {
	TaxKey key;
	Money base;
	Money tax;
};

/* The state in somebody else's memory; aligned to nothing. */
class Totals {
public:
	static constexpr std::size_t
	size_for(std::size_t groups) noexcept {
		return sizeof(TotalsHeader) + groups * sizeof(TotalsGroup);
	}

	/* A state that is one already. */
	Totals(void *bytes, std::size_t size) noexcept : bytes_(static_cast<char *>(bytes)), size_(size) {
	}

	/* Make the memory a state without groups; size is size_for() of at least one. */
	static Totals begin(void *bytes, std::size_t size, Currency currency) noexcept;

	std::size_t
	groups() const noexcept {
		return header().groups;
	}

	Currency
	currency() const noexcept {
		return Currency::from_packed(header().currency);
	}

	/* Bytes in use. */
	std::size_t
	used() const noexcept {
		return size_for(groups());
	}

	/* Groups there is room for. */
	std::size_t
	capacity() const noexcept {
		return (size_ - sizeof(TotalsHeader)) / sizeof(TotalsGroup);
	}

	TotalsHeader header() const noexcept;
	TotalsGroup group(std::size_t index) const noexcept;

	TaxKey key(std::size_t index) const noexcept;
	int128 base(std::size_t index) const noexcept;

	/*
	 * Add to a group.  False, and nothing changed, where it is a new one and there
	 * is no room.  Raises 22003 beyond 128 bits, 54000 for too many groups.
	 */
	bool add(TaxKey key, int128 units);

	/* Raises 22M01 for another currency. */
	void require_currency(Currency currency) const;

	/* The tax of a group: base * percent / 100, rounded half up to the currency's minor digits. */
	TaxGroup charge(std::size_t index) const;

	/* "1 group exclusive EUR AE:0:50 S:19:1234.56": version, scope, basis, currency, category:percent:base. */
	std::string to_string() const;

private:
	void store(std::size_t index, const TotalsGroup &value) noexcept;

	char *bytes_;
	std::size_t size_;
};

/* The bytes of a state from its text.  22P02 for anything but what to_string gives. */
std::string parse_totals(std::string_view text);

/*
 * The bytes of a state of parts from outside, as they come: groups sorted, none
 * twice.  Empty where they are not those of a state.
 */
std::string make_totals(const TotalsHeader &header, const std::vector<TotalsGroup> &groups);

} // namespace billing
