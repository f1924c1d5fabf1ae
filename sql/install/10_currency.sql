-- Currencies of ISO 4217.

CREATE FUNCTION @extschema@.currencies()
RETURNS TABLE (
	code text,
	number text,
	minor_digits int,
	name text,
	introduced date,
	withdrawn text
)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 307
AS 'MODULE_PATHNAME', 'billing_currencies';

COMMENT ON FUNCTION @extschema@.currencies() IS
'Every ISO 4217 code that a monetary can have, by code: the alphabetic code, the three-digit number (NULL where ISO
never gave one; ISO gives numbers again to other currencies), the fraction digits of the minor unit (NULL where
there is none, as for gold), the name, the first day as legal tender where known, and the month, or only the year,
in which ISO withdrew the code: NULL for an active one. Withdrawn codes still work.';
