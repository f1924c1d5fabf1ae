\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(22);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "month", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "31"}]}]},
  {"code": "week", "cadence": "1 week", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "7"}]}]},
  {"code": "year", "cadence": "1 year", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "365"}]}]}]}') \g /dev/null
SELECT billing.create_account(a, 'acme') FROM unnest(ARRAY['now', 'end', 'later', 'down', 'kept', 'weeks', 'twice', 'free', 'gap', 'paid', 'gapend', 'yeargap', 'cut']) a \g /dev/null

-- From months to a year: now, at the end of the period, at a given time.
SELECT billing.subscribe(a, 'month', '2026-01-01') FROM unnest(ARRAY['now', 'end', 'later', 'kept', 'twice', 'free']) a \g /dev/null
SELECT public.run('2026-01-01') \g /dev/null
SELECT billing.change_subscription('now', plan => 'year', at => '2026-01-16'),
       billing.change_subscription('end', plan => 'year', at => '2026-01-16', effective => 'period_end'),
       billing.change_subscription('later', plan => 'year', at => '2026-02-15'),
       billing.change_subscription('kept', plan => 'year', at => '2026-01-16', anchor => '2026-01-01'),
       billing.change_subscription('free', plan => 'year', at => '2026-01-16', proration => 'none') \g /dev/null
SELECT public.run('2026-01-16') \g /dev/null
SELECT public.run('2026-02-01') \g /dev/null
SELECT public.run('2026-02-15') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('now', 2)$$, ARRAY['invoice 2: base 2026-01-16..2026-02-01 -16.00 corrects 1 | base 2026-01-16..2027-01-16 365.00 = 349.00 + 0.00'],
    'now: the rest of the month comes back, the year begins');
SELECT results_eq($$SELECT * FROM documents('end', 2)$$, ARRAY['invoice 2: base 2026-02-01..2027-02-01 365.00 = 365.00 + 0.00'], 'at the end of the period nothing comes back');
SELECT results_eq($$SELECT * FROM documents('free', 2)$$, ARRAY['invoice 2: base 2026-02-01..2027-02-01 365.00 = 365.00 + 0.00'], 'nor without proration');
SELECT results_eq($$SELECT * FROM documents('later', 2)$$, ARRAY['invoice 2: base 2026-02-01..2026-02-15 15.50 = 15.50 + 0.00', 'invoice 3: base 2026-02-15..2027-02-15 365.00 = 365.00 + 0.00'],
    'known before, the month is billed to there: 14 of 28 days');
SELECT results_eq($$SELECT * FROM documents('kept', 2)$$, ARRAY['invoice 2: base 2026-01-16..2026-02-01 -16.00 corrects 1 | base 2026-01-16..2027-01-01 350.00 = 334.00 + 0.00'],
    'on an anchor of its own: 350 of 365 days');

-- From a year to months, or weeks: what is left of the year comes back.
SELECT billing.subscribe('down', 'year', '2026-01-01'), billing.subscribe('weeks', 'year', '2026-01-01') \g /dev/null
SELECT public.run('2026-02-16') \g /dev/null
SELECT billing.change_subscription('down', plan => 'month', at => '2026-04-01'), billing.change_subscription('weeks', plan => 'week', at => '2026-12-25') \g /dev/null
SELECT public.run('2026-04-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('down', 2)$$, ARRAY['invoice 2: base 2026-04-01..2026-05-01 31.00 = 31.00 + 0.00', 'credit_note 3: base 2026-04-01..2027-01-01 -275.00 corrects 1 = -275.00 + 0.00'],
    '275 of 365 days');
SELECT results_eq($$SELECT * FROM documents('weeks', 2)$$, ARRAY['credit_note 2: base 2026-12-25..2027-01-01 -7.00 corrects 1 = -7.00 + 0.00'], 'a change that is known comes off at once');
SELECT public.run('2026-12-25') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('weeks', 3)$$, ARRAY['invoice 3: base 2026-12-25..2027-01-01 7.00 = 7.00 + 0.00'], 'weeks begin where it does');

-- There and back, each in the middle of what runs.
SELECT billing.change_subscription('twice', plan => 'year', at => '2026-01-11') \g /dev/null
SELECT billing.change_subscription('twice', plan => 'month', at => '2026-01-21') \g /dev/null
SELECT billing.bill('twice', '2026-02-20') \g /dev/null
SELECT results_eq($$SELECT lower(g.during)::date, upper(g.during)::date, g.cadence FROM billing.subscription_grid g JOIN billing.account a ON a.account_id = g.account_id WHERE a.code = 'twice' ORDER BY 1$$,
    $$VALUES ('2026-01-01'::date, '2026-01-11'::date, interval '1 month'), ('2026-01-11', '2026-01-21', '1 year'), ('2026-01-21', NULL, '1 month')$$, 'cycles of three kinds');
SELECT is((SELECT billing.sum(l.amount)::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'twice' AND l.service << '[2026-02-21,)'::tstzrange),
    'EUR 51.00', '10 days of 31.00, 10 of 365.00 a year, and a month from the 21st');

-- Pauses.
SELECT billing.subscribe(a, 'month', '2026-03-01') FROM unnest(ARRAY['gap', 'paid', 'gapend', 'cut']) a \g /dev/null
SELECT billing.subscribe('yeargap', 'year', '2026-03-01') \g /dev/null
SELECT public.run('2026-12-26') \g /dev/null
SELECT is((SELECT count(*) FROM billing.invoice i JOIN billing.account a ON a.account_id = i.account_id WHERE a.code = 'gap'), 1::bigint, 'one invoice for ten months');
SELECT billing.pause_subscription('gap', at => '2026-10-11', resume_at => '2026-11-21'),
       billing.pause_subscription('paid', at => '2026-10-11', keep_billing => true, resume_at => '2026-11-21'),
       billing.pause_subscription('gapend', at => '2026-10-11', effective => 'period_end'),
       billing.pause_subscription('yeargap', at => '2026-10-11', resume_at => '2026-10-21'),
       billing.pause_subscription('cut', at => '2026-10-11') \g /dev/null
SELECT public.run('2026-12-27') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('gap', 2)$$, ARRAY[
    'invoice 2: base 2026-11-21..2026-12-01 10.33 | base 2026-12-01..2027-01-01 31.00 = 41.33 + 0.00',
    'credit_note 3: base 2026-10-11..2026-11-01 -21.00 corrects 1 | base 2026-11-01..2026-12-01 -31.00 corrects 1 | base 2026-12-01..2027-01-01 -31.00 corrects 1 = -83.00 + 0.00'],
    'what was billed from the gap on comes back; charged are the rest of the cycle that it ends in, 10 of 30 days, and those after it');
SELECT is((SELECT count(*) FROM documents('paid')), 1::bigint, 'where billing goes on nothing happens');
SELECT results_eq($$SELECT * FROM documents('gapend', 2)$$, ARRAY['credit_note 2: base 2026-11-01..2026-12-01 -31.00 corrects 1 | base 2026-12-01..2027-01-01 -31.00 corrects 1 = -62.00 + 0.00'],
    'from the end of the period');
SELECT results_eq($$SELECT * FROM documents('yeargap', 2)$$, ARRAY[
    'invoice 2: base 2026-10-21..2027-03-01 131.00 = 131.00 + 0.00', 'credit_note 3: base 2026-10-11..2027-03-01 -141.00 corrects 1 = -141.00 + 0.00'], 'ten days of a year');
SELECT billing.resume_subscription('cut', at => '2026-12-01') \g /dev/null
SELECT billing.cancel_subscription('cut', at => '2026-11-15') \g /dev/null
SELECT public.run('2026-12-28') \g /dev/null
SELECT is((SELECT billing.sum(l.amount)::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'cut'), 'EUR 227.00',
    'canceled while paused, it ends where the pause began: seven months and 10 of 31 days');

-- What cannot be.
SELECT throws_ok($$SELECT billing.change_subscription('now', plan => 'month', at => '2025-12-31')$$, '55000',
    'subscription 1 begins at 2026-01-01 00:00:00+00, after the change at 2025-12-31 00:00:00+00', 'before the start');
SELECT throws_ok($$SELECT billing.pause_subscription('cut', at => '2026-11-15')$$, '55000',
    'subscription 1 ends at 2026-11-15 00:00:00+00, not after the change at 2026-11-15 00:00:00+00', 'at the end');
SELECT throws_ok($$SELECT billing.pause_subscription('gap', at => '2027-01-01', resume_at => 'infinity')$$, '22023', 'a change happens at a point in time, not at "infinity"', 'a pause ends some day, or it does not say');
SELECT throws_ok($$SELECT billing.subscribe('cut', 'month', '1066-10-14')$$, '22023', 'a subscription cannot happen at "1066-10-14 00:00:00+00"', 'a start that no one can mean');
SELECT throws_ok($$SELECT billing.subscribe('cut', 'month', '20266-01-01')$$, '22023', NULL, 'nor this one');
SELECT throws_ok($$SELECT billing.cancel_subscription('gap', at => '2027-01-01', credit => NULL)$$, '22023', 'true or false is needed, not NULL', 'NULL is no answer');

SELECT * FROM finish();
ROLLBACK;
