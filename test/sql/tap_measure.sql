\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(33);

SELECT count(*) FROM billing.apply_catalog($catalog$
{"metrics": [
  {"code": "m_count", "aggregation": "count"}, {"code": "m_max", "aggregation": "max"}, {"code": "m_min", "aggregation": "min"},
  {"code": "m_latest", "aggregation": "latest"}, {"code": "m_held_latest", "aggregation": "latest", "recurring": true, "prorated": true},
  {"code": "m_unique", "aggregation": "unique", "property": "user"},
  {"code": "m_seats", "aggregation": "unique_count", "property": "user", "recurring": true},
  {"code": "m_held_seats", "aggregation": "unique_count", "property": "user", "recurring": true, "prorated": true},
  {"code": "m_p95", "aggregation": "percentile", "percentile": "95"},
  {"code": "m_stock", "aggregation": "sum", "recurring": true},
  {"code": "m_rounded", "aggregation": "sum", "digits": 0, "rounding": "ceiling"},
  {"code": "m_sum", "aggregation": "sum"}],
 "plans": [
  {"code": "all", "cadence": "1 month", "items": [
   {"code": "count", "kind": "usage", "metric": "m_count", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.01"}]},
   {"code": "max", "kind": "usage", "metric": "m_max", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "min", "kind": "usage", "metric": "m_min", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "latest", "kind": "usage", "metric": "m_latest", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "held_latest", "kind": "usage", "metric": "m_held_latest", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "unique", "kind": "usage", "metric": "m_unique", "prices": [{"currency": "EUR", "model": "unit", "unit": "5"}]},
   {"code": "seats", "kind": "usage", "metric": "m_seats", "prices": [{"currency": "EUR", "model": "unit", "unit": "5"}]},
   {"code": "held_seats", "kind": "usage", "metric": "m_held_seats", "prices": [{"currency": "EUR", "model": "unit", "unit": "30"}]},
   {"code": "p95", "kind": "usage", "metric": "m_p95", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "stock", "kind": "usage", "metric": "m_stock", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "rounded", "kind": "usage", "metric": "m_rounded", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]},
  {"code": "cut", "cadence": "1 month", "items": [
   {"code": "eu", "kind": "usage", "metric": "m_sum", "filter": "$.region == \"eu\"", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]},
   {"code": "big", "kind": "usage", "metric": "m_sum", "filter": "$ ? (@.size >= 10)", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.10"}]},
   {"code": "peak", "kind": "usage", "metric": "m_max", "group_by": "region", "prices": [{"currency": "EUR", "model": "unit", "unit": "2"}]}]},
  {"code": "by_event", "cadence": "1 month", "items": [
   {"code": "fees", "kind": "usage", "metric": "m_sum", "prices": [{"currency": "EUR", "model": "percentage", "percent": "2.9", "fixed": "0.30", "free_events": 1}]},
   {"code": "calls", "kind": "usage", "metric": "m_count", "prices": [{"currency": "EUR", "model": "matrix", "keys": ["region"], "default": "0.03",
       "cells": [{"match": {"region": "eu"}, "price": "0.01"}]}]},
   {"code": "pass", "kind": "usage", "metric": "m_max", "prices": [{"currency": "EUR", "model": "unit", "unit": "0"}]}]},
  {"code": "floor", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "m_sum", "prices": [{"currency": "EUR", "model": "unit", "unit": "1", "minimum": "30", "maximum": "300"}]}]},
  {"code": "floor_full", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "m_sum", "proration": "full", "prices": [{"currency": "EUR", "model": "unit", "unit": "1", "minimum": "30"}]}]},
  {"code": "floor_dear", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "m_sum", "prices": [{"currency": "EUR", "model": "unit", "unit": "2", "minimum": "60"}]},
   {"code": "peak", "kind": "usage", "metric": "m_max", "prices": [{"currency": "EUR", "model": "unit", "unit": "3"}]}]},
  {"code": "floor_cheap", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "m_sum", "prices": [{"currency": "EUR", "model": "unit", "unit": "1", "minimum": "30"}]},
   {"code": "peak", "kind": "usage", "metric": "m_max", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}
$catalog$) \g /dev/null

CREATE FUNCTION public.lines(account text, as_of timestamptz) RETURNS SETOF text
LANGUAGE sql AS $function$
    SELECT format('%s%s %s..%s %s = %s', p.item, ' ' || nullif(p.dimension, ''), to_char(lower(p.service), 'MM-DD'), to_char(upper(p.service), 'MM-DD'),
                  round(p.quantity, 6), billing.amount(p.amount))
      FROM billing.preview(account, as_of) p ORDER BY p.line_no
$function$;

-- April has 30 days, May 31.
SELECT billing.create_account('a', 'acme') \g /dev/null
SELECT billing.subscribe('a', 'all', '2026-04-01') \g /dev/null
SELECT count(billing.record_usage('a', 'm_count', 7, '2026-04-05', k)) FROM unnest('{c1,c2,c3}'::text[]) k \g /dev/null
SELECT count(billing.record_usage('a', m, v, t, m || t))
  FROM unnest('{m_max,m_min,m_latest}'::text[]) m, (VALUES (5, '2026-04-02'::timestamptz), (9, '2026-04-03'), (4, '2026-04-20')) e (v, t) \g /dev/null
-- 10 from 1 April, 40 from 16 April: 25 on average; carried over, 40 in May
SELECT billing.record_usage('a', 'm_held_latest', 10, '2026-04-01', 'h1'), billing.record_usage('a', 'm_held_latest', 40, '2026-04-16', 'h2') \g /dev/null
-- x and y come, x goes on the 16th, z comes on the 21st: y and z are left
SELECT count(billing.record_usage('a', m, 1, t, m || t || u, jsonb_build_object('user', u, 'operation', o)))
  FROM unnest('{m_unique,m_seats,m_held_seats}'::text[]) m,
       (VALUES ('x', 'add', '2026-04-01'::timestamptz), ('y', 'add', '2026-04-01'), ('x', 'remove', '2026-04-16'), ('z', 'add', '2026-04-21'), ('y', 'add', '2026-04-25')) e (u, o, t) \g /dev/null
-- 1 to 40: 38 is the value that 95 % do not exceed
SELECT count(billing.record_usage('a', 'm_p95', v, '2026-04-03', 'p' || v)) FROM generate_series(1, 40) v \g /dev/null
SELECT billing.record_usage('a', 'm_stock', 100, '2026-04-10', 's1'), billing.record_usage('a', 'm_stock', -30, '2026-05-10', 's2') \g /dev/null
SELECT billing.record_usage('a', 'm_rounded', 1.2, '2026-04-10', 'r1'), billing.record_usage('a', 'm_rounded', 1.3, '2026-04-11', 'r2') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('a', '2026-05-01')$$, ARRAY[
    'count 04-01..05-01 3.000000 = 0.03',
    'max 04-01..05-01 9.000000 = 9.00',
    'min 04-01..05-01 4.000000 = 4.00',
    'latest 04-01..05-01 4.000000 = 4.00',
    'held_latest 04-01..05-01 25.000000 = 25.00',
    'unique 04-01..05-01 2.000000 = 10.00',
    'seats 04-01..05-01 2.000000 = 10.00',
    -- x 15 days, y 30, z 10: 55/30
    'held_seats 04-01..05-01 1.833333 = 55.00',
    'p95 04-01..05-01 38.000000 = 38.00',
    'stock 04-01..05-01 100.000000 = 100.00',
    'rounded 04-01..05-01 3.000000 = 3.00'], 'every aggregation measures its month');
SELECT run('2026-05-01') \g /dev/null
SELECT is_empty($$SELECT * FROM lines('a', '2026-05-01')$$, 'once');
SELECT results_eq($$SELECT * FROM lines('a', '2026-06-01')$$, ARRAY[
    'held_latest 05-01..06-01 40.000000 = 40.00',
    'seats 05-01..06-01 2.000000 = 10.00',
    'held_seats 05-01..06-01 2.000000 = 60.00',
    'stock 05-01..06-01 70.000000 = 70.00'], 'levels carry over, the rest begins anew');
SELECT run('2026-06-01') \g /dev/null

-- What is late, or taken back.
SELECT billing.record_usage('a', 'm_max', 12, '2026-04-30', 'late max') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('a', '2026-06-02')$$, ARRAY['max 04-01..05-01 3.000000 = 3.00'], 'a late event raises the maximum of its month');
SELECT run('2026-06-02') \g /dev/null
SELECT billing.cancel_usage('a', 'm_max', 'late max', '2026-04-30') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('a', '2026-06-03')$$, ARRAY['max 04-01..05-01 -3.000000 = -3.00'], 'cancelled, it falls again');
SELECT run('2026-06-03') \g /dev/null
SELECT billing.record_usage('a', 'm_stock', 5, '2026-04-12', 'late stock') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('a', '2026-06-04')$$, ARRAY['stock 04-01..05-01 5.000000 = 5.00', 'stock 05-01..06-01 5.000000 = 5.00'],
    'a level that was higher was so in all later months');
SELECT run('2026-06-04') \g /dev/null
-- w came in on 1 May: 31 of 31 days
SELECT billing.record_usage('a', 'm_held_seats', 1, '2026-05-01', 'late seat', '{"user": "w"}') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('a', '2026-06-05')$$, ARRAY['held_seats 05-01..06-01 1.000000 = 30.00'], 'and so was a seat');
SELECT run('2026-06-05') \g /dev/null

-- Filters and groups
SELECT billing.create_account('b', 'acme') \g /dev/null
SELECT billing.subscribe('b', 'cut', '2026-04-01') \g /dev/null
SELECT count(billing.record_usage('b', 'm_sum', v, '2026-04-05', 'f' || v, p))
  FROM (VALUES (1, '{"region": "eu", "size": 3}'::jsonb), (20, '{"region": "us", "size": 10}'), (300, '{"region": "eu", "size": 11}'), (4000, NULL), (50000, '{"size": "11"}')) e (v, p) \g /dev/null
SELECT count(billing.record_usage('b', 'm_max', v, '2026-04-05', 'g' || v, p))
  FROM (VALUES (3, '{"region": "eu"}'::jsonb), (7, '{"region": "us"}'), (5, '{"region": "eu"}'), (1, NULL)) e (v, p) \g /dev/null
SELECT results_eq($$SELECT * FROM lines('b', '2026-05-01')$$, ARRAY[
    'eu 04-01..05-01 301.000000 = 301.00', 'big 04-01..05-01 320.000000 = 32.00',
    'peak 04-01..05-01 1.000000 = 2.00', 'peak eu 04-01..05-01 5.000000 = 10.00', 'peak us 04-01..05-01 7.000000 = 14.00'], 'filters and groups');

-- Prices of events: the first sale is free, 2.9 % + 0.30 of 80 and of 100
SELECT billing.create_account('c', 'acme') \g /dev/null
SELECT billing.subscribe('c', 'by_event', '2026-04-01') \g /dev/null
SELECT billing.record_usage('c', 'm_sum', 10, '2026-04-02', 'e1'), billing.record_usage('c', 'm_sum', 80, '2026-04-03', 'e2'), billing.record_usage('c', 'm_sum', 100, '2026-04-04', 'e3') \g /dev/null
SELECT count(billing.record_usage('c', 'm_count', 99, '2026-04-05', 'x' || n, jsonb_build_object('region', CASE WHEN n <= 100 THEN 'eu' ELSE 'us' END))) FROM generate_series(1, 300) n \g /dev/null
SELECT results_eq($$SELECT * FROM lines('c', '2026-05-01')$$, ARRAY['fees 04-01..05-01 190.000000 = 5.82', 'calls 04-01..05-01 300.000000 = 7.00'], 'percentage and matrix');
SELECT run('2026-05-01') \g /dev/null
-- An earlier sale takes the free place: 2.9 % of 10 + 0.30 are due, 5 are free.
SELECT billing.record_usage('c', 'm_sum', 5, '2026-04-01', 'e0') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('c', '2026-05-02')$$, ARRAY['fees 04-01..05-01 5.000000 = 0.59'], 'a late event is rated in its order');

-- A part of a cycle: 15 of 30 days of a minimum of 30
SELECT count(billing.create_account(c, 'acme')) FROM unnest('{d,e,f,g}'::text[]) c \g /dev/null
SELECT billing.subscribe('d', 'floor', '2026-04-01') \g /dev/null
SELECT billing.cancel_subscription('d', at => '2026-04-16') \g /dev/null
SELECT billing.record_usage('d', 'm_sum', 4, '2026-04-02', 'e1') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('d', '2026-05-01')$$, ARRAY['calls 04-01..04-16 4.000000 = 15.00'], 'the minimum of half a month is half of it');
SELECT billing.record_usage('d', 'm_sum', 400, '2026-04-03', 'e2') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('d', '2026-05-01')$$, ARRAY['calls 04-01..04-16 404.000000 = 150.00'], 'and so is the maximum');
SELECT billing.subscribe('e', 'floor_full', '2026-04-01') \g /dev/null
SELECT billing.cancel_subscription('e', at => '2026-04-16') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('e', '2026-05-01')$$, ARRAY['calls 04-01..04-16 0.000000 = 30.00'], 'proration full: the whole minimum');

-- A change within the cycle: cheap until the 16th, then dear. The ladder goes on: 50 cheap, 20 dear ones; maxima 10 and 12.
SELECT billing.subscribe('f', 'floor_cheap', '2026-04-01') \g /dev/null
SELECT billing.change_subscription('f', plan => 'floor_dear', at => '2026-04-16') \g /dev/null
SELECT billing.record_usage('f', 'm_sum', 50, '2026-04-02', 'e1'), billing.record_usage('f', 'm_sum', 20, '2026-04-20', 'e2'),
       billing.record_usage('f', 'm_max', 10, '2026-04-02', 'm1'), billing.record_usage('f', 'm_max', 12, '2026-04-20', 'm2') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('f', '2026-05-01')$$, ARRAY[
    'calls 04-01..04-16 50.000000 = 50.00', 'calls 04-16..05-01 20.000000 = 40.00',
    'peak 04-01..04-16 10.000000 = 10.00', 'peak 04-16..05-01 2.000000 = 6.00'], 'a maximum goes on from where it was: nothing is charged twice');
-- Nothing used: half of 30 and half of 60.
SELECT billing.subscribe('g', 'floor_cheap', '2026-04-01') \g /dev/null
SELECT billing.change_subscription('g', plan => 'floor_dear', at => '2026-04-16') \g /dev/null
SELECT results_eq($$SELECT * FROM lines('g', '2026-05-01')$$, ARRAY['calls 04-01..04-16 0.000000 = 15.00', 'calls 04-16..05-01 0.000000 = 30.00'], 'minima by their time');

-- What the catalog refuses
CREATE FUNCTION public.refused(metric text, item text DEFAULT '', price text DEFAULT '"model": "unit", "unit": 1') RETURNS text
LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM billing.apply_catalog(format('{"metrics": [{"code": "n", %s}], "plans": [{"code": "n", "cadence": "1 month", "items": [
        {"code": "i", "kind": "usage", "metric": "n", %s "prices": [{"currency": "EUR", %s}]}]}]}', metric, item, price)::jsonb);
    RETURN 'taken';
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN SQLERRM;
END;
$function$;
SELECT is(refused('"aggregation": "max", "recurring": true'), 'catalog: metrics[0].recurring: a metric with aggregation "max" cannot be recurring', 'a maximum does not carry over');
SELECT is(refused('"aggregation": "count", "prorated": true'), 'catalog: metrics[0].prorated: a metric with aggregation "count" cannot be prorated', 'a count is not held');
SELECT is(refused('"aggregation": "percentile"'), 'catalog: metrics[0].percentile: missing', 'which percentile');
SELECT is(refused('"aggregation": "percentile", "percentile": 101'), 'catalog: metrics[0].percentile: invalid value 101', 'a share');
SELECT is(refused('"aggregation": "sum", "property": "user"'), 'catalog: metrics[0].property: only a metric with aggregation unique_count counts a property', 'a sum has no property');
SELECT is(refused('"aggregation": "sum", "rounding": "up"'), 'catalog: metrics[0].rounding: needs digits', 'rounding to what');
SELECT is(refused('"aggregation": "sum", "max_age": "1 decade"'), 'catalog: metrics[0].max_age: invalid value "1 decade"', 'an age');
SELECT is(refused('"aggregation": "sum"', '"filter": "$.region ==",'), 'catalog: plans[0].items[0].filter: invalid value "$.region =="', 'not a jsonpath');
SELECT is(refused('"aggregation": "max"', '', '"model": "percentage", "percent": 1, "fixed": 1'), 'catalog: plans[0].items[0].prices[0].model: "percentage" prices single events', 'a maximum is no event');
SELECT is(refused('"aggregation": "sum", "recurring": true'), 'taken', 'a level of sums');
SELECT is(refused('"aggregation": "sum"'), 'catalog: metrics[0].recurring: metric "n" cannot change its recurring from true', 'what was measured stays so');
SELECT throws_ok($$SELECT billing.apply_catalog('{"plans": [{"code": "s", "cadence": "1 month", "items": [{"code": "i", "kind": "recurring", "prices":
    [{"currency": "EUR", "model": "matrix", "keys": ["a"], "default": 1, "cells": [{"match": {"a": "b"}, "price": 1}]}]}]}]}')$$, '22023',
    'catalog: plans[0].items[0].prices[0].model: "matrix" prices single events', 'seats are no events');

-- What record_usage refuses
SELECT count(*) FROM billing.apply_catalog('{"metrics": [{"code": "strict", "aggregation": "sum", "negative": "refuse", "max_age": "35 days", "max_ahead": "1 hour"}]}') \g /dev/null
SELECT throws_ok($$SELECT billing.record_usage('a', 'strict', -1, now(), 'k')$$, '22023', 'metric "strict" takes no negative value: -1', 'negative');
SELECT throws_ok($$SELECT billing.record_usage('a', 'strict', 1, now() - interval '36 days', 'k')$$, '22023', NULL, 'ancient');
SELECT throws_ok($$SELECT billing.record_usage('a', 'strict', 1, now() + interval '2 hours', 'k')$$, '22023', NULL, 'future');
SELECT ok(billing.record_usage('a', 'strict', 1, now() - interval '34 days', 'k'), 'in time');
SELECT throws_ok($$SELECT billing.record_usage('a', 'm_seats', 1, '2026-05-01', 'k', '{"user": "x", "operation": "drop"}')$$, '22023', 'invalid operation "drop" of metric "m_seats"', 'operation');
SELECT throws_ok($$SELECT billing.record_usage('a', 'm_seats', 1, '2026-05-01', 'k', '{"operation": "add"}')$$, '22023', 'event of metric "m_seats" has no property "user"', 'property');

SELECT * FROM finish();
ROLLBACK;
