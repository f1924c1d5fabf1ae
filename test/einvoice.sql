-- Writes electronic invoices of every kind into the files of a directory, for an official validator. Run by test/einvoice.sh.
\set QUIET 1
\pset format unaligned
\pset tuples_only true
\set ON_ERROR_STOP true
SET client_min_messages = warning;
CREATE EXTENSION billing;
SELECT billing.setup() \g /dev/null
SET search_path = public, billing;

SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [
  {"code": "net", "name": "Müller & Söhne GmbH", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "numbers": "N-{seq:6}", "credit_numbers": "NC-{seq:6}",
   "address": {"line1": "Hafenstraße 7", "city": "Hamburg", "postcode": "20457", "endpoint": {"scheme": "EM", "id": "billing@example.com"},
               "contact": {"name": "Accounts", "phone": "+49 40 1234", "email": "billing@example.com"},
               "payment": {"iban": "DE02120300000000202051", "bic": "BYLADEM1001", "name": "Müller & Söhne"}}},
  {"code": "gross", "name": "Brutto AG", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "tax_basis": "inclusive", "numbers": "G-{seq:6}", "credit_numbers": "GC-{seq:6}",
   "address": {"line1": "Am Markt 1", "city": "Köln", "postcode": "50667"}},
  {"code": "canary", "name": "Islas SL", "country": "ES", "currency": "EUR", "tax_id": "ESB58378431", "numbers": "E-{seq:6}", "credit_numbers": "EC-{seq:6}", "address": {"city": "Las Palmas"}},
  {"code": "coins", "name": "Kolikko Oy", "country": "FI", "currency": "EUR", "tax_id": "FI09853608", "cash_rounding": true, "tax_currency": "EUR", "numbers": "F-{seq:6}", "credit_numbers": "FC-{seq:6}",
   "address": {"city": "Helsinki"}},
  {"code": "yen", "name": "Nippon KK", "country": "JP", "currency": "JPY", "tax_id": "T1234567890123", "numbers": "J-{seq:6}", "credit_numbers": "JC-{seq:6}", "address": {"city": "東京"}}],
 "tax_classes": [{"code": "goods", "supply": "goods"}],
 "jurisdictions": [{"code": "ES-CN", "country": "ES", "postcode": "(35|38)[0-9]{3}", "replaces": true}, {"code": "ES-CE", "country": "ES", "postcode": "51[0-9]{3}", "replaces": true}],
 "metrics": [{"code": "calls", "aggregation": "sum"}],
 "taxes": [
  {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,)"}, {"jurisdiction": "DE", "class": "books", "category": "S", "percent": "7", "valid": "[2007-01-01,)"},
  {"jurisdiction": "DE", "class": "goods", "category": "S", "percent": "19", "valid": "[2007-01-01,)"}, {"jurisdiction": "DE", "class": "solar", "category": "Z", "percent": "0", "valid": "[2023-01-01,)"},
  {"jurisdiction": "DE", "class": "teaching", "category": "E", "percent": "0", "valid": "[2007-01-01,)", "reason_code": "VATEX-EU-132-1I", "reason": "Teaching"},
  {"jurisdiction": "ES", "category": "S", "percent": "21", "valid": "[2012-09-01,)"}, {"jurisdiction": "ES-CN", "category": "L", "percent": "7", "valid": "[2020-01-01,)"},
  {"jurisdiction": "FI", "category": "S", "percent": "25.5", "valid": "[2024-09-01,)"}, {"jurisdiction": "FI", "class": "books", "category": "S", "percent": "14", "valid": "[2020-01-01,)"},
  {"jurisdiction": "ES-CE", "category": "M", "percent": "4", "valid": "[2020-01-01,)"}, {"jurisdiction": "JP", "category": "S", "percent": "10", "valid": "[2019-10-01,)"}],
 "exchange_rates": [{"from": "USD", "to": "EUR", "day": "2026-01-01", "rate": "0.8512"}],
 "plans": [
  {"code": "pro", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "49.99"}, {"currency": "JPY", "model": "flat", "amount": "5000"}]},
   {"code": "seats", "kind": "recurring", "timing": "advance", "quantity": "3", "prices": [{"currency": "EUR", "model": "flat", "amount": "9.99"}, {"currency": "JPY", "model": "flat", "amount": "999"}]},
   {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 100, "unit": "0.0123", "flat": "1"}, {"unit": "0.007"}]},
                                                                    {"currency": "JPY", "model": "unit", "unit": "0.7"}]}]},
  {"code": "lite", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "9.99"}, {"currency": "JPY", "model": "flat", "amount": "1000"}]}]}]}
$catalog$) \g /dev/null

-- Buyers of every kind, with a hostile name among them.
CREATE TEMP TABLE buyer (code text, seller text, country text, tax_id text, address jsonb);
INSERT INTO buyer VALUES
    ('home', 'net', 'DE', NULL, '{"city": "Bonn", "postcode": "53111"}'), ('business', 'net', 'DE', 'DE136695976', '{"line1": "<b>&amp;", "city": "Bonn"}'),
    ('reverse', 'net', 'FR', 'FR 40 303 265 045', '{"city": "Paris"}'), ('export', 'net', 'US', NULL, '{"city": "Oakland", "region": "CA"}'),
    ('gross', 'gross', 'DE', NULL, '{"city": "Bonn"}'), ('spain', 'canary', 'ES', NULL, '{"postcode": "28001"}'), ('islands', 'canary', 'ES', NULL, '{"postcode": "35001"}'),
    ('ceuta', 'canary', 'ES', NULL, '{"postcode": "51001"}'), ('tokyo', 'yen', 'JP', NULL, '{"city": "東京"}'), ('exempt', 'net', 'DE', NULL, '{"city": "Berlin"}'),
    ('split', 'net', 'DE', NULL, '{"city": "Ulm"}');
SELECT billing.create_account(code, seller, name => 'Buyer <' || code || '> & Co "x"', country => country, tax_id => tax_id, billing_address => address) FROM buyer \g /dev/null
SELECT billing.add_tax_exemption('exempt', 'X-1', '(,)', reason => 'Diplomatic mission', reason_code => 'VATEX-EU-151') \g /dev/null
SELECT billing.subscribe(code, 'pro', '2026-01-11') FROM buyer \g /dev/null
SELECT billing.record_usage(b.code, 'calls', 7 * n + length(b.code), '2026-01-12'::timestamptz + n * interval '1 day', 'k' || n) FROM buyer b, generate_series(1, 40) n \g /dev/null
-- One-off charges of other classes, a discount among them; goods for those abroad.
SELECT billing.add_charge(b.code, 'extra', ('EUR ' || a)::monetary, tax_class => c, quantity => q, at => '2026-01-20')
  FROM buyer b, (VALUES ('home', 'books', 12.34, 1), ('home', 'teaching', 100.00, 1), ('home', 'solar', 55.55, 5), ('home', 'standard', -5.00, 1), ('business', 'books', 99.99, 3),
                        ('reverse', 'goods', 10.01, 1), ('gross', 'books', 10.00, 1), ('gross', 'standard', 0.01, 1)) v(code, c, a, q) WHERE b.code = v.code \g /dev/null
SELECT billing.bill(code, at::timestamptz) FROM buyer, unnest('{2026-01-11,2026-02-11}'::text[]) at ORDER BY at, code \g /dev/null
-- Goods for export are a document of their own: what is not subject to VAT bears nothing beside it.
SELECT billing.create_account('overseas', 'net', name => 'Overseas', country => 'US') \g /dev/null
SELECT billing.add_charge('overseas', 'machine', 'EUR 1000.00'::monetary, tax_class => 'goods', at => '2026-01-20') \g /dev/null
SELECT billing.bill('overseas', '2026-02-01') \g /dev/null
-- A downgrade, late usage and a goodwill credit give credit notes and corrections.
SELECT billing.change_subscription(code, 1, 'lite', at => '2026-02-20'::timestamptz) FROM buyer \g /dev/null
SELECT billing.bill(code, '2026-02-21') FROM buyer \g /dev/null
SELECT billing.record_usage(code, 'calls', 500, '2026-01-15', 'late') FROM buyer \g /dev/null
SELECT billing.bill(code, '2026-03-11') FROM buyer \g /dev/null
SELECT billing.credit_invoice(code, 1, effect => 'goodwill') FROM buyer \g /dev/null
SELECT billing.bill(code, '2026-05-11') FROM buyer \g /dev/null

-- What is rounded to coins, taxed in another currency, or holds its tax; credited in parts, the last of which takes the residue.
SELECT billing.create_account('coins', 'coins', name => 'Coins'), billing.create_account('dollars', 'coins', name => 'Dollars', currency => 'USD'), billing.create_account('cents', 'gross', name => 'Cents') \g /dev/null
SELECT billing.add_charge(b, 'x' || n, billing.monetary(a, c), tax_class => CASE n WHEN 2 THEN 'books' ELSE 'standard' END, at => '2026-01-20')
  FROM (VALUES ('coins', 'EUR', 1, 1.00), ('coins', 'EUR', 2, 12.34), ('dollars', 'USD', 1, 99.99), ('cents', 'EUR', 1, 0.03), ('cents', 'EUR', 2, 0.05)) v(b, c, n, a) \g /dev/null
SELECT billing.bill(b, '2026-02-01') FROM unnest('{coins,dollars,cents}'::text[]) b \g /dev/null
-- Discounts and charges of a document, over two rates or outside the scope, and prepaid credit.
SELECT billing.create_account(b, s, name => b, country => c) FROM (VALUES ('allowance', 'net', 'DE'), ('gross-allowance', 'gross', 'DE'), ('outside', 'net', 'US'), ('finnish', 'coins', 'FI')) v(b, s, c) \g /dev/null
SELECT billing.add_charge(b, 'x', 'EUR 100.00'::monetary, at => '2026-01-20'), billing.add_charge(b, 'y', 'EUR 33.33'::monetary, tax_class => CASE b WHEN 'outside' THEN 'standard' ELSE 'books' END, at => '2026-01-20'),
       billing.add_document_charge(b, 'loyalty', '2026-01-20', percent => -10, description => 'Loyalty & more'), billing.add_document_charge(b, 'freight', '2026-01-20', amount => 'EUR 5.00'::monetary),
       billing.grant_credit(b, 'prepaid', 'EUR 77.77'::monetary, '2026-01-01')
  FROM unnest('{allowance,gross-allowance,outside,finnish}'::text[]) b \g /dev/null
SELECT billing.bill(b, '2026-02-01') FROM unnest('{allowance,gross-allowance,outside,finnish}'::text[]) b \g /dev/null
SELECT billing.credit_invoice(b, 1) FROM unnest('{allowance,gross-allowance,outside,finnish}'::text[]) b \g /dev/null
SELECT billing.credit_invoice('coins', 1, lines => '[[1, "0.50"], [2, "6.17"]]'), billing.credit_invoice('dollars', 1, lines => '[[1, "33.33"]]'), billing.credit_invoice('cents', 1, lines => '[[1, "0.01"], [2, "0.02"]]') \g /dev/null
SELECT billing.credit_invoice(b, 1) FROM unnest('{coins,dollars,cents}'::text[]) b \g /dev/null

CREATE TEMP TABLE document AS
SELECT i.account, i.invoice_no, i.type, f.format, format('%s/%s/%s-%s.xml', :'directory', f.format, i.account, i.invoice_no) AS file,
       billing.invoice_xml(i.account, i.invoice_no, f.format) AS xml
  FROM billing.invoices i, (VALUES ('ubl'), ('cii')) f(format) WHERE i.number IS NOT NULL;
SELECT format('\copy (SELECT regexp_split_to_table(rtrim(xml, E''\n''), E''\n'') FROM document WHERE file = %L) TO %L CSV QUOTE E''\b'' DELIMITER E''\f''', file, file) FROM document \g :directory/copy.sql
\i :directory/copy.sql
SELECT format('%s documents, %s of them credit notes, in each of 2 formats; categories %s', count(DISTINCT (account, invoice_no)),
              count(DISTINCT (account, invoice_no)) FILTER (WHERE type = 'credit_note'), (SELECT string_agg(DISTINCT category, ' ') FROM billing.invoice_tax)) FROM document;
