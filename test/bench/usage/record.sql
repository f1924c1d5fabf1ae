\set account random(1, :subscriptions)
\set n random(1, 1000000000000)
SELECT billing.record_usage('a' || :account, 'calls', 1, '2026-03-15 00:00+00', 'k' || :n);
