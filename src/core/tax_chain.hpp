/*
 * tax_chain.hpp
 *		Several taxes on one amount, some in it and some on top, some on each other.
 *
 * Every tax is affine in the net amount N, t = a + b * N, so the net of an
 * amount P that includes some of them is N = (P - sum of a) / (1 + sum of b)
 * over those.  All of it is exact rationals; a tax is rounded once, when N is
 * known.  Caps and brackets are not affine, so they are for taxes on top only.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"
#include "core/money.hpp"

namespace billing {

constexpr std::size_t max_chain_taxes = 32;
constexpr std::size_t max_tax_brackets = 100;

/*
 * percent: of the base.  per_unit: an amount for each unit of the quantity.
 * gross_share: a percent of the base with this tax in it; neighbours of the
 * same kind are shares of one gross.  brackets: each percent of its slice of
 * the base.
 */
enum class TaxKind : std::uint8_t { percent, per_unit, gross_share, brackets };

/* Raises 22023 for another name. */
TaxKind require_tax_kind(std::string_view name);

struct TaxBracket {
	std::optional<Decimal> up_to; /* majors; the last has none */
	Decimal percent;
};

struct TaxRule {
	TaxKind kind = TaxKind::percent;
	Decimal rate;               /* percent, or majors for each unit */
	bool included = false;      /* the amount holds the tax */
	bool affects_next = false;  /* the bases of later taxes hold it */
	bool base_affected = true;  /* its base holds earlier taxes that affect later ones */
	bool withholding = false;   /* the payer keeps it back: no part of the total */
	std::optional<Decimal> cap; /* majors */
	std::vector<TaxBracket> brackets;
};

struct ChainTax {
	Money base;
	Money tax;
};

struct TaxChain {
	Money net;
	std::vector<ChainTax> taxes; /* one of each rule */
};

/*
 * The taxes of an amount, each rounded once to a multiple of step units, its
 * size in the given mode, so that those of -amount are the same with the other
 * sign.  The net is the amount less the rounded taxes in it; a base is the net
 * and the rounded taxes it holds.  Amounts per unit have the sign of the amount.
 * Raises 22023 for rules that make no sense, naming which.
 */
TaxChain compute_taxes(const Money &amount, const Decimal &quantity, const std::vector<TaxRule> &rules, int128 step,
                       Rounding mode);

} // namespace billing
