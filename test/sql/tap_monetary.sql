\unset ECHO
\i test/setup.sql
SELECT plan(31);

-- Properties of monetary against plain numeric, which is exact, on seeded random data.
SELECT setseed(0.4217) \g /dev/null

\i test/monetary_properties.sql

-- text and numeric form
SELECT is(count(*), 0::bigint, 'the amount is what it was made of') FROM pair WHERE a::numeric * 1e15 <> ua;
SELECT is(count(*), 0::bigint, 'text is the plain number with two digits or as many as needed')
FROM pair WHERE a::text <> 'USD ' || round(ua * 1e-15, greatest(2, min_scale(ua * 1e-15)))::text;
SELECT is(count(*), 0::bigint, 'text comes back the same') FROM pair WHERE a::text::monetary <> a;
SELECT is(count(*), 0::bigint, 'numerics are built in canonical form, byte for byte')
FROM pair WHERE numeric_send(a::numeric) <> numeric_send(substr(a::text, 5)::numeric);
SELECT is(count(*), 0::bigint, 'other currencies pad to their own digits')
FROM pair, (VALUES ('JPY', 0), ('KWD', 3), ('CLF', 4), ('XAU', 0)) v(code, digits)
WHERE monetary(ua * 1e-15, code)::text <> code || ' ' || round(ua * 1e-15, greatest(digits, min_scale(ua * 1e-15)))::text;
SELECT is(pg_temp.outcome('monetary($3, ''USD'')', NULL, NULL, (:top + 1) * 1e-15), '22003', 'one unit above the range');
SELECT is(pg_temp.outcome('monetary($3, ''USD'')', NULL, NULL, (-:top - 1) * 1e-15), '22003', 'one unit below the range');

-- sums and differences
SELECT is(count(*), 0::bigint, '+ is the sum or 22003')
FROM pair WHERE pg_temp.outcome('$1 + $2', a, b) IS DISTINCT FROM pg_temp.expected(ua + ub);
SELECT is(count(*), 0::bigint, '- is the difference or 22003')
FROM pair WHERE pg_temp.outcome('$1 - $2', a, b) IS DISTINCT FROM pg_temp.expected(ua - ub);
SELECT is(count(*), 0::bigint, 'unary - and abs are exact')
FROM pair WHERE (-a)::numeric * 1e15 <> -ua OR abs(a)::numeric * 1e15 <> abs(ua) OR sign(a) <> sign(ua);

-- products and quotients by numeric: all lengths and scales, small factors that make ties, stored and fresh
CREATE TEMP TABLE factor AS
SELECT i, CASE WHEN i % 4 = 0 THEN (ARRAY[0.5, 1.5, -2.5, 0.25, 0.05, 2, 4, 8, 1e-15, -1])[1 + i % 10]
               ELSE pg_temp.random_integer(40) * ('1e-' || floor(random() * 50))::numeric END AS n
FROM generate_series(1, 3000) i;
SELECT is(count(*), 0::bigint, '* numeric is the product rounded once, half even, or 22003')
FROM pair JOIN factor USING (i)
WHERE pg_temp.outcome('$1 * $3', a, b, n) IS DISTINCT FROM pg_temp.expected(pg_temp.expected_round(ua * n, 0, 'half_even'));
SELECT is(count(*), 0::bigint, 'numeric * is the same')
FROM pair JOIN factor USING (i) WHERE pg_temp.outcome('$1 * $3', a, b, n) IS DISTINCT FROM pg_temp.outcome('$3 * $1', a, b, n);
SELECT is(count(*), 0::bigint, '/ numeric is the quotient rounded once, half even, 22003 or 22012')
FROM pair JOIN factor USING (i)
WHERE pg_temp.outcome('$1 / $3', a, b, n) IS DISTINCT FROM CASE WHEN n = 0 THEN '22012'
      ELSE pg_temp.expected(pg_temp.expected_quotient(ua * ('1e' || scale(n))::numeric, n * ('1e' || scale(n))::numeric)) END;
SELECT is(count(*), 0::bigint, 'integers of all widths multiply and divide as their numeric')
FROM (SELECT * FROM pair WHERE i % 10 = 0 OR i > 3000) p, unnest(ARRAY[0, 1, -1, 2, 3, -7, 32767, -32768]) n,
     (VALUES ('$1 * $3::int2', '$1 * $3'), ('$1 * $3::int4', '$1 * $3'), ('$1 * $3::int8', '$1 * $3'),
             ('$3::int2 * $1', '$1 * $3'), ('$3::int4 * $1', '$1 * $3'), ('$3::int8 * $1', '$1 * $3'),
             ('$1 / $3::int2', '$1 / $3'), ('$1 / $3::int4', '$1 / $3'), ('$1 / $3::int8', '$1 / $3')) v(by_integer, by_numeric)
WHERE pg_temp.outcome(by_integer, a, b, n) IS DISTINCT FROM pg_temp.outcome(by_numeric, a, b, n);
SELECT is(count(*), 0::bigint, 'an amount over an amount is numeric division')
FROM pair WHERE ub <> 0 AND (a / b)::text <> (a::numeric / b::numeric)::text;

-- The factor as a numeric of every form: short and long varlena header, short and long numeric header.
CREATE TEMP TABLE form AS
SELECT i, n, n::numeric(200, 70) AS wide_scale, n::text::numeric AS plain
FROM (SELECT i, pg_temp.random_integer(30) * ('1e-' || floor(random() * 30))::numeric AS n FROM generate_series(1, 3000) i) v;
SELECT is(count(*), 0::bigint, 'the form of a numeric makes no difference')
FROM form f, (VALUES ('USD 0.000000000000001'::monetary), ('USD 1')) v(m)
WHERE pg_temp.outcome('$1 * $3', m, NULL, n) IS DISTINCT FROM pg_temp.outcome('$1 * $3', m, NULL, wide_scale)
   OR pg_temp.outcome('$1 * $3', m, NULL, n) IS DISTINCT FROM pg_temp.outcome('$1 * $3', m, NULL, n + 0)
   OR pg_temp.outcome('$1 * $3', m, NULL, n) IS DISTINCT FROM pg_temp.outcome('$1 * $3', m, NULL, round(n, 5) + (n - round(n, 5)))
   OR pg_temp.outcome('$1 * $3', m, NULL, plain)
      IS DISTINCT FROM pg_temp.expected(pg_temp.expected_round(n * m::numeric * 1e15, 0, 'half_even'));
SELECT is(count(*), 0::bigint, 'factors of up to 76 digits are exact')
FROM (SELECT repeat('9', w) || '.' || repeat('9', f) AS text FROM generate_series(1, 30) w, generate_series(1, 46) f) v
WHERE pg_temp.outcome('$1 * $3', 'USD 0.000000000000001', NULL, text::numeric)
      IS DISTINCT FROM pg_temp.expected(pg_temp.expected_round(text::numeric, 0, 'half_even'));

-- rounding: every mode and number of digits, with ties, over the full range
CREATE TEMP TABLE rounding_case AS
SELECT i, digits, CASE WHEN i % 3 = 0 THEN ua ELSE least(greatest((trunc(ua * ('1e' || digits - 15)::numeric)
           + CASE i % 3 WHEN 1 THEN 0.5 ELSE 0 END) * ('1e' || 15 - digits)::numeric, -:top), :top) END AS units
FROM (SELECT *, (floor(random() * 33) - 18)::int AS digits FROM pair) v;
SELECT is(count(*), 0::bigint, 'round is the definition of its mode, or 22003')
FROM rounding_case, unnest(enum_range(NULL::billing.rounding)) mode
WHERE mode <> 'unnecessary'
  AND pg_temp.outcome(format('round($1, %s, %L)', digits, mode), monetary(units * 1e-15, 'EUR'))
      IS DISTINCT FROM pg_temp.expected(pg_temp.expected_round(units, digits - 15, mode::text));
SELECT is(count(*), 0::bigint, 'unnecessary keeps what is exact and raises 22M03 for the rest')
FROM rounding_case
WHERE pg_temp.outcome(format('round($1, %s, ''unnecessary'')', digits), monetary(units * 1e-15, 'EUR'))
      IS DISTINCT FROM CASE WHEN pg_temp.expected_round(units, digits - 15, 'down') = units THEN trim_scale(units)::text ELSE '22M03' END;
SELECT cmp_ok(count(*), '>', 500::bigint, 'there were ties in plenty') FROM rounding_case
WHERE pg_temp.expected_round(units, digits - 15, 'half_up') <> pg_temp.expected_round(units, digits - 15, 'half_down');

-- order and hash
SELECT is(count(*), 0::bigint, 'comparison is that of the amounts')
FROM pair WHERE (a < b) <> (ua < ub) OR (a <= b) <> (ua <= ub) OR (a = b) <> (ua = ub) OR (a << b) <> (ua < ub)
   OR (a >>= b) <> (ua >= ub) OR monetary_cmp(a, b) <> sign(ua - ub);
SELECT is(count(*), 0::bigint, 'sorting is by currency, then amount')
FROM (SELECT row_number() OVER (ORDER BY m, i) AS here, row_number() OVER (ORDER BY code COLLATE "C", ua, i) AS there
      FROM (SELECT i, ua, code, monetary(ua * 1e-15, code) AS m
            FROM (SELECT i, ua, (ARRAY['USD', 'EUR', 'AED', 'ZWG', 'EUA', 'XAU'])[1 + i % 4] AS code FROM pair) w) x) v
WHERE here <> there;
SELECT is(count(*), 0::bigint, 'what is equal has equal hashes, however it was made')
FROM pair
WHERE hash_record(row(a)) <> hash_record(row(a::text::monetary)) OR monetary_hash(a) <> monetary_hash(-(-a))
   OR monetary_hash_extended(a, i) <> monetary_hash_extended(round(a, 15), i);
SELECT is((SELECT count(DISTINCT monetary_hash_extended(a, 0)) FROM pair), (SELECT count(DISTINCT ua) FROM pair),
          'what differs has different 64-bit hashes');

-- aggregates over groups of random amounts
SELECT is(count(*), 0::bigint, 'sum, avg, min, max and count are those of the amounts')
FROM (SELECT sum(a) AS s, avg(a) AS m, min(a) AS lo, max(a) AS hi, merge(partial(a)) OVER (PARTITION BY i / 7) AS merged,
             sum(ua) AS us, count(ua) AS n, min(ua) AS ulo, max(ua) AS uhi
      FROM (SELECT i, div(ua, 10) AS ua, monetary(div(ua, 10) * 1e-15, 'USD') AS a FROM pair) v
      GROUP BY i / 7) w
WHERE s::numeric * 1e15 <> us OR m::numeric * 1e15 <> pg_temp.expected_quotient(us, n) OR merged <> s
   OR lo::numeric * 1e15 <> ulo OR hi::numeric * 1e15 <> uhi;
SELECT is(count(*), 0::bigint, 'moving sums are those of a fresh sum over the frame')
FROM (SELECT sum(a) OVER (ORDER BY i ROWS BETWEEN 4 PRECEDING AND 3 FOLLOWING)::numeric * 1e15 AS moving,
             sum(ua) OVER (ORDER BY i ROWS BETWEEN 4 PRECEDING AND 3 FOLLOWING) AS fresh
      FROM (SELECT i, ua, monetary(ua * 1e-15, 'USD') AS a
            FROM (SELECT i, CASE WHEN i % 5 <> 0 THEN div(ua, 10) END AS ua FROM pair) u) v) w
WHERE moving IS DISTINCT FROM fresh;

-- binary form
SELECT is(count(*), 0::bigint, 'binary form is the code in base 26, then 2^111 plus the units')
FROM pair
WHERE monetary_send(a) <> int2send(((ascii('U') - 65) * 676 + (ascii('S') - 65) * 26 + (ascii('D') - 65))::int2)
	|| (SELECT string_agg(int2send((digit - CASE WHEN digit > 32767 THEN 65536 ELSE 0 END)::int2), NULL ORDER BY place DESC)
	    FROM (SELECT place, mod(div(ua + 2596148429267413814265248164610048, 65536::numeric ^ place), 65536) AS digit
	          FROM generate_series(0, 6) place) v);
SELECT ok(pg_temp.receive('monetary', array_agg(monetary_send(a) ORDER BY i)) = string_agg(a::text, ', ' ORDER BY i),
          'binary COPY brings all values back')
FROM pair WHERE i % 3 = 0;
SELECT is(array_agg(DISTINCT pg_temp.receive('monetary', ARRAY[bytes])), '{22P03}', 'no other bytes are')
FROM unnest(ARRAY[
	'', '\x00', '\x00000000000000000000000000000000', '\xffffffffffffffffffffffffffffffff',
	substr(monetary_send('EUR 1'), 1, 15), monetary_send('EUR 1') || '\x00', -- length
	'\x0000'::bytea || substr(monetary_send('EUR 1'), 3), -- AAA is no currency
	'\x44a8'::bytea || substr(monetary_send('EUR 1'), 3),                      -- 26^3
	'\x8000'::bytea || substr(monetary_send('EUR 1'), 3),
	substr(monetary_send('EUR 1'), 1, 2) || '\x0000000000000000000000000000'  -- -2^111
]::bytea[]) bytes;
SELECT is(pg_temp.receive('monetary_state', array_agg(monetary_state_send(s) ORDER BY i)), string_agg(text, ', ' ORDER BY i),
          'a good state is received')
FROM (SELECT i, s::monetary_state, s AS text FROM unnest(ARRAY['empty', 'USD 12.34 3',
	'USD -170141183460469231731687.303715884105728 65537', 'XAU 0 9223372036854775807']) WITH ORDINALITY u(s, i)) v;
SELECT is(array_agg(DISTINCT pg_temp.receive('monetary_state', ARRAY[bytes])), '{22P03}', 'no forged state is')
FROM unnest(ARRAY[
	'', '\x00', decode(repeat('ff', 32), 'hex'),
	substr(monetary_state_send('USD 1 1'), 1, 31), monetary_state_send('USD 1 1') || '\x00',
	int8send(0) || int8send(1) || int8send(0) || int8send(0),                  -- a sum of nothing
	int8send(0) || int8send(0) || int8send(0) || int8send(13991),              -- a currency of nothing
	int8send(0) || int8send(1) || int8send(-1) || int8send(13991),             -- a negative count
	int8send(0) || int8send(1) || int8send(1) || int8send(0),                  -- AAA
	int8send(0) || int8send(1) || int8send(1) || int8send(13991 + 65536),
	int8send(0) || int8send(1) || int8send(1) || int8send(-1),
	int8send(140737488355328) || int8send(0) || int8send(1) || int8send(13991),    -- 2^111 in one amount
	int8send(9223372036854775807) || int8send(-1) || int8send(65535) || int8send(13991)
]::bytea[]) bytes;

SELECT * FROM finish();
ROLLBACK;
