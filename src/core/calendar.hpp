/*
 * calendar.hpp
 *		Civil dates, cadences and the grid of billing periods.
 *
 * A grid is (anchor, cadence, zone).  Its boundary n is the anchor's local
 * time plus n cadences, always counted from the anchor and never from the
 * boundary before it: stepping drifts (31 Jan, 29 Feb, 29 Mar).
 *
 * Times are microseconds since 2000-01-01 00:00, as the server keeps them:
 * of UTC for an instant, of the wall clock for a local time.
 */
#pragma once

#include <cstdint>

namespace billing {

constexpr std::int64_t micros_per_second = 1000000;
constexpr std::int64_t micros_per_day = 86400 * micros_per_second;

/* What the server stores: 4714-11-24 BC up to, not including, 294277-01-01. */
constexpr std::int64_t min_time = -211813488000000000;
constexpr std::int64_t end_time = 9223371331200000000;

/* Instants and local times must not be mixed. */
struct Instant {
	std::int64_t micros;
};

struct LocalTime {
	std::int64_t micros;
};

/* A day of the proleptic Gregorian calendar; the year before 1 is 0. */
struct CivilDate {
	std::int64_t year;
	int month; /* 1 to 12 */
	int day;   /* 1 to 31 */
};

/* Days are counted from 2000-01-01. */
std::int64_t to_day_number(const CivilDate &date) noexcept;
CivilDate to_civil_date(std::int64_t day_number) noexcept;
int days_in_month(std::int64_t year, int month) noexcept;

/* Whole months or whole days: exactly one is positive, the other zero. */
struct Cadence {
	std::int32_t months;
	std::int32_t days;
};

/*
 * The cadence of an interval's three fields.  Months have no length in days,
 * and a day none in hours: an interval that mixes them would count from the
 * anchor in an order somebody has to choose.
 * Raises 22023 for mixed units, for units below a day, and unless positive.
 */
Cadence make_cadence(std::int32_t months, std::int32_t days, std::int64_t micros);

/* local time + n cadences, the day clamped to the month's end; 22008 when out of range. */
LocalTime advance(LocalTime anchor, const Cadence &cadence, std::int64_t n);

/* The n nearest below the period that holds a local time; exact but for what a zone does to it. */
std::int64_t estimate_number(LocalTime anchor, const Cadence &cadence, LocalTime at) noexcept;

/* Raises 22008 unless the server can store the time. */
std::int64_t check_time_range(std::int64_t micros);

/* Raises 22003 unless a period's number fits an integer. */
std::int32_t check_period_number(std::int64_t n);

/* A period [lower, upper); it is empty where a zone skips the whole of it. */
struct Period {
	Instant lower;
	Instant upper;

	bool
	empty() const noexcept {
		return lower.micros >= upper.micros;
	}
};

/*
 * The periods of an anchor, a cadence and a zone.  A Zone offers
 *     LocalTime to_local(Instant) and Instant to_instant(LocalTime).
 */
template <typename Zone>
class Grid {
public:
	Grid(Zone &zone, Instant anchor, const Cadence &cadence)
	    : zone_(zone), cadence_(cadence), anchor_(zone.to_local(anchor)) {
	}

	Instant
	boundary(std::int64_t n) const {
		return zone_.to_instant(advance(anchor_, cadence_, n));
	}

	Period
	period(std::int64_t n) const {
		return {boundary(n), boundary(n + 1)};
	}

	/* The number of the period that holds an instant, and that period. */
	std::int64_t
	find(Instant at, Period &period) const {
		std::int64_t n = estimate_number(anchor_, cadence_, zone_.to_local(at));

		/* A zone moves a boundary by a day at most, so this is a step or two. */
		period.lower = boundary(n);
		while (period.lower.micros > at.micros) {
			period.lower = boundary(--n);
		}
		period.upper = boundary(n + 1);
		while (period.upper.micros <= at.micros) {
			period.lower = period.upper;
			period.upper = boundary(++n + 1);
		}
		return n;
	}

private:
	Zone &zone_;
	Cadence cadence_;
	LocalTime anchor_;
};

} // namespace billing
