/*
 * price_rate.hpp
 *		What a quantity costs.
 */
#pragma once

#include <vector>

#include "core/decimal.hpp"
#include "core/money.hpp"
#include "core/price_codec.hpp"

namespace billing {

/*
 * The charge for a quantity: computed exactly, rounded once at the end to the
 * price's digits.
 *
 * A flat or unit price times the quantity.  In a graduated price each tier
 * prices its slice (from, up_to] and adds its flat when the quantity goes beyond
 * from; the first tier is always entered, so its flat is due at 0.  In a volume
 * price the tier that holds the quantity prices all of it, plus its flat.  A negative
 * quantity, a net return, is priced wholly at the first tier's unit, without
 * flats: a return gives back no flat, and rate(-q) = -rate(q) for a first tier
 * without one.
 *
 * Raises 22003 where an amount cannot hold the result.
 */
Money rate(const PriceView &price, const Decimal &quantity);

/* The same before it is rounded, for what goes on computing.  Raises 22003 where that has too many digits. */
Decimal rate_exactly(const PriceView &price, const Decimal &quantity);

/* One tier's part of a charge; flat and unit prices have one tier without end, a volume price only the tier reached. */
struct PriceSlice {
	std::size_t tier; /* from 0 */
	Decimal from;     /* exclusive */
	Decimal up_to;    /* inclusive; means nothing where bounded is false */
	bool bounded;
	Decimal quantity;
	Decimal unit;
	Decimal flat;
	Money amount;
};

/*
 * The tiers a quantity enters.  The amounts are exact as far as 15 fraction digits hold
 * them; what is left goes along to the next, so that their sum rounds to rate().
 */
std::vector<PriceSlice> rate_detail(const PriceView &price, const Decimal &quantity);

} // namespace billing
