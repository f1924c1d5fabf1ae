-- Type monetary: an exact amount in one currency, and its parts.

CREATE TYPE @extschema@.rounding AS ENUM (
	'half_even',
	'half_up',
	'half_down',
	'half_ceiling',
	'half_floor',
	'half_odd',
	'up',
	'down',
	'ceiling',
	'floor',
	'unnecessary'
);

COMMENT ON TYPE @extschema@.rounding IS
'How a digit is lost. half_...: to the nearest, and a tie half_even to the even neighbour, half_odd to the odd one,
half_up away from zero, half_down towards zero, half_ceiling upwards, half_floor downwards. Others: up away from
zero, down towards zero, ceiling upwards, floor downwards; unnecessary raises 22M03 where a digit would be lost.';

CREATE TYPE @extschema@.monetary;

CREATE FUNCTION @extschema@.monetary_in(cstring, oid, int)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_in';

COMMENT ON FUNCTION @extschema@.monetary_in(cstring, oid, int) IS
'Text input of monetary: three letters of an ISO 4217 code in any case, optional blanks, an optional sign, digits
with an optional point. No exponent, no grouping, no locale. Errors: 22P02 for other text, 22M02 for an unknown
code, 22M03 for more than 15 fraction digits, 22003 out of range, and as monetary_fit where the type has a modifier.';

CREATE FUNCTION @extschema@.monetary_out(@extschema@.monetary)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_out';

COMMENT ON FUNCTION @extschema@.monetary_out(@extschema@.monetary) IS
'Text output of monetary: "USD 12.30", with the fraction digits of the currency''s minor unit, or more where the
amount needs them.';

CREATE FUNCTION @extschema@.monetary_recv(internal, oid, int)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_recv';

COMMENT ON FUNCTION @extschema@.monetary_recv(internal, oid, int) IS
'Binary input of monetary, see monetary_send. Errors: 22P03 for bytes that are no value, and as monetary_fit where
the type has a modifier.';

CREATE FUNCTION @extschema@.monetary_send(@extschema@.monetary)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_send';

COMMENT ON FUNCTION @extschema@.monetary_send(@extschema@.monetary) IS
'Binary output of monetary: 16 bytes in network order, the top two the alphabetic code in base 26 (A is 0), the
other fourteen 2^111 plus the amount in units of 10^-15.';

CREATE FUNCTION @extschema@.monetary_typmod_in(cstring[])
RETURNS int
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_typmod_in';

COMMENT ON FUNCTION @extschema@.monetary_typmod_in(cstring[]) IS
'The modifier of type monetary: a currency, and optionally the most fraction digits, 0 to 15. Errors: 22M02 for an
unknown code, 22023 for others. The integer holds the code in base 26 times 32, plus digits + 1 where digits are given.';

CREATE FUNCTION @extschema@.monetary_typmod_out(int)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_typmod_out';

COMMENT ON FUNCTION @extschema@.monetary_typmod_out(int) IS
'The text of a modifier of type monetary: (''EUR'',2). Error: 22023 for an integer that is none.';

CREATE TYPE @extschema@.monetary (
	INPUT = @extschema@.monetary_in,
	OUTPUT = @extschema@.monetary_out,
	RECEIVE = @extschema@.monetary_recv,
	SEND = @extschema@.monetary_send,
	TYPMOD_IN = @extschema@.monetary_typmod_in,
	TYPMOD_OUT = @extschema@.monetary_typmod_out,
	INTERNALLENGTH = 16,
	ALIGNMENT = double,
	STORAGE = plain
);

COMMENT ON TYPE @extschema@.monetary IS
'An exact amount in one currency, as ''USD 12.34'': up to 15 fraction digits, between
-2596148429267413814.265248164610047 and 2596148429267413814.265248164610047. Equal amounts are equal bits; no
NaN, no infinity. A column of type monetary(''EUR'') takes euros only, monetary(''EUR'', 2) euros with at most two
fraction digits; other values are errors, never rounded.';

CREATE FUNCTION @extschema@.monetary(amount numeric, currency text)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary';

COMMENT ON FUNCTION @extschema@.monetary(numeric, text) IS
'The exact amount in the currency of an ISO 4217 code, in any case. Errors: 22M02 for an unknown code, 22M03 for
more than 15 fraction digits, 22003 out of range or infinite, 22023 for NaN.';

CREATE FUNCTION @extschema@.from_minor(minor_units bigint, currency text)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_from_minor';

COMMENT ON FUNCTION @extschema@.from_minor(bigint, text) IS
'The amount of so many minor units (cents) of a currency. Errors: 22M02 for an unknown code, 22023 for a currency
without minor unit, 22003 out of range.';

CREATE FUNCTION @extschema@.minor_units(m @extschema@.monetary)
RETURNS bigint
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_minor_units';

COMMENT ON FUNCTION @extschema@.minor_units(@extschema@.monetary) IS
'The amount in minor units (cents) of its currency. Errors: 22M03 where that is not a whole number, 22003 beyond
bigint, 22023 for a currency without minor unit.';

CREATE FUNCTION @extschema@.currency(m @extschema@.monetary)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_currency';

COMMENT ON FUNCTION @extschema@.currency(@extschema@.monetary) IS
'The alphabetic ISO 4217 code.';

CREATE FUNCTION @extschema@.amount(m @extschema@.monetary)
RETURNS numeric
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_amount';

COMMENT ON FUNCTION @extschema@.amount(@extschema@.monetary) IS
'The amount in major units, with the fraction digits that the text form shows.';

CREATE FUNCTION @extschema@.abs(m @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_abs';

COMMENT ON FUNCTION @extschema@.abs(@extschema@.monetary) IS
'The amount without its sign.';

CREATE FUNCTION @extschema@.sign(m @extschema@.monetary)
RETURNS int
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_sign';

COMMENT ON FUNCTION @extschema@.sign(@extschema@.monetary) IS
'-1, 0 or 1 as the amount is below, at or above zero.';

CREATE FUNCTION @extschema@.is_zero(m @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_is_zero';

COMMENT ON FUNCTION @extschema@.is_zero(@extschema@.monetary) IS
'Whether the amount is zero, in whatever currency.';

CREATE FUNCTION @extschema@.round(
	m @extschema@.monetary,
	digits int DEFAULT NULL,
	mode @extschema@.rounding DEFAULT 'half_up'
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_round';

COMMENT ON FUNCTION @extschema@.round(@extschema@.monetary, int, @extschema@.rounding) IS
'The amount rounded to a number of fraction digits, negative ones for tens, hundreds and so on; by default to the
currency''s minor unit, half away from zero. NULL for a NULL amount or mode. Errors: 22M03 for mode unnecessary
where a digit would be lost, 22023 by default digits of a currency without minor unit, 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_fit(m @extschema@.monetary, typmod int, explicit boolean)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_fit';

COMMENT ON FUNCTION @extschema@.monetary_fit(@extschema@.monetary, int, boolean) IS
'The amount, if it fits the type with this modifier: the cast of monetary to monetary(''EUR'', 2), the same whether
explicit or not. Errors: 22M01 for another currency, 22M03 for too many fraction digits.';

CREATE CAST (@extschema@.monetary AS @extschema@.monetary)
	WITH FUNCTION @extschema@.monetary_fit(@extschema@.monetary, int, boolean)
	AS IMPLICIT;

COMMENT ON CAST (@extschema@.monetary AS @extschema@.monetary) IS
'Checks currency and digits of a type like monetary(''EUR'', 2); never rounds.';

CREATE FUNCTION @extschema@.monetary_from_numeric(amount numeric, typmod int, explicit boolean)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_from_numeric';

COMMENT ON FUNCTION @extschema@.monetary_from_numeric(numeric, int, boolean) IS
'The exact amount in the currency of a modifier: the cast of numeric to monetary(''EUR'', 2). Errors: 22023 without a
modifier, since then there is no currency, 22M03 for too many fraction digits, 22003 out of range or infinite, 22023
for NaN.';

CREATE CAST (numeric AS @extschema@.monetary)
	WITH FUNCTION @extschema@.monetary_from_numeric(numeric, int, boolean)
	AS ASSIGNMENT;

COMMENT ON CAST (numeric AS @extschema@.monetary) IS
'Takes the currency from a type like monetary(''EUR''), and so is an error for plain monetary; never rounds.';

CREATE CAST (@extschema@.monetary AS numeric)
	WITH FUNCTION @extschema@.amount(@extschema@.monetary);

COMMENT ON CAST (@extschema@.monetary AS numeric) IS
'The amount in major units; the currency is lost, so the cast is explicit.';
