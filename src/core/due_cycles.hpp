/*
 * due_cycles.hpp
 *		The cycles of an item that become due in a time, and when.
 *
 * An item is charged on a grid while the grid is in force and in an unbroken
 * span of time: both together are when it is active.  In advance a cycle is due
 * when it and that time have begun, in arrears when one of them ends.
 */
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/calendar.hpp"

namespace billing {

constexpr Period
intersection(const Period &a, const Period &b) {
	return {{std::max(a.lower.micros, b.lower.micros)}, {std::min(a.upper.micros, b.upper.micros)}};
}

/* When a cycle is due. */
constexpr std::int64_t
cycle_due_at(bool in_advance, const Period &cycle, const Period &active) {
	return in_advance ? std::max(cycle.lower.micros, active.lower.micros)
	                  : std::min(cycle.upper.micros, active.upper.micros);
}

/*
 * The length of a cycle in days, whatever clocks do in it: it tells cycles of the
 * same number apart, where an item got a cadence of its own on the same grid.
 */
constexpr std::int64_t
cycle_days(const Period &cycle) {
	return (cycle.upper.micros - cycle.lower.micros + micros_per_day / 2) / micros_per_day;
}

struct DueCycle {
	std::int64_t n;
	Period period;
	Period service; /* the part of it that is charged */
	std::int64_t due_at;
};

/* A walk over them that can be left and gone on with: plain data. */
struct DueCycles {
	bool in_advance;
	Period active;
	Period charge;
	std::int64_t from; /* the first and the last instant at which a cycle is due */
	std::int64_t until;
	std::int64_t n = 0;  /* the next cycle to look at */
	Instant lower = {0}; /* where it begins */

	/* False where there are none. */
	template <typename Zone>
	bool
	start(const Grid<Zone> &grid) {
		/* A cycle in arrears that is due at the first instant ends there. */
		const Instant first{std::max(from - 1, active.lower.micros)};
		Period period;

		if (active.empty() || charge.empty() || first.micros > until) {
			return false;
		}
		n = grid.find(first, period);
		lower = period.lower;
		return true;
	}

	template <typename Zone>
	bool
	next(const Grid<Zone> &grid, DueCycle &cycle) {
		while (lower.micros <= until && lower.micros < active.upper.micros) {
			cycle.n = n++;
			cycle.period = {lower, grid.boundary(n)};
			cycle.service = intersection(cycle.period, charge);
			cycle.due_at = cycle_due_at(in_advance, cycle.period, active);
			lower = cycle.period.upper;
			if (!cycle.service.empty() && cycle.due_at >= from && cycle.due_at <= until) {
				return true;
			}
		}
		return false;
	}
};

/* Where a cycle becomes due after an instant, the first time; nothing where none will. */
template <typename Zone>
std::optional<std::int64_t>
next_due_at(const Grid<Zone> &grid, bool in_advance, const Period &active, std::int64_t as_of) {
	Period period;

	if (active.empty() || as_of >= active.upper.micros) {
		return std::nullopt;
	}
	if (in_advance && as_of < active.lower.micros) {
		return active.lower.micros;
	}
	grid.find({std::max(as_of, active.lower.micros)}, period);
	if (in_advance && period.upper.micros >= active.upper.micros) {
		return std::nullopt;
	}
	return std::min(period.upper.micros, active.upper.micros);
}

/* Where the cycle begins that is open at an instant: what is before it is closed.  Nothing where there is no time. */
template <typename Zone>
std::optional<std::int64_t>
closed_before(const Grid<Zone> &grid, const Period &active, std::int64_t as_of) {
	Period period;

	if (active.empty()) {
		return std::nullopt;
	}
	if (as_of >= active.upper.micros) {
		return active.upper.micros;
	}
	grid.find({std::max(as_of, active.lower.micros)}, period);
	return period.lower.micros;
}

} // namespace billing
