SET search_path = public, billing;

-- text: the currency's digits at least, no other trailing zeros
SELECT text, text::monetary FROM unnest(ARRAY[
	'USD 12.34', 'usd 12.34', 'UsD12.3', '  EUR  5  ', 'GBP .99', 'GBP -.99', 'GBP +0.99', 'GBP 123.', 'GBP3.10',
	'JPY 1000', 'JPY 0.5', 'KWD 1.5', 'CLF 1', 'XAU 1.50', 'XTS 0', 'HRK 1', 'USD -0', 'USD 0.000000000000001',
	'USD 1.2300000000000000000000000', 'USD 000000000000000000000000000000007',
	'USD 2596148429267413814.265248164610047', 'USD -2596148429267413814.265248164610047']) text;

-- bad text
SELECT 'USD 12,3'::monetary;
SELECT 'ABC 1'::monetary;
SELECT 'USD 0.0000000000000001'::monetary;
SELECT 'USD 2596148429267413814.265248164610048'::monetary;

-- what an expression over this row gives, or its SQLSTATE
CREATE TEMP TABLE sample AS
SELECT 'USD 1'::monetary AS m, 'EUR 1'::monetary AS e, 'USD 0'::monetary AS z,
       'USD 2596148429267413814.265248164610047'::monetary AS top, 'USD 1.005'::monetary AS tie, 'XAU 1.5'::monetary AS gold;
CREATE FUNCTION pg_temp.outcome(expression text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE 'SELECT (' || expression || ')::text FROM pg_temp.sample' INTO result;
	RETURN coalesce(result, 'NULL');
EXCEPTION WHEN OTHERS THEN
	RETURN 'error ' || SQLSTATE;
END $$;

SELECT left(quote_literal(text), 50) AS text, pg_temp.outcome(quote_literal(text) || '::monetary') FROM unnest(ARRAY[
	'', ' ', 'USD', 'USD ', '12.34', '12.34 USD', '$5', 'US 5', 'USDX 5', 'U$D 5', 'USD .', 'USD -', 'USD - 5', 'USD --5',
	'USD 1.2.3', 'USD 1 2', 'USD 1e3', 'USD 0x10', 'USD 1_000', 'USD 1''000', 'USD NaN', 'USD Infinity', 'USD 1,000.00',
	'USD ١', 'ÜSD 1', 'QQQ 1', 'USD -2596148429267413814.265248164610048', 'USD 99999999999999999999999999999',
	'USD -0.0000000000000009', 'USD' || repeat('9', 5000), 'USD 0.' || repeat('0', 5000) || '1']) text;

-- parts
SELECT currency(m), amount(m), m::numeric, minor_units(m), abs(m), sign(m), is_zero(m)
FROM unnest(ARRAY['USD -12.3', 'JPY 5', 'BHD 1.5', 'CLF 0', 'EUR 92233720368547758.07']::monetary[]) m;
SELECT monetary(12.3, 'usd'), monetary(1.100000000000000000000, 'EUR'), from_minor(-1999, 'EUR'), from_minor(5, 'JPY'),
       from_minor(9223372036854775807, 'CLF');
SELECT monetary(NULL, 'USD') IS NULL, monetary(1, NULL) IS NULL, amount(NULL) IS NULL, minor_units(NULL) IS NULL;
SELECT minor_units('USD 0.001');
SELECT minor_units('USD 92233720368547758.08');
SELECT minor_units('XAU 1');
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	$$monetary('NaN', 'USD')$$, $$monetary('Infinity', 'USD')$$, $$monetary('-Infinity', 'USD')$$, $$monetary(1, '')$$,
	$$monetary(1, 'EURO')$$, $$monetary(1, 'E€')$$, $$monetary(0.1234567890123456, 'USD')$$, $$monetary(1e19, 'USD')$$,
	$$monetary(-1e200, 'USD')$$, $$monetary(1e-200, 'USD')$$, $$monetary(0e-200, 'USD')$$, $$from_minor(1, 'XXX')$$,
	$$from_minor(1, 'no')$$, $$from_minor(9223372036854775807, 'JPY')$$]) call;

-- arithmetic
SELECT 'USD 1.10'::monetary + 'USD 2.20', 'USD 1.10'::monetary - 'USD 2.20', - 'USD 1.10'::monetary;
SELECT m * 3::int2, m * 3, m * 3::int8, m * 0.5, 3::int2 * m, 3 * m, 3::int8 * m, 0.5 * m
FROM (VALUES ('EUR -1.25'::monetary)) v(m);
SELECT m / 3::int2, m / 3, m / 3::int8, m / 0.03, m / 'EUR 3', m / m FROM (VALUES ('EUR 1'::monetary)) v(m);
-- ties at the last digit go to the even neighbour
SELECT u * 0.5, u * 1.5, u * -0.5, u / 2, (u * 3) / 2, (u * 5) / 2 FROM (VALUES ('USD 0.000000000000001'::monetary)) v(u);
-- a factor keeps all its digits
SELECT 'USD 0.000000000000001'::monetary * 1000000000000000,
       'USD 2000000000000000000'::monetary * 0.000000000000000000000000000000000250000000000000000000000000000000000000001;

SELECT 'USD 1'::monetary + 'EUR 2';
SELECT 'USD 1'::monetary / 0;
SELECT 'USD 2596148429267413814.265248164610047'::monetary + 'USD 0.000000000000001';
SELECT 'USD 2596148429267413814'::monetary * 1.5;
SELECT 'USD 1'::monetary * 1e300;
SELECT 'USD 1'::monetary * 'NaN'::numeric;
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	'm - e', 'm / e', 'm / z', 'm / 0::int2', 'm / 0::int8', 'm / 0.00', 'top * 2', 'top * -2::int2',
	'top * 9223372036854775807', 'top * 1.0000000000000000000000000000000004', 'top / 0.5', 'top / 1e-16000', 'm / 1e-300',
	'm * 1e300', 'm * 1e-16000', 'm / 1e300', 'm / 1e70', 'z / 1e-300', 'z * 1e60', '-top - m', '-top', 'm * ''NaN''::numeric',
	'm / ''Infinity''::numeric', 'm + NULL', 'm * NULL::int', 'NULL::numeric * m']) call;

-- rounding: to the currency's digits and half away from zero unless said otherwise
SELECT round(m)
FROM unnest(ARRAY['USD 1.005', 'USD -1.005', 'JPY 0.5', 'KWD 1.0005', 'CLF 1.00005', 'USD 1.004999999999999']::monetary[]) m;
SELECT mode, array_agg(amount(round(m, 1, mode)) ORDER BY m) FROM unnest(enum_range(NULL::rounding)) mode,
	unnest(ARRAY['USD -1.26', 'USD -1.25', 'USD -1.24', 'USD -1.15', 'USD 1.15', 'USD 1.24', 'USD 1.25', 'USD 1.26']::monetary[]) m
WHERE mode <> 'unnecessary' GROUP BY mode ORDER BY mode;
SELECT digits, round(m, digits, 'half_even'), round(m, digits, 'up')
FROM (VALUES ('USD 2555.555555555555555'::monetary)) v(m), unnest('{100, 15, 14, 7, 0, -1, -3, -4, -18}'::int[]) digits;
SELECT round('USD 1.50'::monetary, 1, 'unnecessary');
SELECT round('USD 1.55'::monetary, 1, 'unnecessary');
SELECT round('XAU 1.55'::monetary);
SELECT call, pg_temp.outcome(call) FROM unnest(ARRAY[
	'round(gold, 0)', 'round(top)', 'round(top, 0, ''up'')', 'round(top, -18)', 'round(top, -18, ''up'')', 'round(top, -19, ''up'')',
	'round(top, -19)', 'round(m, -2147483648, ''down'')', 'round(m, 2147483647, ''unnecessary'')', 'round(NULL::monetary)',
	'round(m, 2, NULL)', 'round(tie, NULL, ''half_even'')', 'round(m, 2, ''sideways'')']) call;

-- the total order never raises; the strict one does
SELECT m
FROM unnest(ARRAY['USD 2', 'EUR 3', 'USD -1', 'EUR -3', 'USD 0', 'JPY 1', 'USD 0.000000000000001', 'USD 10']::monetary[]) m
ORDER BY m;
SELECT a, b, a = b AS eq, a <> b AS ne, a < b AS lt, a <= b AS le, a > b AS gt, a >= b AS ge, monetary_cmp(a, b) AS cmp
FROM (VALUES ('USD 1'::monetary, 'USD 1.00'::monetary), ('USD -2', 'USD 1'), ('USD 1', 'EUR 2'), ('AED 9', 'ZWL 1')) v(a, b);
SELECT a, b, a == b AS eq, a << b AS lt, a <<= b AS le, a >> b AS gt, a >>= b AS ge
FROM (VALUES ('USD 1'::monetary, 'USD 1.00'::monetary), ('USD -2', 'USD 1'), ('USD 3', 'USD 1')) v(a, b);
SELECT call, pg_temp.outcome(call)
FROM unnest(ARRAY['m == e', 'm << e', 'm <<= e', 'm >> e', 'm >>= e', 'm = e', 'm > e', 'm = NULL', 'm << NULL']) call;

-- indexes
CREATE TEMP TABLE paid (no int, amount monetary);
INSERT INTO paid
SELECT i, monetary(i % 100, CASE i % 3 WHEN 0 THEN 'USD' WHEN 1 THEN 'EUR' ELSE 'GBP' END) FROM generate_series(1, 3000) i;
CREATE INDEX paid_amount ON paid (amount);
ANALYZE paid;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT amount FROM paid WHERE amount > 'USD 97' ORDER BY amount;
SELECT amount, count(*) FROM paid WHERE amount > 'USD 97' GROUP BY amount ORDER BY amount;
SELECT count(*) FROM paid WHERE amount BETWEEN 'EUR 10' AND 'EUR 19';
DROP INDEX paid_amount;
CREATE INDEX paid_amount_hash ON paid USING hash (amount);
EXPLAIN (COSTS OFF) SELECT count(*) FROM paid WHERE amount = 'GBP 5';
SELECT count(*) FROM paid WHERE amount = 'GBP 5';
RESET enable_seqscan;
RESET enable_bitmapscan;
SELECT count(DISTINCT amount), count(*) FROM paid;
SELECT count(*) FROM paid a JOIN paid b ON a.amount = b.amount AND a.no < b.no WHERE a.no <= 300;
CREATE TEMP TABLE parted (m monetary) PARTITION BY HASH (m);
CREATE TEMP TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TEMP TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO parted SELECT amount FROM paid;
SELECT count(*), (SELECT count(*) FROM parted_0) > 0 AND (SELECT count(*) FROM parted_1) > 0 AS both FROM parted;

-- layout: fixed, by reference, never compressed or moved out of line
SELECT typname, typlen, typbyval, typalign, typstorage
FROM pg_type WHERE oid IN ('monetary'::regtype, 'monetary_state'::regtype) ORDER BY typname;
