-- prorate over a million lines, against the scan that feeds it and against the same arithmetic in plain SQL.
\ir include/alternate.sql

SET search_path = public, billing;
SET timezone = 'UTC';
SET max_parallel_workers_per_gather = 0;
SET jit = off;

CREATE TABLE line AS
SELECT
	from_minor(i % 100000, 'EUR') AS amount,
	(i % 100000) / 100.00 AS number,
	tstzrange(lower(cycle) + (i % 28) * interval '1 day', upper(cycle)) AS service,
	cycle,
	'Europe/Berlin' AS zone,
	proration_policy('default') AS policy,
	'{"currency":"EUR","model":"flat","amount":"9.99"}'::price AS price,
	(1 + i % 9)::numeric AS quantity
FROM generate_series(1, 1000000) i,
	period('2026-01-01 00:00+01', '1 month', i % 12, 'Europe/Berlin') cycle;
VACUUM ANALYZE line;

CALL bench.alternate('prorate', '{
	"scan": "SELECT count(amount), count(upper(service)), count(upper(cycle)) FROM line",
	"plain SQL": "SELECT count(number - round(number * ((lower(service) AT TIME ZONE zone)::date - (lower(cycle) AT TIME ZONE zone)::date) / ((upper(cycle) AT TIME ZONE zone)::date - (lower(cycle) AT TIME ZONE zone)::date), 2)) FROM line",
	"default": "SELECT count(prorate(amount, service, cycle, ''Europe/Berlin'')) FROM line",
	"second": "SELECT count(prorate(amount, service, cycle, ''Europe/Berlin'', proration_policy(''second''))) FROM line",
	"killbill": "SELECT count(prorate(amount, service, cycle, ''Europe/Berlin'', proration_policy(''killbill''))) FROM line",
	"30_360": "SELECT count(prorate(amount, service, cycle, ''Europe/Berlin'', proration_policy(''30_360''))) FROM line",
	"zone and policy of the line": "SELECT count(prorate(amount, service, cycle, zone, policy)) FROM line",
	"price": "SELECT count(prorate_price(price, quantity, service, cycle, ''Europe/Berlin'')) FROM line",
	"numerator": "SELECT count(proration_numerator(service, cycle, ''Europe/Berlin'')) FROM line"}', 5);

-- 1M calls: a millisecond is a nanosecond a call. The scan's two calls of upper() count as the cost of reading ranges.
SELECT statement, round(bench.median(topic, statement) - bench.median(topic, 'scan')) AS ns_a_call_beyond_the_scan
FROM bench.timing
WHERE topic = 'prorate' AND statement <> 'scan'
GROUP BY topic, statement
ORDER BY min(turn), statement;
SELECT * FROM bench.compare('prorate', 'default', 'plain SQL', 0.5);
