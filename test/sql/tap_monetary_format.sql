\unset ECHO
\i test/setup.sql

SELECT plan(244);

-- In expectations ~ is U+00A0 and _ is U+202F, which would look like a blank.
CREATE FUNCTION pg_temp.readable(formatted text) RETURNS text
RETURN translate(formatted, U&'\00A0\202F', '~_');

-- Written down from the patterns, symbols and plural rules of CLDR 47, and compared with what ICU 78 (CLDR 48) prints.
CREATE TEMPORARY TABLE expected (locale text, style text, m monetary, formatted text);
INSERT INTO expected VALUES
	-- English: each country its own dollar
	('en', 'symbol', 'USD 1234567.89', '$1,234,567.89'),
	('en-US', 'symbol', 'USD -1234.5', '-$1,234.50'),
	('en-US', 'symbol', 'USD 999', '$999.00'),
	('en-US', 'symbol', 'JPY 1234', '¥1,234'),
	('en-US', 'symbol', 'KWD 1234.5', 'KWD~1,234.500'),
	('en-US', 'symbol', 'CAD 5', 'CA$5.00'),
	('en-CA', 'symbol', 'CAD 5', '$5.00'),
	('en-CA', 'symbol', 'USD 5', 'US$5.00'),
	('en-AU', 'symbol', 'AUD 1234.5', '$1,234.50'),
	('en-AU', 'symbol', 'USD -5', '-USD~5.00'),
	('en-GB', 'symbol', 'GBP 1234.5', '£1,234.50'),
	('en-GB', 'symbol', 'USD 5', 'US$5.00'),
	('en-IE', 'symbol', 'EUR 1234.5', '€1,234.50'),
	('en-DE', 'symbol', 'EUR 5', '€5,00'),
	('en-SE', 'symbol', 'USD -1234.5', '-1~234,50~US$'),
	-- lakhs and crores
	('en-IN', 'symbol', 'INR 12345678.9', '₹1,23,45,678.90'),
	('en-IN', 'symbol', 'INR -123456', '-₹1,23,456.00'),
	('en-IN', 'symbol', 'INR 12345', '₹12,345.00'),
	('en-IN', 'symbol', 'USD 1234567', '$12,34,567.00'),
	('hi-IN', 'symbol', 'INR 1234567.5', '₹12,34,567.50'),
	-- German
	('de-DE', 'symbol', 'EUR 1234567.89', '1.234.567,89~€'),
	('de-DE', 'symbol', 'EUR -0.5', '-0,50~€'),
	('de-DE', 'symbol', 'USD 5', '5,00~$'),
	('de-LU', 'symbol', 'EUR 1234.5', '1.234,50~€'),
	('de-AT', 'symbol', 'EUR -1234.5', '-€~1.234,50'),
	('de-CH', 'symbol', 'CHF 1234567.85', 'CHF~1’234’567.85'),
	('de-CH', 'symbol', 'CHF -1234.5', 'CHF-1’234.50'),
	('de-LI', 'symbol', 'CHF -1234.5', '-CHF~1’234.50'),
	-- Romance languages; some group from five digits on
	('fr-FR', 'symbol', 'EUR 1234567.89', '1_234_567,89~€'),
	('fr-FR', 'symbol', 'USD -5', '-5,00~$US'),
	('fr-FR', 'symbol', 'KWD 1234.5', '1_234,500~KWD'),
	('fr-CA', 'symbol', 'CAD 1234.5', '1~234,50~$'),
	('fr-CH', 'symbol', 'CHF 1234.5', '1_234.50~CHF'),
	('fr-LU', 'symbol', 'EUR 1234.5', '1.234,50~€'),
	('it-IT', 'symbol', 'EUR 12345.5', '12.345,50~€'),
	('es-ES', 'symbol', 'EUR 1234.5', '1234,50~€'),
	('es-ES', 'symbol', 'EUR 12345.5', '12.345,50~€'),
	('es-MX', 'symbol', 'MXN 1234.5', '$1,234.50'),
	('es-MX', 'symbol', 'USD 5', 'USD~5.00'),
	('es-AR', 'symbol', 'ARS 1234.5', '$~1.234,50'),
	('es-CL', 'symbol', 'CLP 1234567', '$1.234.567'),
	('es-US', 'symbol', 'USD 1234.5', '$1,234.50'),
	('pt-BR', 'symbol', 'BRL -1234.5', '-R$~1.234,50'),
	('pt-PT', 'symbol', 'EUR 1234.5', '1234,50~€'),
	('pt-PT', 'symbol', 'EUR 12345.5', '12~345,50~€'),
	('ro-RO', 'symbol', 'RON 1234.5', '1.234,50~RON'),
	-- the Netherlands and the north
	('nl-NL', 'symbol', 'EUR 1234.5', '€~1.234,50'),
	('nl-NL', 'symbol', 'EUR -1234.5', '€~-1.234,50'),
	('da-DK', 'symbol', 'DKK 1234.5', '1.234,50~kr.'),
	('nb-NO', 'symbol', 'NOK -1234.5', '−1~234,50~kr'),
	('sv-SE', 'symbol', 'SEK -1234.5', '−1~234,50~kr'),
	('fi-FI', 'symbol', 'EUR -1234.5', '−1~234,50~€'),
	('is-IS', 'symbol', 'ISK 1234567', '1.234.567~kr.'),
	-- the east of Europe
	('pl-PL', 'symbol', 'PLN 1234.5', '1234,50~zł'),
	('pl-PL', 'symbol', 'PLN 12345.5', '12~345,50~zł'),
	('cs-CZ', 'symbol', 'CZK 1234.5', '1~234,50~Kč'),
	('hu-HU', 'symbol', 'HUF 12345', '12~345,00~Ft'),
	('bg-BG', 'symbol', 'EUR 12345.5', '12~345,50~€'),
	('hr-HR', 'symbol', 'EUR -1234.5', '−1.234,50~€'),
	('lt-LT', 'symbol', 'EUR -1234.5', '−1~234,50~€'),
	('el-GR', 'symbol', 'EUR 1234.5', '1.234,50~€'),
	('ru-RU', 'symbol', 'RUB 1234.5', '1~234,50~₽'),
	('uk-UA', 'symbol', 'UAH 1234.5', '1~234,50~₴'),
	('tr-TR', 'symbol', 'TRY -1234.5', '-₺1.234,50'),
	('tr-TR', 'symbol', 'CHF 5', 'CHF~5,00'),
	-- Asia
	('ja-JP', 'symbol', 'JPY 1234567', '￥1,234,567'),
	('zh-CN', 'symbol', 'CNY 1234.5', '¥1,234.50'),
	('zh-TW', 'symbol', 'TWD 1234.5', '$1,234.50'),
	('zh-Hant-HK', 'symbol', 'HKD 1234.5', 'HK$1,234.50'),
	('zh-Hant-TW', 'symbol', 'USD 5', 'US$5.00'),
	('ko-KR', 'symbol', 'KRW 1234567', '₩1,234,567'),
	('vi-VN', 'symbol', 'VND 1234567', '1.234.567~₫'),
	('th-TH', 'symbol', 'THB 1234.5', '฿1,234.50'),
	('id-ID', 'symbol', 'IDR 1234567', 'Rp~1.234.567,00'),
	-- from right to left: U+200F, U+200E and U+061C keep the sign and the symbol on their sides
	('he-IL', 'symbol', 'ILS 1234.5', U&'\200F1,234.50~\200F₪'),
	('he-IL', 'symbol', 'ILS -1234.5', U&'\200F\200E-1,234.50~\200F₪'),
	('ar-AE', 'symbol', 'AED 1234.5', U&'\200F1,234.50~د.إ.\200F'),
	('ar-MA', 'symbol', 'USD -1234.5', U&'\200F\200E-1.234,50~US$'),
	('ar-EG', 'accounting', 'USD -5', U&'(\061C5.00~US$)'),
	('ar-AE', 'code', 'AED -5', U&'\200F\200E-5.00~AED'),
	-- codes
	('en', 'code', 'USD -1234.5', '-USD~1,234.50'),
	('de-DE', 'code', 'USD 1234.5', '1.234,50~USD'),
	('de-CH', 'code', 'EUR 5', 'EUR~5.00'),
	('ja-JP', 'code', 'JPY 5', 'JPY~5'),
	('fr-FR', 'code', 'EUR 14000.12', '14_000,12~EUR'),
	('en', 'code', 'XAU 1.5', 'XAU~1.5'),
	-- accounting: brackets where the locale has them
	('en-US', 'accounting', 'USD 5', '$5.00'),
	('en-US', 'accounting', 'USD -1234.5', '($1,234.50)'),
	('en-US', 'accounting', 'CHF -5', '(CHF~5.00)'),
	('de-DE', 'accounting', 'EUR -5', '-5,00~€'),
	('fr-FR', 'accounting', 'EUR -5', '(5,00~€)'),
	('nl-NL', 'accounting', 'EUR -5', '(€~5,00)'),
	('nb-NO', 'accounting', 'NOK -5', '(kr~5,00)'),
	('pl-PL', 'accounting', 'PLN -5', '(5,00~zł)'),
	('ja-JP', 'accounting', 'JPY -5', '(￥5)'),
	('en', 'accounting_code', 'USD -5', '(USD~5.00)'),
	('en', 'accounting_code', 'USD 5', 'USD~5.00'),
	('fr-FR', 'accounting_code', 'EUR -5', '(5,00~EUR)'),
	('de-DE', 'accounting_code', 'EUR -5', '-5,00~EUR'),
	-- names: a fraction or none can call for different forms
	('en', 'name', 'EUR 1', '1 euro'),
	('en', 'name', 'EUR 2', '2 euros'),
	('en', 'name', 'EUR 0', '0 euros'),
	('en', 'name', 'EUR -1', '-1 euro'),
	('en', 'name', 'USD 1234.5', '1,234.50 US dollars'),
	('en', 'name', 'JPY 1', '1 Japanese yen'),
	('de-DE', 'name', 'EUR 2', '2 Euro'),
	('de-DE', 'name', 'JPY 1', '1 Japanischer Yen'),
	('de-DE', 'name', 'JPY 2', '2 Japanische Yen'),
	('fr-FR', 'name', 'EUR 0', '0 euro'),
	('fr-FR', 'name', 'EUR 1.5', '1,50 euro'),
	('fr-FR', 'name', 'EUR 2', '2 euros'),
	('sv-SE', 'name', 'SEK -2', '−2 svenska kronor'),
	('pl-PL', 'name', 'PLN 1', '1 złoty polski'),
	('pl-PL', 'name', 'PLN 22', '22 złote polskie'),
	('pl-PL', 'name', 'PLN 12', '12 złotych polskich'),
	('pl-PL', 'name', 'PLN 1.5', '1,50 złotego polskiego'),
	('ru-RU', 'name', 'RUB 21', '21 российский рубль'),
	('ru-RU', 'name', 'RUB 11', '11 российских рублей'),
	('ru-RU', 'name', 'RUB 3', '3 российских рубля'),
	('ru-RU', 'name', 'RUB 1.5', '1,50 российского рубля'),
	('cs-CZ', 'name', 'CZK 2', '2 české koruny'),
	('cs-CZ', 'name', 'CZK 5', '5 českých korun'),
	('sl-SI', 'name', 'EUR 101', '101 evro'),
	('sl-SI', 'name', 'EUR 2', '2 evra'),
	('sl-SI', 'name', 'EUR 4', '4 evri'),
	('sl-SI', 'name', 'EUR 5', '5 evrov'),
	('lt-LT', 'name', 'EUR 21', '21 euras'),
	('lt-LT', 'name', 'EUR 10', '10 eurų'),
	('ro-RO', 'name', 'USD 2', '2 dolari americani'),
	('ro-RO', 'name', 'USD 20', '20 de dolari americani'),
	('ja-JP', 'name', 'JPY 1234', '1,234円'),
	('zh-CN', 'name', 'CNY 5', '5人民币'),
	('ko-KR', 'name', 'KRW 5', '5 대한민국 원'),
	-- a currency whose name the language lacks
	('de', 'name', 'XAU 5', '5~XAU');
SELECT is(pg_temp.readable(format(m, locale, style)), formatted, concat_ws(' ', m, locale, style)) FROM expected;

-- one locale, many spellings; what is not listed has the form of what is
SELECT is(pg_temp.readable(format('EUR 1234.5'::monetary, locale)), '1.234,50~€', locale)
FROM unnest('{de,DE,de-DE,de_DE,DE_de,de-de,dE-lu,de-XX,de-Latn,de_Latn_DE,de-276}'::text[]) locale;
SELECT is(format('CHF 1234.5'::monetary, locale), format('CHF 1234.5'::monetary, 'de-CH'), locale)
FROM unnest('{DE-ch,de_CH,de-Latn-CH}'::text[]) locale;
SELECT is(format('USD 5'::monetary, locale), expectation, locale) FROM (VALUES
	('zh', 'US$5.00'), ('zh-hant', 'US$5.00'), ('zh_hant_XX', 'US$5.00'), ('ZH-TW', 'US$5.00'), ('zh-Hans-HK', 'US$5.00'),
	('en-SG', 'US$5.00'), ('en-XX', '$5.00'), ('es-XX', U&'5,00\00A0US$')
) v(locale, expectation);
SELECT is(format('TWD 5'::monetary, 'zh-TW'), '$5.00', 'Taiwan has the traditional script');
SELECT is(format('EUR 1'::monetary, 'sr-Latn-RS', 'name'), '1 evro', 'a script is not the other script');
SELECT is(format('EUR 1'::monetary, 'sr-RS', 'name'), '1 евро', 'the usual script of a language');

-- defaults
SELECT is(format('USD -1234.5'::monetary), '-$1,234.50', 'English and symbols, where nothing is said');
SELECT is(format(m => 'USD 5', style => 'code'), format('USD 5'::monetary, 'en', 'code'), 'a style alone');
SELECT is(format(NULL::monetary, 'en'), NULL, 'no amount, no text');
SELECT is(format('USD 5'::monetary, NULL), NULL, 'no locale, no text');
SELECT is(format('USD 5'::monetary, 'en', NULL), NULL, 'no style, no text');
SELECT is(ROW(provolatile, proparallel, proisstrict)::text, '(i,s,t)', 'format is immutable, safe and strict')
FROM pg_proc WHERE oid = 'format(monetary, anycompatible, anycompatible)'::regprocedure;


-- PostgreSQL's own format is not hidden by this one, wherever the schema stands in the search path
CREATE TEMPORARY TABLE word (t text, v varchar(10), c char(2), n name);
INSERT INTO word VALUES ('de', 'de', 'de', 'de');
SELECT is(format('%s', 'x'), 'x', 'a literal');
SELECT is(format('%s %s', 'x', 'y'), 'x y', 'two literals');
SELECT is(format('plain'), 'plain', 'a pattern alone');
SELECT is(format('%s', t) || format('%s', v) || format('%s', c) || format('%s', n), 'dededede', 'columns') FROM word;
SELECT is(format('%s %s', t, t) || format('%s %s', 'x', v) || format('%s %s', 1, t), 'de dex de1 de', 'two columns') FROM word;
SELECT is(format('EUR 5'::monetary, t) || format('EUR 5'::monetary, v) || format('EUR 5'::monetary, c),
          repeat(format('EUR 5'::monetary, 'de'), 3), 'amounts by columns') FROM word;
SELECT throws_ok($$SELECT format('EUR 5'::monetary, 1)$$, '42804', NULL, 'no number');
SELECT throws_ok($$SELECT format('EUR 5'::monetary, 1, 2)$$, '42804', 'locale and style are text, not integer', 'no numbers');
CREATE DOMAIN pg_temp.tag AS text;
SELECT is(format('EUR 5'::monetary, 'de'::pg_temp.tag), format('EUR 5'::monetary, 'de'), 'a domain of text');
SELECT is(format('EUR 5'::monetary, 'de'::pg_temp.tag, 'code'::pg_temp.tag), format('EUR 5'::monetary, 'de', 'code'), 'domains of text');
SELECT throws_ok($$SELECT format('EUR 5'::monetary, n) FROM word$$, '42804', NULL, 'no name');

-- nothing is rounded
SELECT is(format('USD 0.000000000000001'::monetary), '$0.000000000000001', 'the smallest unit');
SELECT is(format('JPY -0.5'::monetary), '-¥0.5', 'half a yen');
SELECT is(format('USD 1.005'::monetary), '$1.005', 'half a cent');
SELECT is(format('USD 1.5'::monetary, 'en', 'name'), '1.50 US dollars', 'a fraction before a name');
SELECT is(format('USD 2596148429267413814.265248164610047'::monetary), '$2,596,148,429,267,413,814.265248164610047', 'the largest');
SELECT is(format('INR -2596148429267413814.265248164610047'::monetary, 'en-IN', 'accounting'),
          '(₹25,96,14,84,29,26,74,13,814.265248164610047)', 'the smallest, in lakhs');

-- Whatever the locale and currency: stripping all but digits gives back the amount.
CREATE TEMPORARY TABLE formatted AS
SELECT locale, code, minor_digits, style, m, format(m, locale, style) AS text,
       regexp_replace(substr(m::text, 5), '\D', '', 'g') AS digits
FROM locales(), currencies(), unnest('{symbol,code,accounting,accounting_code}'::text[]) style,
     LATERAL (SELECT from_minor(123456789, code) AS m WHERE minor_digits IS NOT NULL
              UNION ALL
              SELECT monetary(amount, code) FROM (VALUES (-7), (2596148429267413814.265248164610047)) v(amount)
              WHERE withdrawn IS NULL AND style = 'accounting') amounts;
SELECT ok(count(*) > 300000, 'every locale and currency') FROM formatted;
SELECT is(count(*), 0::bigint, 'the digits are those of the amount') FROM formatted WHERE regexp_replace(text, '\D', '', 'g') <> digits;
SELECT is(count(*), 0::bigint, 'in groups of at most three') FROM formatted
WHERE abs(m) = from_minor(123456789, code) AND minor_digits < 4 AND text ~ '\d{4}';
SELECT is(count(*), 0::bigint, 'after a decimal separator there are those of the minor unit') FROM formatted
WHERE m = from_minor(123456789, code) AND minor_digits > 0 AND text !~ ('\D\d{' || minor_digits || '}\D*$');
SELECT is(count(*), 0::bigint, 'the sign shows') FROM formatted WHERE (text ~ '[(−-]') <> (m < monetary(0, code));
SELECT is(count(*), 0::bigint, 'the code shows') FROM formatted WHERE style LIKE '%code' AND position(code IN text) = 0;
SELECT is(count(*), 0::bigint, 'no letter stands beside a digit') FROM formatted WHERE text ~ '[[:alpha:]]\d|\d[[:alpha:]]';
SELECT is(count(*), 0::bigint, 'brackets close') FROM formatted WHERE (position('(' IN text) > 0) <> (position(')' IN text) > 0);

-- and with names of what is paid with today, which have no digits
SELECT is(count(*), 0::bigint, 'the digits are those of the amount, before names')
FROM locales(), currencies(), LATERAL (SELECT monetary(-1234.5, code) AS m) amounts
WHERE withdrawn IS NULL
  AND regexp_replace(format(m, locale, 'name'), '\D', '', 'g') <> regexp_replace(substr(m::text, 5), '\D', '', 'g');
SELECT is(count(*), 0::bigint, 'every currency has a name in English')
FROM currencies() WHERE withdrawn IS NULL AND code !~ '^X' AND format(monetary(5, code), 'en', 'name') LIKE '%' || code;

-- locales
SELECT ok(count(*) > 250 AND count(*) = count(DISTINCT locale), 'locales are listed once') FROM locales();
SELECT is(array_agg(locale), array_agg(locale ORDER BY locale COLLATE "C"), 'and sorted') FROM locales();
SELECT is((SELECT count(*) FROM unnest('{bg,cs,da,de,el,en,es,et,fi,fr,ga,hr,hu,it,lt,lv,mt,nl,pl,pt,ro,sk,sl,sv}'::text[]) l
           WHERE l NOT IN (SELECT locale FROM locales())), 0::bigint, 'all languages of the European Union');

-- hostile locales and styles
SELECT throws_ok(format($$SELECT format('USD 5'::monetary, %L)$$, locale), '22023', NULL, 'locale ' || quote_literal(translate(left(locale, 20), E'\n\x01', '  ')))
FROM unnest(ARRAY['', ' ', 'x', 'xx', 'xx-DE', 'e', 'engl', 'en-', 'en--US', 'en-USA', 'en-U', '-en', '_', '--', 'en US', 'en-US ', ' en',
                  'de_DE.UTF-8', 'de_DE@euro', 'C', 'POSIX', 'en-US-x', 'en-Latn-US-x', 'en-Latn-', 'zh-Hantt', 'en-12', 'e1', '€', 'ＥＮ',
                  'ÿÿ', U&'en\0001', E'de\nDE', '%s%n', repeat('a', 100000), repeat('de-', 30000), repeat('é', 5000),
                  '''; DROP TABLE x', 'zh-Hant-TWN', '11-US', 'zz-ZZ', 'deu-Latn-276', 'dede-Latn-276']) locale;
SELECT throws_ok(format($$SELECT format('USD 5'::monetary, 'en', %L)$$, style), '22023', NULL, 'style ' || left(style, 20))
FROM unnest(ARRAY['', 'Symbol', 'symbol ', 'iso', 'accounting code', repeat('x', 100000), 'é']) style;

SELECT * FROM finish();
ROLLBACK;
