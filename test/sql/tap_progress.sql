\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(19);

SELECT count(billing.create_account('a' || n, 'acme')), count(billing.subscribe('a' || n, 'pro', '2026-01-01')) FROM generate_series(1, 7) n \g /dev/null
-- A tax that ends makes one account fail.
SELECT count(*) FROM billing.apply_catalog('{"sellers": [{"code": "gapped", "name": "G", "country": "FR", "currency": "EUR", "zone": "UTC"}],
  "taxes": [{"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2014-01-01,2026-01-01)"}]}') \g /dev/null
SELECT billing.create_account('gap', 'gapped') \g /dev/null
SELECT billing.subscribe('gap', 'pro', '2026-01-01') \g /dev/null

SELECT is_empty($$SELECT * FROM billing.run_progress$$, 'no run yet');
SELECT billing.open_run('2026-01-01', true, 3) AS run_no \gset
SELECT results_eq($$SELECT phase, done, total, failures, sessions, rate, remaining, eta IS NULL FROM billing.run_progress$$,
    $$VALUES ('planning', 0::bigint, 0::bigint, 0::bigint, 0::bigint, NULL::numeric, NULL::interval, true)$$, 'a run that is opened is planned next');
SELECT billing.plan_run(:run_no) \g /dev/null
SELECT results_eq($$SELECT phase, done, total, documents, failures, sessions, rate, remaining FROM billing.run_progress$$,
    $$VALUES ('billing', 0::bigint, 8::bigint, 0::bigint, 0::bigint, 1::bigint, NULL::numeric, NULL::interval)$$, 'planned: all accounts are to do');
SELECT is(billing.bill_next_batch(:run_no), true, 'a batch');
SELECT is(billing.bill_next_batch(:run_no), true, 'another');
SELECT results_eq($$SELECT phase, done, total, documents, failures, sessions, rate > 0, remaining > '0', eta > clock_timestamp() FROM billing.run_progress$$,
    $$VALUES ('billing', 6::bigint, 8::bigint, 6::bigint, 0::bigint, 1::bigint, true, true, true)$$, 'two batches of three are done, and there is a rate');

-- 5 seconds of work in two sessions and after an interruption: 1.2 accounts a second, 2 accounts left.
UPDATE billing.run_batch SET started_at = '2026-01-01 10:00:00', finished_at = '2026-01-01 10:00:02' WHERE batch_no = 1;
UPDATE billing.run_batch SET started_at = '2026-01-01 10:00:01', finished_at = '2026-01-01 10:00:05' WHERE batch_no = 2;
SELECT results_eq($$SELECT rate, remaining FROM billing.run_progress$$, $$VALUES (1.2, 5 * interval '1 second' / 3)$$, 'time that two sessions share counts once');
UPDATE billing.run_batch SET started_at = '2026-01-01 11:00:00', finished_at = '2026-01-01 11:00:03' WHERE batch_no = 2;
SELECT results_eq($$SELECT rate, remaining FROM billing.run_progress$$, $$VALUES (1.2, 5 * interval '1 second' / 3)$$, 'an interruption does not count');

SELECT is(billing.bill_next_batch(:run_no), true, 'the last batch');
SELECT is(billing.bill_next_batch(:run_no), false, 'none left');
SELECT billing.close_run(:run_no) \g /dev/null
SELECT results_eq($$SELECT phase, done, total, documents, failures, sessions, remaining, eta, finished_at IS NOT NULL FROM billing.run_progress$$,
    $$VALUES ('finished', 8::bigint, 8::bigint, 7::bigint, 1::bigint, 0::bigint, NULL::interval, NULL::timestamptz, true)$$, 'finished, with one failure');

-- A run of which nothing was heard and that no session works on.
INSERT INTO billing.run (run_no, as_of, issue, since, horizon, system_identifier, batch_size, started_at)
VALUES (1000, '2020-01-01', true, '0', '0', 0, 10, now() - interval '1 hour') RETURNING run_no AS interrupted \gset
SELECT is((SELECT phase FROM billing.run_progress WHERE run_no = :interrupted), 'interrupted', 'a run without a session is interrupted');
INSERT INTO billing.run (run_no, as_of, issue, since, horizon, system_identifier, batch_size, started_at, finished_at)
VALUES (1001, '2020-01-02', true, '0', '0', 0, 10, now() - interval '1 hour', now()) RETURNING run_no AS later \gset
SELECT is((SELECT phase FROM billing.run_progress WHERE run_no = :interrupted), 'superseded', 'a later run has billed what it left');
SELECT billing.join_run(:interrupted) \g /dev/null
SELECT is((SELECT phase FROM billing.run_progress WHERE run_no = :interrupted), 'planning', 'and goes on when one joins');

SELECT is(billing.notice_progress(:run_no, NULL, NULL), NULL::timestamptz, 'no interval, no notice');
SELECT is(billing.notice_progress(:run_no, '1 hour', now()), now(), 'none before the interval is over');
SET client_min_messages = warning;
SELECT isnt(billing.notice_progress(:run_no, '1 hour', now() - interval '2 hours'), now() - interval '2 hours', 'then one');
SELECT throws_ok($$CALL billing.run('2026-01-01', notice_every => '-1 s')$$, '22023', 'invalid interval of notices "-00:00:01"', 'an interval is not negative');

-- Batches as work_mem allows: 4 kB an account, an eighth of the run, 100 to 10,000.
SELECT results_eq($$SELECT w.setting, w.accounts, billing.chosen_batch_size(w.accounts, pg_size_bytes(w.setting))
                      FROM (VALUES ('4MB', 1000000), ('1MB', 1000000), ('64kB', 1000000), ('1GB', 1000000), ('4MB', 4000), ('4MB', 5)) AS w (setting, accounts)$$,
    $$VALUES ('4MB', 1000000, 1024::bigint), ('1MB', 1000000, 256), ('64kB', 1000000, 100), ('1GB', 1000000, 10000), ('4MB', 4000, 500), ('4MB', 5, 100)$$,
    'the size of a batch follows work_mem');

SELECT * FROM finish();
ROLLBACK;
