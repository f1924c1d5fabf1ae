SET search_path = public, billing;

-- NULL is skipped; no row gives NULL
SELECT sum(m), avg(m), min(m), max(m), partial(m), count(m)
FROM (VALUES ('USD 1'::monetary), (NULL), ('USD 2.50'), ('USD -0.25')) v(m);
SELECT sum(m), avg(m), min(m), max(m), partial(m), count(m) FROM (VALUES (NULL::monetary)) v(m);
SELECT sum(m), avg(m), min(m), max(m), partial(m), count(m) FROM (SELECT 'USD 1'::monetary AS m WHERE false) v;
-- the first NULLs do not decide anything
SELECT sum(m), min(m), max(m) FROM (VALUES (NULL), (NULL), ('EUR 2'::monetary), (NULL)) v(m);
SELECT currency(m), sum(m), avg(m), min(m), max(m) FROM
	unnest(ARRAY['USD 1', 'EUR 2', 'USD 3', 'JPY 5', 'EUR -2']::monetary[]) m GROUP BY currency(m) ORDER BY 1;
SELECT sum(m) FILTER (WHERE m >> 'USD 1'), sum(DISTINCT m) FROM unnest(ARRAY['USD 1', 'USD 3', 'USD 3']::monetary[]) m;

-- one currency
SELECT sum(m) FROM unnest(ARRAY['USD 1', 'EUR 2']::monetary[]) m;
\set VERBOSITY sqlstate
SELECT avg(m) FROM unnest(ARRAY['USD 1', 'EUR 2']::monetary[]) m;
SELECT min(m) FROM unnest(ARRAY['USD 1', 'EUR 2']::monetary[]) m;
SELECT max(m) FROM unnest(ARRAY['USD 1', 'EUR 2']::monetary[]) m;
SELECT partial(m) FROM unnest(ARRAY['USD 1', 'EUR 2']::monetary[]) m;
SELECT merge(s) FROM unnest(ARRAY['USD 1 1', 'EUR 2 1']::monetary_state[]) s;
\set VERBOSITY default

-- a mean is rounded once, half even
SELECT avg(m) FROM unnest(ARRAY['USD 1', 'USD 1', 'USD 0']::monetary[]) m;
SELECT avg(m), avg(-m) FROM unnest(ARRAY['USD 0.000000000000001', 'USD 0.000000000000002']::monetary[]) m;

-- the sum may leave the range on the way; the result may not
SELECT sum(m) FROM unnest(ARRAY['USD 2596148429267413814.265248164610047', 'USD 2596148429267413814.265248164610047',
	'USD -2596148429267413814.265248164610047']::monetary[]) m;
SELECT sum(m) FROM unnest(ARRAY['USD 2596148429267413814.265248164610047', 'USD 0.000000000000001']::monetary[]) m;
SELECT avg(m) FROM (SELECT 'USD 2596148429267413814.265248164610047'::monetary AS m FROM generate_series(1, 1000)) v;
SELECT merge(s) FROM unnest(ARRAY['USD 2596148429267413814.265248164610047 1', 'USD 0.000000000000001 1']::monetary_state[]) s;
-- 128 bits hold 65536 of the largest amount, and not one more
SELECT partial(m) FROM (SELECT 'USD 2596148429267413814.265248164610047'::monetary AS m FROM generate_series(1, 65536)) v;
SELECT partial(m) FROM (SELECT 'USD 2596148429267413814.265248164610047'::monetary AS m FROM generate_series(1, 65537)) v;
SELECT partial(m) FROM (SELECT 'USD -2596148429267413814.265248164610047'::monetary AS m FROM generate_series(1, 65537)) v;

-- states are values: stored, read back, added up
SELECT s, s::text::monetary_state::text = s::text AS same
FROM unnest(ARRAY['empty', 'USD 12.34 3', 'usd -0.000000000000001 1', 'USD 00.500 2',
	'USD 170141183460469231731687.303715884105727 65537', 'USD -170141183460469231731687.303715884105728 65537']::monetary_state[]) s;
SELECT merge(p) FROM (SELECT partial(monetary(i, 'USD')) AS p FROM generate_series(1, 100) i GROUP BY i % 7
	UNION ALL SELECT partial(NULL)) v;
SELECT merge(NULL::monetary_state), merge(s) FROM unnest('{empty, NULL}'::monetary_state[]) s;
SELECT merge(s) FROM unnest('{empty, EUR 1 1, EUR 2.5 2, NULL}'::monetary_state[]) s;
SELECT monetary_state_total('USD 5 2'), monetary_state_mean('USD 5 2'), monetary_state_total('empty'), monetary_state_mean('empty');

-- calling the transitions by hand leaves the argument alone
CREATE TEMP TABLE kept AS SELECT 'USD 5 2'::monetary_state AS s;
SELECT monetary_state_add(s, 'USD 1'), monetary_state_remove(s, 'USD 1'), monetary_state_merge(s, s), s FROM kept;
SELECT s FROM kept;
SELECT monetary_state_remove('USD 5 1', 'USD 5'), monetary_state_add('empty', 'EUR 1'), monetary_state_merge('empty', 'empty');
SELECT monetary_state_remove('USD 5 1', 'USD 4');
\set VERBOSITY sqlstate
SELECT monetary_state_remove('empty', 'USD 4');
SELECT monetary_state_remove('USD 5 2', 'EUR 4');
SELECT monetary_state_total('USD 2596148429267413814.265248164610048 2');
\set VERBOSITY default

-- forged states
SELECT 'USD 1'::monetary_state;
SELECT 'USD 2596148429267413814.265248164610048 1'::monetary_state;
CREATE FUNCTION pg_temp.outcome(state text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN state::billing.monetary_state;
EXCEPTION WHEN OTHERS THEN
	RETURN 'error ' || SQLSTATE;
END $$;
SELECT s, pg_temp.outcome(s) FROM unnest(ARRAY['', 'Empty', 'empty ', 'USD', 'USD 1', 'USD 1 0', 'USD 0 0', 'USD 1 -1', 'USD 1 1.5',
	'USD 1 1 1', ' USD 1 1', 'USD 1  1', 'QQQ 1 1', 'USD x 1', 'USD 1 x', 'USD 1e3 1', 'USD 0.0000000000000001 1',
	'USD -2596148429267413814.265248164610048 1', 'USD 5192296858534827628.530496329220095 2',
	'USD 170141183460469231731687.303715884105728 65537', 'USD 1 9223372036854775808', 'USD 1 99999999999999999999999999999999999999999',
	'USD 1' || repeat('0', 100) || ' 1', 'USD 1 9223372036854775807', 'USD 0 1']) s;
SELECT monetary_state_add('USD 1 9223372036854775807', 'USD 1');
SELECT monetary_state_merge('USD 1 9223372036854775807', 'USD 1 1');

-- a moving frame
SELECT i, sum(m) OVER w, avg(m) OVER w, partial(m) OVER w FROM
	(VALUES (1, 'USD 1'::monetary), (2, NULL), (3, NULL), (4, 'EUR 4'), (5, 'EUR 2.50'), (6, NULL)) v(i, m)
WINDOW w AS (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);

-- groups hash: the state's size is known
CREATE TEMP TABLE line AS SELECT i % 1000 AS grp, monetary(i, 'USD') AS m FROM generate_series(1, 20000) i;
ANALYZE line;
EXPLAIN (COSTS OFF) SELECT grp, sum(m) FROM line GROUP BY grp;
SELECT count(*) FROM (SELECT grp, sum(m) AS total, sum(amount(m)) AS expected FROM line GROUP BY grp) v WHERE total::numeric <> expected;

-- parallel: workers send states
CREATE TABLE parallel_line AS TABLE line;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT sum(m), avg(m), min(m), max(m) FROM parallel_line;
SELECT sum(m), avg(m), min(m), max(m), partial(m) FROM parallel_line;
DROP TABLE parallel_line;
