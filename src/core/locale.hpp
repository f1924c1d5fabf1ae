/*
 * locale.hpp
 *		How amounts are written in a language and country.
 */
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/currency.hpp"
#include "core/plural.hpp"

namespace billing {

/*
 * Separators, and the patterns of amounts: 0 stands for the digits, ¤ for the
 * symbol, - for the minus sign.  All text here is UTF-8.
 */
struct AmountLayout {
	char decimal[4];
	char group[4];
	char minus[5];
	/* Digits are grouped from the right, first group_size, then further_groups... */
	std::uint8_t group_size;
	std::uint8_t further_groups;
	/* ...once there are group_size + min_grouping of them. */
	std::uint8_t min_grouping;
	bool blank_before_name;
	char patterns[4][16]; /* standard and accounting, each of positive and of negative amounts */
};

struct LocaleSymbol {
	Currency currency;
	bool letter_first; /* what is no sign, as the k of kr: it keeps a distance from digits */
	bool letter_last;
	char text[16];
};

/* Where the forms of a name are in the table's text. */
struct LocaleName {
	Currency currency;
	std::uint32_t offset;
};

/* Ends of a language's rows among names and plural rules. */
struct LocaleLanguage {
	std::uint16_t names_begin;
	std::uint16_t names_end;
	std::uint16_t rules_begin;
	std::uint16_t rules_end;
};

/* Row numbers in the other tables. */
struct LocaleRow {
	char tag[12];        /* zh-Hant-HK */
	std::uint16_t above; /* whose symbols hold where this locale has none of its own; 0 ends the chain */
	std::uint16_t symbols_begin;
	std::uint16_t symbols_end;
	std::uint8_t language;
	std::uint8_t layout;
	std::uint8_t own_layout; /* that of one currency, which may differ */
	Currency own_currency;   /* no known one: ZZZ */
};

/* The table, sorted by tag. */
struct LocaleTable {
	const LocaleRow *begin_;
	const LocaleRow *end_;

	const LocaleRow *
	begin() const {
		return begin_;
	}

	const LocaleRow *
	end() const {
		return end_;
	}
};

LocaleTable locale_table();

/* What stands for a currency, and whether its ends are letters. */
struct SymbolText {
	std::string_view text;
	bool letter_first;
	bool letter_last;
};

class Locale {
public:
	/*
	 * From a tag as de-CH or zh_Hant_TW, in any case.  Where the country is not
	 * listed, the language holds alone; an unknown language raises 22023.
	 */
	static Locale require(std::string_view tag);

	const AmountLayout &layout(Currency currency) const;

	/* The symbol, or nothing where the code stands for the currency. */
	std::optional<SymbolText> symbol(Currency currency) const;

	/* The name as it follows a number, or empty where the language has none. */
	std::string_view name(Currency currency, const ShownNumber &number) const;

private:
	explicit Locale(const LocaleRow &row) : row_(&row) {
	}

	const LocaleRow *row_;
};

} // namespace billing
