\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(38);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "quarterly", "cadence": "3 months", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "90"}]}]},
  {"code": "yearly", "cadence": "1 year", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "365"}]}]},
  {"code": "weekly", "cadence": "1 week", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "7"}]}]},
  {"code": "daily", "cadence": "1 day", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "1"}]}]}]}') \g /dev/null
-- The first boundaries of a subscription from its start on, in the account's zone.
CREATE FUNCTION boundaries(account text, subscription_no integer, many integer DEFAULT 3) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg((lower(p.period) AT TIME ZONE g.zone)::text, ' ' ORDER BY p.n)
      FROM billing.account a
      JOIN billing.subscription_grid g ON g.account_id = a.account_id AND g.subscription_no = boundaries.subscription_no AND upper(g.during) IS NULL
     CROSS JOIN LATERAL (SELECT q.* FROM billing.periods(g.anchor, g.cadence, tstzrange(lower(g.during), lower(g.during) + 5 * g.cadence), g.zone) q
                          WHERE lower(q.period) >= lower(g.during) ORDER BY q.n LIMIT many) p
     WHERE a.code = boundaries.account $$;

-- The day of signing up, with its time of day; a day of one's own.
SELECT billing.create_account('own', 'acme', zone => 'Europe/Berlin') \g /dev/null
SELECT billing.subscribe('own', 'pro', '2026-01-31 14:30 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 1), '2026-01-31 14:30:00 2026-02-28 14:30:00 2026-03-31 14:30:00', 'cycles begin at the start');
SELECT billing.subscribe('own', 'pro', '2026-02-10 00:00 Europe/Berlin', anchor => '2026-01-31 00:00 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 2), '2026-02-28 00:00:00 2026-03-31 00:00:00 2026-04-30 00:00:00', 'or on the day of an anchor, before the start');
SELECT billing.subscribe('own', 'pro', '2026-02-10 00:00 Europe/Berlin', anchor => '2026-03-05 00:00 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 3), '2026-03-05 00:00:00 2026-04-05 00:00:00 2026-05-05 00:00:00', 'or after it');
SELECT billing.subscribe('own', 'pro', '2026-02-10 00:00 Europe/Berlin', trial_end => '2026-02-24 00:00 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 4), '2026-02-24 00:00:00 2026-03-24 00:00:00 2026-04-24 00:00:00', 'or where a trial ends');

-- The billing day of the account.
SELECT billing.create_account('day', 'acme', zone => 'America/New_York', billing_day => 15) \g /dev/null
SELECT billing.subscribe('day', 'pro', '2026-02-10 00:00 America/New_York') \g /dev/null
SELECT is(boundaries('day', 1), '2026-02-15 00:00:00 2026-03-15 00:00:00 2026-04-15 00:00:00', 'it is the default where the account has one');
SELECT billing.bill('day', '2026-02-15 00:00 America/New_York') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('day')$$, ARRAY['invoice 1: base 2026-02-10..2026-02-15 4.84 | base 2026-02-15..2026-03-15 30.00 = 34.84 + 0.00'],
    'the part of a cycle before: 5 of 31 days of 30.00');
SELECT billing.subscribe('day', 'pro', '2026-02-15 00:00 America/New_York') \g /dev/null
SELECT is(boundaries('day', 2, 1), '2026-02-15 00:00:00', 'a start on the day is a boundary');
SELECT billing.subscribe('day', 'pro', '2026-02-15 09:00 America/New_York') \g /dev/null
SELECT is(boundaries('day', 3, 1), '2026-03-15 00:00:00', 'later on the day it is the next month''s');
SELECT billing.subscribe('day', 'pro', '2026-02-10 00:00 America/New_York', align => 'start') \g /dev/null
SELECT is(boundaries('day', 4, 2), '2026-02-10 00:00:00 2026-03-10 00:00:00', 'a subscription can have its own day');
SELECT billing.subscribe('day', 'quarterly', '2026-02-10 00:00 America/New_York') \g /dev/null
SELECT is(boundaries('day', 5), '2026-02-15 00:00:00 2026-05-15 00:00:00 2026-08-15 00:00:00', 'quarters begin with the first billing day');
SELECT billing.subscribe('day', 'weekly', '2026-02-10 00:00 America/New_York') \g /dev/null
SELECT is(boundaries('day', 6, 2), '2026-02-10 00:00:00 2026-02-17 00:00:00', 'weeks have no billing day');
SELECT billing.subscribe('day', 'pro', '2026-02-10 00:00 America/New_York', trial_end => '2026-02-24 00:00 America/New_York') \g /dev/null
SELECT is(boundaries('day', 7, 2), '2026-02-15 00:00:00 2026-03-15 00:00:00', 'with a trial');
SELECT billing.bill('day', '2026-02-24 00:00 America/New_York') \g /dev/null
SELECT ok((SELECT bool_or(l.amount = 'EUR 20.36' AND l.numerator = 19 AND l.denominator = 28) FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id
            WHERE a.code = 'day' AND l.subscription_no = 7), 'the first billing day after it ends a part: 19 of 28 days');

-- The last day of the month.
SELECT billing.update_account('own', billing_day => 31) \g /dev/null
SELECT billing.subscribe('own', 'pro', '2026-02-10 00:00 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 5, 5), '2026-02-28 00:00:00 2026-03-31 00:00:00 2026-04-30 00:00:00 2026-05-31 00:00:00 2026-06-30 00:00:00', 'day 31 is the last day of every month');
SELECT billing.subscribe('own', 'quarterly', '2026-02-10 00:00 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 6), '2026-02-28 00:00:00 2026-05-31 00:00:00 2026-08-31 00:00:00', 'of every quarter');
SELECT billing.subscribe('own', 'yearly', '2026-02-10 00:00 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 7), '2026-02-28 00:00:00 2027-02-28 00:00:00 2028-02-29 00:00:00', 'of every February');
SELECT is(boundaries('own', 1), '2026-01-31 14:30:00 2026-02-28 14:30:00 2026-03-31 14:30:00', 'subscriptions before keep their cycles');
SELECT billing.change_subscription('own', 3, align => 'account', at => '2026-04-05 00:00 Europe/Berlin') \g /dev/null
SELECT is(boundaries('own', 3), '2026-04-30 00:00:00 2026-05-31 00:00:00 2026-06-30 00:00:00', 'until they are moved');
SELECT billing.update_account('own', billing_day => 0, zone => 'Asia/Kathmandu') \g /dev/null
SELECT is((SELECT billing_day FROM billing.account WHERE code = 'own'), NULL, 'a billing day can be taken away');
SELECT billing.change_subscription('own', 2, plan => 'yearly', at => '2026-05-10 00:00 Asia/Kathmandu') \g /dev/null
SELECT results_eq($$SELECT g.zone, g.anchor AT TIME ZONE g.zone FROM billing.subscription_grid g JOIN billing.account a ON a.account_id = g.account_id
                     WHERE a.code = 'own' AND g.subscription_no = 2 ORDER BY g.grid_no$$,
    $$VALUES ('Europe/Berlin', timestamp '2026-01-31 00:00'), ('Asia/Kathmandu', '2026-05-10 00:00')$$, 'a new zone counts for new cycles only');

-- The calendar.
SELECT billing.create_account('cal', 'acme', zone => 'Australia/Sydney') \g /dev/null
SELECT billing.subscribe('cal', 'pro', '2026-02-10 00:00 Australia/Sydney', align => 'calendar') \g /dev/null
SELECT is(boundaries('cal', 1), '2026-03-01 00:00:00 2026-04-01 00:00:00 2026-05-01 00:00:00', 'months begin on the first');
SELECT billing.bill('cal', '2026-02-10 00:00 Australia/Sydney') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('cal')$$, ARRAY['invoice 1: base 2026-02-09..2026-02-28 20.36 = 20.36 + 0.00'], 'the first part is prorated: 19 of 28 days, in Sydney');
SELECT billing.subscribe('cal', 'quarterly', '2026-02-10 00:00 Australia/Sydney', align => 'calendar') \g /dev/null
SELECT is(boundaries('cal', 2), '2026-04-01 00:00:00 2026-07-01 00:00:00 2026-10-01 00:00:00', 'quarters with the year');
SELECT billing.subscribe('cal', 'yearly', '2026-02-10 00:00 Australia/Sydney', align => 'calendar') \g /dev/null
SELECT is(boundaries('cal', 3, 2), '2027-01-01 00:00:00 2028-01-01 00:00:00', 'years on 1 January');
SELECT billing.subscribe('cal', 'weekly', '2026-02-11 00:00 Australia/Sydney', align => 'calendar') \g /dev/null
SELECT is(boundaries('cal', 4, 2), '2026-02-16 00:00:00 2026-02-23 00:00:00', 'weeks on Mondays');
SELECT billing.subscribe('cal', 'daily', '2026-02-11 09:00 Australia/Sydney', align => 'calendar') \g /dev/null
SELECT is(boundaries('cal', 5, 2), '2026-02-12 00:00:00 2026-02-13 00:00:00', 'days at midnight');
SELECT billing.change_subscription('cal', 1, plan => 'yearly', at => '2026-03-16 00:00 Australia/Sydney') \g /dev/null
SELECT is(boundaries('cal', 1, 2), '2027-01-01 00:00:00 2028-01-01 00:00:00', 'cycles of another length stay with the calendar');
SELECT billing.change_subscription('cal', 2, align => 'start', at => '2026-05-20 00:00 Australia/Sydney') \g /dev/null
SELECT is(boundaries('cal', 2, 2), '2026-05-20 00:00:00 2026-08-20 00:00:00', 'until they are to begin at a change');

-- For every day and start: boundaries are midnights of the billing day or the last of a shorter month, the first one as soon as there is one.
CREATE TEMPORARY TABLE tried AS
SELECT t.*, billing.aligned_anchor('account', t.day, t.at AT TIME ZONE t.zone, t.cadence, t.zone) AS anchor
  FROM (SELECT d AS day, z AS zone, make_interval(months => m) AS cadence, timestamp '2023-11-17 10:00' + make_interval(days => k * 11) AS at
          FROM generate_series(1, 31) d, unnest(ARRAY[1, 2, 3, 5, 12, 24]) m, unnest(ARRAY['UTC', 'America/Sao_Paulo', 'Pacific/Apia']) z, generate_series(1, 75) k) t;
SELECT is((SELECT count(*) FROM tried), 41850::bigint, 'many starts');
SELECT is((SELECT count(*) FROM tried t CROSS JOIN LATERAL (SELECT lower(billing.period(t.anchor, t.cadence, n, t.zone)) AT TIME ZONE t.zone AS b FROM generate_series(-2, 3) n) p
            WHERE extract(day FROM p.b) <> least(t.day, extract(day FROM date_trunc('month', p.b) + interval '1 month - 1 day')) OR p.b::time <> '00:00'), 0::bigint,
    'begin their cycles on the day');
SELECT is((SELECT count(*) FROM tried t
           CROSS JOIN LATERAL (SELECT upper(billing.period_at(t.anchor, t.cadence, t.at AT TIME ZONE t.zone, t.zone)) AT TIME ZONE t.zone AS b) p
            WHERE p.b <> (SELECT min(d.d) FROM generate_series(t.at::date + 1, t.at::date + 31, interval '1 day') AS d (d)
                           WHERE extract(day FROM d.d) = least(t.day, extract(day FROM date_trunc('month', d.d) + interval '1 month - 1 day')))), 0::bigint,
    'the first time it comes');

-- What is wrong.
SELECT throws_ok($$SELECT billing.subscribe('cal', 'pro', '2026-01-01', align => 'moon')$$, '22023', 'unknown align "moon"', 'unknown align');
SELECT throws_ok($$SELECT billing.subscribe('cal', 'pro', '2026-01-01', align => 'account')$$, '22023', 'account "cal" has no billing day', 'no billing day');
SELECT throws_ok($$SELECT billing.subscribe('day', 'weekly', '2026-01-01', align => 'account')$$, '22023', 'a cadence of 7 days cannot begin on billing day 15', 'weeks by the day of the month');
SELECT throws_ok($$SELECT billing.subscribe('cal', 'pro', '2026-01-01', align => 'anchor')$$, '22023', 'align "anchor" does not fit anchor "NULL"', 'an anchor is needed');
SELECT throws_ok($$SELECT billing.subscribe('cal', 'pro', '2026-01-01', align => 'calendar', anchor => '2026-01-01')$$, '22023', NULL, 'or not wanted');
SELECT throws_ok($$SELECT billing.subscribe('cal', 'pro', '2026-01-01', anchor => '-infinity')$$, '22023', 'an anchor happens at a point in time, not at "-infinity"', 'an infinite anchor');
SELECT throws_ok($$SELECT billing.create_account('x', 'acme', billing_day => 32)$$, '22023', 'invalid billing day 32', 'no such day');

SELECT * FROM finish();
ROLLBACK;
