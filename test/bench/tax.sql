-- tax_totals over 5M lines in 500,000 invoices with three rates, against a bare sum and the two levels of numeric that say the same.
\ir include/alternate.sql

CREATE EXTENSION pg_prewarm;
SET search_path = public, billing;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '1GB';

CREATE TABLE as_int8 (invoice int, amount int8, category text, percent numeric);
CREATE TABLE as_numeric (invoice int, amount numeric(14, 2), category text, percent numeric);
CREATE TABLE as_monetary (invoice int, amount monetary, category text, percent numeric);

SELECT setseed(0.5) \g /dev/null
INSERT INTO as_int8
SELECT n / 10, random() * 1000000, 'S', (ARRAY[19, 7, 5.5])[1 + floor(random() * 3)::int]
FROM generate_series(0, 4999999) n;
INSERT INTO as_numeric SELECT invoice, amount / 100.00, category, percent FROM as_int8;
INSERT INTO as_monetary SELECT invoice, from_minor(amount, 'EUR'), category, percent FROM as_int8;
VACUUM ANALYZE as_int8;
VACUUM ANALYZE as_numeric;
VACUUM ANALYZE as_monetary;
SELECT pg_prewarm('as_int8'), pg_prewarm('as_numeric'), pg_prewarm('as_monetary') \g /dev/null

EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT invoice, sum(amount) FROM as_int8 GROUP BY invoice;
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT invoice, tax_totals(amount, category, percent) FROM as_monetary GROUP BY invoice;
CALL bench.alternate('tax totals', '{
	"sum(int8)": "SELECT invoice, sum(amount) FROM as_int8 GROUP BY invoice",
	"tax_totals": "SELECT invoice, tax_totals(amount, category, percent) FROM as_monetary GROUP BY invoice",
	"numeric, two levels": "SELECT invoice, sum(base), sum(tax) FROM (SELECT invoice, category, percent, sum(amount) AS base, round(sum(amount) * percent / 100, 2) AS tax FROM as_numeric GROUP BY invoice, category, percent) g GROUP BY invoice"}');

-- The figures are the same.
SELECT count(*) AS invoices, count(*) FILTER (WHERE amount((t.t).net) <> n.base OR amount((t.t).tax) <> n.tax) AS different
FROM (SELECT invoice, tax_totals(amount, category, percent) AS t FROM as_monetary GROUP BY invoice) t
JOIN (
	SELECT invoice, sum(base) AS base, sum(tax) AS tax
	FROM (
		SELECT invoice, sum(amount) AS base, round(sum(amount) * percent / 100, 2) AS tax
		FROM as_numeric
		GROUP BY invoice, category, percent
	) g
	GROUP BY invoice
) n ON n.invoice = t.invoice;

-- It spills and parallelizes as any aggregate does.
SET work_mem = '4MB';
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT invoice, tax_totals(amount, category, percent) FROM as_monetary GROUP BY invoice;
SET work_mem = '1GB';
SET max_parallel_workers_per_gather = 1;
EXPLAIN (COSTS OFF) SELECT percent, tax_totals(amount, category, percent) FROM as_monetary GROUP BY percent;

SELECT * FROM bench.compare('tax totals', 'tax_totals', 'sum(int8)', 2.3)
UNION ALL
SELECT * FROM bench.compare('tax totals', 'tax_totals', 'numeric, two levels', 1 / 1.5);
