/*
 * proration.cpp
 *		Counting days of every sort, and rounding parts of an amount.
 */
#include "core/proration.hpp"

#include <algorithm>
#include <limits>

namespace billing {

namespace {

using proration::Days;
using proration::Reference;

std::int64_t
floor_divide(std::int64_t value, std::int64_t divisor) {
	return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/* Where a day begins on the axis of a basis. */
std::int64_t
position(const ProrationPolicy &policy, std::int64_t day) {
	if (policy.basis != ProrationBasis::fixed_n && policy.basis != ProrationBasis::thirty_360) {
		return day;
	}

	const CivilDate date = to_civil_date(day);
	const std::int64_t month = date.year * 12 + date.month;
	if (policy.basis == ProrationBasis::fixed_n) {
		/* Days beyond the n-th do not count; the last day of a shorter month makes up for those it lacks. */
		return month * policy.month_days + std::min(date.day - 1, policy.month_days);
	}
	return month * 30 + (date.day == days_in_month(date.year, date.month) ? 30 : std::min(date.day, 30)) - 1;
}

bool
is_last_of_month(const CivilDate &date) {
	return date.day == days_in_month(date.year, date.month);
}

/*
 * The cadence of a cycle: whole months where it goes from a day of a month to
 * that day of another, or to its last day where the month is too short.
 */
Cadence
cadence_of(std::int64_t start, std::int64_t end) {
	const CivilDate from = to_civil_date(start);
	const CivilDate to = to_civil_date(end);
	const std::int64_t months = (to.year - from.year) * 12 + to.month - from.month;
	const bool same_day = from.day == to.day || (from.day > to.day && is_last_of_month(to)) ||
	                      (from.day < to.day && is_last_of_month(from));

	if (months > 0 && same_day) {
		return {static_cast<std::int32_t>(months), 0};
	}
	/* What the server can store has fewer days than an int. */
	return {0, static_cast<std::int32_t>(end - start)};
}

/* Days of a cadence with months of 30. */
std::int64_t
nominal_days(const Cadence &cadence) {
	return std::int64_t{cadence.months} * 30 + cadence.days;
}

std::int64_t
move_day(std::int64_t day, const Cadence &cadence, int n) {
	return proration::day_of(advance({day * micros_per_day}, cadence, n));
}

[[noreturn]] void
raise_out_of_range(const Decimal &amount) {
	raise_money_out_of_range(amount.to_string() + " prorated");
}

/* The same amount with no more fraction digits than are kept, where it has no need of them; most have none. */
Decimal
drop_zeros(const Decimal &amount, int kept) {
	const int extra = amount.scale() - kept;

	if (extra > 0 && extra <= max_power_of_ten && amount.is_small()) {
		const int128 divisor = power_of_ten(extra);
		const int128 quotient = amount.small() / divisor;
		if (quotient * divisor == amount.small()) {
			return Decimal(quotient, kept);
		}
	}
	return amount;
}

/* amount * 10^exponent * numerator / denominator, rounded to an integer */
int128
scale_rounded(const Decimal &amount, int exponent, std::int64_t numerator, std::int64_t denominator, Rounding mode) {
	const int raised = std::max(exponent - amount.scale(), 0);
	const int lowered = std::max(amount.scale() - exponent, 0);

	int128 dividend;
	int128 divisor;
	if (amount.is_small() && lowered <= max_power_of_ten &&
	    !__builtin_mul_overflow(amount.small(), power_of_ten(raised), &dividend) &&
	    !__builtin_mul_overflow(dividend, static_cast<int128>(numerator), &dividend) &&
	    !__builtin_mul_overflow(power_of_ten(lowered), static_cast<int128>(denominator), &divisor)) {
		return divide_rounded(dividend, divisor, mode);
	}

	/* Beyond 10^200 the quotient is below one half, whatever the power. */
	const Wide quotient = divide_rounded(amount.wide() * wide_power_of_ten(raised) * Wide(numerator),
	                                     wide_power_of_ten(std::min(lowered, 200)) * Wide(denominator), mode);
	if (!fits_int128(quotient)) {
		raise_out_of_range(amount);
	}
	return to_int128(quotient);
}

} // namespace

namespace proration {

std::int64_t
day_of(LocalTime time) noexcept {
	return floor_divide(time.micros, micros_per_day);
}

std::int64_t
second_of(Instant at) noexcept {
	return floor_divide(at.micros, micros_per_second);
}

Reference
find_reference(const ProrationPolicy &policy, const Days &days) {
	if (policy.denominator == ProrationDenominator::plan_period && policy.period.months + policy.period.days > 0) {
		const Cadence cadence = cadence_of(days.start, days.end);
		const bool whole = policy.period.months > 0 ? policy.period.months == cadence.months
		                                            : policy.period.days == days.end - days.start;
		if (!whole) {
			return {Reference::Kind::forward, policy.period};
		}
	}
	if (policy.denominator == ProrationDenominator::killbill && days.starts_late && !days.ends_early) {
		const Cadence cadence = cadence_of(days.start, days.end);
		if (cadence.months > 0) {
			return {Reference::Kind::backward, cadence};
		}
	}
	return {Reference::Kind::cycle, {0, 0}};
}

ProrationShare
make_share(const ProrationShare &share, const Days &days) {
	if (share.whole > 0) {
		return share;
	}
	const bool whole_cycle = !days.starts_late && !days.ends_early;
	return whole_cycle ? ProrationShare{0, 1, 1} : ProrationShare{0, 0, 0};
}

ProrationShare
share_of_days(const ProrationPolicy &policy, const Days &days) {
	const Reference reference = find_reference(policy, days);
	const bool old_version = policy.change_day == ChangeDay::old_version;
	const bool of_30 = policy.basis == ProrationBasis::actual_30;
	const std::int64_t start = position(policy, days.start);
	const std::int64_t end = position(policy, days.end);

	/* The day of a change belongs to one side as a whole; the bounds of the cycle are no changes. */
	const auto bound = [&](std::int64_t day, bool inside) {
		return inside && old_version ? std::min(position(policy, day + 1), end) : position(policy, day);
	};
	std::int64_t from = bound(days.from, days.starts_late) - start;
	std::int64_t to = bound(days.to, days.ends_early) - start;

	if (reference.kind == Reference::Kind::backward) {
		const std::int64_t first = position(policy, move_day(days.end, reference.cadence, -1));
		const std::int64_t whole = of_30 ? nominal_days(reference.cadence) : end - first;
		return make_share({std::max<std::int64_t>(whole - (to - from), 0), whole, whole}, days);
	}
	if (reference.kind == Reference::Kind::forward) {
		const std::int64_t last = position(policy, move_day(days.start, reference.cadence, 1));
		return make_share({from, to, of_30 ? nominal_days(reference.cadence) : last - start}, days);
	}
	if (of_30) {
		/* The whole is the whole: the last day takes what is left, be it nothing. */
		const std::int64_t whole = nominal_days(cadence_of(days.start, days.end));
		from = std::min(from, whole);
		to = days.ends_early ? std::min(to, whole) : whole;
		return make_share({from, to, whole}, days);
	}
	return make_share({from, to, end - start}, days);
}

} // namespace proration

Money
prorate(Currency currency, const Decimal &amount, const ProrationShare &share, const ProrationPolicy &policy,
        int digits, Rounding mode) {
	const int kept = policy.digits.value_or(digits);
	const Rounding how = policy.mode.value_or(mode);
	const Decimal exact = drop_zeros(amount, kept);

	/* The amount of a numerator, in units of 10^-kept. */
	const auto part = [&](std::int64_t numerator) -> int128 {
		if (numerator == 0) {
			return 0;
		}
		if (!policy.ratio_scale) {
			return scale_rounded(exact, kept, numerator, share.whole, how);
		}
		const int scale = *policy.ratio_scale;
		const int128 ratio =
		    divide_rounded(static_cast<int128>(numerator) * power_of_ten(scale), share.whole, Rounding::half_up);
		if (ratio > std::numeric_limits<std::int64_t>::max()) {
			raise_out_of_range(amount);
		}
		return scale_rounded(exact, kept - scale, static_cast<std::int64_t>(ratio), 1, how);
	};

	const int128 quotient =
	    policy.rounding == ProrationRounding::each ? part(share.to - share.from) : part(share.to) - part(share.from);
	Money result{currency, 0};
	if (__builtin_mul_overflow(quotient, power_of_ten(money_scale - kept), &result.units) ||
	    !in_money_range(result.units)) {
		raise_out_of_range(amount);
	}
	return result;
}

} // namespace billing
