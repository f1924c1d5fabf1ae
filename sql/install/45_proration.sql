-- Proration: the part of an amount that a part of a cycle takes.
--
-- Immutable as the calendar's functions are.

CREATE FUNCTION @extschema@.proration_policy(preset text)
RETURNS jsonb
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_proration_policy';

COMMENT ON FUNCTION @extschema@.proration_policy(text) IS
'The policy of a preset as a document with every key. Presets: default, second, stripe, killbill, chargebee_day, recurly,
fixed_30, 30_360, none, full. NULL if the argument is NULL. Error: 22023 for another name.';

CREATE FUNCTION @extschema@.proration_policy(policy jsonb)
RETURNS jsonb
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_proration_policy_from_jsonb';

COMMENT ON FUNCTION @extschema@.proration_policy(jsonb) IS
'A policy document, checked, with every key: a string names a preset, an object overrides its "preset" (else default) key
by key.
basis: what is counted. second (elapsed), day (calendar days of the zone), actual_30 (the same, over 30 for each month of
the cycle; its last day takes what is left), 30_360 (months of 30 days, the last day of each being the 30th), fixed_n
(months of n days), none (the first instant of a cycle takes all of it, later parts nothing), full (each part is the whole).
n: days a month, 1 to 31, for fixed_n. denominator: cycle, plan_period (the key period from the cycle''s start, as "1 month",
where the cycle was cut or stretched), killbill (the cycle; for a part that starts late and ends with it, the months before
its end, not clamped). change_day: whether the local day of a change belongs to the new or the old version. credit, read by
the billing run: original_line or current_price. rounding: cumulative (differences of rounded cumulative amounts), each
(alone), cycle (read by the billing run: cumulative across amounts too). mode: a billing.rounding, null for the price''s or
half_up. digits: of the result, null for the price''s or the currency''s. ratio_scale: fraction digits the share is rounded
to, half up, before the money; null for exact.
NULL if the argument is NULL. Error: 22023 naming the key, the value and those known.';

CREATE FUNCTION @extschema@.proration_policy(policy jsonb, path text)
RETURNS jsonb
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_proration_policy_from_jsonb_at';

COMMENT ON FUNCTION @extschema@.proration_policy(jsonb, text) IS
'The same; path, like plans[0].items[1].proration, says in errors where the policy stands in a larger document.';

CREATE FUNCTION @extschema@.proration_numerator(
	service tstzrange,
	cycle tstzrange,
	zone text DEFAULT 'UTC',
	policy jsonb DEFAULT NULL
)
RETURNS bigint
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_proration_numerator';

COMMENT ON FUNCTION @extschema@.proration_numerator(tstzrange, tstzrange, text, jsonb) IS
'The numerator of proration_share.';

CREATE FUNCTION @extschema@.proration_denominator(
	service tstzrange,
	cycle tstzrange,
	zone text DEFAULT 'UTC',
	policy jsonb DEFAULT NULL
)
RETURNS bigint
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_proration_denominator';

COMMENT ON FUNCTION @extschema@.proration_denominator(tstzrange, tstzrange, text, jsonb) IS
'The denominator of proration_share.';

-- A body that the planner puts in the place of the call.
CREATE FUNCTION @extschema@.proration_share(
	service tstzrange,
	cycle tstzrange,
	zone text DEFAULT 'UTC',
	policy jsonb DEFAULT NULL
)
RETURNS TABLE (
	numerator bigint,
	denominator bigint
)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
ROWS 1
BEGIN ATOMIC
	SELECT @extschema@.proration_numerator(service, cycle, zone, policy),
		@extschema@.proration_denominator(service, cycle, zone, policy)
	WHERE service IS NOT NULL
		AND cycle IS NOT NULL
		AND zone IS NOT NULL;
END;

COMMENT ON FUNCTION @extschema@.proration_share(tstzrange, tstzrange, text, jsonb) IS
'The share of a cycle that a service within it takes, as a fraction that is not reduced: 20/30 days. Its unit is that of the
policy''s basis (see proration_policy): days, seconds, or 1 for none and full; a bound within a unit counts as the unit''s
start. It is exact also where the policy rounds the ratio. A NULL policy is the default one; no row for another NULL.
Errors: 22023 for a range that is empty or unbounded, a service not within the cycle, a part of a cycle that has no unit to
divide, an unknown zone, or a policy that is none.';

CREATE FUNCTION @extschema@.prorate(
	amount @extschema@.monetary,
	service tstzrange,
	cycle tstzrange,
	zone text DEFAULT 'UTC',
	policy jsonb DEFAULT NULL
)
RETURNS @extschema@.monetary
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_prorate';

COMMENT ON FUNCTION @extschema@.prorate(@extschema@.monetary, tstzrange, tstzrange, text, jsonb) IS
'The part of a cycle''s amount that a service within the cycle takes: R(amount * F(to)) - R(amount * F(from)), F the share of
the cycle up to an instant (see proration_share) and R rounding to the currency''s minor digits, half away from zero, unless
the policy says otherwise. So the parts of any partition of a cycle add up to R(amount), to the last digit; not for policies
with rounding each or basis full. A NULL policy is the default one; NULL for another NULL. Errors as proration_share; 22003
when the result is out of range, 22M03 when mode is "unnecessary" and digits would be lost.';
