\unset ECHO
\i test/setup.sql
\i test/recv.sql
SELECT plan(42);
SELECT setseed(0.1618);

-- What a document charges for a quantity and a share of a cycle, by the words of the manual in plain numeric.
CREATE FUNCTION pg_temp.charge(doc jsonb, quantity numeric, share numeric DEFAULT 1) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    q numeric := quantity / coalesce((doc ->> 'divide_by')::numeric, 1);
    included numeric := coalesce((doc ->> 'included')::numeric, 0);
    total numeric := 0;
    low numeric := 0;
    high numeric;
    part numeric;
    tier jsonb;
BEGIN
    CASE doc ->> 'divide_round' WHEN 'ceiling' THEN q := ceil(q); WHEN 'floor' THEN q := floor(q); WHEN 'half_up' THEN q := round(q); ELSE NULL; END CASE;
    IF q > 0 OR included > 0 THEN
        q := greatest(q - included, 0);
    END IF;
    CASE doc ->> 'model'
        WHEN 'flat' THEN total := q * (doc ->> 'amount')::numeric * share;
        WHEN 'unit' THEN total := q * (doc ->> 'unit')::numeric;
        WHEN 'package' THEN total := ceil(q / (doc ->> 'size')::numeric) * (doc ->> 'amount')::numeric;
        ELSE
            FOR tier IN SELECT * FROM jsonb_array_elements(doc -> 'tiers') LOOP
                high := (tier ->> 'up_to')::numeric;
                IF q < 0 AND low = 0 THEN
                    total := q * coalesce((tier ->> 'unit')::numeric, (tier ->> 'percent')::numeric / 100, 0);
                ELSIF (low = 0 OR q > low) AND (doc ->> 'model' <> 'volume' OR high IS NULL OR q <= high) THEN
                    part := CASE doc ->> 'model' WHEN 'volume' THEN q ELSE least(q, high) - low END
                            * coalesce((tier ->> 'unit')::numeric, (tier ->> 'percent')::numeric / 100, 0);
                    IF q > 0 OR coalesce((doc ->> 'zero_flat')::boolean, true) THEN
                        part := part + coalesce((tier ->> 'flat')::numeric, 0) * share;
                    END IF;
                    total := total + least(part, (tier ->> 'cap')::numeric * share);
                END IF;
                low := high;
            END LOOP;
    END CASE;
    RETURN least(greatest(total, (doc ->> 'minimum')::numeric * share), (doc ->> 'maximum')::numeric * share);
END;
$$;

-- 6,000 random documents with any of the keys. Divisors divide evenly, so that numeric is exact.
CREATE FUNCTION pg_temp.maybe(chance float, key text, value jsonb) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
    SELECT CASE WHEN random() < chance THEN jsonb_build_object(key, value) ELSE '{}' END
$$;
CREATE FUNCTION pg_temp.random_amount(digits int) RETURNS numeric LANGUAGE sql VOLATILE AS $$
    SELECT round((random() * 10 ^ (random() * 4))::numeric, digits)
$$;
CREATE FUNCTION pg_temp.random_tiers(unit text) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    count int := 1 + (random() * 5)::int;
    up_to numeric := 0;
    tiers jsonb := '[]';
BEGIN
    FOR i IN 1 .. count LOOP
        up_to := up_to + 0.01 + round((random() * 100)::numeric, 2);
        tiers := tiers || jsonb_build_array(
            CASE WHEN i < count THEN jsonb_build_object('up_to', up_to) ELSE '{}' END
            || pg_temp.maybe(0.3, 'flat', to_jsonb(pg_temp.random_amount(2) - 5)) || pg_temp.maybe(0.2, 'cap', to_jsonb(pg_temp.random_amount(2)))
            || jsonb_build_object(unit, pg_temp.random_amount((random() * 6)::int)));
    END LOOP;
    RETURN tiers;
END;
$$;
CREATE TEMP TABLE document AS
SELECT i, jsonb_build_object('currency', 'EUR', 'model', m.model)
          || CASE m.model
                 WHEN 'flat' THEN jsonb_build_object('amount', pg_temp.random_amount(2) - i % 2)
                 WHEN 'unit' THEN jsonb_build_object('unit', pg_temp.random_amount(8) - i % 2)
                 WHEN 'package' THEN jsonb_build_object('size', 0.5 + pg_temp.random_amount(1), 'amount', pg_temp.random_amount(2))
                 ELSE jsonb_build_object('tiers', pg_temp.random_tiers(CASE m.model WHEN 'graduated_percentage' THEN 'percent' ELSE 'unit' END))
                      || pg_temp.maybe(0.3, 'zero_flat', to_jsonb(i % 3 = 0))
             END
          || CASE WHEN random() < 0.3
                  THEN jsonb_build_object('divide_by', (ARRAY[2, 8, 1000, 1024, 0.25, 6, 2.5])[d.n])
                       || CASE WHEN d.n = 6 OR random() < 0.6
                               THEN jsonb_build_object('divide_round', (ARRAY['ceiling', 'floor', 'half_up'])[1 + (random() * 2)::int]) ELSE '{}' END
                  ELSE '{}' END
          || pg_temp.maybe(0.3, 'included', to_jsonb(pg_temp.random_amount(2)))
          || CASE WHEN random() < 0.4 THEN jsonb_build_object('minimum', low) ELSE '{}' END
          || CASE WHEN random() < 0.4 THEN jsonb_build_object('maximum', low + pg_temp.random_amount(3)) ELSE '{}' END AS doc
FROM generate_series(1, 6000) i
CROSS JOIN LATERAL (SELECT (ARRAY['flat', 'unit', 'package', 'graduated', 'volume', 'graduated_percentage'])[1 + i % 6]) m(model)
CROSS JOIN LATERAL (SELECT 1 + (random() * 6)::int, pg_temp.random_amount(2) WHERE i > 0) d(n, low);
CREATE TEMP TABLE priced AS SELECT i, doc, doc::price AS p FROM document;
CREATE TEMP TABLE metered AS
SELECT i, doc, p, q FROM priced CROSS JOIN LATERAL (
    VALUES (0), (round((random() * 10 ^ (i % 5))::numeric, i % 4)), (1.0), (-round((random() * 50)::numeric, 2)),
           (coalesce((doc #>> '{tiers,0,up_to}')::numeric, 7) + coalesce((doc ->> 'included')::numeric, 0))) v(q);

SELECT is(count(*), 30000::bigint, 'tens of thousands of random charges') FROM metered;
SELECT is(count(i), 0::bigint, 'of model ' || m || ': rate is what the manual says')
FROM unnest('{flat,unit,package,graduated,volume,graduated_percentage}'::text[]) m
LEFT JOIN metered ON model(p) = m AND amount(rate(p, q)) <> round(pg_temp.charge(doc, q), 2)
GROUP BY m ORDER BY m;
SELECT is(count(*), 0::bigint, 'the long way, of a quotient and a share of 1, is the same')
FROM metered WHERE rate(p, q * 3, 3, 7, 7) <> rate(p, q);
SELECT is(count(*), 0::bigint, 'a share is of flats, caps and bounds')
FROM metered WHERE amount(rate(p, q, 1, i % 8, 8)) <> round(pg_temp.charge(doc, q, i % 8 / 8.0), 2);
SELECT is(count(*), 0::bigint, 'the parts sum to the charge, whatever the quotient and the share')
FROM metered, LATERAL (VALUES (1, 1, 1), (3, 1, 1), (1, 15, 31), (7, 2, 30)) v(divisor, numerator, denominator),
     LATERAL (SELECT billing.sum(amount) AS total FROM rate_detail(p, q, divisor, numerator, denominator)) d
WHERE i % 4 = 0 AND round(d.total) <> rate(p, q, divisor, numerator, denominator);
SELECT is(count(*), 0::bigint, 'and their quantities to the quantity')
FROM metered, LATERAL (SELECT pg_catalog.sum(quantity) AS total FROM rate_detail(p, q)) d
WHERE model(p) <> 'package' AND NOT doc ? 'divide_by' AND d.total <> q;
SELECT is(count(*), 0::bigint, 'text, jsonb and back')
FROM priced WHERE p::text::price <> p OR p::jsonb::price <> p OR p::text::price::text <> p::text;
SELECT is(count(*), 0::bigint, 'a price says what its document said')
FROM priced, LATERAL (SELECT key, value FROM jsonb_each(doc)
                      WHERE key NOT IN ('tiers', 'zero_flat') AND jsonb_typeof(value) IN ('number', 'string')) k
WHERE p::jsonb ->> key IS DISTINCT FROM value #>> '{}'
  AND (p::jsonb ->> key)::numeric IS DISTINCT FROM (value #>> '{}')::numeric;
SELECT is(count(*), 0::bigint, 'bytes and back')
FROM (SELECT p FROM priced WHERE i <= 30) s WHERE pg_temp.recv('price', price_send(p)) <> p::text;

-- Divisors that do not divide evenly: exact, where 15 or 60 digits would not be.
SELECT is(rate('{"currency":"EUR","model":"unit","unit":"0.015","divide_by":3}', 1), 'EUR 0.01'::monetary, 'a third of 0.015 is half a cent');
SELECT is(rate('{"currency":"EUR","model":"unit","unit":"0.015"}', 1, 3, 1, 1), 'EUR 0.01'::monetary, 'so is that of a third');
SELECT is(rate('{"currency":"EUR","model":"graduated","tiers":[{"up_to":1,"unit":"3"},{"unit":"1"}],"divide_by":3600}', 5400), 'EUR 3.50'::monetary,
          'seconds by the hour: tiers of hours');
SELECT is(rate('{"currency":"EUR","model":"volume","tiers":[{"up_to":1,"unit":"3"},{"unit":"1"}],"divide_by":3}', 3), 'EUR 3.00'::monetary,
          'three thirds are not more than one');
SELECT is(prorate_price('{"currency":"EUR","model":"unit","unit":"0.02","divide_by":3}', 1, '[2026-04-01,2026-04-04)', '[2026-04-01,2026-04-05)'),
          'EUR 0.01'::monetary, 'three quarters of 0.02 / 3 are half a cent');

-- The order: divide, round, less what is included, price, minimum and maximum, round.
SELECT results_eq($$SELECT tier, from_quantity, to_quantity, quantity, unit, flat, amount(amount)
                    FROM rate_detail('{"currency":"EUR","model":"graduated","tiers":[{"up_to":5,"unit":"1","flat":"2"},{"unit":"0.5"}],
                                       "divide_by":1000,"divide_round":"ceiling","included":3,"minimum":"10"}', 9400)$$,
                  $$VALUES (0, 0::numeric, 3::numeric, 3::numeric, 0::numeric, 0::numeric, 0.00), (1, 0, 5, 5, 1, 2, 7), (2, 5, NULL, 2, 0.5, 0, 1),
                           (NULL, NULL, NULL, NULL, NULL, NULL, 2)$$, 'a true-up is a part of its own');
SELECT results_eq($$SELECT tier, quantity, amount(amount) FROM rate_detail('{"currency":"EUR","model":"package","size":10,"amount":"100","maximum":"150"}', 11)$$,
                  $$VALUES (1, 2::numeric, 200.00), (NULL, NULL, -50)$$, 'so is what is above the maximum');
SELECT results_eq($$SELECT tier, to_quantity, quantity, amount(amount) FROM rate_detail('{"currency":"EUR","model":"unit","unit":"2","included":100}', 60)$$,
                  $$VALUES (0, 100::numeric, 60::numeric, 0.00), (1, NULL, 0, 0)$$, 'all included');
SELECT is(rate('{"currency":"EUR","model":"unit","unit":"2","included":100}', -5), 'EUR 0.00'::monetary, 'a return of what was included');
SELECT is(rate('{"currency":"EUR","model":"package","size":10,"amount":"100"}', q), monetary(a, 'EUR'), 'packages of a return: ' || q)
FROM (VALUES (-5, 0), (-10, -100), (-15, -100)) v(q, a);

-- Percentages of a sum.
SELECT is(rate('{"currency":"EUR","model":"percentage","percent":"2.9"}', 100.05), 'EUR 2.90'::monetary, 'a percentage of a sum');
SELECT is(rate('{"currency":"EUR","model":"percentage","percent":"2.9","free_amount":"50","minimum":"1"}', 40), 'EUR 1.00'::monetary, 'of which some is free');
SELECT is(rate('{"currency":"EUR","model":"percentage","percent":"2.9","free_amount":"50"}', 150), 'EUR 2.90'::monetary, 'and some is not');
SELECT is(rate('{"currency":"EUR","model":"dynamic"}', 12.345), 'EUR 12.35'::monetary, 'the amounts of events as they are');

-- What a price says about itself.
SELECT results_eq($$SELECT model(p), needs_events(p), minimum(p), maximum(p), unit_amount(p) FROM (VALUES
                        (1, '{"currency":"EUR","model":"package","size":1,"amount":"1","minimum":"2.50"}'::price),
                        (2, '{"currency":"EUR","model":"percentage","percent":1,"free_amount":1,"maximum":3}'),
                        (3, '{"currency":"EUR","model":"percentage","percent":1,"fixed":1}'),
                        (4, '{"currency":"EUR","model":"dynamic","multiplier":2}'),
                        (5, '{"currency":"EUR","model":"dynamic","property":"cost"}'),
                        (6, '{"currency":"EUR","model":"matrix","keys":["k"],"cells":[{"match":{"k":"v"},"price":1}]}')) v(i, p) ORDER BY i$$,
                  $$VALUES ('package', false, 'EUR 2.50'::monetary, NULL::monetary, NULL::numeric), ('percentage', false, NULL, 'EUR 3.00', NULL),
                           ('percentage', true, NULL, NULL, NULL), ('dynamic', false, NULL, NULL, NULL), ('dynamic', true, NULL, NULL, NULL),
                           ('matrix', true, NULL, NULL, NULL)$$, 'accessors');
SELECT is('{"currency":"XAU","model":"unit","unit":"1","digits":3}'::price::text, '{"currency":"XAU","model":"unit","unit":"1","digits":3}',
          'a currency without minor digits');
SELECT is('{"digits":3,"minimum":"1.50","divide_round":"ceiling","included":"2.0","model":"volume","currency":"EUR","divide_by":1e3,"zero_flat":false,"maximum":7,
            "tiers":[{"flat":0,"cap":"3.0","up_to":5},{"unit":"0.10"}]}'::price::text,
          '{"currency":"EUR","model":"volume","tiers":[{"up_to":5,"unit":"0","cap":"3"},{"unit":"0.1"}],"zero_flat":false,"divide_by":1000,"divide_round":"ceiling",'
          '"included":2,"minimum":"1.5","maximum":"7","digits":3}', 'the canonical order of keys');
SELECT is('{"currency":"EUR","model":"matrix","default":2,"keys":["tier","region"],"minimum":5,"cells":[
            {"match":{"tier":2.50,"region":"us"},"price":{"model":"unit","unit":"1","included":5}},
            {"match":{"region":"eu","tier":true},"price":{"model":"unit","currency":"eur","unit":"1.0"}},
            {"match":{"region":"a\"b","tier":"gold"},"price":{"model":"package","size":10,"amount":1}}]}'::price::text,
          '{"currency":"EUR","model":"matrix","keys":["tier","region"],"cells":[{"match":{"tier":"2.5","region":"us"},"price":{"model":"unit","unit":"1","included":5}},'
          '{"match":{"tier":"gold","region":"a\"b"},"price":{"model":"package","size":10,"amount":"1"}},{"match":{"tier":"true","region":"eu"},"price":"1"}],"default":"2",'
          '"minimum":"5"}', 'the canonical form of a matrix');
CREATE TEMP TABLE others (p price);
INSERT INTO others VALUES
    ('{"currency":"EUR","model":"percentage","percent":"2.9","fixed":"0.30","free_events":3,"free_amount":"10.5","min":"0.50","max":"12","minimum":"1","maximum":"100"}'),
    ('{"currency":"EUR","model":"percentage","percent":"0.0000000000001"}'),
    ('{"currency":"EUR","model":"dynamic","multiplier":"1.33333","property":"größe","digits":4}'),
    ('{"currency":"EUR","model":"matrix","default":{"model":"volume","tiers":[{"up_to":1,"unit":2},{"unit":1,"cap":5}]},"keys":["a","b"],"rounding":"down","cells":[
       {"match":{"a":"","b":"x"},"price":"0.5"},{"match":{"a":"x","b":""},"price":{"model":"flat","amount":2,"minimum":1}}]}');
SELECT is(count(*), 0::bigint, 'text, jsonb and bytes of models of events')
FROM others WHERE p::text::price <> p OR p::jsonb::price <> p OR p::text::price::text <> p::text OR pg_temp.recv('price', price_send(p)) <> p::text;

-- Bytes of an attacker, of every part there is.
CREATE FUNCTION pg_temp.attack(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN price_send(pg_temp.recv('price', bytes)::price) = bytes THEN 'canonical' ELSE 'ACCEPTED' END;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END;
$$;
CREATE TEMP TABLE victim AS
SELECT row_number() OVER () AS id, price_send(p) AS bytes FROM others
UNION ALL SELECT 9, price_send('{"currency":"EUR","model":"graduated","zero_flat":false,"divide_by":6,"divide_round":"up","included":2,"minimum":1,"tiers":[{"up_to":1,"unit":2},{"unit":1,"cap":5}]}');
SELECT is(array_agg(DISTINCT pg_temp.attack(set_byte(bytes, at, value))) <@ '{22P03,canonical}', true, 'any byte changed, of victim ' || id)
FROM victim, generate_series(0, length(bytes) - 1) at, LATERAL (VALUES (0), (1), (127), (255)) v(value)
WHERE get_byte(bytes, at) <> value AND (at < 16 OR at % 5 = 0) GROUP BY id ORDER BY id;
SELECT is(array_agg(DISTINCT pg_temp.attack(substr(bytes, 1, size))), '{22P03}', 'cut anywhere')
FROM victim, generate_series(0, length(bytes) - 1, 7) size;
SELECT is(pg_temp.attack(('\x0109' || substr(encode(price_send('{"currency":"EUR","model":"matrix","keys":["k"],"cells":[{"match":{"k":"v"},"price":1}]}'), 'hex'), 5, 60)
                          || repeat('01090ca9020100000100000000000000', 1000))::bytea), '22P03', 'a matrix in a matrix');

SELECT * FROM finish();
ROLLBACK;
