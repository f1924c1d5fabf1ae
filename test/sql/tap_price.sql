\unset ECHO
\i test/setup.sql
\i test/recv.sql
SELECT plan(45);
SELECT setseed(0.31415);

-- Published figures: what other billing systems' own tests say a graduated price gives.
CREATE TEMP TABLE ladder (name text, p price);
INSERT INTO ladder VALUES
    ('lago', '{"currency":"EUR","model":"graduated","tiers":[{"up_to":10,"unit":"10","flat":"2"},{"up_to":20,"unit":"5","flat":"3"},{"unit":"5","flat":"3"}]}'),
    ('lago fractional', '{"currency":"EUR","model":"graduated","tiers":[{"up_to":"0.1","unit":"10","flat":"0"},{"up_to":1,"unit":"5","flat":"0"},{"unit":"2","flat":"0"}]}'),
    ('openmeter', '{"currency":"USD","model":"graduated","tiers":[{"up_to":5,"flat":"100","unit":"0"},{"up_to":10,"flat":"50"},{"up_to":15,"unit":"5"},{"unit":"1"}]}'),
    ('openmeter 10', '{"currency":"USD","model":"graduated","tiers":[{"up_to":5,"flat":"100"},{"up_to":10,"flat":"50"},{"up_to":15,"unit":"10"},{"unit":"5"}]}');

SELECT is(amount(rate(l.p, v.units)), v.expected, v.source)
FROM (VALUES
    ('lago', 0, 2.00, 'lago-api:spec/services/charge_models/graduated_service_spec.rb:49'),
    ('lago', 1, 12, 'lago-api:spec/services/charge_models/graduated_service_spec.rb:93'),
    ('lago', 10, 102, 'lago-api:spec/services/charge_models/graduated_service_spec.rb:117'),
    ('lago', 11, 110, 'lago-api:spec/services/charge_models/graduated_service_spec.rb:141'),
    ('lago', 21, 163, 'lago-api:spec/services/charge_models/graduated_service_spec.rb:207'),
    ('lago fractional', 0.05, 0.5, 'lago-api:spec/services/charge_models/graduated_service_spec.rb:263'),
    ('lago fractional', 0.5, 3.0, 'lago-api:spec/services/charge_models/graduated_service_spec.rb:286'),
    ('openmeter', 22, 182, 'openmeter:openmeter/billing/rating/service/rate/tieredgraduated_test.go:91'),
    ('openmeter 10', 12, 170, 'openmeter:openmeter/billing/rating/service/rate/tieredgraduated_test.go:428')
) v(name, units, expected, source)
JOIN ladder l USING (name);
SELECT is(amount(rate(p, 22)) - amount(rate(p, 12)), 22.00,
          'openmeter:openmeter/billing/rating/service/rate/tieredgraduated_test.go:157, cumulative')
FROM ladder WHERE name = 'openmeter';
SELECT results_eq($$SELECT quantity FROM ladder, rate_detail(p, 0.5) WHERE name = 'lago fractional'$$,
                  ARRAY[0.1, 0.4], 'lago-api:spec/services/charge_models/graduated_service_spec.rb:286, units of the tiers');
SELECT results_eq($$SELECT amount(amount) FROM ladder, rate_detail(p, 22) WHERE name = 'openmeter'$$,
                  ARRAY[100, 50, 25, 7]::numeric[], 'openmeter: the lines of tieredgraduated_test.go:91');

-- And a volume price, where tiers are between whole numbers.
INSERT INTO ladder VALUES
    ('lago volume', '{"currency":"EUR","model":"volume","tiers":[{"up_to":100,"unit":"2","flat":"10"},{"up_to":200,"unit":"1","flat":"0"},{"unit":"0.5","flat":"50"}]}'),
    ('openmeter volume', '{"currency":"USD","model":"volume","tiers":[{"up_to":5,"flat":"100"},{"up_to":10,"flat":"150"},{"up_to":15,"unit":"10"},{"unit":"5"}]}');
SELECT is(amount(rate(l.p, v.units)), v.expected, v.source)
FROM (VALUES
    ('lago volume', 100, 210.00, 'lago-api:spec/services/charge_models/volume_service_spec.rb:93'),
    ('lago volume', 100.5, 100.50, 'lago-api:spec/services/charge_models/volume_service_spec.rb:109'),
    ('lago volume', 101, 101, 'lago-api:spec/services/charge_models/volume_service_spec.rb:125'),
    ('lago volume', 300, 200, 'lago-api:spec/services/charge_models/volume_service_spec.rb:157'),
    ('openmeter volume', 5, 100, 'openmeter:openmeter/billing/rating/service/rate/tieredvolume_test.go:134'),
    ('openmeter volume', 15, 150, 'openmeter:openmeter/billing/rating/service/rate/tieredvolume_test.go:186')
) v(name, units, expected, source)
JOIN ladder l USING (name);

-- Prices and quantities as metered cloud services have them, against plain numeric.
SELECT is(count(*), 0::bigint, 'unit prices down to 10^-8, quantities of 11 decimals')
FROM (
    SELECT round((random() * 10 ^ (8 - i % 9))::numeric * 1e-8, 8) AS unit,
           round((random() * 10 ^ (i % 7))::numeric, 11) * CASE WHEN i % 5 = 0 THEN -1 ELSE 1 END AS quantity
    FROM generate_series(1, 5000) i
) r
WHERE amount(rate(price(jsonb_build_object('currency', 'USD', 'model', 'unit', 'unit', unit)), quantity))
      <> round(unit * quantity, 2);

-- Random ladders: 1 to 7 tiers, fractional bounds, any of the units and flats missing.
CREATE TEMP TABLE tier AS
SELECT l, i, count(*) OVER (PARTITION BY l) AS tiers,
       sum(width) OVER (PARTITION BY l ORDER BY i) - width AS lo,
       sum(width) OVER (PARTITION BY l ORDER BY i) AS hi, unit, flat
FROM (
    SELECT l, i, round((random() * 10 ^ (l % 5))::numeric, l % 4) + 0.001 AS width,
           round((random() * 2)::numeric, (l + i) % 10) AS unit,
           CASE WHEN random() < 0.5 THEN 0 ELSE round((random() * 20)::numeric, (l + i) % 4) - 5 END AS flat
    FROM generate_series(1, 400) l CROSS JOIN LATERAL generate_series(1, 1 + l % 7) i
) t;
CREATE TEMP TABLE priced AS
SELECT l, price(jsonb_build_object('currency', 'EUR', 'model', 'graduated', 'tiers', jsonb_agg(
           CASE WHEN i < tiers THEN jsonb_build_object('up_to', hi) ELSE '{}' END
           || CASE WHEN flat <> 0 THEN jsonb_build_object('flat', flat::text) ELSE '{}' END
           || jsonb_build_object('unit', unit::text) ORDER BY i))) AS p,
       max(lo) AS top
FROM tier GROUP BY l;
CREATE TEMP TABLE metered AS
SELECT DISTINCT l, p, q
FROM priced CROSS JOIN LATERAL (
    SELECT round((random() * 2)::numeric * top, 11) FROM generate_series(1, 8) WHERE l > 0
    UNION ALL SELECT 0 UNION ALL SELECT top UNION ALL SELECT top + 0.00000000001 UNION ALL SELECT -1.5 UNION ALL SELECT top + 1e-40 UNION ALL SELECT 1e-40 UNION ALL SELECT -1e-40
) t(q);
CREATE TEMP TABLE exact AS
SELECT m.l, m.p, m.q,
       CASE WHEN m.q < 0 THEN m.q * (SELECT unit FROM tier t WHERE t.l = m.l AND i = 1)
            ELSE (SELECT sum(greatest(least(m.q, CASE WHEN i < tiers THEN hi ELSE m.q END) - lo, 0) * unit
                             + CASE WHEN m.q > lo OR i = 1 THEN flat ELSE 0 END)
                  FROM tier t WHERE t.l = m.l) END AS charge
FROM metered m;

SELECT cmp_ok(count(*), '>=', 5000::bigint, 'thousands of random charges') FROM exact;
SELECT is(count(*), 0::bigint, 'rate is the sum over the tiers, rounded once')
FROM exact WHERE amount(rate(p, q)) <> round(charge, 2);
CREATE TEMP TABLE part AS
SELECT e.l, e.q, e.p, e.charge, d.*, lag(d.to_quantity) OVER (PARTITION BY e.l, e.q ORDER BY d.tier) AS before
FROM exact e CROSS JOIN LATERAL rate_detail(p, q) d;
SELECT is(count(*), 0::bigint, 'the parts of rate_detail sum to rate')
FROM (SELECT l, q, p, round(billing.sum(amount)) AS total FROM part GROUP BY l, q, p) s WHERE total <> rate(p, q);
SELECT is(count(*), 0::bigint, 'and their quantities to the quantity')
FROM (SELECT q, pg_catalog.sum(quantity) AS total FROM part GROUP BY l, q) s WHERE total <> q;
SELECT is(count(*), 0::bigint, 'each begins where the one before it ends')
FROM part WHERE from_quantity <> coalesce(before, 0) OR quantity > to_quantity - from_quantity;
SELECT is(count(*), 0::bigint, 'and is quantity * unit + flat, to 15 digits')
FROM part JOIN tier t ON t.l = part.l AND t.i = part.tier
WHERE part.unit <> t.unit OR part.flat <> t.flat * (part.q >= 0)::int
   OR abs(amount(amount) - (quantity * t.unit + t.flat * (part.q >= 0)::int)) > 1e-15;

-- The same ladders by volume.
CREATE TEMP TABLE by_volume AS
SELECT e.l, e.q, price(e.p::jsonb || '{"model":"volume"}') AS p, t.i, t.unit, CASE WHEN e.q < 0 THEN 0 ELSE t.flat END AS flat
FROM exact e JOIN tier t ON t.l = e.l AND (e.q > t.lo OR t.i = 1) AND (e.q <= t.hi OR t.i = t.tiers);
SELECT is((SELECT count(*) FROM by_volume), (SELECT count(*) FROM exact), 'every quantity has one tier');
SELECT is(count(*), 0::bigint, 'by volume, rate is that of the tier that holds the quantity')
FROM by_volume WHERE amount(rate(p, q)) <> round(q * unit + flat, 2);
SELECT is(count(*), 0::bigint, 'and rate_detail has this tier only')
FROM by_volume v LEFT JOIN LATERAL (SELECT d.*, count(*) OVER () AS parts FROM rate_detail(v.p, v.q) d) d ON true
WHERE (d.parts, d.tier, d.quantity, d.unit, d.flat) IS DISTINCT FROM (1, v.i, v.q, v.unit, v.flat) OR round(d.amount) <> rate(v.p, v.q);
SELECT is(count(*), 0::bigint, 'text, jsonb and bytes of a volume price')
FROM (SELECT p FROM by_volume WHERE l <= 7 AND q = 0) s
WHERE p::text::price <> p OR p::jsonb::price <> p OR pg_temp.recv('price', price_send(p)) <> p::text;

-- A rest beyond 15 digits decides a tie, and rate_detail keeps it.
CREATE TEMP TABLE tie (p price);
INSERT INTO tie VALUES ('{"currency":"USD","model":"graduated","tiers":[{"unit":"0.000000000000001","flat":"0.125"}],"rounding":"half_down"}');
SELECT is(rate(p, 0.0001), 'USD 0.13'::monetary, 'nothing is lost before the one rounding') FROM tie;
SELECT is(round(amount, 2, 'half_down'), 'USD 0.13'::monetary, 'nor in the parts') FROM tie, rate_detail(p, 0.0001);

-- Very many and very large.
SELECT is(rate('{"currency":"USD","model":"unit","unit":"0.00000001"}', 12345678901234567890123), 'USD 123456789012345.68'::monetary,
          'large quantities of tiny prices');
SELECT throws_ok($$SELECT rate('{"currency":"USD","model":"graduated","tiers":[{"up_to":1,"unit":"1"},{"unit":"1"}]}', 1e30)$$, '22003', NULL,
                 'a charge out of range');
SELECT throws_ok($$SELECT rate('{"currency":"USD","model":"graduated","tiers":[{"up_to":1,"unit":"1"},{"unit":"1"}]}', 1e30 + 1e-60)$$, '22003', NULL,
                 'a quantity of too many digits');
SELECT throws_ok($$SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', '-Infinity')$$, '22003', NULL, 'an infinite quantity');

-- 2,000 tiers: the value is compressed and moved out of the row.
CREATE TEMP TABLE long_price (id int, p price);
INSERT INTO long_price
SELECT s, price(jsonb_build_object('currency', 'USD', 'model', 'graduated', 'tiers', jsonb_agg(
           CASE WHEN i < 2000 THEN jsonb_build_object('up_to', i * 10) ELSE '{}' END
           || jsonb_build_object('unit', (i * 7919 + s) % 1000 / 1000.0) ORDER BY i)))
FROM generate_series(1, 3) s CROSS JOIN generate_series(1, 2000) i GROUP BY s;
SELECT cmp_ok(max(pg_column_size(p)), '<', 96016, 'a long price is compressed') FROM long_price;
SELECT is(rate(p, 19999.5), monetary(round((SELECT pg_catalog.sum(CASE WHEN i < 2000 THEN 10 ELSE 9.5 END * ((i * 7919 + id) % 1000 / 1000.0))
                                      FROM generate_series(1, 2000) i), 2), 'USD'), 'and rated')
FROM long_price WHERE id = 2;
SELECT is(count(*), 2000::bigint, 'and taken apart') FROM long_price, rate_detail(p, 19999.5) WHERE id = 3;
SELECT ok(bool_and(p::text::price = p AND p::jsonb::price = p), 'and read from its own text and jsonb') FROM long_price;

-- Text, jsonb and bytes lose nothing.
SELECT is(count(*), 0::bigint, 'text and jsonb round trips')
FROM priced WHERE p::text::price <> p OR p::jsonb::price <> p OR p::text::price::text <> p::text;
SELECT is(count(*), 0::bigint, 'binary round trips')
FROM (SELECT p FROM priced WHERE l <= 20) s WHERE pg_temp.recv('price', price_send(p)) <> p::text;

-- Bytes of an attacker are refused with 22P03, or they are a price in the one form that price has.
CREATE FUNCTION pg_temp.attack(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN price_send(pg_temp.recv('price', bytes)::price) = bytes THEN 'canonical' ELSE 'ACCEPTED' END;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END;
$$;
CREATE TEMP TABLE victim AS
SELECT price_send('{"currency":"USD","model":"graduated","tiers":[{"up_to":"1.5","unit":"0.10","flat":"5"},{"unit":"0.08"}]}') AS bytes;
SELECT is(array_agg(DISTINCT pg_temp.attack(set_byte(bytes, at, value))), '{22P03,canonical}', 'any byte changed')
FROM victim, generate_series(0, length(bytes) - 1) at, LATERAL (VALUES (0), (1), (16), (127), (255)) v(value)
WHERE get_byte(bytes, at) <> value AND (at < 24 OR at % 8 IN (0, 7));
SELECT is(array_agg(DISTINCT pg_temp.attack(substr(bytes, 1, size))), '{22P03}', 'cut anywhere')
FROM victim, generate_series(0, length(bytes) - 1, 5) size;
SELECT is(pg_temp.attack(bytes || '\x00'), '22P03', 'with a byte to spare') FROM victim;
SELECT is(pg_temp.attack('\x0103a9710200000000000001000000' || decode(repeat('00', 49), 'hex')), '22P03', 'a count that promises more tiers');

SELECT * FROM finish();
ROLLBACK;
