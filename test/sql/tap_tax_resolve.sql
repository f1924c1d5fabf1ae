\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(40);

-- Sellers: without registrations, with OSS, registered in France, small (at home only), outside the EU, outside with OSS, untaxed.
SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [
  {"code": "plain", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "numbers": "P-{seq}", "credit_numbers": "PC-{seq}"},
  {"code": "oss", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "numbers": "O-{seq}", "credit_numbers": "OC-{seq}"},
  {"code": "local", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "numbers": "L-{seq}", "credit_numbers": "LC-{seq}"},
  {"code": "swiss", "country": "CH", "currency": "CHF", "numbers": "S-{seq}", "credit_numbers": "SC-{seq}"},
  {"code": "yank", "country": "US", "currency": "USD", "numbers": "Y-{seq}", "credit_numbers": "YC-{seq}"},
  {"code": "nexus", "country": "US", "currency": "USD", "numbers": "N-{seq}", "credit_numbers": "NC-{seq}"},
  {"code": "untaxed", "country": "IN", "currency": "INR", "numbers": "U-{seq}", "credit_numbers": "UC-{seq}"}],
 "tax_classes": [{"code": "goods", "supply": "goods"}],
 "jurisdictions": [
  {"code": "ES-CN", "name": "Canary Islands", "country": "ES", "postcode": "(35|38)[0-9]{3}", "replaces": true},
  {"code": "US-CO", "name": "Colorado", "country": "US", "region": "CO"},
  {"code": "US-CO-Denver", "name": "Denver", "country": "US", "region": "CO", "city": "Denver"},
  {"code": "US-CO-RTD", "name": "Regional district", "country": "US", "region": "CO", "postcode": "802[0-9]{2}"}],
 "taxes": [
  {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,2020-07-01)"},
  {"jurisdiction": "DE", "category": "S", "percent": "16", "valid": "[2020-07-01,2021-01-01)"},
  {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"},
  {"jurisdiction": "DE", "class": "goods", "category": "S", "percent": "19", "valid": "[2007-01-01,)"},
  {"jurisdiction": "DE", "class": "books", "category": "S", "percent": "7", "valid": "[2007-01-01,)"},
  {"jurisdiction": "DE", "class": "teaching", "category": "E", "percent": "0", "valid": "[2007-01-01,)", "reason_code": "VATEX-EU-132-1I", "reason": "Teaching"},
  {"jurisdiction": "DE", "class": "solar", "category": "Z", "percent": "0", "valid": "[2023-01-01,)"},
  {"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2014-01-01,)"},
  {"jurisdiction": "FR", "class": "goods", "category": "S", "percent": "20", "valid": "[2014-01-01,)"},
  {"jurisdiction": "ES", "category": "S", "percent": "21", "valid": "[2012-09-01,)"},
  {"jurisdiction": "ES-CN", "category": "L", "percent": "7", "valid": "[2020-01-01,)"},
  {"jurisdiction": "CH", "category": "S", "percent": "8.1", "valid": "[2024-01-01,)"},
  {"jurisdiction": "US-CO", "category": "S", "percent": "2.9", "valid": "[2001-01-01,)"},
  {"jurisdiction": "US-CO-Denver", "category": "S", "percent": "5.15", "valid": "[2025-01-01,)"},
  {"jurisdiction": "US-CO-RTD", "category": "S", "percent": "1", "valid": "[2005-01-01,)"},
  {"jurisdiction": "US-NY", "category": "S", "percent": "4", "valid": "[2005-06-01,)"}],
 "registrations": [
  {"seller": "oss", "jurisdiction": "DE", "scheme": "oss", "tax_id": "DE136695976", "valid": "[2021-07-01,)"},
  {"seller": "local", "jurisdiction": "FR", "tax_id": "FR40303265045"},
  {"seller": "nexus", "jurisdiction": "US-CO"}]}
$catalog$) \g /dev/null

CREATE FUNCTION pg_temp.buyer(code text, country text, tax_id text DEFAULT NULL, region text DEFAULT NULL, address jsonb DEFAULT NULL, seller text DEFAULT 'plain')
RETURNS bigint LANGUAGE sql AS $$SELECT billing.create_account(code, seller, country => country, tax_id => tax_id, region => region, billing_address => address)$$;
SELECT pg_temp.buyer('de', 'DE'), pg_temp.buyer('de-b', 'DE', 'DE136695976'), pg_temp.buyer('fr', 'FR'), pg_temp.buyer('fr-b', 'FR', 'FR 40 303 265 045'),
       pg_temp.buyer('fr-wrong', 'FR', 'FR 41 303 265 045'), pg_temp.buyer('pl', 'PL'), pg_temp.buyer('gb-b', 'GB', 'GB 980 7806 84'), pg_temp.buyer('ch', 'CH'),
       pg_temp.buyer('us', 'US'), pg_temp.buyer('es', 'ES', address => '{"postcode": "28001"}'), pg_temp.buyer('cn', 'ES', address => '{"postcode": "35001"}'),
       pg_temp.buyer('denver', 'US', region => 'CO', address => '{"city": "denver", "postcode": "80202"}'), pg_temp.buyer('boulder', 'US', region => 'US-CO', address => '{"city": "Boulder", "postcode": "80301"}'),
       pg_temp.buyer('ny', 'US', region => 'NY') \g /dev/null
CREATE FUNCTION pg_temp.says(seller text, buyer text, class text DEFAULT 'standard', day date DEFAULT '2026-01-15') RETURNS text LANGUAGE sql AS
$$SELECT string_agg(concat_ws(' ', jurisdiction, category, trim_scale(percent), reason_code), ' + ' ORDER BY tax_no) FROM billing.tax_resolve(seller, buyer, class, day)$$;

-- The German rate of the second half of 2020.
SELECT results_eq($$SELECT day, pg_temp.says('plain', 'de', 'standard', day) FROM unnest('{2020-06-30,2020-07-01,2020-12-31,2021-01-01}'::date[]) day$$,
                  $$VALUES ('2020-06-30'::date, 'DE S 19'), ('2020-07-01', 'DE S 16'), ('2020-12-31', 'DE S 16'), ('2021-01-01', 'DE S 19')$$, 'DE 19, 16, 19');
SELECT is(pg_temp.says('plain', 'de', 'books', '2020-08-01'), 'DE S 7', 'another class has its own rate');
SELECT throws_ok($$SELECT pg_temp.says('plain', 'de', 'standard', '2006-12-31')$$, '22023', 'no tax rate for class "standard" in "DE" on 2006-12-31', 'a gap is an error');
SELECT throws_ok($$SELECT pg_temp.says('plain', 'de', 'wine')$$, '22023', 'no tax rate for class "wine" in "DE" on 2026-01-15', 'so is a class without a rate');

-- Exempt, zero rated and outside the scope are not the same.
SELECT is(pg_temp.says('plain', 'de', 'teaching'), 'DE E 0 VATEX-EU-132-1I', 'exempt, with its reason');
SELECT is(pg_temp.says('plain', 'de', 'solar'), 'DE Z 0', 'zero rated needs none');
SELECT is(pg_temp.says('untaxed', 'us'), 'O 0 VATEX-EU-O', 'a seller without taxes');

-- Across borders.
SELECT is(pg_temp.says('plain', 'de-b'), 'DE S 19', 'a business at home is charged');
SELECT is(pg_temp.says('plain', 'fr-b'), 'AE 0 VATEX-EU-AE', 'services to a business in another member state');
SELECT is(pg_temp.says('plain', 'fr-b', 'goods'), 'K 0 VATEX-EU-IC', 'goods to one');
SELECT is(pg_temp.says('plain', 'fr-wrong'), 'FR S 20', 'a tax id that cannot be one makes no business');
SELECT is(pg_temp.says('plain', 'fr'), 'FR S 20', 'a seller without registrations charges a rate it has');
SELECT is(pg_temp.says('plain', 'pl'), 'O 0 VATEX-EU-O', 'and none where it has none');
SELECT is(pg_temp.says('local', 'fr'), 'FR S 20', 'registered there');
SELECT is(pg_temp.says('local', 'fr-b'), 'FR S 20', 'registered there, so businesses are charged too');
SELECT is(pg_temp.says('local', 'pl'), 'DE S 19', 'a consumer elsewhere is charged the tax at home');
SELECT is(pg_temp.says('oss', 'fr'), 'FR S 20', 'OSS: the consumer''s rate');
SELECT is(pg_temp.says('oss', 'fr', 'standard', '2021-06-30'), 'FR S 20', 'before it was registered it had no registration at all');
SELECT is(pg_temp.says('oss', 'fr-b'), 'AE 0 VATEX-EU-AE', 'OSS: not for businesses');
SELECT is(pg_temp.says('plain', 'gb-b'), 'O 0 VATEX-EU-O', 'services to a business outside of the EU');
SELECT is(pg_temp.says('plain', 'gb-b', 'goods'), 'G 0 VATEX-EU-G', 'export of goods');
SELECT is(pg_temp.says('plain', 'gb-b', 'goods', '2020-12-31'), 'K 0 VATEX-EU-IC', 'the United Kingdom was a member state until 2020');
SELECT is(pg_temp.says('swiss', 'ch'), 'CH S 8.1', 'Switzerland at home');
SELECT is(pg_temp.says('swiss', 'fr-b', 'goods'), 'FR S 20', 'from outside of the EU, with the rate it has');

-- Below the country.
SELECT is(pg_temp.says('plain', 'es'), 'ES S 21', 'Spain');
SELECT is(pg_temp.says('plain', 'cn'), 'ES-CN L 7', 'the Canary Islands have a tax in place of it');
SELECT is(pg_temp.says('yank', 'denver'), 'US-CO S 2.9 + US-CO-Denver S 5.15 + US-CO-RTD S 1', 'state, city and district stand on each other');
SELECT is(pg_temp.says('yank', 'boulder'), 'US-CO S 2.9', 'another city of the state');
SELECT is(pg_temp.says('nexus', 'denver'), 'US-CO S 2.9 + US-CO-Denver S 5.15 + US-CO-RTD S 1', 'registered in the state');
SELECT is(pg_temp.says('nexus', 'ny'), 'O 0 VATEX-EU-O', 'and not in another');

-- The run decides the same way.
SELECT billing.add_charge(a, 'work', 'EUR 100.00'::monetary, tax_class => c, at => '2026-01-10')
  FROM (VALUES ('de', 'standard'), ('fr-b', 'standard'), ('fr-b', 'goods'), ('gb-b', 'goods'), ('denver', 'standard'), ('de', 'teaching')) v(a, c) \g /dev/null
SELECT billing.add_tax_exemption('de-b', 'DE-2026-17', '[2026-01-01,2027-01-01)', reason => 'Diplomatic mission', reason_code => 'VATEX-EU-151') AS no,
       billing.add_charge('de-b', 'work', 'EUR 100.00'::monetary, at => '2026-01-10'), billing.add_charge('de-b', 'work', 'EUR 50.00'::monetary, at => '2025-12-31') \g /dev/null
SELECT public.run('2026-02-01') \g /dev/null
SELECT results_eq($$SELECT i.account, t.category, t.percent, amount(t.base), amount(t.tax), t.reason_code, t.reason
                     FROM billing.invoices i JOIN billing.invoice_tax t USING (account_id, invoice_no) ORDER BY 1, 2$$,
    $$VALUES ('de', 'E', 0::numeric, 100.00, 0.00, 'VATEX-EU-132-1I', 'Teaching'), ('de', 'S', 19, 100.00, 19.00, NULL, NULL),
             ('de-b', 'E', 0, 100.00, 0.00, 'VATEX-EU-151', 'Diplomatic mission'), ('de-b', 'S', 19, 50.00, 9.50, NULL, NULL),
             ('denver', 'S', 9.05, 100.00, 9.05, NULL, NULL), ('fr-b', 'AE', 0, 100.00, 0.00, 'VATEX-EU-AE', 'Reverse charge'),
             ('fr-b', 'K', 0, 100.00, 0.00, 'VATEX-EU-IC', 'Intra-Community supply'), ('gb-b', 'G', 0, 100.00, 0.00, 'VATEX-EU-G', 'Export outside the EU')$$,
    'taxes of the run, with their reasons');
SELECT is_empty($$SELECT l.* FROM billing.invoice_line l JOIN billing.invoices i USING (account_id, invoice_no)
                   CROSS JOIN LATERAL (SELECT string_agg(DISTINCT r.category, '') AS category, sum(r.percent) AS percent, min(r.reason_code) AS reason_code
                                         FROM billing.charge h, billing.tax_resolve('plain', i.account, h.tax_class, l.tax_point) r
                                        WHERE h.account_id = l.account_id AND h.charge_no = l.charge_no) r
                   WHERE (l.tax_category, l.tax_percent, coalesce(l.tax_reason_code, '')) <> (r.category, r.percent, coalesce(r.reason_code, ''))$$,
    'line by line what tax_resolve says');

-- A credit keeps the tax of its invoice, though the exemption came to cover it.
SELECT billing.add_tax_exemption('de', 'late', '(,)') \g /dev/null
SELECT billing.credit_invoice('de', 1, effect => 'goodwill') \g /dev/null
SELECT results_eq($$SELECT t.category, amount(t.tax), t.reason FROM billing.invoices i JOIN billing.invoice_tax t USING (account_id, invoice_no)
                     WHERE i.account = 'de' AND i.type = 'credit_note' ORDER BY 1$$,
    $$VALUES ('E', 0.00, 'Teaching'), ('S', -19.00, NULL)$$, 'a credit keeps the tax and the reason');

SELECT throws_ok($$SELECT * FROM billing.tax_resolve('nobody', 'de')$$, '22023', 'unknown seller "nobody"', 'unknown seller');
SELECT throws_ok($$SELECT billing.add_tax_exemption('de', 'x', '[2026-01-01,2027-01-01)', category => 'S')$$, '22023', 'an exemption cannot have category "S"', 'a category with tax');
SELECT throws_ok($$SELECT billing.add_tax_exemption('de', 'x', '(,)', category => NULL)$$, '22023', 'an exemption cannot have category "NULL"', 'none');
SELECT throws_ok($$SELECT billing.add_tax_exemption('de', 'x', '(,)', reason_code => 'embassy')$$, '22023', 'invalid reason code "embassy"', 'a reason code of no list');
SELECT throws_ok($$SELECT billing.add_tax_exemption('de', 'x', '(,)', category => 'Z', reason => 'x')$$, '22023', 'an exemption of category Z cannot have a reason', 'a zero rate has no reason');
SELECT billing.add_tax_exemption('fr', 'Z-1', '(,)', category => 'Z') \g /dev/null
SELECT is((SELECT (r.category, r.percent, r.reason_code, r.reason)::text FROM billing.tax_resolve('plain', 'fr') r), '(Z,0,,)', 'and needs none');
SELECT throws_ok($$SELECT billing.apply_catalog('{"taxes": [{"jurisdiction": "DE", "category": "E", "percent": "5", "valid": "[2021-01-01,)"}]}')$$, '22023',
    'catalog: taxes[0].percent: category E has no tax', 'an exemption with a percent');

SELECT * FROM finish();
ROLLBACK;
