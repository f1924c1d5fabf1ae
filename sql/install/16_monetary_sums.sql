-- Sums of amounts in several currencies at once.

CREATE TYPE @extschema@.monetary_states;

CREATE FUNCTION @extschema@.monetary_states_in(cstring)
RETURNS @extschema@.monetary_states
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_states_in';

COMMENT ON FUNCTION @extschema@.monetary_states_in(cstring) IS
'Text input of monetary_states: a monetary_state per currency, ascending by code, as in ''EUR 5 1, USD 12.34 3'', or
''empty''. Error: 22P02 for other text and for a sum that so many amounts cannot have.';

CREATE FUNCTION @extschema@.monetary_states_out(@extschema@.monetary_states)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_states_out';

COMMENT ON FUNCTION @extschema@.monetary_states_out(@extschema@.monetary_states) IS
'Text output of monetary_states; nothing is lost.';

CREATE FUNCTION @extschema@.monetary_states_recv(internal)
RETURNS @extschema@.monetary_states
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_states_recv';

COMMENT ON FUNCTION @extschema@.monetary_states_recv(internal) IS
'Binary input of monetary_states, see monetary_states_send. Error: 22P03 for bytes that are no value.';

CREATE FUNCTION @extschema@.monetary_states_send(@extschema@.monetary_states)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_states_send';

COMMENT ON FUNCTION @extschema@.monetary_states_send(@extschema@.monetary_states) IS
'Binary output of monetary_states: the binary form of a monetary_state per currency, one after the other.';

CREATE TYPE @extschema@.monetary_states (
	INPUT = @extschema@.monetary_states_in,
	OUTPUT = @extschema@.monetary_states_out,
	RECEIVE = @extschema@.monetary_states_recv,
	SEND = @extschema@.monetary_states_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE @extschema@.monetary_states IS
'A partial aggregate over several currencies: the exact sum and the number of the amounts of each.';

CREATE FUNCTION @extschema@.monetary_states_add(@extschema@.monetary_states, @extschema@.monetary)
RETURNS @extschema@.monetary_states
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_states_add';

COMMENT ON FUNCTION @extschema@.monetary_states_add(@extschema@.monetary_states, @extschema@.monetary) IS
'The states with one more amount. Error: 22003 where a sum is beyond 128 bits.';

CREATE FUNCTION @extschema@.monetary_states_merge(@extschema@.monetary_states, @extschema@.monetary_states)
RETURNS @extschema@.monetary_states
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_states_merge';

COMMENT ON FUNCTION @extschema@.monetary_states_merge(@extschema@.monetary_states, @extschema@.monetary_states) IS
'The states of the amounts of both. Error: 22003 where a sum is beyond 128 bits.';

CREATE FUNCTION @extschema@.monetary_states_totals(@extschema@.monetary_states)
RETURNS @extschema@.monetary[]
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_states_totals';

COMMENT ON FUNCTION @extschema@.monetary_states_totals(@extschema@.monetary_states) IS
'The sum of each currency, by code; NULL where there is none. Error: 22003 where a sum is out of range.';

-- SSPACE is a state of four currencies: 8 bytes, and 32 for each.
CREATE AGGREGATE @extschema@.sum_by_currency(@extschema@.monetary) (
	SFUNC = @extschema@.monetary_states_add,
	STYPE = @extschema@.monetary_states,
	SSPACE = 136,
	FINALFUNC = @extschema@.monetary_states_totals,
	COMBINEFUNC = @extschema@.monetary_states_merge,
	INITCOND = 'empty',
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.sum_by_currency(@extschema@.monetary) IS
'Exact sums of the amounts that are not NULL, one per currency, sorted by code; NULL for none. Error: 22003 where a sum
is out of range.';
