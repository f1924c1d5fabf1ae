/*
 * money_sum.hpp
 *		The running sum of amounts in one currency.
 *
 * This is the state of the aggregates, stored as it is, so its layout is fixed:
 * 32 bytes, aligned to 8.  The sum is 128 bits wide, so it may leave the range
 * of an amount on the way and come back; it never wraps.  An empty sum is all
 * zero, and of the others no two that are equal differ in bits.
 */
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/money.hpp"

namespace billing {

class MoneySum {
public:
	MoneySum() = default;

	/* Of parts from outside; false where no amounts could have given them. */
	static bool make(Currency currency, int128 units, std::int64_t count, MoneySum &sum);

	/* "empty", or currency, sum and count: "USD 12.34 3".  22P02 where it is not one. */
	static MoneySum parse(std::string_view text);
	std::string to_string() const;

	std::int64_t
	count() const {
		return count_;
	}

	Currency
	currency() const {
		return Currency::from_packed(static_cast<std::uint16_t>(currency_));
	}

	int128
	units() const {
		return static_cast<int128>(make_uint128(units_high_, units_low_));
	}

	/* 22M01 for another currency than before, 22003 beyond 128 bits. */
	void
	add(const PackedMoney &packed) {
		int128 sum;
		std::uint64_t const currency = packed.high >> packed_currency_shift;

		if (currency != currency_ || count_ == 0) {
			begin(packed);
		}
		if (__builtin_add_overflow(units(), packed_units(packed), &sum) || __builtin_add_overflow(count_, 1, &count_)) {
			raise_overflow();
		}
		set_units(sum);
	}

	/* Take out an amount that was added. */
	void remove(const PackedMoney &packed);

	/* Add another sum; errors as add. */
	void merge(const MoneySum &other);

	/* The sum as an amount, 22003 out of range; of at least one amount. */
	Money total() const;

	/* The sum divided by the count, half even at 10^-15; of at least one amount. */
	Money mean() const;

private:
	/* The first amount sets the currency; another one is an error. */
	void begin(const PackedMoney &packed);
	[[noreturn]] void raise_overflow() const;

	void
	set_units(int128 units) {
		units_low_ = low_half(static_cast<uint128>(units));
		units_high_ = high_half(static_cast<uint128>(units));
	}

	std::uint64_t units_low_ = 0;
	std::uint64_t units_high_ = 0;
	std::int64_t count_ = 0;
	std::uint64_t currency_ = 0; /* packed; 0 while empty */
};

static_assert(sizeof(MoneySum) == 32 && alignof(MoneySum) == 8, "the layout of a state is fixed");

} // namespace billing
