/*
 * money_type.hpp
 *		What the type modifier of monetary asks of a value: monetary('EUR', 2).
 *
 * A modifier is a 32-bit integer that tables and dumps keep, so its layout is
 * fixed: the packed currency in bits 5 to 19, and in the low five bits 0 where
 * digits are free, else one more than the most fraction digits.  Negative
 * stands for no modifier.
 */
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/money.hpp"

namespace billing {

class MoneyType {
public:
	/* Of one currency, with at most so many fraction digits where given: 0 to 15. */
	static MoneyType make(std::string_view currency, std::optional<std::string_view> digits);

	/* Of a modifier from outside; nothing where it is negative, 22023 where it is none. */
	static std::optional<MoneyType> find(std::int32_t modifier);

	std::int32_t modifier() const;

	Currency
	currency() const {
		return currency_;
	}

	/* "('EUR',2)", as it stands after the name of the type. */
	std::string to_string() const;

	/* 22M01 for another currency, 22M03 for more digits; never rounds. */
	void require(const Money &money) const;

private:
	static constexpr int free_digits = -1;

	std::string name() const;

	Currency currency_;
	int digits_ = free_digits;
};

} // namespace billing
