/*
 * calendar.cpp
 *		Civil dates and cadences.
 */
#include <algorithm>
#include <limits>
#include <string>

#include "core/calendar.hpp"
#include "core/error.hpp"

namespace billing {

namespace {

constexpr std::int64_t days_per_era = 146097; /* 400 years, after which the calendar repeats */

/* 2000-03-01: an era that starts in March has its leap day at its very end. */
constexpr std::int64_t era_start = 60;

constexpr std::int64_t
floor_divide(std::int64_t a, std::int64_t b) noexcept {
	return a / b - (a % b < 0 ? 1 : 0);
}

/* Days from the first of March to the first of a month; 0 is March, 11 February. */
constexpr int
days_before_month(int month_from_march) noexcept {
	return (153 * month_from_march + 2) / 5; /* 31 30 31 30 31, repeated */
}

constexpr bool
is_leap_year(std::int64_t year) noexcept {
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::string
count(std::int64_t number, const char *unit) {
	return std::to_string(number) + " " + unit + (number == 1 || number == -1 ? "" : "s");
}

/* An interval as a person writes it, whatever IntervalStyle says. */
std::string
describe_interval(std::int32_t months, std::int32_t days, std::int64_t micros) {
	std::string text;
	const auto add = [&text](const std::string &part) { text += (text.empty() ? "" : " ") + part; };

	if (months != 0) {
		add(count(months, "month"));
	}
	if (days != 0) {
		add(count(days, "day"));
	}
	if (micros % micros_per_second != 0) {
		add(count(micros, "microsecond"));
	} else if (micros != 0) {
		add(count(micros / micros_per_second, "second"));
	}
	return text.empty() ? "0 days" : text;
}

} // namespace

std::int64_t
to_day_number(const CivilDate &date) noexcept {
	const int month = (date.month + 9) % 12; /* from March */
	const std::int64_t years = date.year - (date.month <= 2 ? 1 : 0) - 2000;
	const std::int64_t era = floor_divide(years, 400);
	const std::int64_t year = years - era * 400; /* 0 to 399 */

	return era_start + era * days_per_era + year * 365 + year / 4 - year / 100 + days_before_month(month) + date.day -
	       1;
}

CivilDate
to_civil_date(std::int64_t day_number) noexcept {
	const std::int64_t days = day_number - era_start;
	const std::int64_t era = floor_divide(days, days_per_era);
	const std::int64_t day_of_era = days - era * days_per_era;

	/* Take the leap days out, so that every year left has 365 days. */
	const std::int64_t leap_days = day_of_era / 1460 - day_of_era / 36524 + day_of_era / 146096;
	const std::int64_t year = (day_of_era - leap_days) / 365;
	const int day_of_year = static_cast<int>(day_of_era - (year * 365 + year / 4 - year / 100));
	const int month = (5 * day_of_year + 2) / 153;
	const bool next_year = month >= 10; /* January and February */

	return {2000 + era * 400 + year + (next_year ? 1 : 0), next_year ? month - 9 : month + 3,
	        day_of_year - days_before_month(month) + 1};
}

int
days_in_month(std::int64_t year, int month) noexcept {
	constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

Cadence
make_cadence(std::int32_t months, std::int32_t days, std::int64_t micros) {
	if (micros != 0 || months < 0 || days < 0 || (months > 0) == (days > 0)) {
		throw Error("22023", "invalid cadence \"" + describe_interval(months, days, micros) + "\"",
		            "A cadence is a positive number of whole months or of whole days, not of both.",
		            "Use an interval like '1 month', '3 months', '1 year', '7 days' or '2 weeks'.");
	}
	return {months, days};
}

LocalTime
advance(LocalTime anchor, const Cadence &cadence, std::int64_t n) {
	const std::int64_t day_number = floor_divide(anchor.micros, micros_per_day);
	const std::int64_t time_of_day = anchor.micros - day_number * micros_per_day;
	std::int64_t target;

	if (cadence.months > 0) {
		CivilDate date = to_civil_date(day_number);
		const std::int64_t month = date.year * 12 + date.month - 1 + n * cadence.months;

		date.year = floor_divide(month, 12);
		date.month = static_cast<int>(month - date.year * 12) + 1;
		/* Far beyond any time the server has, and small enough for what follows. */
		date.year = std::clamp<std::int64_t>(date.year, -1000000, 1000000);
		date.day = std::min(date.day, days_in_month(date.year, date.month));
		target = to_day_number(date);
	} else {
		target = day_number + n * cadence.days;
	}

	if (target < min_time / micros_per_day || target >= end_time / micros_per_day) {
		throw Error("22008", "timestamp out of range",
		            "Boundary " + std::to_string(n) + " of cadence \"" +
		                describe_interval(cadence.months, cadence.days, 0) + "\" is beyond the calendar.");
	}
	return {target * micros_per_day + time_of_day};
}

std::int64_t
estimate_number(LocalTime anchor, const Cadence &cadence, LocalTime at) noexcept {
	const std::int64_t from = floor_divide(anchor.micros, micros_per_day);
	const std::int64_t to = floor_divide(at.micros, micros_per_day);

	if (cadence.days > 0) {
		return floor_divide(to - from, cadence.days);
	}
	const CivilDate first = to_civil_date(from);
	const CivilDate last = to_civil_date(to);
	return floor_divide((last.year - first.year) * 12 + last.month - first.month, cadence.months);
}

std::int64_t
check_time_range(std::int64_t micros) {
	if (micros < min_time || micros >= end_time) {
		throw Error("22008", "timestamp out of range");
	}
	return micros;
}

std::int32_t
check_period_number(std::int64_t n) {
	if (n < std::numeric_limits<std::int32_t>::min() || n > std::numeric_limits<std::int32_t>::max()) {
		throw Error("22003", "period number " + std::to_string(n) + " is out of range");
	}
	return static_cast<std::int32_t>(n);
}

} // namespace billing
