-- Calendar: periods of an anchor, a cadence and a time zone.
--
-- All are IMMUTABLE although a new time zone database can move a boundary, as
-- the server's own timezone(text, timestamptz) is.

CREATE FUNCTION @extschema@.period(anchor timestamptz, cadence interval, n int, zone text)
RETURNS tstzrange
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_period';

COMMENT ON FUNCTION @extschema@.period(timestamptz, interval, int, text) IS
'Period number n, half-open, of the grid that has a boundary at the anchor; the period that starts there is 0.
Boundary n is the anchor''s wall clock in the zone plus n cadences, counted from the anchor, on the last day of
the month where the month is too short, made an instant once; a wall clock time that does not exist or exists
twice means what AT TIME ZONE makes of it. The range is empty where the zone skips the whole period. The cadence is
a positive number of whole months or of whole days. NULL if an argument is NULL. Errors: 22023 for another
cadence, an unknown zone or an infinite anchor, 22008 beyond the calendar.';

CREATE FUNCTION @extschema@.period_at(anchor timestamptz, cadence interval, at timestamptz, zone text)
RETURNS tstzrange
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_period_at';

COMMENT ON FUNCTION @extschema@.period_at(timestamptz, interval, timestamptz, text) IS
'The period of the grid (see period) that holds an instant, half-open, never empty; the instant may be before the
anchor. NULL if an argument is NULL. Errors as period; 22023 for an infinite instant.';

CREATE FUNCTION @extschema@.period_number(anchor timestamptz, cadence interval, at timestamptz, zone text)
RETURNS int
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_period_number';

COMMENT ON FUNCTION @extschema@.period_number(timestamptz, interval, timestamptz, text) IS
'The number n of the period that holds an instant: period(anchor, cadence, n, zone) is period_at; negative before
the anchor. NULL if an argument is NULL. Errors as period_at.';

CREATE FUNCTION @extschema@.periods(anchor timestamptz, cadence interval, during tstzrange, zone text)
RETURNS TABLE (
	n int,
	period tstzrange
)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 3
AS 'MODULE_PATHNAME', 'billing_periods';

COMMENT ON FUNCTION @extschema@.periods(timestamptz, interval, tstzrange, text) IS
'Every period of the grid (see period) that overlaps a range, in order, whole and with its number; periods that the
zone skips are left out. No rows for an empty range or a NULL argument. Errors as period; 22023 for a range with an
infinite or missing bound.';

CREATE FUNCTION @extschema@.due_cycles(
	anchor timestamptz, cadence interval, zone text, timing text, active tstzrange, charge tstzrange, from_at timestamptz, until timestamptz)
RETURNS TABLE (
	n int,
	period tstzrange,
	service tstzrange,
	due_at timestamptz
)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 1
AS 'MODULE_PATHNAME', 'billing_due_cycles';

COMMENT ON FUNCTION @extschema@.due_cycles(timestamptz, interval, text, text, tstzrange, tstzrange, timestamptz, timestamptz) IS
'The cycles of an item that become due from one instant to another, both included: every period of the grid (see
period) that overlaps charge, with the part of it that does. A cycle is due when it and active have begun, where
timing is advance, and else when one of them ends. No rows for empty ranges or a NULL argument. Errors as periods.';

CREATE FUNCTION @extschema@.next_due_at(anchor timestamptz, cadence interval, zone text, active tstzrange, as_of timestamptz, timing text)
RETURNS timestamptz
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_next_due_at';

COMMENT ON FUNCTION @extschema@.next_due_at(timestamptz, interval, text, tstzrange, timestamptz, text) IS
'First instant after as_of at which a cycle of an item becomes due, as due_cycles has it: its start where timing is
advance, and else its end. NULL when none is left, or an argument is NULL. Errors as period_at.';

CREATE FUNCTION @extschema@.closed_before(anchor timestamptz, cadence interval, zone text, active tstzrange, as_of timestamptz)
RETURNS timestamptz
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_closed_before';

COMMENT ON FUNCTION @extschema@.closed_before(timestamptz, interval, text, tstzrange, timestamptz) IS
'Where the cycles end that are over at as_of: the start of the one that goes on, or the end of active. NULL where
active is empty, or an argument is NULL. Errors as period_at.';
