\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(14);
SELECT count(*) FROM billing.apply_catalog($catalog$
{"metrics": [{"code": "gb", "aggregation": "latest", "recurring": true}, {"code": "sales", "aggregation": "sum"}],
 "plans": [
  {"code": "live", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.10", "included": 100}]},
   {"code": "disk", "kind": "usage", "metric": "gb", "prices": [{"currency": "EUR", "model": "unit", "unit": "2"}]},
   {"code": "eu", "kind": "usage", "metric": "sales", "filter": "$.region == \"eu\"", "group_by": "shop", "prices": [{"currency": "EUR", "model": "percentage", "percent": "1", "fixed": "0.10"}]}]}]}
$catalog$) \g /dev/null
SELECT count(billing.create_account(c, 'acme')) FROM unnest('{a,b,c}'::text[]) c \g /dev/null

-- 300 calls in 10 of 30 days: 900 in all of them
SELECT billing.subscribe('a', 'live', '2026-04-01') \g /dev/null
SELECT billing.record_usage('a', 'api_calls', 300, '2026-04-05', 'c1'), billing.record_usage('a', 'api_calls', 999, '2026-04-20', 'c2'),
       billing.record_usage('a', 'gb', 7, '2026-03-20', 'g0'), billing.record_usage('a', 'gb', 5, '2026-04-02', 'g1'),
       billing.record_usage('a', 'sales', 40, '2026-04-02', 's1', '{"region": "eu", "shop": "x"}'), billing.record_usage('a', 'sales', 40, '2026-04-02', 's2', '{"region": "us", "shop": "x"}') \g /dev/null
SELECT results_eq($$SELECT item, dimension, quantity, events, included, billing.amount(amount), forecast_quantity, billing.amount(forecast) FROM billing.current_usage('a', '2026-04-11')$$,
    $$VALUES ('calls', '', 300::numeric, 1::bigint, 100::numeric, 20.00, 900::numeric, 80.00), ('disk', '', 5, 1, NULL, 10.00, 5, 10.00), ('eu', 'x', 40, 1, NULL, 0.50, 120, 1.50)$$, 'usage as it runs');
SELECT results_eq($$SELECT quantity, billing.amount(amount), billing.amount(billed) FROM billing.current_usage('a', '2026-05-10') WHERE item = 'calls'$$, $$VALUES (0::numeric, 0.00, 0.00)$$, 'of the next cycle');
SELECT is_empty($$SELECT * FROM billing.current_usage('a', '2026-03-10')$$, 'nothing runs before the subscription');
SELECT throws_ok($$SELECT * FROM billing.current_usage('zzz', '2026-03-10')$$, '22023', 'unknown account "zzz"', 'unknown account');

-- At the end of the cycle the running charge is the line.
SELECT results_eq($$SELECT c.item, c.dimension, c.amount FROM billing.current_usage('a', '2026-05-01'::timestamptz - interval '1 microsecond') c ORDER BY 1, 2$$,
    $$SELECT p.item, p.dimension, p.amount FROM billing.preview('a', '2026-05-01') p ORDER BY 1, 2$$, 'the charge at the end is what is billed');

-- Another price: 1,299 calls at 0.20, 50 included
SELECT billing.subscribe('b', 'metered', '2026-04-01') \g /dev/null
SELECT billing.record_usage('b', 'api_calls', 1500, '2026-04-05', 'c1') \g /dev/null
SELECT results_eq($$SELECT account, item, quantity, billing.amount(old), billing.amount(new), billing.amount(difference)
                      FROM billing.reprice('{"currency":"EUR","model":"unit","unit":"0.20","included":50}', '[2026-04-01,2026-05-01)', 'calls') ORDER BY 1$$,
    $$VALUES ('a', 'calls', 1299::numeric, 119.90, 249.80, 129.90), ('b', 'calls', 1500, 140.00, 290.00, 150.00)$$, 'another price, over all accounts');
SELECT results_eq($$SELECT account, item, billing.amount(new) FROM billing.reprice('{"currency":"EUR","model":"percentage","percent":"10","fixed":"1"}', '[2026-04-01,2026-05-01)') ORDER BY 1, 2$$,
    $$VALUES ('a', 'calls', 131.90), ('a', 'eu', 5.00), ('b', 'calls', 151.00)$$ , 'a price that looks at events');
SELECT is_empty($$SELECT * FROM billing.reprice('{"currency":"USD","model":"unit","unit":"1"}', '[2026-04-01,2026-05-01)')$$, 'prices of another currency have nothing to compare');

-- What no run bills
SELECT results_eq($$SELECT key, reason FROM billing.unbilled_usage ORDER BY key$$, $$VALUES ('s2', 'no item has a filter that it passes')$$, 'a level from before counts, what no filter lets pass does not');
SELECT billing.record_usage('a', 'api_calls', 1, '2026-03-31', 'early') \g /dev/null
SELECT billing.pause_subscription('b', at => '2026-05-10'), billing.resume_subscription('b', at => '2026-05-20'), billing.cancel_subscription('b', at => '2026-06-10') \g /dev/null
SELECT billing.record_usage('b', 'api_calls', 1, '2026-05-15', 'paused'), billing.record_usage('b', 'api_calls', 1, '2026-06-15', 'late'),
       billing.record_usage('c', 'api_calls', 1, '2026-05-15', 'none') \g /dev/null
SELECT results_eq($$SELECT account, key, reason FROM billing.unbilled_usage WHERE metric = 'api_calls' ORDER BY key$$,
    $$VALUES ('a', 'early', 'before the subscription'), ('b', 'late', 'after the end of the subscription'), ('c', 'none', 'no subscription meters it'), ('b', 'paused', 'the subscription was paused')$$, 'with the reason');
SELECT billing.cancel_usage('c', 'api_calls', 'none', '2026-05-15') \g /dev/null
SELECT is_empty($$SELECT * FROM billing.unbilled_usage WHERE account = 'c'$$, 'cancelled events are none');
SELECT billing.subscribe('c', 'metered', '2026-04-01', trial_end => '2026-04-15'), billing.subscribe('c', 'arrears', '2026-04-01') \g /dev/null
SELECT throws_ok($$SELECT billing.record_usage('c', 'api_calls', 1, '2026-05-15', 'whose')$$, '22023', NULL, 'of two subscriptions one is named');
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value) SELECT f.account_id, 1, 'whose', '2026-05-15', 1 FROM billing.find_account('c') f;
SELECT billing.record_usage('c', 'api_calls', 1, '2026-04-05', 'trial', subscription_no => 1) \g /dev/null
SELECT results_eq($$SELECT key, reason FROM billing.unbilled_usage WHERE account = 'c' ORDER BY key$$,
    $$VALUES ('trial', 'not charged at that time'), ('whose', 'several subscriptions meter it, and it names none')$$, 'a trial, and an event of nobody');
-- The view and the run agree: every event is in one of them.
SELECT results_eq($$SELECT sum(u.value) FROM billing.usage_event u WHERE u.metric_id = 1 AND u.cancelled_at IS NULL$$,
    $$SELECT (SELECT sum(p.quantity) FROM billing.account a CROSS JOIN LATERAL billing.preview(a.code, '2027-01-01') p JOIN billing.plan_item i ON i.code = p.item AND i.kind = 'usage' JOIN billing.metric m ON m.metric_id = i.metric_id
               WHERE m.code = 'api_calls' AND p.item = 'calls' AND i.plan_item_id = (SELECT plan_item_id FROM billing.subscription_item v WHERE v.account_id = p.account_id AND v.subscription_no = p.subscription_no AND v.item = p.item AND v.version = p.version))
           + (SELECT sum(value) FROM billing.unbilled_usage WHERE metric = 'api_calls')$$, 'every event is billed or listed');
SELECT * FROM finish();
ROLLBACK;
