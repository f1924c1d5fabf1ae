-- Accounts with a month of usage to be closed, loaded in sets and the same each time. Variable: accounts.
--
-- Three plans of a fixed price in advance and three metered items; three countries with a tax rate each; cycles that
-- begin on 1 July, of one account in a hundred a day later. One account in ten changed in July, half of them the
-- quantity and half of them the plan. 100 events an account, in the order of their time, so mixed over the accounts.

SET client_min_messages = warning;
SELECT billing.setup() \g /dev/null
SET search_path = public, billing;
SET timezone = 'UTC';
SET work_mem = '64MB';
SET maintenance_work_mem = '256MB';

CREATE SCHEMA bench;

-- From 0 on, below the bound: the same on every machine.
CREATE FUNCTION bench.pick(a bigint, b bigint, bound bigint)
RETURNS bigint
LANGUAGE sql
IMMUTABLE PARALLEL SAFE
RETURN (hashint8extended(a * 1000 + b, 7) & 9223372036854775807) % bound;

SELECT count(*) FROM apply_catalog($catalog$
{"sellers": [{"code": "acme", "name": "Acme GmbH", "country": "DE", "currency": "EUR", "zone": "Europe/Berlin"}],
 "metrics": [
  {"code": "calls", "aggregation": "sum"}, {"code": "traffic", "aggregation": "sum"}, {"code": "builds", "aggregation": "sum"}],
 "taxes": [
  {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"},
  {"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2014-01-01,)"},
  {"jurisdiction": "NL", "category": "S", "percent": "21", "valid": "[2012-10-01,)"}],
 "plans": [
  {"code": "small", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "9.90"}]},
   {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "graduated",
    "tiers": [{"up_to": 1000, "unit": "0"}, {"up_to": 10000, "unit": "0.004"}, {"unit": "0.003"}]}]},
   {"code": "traffic", "kind": "usage", "metric": "traffic", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.0875"}]},
   {"code": "builds", "kind": "usage", "metric": "builds", "prices": [{"currency": "EUR", "model": "package", "size": 100, "amount": "1.50"}]}]},
  {"code": "medium", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "29"}]},
   {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "graduated",
    "tiers": [{"up_to": 5000, "unit": "0"}, {"up_to": 20000, "unit": "0.0035"}, {"unit": "0.0025"}]}]},
   {"code": "traffic", "kind": "usage", "metric": "traffic", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.075"}]},
   {"code": "builds", "kind": "usage", "metric": "builds", "prices": [{"currency": "EUR", "model": "package", "size": 100, "amount": "1.25"}]}]},
  {"code": "large", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "99"}]},
   {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "graduated",
    "tiers": [{"up_to": 20000, "unit": "0"}, {"up_to": 50000, "unit": "0.002"}, {"unit": "0.0015"}]}]},
   {"code": "traffic", "kind": "usage", "metric": "traffic", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.0625"}]},
   {"code": "builds", "kind": "usage", "metric": "builds", "prices": [{"currency": "EUR", "model": "package", "size": 100, "amount": "1"}]}]}]}
$catalog$) \g /dev/null

CREATE TABLE bench.account AS
SELECT
	n AS account_id,
	(ARRAY['DE', 'FR', 'NL'])[1 + bench.pick(n, 1, 3)] AS country,
	(ARRAY['small', 'medium', 'large'])[1 + bench.pick(n, 2, 3)] AS plan,
	1 + bench.pick(n, 3, 10) AS seats,
	(timestamp '2026-07-01' + (n % 100 = 50)::int * interval '1 day') AT TIME ZONE 'Europe/Berlin' AS starts_at,
	CASE WHEN n % 10 = 3 THEN (timestamp '2026-07-04' + bench.pick(n, 4, 25) * interval '1 day') AT TIME ZONE 'Europe/Berlin' END AS changed_at,
	CASE WHEN n % 20 = 3 THEN (ARRAY['medium', 'large', 'small'])[1 + bench.pick(n, 2, 3)] END AS new_plan,
	CASE WHEN n % 20 = 13 THEN 11 + bench.pick(n, 5, 10) END AS new_seats
FROM generate_series(1::bigint, :accounts) AS n;

INSERT INTO account_directory (code, account_id)
SELECT 'a' || a.account_id, a.account_id FROM bench.account a;

INSERT INTO account (account_id, code, seller_id, name, currency, country, zone, billing_address)
SELECT
	a.account_id, 'a' || a.account_id, s.seller_id, 'Customer ' || a.account_id, 'EUR', a.country, 'Europe/Berlin',
	jsonb_build_object('street', 'Road ' || a.account_id, 'city', 'Town ' || a.account_id % 100)
FROM bench.account a, seller s;

INSERT INTO subscription (account_id, subscription_no, due_at)
SELECT a.account_id, 1, a.starts_at FROM bench.account a;

INSERT INTO subscription_change (account_id, subscription_no, change_no, kind, effective_at, plan_id, quantities, align, zone, recorded_at)
SELECT a.account_id, 1, 1, 'subscribe', a.starts_at, p.plan_id, jsonb_build_object('base', a.seats), 'start', 'Europe/Berlin', a.starts_at
FROM bench.account a
JOIN plan p ON p.code = a.plan;

INSERT INTO subscription_grid (account_id, subscription_no, grid_no, during, anchor, cadence, zone)
SELECT a.account_id, 1, 1, tstzrange(a.starts_at, NULL), a.starts_at, '1 month', 'Europe/Berlin' FROM bench.account a;

INSERT INTO subscription_item (account_id, subscription_no, item, version, plan_item_id, quantity, price, service, charge, span)
SELECT
	a.account_id, 1, i.code, 1, i.plan_item_id, CASE WHEN i.kind = 'recurring' THEN a.seats ELSE 1 END, r.price,
	s.service, s.service, tstzrange(a.starts_at, NULL)
FROM bench.account a
JOIN plan p ON p.code = a.plan
JOIN plan_item i ON i.plan_id = p.plan_id
JOIN plan_price r ON r.plan_item_id = i.plan_item_id
CROSS JOIN LATERAL (SELECT tstzrange(a.starts_at, NULL) AS service) s
ORDER BY a.account_id, i.position;

-- What was due before the month is billed, as a run does it.
VACUUM ANALYZE;
CALL billing.run('2026-07-01 00:00+02');
CALL billing.run('2026-07-02 00:00+02');

INSERT INTO subscription_change (account_id, subscription_no, change_no, kind, effective_at, plan_id, quantities, zone, recorded_at)
SELECT
	a.account_id, 1, 2, 'change', a.changed_at, p.plan_id,
	CASE WHEN a.new_seats IS NULL THEN '{}' ELSE jsonb_build_object('base', a.new_seats) END, 'Europe/Berlin', a.changed_at
FROM bench.account a
LEFT JOIN plan p ON p.code = a.new_plan
WHERE a.changed_at IS NOT NULL;

UPDATE subscription_item i
SET service = tstzrange(a.starts_at, a.changed_at), charge = tstzrange(a.starts_at, a.changed_at)
FROM bench.account a
WHERE a.account_id = i.account_id AND a.changed_at IS NOT NULL AND (a.new_plan IS NOT NULL OR i.item = 'base');

INSERT INTO subscription_item (account_id, subscription_no, item, version, plan_item_id, quantity, price, service, charge, span)
SELECT
	o.account_id, 1, o.item, 2, i.plan_item_id, CASE WHEN o.item = 'base' THEN coalesce(a.new_seats, a.seats) ELSE 1 END, r.price,
	tstzrange(a.changed_at, NULL), tstzrange(a.changed_at, NULL), o.span
FROM bench.account a
JOIN subscription_item o ON o.account_id = a.account_id AND upper(o.charge) = a.changed_at
JOIN plan p ON p.code = coalesce(a.new_plan, a.plan)
JOIN plan_item i ON i.plan_id = p.plan_id AND i.code = o.item
JOIN plan_price r ON r.plan_item_id = i.plan_item_id
ORDER BY o.account_id, i.position;

INSERT INTO dirty (account_id, subscription_no, dirty_no, from_at, due_at)
SELECT a.account_id, 1, 1, a.changed_at, '-infinity' FROM bench.account a WHERE a.changed_at IS NOT NULL;

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

SELECT count(maintain_usage_partitions(m, m)) FROM unnest(ARRAY['2026-06-01', '2026-08-01']::date[]) m \g /dev/null
CREATE TABLE billing.usage_event_2026_07 (LIKE billing.usage_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
-- Event e of each account falls into part e of the month. Calls are whole, traffic has a fraction.
SELECT format(
	$$INSERT INTO billing.usage_event_2026_07 (account_id, metric_id, key, occurred_at, value)
	SELECT a.account_id, m.metric_id, right(md5(a.account_id || '-%1$s'), 16),
		timestamptz '2026-07-01 00:00Z' + make_interval(secs => %1$s * 26712 + bench.pick(a.account_id, 100 + %1$s, 26712)),
		CASE WHEN m.code = 'traffic' THEN round(bench.pick(a.account_id, 300 + %1$s, 2500) / 100.0, 2) ELSE bench.pick(a.account_id, 300 + %1$s, 1000) END
	FROM bench.account a
	JOIN metric m ON m.code = (ARRAY['calls', 'traffic', 'builds'])[1 + %1$s %% 3]$$, e)
FROM generate_series(0, 99) e \gexec
ALTER TABLE usage_event ATTACH PARTITION billing.usage_event_2026_07 FOR VALUES FROM ('2026-07-01 00:00Z') TO ('2026-08-01 00:00Z');
VACUUM ANALYZE;
CHECKPOINT;

CREATE TABLE bench.result (
	name text PRIMARY KEY,
	seconds numeric NOT NULL,
	cpu numeric NOT NULL,
	wal numeric NOT NULL,
	peak_kb bigint NOT NULL,
	invoices bigint,
	lines bigint,
	events bigint,
	disk bigint,
	digest numeric
);

-- What the documents and what a run moves take on disk.
CREATE FUNCTION bench.disk()
RETURNS numeric
LANGUAGE sql
STABLE
BEGIN ATOMIC
	SELECT sum(pg_total_relation_size(c.oid))
	FROM pg_class c
	WHERE c.relnamespace = 'billing'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'usage_event%';
END;
CREATE TABLE bench.loaded AS SELECT bench.disk() AS disk;
