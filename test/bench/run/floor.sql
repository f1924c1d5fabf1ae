-- The floor: what nobody can save. Tables for exactly the rows that the run wrote, with the same indexes and what
-- they held before, but no trigger, no foreign key and no check.

SET client_min_messages = warning;
DROP SCHEMA IF EXISTS floor CASCADE;
CREATE SCHEMA floor;

SELECT format('CREATE TABLE floor.%1$I (LIKE billing.%1$I INCLUDING INDEXES INCLUDING STORAGE) WITH (%2$s)',
	c.relname, coalesce(array_to_string(c.reloptions, ', '), 'fillfactor = 100'))
FROM pg_class c
WHERE c.oid IN ('billing.invoice_line'::regclass, 'billing.invoice_tax'::regclass, 'billing.invoice'::regclass, 'billing.invoice_status'::regclass) \gexec
SELECT format('INSERT INTO floor.%1$I SELECT * FROM billing.%1$I WHERE invoice_no = 1', t)
FROM unnest(ARRAY['invoice_line', 'invoice_tax', 'invoice', 'invoice_status']) t \gexec

-- The same for a part of the accounts, so that two sessions can do a half each.
CREATE PROCEDURE floor.write(first_account bigint, last_account bigint)
LANGUAGE plpgsql
AS $$
BEGIN
	INSERT INTO floor.invoice_line SELECT * FROM billing.invoice_line WHERE invoice_no > 1 AND account_id BETWEEN first_account AND last_account;
	INSERT INTO floor.invoice_tax SELECT * FROM billing.invoice_tax WHERE invoice_no > 1 AND account_id BETWEEN first_account AND last_account;
	INSERT INTO floor.invoice_status SELECT * FROM billing.invoice_status WHERE invoice_no > 1 AND account_id BETWEEN first_account AND last_account;
	INSERT INTO floor.invoice SELECT * FROM billing.invoice WHERE invoice_no > 1 AND account_id BETWEEN first_account AND last_account;
	PERFORM u.account_id, u.metric_id, sum(u.value)
	FROM billing.usage_event u
	WHERE u.account_id BETWEEN first_account AND last_account
		AND u.occurred_at >= '2026-07-01 00:00+02' AND u.occurred_at < '2026-08-01 00:00+02'
		AND u.cancelled_at IS NULL
	GROUP BY u.account_id, u.metric_id;
END
$$;
VACUUM ANALYZE floor.invoice_line, floor.invoice_tax, floor.invoice, floor.invoice_status;
VACUUM ANALYZE billing.invoice_line, billing.invoice_tax, billing.invoice, billing.invoice_status;
CHECKPOINT;
