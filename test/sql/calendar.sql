SET search_path = public, billing;
SET timezone = 'UTC';
SET datestyle = 'ISO';

-- boundaries are counted from the anchor: the month's end does not drift
SELECT n, period('2024-01-31 12:00+00', '1 month', n, 'UTC') FROM generate_series(-3, 4) n;
SELECT n, period('2024-02-29 00:00+00', '1 year', n, 'UTC') FROM generate_series(-2, 4) n;
SELECT n, period('2024-01-30 00:00+00', '3 months', n, 'UTC') FROM generate_series(0, 1) n;
SELECT n, period('2024-08-31 00:00+00', '6 months', n, 'UTC') FROM generate_series(-1, 2) n;
SELECT n, period('2024-12-30 00:00+00', '2 weeks', n, 'UTC') FROM generate_series(-1, 1) n;

-- in the zone: a day of 23 hours and one of 25
SELECT n, period('2024-03-30 00:00 Europe/Berlin', '1 day', n, 'Europe/Berlin') FROM generate_series(0, 2) n;
SELECT upper(p) - lower(p) FROM periods('2024-10-26 00:00 Europe/Berlin', '1 day',
    tstzrange('2024-10-26 12:00 Europe/Berlin', '2024-10-28 00:00 Europe/Berlin'), 'Europe/Berlin') AS t(n, p);
-- 02:30 does not exist on 31 March and exists twice on 27 October
SELECT lower(period('2024-03-30 02:30 Europe/Berlin', '1 day', 1, 'Europe/Berlin'));
SELECT lower(period('2024-10-26 02:30 Europe/Berlin', '1 day', 1, 'Europe/Berlin'));
-- a shift of half an hour
SELECT upper(p) - lower(p) FROM periods('2024-04-06 00:00 Australia/Lord_Howe', '1 day',
    tstzrange('2024-04-06 00:00 Australia/Lord_Howe', '2024-04-08 00:00 Australia/Lord_Howe'), 'Australia/Lord_Howe') AS t(n, p);

-- Samoa had no 30 December 2011: that period is empty, and no row
SELECT period('2011-12-28 10:00+00', '1 day', 2, 'Pacific/Apia');
SELECT * FROM periods('2011-12-28 10:00+00', '1 day', tstzrange('2011-12-28 10:00+00', '2011-12-31 10:00+00'), 'Pacific/Apia');

-- the period that holds an instant
SELECT period_at('2024-01-31 00:00+00', '1 month', '2024-02-28 23:59:59.999999+00', 'UTC');
SELECT period_at('2024-01-31 00:00+00', '1 month', '2024-02-29 00:00+00', 'UTC');
SELECT period_at('2024-01-31 00:00+00', '1 month', '2023-12-30 23:00+00', 'UTC');
SELECT period_number('2024-01-31 00:00+00', '1 month', t, 'UTC')
FROM unnest('{2024-01-30 23:59:59.999999+00, 2024-01-31 00:00+00, 2024-02-29 00:00+00, 2022-01-31 00:00+00}'::timestamptz[]) t;

-- which periods overlap: bounds as the range operator && sees them
SELECT n FROM periods('2024-01-01', '1 month', '[2024-02-01, 2024-03-01)', 'UTC');
SELECT n FROM periods('2024-01-01', '1 month', '[2024-02-01, 2024-03-01]', 'UTC');
SELECT n FROM periods('2024-01-01', '1 month', '(2024-02-01, 2024-03-01)', 'UTC');
SELECT n FROM periods('2024-01-01', '1 month', '[2024-02-01, 2024-02-01]', 'UTC');
SELECT n FROM periods('2024-01-01', '1 month', 'empty', 'UTC');
SELECT n, period FROM periods('2024-01-15', '1 year', '[2020-06-01, 2021-06-01)', 'UTC');

-- the name of a zone is one, in any case; an abbreviation's name is the zone's
SELECT period('2024-01-31 00:00+00', '1 month', 0, 'europe/BERLIN') = period('2024-01-31 00:00+00', '1 month', 0, 'Europe/Berlin');
SELECT count(*) FROM pg_timezone_names -- not every machine has this one
WHERE name = 'CET' AND period('2024-06-30 22:00+00', '1 month', 6, name) <> '["2024-12-31 23:00:00+00","2025-01-31 23:00:00+00")';

-- NULL
SELECT period(NULL, '1 month', 0, 'UTC'), period_at(now(), NULL, now(), 'UTC'), period_number(now(), '1 month', now(), NULL);
SELECT * FROM periods(now(), '1 month', NULL, 'UTC');

-- the ends of the calendar
SELECT period('4714-11-24 00:00+00 BC', '1 day', 0, 'UTC');
SELECT period_number('4714-11-24 00:00+00 BC', '1 day', '294276-12-30 00:00+00', 'UTC');
SELECT period('4714-11-24 00:00+00 BC', '1 month', -1, 'UTC');
SELECT period('294276-12-31 00:00+00', '1 day', 0, 'UTC');
SELECT period('2024-01-01 00:00+00', '1 month', 2147483647, 'UTC');
SELECT period('2024-01-01 00:00+00', '178956970 years', 2147483647, 'UTC');
SELECT period('2024-01-01 00:00+00', '2147483647 days', -2147483648, 'UTC');

-- bad cadences
SELECT period('2024-01-01', '1 month 15 days', 0, 'UTC');
SELECT period('2024-01-01', '1 day 12:00', 0, 'UTC');
SELECT period('2024-01-01', '24 hours', 0, 'UTC');
SELECT period('2024-01-01', '1.5 days', 0, 'UTC');
SELECT period('2024-01-01', '0.000001 seconds', 0, 'UTC');
SELECT period('2024-01-01', '0', 0, 'UTC');
SELECT period('2024-01-01', '-1 month', 0, 'UTC');
SELECT period('2024-01-01', '1 month -30 days', 0, 'UTC');
-- bad zones
SELECT period('2024-01-01', '1 month', 0, 'Europe/Atlantis');
SELECT period('2024-01-01', '1 month', 0, 'CEST');
SELECT period('2024-01-01', '1 month', 0, '');
SELECT period('2024-01-01', '1 month', 0, repeat('x', 300)) IS NULL;
-- an offset spelled out is no name, but some names have digits
SELECT period('2024-01-01', '1 month', 0, 'FOO+3');
SELECT period('2024-01-01', '1 month', 0, 'Europe/Berlim+1');
SELECT period('2024-01-01', '1 month', 0, 'EST5EDT,M3.2.0,M11.1.0');
SELECT period('2024-01-01', '1 month', 0, 'Etc/GMT+13');
SELECT period('2024-01-01', '1 month', 0, '<-03>3');
SELECT count(DISTINCT period('2024-01-01', '1 day', 0, z)) FROM unnest(ARRAY['Etc/GMT-14', 'etc/gmt+12', 'GMT0', 'UTC']) z;
-- bad times
SELECT period('infinity', '1 month', 0, 'UTC');
SELECT period_at('2024-01-01', '1 month', '-infinity', 'UTC');
SELECT * FROM periods('2024-01-01', '1 month', '[2024-01-01,)', 'UTC');
SELECT * FROM periods('2024-01-01', '1 month', '[-infinity,2024-01-01)', 'UTC');
\set VERBOSITY sqlstate
SELECT period('2024-01-01', '1 hour', 0, 'UTC');
SELECT period('2024-01-01', '1 month', 0, 'Europe/Atlantis');
SELECT period_at('infinity', '1 month', now(), 'UTC');
SELECT period_number('2024-01-01', '1 month', 'infinity', 'UTC');
SELECT * FROM periods('2024-01-01', '1 month', '(,)', 'UTC');
SELECT * FROM periods('2024-01-01', '1 month 1 day', 'empty', 'UTC');
SELECT * FROM periods('2024-01-01', '1 month', 'empty', 'Europe/Atlantis');
SELECT period('294276-12-31 00:00+00', '1 day', 0, 'UTC');
SELECT period_at('2024-01-01', '1 month', '294276-12-31 12:00+00', 'Asia/Tokyo');
