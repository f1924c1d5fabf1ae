\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(33);
SELECT billing.create_account('a1', 'acme') \g /dev/null
SELECT billing.subscribe('a1', 'metered', '2026-01-01') \g /dev/null

SELECT ok(billing.record_usage('a1', 'api_calls', 100, '2026-01-10', 'e1'), 'a new event is true');
SELECT ok(NOT billing.record_usage('a1', 'api_calls', 100, '2026-01-10', 'e1'), 'the same event is false');
SELECT ok(NOT billing.record_usage('a1', 'api_calls', 100.00, '2026-01-11', 'e1'), 'also when the retry has another time');
SELECT is((SELECT count(*) FROM billing.usage_event), 1::bigint, 'one event is recorded');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', 101, '2026-01-10', 'e1')$$, '23505', 'usage key "e1" of metric "api_calls" is known with other content', 'the same key with another value is an error');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', 100, '2026-01-10', 'e1', '{"region": "eu"}')$$, '23505', NULL, 'or with other properties');
SELECT results_eq($$SELECT subscription_no FROM billing.usage_event$$, ARRAY[1], 'the subscription is found');
SELECT ok(billing.record_usage('a1', 'api_calls', 1, '2025-12-31', 'early'), 'an event before the subscription is kept');
SELECT results_eq($$SELECT subscription_no FROM billing.usage_event WHERE key = 'early'$$, ARRAY[NULL::integer], 'without a subscription');
SELECT ok(billing.record_usage('a1', 'api_calls', -5, '2026-01-12', 'back'), 'usage can be taken back by a negative value');
SELECT throws_ok($$SELECT billing.record_usage('nobody', 'api_calls', 1, '2026-01-10', 'e2')$$, '22023', 'unknown account "nobody"', 'unknown account');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'steps', 1, '2026-01-10', 'e2')$$, '22023', 'unknown metric "steps"', 'unknown metric');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', 'NaN', '2026-01-10', 'e2')$$, '22023', 'invalid usage value "NaN"', 'NaN');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', '-Infinity', '2026-01-10', 'e2')$$, '22023', 'invalid usage value "-Infinity"', 'infinity');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', NULL, '2026-01-10', 'e2')$$, '22023', 'invalid usage value "NULL"', 'no value');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', 1, 'infinity', 'e2')$$, '22023', NULL, 'no time');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', 1, '2026-01-10', '')$$, '22023', 'a usage event needs a key', 'no key');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', 1, '2026-01-10', repeat('é', 1001))$$, '22023', 'key of a usage event has 2002 bytes', 'a key that no index takes');
SELECT throws_ok($$SELECT billing.record_usage('a1', 'api_calls', 1, '2026-01-10', 'e2', subscription_no => 7)$$, '22023', 'account "a1" has no subscription 7', 'unknown subscription');
SELECT throws_ok($$INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value) VALUES (1, 1, 'x', '2026-01-01', 'NaN')$$, '23514', NULL, 'bulk rows are finite');

-- In bulk: the same rows again are ignored.
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT f.account_id, 1, 'bulk' || n, '2026-02-01'::timestamptz + n * interval '1 minute', n
  FROM billing.find_account('a1') f, generate_series(1, 1000) n
ON CONFLICT DO NOTHING;
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT f.account_id, 1, 'bulk' || n, '2026-02-01'::timestamptz + n * interval '1 minute', n
  FROM billing.find_account('a1') f, generate_series(1, 2000) n
ON CONFLICT DO NOTHING;
SELECT results_eq($$SELECT count(*), sum(value) FROM billing.usage_event WHERE key LIKE 'bulk%'$$, $$VALUES (2000::bigint, 2001000::numeric)$$, 'a batch sent twice counts once');

-- Partitions
SELECT is((SELECT count(*) FROM billing.usage_event_default), 2003::bigint, 'without partitions the default one keeps everything');
SELECT is(billing.maintain_usage_partitions('2026-01-15', '2026-03-02'), 3, 'three months are made');
SELECT is(billing.maintain_usage_partitions('2026-01-15', '2026-03-02'), 0, 'once');
SELECT results_eq($$SELECT tableoid::regclass::text, count(*) FROM billing.usage_event GROUP BY 1 ORDER BY 1$$,
    $$VALUES ('usage_event_2026_01', 2::bigint), ('usage_event_2026_02', 2000), ('usage_event_default', 1)$$, 'the rows moved to their months');
-- Another tool makes partitions, too: its months are left alone.
CREATE TABLE billing.usage_event_p20260601 PARTITION OF billing.usage_event FOR VALUES FROM ('2026-06-01 00:00+00') TO ('2026-07-01 00:00+00');
CREATE TABLE billing.usage_event_later PARTITION OF billing.usage_event FOR VALUES FROM ('2026-09-15 00:00+00') TO (MAXVALUE);
SELECT is(billing.maintain_usage_partitions('2026-05-01', '2027-02-28'), 3, 'May, July and August are made');
SELECT is(billing.maintain_usage_partitions('2026-05-01', '2027-02-28'), 0, 'once');
SELECT results_eq($$SELECT during FROM billing.usage_partitions() WHERE lower(during) >= '2026-07-01' ORDER BY during$$,
    ARRAY['[2026-07-01 00:00+00,2026-08-01 00:00+00)', '[2026-08-01 00:00+00,2026-09-01 00:00+00)', '[2026-09-15 00:00+00,infinity)']::tstzrange[], 'whoever made them');
SELECT throws_ok($$SELECT billing.maintain_usage_partitions('2026-03-01', '2026-01-01')$$, '22023', NULL, 'months go forward');

-- Subaccounts: an event belongs to the one that sent it.
SELECT count(billing.create_account(c, 'acme', parent => 'a1')) FROM unnest('{c1,c2}'::text[]) c \g /dev/null
SELECT ok(billing.record_usage('c1', 'api_calls', 100, '2026-04-10', 'mine'), 'a subaccount uses before it subscribes');
SELECT throws_ok($$SELECT billing.record_usage('c2', 'api_calls', 100, '2026-04-10', 'mine')$$, '23505', NULL, 'another one cannot use its key');
SELECT billing.subscribe('c2', 'metered', '2026-01-01') \g /dev/null
SELECT is((SELECT sum(quantity) FROM billing.preview('a1', '2026-05-01') WHERE lower(service) = '2026-04-01'), NULL, 'a sibling does not pay for it');
SELECT billing.subscribe('c1', 'metered', '2026-01-01') \g /dev/null
SELECT results_eq($$SELECT subscription_no, quantity FROM billing.preview('a1', '2026-05-01') WHERE lower(service) = '2026-04-01'$$, $$VALUES (3, 100::numeric)$$, 'its own subscription does');

SELECT * FROM finish();
ROLLBACK;
