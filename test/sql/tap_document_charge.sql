\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(44);

SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [
  {"code": "net", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "numbers": "N-{seq}", "credit_numbers": "NC-{seq}"},
  {"code": "gross", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "tax_basis": "inclusive", "numbers": "G-{seq}", "credit_numbers": "GC-{seq}"},
  {"code": "free", "country": "US", "currency": "EUR", "numbers": "F-{seq}", "credit_numbers": "FC-{seq}"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,)"}, {"jurisdiction": "DE", "class": "books", "category": "S", "percent": "7", "valid": "[2007-01-01,)"}]}
$catalog$) \g /dev/null
CREATE FUNCTION pg_temp.shares(account text, no integer) RETURNS text LANGUAGE sql AS
$$SELECT string_agg(format('%s %s%% %s', l.item, trim_scale(l.tax_percent), billing.amount(l.amount)), ', ' ORDER BY l.line_no)
    FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = account AND l.invoice_no = no AND l.kind = 'document'$$;
CREATE FUNCTION pg_temp.totals(account text, no integer) RETURNS text LANGUAGE sql AS
$$SELECT concat_ws(' ', billing.amount(i.net), billing.amount(i.tax), billing.amount(i.gross)) FROM billing.invoices i WHERE i.account = totals.account AND i.invoice_no = no$$;

-- 100.00 at 19 and 33.33 at 7 percent; 10 percent off and 5.00 more: 133.33 - 13.33 + 5.00 = 125.00.
SELECT billing.create_account(a, s) FROM (VALUES ('a', 'net'), ('g', 'gross'), ('f', 'free'), ('s', 'net'), ('w', 'net'), ('c', 'net')) v(a, s) \g /dev/null
SELECT billing.add_charge(a, 'x', 'EUR 100.00'::monetary, at => '2026-01-15'), billing.add_charge(a, 'y', 'EUR 33.33'::monetary, tax_class => CASE a WHEN 'f' THEN 'standard' ELSE 'books' END, at => '2026-01-15'),
       billing.add_document_charge(a, 'loyalty', '2026-01-20', percent => -10, description => 'Loyalty'), billing.add_document_charge(a, 'freight', '2026-01-20', amount => 'EUR 5.00')
  FROM unnest('{a,g,f}'::text[]) a \g /dev/null
CREATE TEMP TABLE foreseen AS SELECT * FROM billing.preview('a', '2026-02-01');
SELECT billing.bill(a, '2026-02-01', issue => false), billing.bill(a, '2026-02-01') FROM unnest('{a,g,f}'::text[]) a \g /dev/null
SELECT is((SELECT count(*) FROM foreseen f JOIN billing.invoice_line l ON l.account_id = f.account_id AND l.line_no = f.line_no AND l.item = f.item AND l.amount = f.amount AND l.tax_percent = f.tax_percent), 6::bigint, 'the preview is what is written');
SELECT is(pg_temp.shares('a', 1), 'loyalty 19% -10.00, loyalty 7% -3.33, freight 19% 3.75, freight 7% 1.25', 'the rates share by largest remainder');
SELECT is(pg_temp.totals('a', 1), '125.00 20.00 145.00', 'the tax is that of what is left: 93.75 at 19 and 31.25 at 7 percent');
SELECT is(pg_temp.totals('g', 1), '107.99 17.01 125.00', 'prices with tax: the gross is what was asked');
SELECT is((SELECT billing.sum(l.amount)::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'g'), 'EUR 107.99', 'and the lines are the net');
SELECT is(pg_temp.totals('f', 1), '125.00 0.00 125.00', 'without tax');

-- An electronic invoice has them as allowances and charges of the document.
SELECT is(j ->> 'allowances', '[{"amount": "10.00", "reason": "Loyalty", "tax_percent": "19", "tax_category": "S"}, {"amount": "3.33", "reason": "Loyalty", "tax_percent": "7", "tax_category": "S"}]', 'allowances') FROM billing.invoice_json('a', 1) j;
SELECT results_eq($$SELECT j ->> 'line_total', j ->> 'allowance_total', j ->> 'charge_total', j ->> 'net', jsonb_array_length(j -> 'lines') FROM billing.invoice_json('a', 1) j$$,
                  $$VALUES ('133.33', '13.33', '5.00', '125.00', 2)$$, 'lines, allowances and charges make the net');
SELECT is_empty($$SELECT i.account, r.* FROM billing.invoices i CROSS JOIN LATERAL billing.en16931_check(billing.invoice_json(i.account, i.invoice_no)) r WHERE i.account IN ('a', 'g')$$, 'they conform');
SELECT matches(billing.invoice_xml('a', 1), '<cbc:AllowanceTotalAmount currencyID="EUR">13.33</cbc:AllowanceTotalAmount>\s*<cbc:ChargeTotalAmount currencyID="EUR">5.00<', 'in UBL');
SELECT matches(billing.invoice_xml('a', 1, 'cii'), '<ram:ChargeTotalAmount>5.00</ram:ChargeTotalAmount>\s*<ram:AllowanceTotalAmount>13.33<', 'in CII');
SELECT matches(billing.invoice_html('a', 1, 'en'), 'Loyalty . 19%</th>\s*<td class="n">-\u20ac10\.00</td>', 'for people');
SELECT is(e.part, 'charge', 'explained as a charge') FROM billing.explain_line('a', 1, 3) e WHERE e.step = 2;

-- Credited with what it took off.
SELECT billing.credit_invoice(a, 1) FROM unnest('{a,g}'::text[]) a \g /dev/null
SELECT is(pg_temp.totals(a, 2), t, 'a credited invoice: ' || a) FROM (VALUES ('a', '-125.00 -20.00 -145.00'), ('g', '-107.99 -17.01 -125.00')) v(a, t);
SELECT results_eq($$SELECT j ->> 'line_total', j ->> 'allowance_total', j ->> 'charge_total' FROM billing.invoice_json('a', 2) j$$, $$VALUES ('-133.33', '-13.33', '-5.00')$$, 'with the sign of credit notes');
SELECT is_empty($$SELECT i.account, r.* FROM billing.invoices i CROSS JOIN LATERAL billing.en16931_check(billing.invoice_json(i.account, i.invoice_no)) r WHERE i.account IN ('a', 'g')$$, 'which conform');
SELECT throws_like($$SELECT billing.credit_invoice('f', 1, lines => '[[1, "99.00"], [2, "33.00"]]')$$, 'cannot credit more than 125.00%', 'lines are not credited beyond the document');

-- On subscriptions, at once and once.
SELECT billing.subscribe('s', 'pro', '2026-01-01'), billing.add_document_charge('s', 'start', '2026-01-01', amount => 'EUR -12.00') \g /dev/null
SELECT billing.bill('s', '2026-01-01'), billing.bill('s', '2026-02-01') \g /dev/null
SELECT is(pg_temp.totals('s', 1) || ', ' || pg_temp.totals('s', 2), '18.00 3.42 21.42, 30.00 5.70 35.70', 'the first invoice has it, the next has not');
SELECT billing.void_invoice('s', 2, rebill => true), billing.void_invoice('s', 1, rebill => true) \g /dev/null
SELECT billing.bill('s', '2026-02-01') \g /dev/null
SELECT is(pg_temp.totals('s', 3), '48.00 9.12 57.12', 'billed again after a void');

-- Discounts wait for an invoice, and take off no more than there is.
SELECT billing.add_document_charge('w', 'voucher', '2026-01-01', amount => 'EUR -50.00') \g /dev/null
SELECT is(billing.bill('w', '2026-01-02'), 0, 'there is no invoice');
SELECT billing.add_charge('w', 'x', 'EUR 30.00'::monetary, at => '2026-01-03'), billing.add_charge('w', 'y', 'EUR 10.01'::monetary, tax_class => 'books', at => '2026-01-03'), billing.add_document_charge('w', 'more', '2026-01-03', percent => -50) \g /dev/null
SELECT billing.bill('w', '2026-01-04') \g /dev/null
SELECT is(pg_temp.totals('w', 1), '0.00 0.00 0.00', 'nothing is left to pay, and nothing to get');
SELECT is(pg_temp.shares('w', 1), 'voucher 19% -30.00, voucher 7% -10.01', 'the second has nothing to take off');
SELECT billing.add_document_charge('c', 'half', '2026-01-01', percent => -50, idempotency_key => 'k'), billing.add_document_charge('c', 'half', '2026-01-01', percent => -50, idempotency_key => 'k') \g /dev/null
SELECT billing.add_charge('c', 'x', 'EUR 0.01'::monetary, at => '2026-01-01'), billing.add_charge('c', 'y', 'EUR 0.01'::monetary, tax_class => 'books', at => '2026-01-01'), billing.add_charge('c', 'z', 'EUR -7.00'::monetary, at => '2025-12-01') \g /dev/null
SELECT billing.bill('c', '2026-01-02') \g /dev/null
SELECT is(pg_temp.shares('c', 1), 'half 19% -0.01', 'a cent goes to one of them, asked twice or not');
SELECT is((SELECT string_agg(pg_temp.totals('c', i.invoice_no), ', ' ORDER BY i.invoice_no) FROM billing.invoices i WHERE i.account = 'c'), '0.01 0.00 0.01, -7.00 -1.33 -8.33', 'what is negative by itself is a document of its own');
SELECT is_empty($$SELECT invariant, example FROM billing.verify() WHERE violations > 0$$, 'verify() agrees');

-- Whatever the numbers: shares are the discount, and no rate is below zero.
SELECT setseed(0.3) \g /dev/null
SELECT billing.create_account('r' || n, CASE n % 2 WHEN 0 THEN 'net' ELSE 'gross' END) FROM generate_series(1, 60) n \g /dev/null
SELECT billing.add_charge('r' || n, 'x' || k, billing.from_minor(1 + floor(random() * 5000)::bigint, 'EUR'), tax_class => CASE k % 2 WHEN 0 THEN 'books' ELSE 'standard' END, at => '2026-01-01') FROM generate_series(1, 60) n, generate_series(1, 3) k \g /dev/null
SELECT billing.add_document_charge('r' || n, 'd', '2026-01-01', percent => -(1 + floor(random() * 100))::integer) FROM generate_series(1, 60) n \g /dev/null
SELECT billing.bill('r' || n, '2026-01-02') FROM generate_series(1, 60) n \g /dev/null
SELECT is_empty($$SELECT a.code FROM billing.account a JOIN billing.charge h ON h.account_id = a.account_id AND h.of_document
                    JOIN LATERAL (SELECT billing.sum(l.list_amount) FILTER (WHERE l.kind = 'document') AS taken, billing.sum(l.list_amount) FILTER (WHERE l.kind <> 'document') AS base
                                    FROM billing.invoice_line l WHERE l.account_id = a.account_id) l ON true
                   WHERE a.code ~ '^r[0-9]' AND billing.amount(l.taken) <> round(billing.amount(l.base) * h.percent / 100, 2)$$, 'shares add up to the discount');
SELECT is_empty($$SELECT i.account, r.* FROM billing.invoices i CROSS JOIN LATERAL billing.en16931_check(billing.invoice_json(i.account, i.invoice_no)) r WHERE i.account ~ '^r[0-9]'$$, 'all conform');
SELECT is((SELECT count(*) FROM billing.invoice_tax t JOIN billing.account a ON a.account_id = t.account_id WHERE a.code ~ '^r[0-9]' AND billing.sign(t.base) < 0), 0::bigint, 'no rate is below zero');

-- A correction of the run gives back no more than was paid: what the discount took off a line is not credited again.
SELECT count(*) FROM billing.apply_catalog('{"plans": [{"code": "seats", "cadence": "1 month", "items": [
  {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "100"}]},
  {"code": "seat", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "unit", "unit": "33.33"}]}]}]}') \g /dev/null
SELECT billing.create_account(a, s), billing.subscribe(a, 'seats', '2026-01-01'), billing.add_document_charge(a, 'loyalty', '2026-01-01', percent => -10)
  FROM (VALUES ('k', 'net'), ('kg', 'gross'), ('kp', 'net')) v (a, s) \g /dev/null
SELECT billing.bill(a, '2026-01-01') FROM unnest('{k,kg,kp}'::text[]) a \g /dev/null
SELECT is(pg_temp.totals('k', 1), '120.00 22.80 142.80', '133.33 less 13.33');
SELECT billing.change_subscription('kp', quantities => '{"seat": 0}', at => '2026-01-16') \g /dev/null
SELECT billing.bill('kp', '2026-01-16') \g /dev/null
SELECT is(pg_temp.totals('kp', 2), '-17.20 -3.27 -20.47', 'a part is credited whole while it is not more than was paid');
SELECT billing.credit_invoice('kp', 1, '[[1, "50"]]', at => '2026-01-17') \g /dev/null
SELECT billing.cancel_subscription(a, at => '2026-01-01') FROM unnest('{k,kg,kp}'::text[]) a \g /dev/null
SELECT billing.bill(a, '2026-01-20') FROM unnest('{k,kg,kp}'::text[]) a \g /dev/null
SELECT is(pg_temp.totals('k', 2), '-120.00 -22.80 -142.80', 'all that was paid is credited');
SELECT is_empty($$SELECT account FROM billing.invoices WHERE account IN ('k', 'kg', 'kp') GROUP BY account
                  HAVING NOT (billing.is_zero(billing.sum(net)) AND billing.is_zero(billing.sum(tax)) AND billing.is_zero(billing.sum(gross)))$$, 'and nothing of it is left');
SELECT is((SELECT sum(billing.bill(a, '2026-01-21')) FROM unnest('{k,kg,kp}'::text[]) a), 0::bigint, 'the same again writes nothing');
SELECT is_empty($$SELECT invariant, example FROM billing.verify() WHERE violations > 0$$, 'verify() agrees with that');

-- Refused.
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', '2026-01-01')$$, '22023', NULL, 'neither amount nor percent');
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', '2026-01-01', 'EUR 1', 5)$$, '22023', NULL, 'both');
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', '2026-01-01', percent => -101)$$, '22023', NULL, 'more than all');
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', '2026-01-01', percent => 0)$$, '22023', NULL, 'nothing');
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', '2026-01-01', percent => 'NaN')$$, '22023', NULL, 'no number');
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', '2026-01-01', 'USD 1')$$, '22M01', NULL, 'another currency');
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', '2026-01-01', 'EUR 0.001')$$, '22M03', NULL, 'a fraction of a cent');
SELECT throws_ok($$SELECT billing.add_document_charge('a', '', '2026-01-01', 'EUR 1')$$, '22023', NULL, 'no item');
SELECT throws_ok($$SELECT billing.add_document_charge('a', 'x', 'infinity', 'EUR 1')$$, '22023', NULL, 'no time');

SELECT * FROM finish();
ROLLBACK;
