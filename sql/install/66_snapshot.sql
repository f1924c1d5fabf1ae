-- What documents keep of those they are for.

CREATE FUNCTION @extschema@.customer_snapshot(
	code text,
	name text,
	country text,
	region text,
	tax_id text,
	address jsonb,
	zone text
)
RETURNS jsonb
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_customer_snapshot';

COMMENT ON FUNCTION @extschema@.customer_snapshot(text, text, text, text, text, jsonb, text) IS
'An object of these members, without those that are NULL; nor does the address keep members that are null, at any depth.';
