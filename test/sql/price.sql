SET search_path = public, billing;

-- canonical text: compact, keys in one order, amounts as strings, nothing that goes without saying
SELECT '{"model": "flat", "amount": 49.00, "currency": "eur"}'::price;
SELECT '{"unit": "0.00000001", "model": "unit", "currency": "USD"}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"unit":"0.08"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"flat":"-1.50","unit":1e-3}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":"0.10","flat":"100"},{"up_to":2.5e1,"unit":"0","flat":0},{"unit":"-5"}]}'::price;
SELECT '{"currency":"USD","model":"unit","unit":"1","digits":2,"rounding":"half_up"}'::price;
SELECT '{"currency":"JPY","model":"unit","unit":"1","digits":2,"rounding":"half_even"}'::price;
SELECT '{"currency":"BHD","model":"flat","amount":"0.125","digits":"0"}'::price;
-- the ends of what a number may be
SELECT '{"currency":"USD","model":"unit","unit":"2596148429267413814.265248164610047","digits":15}'::price;
SELECT '{"currency":"USD","model":"unit","unit":"-0.000000000000001","digits":0}'::price;

-- binary form: version, model, currency, digits, rounding, scales, tiers; then the numbers
SELECT price_send('{"currency":"EUR","model":"unit","unit":"0.25"}');

-- jsonb
SELECT price('{"currency":"EUR","model":"flat","amount":49}'::jsonb);
SELECT '{"currency":"EUR","model":"flat","amount":49}'::jsonb::price::jsonb;
CREATE TEMP TABLE listed (p price, j jsonb);
INSERT INTO listed (p) VALUES ('{"currency":"EUR","model":"unit","unit":1.50}'::jsonb);
UPDATE listed SET j = p;
SELECT p, j FROM listed;

-- accessors
SELECT currency(p), model(p), unit_amount(p), unit_amount(p) IS NULL AS no_unit FROM (VALUES
    ('{"currency":"JPY","model":"flat","amount":"0"}'::price),
    ('{"currency":"USD","model":"unit","unit":"0.0000125"}'),
    ('{"currency":"EUR","model":"graduated","tiers":[{"unit":"1"}]}')) v(p);

-- equality is of what is said, not how
SELECT '{"currency":"EUR","model":"flat","amount":"49"}'::price = '{"amount":49.0,"digits":2,"model":"flat","currency":"eur"}'::price AS same;
SELECT '{"currency":"EUR","model":"flat","amount":"49"}'::price <> '{"currency":"EUR","model":"unit","unit":"49"}'::price AS different;

SELECT p, count(*) FROM (VALUES ('{"currency":"EUR","model":"unit","unit":"1.0"}'::price), ('{"currency":"EUR","model":"unit","unit":1}')) v(p) GROUP BY p;

-- rating
SELECT rate('{"currency":"EUR","model":"flat","amount":"49"}', q) FROM unnest('{0,1,3,0.5,-1}'::numeric[]) q;
SELECT rate('{"currency":"USD","model":"unit","unit":"0.005"}', q) FROM unnest('{0,1,3,-1,2.99999999999}'::numeric[]) q;
SELECT q, rate('{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"up_to":2000,"unit":"0.08","flat":"1"},{"unit":"0.05"}]}', q)
FROM unnest('{0,0.01,999,1000,1000.01,2000,2001,-10}'::numeric[]) q;
-- rounded once, at the end, to the digits and in the way the price says
SELECT rate('{"currency":"JPY","model":"unit","unit":"0.5"}', 1), rate('{"currency":"BHD","model":"unit","unit":"0.0005"}', 1),
       rate('{"currency":"USD","model":"unit","unit":"0.005","rounding":"half_even"}', 1),
       rate('{"currency":"USD","model":"unit","unit":"0.005","digits":4}', 1),
       rate('{"currency":"USD","model":"unit","unit":"0.001","rounding":"up"}', 1),
       rate('{"currency":"USD","model":"unit","unit":"1.50","digits":0,"rounding":"down"}', 1);

-- the parts of a charge
SELECT * FROM rate_detail('{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"up_to":2000,"unit":"0.08","flat":"1"},{"unit":"0.05"}]}', 1500.005);
SELECT * FROM rate_detail('{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"unit":"0.05"}]}', 0);
SELECT * FROM rate_detail('{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"unit":"0.05"}]}', -10);
SELECT * FROM rate_detail('{"currency":"USD","model":"unit","unit":"0.00001"}', 3);

-- by volume, one tier prices the whole quantity
SELECT '{"currency":"USD","model":"volume","tiers":[{"up_to":5,"unit":"1","flat":"2"},{"unit":0.50}]}'::price;
SELECT q, rate('{"currency":"USD","model":"volume","tiers":[{"up_to":5,"unit":"1","flat":"2"},{"up_to":10,"unit":"0.75"},{"unit":"0.50","flat":"1"}]}', q)
FROM unnest('{0,5,5.01,10,11,-5}'::numeric[]) q;
SELECT * FROM rate_detail('{"currency":"USD","model":"volume","tiers":[{"up_to":5,"unit":"1","flat":"2"},{"unit":"0.50","flat":"1"}]}', 7);

-- NULL
SELECT NULL::price, price(NULL::jsonb), price('{}'::jsonb, NULL), rate(NULL, 1), currency(NULL::price), unit_amount(NULL);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', NULL);
SELECT * FROM rate_detail('{"currency":"USD","model":"unit","unit":"1"}', NULL);

-- what is no price
SELECT 'flat'::price;
SELECT '{"currency":"USD"'::price;
SELECT '[]'::price;
SELECT '"flat"'::price;
SELECT 'null'::price;
SELECT '{}'::price;
SELECT '{"model":"flat","amount":"1"}'::price;
SELECT '{"currency":"USD","model":"flat"}'::price;
SELECT '{"currency":"USD","model":"unit"}'::price;
SELECT '{"currency":"USD","model":"graduated"}'::price;
SELECT '{"currency":"EURO","model":"flat","amount":"1"}'::price;
SELECT '{"currency":978,"model":"flat","amount":"1"}'::price;
SELECT '{"currency":"USD","model":"tiered","tiers":[]}'::price;
SELECT '{"currency":"USD","model":["flat"],"amount":"1"}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"1","unit":"1"}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"1","Digits":2}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"1","digits":2.5}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"1","digits":16}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"1","digits":-1}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"1","rounding":"nearest"}'::price;
-- numbers
SELECT '{"currency":"USD","model":"flat","amount":"1,50"}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"1e3"}'::price;
SELECT '{"currency":"USD","model":"flat","amount":""}'::price;
SELECT '{"currency":"USD","model":"flat","amount":"NaN"}'::price;
SELECT '{"currency":"USD","model":"flat","amount":true}'::price;
SELECT '{"currency":"USD","model":"flat","amount":null}'::price;
SELECT '{"currency":"USD","model":"flat","amount":{"value":1}}'::price;
SELECT '{"currency":"USD","model":"unit","unit":"0.0000000000000001"}'::price;
SELECT '{"currency":"USD","model":"unit","unit":"2596148429267413814.265248164610048"}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1e60}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1e5000}'::price;
SELECT ('{"currency":"USD","model":"unit","unit":"' || repeat('x', 1000) || '"}')::price;
-- tiers
SELECT '{"currency":"USD","model":"graduated","tiers":{}}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[1]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":10,"unit":"1"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"unit":"1"},{"unit":"2"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":10,"unit":"1"},{"up_to":"10.0","unit":"2"},{"unit":"3"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":10,"unit":"1"},{"up_to":5,"unit":"2"},{"unit":"3"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":-5,"unit":"1"},{"unit":"2"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":0,"unit":"1"},{"unit":"2"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":null,"unit":"1"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":10,"unit":"1"},{"unit":"abc"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":10,"from":0,"unit":"1"},{"unit":"1"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":10,"unit":"1","cap":-1},{"unit":"1"}]}'::price;
SELECT '{"currency":"USD","model":"graduated_percentage","tiers":[{"unit":"1"}]}'::price;
SELECT '{"currency":"USD","model":"graduated_percentage","tiers":[{"percent":"0.00000000000001"}]}'::price;
SELECT '{"currency":"USD","model":"graduated","zero_flat":0,"tiers":[{"unit":"1"}]}'::price;
-- what is common
SELECT '{"currency":"USD","model":"unit","unit":1,"included":-1}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1,"minimum":5,"maximum":"4.99"}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1,"minimum":-5}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1,"divide_by":0}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1,"divide_round":"up"}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1,"divide_by":2,"divide_round":"ceil"}'::price;
SELECT '{"currency":"USD","model":"unit","unit":1,"zero_flat":true}'::price;
-- packages and models of events
SELECT '{"currency":"USD","model":"package","amount":1}'::price;
SELECT '{"currency":"USD","model":"package","amount":1,"size":0}'::price;
SELECT '{"currency":"USD","model":"percentage"}'::price;
SELECT '{"currency":"USD","model":"percentage","percent":1,"included":5}'::price;
SELECT '{"currency":"USD","model":"percentage","percent":1,"free_events":1.5}'::price;
SELECT '{"currency":"USD","model":"percentage","percent":1,"min":2,"max":1}'::price;
SELECT '{"currency":"USD","model":"dynamic","property":""}'::price;
SELECT '{"currency":"USD","model":"matrix"}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":[],"cells":[]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a","a"],"cells":[]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"price":1}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a","b"],"cells":[{"match":{"a":1},"price":1}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1,"c":2},"price":1}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":[1]},"price":1}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1},"price":1},{"match":{"a":"1"},"price":2}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1},"price":{"model":"volume","tiers":[{"unit":1},{"unit":2}]}}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1},"price":{"model":"percentage","percent":1}}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1},"price":{"model":"unit","unit":1,"digits":3}}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1},"price":{"model":"unit","unit":1,"currency":"EUR"}}]}'::price;
SELECT '{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1},"price":1}],"default":"x"}'::price;
-- the place in a larger document
SELECT price('{"currency":"EUR","model":"graduated","tiers":[{"up_to":10,"unit":"1"},{"up_to":5,"unit":"2"},{"unit":"3"}]}', 'plans[0].items[1].prices[0]');
SELECT price('{"currency":"EUR"}', 'plans[0].items[1].prices[0]');
SELECT price('17', 'plans[0].items[1].prices[0]');
-- rating out of range, and what is no quantity
SELECT rate('{"currency":"USD","model":"unit","unit":"1000000"}', 1e18);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 'NaN');
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 'Infinity');
SELECT rate('{"currency":"USD","model":"unit","unit":"0.001","rounding":"unnecessary"}', 1);

-- a price of events is not that of a quantity
SELECT rate('{"currency":"USD","model":"percentage","percent":"2.9","fixed":"0.30"}', 100);
SELECT * FROM rate_detail('{"currency":"USD","model":"dynamic","property":"cost"}', 100);
SELECT prorate_price('{"currency":"USD","model":"matrix","keys":["a"],"cells":[{"match":{"a":1},"price":1}]}', 1, '[2026-04-01,2026-04-04)', '[2026-04-01,2026-05-01)');
-- part of a cycle, and quotients
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 1, 0, 1, 1);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 1, -1, 1, 1);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 1, 1, 2, 1);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 1, 1, -1, 1);
SELECT * FROM rate_detail('{"currency":"USD","model":"unit","unit":"1"}', 1, 1, 0, 0);

\set VERBOSITY sqlstate
SELECT rate('{"currency":"USD","model":"percentage","percent":"2.9","fixed":"0.30"}', 100);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 1, 0, 1, 1);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 1, 1, 2, 1);
SELECT 'flat'::price;
SELECT '{}'::price;
SELECT '{"currency":"EURO","model":"flat","amount":"1"}'::price;
SELECT '{"currency":"USD","model":"tiered","percent":"1"}'::price;
SELECT '{"currency":"USD","model":"graduated","tiers":[{"up_to":10,"unit":"1"}]}'::price;
SELECT rate('{"currency":"USD","model":"unit","unit":"1000000"}', 1e18);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 1e131000);
SELECT rate('{"currency":"USD","model":"unit","unit":"1"}', 'NaN');
SELECT rate('{"currency":"USD","model":"unit","unit":"0.001","rounding":"unnecessary"}', 1);
SELECT price(('[' || repeat('[', 100) || repeat(']', 100) || ']')::jsonb);
SELECT ('{"currency":"USD","model":"graduated","tiers":[' || repeat('{"up_to":1,"unit":1},', 10000) || '{"unit":1}]}')::price;
