-- Proration of prices.

CREATE FUNCTION @extschema@.prorate_price(
	price @extschema@.price,
	quantity numeric,
	service tstzrange,
	cycle tstzrange,
	zone text DEFAULT 'UTC',
	policy jsonb DEFAULT NULL
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_prorate_price';

COMMENT ON FUNCTION @extschema@.prorate_price(@extschema@.price, numeric, tstzrange, tstzrange, text, jsonb) IS
'The part of what a quantity costs in a cycle: rated exactly, then prorated and rounded as by prorate, with no rounding in
between. Digits and rounding mode are the price''s unless the policy says otherwise. A NULL policy is the default one; NULL
for another NULL. Errors as prorate and rate.';
