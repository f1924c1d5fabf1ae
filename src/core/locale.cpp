/*
 * locale.cpp
 *		Look-up of locales, currency symbols and currency names.
 */
#include "core/locale.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "core/error.hpp"
#include "core/locale_table.hpp"

namespace billing {

namespace {

constexpr bool
is_letter(char c) {
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool
is_digit(char c) {
	return c >= '0' && c <= '9';
}

constexpr char
upper(char c) {
	return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

constexpr char
lower(char c) {
	return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::size_t max_tag_size = 3 + 1 + 4 + 1 + 3; /* a language, a script and a number for a region */

/* A tag in its usual spelling, zh-Hant-TW, and where its parts end. */
struct Tag {
	char text[max_tag_size];
	std::size_t language = 0;
	std::size_t script = 0;
	std::size_t size = 0;

	std::string_view
	head(std::size_t length) const {
		return {text, length};
	}
};

/* Cut off the part up to the next - or _. */
std::string_view
take_part(std::string_view &rest) {
	std::size_t const end = std::min(rest.find_first_of("-_"), rest.size());
	std::string_view const part = rest.substr(0, end);

	rest.remove_prefix(end);
	return part;
}

/* False where the text is no language with or without script and country. */
bool
parse_tag(std::string_view rest, Tag &tag) {
	if (rest.size() > max_tag_size) {
		return false;
	}

	std::string_view part = take_part(rest);
	if (part.size() < 2 || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_letter)) {
		return false;
	}
	tag.size = static_cast<std::size_t>(std::transform(part.begin(), part.end(), tag.text, lower) - tag.text);
	tag.language = tag.script = tag.size;
	if (rest.empty()) {
		return true;
	}

	rest.remove_prefix(1);
	part = take_part(rest);
	if (part.size() == 4 && std::all_of(part.begin(), part.end(), is_letter)) {
		tag.text[tag.size] = '-';
		tag.text[tag.size + 1] = upper(part[0]);
		tag.size = static_cast<std::size_t>(
		    std::transform(part.begin() + 1, part.end(), tag.text + tag.size + 2, lower) - tag.text);
		tag.script = tag.size;
		if (rest.empty()) {
			return true;
		}
		rest.remove_prefix(1);
		part = take_part(rest);
	}
	if (!rest.empty() || !((part.size() == 2 && std::all_of(part.begin(), part.end(), is_letter)) ||
	                       (part.size() == 3 && std::all_of(part.begin(), part.end(), is_digit)))) {
		return false;
	}
	tag.text[tag.size] = '-';
	tag.size =
	    static_cast<std::size_t>(std::transform(part.begin(), part.end(), tag.text + tag.size + 1, upper) - tag.text);
	return true;
}

/* Where the rows of a language begin, by its first two letters: most searches end after a few steps. */
constexpr std::size_t language_pairs = 26 * 26;

constexpr std::size_t
language_pair(const char *tag) {
	return static_cast<std::size_t>((tag[0] - 'a') * 26 + (tag[1] - 'a'));
}

constexpr std::array<std::uint16_t, language_pairs + 1>
make_language_index() {
	std::array<std::uint16_t, language_pairs + 1> index{};
	std::size_t row = 1;

	for (std::size_t pair = 0; pair <= language_pairs; pair++) {
		while (row < std::size(locale_rows) && language_pair(locale_rows[row].tag) < pair) {
			row++;
		}
		index[pair] = static_cast<std::uint16_t>(row);
	}
	return index;
}

constexpr auto first_of_language = make_language_index();

const LocaleRow *
find_row(std::string_view tag) {
	std::size_t const pair = language_pair(tag.data());
	const LocaleRow *end = &locale_rows[first_of_language[pair + 1]];
	const LocaleRow *row =
	    std::lower_bound(&locale_rows[first_of_language[pair]], end, tag,
	                     [](const LocaleRow &candidate, std::string_view wanted) { return candidate.tag < wanted; });

	return row != end && row->tag == tag ? row : nullptr;
}

/* The row of the most of a tag: of zh-Hant-XX, zh-XX does not count where zh-Hant is known. */
const LocaleRow *
find_nearest(const Tag &tag) {
	const LocaleRow *row = find_row(tag.head(tag.size));

	if (row == nullptr && tag.script > tag.language) {
		row = find_row(tag.head(tag.script));
		if (row == nullptr && tag.size > tag.script) {
			std::string country(tag.text, tag.language);
			country.append(tag.text + tag.script, tag.size - tag.script);
			row = find_row(country);
		}
	}
	return row != nullptr ? row : find_row(tag.head(tag.language));
}

/* The row of a currency in sorted rows, or nullptr. */
template <typename Row>
const Row *
find_currency_row(const Row *begin, const Row *end, Currency currency) {
	const Row *row = std::lower_bound(begin, end, currency, [](const Row &candidate, Currency wanted) {
		return candidate.currency.packed() < wanted.packed();
	});

	return row != end && row->currency == currency ? row : nullptr;
}

} // namespace

LocaleTable
locale_table() {
	/* without the first, which only has symbols */
	return {std::begin(locale_rows) + 1, std::end(locale_rows)};
}

Locale
Locale::require(std::string_view text) {
	Tag tag;
	const LocaleRow *row = parse_tag(text, tag) ? find_nearest(tag) : nullptr;

	if (row == nullptr) {
		throw Error(
		    "22023", "unknown locale: " + excerpt(text),
		    "A locale is a language, with or without script and country, as \"de\", \"de-CH\" or \"zh-Hant-TW\".",
		    "Use a language that billing.locales() lists, as \"en\" for English.");
	}
	return Locale(*row);
}

const AmountLayout &
Locale::layout(Currency currency) const {
	return amount_layouts[row_->own_currency == currency ? row_->own_layout : row_->layout];
}

std::optional<SymbolText>
Locale::symbol(Currency currency) const {
	for (const LocaleRow *row = row_;; row = &locale_rows[row->above]) {
		if (const LocaleSymbol *symbol =
		        find_currency_row(&locale_symbols[row->symbols_begin], &locale_symbols[row->symbols_end], currency)) {
			return SymbolText{symbol->text, symbol->letter_first, symbol->letter_last};
		}
		if (row == locale_rows) {
			return std::nullopt;
		}
	}
}

std::string_view
Locale::name(Currency currency, const ShownNumber &number) const {
	const LocaleLanguage &language = locale_languages[row_->language];
	const LocaleName *name =
	    find_currency_row(&locale_names[language.names_begin], &locale_names[language.names_end], currency);

	if (name == nullptr) {
		return {};
	}

	PluralRules const rules = {&plural_relations[language.rules_begin], &plural_relations[language.rules_end]};
	std::string_view const forms(&locale_name_text[name->offset]);
	char const mark[] = {'|', static_cast<char>('0' + static_cast<int>(plural_category(rules, number)))};
	std::size_t const found = forms.find(std::string_view(mark, sizeof(mark)));
	std::string_view const form = found == std::string_view::npos ? forms : forms.substr(found + sizeof(mark));
	return form.substr(0, form.find('|'));
}

} // namespace billing
