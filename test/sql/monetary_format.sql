SET search_path = public, billing;

-- the same amounts in every style
SELECT style, format(m, 'en', style), format(-m, 'en', style), format(m, 'de', style), format(-m, 'fr', style)
FROM (VALUES ('USD 1234.50'::monetary)) v(m),
     unnest('{symbol,code,name,accounting,accounting_code}'::text[]) WITH ORDINALITY s(style, no)
ORDER BY no;

-- what a reader is told to do
SELECT format('USD 5'::monetary, 'xx-YY');
SELECT format('USD 5'::monetary, 'de_DE.UTF-8');
SELECT format('USD 5'::monetary, '');
SELECT format('USD 5'::monetary, repeat('long', 100000));
SELECT format('USD 5'::monetary, repeat('é', 30));
SELECT format('USD 5'::monetary, 'en', 'iso');
SELECT format('USD 5'::monetary, 'en', repeat('x', 41));
SELECT format('USD 5'::monetary, 1, 2);
