\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(60);

-- In advance: a cycle is billed on its first instant, the same run again writes nothing.
SELECT billing.create_account('a1', 'acme') \g /dev/null
SELECT billing.subscribe('a1', 'pro', '2026-01-01') \g /dev/null
CREATE TEMPORARY TABLE before AS SELECT * FROM billing.preview('a1', '2026-03-01');
SELECT is((SELECT count(*) FROM before), 3::bigint, 'three cycles are due');
SELECT run('2026-03-01') \g /dev/null
SELECT is((SELECT count(*) FROM (SELECT b::text FROM before b EXCEPT ALL SELECT l::text FROM billing.invoice_line l) x), 0::bigint, 'every line of the preview was written');
SELECT is((SELECT count(*) FROM (SELECT l::text FROM billing.invoice_line l EXCEPT ALL SELECT b::text FROM before b) x), 0::bigint, 'and no other');
SELECT results_eq($$SELECT * FROM documents('a1')$$,
    ARRAY['invoice 1: base 2026-01-01..2026-02-01 30.00 | base 2026-02-01..2026-03-01 30.00 | base 2026-03-01..2026-04-01 30.00 = 90.00 + 0.00'],
    'three cycles stand on one invoice');
SELECT is_empty($$SELECT * FROM billing.preview('a1', '2026-03-01')$$, 'the same preview is empty afterwards');
SELECT run('2026-03-01') \g /dev/null
SELECT run('2026-02-15') \g /dev/null
SELECT run('2026-01-01') \g /dev/null
SELECT is((SELECT count(*) FROM billing.invoice), 1::bigint, 'runs up to the same or an earlier time write nothing');
SELECT run('2026-04-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a1', 2)$$, ARRAY['invoice 2: base 2026-04-01..2026-05-01 30.00 = 30.00 + 0.00'], 'the next run bills the next cycle');
SELECT results_eq($$SELECT number FROM billing.invoices ORDER BY invoice_no$$, ARRAY['INV-2026-000001', 'INV-2026-000002'], 'legal numbers follow');
SELECT results_eq($$SELECT state, amount_due::text FROM billing.invoices WHERE invoice_no = 2$$, $$VALUES ('issued', 'EUR 30.00')$$, 'the invoice is to be paid');

-- Seats: the quantity multiplies the flat amount.
SELECT billing.create_account('seats', 'acme') \g /dev/null
SELECT billing.subscribe('seats', 'team', '2026-04-01', quantities => '{"seats": 5}') \g /dev/null
SELECT billing.bill('seats', '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('seats')$$, ARRAY['invoice 1: seats 2026-04-01..2026-05-01 50.00 = 50.00 + 0.00'], 'five seats cost five times as much');

-- A trial is free, cycles are anchored at its end.
SELECT billing.create_account('trial', 'acme') \g /dev/null
SELECT billing.subscribe('trial', 'pro', '2026-01-01', trial_end => '2026-01-15') \g /dev/null
SELECT is(billing.bill('trial', '2026-01-01'), 0, 'nothing is due in the trial');
SELECT billing.bill('trial', '2026-01-15') \g /dev/null
SELECT billing.bill('trial', '2026-02-15') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('trial')$$,
    ARRAY['invoice 1: base 2026-01-15..2026-02-15 30.00 = 30.00 + 0.00', 'invoice 2: base 2026-02-15..2026-03-15 30.00 = 30.00 + 0.00'],
    'cycles begin at the end of the trial');

-- Month ends: anchored on the 31st, never drifting.
SELECT billing.create_account('month_end', 'acme') \g /dev/null
SELECT billing.subscribe('month_end', 'pro', '2026-01-31') \g /dev/null
SELECT billing.bill('month_end', '2026-03-31') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('month_end')$$,
    ARRAY['invoice 1: base 2026-01-31..2026-02-28 30.00 | base 2026-02-28..2026-03-31 30.00 | base 2026-03-31..2026-04-30 30.00 = 90.00 + 0.00'],
    'the anchor keeps its day through a short month');

-- An item with a cadence of its own.
SELECT billing.create_account('y', 'acme') \g /dev/null
SELECT billing.subscribe('y', 'annual', '2026-01-01') \g /dev/null
SELECT billing.bill('y', '2026-01-01') \g /dev/null
SELECT billing.record_usage('y', 'api_calls', 10, '2026-01-10', 'e1') \g /dev/null
SELECT billing.bill('y', '2026-02-01') \g /dev/null
SELECT billing.record_usage('y', 'api_calls', 20, '2026-02-10', 'e2') \g /dev/null
SELECT billing.bill('y', '2026-03-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('y')$$,
    ARRAY['invoice 1: base 2026-01-01..2027-01-01 1200.00 = 1200.00 + 0.00',
          'invoice 2: calls 2026-01-01..2026-02-01 10.00 = 10.00 + 0.00',
          'invoice 3: calls 2026-02-01..2026-03-01 20.00 = 20.00 + 0.00'],
    'annual base, monthly usage');

-- Usage: late events bill the difference, once; events taken back credit it.
SELECT billing.create_account('late', 'acme') \g /dev/null
SELECT billing.subscribe('late', 'metered', '2026-01-01') \g /dev/null
SELECT billing.record_usage('late', 'api_calls', 900, '2026-01-10', 'e1') \g /dev/null
SELECT run('2026-02-01') \g /dev/null
SELECT billing.record_usage('late', 'api_calls', 300, '2026-01-20', 'e2') \g /dev/null
CREATE TEMPORARY TABLE before_late AS SELECT * FROM billing.preview('late', '2026-02-05');
SELECT run('2026-02-05') \g /dev/null
SELECT run('2026-02-05') \g /dev/null
SELECT run('2026-02-06') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('late')$$,
    ARRAY['invoice 1: calls 2026-01-01..2026-02-01 90.00 = 90.00 + 0.00',
          'invoice 2: calls 2026-01-01..2026-02-01 26.00 corrects 1 = 26.00 + 0.00'],
    '900 then 1200 calls: 116.00 - 90.00, and only once');
SELECT results_eq($$SELECT l::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'late' AND l.invoice_no = 2$$,
    $$SELECT b::text FROM before_late b$$, 'the correction was previewed');
SELECT results_eq($$SELECT description FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'late' AND l.invoice_no = 2$$,
    $$SELECT 'calls (correction of ' || number || ')' FROM billing.invoices WHERE account = 'late' AND invoice_no = 1$$, 'the line says so');
UPDATE billing.usage_event SET cancelled_at = '2026-02-10', recorded_xid = DEFAULT WHERE key = 'e2' AND account_id = (SELECT account_id FROM billing.find_account('late'));
SELECT run('2026-02-11') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('late', 3)$$,
    ARRAY['credit_note 3: calls 2026-01-01..2026-02-01 -26.00 corrects 1 = -26.00 + 0.00'], 'an event taken back is credited');
SELECT results_eq($$SELECT number, amount_due::text FROM billing.invoices WHERE account = 'late' AND invoice_no = 3$$, $$VALUES ('CN-2026-000001', 'EUR 0.00')$$,
    'a credit note is numbered in its own series and is not to be paid');
SELECT is((SELECT sum(amount(list_amount)) FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'late'), 90.00,
    'billed is again what should be');

-- A free cycle with events gets its line, an empty one does not.
SELECT billing.create_account('free', 'acme') \g /dev/null
SELECT billing.subscribe('free', 'metered', '2026-01-01') \g /dev/null
SELECT billing.record_usage('free', 'api_calls', 0.001, '2026-01-10', 'e1') \g /dev/null
SELECT billing.bill('free', '2026-03-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('free')$$, ARRAY['invoice 1: calls 2026-01-01..2026-02-01 0.00 = 0.00 + 0.00'], 'what is used is shown, at nothing');
SELECT is(billing.bill('free', '2026-03-01'), 0, 'and shown once');

-- Days are those of the account's zone.
SELECT billing.create_account('berlin', 'acme', zone => 'Europe/Berlin') \g /dev/null
SELECT billing.subscribe('berlin', 'metered', '2026-01-01 00:00+01') \g /dev/null
SELECT billing.record_usage('berlin', 'api_calls', 10, '2026-01-31 22:30Z', 'e1') \g /dev/null
SELECT billing.record_usage('berlin', 'api_calls', 20, '2026-01-31 23:30Z', 'e2') \g /dev/null
SELECT billing.bill('berlin', '2026-02-01 00:00+01') \g /dev/null
SELECT billing.bill('berlin', '2026-03-01 00:00+01') \g /dev/null
SELECT results_eq($$SELECT amount(net) FROM billing.invoices WHERE account = 'berlin' ORDER BY invoice_no$$, ARRAY[1.00, 2.00], 'local midnight decides the cycle');

-- Two subscriptions that meter one thing.
SELECT billing.create_account('two', 'acme') \g /dev/null
SELECT billing.subscribe('two', 'metered', '2026-01-01') \g /dev/null
SELECT billing.subscribe('two', 'metered', '2026-01-01') \g /dev/null
SELECT throws_ok($$SELECT billing.record_usage('two', 'api_calls', 900, '2026-01-10', 'e0')$$, '22023', NULL, 'an event has to say which');
SELECT billing.record_usage('two', 'api_calls', 900, '2026-01-10', 'e1', subscription_no => 1) \g /dev/null
SELECT billing.record_usage('two', 'api_calls', 300, '2026-01-11', 'e2', subscription_no => 2) \g /dev/null
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT f.account_id, m.metric_id, 'e3', '2026-01-12', 1 FROM billing.find_account('two') f, billing.metric m;
SELECT billing.bill('two', '2026-02-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('two')$$, ARRAY['invoice 1: calls 2026-01-01..2026-02-01 90.00 | calls 2026-01-01..2026-02-01 30.00 = 120.00 + 0.00'],
    'each event is billed by its own subscription, one that says neither by none');
-- In bulk the number may be left out where only one subscription meters.
SELECT billing.create_account('bulk', 'acme') \g /dev/null
SELECT billing.subscribe('bulk', 'metered', '2026-01-01') \g /dev/null
SELECT billing.subscribe('bulk', 'pro', '2026-01-01') \g /dev/null
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT f.account_id, m.metric_id, 'e1', '2026-01-12', 10 FROM billing.find_account('bulk') f, billing.metric m;
SELECT billing.bill('bulk', '2026-02-01') \g /dev/null
SELECT is((SELECT amount(net) FROM billing.invoices WHERE account = 'bulk'), 61.00, 'an event without a subscription finds the only one');

-- A parent pays for its children.
SELECT billing.create_account('p1', 'acme') \g /dev/null
SELECT billing.create_account('c1', 'acme', parent => 'p1') \g /dev/null
SELECT billing.create_account('c2', 'acme', parent => 'p1') \g /dev/null
SELECT billing.subscribe('c1', 'pro', '2026-04-01') \g /dev/null
SELECT billing.subscribe('c2', 'pro', '2026-04-01') \g /dev/null
SELECT billing.bill('c1', '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('p1')$$, ARRAY['invoice 1: base 2026-04-01..2026-05-01 30.00 | base 2026-04-01..2026-05-01 30.00 = 60.00 + 0.00'],
    'one invoice to the parent for both children');

-- A catalog price is for new subscriptions.
SELECT billing.create_account('old', 'acme') \g /dev/null
SELECT billing.create_account('new', 'acme') \g /dev/null
SELECT billing.subscribe('old', 'pro', '2026-01-01') \g /dev/null
SELECT count(*) FROM billing.apply_catalog('{"plans": [{"code": "pro", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "36"}]}]}]}') \g /dev/null
SELECT billing.subscribe('new', 'pro', '2026-01-01') \g /dev/null
SELECT billing.bill('old', '2026-01-01') \g /dev/null
SELECT billing.bill('new', '2026-01-01') \g /dev/null
SELECT results_eq($$SELECT account, amount(net) FROM billing.invoices WHERE account IN ('old', 'new') ORDER BY account$$, $$VALUES ('new', 36.00), ('old', 30.00)$$,
    'a raised price bills no history');

-- Tax: the rate of the tax point; a correction keeps the rate of its source.
SELECT count(*) FROM billing.apply_catalog('{"taxes": [
  {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,2020-07-01)"},
  {"jurisdiction": "DE", "category": "S", "percent": "16", "valid": "[2020-07-01,2021-01-01)"},
  {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,2030-01-01)"}]}') \g /dev/null
SELECT billing.create_account('tax', 'acme') \g /dev/null
SELECT billing.subscribe('tax', 'arrears', '2020-06-01') \g /dev/null
SELECT billing.record_usage('tax', 'api_calls', 200, '2020-06-10', 'e1') \g /dev/null
SELECT billing.bill('tax', '2020-07-01') \g /dev/null
SELECT billing.record_usage('tax', 'api_calls', 40, '2020-06-11', 'e2') \g /dev/null
SELECT billing.bill('tax', '2020-08-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('tax')$$,
    ARRAY['invoice 1: base 2020-06-01..2020-07-01 50.00 | calls 2020-06-01..2020-07-01 200.00 = 250.00 + 47.50',
          'invoice 2: base 2020-07-01..2020-08-01 50.00 | calls 2020-06-01..2020-07-01 40.00 corrects 1 = 90.00 + 15.60'],
    'June at 19 %, July at 16 %, late June usage at 19 %');
SELECT results_eq($$SELECT t.category, t.percent, amount(t.base), amount(t.tax) FROM billing.invoice_tax t JOIN billing.account a ON a.account_id = t.account_id WHERE a.code = 'tax' AND t.invoice_no = 2 ORDER BY t.tax_no$$,
    $$VALUES ('S', 16::numeric, 50.00, 8.00), ('S', 19::numeric, 40.00, 7.60)$$, 'two rates, two groups');
SELECT billing.create_account('us', 'acme', country => 'US') \g /dev/null
SELECT billing.subscribe('us', 'team', '2026-04-01') \g /dev/null
SELECT billing.bill('us', '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT l.tax_category, l.tax_percent, amount(i.tax) FROM billing.invoice_line l JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'us'$$,
    $$VALUES ('O', 0::numeric, 0.00)$$, 'no rate in a jurisdiction: no tax');

-- Negative totals are credit notes; charges beside them an invoice.
SELECT billing.create_account('back', 'acme', country => 'US') \g /dev/null
SELECT billing.subscribe('back', 'arrears', '2026-01-01') \g /dev/null
SELECT billing.record_usage('back', 'api_calls', -80, '2026-01-10', 'e1') \g /dev/null
SELECT billing.bill('back', '2026-02-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('back')$$,
    ARRAY['invoice 1: base 2026-01-01..2026-02-01 50.00 = 50.00 + 0.00', 'credit_note 2: calls 2026-01-01..2026-02-01 -80.00 = -80.00 + 0.00'],
    'no document has a negative total to be paid');

-- Drafts are rebuilt and never count.
SELECT billing.create_account('draft', 'acme', country => 'US') \g /dev/null
SELECT billing.subscribe('draft', 'team', '2026-04-01') \g /dev/null
SELECT is(billing.bill('draft', '2026-04-01', issue => false), 1, 'a draft is written');
SELECT is(billing.bill('draft', '2026-04-01', issue => false), 1, 'and written again');
SELECT results_eq($$SELECT invoice_no, number, state FROM billing.invoices WHERE account = 'draft'$$, $$VALUES (1, NULL::text, 'draft')$$, 'one draft stands, without a number');
SELECT is((SELECT count(*) FROM billing.preview('draft', '2026-04-01')), 1::bigint, 'its line is still to be billed');
SELECT billing.bill('draft', '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT invoice_no, number IS NOT NULL, state FROM billing.invoices WHERE account = 'draft'$$, $$VALUES (1, true, 'issued')$$, 'the run replaces it by the issued invoice');
SELECT billing.add_charge('draft', 'visit', 'EUR 7', '2026-04-10') \g /dev/null
SELECT billing.bill('draft', '2026-04-10', issue => false) \g /dev/null
SELECT run('2026-04-09') \g /dev/null
SELECT is_empty($$SELECT * FROM billing.invoices WHERE account = 'draft' AND state = 'draft'$$, 'a run takes a draft away of which nothing is due');

-- What is issued is final.
SELECT throws_ok($$UPDATE billing.invoice SET due_at = now()$$, '55000', NULL, 'an invoice does not change');
SELECT throws_ok($$DELETE FROM billing.invoice_line$$, '55000', NULL, 'a line does not go');
SELECT throws_ok($$UPDATE billing.invoice_tax SET percent = 1$$, '55000', NULL, 'a tax does not change');
SELECT throws_ok($$TRUNCATE billing.invoice_line$$, '55000', NULL, 'nothing is truncated');
SELECT throws_ok($$INSERT INTO billing.invoice_line SELECT (jsonb_populate_record(l, '{"line_no": 99}')).* FROM billing.invoice_line l WHERE l.invoice_no = 1 LIMIT 1$$, '23505', NULL,
    'no line is written twice for one key');

-- An account that cannot be billed is parked, the others go on.
SELECT billing.create_account('gap', 'acme') \g /dev/null
SELECT billing.create_account('fine', 'acme', country => 'US') \g /dev/null
SELECT billing.subscribe('gap', 'team', '2029-12-15') \g /dev/null
SELECT billing.subscribe('fine', 'team', '2029-12-15') \g /dev/null
SELECT throws_ok($$SELECT billing.bill('gap', '2029-12-15')$$, '22023', 'no tax rate for class "standard" in "DE" on 2030-01-14', 'a gap in the tax rates is an error');
SELECT run('2029-12-15') \g /dev/null
SELECT results_eq($$SELECT a.code, f.sqlstate, f.message FROM billing.run_failure f JOIN billing.account a ON a.account_id = f.account_id WHERE a.code IN ('gap', 'fine')$$,
    $$VALUES ('gap', '22023', 'no tax rate for class "standard" in "DE" on 2030-01-14')$$, 'the run parks the account with the reason');
SELECT is((SELECT count(*) FROM billing.invoices WHERE account = 'fine'), 1::bigint, 'and bills the others');
SELECT is((SELECT count(*) FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'gap'), 0::bigint, 'nothing of the parked account is half written');
UPDATE billing.tax_rate SET valid = '[2021-01-01,)' WHERE valid = '[2021-01-01,2030-01-01)';
SELECT run('2029-12-15') \g /dev/null
SELECT results_eq($$SELECT a.code FROM billing.run_failure f JOIN billing.account a ON a.account_id = f.account_id WHERE f.resolved_at IS NULL$$, ARRAY[]::text[], 'the next run resolves it');
SELECT is((SELECT amount(gross) FROM billing.invoices WHERE account = 'gap'), 11.90, 'with tax');

-- A run that was interrupted goes on, and takes along who came since.
SELECT billing.open_run('2027-01-01', true, 10) \g /dev/null
SELECT billing.create_account('newcomer', 'acme', country => 'US') \g /dev/null
SELECT billing.subscribe('newcomer', 'team', '2027-01-01') \g /dev/null
SELECT run('2027-01-01') \g /dev/null
SELECT is((SELECT count(*) FROM billing.invoices WHERE account = 'newcomer'), 1::bigint, 'an account that came after the interruption is billed');
-- A run in the past dates no document before the one the account got before.
SELECT billing.record_usage('late', 'api_calls', -1, '2026-01-21', 'e9') \g /dev/null
SELECT run('2025-06-01') \g /dev/null
SELECT is((SELECT count(*) FROM (SELECT issued_at < lag(issued_at) OVER (PARTITION BY account_id ORDER BY invoice_no) AS back FROM billing.invoice) x WHERE back), 0::bigint, 'documents of an account are in the order of their dates');
-- Numbers stay unique when the padding changes.
SELECT count(*) FROM billing.apply_catalog('{"sellers": [{"code": "acme", "name": "Acme GmbH", "country": "DE", "currency": "EUR", "numbers": "INV-{YYYY}-{seq}"}]}') \g /dev/null
SELECT run('2027-02-01') \g /dev/null
SELECT is((SELECT count(*) FROM (SELECT 1 FROM billing.invoice WHERE number IS NOT NULL GROUP BY seller_id, number HAVING count(*) > 1) x), 0::bigint, 'no number is given twice');

-- Laws over everything above.
SELECT is_empty($$SELECT i.account_id, i.invoice_no FROM billing.invoice i JOIN billing.invoice_line l ON l.account_id = i.account_id AND l.invoice_no = i.invoice_no
                  GROUP BY i.account_id, i.invoice_no HAVING amount(min(i.net)) <> sum(amount(l.amount))$$, 'net is the sum of the lines');
SELECT is_empty($$SELECT i.account_id, i.invoice_no FROM billing.invoice i JOIN billing.invoice_tax t ON t.account_id = i.account_id AND t.invoice_no = i.invoice_no
                  GROUP BY i.account_id, i.invoice_no HAVING amount(min(i.tax)) <> sum(amount(t.tax)) OR amount(min(i.tax)) <> sum(round(amount(t.base) * t.percent / 100, 2))$$,
    'tax is the sum of the groups, each rounded once');
SELECT is_empty($$SELECT 1 FROM billing.invoice WHERE number IS NOT NULL GROUP BY seller_id, series
                  HAVING count(*) <> (SELECT n.last_number FROM billing.number_series n WHERE n.seller_id = invoice.seller_id AND n.series = invoice.series)
                      OR count(*) <> count(DISTINCT number)$$, 'numbers are gapless');
SELECT throws_ok($$SELECT run(NULL)$$, '22023', NULL, 'a run needs a time');
SELECT throws_ok($$SELECT run('infinity')$$, '22023', NULL, 'a finite one');
SELECT throws_ok($$SELECT billing.open_run('2026-01-01', true, 0)$$, '22023', NULL, 'and batches of at least one account');
SELECT throws_ok($$SELECT billing.preview('nobody', '2026-01-01')$$, '22023', 'unknown account "nobody"', 'preview names an unknown account');
SELECT throws_ok($$SELECT billing.bill('nobody', '2026-01-01')$$, '22023', 'unknown account "nobody"', 'bill too');

SELECT * FROM finish();
ROLLBACK;
