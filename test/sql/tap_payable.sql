\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(31);

-- Cash rounding, the tax in another currency, and the day that selects the rate.
SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [
  {"code": "cash", "country": "CH", "tax_id": "CHE-107.787.577 MWST", "currency": "CHF", "zone": "Europe/Zurich", "cash_rounding": true, "numbers": "C-{seq}", "credit_numbers": "CC-{seq}"},
  {"code": "card", "country": "CH", "currency": "CHF", "zone": "Europe/Zurich", "numbers": "D-{seq}", "credit_numbers": "DC-{seq}"},
  {"code": "abroad", "country": "DE", "currency": "EUR", "tax_currency": "EUR", "tax_id": "DE136695976", "tax_point": "invoice_or_payment", "numbers": "A-{seq}", "credit_numbers": "AC-{seq}"},
  {"code": "alone", "country": "DE", "currency": "EUR", "tax_currency": "EUR", "numbers": "B-{seq}", "credit_numbers": "BC-{seq}"}],
 "taxes": [{"jurisdiction": "CH", "category": "S", "percent": "8.1", "valid": "[2024-01-01,)"},
           {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,2020-07-01)"},
           {"jurisdiction": "DE", "category": "S", "percent": "16", "valid": "[2020-07-01,2021-01-01)"},
           {"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
 "exchange_rates": [{"from": "USD", "to": "EUR", "day": "2026-01-01", "rate": "0.8512", "source": "test"},
                    {"from": "USD", "to": "EUR", "day": "2026-02-10", "rate": "0.9"}]}
$catalog$) \g /dev/null
SELECT billing.create_account('c', 'cash'), billing.create_account('d', 'card'), billing.create_account('us', 'abroad', currency => 'USD'), billing.create_account('de', 'abroad') \g /dev/null

-- 12.34 and 1.00 of tax (0.99954) are 13.34: 13.35 in coins.
SELECT billing.add_charge(c, 'x', 'CHF 12.34'::monetary, at => '2026-01-15'), billing.bill(c, '2026-02-01') FROM unnest('{c,d}'::text[]) c \g /dev/null
SELECT results_eq($$SELECT account, net::text, tax::text, gross::text, rounding::text, amount_due::text FROM billing.invoices WHERE currency = 'CHF' ORDER BY 1$$,
                  $$VALUES ('c', 'CHF 12.34', 'CHF 1.00', 'CHF 13.34', 'CHF 0.01', 'CHF 13.35'), ('d', 'CHF 12.34', 'CHF 1.00', 'CHF 13.34', 'CHF 0.00', 'CHF 13.34')$$,
                  'what is to be paid is rounded, not net, tax or total');
SELECT is(j ->> 'rounding', '0.01', 'in JSON') FROM billing.invoice_json('c', 1) j;
SELECT is(j ->> 'payable', '13.35', 'with what is to be paid') FROM billing.invoice_json('c', 1) j;
SELECT is(billing.invoice_json('d', 1) ->> 'rounding', NULL, 'nothing where nothing is rounded');
SELECT is_empty($$SELECT * FROM billing.en16931_check(billing.invoice_json('c', 1))$$, 'it conforms');
SELECT matches(billing.invoice_xml('c', 1), '<cbc:PayableRoundingAmount currencyID="CHF">0.01</cbc:PayableRoundingAmount>\s*<cbc:PayableAmount currencyID="CHF">13.35<', 'BT-114 in UBL');
SELECT matches(billing.invoice_xml('c', 1, 'cii'), '<ram:RoundingAmount>0.01</ram:RoundingAmount>', 'and in CII');
SELECT matches(billing.invoice_html('c', 1, 'en'), '>Rounding</th>\s*<td class="n">CHF\u00a00.01</td>', 'and for people');
SELECT matches(billing.invoice_text('c', 1), 'Rounding +0.01', 'and as text');
SELECT billing.credit_invoice('c', 1) \g /dev/null
SELECT is(billing.sum(gross + rounding)::text, 'CHF 0.00', 'a credited invoice nets to zero, coins included') FROM billing.invoices WHERE account = 'c';
SELECT is(billing.sum(amount_due)::text, 'CHF 0.00', 'nothing is open') FROM billing.invoices WHERE account = 'c';
SELECT is_empty($$SELECT * FROM billing.en16931_check(billing.invoice_json('c', 2))$$, 'the credit note conforms');
-- Coins for every total from 0.01 to 1.00: never more than two rappen away, never in the tax.
SELECT billing.create_account('c' || n, 'cash'), billing.add_charge('c' || n, 'x', billing.from_minor(n, 'CHF'), at => '2026-01-15'), billing.bill('c' || n, '2026-02-01') FROM generate_series(1, 100) n \g /dev/null
SELECT is(count(*), 100::bigint, 'a multiple of five') FROM billing.invoices
 WHERE account ~ '^c[0-9]' AND billing.minor_units(gross + rounding) % 5 = 0 AND abs(billing.amount(rounding)) <= 0.02 AND gross = net + tax AND amount_due = gross + rounding;

-- The tax in the currency that it is declared in: USD 1000.00, tax 190.00, at the rate of the day or the last before.
SELECT billing.add_charge('us', 'x', 'USD 1000.00'::monetary, at => '2026-01-15'), billing.add_charge('de', 'x', 'EUR 1000.00'::monetary, at => '2026-01-15'),
       billing.bill('us', '2026-02-09'), billing.bill('de', '2026-02-09') \g /dev/null
SELECT results_eq($$SELECT j ->> 'tax', j ->> 'tax_currency', j ->> 'exchange_rate', j ->> 'exchange_rate_day', j ->> 'tax_in_tax_currency' FROM billing.invoice_json('us', 1) j$$,
                  $$VALUES ('190.00', 'EUR', '0.8512', '2026-01-01', '161.73')$$, 'rate and day are kept with the document');
SELECT is(billing.invoice_json('de', 1) ->> 'tax_currency', NULL, 'nothing where it is one currency');
SELECT is_empty($$SELECT * FROM billing.en16931_check(billing.invoice_json('us', 1))$$, 'it conforms');
SELECT matches(billing.invoice_xml('us', 1), '<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>', 'BT-6');
SELECT matches(billing.invoice_xml('us', 1), '<cbc:TaxAmount currencyID="EUR">161.73</cbc:TaxAmount>', 'BT-111');
SELECT matches(billing.invoice_html('us', 1, 'de'), '1 USD = 0,8512 EUR . 01\.01\.2026</small></th>\s*<td class="n">161,73</td>', 'and for people');
SELECT count(*) FROM billing.apply_catalog('{"exchange_rates": [{"from": "USD", "to": "EUR", "day": "2026-01-01", "rate": "0.5"}]}') \g /dev/null
SELECT is(billing.invoice_json('us', 1) ->> 'tax_in_tax_currency', '161.73', 'a rate that is corrected leaves it alone');
SELECT billing.credit_invoice('us', 1, at => '2026-03-01') \g /dev/null
SELECT results_eq($$SELECT j ->> 'exchange_rate', j ->> 'tax_in_tax_currency' FROM billing.invoice_json('us', 2) j$$, $$VALUES ('0.8512', '-161.73')$$, 'a credit note has the rate of its invoice');
SELECT billing.add_charge('us', 'y', 'USD 100.00'::monetary, at => '2026-02-10'), billing.bill('us', '2026-02-10') \g /dev/null
SELECT is(j ->> 'exchange_rate', '0.9', 'a rate holds from its day on') FROM billing.invoice_json('us', 3) j;
SELECT billing.create_account('early', 'alone', currency => 'USD'), billing.add_charge('early', 'x', 'USD 1.00'::monetary, at => '2025-01-15') \g /dev/null
SELECT throws_ok($$SELECT billing.bill('early', '2025-02-01')$$, '22023', 'no exchange rate from USD to EUR on 2025-02-01', 'before the first there is none');

-- The tax point: what is sold at one moment is sold on its day, not the day before.
SELECT billing.add_charge('de', 'y', 'EUR 100.00'::monetary, at => '2020-07-01'), billing.create_account('end', 'acme') \g /dev/null
SELECT count(*) FROM billing.apply_catalog('{"sellers": [{"code": "acme", "country": "DE", "currency": "EUR", "zone": "UTC"}]}') \g /dev/null
SELECT billing.add_charge('end', 'y', 'EUR 100.00'::monetary, at => '2020-07-01'), billing.bill('end', '2020-08-01'), billing.bill('de', '2026-02-10') \g /dev/null
SELECT results_eq($$SELECT l.tax_point::text, l.tax_percent FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'end'$$,
                  $$VALUES ('2020-07-01', 16::numeric)$$, 'service_end of a moment is the moment');
SELECT results_eq($$SELECT l.tax_point::text, l.tax_percent FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'de' AND l.item = 'y'$$,
                  $$VALUES ('2026-02-10', 19::numeric)$$, 'invoice_or_payment is the day of the invoice where nothing was paid before');
SELECT is(violations, 0::bigint, invariant) FROM billing.verify() WHERE invariant ~ 'open|total';

-- Refused.
SELECT throws_like($$SELECT * FROM billing.apply_catalog('{"exchange_rates": [{"from": "USD", "to": "USD", "day": "2026-01-01", "rate": "1"}]}')$$, '%exchange_rates[0]: a rate is between two currencies', 'one currency');
SELECT throws_ok($$SELECT * FROM billing.apply_catalog('{"exchange_rates": [{"from": "USD", "to": "QQQ", "day": "2026-01-01", "rate": "1"}]}')$$, '22M02', NULL, 'no currency');
SELECT throws_like($$SELECT * FROM billing.apply_catalog('{"exchange_rates": [{"from": "USD", "to": "EUR", "day": "2026-01-01", "rate": "0"}]}')$$, '%exchange_rates[0].rate: invalid value "0"', 'a rate of zero');
SELECT throws_like($$SELECT * FROM billing.apply_catalog('{"exchange_rates": [{"from": "USD", "to": "EUR", "day": "2026-02-30", "rate": "1"}]}')$$, '%exchange_rates[0]%', 'no such day');

SELECT * FROM finish();
ROLLBACK;
