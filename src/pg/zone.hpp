/*
 * zone.hpp
 *		IANA time zones, as the server knows them.
 *
 * A Zone answers what `timestamptz AT TIME ZONE name` answers, both ways, and
 * remembers the offsets it has asked the server for: a month of a zone is
 * looked up once per backend, not once per row.
 */
#pragma once

#include "core/calendar.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

class Zone {
public:
	/* The wall clock at an instant. */
	LocalTime to_local(Instant at);

	/*
	 * The instant of a wall clock time.  In a gap the clock is read as if it
	 * had not been put forward yet, in an overlap as if it had been put back.
	 */
	Instant to_instant(LocalTime at);

private:
	friend Zone &find_zone(const text *name);

	/* One offset holds in [from, until), seconds of the Unix epoch. */
	struct Span {
		pg_time_t from;
		pg_time_t until;
		long offset; /* seconds east of UTC */
		long next_offset;
	};

	/* A slot answers for 2^22 s, 48 days: at most a few offsets fall into one. */
	static constexpr int slot_bits = 22;
	static constexpr int slots = 128;

	const Span &span_at(pg_time_t time);
	Span ask_server(pg_time_t time) const;

	pg_tz *tz_;
	char name_[TZ_STRLEN_MAX + 1];
	Span spans_[slots];
};

/*
 * The zone of a name, without regard to case.  Abbreviations are not zones: 'CET' is
 * the zone of that name.  Raises 22023 for an unknown one.  The reference holds
 * until the next call; the caller may own no C++ object.
 */
Zone &find_zone(const text *name);

} // namespace billing::pg
