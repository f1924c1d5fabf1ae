\unset ECHO
\i test/setup.sql
\i test/record.sql
-- Figures of the tests of other systems that concern the run: measured, rated and billed from events. Amounts in majors.
SELECT plan(15);
SELECT count(*) FROM billing.apply_catalog($catalog$
{"metrics": [{"code": "level", "aggregation": "weighted_sum", "recurring": true}, {"code": "held", "aggregation": "sum", "recurring": true, "prorated": true},
             {"code": "rounded", "aggregation": "sum", "digits": 2}, {"code": "tens", "aggregation": "sum", "digits": -1}],
 "plans": [
  {"code": "level", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "level", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]},
  {"code": "held", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "held", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]},
  {"code": "rounded", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "rounded", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]},
     {"code": "j", "kind": "usage", "metric": "tens", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]},
  {"code": "minimum", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": 1, "minimum": 10}]}]},
  {"code": "graduated", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "graduated",
     "tiers": [{"up_to": 5, "flat": 100, "unit": 0}, {"up_to": 10, "flat": 50, "unit": 0}, {"up_to": 15, "unit": 5}, {"unit": 1}]}]}]},
  {"code": "capped", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "graduated", "maximum": 170,
     "tiers": [{"up_to": 5, "flat": 100, "unit": 0}, {"up_to": 10, "flat": 50, "unit": 0}, {"up_to": 15, "unit": 5}, {"unit": 1}]}]}]},
  {"code": "capped_volume", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "volume", "maximum": 125,
     "tiers": [{"up_to": 5, "flat": 100, "unit": 0}, {"up_to": 10, "flat": 150, "unit": 0}, {"up_to": 15, "unit": 10}, {"unit": 5}]}]}]},
  {"code": "package", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "package", "size": 10, "amount": 15}]}]},
  {"code": "included", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": 1, "included": 110}]}]},
  {"code": "volume", "cadence": "1 month", "items": [{"code": "i", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "volume",
     "tiers": [{"up_to": 15, "unit": 10}, {"unit": 5}]}]}]},
  {"code": "progressive", "cadence": "1 month", "items": [
    {"code": "fee", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": 31}]},
    {"code": "i", "kind": "usage", "metric": "api_calls", "thresholds": [{"amount": 200, "invoice": true}, {"amount": 500, "invoice": true}],
     "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]}]}
$catalog$) \g /dev/null

-- Usage of each step, and what each step bills: an invoice for what has been used so far, and at the end a run.
CREATE FUNCTION public.steps(plan text, quantities numeric[], until timestamptz DEFAULT NULL) RETURNS numeric[]
LANGUAGE plpgsql AS $function$
DECLARE
    code text := plan || '-' || (SELECT count(*) FROM billing.account);
    id bigint;
    at timestamptz := '2026-05-02';
    amounts numeric[] := '{}';
    known numeric := 0;
    total numeric;
BEGIN
    id := billing.create_account(code, 'acme');
    PERFORM billing.subscribe(code, plan, '2026-05-01');
    IF until IS NOT NULL THEN
        PERFORM billing.cancel_subscription(code, at => until);
    END IF;
    FOR n IN 1 .. cardinality(quantities) LOOP
        PERFORM billing.record_usage(code, 'api_calls', quantities[n], at, 'e' || n);
        at := at + interval '1 day';
        IF n < cardinality(quantities) THEN
            PERFORM billing.bill_running(id, 1, 'i', at), billing.check_thresholds(at);
        ELSE
            PERFORM billing.bill(code, '2026-06-01');
        END IF;
        SELECT coalesce(sum(billing.amount(net)), 0) INTO total FROM billing.invoices WHERE account = code;
        amounts := amounts || (total - known);
        known := total;
    END LOOP;
    RETURN amounts;
END;
$function$;

SELECT billing.create_account('a', 'acme'), billing.subscribe('a', 'level', '2023-04-01'), billing.record_usage('a', 'level', 2500, '2023-03-10', 'e1'),
       billing.record_usage('a', 'level', -2000, '2023-04-04', 'e2'), billing.record_usage('a', 'level', -200, '2023-04-06', 'e3') \g /dev/null
SELECT results_eq($$SELECT billing.amount(amount) FROM billing.preview('a', '2023-05-01')$$, ARRAY[533.33], 'lago weighted_sum_agg_spec:88');
SELECT results_eq($$SELECT quantity FROM billing.preview('a', '2023-06-01') WHERE lower(service) = '2023-05-01'$$, ARRAY[300::numeric], 'carried forward');
SELECT billing.create_account('b', 'acme'), billing.subscribe('b', 'held', '2023-05-01'), billing.record_usage('b', 'held', 2.5, '2023-04-10', 'e1'), billing.record_usage('b', 'held', 2.5, '2023-04-11', 'e2'),
       billing.record_usage('b', 'held', 12, '2023-05-26', 'e3'), billing.record_usage('b', 'held', 12, '2023-05-26', 'e4') \g /dev/null
-- Lago rounds the units up to 9.64517; here they are 5 + 24 * 6 / 31
SELECT results_eq($$SELECT round(quantity, 6), billing.amount(amount) FROM billing.preview('b', '2023-06-01')$$, $$VALUES (9.645161, 9.65)$$, 'lago prorated_aggregations/sum_service_spec:90');
SELECT billing.create_account('c', 'acme'), billing.subscribe('c', 'rounded', '2026-05-01'), billing.record_usage('c', 'rounded', 123.456, '2026-05-10', 'e1'), billing.record_usage('c', 'tens', 123.456, '2026-05-10', 'e1') \g /dev/null
SELECT results_eq($$SELECT quantity FROM billing.preview('c', '2026-06-01')$$, ARRAY[123.46, 120], 'lago apply_rounding_service_spec:20, and to tens');

SELECT is(steps('minimum', '{2}', '2026-05-16'), '{4.84}', 'lago create_true_up_service_spec:153: a minimum of 10 for 15 of 31 days');
SELECT billing.create_account('d', 'acme'), billing.subscribe('d', 'minimum', '2026-02-01'), billing.cancel_subscription('d', at => '2026-02-26'), billing.record_usage('d', 'api_calls', 8, '2026-02-10', 'e1') \g /dev/null
SELECT results_eq($$SELECT billing.amount(amount) FROM billing.preview('d', '2026-03-01')$$, ARRAY[8.93], 'lago spending_minimum_spec:79: and for 25 of 28');
SELECT is(steps('graduated', '{12,10}'), '{160.00,22.00}', 'openmeter tieredgraduated_test:157');
SELECT is(steps('capped', '{12,10}'), '{160.00,10.00}', 'openmeter tieredgraduated_test:291');
SELECT is(steps('capped_volume', '{7}'), '{125.00}', 'openmeter tieredvolume_test:438');
SELECT is(steps('package', '{17,5}'), '{30.00,15.00}', 'openmeter package_test:195');
SELECT is(steps('included', '{50,75,30}'), '{0,15.00,30.00}', 'openmeter discount_test:269');
SELECT is(steps('progressive', '{200,200}'), '{200.00,231.00}', 'lago progressive_billing_spec:53');
SELECT is(steps('progressive', '{200,400,0}'), '{200.00,400.00,31.00}', 'lago progressive_billing_spec:219');

-- openmeter delta/tieredvolume_test:76: 15 at 10; the 16th comes late and takes all of them to 5.
SELECT is(steps('volume', '{15}'), '{150.00}', '15 at 10');
SELECT billing.record_usage(code, 'api_calls', 1, '2026-05-20', 'late') FROM billing.account WHERE code LIKE 'volume-%' \g /dev/null
SELECT results_eq($$SELECT billing.amount(p.amount), p.quantity, p.metered_quantity FROM billing.account a CROSS JOIN LATERAL billing.preview(a.code, '2026-06-02') p WHERE a.code LIKE 'volume-%'$$,
    $$VALUES (-70.00, -1::numeric, 1::numeric)$$, 'openmeter delta/tieredvolume_test:76, in one line');
SELECT * FROM finish();
ROLLBACK;
