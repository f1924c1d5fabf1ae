\unset ECHO
\i test/setup.sql
SELECT plan(15);
SET timezone = 'America/Los_Angeles';

CREATE TEMP TABLE zone (name text);
INSERT INTO zone VALUES
    ('UTC'), ('Europe/Berlin'), ('Europe/London'), ('Europe/Dublin'), ('America/New_York'), ('America/Sao_Paulo'),
    ('America/St_Johns'), ('Asia/Kolkata'), ('Asia/Kathmandu'), ('Asia/Tehran'), ('Australia/Lord_Howe'),
    ('Pacific/Apia'), ('Pacific/Kiritimati'), ('Pacific/Chatham'), ('Africa/Casablanca'), ('Africa/Monrovia');

CREATE TEMP TABLE cadence (value interval);
INSERT INTO cadence VALUES
    ('1 day'), ('7 days'), ('10 days'), ('30 days'), ('365 days'),
    ('1 month'), ('2 months'), ('3 months'), ('6 months'), ('1 year'), ('17 months');

SELECT setseed(0.4217);

-- Anchors of three sorts: anywhere in 300 years, on the last days of months, and near a change of the clock.
CREATE TEMP TABLE grid AS
SELECT row_number() OVER () AS id, z.name AS zone, c.value AS cadence, a.anchor, (random() * 400 - 200)::int AS n
FROM zone z CROSS JOIN cadence c CROSS JOIN LATERAL (
    SELECT timestamptz '1850-01-01 00:00+00' + random() * interval '109500 days' AS anchor
    FROM generate_series(1, 8) WHERE z.name IS NOT NULL AND c.value IS NOT NULL
    UNION ALL
    SELECT (timestamp '1970-01-01' + (random() * 960)::int * interval '1 month' + interval '1 month'
            - (1 + (random() * 2)::int) * interval '1 day' + random() * interval '1 day') AT TIME ZONE z.name
    FROM generate_series(1, 8) WHERE c.value IS NOT NULL
    UNION ALL
    SELECT (timestamp '1972-02-29' + (random() * 20)::int * interval '4 years' + (random() * 24)::int * interval '1 hour')
           AT TIME ZONE z.name
    FROM generate_series(1, 4) WHERE c.value IS NOT NULL
    UNION ALL
    SELECT (timestamp '2011-12-30' + (random() * 96 - 48)::int * interval '30 minutes') AT TIME ZONE z.name
    FROM generate_series(1, 4) WHERE c.value IS NOT NULL
) a;

CREATE TEMP TABLE expected AS
SELECT *,
       (anchor AT TIME ZONE zone + n * cadence) AT TIME ZONE zone AS lo,
       (anchor AT TIME ZONE zone + (n + 1) * cadence) AT TIME ZONE zone AS hi
FROM grid;

SELECT cmp_ok(count(*), '>', 4000::bigint, 'thousands of grids') FROM grid;
SELECT is(count(*), 0::bigint, 'period is what AT TIME ZONE and interval arithmetic say')
FROM expected WHERE period(anchor, cadence, n, zone) <> tstzrange(lo, hi);

-- Every name the server lists, except those it also reads as abbreviations.
SELECT is(count(*), 0::bigint, 'so in every zone the server knows')
FROM pg_timezone_names z
CROSS JOIN LATERAL (
    SELECT timestamptz '1850-01-01 00:00+00' + random() * interval '182500 days' AS anchor, (random() * 60)::int AS n
    FROM generate_series(1, 6) WHERE z.name IS NOT NULL
) a
WHERE upper(z.name) NOT IN (SELECT abbrev FROM pg_timezone_abbrevs)
  AND z.name !~ '^(posix|right)/'
  AND period(anchor, '1 month', n, z.name)
      <> tstzrange((anchor AT TIME ZONE z.name + n * interval '1 month') AT TIME ZONE z.name,
                   (anchor AT TIME ZONE z.name + (n + 1) * interval '1 month') AT TIME ZONE z.name);

-- Each hour of four years in which many clocks changed: local time there and back.
SELECT is(count(*), 0::bigint, 'and around every change of the clock')
FROM zone z CROSS JOIN generate_series(timestamp '2010-01-01 00:30', '2014-01-01', '1 hour') l
WHERE lower(period((timestamp '2009-01-01' + (l - date_trunc('day', l))) AT TIME ZONE z.name, '1 day',
                   date_trunc('day', l)::date - date '2009-01-01', z.name))
      IS DISTINCT FROM l AT TIME ZONE z.name
  AND NOT isempty(period((timestamp '2009-01-01' + (l - date_trunc('day', l))) AT TIME ZONE z.name, '1 day',
                   date_trunc('day', l)::date - date '2009-01-01', z.name));

-- period_at, period_number
CREATE TEMP TABLE probe AS
SELECT g.*, t.at, period_at(anchor, cadence, t.at, zone) AS p, period_number(anchor, cadence, t.at, zone) AS k
FROM expected g CROSS JOIN LATERAL (
    SELECT anchor + (random() - 0.5) * interval '20000 days'
    UNION ALL SELECT lo
    UNION ALL SELECT hi - interval '1 microsecond'
) AS t(at);

SELECT is(count(*), 0::bigint, 'period_at holds the instant') FROM probe WHERE NOT p @> at;
SELECT is(count(*), 0::bigint, 'period_number names that period')
FROM probe
WHERE p <> tstzrange((anchor AT TIME ZONE zone + k * cadence) AT TIME ZONE zone,
                     (anchor AT TIME ZONE zone + (k + 1) * cadence) AT TIME ZONE zone);
SELECT is(count(*), 0::bigint, 'a period that is not empty holds its lower bound')
FROM probe WHERE at = lo AND lo < hi AND k <> n;

-- periods partition time
CREATE TEMP TABLE span AS
SELECT g.id, g.anchor, g.cadence, g.zone, tstzrange(s, s + random() * random() * interval '400 days' + interval '1 hour', b) AS during
FROM grid g
CROSS JOIN LATERAL (SELECT g.anchor + (random() - 0.5) * interval '8000 days') AS t(s)
CROSS JOIN LATERAL (SELECT ('{[),[],(),(]}'::text[])[1 + g.id % 4]) AS u(b);
CREATE TEMP TABLE listed AS
SELECT s.*, t.n, t.period, lag(t.period) OVER w AS before, lag(t.n) OVER w AS n_before
FROM span s CROSS JOIN LATERAL periods(anchor, cadence, during, zone) t
WINDOW w AS (PARTITION BY s.id ORDER BY t.n);

SELECT is(count(*), 0::bigint, 'no period is empty or away from the range') FROM listed WHERE isempty(period) OR NOT period && during;
SELECT is(count(*), 0::bigint, 'no gap, no overlap') FROM listed WHERE upper(before) <> lower(period) OR n_before >= n;
SELECT is(count(*), 0::bigint, 'the whole range is covered')
FROM (SELECT id, during, range_agg(period) AS cover FROM listed GROUP BY id, during) c
WHERE NOT cover @> during;
SELECT is(count(*), (SELECT count(*) FROM span), 'every range has its periods') FROM (SELECT DISTINCT id FROM listed) d;
SELECT is(count(*), 0::bigint, 'each row is the period of its number')
FROM listed WHERE period <> billing.period(anchor, cadence, n, zone);

-- due_cycles against what it means, said with periods and ranges
CREATE TEMP TABLE due_item AS
SELECT s.id, s.anchor, s.cadence, s.zone, t.timing, lower(s.during) AS from_at, upper(s.during) AS until, a.active, c.charge
FROM span s
CROSS JOIN (VALUES ('advance'), ('arrears')) AS t (timing)
CROSS JOIN LATERAL (SELECT tstzrange(lower(s.during) + (random() - 0.5) * interval '200 days',
	CASE WHEN s.id % 3 = 0 THEN NULL ELSE lower(s.during) + (0.5 + random()) * interval '300 days' END) AS active) a
CROSS JOIN LATERAL (SELECT a.active * tstzrange(CASE WHEN s.id % 5 > 1 THEN lower(s.during) + (random() - 0.9) * interval '90 days' END,
	CASE WHEN s.id % 7 > 2 THEN lower(s.during) + interval '10 days' + random() * interval '300 days' END) AS charge) c;
CREATE TEMP TABLE due_said AS
SELECT i.id, i.timing, p.n, p.period, p.period * i.charge AS service, d.due_at
FROM due_item i
CROSS JOIN LATERAL periods(i.anchor, i.cadence, tstzrange(i.from_at - interval '1 microsecond', i.until, '[]') * i.active, i.zone) p
CROSS JOIN LATERAL (SELECT CASE i.timing WHEN 'advance' THEN greatest(lower(p.period), lower(i.active)) ELSE least(upper(p.period), upper(i.active)) END AS due_at) d
WHERE i.charge && p.period AND d.due_at BETWEEN i.from_at AND i.until;
CREATE TEMP TABLE due_found AS
SELECT i.id, i.timing, c.*
FROM due_item i
CROSS JOIN LATERAL due_cycles(i.anchor, i.cadence, i.zone, i.timing, i.active, i.charge, i.from_at, i.until) c;
SELECT cmp_ok(count(DISTINCT id), '>', 100::bigint, 'cycles become due in many') FROM due_said;
SELECT is(count(*), 0::bigint, 'due_cycles finds these and no others')
FROM ((TABLE due_said EXCEPT ALL TABLE due_found) UNION ALL (TABLE due_found EXCEPT ALL TABLE due_said)) d;

-- no setting changes a result
SET timezone = 'Asia/Tokyo';
SET intervalstyle = 'sql_standard';
SELECT is(count(*), 0::bigint, 'the session''s own zone plays no part')
FROM expected WHERE period(anchor, cadence, n, zone) <> tstzrange(lo, hi);

SELECT * FROM finish();
ROLLBACK;
