SET search_path = public, billing;

-- a type of one currency, and one with at most so many digits
CREATE TABLE typed (
	any_currency monetary,
	euro monetary('EUR'),
	cents monetary('eur', 2),
	yen monetary('JPY', 0),
	exact monetary('USD', 15),
	list monetary('EUR', 2)[]
);
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'typed'::regclass AND attnum > 0 ORDER BY attnum;
-- the integer behind a type is stored in catalogs, so it stays: base-26 code * 32 + digits + 1
SELECT monetary_typmod_in('{EUR}') = ((4 * 26 + 20) * 26 + 17) * 32 AS euro,
       monetary_typmod_in('{EUR, 2}') = ((4 * 26 + 20) * 26 + 17) * 32 + 3 AS cents,
       monetary_typmod_out(monetary_typmod_in('{jpy, 0}')), monetary_typmod_out(monetary_typmod_in('{ZWG, 15}')),
       monetary_typmod_out(-1) AS none;

-- types that are none
SELECT 'EUR 1'::monetary('EURO');
SELECT 'EUR 1'::monetary('EUR', 16);
SELECT 'EUR 1'::monetary('EUR', 2, 3);
CREATE FUNCTION pg_temp.outcome(command text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE command INTO result;
	RETURN coalesce(result, 'done');
EXCEPTION WHEN OTHERS THEN
	RETURN 'error ' || SQLSTATE;
END $$;
SELECT type, pg_temp.outcome('SELECT ''EUR 1''::' || type) FROM unnest(ARRAY[
	'monetary(''EUR'')', 'monetary(eur)', 'monetary(''EUR'', 15)', 'monetary(''EUR'', 0)', 'monetary(''EUR'', ''2'')',
	'monetary(2)', 'monetary('''')', 'monetary(''EUR'', '''')', 'monetary(''EUR'', 1.5)', 'monetary(''EUR'', ''two'')',
	'monetary(''EUR'', 99999999999999999999999999999999999999999999)', 'monetary(2, ''EUR'')']) type;
SELECT call, pg_temp.outcome('SELECT ' || call) FROM unnest(ARRAY[
	$$monetary_typmod_in('{}')$$, $$monetary_typmod_in('{NULL}')$$, $$monetary_typmod_in('{{EUR,2}}')$$, $$monetary_typmod_in(NULL)$$,
	'monetary_typmod_out(0)', 'monetary_typmod_out(2147483647)', 'monetary_typmod_out(122417)', 'monetary_typmod_out(-2147483648)',
	$$monetary_fit('EUR 1', 17, false)$$, $$monetary_fit('EUR 1', -1, false)$$, $$monetary_fit('EUR 1', NULL, false)$$,
	$$monetary_in('EUR 1', 0, 2147483647)$$, $$monetary_from_numeric(1, 2147483647, false)$$]) call;

-- values that fit, from literals, expressions and numeric
INSERT INTO typed VALUES ('USD 1.2345', 'EUR 1.2345', 'EUR 1.20', 'JPY 7', 'USD 0.000000000000001', '{EUR 1, EUR 2.22, NULL}');
INSERT INTO typed (euro, cents, yen) SELECT m, m, NULL FROM (VALUES ('EUR 5'::monetary)) v(m);
INSERT INTO typed (euro, cents, yen, list) VALUES (1.2345, 1.20, 7.00, ARRAY[1.5, 2.0]);
UPDATE typed SET cents = cents + 'EUR 0.05' WHERE cents IS NOT NULL;
SELECT * FROM typed;
SELECT 1.5::monetary('KWD'), '-0.5'::numeric::monetary('EUR', 1), 'EUR 1.10'::text::monetary('EUR', 1), 12.5::numeric(10, 4)::monetary('USD', 2);

-- values that do not are errors, never rounded
INSERT INTO typed (euro) VALUES ('USD 1');
INSERT INTO typed (cents) VALUES ('EUR 1.001');
INSERT INTO typed (cents) VALUES (1.001);
INSERT INTO typed (any_currency) VALUES (1.5);
INSERT INTO typed (cents) VALUES (5);
CREATE TEMP VIEW one AS SELECT 'EUR 1.001'::monetary AS m, 1.5 AS n, 7 AS i, 8::bigint AS b, 'EUR 9'::text AS t;
SELECT command, pg_temp.outcome(command) FROM unnest(ARRAY[
	'INSERT INTO typed (yen) VALUES (''JPY 0.5'')', 'INSERT INTO typed (yen) VALUES (0.5)',
	'INSERT INTO typed (exact) VALUES (1e-16)', 'INSERT INTO typed (euro) VALUES (''NaN''::numeric)',
	'INSERT INTO typed (euro) VALUES (1e19)', 'INSERT INTO typed (euro) VALUES (2596148429267413814.265248164610048)',
	'INSERT INTO typed (euro) VALUES (''EUR 2596148429267413814.265248164610048'')',
	'INSERT INTO typed (list) VALUES (''{EUR 1.001}'')', 'INSERT INTO typed (list) VALUES (''{EUR 1, USD 1}'')',
	'INSERT INTO typed (list) VALUES (ARRAY[1.001])', 'INSERT INTO typed (cents) SELECT m FROM one',
	'INSERT INTO typed (yen) SELECT m FROM one', 'UPDATE typed SET cents = euro',
	-- no cast from integers or text sneaks in a currency
	'INSERT INTO typed (euro) SELECT i FROM one', 'INSERT INTO typed (euro) SELECT b FROM one', 'INSERT INTO typed (euro) SELECT t FROM one',
	'SELECT i::monetary FROM one', 'SELECT n::monetary FROM one', 'SELECT t::monetary FROM one', 'SELECT m + n FROM one',
	'SELECT m = n FROM one', 'SELECT m < i FROM one', 'SELECT m + i FROM one', 'SELECT m = t FROM one', 'SELECT m || n FROM one',
	'SELECT sum(n::monetary(''EUR'')) FROM one', 'SELECT round(m::numeric, 2) FROM one', 'SELECT m::int FROM one', 'SELECT m::text FROM one',
	'SELECT numeric ''1'' + m FROM one']) command;
INSERT INTO typed (any_currency) SELECT NULL::numeric;

-- COPY checks as input does, in text and binary
COPY (SELECT euro, cents FROM typed WHERE cents = 'EUR 1.25' ORDER BY euro) TO STDOUT;
COPY typed (euro, cents) FROM STDIN;
EUR 3.333	EUR 3.33
\.
COPY typed (euro, cents) FROM STDIN;
EUR 3.333	EUR 3.333
\.
COPY typed (yen) FROM STDIN;
EUR 3
\.
\i test/recv.sql
SELECT pg_temp.recv('billing.monetary(''EUR'', 2)', monetary_send('EUR 4.44'));
\set VERBOSITY sqlstate
SELECT pg_temp.recv('billing.monetary(''EUR'', 2)', monetary_send('EUR 4.444'));
SELECT pg_temp.recv('billing.monetary(''EUR'', 2)', monetary_send('USD 4.44'));
\set VERBOSITY default

-- a table's type can be narrowed where the values fit, and widened
CREATE TEMP TABLE narrowed AS SELECT 'EUR 1.5'::monetary AS m;
ALTER TABLE narrowed ALTER m TYPE monetary('EUR', 1);
ALTER TABLE narrowed ALTER m TYPE monetary('EUR', 0);
ALTER TABLE narrowed ALTER m TYPE monetary('USD');
ALTER TABLE narrowed ALTER m TYPE monetary;
SELECT m, format_type(atttypid, atttypmod) FROM narrowed, pg_attribute WHERE attrelid = 'narrowed'::regclass AND attname = 'm';

-- variables, domains and function results
DO $$
DECLARE
	price monetary('EUR', 2) := 'EUR 1.5';
BEGIN
	price := price * 3;
	RAISE NOTICE '%', price;
	price := price / 3.1;
END $$;
CREATE DOMAIN pg_temp.euro_price AS monetary('EUR', 2) CHECK (VALUE >> 'EUR 0');
SELECT 'EUR 1.5'::pg_temp.euro_price;
SELECT command, pg_temp.outcome(command) FROM unnest(ARRAY['SELECT ''EUR 1.555''::pg_temp.euro_price', 'SELECT ''USD 1''::pg_temp.euro_price',
	'SELECT ''EUR 0''::pg_temp.euro_price']) command;
DROP TABLE typed;
