-- crowd.sql: more accounts for the demo, for a run that takes a moment.

SET client_min_messages = warning;
SET timezone = 'Europe/Berlin';
SET search_path = public, billing;

\echo
\echo '== 9. 2,000 more accounts with four kinds of usage. Two sessions share the run; a third draws what the view'
\echo '      billing.run_progress shows.'
\echo
SELECT count(billing.create_account('tenant-' || n, 'nimbus', country => CASE WHEN n % 2 = 0 THEN 'DE' ELSE 'US' END)) AS accounts,
       count(billing.subscribe('tenant-' || n, 'cloud', at => '2026-01-01')) AS subscriptions
  FROM generate_series(1, 2000) AS n;

INSERT INTO billing.usage_event (account_id, metric_id, subscription_no, key, occurred_at, value)
SELECT a.account_id, m.metric_id, 1, 'day ' || d.day, '2026-01-01'::timestamptz + d.day * interval '1 day', (a.account_id * 7 + d.day) % 100
  FROM billing.account a
 CROSS JOIN billing.metric m
 CROSS JOIN generate_series(1, 30, 3) AS d (day)
 WHERE a.code LIKE 'tenant-%'
 ORDER BY a.account_id, m.metric_id
ON CONFLICT DO NOTHING;
