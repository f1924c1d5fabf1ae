-- demo.sql: the whole path, from CREATE EXTENSION to a printed invoice and its correction.
--
-- The prices in catalog.json are list prices that Amazon Web Services has published for US East and West.
-- Names and usage are made up; usage is the same on every machine.

SET client_min_messages = warning;
SET timezone = 'Europe/Berlin';
SET search_path = public, billing;

\echo '== 1. The extension: types, functions, aggregates. Then the record layer: tables, procedures, views.'
\echo
CREATE EXTENSION billing;
SELECT billing.setup();

\echo '== 2. A catalog: one seller, four metrics, a tax rate, a plan. Applied twice it changes nothing.'
\echo
\set catalog `cat catalog.json`
SELECT * FROM billing.apply_catalog(:'catalog');
SELECT count(*) AS changes_when_applied_again FROM billing.apply_catalog(:'catalog');

\echo '== 3. Accounts and subscriptions. Aurora Lab is a subaccount: Aurora pays for it.'
\echo
SELECT billing.create_account('aurora', 'nimbus', name => 'Aurora Robotics GmbH', country => 'DE', tax_id => 'DE987654321',
                              billing_address => '{"street": "Hafenstrasse 7", "city": "20457 Hamburg"}') AS aurora,
       billing.create_account('bluefin', 'nimbus', name => 'Bluefin Analytics Inc.', country => 'US',
                              billing_address => '{"street": "500 Harbor Way", "city": "Oakland, CA 94607"}') AS bluefin
\gset
SELECT billing.create_account('aurora-lab', 'nimbus', name => 'Aurora Lab', parent => 'aurora') AS lab
\gset
SELECT account, plan, subscription_no
  FROM (VALUES ('aurora'), ('aurora-lab'), ('bluefin')) AS a (account)
 CROSS JOIN (VALUES ('cloud')) AS p (plan)
 CROSS JOIN LATERAL billing.subscribe(account, plan, at => '2026-01-01') AS s (subscription_no);

\echo '== 4. A month of usage, hour by hour. In bulk it is a plain INSERT; one by one it is record_usage(),'
\echo '      which refuses a key it knows: the same event sent twice counts once.'
\echo
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-02-28') AS partitions_made;

WITH load (account, subscription_no, metric, hourly) AS (
    VALUES ('aurora', 1, 'compute', 2::numeric),
           ('aurora', 1, 'storage', 1.6129),
           ('aurora', 1, 'requests', 24680),
           ('aurora', 1, 'transfer', 0.7531),
           ('aurora-lab', 2, 'compute', 0.25),
           ('aurora-lab', 2, 'requests', 137),
           ('bluefin', 1, 'compute', 12),
           ('bluefin', 1, 'storage', 96.7742),
           ('bluefin', 1, 'requests', 1250000),
           ('bluefin', 1, 'transfer', 19.3548)
)
INSERT INTO billing.usage_event (account_id, metric_id, subscription_no, key, occurred_at, value)
SELECT f.account_id, m.metric_id, l.subscription_no, format('%s %s', l.account, to_char(h.at, 'MM-DD HH24')), h.at,
       -- busier by day than by night
       round(l.hourly * (1 + (12 - abs(12 - extract(hour FROM h.at))) / 24), 6)
  FROM load l
 CROSS JOIN LATERAL billing.find_account(l.account) f
  JOIN billing.metric m ON m.code = l.metric
 CROSS JOIN generate_series('2026-01-01'::timestamptz, '2026-01-31 23:00', '1 hour') AS h (at)
 ORDER BY f.account_id, m.metric_id, h.at
ON CONFLICT DO NOTHING;

SELECT count(*) AS events FROM billing.usage_event;

SELECT billing.record_usage('bluefin', 'transfer', 250, '2026-01-20 15:00', key => 'backup-117') AS first_time,
       billing.record_usage('bluefin', 'transfer', 250, '2026-01-20 15:00', key => 'backup-117') AS second_time;

\echo '== 5. What would a run as of 1 February bill? The preview is the same query without the insert.'
\echo
SELECT line_no, subscription_no AS subscription, description, quantity, amount, tax_category AS tax
  FROM billing.preview('aurora', '2026-02-01');
CREATE TEMPORARY TABLE previewed AS
SELECT p.* FROM billing.account a CROSS JOIN LATERAL billing.preview(a.code, '2026-02-01') p;

\echo '== 6. The billing run, and the same run again: it writes nothing new.'
\echo
CALL billing.run(as_of => '2026-02-01');
SELECT count(*) AS documents, sum(gross) AS gross FROM billing.invoices;
CALL billing.run(as_of => '2026-02-01');
SELECT count(*) AS documents, sum(gross) AS gross FROM billing.invoices;

SELECT count(*) AS lines,
       count(*) FILTER (WHERE p.line_no IS NULL OR l.line_no IS NULL OR p::text <> l::text) AS lines_unlike_the_preview
  FROM billing.invoice_line l
  FULL JOIN previewed p ON p.account_id = l.account_id AND p.invoice_no = l.invoice_no AND p.line_no = l.line_no;

\echo '== 7. The invoices.'
\echo
\pset tuples_only on
\pset format unaligned
SELECT billing.invoice_text(i.account, i.invoice_no) || E'\n' FROM billing.invoices i WHERE i.invoice_no = 1 ORDER BY i.number;
\pset tuples_only off
\pset format aligned

\echo '== 8. An event of January arrives late. The next run bills the difference, and nothing else.'
\echo
SELECT billing.record_usage('aurora', 'transfer', 40, '2026-01-31 22:00', key => 'late-1', subscription_no => 1) AS recorded;
CALL billing.run(as_of => '2026-02-02');
\pset tuples_only on
\pset format unaligned
SELECT billing.invoice_text(i.account, i.invoice_no) || E'\n' FROM billing.invoices i WHERE i.invoice_no > 1 ORDER BY i.number;
\pset tuples_only off
\pset format aligned

SELECT number, account, issue_date, net, tax, gross, amount_due, state FROM billing.invoices ORDER BY number;
