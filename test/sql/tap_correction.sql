\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(41);
SELECT count(*) FROM billing.apply_catalog('{"taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}]}') \g /dev/null
CREATE FUNCTION due(account text) RETURNS SETOF text LANGUAGE sql STABLE AS
$$ SELECT format('%s %s %s', i.invoice_no, i.state, billing.amount(i.amount_due)) FROM billing.invoices i WHERE i.account = due.account ORDER BY i.invoice_no $$;
SELECT count(billing.create_account(a, 'acme')) FROM unnest('{a1,a2,a3,a4,a5,a6}'::text[]) a \g /dev/null
SELECT count(billing.subscribe(a, 'pro', '2026-04-01')) FROM unnest('{a1,a2,a3,a4,a5}'::text[]) a \g /dev/null
SELECT run('2026-04-01') \g /dev/null
SELECT results_eq($$SELECT * FROM due('a1')$$, ARRAY['1 issued 35.70'], '30.00 and 19 %');

-- Goodwill: given once, never billed again.
SELECT is(billing.credit_invoice('a1', 1, '[[1, "10.00"]]', 'goodwill', '2026-04-05'), 2, 'a credit note is written');
SELECT results_eq($$SELECT * FROM documents('a1', 2)$$, ARRAY['credit_note 2: base 2026-04-01..2026-05-01 -10.00 corrects 1 = -10.00 + -1.90'], 'at the rate of the invoice');
SELECT results_eq($$SELECT * FROM due('a1')$$, ARRAY['1 issued 23.80', '2 issued 0.00'], 'it lowers what is open');
SELECT is_empty($$SELECT * FROM billing.preview('a1', '2026-04-06')$$, 'no run charges it again');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1, '[[1, "20.01"]]')$$, '22023', 'cannot credit 20.01 of line 1 of INV-2026-000001', 'a line is not credited beyond its amount');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1, '[[2, "1.00"]]')$$, '22023', NULL, 'nor one that is not there');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1, '[[1, "1.00"], [1, "1.00"]]')$$, '22023', NULL, 'nor one twice');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1, '[["x", 1]]')$$, '22023', NULL, 'lines are numbers');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1, '[[1, "1.00"]]', 'magic')$$, '22023', 'unknown effect "magic"', 'an effect is goodwill or rebill');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 2)$$, '55000', (SELECT format('document %s is a credit note and cannot be credited', number) FROM billing.invoices WHERE account = 'a1' AND invoice_no = 2), 'a credit note is not credited');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 9)$$, '22023', 'account "a1" has no invoice 9', 'an unknown invoice');
SELECT is(billing.credit_invoice('a1', 1, idempotency_key => 'k'), billing.credit_invoice('a1', 1, idempotency_key => 'k'), 'the rest is credited, once for one key');
SELECT results_eq($$SELECT * FROM due('a1')$$, ARRAY['1 issued 0.00', '2 issued 0.00', '3 issued 0.00'], 'nothing is open');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1)$$, '55000', NULL, 'nothing is left to credit');
SELECT is((SELECT sum(amount(i.net)) FROM billing.invoices i WHERE account = 'a1') + (SELECT sum(amount(i.tax)) FROM billing.invoices i WHERE account = 'a1'), 0.00, 'a credited invoice nets to zero');

-- Credit and bill again.
SELECT billing.credit_invoice('a2', 1, effect => 'rebill', at => '2026-04-05') \g /dev/null
SELECT billing.bill('a2', '2026-04-06') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a2', 2)$$, ARRAY['credit_note 2: base 2026-04-01..2026-05-01 -30.00 corrects 1 = -30.00 + -5.70',
    'invoice 3: base 2026-04-01..2026-05-01 30.00 corrects 1 = 30.00 + 5.70'], 'what is credited to be rebilled is billed by the next run');
SELECT is(billing.bill('a2', '2026-04-06'), 0, 'once');

-- Void.
SELECT throws_ok($$SELECT billing.void_invoice('a3', 1, NULL)$$, '22023', 'rebill is true or false', 'void has to say what becomes of the lines');
SELECT billing.void_invoice('a3', 1, rebill => true) \g /dev/null
SELECT results_eq($$SELECT * FROM due('a3')$$, ARRAY['1 void 0.00'], 'a void invoice is not to be paid');
SELECT billing.bill('a3', '2026-04-02') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a3', 2)$$, ARRAY['invoice 2: base 2026-04-01..2026-05-01 30.00 = 30.00 + 5.70'], 'its lines are billed again');
SELECT throws_ok($$SELECT billing.void_invoice('a3', 1, rebill => true)$$, '55000', NULL, 'a void invoice is not voided again');
SELECT throws_ok($$SELECT billing.void_invoice('a2', 1, rebill => true)$$, '55000', NULL, 'nor one that a later document corrects');
SELECT billing.void_invoice('a4', 1, rebill => false) \g /dev/null
SELECT is(billing.bill('a4', '2026-04-30'), 0, 'without rebill the claim is given up');
SELECT is(billing.reissue_invoice('a3', 2, '2026-04-03'), 1, 'an invoice is issued anew');
SELECT is((SELECT string_agg(state, ' ' ORDER BY invoice_no) FROM billing.invoices WHERE account = 'a3'), 'void void issued', 'under a new number');

-- What a key was charged by several documents is taken back from their sum: none of them is void then, but for what took it back.
SELECT billing.create_account('a7', 'acme'), billing.subscribe('a7', 'metered', '2026-04-01'), billing.record_usage('a7', 'api_calls', 100, '2026-04-02', 'e1') \g /dev/null
SELECT billing.bill('a7', '2026-05-01') \g /dev/null
SELECT billing.record_usage('a7', 'api_calls', 60, '2026-04-03', 'e2') \g /dev/null
SELECT billing.bill('a7', '2026-05-02') \g /dev/null
SELECT billing.cancel_usage('a7', 'api_calls', 'e1', '2026-04-02'), billing.add_charge('a7', 'help', 'EUR 20', '2026-05-03') \g /dev/null
SELECT billing.bill('a7', '2026-05-03') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a7')$$, ARRAY['invoice 1: calls 2026-04-01..2026-05-01 10.00 = 10.00 + 1.90',
    'invoice 2: calls 2026-04-01..2026-05-01 6.00 corrects 1 = 6.00 + 1.14', 'invoice 3: calls 2026-04-01..2026-05-01 -10.00 corrects 1 | help 2026-05-03..2026-05-03 20.00 = 10.00 + 1.90'], 'charged twice, taken back once');
SELECT throws_ok($$SELECT billing.void_invoice('a7', 2, rebill => false)$$, '55000', 'document INV-2026-000010 cannot be voided: INV-2026-000011 depends on it', 'the second charge is part of what was taken back');
SELECT lives_ok($$SELECT billing.void_invoice('a7', 3, rebill => true), billing.void_invoice('a7', 2, rebill => true)$$, 'without what took it back it is not');

-- Written off: still billed; a later credit lowers the claim.
SELECT billing.write_off_invoice('a5', 1) \g /dev/null
SELECT is(billing.bill('a5', '2026-04-10'), 0, 'written off is still billed');
SELECT billing.cancel_subscription('a5', at => '2026-04-16') \g /dev/null
SELECT billing.bill('a5', '2026-04-16') \g /dev/null
SELECT results_eq($$SELECT * FROM due('a5')$$, ARRAY['1 uncollectible 17.85', '2 issued 0.00'], 'a credit lowers the claim');
SELECT throws_ok($$SELECT billing.write_off_invoice('a5', 1)$$, '55000', NULL, 'once');

-- One-off charges.
SELECT is(billing.add_charge('a6', 'setup', 'EUR 99', '2026-04-10', description => 'Setup fee', idempotency_key => 'c'),
          billing.add_charge('a6', 'setup', 'EUR 99', '2026-04-10', description => 'Setup fee', idempotency_key => 'c'), 'a charge is added once for one key');
SELECT is(billing.bill('a6', '2026-04-09'), 0, 'not before its time');
SELECT run('2026-04-10') \g /dev/null
SELECT results_eq($$SELECT l.item, l.description, amount(l.amount), l.kind, l.charge_no FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'a6'$$,
    $$VALUES ('setup', 'Setup fee', 99.00, 'one_time', 1)$$, 'then it is billed');
SELECT billing.void_invoice('a6', 1, rebill => true) \g /dev/null
SELECT is(billing.bill('a6', '2026-04-11'), 1, 'again, when its invoice was voided to be rebilled');
SELECT throws_ok($$SELECT billing.credit_invoice('a6', 2, effect => 'rebill')$$, '22023', NULL, 'a credit has no cycle to bill again for it');
SELECT lives_ok($$SELECT billing.credit_invoice('a6', 2, '[[1, "9.00"]]')$$, 'what is credited of it stays credited');
SELECT throws_ok($$SELECT billing.add_charge('a6', 'x', 'USD 1', '2026-04-10')$$, '22M01', NULL, 'in the account''s currency');
SELECT throws_ok($$SELECT billing.add_charge('a6', 'x', 'EUR 1.005', '2026-04-10')$$, '22M03', NULL, 'in whole cents');
SELECT throws_ok($$SELECT billing.add_charge('a6', '', 'EUR 1', '2026-04-10')$$, '22023', NULL, 'with an item');

SELECT * FROM finish();
ROLLBACK;
