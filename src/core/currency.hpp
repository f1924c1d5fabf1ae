/*
 * currency.hpp
 *		ISO 4217 currencies, active and withdrawn.
 */
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace billing {

/*
 * An alpha-3 code packed in base 26: 15 bits that sort as the letters do.  ISO
 * numbers are not used as keys because they are reassigned.
 */
class Currency {
public:
	static constexpr std::uint16_t limit = 26 * 26 * 26;

	constexpr Currency() = default;

	/* Of packed bits that are known to be good, as those of a stored value. */
	static constexpr Currency
	from_packed(std::uint16_t packed) {
		Currency currency;
		currency.packed_ = packed;
		return currency;
	}

	/* Of three letters A-Z. */
	static constexpr Currency
	from_letters(const char (&code)[4]) {
		return from_packed(static_cast<std::uint16_t>(((code[0] - 'A') * 26 + (code[1] - 'A')) * 26 + (code[2] - 'A')));
	}

	constexpr std::uint16_t
	packed() const {
		return packed_;
	}

	/* The alpha-3 code, "EUR". */
	std::string code() const;

	/* Fraction digits of the minor unit; 22023 where the currency has none, as gold. */
	int minor_digits() const;

	/* The same, but 0 where the currency has none: how many digits text shows at least. */
	int shown_digits() const;

	/* ISO 4217 lists the code, now or formerly. */
	bool known() const;

private:
	std::uint16_t packed_ = 0;
};

constexpr bool
operator==(Currency a, Currency b) {
	return a.packed() == b.packed();
}

constexpr bool
operator!=(Currency a, Currency b) {
	return a.packed() != b.packed();
}

/* One row of the ISO 4217 table. */
struct CurrencyInfo {
	char code[4];
	std::int16_t number;      /* ISO 4217 numeric code, -1 where it never had one */
	std::int8_t minor_digits; /* -1 where the currency has no minor unit */
	const char *introduced;   /* "YYYY-MM-DD", or empty where no source tells */
	const char *withdrawn;    /* "YYYY-MM" as ISO gives it, or empty when active */
	const char *name;
};

/* The table, sorted by code. */
struct CurrencyTable {
	const CurrencyInfo *begin_;
	const CurrencyInfo *end_;

	const CurrencyInfo *
	begin() const {
		return begin_;
	}

	const CurrencyInfo *
	end() const {
		return end_;
	}
};

CurrencyTable currency_table();

/* The row of a currency, or nullptr where ISO 4217 never listed it. */
const CurrencyInfo *find_currency_info(Currency currency);

/* A known currency from three letters in any case; nothing otherwise. */
std::optional<Currency> find_currency(std::string_view code);

/* The same, raising 22M02 for an unknown code. */
Currency require_currency(std::string_view code);

} // namespace billing
