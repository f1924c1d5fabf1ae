-- Ranges of amounts.

CREATE TYPE @extschema@.monetaryrange;

CREATE FUNCTION @extschema@.monetaryrange_canonical(@extschema@.monetaryrange)
RETURNS @extschema@.monetaryrange
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetaryrange_canonical';

COMMENT ON FUNCTION @extschema@.monetaryrange_canonical(@extschema@.monetaryrange) IS
'The range itself. Error: 22M01 for bounds of different currencies.';

CREATE FUNCTION @extschema@.monetary_subtype_diff(@extschema@.monetary, @extschema@.monetary)
RETURNS float8
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_monetary_subtype_diff';

COMMENT ON FUNCTION @extschema@.monetary_subtype_diff(@extschema@.monetary, @extschema@.monetary) IS
'How far apart two amounts lie in the total order, roughly: for indexes and statistics of ranges, not for arithmetic.';

CREATE TYPE @extschema@.monetaryrange AS RANGE (
	SUBTYPE = @extschema@.monetary,
	SUBTYPE_OPCLASS = @extschema@.monetary_ops,
	SUBTYPE_DIFF = @extschema@.monetary_subtype_diff,
	CANONICAL = @extschema@.monetaryrange_canonical,
	MULTIRANGE_TYPE_NAME = @extschema@.monetarymultirange
);

COMMENT ON TYPE @extschema@.monetaryrange IS
'A range of amounts of one currency, as ''[USD 10, USD 20)''; bounds of different currencies are an error. A side without
bound goes on over the currencies that follow in the total order. GiST and SP-GiST make ranges that span what an index
holds: index ranges of one currency, by a condition on currency(lower(...)) where a column has more.';

COMMENT ON TYPE @extschema@.monetarymultirange IS
'Ranges of amounts that do not touch, all of one currency; different ones raise 22M01.';

COMMENT ON FUNCTION @extschema@.monetaryrange(@extschema@.monetary, @extschema@.monetary) IS
'The range from the first amount up to, but without, the second; NULL for no bound. Errors: 22000 where the first is
above the second in the total order, else 22M01 for different currencies.';

COMMENT ON FUNCTION @extschema@.monetaryrange(@extschema@.monetary, @extschema@.monetary, text) IS
'The range between two amounts, NULL for no bound; the text is one of [) [] (] () and says which bounds belong to it.
Errors: 22000 where the first is above the second in the total order, else 22M01 for different currencies.';

COMMENT ON FUNCTION @extschema@.monetarymultirange() IS
'No ranges.';

COMMENT ON FUNCTION @extschema@.monetarymultirange(@extschema@.monetaryrange) IS
'The multirange of one range.';

COMMENT ON FUNCTION @extschema@.monetarymultirange(@extschema@.monetaryrange[]) IS
'The multirange of these ranges; those that touch or overlap become one.';
