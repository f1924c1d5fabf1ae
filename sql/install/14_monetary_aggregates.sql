-- Aggregates over monetary. All raise 22M01 for mixed currencies, skip NULL and give NULL where there is no row.
--
-- Their state is an ordinary type of fixed length, so that partial aggregates
-- can be stored, or computed on another server and sent here.

CREATE TYPE @extschema@.monetary_state;

CREATE FUNCTION @extschema@.monetary_state_in(cstring)
RETURNS @extschema@.monetary_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_in';

COMMENT ON FUNCTION @extschema@.monetary_state_in(cstring) IS
'Text input of monetary_state: currency, sum and count as in ''USD 12.34 3'', or ''empty''. Error: 22P02 for other
text and for a sum that so many amounts cannot have.';

CREATE FUNCTION @extschema@.monetary_state_out(@extschema@.monetary_state)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_out';

COMMENT ON FUNCTION @extschema@.monetary_state_out(@extschema@.monetary_state) IS
'Text output of monetary_state; nothing is lost.';

CREATE FUNCTION @extschema@.monetary_state_recv(internal)
RETURNS @extschema@.monetary_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_recv';

COMMENT ON FUNCTION @extschema@.monetary_state_recv(internal) IS
'Binary input of monetary_state, see monetary_state_send. Error: 22P03 for bytes that are no value.';

CREATE FUNCTION @extschema@.monetary_state_send(@extschema@.monetary_state)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_send';

COMMENT ON FUNCTION @extschema@.monetary_state_send(@extschema@.monetary_state) IS
'Binary output of monetary_state: 32 bytes in network order, the sum in units of 10^-15 as a 128-bit integer, the
count and the alphabetic code in base 26 (A is 0) as 64-bit integers.';

CREATE TYPE @extschema@.monetary_state (
	INPUT = @extschema@.monetary_state_in,
	OUTPUT = @extschema@.monetary_state_out,
	RECEIVE = @extschema@.monetary_state_recv,
	SEND = @extschema@.monetary_state_send,
	INTERNALLENGTH = 32,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE @extschema@.monetary_state IS
'A partial aggregate: the exact sum and the number of amounts of one currency; made by partial, added up by merge.
The sum is 128 bits wide, 65536 times the range of monetary.';

CREATE FUNCTION @extschema@.monetary_state_add(@extschema@.monetary_state, @extschema@.monetary)
RETURNS @extschema@.monetary_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_add';

COMMENT ON FUNCTION @extschema@.monetary_state_add(@extschema@.monetary_state, @extschema@.monetary) IS
'The state with one more amount. Errors: 22M01 for different currencies, 22003 beyond 128 bits.';

CREATE FUNCTION @extschema@.monetary_state_remove(@extschema@.monetary_state, @extschema@.monetary)
RETURNS @extschema@.monetary_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_remove';

COMMENT ON FUNCTION @extschema@.monetary_state_remove(@extschema@.monetary_state, @extschema@.monetary) IS
'The state without an amount that was added. Errors: 22M01 for different currencies, 22023 where the state cannot
hold the amount.';

CREATE FUNCTION @extschema@.monetary_state_merge(@extschema@.monetary_state, @extschema@.monetary_state)
RETURNS @extschema@.monetary_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_merge';

COMMENT ON FUNCTION @extschema@.monetary_state_merge(@extschema@.monetary_state, @extschema@.monetary_state) IS
'The state of the amounts of both. Errors: 22M01 for different currencies, 22003 beyond 128 bits.';

CREATE FUNCTION @extschema@.monetary_state_total(@extschema@.monetary_state)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_total';

COMMENT ON FUNCTION @extschema@.monetary_state_total(@extschema@.monetary_state) IS
'The sum of a state; NULL where it is empty. Error: 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_state_mean(@extschema@.monetary_state)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_state_mean';

COMMENT ON FUNCTION @extschema@.monetary_state_mean(@extschema@.monetary_state) IS
'The sum of a state divided by its count, half even to 15 fraction digits; NULL where it is empty.';

CREATE FUNCTION @extschema@.monetary_smaller(@extschema@.monetary, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_smaller';

COMMENT ON FUNCTION @extschema@.monetary_smaller(@extschema@.monetary, @extschema@.monetary) IS
'The smaller amount. Error: 22M01 for different currencies.';

CREATE FUNCTION @extschema@.monetary_larger(@extschema@.monetary, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_larger';

COMMENT ON FUNCTION @extschema@.monetary_larger(@extschema@.monetary, @extschema@.monetary) IS
'The larger amount. Error: 22M01 for different currencies.';

CREATE AGGREGATE @extschema@.sum(@extschema@.monetary) (
	SFUNC = @extschema@.monetary_state_add,
	STYPE = @extschema@.monetary_state,
	SSPACE = 32,
	FINALFUNC = @extschema@.monetary_state_total,
	COMBINEFUNC = @extschema@.monetary_state_merge,
	INITCOND = 'empty',
	MSFUNC = @extschema@.monetary_state_add,
	MINVFUNC = @extschema@.monetary_state_remove,
	MSTYPE = @extschema@.monetary_state,
	MSSPACE = 32,
	MFINALFUNC = @extschema@.monetary_state_total,
	MINITCOND = 'empty',
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.sum(@extschema@.monetary) IS
'Exact sum of the amounts that are not NULL; NULL for none. Errors: 22M01 for different currencies, 22003 where the
sum is out of range.';

CREATE AGGREGATE @extschema@.avg(@extschema@.monetary) (
	SFUNC = @extschema@.monetary_state_add,
	STYPE = @extschema@.monetary_state,
	SSPACE = 32,
	FINALFUNC = @extschema@.monetary_state_mean,
	COMBINEFUNC = @extschema@.monetary_state_merge,
	INITCOND = 'empty',
	MSFUNC = @extschema@.monetary_state_add,
	MINVFUNC = @extschema@.monetary_state_remove,
	MSTYPE = @extschema@.monetary_state,
	MSSPACE = 32,
	MFINALFUNC = @extschema@.monetary_state_mean,
	MINITCOND = 'empty',
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.avg(@extschema@.monetary) IS
'Mean of the amounts that are not NULL, rounded once, half even, to 15 fraction digits; NULL for none. Errors:
22M01 for different currencies, 22003 beyond a sum of 128 bits.';

CREATE AGGREGATE @extschema@.partial(@extschema@.monetary) (
	SFUNC = @extschema@.monetary_state_add,
	STYPE = @extschema@.monetary_state,
	SSPACE = 32,
	COMBINEFUNC = @extschema@.monetary_state_merge,
	INITCOND = 'empty',
	MSFUNC = @extschema@.monetary_state_add,
	MINVFUNC = @extschema@.monetary_state_remove,
	MSTYPE = @extschema@.monetary_state,
	MSSPACE = 32,
	MINITCOND = 'empty',
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.partial(@extschema@.monetary) IS
'The state of sum and avg over the amounts that are not NULL, to be stored or sent and added up by merge; empty for
none. Errors: 22M01 for different currencies, 22003 beyond a sum of 128 bits.';

CREATE AGGREGATE @extschema@.merge(@extschema@.monetary_state) (
	SFUNC = @extschema@.monetary_state_merge,
	STYPE = @extschema@.monetary_state,
	SSPACE = 32,
	FINALFUNC = @extschema@.monetary_state_total,
	COMBINEFUNC = @extschema@.monetary_state_merge,
	INITCOND = 'empty',
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.merge(@extschema@.monetary_state) IS
'Sum of all amounts that went into states made by partial; NULL for none. Errors: 22M01 for different currencies,
22003 where the sum is out of range.';

CREATE AGGREGATE @extschema@.min(@extschema@.monetary) (
	SFUNC = @extschema@.monetary_smaller,
	STYPE = @extschema@.monetary,
	SSPACE = 16,
	COMBINEFUNC = @extschema@.monetary_smaller,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.min(@extschema@.monetary) IS
'The smallest of the amounts that are not NULL; NULL for none. Error: 22M01 for different currencies (so it never
reads only the end of an index).';

CREATE AGGREGATE @extschema@.max(@extschema@.monetary) (
	SFUNC = @extschema@.monetary_larger,
	STYPE = @extschema@.monetary,
	SSPACE = 16,
	COMBINEFUNC = @extschema@.monetary_larger,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.max(@extschema@.monetary) IS
'The largest of the amounts that are not NULL; NULL for none. Error: 22M01 for different currencies (so it never
reads only the end of an index).';
