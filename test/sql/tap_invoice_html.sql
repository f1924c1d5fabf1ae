\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(45);

SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [
  {"code": "north", "name": "Nord & S\u00fcd GmbH", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "zone": "Europe/Berlin", "numbers": "N-{seq}", "credit_numbers": "NC-{seq}",
   "address": {"line1": "Kai 1", "city": "Kiel", "postcode": "24103", "locale": "de", "payment": {"iban": "DE02120300000000202051", "bic": "BYLADEM1001"}}},
  {"code": "us", "name": "Ridge Inc.", "country": "US", "currency": "USD", "numbers": "U-{seq}", "credit_numbers": "UC-{seq}"},
  {"code": "gross", "country": "DE", "currency": "EUR", "tax_basis": "inclusive", "numbers": "G-{seq}", "credit_numbers": "GC-{seq}"}],
 "metrics": [{"code": "storage", "aggregation": "weighted_sum", "recurring": true}, {"code": "peak", "aggregation": "max"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,)"}],
 "plans": [{"code": "levels", "cadence": "1 month", "items": [
   {"code": "storage", "kind": "usage", "metric": "storage", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "peak", "kind": "usage", "metric": "peak", "group_by": "region", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}
$catalog$) \g /dev/null
SELECT billing.create_account('a', 'north', name => '<script>alert("x")</script> & ''Co''', billing_address => '{"line1": "<img src=x onerror=alert(1)>", "city": "Bonn"}'),
       billing.create_account('fr', 'north', name => 'Lyon SARL', country => 'FR', tax_id => 'FR40303265045', billing_address => '{"locale": "fr"}'),
       billing.create_account('he', 'north', name => U&'\05D0\05D1\05D2'), billing.create_account('u', 'us'), billing.create_account('g', 'gross'),
       billing.create_account('levels', 'north') \g /dev/null
SELECT billing.subscribe('a', 'metered', '2026-01-01 Europe/Berlin'), billing.subscribe('levels', 'levels', '2026-01-01 Europe/Berlin') \g /dev/null
SELECT billing.record_usage('a', 'api_calls', 100 * n, ('2026-01-' || lpad(n::text, 2, '0') || ' 23:30 Europe/Berlin')::timestamptz, 'k' || n) FROM generate_series(1, 10) n \g /dev/null
SELECT billing.add_charge('a', 'setup', 'EUR 1200.00'::monetary, description => repeat('x', 300), quantity => 3, at => '2026-01-15'),
       billing.add_charge('fr', 'setup', 'EUR 1234.50'::monetary, at => '2026-01-15'), billing.add_charge('he', 'setup', 'EUR 1.00'::monetary, at => '2026-01-15'),
       billing.add_charge('u', 'setup', 'USD 1234.50'::monetary, at => '2026-01-15'), billing.add_charge('g', 'setup', 'EUR 119.00'::monetary, at => '2026-01-15') \g /dev/null
SELECT billing.bill(c, '2026-02-01 Europe/Berlin') FROM unnest('{a,fr,he,u,g}'::text[]) c \g /dev/null
CREATE TEMP TABLE page AS SELECT locale, billing.invoice_html('a', 1, locale) AS html FROM unnest('{en,en-GB,de,fr,es,it,nl,ja}'::text[]) locale;

-- 1000 calls at 0.10, 4500 at 0.08 and 1200: 1660.00 net, 315.40 tax, 1975.40; with the separators of each language.
SELECT ok(html LIKE '%<td class="n">1.660,00' || U&'\00A0' || U&'\20AC</td>%' AND html LIKE '%>1.975,40' || U&'\00A0' || U&'\20AC</td>%', 'German totals') FROM page WHERE locale = 'de';
SELECT ok(html LIKE U&'%<td class="n">\20AC1,660.00</td>%' AND html LIKE U&'%>\20AC1,975.40</td>%', 'English totals') FROM page WHERE locale = 'en';
SELECT ok(html LIKE U&'%>1\202F975,40\00A0\20AC</td>%', 'French total') FROM page WHERE locale = 'fr';
SELECT ok(html LIKE U&'%>1975,40\00A0\20AC</td>%', 'Spanish total: four digits are not grouped') FROM page WHERE locale = 'es';
SELECT results_eq($$SELECT locale, substring(html FROM '<h1>([^<]*)</h1>'), substring(html FROM '<html lang="(..)">') FROM page ORDER BY 1$$,
                  $$VALUES ('de', 'Rechnung', 'de'), ('en', 'Invoice', 'en'), ('en-GB', 'Invoice', 'en'), ('es', 'Factura', 'es'), ('fr', 'Facture', 'fr'),
                           ('it', 'Fattura', 'it'), ('ja', 'Invoice', 'en'), ('nl', 'Factuur', 'nl')$$, 'titles, and the language of the page');
SELECT results_eq($$SELECT locale, substring(html FROM '<dd class="due"><bdi>([^<]*)<') FROM page ORDER BY 1$$,
                  $$VALUES ('de', '15.02.2026'), ('en', 'Feb 15, 2026'), ('en-GB', '15 Feb 2026'), ('es', '15 feb 2026'), ('fr', U&'15 f\00E9vr. 2026'),
                           ('it', '15 feb 2026'), ('ja', '15 Feb 2026'), ('nl', '15 feb 2026')$$, 'days');
SELECT results_eq($$SELECT DISTINCT substring(html FROM '>([^<]*%)</td>') FROM page ORDER BY 1$$,
                  $$VALUES ('19%'), (U&'19\00A0%') ORDER BY 1$$, 'percents');
SELECT is(billing.invoice_html('a', 1), html, 'the seller''s locale is the default') FROM page WHERE locale = 'de';
SELECT matches(billing.invoice_html('fr', 1), '<html lang="fr">', 'before it the customer''s');
SELECT matches(billing.invoice_html('u', 1), '<html lang="en">', 'English without any');

-- What stands in it is text.
SELECT ok(bool_and(html !~* '<(script|img|link|iframe|object|embed|base|form)'), 'no element that runs or loads') FROM page;
SELECT ok(bool_and(html !~* '(href|src|url\(|@import|https?:)=?["(]?[a-z]*://'), 'nothing is fetched') FROM page;
SELECT matches(html, '&lt;script&gt;alert\(&quot;x&quot;\)&lt;/script&gt; &amp; &#39;Co&#39;', 'a hostile name is text') FROM page WHERE locale = 'de';
SELECT matches(html, '&lt;img src=x onerror=alert\(1\)&gt;', 'so is an address') FROM page WHERE locale = 'de';
SELECT matches(html, 'Nord &amp; S' || U&'\00FC' || 'd GmbH', 'and a harmless one') FROM page WHERE locale = 'de';
SELECT ok(html LIKE '%' || repeat('x', 300) || '%', 'a long description is whole') FROM page WHERE locale = 'de';
SELECT matches(billing.invoice_html('he', 1), U&'dir="auto"><p class="name">\05D0\05D1\05D2</p>', 'a name that runs from right to left says so itself');
SELECT is((SELECT count(*) FROM page, regexp_matches(html, E'[\\x01-\\x08\\x0b-\\x1f]', 'g')), 0::bigint, 'no control character');
SELECT matches(billing.invoice_page(jsonb_build_object('currency', 'EUR', 'type', 'invoice', 'seller', jsonb_build_object('name', E'a\x01b\x7Fc' || U&'\0085' || 'd'))),
               U&'>a\FFFDb\FFFDc\FFFDd</p>', 'what HTML cannot hold is replaced');
SELECT matches(billing.invoice_page(jsonb_build_object('currency', 'EUR', 'type', 'invoice', 'seller', jsonb_build_object('name', E'a\r\nb\rc'))),
               E'>a\nb\nc</p>', 'and every line break is one');

-- It can be read aloud: it is well-formed, tables have captions and headers, charts a title and a description.
SELECT lives_ok($$SELECT regexp_replace(regexp_replace(html, '^<!DOCTYPE html>', ''), '<meta([^>]*)>', '<meta\1/>', 'g')::xml FROM page$$, 'every element is closed');
CREATE FUNCTION pg_temp.found(html text, path text) RETURNS bigint LANGUAGE sql AS
$$SELECT count(*) FROM unnest(xpath(path, regexp_replace(regexp_replace(html, '^<!DOCTYPE html>', ''), '<meta([^>]*)>', '<meta\1/>', 'g')::xml))$$;
SELECT is(pg_temp.found(html, '//table'), pg_temp.found(html, '//table[caption or @class="totals"]'), 'captions') FROM page WHERE locale = 'de';
SELECT is(pg_temp.found(html, '//th[not(@scope)]'), 0::bigint, 'every header says what it is the header of') FROM page WHERE locale = 'de';
SELECT is(pg_temp.found(html, '//svg[@role="img" and title and desc]'), 1::bigint, 'one chart, of the metered item') FROM page WHERE locale = 'de';
SELECT is(pg_temp.found(html, '//svg/rect'), 10::bigint, 'a bar for each day that something was used') FROM page WHERE locale = 'de';
SELECT is(pg_temp.found(html, '//*[@id]'), (SELECT count(DISTINCT m[1]) FROM regexp_matches(html, ' id="([^"]*)"', 'g') m), 'no id twice') FROM page WHERE locale = 'de';

-- The usage is that of the line.
CREATE TEMP TABLE used AS SELECT billing.invoice_usage('a', 1) AS j;
SELECT is((SELECT sum((p ->> 'value')::numeric) FROM used, jsonb_path_query(j, '$[0].points[*]') p), 5500::numeric, 'the points add up to the quantity');
SELECT is((SELECT count(*) FROM used, jsonb_path_query(j, '$[0].points[*]') p), 31::bigint, 'a point for every day of the cycle');
SELECT is(j #>> '{0,points,9}', '{"day": "2026-01-10", "value": "1000"}', 'in the zone of the account') FROM used;
SELECT results_eq($$SELECT t ->> 'from', t ->> 'to', t ->> 'quantity', t ->> 'unit', t ->> 'amount' FROM used, jsonb_path_query(j, '$[0].tiers[*]') t$$,
                  $$VALUES ('0', '1000', '1000', '0.1', '100'), ('1000', NULL, '4500', '0.08', '360')$$, 'the tiers add up to the amount');
SELECT is(billing.invoice_usage('fr', 1), NULL, 'nothing is metered');
SELECT billing.record_usage('levels', 'storage', v, d::timestamptz, d) FROM (VALUES ('2026-01-11 00:00 Europe/Berlin', 10), ('2026-01-21 00:00 Europe/Berlin', -4)) s(d, v) \g /dev/null
SELECT billing.record_usage('levels', 'peak', v, d::timestamptz, d || v, jsonb_build_object('region', r)) FROM (VALUES ('2026-01-11 01:00 Europe/Berlin', 10, 'x'), ('2026-01-11 02:00 Europe/Berlin', 30, 'y'), ('2026-01-12 02:00 Europe/Berlin', 20, 'y')) s(d, v, r) \g /dev/null
SELECT billing.bill('levels', '2026-02-01 Europe/Berlin') \g /dev/null
SELECT is((SELECT string_agg(p ->> 'value', ' ' ORDER BY p ->> 'day') FROM jsonb_path_query(billing.invoice_usage('levels', 1), '$[*] ? (@.item == "storage").points[*]') p),
          '0 0 0 0 0 0 0 0 0 0 10 10 10 10 10 10 10 10 10 10 6 6 6 6 6 6 6 6 6 6 6', 'a level is shown as it is at the end of the day');
SELECT is((SELECT string_agg(p ->> 'value', ' ' ORDER BY p ->> 'day') FROM jsonb_path_query(billing.invoice_usage('levels', 1), '$[*] ? (@.item == "peak").points[9 to 12]') p),
          '0 30 20 0', 'of a maximum the highest, one chart for all groups');

-- Documents of other kinds.
SELECT billing.credit_invoice('a', 1, lines => '[[1, "400.00"]]') \g /dev/null
CREATE TEMP TABLE note AS SELECT billing.invoice_html('a', 2, 'de') AS html;
SELECT ok(html LIKE U&'%<h1>Gutschrift</h1>%' AND html LIKE U&'%>476,00\00A0\20AC<%' AND html !~ '>-', 'a credit note is positive to its reader') FROM note;
SELECT matches(html, '<dt>Berichtigt</dt><dd><bdi>N-1 ', 'and names the invoice') FROM note;
SELECT ok(html NOT LIKE '%IBAN%', 'nothing is to be paid') FROM note;
SELECT matches(html, 'DE02 1203 0000 0000 2020 51', 'an open invoice says where to pay') FROM page WHERE locale = 'de';
SELECT billing.add_charge('a', 'x', 'EUR 1.00'::monetary, at => '2026-03-01'), billing.bill('a', '2026-03-01', issue => false) \g /dev/null
SELECT ok(html LIKE '%<p class="state">Entwurf</p>%' AND html NOT LIKE '%IBAN%', 'a draft says so, and that nothing is to be paid')
  FROM (SELECT billing.invoice_html('a', max(i.invoice_no)) AS html FROM billing.invoices i WHERE i.account = 'a') d;
SELECT ok(html LIKE '%Autoliquidation%' AND html LIKE '%FR40303265045%', 'why there is no tax, in the language of the page') FROM (SELECT billing.invoice_html('fr', 1) AS html) d;
SELECT ok(html LIKE '%Die Preise enthalten die Steuer.%' AND html LIKE U&'%>100,00\00A0\20AC<%', 'prices with tax') FROM (SELECT billing.invoice_html('g', 1, 'de') AS html) d;
SELECT ok(billing.invoice_html('a', 1) LIKE '%size: A4;%' AND billing.invoice_html('u', 1) LIKE '%size: letter;%' AND billing.invoice_html('a', 1, paper => 'letter') LIKE '%size: letter;%',
          'the paper of the country, unless it is given');

-- Refused, and not there.
SELECT throws_ok($$SELECT billing.invoice_html('a', 1, 'xx')$$, '22023', 'unknown locale: "xx"', 'a locale that is none');
SELECT throws_ok($$SELECT billing.invoice_html('a', 1, paper => 'A3')$$, '22023', 'unknown paper: "A3"', 'another paper');
SELECT throws_ok($$SELECT billing.invoice_page('{"currency": "EUR", "issue_date": "soon"}')$$, '22023', 'invalid invoice: issue_date "soon" is not a day', 'no document');
SELECT is(billing.invoice_html('a', 99), NULL, 'no such document');

SELECT * FROM finish();
ROLLBACK;
