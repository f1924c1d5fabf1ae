-- The billing equation of plain items.

CREATE FUNCTION @extschema@.due_lines(line anyelement, accounts bigint[], as_of timestamptz, since xid8)
RETURNS SETOF anyelement
LANGUAGE c STABLE
-- The statements that it reads by are planned once in a session, for any accounts: what is read of a table is found by its index.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_nestloop = on
SET jit = off
AS 'MODULE_PATHNAME', 'billing_due_lines';

COMMENT ON FUNCTION @extschema@.due_lines(anyelement, bigint[], timestamptz, xid8) IS
'What billing.due_lines() of these accounts, time and transaction returns. line: a NULL of the type billing.invoice_line,
which setup() makes.';
