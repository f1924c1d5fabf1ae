/*
 * money_sums.cpp
 *		Running sums of amounts, one per currency.
 */
#include "core/money_sums.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace billing {

namespace {

constexpr std::string_view separator = ", ";
constexpr std::string_view no_sums = "empty";

bool
before(const MoneySum &a, const MoneySum &b) {
	return a.currency().packed() < b.currency().packed();
}

} // namespace

std::size_t
count_missing(const MoneySumSpan &sums, const MoneySumSpan &other) {
	return static_cast<std::size_t>(
	    std::count_if(other.begin(), other.end(), [&](const MoneySum &sum) { return !has_sum(sums, sum.currency()); }));
}

void
merge_sums(const MoneySumSpan &a, const MoneySumSpan &b, MoneySum *result) {
	const MoneySum *x = a.begin();
	const MoneySum *y = b.begin();

	while (x != a.end() || y != b.end()) {
		if (y == b.end() || (x != a.end() && before(*x, *y))) {
			*result++ = *x++;
		} else if (x == a.end() || before(*y, *x)) {
			*result++ = *y++;
		} else {
			*result = *x++;
			result++->merge(*y++);
		}
	}
}

bool
is_valid(const MoneySumSpan &sums) {
	return std::all_of(sums.begin(), sums.end(), [](const MoneySum &sum) { return sum.count() > 0; }) &&
	       std::adjacent_find(sums.begin(), sums.end(),
	                          [](const MoneySum &a, const MoneySum &b) { return !before(a, b); }) == sums.end();
}

std::vector<MoneySum>
parse_money_sums(std::string_view text) {
	std::vector<MoneySum> sums;
	std::string_view rest = text;

	if (text == no_sums) {
		return sums;
	}
	for (;;) {
		std::size_t const end = rest.find(separator);
		sums.push_back(MoneySum::parse(rest.substr(0, end)));
		if (end == std::string_view::npos) {
			break;
		}
		rest.remove_prefix(end + separator.size());
	}
	if (!is_valid({sums.data(), sums.size()})) {
		throw Error("22P02", "invalid value for type monetary_states: \"" + std::string(text) + "\"",
		            "Currencies ascend, each stands once, and none is empty.");
	}
	return sums;
}

std::string
to_string(const MoneySumSpan &sums) {
	std::string text;

	for (const MoneySum &sum : sums) {
		if (!text.empty()) {
			text += separator;
		}
		text += sum.to_string();
	}
	return text.empty() ? std::string(no_sums) : text;
}

} // namespace billing
