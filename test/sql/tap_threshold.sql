\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(26);
SELECT count(*) FROM billing.apply_catalog($catalog$
{"plans": [
  {"code": "watched", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "api_calls", "thresholds": [{"percent": 50}, {"percent": 80}, {"percent": 100}, {"amount": "100.00"}],
    "prices": [{"currency": "EUR", "model": "unit", "unit": "0.10", "included": 1000}]}]},
  {"code": "progressive", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "api_calls", "thresholds": [{"amount": "50", "invoice": true}, {"amount": "200", "invoice": true}],
    "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 100, "unit": "1"}, {"unit": "0.5"}]}]}]}]}
$catalog$) \g /dev/null
SELECT count(billing.create_account(c, 'acme')) FROM unnest('{a,b}'::text[]) c \g /dev/null
SELECT billing.subscribe('a', 'watched', '2026-04-01') \g /dev/null
SELECT is(billing.check_thresholds('2026-04-02'), 0, 'nothing used');
SELECT billing.record_usage('a', 'api_calls', 799, '2026-04-05', 'e1') \g /dev/null
SELECT is(billing.check_thresholds('2026-04-05'), 0, 'events of the time itself are not there yet');
SELECT is(billing.check_thresholds('2026-04-06'), 1, 'half of what is included');
SELECT is(billing.check_thresholds('2026-04-06'), 0, 'told once');
SELECT billing.record_usage('a', 'api_calls', 1201, '2026-04-06', 'e2') \g /dev/null
SELECT is(billing.check_thresholds('2026-04-07'), 3, 'the others, and 1,000 at 0.10');
SELECT results_eq($$SELECT object_no, payload ->> 'threshold', payload ->> 'quantity', payload ->> 'amount' FROM billing.outbox WHERE kind = 'usage_threshold' ORDER BY object_no$$,
    $$VALUES (1, '50%', '799', 'EUR 0.00'), (2, '80%', '2000', 'EUR 100.00'), (3, '100%', '2000', 'EUR 100.00'), (4, '100.00', '2000', 'EUR 100.00')$$, 'what is told');
SELECT billing.cancel_usage('a', 'api_calls', 'e2', '2026-04-06') \g /dev/null
SELECT billing.record_usage('a', 'api_calls', 1201, '2026-04-08', 'e3') \g /dev/null
SELECT is(billing.check_thresholds('2026-04-09'), 0, 'less used and used again: told once');
SELECT billing.record_usage('a', 'api_calls', 500, '2026-05-08', 'e4') \g /dev/null
SELECT is(billing.check_thresholds('2026-05-09'), 1, 'the next cycle begins anew');

-- Invoiced on the way: 60 calls, then 100 + 400 * 0.5 of them, at the end 100 + 500 * 0.5
SELECT billing.subscribe('b', 'progressive', '2026-04-01') \g /dev/null
SELECT billing.record_usage('b', 'api_calls', 60, '2026-04-05', 'e1') \g /dev/null
SELECT is(billing.check_thresholds('2026-04-10'), 1, 'the first amount');
SELECT results_eq($$SELECT * FROM documents('b')$$, ARRAY['invoice 1: calls 2026-04-01..2026-04-10 60.00 = 60.00 + 0.00'], 'is invoiced');
SELECT billing.record_usage('b', 'api_calls', 440, '2026-04-12', 'e2') \g /dev/null
SELECT is(billing.check_thresholds('2026-04-20'), 1, 'the second one');
SELECT billing.record_usage('b', 'api_calls', 100, '2026-04-22', 'e3') \g /dev/null
SELECT run('2026-05-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('b', 2)$$, ARRAY[
    'invoice 2: calls 2026-04-10..2026-04-20 240.00 corrects 1 = 240.00 + 0.00', 'invoice 3: calls 2026-04-20..2026-05-01 50.00 corrects 1 = 50.00 + 0.00'], 'and what is left at the end');
SELECT is((SELECT sum(billing.amount(net)) FROM billing.invoices WHERE account = 'b'), 350.00, 'no more than without');
SELECT is((SELECT sum(billing.amount(e.amount)) FROM billing.invoice_line l CROSS JOIN LATERAL billing.explain_line('b', l.invoice_no, l.line_no) e WHERE l.account_id = 2), 350.00, 'and every line is explained');

-- By volume: 60 at 1.00 are invoiced, 150 at 0.50 in all at the second threshold, 250 at 0.50 at the end.
SELECT billing.apply_catalog('{"plans": [{"code": "volume", "cadence": "1 month", "items": [{"code": "calls", "kind": "usage", "metric": "api_calls",
    "thresholds": [{"amount": "50", "invoice": true}, {"amount": "70", "invoice": true}],
    "prices": [{"currency": "EUR", "model": "volume", "tiers": [{"up_to": 100, "unit": "1"}, {"unit": "0.5"}]}]}]}]}') \g /dev/null
SELECT billing.create_account('d', 'acme'), billing.subscribe('d', 'volume', '2026-04-01'), billing.record_usage('d', 'api_calls', 60, '2026-04-05', 'e1') \g /dev/null
SELECT billing.check_thresholds('2026-04-10'), billing.record_usage('d', 'api_calls', 90, '2026-04-12', 'e2') \g /dev/null
SELECT billing.check_thresholds('2026-04-20') \g /dev/null
SELECT results_eq($$SELECT sum(billing.amount(net)) FROM billing.invoices WHERE account = 'd'$$, ARRAY[75.00], 'what costs less takes back what was invoiced');
SELECT billing.record_usage('d', 'api_calls', 100, '2026-04-22', 'e3') \g /dev/null
SELECT run('2026-05-01') \g /dev/null
SELECT is((SELECT sum(billing.amount(net)) FROM billing.invoices WHERE account = 'd'), 125.00, 'and no more than 250 at 0.50 in all');

-- Prices with 19 % tax: of three lines of 10.00 one has the odd cent, 25.21 = 8.41 + 2 x 8.40; the line that is invoiced alone has 8.40.
SELECT billing.apply_catalog('{"sellers": [{"code": "gross", "name": "Gross", "country": "DE", "currency": "EUR", "tax_basis": "inclusive"}],
    "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
    "plans": [{"code": "gross", "cadence": "1 month", "items": [
        {"code": "calls", "kind": "usage", "metric": "api_calls", "thresholds": [{"amount": "10", "invoice": true}], "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
        {"code": "x", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "10"}]},
        {"code": "y", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "10"}]}]}]}') \g /dev/null
SELECT billing.create_account('e', 'gross', country => 'DE'), billing.subscribe('e', 'gross', '2026-04-01'), billing.record_usage('e', 'api_calls', 10, '2026-04-05', 'e1') \g /dev/null
SELECT billing.check_thresholds('2026-04-10') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('e')$$, ARRAY['invoice 1: calls 2026-04-01..2026-04-10 8.40 = 8.40 + 1.60'], 'of prices with tax, lines and total agree');
SELECT run('2026-05-01') \g /dev/null
SELECT is_empty($$SELECT i.invoice_no, i.net, l.amount FROM billing.invoice i CROSS JOIN LATERAL (SELECT billing.sum(l.amount) AS amount FROM billing.invoice_line l
    WHERE l.account_id = i.account_id AND l.invoice_no = i.invoice_no) l WHERE i.net <> l.amount$$, 'on every document');

-- Usage beyond any amount, of one account, keeps no other from being told; the account is looked at again.
SELECT billing.create_account(c, 'acme'), billing.subscribe(c, 'watched', '2026-07-01'), billing.record_usage(c, 'api_calls', 500, '2026-07-02', 'h1') FROM unnest('{h1,h2,h3,h4,h5}'::text[]) c \g /dev/null
SELECT billing.record_usage(c, 'api_calls', 1e25, '2026-07-02', 'h2') FROM unnest('{h2,h5}'::text[]) c \g /dev/null
SET client_min_messages = error;
SELECT is(billing.check_thresholds('2026-07-03'), 3, 'the three others');
SELECT is(billing.check_thresholds('2026-07-03'), 0, 'are told once');
SELECT billing.cancel_usage('h2', 'api_calls', 'h2', '2026-07-02') \g /dev/null
SELECT is(billing.check_thresholds('2026-07-03'), 1, 'and that one when it can be told');
SELECT is((SELECT ahead FROM billing.run_threshold), (SELECT array_agg(account_id) FROM billing.account WHERE code = 'h5'), 'what failed is remembered');
SET client_min_messages = warning;
SELECT is((SELECT count(*) FROM billing.outbox o JOIN billing.account a ON a.account_id = o.account_id WHERE a.code ~ '^h'), 4::bigint, 'one row each');
SELECT throws_ok($$SELECT billing.check_thresholds('infinity')$$, '22023', NULL, 'a point in time');
SELECT throws_ok($$SELECT billing.apply_catalog('{"plans": [{"code": "x", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "thresholds": [{"percent": 80, "amount": 1}], "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]}]}')$$,
    '22023', 'catalog: plans[0].items[0].thresholds[0]: invalid value {"amount": 1, "percent": 80}', 'one of both');
SELECT throws_ok($$SELECT billing.apply_catalog('{"plans": [{"code": "x", "cadence": "1 month", "items": [{"code": "i", "kind": "recurring", "thresholds": [], "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}')$$,
    '22023', 'catalog: plans[0].items[0].thresholds: only a usage item has thresholds', 'of usage');
SELECT * FROM finish();
ROLLBACK;
