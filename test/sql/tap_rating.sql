\unset ECHO
\i test/setup.sql
\i test/recv.sql
SELECT plan(64);
SELECT setseed(0.5772);

-- Random events, as a table because workers cannot read a temporary one.
CREATE TABLE tap_event AS
SELECT i AS at, 1 + (i * 7919) % 200 AS account, round(((random() - 0.05) * 10 ^ (i % 4))::numeric, 2) AS value,
       jsonb_build_object('region', (ARRAY['eu', 'us', 'asia'])[1 + (random() * 2)::int], 'tier', 1 + (random() * 2)::int,
                          'cost', CASE WHEN i % 2 = 0 THEN to_jsonb(round((random() * 5)::numeric, 4)) ELSE to_jsonb(round((random() * 5)::numeric, 4)::text) END) AS properties
FROM generate_series(1, 12000) i;
ANALYZE tap_event;

-- A percentage of every event, in plain numeric, one event after another.
CREATE FUNCTION pg_temp.charge(doc jsonb, amounts numeric[]) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    rate numeric := (doc ->> 'percent')::numeric / 100;
    free_events bigint := (doc ->> 'free_events')::bigint;
    free_amount numeric := (doc ->> 'free_amount')::numeric;
    is_free boolean := free_events IS NOT NULL OR free_amount IS NOT NULL;
    used bigint := 0;
    total numeric := 0;
    amount numeric;
    charge numeric;
BEGIN
    FOREACH amount IN ARRAY amounts LOOP
        IF is_free AND amount >= 0 THEN
            IF used >= free_events THEN
                is_free := false;
            ELSIF amount > free_amount THEN
                is_free := false;
                amount := amount - free_amount;
            ELSE
                used := used + 1;
                free_amount := free_amount - amount;
            END IF;
        END IF;
        IF NOT is_free THEN
            charge := amount * rate;
            IF amount >= 0 THEN
                charge := least(greatest(charge + coalesce((doc ->> 'fixed')::numeric, 0), (doc ->> 'min')::numeric), (doc ->> 'max')::numeric);
            END IF;
            total := total + charge;
        END IF;
    END LOOP;
    RETURN least(greatest(total, (doc ->> 'minimum')::numeric), (doc ->> 'maximum')::numeric);
END;
$$;
CREATE TABLE tap_percentage (id int PRIMARY KEY, p price);
INSERT INTO tap_percentage VALUES
    (1, '{"currency":"EUR","model":"percentage","percent":"2.9","fixed":"0.30"}'),
    (2, '{"currency":"EUR","model":"percentage","percent":"1.25","min":"0.50","max":"3.125"}'),
    (3, '{"currency":"EUR","model":"percentage","percent":"2.9","fixed":"0.30","free_events":7}'),
    (4, '{"currency":"EUR","model":"percentage","percent":"2.9","fixed":"0.30","free_amount":"512.5"}'),
    (5, '{"currency":"EUR","model":"percentage","percent":"0.7","fixed":"0.05","min":"0.10","max":"5","free_events":20,"free_amount":"1000","minimum":"30","maximum":"70"}'),
    (6, '{"currency":"EUR","model":"percentage","percent":"0.7","fixed":"0.05","free_events":0}'),
    (7, '{"currency":"EUR","model":"percentage","percent":"0.7","max":"1","free_amount":1000000}');
CREATE TABLE tap_bill AS
SELECT id, account, rate_events(p, value, properties ORDER BY at) AS amount,
       pg_temp.charge(p::jsonb, array_agg(value ORDER BY at)) AS expected
FROM tap_event, tap_percentage GROUP BY id, account;
SELECT is(count(*) FILTER (WHERE amount(amount) <> round(expected, 2)), 0::bigint, 'percentage ' || id || ' of 200 accounts') FROM tap_bill GROUP BY id ORDER BY id;
SELECT is(count(*), 1400::bigint, 'all of them') FROM tap_bill;

-- Parts: each has free events of its own until others turn out to come before it.
CREATE TEMP TABLE part AS
SELECT id, account, at / 1500 AS part, rating(p, value, properties ORDER BY at) AS s FROM tap_event, tap_percentage GROUP BY id, account, at / 1500;
SELECT is(count(*), 0::bigint, 'parts in order merge to the whole')
FROM (SELECT id, account, merge(s ORDER BY part) AS amount FROM part GROUP BY 1, 2) m JOIN tap_bill b USING (id, account) WHERE m.amount <> b.amount;
SELECT is(count(*), 0::bigint, 'also where the later ones were merged first')
FROM part a JOIN part b USING (id, account) JOIN part c USING (id, account)
JOIN LATERAL (SELECT merge(s ORDER BY part) AS amount FROM part d WHERE d.id = a.id AND d.account = a.account AND d.part < 3) m ON true
WHERE a.part = 0 AND b.part = 1 AND c.part = 2 AND account <= 60 AND rate(rating_state_merge(a.s, rating_state_merge(b.s, c.s))) <> m.amount;
SELECT is(count(*), 0::bigint, 'and through text')
FROM (SELECT id, account, merge(s::text::rating_state ORDER BY part) AS amount FROM part GROUP BY 1, 2) m JOIN tap_bill b USING (id, account) WHERE m.amount <> b.amount;
SELECT is(count(*), 0::bigint, 'and through bytes')
FROM (SELECT s FROM part WHERE account = 7 AND part = 1) q WHERE pg_temp.recv('rating_state', rating_state_send(s)) <> s::text;
SELECT is(count(*), 0::bigint, 'the parts of a charge sum to it')
FROM part, LATERAL (SELECT billing.sum(amount) AS total FROM rate_detail(s)) d WHERE round(d.total) <> rate(s);

-- A matrix against the same in SQL.
CREATE TABLE tap_matrix (p price);
INSERT INTO tap_matrix VALUES ('{"currency":"EUR","model":"matrix","keys":["region","tier"],"minimum":"40","default":{"model":"package","size":100,"amount":"1"},"cells":[
    {"match":{"region":"eu","tier":1},"price":"0.015"},
    {"match":{"region":"eu","tier":"2"},"price":{"model":"graduated","tiers":[{"up_to":1000,"unit":"0.02"},{"unit":"0.005"}]}},
    {"match":{"region":"us","tier":1},"price":{"model":"unit","unit":"0.01","divide_by":3,"included":"10"}}]}');
CREATE TEMP TABLE cell AS
SELECT account, CASE WHEN r = 'eu' AND t IN ('1', '2') OR r = 'us' AND t = '1' THEN r || t ELSE 'default' END AS cell, pg_catalog.sum(value) AS q
FROM tap_event, LATERAL (SELECT properties ->> 'region', properties ->> 'tier') k(r, t) GROUP BY 1, 2;
CREATE TEMP TABLE matrix_bill AS SELECT account, rate_events(p, value, properties) AS amount, rating(p, value, properties) AS s FROM tap_event, tap_matrix GROUP BY 1;
SELECT is(count(*), 0::bigint, 'a matrix is the sum of its cells, rounded once')
FROM matrix_bill JOIN (
    SELECT account, greatest(pg_catalog.sum(CASE cell
        WHEN 'eu1' THEN q * 0.015
        WHEN 'eu2' THEN CASE WHEN q < 0 THEN q * 0.02 ELSE least(q, 1000) * 0.02 + greatest(q - 1000, 0) * 0.005 END
        WHEN 'us1' THEN greatest(q / 3 - 10, 0) * 0.01
        ELSE ceil(q / 100) END), 40) AS total FROM cell GROUP BY 1) c USING (account)
WHERE amount(amount) <> round(total, 2);
SELECT is(count(*), 0::bigint, 'its parts sum to it, too')
FROM matrix_bill, LATERAL (SELECT billing.sum(d.amount) AS total FROM rate_detail(s) d) d WHERE round(d.total) <> matrix_bill.amount;
SELECT results_eq($$SELECT cell, tier, quantity, amount(amount) FROM rate_detail((
                       SELECT rating(p, v, properties) FROM tap_matrix, (VALUES
                           (1200, '{"region":"eu","tier":2.0}'::jsonb), (50, '{"region":"eu","tier":"1"}'), (90, '{"region":"us","tier":1,"other":true}'), (101, '{}')) e(v, properties)))$$,
                  $$VALUES ('{"region":"eu","tier":"1"}'::jsonb, 1, 50::numeric, 0.75), ('{"region":"eu","tier":"2"}', 1, 1000, 20), ('{"region":"eu","tier":"2"}', 2, 200, 1),
                           ('{"region":"us","tier":"1"}', 0, 10, 0), ('{"region":"us","tier":"1"}', 1, 20, 0.2), ('null', 1, 2, 2), (NULL, NULL, NULL, 16.05)$$,
                  'cell by cell');
SELECT is(count(*), 0::bigint, 'a dynamic price takes the amounts of a property')
FROM (SELECT account, rate_events('{"currency":"EUR","model":"dynamic","multiplier":"1.1","property":"cost"}', value, properties) AS amount,
             round(pg_catalog.sum((properties ->> 'cost')::numeric) * 1.1, 2) AS expected FROM tap_event GROUP BY 1) q
WHERE amount(amount) <> expected;
SELECT is(count(*), 0::bigint, 'a price of quantities rates the sum')
FROM (SELECT account, rate_events(p, value, NULL) AS amount, rate(p, pg_catalog.sum(value)) AS expected
      FROM tap_event, (VALUES ('{"currency":"EUR","model":"graduated","tiers":[{"up_to":1000,"unit":"0.02"},{"unit":"0.005"}],"divide_by":7}'::price),
                              ('{"currency":"EUR","model":"percentage","percent":"0.7","free_amount":1000}'), ('{"currency":"EUR","model":"dynamic"}')) v(p)
      GROUP BY account, p) q
WHERE amount <> expected;

-- No event, NULL, and what an event has not.
SELECT is(rate_events('{"currency":"EUR","model":"unit","unit":1,"minimum":5}', NULL, NULL), 'EUR 5.00'::monetary, 'no event leaves the minimum');
SELECT is(rate_events(NULL, 1, '{}'), NULL, 'no price');
SELECT is((SELECT rate_events('{"currency":"EUR","model":"unit","unit":1}', 1, '{}') WHERE false), NULL, 'no row');
SELECT is(events(rating('{"currency":"EUR","model":"percentage","percent":1,"fixed":1}', v, NULL)), 3::bigint, 'events are counted') FROM unnest('{1,NULL,2,-3}'::numeric[]) v;
SELECT is(rate_events('{"currency":"EUR","model":"percentage","percent":10,"fixed":1,"min":3}', v, NULL), 'EUR 1.00'::monetary, 'a negative value gives back its percent')
FROM unnest('{5,-20}'::numeric[]) v;
SELECT is(merge(NULL::rating_state), NULL, 'merging nothing');
CREATE TEMP TABLE kept AS SELECT rating('{"currency":"EUR","model":"percentage","percent":1,"fixed":1,"free_events":2}', v, NULL) AS s FROM unnest('{1,2,3}'::numeric[]) v;
SELECT is(rating_state_add(s, '{"currency":"EUR","model":"percentage","percent":1,"fixed":1,"free_events":2}', 100, NULL)::text,
          '1 4 closed 3.03 1 2 {"currency":"EUR","model":"percentage","percent":"1","fixed":"1","free_events":2}', 'a state') FROM kept;
SELECT is(rating_state_merge(s, s)::text, '1 6 closed 4.09 1 2 {"currency":"EUR","model":"percentage","percent":"1","fixed":"1","free_events":2}', 'merged with itself') FROM kept;
SELECT is(s::text, '1 3 closed 1.03 1 2 {"currency":"EUR","model":"percentage","percent":"1","fixed":"1","free_events":2}', 'is not changed') FROM kept;
SELECT is(rating('{"currency":"EUR","model":"matrix","keys":["k"],"default":2,"cells":[{"match":{"k":"v"},"price":1}]}', 1.5, '{"k":"v"}')::text,
          '1 1 open 0 1.5 0 {"currency":"EUR","model":"matrix","keys":["k"],"cells":[{"match":{"k":"v"},"price":"1"}],"default":"2"}', 'that of a matrix');

SELECT throws_ok($$SELECT rate_events(p, 1, NULL) FROM (VALUES ('{"currency":"EUR","model":"unit","unit":1}'::price), ('{"currency":"EUR","model":"unit","unit":2}')) v(p)$$, '22023',
                 'price {"currency":"EUR","model":"unit","unit":"2"} in an aggregate of price {"currency":"EUR","model":"unit","unit":"1"}', 'prices are not mixed');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"matrix","keys":["a","b"],"cells":[{"match":{"a":"x","b":"y"},"price":1}]}', 1, '{"a":"x","b":"z\"z"}')$$, '22023',
                 'no cell of the price matches an event with a "x", b "z\"z"', 'no event is free by accident');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"matrix","keys":["a"],"cells":[{"match":{"a":"x"},"price":1}]}', 1, NULL)$$, '22023',
                 'no cell of the price matches an event with a ""', 'nor for want of properties');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"dynamic","property":"cost"}', 1, '{"cost":"1 EUR"}')$$, '22023',
                 'event has no amount in property "cost": "1 EUR"', 'an amount is a number');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"dynamic","property":"cost"}', 1, '[1]')$$, '22023', 'event has no amount in property "cost"', 'and has to be there');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"unit","unit":1}', 'NaN', NULL)$$, '22023', NULL, 'not a number');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"unit","unit":1}', 'Infinity', NULL)$$, '22003', NULL, 'infinite');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"unit","unit":1}', 1e18, NULL) FROM generate_series(1, 3)$$, '22003', NULL, 'out of range');
SELECT throws_ok($$SELECT rate_events('{"currency":"EUR","model":"dynamic","rounding":"unnecessary"}', 0.001, NULL)$$, '22M03', NULL, 'inexact');

-- Plans.
\i test/plan.sql
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT matches(pg_temp.plan_of($$SELECT rate_events('{"currency":"EUR","model":"percentage","percent":"2.9","fixed":"0.30"}', value, properties) FROM tap_event$$),
               'Finalize Aggregate.*Gather.*Partial Aggregate', 'events are rated in parallel');
SELECT is(rate_events('{"currency":"EUR","model":"percentage","percent":"2.9","fixed":"0.30"}', value, properties),
          monetary(round(pg_catalog.sum(value * 0.029 + CASE WHEN value < 0 THEN 0 ELSE 0.30 END), 2), 'EUR'), 'with the same result') FROM tap_event;
SELECT is((SELECT rate_events(p, value, properties) FROM tap_event, tap_matrix), (SELECT merge(s) FROM matrix_bill), 'so is a matrix');
SELECT unalike(pg_temp.plan_of($$SELECT rate_events(p, value, properties ORDER BY at) FROM tap_event, tap_percentage WHERE id = 3$$), '%Partial Aggregate%',
               'events in order are not');
SET max_parallel_workers_per_gather = 0;
SET work_mem = '64kB';
SELECT is(count(*), 200::bigint, 'spilling changes nothing')
FROM (SELECT account, rate_events(p, value, properties) AS amount FROM tap_event, tap_matrix GROUP BY 1) a JOIN matrix_bill b USING (account) WHERE a.amount = b.amount;

-- Forged states.
CREATE FUNCTION pg_temp.outcome(state text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN state::rating_state::text = state;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END;
$$;
SELECT is(pg_temp.outcome(replace(state, '$', '{"currency":"EUR","model":"percentage","percent":"1","fixed":"1","free_events":2,"free_amount":"10"}')), expected, state)
FROM (VALUES ('1 3 closed 1.03 1 2 $', 'true'), ('1 2 open 0 1 2 $', 'true'), ('1 2 closed 0 1 2 $', 'true'), ('1 2 closed 5 1 20 $', 'true'),
             ('1 2 open 0 1 20 $', '22P02'), ('1 2 open 5 1 2 $', '22P02'), ('1 1 closed 0 1 $', '22P02'), ('1 3 closed 0 1 2 3 $', '22P02'),
             ('1 1 open 0 1 2 $', '22P02'), ('2 0 open 0 $', '22P02'), ('1 -1 open 0 $', '22P02'), ('1 0 open 0  $', '22P02'), ('1 0 ajar 0 $', '22P02'),
             ('1 0 open +0 $', '22P02'), ('1 0 open 0$', '22P02'), ('$', '22P02'), ('', '22P02')) v(state, expected);
SELECT is(pg_temp.outcome('1 1 open 0 1 {"currency":"EUR"}'), '22023', 'a price is read as one');
CREATE FUNCTION pg_temp.attack(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN rating_state_send(pg_temp.recv('rating_state', bytes)::rating_state) = bytes THEN 'canonical' ELSE 'ACCEPTED' END;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END;
$$;
CREATE TEMP TABLE victim AS
SELECT 1 AS id, rating_state_send(s) AS bytes FROM kept
UNION ALL SELECT 2, rating_state_send(rating('{"currency":"EUR","model":"matrix","keys":["k"],"default":2,"cells":[{"match":{"k":"v"},"price":1}]}', 1.5, '{"k":"v"}'));
SELECT is(array_agg(DISTINCT pg_temp.attack(set_byte(bytes, at, value))) <@ '{22P03,canonical}', true, 'any byte of state ' || id)
FROM victim, generate_series(0, length(bytes) - 1) at, LATERAL (VALUES (0), (1), (52), (255)) v(value) WHERE get_byte(bytes, at) <> value GROUP BY id ORDER BY id;
SELECT is(array_agg(DISTINCT pg_temp.attack(substr(bytes, 1, size))), '{22P03}', 'cut anywhere') FROM victim, generate_series(0, length(bytes) - 1, 5) size;
SELECT is(pg_temp.attack(bytes || '\x00'), '22P03', 'with a byte to spare') FROM victim WHERE id = 1;

SELECT * FROM finish();
ROLLBACK;
