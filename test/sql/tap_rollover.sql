\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(25);

-- The price.
SELECT is('{"currency":"EUR","model":"unit","unit":1,"included":100,"rollover":{}}'::price::text,
    '{"currency":"EUR","model":"unit","unit":"1","included":100,"rollover":true}', 'without bounds it is true');
SELECT is('{"rollover":{"expires_after":3,"cap":"250.50"},"currency":"EUR","model":"volume","tiers":[{"unit":1}],"included":100,"minimum":5}'::price::text,
    '{"currency":"EUR","model":"volume","tiers":[{"unit":"1"}],"included":100,"rollover":{"cap":250.5,"expires_after":3},"minimum":"5"}', 'bounds in canonical order');
SELECT is('{"currency":"EUR","model":"unit","unit":1,"included":100,"rollover":false}'::price::text,
    '{"currency":"EUR","model":"unit","unit":"1","included":100}', 'false is as without');
SELECT is(rate('{"currency":"EUR","model":"unit","unit":1,"included":100,"rollover":{"cap":5}}'::price, 130), 'EUR 30'::monetary, 'a quantity by itself has nothing from before');
SELECT throws_ok(format('SELECT %L::billing.price', '{"currency":"EUR","model":"unit","unit":1,' || bad || '}'), '22023', NULL, bad)
  FROM unnest(ARRAY['"rollover":true', '"included":1,"divide_by":10,"rollover":true', '"included":1,"rollover":2', '"included":1,"rollover":{"expires_after":0}',
                    '"included":1,"rollover":{"expires_after":256}', '"included":1,"rollover":{"cap":-1}', '"included":1,"rollover":{"expires":1}']) bad;
SELECT throws_ok($$SELECT '{"currency":"EUR","model":"flat","amount":1,"included":1,"rollover":true}'::billing.price$$, '22023', NULL, 'a flat price has no units');

-- Only where quantities add up.
SELECT throws_ok(format($$SELECT billing.apply_catalog('{"metrics": [{"code": "m", "aggregation": "%s"}], "plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "m", %s
        "prices": [{"currency": "EUR", "model": "unit", "unit": 1, "included": 1, "rollover": true}]}]}]}')$$, aggregation, more), '22023',
        'catalog: plans[0].items[0].prices[0].rollover: the quantities of this item do not add up over its cycles', aggregation || more)
  FROM (VALUES ('max', ''), ('sum', '"group_by": "region",'), ('sum', '"tiers": "restart",')) v (aggregation, more);

SELECT count(*) FROM billing.apply_catalog($catalog$
{"metrics": [{"code": "minutes", "aggregation": "sum", "digits": 0, "rounding": "up"}],
 "plans": [{"code": "phone", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "api_calls", "thresholds": [{"percent": 100}],
    "prices": [{"currency": "EUR", "model": "unit", "unit": 1, "included": 100, "rollover": {"cap": 120}}]},
   {"code": "minutes", "kind": "usage", "metric": "minutes",
    "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 10, "unit": 1}, {"unit": 2}], "included": 10, "rollover": {"expires_after": 1}}]}]}]}
$catalog$) \g /dev/null
SELECT throws_ok($$SELECT billing.create_account('o', 'acme'), billing.subscribe('o', 'pro', '2026-01-01', overrides => '{"base": {"currency": "EUR", "model": "unit", "unit": 1, "included": 1, "rollover": true}}')$$,
    '22023', 'the quantities of item "base" do not add up over its cycles', 'not as an agreed price either');

-- What a cycle begins with, over two years of uneven use, is least(cap, what it had + included - used), and never below 0.
SELECT billing.create_account('a', 'acme'), billing.subscribe('a', 'phone', '2026-01-01') \g /dev/null
CREATE TABLE public.month AS
SELECT n, timestamptz '2026-01-01' + n * interval '1 month' AS starts_at, (n * 7919 % 263)::numeric AS used FROM generate_series(0, 23) n;
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT (SELECT account_id FROM billing.account WHERE code = 'a'), (SELECT metric_id FROM billing.metric WHERE code = 'api_calls'), n || '/' || part, starts_at + part * interval '5 days', used / 4
  FROM month CROSS JOIN generate_series(1, 4) part;
WITH RECURSIVE walk AS (
    SELECT n, starts_at, used, 0::numeric AS had FROM month WHERE n = 0
     UNION ALL
    SELECT m.n, m.starts_at, m.used, least(120, greatest(0, w.had + 100 - w.used)) FROM walk w JOIN month m ON m.n = w.n + 1
)
SELECT starts_at, used, had, greatest(0, used - 100 - had) AS due INTO public.walk FROM walk;
SELECT results_eq($$SELECT lower(service), billing.amount(amount) FROM billing.preview('a', '2028-01-01') WHERE item = 'calls' ORDER BY 1$$,
    'SELECT starts_at, round(due, 2) FROM walk ORDER BY 1', 'a law over two years');
SELECT run('2027-07-01') \g /dev/null
SELECT run('2028-01-01') \g /dev/null
SELECT results_eq($$SELECT lower(service), billing.amount(amount) FROM billing.invoice_line WHERE item = 'calls' ORDER BY 1$$,
    'SELECT starts_at, round(due, 2) FROM walk ORDER BY 1', 'also in two runs');
SELECT is_empty($$SELECT l.line_no FROM billing.invoice_line l
                   WHERE l.amount <> (SELECT billing.sum(e.amount) FROM billing.explain_line('a', l.invoice_no, l.line_no) e)
                      OR l.quantity <> (SELECT sum(e.quantity) FROM billing.explain_line('a', l.invoice_no, l.line_no) e WHERE e.part = 'rollover')
                                       + (SELECT sum(v.value) FROM billing.line_events('a', l.invoice_no, l.line_no) v)$$, 'every line is explained');
SELECT results_eq($$SELECT quantity, included, amount FROM walk CROSS JOIN LATERAL billing.current_usage('a', starts_at + interval '25 days') c WHERE item = 'calls' ORDER BY starts_at$$,
    $$SELECT used, 100 + had, billing.monetary(due, 'EUR') FROM walk ORDER BY starts_at$$, 'and can be seen while it runs');

-- Expiry and rounding of the metric: 3.5 are 4 of 10; 14 of the next month use 4 of the 6 left; the 2 others expire.
SELECT billing.create_account('b', 'acme'), billing.subscribe('b', 'phone', '2026-01-01') \g /dev/null
SELECT billing.record_usage('b', 'minutes', value, at::timestamptz, at) FROM (VALUES (3.5, '2026-01-05'), (13.2, '2026-02-05'), (0.8, '2026-02-06'), (22, '2026-03-05')) v (value, at) \g /dev/null
SELECT results_eq($$SELECT quantity, billing.amount(amount) FROM billing.preview('b', '2026-04-01') ORDER BY line_no$$,
    $$VALUES (4::numeric, 0.00), (10, 0.00), (22, 14.00)$$, 'units expire');
SELECT results_eq($$SELECT quantity, billing.amount(old), billing.amount(new) FROM billing.reprice('{"currency":"EUR","model":"graduated","tiers":[{"unit":2}],"included":10,"rollover":true}', '[2026-01-01,2026-04-01)', 'minutes')
                     WHERE account = 'b' ORDER BY period$$,
    $$VALUES (4::numeric, 0.00, 0.00), (14, 0.00, 0.00), (22, 14.00, 20.00)$$, 'by another price more are left');
SELECT results_eq($$SELECT billing.amount(new) FROM billing.reprice('{"currency":"EUR","model":"unit","unit":2,"included":10}', '[2026-01-01,2026-04-01)', 'minutes') WHERE account = 'b' ORDER BY period$$,
    ARRAY[0.00, 8.00, 24.00], 'or none');

-- The share of what is included counts what rolled over.
SELECT billing.check_thresholds('2026-02-20') \g /dev/null
SELECT is_empty($$SELECT FROM billing.threshold_crossing WHERE item = 'calls' AND subscription_no IS NOT NULL AND account_id = (SELECT account_id FROM billing.account WHERE code = 'b')$$, 'nothing used, nothing crossed');
SELECT is_empty('SELECT * FROM billing.verify() WHERE violations <> 0', 'all holds');
SELECT * FROM finish();
ROLLBACK;
