-- billing.run() commits, so it has a database of its own.
\set VERBOSITY terse
\set origin :DBNAME
CREATE DATABASE regression_run;
\c regression_run
SET client_min_messages = warning;
CREATE EXTENSION billing;
SELECT billing.setup() IS NOT NULL AS set_up;
SET timezone = 'UTC';
SET search_path = public, billing;
SELECT count(*) FROM billing.apply_catalog('{
  "sellers": [{"code": "acme", "name": "Acme GmbH", "country": "DE", "currency": "EUR", "tax_id": "DE123456788", "numbers": "INV-{YYYY}-{seq:6}"}],
  "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
  "metrics": [{"code": "calls", "aggregation": "sum"}],
  "plans": [{"code": "pro", "cadence": "1 month", "items": [
    {"code": "base", "name": "Base fee", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "49"}]},
    {"code": "calls", "name": "API calls", "kind": "usage", "metric": "calls", "prices": [
      {"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 1000, "unit": "0.01"}, {"unit": "0.005"}]}]}]}]}');
SELECT count(billing.create_account('a' || n, 'acme')) FROM generate_series(1, 25) n;
SELECT count(billing.subscribe('a' || n, 'pro', '2026-01-01')) FROM generate_series(1, 25) n;
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT d.account_id, m.metric_id, 'e' || n, timestamptz '2026-01-01' + n * interval '1 hour', n
  FROM billing.account_directory d, billing.metric m, generate_series(1, 60) n;

-- once, and again
CALL billing.run('2026-02-01', batch_size => 7);
SELECT count(*), sum(net) AS net, sum(tax) AS tax, sum(gross) AS gross, min(number), max(number) FROM billing.invoices;
SELECT batch_no, accounts, documents, finished_at IS NOT NULL AS finished FROM billing.run_batch ORDER BY batch_no;
CALL billing.run('2026-02-01', batch_size => 7);
SELECT count(*) FROM billing.invoices;
SELECT count(*), count(finished_at) AS finished FROM billing.run;

-- late usage, found by the next run
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT f.account_id, m.metric_id, 'late', '2026-01-31 23:59', 1000 FROM billing.find_account('a7') f, billing.metric m;
CALL billing.run('2026-02-02');
SELECT account, number, net, tax, gross FROM billing.invoices WHERE as_of = '2026-02-02';
CALL billing.run('2026-02-02');
SELECT count(*) FROM billing.invoices WHERE as_of = '2026-02-02';

-- drafts leave no number and do not count
CALL billing.run('2026-03-01', issue => false);
SELECT state, count(*), count(number) AS numbered FROM billing.invoices GROUP BY state ORDER BY state;
CALL billing.run('2026-03-01');
SELECT state, count(*), count(number) AS numbered, max(number) FROM billing.invoices GROUP BY state ORDER BY state;

-- as a person reads it
\pset format unaligned
\pset tuples_only on
SELECT billing.invoice_text('a7', 1);
SELECT billing.invoice_text('a7', 2);
SELECT billing.invoice_text('a7', 99) IS NULL AS no_such_document;
\pset format aligned
\pset tuples_only off

-- wrong calls
CALL billing.run(NULL);
CALL billing.run('infinity');
CALL billing.run('2026-03-01', batch_size => 0);
BEGIN;
CALL billing.run('2026-03-01');
ROLLBACK;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT billing.bill('a1', '2026-03-01');
ROLLBACK;
SELECT billing.preview('nobody', '2026-03-01');
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT billing.subscribe('a1', 'gold', '2026-03-01');
SELECT billing.record_usage('a1', 'steps', 1, '2026-03-01', 'k');
SELECT billing.apply_catalog('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring",
    "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 10, "unit": "1"}, {"up_to": 5, "unit": "2"}, {"unit": "3"}]}]}]}]}');
UPDATE billing.invoice SET due_at = due_at + interval '1 day' WHERE invoice_no = 1;

\c :origin
DROP DATABASE regression_run;
