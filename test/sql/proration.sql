SET search_path = public, billing;
SET timezone = 'UTC';

-- presets, with every key
SELECT p AS preset, v.* FROM unnest('{default,second,stripe,killbill,chargebee_day,recurly,fixed_30,30_360,none,full}'::text[]) p,
    jsonb_to_record(proration_policy(p)) v(basis text, n int, denominator text, period text, change_day text, credit text, rounding text);
SELECT p AS preset, v.* FROM unnest('{default,second,stripe,killbill,chargebee_day,recurly,fixed_30,30_360,none,full}'::text[]) p,
    jsonb_to_record(proration_policy(p)) v(mode text, digits int, ratio_scale int);
SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(proration_policy('default')) k;

-- documents: a name, nothing, some keys over a preset, all keys, what came out before
SELECT proration_policy('"killbill"'::jsonb) = proration_policy('killbill') AS by_name,
       proration_policy('{}'::jsonb) = proration_policy('default') AS nothing_said,
       proration_policy(proration_policy('fixed_30')) = proration_policy('fixed_30') AS canonical;
SELECT proration_policy('{"preset":"stripe","ratio_scale":4,"credit":"original_line"}'::jsonb);
SELECT proration_policy('{"preset":"killbill","ratio_scale":null,"mode":"half_even","digits":"3"}'::jsonb);
SELECT proration_policy('{"basis":"fixed_n","n":28,"denominator":"plan_period","period":"1 year","change_day":"old","rounding":"cycle"}'::jsonb);
-- n goes with the basis it came for
SELECT proration_policy('{"preset":"fixed_30","basis":"day"}'::jsonb) = proration_policy('default') AS n_is_gone,
       proration_policy('{"preset":"fixed_30","n":31}'::jsonb) -> 'n' AS n;
SELECT text, proration_policy(jsonb_build_object('denominator', 'plan_period', 'period', text)) ->> 'period' AS period
FROM unnest('{1 day,10 days,2 weeks,1 month,3 months,1 quarter,2 years,10000 days}'::text[]) text;
SELECT proration_policy(NULL::text), proration_policy(NULL::jsonb), proration_policy('{}'::jsonb, NULL);

-- the same parts of a cycle under every preset: 20 days of 31, and the 11 before
SELECT p AS preset, a.numerator, a.denominator, prorate('EUR 100', '[2026-03-01,2026-03-12)', c, 'UTC', proration_policy(p)) AS first,
       prorate('EUR 100', s, c, 'UTC', proration_policy(p)) AS rest
FROM unnest('{default,second,stripe,killbill,chargebee_day,recurly,fixed_30,30_360,none,full}'::text[]) p,
    (VALUES ('[2026-03-12,2026-04-01)'::tstzrange, '[2026-03-01,2026-04-01)'::tstzrange)) v(s, c),
    proration_share(s, c, 'UTC', proration_policy(p)) a;

-- telescoping: three thirds of 10.00 are 10.00
SELECT prorate('EUR 10', s::tstzrange, '[2026-04-01,2026-05-01)') AS telescoped,
       prorate('EUR 10', s::tstzrange, '[2026-04-01,2026-05-01)', policy => '{"rounding": "each"}') AS each_alone,
       prorate('EUR 20', s::tstzrange, '[2026-04-01,2026-05-01)') AS of_twenty
FROM unnest('{"[2026-04-01,2026-04-11)","[2026-04-11,2026-04-21)","[2026-04-21,2026-05-01)"}'::text[]) s;

-- a day is a local date: the time of day does not matter, its owner does
SELECT change, prorate('EUR 30', tstzrange(start, change), tstzrange(start, stop)) AS before,
       prorate('EUR 30', tstzrange(change, stop), tstzrange(start, stop)) AS after,
       prorate('EUR 30', tstzrange(start, change), tstzrange(start, stop), 'UTC', old) AS old_before,
       prorate('EUR 30', tstzrange(change, stop), tstzrange(start, stop), 'UTC', old) AS old_after
FROM (VALUES ('2026-04-01 15:00'::timestamptz, '2026-05-01 15:00'::timestamptz, '{"change_day": "old"}'::jsonb)) c(start, stop, old),
    unnest('{2026-04-01 18:00,2026-04-11 00:00,2026-04-11 09:00,2026-04-11 23:59:59.999999,2026-04-12 00:00,2026-05-01 09:00}'::timestamptz[]) change;
-- the zone says which date it is
SELECT zone, s.* FROM unnest('{UTC,Europe/Berlin,Asia/Tokyo,America/Los_Angeles,Pacific/Kiritimati}'::text[]) zone,
    proration_share('[2026-04-01,2026-04-20 15:30)', '[2026-04-01,2026-05-01)', zone) s;

-- seconds elapse: a day of 23 or 25 hours is shorter or longer, also where days are counted it is one
SELECT policy, s.* FROM unnest('{default,second}'::text[]) policy,
    unnest('{"[2026-03-29 00:00+01,2026-03-30 00:00+02)","[2026-03-28 00:00+01,2026-03-29 00:00+01)"}'::tstzrange[]) service,
    proration_share(service, '[2026-03-01 00:00+01,2026-04-01 00:00+02)', 'Europe/Berlin', proration_policy(policy)) s
ORDER BY policy, service;
-- a second counts for what begins in it
SELECT numerator, denominator FROM proration_share('[2026-04-01 00:00:00.5,2026-04-01 00:00:01.5)', '[2026-04-01,2026-04-02)', 'UTC', '"second"');

-- months of 30 days: of a short and of a long one, and of one that ends a month
SELECT basis, s.*
FROM unnest('{actual_30,30_360,fixed_n}'::text[]) basis,
    (VALUES ('[2026-02-27,2026-03-01)'::tstzrange, '[2026-02-01,2026-03-01)'::tstzrange), ('[2026-03-30,2026-04-01)', '[2026-03-01,2026-04-01)'),
            ('[2026-02-14,2026-02-28)', '[2026-01-31,2026-02-28)'), ('[2026-03-30,2026-03-31)', '[2026-02-28,2026-03-31)'),
            ('[2026-04-01,2026-05-15)', '[2026-01-15,2026-07-15)')) v(service, cycle),
    proration_share(service, cycle, 'UTC', jsonb_strip_nulls(jsonb_build_object('basis', basis, 'n', CASE basis WHEN 'fixed_n' THEN 30 END))) s
ORDER BY cycle, basis COLLATE "C";
-- what is no number of months has its days
SELECT numerator, denominator FROM proration_share('[2026-04-08,2026-04-10)', '[2026-04-08,2026-04-15)', 'UTC', '{"basis": "actual_30"}');

-- the plan's period, where a cycle was cut short or stretched by a moved anchor
SELECT basis, cycle, s.*, prorate('EUR 310', cycle, cycle, 'UTC', p.policy) AS whole
FROM unnest('{day,second,30_360,actual_30}'::text[]) basis, unnest('{"[2026-01-01,2026-01-16)","[2026-01-01,2026-02-01)","[2026-01-01,2026-02-10)"}'::tstzrange[]) cycle,
    LATERAL (SELECT jsonb_build_object('basis', basis, 'denominator', 'plan_period', 'period', '1 month') AS policy) p,
    proration_share(cycle - '[,2026-01-06)', cycle, 'UTC', p.policy) s
ORDER BY cycle, basis COLLATE "C";
SELECT numerator, denominator FROM proration_share('[2026-02-28,2026-03-05)', '[2026-02-28,2026-03-31)', 'UTC', '{"denominator": "plan_period", "period": "1 month"}');
SELECT numerator, denominator FROM proration_share('[2026-01-05,2026-01-12)', '[2026-01-01,2026-01-12)', 'UTC', '{"denominator": "plan_period", "period": "2 weeks"}');

-- Kill Bill measures a part that starts late by the month before its end, not clamped; other parts by the cycle
SELECT service, s.* FROM unnest('{"[2011-02-14,2011-02-28)","[2011-01-31,2011-02-14)","[2011-02-07,2011-02-14)"}'::tstzrange[]) service,
    proration_share(service, '[2011-01-31,2011-02-28)', 'UTC', proration_policy('killbill')) s;
SELECT numerator, denominator FROM proration_share('[2011-02-14 00:00,2011-02-28)', '[2011-01-31,2011-02-28)', 'UTC', '{"preset": "killbill", "basis": "second"}');

-- rounding: the currency's digits, the policy's, the price's
SELECT prorate(a::monetary, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)') AS third,
       prorate(a::monetary, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', policy => '{"digits": 4, "mode": "ceiling"}') AS four_up
FROM unnest('{EUR 10,EUR -10,JPY 10,BHD 10,CLF 10,EUR 0.01,EUR 10.005,EUR 0}'::text[]) a;
SELECT prorate('EUR 0.05', '[2026-04-01,2026-04-04)', '[2026-04-01,2026-05-01)') AS tie, prorate('EUR -0.05', '[2026-04-01,2026-04-04)', '[2026-04-01,2026-05-01)') AS negative_tie,
       prorate('XAU 1', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', policy => '{"digits": 6}') AS gold;
SELECT prorate('EUR 2596148429267413814.26', '[2026-04-01,2026-04-29)', '[2026-04-01,2026-05-01)'),
       prorate('EUR 2596148429267413814.26', '[2026-04-01,2026-04-29)', '[2026-04-01,2026-05-01)', 'UTC', '{"digits": 15, "ratio_scale": 18}'),
       prorate('EUR 2596148429267413814.26', '[2026-04-01,2026-05-01)', '[2026-04-01,2026-05-01)');
SELECT prorate_price('{"currency":"EUR","model":"unit","unit":"0.001","digits":4,"rounding":"up"}', 1000, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)') AS price_says,
       prorate_price('{"currency":"EUR","model":"unit","unit":"0.001","digits":4,"rounding":"up"}', 1000, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', policy => '{"digits": 2, "mode": "half_up"}') AS policy_says,
       prorate_price('{"currency":"EUR","model":"graduated","tiers":[{"up_to":10,"unit":"0.125","flat":"5"},{"unit":"0.1"}]}', 12.5, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)') AS tiers,
       prorate_price('{"currency":"EUR","model":"unit","unit":"0.000000000000001"}', 1e30 + 1e-30, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)') AS long;

-- NULL: of the policy, of anything else
SELECT prorate('EUR 30', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', 'UTC', NULL) AS default_policy,
       prorate(NULL::monetary, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)'), prorate('EUR 30', NULL, '[2026-04-01,2026-05-01)'),
       prorate('EUR 30', '[2026-04-01,2026-04-11)', NULL), prorate('EUR 30', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', NULL),
       prorate_price(NULL, 1, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)'), proration_numerator(NULL, NULL), proration_denominator(NULL, NULL);
SELECT count(*) FROM proration_share(NULL, '[2026-04-01,2026-05-01)');
SELECT count(*) FROM proration_share('[2026-04-01,2026-05-01)', '[2026-04-01,2026-05-01)', NULL);

-- brackets: half-open is what is meant
SELECT numerator, denominator FROM proration_share('[2026-04-01,2026-04-10 23:59:59.999999]', '(2026-03-31 23:59:59.999999,2026-05-01)');

-- one call site sees many policies, more than it remembers, and a plan's parameter that changes
SELECT sum(prorate('EUR 31', '[2026-03-01,2026-03-11)', '[2026-03-01,2026-04-01)', 'UTC', jsonb_build_object('digits', i % 12))) AS many,
       sum(round(monetary(10, 'EUR'), i % 12)) AS expected
FROM generate_series(1, 100) i;
DO $$
DECLARE
    policy jsonb;
    part monetary;
BEGIN
    FOREACH policy IN ARRAY ARRAY['"default"', '"full"', NULL, '{"basis": "none"}', '"full"', '"default"']::jsonb[] LOOP
        part := prorate('EUR 31', '[2026-03-12,2026-04-01)', '[2026-03-01,2026-04-01)', 'UTC', policy);
        RAISE NOTICE '% %', policy, part;
    END LOOP;
END
$$;
-- stored, compressed or short, a policy and a range are the same
CREATE TEMP TABLE stored (service tstzrange, cycle tstzrange, zone text, policy jsonb);
INSERT INTO stored SELECT '[2026-03-12,2026-04-01)', '[2026-03-01,2026-04-01)', 'UTC', proration_policy(p) FROM unnest('{default,killbill,full}'::text[]) p;
SELECT prorate('EUR 31', service, cycle, zone, policy) FROM stored;

-- whatever the search path
SET search_path = pg_catalog;
SELECT numerator, denominator FROM billing.proration_share('[2026-04-11,2026-05-01)', '[2026-04-01,2026-05-01)');
SET search_path = public, billing;

-- errors
SELECT prorate('EUR 10', '[2026-04-11,2026-05-11)', '[2026-04-01,2026-05-01)');
SELECT prorate('EUR 10', 'empty', '[2026-04-01,2026-05-01)');
SELECT prorate('EUR 10', '[2026-04-11,2026-04-21)', '(,2026-05-01)');
SELECT prorate('EUR 10', '[2026-04-11,infinity)', '[2026-04-01,2026-05-01)');
SELECT prorate('EUR 10', '[2026-04-11 01:00,2026-04-11 02:00)', '[2026-04-11 00:30,2026-04-11 03:00)');
SELECT prorate('EUR 10', '[2026-04-11 00:30,2026-04-11 03:00)', '[2026-04-11 00:30,2026-04-11 03:00)') AS whole;
SELECT prorate('EUR 10', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)', 'Europe/Atlantis');
SELECT prorate('EUR 10', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)', 'UTC', '{"basis": "fortnight"}');
SELECT proration_policy('prepaid');
SELECT proration_policy('"prepaid"'::jsonb);
SELECT proration_policy('{"bases": "day"}'::jsonb);
SELECT proration_policy('{"basis": "hour"}'::jsonb, 'plans[0].items[1].proration');
SELECT proration_policy('[]'::jsonb, 'plans[0].items[1].proration');
SELECT proration_policy('null'::jsonb);
SELECT proration_policy('{"basis": null}'::jsonb);
SELECT proration_policy('{"preset": 7}'::jsonb);
SELECT proration_policy('{"preset": "nothing"}'::jsonb);
SELECT proration_policy('{"change_day": "both"}'::jsonb);
SELECT proration_policy('{"credit": "line"}'::jsonb);
SELECT proration_policy('{"rounding": "half_up"}'::jsonb);
SELECT proration_policy('{"mode": "bankers"}'::jsonb);
SELECT proration_policy('{"denominator": "month"}'::jsonb);
SELECT proration_policy('{"basis": "fixed_n"}'::jsonb);
SELECT proration_policy('{"basis": "fixed_n", "n": 32}'::jsonb);
SELECT proration_policy('{"n": 30}'::jsonb);
SELECT proration_policy('{"digits": 16}'::jsonb);
SELECT proration_policy('{"ratio_scale": 2.5}'::jsonb);
SELECT proration_policy('{"ratio_scale": true}'::jsonb);
SELECT proration_policy('{"period": "1 month"}'::jsonb);
SELECT proration_policy('{"basis": "second", "change_day": "old"}'::jsonb);

\set VERBOSITY sqlstate
SELECT proration_policy('{"denominator": "plan_period", "period": "month"}'::jsonb);
SELECT proration_policy('{"denominator": "plan_period", "period": "1 fortnight"}'::jsonb);
SELECT proration_policy('{"denominator": "plan_period", "period": "0 months"}'::jsonb);
SELECT proration_policy('{"denominator": "plan_period", "period": "1 month 3 days"}'::jsonb);
SELECT proration_policy('{"denominator": "plan_period", "period": "99999999999999999999 days"}'::jsonb);
SELECT proration_policy('{"denominator": "plan_period", "period": 30}'::jsonb);
SELECT proration_policy('{"ratio_scale": -1}'::jsonb);
SELECT proration_policy('{"ratio_scale": 19}'::jsonb);
SELECT proration_share('[2026-04-11,2026-05-11)', '[2026-04-01,2026-05-01)');
SELECT proration_denominator('[2026-04-11,2026-04-21)', 'empty');
SELECT prorate_price('{"currency":"EUR","model":"unit","unit":"1"}', 'NaN', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)');
SELECT prorate_price('{"currency":"EUR","model":"unit","unit":"1"}', 1e20, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)');
SELECT prorate_price('{"currency":"EUR","model":"unit","unit":"1"}', 1e70, '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)');
SELECT prorate('EUR 10', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', policy => '{"mode": "unnecessary"}');
SELECT prorate('XAU 10', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)');
SELECT prorate('EUR 2596148429267413814', '[2026-04-01,2026-05-16)', '[2026-04-01,2026-05-16)', 'UTC', '{"denominator": "plan_period", "period": "1 month"}');
-- the ends of the calendar
SELECT numerator, denominator FROM proration_share('[4714-11-24 BC,4714-11-25 BC)', '[4714-11-24 BC,4714-11-30 BC)');
SELECT numerator, denominator FROM proration_share('[4714-11-24 BC,2000-01-01)', '[4714-11-24 BC,294276-12-31)', 'UTC', '"second"');
SELECT numerator, denominator FROM proration_share('[2000-01-01,294276-12-31)', '[4714-11-24 BC,294276-12-31)', 'UTC', '"killbill"');
SELECT proration_share('[2026-04-01,2026-04-02)', '[2026-04-01,294276-12-31)', 'UTC', '{"denominator": "plan_period", "period": "10000 years"}');
SELECT proration_share('[294276-12-30,294276-12-31)', '[294276-12-30,294276-12-31)', 'UTC', '{"denominator": "plan_period", "period": "1 month"}');
