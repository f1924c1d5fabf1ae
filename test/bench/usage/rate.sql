-- Measuring and rating a month of all accounts, against a bare GROUP BY over the same rows.
\ir ../include/alternate.sql
SET search_path = public, billing;
SET timezone = 'UTC';
SET max_parallel_workers_per_gather = 0;
SET work_mem = '256MB';
SET jit = off;

CALL bench.alternate('month', jsonb_build_object(
	'group by', $$SELECT count(*), sum(total) FROM (SELECT account_id, metric_id, sum(value) AS total FROM billing.usage_event
		WHERE occurred_at >= '2026-01-01' AND occurred_at < '2026-02-01' GROUP BY account_id, metric_id) g$$,
	'rate', $$WITH part AS MATERIALIZED (
			SELECT p.part, (p.part).n, (p.part).price, p.shares FROM billing.usage_parts(1, 1000000000, '[2026-01-01,2026-02-01)') p)
		SELECT count(*), billing.sum(billing.rate_usage(p.price, m.quantity, m.continues_at, m.rating, m.rating_before, p.shares[1], p.shares[2], p.shares[3]))
		  FROM part p JOIN billing.measure((SELECT array_agg(b.part) FROM part b)) m ON m.n = p.n$$), 3);
SELECT round(bench.median('month', 'group by')) AS "GROUP BY, ms", round(bench.median('month', 'rate')) AS "measured and rated, ms",
	round(bench.median('month', 'rate') / bench.median('month', 'group by'), 2) AS "ratio (bar: 1.5)";
