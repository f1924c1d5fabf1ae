-- Functions on monetary that round once, or divide an amount into parts.

CREATE FUNCTION @extschema@.round_to(
	m @extschema@.monetary,
	increment numeric,
	mode @extschema@.rounding DEFAULT 'half_up'
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_round_to';

COMMENT ON FUNCTION @extschema@.round_to(@extschema@.monetary, numeric, @extschema@.rounding) IS
'The multiple of an increment, in major units, that the amount rounds to; half away from zero by default. Errors:
22023 for an increment that is not above zero, 22M03 for one of more than 15 fraction digits and for mode unnecessary
where the amount is no multiple, 22003 out of range.';

CREATE FUNCTION @extschema@.cash_round(m @extschema@.monetary, country text DEFAULT NULL)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_cash_round';

COMMENT ON FUNCTION @extschema@.cash_round(@extschema@.monetary, text) IS
'The nearest amount that can be paid in cash, half away from zero: by the rule of the country (ISO 3166-1, two
letters, any case), else by that of the currency, else the nearest minor unit; cash_increments() lists the rules. NULL
for a NULL amount. Errors: 22023 for a country that is not two letters, and for a currency without minor unit.';

CREATE FUNCTION @extschema@.cash_increments()
RETURNS TABLE (
	currency text,
	country text,
	increment @extschema@.monetary,
	since date
)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 20
AS 'MODULE_PATHNAME', 'billing_cash_increments';

COMMENT ON FUNCTION @extschema@.cash_increments() IS
'The rules that cash_round knows: in this currency and country (NULL: wherever the currency is paid with) cash
amounts are multiples of the increment, since this day.';

CREATE FUNCTION @extschema@.mul_round_integer(@extschema@.monetary, int8, int, @extschema@.rounding)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_mul_round_integer';

COMMENT ON FUNCTION @extschema@.mul_round_integer(@extschema@.monetary, int8, int, @extschema@.rounding) IS
'What a plan calls instead of mul_round where the factor is an integer: the same result, without a numeric in between.';

CREATE FUNCTION @extschema@.mul_round_support(internal)
RETURNS internal
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_mul_round_support';

COMMENT ON FUNCTION @extschema@.mul_round_support(internal) IS
'Planner support of mul_round: puts mul_round_integer in its place where the factor is a cast integer.';

CREATE FUNCTION @extschema@.mul_round(
	m @extschema@.monetary,
	factor numeric,
	digits int DEFAULT NULL,
	mode @extschema@.rounding DEFAULT 'half_up'
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
SUPPORT @extschema@.mul_round_support
AS 'MODULE_PATHNAME', 'billing_mul_round';

COMMENT ON FUNCTION @extschema@.mul_round(@extschema@.monetary, numeric, int, @extschema@.rounding) IS
'The exact product, rounded once to a number of fraction digits as by round: by default to the currency''s minor unit,
half away from zero. NULL where another argument than digits is NULL. Errors: as round; 22003 also for an infinite
factor or one of more than 76 digits, 22023 for NaN.';

CREATE FUNCTION @extschema@.div_round(
	m @extschema@.monetary,
	divisor numeric,
	digits int DEFAULT NULL,
	mode @extschema@.rounding DEFAULT 'half_up'
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_div_round';

COMMENT ON FUNCTION @extschema@.div_round(@extschema@.monetary, numeric, int, @extschema@.rounding) IS
'The exact quotient, rounded once to a number of fraction digits as by round: by default to the currency''s minor unit,
half away from zero. NULL where another argument than digits is NULL. Errors: 22012 for a zero divisor, else as
mul_round.';

CREATE FUNCTION @extschema@.convert(
	m @extschema@.monetary,
	currency text,
	rate numeric,
	digits int DEFAULT NULL,
	mode @extschema@.rounding DEFAULT 'half_up'
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_convert';

COMMENT ON FUNCTION @extschema@.convert(@extschema@.monetary, text, numeric, int, @extschema@.rounding) IS
'The amount in another currency at a rate, units of it per unit of the amount''s: the exact product rounded once, by
default to the other currency''s minor unit, half away from zero. NULL where another argument than digits is NULL.
Errors: 22M02 for an unknown code, 22023 for a rate that is not above zero, else as mul_round.';

CREATE FUNCTION @extschema@.allocate(
	m @extschema@.monetary,
	weights numeric[],
	digits int DEFAULT NULL
)
RETURNS @extschema@.monetary[]
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_allocate';

COMMENT ON FUNCTION @extschema@.allocate(@extschema@.monetary, numeric[], int) IS
'Parts in proportion to weights that sum to the amount exactly, each a whole number of 10^-digits, by default of the
currency''s minor unit. By largest remainder: the fractions that are cut off go, one unit each, to the parts that lose
most, of equal ones to the first; the parts of -m are the negated parts of m. NULL for a NULL amount or NULL weights.
Errors: 22023 for no weights, more than 100000, a NULL, NaN or negative one, only zeros, or an array of more than one
dimension, and by default digits of a currency without minor unit; 22M03 where the amount itself is not a whole
number of 10^-digits; 22003 for weights that are infinite, of more than 76 digits, or more than 170 places apart.';

CREATE FUNCTION @extschema@.split(
	m @extschema@.monetary,
	n int,
	digits int DEFAULT NULL
)
RETURNS @extschema@.monetary[]
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_split';

COMMENT ON FUNCTION @extschema@.split(@extschema@.monetary, int, int) IS
'The amount in n parts, as allocate does with equal weights: the first ones are one unit larger where it does not
divide. NULL for a NULL amount or n. Errors: 22023 for n below 1 or above 100000, else as allocate.';
