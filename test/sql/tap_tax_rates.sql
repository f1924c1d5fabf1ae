\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(27);

-- Comma-separated values.
SELECT results_eq($$SELECT line, cells FROM csv_rows(E'a,b\r\n1,2\n\n# a comment, "\n"x, ""y""\nz",\n,')$$,
                  $$VALUES (1, '{a,b}'::text[]), (2, '{1,2}'), (5, ARRAY[E'x, "y"\nz', '']), (7, ARRAY['', ''])$$, 'rows, and the lines that they start on');
SELECT is((SELECT count(*) FROM unnest(ARRAY['', E'\n\r\n', '# x', U&'\FEFF', NULL]) t, csv_rows(t)), 0::bigint, 'nothing in it');
SELECT results_eq($$SELECT cells FROM csv_rows(U&'\FEFF"a"')$$, $$VALUES ('{a}'::text[])$$, 'after a byte order mark');
SELECT throws_ok(format('SELECT * FROM csv_rows(%L)', t), '22023', m, 'a quote that does not belong: ' || m)
  FROM (VALUES (E'a\n"b', 'line 2: a quote is not closed'), ('a"b', 'line 1: a quote where none belongs'), (E'"a\nb"c', 'line 2: a quote where none belongs'), ('"a""', 'line 1: a quote is not closed')) v(t, m);

-- The sample: the rates of each country on the days before and after they changed.
\set csv `cat demo/eu_rates.csv`
SELECT count(*) FROM billing.load_tax_rates(:'csv') \g /dev/null
SELECT is((SELECT count(DISTINCT jurisdiction) FROM billing.tax_rate), 27::bigint, 'all member states');
SELECT is_empty(format('SELECT * FROM billing.load_tax_rates(%L)', :'csv'), 'the same again changes nothing');
SELECT results_eq($$SELECT v.country, r.percent FROM (VALUES
    ('DE', '2020-06-30'::date), ('DE', '2020-07-01'), ('DE', '2020-12-31'), ('DE', '2021-01-01'), ('IE', '2020-08-31'), ('IE', '2020-09-01'), ('IE', '2021-02-28'), ('IE', '2021-03-01'),
    ('LU', '2022-12-31'), ('LU', '2023-01-01'), ('LU', '2024-01-01'), ('EE', '2023-12-31'), ('EE', '2024-01-01'), ('EE', '2025-07-01'), ('FI', '2024-08-31'), ('FI', '2024-09-01'),
    ('SK', '2024-12-31'), ('SK', '2025-01-01'), ('RO', '2025-07-31'), ('RO', '2025-08-01'), ('HU', '2025-01-01')) v (country, day)
    JOIN billing.tax_rate r ON r.jurisdiction = v.country AND r.valid @> v.day ORDER BY v.country, v.day$$,
    $$VALUES ('DE', 19.0), ('DE', 16), ('DE', 16), ('DE', 19), ('EE', 20), ('EE', 22), ('EE', 24), ('FI', 24), ('FI', 25.5), ('HU', 27), ('IE', 23), ('IE', 21), ('IE', 21), ('IE', 23),
             ('LU', 17), ('LU', 16), ('LU', 17), ('RO', 19), ('RO', 21), ('SK', 20), ('SK', 23)$$, 'the days of each change');

-- Parts of a country, classes and reasons; a rate that the file leaves out is gone.
SELECT results_eq($$SELECT * FROM billing.load_tax_rates(E'jurisdiction,class,category,percent,valid_from,valid_until,reason_code,reason,source,country,county,name\n'
    'US-TX-X,,S,1.5,2024-01-01,2025-01-01,,,a,US,X,"X, ""the"" county"\nUS-TX-X,,S,1.75,2025-01-01,,,,a,US,X,"X, ""the"" county"\nUS-TX-X,food,E,0,2024-01-01,,,Groceries,,US,X,"X, ""the"" county"\n')$$,
    $$VALUES ('jurisdiction', 'US-TX-X', 'created'), ('tax', 'US-TX-X standard [2024-01-01,2025-01-01)', 'created'), ('tax', 'US-TX-X standard [2025-01-01,)', 'created'),
             ('tax', 'US-TX-X food [2024-01-01,)', 'created')$$, 'a county with two classes');
SELECT is((SELECT array[name, country, county, region] FROM billing.tax_jurisdiction WHERE jurisdiction = 'US-TX-X'), ARRAY['X, "the" county', 'US', 'X', NULL], 'its place');
SELECT is((SELECT reason FROM billing.tax_rate WHERE jurisdiction = 'US-TX-X' AND class = 'food'), 'Groceries', 'its reason');
SELECT results_eq($$SELECT * FROM billing.load_tax_rates(E'jurisdiction,category,percent,valid_from\nUS-TX-X,S,2,2026-01-01')$$,
    $$VALUES ('tax', 'US-TX-X standard [2024-01-01,2025-01-01)', 'removed'), ('tax', 'US-TX-X standard [2025-01-01,)', 'removed'), ('tax', 'US-TX-X standard [2026-01-01,)', 'created')$$,
    'the rates of a jurisdiction and class are stated as a whole');

-- Refused, with the line.
CREATE FUNCTION pg_temp.refused(csv text, message text, code text DEFAULT '22023') RETURNS text LANGUAGE sql AS
$$SELECT throws_ok(format('SELECT * FROM billing.load_tax_rates(%L)', csv), code, 'tax rates: ' || message, message)$$;
SELECT pg_temp.refused('', 'a column is missing');
SELECT pg_temp.refused('jurisdiction,percent', 'a column is missing');
SELECT pg_temp.refused('jurisdiction,category,percent,valid_from,rate', 'unknown column "rate"');
SELECT pg_temp.refused('jurisdiction,category,percent,valid_from,percent', 'column "percent" is there twice');
SELECT pg_temp.refused(E'jurisdiction,category,percent,valid_from\n\nDE,S,19', 'line 3 has 3 cells, and the first line 4');
SELECT pg_temp.refused(E'jurisdiction,category,percent,valid_from\n# x\nDE,S,19%,2020-01-01', 'line 3: percent: invalid value "19%"');
SELECT pg_temp.refused(E'jurisdiction,category,percent,valid_from\nDE,S,,2020-01-01', 'line 2: percent: missing');
SELECT pg_temp.refused(E'jurisdiction,category,percent,valid_from\nDE,X,19,2020-01-01', 'line 2: category: invalid value "X"');
SELECT pg_temp.refused(E'jurisdiction,category,percent,valid_from\nDE,S,19,01/02/2020', 'line 2: valid: invalid value "[01/02/2020,)"');
SELECT pg_temp.refused(E'jurisdiction,category,percent,valid_from\nDE,S,19,2020-02-30', 'line 2: date/time field value out of range: "2020-02-30"', '22008');
SELECT pg_temp.refused(E'jurisdiction,category,percent,valid_from\nDE,E,19,2020-01-01', 'line 2: percent: category E has no tax');
SELECT throws_ok($$SELECT * FROM billing.load_tax_rates(E'jurisdiction,category,percent,valid_from,valid_until\nDE,S,19,2020-01-01,2021-01-01\nDE,S,16,2020-07-01,')$$, '22023',
                 'tax rates: two rates of a jurisdiction and class are valid on the same day', 'two at once');
SELECT is((SELECT percent FROM billing.tax_rate WHERE jurisdiction = 'DE' AND valid @> '2020-08-01'::date), 16::numeric, 'nothing of a refused file is applied');

SELECT * FROM finish();
ROLLBACK;
