-- What the property tests of monetary share: random data, and what plain numeric, which is exact, says of it.

-- The largest amount in units of 10^-15.
\set top 2596148429267413814265248164610047

-- A random integer of at most so many digits, all lengths alike, of either sign.
CREATE FUNCTION pg_temp.random_integer(digits int) RETURNS numeric LANGUAGE sql VOLATILE AS $$
	SELECT trunc((random()::numeric + random()::numeric * 1e-15 + random()::numeric * 1e-30)
	             * ('1e' || ceil(random() * digits))::numeric) * CASE WHEN random() < 0.5 THEN -1 ELSE 1 END
$$;

-- n / d to an integer, from the definitions of the modes; both are integers, so that div and mod are exact.
CREATE FUNCTION pg_temp.expected_quotient(n numeric, d numeric, mode text DEFAULT 'half_even') RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN rest = 0 THEN whole ELSE whole + way * CASE mode
			WHEN 'up' THEN 1
			WHEN 'down' THEN 0
			WHEN 'ceiling' THEN CASE WHEN way > 0 THEN 1 ELSE 0 END
			WHEN 'floor' THEN CASE WHEN way < 0 THEN 1 ELSE 0 END
			ELSE CASE
				WHEN 2 * rest < abs(d) THEN 0
				WHEN 2 * rest > abs(d) THEN 1
				WHEN mode = 'half_up' THEN 1
				WHEN mode = 'half_down' THEN 0
				WHEN mode = 'half_ceiling' THEN CASE WHEN way > 0 THEN 1 ELSE 0 END
				WHEN mode = 'half_floor' THEN CASE WHEN way < 0 THEN 1 ELSE 0 END
				WHEN mode = 'half_even' THEN mod(abs(whole), 2)
				WHEN mode = 'half_odd' THEN 1 - mod(abs(whole), 2)
			END
		END END
	FROM (SELECT div(n, d) AS whole, abs(mod(n, d)) AS rest, sign(n) * sign(d) AS way) v
$$;

-- x rounded to digits.
CREATE FUNCTION pg_temp.expected_round(x numeric, digits int, mode text) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN scale(x) <= digits THEN x
		ELSE pg_temp.expected_quotient(x * ('1e' || scale(x))::numeric, ('1e' || scale(x) - digits)::numeric, mode) * ('1e' || -digits)::numeric END
$$;

-- An amount of so many units as its text would have it, or the SQLSTATE where it is out of range.
CREATE FUNCTION pg_temp.expected(units numeric) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN abs(units) <= 2596148429267413814265248164610047 THEN trim_scale(units)::text ELSE '22003' END
$$;

-- What an expression over one pair gives in units, or its SQLSTATE.
CREATE FUNCTION pg_temp.outcome(expression text, a billing.monetary, b billing.monetary DEFAULT NULL, n numeric DEFAULT NULL)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result billing.monetary;
BEGIN
	EXECUTE 'SELECT ' || expression INTO result USING a, b, n;
	RETURN trim_scale(result::numeric * 1e15)::text;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;

CREATE TEMP TABLE pair AS
SELECT i, ua, ub, monetary(ua * 1e-15, 'USD') AS a, monetary(ub * 1e-15, 'USD') AS b
FROM (SELECT i, greatest(least(pg_temp.random_integer(34), :top), -:top) AS ua,
             greatest(least(pg_temp.random_integer(34), :top), -:top) AS ub
      FROM generate_series(1, 3000) i
      UNION ALL
      SELECT 3000 + row_number() OVER (), x, y
      FROM unnest(ARRAY[0, 1, -1, 2, :top, -:top, :top - 1, 1 - :top]) x, unnest(ARRAY[0, 1, -1, 2, :top, -:top, :top - 1, 1 - :top]) y) v;

\i test/recv.sql

-- The same, or the SQLSTATE.
CREATE FUNCTION pg_temp.receive(type text, fields bytea[]) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN pg_temp.recv(type, VARIADIC fields);
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
