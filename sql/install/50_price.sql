-- Prices: a charge model with its numbers, read once and kept as bytes.

CREATE TYPE @extschema@.price;

CREATE FUNCTION @extschema@.price_in(cstring)
RETURNS @extschema@.price
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_in';

COMMENT ON FUNCTION @extschema@.price_in(cstring) IS
'Input of type price: a JSON document, see the type. Errors: 22P02 for what is not JSON, 22M02 for an unknown
currency, 22023 for a document that is no price; the message names the place, like tiers[1].up_to.';

CREATE FUNCTION @extschema@.price_out(@extschema@.price)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_out';

COMMENT ON FUNCTION @extschema@.price_out(@extschema@.price) IS
'Output of type price: the document in canonical form. Equal prices have equal text.';

CREATE FUNCTION @extschema@.price_recv(internal)
RETURNS @extschema@.price
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_recv';

COMMENT ON FUNCTION @extschema@.price_recv(internal) IS
'Binary input of type price. Error 22P03 for bytes that price_send does not make.';

CREATE FUNCTION @extschema@.price_send(@extschema@.price)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_send';

COMMENT ON FUNCTION @extschema@.price_send(@extschema@.price) IS
'Binary output of type price: a version byte, the model and its numbers, the same on every machine.';

CREATE TYPE @extschema@.price (
	INPUT = @extschema@.price_in,
	OUTPUT = @extschema@.price_out,
	RECEIVE = @extschema@.price_recv,
	SEND = @extschema@.price_send,
	INTERNALLENGTH = variable,
	ALIGNMENT = int4,
	STORAGE = extended
);

COMMENT ON TYPE @extschema@.price IS
'A price, written as a JSON document. All have the keys currency (ISO 4217) and model, and optionally minimum and maximum
(of the charge), digits (0 to 15, of what is charged; default the currency''s minor digits) and rounding (a
billing.rounding, default half_up). The models and their own keys: flat (amount: once, times the quantity of seats), unit
(unit: times the quantity), package (size, amount: of every package begun), graduated (tiers: an array of {up_to, unit,
flat, cap}; each tier prices its slice of the quantity, above the tier before up to and with up_to; the last has no up_to;
flat is due once when the tier is entered; cap is the most the tier charges), volume (tiers: the tier that holds the
quantity prices all of it, plus its flat), graduated_percentage (tiers with percent for unit, of an amount). These also have
divide_by (the quantity is divided first), divide_round (a billing.rounding: to whole numbers), included (the quantity
that is free), rollover (true, or an object with cap, expires_after, or both: what is included and not used in a cycle can be
used in later ones; at most cap is kept, for expires_after cycles; rate() of one quantity does not look at it), and with tiers zero_flat (whether the flat of the first tier is due at 0, default true). Of events:
percentage (percent; of each event fixed, min, max; free_events, free_amount: the first that are free), dynamic
(multiplier, default 1, times the amount each event has in property, or else as its value), matrix (keys: properties;
cells: an array of {match, price}, default: the price of the cell, of a unit or a document). Numbers may be JSON numbers or
strings, with at most 15 fraction digits. Unknown keys are errors.';

CREATE FUNCTION @extschema@.price(document jsonb)
RETURNS @extschema@.price
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_from_jsonb';

COMMENT ON FUNCTION @extschema@.price(jsonb) IS
'The price of a document. Errors: 22M02 for an unknown currency, 22023 for a document that is no price; the message
names the place, like tiers[1].up_to.';

CREATE FUNCTION @extschema@.price(document jsonb, path text)
RETURNS @extschema@.price
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_from_jsonb_at';

COMMENT ON FUNCTION @extschema@.price(jsonb, text) IS
'The price of a document that stands in a larger one, at path: errors name the place in the larger one, like
plans[0].items[1].prices[0].tiers[1].up_to. Errors as price(document).';

CREATE FUNCTION @extschema@.to_jsonb(price @extschema@.price)
RETURNS jsonb
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_to_jsonb';

COMMENT ON FUNCTION @extschema@.to_jsonb(@extschema@.price) IS
'The canonical document of a price as jsonb; price(to_jsonb(p)) is p.';

CREATE CAST (jsonb AS @extschema@.price)
	WITH FUNCTION @extschema@.price(jsonb)
	AS ASSIGNMENT;

COMMENT ON CAST (jsonb AS @extschema@.price) IS
'Reads a price document; errors as price(document).';

CREATE CAST (@extschema@.price AS jsonb)
	WITH FUNCTION @extschema@.to_jsonb(@extschema@.price)
	AS ASSIGNMENT;

COMMENT ON CAST (@extschema@.price AS jsonb) IS
'The canonical document of a price.';

CREATE FUNCTION @extschema@.price_eq(@extschema@.price, @extschema@.price)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_eq';

COMMENT ON FUNCTION @extschema@.price_eq(@extschema@.price, @extschema@.price) IS
'Implementation of operator =.';

CREATE FUNCTION @extschema@.price_ne(@extschema@.price, @extschema@.price)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_ne';

COMMENT ON FUNCTION @extschema@.price_ne(@extschema@.price, @extschema@.price) IS
'Implementation of operator <>.';

CREATE OPERATOR @extschema@.= (
	FUNCTION = @extschema@.price_eq,
	LEFTARG = @extschema@.price,
	RIGHTARG = @extschema@.price,
	COMMUTATOR = OPERATOR(@extschema@.=),
	NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = eqsel,
	JOIN = eqjoinsel,
	HASHES
);

COMMENT ON OPERATOR @extschema@.= (@extschema@.price, @extschema@.price) IS
'The same price: the same model, numbers, digits and rounding, however they were written.';

CREATE OPERATOR @extschema@.<> (
	FUNCTION = @extschema@.price_ne,
	LEFTARG = @extschema@.price,
	RIGHTARG = @extschema@.price,
	COMMUTATOR = OPERATOR(@extschema@.<>),
	NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = neqsel,
	JOIN = neqjoinsel
);

COMMENT ON OPERATOR @extschema@.<> (@extschema@.price, @extschema@.price) IS
'Not the same price.';

CREATE FUNCTION @extschema@.price_hash(@extschema@.price)
RETURNS int
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_hash';

COMMENT ON FUNCTION @extschema@.price_hash(@extschema@.price) IS
'Hash of a price, for grouping and hash joins.';

CREATE FUNCTION @extschema@.price_hash_extended(@extschema@.price, bigint)
RETURNS bigint
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_hash_extended';

COMMENT ON FUNCTION @extschema@.price_hash_extended(@extschema@.price, bigint) IS
'Hash of a price with a seed, for hash partitioning.';

CREATE OPERATOR CLASS @extschema@.price_ops
DEFAULT FOR TYPE @extschema@.price USING hash AS
	OPERATOR 1 @extschema@.=,
	FUNCTION 1 @extschema@.price_hash(@extschema@.price),
	FUNCTION 2 @extschema@.price_hash_extended(@extschema@.price, bigint);

COMMENT ON OPERATOR CLASS @extschema@.price_ops USING hash IS
'Prices by equality, so that GROUP BY and DISTINCT work; prices have no order.';

CREATE FUNCTION @extschema@.currency(price @extschema@.price)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_currency';

COMMENT ON FUNCTION @extschema@.currency(@extschema@.price) IS
'The ISO 4217 code of the price''s currency.';

CREATE FUNCTION @extschema@.model(price @extschema@.price)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_model';

COMMENT ON FUNCTION @extschema@.model(@extschema@.price) IS
'The name of the price''s model, like graduated.';

CREATE FUNCTION @extschema@.unit_amount(price @extschema@.price)
RETURNS numeric
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_unit_amount';

COMMENT ON FUNCTION @extschema@.unit_amount(@extschema@.price) IS
'The one number of a price: the amount of a flat price, the unit of a unit price, in majors. NULL for other models.';

CREATE FUNCTION @extschema@.minimum(price @extschema@.price)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_minimum';

COMMENT ON FUNCTION @extschema@.minimum(@extschema@.price) IS
'The least that the price charges in a cycle, NULL without one.';

CREATE FUNCTION @extschema@.maximum(price @extschema@.price)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_maximum';

COMMENT ON FUNCTION @extschema@.maximum(@extschema@.price) IS
'The most that the price charges in a cycle, NULL without one.';

CREATE FUNCTION @extschema@.needs_events(price @extschema@.price)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_needs_events';

COMMENT ON FUNCTION @extschema@.needs_events(@extschema@.price) IS
'Whether a charge depends on the events themselves, not only on the sum of their values: true for a matrix, a dynamic price
with a property, and a percentage with fixed, min, max or free_events. For these rate_events computes, not rate.';

CREATE FUNCTION @extschema@.rolls_over(price @extschema@.price)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_rolls_over';

COMMENT ON FUNCTION @extschema@.rolls_over(@extschema@.price) IS
'Whether what is included and not used in a cycle can be used in later ones. A charge then depends on the cycles before.';

CREATE FUNCTION @extschema@.rate(price @extschema@.price, quantity numeric)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_rate';

COMMENT ON FUNCTION @extschema@.rate(@extschema@.price, numeric) IS
'The charge for a quantity, computed exactly and rounded once to the price''s digits. The quantity is divided, rounded, and
taken less what is included; last come minimum and maximum. A negative quantity, a net return, is priced at the first
tier''s unit, without flats, and is 0 where some quantity is included. NULL if an argument is NULL. Errors: 22023 for NaN and
a price that needs events, 22003 when the charge is out of range or the quantity has too many digits, 22M03 when the price''s
rounding is "unnecessary" and digits would be lost.';

CREATE FUNCTION @extschema@.rate(
	price @extschema@.price,
	quantity numeric,
	divisor numeric,
	numerator bigint,
	denominator bigint
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_price_rate_share';

COMMENT ON FUNCTION @extschema@.rate(@extschema@.price, numeric, numeric, bigint, bigint) IS
'The same for the quantity quantity / divisor, however many digits that would have, in numerator / denominator of a cycle:
this share of flats, caps, minimum, maximum and the amount of a flat price applies, while units and packages cost what they
cost. One rounding. Errors as rate(price, quantity); 22023 for a divisor that is not above 0 and a share that is not from 0 to 1.';

CREATE FUNCTION @extschema@.rate_detail(price @extschema@.price, quantity numeric)
RETURNS TABLE (
	tier int,
	from_quantity numeric,
	to_quantity numeric,
	quantity numeric,
	unit numeric,
	flat numeric,
	amount @extschema@.monetary
)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 5
AS 'MODULE_PATHNAME', 'billing_price_rate_detail';

COMMENT ON FUNCTION @extschema@.rate_detail(@extschema@.price, numeric) IS
'The parts of a charge. Tier 0 is what is included, at no charge; from 1 on come the tiers that price some: the tier''s bounds
(to_quantity is inclusive, NULL without end), the quantity it prices (of a package price the packages), unit and flat in majors
(of percents their hundredths), and amount = quantity * unit + flat, but no more than the cap, not rounded. A last row without
tier says what minimum or maximum changed. What has more than 15 fraction digits goes along to the next amount, so that the
sum of the amounts, rounded as the price says, is rate(). A price without tiers has one. Errors as rate.';

CREATE FUNCTION @extschema@.rate_detail(
	price @extschema@.price,
	quantity numeric,
	divisor numeric,
	numerator bigint,
	denominator bigint
)
RETURNS TABLE (
	tier int,
	from_quantity numeric,
	to_quantity numeric,
	quantity numeric,
	unit numeric,
	flat numeric,
	amount @extschema@.monetary
)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 5
AS 'MODULE_PATHNAME', 'billing_price_rate_detail';

COMMENT ON FUNCTION @extschema@.rate_detail(@extschema@.price, numeric, numeric, bigint, bigint) IS
'The parts of rate(price, quantity, divisor, numerator, denominator), as those of rate(price, quantity). Quantities and
flats that are no decimal numbers are rounded to 15 digits; amounts lose nothing.';
