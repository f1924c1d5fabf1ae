-- Comparison of monetary: a total order that never raises, for indexes, sorting and grouping, and a strict set of
-- operators that refuses to compare different currencies.

CREATE FUNCTION @extschema@.monetary_eq(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_eq';

COMMENT ON FUNCTION @extschema@.monetary_eq(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator =.';

CREATE OPERATOR @extschema@.= (
	FUNCTION = @extschema@.monetary_eq,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.=),
	NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = eqsel,
	JOIN = eqjoinsel,
	HASHES,
	MERGES
);

COMMENT ON OPERATOR @extschema@.= (@extschema@.monetary, @extschema@.monetary) IS
'Same currency and same amount; never raises.';

CREATE FUNCTION @extschema@.monetary_ne(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_ne';

COMMENT ON FUNCTION @extschema@.monetary_ne(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator <>.';

CREATE OPERATOR @extschema@.<> (
	FUNCTION = @extschema@.monetary_ne,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.<>),
	NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = neqsel,
	JOIN = neqjoinsel
);

COMMENT ON OPERATOR @extschema@.<> (@extschema@.monetary, @extschema@.monetary) IS
'Another currency or another amount; never raises.';

CREATE FUNCTION @extschema@.monetary_lt(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_lt';

COMMENT ON FUNCTION @extschema@.monetary_lt(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator <.';

CREATE OPERATOR @extschema@.< (
	FUNCTION = @extschema@.monetary_lt,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.>),
	NEGATOR = OPERATOR(@extschema@.>=),
	RESTRICT = scalarltsel,
	JOIN = scalarltjoinsel
);

COMMENT ON OPERATOR @extschema@.< (@extschema@.monetary, @extschema@.monetary) IS
'Less in the total order of currency code, then amount; never raises.';

CREATE FUNCTION @extschema@.monetary_le(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_le';

COMMENT ON FUNCTION @extschema@.monetary_le(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator <=.';

CREATE OPERATOR @extschema@.<= (
	FUNCTION = @extschema@.monetary_le,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.>=),
	NEGATOR = OPERATOR(@extschema@.>),
	RESTRICT = scalarlesel,
	JOIN = scalarlejoinsel
);

COMMENT ON OPERATOR @extschema@.<= (@extschema@.monetary, @extschema@.monetary) IS
'Less or equal in the total order of currency code, then amount; never raises.';

CREATE FUNCTION @extschema@.monetary_gt(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_gt';

COMMENT ON FUNCTION @extschema@.monetary_gt(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator >.';

CREATE OPERATOR @extschema@.> (
	FUNCTION = @extschema@.monetary_gt,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.<),
	NEGATOR = OPERATOR(@extschema@.<=),
	RESTRICT = scalargtsel,
	JOIN = scalargtjoinsel
);

COMMENT ON OPERATOR @extschema@.> (@extschema@.monetary, @extschema@.monetary) IS
'Greater in the total order of currency code, then amount; never raises.';

CREATE FUNCTION @extschema@.monetary_ge(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_ge';

COMMENT ON FUNCTION @extschema@.monetary_ge(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator >=.';

CREATE OPERATOR @extschema@.>= (
	FUNCTION = @extschema@.monetary_ge,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.<=),
	NEGATOR = OPERATOR(@extschema@.<),
	RESTRICT = scalargesel,
	JOIN = scalargejoinsel
);

COMMENT ON OPERATOR @extschema@.>= (@extschema@.monetary, @extschema@.monetary) IS
'Greater or equal in the total order of currency code, then amount; never raises.';

CREATE FUNCTION @extschema@.monetary_same_eq(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_same_eq';

COMMENT ON FUNCTION @extschema@.monetary_same_eq(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator ==.';

CREATE OPERATOR @extschema@.== (
	FUNCTION = @extschema@.monetary_same_eq,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.==),
	RESTRICT = eqsel,
	JOIN = eqjoinsel
);

COMMENT ON OPERATOR @extschema@.== (@extschema@.monetary, @extschema@.monetary) IS
'Equal amount in the same currency. Error: 22M01 for different currencies.';

CREATE FUNCTION @extschema@.monetary_same_lt(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_same_lt';

COMMENT ON FUNCTION @extschema@.monetary_same_lt(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator <<.';

CREATE OPERATOR @extschema@.<< (
	FUNCTION = @extschema@.monetary_same_lt,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.>>),
	NEGATOR = OPERATOR(@extschema@.>>=),
	RESTRICT = scalarltsel,
	JOIN = scalarltjoinsel
);

COMMENT ON OPERATOR @extschema@.<< (@extschema@.monetary, @extschema@.monetary) IS
'Smaller amount in the same currency. Error: 22M01 for different currencies.';

CREATE FUNCTION @extschema@.monetary_same_le(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_same_le';

COMMENT ON FUNCTION @extschema@.monetary_same_le(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator <<=.';

CREATE OPERATOR @extschema@.<<= (
	FUNCTION = @extschema@.monetary_same_le,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.>>=),
	NEGATOR = OPERATOR(@extschema@.>>),
	RESTRICT = scalarlesel,
	JOIN = scalarlejoinsel
);

COMMENT ON OPERATOR @extschema@.<<= (@extschema@.monetary, @extschema@.monetary) IS
'Smaller or equal amount in the same currency. Error: 22M01 for different currencies.';

CREATE FUNCTION @extschema@.monetary_same_gt(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_same_gt';

COMMENT ON FUNCTION @extschema@.monetary_same_gt(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator >>.';

CREATE OPERATOR @extschema@.>> (
	FUNCTION = @extschema@.monetary_same_gt,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.<<),
	NEGATOR = OPERATOR(@extschema@.<<=),
	RESTRICT = scalargtsel,
	JOIN = scalargtjoinsel
);

COMMENT ON OPERATOR @extschema@.>> (@extschema@.monetary, @extschema@.monetary) IS
'Greater amount in the same currency. Error: 22M01 for different currencies.';

CREATE FUNCTION @extschema@.monetary_same_ge(@extschema@.monetary, @extschema@.monetary)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_same_ge';

COMMENT ON FUNCTION @extschema@.monetary_same_ge(@extschema@.monetary, @extschema@.monetary) IS
'Implementation of operator >>=.';

CREATE OPERATOR @extschema@.>>= (
	FUNCTION = @extschema@.monetary_same_ge,
	LEFTARG = @extschema@.monetary,
	RIGHTARG = @extschema@.monetary,
	COMMUTATOR = OPERATOR(@extschema@.<<=),
	NEGATOR = OPERATOR(@extschema@.<<),
	RESTRICT = scalargesel,
	JOIN = scalargejoinsel
);

COMMENT ON OPERATOR @extschema@.>>= (@extschema@.monetary, @extschema@.monetary) IS
'Greater or equal amount in the same currency. Error: 22M01 for different currencies.';

CREATE FUNCTION @extschema@.monetary_cmp(@extschema@.monetary, @extschema@.monetary)
RETURNS int
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_cmp';

COMMENT ON FUNCTION @extschema@.monetary_cmp(@extschema@.monetary, @extschema@.monetary) IS
'-1, 0 or 1 in the total order of currency code, then amount; never raises.';

CREATE FUNCTION @extschema@.monetary_hash(@extschema@.monetary)
RETURNS int
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_hash';

COMMENT ON FUNCTION @extschema@.monetary_hash(@extschema@.monetary) IS
'Hash of the value; equal values have equal hashes.';

CREATE FUNCTION @extschema@.monetary_hash_extended(@extschema@.monetary, int8)
RETURNS int8
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_hash_extended';

COMMENT ON FUNCTION @extschema@.monetary_hash_extended(@extschema@.monetary, int8) IS
'Hash of the value with a seed, of 64 bits; equal values have equal hashes.';

CREATE FUNCTION @extschema@.monetary_sortsupport(internal)
RETURNS void
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_sortsupport';

COMMENT ON FUNCTION @extschema@.monetary_sortsupport(internal) IS
'Lets the server sort monetary by keys of 64 bits, and compare whole amounts only where these are equal.';

CREATE OPERATOR CLASS @extschema@.monetary_ops
DEFAULT FOR TYPE @extschema@.monetary USING btree AS
	OPERATOR 1 @extschema@.<,
	OPERATOR 2 @extschema@.<=,
	OPERATOR 3 @extschema@.=,
	OPERATOR 4 @extschema@.>=,
	OPERATOR 5 @extschema@.>,
	FUNCTION 1 @extschema@.monetary_cmp(@extschema@.monetary, @extschema@.monetary),
	FUNCTION 2 @extschema@.monetary_sortsupport(internal),
	FUNCTION 4 pg_catalog.btequalimage(oid);

COMMENT ON OPERATOR CLASS @extschema@.monetary_ops USING btree IS
'The total order of currency code, then amount. Equal values are equal bits, so indexes deduplicate.';

CREATE OPERATOR CLASS @extschema@.monetary_ops
DEFAULT FOR TYPE @extschema@.monetary USING hash AS
	OPERATOR 1 @extschema@.=,
	FUNCTION 1 @extschema@.monetary_hash(@extschema@.monetary),
	FUNCTION 2 @extschema@.monetary_hash_extended(@extschema@.monetary, int8);

COMMENT ON OPERATOR CLASS @extschema@.monetary_ops USING hash IS
'Equality of currency and amount, also for hash partitioning.';

CREATE FUNCTION @extschema@.monetary_same_cmp(@extschema@.monetary, @extschema@.monetary)
RETURNS int
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_same_cmp';

COMMENT ON FUNCTION @extschema@.monetary_same_cmp(@extschema@.monetary, @extschema@.monetary) IS
'-1, 0 or 1 as the first amount is below, at or above the second. Error: 22M01 for different currencies.';

CREATE OPERATOR CLASS @extschema@.monetary_same_ops
FOR TYPE @extschema@.monetary USING btree AS
	OPERATOR 1 @extschema@.<<,
	OPERATOR 2 @extschema@.<<=,
	OPERATOR 3 @extschema@.==,
	OPERATOR 4 @extschema@.>>=,
	OPERATOR 5 @extschema@.>>,
	FUNCTION 1 @extschema@.monetary_same_cmp(@extschema@.monetary, @extschema@.monetary),
	FUNCTION 4 pg_catalog.btequalimage(oid);

COMMENT ON OPERATOR CLASS @extschema@.monetary_same_ops USING btree IS
'The order of the strict operators, for indexes they can use. Such an index takes amounts of one currency: another one
raises 22M01.';

CREATE OPERATOR CLASS @extschema@.monetary_minmax_ops
DEFAULT FOR TYPE @extschema@.monetary USING brin AS
	OPERATOR 1 @extschema@.<,
	OPERATOR 2 @extschema@.<=,
	OPERATOR 3 @extschema@.=,
	OPERATOR 4 @extschema@.>=,
	OPERATOR 5 @extschema@.>,
	FUNCTION 1 pg_catalog.brin_minmax_opcinfo(internal),
	FUNCTION 2 pg_catalog.brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 pg_catalog.brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 pg_catalog.brin_minmax_union(internal, internal, internal),
	STORAGE @extschema@.monetary;

COMMENT ON OPERATOR CLASS @extschema@.monetary_minmax_ops USING brin IS
'The smallest and the largest amount of a block range, in the total order of currency code, then amount.';
