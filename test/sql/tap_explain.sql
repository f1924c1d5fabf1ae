\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(39);
SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [{"code": "gross", "name": "Gross", "country": "DE", "currency": "EUR", "tax_basis": "inclusive"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
 "metrics": [{"code": "sales", "aggregation": "sum"}, {"code": "peak", "aggregation": "max"}],
 "plans": [
  {"code": "mixed", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "31"}]},
   {"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "graduated", "included": 10, "maximum": "500",
        "tiers": [{"up_to": 100, "unit": "0.333", "flat": "2"}, {"unit": "0.1"}]}]},
   {"code": "regions", "kind": "usage", "metric": "peak", "group_by": "region", "prices": [{"currency": "EUR", "model": "unit", "unit": "1.5"}]},
   {"code": "fees", "kind": "usage", "metric": "sales", "prices": [{"currency": "EUR", "model": "percentage", "percent": "2.9", "fixed": "0.30"}]}]},
  {"code": "mixed_dear", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "graduated",
        "tiers": [{"up_to": 100, "unit": "0.5"}, {"unit": "0.2"}]}]},
   {"code": "fees", "kind": "usage", "metric": "sales", "prices": [{"currency": "EUR", "model": "percentage", "percent": "5", "fixed": "1", "free_events": 2}]}]},
  {"code": "committed", "cadence": "1 month", "commitment": {"amount": "100"}, "items": [
   {"code": "base", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "31"}]},
   {"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}
$catalog$) \g /dev/null

SELECT billing.create_account('a', 'acme') \g /dev/null
SELECT billing.subscribe('a', 'mixed', '2026-05-01') \g /dev/null
SELECT count(billing.record_usage('a', 'api_calls', 45, '2026-05-02'::timestamptz + n * interval '1 day', 'c' || n)) FROM generate_series(1, 5) n \g /dev/null
SELECT billing.record_usage('a', 'peak', 3, '2026-05-03', 'p1', '{"region": "eu"}'), billing.record_usage('a', 'peak', 4, '2026-05-03', 'p2', '{"region": "us"}'),
       billing.record_usage('a', 'sales', 10, '2026-05-03', 's1'), billing.record_usage('a', 'sales', 90, '2026-05-04', 's2') \g /dev/null
SELECT run('2026-06-01') \g /dev/null

-- Every line adds up, whatever it is.
CREATE VIEW public.unexplained AS
SELECT d.code, l.invoice_no, l.line_no, l.item, l.amount, e.amount AS explained, e.parts
  FROM billing.invoice_line l
  JOIN billing.account_directory d ON d.account_id = l.account_id AND d.subaccount_no = 0
 CROSS JOIN LATERAL (SELECT billing.sum(x.amount) AS amount, array_agg(x.part ORDER BY x.step) AS parts FROM billing.explain_line(d.code, l.invoice_no, l.line_no) x) e
 WHERE l.amount <> e.amount OR e.parts && '{kept}';

SELECT is_empty('SELECT * FROM unexplained', 'what is explained adds up to the line');
-- 225 calls: 10 included, 100 at 0.333 + 2, 115 at 0.1: 35.30 + 11.50
SELECT results_eq($$SELECT part, tier, quantity, unit, flat, billing.amount(amount) FROM billing.explain_line('a', 1, 2) WHERE part = 'price'$$,
    $$VALUES ('price', 0, 10::numeric, 0::numeric, 0::numeric, 0.00), ('price', 1, 100, 0.333, 2, 35.30), ('price', 2, 115, 0.1, 0, 11.50)$$, 'tiers with quantities');
SELECT results_eq($$SELECT details -> 'count', details -> 'sum', details ->> 'first', details ->> 'last' FROM billing.explain_line('a', 1, 2) WHERE part = 'events'$$,
    $$VALUES ('5'::jsonb, '225'::jsonb, '2026-05-03T00:00:00+00:00', '2026-05-07T00:00:00+00:00')$$, 'events');
SELECT is((SELECT details ->> 'query' FROM billing.explain_line('a', 1, 2) WHERE part = 'events'), $$SELECT * FROM billing.line_events('a', 1, 2)$$, 'and the query that lists them');
SELECT results_eq($$SELECT key FROM billing.line_events('a', 1, 2)$$, ARRAY['c1', 'c2', 'c3', 'c4', 'c5'], 'lists them');
SELECT results_eq($$SELECT details ->> 'dimension', details -> 'price' ->> 'model', details -> 'policy' ->> 'basis' FROM billing.explain_line('a', 1, 3) WHERE part = 'line'$$,
    $$VALUES ('eu', 'unit', 'day')$$, 'what the line is about');
SELECT results_eq($$SELECT key FROM billing.line_events('a', 1, 4)$$, ARRAY['p2'], 'events of a group');
-- 12.90 = 0.29 + 0.30 + 2.61 + 0.30 less: 2 events
SELECT results_eq($$SELECT quantity, billing.amount(amount) FROM billing.explain_line('a', 1, 5) WHERE part = 'price'$$, $$VALUES (2::numeric, 3.50)$$, 'events one by one');

-- A late event and a cancelled one.
SELECT billing.record_usage('a', 'api_calls', 15, '2026-05-20', 'late') \g /dev/null
SELECT run('2026-06-02') \g /dev/null
SELECT results_eq($$SELECT part, billing.amount(amount), details ->> 'invoice_no' FROM billing.explain_line('a', 2, 1) WHERE part = 'billed'$$,
    $$VALUES ('billed', -46.80, '1')$$, 'what was billed before');
SELECT is_empty('SELECT * FROM unexplained', 'a correction adds up');
SELECT billing.cancel_usage('a', 'api_calls', 'c1', '2026-05-03') \g /dev/null
SELECT run('2026-06-03') \g /dev/null
SELECT is((SELECT billing.amount(net) FROM billing.invoices WHERE account = 'a' AND invoice_no = 3), -4.50, 'the event taken back, 45 at 0.1');
SELECT is_empty('SELECT * FROM unexplained', 'and its credit adds up');

-- A change within the cycle, a part of a cycle, a cancellation after the fact.
SELECT billing.create_account('b', 'acme') \g /dev/null
SELECT billing.subscribe('b', 'mixed', '2026-05-01') \g /dev/null
SELECT billing.record_usage('b', 'api_calls', 60, '2026-05-02', 'c1'), billing.record_usage('b', 'api_calls', 70, '2026-05-20', 'c2'),
       billing.record_usage('b', 'sales', 60, '2026-05-02', 's1'), billing.record_usage('b', 'sales', 70, '2026-05-20', 's2'), billing.record_usage('b', 'sales', 80, '2026-05-21', 's3') \g /dev/null
SELECT billing.change_subscription('b', plan => 'mixed_dear', at => '2026-05-11') \g /dev/null
SELECT run('2026-06-04') \g /dev/null
-- dear: rate(130) - rate(60) = 50 + 6 - 30
SELECT results_eq($$SELECT part, tier, quantity, billing.amount(amount) FROM billing.explain_line('b', 1, (SELECT line_no FROM billing.invoice_line WHERE account_id = 2 AND item = 'calls' AND continues_at = 60)) WHERE part IN ('price', 'continued') ORDER BY step$$,
    $$VALUES ('price', 1, 100::numeric, 50.00), ('price', 2, 30, 6.00), ('continued', 1, -60, -30.00)$$, 'the ladder goes on');
SELECT results_eq($$SELECT part, billing.amount(amount) FROM billing.explain_line('b', 1, (SELECT line_no FROM billing.invoice_line WHERE account_id = 2 AND item = 'base')) WHERE part IN ('price', 'share') ORDER BY step$$,
    $$VALUES ('price', 31.00), ('share', -21.00)$$, '10 of 31 days');
SELECT is_empty('SELECT * FROM unexplained', 'all of them add up');
SELECT billing.cancel_subscription('b', at => '2026-05-06') \g /dev/null
SELECT run('2026-06-05') \g /dev/null
SELECT is_empty('SELECT * FROM unexplained', 'also when the service ended earlier than billed');

-- Charges, credits, prices with tax
SELECT billing.add_charge('b', 'setup', 'EUR 100', '2026-06-06', quantity => 2) \g /dev/null
SELECT run('2026-06-06') \g /dev/null
SELECT billing.credit_invoice('a', 1, '[[1, "10.00"]]', 'goodwill') \g /dev/null
SELECT billing.create_account('c', 'gross') \g /dev/null
SELECT billing.subscribe('c', 'mixed', '2026-05-01') \g /dev/null
SELECT billing.record_usage('c', 'api_calls', 60, '2026-05-02', 'c1') \g /dev/null
SELECT run('2026-06-07') \g /dev/null
SELECT is_empty('SELECT * FROM unexplained', 'charges, goodwill, and prices that include tax');
SELECT is((SELECT array_agg(part ORDER BY step) FROM billing.explain_line('c', 1, 1)), '{line,price,tax}', 'the tax is named');
-- A commitment of 100: 31 + 20 used, then 10 more of the same month.
SELECT billing.create_account('d', 'acme'), billing.subscribe('d', 'committed', '2026-05-01'), billing.record_usage('d', 'api_calls', 20, '2026-05-02', 'c1') \g /dev/null
SELECT run('2026-06-08') \g /dev/null
SELECT results_eq($$SELECT part, description, billing.amount(amount) FROM billing.explain_line('d', 1, 3) WHERE amount IS NOT NULL ORDER BY step$$,
    $$VALUES ('price', 'a whole cycle', 100.00), ('counted', 'charged for base', -31.00), ('counted', 'charged for calls', -20.00)$$, 'what a commitment is missing');
SELECT billing.record_usage('d', 'api_calls', 10, '2026-05-03', 'c2') \g /dev/null
SELECT run('2026-06-09') \g /dev/null
SELECT is_empty('SELECT * FROM unexplained', 'and what late usage takes off it');

-- By volume 80 at 1.00, with 50 more 130 at 0.50: one line of the difference, which has no unit price.
SELECT billing.apply_catalog('{"plans": [{"code": "volume", "cadence": "1 month", "items": [{"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [
    {"currency": "EUR", "model": "volume", "tiers": [{"up_to": 100, "unit": "1"}, {"unit": "0.5"}]}]}]}]}') \g /dev/null
SELECT billing.create_account('e', 'acme'), billing.subscribe('e', 'volume', '2026-05-01'), billing.record_usage('e', 'api_calls', 80, '2026-05-02', 'c1') \g /dev/null
SELECT run('2026-06-10') \g /dev/null
SELECT billing.record_usage('e', 'api_calls', 50, '2026-05-03', 'c2') \g /dev/null
SELECT run('2026-06-11', issue => false) \g /dev/null
SELECT is_empty('SELECT * FROM unexplained', 'a draft of more units for less');
SELECT run('2026-06-11') \g /dev/null
SELECT is_empty('SELECT * FROM unexplained', 'and the document');
CREATE VIEW volume AS
SELECT invoice_no, description, quantity, unit_amount, billing.amount(list_amount) AS amount, metered_quantity, source_invoice_no FROM billing.invoice_line WHERE account_id = 5;
SELECT results_eq('SELECT * FROM volume WHERE invoice_no = 2',
    $$VALUES (2, 'calls (correction of INV-2026-000007)', -1::numeric, 15.00, -15.00, 50::numeric, 1)$$, 'it is one of its amount, and knows its units');
SELECT results_eq($$SELECT part, description, tier, quantity, billing.amount(amount) FROM billing.explain_line('e', 2, 1) WHERE amount IS NOT NULL ORDER BY step$$,
    $$VALUES ('price', 'tier 2', 2, 130::numeric, 65.00), ('billed', 'billed by INV-2026-000007', NULL, NULL, -80.00)$$, 'by the price and all units');
SELECT results_eq($$SELECT key FROM billing.line_events('e', 2, 1) ORDER BY 1$$, ARRAY['c1', 'c2'], 'the events are behind it');
SELECT throws_ok($$SELECT billing.credit_invoice('e', 1, '[[1, "65.01"]]', 'goodwill')$$, '22023', NULL, 'no more than 65.00 of the invoice is left to credit');
-- The next difference is that of the units: 10 more at 0.50; without 50 of all 90 at 1.00, for 20.00 more; without any -90.00.
SELECT billing.record_usage('e', 'api_calls', 10, '2026-05-04', 'c3') \g /dev/null
SELECT run('2026-06-12') \g /dev/null
SELECT results_eq('SELECT quantity, amount, metered_quantity FROM volume WHERE invoice_no = 3', $$VALUES (10::numeric, 5.00, NULL::numeric)$$, 'more at the price reached');
SELECT billing.cancel_usage('e', 'api_calls', 'c2', '2026-05-03') \g /dev/null
SELECT run('2026-06-13') \g /dev/null
SELECT results_eq('SELECT quantity, amount, metered_quantity FROM volume WHERE invoice_no = 4', 'VALUES (1::numeric, 20.00, -50::numeric)', 'fewer units for more');
SELECT is_empty('SELECT * FROM unexplained', 'all are explained');
-- A void correction leaves its units out as well; the next run finds both again.
SELECT billing.void_invoice('e', 4, rebill => true) \g /dev/null
SELECT run('2026-06-14') \g /dev/null
SELECT results_eq('SELECT quantity, amount, metered_quantity FROM volume WHERE invoice_no = 5', 'VALUES (1::numeric, 20.00, -50::numeric)', 'a void correction is written again');
SELECT billing.credit_invoice('e', 5, effect => 'rebill') \g /dev/null
SELECT run('2026-06-15') \g /dev/null
SELECT results_eq('SELECT quantity, amount, metered_quantity FROM volume WHERE invoice_no > 5 ORDER BY invoice_no', $$VALUES (-1::numeric, -20.00, 50::numeric), (1, 20.00, -50)$$, 'a credit of it takes back its units, and the next run bills them');
SELECT billing.credit_invoice('e', 1, '[[1, "30.00"]]', 'rebill') \g /dev/null
SELECT run('2026-06-16') \g /dev/null
SELECT results_eq('SELECT quantity, amount, metered_quantity FROM volume WHERE invoice_no > 7 ORDER BY invoice_no', $$VALUES (-1::numeric, -30.00, 0::numeric), (1, 30.00, 0)$$, 'a part of an amount takes no units');
SELECT is_empty('SELECT * FROM unexplained', 'all of it is explained');
SELECT billing.cancel_usage('e', 'api_calls', 'c1', '2026-05-02'), billing.cancel_usage('e', 'api_calls', 'c3', '2026-05-04') \g /dev/null
SELECT run('2026-06-17') \g /dev/null
SELECT results_eq('SELECT quantity, amount, metered_quantity FROM volume WHERE invoice_no > 9 ORDER BY invoice_no', $$VALUES (-90::numeric, -90.00, NULL::numeric)$$, 'nothing is left');

-- Events and documents of another cluster, with transactions that this one has not had: they are behind what is billed here.
SELECT billing.create_account('f', 'acme'), billing.subscribe('f', 'mixed', '2026-05-01'), billing.record_usage('f', 'sales', 100, '2026-05-03', 's1') \g /dev/null
UPDATE billing.usage_event SET recorded_xid = '9000000000' WHERE key = 's1' AND account_id = 6;
SELECT run('2026-06-13') \g /dev/null
SELECT results_eq($$SELECT e.key FROM billing.invoice_line l CROSS JOIN LATERAL billing.line_events('f', l.invoice_no, l.line_no) e WHERE l.account_id = 6 AND l.item = 'fees'$$,
    ARRAY['s1'], 'a restored event is behind a line that was billed since');
SELECT is_empty($$SELECT * FROM unexplained WHERE code = 'f'$$, 'which adds up');
-- A corrected price and a late unit together: 6 x 2.00 less 5 x 1.00 is no number of units, the next unit is one.
SELECT billing.apply_catalog('{"plans": [{"code": "units", "cadence": "1 month", "items": [{"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}') \g /dev/null
SELECT billing.create_account('units', 'acme'), billing.subscribe('units', 'units', '2026-05-01'), billing.record_usage('units', 'api_calls', 5, '2026-05-02', 'c1') \g /dev/null
SELECT billing.bill('units', '2026-06-10') \g /dev/null
SELECT billing.correct_price('units', 1, '2026-05-01', '{"calls": {"currency": "EUR", "model": "unit", "unit": "2"}}'), billing.record_usage('units', 'api_calls', 1, '2026-05-02', 'c2') \g /dev/null
SELECT billing.bill('units', '2026-06-11') \g /dev/null
SELECT billing.record_usage('units', 'api_calls', 1, '2026-05-02', 'c3') \g /dev/null
SELECT billing.bill('units', '2026-06-12') \g /dev/null
SELECT results_eq($$SELECT l.quantity, l.unit_amount, billing.amount(l.amount), l.metered_quantity FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'units' ORDER BY l.invoice_no$$,
    'VALUES (5::numeric, 1.00, 5.00, NULL::numeric), (1, 7.00, 7.00, 1), (1, 2.00, 2.00, NULL)', 'units are told where their price makes the amount');
SELECT is_empty($$SELECT * FROM unexplained WHERE code = 'units'$$, 'and all is explained');
SELECT throws_ok($$SELECT * FROM billing.explain_line('a', 1, 99)$$, '22023', 'account "a" has no line 99 in document 1', 'an unknown line');
SELECT * FROM finish();
ROLLBACK;
