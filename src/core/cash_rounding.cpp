/*
 * cash_rounding.cpp
 *		Amounts that can be paid in cash, by currency and country.
 */
#include "core/cash_rounding.hpp"

#include <iterator>
#include <string>

#include "core/cash_rounding_table.hpp"
#include "core/error.hpp"

namespace billing {

namespace {

/* In capital letters; 22023 for what cannot be a country. */
std::string
country_code(std::string_view text) {
	std::string code(text);

	for (char &c : code) {
		if (c >= 'a' && c <= 'z') {
			c = static_cast<char>(c - 'a' + 'A');
		}
	}
	if (code.size() != 2 || code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos) {
		throw Error("22023", "invalid country code: \"" + std::string(text) + "\"", {},
		            "Use an ISO 3166-1 code of two letters.");
	}
	return code;
}

const CashIncrement *
find_rule(Currency currency, std::string_view country) {
	for (const CashIncrement &rule : cash_increment_rows) {
		if (Currency::from_letters(rule.currency) == currency && country == rule.country) {
			return &rule;
		}
	}
	return nullptr;
}

} // namespace

CashIncrementTable
cash_increment_table() {
	return {std::begin(cash_increment_rows), std::end(cash_increment_rows)};
}

Money
increment_of(const CashIncrement &rule) {
	return make_money(Currency::from_letters(rule.currency), Decimal(rule.increment_hundredths, 2));
}

Money
cash_round(const Money &money, std::optional<std::string_view> country) {
	const CashIncrement *rule = country ? find_rule(money.currency, country_code(*country)) : nullptr;

	if (rule == nullptr) {
		rule = find_rule(money.currency, "");
	}
	if (rule == nullptr) {
		return round(money, money.currency.minor_digits(), Rounding::half_up);
	}
	return round_to(money, Decimal(rule->increment_hundredths, 2), Rounding::half_up);
}

} // namespace billing
