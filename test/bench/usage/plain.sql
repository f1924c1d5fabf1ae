\set account random(1, :subscriptions)
\set n random(1, 1000000000000)
INSERT INTO bare (account_id, metric_id, key, occurred_at, value) VALUES (:account, 1, 'k' || :n, '2026-03-15 00:00+00', 1) ON CONFLICT DO NOTHING;
