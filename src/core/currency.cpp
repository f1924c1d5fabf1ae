/*
 * currency.cpp
 *		Look-up of ISO 4217 currencies.
 */
#include "core/currency.hpp"

#include <array>
#include <iterator>

#include "core/currency_table.hpp"
#include "core/error.hpp"

namespace billing {

namespace {

constexpr std::uint16_t no_row = 0xffff;

/* Row number by packed code: a look-up is one load. */
constexpr std::array<std::uint16_t, Currency::limit>
make_index() {
	std::array<std::uint16_t, Currency::limit> index{};

	for (auto &entry : index) {
		entry = no_row;
	}
	for (std::size_t i = 0; i < std::size(currency_rows); i++) {
		index[Currency::from_letters(currency_rows[i].code).packed()] = static_cast<std::uint16_t>(i);
	}
	return index;
}

constexpr auto row_by_code = make_index();

constexpr int
letter(char c) {
	if (c >= 'A' && c <= 'Z') {
		return c - 'A';
	}
	if (c >= 'a' && c <= 'z') {
		return c - 'a';
	}
	return -1;
}

[[noreturn, gnu::noinline]] void
raise_no_minor_unit(Currency currency) {
	throw Error("22023", "currency \"" + currency.code() + "\" has no minor unit", {},
	            "There are no cents to count in or to round to; state the number of digits where a function takes it.");
}

} // namespace

std::string
Currency::code() const {
	return {static_cast<char>('A' + packed_ / 676), static_cast<char>('A' + packed_ / 26 % 26),
	        static_cast<char>('A' + packed_ % 26)};
}

int
Currency::minor_digits() const {
	const CurrencyInfo *info = find_currency_info(*this);

	if (info == nullptr || info->minor_digits < 0) {
		raise_no_minor_unit(*this);
	}
	return info->minor_digits;
}

int
Currency::shown_digits() const {
	const CurrencyInfo *info = find_currency_info(*this);

	return info != nullptr && info->minor_digits > 0 ? info->minor_digits : 0;
}

bool
Currency::known() const {
	return find_currency_info(*this) != nullptr;
}

CurrencyTable
currency_table() {
	return {std::begin(currency_rows), std::end(currency_rows)};
}

const CurrencyInfo *
find_currency_info(Currency currency) {
	if (currency.packed() >= Currency::limit) {
		return nullptr;
	}
	std::uint16_t const row = row_by_code[currency.packed()];
	return row == no_row ? nullptr : &currency_rows[row];
}

std::optional<Currency>
find_currency(std::string_view code) {
	if (code.size() != 3) {
		return std::nullopt;
	}

	int packed = 0;
	for (char c : code) {
		int const digit = letter(c);
		if (digit < 0) {
			return std::nullopt;
		}
		packed = packed * 26 + digit;
	}

	Currency const currency = Currency::from_packed(static_cast<std::uint16_t>(packed));
	return currency.known() ? std::optional<Currency>(currency) : std::nullopt;
}

Currency
require_currency(std::string_view code) {
	if (auto currency = find_currency(code)) {
		return *currency;
	}
	throw Error("22M02", "unknown currency: \"" + std::string(code) + "\"", {},
	            "Use an ISO 4217 alphabetic code; billing.currencies() lists them.");
}

} // namespace billing
