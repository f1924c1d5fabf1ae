/*
 * zone.cpp
 *		Zone look-up and offsets by the server's time zone library.
 */
#include <cstring>
#include <limits>
#include <string>
#include <type_traits>

#include "core/error.hpp"

#include "pg/zone.hpp"

namespace billing::pg {

namespace {

constexpr std::int64_t unix_seconds_of_epoch = 946684800; /* 2000-01-01 */
constexpr int zone_count = 64;

/* Zones in use, by a hash of the name; a zone that collides takes the place. */
Zone *zones[zone_count];

/* Whole seconds of the Unix epoch, rounded down. */
pg_time_t
to_unix_seconds(std::int64_t micros) {
	return micros / micros_per_second - (micros % micros_per_second < 0 ? 1 : 0) + unix_seconds_of_epoch;
}

std::uint32_t
hash_name(const char *name, std::size_t length) {
	std::uint32_t hash = 2166136261U;

	for (std::size_t i = 0; i < length; i++) {
		hash = (hash ^ static_cast<unsigned char>(name[i])) * 16777619U;
	}
	return hash ^ (hash >> 16);
}

/*
 * Whether a name spells an offset out (FOO+3, <-03>3), as POSIX has it.  The library makes a zone of any such text,
 * also of a name mistyped.  Of the names of the time zone database that have a digit, all are known here.
 */
bool
spells_offset(const char *name) {
	for (const char *known : {"EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "GMT0", "GMT+0", "GMT-0", "Etc/GMT0"}) {
		if (pg_strcasecmp(name, known) == 0) {
			return false;
		}
	}
	if (pg_strncasecmp(name, "Etc/GMT", 7) == 0 && (name[7] == '+' || name[7] == '-')) {
		const char *const hours = name + 8;
		const int last = name[7] == '+' ? 12 : 14;

		for (int n = 0; n <= last; n++) {
			if (std::to_string(n) == hours) {
				return false;
			}
		}
	}
	return std::strpbrk(name, "0123456789<") != nullptr;
}

[[noreturn]] void
raise_unknown(const char *name, std::size_t length) {
	throw Error("22023", "time zone \"" + std::string(name, length) + "\" not recognized", {},
	            "Use a name of the view pg_timezone_names, like \"Europe/Berlin\" or \"UTC\".");
}

} // namespace

static_assert(std::is_trivially_destructible_v<Zone>, "a zone lives in server memory");

Zone::Span
Zone::ask_server(pg_time_t time) const {
	Span span{time, 0, 0, 0};
	int is_dst;
	int next_is_dst;
	const int found =
	    pg_next_dst_boundary(&time, &span.offset, &is_dst, &span.until, &span.next_offset, &next_is_dst, tz_);

	if (found <= 0) {
		if (found < 0) {
			span.offset = 0; /* as the server does where its library gives up */
		}
		span.until = std::numeric_limits<pg_time_t>::max();
		span.next_offset = span.offset;
	}
	return span;
}

const Zone::Span &
Zone::span_at(pg_time_t time) {
	const pg_time_t slot = time >> slot_bits;
	Span &span = spans_[slot & (slots - 1)];

	if (time < span.from || time >= span.until) {
		/* From the slot's start, so that the whole slot is answered if it can be. */
		span = ask_server(slot * (pg_time_t{1} << slot_bits));
		while (span.until <= time) {
			span = ask_server(span.until);
		}
	}
	return span;
}

LocalTime
Zone::to_local(Instant at) {
	return {check_time_range(at.micros + span_at(to_unix_seconds(at.micros)).offset * micros_per_second)};
}

Instant
Zone::to_instant(LocalTime at) {
	/* The server's own rule (DetermineTimeZoneOffset): it looks at the first change after a day before. */
	const pg_time_t clock = to_unix_seconds(at.micros);
	const Span &span = span_at(clock - 86400);
	const pg_time_t before = clock - span.offset;
	const pg_time_t after = clock - span.next_offset;
	long offset;

	if (before < span.until && after < span.until) {
		offset = span.offset;
	} else if (before >= span.until && after >= span.until) {
		offset = span.next_offset;
	} else {
		offset = before > after ? span.offset : span.next_offset;
	}
	return {check_time_range(at.micros - offset * micros_per_second)};
}

Zone &
find_zone(const text *name) {
	const char *const chars = VARDATA_ANY(name);
	const std::size_t length = VARSIZE_ANY_EXHDR(name);

	if (length == 0 || length > TZ_STRLEN_MAX) {
		raise_unknown(chars, length);
	}

	Zone *&place = zones[hash_name(chars, length) % zone_count];
	if (place != nullptr && std::strlen(place->name_) == length && std::memcmp(place->name_, chars, length) == 0) {
		return *place;
	}

	char buffer[TZ_STRLEN_MAX + 1];
	std::memcpy(buffer, chars, length);
	buffer[length] = '\0';
	pg_tz *const tz = spells_offset(buffer) ? nullptr : pg_tzset(buffer);
	if (tz == nullptr || !pg_tz_acceptable(tz)) {
		raise_unknown(chars, length);
	}

	if (place == nullptr) {
		place = static_cast<Zone *>(MemoryContextAlloc(TopMemoryContext, sizeof(Zone)));
	}
	std::memset(static_cast<void *>(place), 0, sizeof(Zone)); /* spans [0, 0) hold nothing */
	std::memcpy(place->name_, buffer, length + 1);
	place->tz_ = tz;
	return *place;
}

} // namespace billing::pg
