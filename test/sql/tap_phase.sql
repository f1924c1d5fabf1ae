\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(50);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "grow", "cadence": "1 month",
   "phases": [{"code": "trial", "duration": "14 days", "trial": true}, {"code": "intro", "duration": "3 months", "percent_off": "50"}, {"code": "regular"}],
   "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}]},
             {"code": "seats", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "10"}]}]},
  {"code": "tenday", "cadence": "1 month", "phases": [{"code": "intro", "duration": "10 days", "percent_off": 50, "items": ["base"]}],
   "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}]},
             {"code": "extra", "kind": "recurring", "quantity": 0, "prices": [{"currency": "EUR", "model": "flat", "amount": "7"}]}]},
  {"code": "steps", "cadence": "1 month",
   "phases": [{"code": "first", "duration": "1 month", "prices": {"base": [{"currency": "EUR", "model": "flat", "amount": "1"}]}},
              {"code": "second", "duration": "1 month", "prices": {"base": [{"currency": "EUR", "model": "flat", "amount": "40"}]}}],
   "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "60"}]}]},
  {"code": "lite", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "12"}]}]}]}') \g /dev/null
CREATE FUNCTION versions(account text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT format('%s v%s %s %s..%s charged %s', i.item, i.version, billing.unit_amount(i.price), (lower(i.service) AT TIME ZONE a.zone)::date, (upper(i.service) AT TIME ZONE a.zone)::date,
                  CASE WHEN isempty(i.charge) THEN 'never' ELSE format('%s..%s', (lower(i.charge) AT TIME ZONE a.zone)::date, (upper(i.charge) AT TIME ZONE a.zone)::date) END)
      FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id
     WHERE a.code = versions.account ORDER BY i.item, lower(i.service) $$;

-- What the catalog became.
SELECT results_eq($$SELECT h.phase_no::integer, h.code, h.starts_after FROM billing.plan_phase h JOIN billing.plan p ON p.plan_id = h.plan_id WHERE p.code = 'grow' ORDER BY 1$$,
    $$VALUES (1, 'intro', interval '0'), (2, 'regular', '3 months')$$, 'phases begin one after the other');
SELECT results_eq($$SELECT h.phase_no::integer, h.code, h.starts_after FROM billing.plan_phase h JOIN billing.plan p ON p.plan_id = h.plan_id WHERE p.code = 'steps' ORDER BY 1$$,
    $$VALUES (1, 'first', interval '0'), (2, 'second', '1 month'), (3, 'evergreen', '2 months')$$, 'after the last comes evergreen');
SELECT is((SELECT trial FROM billing.plan WHERE code = 'grow'), interval '14 days', 'a trial is the plan''s');

-- Trial, discount, evergreen.
SELECT billing.create_account('a1', 'acme') \g /dev/null
SELECT billing.subscribe('a1', 'grow', '2026-01-01', quantities => '{"seats": 2}') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a1')$$, ARRAY['base v1 15 2026-01-01..2026-04-15 charged 2026-01-15..2026-04-15', 'base v2000001 30 2026-04-15.. charged 2026-04-15..',
    'seats v1 5 2026-01-01..2026-04-15 charged 2026-01-15..2026-04-15', 'seats v2000001 10 2026-04-15.. charged 2026-04-15..'], 'a phase opens versions');
SELECT is(billing.bill('a1', '2026-01-14'), 0, 'nothing is charged in the trial');
SELECT billing.bill('a1', '2026-01-15') \g /dev/null
SELECT billing.bill('a1', '2026-04-15') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a1')$$, ARRAY[
    'invoice 1: base 2026-01-15..2026-02-15 15.00 | seats 2026-01-15..2026-02-15 10.00 = 25.00 + 0.00',
    'invoice 2: base 2026-02-15..2026-03-15 15.00 | base 2026-03-15..2026-04-15 15.00 | base 2026-04-15..2026-05-15 30.00 | seats 2026-02-15..2026-03-15 10.00 | seats 2026-03-15..2026-04-15 10.00 | seats 2026-04-15..2026-05-15 20.00 = 100.00 + 0.00'],
    'then half, then all of it');

-- A phase that ends within a cycle.
SELECT billing.create_account('a2', 'acme') \g /dev/null
SELECT billing.subscribe('a2', 'tenday', '2026-01-01', quantities => '{"extra": 1}') \g /dev/null
SELECT billing.bill('a2', '2026-01-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a2')$$, ARRAY['invoice 1: base 2026-01-01..2026-01-11 4.84 | base 2026-01-11..2026-02-01 20.32 | extra 2026-01-01..2026-02-01 7.00 = 32.16 + 0.00'],
    '10 of 31 days of 15.00 and 21 of 30.00; the other item has no part in it');
SELECT billing.change_subscription('a2', quantities => '{"base": 2}', at => '2026-01-06') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a2') LIMIT 3$$, ARRAY['base v1 15 2026-01-01..2026-01-06 charged 2026-01-01..2026-01-06',
    'base v2 15 2026-01-06..2026-01-11 charged 2026-01-06..2026-01-11', 'base v2000001 30 2026-01-11.. charged 2026-01-11..'], 'a change in a phase leaves the phases alone');
SELECT billing.undo_change('a2', 2) \g /dev/null
SELECT is(billing.bill('a2', '2026-01-06'), 0, 'done and undone, it bills nothing');

-- Another plan in a phase: phases count from the start of the subscription.
SELECT billing.create_account('a3', 'acme') \g /dev/null
SELECT billing.subscribe('a3', 'tenday', '2026-01-01') \g /dev/null
SELECT billing.change_subscription('a3', plan => 'lite', at => '2026-01-06') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a3')$$, ARRAY['base v1 15 2026-01-01..2026-01-06 charged 2026-01-01..2026-01-06', 'base v2 12 2026-01-06.. charged 2026-01-06..'],
    'the phases of a plan end with it');
SELECT billing.change_subscription('a3', plan => 'steps', at => '2026-01-20') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a3') OFFSET 1$$, ARRAY['base v2 12 2026-01-06..2026-01-20 charged 2026-01-06..2026-01-20', 'base v3 1 2026-01-20..2026-02-01 charged 2026-01-20..2026-02-01',
    'base v2000003 40 2026-02-01..2026-03-01 charged 2026-02-01..2026-03-01', 'base v3000003 60 2026-03-01.. charged 2026-03-01..'], 'the next plan is in the phase of that time');
SELECT billing.change_subscription('a3', plan => 'tenday', at => '2026-02-10') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a3') OFFSET 3$$, ARRAY['base v2000003 40 2026-02-01..2026-02-10 charged 2026-02-01..2026-02-10', 'base v4 30 2026-02-10.. charged 2026-02-10..'],
    'coming back begins no discount anew');
SELECT billing.undo_change('a3', 4) \g /dev/null
SELECT billing.undo_change('a3', 3) \g /dev/null
SELECT billing.undo_change('a3', 2) \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a3')$$, ARRAY['base v1 15 2026-01-01..2026-01-11 charged 2026-01-01..2026-01-11', 'base v2000001 30 2026-01-11.. charged 2026-01-11..'],
    'undone, the first plan goes through its phases');
SELECT billing.change_subscription('a3', plan => 'lite', at => '2026-01-11') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a3') OFFSET 1$$, ARRAY['base v8 12 2026-01-11.. charged 2026-01-11..'], 'a change at the instant of a phase wins');

-- A pause: cycles and phases go on.
SELECT billing.create_account('a4', 'acme') \g /dev/null
SELECT billing.subscribe('a4', 'tenday', '2026-01-01') \g /dev/null
SELECT billing.pause_subscription('a4', at => '2026-01-05', resume_at => '2026-01-20') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a4')$$, ARRAY['base v1 15 2026-01-01..2026-01-05 charged 2026-01-01..2026-01-05', 'base v3 30 2026-01-20.. charged 2026-01-20..'],
    'a phase that ends in a pause is over after it');
SELECT billing.create_account('a5', 'acme') \g /dev/null
SELECT billing.subscribe('a5', 'tenday', '2026-01-01') \g /dev/null
SELECT billing.pause_subscription('a5', at => '2026-01-05', keep_billing => true) \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a5')$$, ARRAY['base v1 15 2026-01-01..2026-01-11 charged 2026-01-01..2026-01-11', 'base v2000001 30 2026-01-11.. charged 2026-01-11..'],
    'so it is when billing goes on');

-- Trials: canceled, of another length, none; from the past.
SELECT billing.create_account('t' || n, 'acme', zone => 'Europe/Berlin') FROM generate_series(1, 6) n \g /dev/null
SELECT billing.subscribe('t1', 'grow', '2026-01-01 00:00 Europe/Berlin') \g /dev/null
SELECT billing.cancel_subscription('t1', at => '2026-01-10 00:00 Europe/Berlin') \g /dev/null
SELECT is(billing.bill('t1', '2026-06-01'), 0, 'canceled in the trial, nothing was charged');
SELECT is((SELECT string_agg(v, ' | ') FROM versions('t1') v), 'base v1 15 2026-01-01..2026-01-10 charged never | seats v1 5 2026-01-01..2026-01-10 charged never', 'and the versions say so');
SELECT billing.subscribe('t2', 'grow', '2026-01-01 00:00 Europe/Berlin', quantities => '{"seats": 0}', trial_end => '2026-03-01 00:00 Europe/Berlin') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('t2')$$, ARRAY['base v1 15 2026-01-01..2026-06-01 charged 2026-03-01..2026-06-01', 'base v2000001 30 2026-06-01.. charged 2026-06-01..'],
    'trial_end stands for the trial of the plan, over a change of the clock');
SELECT billing.subscribe('t3', 'grow', '2026-01-31 00:00 Europe/Berlin', quantities => '{"seats": 0}', trial_end => '2026-01-31 00:00 Europe/Berlin') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('t3')$$, ARRAY['base v1 15 2026-01-31..2026-04-30 charged 2026-01-31..2026-04-30', 'base v2000001 30 2026-04-30.. charged 2026-04-30..'],
    'its start is no trial; months end where they are shorter');
SELECT billing.subscribe('t4', 'lite', '2026-01-01 00:00 Europe/Berlin', trial_end => '2026-01-15 00:00 Europe/Berlin') \g /dev/null
SELECT billing.change_subscription('t4', plan => 'grow', quantities => '{"seats": 0}', at => '2026-01-08 00:00 Europe/Berlin') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('t4') OFFSET 1$$, ARRAY['base v2 15 2026-01-08..2026-04-15 charged 2026-01-15..2026-04-15', 'base v2000002 30 2026-04-15.. charged 2026-04-15..'],
    'a trial outlasts its plan, and is given once');
SELECT billing.subscribe('t5', 'lite', '2026-01-01 00:00 Europe/Berlin') \g /dev/null
SELECT billing.change_subscription('t5', plan => 'grow', quantities => '{"seats": 0}', at => '2026-05-01 00:00 Europe/Berlin') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('t5') OFFSET 1$$, ARRAY['base v2 30 2026-05-01.. charged 2026-05-01..'], 'who comes later gets no trial and no discount');
SELECT billing.subscribe('t6', 'grow', '2026-01-01 00:00 Europe/Berlin', anchor => '2026-01-01 00:00 Europe/Berlin', quantities => '{"seats": 0}') \g /dev/null
SELECT billing.bill('t6', '2026-04-01 00:00 Europe/Berlin') \g /dev/null
SELECT results_eq($$SELECT (lower(l.service) AT TIME ZONE 'Europe/Berlin')::date, amount::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 't6' ORDER BY 1$$,
    $$VALUES ('2026-01-15'::date, 'EUR 8.23'), ('2026-02-01', 'EUR 15.00'), ('2026-03-01', 'EUR 15.00'), ('2026-04-01', 'EUR 7.00'), ('2026-04-15', 'EUR 16.00')$$,
    'with a day of one''s own, trial and discount end within cycles: 17/31 and 14/30 of 15.00, 16/30 of 30.00');

-- An agreed price is agreed for every phase, until it is taken back.
SELECT billing.create_account('deal', 'acme') \g /dev/null
SELECT billing.subscribe('deal', 'tenday', '2026-01-01', overrides => '{"base": {"currency": "EUR", "model": "flat", "amount": "25"}}') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('deal')$$, ARRAY['base v1 25 2026-01-01.. charged 2026-01-01..'], 'an agreed price has no phases');
SELECT billing.change_subscription('deal', overrides => '{"base": null}', at => '2026-01-06') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('deal')$$, ARRAY['base v1 25 2026-01-01..2026-01-06 charged 2026-01-01..2026-01-06', 'base v2 15 2026-01-06..2026-01-11 charged 2026-01-06..2026-01-11',
    'base v2000001 30 2026-01-11.. charged 2026-01-11..'], 'null takes it back');
SELECT billing.undo_change('deal', 2) \g /dev/null
SELECT billing.change_subscription('deal', plan => 'lite', at => '2026-02-01') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('deal') OFFSET 1$$, ARRAY['base v4 12 2026-02-01.. charged 2026-02-01..'], 'it ends with the plan it was agreed for');

-- A new version of the plan.
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "lite", "cadence": "1 month", "phases": [{"code": "intro", "duration": "1 month", "percent_off": 25}],
   "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "16"}]}]}]}') \g /dev/null
SELECT is((SELECT count(*) FROM billing.plan_phase h JOIN billing.plan p ON p.plan_id = h.plan_id WHERE p.code = 'lite'), 2::bigint, 'a version has its own phases');
SELECT is(billing.migrate_plan('lite', '2026-03-01'), 3, 'a migration');
SELECT results_eq($$SELECT * FROM versions('deal') OFFSET 2$$, ARRAY['base v5 16 2026-03-01.. charged 2026-03-01..'], 'begins no discount for old customers');
SELECT billing.undo_change('deal', 5) \g /dev/null
SELECT is((SELECT string_agg(v, ' | ') FROM versions('deal') v), 'base v1 25 2026-01-01..2026-02-01 charged 2026-01-01..2026-02-01 | base v4 12 2026-02-01.. charged 2026-02-01..', 'and can be undone for each');

-- Prices less some percent, at any depth: the law of what they rate, and a matrix.
SELECT is((SELECT count(*) FROM unnest(ARRAY[
    '{"currency": "EUR", "model": "flat", "amount": "8", "minimum": "2", "maximum": "40"}',
    '{"currency": "EUR", "model": "unit", "unit": "0.04", "included": 10}',
    '{"currency": "EUR", "model": "package", "size": 10, "amount": "4"}',
    '{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 10, "unit": "0.4", "flat": "4"}, {"up_to": 20, "unit": "0.2", "cap": "1"}, {"unit": "0.08"}]}',
    '{"currency": "EUR", "model": "volume", "tiers": [{"up_to": 10, "unit": "0.4"}, {"unit": "0.2", "flat": "8"}]}',
    '{"currency": "EUR", "model": "graduated_percentage", "tiers": [{"up_to": 10, "percent": "8"}, {"percent": "4", "flat": "4"}]}']::billing.price[]) p
    CROSS JOIN generate_series(0, 40) q
    WHERE billing.rate(billing.percent_off(p::jsonb, 75)::billing.price, q) * 4 <> billing.rate(p, q)), 0::bigint, 'a quarter of every amount rates to a quarter');
SELECT is(billing.percent_off('{"currency": "EUR", "model": "matrix", "keys": ["region"], "cells": [{"match": {"region": "eu"}, "price": "0.30"}, {"match": {"region": "us"},
    "price": {"model": "graduated", "tiers": [{"up_to": 5, "unit": "1"}, {"unit": "0.1"}]}}], "default": "1"}', 10),
    '{"currency": "EUR", "model": "matrix", "keys": ["region"], "cells": [{"match": {"region": "eu"}, "price": "0.27"}, {"match": {"region": "us"},
    "price": {"model": "graduated", "tiers": [{"up_to": 5, "unit": "0.9"}, {"unit": "0.09"}]}}], "default": "0.9"}'::jsonb, 'cells too');
SELECT is(billing.percent_off('{"currency": "EUR", "model": "percentage", "percent": "2", "fixed": "0.25", "free_events": 3, "free_amount": "100", "min": "0.5", "max": "10"}', 20),
    '{"currency": "EUR", "model": "percentage", "percent": "1.6", "fixed": "0.2", "free_events": 3, "free_amount": "100", "min": "0.4", "max": "8"}'::jsonb, 'what is free stays so');

-- What is wrong names its place.
CREATE FUNCTION refused(phases text, message text, addon boolean DEFAULT false) RETURNS text LANGUAGE sql AS $$
    SELECT throws_ok(format('SELECT count(*) FROM billing.apply_catalog(%L)', format('{"plans": [{"code": "p", "cadence": "1 month", "addon": %s, "phases": %s,
        "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}, {"currency": "USD", "model": "flat", "amount": "33"}]}]}]}', to_jsonb(addon), phases)),
        '22023', 'catalog: plans[0].' || message, message) $$;
SELECT refused('[]', 'phases: needs a phase');
SELECT refused('{}', 'phases: must be an array, not {}');
SELECT refused('[{"code": "x", "months": 3}]', 'phases[0].months: unknown key');
SELECT refused('[{"code": "a", "duration": "1 month"}, {"code": "a"}]', 'phases[0].code: "a" is there twice');
SELECT refused('[{"code": "a"}, {"code": "b"}]', 'phases[0].duration: missing');
SELECT refused('[{"code": "a", "duration": "a while"}]', 'phases[0].duration: invalid value "a while"');
SELECT refused('[{"code": "a", "trial": true}]', 'phases[0].duration: missing');
SELECT refused('[{"code": "a", "duration": "1 month"}, {"code": "b", "duration": "1 month", "trial": true}]', 'phases[1].trial: only the first phase is a trial');
SELECT refused('[{"code": "a", "duration": "1 month", "trial": true, "percent_off": 20}]', 'phases[0].percent_off: a trial charges nothing');
SELECT refused('[{"code": "a", "percent_off": 101}]', 'phases[0].percent_off: invalid value 101');
SELECT refused('[{"code": "a", "percent_off": "0.0"}]', 'phases[0].percent_off: invalid value 0.0');
SELECT refused('[{"code": "a", "percent_off": 20, "items": ["seats"]}]', 'phases[0].items: unknown item "seats"');
SELECT refused('[{"code": "a", "prices": {"seats": []}}]', 'phases[0].prices.seats: unknown item');
SELECT refused('[{"code": "a", "prices": {"base": {"currency": "EUR"}}}]', 'phases[0].prices.base: must be an array of prices');
SELECT refused('[{"code": "a", "prices": {"base": [{"currency": "EUR", "model": "flat", "amount": "3"}]}}]', 'phases[0].prices.base: has prices in EUR, the item in EUR, USD');
SELECT refused('[{"code": "a"}]', 'phases: an add-on has no phases', true);
SELECT throws_like($$SELECT count(*) FROM billing.apply_catalog('{"plans": [{"code": "p", "cadence": "1 month", "phases": [{"code": "a", "prices": {"base": [{"currency": "EUR", "model": "flat"}]}}],
    "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}]}]}]}')$$, '%plans[0].phases[0].prices.base[0]%', 'a bad price too');

SELECT * FROM finish();
ROLLBACK;
