/*
 * price_rate.cpp
 *		Rating.
 */
#include "core/price_rate.hpp"

#include <algorithm>

namespace billing {

namespace {

/* result = value * 10^exponent; false where 128 bits do not hold it. */
bool
scale_up(int128 value, int exponent, int128 &result) {
	return exponent <= max_power_of_ten && !__builtin_mul_overflow(value, power_of_ten(exponent), &result);
}

/* total += a * b; false where 128 bits do not hold it. */
bool
add_product(int128 a, int128 b, int128 &total) {
	int128 product;

	return !__builtin_mul_overflow(a, b, &product) && !__builtin_add_overflow(total, product, &total);
}

/* total += flat * 10^exponent */
bool
add_flat(int128 flat, int exponent, int128 &total) {
	return flat == 0 || (exponent <= max_power_of_ten && add_product(flat, power_of_ten(exponent), total));
}

/*
 * The exact charge in 128 bits, which nearly all are.  The total has scale
 * quantity scale + amount_scale.  False where anything is too large.
 */
bool
rate_small(const PriceView &price, const Decimal &quantity, Decimal &result) {
	if (!quantity.is_small()) {
		return false;
	}

	int scale = quantity.scale();
	int128 rest = quantity.small();
	int128 total = 0;

	if (!price.has_tiers() || rest < 0) {
		if (!add_product(rest, price.unit(0), total)) {
			return false;
		}
	} else {
		const int bound_exponent = std::max(scale - price.bound_scale(), 0);

		/* Quantity and bounds in the same units. */
		if (!scale_up(rest, std::max(price.bound_scale() - scale, 0), rest)) {
			return false;
		}
		scale = std::max(scale, price.bound_scale());

		const std::size_t last = price.tier_count() - 1;
		const bool by_volume = price.model() == PriceModel::volume;
		int128 from = 0; /* of the slice: stays 0 by volume */
		for (std::size_t i = 0;; i++) {
			int128 end = rest;
			if (i < last && !scale_up(price.up_to(i), bound_exponent, end)) {
				return false;
			}
			if (by_volume && end < rest) {
				continue;
			}
			end = std::min(end, rest);
			if (!add_product(end - from, price.unit(i), total) || !add_flat(price.flat(i), scale, total)) {
				return false;
			}
			if (end == rest) {
				break;
			}
			from = end;
		}
	}

	if (scale + price.amount_scale() > Decimal::max_scale) {
		return false;
	}
	result = Decimal(total, scale + price.amount_scale());
	return true;
}

/* Calls visit(tier, from, quantity priced by the tier, flat) for each tier that prices some; any size of number. */
template <typename Visit>
void
each_slice(const PriceView &price, const Decimal &quantity, Visit visit) {
	if (!price.has_tiers() || quantity.negative()) {
		visit(std::size_t(0), Decimal(), quantity, Decimal());
		return;
	}

	const bool by_volume = price.model() == PriceModel::volume;
	Decimal from;
	for (std::size_t i = 0;; i++) {
		const bool last = i + 1 == price.tier_count();
		const Decimal end = last ? quantity : Decimal(price.up_to(i), price.bound_scale());
		const bool ends_here = last || quantity <= end;
		const Decimal slice = by_volume ? quantity : (ends_here ? quantity : end) - from;

		if (ends_here || !by_volume) {
			visit(i, from, slice, Decimal(price.flat(i), price.amount_scale()));
		}
		if (ends_here) {
			return;
		}
		from = end;
	}
}

Decimal
unit_of(const PriceView &price, std::size_t tier) {
	return Decimal(price.unit(tier), price.amount_scale());
}

} // namespace

Decimal
rate_exactly(const PriceView &price, const Decimal &quantity) {
	Decimal total;

	if (!rate_small(price, quantity, total)) {
		total = Decimal();
		each_slice(price, quantity, [&](std::size_t tier, const Decimal &, const Decimal &slice, const Decimal &flat) {
			total = total + slice * unit_of(price, tier) + flat;
		});
	}
	return total;
}

Money
rate(const PriceView &price, const Decimal &quantity) {
	return make_money(price.currency(), rate_exactly(price, quantity), price.digits(), price.rounding());
}

std::vector<PriceSlice>
rate_detail(const PriceView &price, const Decimal &quantity) {
	const Money charge = rate(price, quantity);
	std::vector<PriceSlice> slices;
	Decimal total;
	Money before{price.currency(), 0};

	each_slice(price, quantity, [&](std::size_t tier, const Decimal &from, const Decimal &slice, const Decimal &flat) {
		const bool bounded = tier + 1 < price.tier_count();
		const Decimal up_to = bounded ? Decimal(price.up_to(tier), price.bound_scale()) : Decimal();

		total = total + slice * unit_of(price, tier) + flat;
		const Money now = make_money(price.currency(), total, money_scale, Rounding::down);
		slices.push_back({tier, from, up_to, bounded, slice, unit_of(price, tier), flat, subtract(now, before)});
		before = now;
	});

	/* What the last digit cut off can decide a tie: one unit more stands for it. */
	if (round(before, price.digits(), price.rounding()).units != charge.units) {
		slices.back().amount.units += total.sign();
	}
	return slices;
}

} // namespace billing
