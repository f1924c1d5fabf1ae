/*
 * tax_category.hpp
 *		The VAT categories of EN 16931 and the key of a tax group.
 */
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/decimal.hpp"

namespace billing {

/*
 * A category code of one or two letters, packed so that it sorts as its text:
 * S standard, Z zero rated, E exempt, AE reverse charge, K intra-community
 * supply, G export, O outside the scope, L and M Canary Islands and Ceuta and
 * Melilla, B split payment.
 */
class TaxCategory {
public:
	constexpr TaxCategory() = default;

	static constexpr TaxCategory
	from_letters(char first, char second = '\0') {
		return from_packed(static_cast<std::uint16_t>(letter(first) * 27 + (second == '\0' ? 0 : letter(second))));
	}

	static constexpr TaxCategory
	from_packed(std::uint16_t packed) {
		TaxCategory category;
		category.packed_ = packed;
		return category;
	}

	constexpr std::uint16_t
	packed() const {
		return packed_;
	}

	/* EN 16931 has the category. */
	bool known() const;

	/* Its tax is not always zero, so a percent has to be said. */
	bool needs_percent() const;

	std::string code() const;

private:
	static constexpr int
	letter(char c) {
		return c - 'A' + 1;
	}

	std::uint16_t packed_ = 0;
};

/* Raises 22023 for an unknown code, listing the known ones. */
TaxCategory require_tax_category(std::string_view code);

/* What the lines of a tax group share. */
class TaxKey {
public:
	/* Fraction digits of a percent. */
	static constexpr int percent_scale = 10;

	constexpr TaxKey() = default;

	/*
	 * A percent of 0 to 1000.  Raises 22023 for another one, 22M03 for more than
	 * 10 fraction digits.
	 */
	TaxKey(TaxCategory category, const Decimal &percent);

	/* Percent 0; raises 22023 for a category that needs one. */
	static TaxKey without_percent(TaxCategory category);

	/* The bits of another key, or of a forged state: ask valid(). */
	static constexpr TaxKey
	from_bits(std::uint64_t bits) {
		TaxKey key;
		key.bits_ = bits;
		return key;
	}

	constexpr std::uint64_t
	bits() const {
		return bits_;
	}

	bool valid() const;

	constexpr TaxCategory
	category() const {
		return TaxCategory::from_packed(static_cast<std::uint16_t>(bits_ >> category_shift));
	}

	/* The percent as it is said: 19 for 19 %. */
	Decimal percent() const;

	/* The percent as a factor: 0.19 for 19 %. */
	Decimal rate() const;

private:
	static constexpr int category_shift = 48;

	constexpr std::int64_t
	scaled_percent() const {
		return static_cast<std::int64_t>(bits_ & ((std::uint64_t(1) << category_shift) - 1));
	}

	std::uint64_t bits_ = 0; /* orders by category, then percent */
};

} // namespace billing
