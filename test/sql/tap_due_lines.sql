\unset ECHO
\i test/setup.sql
SET client_min_messages = warning;
SELECT billing.setup() \g /dev/null
SELECT plan(25);
SET timezone = 'UTC';
SET track_functions = 'pl';

-- The equation in C++ says of plain items what the one in SQL says of all, and bills them.
SELECT count(*) FROM apply_catalog($$
{"sellers": [{"code": "net", "name": "Net GmbH", "country": "DE", "currency": "EUR", "zone": "Europe/Berlin"},
             {"code": "gross", "name": "Gross GmbH", "country": "DE", "currency": "EUR", "zone": "Europe/Berlin", "tax_basis": "inclusive"},
             {"code": "dated", "name": "Dated GmbH", "country": "DE", "currency": "EUR", "zone": "Asia/Tokyo", "tax_point": "invoice_date", "numbers": "D-{seq}", "credit_numbers": "DC-{seq}"}],
 "metrics": [{"code": "calls", "aggregation": "sum"}, {"code": "events", "aggregation": "count"}, {"code": "peak", "aggregation": "max"}, {"code": "bytes", "aggregation": "sum"},
             {"code": "rounded", "aggregation": "sum", "digits": 0}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,2026-02-15)"},
           {"jurisdiction": "DE", "category": "S", "percent": "21", "valid": "[2026-02-15,)"},
           {"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2014-01-01,)"}],
 "plans": [
  {"code": "plain", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "9.90"}]},
   {"code": "seats", "kind": "recurring", "timing": "arrears", "quantity": 2, "prices": [{"currency": "EUR", "model": "flat", "amount": "3.33"}]},
   {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "graduated", "minimum": "1",
    "tiers": [{"up_to": 10, "unit": "0.10", "flat": "1"}, {"unit": "0.07"}]}]},
   {"code": "events", "kind": "usage", "metric": "events", "prices": [{"currency": "EUR", "model": "package", "size": 3, "amount": "0.50"}]}]},
  {"code": "yearly", "cadence": "1 year", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "99"}]},
   {"code": "calls", "kind": "usage", "metric": "calls", "cadence": "1 month", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.05"}]}]},
  {"code": "transfer", "cadence": "1 month", "items": [
   {"code": "bytes", "kind": "usage", "metric": "bytes", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.11"}]}]},
  {"code": "peaks", "cadence": "1 month", "items": [
   {"code": "peak", "kind": "usage", "metric": "peak", "prices": [{"currency": "EUR", "model": "unit", "unit": "2"}]}]},
  {"code": "rounds", "cadence": "1 month", "items": [
   {"code": "rounded", "kind": "usage", "metric": "rounded", "prices": [{"currency": "EUR", "model": "unit", "unit": "2"}]}]},
  {"code": "grouped", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "calls", "group_by": "region", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.05"}]}]},
  {"code": "netting", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "changes": "net", "prices": [{"currency": "EUR", "model": "flat", "amount": "5"}]}]},
  {"code": "committed", "cadence": "1 month", "commitment": {"amount": "20"}, "items": [
   {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.05"}]}]},
  {"code": "more", "cadence": "1 month", "addon": true, "items": [
   {"code": "support", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "7"}]}]}]}
$$) \g /dev/null

-- Whether all lines of both ways are the same, and of how many accounts the equation measured something.
CREATE FUNCTION pg_temp.ways(codes text, as_of timestamptz, since xid8 DEFAULT NULL, OUT lines bigint, OUT differ bigint, OUT by_equation boolean)
LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[] := ARRAY(SELECT d.account_id FROM billing.account_directory d WHERE d.code ~ codes ORDER BY d.account_id);
    before bigint := coalesce(pg_stat_get_xact_function_calls('billing.measure'::regproc), 0);
BEGIN
    CREATE TEMPORARY TABLE short AS SELECT l::text AS line FROM billing.due_lines(ids, as_of, since) l;
    by_equation := coalesce(pg_stat_get_xact_function_calls('billing.measure'::regproc), 0) > before;
    SELECT count(*) INTO lines FROM pg_temp.short;
    SELECT count(*) INTO differ
      FROM ((TABLE pg_temp.short EXCEPT ALL SELECT l::text FROM billing.examined_lines(ids, as_of, since) l)
            UNION ALL (SELECT l::text FROM billing.examined_lines(ids, as_of, since) l EXCEPT ALL TABLE pg_temp.short)) d;
    DROP TABLE pg_temp.short;
END
$$;
CREATE FUNCTION pg_temp.open(code text, seller text, plan text, at text, country text DEFAULT 'DE', tax_id text DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$
    SELECT billing.create_account(code, seller, country => country, tax_id => tax_id);
    SELECT billing.subscribe(code, plan, at::timestamp AT TIME ZONE 'Europe/Berlin');
    SELECT count(billing.record_usage(code, m.metric, (hashtext(code || e || m.metric) & 15) / 4.0, '2026-01-03 12:00+00'::timestamptz + e * interval '31 hours', m.metric || e,
                                      CASE WHEN e % 2 = 0 THEN '{"region": "eu"}'::jsonb END))
      FROM generate_series(0, 60) e, (SELECT DISTINCT x.code AS metric FROM billing.plan p JOIN billing.plan_item i USING (plan_id) JOIN billing.metric x USING (metric_id)
                                       WHERE p.code = plan) m;
$$;

SELECT count(pg_temp.open('plain' || n, CASE WHEN n % 5 = 0 THEN 'dated' ELSE 'net' END, CASE WHEN n % 3 = 0 THEN 'yearly' ELSE 'plain' END,
                          (timestamp '2026-01-01' + n * interval '7 hours')::text, CASE WHEN n % 4 = 0 THEN 'FR' ELSE 'DE' END,
                          CASE WHEN n % 8 = 0 THEN 'FR40303265045' END)) FROM generate_series(1, 24) n \g /dev/null
SELECT results_eq($$SELECT lines > 100, differ, by_equation FROM pg_temp.ways('^plain', '2026-03-05')$$, $$VALUES (true, 0::bigint, false)$$,
    'several cycles of plain items are the same, without the equation');
SELECT billing.bill(d.code, '2026-02-01') FROM billing.account_directory d WHERE d.code ~ '^plain' \g /dev/null
SELECT results_eq($$SELECT lines > 50, differ, by_equation FROM pg_temp.ways('^plain', '2026-03-05')$$, $$VALUES (true, 0::bigint, false)$$,
    'and after a run');

-- A first cycle that is a part of one.
SELECT billing.create_account('part', 'net') \g /dev/null
SELECT billing.subscribe('part', 'plain', '2026-01-11', align => 'calendar') \g /dev/null
SELECT billing.record_usage('part', 'calls', 40, '2026-01-20', 'u1') \g /dev/null
SELECT results_eq($$SELECT lines, differ, by_equation FROM pg_temp.ways('^part', '2026-02-01')$$, $$VALUES (4::bigint, 0::bigint, false)$$,
    'a first cycle that is a part needs no equation');
SELECT is((SELECT string_agg(DISTINCT numerator || '/' || denominator, ' ') FROM billing.preview('part', '2026-02-01')), '1/1 21/31', 'its share is told');

-- What is billed in SQL, in one batch with what is not.
SELECT pg_temp.open(p, 'net', p, '2026-01-02') FROM unnest('{peaks,rounds,grouped,netting,committed}'::text[]) p \g /dev/null
SELECT pg_temp.open('inclusive', 'gross', 'plain', '2026-01-02') \g /dev/null
SELECT pg_temp.open('exempt', 'net', 'plain', '2026-01-02') \g /dev/null
SELECT billing.add_tax_exemption('exempt', 'C 1', '[2026-01-01,)') \g /dev/null
SELECT pg_temp.open('charged', 'net', 'plain', '2026-01-02') \g /dev/null
SELECT billing.add_charge('charged', 'setup', 'EUR 50', at => '2026-01-02') \g /dev/null
SELECT pg_temp.open('changed', 'net', 'plain', '2026-01-02') \g /dev/null
SELECT billing.change_subscription('changed', quantities => '{"seats": 5}', at => '2026-01-15') \g /dev/null
SELECT pg_temp.open('ends', 'net', 'plain', '2026-01-02') \g /dev/null
SELECT billing.cancel_subscription('ends', at => '2026-01-20') \g /dev/null
SELECT pg_temp.open('two', 'net', 'plain', '2026-01-02') \g /dev/null
SELECT billing.subscribe('two', 'yearly', '2026-02-02') \g /dev/null
SELECT pg_temp.open('back', 'net', 'yearly', '2026-01-02') \g /dev/null
SELECT billing.record_usage('back', 'calls', -5000, '2026-01-15', 'back') \g /dev/null
SELECT results_eq(format($$SELECT lines > 0, differ, by_equation FROM pg_temp.ways('^%s$', '2026-03-05')$$, code), $$VALUES (true, 0::bigint, true)$$, what)
  FROM (VALUES ('grouped', 'groups are billed in SQL'), ('two', 'so is usage that several subscriptions meter')) v (code, what);
SELECT results_eq(format($$SELECT lines > 0, differ, by_equation FROM pg_temp.ways('^%s$', '2026-03-05')$$, code), $$VALUES (true, 0::bigint, false)$$, what)
  FROM (VALUES ('changed', 'changes are not'), ('ends', 'nor are ends'), ('back', 'and what gives money back')) v (code, what);
SELECT results_eq($$SELECT lines > 100, differ, by_equation FROM pg_temp.ways('.', '2026-03-05')$$, $$VALUES (true, 0::bigint, true)$$,
    'a batch of all kinds is the same both ways');
SELECT billing.bill(d.code, '2026-02-10') FROM billing.account_directory d \g /dev/null
SELECT results_eq($$SELECT lines > 50, differ, by_equation FROM pg_temp.ways('.', '2026-03-05')$$, $$VALUES (true, 0::bigint, true)$$,
    'and after a run');

-- Several subscriptions, each with metrics of its own: named, of the account, or of a subaccount.
SELECT pg_temp.open('each', 'net', 'plain', '2026-01-02') \g /dev/null
SELECT billing.create_account('each-unit', 'net', parent => 'each'), billing.subscribe('each-unit', 'transfer', '2026-01-05') \g /dev/null
SELECT count(billing.record_usage(a, m, n, timestamptz '2026-01-10' + n * interval '60 hours', a || m || n, subscription_no => CASE WHEN n % 3 = 0 THEN s END))
  FROM generate_series(1, 20) n, (VALUES ('each', 'bytes', 2), ('each-unit', 'bytes', 2), ('each', 'calls', 1), ('each-unit', 'calls', 1)) v (a, m, s)
 WHERE NOT (n % 3 = 0 AND a = 'each-unit' AND s = 1) \g /dev/null
SELECT results_eq($$SELECT lines > 0, differ, by_equation FROM pg_temp.ways('^each', '2026-03-05')$$, $$VALUES (true, 0::bigint, false)$$,
    'subscriptions that meter each its own are billed in C++');
SELECT results_eq($$SELECT item, sum(quantity) > 0 FROM billing.preview('each', '2026-03-05') WHERE kind = 'usage' GROUP BY item ORDER BY item$$,
    $$VALUES ('bytes', true), ('calls', true), ('events', true)$$, 'with what was used');

-- Watermarks are where the calendar has them.
SELECT results_eq(format($$
    SELECT count(*) > 0, count(*) FILTER (WHERE s.due_at IS DISTINCT FROM w.due_at OR s.late_before IS DISTINCT FROM w.late_before)
      FROM (SELECT s.account_id, s.subscription_no,
                   coalesce(min(billing.next_due_at(g.anchor, coalesce(p.cadence, g.cadence), g.zone, g.during * i.span, %1$L, p.timing)), 'infinity') AS due_at,
                   coalesce(max(billing.closed_before(g.anchor, coalesce(p.cadence, g.cadence), g.zone, g.during * i.span, %1$L))
                                FILTER (WHERE p.kind = 'usage'), '-infinity') AS late_before
              FROM billing.subscription s
              JOIN billing.subscription_item i USING (account_id, subscription_no)
              JOIN billing.subscription_grid g USING (account_id, subscription_no)
              JOIN billing.plan_item p USING (plan_item_id)
             WHERE g.during && i.charge AND s.due_at <= %1$L
             GROUP BY s.account_id, s.subscription_no) s
      LEFT JOIN billing.watermarks(ARRAY(SELECT a.account_id FROM billing.account a), %1$L) w USING (account_id, subscription_no)$$, at),
    $$VALUES (true, 0::bigint)$$, 'watermarks as of ' || at)
  FROM unnest('{2026-03-05,2026-07-01 00:00:01,2027-03-31}'::text[]) at;

-- Late usage: seen where the caller asks for it.
SELECT billing.record_usage('part', 'calls', 7, '2026-01-21', 'late') \g /dev/null
SELECT results_eq($$SELECT differ, by_equation FROM pg_temp.ways('^part$', '2026-02-10', '0')$$, $$VALUES (0::bigint, true)$$, 'late usage goes by the equation');
SELECT is_empty($$SELECT FROM billing.account_directory d, LATERAL billing.due_lines(ARRAY[d.account_id], '2026-02-10', NULL) WHERE d.code = 'part'$$,
    'since NULL looks for none');

-- A batch holds the accounts that are due, and no others between them. A run that has seen all but this event came before.
INSERT INTO billing.run (run_no, as_of, issue, since, horizon, system_identifier, batch_size, started_at, finished_at)
SELECT 1000, '2026-02-10', true, '0', (pg_current_xact_id()::text::bigint + 1000000)::text::xid8, c.system_identifier, 1, now(), now() FROM pg_control_system() c;
UPDATE billing.usage_event u SET recorded_xid = billing.examined_since() WHERE u.key = 'late';
SELECT billing.open_run('2026-02-11', true, 1000) AS run_no \gset
SELECT billing.plan_run(:run_no) \g /dev/null
SELECT is((SELECT array_agg(x ORDER BY x) FROM billing.run_batch b, unnest(b.account_ids) x WHERE b.run_no = :run_no),
    (SELECT array_agg(DISTINCT a ORDER BY a)
       FROM (SELECT s.account_id FROM billing.subscription s WHERE s.due_at <= '2026-02-11' UNION SELECT account_id FROM billing.account WHERE code = 'part') d (a)),
    'a run takes the accounts that are due, or have late usage');
SELECT is((SELECT count(*) FROM billing.run_batch b WHERE b.run_no = :run_no AND b.since IS NOT NULL AND cardinality(b.account_ids) = 1), 1::bigint,
    'and looks for late usage only where it found some');

-- A cancellation ends a cycle early, and is taken back: the cycle is due again where it always ended, and billed already.
SELECT pg_temp.open('undone', 'net', 'plain', '2026-01-01') \g /dev/null
SELECT billing.cancel_subscription('undone', at => '2026-01-11') \g /dev/null
SELECT billing.bill('undone', '2026-01-12') \g /dev/null
SELECT billing.undo_change('undone', change => 2, at => '2026-01-16') \g /dev/null
SELECT billing.bill('undone', '2026-01-16') \g /dev/null
SELECT results_eq($$SELECT differ, by_equation FROM pg_temp.ways('^undone$', '2026-02-01')$$, $$VALUES (0::bigint, false)$$,
    'what an end billed that was taken back is not billed again');
SELECT is((SELECT sum(l.amount) FROM billing.invoice_line l JOIN billing.account_directory d USING (account_id) WHERE d.code = 'undone' AND l.item = 'seats')
          + coalesce((SELECT sum(l.amount) FROM billing.preview('undone', '2026-02-01') l WHERE l.item = 'seats'), 'EUR 0'), 'EUR 6.66'::monetary,
    'the cycle costs what it costs');

-- Usage comes late, of a cycle that was due when nothing was used in it: a run as of an earlier time sees the event, so it bills it.
SELECT billing.create_account('nothing', 'net') \g /dev/null
SELECT billing.subscribe('nothing', 'yearly', '2026-01-01') \g /dev/null
SELECT billing.bill('nothing', '2026-02-10') \g /dev/null
SELECT billing.record_usage('nothing', 'calls', 100, '2026-01-20', 'u1') \g /dev/null
SELECT results_eq($$SELECT l.item, l.amount, l.service FROM billing.account_directory d, LATERAL billing.due_lines(ARRAY[d.account_id], '2026-01-25', '0') l
                     WHERE d.code = 'nothing'$$, $$VALUES ('calls', 'EUR 5'::monetary, '[2026-01-01,2026-02-01)'::tstzrange)$$,
    'late usage of a closed cycle is due as of any time');

-- Whatever stands before pg_catalog, its operators and functions are what is used.
CREATE SCHEMA elsewhere;
CREATE FUNCTION elsewhere.upper(tstzrange) RETURNS timestamptz LANGUAGE sql AS $$ SELECT NULL::timestamptz $$;
CREATE FUNCTION elsewhere.other(text, text) RETURNS boolean LANGUAGE sql AS $$ SELECT false $$;
CREATE OPERATOR elsewhere.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = elsewhere.other);
SET search_path = elsewhere, pg_catalog, public, billing;
SELECT results_eq($$SELECT differ, by_equation FROM pg_temp.ways('^undone$', '2026-03-05')$$, $$VALUES (0::bigint, false)$$,
    'the search path decides nothing');
SET search_path = public, billing;

CREATE TYPE pg_temp.texts AS (a text, b text);
SELECT throws_ok($$SELECT * FROM billing.due_lines(NULL::pg_temp.texts, ARRAY[1]::bigint[], '2026-03-05'::timestamptz, NULL::xid8)$$, '22023', NULL,
    'rows of another type are refused');

SELECT * FROM finish();
ROLLBACK;
