\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(14);
SELECT throws_ok($$SELECT billing.apply_catalog('{"plans": [{"code": "x", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "changes": "hide", "prices": [{"currency": "EUR", "model": "flat", "amount": "1"}]}]}]}')$$,
    '22023', 'catalog: plans[0].items[0].changes: invalid value "hide"', 'changes are shown or netted');
SELECT throws_ok($$SELECT billing.apply_catalog('{"plans": [{"code": "x", "cadence": "1 month", "items": [
    {"code": "calls", "kind": "usage", "metric": "api_calls", "changes": "net", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}')$$,
    '22023', 'catalog: plans[0].items[0].changes: only those of a recurring item are netted', 'metered versions have their own lines');
SELECT count(*) FROM billing.apply_catalog('{"plans": [{"code": "net", "cadence": "1 month", "items": [
    {"code": "seats", "kind": "recurring", "changes": "net", "prices": [{"currency": "EUR", "model": "flat", "amount": "10"}]},
    {"code": "boxes", "kind": "recurring", "timing": "arrears", "changes": "net", "prices": [{"currency": "EUR", "model": "flat", "amount": "3"}]}]}]}') \g /dev/null
SELECT billing.create_account(c, 'acme') FROM unnest(ARRAY['a1', 'a2']) c \g /dev/null

-- 5 seats to the 11th, 8 to the 21st, 2 from then on: 16.67 + 26.66 + 6.67 = 50.00, as much as was billed for 5.
-- With 1 from the 26th on: 16.67 + 26.66 + 3.34 + 1.67 = 48.34. Boxes: 2.50 + 2.00.
SELECT billing.subscribe('a1', 'net', '2026-04-01', quantities => '{"seats": 5}') \g /dev/null
SELECT run('2026-04-01') \g /dev/null
SELECT billing.change_subscription('a1', quantities => '{"seats": 8}', at => '2026-04-11'), billing.change_subscription('a1', quantities => '{"seats": 2}', at => '2026-04-21') \g /dev/null
SELECT is((SELECT count(*) FROM billing.preview('a1', '2026-04-21')), 0::bigint, 'changes that come to nothing have no line');
SELECT billing.change_subscription('a1', quantities => '{"boxes": 4, "seats": 1}', at => '2026-04-26') \g /dev/null
CREATE TEMPORARY TABLE preview AS SELECT * FROM billing.preview('a1', '2026-05-01');
SELECT run('2026-05-01') \g /dev/null
SELECT results_eq('SELECT * FROM billing.invoice_line WHERE invoice_no = 2 ORDER BY line_no', 'SELECT * FROM preview ORDER BY line_no', 'the run writes what was previewed');
SELECT results_eq($$SELECT item, version, quantity, unit_amount, amount::text, service::text, source_invoice_no, description FROM billing.invoice_line WHERE invoice_no = 2 ORDER BY line_no$$,
    $$VALUES ('seats', 0, -1::numeric, 1.66, 'EUR -1.66', '["2026-04-01 00:00:00+00","2026-05-01 00:00:00+00")', 1, 'seats (correction of INV-2026-000001)'),
             ('seats', 0, 1, 10, 'EUR 10.00', '["2026-05-01 00:00:00+00","2026-06-01 00:00:00+00")', NULL, 'seats'),
             ('boxes', 0, 1, 4.50, 'EUR 4.50', '["2026-04-01 00:00:00+00","2026-05-01 00:00:00+00")', NULL, 'boxes')$$,
    'one line for a cycle of an item, the difference to what was billed');
SELECT is((SELECT sum(amount) FROM billing.explain_line('a1', 2, n)), l.amount, format('line %s is explained', n))
  FROM generate_series(1, 3) n JOIN billing.invoice_line l ON l.account_id = 1 AND l.invoice_no = 2 AND l.line_no = n;
SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'all is well');

-- Voided and billed again; credited for goodwill, and then cancelled.
SELECT billing.void_invoice('a1', 2, rebill => true) \g /dev/null
SELECT run('2026-05-02') \g /dev/null
SELECT is((SELECT net::text FROM billing.invoice WHERE account_id = 1 AND invoice_no = 3), 'EUR 12.84', 'a void document is billed again');
SELECT billing.credit_invoice('a1', 3, '[[2, "4.00"]]'), billing.cancel_subscription('a1', at => '2026-05-01') \g /dev/null
SELECT run('2026-05-03') \g /dev/null
SELECT is((SELECT net::text FROM billing.invoice WHERE account_id = 1 AND invoice_no = 5), 'EUR -6.00', 'a credit given stays, the rest is credited');
SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'all is well');

-- Another version of the plan shows them, from the next cycle on. May: 9.68 + 40.65 - 30.00.
SELECT billing.subscribe('a2', 'net', '2026-04-01', quantities => '{"seats": 3}') \g /dev/null
SELECT run('2026-05-03') \g /dev/null
SELECT count(*) FROM billing.apply_catalog('{"plans": [{"code": "net", "cadence": "1 month", "items": [
    {"code": "seats", "kind": "recurring", "changes": "show", "prices": [{"currency": "EUR", "model": "flat", "amount": "20"}]},
    {"code": "boxes", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "3"}]}]}]}') \g /dev/null
SELECT billing.migrate_plan('net', '2026-05-11') \g /dev/null
SELECT billing.bill('a2', '2026-06-11') \g /dev/null
SELECT billing.change_subscription('a2', quantities => '{"seats": 1}', at => '2026-06-16') \g /dev/null
SELECT set_eq($$SELECT item, version, cycle, amount::text FROM billing.invoice_line WHERE account_id = 2 AND invoice_no = 2
                 UNION ALL SELECT item, version, cycle, amount::text FROM billing.preview('a2', '2026-06-16')$$,
    $$VALUES ('seats', 0, 1, 'EUR 20.33'), ('seats', 2, 2, 'EUR 60.00'), ('boxes', 0, 1, 'EUR 3.00'), ('seats', 3, 2, 'EUR 10.00'), ('seats', 2, 2, 'EUR -30.00')$$,
    'the first version of a cycle decides');

-- A resumption is undone: what was before it ended with the pause, so its cycle was due then. 15 of 30 days of 3.00.
SELECT billing.create_account('a9', 'acme') \g /dev/null
SELECT billing.subscribe('a9', 'net', '2026-04-01') \g /dev/null
SELECT billing.pause_subscription('a9', at => '2026-04-16'), billing.resume_subscription('a9', at => '2026-04-16 12:00') \g /dev/null
SELECT billing.bill('a9', '2026-04-16 18:00'), billing.undo_change('a9', change => 3, at => '2026-04-17'), billing.bill('a9', '2026-05-08') \g /dev/null
SELECT is((SELECT string_agg(l.amount::text, ' ') FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'a9' AND l.item = 'boxes'),
    'EUR 1.50', 'what is left of a cycle is billed where the last version is undone');
SELECT * FROM finish();
ROLLBACK;
