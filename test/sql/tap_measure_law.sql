\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(4);

-- Whole cycles are measured in one pass over the events, all others part by part: both have to see the same.
SELECT count(*) FROM billing.apply_catalog($catalog$
{"metrics": [{"code": "sums", "aggregation": "sum"}, {"code": "counts", "aggregation": "count"}, {"code": "rounded", "aggregation": "sum", "digits": 1, "rounding": "up"},
             {"code": "most", "aggregation": "max"}],
 "plans": [
  {"code": "many", "cadence": "1 month", "items": [
   {"code": "sums", "kind": "usage", "metric": "sums", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]},
   {"code": "again", "kind": "usage", "metric": "sums", "prices": [{"currency": "EUR", "model": "volume", "tiers": [{"unit": 2}]}]},
   {"code": "counts", "kind": "usage", "metric": "counts", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]},
   {"code": "rounded", "kind": "usage", "metric": "rounded", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]},
   {"code": "most", "kind": "usage", "metric": "most", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]},
   {"code": "some", "kind": "usage", "metric": "sums", "filter": "$.odd == true", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]},
  {"code": "more", "cadence": "1 month", "items": [
   {"code": "sums", "kind": "usage", "metric": "sums", "prices": [{"currency": "EUR", "model": "unit", "unit": 3}]}]},
  {"code": "other", "cadence": "1 month", "items": [
   {"code": "counts", "kind": "usage", "metric": "counts", "prices": [{"currency": "EUR", "model": "unit", "unit": 3}]}]}]}
$catalog$) \g /dev/null

-- Thirty accounts: of every third the plan changes in April, every fourth begins on the 9th, every fifth has a second subscription of
-- the same metric, every seventh one of another metric; every sixth has a subaccount with a subscription.
SELECT count(billing.create_account('a' || n, 'acme')) FROM generate_series(1, 30) n \g /dev/null
SELECT count(billing.subscribe('a' || n, CASE n % 7 WHEN 0 THEN 'more' ELSE 'many' END, CASE n % 4 WHEN 0 THEN timestamptz '2026-03-09' ELSE '2026-03-01' END)) FROM generate_series(1, 30) n \g /dev/null
SELECT count(billing.change_subscription('a' || n, 1, 'more', at => '2026-04-11')) FROM generate_series(3, 30, 3) n \g /dev/null
SELECT count(billing.subscribe('a' || n, 'many', '2026-04-01')) FROM generate_series(5, 30, 5) n \g /dev/null
SELECT count(billing.subscribe('a' || n, 'other', '2026-03-01')) FROM generate_series(7, 30, 7) n \g /dev/null
SELECT count(billing.create_account('s' || n, 'acme', parent => 'a' || n)), count(billing.subscribe('s' || n, 'many', '2026-03-01')) FROM generate_series(6, 30, 6) n \g /dev/null
INSERT INTO billing.usage_event (account_id, metric_id, subaccount_no, subscription_no, key, occurred_at, value, cancelled_at, properties)
SELECT a.account_id, m.metric_id, CASE h % 11 WHEN 3 THEN 1 WHEN 4 THEN 2 ELSE 0 END, CASE h % 5 WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 3 END,
       'k' || e.n, timestamptz '2026-03-01' + h % 6000000 * interval '1 second', (h % 1000 - 200)::numeric / 8,
       CASE h % 13 WHEN 0 THEN timestamptz '2026-06-01' END, jsonb_build_object('odd', h % 2 = 1)
  FROM generate_series(1, 6000) e (n)
 CROSS JOIN LATERAL (SELECT abs(hashint4(e.n)) AS h) r
  JOIN billing.account a ON a.code = 'a' || 1 + h / 7 % 30
  JOIN billing.metric m ON m.code = (ARRAY['sums', 'counts', 'rounded', 'most'])[1 + h / 31 % 4] \g /dev/null

CREATE FUNCTION public.parts(during tstzrange) RETURNS billing.metered_cycle[] LANGUAGE sql AS
    $$SELECT array_agg(p.part ORDER BY (p.part).n) FROM billing.usage_parts(1, 1000000, during) p$$;
CREATE FUNCTION public.differences(parts billing.metered_cycle[], until timestamptz) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT coalesce(o, w)::text
      FROM (SELECT m.n, m.dimension, m.quantity, m.continues_at, m.events, m.is_used FROM billing.measure(parts, until) m) o
      FULL JOIN (SELECT m.n, m.dimension, m.quantity, m.continues_at, m.events, m.is_used FROM billing.measure_parts(parts, until) m) w
             ON w.n = o.n AND w.dimension = o.dimension AND w.quantity = o.quantity AND w.continues_at = o.continues_at AND w.events = o.events AND w.is_used = o.is_used
     WHERE o.n IS NULL OR w.n IS NULL $$;
SELECT is_empty($$SELECT differences(parts('[2026-04-01,2026-05-01)'), 'infinity')$$, 'one month');
SELECT is_empty($$SELECT differences(parts('[2026-03-01,2026-05-09)'), '2026-04-20')$$, 'several, and not to their end');
SELECT is_empty($$SELECT differences(ARRAY(SELECT p FROM unnest(parts('[2026-03-01,2026-06-01)')) p WHERE p.account_id = a.account_id), 'infinity') FROM billing.account a$$, 'accounts by themselves');
-- A third computation of what is simple: an account with one subscription.
SELECT results_eq($$SELECT m.quantity FROM unnest(parts('[2026-04-01,2026-05-01)')) p JOIN billing.measure(parts('[2026-04-01,2026-05-01)')) m USING (n)
                     WHERE account_id = (SELECT account_id FROM billing.account WHERE code = 'a1') AND plan_item_id = (SELECT min(plan_item_id) FROM billing.plan_item WHERE code = 'sums')$$,
    $$SELECT sum(value) FROM billing.usage_event WHERE account_id = (SELECT account_id FROM billing.account WHERE code = 'a1') AND cancelled_at IS NULL AND coalesce(subscription_no, 1) = 1
         AND (subscription_no = 1 OR subaccount_no = 0) AND occurred_at >= '2026-04-01' AND occurred_at < '2026-05-01' AND metric_id = (SELECT metric_id FROM billing.metric WHERE code = 'sums')$$,
    'and what they see is the sum');
SELECT * FROM finish();
ROLLBACK;
