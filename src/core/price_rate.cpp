/*
 * price_rate.cpp
 *		Rating.
 */
#include "core/price_rate.hpp"

#include <algorithm>
#include <limits>

#include "core/error.hpp"

namespace billing {

namespace {

/* result = value * 10^exponent; false where 128 bits do not hold it. */
bool
scale_up(int128 value, int exponent, int128 &result) {
	return exponent <= max_power_of_ten && multiply_exactly(value, power_of_ten(exponent), result);
}

/* total += a * b; false where 128 bits do not hold it. */
bool
add_product(int128 a, int128 b, int128 &total) {
	int128 product;

	return multiply_exactly(a, b, product) && !__builtin_add_overflow(total, product, &total);
}

/* total += flat * 10^exponent */
bool
add_flat(int128 flat, int exponent, int128 &total) {
	return flat == 0 || (exponent <= max_power_of_ten && add_product(flat, power_of_ten(exponent), total));
}

/*
 * The slices of a quantity that has a scale of at least bound_scale.  Adds up
 * slice * unit + flat with a scale of scale + amount_scale; false where anything is
 * too large.
 */
bool
rate_tiers_small(const PriceView &price, int128 quantity, int scale, int128 &total) {
	const int bound_exponent = scale - price.bound_scale();
	const std::size_t last = price.tier_count() - 1;
	const bool by_volume = price.model() == PriceModel::volume;
	const bool caps = price.has(PricePart::caps);
	const bool first_flat = quantity > 0 || price.zero_flat();
	int128 from = 0; /* of the slice: stays 0 by volume */

	for (std::size_t i = 0;; i++) {
		int128 end = quantity;
		if (i < last && !scale_up(price.up_to(i), bound_exponent, end)) {
			return false;
		}
		if (by_volume && end < quantity) {
			continue;
		}
		end = std::min(end, quantity);

		int128 amount = 0;
		if (!add_product(end - from, price.unit(i), amount) ||
		    ((i > 0 || first_flat) && !add_flat(price.flat(i), scale, amount))) {
			return false;
		}
		if (caps && price.cap(i) >= 0) {
			int128 cap;
			if (!scale_up(price.cap(i), scale, cap)) {
				return false;
			}
			amount = std::min(amount, cap);
		}
		if (__builtin_add_overflow(total, amount, &total)) {
			return false;
		}
		if (end == quantity) {
			return true;
		}
		from = end;
	}
}

/*
 * The exact charge in 128 bits, which nearly all are.  False where anything is too
 * large, or is no decimal number.
 */
bool
rate_small(const PriceView &price, const Decimal &given, Decimal &result) {
	if (!given.is_small()) {
		return false;
	}

	int scale = given.scale();
	int128 quantity = given.small();

	if (price.has(PricePart::divide_by)) {
		int128 divisor;
		if (!price.has(PricePart::divide_round) ||
		    !scale_up(price.part(PricePart::divide_by), std::max(scale - price.bound_scale(), 0), divisor) ||
		    !scale_up(quantity, std::max(price.bound_scale() - scale, 0), quantity)) {
			return false;
		}
		quantity = divide_rounded(quantity, divisor, price.divide_round());
		scale = 0;
	}

	/* Quantity and bounds in the same units. */
	if (!scale_up(quantity, std::max(price.bound_scale() - scale, 0), quantity)) {
		return false;
	}
	scale = std::max(scale, price.bound_scale());
	if (price.has(PricePart::included)) {
		int128 included;
		if (!scale_up(price.part(PricePart::included), scale - price.bound_scale(), included)) {
			return false;
		}
		quantity = included > 0 || quantity > 0 ? std::max(quantity - included, int128(0)) : quantity;
	}

	int128 total = 0;
	if (price.model() == PriceModel::package) {
		int128 size;
		if (!scale_up(price.package_size(), scale - price.bound_scale(), size) ||
		    !add_product(divide_rounded(quantity, size, Rounding::ceiling), price.unit(0), total)) {
			return false;
		}
		scale = 0;
	} else if (!price.has_tiers() || quantity < 0) {
		if (!add_product(quantity, price.unit(0), total)) {
			return false;
		}
	} else if (!rate_tiers_small(price, quantity, scale, total)) {
		return false;
	}

	if (price.has(PricePart::minimum) || price.has(PricePart::maximum)) {
		int128 bound;
		if (price.has(PricePart::minimum)) {
			if (!scale_up(price.part(PricePart::minimum), scale, bound)) {
				return false;
			}
			total = std::max(total, bound);
		}
		if (price.has(PricePart::maximum)) {
			if (!scale_up(price.part(PricePart::maximum), scale, bound)) {
				return false;
			}
			total = std::min(total, bound);
		}
	}

	if (scale + price.amount_scale() > Decimal::max_scale) {
		return false;
	}
	result = Decimal(total, scale + price.amount_scale());
	return true;
}

Decimal
amount_number(const PriceView &price, int128 value) {
	return Decimal(value, price.amount_scale());
}

Decimal
bound_number(const PriceView &price, int128 value) {
	return Decimal(value, price.bound_scale());
}

/* The share of an amount per cycle. */
Fraction
share_of(const Decimal &amount, const RateBasis &basis) {
	return {amount * Decimal(basis.numerator), Decimal(basis.denominator)};
}

void
require_quantity_model(const PriceView &price) {
	if (needs_events(price)) {
		throw Error("22023",
		            "model \"" + std::string(price_model_name(price.model())) + "\" prices events, not a quantity", {},
		            "Give the events to the aggregate billing.rate_events(price, value, properties).");
	}
}

/* A part of a charge as it is computed; numbers of any size. */
struct Part {
	PriceSlice::Kind kind;
	std::size_t tier;
	Decimal from;
	std::optional<Decimal> up_to;
	Fraction quantity;
	Decimal unit;
	Fraction flat;
	Fraction amount;
};

/* Of a tier that has one; prices without tiers have one tier without end. */
std::optional<Decimal>
end_of_tier(const PriceView &price, std::size_t tier) {
	return price.has_tiers() && tier + 1 < price.tier_count()
	           ? std::optional<Decimal>(bound_number(price, price.up_to(tier)))
	           : std::nullopt;
}

/* Calls visit(part) for what is included and for each tier that prices some, in order. */
template <typename Visit>
void
each_part(const PriceView &price, const RateBasis &basis, Visit visit) {
	const Decimal zero;

	/* quantity / divisor */
	Decimal quantity = basis.quantity;
	Decimal divisor = basis.divisor;
	if (price.has(PricePart::divide_by)) {
		divisor = divisor * bound_number(price, price.part(PricePart::divide_by));
		if (price.has(PricePart::divide_round)) {
			quantity = divide(quantity, divisor, 0, price.divide_round());
			divisor = Decimal(1);
		}
	}

	/* What a percentage or a dynamic price has free or not is an amount, but counts as one. */
	const PricePart free_part = price.model() == PriceModel::percentage ? PricePart::free_amount : PricePart::included;
	if (price.has(free_part) && (quantity > zero || price.part(free_part) > 0)) {
		const Decimal included = bound_number(price, price.part(free_part));
		const Decimal free = std::min(quantity, included * divisor);

		if (included > zero) {
			visit(Part{PriceSlice::Kind::included, 0, zero, included, {free, divisor}, zero, {}, {}});
		}
		quantity = quantity - free;
		if (quantity < zero) {
			quantity = zero;
		}
	}

	if (price.model() == PriceModel::package) {
		const Decimal size = bound_number(price, price.package_size());
		const Decimal packages = divide(quantity, size * divisor, 0, Rounding::ceiling);
		const Decimal unit = amount_number(price, price.unit(0));

		visit(Part{PriceSlice::Kind::tier, 0, zero, {}, {packages}, unit, {}, {packages * unit}});
		return;
	}
	if (!price.has_tiers() || quantity.negative()) {
		const Decimal unit = amount_number(price, price.unit(0));
		const Fraction amount = price.model() == PriceModel::flat ? Fraction{quantity * unit * Decimal(basis.numerator),
		                                                                     divisor * Decimal(basis.denominator)}
		                                                          : Fraction{quantity * unit, divisor};

		visit(Part{PriceSlice::Kind::tier, 0, zero, end_of_tier(price, 0), {quantity, divisor}, unit, {}, amount});
		return;
	}

	/* All amounts over one divisor, so that sums stay short. */
	const Decimal share(basis.numerator);
	const Decimal denominator(basis.denominator);
	const bool by_volume = price.model() == PriceModel::volume;
	Decimal from;
	for (std::size_t i = 0;; i++) {
		const bool last = i + 1 == price.tier_count();
		const Decimal bound = last ? zero : bound_number(price, price.up_to(i));
		const Decimal end = last ? quantity : bound * divisor;
		const bool ends_here = last || quantity <= end;

		if (ends_here || !by_volume) {
			const Decimal slice = by_volume ? quantity : (ends_here ? quantity : end) - from * divisor;
			const Decimal unit = amount_number(price, price.unit(i));
			const bool flat_is_due = i > 0 || !quantity.is_zero() || price.zero_flat();
			const Decimal flat = (flat_is_due ? amount_number(price, price.flat(i)) : zero) * share;
			Decimal amount = slice * unit * denominator + flat * divisor;

			if (price.cap(i) >= 0) {
				amount = std::min(amount, amount_number(price, price.cap(i)) * share * divisor);
			}
			visit(Part{PriceSlice::Kind::tier,
			           i,
			           from,
			           end_of_tier(price, i),
			           {slice, divisor},
			           unit,
			           {flat, denominator},
			           {amount, divisor * denominator}});
		}
		if (ends_here) {
			return;
		}
		from = bound;
	}
}

/* A quotient with 15 fraction digits; what does not fit them is rounded. */
Decimal
shown(const Fraction &number) {
	if (number.divisor == Decimal(1)) {
		return number.value;
	}
	return divide(number.value, number.divisor, money_scale, Rounding::half_even).trimmed();
}

} // namespace

void
require_basis(const RateBasis &basis) {
	if (basis.divisor <= Decimal()) {
		throw Error("22023", "divisor of a quantity is not above 0: " + basis.divisor.to_string());
	}
	if (basis.denominator <= 0 || basis.numerator < 0 || basis.numerator > basis.denominator) {
		throw Error("22023", "share of a cycle is not from 0 to 1: " + std::to_string(basis.numerator) + " / " +
		                         std::to_string(basis.denominator));
	}
}

Fraction
operator+(const Fraction &a, const Fraction &b) {
	if (a.divisor == b.divisor) {
		return {a.value + b.value, a.divisor};
	}

	/* Divisors as whole numbers, and the least that both divide. */
	const auto whole = [](const Fraction &f) {
		return Fraction{f.value * Decimal::from_wide(wide_power_of_ten(f.divisor.scale()), 0),
		                Decimal::from_wide(f.divisor.wide(), 0)};
	};
	const Fraction x = whole({a.value, a.divisor.trimmed()});
	const Fraction y = whole({b.value, b.divisor.trimmed()});
	const Wide common = gcd(x.divisor.wide(), y.divisor.wide());
	const Decimal x_rest = Decimal::from_wide(x.divisor.wide() / common, 0);
	const Decimal y_rest = Decimal::from_wide(y.divisor.wide() / common, 0);
	return {x.value * y_rest + y.value * x_rest, x.divisor * y_rest};
}

bool
operator<(const Fraction &a, const Fraction &b) {
	if (a.divisor == b.divisor) {
		return a.value < b.value;
	}
	return a.value * b.divisor < b.value * a.divisor;
}

bool
needs_events(const PriceView &price) {
	switch (price.model()) {
	case PriceModel::matrix:
		return true;
	case PriceModel::dynamic:
		return price.has(PricePart::property);
	case PriceModel::percentage:
		return price.has(PricePart::fixed) || price.has(PricePart::event_minimum) ||
		       price.has(PricePart::event_maximum) || price.has(PricePart::free_events);
	default:
		return false;
	}
}

Fraction
bounded(const PriceView &price, const Fraction &charge, const RateBasis &basis) {
	Fraction result = charge;

	if (price.has(PricePart::minimum)) {
		const Fraction minimum = share_of(amount_number(price, price.part(PricePart::minimum)), basis);
		result = result < minimum ? minimum : result;
	}
	if (price.has(PricePart::maximum)) {
		const Fraction maximum = share_of(amount_number(price, price.part(PricePart::maximum)), basis);
		result = maximum < result ? maximum : result;
	}
	return result;
}

Money
round_charge(const PriceView &price, const Fraction &charge) {
	if (charge.divisor == Decimal(1)) {
		return make_money(price.currency(), charge.value, price.digits(), price.rounding());
	}
	return make_money(price.currency(), divide(charge.value, charge.divisor, price.digits(), price.rounding()),
	                  price.digits(), price.rounding());
}

Fraction
rate_exactly(const PriceView &price, const RateBasis &basis) {
	Fraction total;
	const bool whole = basis.numerator == basis.denominator && basis.divisor == Decimal(1);

	require_quantity_model(price);
	if (whole && price.model() != PriceModel::percentage && rate_small(price, basis.quantity, total.value)) {
		return total;
	}
	each_part(price, basis, [&](const Part &part) { total = total + part.amount; });
	return bounded(price, total, basis);
}

Money
rate(const PriceView &price, const Decimal &quantity) {
	Decimal total;

	if (model_has_quantity(price.model()) && rate_small(price, quantity, total)) {
		return make_money(price.currency(), total, price.digits(), price.rounding());
	}
	return round_charge(price, rate_exactly(price, {quantity}));
}

Money
rate(const PriceView &price, const RateBasis &basis) {
	require_basis(basis);
	return round_charge(price, rate_exactly(price, basis));
}

Money
prorate(const PriceView &price, const Decimal &quantity, const ProrationShare &share, const ProrationPolicy &policy) {
	constexpr int kept_digits = 60;
	const Fraction charge = rate_exactly(price, {quantity});
	const auto prorated = [&](const Decimal &amount, const ProrationShare &part) {
		return prorate(price.currency(), amount, part, policy, price.digits(), price.rounding());
	};

	if (charge.divisor == Decimal(1)) {
		return prorated(charge.value, share);
	}

	/* What divides the charge can divide the share as well, but for a policy that rounds the share. */
	const Decimal divisor = charge.divisor.trimmed();
	std::int64_t whole;
	if (!policy.ratio_scale && divisor.is_small() && divisor.small() <= std::numeric_limits<std::int64_t>::max() &&
	    divisor.scale() <= max_power_of_ten &&
	    !__builtin_mul_overflow(share.whole, static_cast<std::int64_t>(divisor.small()), &whole)) {
		ProrationShare part = share;
		part.whole = whole;
		return prorated(charge.value * Decimal(power_of_ten(divisor.scale())), part);
	}
	return prorated(divide(charge.value, charge.divisor, kept_digits, Rounding::half_even), share);
}

std::vector<PriceSlice>
rate_detail(const PriceView &price, const RateBasis &basis) {
	require_basis(basis);

	const Money charge = rate(price, basis);
	std::vector<PriceSlice> slices;
	Fraction total;
	Money before{price.currency(), 0};

	/* The part of what is charged by now that 15 digits hold, less what was before. */
	const auto next_amount = [&](const Fraction &charged) {
		const Money now =
		    make_money(price.currency(), divide(charged.value, charged.divisor, money_scale, Rounding::down));
		const Money amount = subtract(now, before);
		before = now;
		return amount;
	};

	each_part(price, basis, [&](const Part &part) {
		total = total + part.amount;
		slices.push_back({part.kind, part.tier, part.from, part.up_to, shown(part.quantity), part.unit,
		                  shown(part.flat), next_amount(total)});
	});
	const Fraction result = bounded(price, total, basis);
	if (result < total || total < result) {
		PriceSlice slice;
		slice.kind = PriceSlice::Kind::bounds;
		slice.amount = next_amount(result);
		slices.push_back(slice);
	}

	/* What the last digit cut off can decide a tie: one unit more stands for it. */
	if (round(before, price.digits(), price.rounding()).units != charge.units) {
		slices.back().amount.units += result.value.sign();
	}
	return slices;
}

} // namespace billing
