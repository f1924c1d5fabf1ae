SET search_path = public, billing;
SET datestyle = 'ISO';
\pset null NULL
-- what an expression gives, or its SQLSTATE
CREATE FUNCTION pg_temp.outcome(expression text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE 'SELECT (' || expression || ')::text' INTO result;
	RETURN coalesce(result, 'NULL');
EXCEPTION WHEN OTHERS THEN
	RETURN 'error ' || SQLSTATE;
END $$;

-- round_to
SELECT increment, round_to('USD 12.375', increment), round_to('USD -12.375', increment), round_to('USD 12.375', increment, 'down')
FROM unnest(ARRAY[0.01, 0.05, 0.25, 0.75, 1, 5, 100, 0.000000000000001, 12.375, 2500000000000000000]) increment;
SELECT mode, round_to('USD 0.125', 0.25, mode), round_to('USD -0.375', 0.25, mode)
FROM unnest(enum_range(NULL::rounding)) mode WHERE mode <> 'unnecessary';
SELECT round_to('USD 1.50', 0.5, 'unnecessary');
SELECT round_to('USD 1.55', 0.5, 'unnecessary');
SELECT round_to('USD 1', 0);
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	$$round_to('USD 1', -0.01)$$, $$round_to('USD 1', 'NaN')$$, $$round_to('USD 1', 'Infinity')$$, $$round_to('USD 1', 1e-16)$$,
	$$round_to('USD 1', 1e19)$$, $$round_to('USD 1', NULL)$$, $$round_to(NULL, 1)$$, $$round_to('USD 1', 1, NULL)$$,
	$$round_to('USD 2596148429267413814.2', 1, 'up')$$, $$round_to('USD -2596148429267413814.2', 1, 'floor')$$,
	$$round_to('USD 2596148429267413814', 2000000000000000000)$$, $$round_to('USD 1', 2000000000000000000, 'up')$$,
	$$round_to('XAU 1.3', 0.5)$$]) call;

-- cash_round: the rules, sorted, and not finer than the minor unit
SELECT * FROM cash_increments();
SELECT count(*) FROM cash_increments()
WHERE NOT currency = currency(increment) OR increment < from_minor(1, currency) OR increment <> round(increment) OR country !~ '^[A-Z]{2}$'
   OR currency NOT IN (SELECT code FROM currencies() WHERE withdrawn IS NULL);
-- the examples of the Bank of Estonia, the National Bank of Ukraine and a Slovak summary of the act
SELECT cash_round('EUR 30.76', 'EE');
SELECT m, cash_round(m)
FROM unnest('{UAH 1.24, UAH 1.25, UAH 1.49, UAH 1.51, UAH 1.74, UAH 1.75, UAH 1.99}'::monetary[]) m;
SELECT m, cash_round(m, 'SK')
FROM unnest('{EUR 1.01, EUR 1.02, EUR 1.03, EUR 1.04, EUR 1.05, EUR 1.06, EUR 1.07, EUR 1.08, EUR 1.09}'::monetary[]) m;
-- by country, by currency, by minor unit
SELECT m, cash_round(m), cash_round(m, 'FI'), cash_round(m, 'fi'), cash_round(m, 'DE'), cash_round(m, 'CH'), cash_round(-m, 'FI')
FROM unnest('{EUR 1.025, EUR 1.02, CHF 1.025, JPY 1.5, HUF 12.5, SEK 0.5, KWD 1.0005}'::monetary[]) m;
SELECT cash_round('EUR 1', 'FIN');
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	$$cash_round('EUR 1', '')$$, $$cash_round('EUR 1', 'F1')$$, $$cash_round('EUR 1', 'É')$$, $$cash_round('EUR 1', NULL)$$, $$cash_round(NULL)$$,
	$$cash_round(NULL, '')$$, $$cash_round('XAU 1')$$, $$cash_round('HUF 2596148429267413814')$$, $$cash_round('HUF 2596148429267413812')$$]) call;

-- mul_round and div_round: one rounding; in two steps, 1.0049999999999995 first becomes 1.005
SELECT mul_round('USD 2.0099999999999990', 0.5), round('USD 2.009999999999999'::monetary * 0.5), round('USD 2.009999999999999'::monetary * 0.5, 15);
SELECT div_round('USD 2.009999999999999', 2), round('USD 2.009999999999999'::monetary / 2);
SELECT mul_round('USD 19.99', 1.0825), mul_round('JPY 1999', 1.1), mul_round('KWD 1.999', 1.1), mul_round('EUR 19.99', 0.19, 4), mul_round('USD 19.99', 1.0825, 1, 'floor');
SELECT div_round('USD 100', 3), div_round('JPY 100', 3), div_round('USD 100', -3, 0, 'up'), div_round('USD 100', 0.07, -2), div_round('USD 1', 8, 20);
SELECT mode, mul_round('USD 0.05', 0.5, 2, mode), mul_round('USD -0.05', 0.5, 2, mode), div_round('USD 0.05', 2, 2, mode), div_round('USD 0.05', -2, 2, mode)
FROM unnest(enum_range(NULL::rounding)) mode WHERE mode <> 'unnecessary';
SELECT mul_round('USD 1', 0.333, 2, 'unnecessary');
SELECT div_round('USD 1', 3, 2, 'unnecessary');
SELECT div_round('USD 1', 9e70, 2, 'unnecessary');
SELECT div_round('USD 1', 0);
SELECT mul_round('XAU 1', 2);
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	$$mul_round('USD 1', 0.25, 2, 'unnecessary')$$, $$div_round('USD 1', 4, 2, 'unnecessary')$$, $$div_round('USD 1', 3, 2, 'unnecessary')$$,
	$$mul_round('USD 1', 'NaN')$$, $$mul_round('USD 1', 'Infinity')$$, $$div_round('USD 1', 'NaN')$$, $$div_round('USD 1', '-Infinity')$$,
	$$mul_round('USD 1', 1e300)$$, $$div_round('USD 1', 1e-300)$$, $$mul_round('USD 1', 1e-300, 2, 'unnecessary')$$, $$mul_round('USD 1', 1e-300, 2, 'up')$$, $$div_round('USD 1', 1e300, 2, 'up')$$,
	$$mul_round('USD 2596148429267413814.265248164610047', 1)$$, $$mul_round('USD 2596148429267413814.265', 1, 2, 'up')$$,
	$$mul_round('USD 2596148429267413814.265248164610047', 1, 0, 'up')$$,
	$$mul_round(NULL, 1)$$, $$mul_round('USD 1', NULL)$$, $$mul_round('USD 1', 1, NULL)$$, $$mul_round('USD 1', 1, 2, NULL)$$,
	$$div_round(NULL, 1)$$, $$div_round('USD 1', NULL)$$, $$div_round('USD 1', 1, NULL)$$, $$div_round('USD 1', 1, 2, NULL)$$,
	$$mul_round('XAU 1', 2, 3)$$]) call;

-- convert
SELECT convert('USD 100', 'EUR', 0.9213), convert('USD 100', 'jpy', 149.235), convert('EUR 1', 'KWD', 0.33375), convert('JPY -1', 'USD', 0.0065, 4),
       convert('USD 1', 'EUR', 0.005, 2, 'half_even'), convert('USD 1', 'USD', 1);
SELECT convert('USD 1', 'EUR', 0);
SELECT convert('USD 1', 'EURO', 1);
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	$$convert('USD 1', 'EUR', -0.9)$$, $$convert('USD 1'::monetary, 'EUR', 'NaN')$$, $$convert('USD 1'::monetary, 'EUR', 'Infinity')$$, $$convert('USD 1', '', 1)$$,
	$$convert('USD 1', 'XAU', 0.0004)$$, $$convert('USD 1', 'XAU', 0.0004, 4)$$, $$convert('XAU 1', 'USD', 2650.5)$$,
	$$convert('USD 2596148429267413814', 'VND', 25000)$$, $$convert(NULL, 'EUR', 1)$$, $$convert('USD 1', NULL, 1)$$, $$convert('USD 1'::monetary, 'EUR', NULL)$$,
	$$convert('USD 1', 'EUR', 1, NULL, NULL)$$, $$convert('USD 1.005', 'EUR', 1, 2, 'unnecessary')$$]) call;

-- allocate and split
SELECT allocate('USD 100', '{1, 2, 3}'), allocate('USD -100', '{1, 2, 3}'), allocate('JPY 100', '{50, 30, 20.5}'), allocate('USD 0', '{0, 1}');
SELECT allocate('USD 10', '{1, 1, 1}', 3), allocate('USD 10', '{1, 1, 1}', 0), allocate('USD 1000', '{1, 1, 1}', -2), allocate('USD 10', '{1, 1, 1}', 15);
SELECT split('USD 100', 3), split('USD -100', 3), split('JPY 2', 3), split('USD 0.01', 2, 3), split('USD 5', 1);
-- what has more digits than the parts would leave a residue
SELECT allocate('USD 1.005', '{1, 1}');
SELECT split('USD 1.005', 2);
SELECT allocate('USD 1.005', '{1, 1}', 3);
-- weights of any scale and form; far apart, the small one gets nothing
SELECT allocate('USD 1', '{1e-100, 1e20, 0.0000001}'), allocate('USD 9', ARRAY[1.000, 1::numeric(60, 50), 1e0]),
       allocate('USD 2596148429267413814.26', '{1, 99999999999999999999999999999999999999999999999999999999999999999999999999}');
SELECT allocate('USD 1', '{}');
SELECT allocate('USD 1', '{0, 0.00}');
SELECT allocate('USD 1', '{1, -0.5}');
SELECT allocate('USD 1', '{1, NULL}');
SELECT allocate('USD 1', '{{1, 2}, {3, 4}}');
SELECT allocate('USD 1', array_agg(1)) FROM generate_series(1, 100001);
SELECT split('USD 1', 0);
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	$$allocate('USD 1', '{NaN}')$$, $$allocate('USD 1', '{Infinity, 1}')$$, $$allocate('USD 1', '{1e-200, 1}')$$, $$allocate('USD 1', '{1e100}')$$,
	$$allocate('USD 1', '{1e-16000, 1e-16000}')$$, $$allocate('USD 1', '[5:6]={1, 2}'::numeric[])$$, $$allocate('XAU 1', '{1, 1}')$$,
	$$allocate('XAU 1', '{1, 1}', 1)$$, $$allocate(NULL, '{1}')$$, $$allocate('USD 1', NULL)$$, $$allocate('USD 1', '{1}', NULL)$$,
	$$allocate('USD 1', '{1, 1}', -1)$$, $$allocate('USD 1', '{1, 1}', 2147483647)$$, $$allocate('USD 0', '{1, 1}', -2147483648)$$,
	$$split('USD 1', -1)$$, $$split('USD 1', 100001)$$, $$split('USD 1', 2147483647)$$, $$split('USD 1', -2147483648)$$, $$split(NULL, 1)$$,
	$$split('USD 1', NULL)$$, $$split('XAU 1', 3)$$, $$split('XAU 1', 3, 1)$$, $$array_length(split('USD 1', 100000), 1)$$,
	$$split('USD 2596148429267413814.265248164610047', 2, 15)$$, $$array_dims(split('USD 1', 3))$$, $$pg_typeof(split('USD 1', 3))$$]) call;
