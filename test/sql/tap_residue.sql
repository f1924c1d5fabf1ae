\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(7);

-- What the last credit of an invoice takes, where prices include tax and the credit comes of a cancellation.
SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [{"code": "jp", "country": "JP", "currency": "JPY", "tax_basis": "inclusive", "tax_id": "T1234567890123", "numbers": "J-{seq}", "credit_numbers": "JC-{seq}",
              "address": {"line1": "1", "city": "Tokyo", "postcode": "100"}},
             {"code": "de", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "numbers": "D-{seq}", "credit_numbers": "DC-{seq}"}],
 "taxes": [{"jurisdiction": "JP", "category": "S", "percent": "10", "valid": "[2019-10-01,)"}, {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
 "plans": [{"code": "plan", "cadence": "1 month", "items": [
   {"code": "a", "kind": "recurring", "timing": "advance", "prices": [{"currency": "JPY", "model": "flat", "amount": "4999"}, {"currency": "EUR", "model": "flat", "amount": "49.99"}]},
   {"code": "b", "kind": "recurring", "timing": "advance", "prices": [{"currency": "JPY", "model": "flat", "amount": "333"}, {"currency": "EUR", "model": "flat", "amount": "3.33"}]}]}]}
$catalog$) \g /dev/null
SELECT billing.create_account(c, s, billing_address => '{"line1": "1", "city": "Nara", "postcode": "630"}') FROM (VALUES ('inc', 'jp'), ('off', 'de')) v(c, s) \g /dev/null
SELECT billing.subscribe('inc', 'plan', '2026-01-01') \g /dev/null
SELECT billing.bill('inc', '2026-01-01'), billing.credit_invoice('inc', 1, lines => '[[1, "3"]]') \g /dev/null
SELECT billing.cancel_subscription('inc', 1, '2026-01-01') \g /dev/null
SELECT results_eq($$SELECT n.amount, n.net FROM billing.preview('inc', '2026-01-02') p CROSS JOIN LATERAL (SELECT billing.amount(p.list_amount) AS amount, billing.amount(p.amount) AS net) n ORDER BY 1$$,
                  $$VALUES (-4996::numeric, -4542::numeric), (-333, -302)$$, 'by largest remainder, 4541.82 and 302.73');
SELECT billing.bill('inc', '2026-01-02') \g /dev/null
-- 5332 hold 484.73, 485 of tax; 3 hold 0.27, none; the 5329 that are left hold 484.45, but 485 are left of the tax.
SELECT results_eq($$SELECT invoice_no, billing.amount(net), billing.amount(tax), billing.amount(gross) FROM billing.invoices WHERE account = 'inc' ORDER BY 1$$,
                  $$VALUES (1, 4847::numeric, 485::numeric, 5332::numeric), (2, -3, 0, -3), (3, -4844, -485, -5329)$$, 'a cancellation takes what is left of the tax');
SELECT is((SELECT billing.sum(l.amount)::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id AND a.code = 'inc' WHERE l.invoice_no = 3), 'JPY -4844', 'in the lines too');
SELECT is((SELECT billing.amount(t.residue) FROM billing.invoice_tax t JOIN billing.account a ON a.account_id = t.account_id AND a.code = 'inc' WHERE t.invoice_no = 3), -1::numeric, 'one unit of the currency');
SELECT is_empty($$SELECT * FROM billing.en16931_check(billing.invoice_json('inc', 3))$$, 'which conforms, 0.6 off the exact 484.40');

-- A cancellation gives back what was paid: what is left of the lines is what the discount took off, so nothing is credited.
SELECT billing.subscribe('off', 'plan', '2026-01-01') \g /dev/null
SELECT billing.add_document_charge('off', 'less', '2026-01-01', percent => -10), billing.bill('off', '2026-01-01'), billing.cancel_subscription('off', 1, '2026-01-01'), billing.bill('off', '2026-01-02') \g /dev/null
SELECT throws_ok($$SELECT billing.credit_invoice('off', 1)$$, '55000', 'nothing of D-1 is left to credit', 'no credit that charges');
SELECT is_empty($$SELECT invariant, example FROM billing.verify() WHERE violations > 0$$, 'verify() agrees');

SELECT * FROM finish();
ROLLBACK;
