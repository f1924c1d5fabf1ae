\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(23);

-- Taxes of a state, a county and a city, charged as one: what each gets is kept.
SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [{"code": "us", "name": "Ridge Inc.", "country": "US", "currency": "USD", "zone": "UTC", "numbers": "U-{seq}", "credit_numbers": "UC-{seq}"}],
 "jurisdictions": [{"code": "US-NY", "country": "US", "region": "NY"}, {"code": "US-NY-KINGS", "country": "US", "region": "NY", "county": "KINGS"}, {"code": "US-NY-NYC", "country": "US", "region": "NY", "city": "NEW YORK"}],
 "registrations": [{"seller": "us", "jurisdiction": "US-NY"}],
 "taxes": [{"jurisdiction": "US-NY", "category": "S", "percent": "4", "valid": "[2020-01-01,)"}, {"jurisdiction": "US-NY-KINGS", "category": "S", "percent": "0.375", "valid": "[2020-01-01,)"},
           {"jurisdiction": "US-NY-NYC", "category": "S", "percent": "4.5", "valid": "[2020-01-01,)"}, {"jurisdiction": "US-NY", "class": "books", "category": "S", "percent": "4", "valid": "[2020-01-01,)"}],
 "plans": [{"code": "plan", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "USD", "model": "flat", "amount": "99.99"}]}]}]}
$catalog$) \g /dev/null
SELECT billing.create_account(c, 'us', region => 'NY', billing_address => a) FROM (VALUES ('city', '{"county": "Kings", "city": "New York"}'::jsonb), ('state', '{"city": "Albany"}'), ('plan', '{"county": "Kings", "city": "New York"}')) v(c, a) \g /dev/null
SELECT billing.add_charge('city', 'x', 'USD 33.33'::monetary, at => '2026-01-15'), billing.add_charge('city', 'y', 'USD 66.66'::monetary, at => '2026-01-16'),
       billing.add_charge('city', 'z', 'USD 10.00'::monetary, tax_class => 'books', at => '2026-01-16'), billing.add_charge('state', 'x', 'USD 100.00'::monetary, at => '2026-01-15') \g /dev/null
SELECT billing.bill(c, '2026-02-01') FROM unnest('{city,state}'::text[]) c \g /dev/null
-- 8.875 percent of 99.99 are 8.87: 4.00 (3.9996), 0.37 (0.374963), 4.50 (4.49955) of it.
SELECT results_eq($$SELECT x.percent, x.tax::text, p.jurisdiction, p.percent, p.tax::text FROM billing.invoice_tax x JOIN billing.account a ON a.account_id = x.account_id AND a.code = 'city'
                      JOIN billing.invoice_tax_part p ON p.account_id = x.account_id AND p.invoice_no = x.invoice_no AND p.tax_no = x.tax_no ORDER BY p.part_no$$,
                  $$VALUES (8.875, 'USD 8.87', 'US-NY', 4.0, 'USD 4.00'), (8.875, 'USD 8.87', 'US-NY-KINGS', 0.375, 'USD 0.37'), (8.875, 'USD 8.87', 'US-NY-NYC', 4.5, 'USD 4.50')$$,
                  'the tax is rounded once and shared by largest remainder');
SELECT is((SELECT count(*) FROM billing.invoice_tax_part p JOIN billing.account a ON a.account_id = p.account_id WHERE a.code = 'state'), 0::bigint, 'one tax has no parts');
SELECT is(billing.invoice_json('city', 1) #>> '{taxes,1,parts,1}', '{"tax": "0.37", "percent": "0.375", "jurisdiction": "US-NY-KINGS"}', 'in JSON');
SELECT is(billing.invoice_json('city', 1) #> '{taxes,0,parts}', NULL, 'not where there is one');
SELECT matches(billing.invoice_html('city', 1), '<bdi>US-NY-KINGS</bdi> . 0\.375%</th>\s*<td class="n"></td>\s*<td class="n">\$0\.37</td>', 'and for people');

-- Credits share as invoices do; a credited invoice leaves nothing to anybody.
SELECT billing.credit_invoice('city', 1, lines => '[[1, "11.11"]]'), billing.credit_invoice('city', 1) \g /dev/null
SELECT is_empty($$SELECT p.jurisdiction FROM billing.invoice_tax_part p GROUP BY 1 HAVING NOT billing.is_zero(billing.sum(p.tax))$$, 'nothing is left to any');
SELECT is((SELECT count(DISTINCT invoice_no) FROM billing.invoice_tax_part), 3::bigint, 'of three documents');

-- In three parts of which none is a whole cent for each: 14.98 is 5.00 and 9.98, so the last takes 1.66 and 3.34, where 5.00 shared anew were 1.67 and 3.33.
SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [{"code": "qc", "country": "CA", "region": "QC", "currency": "CAD", "numbers": "Q-{seq}", "credit_numbers": "QC-{seq}"}],
 "jurisdictions": [{"code": "CA-QC", "country": "CA", "region": "QC"}],
 "taxes": [{"jurisdiction": "CA", "category": "S", "percent": "5", "valid": "[2008-01-01,)"}, {"jurisdiction": "CA-QC", "category": "S", "percent": "9.975", "valid": "[2013-01-01,)"}]}
$catalog$) \g /dev/null
SELECT billing.create_account('qc', 'qc', region => 'QC') \g /dev/null
SELECT billing.add_charge('qc', 'x', 'CAD 100.00'::monetary, at => '2026-01-15'), billing.bill('qc', '2026-02-01') \g /dev/null
SELECT billing.credit_invoice('qc', 1, lines => '[[1, "33.33"]]'), billing.credit_invoice('qc', 1, lines => '[[1, "33.33"]]'), billing.credit_invoice('qc', 1) \g /dev/null
SELECT results_eq($$SELECT p.invoice_no, p.jurisdiction, billing.amount(p.tax) FROM billing.invoice_tax_part p JOIN billing.account a ON a.account_id = p.account_id AND a.code = 'qc' ORDER BY 1, 2$$,
                  $$VALUES (1, 'CA', 5.00), (1, 'CA-QC', 9.98), (2, 'CA', -1.67), (2, 'CA-QC', -3.32), (3, 'CA', -1.67), (3, 'CA-QC', -3.32), (4, 'CA', -1.66), (4, 'CA-QC', -3.34)$$,
                  'the last credit takes what each has left');
SELECT is_empty($$SELECT p.jurisdiction FROM billing.invoice_tax_part p GROUP BY 1 HAVING NOT billing.is_zero(billing.sum(p.tax))$$, 'nothing is left to any, in many parts');

-- Where prices include tax, the last credit can leave its lines less than their floors: 161.83 - 21.09 are 140.74, but 53.08 (61.03 / 1.14975 = 53.0811)
-- and 87.67 (100.80 / 1.14975 = 87.6712) are 140.75. The larger line gives it.
SELECT count(*) FROM billing.apply_catalog('{"sellers": [{"code": "qci", "country": "CA", "region": "QC", "currency": "CAD", "tax_basis": "inclusive", "numbers": "QI-{seq}", "credit_numbers": "QIC-{seq}"}]}') \g /dev/null
SELECT billing.create_account('qci', 'qci', region => 'QC') \g /dev/null
SELECT billing.add_charge('qci', 'x', 'CAD 99.80'::monetary, at => '2026-01-15'), billing.add_charge('qci', 'y', 'CAD 100.80'::monetary, at => '2026-01-15'), billing.bill('qci', '2026-02-01') \g /dev/null
SELECT billing.credit_invoice('qci', 1, lines => jsonb_build_array(jsonb_build_array(1, c))) FROM unnest('{4.74,2.78,10.08,6.87,14.30}'::text[]) c \g /dev/null
SELECT billing.credit_invoice('qci', 1) \g /dev/null
SELECT results_eq($$SELECT l.line_no, billing.amount(l.amount), billing.amount(i.net), billing.amount(i.tax) FROM billing.invoice_line l JOIN billing.invoices i USING (account_id, invoice_no) WHERE i.account = 'qci' AND invoice_no = 7 ORDER BY 1$$,
                  $$VALUES (1, -53.08, -140.74, -21.09), (2, -87.66, -140.74, -21.09)$$, 'the lines of the last credit are its net');
SELECT is((SELECT (billing.sum(i.net)::text, billing.sum(i.tax)::text, billing.sum(i.gross)::text)::text FROM billing.invoices i WHERE i.account = 'qci'), '("CAD 0.00","CAD 0.00","CAD 0.00")', 'and nothing is left');

-- Subscriptions in the short and in the long way, drafts, and corrections.
SELECT billing.subscribe('plan', 'plan', '2026-01-01') \g /dev/null
SELECT billing.bill('plan', '2026-01-01', issue => false), billing.bill('plan', '2026-01-01') \g /dev/null
CREATE FUNCTION pg_temp.parts(no integer) RETURNS text LANGUAGE sql AS
$$SELECT string_agg(p.jurisdiction || ' ' || billing.amount(p.tax), ', ' ORDER BY p.part_no) FROM billing.invoice_tax_part p JOIN billing.account a ON a.account_id = p.account_id WHERE a.code = 'plan' AND p.invoice_no = no$$;
SELECT is(pg_temp.parts(1), 'US-NY 4.00, US-NY-KINGS 0.37, US-NY-NYC 4.50', 'a first cycle');
SELECT billing.bill('plan', '2026-02-01') \g /dev/null
SELECT is(pg_temp.parts(2), 'US-NY 4.00, US-NY-KINGS 0.37, US-NY-NYC 4.50', 'the next');
SELECT billing.cancel_subscription('plan', 1, '2026-02-15'), billing.bill('plan', '2026-02-15') \g /dev/null
-- 14 of 28 days: 49.995, so -49.99 or -50.00; 8.875 percent of it.
SELECT is((SELECT billing.sum(p.tax) FROM billing.invoice_tax_part p JOIN billing.account a ON a.account_id = p.account_id WHERE a.code = 'plan' AND p.invoice_no = 3),
          (SELECT i.tax FROM billing.invoices i WHERE i.account = 'plan' AND i.invoice_no = 3), 'a correction has the parts of its source');
SELECT is((SELECT tax_parts FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'plan' AND l.invoice_no = 3),
          (SELECT tax_parts FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'plan' AND l.invoice_no = 2), 'the same');
-- Exempt from one of them, from two, and from each by a certificate of its own.
SELECT billing.create_account('e' || n, 'us', region => 'NY', billing_address => '{"county": "Kings", "city": "New York"}') FROM generate_series(1, 3) n \g /dev/null
SELECT billing.add_tax_exemption('e' || n, 'C-' || j, '(,)', jurisdiction => j) FROM (VALUES (1, 'US-NY'), (2, 'US-NY'), (2, 'US-NY-NYC'), (3, 'US-NY'), (3, 'US-NY-NYC'), (3, 'US-NY-KINGS')) v(n, j) \g /dev/null
SELECT billing.add_charge('e' || n, 'x', 'USD 100.00'::monetary, at => '2026-01-15'), billing.bill('e' || n, '2026-02-01') FROM generate_series(1, 3) n \g /dev/null
SELECT results_eq($$SELECT a.code, l.tax_category, l.tax_percent, l.tax_jurisdiction, cardinality(l.tax_parts) FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code ~ '^e[0-9]' ORDER BY 1$$,
                  $$VALUES ('e1', 'S', 4.875, 'US-NY-NYC', 2), ('e2', 'S', 0.375, 'US-NY-KINGS', NULL), ('e3', 'E', 0, 'US-NY-NYC', NULL)$$, 'what is left is charged');
SELECT is((SELECT string_agg(p.jurisdiction || ' ' || billing.amount(p.tax), ', ' ORDER BY p.part_no) FROM billing.invoice_tax_part p JOIN billing.account a ON a.account_id = p.account_id WHERE a.code = 'e1'), 'US-NY-KINGS 0.38, US-NY-NYC 4.50', 'and shared');
SELECT is((SELECT sum(t.percent) FROM billing.tax_resolve('us', 'e1', tax_point => '2026-01-15') t), 4.875, 'as tax_resolve() says');
SELECT matches((SELECT l.tax_reason FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'e3'), '^Exempt under certificate C-', 'with a reason where nothing is left');
SELECT is_empty($$SELECT invariant, example FROM billing.verify() WHERE violations > 0$$, 'verify() agrees');
SELECT throws_ok($$UPDATE billing.invoice_tax_part SET tax = tax + tax$$, '55000', NULL, 'issued documents are final');
SELECT throws_ok($$DELETE FROM billing.invoice_tax_part$$, '55000', NULL, 'and stay');
SELECT is((SELECT count(*) FROM billing.invoice_tax_part p LEFT JOIN billing.invoice i ON i.account_id = p.account_id AND i.invoice_no = p.invoice_no WHERE i.number IS NULL), 0::bigint, 'drafts leave nothing');

SELECT * FROM finish();
ROLLBACK;
