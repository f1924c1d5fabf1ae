\unset ECHO
\i test/setup.sql
SELECT plan(39);

-- Properties of the functions on monetary against plain numeric, which is exact, on seeded random data.
SELECT setseed(0.3166) \g /dev/null

\i test/monetary_properties.sql

-- An amount, a factor or divisor, digits and a mode. A third are odd multiples of 10^-digits by halves, which are ties.
CREATE TEMP TABLE operation AS
SELECT i, digits, mode,
       CASE WHEN i % 3 = 0 THEN (ARRAY[0.5, -1.5, 2.5, 12.5, 2, -2, 0.4, 0.08])[1 + i / 3 % 8]
            ELSE pg_temp.random_integer(40) * ('1e-' || floor(random() * 50))::numeric END AS n,
       CASE WHEN i % 3 = 0 THEN least(greatest((2 * div(ua, step) + 1) * step, -:top), :top) ELSE ua END AS units
FROM (SELECT *, ('1e' || 15 - digits)::numeric AS step
      FROM (SELECT i, ua, (floor(random() * 35) - 19)::int AS digits,
                   (enum_range('half_even'::rounding, 'floor'))[1 + floor(random() * 10)::int] AS mode FROM pair) u) v;
UPDATE operation SET units = trunc(units) WHERE digits > 15;

-- one rounding
SELECT is(count(*), 0::bigint, 'mul_round is the exact product rounded once in every mode, or 22003')
FROM operation
WHERE pg_temp.outcome(format('mul_round($1, $3, %s, %L)', digits, mode), monetary(units * 1e-15, 'USD'), NULL, n)
      IS DISTINCT FROM pg_temp.expected(pg_temp.expected_round(units * n, least(digits, 15) - 15, mode::text));
SELECT is(count(*), 0::bigint, 'div_round is the exact quotient rounded once in every mode, 22003 or 22012')
FROM operation
WHERE pg_temp.outcome(format('div_round($1, $3, %s, %L)', digits, mode), monetary(units * 1e-15, 'USD'), NULL, n)
      IS DISTINCT FROM CASE WHEN n = 0 THEN '22012' ELSE pg_temp.expected(pg_temp.expected_quotient(units * ('1e' || scale(n))::numeric,
          n * ('1e' || scale(n) + greatest(15 - digits, 0))::numeric, mode::text) * ('1e' || greatest(15 - digits, 0))::numeric) END;
-- Of columns: a plan calls mul_round_integer, but calls that name no type are still those of numeric.
\i test/plan.sql
SELECT is(count(*), 0::bigint, 'a factor of any integer type is its numeric')
FROM (SELECT mode, digits, monetary(div(units, 100000) * 1e-15, 'USD') AS m, ((i * 7919) % 65536 - 32768)::int2 AS n FROM operation WHERE digits >= 0) v
WHERE mul_round(m, n, digits, mode) <> mul_round(m, n + 0.0, digits, mode) OR mul_round(m, n::int4, digits, mode) <> mul_round(m, n + 0.0, digits, mode)
   OR mul_round(m, n::int8, digits, mode) <> mul_round(m, n + 0.0, digits, mode);
SELECT matches(pg_temp.plan_of(format('SELECT FROM pair WHERE mul_round(a, i::%s) = a', type)), 'mul_round_integer\(a', 'without a numeric of ' || type)
FROM unnest('{int2,int4,int8}'::text[]) type;
SELECT is(array_agg(result::text ORDER BY n), '{NULL,USD 0.50,NULL,USD 3.02}', 'quoted numbers and NULL are numerics, and a NULL column is NULL')
FROM (VALUES (1, mul_round('USD 1', NULL)), (2, mul_round('USD 1', '0.5')), (3, (SELECT mul_round('USD 1', max(i)) FROM pair WHERE false)),
             (4, (SELECT mul_round('USD 1.005', min(i) + 2) FROM pair))) v(n, result);
SELECT is(count(*), 0::bigint, 'unnecessary gives what is exact, and 22M03 for the rest')
FROM operation
WHERE abs(units * n) < :top AND pg_temp.outcome(format('mul_round($1, $3, %s, ''unnecessary'')', digits), monetary(units * 1e-15, 'USD'), NULL, n)
      IS DISTINCT FROM CASE WHEN pg_temp.expected_round(units * n, least(digits, 15) - 15, 'down') = units * n
                            THEN trim_scale(units * n)::text ELSE '22M03' END;
SELECT cmp_ok(count(*), '>', 300::bigint, 'there were ties in plenty')
FROM operation
WHERE pg_temp.expected_round(units * n, least(digits, 15) - 15, 'half_up') <> pg_temp.expected_round(units * n, least(digits, 15) - 15, 'half_down');
SELECT is(count(*), 0::bigint, 'mul_round mirrors under the sign in the modes that do')
FROM operation
WHERE mode IN ('half_even', 'half_up', 'half_down', 'half_odd', 'up', 'down')
  AND pg_temp.outcome(format('-mul_round($1, $3, %s, %L)', digits, mode), monetary(units * 1e-15, 'USD'), NULL, n)
      IS DISTINCT FROM pg_temp.outcome(format('mul_round(-$1, $3, %s, %L)', digits, mode), monetary(units * 1e-15, 'USD'), NULL, n);
SELECT is(count(*), 0::bigint, 'convert is mul_round in another currency')
FROM operation
WHERE pg_temp.outcome(format('convert($1, ''EUR'', $3, %s, %L)', digits, mode), monetary(units * 1e-15, 'USD'), NULL, n)
      IS DISTINCT FROM CASE WHEN n <= 0 THEN '22023'
          ELSE pg_temp.outcome(format('mul_round($1, $3, %s, %L)', digits, mode), monetary(units * 1e-15, 'EUR'), NULL, n) END;
SELECT is(count(*), 0::bigint, 'without digits they are those of the currency')
FROM operation, (VALUES ('JPY', 0), ('USD', 2), ('KWD', 3), ('CLF', 4)) c(code, minor)
WHERE i % 7 = 0 AND abs(units) < 1e20
  AND (mul_round(monetary(units * 1e-15, code), 0.0825) <> mul_round(monetary(units * 1e-15, code), 0.0825, minor, 'half_up')
    OR div_round(monetary(units * 1e-15, code), 7) <> div_round(monetary(units * 1e-15, code), 7, minor, 'half_up')
    OR round(monetary(units * 1e-15, code)) <> round(monetary(units * 1e-15, code), minor, 'half_up'));

-- increments: any number of units, also primes, halves of the amount and powers of ten
CREATE TEMP TABLE increment_case AS
SELECT i, units, mode, greatest(abs(CASE i % 4 WHEN 0 THEN ('1e' || digits + 19)::numeric WHEN 1 THEN trunc(units / (2 * (i % 9) + 1) * 2)
           ELSE pg_temp.random_integer(34) END), 1) AS increment
FROM operation;
SELECT is(count(*), 0::bigint, 'round_to is the nearest multiple in every mode, or 22003')
FROM increment_case
WHERE pg_temp.outcome(format('round_to($1, $3, %L)', mode), monetary(units * 1e-15, 'USD'), NULL, increment * 1e-15)
      IS DISTINCT FROM CASE WHEN increment > :top THEN '22003'
          ELSE pg_temp.expected(pg_temp.expected_quotient(units, increment, mode::text) * increment) END;
SELECT is(count(*), 0::bigint, 'unnecessary gives multiples, and 22M03 for the rest')
FROM increment_case
WHERE increment <= :top AND pg_temp.outcome('round_to($1, $3, ''unnecessary'')', monetary(units * 1e-15, 'USD'), NULL, increment * 1e-15)
      IS DISTINCT FROM CASE WHEN mod(units, increment) = 0 THEN trim_scale(units)::text ELSE '22M03' END;

-- parts: few and many, of equal and far apart weights, with zeros
CREATE TEMP TABLE part_case AS
SELECT i, digits, steps, monetary(steps * ('1e-' || digits)::numeric, 'USD') AS m, weights
FROM (SELECT i, digits, CASE i % 5 WHEN 0 THEN sign(ua) * (i % 100) WHEN 1 THEN trunc(ua * ('1e' || digits - 15)::numeric)
                        ELSE mod(trunc(ua), 1000000) END AS steps
      FROM (SELECT i, ua, (i % 16)::int AS digits FROM pair) p) a,
     LATERAL (SELECT array_agg(CASE (i + no) % 7 WHEN 0 THEN 0 WHEN 1 THEN 1 ELSE CASE i % 4
                  WHEN 0 THEN 1 WHEN 1 THEN floor(random() * 10)::numeric WHEN 2 THEN abs(pg_temp.random_integer(30)) * ('1e-' || no)::numeric
                  ELSE abs(pg_temp.random_integer(76)) END END ORDER BY no) AS weights
              FROM generate_series(1, 1 + i % 23) no) w;
DELETE FROM part_case WHERE 0 >= ALL (weights);
-- Largest remainder in numeric: whole shares, then one step each by the size of what was cut off.
CREATE TEMP TABLE expected_part AS
WITH share AS (
	SELECT i, no, steps, w, div(abs(steps) * w, total) AS whole, mod(abs(steps) * w, total) AS cut
	FROM (SELECT i, no, steps, weight * 1e40 AS w, sum(weight * 1e40) OVER (PARTITION BY i) AS total
	      FROM part_case, unnest(weights) WITH ORDINALITY u(weight, no)) v
)
SELECT i, array_agg(sign(steps) * (whole + CASE WHEN place <= rest THEN 1 ELSE 0 END) ORDER BY no) AS parts
FROM (SELECT *, abs(steps) - sum(whole) OVER (PARTITION BY i) AS rest, row_number() OVER (PARTITION BY i ORDER BY cut DESC, no) AS place
      FROM share) v
GROUP BY i;
CREATE TEMP TABLE actual_part AS
SELECT i, digits, steps, m, weights, allocate(m, weights, digits) AS parts FROM part_case;
SELECT cmp_ok(count(*), '>', 2500::bigint, 'there are cases') FROM actual_part;
SELECT is(count(*), 0::bigint, 'allocate is the largest remainder method')
FROM actual_part a JOIN expected_part e USING (i)
WHERE a.parts <> (SELECT array_agg(monetary(part * ('1e-' || digits)::numeric, 'USD') ORDER BY no) FROM unnest(e.parts) WITH ORDINALITY u(part, no));
SELECT is(count(*), 0::bigint, 'parts sum to the amount')
FROM actual_part WHERE (SELECT sum(part) FROM unnest(parts) part) <> m OR array_length(parts, 1) <> array_length(weights, 1);
SELECT is(count(*), 0::bigint, 'no part is a whole step from its share, and none without weight gets one')
FROM actual_part, LATERAL (SELECT sum(w) AS total FROM unnest(weights) w) t, unnest(parts, weights) u(part, weight)
WHERE abs(part::numeric * ('1e' || digits)::numeric * total - steps * weight) >= total OR (weight = 0 AND NOT is_zero(part));
SELECT is(count(*), 0::bigint, 'the parts of -m are the negated parts of m')
FROM actual_part WHERE (SELECT array_agg(-part ORDER BY no) FROM unnest(parts) WITH ORDINALITY u(part, no)) <> allocate(-m, weights, digits);
SELECT is(count(*), 0::bigint, 'only the proportion of the weights counts')
FROM actual_part
WHERE parts <> allocate(m, (SELECT array_agg(w * 0.0025 ORDER BY no) FROM unnest(weights) WITH ORDINALITY u(w, no)), digits)
   OR parts <> allocate(m, (SELECT array_agg((w * 3)::numeric(200, 60) ORDER BY no) FROM unnest(weights) WITH ORDINALITY u(w, no)), digits);
SELECT is(count(*), 0::bigint, 'split is allocate with equal weights')
FROM actual_part, (VALUES (1), (2), (3), (7), (100)) v(n) WHERE split(m, n, digits) <> allocate(m, array_fill(0.7, ARRAY[n]), digits);
SELECT is(count(*), 0::bigint, 'an amount with more digits raises 22M03')
FROM actual_part
WHERE digits > 0 AND pg_temp.outcome(format('(split($1, 3, %s))[1]', digits - 1), m)
      IS DISTINCT FROM CASE WHEN mod(steps, 10) = 0 THEN trim_scale((split(m, 3, digits - 1))[1]::numeric * 1e15)::text ELSE '22M03' END
  AND mod(steps, 10) <> 0;

-- the modifier of a type: what fits comes through, the rest is an error
SELECT is(count(*), 0::bigint, 'monetary(USD, n) takes what has at most n digits')
FROM pair, (VALUES (0), (2), (7), (14), (15)) v(digits)
WHERE pg_temp.outcome(format('$1::monetary(''USD'', %s)', digits), a)
      IS DISTINCT FROM CASE WHEN mod(ua, ('1e' || 15 - digits)::numeric) = 0 THEN trim_scale(ua)::text ELSE '22M03' END;
SELECT is(count(*), 0::bigint, 'and so from numeric, where the range counts as well')
FROM (SELECT i, ua * ('1e' || i % 3 - 15)::numeric AS n FROM pair) p, (VALUES (2), (15)) v(digits)
WHERE pg_temp.outcome(format('$3::monetary(''USD'', %s)', digits), NULL, NULL, n)
      IS DISTINCT FROM CASE WHEN abs(n) * 1e15 > :top THEN '22003' WHEN n <> round(n, digits) THEN '22M03' ELSE trim_scale(n * 1e15)::text END;
SELECT is(count(*), 0::bigint, 'another currency never fits')
FROM pair WHERE pg_temp.outcome('$1::monetary(''EUR'')', a) <> '22M01' OR pg_temp.outcome('$1::monetary(''EUR'', 15)', a) <> '22M01';

-- one unit beyond the range, everywhere
\set beyond '''{USD 2596148429267413814.265248164610047, USD 0.000000000000001}''::monetary[]'
\set below '''{USD -2596148429267413814.265248164610047, USD -0.000000000000001}''::monetary[]'
CREATE FUNCTION pg_temp.failure(query text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
	RETURN 'none';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
SELECT is(array_agg(DISTINCT pg_temp.failure(format(query, amounts))), '{22003}', 'aggregates raise 22003 one unit beyond the range')
FROM (VALUES (:'beyond'), (:'below')) a(amounts), (VALUES
	('SELECT sum(m) FROM unnest(%s) m'), ('SELECT sum(m) OVER () FROM unnest(%s) m'), ('SELECT merge(p) FROM (SELECT partial(m) AS p FROM unnest(%s) m) v'),
	('SELECT merge(p) FROM (SELECT partial(m) AS p FROM unnest(%s) m GROUP BY m) v'), ('SELECT sum_by_currency(m) FROM unnest(%s) m'),
	('SELECT sum(m) OVER (ORDER BY m ROWS 1 PRECEDING) FROM unnest(%s) m'), ('SELECT monetary_state_total(partial(m)) FROM unnest(%s) m')) q(query);
SELECT is(avg(m)::text, amount, 'the mean is in range even where the sum is not')
FROM unnest(:beyond) m, (VALUES ('USD 1298074214633706907.132624082305024')) v(amount) GROUP BY amount;
SELECT is(pg_temp.failure(format('SELECT %s', expression)), '22003', expression) FROM unnest(ARRAY[
	$$'USD 2596148429267413814.265248164610048'::monetary('USD')$$, $$2596148429267413814.265248164610048::monetary('USD')$$,
	$$(-2596148429267413814.265248164610048)::monetary('USD', 15)$$, $$mul_round('USD 1298074214633706907.132624082305024', 2, 15)$$,
	$$div_round('USD -1298074214633706907.132624082305024', 0.5, 15)$$,
	$$round_to('USD 2596148429267413814.265248164610047', 0.00000000000001, 'up')$$]) expression;

-- hostile input: what is taken has one form, the rest is an error
CREATE TEMP TABLE mutant AS
SELECT i, set_byte(bytes, floor(random() * length(bytes))::int, floor(random() * 256)::int) AS bytes
FROM (SELECT i, CASE WHEN i % 4 = 0 THEN decode(md5(i::text), 'hex') ELSE monetary_send(a) END AS bytes FROM pair WHERE i % 8 = 0) v;
SELECT is(count(*), 0::bigint, 'any bytes are 22P03 or a value with these bytes')
FROM (SELECT bytes, pg_temp.receive('monetary', ARRAY[bytes]) AS result FROM mutant) v
WHERE CASE WHEN result = '22P03' THEN false ELSE monetary_send(result::monetary) <> bytes END;
SELECT is(count(*), 0::bigint, 'any bytes are 22P03 or a state with these bytes')
FROM (SELECT bytes, pg_temp.receive('monetary_state', ARRAY[bytes]) AS result
      FROM (SELECT set_byte(bytes, floor(random() * length(bytes))::int, floor(random() * 256)::int) AS bytes
            FROM (SELECT i, CASE WHEN i % 24 = 0 THEN decode(md5(i::text) || md5(i::text || 'x'), 'hex') ELSE monetary_state_send(partial(a)) END AS bytes
                  FROM pair WHERE i % 12 = 0 GROUP BY i) u) w) v
WHERE CASE WHEN result = '22P03' THEN false ELSE monetary_state_send(result::monetary_state) <> bytes END;
-- Text with a change or two, against the grammar as a regular expression.
CREATE FUNCTION pg_temp.parsed(type text, value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE format('SELECT (%L::billing.%I)::text', value, type) INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
CREATE FUNCTION pg_temp.changed(value text) RETURNS text LANGUAGE sql VOLATILE AS $$
	SELECT left(value, place) || substr('UusdEeRr  ..--++01579,e''x' || chr(160), 1 + floor(random() * 25)::int, floor(random() * 2)::int)
	       || substr(value, place + 1 + floor(random() * 2)::int)
	FROM floor(random() * (length(value) + 1)) AS r, LATERAL (SELECT r::int) p(place)
$$;
CREATE TEMP TABLE garbled AS
SELECT value, pg_temp.parsed('monetary', value) AS result,
       (regexp_match(value, '^[ \t\n\v\f\r]*([A-Za-z]{3})[ \t\n\v\f\r]*([-+]?)([0-9]+\.?[0-9]*|\.[0-9]+)[ \t\n\v\f\r]*$')) AS words
FROM (SELECT pg_temp.changed(pg_temp.changed(a::text)) AS value FROM pair) v;
SELECT is(count(*), 0::bigint, 'text is read as the grammar says, or is the error that fits')
FROM garbled
WHERE result IS DISTINCT FROM CASE
	WHEN words IS NULL THEN '22P02'
	WHEN upper(words[1]) NOT IN (SELECT code FROM currencies()) THEN '22M02'
	WHEN min_scale(('0' || words[3])::numeric) > 15 THEN '22M03'
	WHEN ('0' || words[3])::numeric * 1e15 > :top THEN '22003'
	ELSE monetary((words[2] || '0' || words[3])::numeric, words[1])::text END;
SELECT cmp_ok(count(DISTINCT CASE WHEN result ~ '^22' THEN result ELSE 'value' END), '>=', 5::bigint, 'every outcome came up') FROM garbled;
SELECT is(count(*), 0::bigint, 'a garbled state is 22P02, 22003, or a state that reads back')
FROM (SELECT pg_temp.parsed('monetary_state', value) AS result
      FROM (SELECT pg_temp.changed(partial(a)::text) AS value FROM pair GROUP BY i / 3) u) v
WHERE result NOT IN ('22P02', '22003') AND result <> pg_temp.parsed('monetary_state', result);

-- Plain literals name one function, whatever else the schema holds.
SELECT results_eq($$SELECT round('USD 2.5', 0, 'half_even'), round_to('USD 2.53', 0.05, 'half_up'), format('%s of %s', 'a', 'b')$$,
                  $$VALUES (monetary 'USD 2', monetary 'USD 2.55', 'a of b')$$, 'untyped literals resolve');

SELECT * FROM finish();
ROLLBACK;
