SET search_path = public, billing;

-- one sum per currency, by code
SELECT sum_by_currency(m) FROM unnest('{USD 1, EUR 2, NULL, USD 0.50, JPY 3, EUR -2}'::monetary[]) m;
SELECT sum_by_currency(m) FROM unnest('{NULL}'::monetary[]) m;
SELECT sum_by_currency(m) FROM unnest('{}'::monetary[]) m;
SELECT grp, sum_by_currency(m) FROM (VALUES (1, 'USD 1'::monetary), (1, 'AED 1'), (2, 'USD 2'), (3, NULL), (2, 'USD 3')) v(grp, m)
GROUP BY grp ORDER BY grp;
SELECT i, sum_by_currency(m) OVER (ORDER BY i), sum_by_currency(m) OVER (ORDER BY i ROWS 1 PRECEDING)
FROM (VALUES (1, 'USD 1'::monetary), (2, 'AED 1'), (3, 'USD 2'), (4, NULL)) v(i, m);
SELECT sum_by_currency(m) FROM unnest('{USD 2596148429267413814.265248164610047, EUR 1, USD 0.000000000000001}'::monetary[]) m;
SELECT sum_by_currency(m)
FROM unnest('{USD 2596148429267413814.265248164610047, EUR 1, USD 0.000000000000001, USD -0.000000000000001}'::monetary[]) m;

-- all currencies at once, against one sum each: as one group, as many, hashed, sorted and in parallel
CREATE TABLE mixed AS
SELECT no % 50 AS grp, monetary((no * 7919 % 100003) * 0.01, code) AS m
FROM (SELECT code, row_number() OVER (ORDER BY md5(code)) AS i FROM currencies()) c, generate_series(1, 40) r, LATERAL (SELECT i * 41 + r * 13) n(no);
ANALYZE mixed;
CREATE TEMP TABLE expected AS
SELECT grp, array_agg(s ORDER BY s) AS sums FROM (SELECT grp, sum(m) AS s FROM mixed GROUP BY grp, currency(m)) v GROUP BY grp;
CREATE TEMP TABLE expected_all AS SELECT array_agg(s ORDER BY s) AS sums FROM (SELECT sum(m) AS s FROM mixed GROUP BY currency(m)) v;
SELECT count(*), min(array_length(sums, 1)) > 1 AS several FROM expected;
SELECT sum_by_currency(m) = (SELECT sums FROM expected_all) AS same, array_length(sum_by_currency(m), 1) FROM mixed;
EXPLAIN (COSTS OFF) SELECT grp, sum_by_currency(m) FROM mixed GROUP BY grp;
SELECT count(*) FROM (SELECT grp, sum_by_currency(m) AS s FROM mixed GROUP BY grp) v JOIN expected USING (grp) WHERE s <> sums;
SET enable_hashagg = off;
SELECT count(*) FROM (SELECT grp, sum_by_currency(m) AS s FROM mixed GROUP BY grp) v JOIN expected USING (grp) WHERE s <> sums;
RESET enable_hashagg;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT sum_by_currency(m) FROM mixed;
SELECT sum_by_currency(m) = (SELECT sums FROM expected_all) AS same FROM mixed;
SELECT count(*) FROM (SELECT grp, sum_by_currency(m) AS s FROM mixed GROUP BY grp) v JOIN expected USING (grp) WHERE s <> sums;
RESET max_parallel_workers_per_gather;
-- few bytes for hash tables: groups spill
SET work_mem = '64kB';
SELECT count(*), count(DISTINCT s) FROM (SELECT m::text, sum_by_currency(m) AS s FROM mixed GROUP BY m::text) v;
RESET work_mem;
DROP TABLE mixed;

-- states are values: stored, also compressed, read back, added up
CREATE TABLE kept (s monetary_states);
INSERT INTO kept SELECT unnest('{empty, "USD 1 2", "EUR 5 1, USD 12.34 3"}'::monetary_states[]);
SELECT s, monetary_states_totals(s), monetary_states_add(s, 'EUR 1'), monetary_states_add(s, 'ZWG 1'), monetary_states_merge(s, s),
       monetary_states_merge(s, 'AED 1 1, USD 1 1') FROM kept;
SELECT s FROM kept;
INSERT INTO kept SELECT string_agg(code || ' 5 1', ', ' ORDER BY code)::monetary_states FROM currencies();
SELECT array_length(monetary_states_totals(s), 1), length(s::text), md5(s::text) = md5(monetary_states_merge('empty', s)::text) AS same,
       (monetary_states_totals(monetary_states_merge(s, s)))[1] FROM kept WHERE length(s::text) > 100;
DROP TABLE kept;
SELECT monetary_states_totals('USD 2596148429267413814.265248164610048 2');
SELECT monetary_states_add('USD 170141183460469231731687.303715884105727 65537', 'USD 0.000000000000001');
SELECT monetary_states_merge('EUR 1 1, USD 170141183460469231731687.303715884105727 65537', 'USD 0.000000000000001 1');

-- forged states
SELECT 'USD 1 1, EUR 1 1'::monetary_states;
SELECT 'USD 1'::monetary_states;
CREATE FUNCTION pg_temp.outcome(state text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN state::billing.monetary_states;
EXCEPTION WHEN OTHERS THEN
	RETURN 'error ' || SQLSTATE;
END $$;
SELECT s, pg_temp.outcome(s) FROM unnest(ARRAY['', 'Empty', 'empty, empty', 'empty, USD 1 1', 'USD 1 1,', 'USD 1 1, ', ', USD 1 1', 'USD 1 1,ZWG 1 1',
	'USD 1 1, USD 1 1', 'EUR 1 1, USD 1 0', 'EUR 1 1, QQQ 1 1', 'EUR 1 1, USD 2596148429267413814.265248164610048 1', 'eur 1 1, usd 1 1']) s;
\i test/recv.sql
\set VERBOSITY sqlstate
SELECT pg_temp.recv('billing.monetary_states', monetary_states_send('EUR 5 1, USD 12.34 3'));
SELECT pg_temp.recv('billing.monetary_states', '');
SELECT pg_temp.recv('billing.monetary_states', '\x00');
SELECT pg_temp.recv('billing.monetary_states', decode(repeat('00', 32), 'hex'));
SELECT pg_temp.recv('billing.monetary_states', decode(repeat('ff', 64), 'hex'));
SELECT pg_temp.recv('billing.monetary_states', monetary_states_send('EUR 5 1') || '\x00');
SELECT pg_temp.recv('billing.monetary_states', monetary_states_send('USD 5 1') || monetary_states_send('EUR 5 1'));
SELECT pg_temp.recv('billing.monetary_states', monetary_states_send('USD 5 1') || monetary_states_send('USD 5 1'));
\set VERBOSITY default
