\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(53);

SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [{"code": "bound", "country": "DE", "currency": "EUR", "zone": "UTC", "numbers": "B-{seq}", "credit_numbers": "BC-{seq}", "hold_above": "1000", "hold_factor": 3}],
 "taxes": [{"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2014-01-01,2026-01-15)"},
           {"jurisdiction": "FR", "category": "S", "percent": "21", "valid": "[2027-01-15,)"},
           {"jurisdiction": "DE", "category": "S", "percent": "10", "valid": "[2014-01-01,)"}],
 "metrics": [{"code": "level", "aggregation": "sum"}],
 "plans": [
  {"code": "regional", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "level", "prices": [
    {"currency": "EUR", "model": "matrix", "keys": ["region"], "cells": [{"match": {"region": "eu"}, "price": {"model": "unit", "unit": "1"}}]}]}]},
  {"code": "unit", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "level", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}
$catalog$) \g /dev/null

--
-- Errors of single accounts
--

SELECT billing.create_account(code, 'acme', country => CASE code WHEN 'gap' THEN 'FR' ELSE 'DE' END)
  FROM unnest(ARRAY['fine1', 'overflow', 'digits', 'fine2', 'gap', 'cell', 'fine3']) code \g /dev/null
SELECT billing.subscribe(code, CASE code WHEN 'cell' THEN 'regional' ELSE 'unit' END, '2026-01-01')
  FROM unnest(ARRAY['fine1', 'overflow', 'digits', 'fine2', 'gap', 'cell', 'fine3']) code \g /dev/null
SELECT billing.record_usage(code, 'level', 100, '2026-01-10', 'e1', properties => '{"region": "eu"}')
  FROM unnest(ARRAY['fine1', 'overflow', 'digits', 'fine2', 'gap', 'cell', 'fine3']) code \g /dev/null
-- The greatest amount is 2.59e18.
SELECT billing.record_usage('overflow', 'level', 1e19, '2026-01-11', 'bad') \g /dev/null
-- A quantity has up to 76 digits.
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT f.account_id, m.metric_id, 'bad', '2026-01-11', 1e-80 FROM billing.find_account('digits') f, billing.metric m WHERE m.code = 'level';
SELECT billing.record_usage('cell', 'level', 5, '2026-01-11', 'bad', properties => '{"region": "mars"}') \g /dev/null

SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'what waits for the next run violates nothing, even if it cannot be rated');
SELECT run('2026-02-10') AS run_no \gset
SELECT results_eq($$SELECT a.code, f.sqlstate, f.message FROM billing.run_failure f JOIN billing.account a ON a.account_id = f.account_id ORDER BY 1$$,
    $$VALUES ('cell', '22023', 'no cell of the price matches an event with region "mars"'),
             ('digits', '22003', 'number has too many digits to compute with exactly'),
             ('gap', '22023', 'no tax rate for class "standard" in "FR" on 2026-01-31'),
             ('overflow', '22003', '"EUR 10000000000000000100" is out of range for type monetary')$$, 'accounts that cannot be billed are parked with the error');
SELECT is((SELECT count(*) FROM billing.run_failure WHERE context ~ '^PL/pgSQL function .*write_documents' AND context !~ 'SELECT|bill_range'), 4::bigint,
    'and where it was raised');
SELECT is((SELECT hint FROM billing.run_failure f JOIN billing.account a ON a.account_id = f.account_id WHERE a.code = 'cell'),
    'Add a cell, or a default for events without one.', 'and its hint');
SELECT results_eq($$SELECT account, number, amount(gross) FROM billing.invoices ORDER BY account$$,
    $$VALUES ('fine1', 'INV-2026-000001', 110.00), ('fine2', 'INV-2026-000002', 110.00), ('fine3', 'INV-2026-000003', 110.00)$$,
    'the others are billed, and their numbers have no gap');
SELECT results_eq($$SELECT phase, done, total, documents, failures FROM billing.run_progress$$, $$VALUES ('finished', 7::bigint, 7::bigint, 3::bigint, 4::bigint)$$,
    'run_progress counts the failures');
SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'nothing is wrong with what is billed');

-- Retried before anything was mended: they stay. Then one cause after the other goes away.
SELECT is(billing.retry_failures(), 0, 'nothing is mended yet');
SELECT is((SELECT count(*) FROM billing.run_failure WHERE resolved_at IS NULL), 4::bigint, 'four rows, as before');
SELECT billing.cancel_usage('overflow', 'level', 'bad', '2026-01-11') \g /dev/null
SELECT is(billing.retry_failures('overflow'), 1, 'one account, by its code');
SELECT is((SELECT amount(net) FROM billing.invoices WHERE account = 'overflow'), 100.00, 'is billed as the run would have');
SELECT is(billing.retry_failures('overflow'), 0, 'and not again');
SELECT is((SELECT count(*) FROM billing.run_failure WHERE resolved_at IS NULL), 3::bigint, 'the others wait');
UPDATE billing.usage_event SET cancelled_at = '2026-02-11', recorded_xid = DEFAULT WHERE key = 'bad';
UPDATE billing.tax_rate SET valid = '[2014-01-01,2027-01-15)' WHERE valid = '[2014-01-01,2026-01-15)';
SELECT is(billing.retry_failures(), 3, 'all others at once');
SELECT results_eq($$SELECT account, amount(gross) FROM billing.invoices WHERE account IN ('cell', 'digits', 'gap', 'overflow') ORDER BY 1$$,
    $$VALUES ('cell', 110.00), ('digits', 110.00), ('gap', 120.00), ('overflow', 110.00)$$, 'each is billed once');
SELECT is(billing.retry_failures(), 0, 'nothing is left to retry');
SELECT is((SELECT failures FROM billing.run_progress), 0::bigint, 'no failure is left of the run');
SELECT throws_ok($$SELECT billing.retry_failures('nobody')$$, '22023', 'unknown account "nobody"', 'an unknown account');

-- What is not the fault of an account stops the run: nobody is parked for it.
SELECT billing.record_usage('fine1', 'level', 1, '2026-02-10', 'e2') \g /dev/null
CREATE FUNCTION public.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END$$;
CREATE TRIGGER full_disk BEFORE INSERT ON billing.invoice FOR EACH STATEMENT EXECUTE FUNCTION public.full_disk();
SELECT throws_ok($$SELECT run('2026-03-10')$$, '53100', 'no space left', 'a full disk stops the run');
DROP TRIGGER full_disk ON billing.invoice;
SELECT is((SELECT count(*) FROM billing.run_failure WHERE resolved_at IS NULL), 0::bigint, 'and parks nobody');

-- Many of one cause: parked, tried again and billed by a few at a time.
SELECT billing.create_account('m' || n, 'acme', country => 'FR'), billing.subscribe('m' || n, 'team', '2027-03-01') FROM generate_series(1, 45) n \g /dev/null
UPDATE billing.tax_rate SET valid = '[2014-01-01,2027-01-01)' WHERE valid = '[2014-01-01,2027-01-15)';
UPDATE billing.tax_rate SET valid = '[2027-06-01,)' WHERE valid = '[2027-01-15,)';
SELECT run('2027-03-01') \g /dev/null
SELECT is((SELECT count(*) FROM billing.run_failure WHERE resolved_at IS NULL AND message LIKE 'no tax rate%'), 45::bigint, 'a gap parks all accounts of a country');
UPDATE billing.tax_rate SET valid = '[2027-01-01,2027-06-01)' WHERE valid = '[2014-01-01,2027-01-01)';
SELECT is(billing.retry_failures(), 45, 'mended, all of them are billed');
SELECT is((SELECT count(*) FROM billing.invoices WHERE account LIKE 'm%' AND state = 'issued'), 45::bigint, 'each once');

--
-- The safety bound: 1,000 at most, and three times the greatest invoice before
--

SELECT billing.create_account(code, 'bound') FROM unnest(ARRAY['b1', 'b2', 'b3']) code \g /dev/null
SELECT billing.subscribe(code, 'unit', '2026-01-01') FROM unnest(ARRAY['b1', 'b2', 'b3']) code \g /dev/null
SELECT results_eq($$SELECT hold_above::text, hold_factor FROM billing.seller WHERE code = 'bound'$$, $$VALUES ('{"EUR 1000.00"}', 3::numeric)$$, 'the bound of the seller');
-- b1 is exactly at the bound, b2 a cent above it.
SELECT billing.record_usage('b1', 'level', 909.09, '2026-01-10', 'e') \g /dev/null
SELECT billing.record_usage('b2', 'level', 909.10, '2026-01-10', 'e') \g /dev/null
SELECT billing.record_usage('b3', 'level', 100, '2026-01-10', 'e') \g /dev/null
SELECT run('2026-02-01') AS run_no \gset
SELECT results_eq($$SELECT account, number, state, amount(gross) FROM billing.invoices WHERE account LIKE 'b%' ORDER BY account$$,
    $$VALUES ('b1', 'B-1', 'issued', 1000.00), ('b2', NULL, 'draft', 1000.01), ('b3', 'B-2', 'issued', 110.00)$$, 'an invoice above the bound stays a draft without a number');
SELECT results_eq($$SELECT a.code, f.sqlstate, f.message, f.detail, f.hint FROM billing.run_failure f JOIN billing.account a ON a.account_id = f.account_id WHERE f.resolved_at IS NULL$$,
    $$VALUES ('b2', '55000', 'invoice of EUR 1000.01 is held as a draft', 'The safety bound of the account is EUR 1000.00.',
              'Correct the cause, or issue it as it is: SELECT billing.issue_invoice(''b2'', ''2026-02-01 00:00:00+00'').')$$, 'and a row says so');
SELECT is((SELECT due_at FROM billing.subscription s JOIN billing.account a ON a.account_id = s.account_id WHERE a.code = 'b2'),
    (SELECT min(due_at) FROM billing.subscription), 'its watermark stays');
SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'a draft violates nothing');

-- Runs try it again, and hold it again; a late event is in the draft.
SELECT billing.record_usage('b2', 'level', 0.90, '2026-01-11', 'late') \g /dev/null
SELECT run('2026-02-02') \g /dev/null
SELECT run('2026-02-03') \g /dev/null
SELECT results_eq($$SELECT state, amount(gross) FROM billing.invoices WHERE account = 'b2'$$, $$VALUES ('draft', 1001.00)$$, 'later runs rebuild the draft');
SELECT is(billing.retry_failures(), 0, 'so does a retry');
SET client_min_messages = error;
SELECT is(billing.bill('b2', '2026-02-03'), 1, 'and bill(), with a warning');
RESET client_min_messages;
SELECT results_eq($$SELECT state FROM billing.invoices WHERE account = 'b2'$$, ARRAY['draft'], 'it is a draft still');
-- Released by a person, it is issued with the next number.
SELECT is(billing.issue_invoice('b2', '2026-02-03'), 1, 'a person issues it');
SELECT results_eq($$SELECT number, state, amount(gross) FROM billing.invoices WHERE account = 'b2'$$, $$VALUES ('B-3', 'issued', 1001.00)$$, 'then it has a number');
SELECT is((SELECT count(*) FROM billing.run_failure WHERE resolved_at IS NULL), 0::bigint, 'and nothing waits any more');
SELECT run('2026-02-04') \g /dev/null
SELECT is((SELECT count(*) FROM billing.invoices WHERE account = 'b2'), 1::bigint, 'the next run writes nothing');

-- The factor: of b3 three times 110.
SELECT billing.record_usage('b3', 'level', 300, '2026-02-10', 'e2') \g /dev/null
SELECT run('2026-03-01') \g /dev/null
SELECT results_eq($$SELECT state, amount(gross) FROM billing.invoices WHERE account = 'b3' AND invoice_no = 2$$, $$VALUES ('issued', 330.00)$$, 'three times the greatest is issued');
SELECT billing.record_usage('b3', 'level', 900.01, '2026-03-10', 'e3') \g /dev/null
SELECT run('2026-04-01') \g /dev/null
SELECT results_eq($$SELECT a.code, f.message, f.detail FROM billing.run_failure f JOIN billing.account a ON a.account_id = f.account_id WHERE f.resolved_at IS NULL$$,
    $$VALUES ('b3', 'invoice of EUR 990.01 is held as a draft', 'The safety bound of the account is EUR 990.00.')$$, 'a cent more is not');
-- Where the cause is corrected the next run issues what is right.
SELECT billing.cancel_usage('b3', 'level', 'e3', '2026-03-10') \g /dev/null
SELECT billing.record_usage('b3', 'level', 90, '2026-03-11', 'right') \g /dev/null
SELECT run('2026-04-02') \g /dev/null
SELECT results_eq($$SELECT state, amount(gross) FROM billing.invoices WHERE account = 'b3' AND invoice_no = 3$$, $$VALUES ('issued', 99.00)$$, 'mended, the invoice is issued');
SELECT is((SELECT count(*) FROM billing.run_failure WHERE resolved_at IS NULL), 0::bigint, 'by the run itself');
-- A credit of more than what was ever billed at once is held too, and with it the charges that came with it.
UPDATE billing.seller SET hold_above = ARRAY['EUR 50'::monetary], hold_factor = NULL WHERE code = 'bound';
SELECT billing.cancel_usage('b1', 'level', 'e', '2026-01-10') \g /dev/null
SELECT run('2026-04-03') \g /dev/null
SELECT results_eq($$SELECT type, state, amount(gross) FROM billing.invoices WHERE account = 'b1' AND invoice_no > 1$$, $$VALUES ('credit_note', 'draft', -1000.00)$$, 'a credit note is held');
SELECT is((SELECT amount_due FROM billing.invoices WHERE account = 'b1' AND invoice_no = 1), 'EUR 1000.00'::monetary, 'and credits nothing yet');
SELECT is(billing.issue_invoice('b1', '2026-04-03'), 1, 'issued');
SELECT is((SELECT amount_due FROM billing.invoices WHERE account = 'b1' AND invoice_no = 1), 'EUR 0.00'::monetary, 'it does');
SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'all adds up');

-- What the catalog says of it.
SELECT throws_ok(format($$SELECT billing.apply_catalog('{"sellers": [{"code": "x", "country": "DE", "currency": "EUR", %s}]}')$$, k.body), '22023', k.message, k.body)
  FROM (VALUES ('"hold_above": "-1"', 'catalog: sellers[0].hold_above: invalid value "-1"'),
               ('"hold_above": {"EUR": "x"}', 'catalog: sellers[0].hold_above: must be an amount, not {"EUR": "x"}'),
               ('"hold_above": true', 'catalog: sellers[0].hold_above: must be an amount, not true'),
               ('"hold_factor": 0.5', 'catalog: sellers[0].hold_factor: invalid value 0.5')) AS k (body, message);
SELECT throws_ok($$SELECT billing.apply_catalog('{"sellers": [{"code": "x", "country": "DE", "currency": "EUR", "hold_above": {"XQQ": "1"}}]}')$$, '22M02', NULL, 'an unknown currency');
SELECT is((SELECT count(*) FROM billing.apply_catalog('{"sellers": [{"code": "acme", "name": "Acme GmbH", "country": "DE", "currency": "EUR", "zone": "UTC", "hold_above": {"USD": 5, "EUR": 4}, "hold_factor": "2.50"}]}')),
    1::bigint, 'a bound in each currency');
SELECT is((SELECT count(*) FROM billing.apply_catalog('{"sellers": [{"code": "acme", "name": "Acme GmbH", "country": "DE", "currency": "EUR", "zone": "UTC", "hold_above": {"USD": 5, "EUR": 4}, "hold_factor": 2.5}]}')),
    0::bigint, 'applied again it changes nothing');

-- Someone went around the operations: what cannot be rated any more is an alarm, and hides no other.
UPDATE billing.usage_event u SET value = 1e19, recorded_xid = '0' FROM billing.find_account('fine2') f WHERE u.account_id = f.account_id;
UPDATE billing.usage_event u SET value = 50, recorded_xid = '0' FROM billing.find_account('b2') f WHERE u.account_id = f.account_id AND u.key = 'e';
UPDATE billing.run SET horizon = pg_snapshot_xmax(pg_current_snapshot()) WHERE finished_at IS NOT NULL;
DELETE FROM billing.dirty;
SELECT results_eq($$SELECT violations FROM billing.verify() WHERE violations > 0$$, ARRAY[2::bigint], 'an amount out of range, and a wrong one');

SELECT * FROM finish();
ROLLBACK;
