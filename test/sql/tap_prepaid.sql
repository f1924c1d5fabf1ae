\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(38);

SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [{"code": "acme", "country": "DE", "currency": "EUR", "zone": "UTC", "tax_id": "DE136695976"},
             {"code": "cash", "country": "CH", "currency": "CHF", "tax_id": "CHE-107.787.577 MWST", "cash_rounding": true, "numbers": "C-{seq}", "credit_numbers": "CC-{seq}"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
 "plans": [{"code": "hundred", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "100"}]}]}]}
$catalog$) \g /dev/null
CREATE FUNCTION pg_temp.money(account text, no integer) RETURNS text LANGUAGE sql AS
$$SELECT concat_ws(' ', billing.amount(i.gross), billing.amount(i.prepaid), billing.amount(i.amount_due)) FROM billing.invoices i WHERE i.account = money.account AND i.invoice_no = no$$;
CREATE FUNCTION pg_temp.balance(account text) RETURNS text LANGUAGE sql AS
$$SELECT string_agg(billing.amount(b.open)::text, ' ' ORDER BY b.grant_no) FROM billing.credit_balance b JOIN billing.account a ON a.account_id = b.account_id WHERE a.code = account$$;
SELECT billing.create_account(a, 'acme') FROM unnest('{a,b,d,e,f,g,o}'::text[]) a \g /dev/null

-- 50 prepaid settle 119 after tax: 69 are due. A full credit takes the 69 that are open and gives the 50 back.
SELECT is(billing.grant_credit('a', 'prepaid', 'EUR 50.00'::monetary, '2026-03-01'), 1, 'a first grant');
SELECT billing.subscribe('a', 'hundred', '2026-04-01'), billing.bill('a', '2026-04-01', issue => false) \g /dev/null
SELECT is(pg_temp.money('a', 1) || ', ' || pg_temp.balance('a'), '119.00 0.00 119.00, 50.00', 'a draft uses nothing');
SELECT billing.bill('a', '2026-04-01') \g /dev/null
SELECT is(pg_temp.money('a', 1), '119.00 50.00 69.00', 'prepaid credit settles after tax');
SELECT is(pg_temp.balance('a'), '0.00', 'and is used');
SELECT results_eq($$SELECT j ->> 'gross', j ->> 'prepaid', j ->> 'payable' FROM billing.invoice_json('a', 1) j$$, $$VALUES ('119.00', '50.00', '69.00')$$, 'in JSON');
SELECT is_empty($$SELECT * FROM billing.en16931_check(billing.invoice_json('a', 1))$$, 'which conforms');
SELECT matches(billing.invoice_xml('a', 1), '<cbc:PrepaidAmount currencyID="EUR">50.00</cbc:PrepaidAmount>\s*<cbc:PayableAmount currencyID="EUR">69.00<', 'BT-113 in UBL');
SELECT matches(billing.invoice_xml('a', 1, 'cii'), '<ram:TotalPrepaidAmount>50.00</ram:TotalPrepaidAmount>\s*<ram:DuePayableAmount>69.00<', 'and in CII');
SELECT matches(billing.invoice_html('a', 1, 'en'), 'Payments and credits</th>\s*<td class="n">-\u20ac50\.00</td>', 'and for people');
SELECT matches(billing.invoice_text('a', 1), 'Prepaid +-50\.00', 'and as text');
SELECT billing.cancel_subscription('a', 1, '2026-04-01'), billing.bill('a', '2026-04-03') \g /dev/null
SELECT is(pg_temp.money('a', 2), '-119.00 0.00 0.00', 'a full credit');
SELECT is(pg_temp.money('a', 1) || ', ' || pg_temp.balance('a'), '119.00 50.00 0.00, 50.00', 'takes what is open and gives the prepaid part back to its grant');

-- Credits in parts: first what is open, then the grant; never more than it gave.
SELECT billing.grant_credit('b', 'prepaid', 'EUR 80.00'::monetary, '2026-03-01'), billing.grant_credit('b', 'prepaid', 'EUR 20.00'::monetary, '2026-03-02', priority => -1) \g /dev/null
SELECT billing.add_charge('b', 'x', 'EUR 100.00'::monetary, at => '2026-04-01'), billing.bill('b', '2026-04-01') \g /dev/null
SELECT is(pg_temp.money('b', 1) || ', ' || pg_temp.balance('b'), '119.00 100.00 19.00, 0.00 0.00', 'two grants');
SELECT billing.credit_invoice('b', 1, lines => '[[1, "20.00"]]') \g /dev/null
SELECT is(pg_temp.money('b', 1) || ', ' || pg_temp.balance('b'), '119.00 100.00 0.00, 0.00 4.80', '23.80: 19.00 that are open, 4.80 to the grant that was used last');
SELECT billing.credit_invoice('b', 1) \g /dev/null
SELECT is(pg_temp.balance('b'), '80.00 20.00', 'all of it');
SELECT billing.add_charge('b', 'y', 'EUR 10.00'::monetary, at => '2026-05-01'), billing.bill('b', '2026-05-01') \g /dev/null
SELECT is(pg_temp.money('b', 4) || ', ' || pg_temp.balance('b'), '11.90 11.90 0.00, 80.00 8.10', 'the lowest priority first, and no more than is due');

-- A void gives back; billed again it is used again.
SELECT billing.grant_credit('d', 'prepaid', 'EUR 30.00'::monetary, '2026-03-01') \g /dev/null
SELECT billing.add_charge('d', 'x', 'EUR 100.00'::monetary, at => '2026-04-01'), billing.bill('d', '2026-04-01') \g /dev/null
SELECT billing.void_invoice('d', 1, rebill => true) \g /dev/null
SELECT is(pg_temp.balance('d'), '30.00', 'a void gives it back');
SELECT billing.bill('d', '2026-04-02') \g /dev/null
SELECT is(pg_temp.money('d', 2) || ', ' || pg_temp.balance('d'), '119.00 30.00 89.00, 0.00', 'and the next invoice takes it');

-- Only while it is valid; of what is due at first what expires first.
SELECT billing.grant_credit('e', 'prepaid', 'EUR 5.00'::monetary, '2026-03-01', expires_at => '2026-04-01'), billing.grant_credit('e', 'prepaid', 'EUR 6.00'::monetary, '2026-05-01'),
       billing.grant_credit('e', 'prepaid', 'EUR 7.00'::monetary, '2026-03-01'), billing.grant_credit('e', 'prepaid', 'EUR 8.00'::monetary, '2026-03-01', expires_at => '2027-01-01') \g /dev/null
SELECT billing.add_charge('e', 'x', 'EUR 10.00'::monetary, at => '2026-04-01'), billing.bill('e', '2026-04-01') \g /dev/null
SELECT is(pg_temp.money('e', 1) || ', ' || pg_temp.balance('e'), '11.90 11.90 0.00, 5.00 6.00 3.10 0.00', 'neither the expired nor the coming one');
-- One invoice is settled by several grants, of which the last is not used up.
SELECT billing.grant_credit('f', 'prepaid', 'EUR 1.00'::monetary, '2026-03-01') FROM generate_series(1, 5) \g /dev/null
SELECT billing.add_charge('f', 'x', 'EUR 3.00'::monetary, at => '2026-04-01'), billing.bill('f', '2026-04-01') \g /dev/null
SELECT is(pg_temp.money('f', 1) || ', ' || pg_temp.balance('f'), '3.57 3.57 0.00, 0.00 0.00 0.00 0.43 1.00', 'one after the other');
-- Coins round what is left to pay.
SELECT billing.create_account('c', 'cash'), billing.grant_credit('c', 'prepaid', 'CHF 3.33'::monetary, '2026-03-01'), billing.add_charge('c', 'x', 'CHF 10.00'::monetary, at => '2026-04-01'), billing.bill('c', '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT gross::text, prepaid::text, rounding::text, amount_due::text FROM billing.invoices WHERE account = 'c'$$, $$VALUES ('CHF 10.00', 'CHF 3.33', 'CHF -0.02', 'CHF 6.65')$$, 'coins');
SELECT is_empty($$SELECT * FROM billing.en16931_check(billing.invoice_json('c', 1) || '{"tax_currency": null}') WHERE rule = 'BR-CO-16'$$, 'and the sum holds');
-- What is open elsewhere comes before the grant.
SELECT billing.grant_credit('g', 'prepaid', 'EUR 119.00'::monetary, '2026-03-01'), billing.add_charge('g', 'x', 'EUR 100.00'::monetary, at => '2026-04-01'), billing.bill('g', '2026-04-01'),
       billing.add_charge('g', 'y', 'EUR 10.00'::monetary, at => '2026-05-01'), billing.bill('g', '2026-05-01'), billing.credit_invoice('g', 1) \g /dev/null
SELECT is(pg_temp.money('g', 2) || ', ' || pg_temp.balance('g'), '11.90 0.00 0.00, 107.10', 'a credit settles what is open before it goes back');

SELECT is_empty($$SELECT invariant, example FROM billing.verify() WHERE violations > 0$$, 'verify() agrees');
SELECT is(billing.grant_credit('o', 'prepaid', 'EUR 1.00'::monetary, '2026-03-01', idempotency_key => 'k'), billing.grant_credit('o', 'prepaid', 'EUR 1.00'::monetary, '2026-03-01', idempotency_key => 'k'), 'asked twice, given once');
SELECT throws_ok($$UPDATE billing.credit_grant SET amount = amount + amount$$, '55000', NULL, 'grants are append-only');
SELECT throws_ok($$UPDATE billing.credit_grant SET description = 'x', open = amount$$, '55000', NULL, 'in every column but what is open');
SELECT throws_ok($$DELETE FROM billing.credit_grant$$, '55000', NULL, 'and are not deleted');

-- A balance is read from the grants, and no index is written when it changes.
SELECT is_empty($$SELECT 1 FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid WHERE r.ev_class = 'billing.credit_balance'::regclass AND d.refobjid = 'billing.credit_use'::regclass$$, 'the balance does not read the history');
SELECT is_empty($$SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = 'billing.credit_grant'::regclass AND a.attname = 'open'$$, 'no index has it');
SELECT throws_ok($$UPDATE billing.credit_grant SET open = amount + amount$$, '23514', NULL, 'no more is open than was granted');
UPDATE billing.credit_grant g SET open = g.amount FROM billing.account a WHERE a.account_id = g.account_id AND a.code = 'b' AND g.grant_no = 2;
SELECT is((SELECT regexp_replace(example, 'account \d+', 'account N') FROM billing.verify() WHERE violations > 0), 'account N, grant 2: EUR 11.90 of EUR 20.00 are used, EUR 20.00 is open', 'verify() compares what is open with the history');
SELECT throws_ok($$DELETE FROM billing.credit_use$$, '55000', NULL, 'and so are uses');
SELECT throws_ok($$SELECT billing.grant_credit('o', 'gift', 'EUR 1.00'::monetary, '2026-03-01')$$, '22023', 'unknown kind of credit "gift"', 'another kind');
SELECT throws_ok($$SELECT billing.grant_credit('o', 'prepaid', 'EUR 0.00'::monetary, '2026-03-01')$$, '22023', NULL, 'nothing');
SELECT throws_ok($$SELECT billing.grant_credit('o', 'prepaid', 'USD 1.00'::monetary, '2026-03-01')$$, '22M01', NULL, 'another currency');
SELECT throws_ok($$SELECT billing.grant_credit('o', 'prepaid', 'EUR 1.001'::monetary, '2026-03-01')$$, '22M03', NULL, 'a fraction of a cent');
SELECT throws_ok($$SELECT billing.grant_credit('o', 'prepaid', 'EUR 1.00'::monetary, '2026-03-01', expires_at => '2026-03-01')$$, '22023', NULL, 'for no time');

SELECT * FROM finish();
ROLLBACK;
