/*
 * money_parts.cpp
 *		Parts of an amount that sum to it exactly.
 */
#include "core/money_parts.hpp"

#include <algorithm>
#include <numeric>

#include "core/error.hpp"

namespace billing {

namespace {

/*
 * The most digits by which weights are raised to whole numbers.  A coefficient
 * has 256 bits, 10^170 565, an amount 111 and the number of parts 17: their
 * product fits Wide.
 */
constexpr int max_raised_digits = 170;

void
require_count(std::int64_t count) {
	if (count < 1 || count > max_money_parts) {
		throw Error("22023", "number of parts is out of range: " + std::to_string(count),
		            "An amount has between 1 and " + std::to_string(max_money_parts) + " parts.");
	}
}

/* The amount without its sign in steps of 10^-digits. */
int128
whole_steps(const Money &money, int digits) {
	int128 const step = rounding_step(digits);

	if (money.units % step != 0) {
		throw Error("22M03",
		            "amount is not exact at scale " + std::to_string(digits) + ": \"" + to_string(money) + "\"", {},
		            "Round it first, or state more digits.");
	}
	return static_cast<int128>(magnitude(money.units / step));
}

Money
of_steps(const Money &money, int128 steps, int digits) {
	int128 const units = steps * rounding_step(digits);

	return {money.currency, money.units < 0 ? -units : units};
}

/* The weights as whole numbers in the same proportion. */
std::vector<Wide>
raise(const std::vector<Decimal> &weights) {
	std::vector<Wide> raised;
	int scale = 0;

	for (const Decimal &weight : weights) {
		scale = std::max(scale, weight.scale());
	}
	for (const Decimal &weight : weights) {
		int const digits = weight.is_zero() ? 0 : scale - weight.scale();
		if (digits > max_raised_digits) {
			throw Error("22003", "weights have too many digits to compute with exactly");
		}
		raised.push_back(weight.wide() * wide_power_of_ten(digits));
	}
	return raised;
}

/* The weights as whole numbers, if steps times their sum fits. */
bool
raise(const std::vector<Decimal> &weights, int128 steps, std::vector<int128> &raised) {
	int128 sum = 0;
	int128 product;
	int scale = 0;

	for (const Decimal &weight : weights) {
		scale = std::max(scale, weight.scale());
	}
	for (const Decimal &weight : weights) {
		int128 whole = 0;
		if (!weight.is_zero() &&
		    (!weight.is_small() || scale - weight.scale() > max_power_of_ten ||
		     __builtin_mul_overflow(weight.small(), power_of_ten(scale - weight.scale()), &whole))) {
			return false;
		}
		if (__builtin_add_overflow(sum, whole, &sum)) {
			return false;
		}
		raised.push_back(whole);
	}
	return !__builtin_mul_overflow(sum, steps, &product);
}

int128
narrow(int128 value) {
	return value;
}

int128
narrow(const Wide &value) {
	return to_int128(value);
}

/* Steps of each part by largest remainder. */
template <typename Integer>
std::vector<int128>
apportion(const Integer &steps, const std::vector<Integer> &weights) {
	Integer const sum = std::accumulate(weights.begin(), weights.end(), Integer(0));
	std::vector<int128> parts;
	std::vector<Integer> remainders;
	Integer rest = steps;

	for (const Integer &weight : weights) {
		Integer const product = steps * weight;
		Integer const part = product / sum;
		parts.push_back(narrow(part));
		remainders.push_back(product - part * sum);
		rest -= part;
	}

	/* What is left is the sum of the remainders over the sum of the weights: less than one step a part. */
	auto const left = static_cast<std::ptrdiff_t>(narrow(rest));
	std::vector<std::size_t> order(weights.size());
	std::iota(order.begin(), order.end(), std::size_t(0));
	std::nth_element(order.begin(), order.begin() + left, order.end(), [&](std::size_t a, std::size_t b) {
		return remainders[a] != remainders[b] ? remainders[b] < remainders[a] : a < b;
	});
	std::for_each(order.begin(), order.begin() + left, [&](std::size_t i) { parts[i]++; });
	return parts;
}

} // namespace

std::vector<Money>
allocate(const Money &money, const std::vector<Decimal> &weights, int digits) {
	require_count(static_cast<std::int64_t>(weights.size()));
	for (const Decimal &weight : weights) {
		if (weight.sign() < 0) {
			throw Error("22023", "weight is negative: " + weight.to_string());
		}
	}
	if (std::all_of(weights.begin(), weights.end(), [](const Decimal &weight) { return weight.is_zero(); })) {
		throw Error("22023", "all weights are zero");
	}

	int128 const steps = whole_steps(money, digits);
	std::vector<int128> small;
	std::vector<Money> parts;
	for (int128 part :
	     raise(weights, steps, small) ? apportion(steps, small) : apportion(to_wide(steps), raise(weights))) {
		parts.push_back(of_steps(money, part, digits));
	}
	return parts;
}

std::vector<Money>
split(const Money &money, std::int64_t count, int digits) {
	require_count(count);

	int128 const steps = whole_steps(money, digits);
	std::vector<Money> parts(static_cast<std::size_t>(steps % count), of_steps(money, steps / count + 1, digits));
	parts.resize(static_cast<std::size_t>(count), of_steps(money, steps / count, digits));
	return parts;
}

} // namespace billing
