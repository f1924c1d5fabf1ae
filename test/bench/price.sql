-- Rating 1M quantities: five graduated tiers against a numeric LATERAL join over a table of tiers, and other models.
\ir include/alternate.sql

CREATE EXTENSION pg_prewarm;
SET search_path = public, billing;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '256MB';

CREATE TABLE tier (price_id int, n int, lo numeric, hi numeric, unit numeric, flat numeric);
INSERT INTO tier VALUES
	(1, 1, 0, 1000, 0.10, 5),
	(1, 2, 1000, 10000, 0.08, 0),
	(1, 3, 10000, 50000, 0.05, 2.50),
	(1, 4, 50000, 100000, 0.03, 0),
	(1, 5, 100000, NULL, 0.0125, 0);
CREATE TABLE price_list (price_id int PRIMARY KEY, price price);
INSERT INTO price_list VALUES
	(1, '{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"up_to":10000,"unit":"0.08"},
	     {"up_to":50000,"unit":"0.05","flat":"2.50"},{"up_to":100000,"unit":"0.03"},{"unit":"0.0125"}]}'),
	(2, '{"currency":"USD","model":"volume","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"up_to":10000,"unit":"0.08"},
	     {"up_to":50000,"unit":"0.05","flat":"2.50"},{"up_to":100000,"unit":"0.03"},{"unit":"0.0125"}]}'),
	(3, '{"currency":"USD","model":"unit","unit":"0.0025"}'),
	(4, '{"currency":"USD","model":"package","size":1000,"amount":"1.50"}'),
	(5, '{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"up_to":10000,"unit":"0.08"},
	     {"up_to":50000,"unit":"0.05","flat":"2.50"},{"up_to":100000,"unit":"0.03"},{"unit":"0.0125"}],
	     "divide_by":60,"divide_round":"ceiling","included":100,"minimum":"10","maximum":"5000"}');

SELECT setseed(0.5) \g /dev/null
CREATE TABLE metered AS
SELECT 1 AS price_id, round((random() * 10 ^ (1 + i % 6))::numeric, i % 3) AS quantity
FROM generate_series(1, 1000000) i;
VACUUM ANALYZE metered;
SELECT pg_prewarm('metered') \g /dev/null

CREATE FUNCTION bench.rated(price_id int)
RETURNS text
STABLE
BEGIN ATOMIC
	SELECT format('SELECT count(rate(%L::billing.price, quantity)) FROM metered', l.price)
	FROM price_list l
	WHERE l.price_id = rated.price_id;
END;

SELECT jsonb_build_object(
	'scan', 'SELECT count(quantity) FROM metered',
	'graduated', bench.rated(1),
	'volume', bench.rated(2),
	'unit', bench.rated(3),
	'package', bench.rated(4),
	'all keys', bench.rated(5),
	'joined price', 'SELECT count(rate(l.price, m.quantity)) FROM metered m JOIN price_list l USING (price_id)') AS statements \gset
CALL bench.alternate('rate', :'statements');

CALL bench.alternate('tiers', jsonb_build_object(
	'rate', bench.rated(1),
	'lateral join', 'SELECT count(round(c.charge, 2))
		FROM metered m
		CROSS JOIN LATERAL (
			SELECT sum((least(m.quantity, coalesce(t.hi, m.quantity)) - t.lo) * t.unit + t.flat) AS charge
			FROM tier t
			WHERE t.price_id = m.price_id AND (m.quantity > t.lo OR t.n = 1)
		) c'), 3);

-- The same charges.
SELECT count(*) AS differences
FROM metered m
JOIN price_list l USING (price_id)
CROSS JOIN LATERAL (
	SELECT sum((least(m.quantity, coalesce(t.hi, m.quantity)) - t.lo) * t.unit + t.flat) AS charge
	FROM tier t
	WHERE t.price_id = m.price_id AND (m.quantity > t.lo OR t.n = 1)
) c
WHERE amount(rate(l.price, m.quantity)) <> round(c.charge, 2);

-- Events of 1,000 accounts.
CREATE TABLE event AS
SELECT i % 1000 AS account, round((random() * 100)::numeric, 2) AS value, timestamptz '2026-04-01' + i * interval '2 seconds' AS at,
	jsonb_build_object('region', (ARRAY['eu', 'us', 'asia'])[1 + i % 3], 'tier', 'gold') AS properties, 'user ' || i % 50000 AS key
FROM generate_series(1, 1000000) i;
VACUUM ANALYZE event;
SELECT pg_prewarm('event') \g /dev/null
CALL bench.alternate('events', '{
	"sum": "SELECT account, sum(value) FROM event GROUP BY 1",
	"percentage": "SELECT account, rate_events(''{\"currency\":\"USD\",\"model\":\"percentage\",\"percent\":\"2.9\",\"fixed\":\"0.30\"}'', value, properties) FROM event GROUP BY 1",
	"matrix": "SELECT account, rate_events(''{\"currency\":\"USD\",\"model\":\"matrix\",\"keys\":[\"region\",\"tier\"],\"default\":\"0.01\",\"cells\":[{\"match\":{\"region\":\"eu\",\"tier\":\"gold\"},\"price\":\"0.02\"}]}'', value, properties) FROM event GROUP BY 1",
	"latest": "SELECT account, latest(value, at) FROM event GROUP BY 1",
	"weighted_sum": "SELECT account, weighted_sum(value, at, ''[2026-04-01,2026-05-01)'') FROM event GROUP BY 1",
	"unique_count": "SELECT account, unique_count(key, NULL, at) FROM event GROUP BY 1"}', 3);

SELECT
	statement,
	round(bench.median('rate', statement), 1) AS ms,
	round(bench.median('rate', statement) - bench.median('rate', 'scan'), 1) AS ns_per_row_above_the_scan
FROM unnest('{scan,graduated,volume,unit,package,all keys,joined price}'::text[]) AS statement;

SELECT statement, round(bench.median('events', statement), 1) AS ms_per_million_events
FROM unnest('{sum,percentage,matrix,latest,weighted_sum,unique_count}'::text[]) AS statement;

SELECT
	'graduated above the scan, ns a row' AS figure,
	round(bench.median('rate', 'graduated') - bench.median('rate', 'scan'), 1) AS value,
	250 AS bar,
	CASE WHEN bench.median('rate', 'graduated') - bench.median('rate', 'scan') <= 250 THEN 'met' ELSE 'MISSED' END AS result;
SELECT * FROM bench.compare('tiers', 'rate', 'lateral join', 1 / 8.0);
