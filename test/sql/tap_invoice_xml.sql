\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(28);

SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [
  {"code": "net", "name": "Net & Co", "country": "DE", "currency": "EUR", "tax_id": "de 136 695 976", "zone": "Europe/Berlin", "numbers": "N-{seq}", "credit_numbers": "NC-{seq}",
   "address": {"street": "Kai 1", "city": "Kiel", "postcode": "24103", "endpoint": {"scheme": "EM", "id": "s@example.com"}, "contact": {"name": "A", "phone": "1", "email": "s@example.com"},
               "payment": {"iban": "DE02120300000000202051"}}},
  {"code": "gross", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "tax_basis": "inclusive", "numbers": "G-{seq}", "credit_numbers": "GC-{seq}"},
  {"code": "kwd", "country": "KW", "currency": "KWD", "numbers": "K-{seq}", "credit_numbers": "KC-{seq}"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,)"},
           {"jurisdiction": "DE", "class": "books", "category": "S", "percent": "7", "valid": "[2007-01-01,)"}]}
$catalog$) \g /dev/null
SELECT billing.create_account('a', 'net', name => 'Buyer', billing_address => '{"city": "Bonn", "postcode": "53111", "endpoint": {"scheme": "EM", "id": "b@example.com"}, "buyer_reference": "04011000-12345-34"}'),
       billing.create_account('g', 'gross'), billing.create_account('k', 'kwd') \g /dev/null
SELECT billing.subscribe('a', 'metered', '2026-01-01 Europe/Berlin'), billing.record_usage('a', 'api_calls', 1500, '2026-01-02', 'k'),
       billing.add_charge('a', 'setup', 'EUR 10.50'::monetary, quantity => 3, at => '2026-01-15') \g /dev/null
SELECT billing.bill('a', '2026-02-01 Europe/Berlin') \g /dev/null

CREATE TEMP TABLE made AS SELECT billing.invoice_json('a', 1) AS j, billing.invoice_xml('a', 1) AS ubl, billing.invoice_xml('a', 1, 'cii') AS cii;
-- 1000 calls at 0.10, 500 at 0.08, and 10.50: 150.50 and 28.595 of tax.
SELECT results_eq($$SELECT j ->> 'number', j ->> 'net', j ->> 'tax', j ->> 'gross', j ->> 'payable', j ->> 'amount_due', j ->> 'issue_date', j ->> 'due_date' FROM made$$,
                  $$VALUES ('N-1', '150.50', '28.60', '179.10', '179.10', '179.10', '2026-02-01', '2026-02-15')$$, 'the header');
SELECT results_eq($$SELECT l ->> 'item', l ->> 'quantity', l ->> 'amount', l ->> 'service_start', l ->> 'service_end' FROM made, jsonb_array_elements(j -> 'lines') l$$,
                  $$VALUES ('calls', '1500', '140.00', '2026-01-01', '2026-01-31'), ('setup', '3', '10.50', '2026-01-15', '2026-01-15')$$, 'its lines');
SELECT is_empty($$SELECT * FROM made, en16931_check(j)$$, 'it breaks no rule');
CREATE FUNCTION pg_temp.all_of(xml text, name text) RETURNS text LANGUAGE sql AS
$$SELECT array_to_string(xpath('//*[local-name()="' || name || '"]/text()', xml::xml)::text[], ' ')$$;
SELECT is(pg_temp.all_of(ubl, 'LineExtensionAmount'), '150.50 140.00 10.50', 'UBL: amounts') FROM made;
SELECT is(pg_temp.all_of(ubl, 'InvoicedQuantity') || ' at ' || pg_temp.all_of(ubl, 'PriceAmount'), '1500 3 at 0.0933333333 3.5', 'quantities, and the price that gives the amount') FROM made;
SELECT is(pg_temp.all_of(ubl, 'CompanyID'), 'DE136695976', 'the tax id as it should be') FROM made;
SELECT is(pg_temp.all_of(cii, 'GrandTotalAmount') || ' ' || pg_temp.all_of(cii, 'LineTotalAmount'), '179.10 140.00 10.50 150.50', 'CII: amounts') FROM made;
SELECT matches(billing.invoice_xml('a', 1, 'ubl', 'xrechnung'), 'xrechnung_3.0</cbc:CustomizationID>', 'XRechnung, of a seller that has all it asks for');
SELECT matches(billing.invoice_xml('a', 1, 'cii', 'peppol'), 'poacc:billing:3.0</ram:ID>', 'Peppol');
SELECT billing.add_charge('g', 'x', 'EUR 1.00'::monetary, at => '2026-01-01') \g /dev/null
SELECT billing.bill('g', '2026-01-01') \g /dev/null
SELECT throws_like($$SELECT billing.invoice_xml('g', 1, 'ubl', 'xrechnung')$$,
                   '%does not conform: BR-DE-1, there are no payment instructions%', 'XRechnung asks for more than others');

-- A document stays what it is, whatever becomes of account and seller.
SELECT billing.bill('a', '2026-03-01'), billing.credit_invoice('a', 1, lines => '[[1, "40.00"]]') \g /dev/null
UPDATE billing.account SET zone = 'Asia/Tokyo', name = 'Renamed' WHERE code = 'a';
UPDATE billing.seller SET zone = 'Asia/Tokyo', name = 'Renamed' WHERE code = 'net';
SELECT ok(billing.invoice_xml('a', 1) = ubl AND billing.invoice_xml('a', 1, 'cii') = cii, 'byte by byte, after a credit, a new name and another zone') FROM made;

-- A credit note gives back what is positive, and names the invoice.
CREATE TEMP TABLE note AS SELECT i.invoice_no, billing.invoice_json('a', i.invoice_no) AS j, billing.invoice_xml('a', i.invoice_no) AS ubl, billing.invoice_xml('a', i.invoice_no, 'cii') AS cii
  FROM billing.invoices i WHERE i.account = 'a' AND i.type = 'credit_note';
SELECT is(concat_ws(' ', j ->> 'net', j ->> 'tax', j -> 'preceding' -> 0 ->> 'number'), '-40.00 -7.60 N-1', 'in JSON as in the tables') FROM note;
SELECT is(concat_ws(' ', pg_temp.all_of(ubl, 'CreditNoteTypeCode'), pg_temp.all_of(ubl, 'PayableAmount'), pg_temp.all_of(ubl, 'CreditedQuantity'), pg_temp.all_of(ubl, 'PriceAmount')),
          '381 47.60 1 40', 'in UBL as people read it') FROM note;
SELECT matches(cii, 'InvoiceReferencedDocument>\s*<ram:IssuerAssignedID>N-1<', 'CII names the invoice') FROM note;
SELECT is_empty($$SELECT * FROM note, en16931_check(j)$$, 'and breaks no rule');

-- Prices with tax: an invoice that is credited, whole or in parts, nets to zero.
SELECT billing.add_charge('g', 'x' || n, a::monetary, tax_class => c, at => '2026-02-01') FROM (VALUES (1, 'EUR 9.99', 'standard'), (2, 'EUR 4.99', 'standard'), (3, 'EUR 0.03', 'standard'), (4, 'EUR 7.77', 'books')) v(n, a, c) \g /dev/null
SELECT billing.bill('g', '2026-02-01') \g /dev/null
SELECT billing.credit_invoice('g', 1) \g /dev/null
SELECT billing.credit_invoice('g', 2) \g /dev/null
CREATE FUNCTION pg_temp.sums() RETURNS text LANGUAGE sql AS
$$SELECT concat_ws(' ', billing.sum(i.net), billing.sum(i.tax), billing.sum(i.gross), (SELECT billing.sum(l.amount) FROM billing.invoice_line l WHERE l.account_id = min(i.account_id)))
    FROM billing.invoices i WHERE i.account = 'g'$$;
SELECT is(pg_temp.sums(), 'EUR 0.00 EUR 0.00 EUR 0.00 EUR 0.00', 'credited whole');
SELECT billing.add_charge('g', 'y' || n, a::monetary, at => '2026-03-01') FROM (VALUES (1, 'EUR 9.99'), (2, 'EUR 4.99')) v(n, a) \g /dev/null
SELECT billing.bill('g', '2026-03-01') \g /dev/null
SELECT billing.credit_invoice('g', (SELECT max(i.invoice_no) FROM billing.invoices i WHERE i.account = 'g' AND i.type = 'invoice'), lines => '[[1, "3.33"]]') \g /dev/null
SELECT is((SELECT concat_ws(' ', amount(i.gross), (SELECT amount(sum(l.amount)) FROM billing.invoice_line l WHERE l.account_id = i.account_id AND l.invoice_no = i.invoice_no) = amount(i.net))
             FROM billing.invoices i WHERE i.account = 'g' ORDER BY i.invoice_no DESC LIMIT 1), '-3.33 t', 'a part of a line is credited with its tax, and lines are the total');
SELECT is_empty($$SELECT i.number, r.* FROM billing.invoices i, LATERAL billing.en16931_check(billing.invoice_json(i.account, i.invoice_no)) r WHERE i.account IN ('a', 'g')$$, 'no document breaks a rule');

-- A tax point of all lines is the document's: CII holds it once, whatever rates there are.
SELECT billing.create_account('p', 'gross'), billing.add_charge('p', 'x', 'EUR 5.00'::monetary, at => '2026-02-15'), billing.add_charge('p', 'y', 'EUR 5.00'::monetary, tax_class => 'books', at => '2026-02-15') \g /dev/null
SELECT billing.bill('p', '2026-03-02') \g /dev/null
SELECT is((SELECT count(*) FROM regexp_matches(billing.invoice_xml('p', 1, 'cii'), '<ram:TaxPointDate>', 'g')), 1::bigint, 'one tax point in CII');
SELECT is(pg_temp.all_of(billing.invoice_xml('p', 1), 'TaxPointDate'), '2026-02-15', 'and in UBL');

-- Refused, with the reason.
SELECT billing.add_charge('k', 'x', 'KWD 1.234'::monetary, at => '2026-01-01'), billing.bill('k', '2026-01-01') \g /dev/null
SELECT throws_ok($$SELECT billing.invoice_xml('k', 1)$$, '22023', 'invoice "K-1" does not conform: BR-DEC-23, the net amount (BT-131) of line 1 1.234 has more than 2 decimals', 'three decimals');
CREATE FUNCTION pg_temp.refusal(account text, OUT detail text, OUT hint text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM billing.invoice_xml(account, 1);
EXCEPTION WHEN invalid_parameter_value THEN
    GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
END $$;
SELECT is((pg_temp.refusal('k')).hint, 'EN 16931 has amounts of two decimals, and those in KWD have 3.', 'which nothing can mend');
SELECT is((pg_temp.refusal('k')).detail, (SELECT string_agg(c.rule || ': ' || c.message || '.', E'\n') FROM billing.en16931_check(billing.invoice_json('k', 1)) c), 'with all rules, however many');
SELECT billing.add_charge('a', 'x', 'EUR 1.00'::monetary, at => '2026-04-01'), billing.bill('a', '2026-04-01', issue => false) \g /dev/null
SELECT throws_like($$SELECT billing.invoice_xml('a', max(invoice_no)) FROM billing.invoices WHERE account = 'a'$$, '%does not conform: BR-02, there is no invoice number (BT-1)', 'a draft');
SELECT is(billing.invoice_json('a', 99), NULL, 'no such document');
SELECT is(billing.invoice_xml('a', 99), NULL, 'nor XML of it');
SELECT throws_ok($$SELECT billing.invoice_xml('nobody', 1)$$, '22023', 'unknown account "nobody"', 'an unknown account');

-- What two documents have billed, a third one gives back.
SELECT billing.create_account('late', 'net'), billing.subscribe('late', 'metered', '2026-01-01 Europe/Berlin'), billing.record_usage('late', 'api_calls', 100, '2026-01-02', 'first'),
       billing.bill('late', '2026-02-01 Europe/Berlin') \g /dev/null
SELECT billing.record_usage('late', 'api_calls', 500, '2026-01-03', 'second'), billing.bill('late', '2026-02-02 Europe/Berlin') \g /dev/null
SELECT billing.cancel_usage('late', 'api_calls', 'second', '2026-01-03'), billing.bill('late', '2026-02-03 Europe/Berlin') \g /dev/null
SELECT results_eq($$SELECT p ->> 'number' FROM jsonb_array_elements(billing.invoice_json('late', 3) -> 'preceding') p$$,
    $$SELECT number FROM billing.invoices WHERE account = 'late' AND invoice_no < 3 ORDER BY invoice_no$$, 'a credit names all documents that billed what it gives back');

SELECT * FROM finish();
ROLLBACK;
