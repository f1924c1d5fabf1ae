-- Quantities of usage: their rounding, and aggregates beside those that SQL has.

CREATE FUNCTION @extschema@.round_quantity(
	quantity numeric,
	digits int,
	mode @extschema@.rounding
)
RETURNS numeric
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_round_quantity';

COMMENT ON FUNCTION @extschema@.round_quantity(numeric, int, @extschema@.rounding) IS
'A quantity rounded once to -30 to 100 fraction digits: -2 is to hundreds. NULL for a NULL. Errors: 22023 for other digits and NaN,
22003 for infinity and beyond 76 digits, 22M03 when mode is "unnecessary" and digits would be lost.';

CREATE TYPE @extschema@.latest_state AS (
	at timestamptz,
	value numeric
);

COMMENT ON TYPE @extschema@.latest_state IS
'A partial aggregate of latest: the last value so far, and its instant.';

CREATE FUNCTION @extschema@.latest_add(@extschema@.latest_state, value numeric, at timestamptz)
RETURNS @extschema@.latest_state
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_latest_add';

COMMENT ON FUNCTION @extschema@.latest_add(@extschema@.latest_state, numeric, timestamptz) IS
'Transition of latest: the state with one more value; NULL is the state before the first.';

CREATE FUNCTION @extschema@.latest_merge(@extschema@.latest_state, @extschema@.latest_state)
RETURNS @extschema@.latest_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_latest_merge';

COMMENT ON FUNCTION @extschema@.latest_merge(@extschema@.latest_state, @extschema@.latest_state) IS
'Combination of latest: the later of two states.';

CREATE FUNCTION @extschema@.latest_value(@extschema@.latest_state)
RETURNS numeric
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_latest_value';

COMMENT ON FUNCTION @extschema@.latest_value(@extschema@.latest_state) IS
'The value of a state of latest.';

CREATE AGGREGATE @extschema@.latest(value numeric, at timestamptz) (
	SFUNC = @extschema@.latest_add,
	STYPE = @extschema@.latest_state,
	SSPACE = 64,
	FINALFUNC = @extschema@.latest_value,
	COMBINEFUNC = @extschema@.latest_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.latest(numeric, timestamptz) IS
'The value with the latest instant; of several at the same instant the greatest, so that the order of rows plays no part.
Rows with a NULL are skipped; NULL where no row is left.';

CREATE TYPE @extschema@.weighted_state AS (
	total numeric,
	seconds numeric
);

COMMENT ON TYPE @extschema@.weighted_state IS
'A partial aggregate of weighted_sum: the exact sum of value times seconds held, and how long the range is.';

CREATE FUNCTION @extschema@.weighted_add(
	@extschema@.weighted_state,
	value numeric,
	at timestamptz,
	during tstzrange
)
RETURNS @extschema@.weighted_state
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_weighted_add';

COMMENT ON FUNCTION @extschema@.weighted_add(@extschema@.weighted_state, numeric, timestamptz, tstzrange) IS
'Transition of weighted_sum and weighted_total: the state with one more change; NULL is the state before the first. Errors as
weighted_sum.';

CREATE FUNCTION @extschema@.weighted_merge(@extschema@.weighted_state, @extschema@.weighted_state)
RETURNS @extschema@.weighted_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_weighted_merge';

COMMENT ON FUNCTION @extschema@.weighted_merge(@extschema@.weighted_state, @extschema@.weighted_state) IS
'Combination of weighted_sum and weighted_total. Errors: 22023 for ranges of different length, 22003 out of range.';

CREATE FUNCTION @extschema@.weighted_state_sum(@extschema@.weighted_state)
RETURNS numeric
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_weighted_sum';

COMMENT ON FUNCTION @extschema@.weighted_state_sum(@extschema@.weighted_state) IS
'Total by seconds, rounded half even to 30 fraction digits.';

CREATE FUNCTION @extschema@.weighted_state_total(@extschema@.weighted_state)
RETURNS numeric
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_weighted_total';

COMMENT ON FUNCTION @extschema@.weighted_state_total(@extschema@.weighted_state) IS
'The total of a state, exact.';

CREATE AGGREGATE @extschema@.weighted_sum(value numeric, at timestamptz, during tstzrange) (
	SFUNC = @extschema@.weighted_add,
	STYPE = @extschema@.weighted_state,
	SSPACE = 80,
	FINALFUNC = @extschema@.weighted_state_sum,
	COMBINEFUNC = @extschema@.weighted_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.weighted_sum(numeric, timestamptz, tstzrange) IS
'The average level over a range: every value is a change of the level at an instant and counts for the part of the range
that is left. What changed before the range counts in full (what is carried over), what changes after it does not count. The
order of rows plays no part. Rounded half even to 30 fraction digits; weighted_total is exact. Rows with a NULL are skipped; NULL
where no row is left. Errors: 22023 for a range that is empty or unbounded, ranges of different length and NaN, 22003 out of range.';

CREATE AGGREGATE @extschema@.weighted_total(value numeric, at timestamptz, during tstzrange) (
	SFUNC = @extschema@.weighted_add,
	STYPE = @extschema@.weighted_state,
	SSPACE = 80,
	FINALFUNC = @extschema@.weighted_state_total,
	COMBINEFUNC = @extschema@.weighted_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.weighted_total(numeric, timestamptz, tstzrange) IS
'The level times the seconds it was held within a range, exact: gigabyte-seconds. With a price that has divide_by it is
gigabyte-hours; rate(price, weighted_total(...), seconds, 1, 1) charges weighted_sum without rounding it. Rows and errors as
weighted_sum.';

CREATE TYPE @extschema@.unique_state;

CREATE FUNCTION @extschema@.unique_state_in(cstring)
RETURNS @extschema@.unique_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_unique_state_in';

COMMENT ON FUNCTION @extschema@.unique_state_in(cstring) IS
'Text input of unique_state: a JSON object with the last operation of each key and its instant in microseconds since
2000-01-01 UTC, as in {"a":["add",0]}. Errors: 22P02 for what is not JSON, 22023 for what is no such object.';

CREATE FUNCTION @extschema@.unique_state_out(@extschema@.unique_state)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_unique_state_out';

COMMENT ON FUNCTION @extschema@.unique_state_out(@extschema@.unique_state) IS
'Text output of unique_state, sorted by the bytes of the keys; nothing that counts is lost.';

CREATE FUNCTION @extschema@.unique_state_recv(internal)
RETURNS @extschema@.unique_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_unique_state_recv';

COMMENT ON FUNCTION @extschema@.unique_state_recv(internal) IS
'Binary input of unique_state, see unique_state_send. Error: 22P03 for bytes that are no value.';

CREATE FUNCTION @extschema@.unique_state_send(@extschema@.unique_state)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_unique_state_send';

COMMENT ON FUNCTION @extschema@.unique_state_send(@extschema@.unique_state) IS
'Binary output of unique_state, in network order: version (1 byte), number of keys (4), and of each, sorted, the instant of its
last operation (8), the operation (1: 0 remove, 1 add), the length (4) and the bytes of the key.';

CREATE TYPE @extschema@.unique_state (
	INPUT = @extschema@.unique_state_in,
	OUTPUT = @extschema@.unique_state_out,
	RECEIVE = @extschema@.unique_state_recv,
	SEND = @extschema@.unique_state_send,
	INTERNALLENGTH = variable,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE @extschema@.unique_state IS
'A partial aggregate of unique_count: the last operation of each key.';

CREATE FUNCTION @extschema@.unique_add(
	@extschema@.unique_state,
	key text,
	operation text,
	at timestamptz
)
RETURNS @extschema@.unique_state
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_unique_add';

COMMENT ON FUNCTION @extschema@.unique_add(@extschema@.unique_state, text, text, timestamptz) IS
'Transition of unique_count: the state with one more operation; NULL is the state before the first. Errors as unique_count.';

CREATE FUNCTION @extschema@.unique_merge(@extschema@.unique_state, @extschema@.unique_state)
RETURNS @extschema@.unique_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_unique_merge';

COMMENT ON FUNCTION @extschema@.unique_merge(@extschema@.unique_state, @extschema@.unique_state) IS
'Combination of unique_count: one state of both. Error: 54000 beyond 1 GB.';

CREATE FUNCTION @extschema@.unique_state_count(@extschema@.unique_state)
RETURNS bigint
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_unique_count';

COMMENT ON FUNCTION @extschema@.unique_state_count(@extschema@.unique_state) IS
'The number of keys of a state whose last operation is add.';

-- SSPACE: what the first keys take.
CREATE AGGREGATE @extschema@.unique_count(key text, operation text, at timestamptz) (
	SFUNC = @extschema@.unique_add,
	STYPE = @extschema@.unique_state,
	SSPACE = 264,
	FINALFUNC = @extschema@.unique_state_count,
	COMBINEFUNC = @extschema@.unique_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.unique_count(text, text, timestamptz) IS
'How many keys are there in the end: those whose last operation, in the order of the instants, is add and not remove. Of
both at one instant add counts, so that a key that is replaced is there. NULL stands for add. The order of rows plays no
part. Rows with a NULL key or instant are skipped; NULL where no row is left. Errors: 22023 for another operation, 54000 for
keys of more than 1 GB.';
