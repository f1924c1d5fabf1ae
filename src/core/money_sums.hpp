/*
 * money_sums.hpp
 *		Running sums of amounts, one per currency, sorted by currency code.
 *
 * The sums lie in memory that the caller owns: a state of an aggregate that is
 * stored as it is.  None of them is empty.
 */
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/money_sum.hpp"

namespace billing {

struct MoneySumSpan {
	MoneySum *first;
	std::size_t size;

	MoneySum *
	begin() const {
		return first;
	}

	MoneySum *
	end() const {
		return first + size;
	}
};

/* The sum of the currency, or where it belongs.  Sums are few: one look at each is fastest. */
inline MoneySum *
find_sum(const MoneySumSpan &sums, Currency currency) {
	MoneySum *sum = sums.begin();

	while (sum != sums.end() && sum->currency().packed() < currency.packed()) {
		sum++;
	}
	return sum;
}

inline bool
has_sum(const MoneySumSpan &sums, Currency currency) {
	MoneySum *sum = find_sum(sums, currency);

	return sum != sums.end() && sum->currency() == currency;
}

/* How many of the currencies of other are missing in sums. */
std::size_t count_missing(const MoneySumSpan &sums, const MoneySumSpan &other);

/* The sums of both, into memory for the union of their currencies; errors as MoneySum::merge. */
void merge_sums(const MoneySumSpan &a, const MoneySumSpan &b, MoneySum *result);

/* Whether sums from outside are sorted, each currency once and none empty. */
bool is_valid(const MoneySumSpan &sums);

/* "empty", or states of each currency: "EUR 5 1, USD 12.34 3".  22P02 where it is not one. */
std::vector<MoneySum> parse_money_sums(std::string_view text);
std::string to_string(const MoneySumSpan &sums);

} // namespace billing
