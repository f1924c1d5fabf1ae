-- Arithmetic operators on monetary.

CREATE FUNCTION @extschema@.monetary_add(@extschema@.monetary, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_add';

COMMENT ON FUNCTION @extschema@.monetary_add(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator +.';

CREATE OPERATOR @extschema@.+ (
	FUNCTION = @extschema@.monetary_add,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.+)
);

COMMENT ON OPERATOR @extschema@.+ (@extschema@.monetary, @extschema@.monetary) IS
'Exact sum. Errors: 22M01 for different currencies, 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_subtract(@extschema@.monetary, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_subtract';

COMMENT ON FUNCTION @extschema@.monetary_subtract(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator -.';

CREATE OPERATOR @extschema@.- (
	FUNCTION = @extschema@.monetary_subtract,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary
);

COMMENT ON OPERATOR @extschema@.- (@extschema@.monetary, @extschema@.monetary) IS
'Exact difference. Errors: 22M01 for different currencies, 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_negate(@extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_negate';

COMMENT ON FUNCTION @extschema@.monetary_negate(@extschema@.monetary) IS
'Implementation of operator -.';

CREATE OPERATOR @extschema@.- (
	FUNCTION = @extschema@.monetary_negate,
	RIGHTARG = @extschema@.monetary
);

COMMENT ON OPERATOR @extschema@.- (NONE, @extschema@.monetary) IS
'The amount with the other sign; never out of range.';

CREATE FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, int2)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_multiply_int2';

COMMENT ON FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, int2) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = int2,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (@extschema@.monetary, int2) IS
'Exact product. Error: 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_multiply(int2, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_int2_multiply_monetary';

COMMENT ON FUNCTION @extschema@.monetary_multiply(int2, @extschema@.monetary) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = int2,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (int2, @extschema@.monetary) IS
'Exact product. Error: 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, int4)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_multiply_int4';

COMMENT ON FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, int4) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = int4,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (@extschema@.monetary, int4) IS
'Exact product. Error: 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_multiply(int4, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_int4_multiply_monetary';

COMMENT ON FUNCTION @extschema@.monetary_multiply(int4, @extschema@.monetary) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = int4,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (int4, @extschema@.monetary) IS
'Exact product. Error: 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, int8)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_multiply_int8';

COMMENT ON FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, int8) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = int8,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (@extschema@.monetary, int8) IS
'Exact product. Error: 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_multiply(int8, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_int8_multiply_monetary';

COMMENT ON FUNCTION @extschema@.monetary_multiply(int8, @extschema@.monetary) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = int8,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (int8, @extschema@.monetary) IS
'Exact product. Error: 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, numeric)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_multiply_numeric';

COMMENT ON FUNCTION @extschema@.monetary_multiply(@extschema@.monetary, numeric) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = numeric,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (@extschema@.monetary, numeric) IS
'Product, exact or rounded once, half even, to 15 fraction digits. Errors: 22003 out of range or by a number of more
than 76 digits, 22023 by NaN.';

CREATE FUNCTION @extschema@.monetary_multiply(numeric, @extschema@.monetary)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_numeric_multiply_monetary';

COMMENT ON FUNCTION @extschema@.monetary_multiply(numeric, @extschema@.monetary) IS
'Implementation of operator *.';

CREATE OPERATOR @extschema@.* (
	FUNCTION = @extschema@.monetary_multiply,
	LEFTARG = numeric,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.*)
);

COMMENT ON OPERATOR @extschema@.* (numeric, @extschema@.monetary) IS
'Product, exact or rounded once, half even, to 15 fraction digits. Errors: 22003 out of range or by a number of more
than 76 digits, 22023 by NaN.';

CREATE FUNCTION @extschema@.monetary_divide(@extschema@.monetary, int2)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_divide_int2';

COMMENT ON FUNCTION @extschema@.monetary_divide(@extschema@.monetary, int2) IS
'Implementation of operator /.';

CREATE OPERATOR @extschema@./ (
	FUNCTION = @extschema@.monetary_divide,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = int2
);

COMMENT ON OPERATOR @extschema@./ (@extschema@.monetary, int2) IS
'Quotient, rounded once, half even, to 15 fraction digits. Errors: 22012 for a zero divisor, 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_divide(@extschema@.monetary, int4)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_divide_int4';

COMMENT ON FUNCTION @extschema@.monetary_divide(@extschema@.monetary, int4) IS
'Implementation of operator /.';

CREATE OPERATOR @extschema@./ (
	FUNCTION = @extschema@.monetary_divide,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = int4
);

COMMENT ON OPERATOR @extschema@./ (@extschema@.monetary, int4) IS
'Quotient, rounded once, half even, to 15 fraction digits. Errors: 22012 for a zero divisor, 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_divide(@extschema@.monetary, int8)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_divide_int8';

COMMENT ON FUNCTION @extschema@.monetary_divide(@extschema@.monetary, int8) IS
'Implementation of operator /.';

CREATE OPERATOR @extschema@./ (
	FUNCTION = @extschema@.monetary_divide,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = int8
);

COMMENT ON OPERATOR @extschema@./ (@extschema@.monetary, int8) IS
'Quotient, rounded once, half even, to 15 fraction digits. Errors: 22012 for a zero divisor, 22003 out of range.';

CREATE FUNCTION @extschema@.monetary_divide(@extschema@.monetary, numeric)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_divide_numeric';

COMMENT ON FUNCTION @extschema@.monetary_divide(@extschema@.monetary, numeric) IS
'Implementation of operator /.';

CREATE OPERATOR @extschema@./ (
	FUNCTION = @extschema@.monetary_divide,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = numeric
);

COMMENT ON OPERATOR @extschema@./ (@extschema@.monetary, numeric) IS
'Quotient, rounded once, half even, to 15 fraction digits. Errors: 22012 for a zero divisor, 22003 out of range or by
a number of more than 76 digits, 22023 by NaN.';

CREATE FUNCTION @extschema@.monetary_ratio(@extschema@.monetary, @extschema@.monetary)
RETURNS numeric
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_ratio';

COMMENT ON FUNCTION @extschema@.monetary_ratio(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator /.';

CREATE OPERATOR @extschema@./ (
	FUNCTION = @extschema@.monetary_ratio,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary
);

COMMENT ON OPERATOR @extschema@./ (@extschema@.monetary, @extschema@.monetary) IS
'Quotient of the amounts, with the digits that numeric division gives. Errors: 22M01 for different currencies,
22012 for a zero divisor.';
