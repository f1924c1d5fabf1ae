/*
 * proration.hpp
 *		The part of an amount that a part of a cycle takes.
 *
 * Every bound of time has a position on an axis: seconds, days, or days of
 * months that are all alike.  Positions never decrease with time, and the part
 * between two of them is a fraction of the cycle, so the parts of a cycle add up
 * to the whole whatever the axis.
 */
#pragma once

#include <cstdint>

#include "core/calendar.hpp"
#include "core/decimal.hpp"
#include "core/money.hpp"
#include "core/proration_policy.hpp"

namespace billing {

/* The part (from, to] of whole units, counted from the start of what it is measured against. */
struct ProrationShare {
	std::int64_t from;
	std::int64_t to;
	std::int64_t whole;
};

/*
 * The share of a service in a cycle that holds it.  whole is 0 for a part of a
 * cycle in which the basis counts nothing, else positive.  A Zone is what Grid
 * wants.
 */
template <typename Zone>
ProrationShare proration_share(Zone &zone, const ProrationPolicy &policy, const Period &service, const Period &cycle);

/*
 * The share's part of an exact amount, rounded as the policy says; mode and
 * digits are for where it does not.  Raises 22003 where an amount cannot hold it.
 */
Money prorate(Currency currency, const Decimal &amount, const ProrationShare &share, const ProrationPolicy &policy,
              int digits, Rounding mode);

/* What proration_share is made of. */
namespace proration {

/* Days since 2000-01-01, of a service within a cycle.  Of the service's bounds, whether they lie inside. */
struct Days {
	std::int64_t from;
	std::int64_t to;
	std::int64_t start;
	std::int64_t end;
	bool starts_late;
	bool ends_early;
};

/* What a part is measured against. */
struct Reference {
	enum class Kind {
		cycle,
		forward,  /* a period from the cycle's start */
		backward, /* a period to the cycle's end */
	} kind;
	Cadence cadence;
};

ProrationShare share_of_days(const ProrationPolicy &policy, const Days &days);

/* The days and the flags of a Days decide. */
Reference find_reference(const ProrationPolicy &policy, const Days &days);

std::int64_t day_of(LocalTime time) noexcept;
std::int64_t second_of(Instant at) noexcept;

/* The share, or 1/1 of a whole cycle that has no unit, or whole 0. */
ProrationShare make_share(const ProrationShare &share, const Days &days);

/*
 * The local date of an instant.  Where a clock is put back over midnight the
 * date would step back too; it stays, so that later is never less.
 */
template <typename Zone>
std::int64_t
local_day(Zone &zone, Instant at) {
	constexpr std::int64_t look_back = 25 * 3600 * micros_per_second;
	const LocalTime local = zone.to_local(at);
	std::int64_t day = day_of(local);

	if (at.micros < min_time + 2 * look_back) {
		return day;
	}

	Instant before{at.micros - look_back};
	const std::int64_t offset = zone.to_local(before).micros - before.micros;
	if (local.micros - at.micros < offset) {
		/* Put back in between: find the last moment before that. */
		Instant after = at;
		while (after.micros - before.micros > 1) {
			const Instant middle{before.micros + (after.micros - before.micros) / 2};
			(zone.to_local(middle).micros - middle.micros == offset ? before : after) = middle;
		}
		const std::int64_t reached = day_of(zone.to_local(before));
		day = reached > day ? reached : day;
	}
	return day;
}

template <typename Zone>
ProrationShare
share_of_seconds(Zone &zone, const ProrationPolicy &policy, const Period &service, const Period &cycle,
                 const Days &days) {
	const Reference reference = find_reference(policy, days);
	Period measure = cycle;

	if (reference.kind == Reference::Kind::forward) {
		measure.upper = zone.to_instant(advance(zone.to_local(cycle.lower), reference.cadence, 1));
	} else if (reference.kind == Reference::Kind::backward) {
		measure.lower = zone.to_instant(advance(zone.to_local(cycle.upper), reference.cadence, -1));
	}

	const std::int64_t start = second_of(measure.lower);
	return make_share(
	    {second_of(service.lower) - start, second_of(service.upper) - start, second_of(measure.upper) - start}, days);
}

} // namespace proration

template <typename Zone>
ProrationShare
proration_share(Zone &zone, const ProrationPolicy &policy, const Period &service, const Period &cycle) {
	const bool starts_late = service.lower.micros > cycle.lower.micros;
	const bool ends_early = service.upper.micros < cycle.upper.micros;

	if (policy.basis == ProrationBasis::none) {
		return {starts_late ? 1 : 0, 1, 1};
	}
	if (policy.basis == ProrationBasis::full) {
		return {0, 1, 1};
	}

	const bool by_second = policy.basis == ProrationBasis::second;
	if (by_second && policy.denominator == ProrationDenominator::cycle) {
		/* Dates decide nothing. */
		return proration::share_of_seconds(zone, policy, service, cycle, {0, 0, 0, 0, starts_late, ends_early});
	}

	proration::Days days;
	days.start = proration::local_day(zone, cycle.lower);
	days.end = proration::local_day(zone, cycle.upper);
	days.from = starts_late ? proration::local_day(zone, service.lower) : days.start;
	days.to = ends_early ? proration::local_day(zone, service.upper) : days.end;
	days.starts_late = starts_late;
	days.ends_early = ends_early;
	return by_second ? proration::share_of_seconds(zone, policy, service, cycle, days)
	                 : proration::share_of_days(policy, days);
}

} // namespace billing
