\unset ECHO
\i test/setup.sql
SELECT no_plan();
SET timezone = 'UTC';

-- Figures of other billing systems' own tests, each with the file and line it was read from. Those of graduated and
-- volume prices are in tap_price, of parts of a cycle in tap_proration_peers, of tax per line in tap_totals; what stays
-- out, and why, is in docs/prices.md.
CREATE TEMP TABLE figure (source text, price price, quantity numeric, expected numeric);
INSERT INTO figure
SELECT 'lago-api:spec/services/charge_models/graduated_percentage_service_spec.rb:' || line,
       '{"currency":"EUR","model":"graduated_percentage","tiers":[{"up_to":10,"percent":1,"flat":200},{"up_to":20,"percent":2,"flat":300},{"percent":3,"flat":400}]}',
       units, expected
FROM (VALUES (50, 0, 200), (95, 1, 200.01), (147, 11, 500.12), (217, 21, 900.33)) v(line, units, expected);
INSERT INTO figure VALUES
    ('lago-api:spec/services/charge_models/package_service_spec.rb:46', '{"currency":"EUR","model":"package","size":10,"amount":"100","included":10}', 121, 1200),
    ('lago-api:spec/services/charge_models/package_service_spec.rb:62', '{"currency":"EUR","model":"package","size":10,"amount":"100","included":200}', 121, 0),
    ('lago-api:spec/services/charge_models/percentage_service_spec.rb:95', '{"currency":"EUR","model":"percentage","percent":"2.9","digits":3}', 4, 0.116),
    -- a metric rounded to two digits: hundredths, at a hundredth of the price
    ('lago-api:spec/services/billable_metrics/aggregations/apply_rounding_service_spec.rb:20',
     '{"currency":"EUR","model":"unit","unit":"0.01","divide_by":"0.01","divide_round":"half_up"}', 123.456, 123.46),
    ('openmeter:openmeter/billing/rating/service/rate/tieredvolume_test.go:438',
     '{"currency":"USD","model":"volume","tiers":[{"up_to":5,"flat":"100"},{"up_to":10,"flat":"150"},{"up_to":15,"unit":"10"},{"unit":"5"}],"maximum":"125"}', 7, 125),
    ('openmeter:openmeter/billing/rating/service/rate/dynamic_test.go:113', '{"currency":"USD","model":"dynamic","multiplier":"1.33333"}', 10, 13.33),
    ('openmeter:openmeter/billing/rating/service/rate/unitconfig_rating_test.go:28',
     '{"currency":"USD","model":"unit","unit":"10","divide_by":1000,"divide_round":"ceiling"}', 1400, 20),
    ('openmeter:openmeter/billing/rating/service/rate/unitconfig_rating_test.go:117',
     '{"currency":"USD","model":"graduated","tiers":[{"up_to":5,"unit":"1"},{"unit":"0.5"}],"divide_by":1000,"divide_round":"ceiling"}', 7400, 6.5),
    ('openmeter:openmeter/billing/rating/service/rate/unitconfig_rating_test.go:166',
     '{"currency":"USD","model":"unit","unit":"10","divide_by":1000,"divide_round":"ceiling","included":"0.5"}', 1400, 15),
    ('meteroid:modules/meteroid/crates/meteroid-store/src/services/invoice_lines/fees.rs:319',
     '{"currency":"EUR","model":"graduated","tiers":[{"unit":"1.0","cap":"3"}]}', 5, 3);
SELECT is(amount(rate(price, quantity)), expected, source) FROM figure;
SELECT is(rate(price, quantity), round(merged.amount, digits), source || ', as events')
FROM figure, LATERAL (SELECT coalesce((price::jsonb ->> 'digits')::int, 2)) d(digits),
     LATERAL (SELECT rate_events(price, part, NULL) AS amount FROM (VALUES (quantity / 2), (quantity - quantity / 2)) v(part)) merged;
-- The units that are billed.
SELECT is((SELECT sum(quantity) FROM rate_detail(price, figure.quantity) WHERE tier > 0), units, source || ', units')
FROM figure JOIN (VALUES ('%unitconfig_rating_test.go:28', 2), ('%unitconfig_rating_test.go:117', 8), ('%unitconfig_rating_test.go:166', 1.5)) v(like_source, units)
ON source LIKE like_source;

-- Where the peers differ, a key of the price says which is meant: the flat of the first tier at quantity 0.
SELECT is(amount(rate(price(p::jsonb || '{"zero_flat":false}'), 0)), 0.00, 'zero_flat false: nothing is due at 0: ' || model(p))
FROM (VALUES ('{"currency":"EUR","model":"graduated","tiers":[{"up_to":10,"unit":"10","flat":"2"},{"unit":"5"}]}'::price),
             ('{"currency":"EUR","model":"volume","tiers":[{"up_to":10,"unit":"10","flat":"2"},{"unit":"5"}]}'),
             ('{"currency":"EUR","model":"graduated_percentage","tiers":[{"up_to":10,"percent":"10","flat":"2"},{"percent":"5"}]}')) v(p);

-- What is billed in steps is the difference of what is due by then.
CREATE TEMP TABLE step (source text, price price, quantities numeric[], expected numeric[]);
INSERT INTO step VALUES
    ('openmeter:openmeter/billing/rating/service/rate/tieredgraduated_test.go:157',
     '{"currency":"USD","model":"graduated","tiers":[{"up_to":5,"flat":"100","unit":"0"},{"up_to":10,"flat":"50"},{"up_to":15,"unit":"5"},{"unit":"1"}]}', '{12,22}', '{160,22}'),
    ('openmeter:openmeter/billing/rating/service/rate/tieredgraduated_test.go:291, the sum of its lines',
     '{"currency":"USD","model":"graduated","tiers":[{"up_to":5,"flat":"100","unit":"0"},{"up_to":10,"flat":"50"},{"up_to":15,"unit":"5"},{"unit":"1"}],"maximum":"170"}', '{12,22}',
     '{160,10}'),
    ('openmeter:openmeter/billing/rating/service/rate/package_test.go:195', '{"currency":"USD","model":"package","size":10,"amount":"15"}', '{17,22}', '{30,15}'),
    ('openmeter:test/billing/discount_test.go:269, units', '{"currency":"USD","model":"unit","unit":"1","included":110}', '{50,125,155}', '{0,15,30}'),
    ('openmeter:openmeter/billing/charges/usagebased/service/rating/delta/tieredvolume_test.go:76',
     '{"currency":"USD","model":"volume","tiers":[{"up_to":15,"unit":"10"},{"unit":"5"}]}', '{15,16,16}', '{150,-70,0}');
SELECT is(array_agg(charge ORDER BY n), max(step.expected), source)
FROM step, LATERAL (SELECT n, amount(rate(price, q) - lag(rate(price, q), 1, monetary(0, 'USD')) OVER (ORDER BY n))::numeric(12, 0) AS charge
                    FROM unnest(quantities) WITH ORDINALITY u(q, n)) c
GROUP BY source;
SELECT results_eq($$SELECT quantity, unit, amount(amount) FROM step, rate_detail(price, 16) WHERE source LIKE '%tieredvolume_test.go:76'
                    UNION ALL SELECT -quantity, unit, -amount(amount) FROM step, rate_detail(price, 15) WHERE source LIKE '%tieredvolume_test.go:76'$$,
                  $$VALUES (16::numeric, 5::numeric, 80.00), (-15, 10, -150)$$, 'both ratings of a correction by volume, tieredvolume_test.go:76');

-- Percentages of single events.
CREATE TEMP TABLE events (source text, price price, amounts numeric[], expected numeric);
INSERT INTO events VALUES
    ('lago-api:spec/services/charge_models/percentage_service_spec.rb:168', '{"currency":"EUR","model":"percentage","percent":"1.3","fixed":"2.0","free_events":3,"digits":3}',
     '{50,100,250,400}', 7.2),
    ('lago-api:spec/services/charge_models/percentage_service_spec.rb:290', '{"currency":"EUR","model":"percentage","percent":"2.99","fixed":"0","min":"1.75","max":"12","digits":3}',
     '{10,80,10000}', 16.142),
    ('lago-api:spec/services/charge_models/percentage_service_spec.rb:295', '{"currency":"EUR","model":"percentage","percent":"2.99","fixed":"2.0","min":"1.75","max":"12","digits":3}',
     '{10,80,10000}', 18.691),
    ('lago-api:spec/services/charge_models/percentage_service_spec.rb:313',
     '{"currency":"EUR","model":"percentage","percent":"2.99","min":"1.75","max":"12","free_amount":"30","digits":3}', '{10,80,10000}', 13.794),
    ('lago-api:spec/scenarios/current_usage/by_charge_model/percentage_spec.rb:86', '{"currency":"EUR","model":"percentage","percent":"1","fixed":"5","free_events":3}',
     '{10,10,10,10}', 5.10),
    ('lago-api:spec/scenarios/current_usage/by_charge_model/percentage_spec.rb:180', '{"currency":"EUR","model":"percentage","percent":"1","fixed":"5","free_amount":"15"}',
     '{4,4,4,4,10}', 10.11);
SELECT is(amount(charge)::numeric(12, 3), expected::numeric(12, 3), source)
FROM events, LATERAL (SELECT rate_events(price, a, NULL ORDER BY n) AS charge FROM unnest(amounts) WITH ORDINALITY u(a, n)) r;
SELECT is(amount((t).gross), gross, source || ', with tax')
FROM events JOIN (VALUES ('%percentage_spec.rb:86', 6.12), ('%percentage_spec.rb:180', 12.13)) v(like_source, gross) ON source LIKE like_source,
     LATERAL (SELECT tax_totals(charge, 'S', 20) AS t FROM (SELECT rate_events(price, a, NULL ORDER BY n) AS charge FROM unnest(amounts) WITH ORDINALITY u(a, n)) r) q;

-- A minimum of part of a cycle: the true-up is what it adds.
CREATE TEMP TABLE commitment (source text, minimum numeric, used numeric, days bigint, of_days bigint, true_up numeric);
INSERT INTO commitment VALUES
    ('lago-api:spec/services/fees/create_true_up_service_spec.rb:153', 10.00, 2.00, 15, 31, 2.84),
    ('lago-api:spec/scenarios/spending_minimum_spec.rb:79', 10.00, 8.00, 25, 28, 0.93),
    ('lago-api:spec/scenarios/spending_minimum_spec.rb:213', 100.00, 70.00, 25, 28, 19.29);
SELECT is(amount(rate(price(jsonb_build_object('currency', 'EUR', 'model', 'unit', 'unit', 1, 'minimum', minimum)), used, 1, days, of_days)) - used, true_up, source)
FROM commitment;
SELECT is(amount((tax_totals(a, 'S', 20)).gross), 10.72, 'lago-api:spec/scenarios/spending_minimum_spec.rb:79, with tax') FROM unnest('{EUR 8.00,EUR 0.93}'::monetary[]) a;
SELECT is(amount((tax_totals(a, 'S', 20)).tax), 17.86, 'lago-api:spec/scenarios/spending_minimum_spec.rb:213, tax') FROM unnest('{EUR 20,EUR 50,EUR 0,EUR 19.29}'::monetary[]) a;
-- A plan's commitment and its fee, both per cycle.
SELECT is(amount(rate(p, 1, 1, days, of_days) - rate(price(p::jsonb - 'minimum'), 1, 1, days, of_days)), true_up, source)
FROM (VALUES ('{"currency":"EUR","model":"flat","amount":"1000","minimum":"10000"}'::price)) c(p),
     (VALUES ('lago-api:spec/scenarios/commitments/minimum/in_arrears_spec.rb:83', 5, 7, 6428.57),
             ('lago-api:spec/scenarios/commitments/minimum/in_arrears_spec.rb:127', 56, 90, 5600)) v(source, days, of_days, true_up);

-- Averages over time.
CREATE TEMP TABLE change (id int, at timestamptz, value numeric);
INSERT INTO change VALUES
    (1, '2023-08-01 00:00', 2), (1, '2023-08-01 01:00', 3), (1, '2023-08-01 01:30', 1), (1, '2023-08-01 02:00', -4), (1, '2023-08-01 04:00', -2),
    (1, '2023-08-01 05:00', 10), (1, '2023-08-01 05:30', -10),
    (2, '-infinity', 1000),
    (3, '2022-01-01', 2500), (3, '2023-04-04', -2000), (3, '2023-04-06', -200);
SELECT is(round(weighted_sum(value, at, '[2023-08-01,2023-09-01)'), 5), 0.02218, 'lago-api:spec/services/billable_metrics/aggregations/weighted_sum_service_spec.rb:76') FROM change WHERE id = 1;
SELECT is(weighted_sum(value, at, '[2023-08-01,2023-09-01)'), 1000::numeric, 'lago-api:spec/services/billable_metrics/aggregations/weighted_sum_service_spec.rb:179') FROM change WHERE id = 2;
SELECT is(round(weighted_sum(value, at, '[2023-08-01,2023-09-01)'), 5), 1000.02218, 'lago-api:spec/services/billable_metrics/aggregations/weighted_sum_service_spec.rb:309') FROM change WHERE id <= 2;
SELECT is(rate('{"currency":"EUR","model":"unit","unit":"1"}', weighted_sum(value, at, '[2023-04-01,2023-05-01)')), 'EUR 533.33'::monetary,
          'lago-api:spec/scenarios/current_usage/by_aggregation_type/weighted_sum_agg_spec.rb:88') FROM change WHERE id = 3;
SELECT is(pg_catalog.sum(value), 300::numeric, 'what of it is carried on, weighted_sum_agg_spec.rb:88') FROM change WHERE id = 3;
-- Here the exact value; Lago rounds each of the two events up to five digits and has 9.64517.
SELECT is(weighted_total(v, at, '[2023-05-01,2023-06-01)'), (5 * 31 + 24 * 6) * 86400::numeric, 'lago-api:spec/services/billable_metrics/prorated_aggregations/sum_service_spec.rb:90: 5 + 24 * 6 / 31, exactly')
FROM (VALUES (2.5, '2023-04-01'::timestamptz), (2.5, '2023-04-02'), (12, '2023-05-26'), (12, '2023-05-26')) t(v, at);

-- A discount over lines.
SELECT is(array_agg(l - amount(d) * 100 ORDER BY n)::int[], '{300,300,300}', 'meteroid:modules/meteroid/crates/meteroid-store/src/services/invoice_lines/discount.rs:306')
FROM unnest('{333,333,334}'::numeric[], allocate('EUR 1.00', '{333,333,334}'::numeric[])) WITH ORDINALITY u(l, d, n);

SELECT * FROM finish();
ROLLBACK;
