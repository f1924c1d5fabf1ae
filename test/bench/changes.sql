-- A run over subscriptions with one change each in the cycle, against the same run without changes: at most 1.5 times as much.
--
-- Two sets of accounts are loaded alike and billed for April in advance. Of the second, every subscription then gets
-- other seats on a day of April, and the run of 1 May bills the two parts of April beside May. Sets are loaded straight
-- into the tables, as test/bench/run does, and compared with what the operations derive. Variable: subscriptions.

\if :{?subscriptions}
\else
	\set subscriptions 100000
\endif
SET client_min_messages = warning;
SELECT billing.setup() \g /dev/null
SET search_path = public, billing;
SET timezone = 'UTC';

CREATE SCHEMA bench;
CREATE TABLE bench.result (name text PRIMARY KEY, seconds numeric, cpu numeric, lines bigint);

SELECT count(*) FROM apply_catalog($catalog$
{"sellers": [{"code": "acme", "name": "Acme GmbH", "country": "DE", "currency": "EUR", "zone": "Europe/Berlin"}],
 "metrics": [{"code": "calls", "aggregation": "sum"}, {"code": "traffic", "aggregation": "sum"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
 "plans": [{"code": "team", "cadence": "1 month", "items": [
  {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "29"}]},
  {"code": "seats", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "9.90"}]},
  {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "graduated",
   "tiers": [{"up_to": 1000, "unit": "0"}, {"up_to": 10000, "unit": "0.004"}, {"unit": "0.003"}]}]},
  {"code": "traffic", "kind": "usage", "metric": "traffic", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.0875"}]}]}]}
$catalog$) \g /dev/null

CREATE TABLE bench.account AS
SELECT
	n AS account_id,
	1 + n % 9 AS seats,
	timestamptz '2026-04-01 00:00+02' AS starts_at,
	CASE WHEN n > :subscriptions THEN (timestamp '2026-04-02' + n % 28 * interval '1 day') AT TIME ZONE 'Europe/Berlin' END AS changed_at,
	10 + n % 7 AS new_seats
FROM generate_series(1::bigint, 2 * :subscriptions) AS n;

INSERT INTO account_directory (code, account_id)
SELECT 'a' || a.account_id, a.account_id FROM bench.account a;

INSERT INTO account (account_id, code, seller_id, name, currency, country, zone)
SELECT a.account_id, 'a' || a.account_id, s.seller_id, 'Customer ' || a.account_id, 'EUR', 'DE', 'Europe/Berlin'
FROM bench.account a, seller s;

INSERT INTO subscription (account_id, subscription_no, due_at)
SELECT a.account_id, 1, a.starts_at FROM bench.account a;

INSERT INTO subscription_change (account_id, subscription_no, change_no, kind, effective_at, plan_id, quantities, align, zone)
SELECT a.account_id, 1, 1, 'subscribe', a.starts_at, p.plan_id, jsonb_build_object('seats', a.seats), 'start', 'Europe/Berlin'
FROM bench.account a, plan p;

INSERT INTO subscription_grid (account_id, subscription_no, grid_no, during, anchor, cadence, zone)
SELECT a.account_id, 1, 1, tstzrange(a.starts_at, NULL), a.starts_at, '1 month', 'Europe/Berlin' FROM bench.account a;

INSERT INTO subscription_item (account_id, subscription_no, item, version, plan_item_id, quantity, price, service, charge, span)
SELECT
	a.account_id, 1, i.code, 1, i.plan_item_id, CASE i.code WHEN 'seats' THEN a.seats ELSE 1 END, r.price,
	s.service, s.service, s.service
FROM bench.account a
CROSS JOIN plan_item i
JOIN plan_price r ON r.plan_item_id = i.plan_item_id
CROSS JOIN LATERAL (SELECT tstzrange(a.starts_at, NULL) AS service) s
ORDER BY a.account_id, i.position;

VACUUM ANALYZE;
CALL billing.run('2026-04-01 00:00+02');

-- Accounts of one set at a time: the others are not due yet.
CREATE PROCEDURE bench.measure(name text, changed boolean)
LANGUAGE plpgsql
AS $$
DECLARE
	began timestamptz;
	cpu_before numeric;
	lines_before bigint;
BEGIN
	UPDATE billing.subscription s
	SET due_at = CASE WHEN (a.changed_at IS NOT NULL) = changed THEN '2026-05-01 00:00+02' ELSE '2027-01-01 00:00+01'::timestamptz END
	FROM bench.account a
	WHERE a.account_id = s.account_id;
	lines_before := (SELECT count(*) FROM billing.invoice_line);
	COMMIT;
	cpu_before := bench.cpu();
	began := clock_timestamp();
	CALL billing.run('2026-05-01 00:00+02'::timestamptz + CASE WHEN changed THEN interval '1 microsecond' ELSE interval '0' END);
	INSERT INTO bench.result
	SELECT measure.name, extract(epoch FROM clock_timestamp() - began), bench.cpu() - cpu_before, count(*) - lines_before FROM billing.invoice_line;
END;
$$;

-- Processor seconds of this session: on a busy machine they say more than the clock. Linux tells them in hundredths.
CREATE FUNCTION bench.cpu()
RETURNS numeric
LANGUAGE sql
VOLATILE
BEGIN ATOMIC
	SELECT (f[14]::numeric + f[15]::numeric) / 100 FROM string_to_array(pg_read_file('/proc/self/stat'), ' ') f;
END;

VACUUM ANALYZE;
CALL bench.measure('without changes', false);

INSERT INTO subscription_change (account_id, subscription_no, change_no, kind, effective_at, quantities, zone)
SELECT a.account_id, 1, 2, 'change', a.changed_at, jsonb_build_object('seats', a.new_seats), 'Europe/Berlin'
FROM bench.account a
WHERE a.changed_at IS NOT NULL;

UPDATE subscription_item i
SET service = tstzrange(a.starts_at, a.changed_at), charge = tstzrange(a.starts_at, a.changed_at)
FROM bench.account a
WHERE a.account_id = i.account_id AND a.changed_at IS NOT NULL AND i.item = 'seats';

INSERT INTO subscription_item (account_id, subscription_no, item, version, plan_item_id, quantity, price, service, charge, span)
SELECT o.account_id, 1, o.item, 2, o.plan_item_id, a.new_seats, o.price, tstzrange(a.changed_at, NULL), tstzrange(a.changed_at, NULL), o.span
FROM bench.account a
JOIN subscription_item o ON o.account_id = a.account_id AND upper(o.charge) = a.changed_at;

INSERT INTO dirty (account_id, subscription_no, dirty_no, from_at, due_at, items)
SELECT a.account_id, 1, 1, a.changed_at, '-infinity', '{seats}' FROM bench.account a WHERE a.changed_at IS NOT NULL;

-- Sets and operations have to agree on what the changes mean.
SELECT count(*) = 0 AS as_derived
FROM (SELECT a.account_id FROM bench.account a WHERE a.changed_at IS NOT NULL ORDER BY a.account_id LIMIT 40) a
CROSS JOIN LATERAL (
	(SELECT d::text FROM derive_items(a.account_id, 1) d EXCEPT ALL SELECT i::text FROM subscription_item i WHERE i.account_id = a.account_id)
	UNION ALL
	(SELECT i::text FROM subscription_item i WHERE i.account_id = a.account_id EXCEPT ALL SELECT d::text FROM derive_items(a.account_id, 1) d)
) x \gset
\if :as_derived
\else
	\warn 'the loaded timeline is not what billing.derive_items() makes of the changes'
	\quit
\endif

VACUUM ANALYZE;
CALL bench.measure('one change each', true);

\pset footer off
SELECT r.name AS "run", round(r.seconds, 2) AS s, round(r.cpu, 2) AS "CPU s", r.lines FROM bench.result r ORDER BY r.lines;
SELECT
	'one change each / without, CPU' AS statement, round(c.cpu / o.cpu, 2) AS figure, '<= 1.50' AS bar,
	CASE WHEN c.cpu <= 1.5 * o.cpu THEN 'met' ELSE 'MISSED' END AS result
FROM bench.result c, bench.result o
WHERE c.name = 'one change each' AND o.name = 'without changes';
SELECT count(*) AS failures FROM run_failure;
