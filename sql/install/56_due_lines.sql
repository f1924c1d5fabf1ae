-- The billing equation of plain items.

CREATE FUNCTION @extschema@.due_lines(line anyelement, accounts bigint[], as_of timestamptz, since xid8)
RETURNS SETOF anyelement
LANGUAGE c STABLE
SET search_path = pg_catalog, @extschema@, pg_temp
-- The statements that it reads by are planned once in a session, for any accounts: what is read of a table is found by its index.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_nestloop = on
SET jit = off
AS 'MODULE_PATHNAME', 'billing_due_lines';

COMMENT ON FUNCTION @extschema@.due_lines(anyelement, bigint[], timestamptz, xid8) IS
'What billing.due_lines() of these accounts, time and transaction returns. line: a NULL of the type billing.invoice_line,
which setup() makes.';

CREATE FUNCTION @extschema@.watermarks(
	accounts bigint[],
	as_of timestamptz,
	OUT account_id bigint,
	OUT subscription_no integer,
	OUT due_at timestamptz,
	OUT late_before timestamptz
)
RETURNS SETOF record
LANGUAGE c STABLE STRICT
SET search_path = pg_catalog, @extschema@, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_nestloop = on
SET jit = off
AS 'MODULE_PATHNAME', 'billing_watermarks';

COMMENT ON FUNCTION @extschema@.watermarks(bigint[], timestamptz) IS
'The subscriptions of accounts that are due as of a time, or changed by then, with where their watermarks
billing.subscription.due_at and late_before have to be once they are billed up to it; those that stay where they are have no row.';
