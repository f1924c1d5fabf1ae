\unset ECHO
\i test/setup.sql
SELECT no_plan();
SET timezone = 'America/Los_Angeles';
SELECT setseed(0.2718);

-- Cycles of random grids, cut into random parts, in zones that change their clocks at midnight, over midnight, by half
-- an hour or by a day.
CREATE TEMP TABLE zone (name text);
INSERT INTO zone VALUES
    ('UTC'), ('Europe/Berlin'), ('Europe/Dublin'), ('America/New_York'), ('America/Sao_Paulo'), ('America/St_Johns'),
    ('America/Havana'), ('Asia/Kolkata'), ('Asia/Kathmandu'), ('Asia/Tehran'), ('Asia/Amman'), ('Australia/Lord_Howe'),
    ('Pacific/Apia'), ('Pacific/Chatham'), ('Africa/Casablanca');

CREATE TEMP TABLE cadence (value interval);
INSERT INTO cadence VALUES ('7 days'), ('30 days'), ('1 month'), ('3 months'), ('1 year');

CREATE TEMP TABLE cycle AS
SELECT row_number() OVER () AS id, zone, cycle, amount
FROM (
    SELECT z.name AS zone, period(a.anchor, c.value, a.n, z.name) AS cycle, a.amount
    FROM zone z, cadence c, LATERAL (
        -- anywhere in 60 years; on the last days of months; a week or so before a change of the clock
        SELECT timestamptz '1980-01-01 00:00+00' + random() * interval '22000 days' AS anchor, (random() * 30)::int AS n,
               monetary(round((random() * 2000 - 500)::numeric, 2), 'EUR') AS amount
        FROM generate_series(1, 6) WHERE z.name IS NOT NULL AND c.value IS NOT NULL
        UNION ALL
        SELECT (timestamp '1988-01-01' + (random() * 500)::int * interval '1 month'
                - (1 + (random() * 2)::int) * interval '1 day') AT TIME ZONE z.name, (random() * 15)::int,
               from_minor((random() * 100000)::bigint, (ARRAY['EUR', 'JPY', 'BHD'])[1 + (random() * 2)::int])
        FROM generate_series(1, 4) WHERE c.value IS NOT NULL
        UNION ALL
        SELECT (t.clock - random() * interval '6 days') AT TIME ZONE z.name, 0, 'USD 9.99'
        FROM unnest('{2006-10-29 00:00,2011-12-30 00:00,2018-11-04 00:00,2026-03-29 02:00}'::timestamp[]) t(clock)
        WHERE c.value IS NOT NULL
    ) a
) cycles
WHERE NOT isempty(cycle);

-- Up to seven cuts, at any instant, at local midnight, or soon after the clock is put back over midnight.
CREATE TEMP TABLE part AS
SELECT id, zone, cycle, amount, tstzrange(at, next) AS service
FROM (
    SELECT id, zone, cycle, amount, at, lead(at) OVER (PARTITION BY id ORDER BY at) AS next
    FROM (
        SELECT id, zone, cycle, amount, lower(cycle) AS at FROM cycle
        UNION SELECT id, zone, cycle, amount, upper(cycle) FROM cycle
        UNION SELECT id, zone, cycle, amount, lower(cycle) + random() * (upper(cycle) - lower(cycle))
              FROM cycle, generate_series(1, 4)
        UNION SELECT id, zone, cycle, amount,
                     date_trunc('day', (lower(cycle) + random() * (upper(cycle) - lower(cycle))) AT TIME ZONE zone)
                     AT TIME ZONE zone
              FROM cycle, generate_series(1, 2)
        UNION SELECT id, zone, cycle, amount, timestamptz '2006-10-29 02:31:30Z' + random() * interval '2 minutes'
              FROM cycle WHERE zone = 'America/St_Johns'
    ) cuts
    WHERE at >= lower(cycle) AND at <= upper(cycle)
) pieces
WHERE next IS NOT NULL;

CREATE TEMP TABLE policy (name text, document jsonb);
INSERT INTO policy
SELECT p, proration_policy(p) FROM unnest('{default,second,fixed_30,30_360,none}'::text[]) p
UNION ALL VALUES
    ('actual_30', '{"basis": "actual_30"}'::jsonb),
    ('fixed 28', '{"basis": "fixed_n", "n": 28}'),
    ('old', '{"change_day": "old"}'),
    ('old actual_30', '{"change_day": "old", "basis": "actual_30"}'),
    ('old 30_360', '{"change_day": "old", "basis": "30_360"}'),
    ('old fixed 30', '{"change_day": "old", "preset": "fixed_30"}'),
    ('half even', '{"mode": "half_even"}'),
    ('tenths', '{"digits": 1, "mode": "floor", "basis": "second"}'),
    ('ratio of 4 places', '{"ratio_scale": 4}'),
    ('cycle', '{"rounding": "cycle"}'),
    ('plan period', '{"denominator": "plan_period"}'),
    ('kill bill, cumulative', '{"preset": "killbill", "rounding": "cumulative", "denominator": "cycle"}');

SELECT cmp_ok(count(*), '>', 5000::bigint, 'thousands of parts') FROM part;

-- The law: whatever the cuts, the parts add up to the whole.
SELECT is(count(*) FILTER (WHERE total <> whole), 0::bigint, format('parts add up to the whole: %s', name))
FROM (
    SELECT p.name, id, sum(prorate(amount, service, cycle, zone, p.document)) AS total,
           round(amount, (p.document ->> 'digits')::int, coalesce(p.document ->> 'mode', 'half_up')::billing.rounding) AS whole
    FROM part, policy p GROUP BY p.name, p.document, id, amount
) sums
GROUP BY name ORDER BY name;

-- Used and credited is billed: after a cut, what is billed of the rest is what was given back.
SELECT is(count(*), 0::bigint, 'used + credited = billed')
FROM part, policy p
WHERE lower(service) > lower(cycle)
  AND prorate(amount, tstzrange(lower(cycle), lower(service)), cycle, zone, p.document)
      + prorate(amount, tstzrange(lower(service), upper(cycle)), cycle, zone, p.document)
      <> prorate(amount, cycle, cycle, zone, p.document);

SELECT is(count(*), 0::bigint, 'shares are never negative')
FROM part, policy p, proration_share(service, cycle, zone, p.document) s
WHERE numerator < 0 OR denominator <= 0 OR numerator > denominator;

SELECT is(count(*), 0::bigint, 'the numerator and the denominator are those of the share')
FROM part, policy p, proration_share(service, cycle, zone, p.document) s
WHERE numerator <> proration_numerator(service, cycle, zone, p.document)
   OR denominator <> proration_denominator(service, cycle, zone, p.document);

-- The same in plain SQL. In St Johns the local date steps back for a minute; there the greatest date so far counts.
CREATE TEMP TABLE counted AS
SELECT part.*, lower(service) > lower(cycle) AS late, upper(service) < upper(cycle) AS early,
       (lower(cycle) AT TIME ZONE zone)::date AS c0, (upper(cycle) AT TIME ZONE zone)::date AS c1,
       (lower(service) AT TIME ZONE zone)::date AS a, (upper(service) AT TIME ZONE zone)::date AS b
FROM part WHERE zone <> 'America/St_Johns';

CREATE FUNCTION pg_temp.days_of(d date, n int, last_is_n boolean) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    SELECT ((extract(year FROM d) * 12 + extract(month FROM d)) * n)::int
         + CASE WHEN last_is_n AND extract(month FROM d + 1) <> extract(month FROM d) THEN n - 1
                WHEN last_is_n THEN least(extract(day FROM d)::int, n) - 1
                ELSE least(extract(day FROM d)::int - 1, n) END
$$;

CREATE TEMP TABLE share AS
SELECT p.name, c.*, v.numerator, v.denominator
FROM counted c, policy p, LATERAL (
    SELECT b - a, c1 - c0 WHERE p.name = 'default'
    UNION ALL
    SELECT (floor(extract(epoch FROM upper(service))) - floor(extract(epoch FROM lower(service))))::bigint,
           (floor(extract(epoch FROM upper(cycle))) - floor(extract(epoch FROM lower(cycle))))::bigint
    WHERE p.name = 'second'
    UNION ALL
    SELECT least(CASE WHEN early THEN b + 1 ELSE c1 END, c1) - CASE WHEN late THEN least(a + 1, c1) ELSE c0 END, c1 - c0
    WHERE p.name = 'old'
    UNION ALL
    SELECT pg_temp.days_of(b, 30, true) - pg_temp.days_of(a, 30, true), pg_temp.days_of(c1, 30, true) - pg_temp.days_of(c0, 30, true)
    WHERE p.name = '30_360'
    UNION ALL
    SELECT pg_temp.days_of(b, 30, false) - pg_temp.days_of(a, 30, false), pg_temp.days_of(c1, 30, false) - pg_temp.days_of(c0, 30, false)
    WHERE p.name = 'fixed_30'
    UNION ALL
    SELECT CASE WHEN late THEN 0 ELSE 1 END, 1 WHERE p.name = 'none'
) v(numerator, denominator);

SELECT is(count(*) FILTER (WHERE (s.numerator, s.denominator) IS DISTINCT FROM (share.numerator, share.denominator)),
          0::bigint, format('shares are those of plain SQL: %s', name))
FROM share JOIN policy USING (name), proration_share(service, cycle, zone, document) s
GROUP BY name ORDER BY name;

-- Where a month counts 30 actual days, the last day of the cycle takes what is left.
SELECT is(count(*), 0::bigint, 'shares are those of plain SQL: actual_30')
FROM counted, proration_share(service, cycle, zone, '{"basis": "actual_30"}') s, LATERAL (
    SELECT CASE WHEN extract(day FROM c0) = extract(day FROM c1)
                     OR extract(day FROM c0) > extract(day FROM c1) AND extract(day FROM c1 + 1) = 1
                     OR extract(day FROM c0) < extract(day FROM c1) AND extract(day FROM c0 + 1) = 1
                THEN nullif(((extract(year FROM c1) - extract(year FROM c0)) * 12
                             + extract(month FROM c1) - extract(month FROM c0)) * 30, 0)
           END AS days_of_months
) m
WHERE (s.numerator, s.denominator) IS DISTINCT FROM
      (CASE WHEN early THEN least(b - c0, coalesce(days_of_months, c1 - c0)) ELSE coalesce(days_of_months, c1 - c0) END
       - least(a - c0, coalesce(days_of_months, c1 - c0)), coalesce(days_of_months, c1 - c0));

-- Amounts: the rounded cumulative amount up to the end, less that up to the start; each share is of its own.
SELECT is(count(*) FILTER (WHERE amount(prorate(amount, service, cycle, zone, document))
                                 <> round(amount(amount) * upto / denominator, minor_digits)
                                    - round(amount(amount) * (upto - numerator) / denominator, minor_digits)),
          0::bigint, format('amounts are those of plain SQL: %s', name))
FROM share JOIN policy USING (name) JOIN (SELECT code, minor_digits FROM currencies()) c ON code = currency(amount),
    proration_numerator(tstzrange(lower(cycle), upper(service)), cycle, zone, document) upto
GROUP BY name ORDER BY name;

-- Each part alone, and the ratio rounded first.
SELECT is(count(*), 0::bigint, 'parts alone')
FROM counted
WHERE amount(prorate(amount, service, cycle, zone, '{"rounding": "each", "digits": 3}'))
      <> round(amount(amount) * (b - a) / (c1 - c0), 3);
SELECT is(count(*), 0::bigint, 'parts alone of rounded ratios')
FROM counted
WHERE amount(prorate(amount, service, cycle, zone, '{"rounding": "each", "digits": 3, "ratio_scale": 5}'))
      <> round(amount(amount) * round((b - a)::numeric / (c1 - c0), 5), 3);

SELECT is(count(*), 0::bigint, 'full is the whole of each part')
FROM part
WHERE prorate(amount, service, cycle, zone, proration_policy('full')) <> round(amount);

-- A price is prorated before it is rounded.
SELECT is(count(*), 0::bigint, 'prices are rounded once')
FROM counted, LATERAL (SELECT (id * 7 % 100) / 8.0 AS quantity, (id % 999) / 1000.0 AS unit) v
WHERE amount(prorate_price(format('{"currency":"EUR","model":"unit","unit":"%s"}', unit)::price, quantity, service, cycle, zone))
      <> round(unit * quantity * (b - c0) / (c1 - c0), 2) - round(unit * quantity * (a - c0) / (c1 - c0), 2);

-- A day put back over midnight: 00:00:30 comes, then 23:01 of the day before; nothing is counted twice.
SELECT is(array_agg(proration_numerator(tstzrange('2006-10-01 02:30Z', at), '[2006-10-01 02:30Z,2006-11-01 03:30Z)', 'America/St_Johns')
                    ORDER BY at),
          '{27,28,28,28,28,29}'::bigint[], 'a local date that steps back')
FROM unnest('{2006-10-29 02:00Z,2006-10-29 02:30:30Z,2006-10-29 02:31:30Z,2006-10-29 03:29:59Z,2006-10-29 12:00Z,2006-10-30 03:30Z}'::timestamptz[]) at;

SELECT * FROM finish();
ROLLBACK;
