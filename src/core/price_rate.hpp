/*
 * price_rate.hpp
 *		What a quantity costs.
 *
 * A charge is computed exactly and rounded once, at the end, to the price's
 * digits.  The quantity is divided by divide_by, rounded where divide_round says
 * so, and taken less what is included.  Then
 *
 * - flat and unit are times the quantity, package times the packages begun;
 * - in a graduated price each tier prices its slice (from, up_to] and adds its flat
 *   when the quantity goes beyond from; by volume, the tier that holds the quantity
 *   prices all of it, plus its flat.  The flat of the first tier is due at 0 too,
 *   unless zero_flat says otherwise;
 * - a tier's cap bounds what it charges, flat included.
 *
 * Last come minimum and maximum.
 *
 * A negative quantity is a net return.  It gives back no flat and is priced wholly
 * at the first tier's unit, so rate(-q) = -rate(q) for a first tier without flat and
 * cap; where some quantity is included it is 0, because the first units were free.
 */
#pragma once

#include <optional>
#include <vector>

#include "core/decimal.hpp"
#include "core/money.hpp"
#include "core/price_codec.hpp"
#include "core/proration.hpp"

namespace billing {

/* How much of a price applies: of a short cycle, amounts per cycle are charged in part. */
struct RateBasis {
	Decimal quantity;
	Decimal divisor = Decimal(1); /* above 0: quantity / divisor is rated, exactly */
	std::int64_t numerator = 1;   /* 0 to denominator: the share of flats, caps, minimum and maximum, */
	std::int64_t denominator = 1; /* and of the amount of a flat price */
};

/* value / divisor, exactly; the divisor is above 0. */
struct Fraction {
	Decimal value;
	Decimal divisor = Decimal(1);
};

Fraction operator+(const Fraction &a, const Fraction &b);
bool operator<(const Fraction &a, const Fraction &b);

/* Raises 22023 for a divisor or a share that is none. */
void require_basis(const RateBasis &basis);

/* Whether a charge depends on the events themselves, not just on the sum of their values. */
bool needs_events(const PriceView &price);

/* Raises 22023 for a price that needs events, 22003 where an amount cannot hold the result. */
Money rate(const PriceView &price, const Decimal &quantity);

/* The same of part of a cycle or of a quotient; 22023 for a divisor or a share that is none. */
Money rate(const PriceView &price, const RateBasis &basis);

/* The charge before it is rounded; 22003 where that has too many digits. */
Fraction rate_exactly(const PriceView &price, const RateBasis &basis);

/* What the whole charge of a price makes of its parts: at least the minimum, at most the maximum. */
Fraction bounded(const PriceView &price, const Fraction &charge, const RateBasis &basis);

/* A charge in the price's currency, rounded as the price says. */
Money round_charge(const PriceView &price, const Fraction &charge);

/* Part of the charge for a cycle, by a policy: rounded as prorate() does, with nothing rounded before. */
Money prorate(const PriceView &price, const Decimal &quantity, const ProrationShare &share,
              const ProrationPolicy &policy);

/* A part of a charge. */
struct PriceSlice {
	/*
	 * What is free comes before the tiers, what minimum and maximum change after them.  Where events
	 * are charged one by one they are one part, and the quantity is their number.
	 */
	enum class Kind { included, tier, events, bounds };

	Kind kind = Kind::tier;
	std::size_t tier = 0;              /* from 0; prices without tiers have one */
	Decimal from;                      /* exclusive */
	std::optional<Decimal> up_to = {}; /* inclusive; nothing without end */
	Decimal quantity;                  /* of a package price the packages */
	Decimal unit;
	Decimal flat;
	Money amount;
};

/*
 * The parts of a charge.  The amounts are exact as far as 15 fraction digits hold
 * them; what is left goes along to the next, so that their sum rounds to rate().
 * Quantities and flats that are no decimal numbers are rounded to 15 digits.
 */
std::vector<PriceSlice> rate_detail(const PriceView &price, const RateBasis &basis);

} // namespace billing
