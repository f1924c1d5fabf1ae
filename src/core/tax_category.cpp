/*
 * tax_category.cpp
 *		The VAT categories of EN 16931.
 */
#include "core/tax_category.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace billing {

namespace {

struct CategoryInfo {
	TaxCategory category;
	bool needs_percent;
};

/* In the order people know them. */
constexpr CategoryInfo categories[] = {
    {TaxCategory::from_letters('S'), true},  {TaxCategory::from_letters('Z'), false},
    {TaxCategory::from_letters('E'), false}, {TaxCategory::from_letters('A', 'E'), false},
    {TaxCategory::from_letters('K'), false}, {TaxCategory::from_letters('G'), false},
    {TaxCategory::from_letters('O'), false}, {TaxCategory::from_letters('L'), true},
    {TaxCategory::from_letters('M'), true},  {TaxCategory::from_letters('B'), true},
};

/* 1000 % */
constexpr std::int64_t max_scaled_percent = 10'000'000'000'000;

const CategoryInfo *
find_info(TaxCategory category) {
	const auto *const found = std::find_if(std::begin(categories), std::end(categories), [category](const auto &info) {
		return info.category.packed() == category.packed();
	});

	return found == std::end(categories) ? nullptr : found;
}

bool
is_letter(char c) {
	return c >= 'A' && c <= 'Z';
}

} // namespace

bool
TaxCategory::known() const {
	return find_info(*this) != nullptr;
}

bool
TaxCategory::needs_percent() const {
	const CategoryInfo *const info = find_info(*this);

	return info != nullptr && info->needs_percent;
}

std::string
TaxCategory::code() const {
	std::string code(1, static_cast<char>('A' + packed_ / 27 - 1));

	if (packed_ % 27 != 0) {
		code += static_cast<char>('A' + packed_ % 27 - 1);
	}
	return code;
}

TaxCategory
require_tax_category(std::string_view code) {
	if ((code.size() == 1 || code.size() == 2) && std::all_of(code.begin(), code.end(), is_letter)) {
		const TaxCategory category = TaxCategory::from_letters(code[0], code.size() == 2 ? code[1] : '\0');
		if (category.known()) {
			return category;
		}
	}

	std::string list;
	for (const CategoryInfo &info : categories) {
		list += (list.empty() ? "" : ", ") + info.category.code();
	}
	throw Error("22023", "unknown tax category: \"" + std::string(code.substr(0, 60)) + "\"", {},
	            "The categories of EN 16931 are " + list + ".");
}

TaxKey::TaxKey(TaxCategory category, const Decimal &percent) {
	const Decimal exact = percent.scale() > percent_scale ? percent.trimmed() : percent;
	int128 scaled;

	if (exact.scale() > percent_scale) {
		throw Error("22M03", "tax percent " + percent.to_string() + " has more than " + std::to_string(percent_scale) +
		                         " fraction digits");
	}
	if (!exact.is_small() ||
	    __builtin_mul_overflow(exact.small(), power_of_ten(percent_scale - exact.scale()), &scaled) || scaled < 0 ||
	    scaled > max_scaled_percent) {
		throw Error("22023", "tax percent " + percent.to_string() + " is not between 0 and 1000");
	}
	bits_ = static_cast<std::uint64_t>(category.packed()) << category_shift | static_cast<std::uint64_t>(scaled);
}

TaxKey
TaxKey::without_percent(TaxCategory category) {
	if (category.needs_percent()) {
		throw Error("22023", "tax percent of an amount of category " + category.code() + " is null");
	}
	return TaxKey(category, Decimal());
}

bool
TaxKey::valid() const {
	return category().known() && scaled_percent() <= max_scaled_percent;
}

Decimal
TaxKey::percent() const {
	return Decimal(scaled_percent(), percent_scale).trimmed();
}

Decimal
TaxKey::rate() const {
	return Decimal(scaled_percent(), percent_scale + 2);
}

} // namespace billing
