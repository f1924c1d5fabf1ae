\unset ECHO
\i test/setup.sql
\i test/recv.sql
SELECT plan(50);
SELECT setseed(0.3678);

CREATE TABLE tap_reading AS
SELECT i, 1 + i % 50 AS account, round(((random() - 0.4) * 100)::numeric, i % 5) AS value,
       timestamptz '2026-03-20 00:00+00' + (random() * 50 * 86400)::int * interval '1 second' AS at,
       'key ' || (random() * 40)::int AS key, CASE WHEN random() < 0.4 THEN 'remove' WHEN random() < 0.5 THEN 'add' END AS operation
FROM generate_series(1, 20000) i;
ANALYZE tap_reading;
CREATE TEMP TABLE april AS SELECT tstzrange('2026-04-01 00:00+00', '2026-05-01 00:00+00') AS during;

-- Against plain SQL.
CREATE TEMP TABLE usage AS
SELECT account, latest(value, at) AS latest, weighted_sum(value, at, during) AS weighted_sum, weighted_total(value, at, during) AS weighted_total,
       unique_count(key, operation, at) AS unique_count
FROM tap_reading, april GROUP BY account;
SELECT is(count(*), 0::bigint, 'latest is the last value')
FROM usage JOIN (SELECT DISTINCT ON (account) account, value FROM tap_reading ORDER BY account, at DESC, value DESC) r USING (account) WHERE latest <> value;
SELECT is(count(*), 0::bigint, 'weighted_total is the sum of value times seconds held')
FROM usage JOIN (SELECT account, sum(value * CASE WHEN at < lower(during) THEN 2592000 WHEN at > upper(during) THEN 0 ELSE extract(epoch FROM upper(during) - at) END) AS total
                 FROM tap_reading, april GROUP BY account) r USING (account) WHERE weighted_total <> total;
SELECT is(count(*), 0::bigint, 'weighted_sum is that by the seconds of the range') FROM usage WHERE abs(weighted_sum * 2592000 - weighted_total) > 1e-20;
-- An average over the levels themselves, not over their changes.
SELECT is(count(*), 0::bigint, 'and the average level')
FROM usage JOIN (
    SELECT account, sum(level * extract(epoch FROM least(until, upper(during)) - greatest(at, lower(during)))) AS total
    FROM (SELECT account, at, sum(value) OVER w AS level, coalesce(lead(at) OVER w, 'infinity') AS until
          FROM (SELECT account, at, sum(value) AS value FROM tap_reading GROUP BY 1, 2) s WINDOW w AS (PARTITION BY account ORDER BY at)) l, april
    WHERE until > lower(during) AND at < upper(during) GROUP BY account) r USING (account)
WHERE weighted_total <> total;
SELECT is(count(*), 0::bigint, 'unique_count counts keys that were added last')
FROM usage JOIN (SELECT account, count(*) FILTER (WHERE operation = 'add') AS expected
                 FROM (SELECT DISTINCT ON (account, key) account, coalesce(operation, 'add') AS operation FROM tap_reading ORDER BY account, key, at DESC, coalesce(operation, 'add')) l
                 GROUP BY account) r USING (account) WHERE unique_count <> expected;
SELECT is(count(*), 50::bigint, 'of all accounts') FROM usage;

-- The order of rows and division into parts play no part.
SELECT is(count(*), 50::bigint, 'in another order')
FROM usage JOIN (SELECT account, latest(value, at ORDER BY i DESC) AS l, weighted_total(value, at, during ORDER BY md5(i::text)) AS w, unique_count(key, operation, at ORDER BY i DESC) AS u
                 FROM tap_reading, april GROUP BY account) r USING (account) WHERE (latest, weighted_total, unique_count) = (l, w, u);
\i test/plan.sql
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT matches(pg_temp.plan_of($$SELECT latest(value, at), weighted_total(value, at, '[2026-04-01 00:00+00,2026-05-01 00:00+00)'), unique_count(key, operation, at) FROM tap_reading$$),
               'Finalize Aggregate.*Gather.*Partial Aggregate', 'computed in parallel');
CREATE TEMP TABLE parallel_usage AS
SELECT latest(value, at) AS l, weighted_sum(value, at, '[2026-04-01 00:00+00,2026-05-01 00:00+00)') AS w, unique_count(key, operation, at) AS u FROM tap_reading;
SET max_parallel_workers_per_gather = 0;
SELECT results_eq($$SELECT l, w, u FROM parallel_usage$$,
                  $$SELECT latest(value, at), weighted_sum(value, at, '[2026-04-01 00:00+00,2026-05-01 00:00+00)'), unique_count(key, operation, at) FROM tap_reading$$, 'with the same result');
SET enable_sort = off;
SET work_mem = '64kB';
SELECT is(count(*), 50::bigint, 'spilling changes nothing')
FROM usage JOIN (SELECT account, latest(value, at) AS l, weighted_total(value, at, during) AS w, unique_count(key, operation, at) AS u
                 FROM tap_reading, april GROUP BY account) r USING (account) WHERE (latest, weighted_total, unique_count) = (l, w, u);
RESET enable_sort;
RESET work_mem;

-- Many keys: the log is compacted and grows.
SELECT is(unique_count('user ' || (i % 5000), CASE WHEN i > 35000 AND i % 5000 < 100 THEN 'remove' ELSE 'add' END, timestamptz '2026-01-01' + i * interval '1 second'),
          4900::bigint, 'five thousand keys') FROM generate_series(1, 40000) i;
SELECT is(unique_count(repeat('long', i), NULL, '2026-01-01'), 300::bigint, 'long keys') FROM generate_series(1, 300) i;
SELECT is(unique_count('', 'add', '-infinity'), 1::bigint, 'an empty key');

-- Ties and NULL.
SELECT is(latest(v, '2026-01-01'), 3::numeric, 'of one instant the greatest value') FROM unnest('{1,3,2}'::numeric[]) v;
SELECT is(latest(v, at), 2.50, 'rows with NULL are skipped') FROM (VALUES (2.50, '2026-01-01'::timestamptz), (NULL, '2026-01-02'), (9, NULL)) t(v, at);
SELECT is(latest(v, at), 'NaN'::numeric, 'a reading is not looked at') FROM (VALUES (2.50, '2026-01-01'::timestamptz), ('NaN', 'infinity')) t(v, at);
SELECT is((SELECT latest(1, now()) WHERE false), NULL, 'no row');
SELECT is(unique_count(k, o, '2026-01-01'), 2::bigint, 'of one instant add counts') FROM (VALUES ('a', 'add'), ('a', 'remove'), ('b', NULL), ('c', 'remove'), (NULL, 'add')) t(k, o);
SELECT is((SELECT unique_count(NULL, 'add', now())), NULL, 'no key');
SELECT is(weighted_sum(v, at, during), NULL, 'no change') FROM april, (VALUES (NULL::numeric, '2026-04-01'::timestamptz), (1, NULL)) t(v, at);
SELECT is(weighted_sum(10, at, during), 10::numeric, 'what is carried over counts in full') FROM april, unnest('{-infinity}'::timestamptz[]) at;
SELECT is(weighted_sum(10, at, during), 0::numeric, 'what comes later does not count') FROM april, unnest('{2026-05-01 00:00+00,infinity}'::timestamptz[]) at;
SELECT is(weighted_sum(1, '2026-04-21 00:00+00', during), 0.333333333333333333333333333333, 'thirty digits') FROM april;
SELECT is(rate('{"currency":"EUR","model":"unit","unit":"0.015"}', weighted_total(1, '2026-04-21 00:00+00', during), 2592000, 1, 1), 'EUR 0.01'::monetary,
          'a third of 0.015 is half a cent, not less') FROM april;
SELECT is(weighted_total(2, '2026-04-30 23:59:59.5+00', during), 1::numeric, 'two for half a second') FROM april;

-- Errors.
SELECT throws_ok($$SELECT weighted_sum(1, '2026-04-01', 'empty')$$, '22023', 'range of a weighted sum is empty or has no end', 'empty');
SELECT throws_ok($$SELECT weighted_sum(1, '2026-04-01', '[2026-04-01,)')$$, '22023', 'range of a weighted sum is empty or has no end', 'unbounded');
SELECT throws_ok($$SELECT weighted_sum(1, '2026-04-01', '[2026-04-01,infinity)')$$, '22023', 'range of a weighted sum is empty or has no end', 'infinite');
SELECT throws_ok($$SELECT weighted_sum(1, '2026-04-01', r) FROM unnest('{"[2026-04-01,2026-04-02)","[2026-04-01,2026-04-03)"}'::tstzrange[]) r$$, '22023',
                 'range of a weighted sum has 172800 seconds, in an aggregate of ranges with 86400', 'ranges are not mixed');
SELECT throws_ok($$SELECT weighted_merge('(1,2)', '(1,3)')$$, '22023', NULL, 'nor merged');
SELECT throws_ok($$SELECT weighted_merge('(1,)', '(1,3)')$$, '22023', NULL, 'a state with NULL');
SELECT throws_ok($$SELECT weighted_sum('NaN', '2026-04-01', '[2026-04-01,2026-05-01)')$$, '22023', NULL, 'not a number');
SELECT throws_ok($$SELECT unique_count('a', 'delete', now())$$, '22023', 'unknown operation on a key: "delete"', 'another operation');

-- The state of unique_count.
CREATE TEMP TABLE kept AS SELECT unique_add(unique_add(NULL, 'ä"b', 'add', '2000-01-01 00:00:01+00'), 'a', 'remove', '2000-01-01 00:00+00') AS s;
SELECT is(unique_add(s, 'a', NULL, '2000-01-02 00:00+00')::text, '{"a":["add",86400000000],"ä\"b":["add",1000000]}', 'text') FROM kept;
SELECT is(s::text, '{"a":["remove",0],"ä\"b":["add",1000000]}', 'a state of the caller is not changed') FROM kept;
SELECT ok(pg_temp.recv('unique_state', unique_state_send(s)) = s::text AND s::text::unique_state::text = s::text, 'through text and bytes') FROM kept;
CREATE FUNCTION pg_temp.attack(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN unique_state_send(pg_temp.recv('unique_state', bytes)::unique_state) = bytes THEN 'canonical' ELSE 'ACCEPTED' END;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END;
$$;
SELECT is(array_agg(DISTINCT pg_temp.attack(set_byte(b, at, value))) <@ '{22P03,canonical}', true, 'any byte changed')
FROM kept, unique_state_send(s) b, generate_series(0, length(b) - 1) at, LATERAL (VALUES (0), (1), (127), (255)) v(value) WHERE get_byte(b, at) <> value;
SELECT is(array_agg(DISTINCT pg_temp.attack(substr(b, 1, size))), '{22P03}', 'cut anywhere') FROM kept, unique_state_send(s) b, generate_series(0, length(b) - 1, 3) size;
SELECT throws_ok('SELECT ' || quote_literal(t) || '::unique_state', e, NULL, 'no state: ' || t)
FROM (VALUES ('{"a":1}', '22023'), ('{"a":["add"]}', '22023'), ('{"a":["add",1.5]}', '22023'), ('{"a":["add",1e30]}', '22023'), ('{"a":["x",1]}', '22023'), ('[]', '22023'), ('x', '22P02')) v(t, e);

-- Quantities are rounded once, in every mode, as plain numeric says where it has the mode.
SELECT is_empty($$SELECT * FROM tap_reading CROSS JOIN generate_series(-3, 3) AS digits
                   WHERE round_quantity(value, digits, 'half_up') <> round(value, digits)
                      OR round_quantity(value, digits, 'ceiling') <> ceil(value * 10.0 ^ digits) / 10.0 ^ digits
                      OR round_quantity(value, digits, 'down') <> trunc(value, digits)$$, 'round_quantity agrees with numeric');
SELECT results_eq($$SELECT round_quantity(q, d, m::rounding) FROM (VALUES (123.456, -1, 'half_up'), (125, -1, 'half_even'), (-125, -1, 'half_up'), (101, -2, 'ceiling'), (-101, -2, 'ceiling'), (4.9, -1, 'half_up'), (1e40, -30, 'half_up'), (0, -5, 'up'), (0.1, -30, 'up'), (300, -2, 'unnecessary')) v (q, d, m)$$,
    ARRAY[120, 120, -130, 200, -100, 0, 1e40, 0, 1e30, 300], 'to tens and hundreds');
SELECT throws_ok($$SELECT round_quantity(1, -31, 'half_up')$$, '22023', 'cannot round to -31 digits', 'too few digits');
SELECT throws_ok($$SELECT round_quantity(1, 101, 'half_up')$$, '22023', 'cannot round to 101 digits', 'too many digits');
SELECT throws_ok($$SELECT round_quantity(1.5, 0, 'unnecessary')$$, '22M03', NULL, 'digits are not lost unasked');

SELECT * FROM finish();
ROLLBACK;
