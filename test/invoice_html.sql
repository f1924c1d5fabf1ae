-- Documents that are hard to lay out, for test/t/invoice_html.pl.
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
  {"code": "north", "name": "Nordlicht Cloud GmbH", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "zone": "Europe/Berlin", "numbers": "NL-{YYYY}-{seq:5}", "credit_numbers": "NG-{seq:5}",
   "address": {"line1": "Hafenstraße 7", "city": "Hamburg", "postcode": "20457", "locale": "de", "legal_id": "HRB 12345",
               "contact": {"name": "Buchhaltung", "phone": "+49 40 1234", "email": "billing@example.com"},
               "payment": {"iban": "DE02120300000000202051", "bic": "BYLADEM1001", "name": "Nordlicht Cloud GmbH"}}},
  {"code": "yen", "name": "日本クラウド株式会社", "country": "JP", "currency": "JPY", "tax_id": "T1234567890123", "numbers": "J-{seq:6}", "credit_numbers": "JC-{seq:6}", "address": {"city": "東京"}},
  {"code": "dinar", "name": "شركة الكويت للحوسبة السحابية", "country": "KW", "currency": "KWD", "numbers": "K-{seq}", "credit_numbers": "KC-{seq}", "address": {"line1": "شارع فهد السالم", "city": "الكويت"}},
  {"code": "york", "name": "Hudson Books LLC", "country": "US", "currency": "USD", "tax_currency": "CAD", "zone": "America/New_York", "numbers": "Y-{seq}", "credit_numbers": "YC-{seq}", "address": {"line1": "5 Main St", "city": "New York", "region": "NY", "postcode": "10001"}},
  {"code": "gross", "name": "Brutto AG", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "tax_basis": "inclusive", "numbers": "G-{seq:6}", "credit_numbers": "GC-{seq:6}"}],
 "jurisdictions": [{"code": "US-NY", "country": "US", "region": "NY"}, {"code": "US-NY-NYC", "country": "US", "region": "NY", "city": "NEW YORK"}],
 "exchange_rates": [{"from": "USD", "to": "CAD", "day": "2026-01-01", "rate": "1.3712"}],
 "metrics": [{"code": "api_calls", "name": "API calls", "aggregation": "sum"}, {"code": "storage", "name": "Storage", "aggregation": "weighted_sum", "recurring": true}, {"code": "peak", "aggregation": "max"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,)"}, {"jurisdiction": "DE", "class": "books", "category": "S", "percent": "7", "valid": "[2007-01-01,)"},
           {"jurisdiction": "US-NY", "category": "S", "percent": "4", "valid": "[2020-01-01,)"}, {"jurisdiction": "US-NY-NYC", "category": "S", "percent": "4.5", "valid": "[2020-01-01,)"},
           {"jurisdiction": "JP", "category": "S", "percent": "10", "valid": "[2019-10-01,)"}],
 "plans": [
  {"code": "pro", "cadence": "1 month", "items": [
   {"code": "base", "name": "Professional plan", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "49"}, {"currency": "JPY", "model": "flat", "amount": "5000"}, {"currency": "KWD", "model": "flat", "amount": "12.345"}]},
   {"code": "calls", "name": "API calls", "kind": "usage", "metric": "api_calls", "prices": [
     {"currency": "EUR", "model": "graduated", "tiers": [{"up_to": "10000", "unit": "0"}, {"up_to": "50000", "unit": "0.002"}, {"unit": "0.00125"}]}, {"currency": "JPY", "model": "unit", "unit": "0.02"}, {"currency": "KWD", "model": "unit", "unit": "0.0005"}]},
   {"code": "storage", "name": "Storage (GB)", "kind": "usage", "metric": "storage", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.10"}, {"currency": "JPY", "model": "unit", "unit": "10"}, {"currency": "KWD", "model": "unit", "unit": "0.10"}]},
   {"code": "peak", "name": "Peak connections", "kind": "usage", "metric": "peak", "group_by": "region", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.05"}, {"currency": "JPY", "model": "unit", "unit": "5"}, {"currency": "KWD", "model": "unit", "unit": "0.05"}]}]}]}
$catalog$) \g /dev/null
SELECT billing.create_account('full', 'north', name => 'Müller & Söhne', billing_address => '{"line1": "Königsallee 1", "city": "Düsseldorf", "postcode": "40212", "buyer_reference": "04011000-12345-34"}'),
       billing.create_account('rtl', 'north', name => 'مؤسسة الأفق التجارية (فرع ١)', billing_address => '{"line1": "דרך מנחם בגין 132", "city": "תל אביב"}'),
       billing.create_account('yen', 'yen', name => '山田商店'), billing.create_account('dinar', 'dinar', name => 'شركة'),
       billing.create_account('many', 'north', name => 'Many Lines Ltd.'), billing.create_account('long', 'north', name => repeat('Long name ', 19)),
       billing.create_account('hostile', 'north', name => '<script>document.title = "run"; console.error("run")</script>'),
       billing.create_account('one', 'north', name => 'Single line'), billing.create_account('zero', 'north', name => 'Zero'), billing.create_account('gross', 'gross', name => 'Inclusive') \g /dev/null
SELECT billing.subscribe(c, 'pro', '2026-01-01 Europe/Berlin') FROM unnest('{full,rtl,yen,dinar}'::text[]) c \g /dev/null
SELECT billing.record_usage(c, 'api_calls', (1000 + 37 * n * n % 4001)::numeric, '2026-01-01 10:00 Europe/Berlin'::timestamptz + n * interval '1 day', 'k' || n) FROM unnest('{full,rtl,yen,dinar}'::text[]) c, generate_series(0, 30) n \g /dev/null
SELECT billing.record_usage('full', 'storage', v, ('2026-01-' || d || ' 08:00')::timestamptz, 's' || d) FROM (VALUES ('02', 120), ('09', 60.5), ('20', -40)) s(d, v) \g /dev/null
SELECT billing.record_usage('full', 'peak', (100 + n * 7 % 50)::numeric, '2026-01-01 08:00'::timestamptz + n * interval '1 day', 'p' || r || n, jsonb_build_object('region', r)) FROM generate_series(0, 29) n, unnest('{eu-west,us-east}'::text[]) r \g /dev/null
SELECT billing.add_charge('many', 'item' || lpad(n::text, 3, '0'), billing.from_minor(n * 137, 'EUR'), quantity => n, description => 'Item number ' || n || ' of many', tax_class => CASE WHEN n % 3 = 0 THEN 'books' ELSE 'standard' END, at => '2026-01-20') FROM generate_series(1, 200) n \g /dev/null
SELECT billing.add_charge('long', 'l1', 'EUR 123456789.01'::monetary, description => repeat('x', 300), at => '2026-01-20'), billing.add_charge('long', 'l2', 'EUR 0.01'::monetary, description => repeat('word and words ', 20), quantity => 1234567.891, at => '2026-01-20') \g /dev/null
SELECT billing.add_charge('hostile', 'x', 'EUR 10.00'::monetary, description => E'"></td></table><img src=x onerror="console.error(1)">\n<svg onload=alert(1)>&amp;\u202E', at => '2026-01-20') \g /dev/null
SELECT billing.add_charge('one', 'c', 'EUR 99.00'::monetary, description => 'Consulting', at => '2026-01-20'), billing.add_charge('zero', 'c', 'EUR 0.00'::monetary, description => 'Free', at => '2026-01-20') \g /dev/null
SELECT billing.add_charge('gross', 'c' || n, 'EUR 9.99'::monetary, tax_class => CASE WHEN n % 2 = 0 THEN 'books' ELSE 'standard' END, at => '2026-01-20') FROM generate_series(1, 20) n \g /dev/null
SELECT billing.create_account('york', 'york', name => 'Reader', region => 'NY', billing_address => '{"city": "New York", "region": "NY"}'), billing.grant_credit('york', 'prepaid', 'USD 20.00'::monetary, '2026-01-01') \g /dev/null
SELECT billing.add_charge('york', 'book', 'USD 99.99'::monetary, at => '2026-01-20'), billing.add_document_charge('york', 'loyalty', '2026-01-20', percent => -10, description => 'Loyalty discount'),
       billing.add_document_charge('york', 'freight', '2026-01-20', amount => 'USD 12.50'::monetary, description => 'Freight') \g /dev/null
SELECT billing.bill(a.code, '2026-02-01 Europe/Berlin') FROM billing.account a \g /dev/null
SELECT billing.credit_invoice('one', 1) \g /dev/null
SELECT billing.add_charge('one', 'd', 'EUR 5.00'::monetary, description => 'Later', at => '2026-02-20') \g /dev/null
SELECT billing.bill('one', '2026-03-01', issue => false) \g /dev/null
