/*
 * totals.hpp
 *		The running totals of a document: an exact base for every tax group.
 *
 * The state is one block of bytes that starts with a TotalsHeader, followed by
 * room for TotalsGroups sorted by key, of which the header says how many are in
 * use.  It is stored as it is, in the machine's own byte order.
 *
 * What it sums is exact: amounts as they come and, in scope line, taxes that
 * are rounded already.  So neither the order of the lines nor the way they were
 * split among states plays a part.  In scope group rounding happens in charge(),
 * once per group.
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

/* Where tax is rounded: once per group, or in every line.  Stored: never renumber. */
enum class TaxScope : std::uint8_t { group, line };

/* What the amounts of the lines are: without tax or with it.  Stored: never renumber. */
enum class TaxBasis : std::uint8_t { exclusive, inclusive };

/* Of their names; raise 22023 for another one. */
TaxScope require_tax_scope(std::string_view name);
TaxBasis require_tax_basis(std::string_view name);

/*
 * The tax of an amount, rounded half up (away from zero) to the currency's minor
 * digits: amount * percent / 100, or amount * percent / (100 + percent) of one
 * that includes it.
 */
Money tax_of(const Money &amount, TaxKey key, TaxBasis basis);

struct TotalsHeader {
	std::uint8_t version;
	TaxScope scope;
	TaxBasis basis;
	std::uint8_t zero;
	std::uint16_t currency; /* packed */
	std::uint16_t zero_too;
	std::uint32_t groups;
};

/* Sums are of 128 bits, in units of 10^-15.  That of the taxes is stored in scope line only. */
struct TotalsGroup {
	std::uint64_t key; /* TaxKey */
	std::uint64_t amount_low;
	std::uint64_t amount_high;
	std::uint64_t tax_low;
	std::uint64_t tax_high;
};

static_assert(sizeof(TotalsHeader) == 12 && sizeof(TotalsGroup) == 40, "the layout of a state is fixed");

/* Stored bytes of a group. */
constexpr std::size_t
totals_group_size(TaxScope scope) noexcept {
	return scope == TaxScope::line ? sizeof(TotalsGroup) : offsetof(TotalsGroup, tax_low);
}

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
	size_for(TaxScope scope, std::size_t groups) noexcept {
		return sizeof(TotalsHeader) + groups * totals_group_size(scope);
	}

	/* A state that is one already. */
	Totals(void *bytes, std::size_t size) noexcept
	    : bytes_(static_cast<char *>(bytes)), size_(size), group_size_(totals_group_size(header().scope)) {
	}

	/* Make the memory a state without groups; size is size_for() of at least one. */
	static Totals begin(void *bytes, std::size_t size, Currency currency, TaxScope scope, TaxBasis basis) noexcept;

	std::size_t
	groups() const noexcept {
		return header().groups;
	}

	TaxScope
	scope() const noexcept {
		return header().scope;
	}

	TaxBasis
	basis() const noexcept {
		return header().basis;
	}

	Currency
	currency() const noexcept {
		return Currency::from_packed(header().currency);
	}

	/* Bytes in use. */
	std::size_t
	used() const noexcept {
		return sizeof(TotalsHeader) + groups() * group_size_;
	}

	/* Groups there is room for. */
	std::size_t
	capacity() const noexcept {
		return (size_ - sizeof(TotalsHeader)) / group_size_;
	}

	TotalsHeader header() const noexcept;

	/* Without a sum of taxes where the scope has none. */
	TotalsGroup group(std::size_t index) const noexcept;

	TaxKey key(std::size_t index) const noexcept;
	int128 amount(std::size_t index) const noexcept;
	int128 tax(std::size_t index) const noexcept;

	/*
	 * Add to a group.  False, and nothing changed, where it is a new one and there
	 * is no room.  Raises 22003 beyond 128 bits, 54000 for too many groups.
	 */
	bool add(TaxKey key, int128 amount, int128 tax);

	/* What a line adds to the sum of taxes: its tax, or 0 where tax is not of the line. */
	int128 line_tax(TaxKey key, const Money &amount) const;

	/* Raises 22M01 for another currency. */
	void require_currency(Currency currency) const;

	/* Raises 22023 where amounts of this scope and basis cannot be added. */
	void require_kind(TaxScope scope, TaxBasis basis) const;

	/* The base of a group, without tax, and its tax. */
	TaxGroup charge(std::size_t index) const;

	/*
	 * "1 group exclusive EUR AE:0:50 S:19:1234.56": version, scope, basis, currency,
	 * category:percent:amount, and in scope line :tax.
	 */
	std::string to_string() const;

private:
	char *
	place(std::size_t index) const noexcept {
		return bytes_ + sizeof(TotalsHeader) + index * group_size_;
	}

	void store(std::size_t index, const TotalsGroup &value) noexcept;

	char *bytes_;
	std::size_t size_;
	std::size_t group_size_;
};

/* The bytes of a state from its text.  22P02 for anything but what to_string gives. */
std::string parse_totals(std::string_view text);

/*
 * The bytes of a state of parts from outside, as they come: groups sorted, none
 * twice.  Empty where they are not those of a state.
 */
std::string make_totals(const TotalsHeader &header, const std::vector<TotalsGroup> &groups);

} // namespace billing
