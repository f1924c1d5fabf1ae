-- Rating events: prices that look at each of them, and at their properties.

CREATE TYPE @extschema@.rating_state;

CREATE FUNCTION @extschema@.rating_state_in(cstring)
RETURNS @extschema@.rating_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_in';

COMMENT ON FUNCTION @extschema@.rating_state_in(cstring) IS
'Text input of rating_state: version, number of events, open or closed (free events may follow, or not), sum, further sums
or free values, and the price. Errors: 22P02 for any text that rating_state_out does not give; of the price as price_in.';

CREATE FUNCTION @extschema@.rating_state_out(@extschema@.rating_state)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_out';

COMMENT ON FUNCTION @extschema@.rating_state_out(@extschema@.rating_state) IS
'Text output of rating_state; nothing is lost.';

CREATE FUNCTION @extschema@.rating_state_recv(internal)
RETURNS @extschema@.rating_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_recv';

COMMENT ON FUNCTION @extschema@.rating_state_recv(internal) IS
'Binary input of rating_state, see rating_state_send. Error: 22P03 for bytes that are no value.';

CREATE FUNCTION @extschema@.rating_state_send(@extschema@.rating_state)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_send';

COMMENT ON FUNCTION @extschema@.rating_state_send(@extschema@.rating_state) IS
'Binary output of rating_state, in network order: version and closed (1 byte each), number of events (8), the price as
price_send gives it with its length (4), the sum as text with its length (4), and the number (4) of further such sums.';

CREATE TYPE @extschema@.rating_state (
	INPUT = @extschema@.rating_state_in,
	OUTPUT = @extschema@.rating_state_out,
	RECEIVE = @extschema@.rating_state_recv,
	SEND = @extschema@.rating_state_send,
	INTERNALLENGTH = variable,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE @extschema@.rating_state IS
'A partial aggregate of rate_events: a price, and the exact sums it needs of the events so far. Free events that others may
yet come before are kept one by one.';

CREATE FUNCTION @extschema@.rating_state_add(
	@extschema@.rating_state,
	price @extschema@.price,
	value numeric,
	properties jsonb
)
RETURNS @extschema@.rating_state
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_add';

COMMENT ON FUNCTION @extschema@.rating_state_add(@extschema@.rating_state, @extschema@.price, numeric, jsonb) IS
'Transition of rate_events: the state with one more event; NULL is the state before the first. Errors as rate_events.';

CREATE FUNCTION @extschema@.rating_state_merge(@extschema@.rating_state, @extschema@.rating_state)
RETURNS @extschema@.rating_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_merge';

COMMENT ON FUNCTION @extschema@.rating_state_merge(@extschema@.rating_state, @extschema@.rating_state) IS
'Combination of rate_events: one state of the events of both, those of the second after those of the first. Errors: 22023
for different prices, 22003 out of range.';

CREATE FUNCTION @extschema@.rate(state @extschema@.rating_state)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_rate';

COMMENT ON FUNCTION @extschema@.rate(@extschema@.rating_state) IS
'The charge for the events of a state, rounded once as the price says. Errors: 22003 out of range, 22M03 when the price''s
rounding is "unnecessary" and digits would be lost.';

CREATE FUNCTION @extschema@.rate(
	state @extschema@.rating_state,
	numerator bigint,
	denominator bigint
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_rate_share';

COMMENT ON FUNCTION @extschema@.rate(@extschema@.rating_state, bigint, bigint) IS
'The same in numerator / denominator of a cycle: this share of minimum, maximum, flats and caps applies, while events cost what
they cost. Errors as rate(state); 22023 for a share that is not from 0 to 1.';

CREATE FUNCTION @extschema@.events(state @extschema@.rating_state)
RETURNS bigint
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_rating_state_events';

COMMENT ON FUNCTION @extschema@.events(@extschema@.rating_state) IS
'The number of events of a state.';

CREATE FUNCTION @extschema@.rate_detail(state @extschema@.rating_state)
RETURNS TABLE (
	cell jsonb,
	tier int,
	from_quantity numeric,
	to_quantity numeric,
	quantity numeric,
	unit numeric,
	flat numeric,
	amount @extschema@.monetary
)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 10
AS 'MODULE_PATHNAME', 'billing_rating_state_detail';

COMMENT ON FUNCTION @extschema@.rate_detail(@extschema@.rating_state) IS
'The parts of the charge for the events of a state, as rate_detail(price, quantity) has them; their sum, rounded as the price
says, is rate(state). Of a matrix, the parts of every cell: cell is what it matches, JSON null for the default. Where events are
charged one by one, one part has their number as its quantity. Errors as rate.';

-- SSPACE: a header, a short price and a few entries.
CREATE AGGREGATE @extschema@.rate_events(price @extschema@.price, value numeric, properties jsonb) (
	SFUNC = @extschema@.rating_state_add,
	STYPE = @extschema@.rating_state,
	SSPACE = 400,
	FINALFUNC = @extschema@.rate,
	COMBINEFUNC = @extschema@.rating_state_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.rate_events(@extschema@.price, numeric, jsonb) IS
'The charge for events by one price: of any model, rounded once. Of a percentage, value is an event''s amount: percent of it
and fixed, at least min and at most max, are its charge, but events are free as long as both free_events and free_amount
last; what goes beyond free_amount is charged. Then give ORDER BY, as in rate_events(price, value, properties ORDER BY at):
those that come first are free. A negative value gives back its percent, and where it would be free nothing. Of a dynamic price
with a property, the event''s amount is there. Of a matrix, every cell is charged for the sum of its values. Rows with a
NULL price are skipped; a NULL value is no event, but the price''s minimum is due; NULL where no row is left. Errors: 22023 for
different prices, an event that matches no cell or has no amount, and NaN; 22003 out of range; 54000 beyond 10000000 free
events.';

CREATE AGGREGATE @extschema@.rating(price @extschema@.price, value numeric, properties jsonb) (
	SFUNC = @extschema@.rating_state_add,
	STYPE = @extschema@.rating_state,
	SSPACE = 400,
	COMBINEFUNC = @extschema@.rating_state_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.rating(@extschema@.price, numeric, jsonb) IS
'What rate_events charges, not charged yet: a state to keep, merge, take apart by rate_detail or charge by rate. Rows and
errors as rate_events.';

CREATE AGGREGATE @extschema@.merge(@extschema@.rating_state) (
	SFUNC = @extschema@.rating_state_merge,
	STYPE = @extschema@.rating_state,
	SSPACE = 400,
	FINALFUNC = @extschema@.rate,
	COMBINEFUNC = @extschema@.rating_state_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.merge(@extschema@.rating_state) IS
'The charge for the events of all states. Where free events make their order count, give ORDER BY. NULL states are skipped,
NULL for none. Errors as rating_state_merge.';
