/*
 * cash_rounding.hpp
 *		Amounts that can be paid in cash, by currency and country.
 */
#pragma once

#include <optional>
#include <string_view>

#include "core/money.hpp"

namespace billing {

/* One rule: cash amounts are multiples of the increment. */
struct CashIncrement {
	char currency[4];
	char country[3];          /* ISO 3166-1 alpha-2, or empty where the rule holds wherever the currency does */
	int increment_hundredths; /* of the major unit */
	const char *since;        /* "YYYY-MM-DD" */
};

/* The rules, sorted by currency and country. */
struct CashIncrementTable {
	const CashIncrement *begin_;
	const CashIncrement *end_;

	const CashIncrement *
	begin() const {
		return begin_;
	}

	const CashIncrement *
	end() const {
		return end_;
	}
};

CashIncrementTable cash_increment_table();

Money increment_of(const CashIncrement &rule);

/*
 * To the nearest amount that can be paid in cash, half away from zero: by the
 * rule of the country, else by that of the currency, else to the minor unit.
 * 22023 where the country is not two letters, or the currency has no minor unit.
 */
Money cash_round(const Money &money, std::optional<std::string_view> country);

} // namespace billing
