-- monetary against int8 and numeric: 5M rows each, in tables of the same shape.
\ir include/alternate.sql

CREATE EXTENSION pg_prewarm;
SET search_path = public, billing;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '64MB';

CREATE TABLE as_int8 (grp int, qty int, amount int8, factor numeric(8, 3));
CREATE TABLE as_numeric (grp int, qty int, amount numeric(14, 2), factor numeric(8, 3));
CREATE TABLE as_monetary (grp int, qty int, amount monetary, factor numeric(8, 3));

SELECT setseed(0.5) \g /dev/null
INSERT INTO as_int8
SELECT random() * 999, 1 + random() * 99, random() * 1000000, 0.001 + random() * 99
FROM generate_series(1, 5000000);
INSERT INTO as_numeric
SELECT grp, qty, amount / 100.00, factor
FROM as_int8;
INSERT INTO as_monetary
SELECT grp, qty, from_minor(amount, 'USD'), factor
FROM as_int8;
VACUUM ANALYZE as_int8;
VACUUM ANALYZE as_numeric;
VACUUM ANALYZE as_monetary;
SELECT pg_prewarm('as_int8'), pg_prewarm('as_numeric'), pg_prewarm('as_monetary') \g /dev/null

CALL bench.alternate('sum', '{
	"int8": "SELECT sum(amount) FROM as_int8",
	"numeric": "SELECT sum(amount) FROM as_numeric",
	"monetary": "SELECT sum(amount) FROM as_monetary"}');

EXPLAIN (COSTS OFF) SELECT grp, sum(amount) FROM as_monetary GROUP BY grp;
CALL bench.alternate('grouped sum', '{
	"numeric": "SELECT grp, sum(amount) FROM as_numeric GROUP BY grp",
	"monetary": "SELECT grp, sum(amount) FROM as_monetary GROUP BY grp"}');

CALL bench.alternate('product', '{
	"numeric, int": "SELECT sum(round(amount * qty, 2)) FROM as_numeric",
	"monetary * int": "SELECT sum(amount * qty) FROM as_monetary",
	"mul_round, int": "SELECT sum(mul_round(amount, qty)) FROM as_monetary",
	"numeric, numeric": "SELECT sum(round(amount * factor, 2)) FROM as_numeric",
	"monetary * numeric": "SELECT sum(amount * factor) FROM as_monetary",
	"mul_round, numeric": "SELECT sum(mul_round(amount, factor)) FROM as_monetary"}', 5);

CALL bench.alternate('text of 500,000 amounts', '{
	"numeric": "SELECT count(amount::text) FROM (SELECT * FROM as_numeric LIMIT 500000) t",
	"monetary": "SELECT count(amount::text) FROM (SELECT * FROM as_monetary LIMIT 500000) t",
	"format": "SELECT count(format(amount, ''de-DE'')) FROM (SELECT * FROM as_monetary LIMIT 500000) t"}');

-- The same sum without the inverse transition adds up all 101 rows for each one. Rows are taken as they stand: a sort
-- would take as long as all moving sums do, and be timed in both.
CREATE AGGREGATE bench.sum_again (monetary) (
	SFUNC = monetary_state_add,
	STYPE = monetary_state,
	FINALFUNC = monetary_state_total,
	INITCOND = 'empty'
);
CREATE TABLE few AS SELECT grp, amount FROM as_monetary LIMIT 100000;
VACUUM ANALYZE few;
CALL bench.alternate('moving sum', '{
	"from scratch": "SELECT bench.sum_again(amount) OVER (ROWS 100 PRECEDING) FROM few",
	"moving": "SELECT sum(amount) OVER (ROWS 100 PRECEDING) FROM few"}', 3);

SET maintenance_work_mem = '512MB';
SET max_parallel_maintenance_workers = 0;
CALL bench.alternate('index', '{
	"numeric": "CREATE INDEX built ON as_numeric (amount); DROP INDEX built",
	"monetary": "CREATE INDEX built ON as_monetary (amount); DROP INDEX built"}', 3);

-- Two processes, the leader one of them.
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
CALL bench.alternate('one process', '{
	"int8": "SELECT sum(amount) FROM as_int8",
	"monetary": "SELECT sum(amount) FROM as_monetary"}');
SET max_parallel_workers_per_gather = 1;
EXPLAIN (COSTS OFF) SELECT sum(amount) FROM as_monetary;
CALL bench.alternate('two processes', '{
	"int8": "SELECT sum(amount) FROM as_int8",
	"monetary": "SELECT sum(amount) FROM as_monetary"}');
SET max_parallel_workers_per_gather = 0;

SELECT
	statement,
	round(one.ms, 1) AS one_process_ms,
	round(two.ms, 1) AS two_processes_ms,
	round(one.ms / two.ms, 2) AS faster
FROM
	(VALUES ('int8'), ('monetary')) AS _ (statement),
	LATERAL (SELECT bench.median('one process', statement)) AS one (ms),
	LATERAL (SELECT bench.median('two processes', statement)) AS two (ms);

-- The memory of 1,000 sums over fifty times as many rows is the same.
CREATE FUNCTION bench.memory(statement text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, FORMAT json) ' || statement INTO plan;
	RETURN (plan -> 0 -> 'Plan' ->> 'Peak Memory Usage') || ' kB';
END
$$;

SELECT
	bench.memory('SELECT grp, sum(amount) FROM few GROUP BY 1') AS memory_of_100k_rows,
	bench.memory('SELECT grp, sum(amount) FROM as_monetary GROUP BY 1') AS memory_of_5m_rows;

SELECT * FROM bench.compare('sum', 'monetary', 'int8', 1.2)
UNION ALL SELECT * FROM bench.compare('sum', 'monetary', 'numeric', 1 / 1.3)
UNION ALL SELECT * FROM bench.compare('grouped sum', 'monetary', 'numeric', 1)
UNION ALL SELECT * FROM bench.compare('product', 'monetary * int', 'numeric, int', 0.5)
UNION ALL SELECT * FROM bench.compare('product', 'mul_round, int', 'numeric, int', 0.5)
UNION ALL SELECT * FROM bench.compare('product', 'monetary * numeric', 'numeric, numeric', 0.5)
UNION ALL SELECT * FROM bench.compare('product', 'mul_round, numeric', 'numeric, numeric', 0.5)
UNION ALL SELECT * FROM bench.compare('moving sum', 'moving', 'from scratch', 0.1)
UNION ALL SELECT * FROM bench.compare('index', 'monetary', 'numeric', 1);
