-- The table, the bars, and whether all ways of closing the month agree. Variables: accounts, loop_accounts, agree.

\pset footer off
\pset null '-'
\set title :accounts ' accounts'
SET search_path = public, billing;

-- The loop may have closed only the first accounts; its time is taken for all of them.
UPDATE bench.result SET seconds = seconds * :accounts / :loop_accounts, cpu = cpu * :accounts / :loop_accounts WHERE name = 'loop';
-- The floor writes what the run wrote.
UPDATE bench.result r
SET invoices = o.invoices, lines = o.lines, events = o.events
FROM bench.result o
WHERE o.name = 'run' AND r.name IN ('floor', 'floor, two sessions', 'loop');
UPDATE bench.result
SET
	invoices = (SELECT count(*) FROM invoice WHERE as_of = '2026-08-02 00:00+02'),
	lines = (SELECT count(*) FROM invoice_line l JOIN invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no WHERE i.as_of = '2026-08-02 00:00+02'),
	events = :accounts
WHERE name = '1 % due';

SELECT
	r.name AS :"title",
	round(r.seconds, 2) AS "s",
	round(r.cpu, 2) AS "CPU s",
	round(r.invoices / r.seconds) AS "invoices/s",
	round(r.lines / r.seconds) AS "lines/s",
	round(r.events / r.seconds) AS "events/s",
	CASE WHEN r.name <> 'loop' THEN round(r.wal / r.invoices) END AS "WAL bytes/invoice",
	round(r.disk::numeric / r.invoices) AS "disk bytes/invoice",
	round(r.peak_kb / 1024.0, 1) AS "peak MB",
	CASE
		WHEN r.name IN ('run', 'loop') THEN round(r.seconds / f.seconds, 2)
		WHEN r.name = 'run, two sessions' THEN round(r.seconds / (SELECT seconds FROM bench.result WHERE name = 'floor, two sessions'), 2)
	END AS "of floor",
	CASE WHEN r.name IN ('run', 'loop') THEN round(r.cpu / f.cpu, 2) END AS "CPU of floor"
FROM bench.result r, bench.result f
WHERE f.name = 'floor'
ORDER BY array_position(ARRAY['run', 'floor', 'run, two sessions', 'floor, two sessions', 'loop', '1 % due'], r.name);

SELECT b.statement, round(b.figure, 2) AS figure, b.bar, CASE WHEN b.met THEN 'met' ELSE 'MISSED' END AS result
FROM
	(SELECT jsonb_object_agg(name, seconds) AS s FROM bench.result) r,
	LATERAL (SELECT
		(s -> 'run')::numeric AS run,
		(s -> 'floor')::numeric AS floor,
		(s -> 'run, two sessions')::numeric AS run_two,
		(s -> 'floor, two sessions')::numeric AS floor_two,
		(s -> 'loop')::numeric AS loop,
		(s -> '1 % due')::numeric AS one_percent) t,
	LATERAL (VALUES
		(1, 'run / floor', t.run / t.floor, '<= 1.60', t.run / t.floor <= 1.6),
		(2, 'gain of a second session / that of the floor', (t.run / t.run_two) / (t.floor / t.floor_two), '>= 0.90',
			(t.run / t.run_two) / (t.floor / t.floor_two) >= 0.9),
		(3, 'loop / run', t.loop / t.run, '>= 20.00', t.loop / t.run >= 20),
		(4, '1 % due, in % of all', 100 * t.one_percent / t.run, '<= 2.00', t.one_percent / t.run <= 0.02)
	) b (n, statement, figure, bar, met)
ORDER BY b.n;

SELECT
	(SELECT count(DISTINCT digest) = 1 FROM bench.result WHERE digest IS NOT NULL) AS "two sessions agree with one",
	:'agree'::boolean AS "the loop agrees with the run",
	(SELECT count(*) FROM run_failure) AS failures,
	(SELECT digest FROM bench.result WHERE name = 'run') AS digest;
