\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(7);
-- Random timelines over plans with phases, add-ons, items of quantity 0, own cadences and alignments, in four zones. Each is recorded three
-- times: in order and billed after every change; in order and billed at the end; in any order and billed at the end.
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "p1", "cadence": "1 month", "phases": [{"code": "t", "duration": "10 days", "trial": true}, {"code": "i", "duration": "7 weeks", "percent_off": 35}],
   "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "19.99"}]},
             {"code": "seats", "kind": "recurring", "quantity": 2, "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 3, "unit": "7.77", "flat": "3"}, {"unit": "6.01"}]}]},
             {"code": "desk", "kind": "recurring", "timing": "arrears", "quantity": 0, "prices": [{"currency": "EUR", "model": "flat", "amount": "31.07"}]}]},
  {"code": "p2", "cadence": "1 month", "phases": [{"code": "a", "duration": "1 month", "prices": {"seats": [{"currency": "EUR", "model": "unit", "unit": "1"}]}}, {"code": "b", "duration": "100 days", "percent_off": "12.5"}],
   "items": [{"code": "base", "kind": "recurring", "proration": "second", "prices": [{"currency": "EUR", "model": "flat", "amount": "49.49"}]},
             {"code": "seats", "kind": "recurring", "prices": [{"currency": "EUR", "model": "unit", "unit": "7.30"}]},
             {"code": "desk", "kind": "recurring", "quantity": 1, "cadence": "3 months", "prices": [{"currency": "EUR", "model": "flat", "amount": "77"}]}]},
  {"code": "p3", "cadence": "1 year",
   "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "365"}]},
             {"code": "seats", "kind": "recurring", "cadence": "1 month", "prices": [{"currency": "EUR", "model": "unit", "unit": "5.55"}]},
             {"code": "desk", "kind": "recurring", "timing": "arrears", "cadence": "2 weeks", "prices": [{"currency": "EUR", "model": "flat", "amount": "11.11"}]}]},
  {"code": "extra", "addon": true, "cadence": "1 month", "items": [{"code": "care", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "9.09"}]}]}]}') \g /dev/null

CREATE TEMPORARY TABLE asked (timeline integer, n integer, at timestamptz, call text);
CREATE TEMPORARY TABLE opened (timeline integer, zone text, call text);
SELECT setseed(0.20261123) \g /dev/null
INSERT INTO opened
SELECT t, (ARRAY['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'])[1 + t % 4],
       format($$billing.subscribe(%%L, 'p%s', '2026-01-%s', addons => '{"extra": true}', align => %L)$$, 1 + t % 3, 1 + floor(random() * 28), (ARRAY[NULL, 'calendar', 'account'])[1 + t % 3])
  FROM generate_series(1, 10) t;
INSERT INTO asked
SELECT t, n, d.at,
       CASE floor(random() * 9)
       WHEN 0 THEN format($$billing.change_subscription(%%L, plan => 'p%s', at => '%s')$$, 1 + floor(random() * 3), d.at)
       WHEN 1 THEN format($$billing.change_subscription(%%L, plan => 'p%s', quantities => '{"seats": %s}', at => '%s')$$, 1 + floor(random() * 3), floor(random() * 6), d.at)
       WHEN 2 THEN format($$billing.change_subscription(%%L, align => '%s', at => '%s')$$, (ARRAY['start', 'calendar', 'account'])[1 + floor(random() * 3)::integer], d.at)
       WHEN 3 THEN format($$billing.change_subscription(%%L, quantities => '{"desk": %s, "care": %s}', at => '%s')$$, floor(random() * 3), floor(random() * 3), d.at)
       WHEN 4 THEN format($$billing.change_subscription(%%L, quantities => '{"seats": %s}', proration => 'none', at => '%s')$$, floor(random() * 9), d.at)
       WHEN 5 THEN format($$billing.change_subscription(%%L, quantities => '{"base": %s, "desk": null}', at => '%s')$$, floor(random() * 3), d.at)
       ELSE format($$billing.change_subscription(%%L, quantities => '{"seats": %s}', at => '%s')$$, floor(random() * 9), d.at)
       END
  FROM generate_series(1, 10) t CROSS JOIN generate_series(1, 9) n
 CROSS JOIN LATERAL (SELECT timestamptz '2026-02-01' + n * interval '30 days' + floor(random() * 29 + t * 0) * interval '1 day'
                            + floor(random() * 2) * interval '13 hours 7 minutes' AS at) d;

SELECT billing.create_account(k || o.timeline, 'acme', zone => o.zone, billing_day => 31 - o.timeline % 5) FROM opened o CROSS JOIN unnest(ARRAY['each', 'end', 'any']) k \g /dev/null
CREATE TEMPORARY TABLE differing (timeline integer, at timestamptz);
DO $$
DECLARE
    o record;
    a record;
    previewed text;
    wrote text;
BEGIN
    FOR o IN SELECT * FROM opened ORDER BY timeline LOOP
        EXECUTE format('SELECT ' || o.call, 'each' || o.timeline);
        EXECUTE format('SELECT ' || o.call, 'end' || o.timeline);
        EXECUTE format('SELECT ' || o.call, 'any' || o.timeline);
        FOR a IN SELECT * FROM asked WHERE timeline = o.timeline ORDER BY n LOOP
            EXECUTE format('SELECT ' || a.call, 'end' || o.timeline);
            EXECUTE format('SELECT ' || a.call, 'each' || o.timeline);
            previewed := (SELECT string_agg(p::text, ';' ORDER BY p.invoice_no, p.line_no) FROM billing.preview('each' || o.timeline, a.at) p);
            PERFORM billing.bill('each' || o.timeline, a.at);
            wrote := (SELECT string_agg(l::text, ';' ORDER BY l.invoice_no, l.line_no) FROM billing.invoice_line l JOIN billing.account c ON c.account_id = l.account_id
                       JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no AND i.as_of = a.at WHERE c.code = 'each' || o.timeline);
            INSERT INTO differing SELECT o.timeline, a.at WHERE previewed IS DISTINCT FROM wrote;
        END LOOP;
        FOR a IN SELECT * FROM asked WHERE timeline = o.timeline ORDER BY md5(n::text || o.timeline) LOOP
            EXECUTE format('SELECT ' || a.call, 'any' || o.timeline);
        END LOOP;
    END LOOP;
END $$;
SELECT public.run('2027-03-15') \g /dev/null

CREATE TEMPORARY VIEW charged AS
SELECT substring(a.code FROM '^[a-z]+') AS way, substring(a.code FROM '\d+')::integer AS timeline, l.item, lower(l.period) AS cycle, billing.sum(l.amount) AS amount
  FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id
 GROUP BY 1, 2, 3, 4
HAVING billing.sum(l.amount) <> 'EUR 0';
SELECT cmp_ok((SELECT count(*) FROM charged WHERE way = 'end'), '>', 150::bigint, 'there is something to compare');
SELECT is_empty($$SELECT timeline, at FROM differing$$, 'a preview is what is written');
SELECT is_empty($$(SELECT timeline, item, cycle, amount FROM charged WHERE way = 'each' EXCEPT SELECT timeline, item, cycle, amount FROM charged WHERE way = 'end')
                  UNION ALL (SELECT timeline, item, cycle, amount FROM charged WHERE way = 'end' EXCEPT SELECT timeline, item, cycle, amount FROM charged WHERE way = 'each')$$,
    'each item costs the same in each cycle, billed after every change or at the end');
SELECT is_empty($$(SELECT timeline, item, cycle, amount FROM charged WHERE way = 'any' EXCEPT SELECT timeline, item, cycle, amount FROM charged WHERE way = 'end')
                  UNION ALL (SELECT timeline, item, cycle, amount FROM charged WHERE way = 'end' EXCEPT SELECT timeline, item, cycle, amount FROM charged WHERE way = 'any')$$,
    'in whatever order the changes were recorded');
SELECT is_empty($$SELECT * FROM billing.account a CROSS JOIN LATERAL billing.preview(a.code, '2027-03-15') p$$, 'nothing is left to bill');
SELECT is((SELECT count(*) FROM billing.run_failure), 0::bigint, 'no account failed');

-- Undone one by one, in any order, the changes leave the first version of each item and no money but that of the first plan.
DO $$
DECLARE
    o record;
BEGIN
    FOR o IN SELECT a.code, c.change_no FROM billing.subscription_change c JOIN billing.account a ON a.account_id = c.account_id
              WHERE a.code LIKE 'each%' AND c.change_no > 1 ORDER BY md5(a.code || c.change_no) LOOP
        PERFORM billing.undo_change(o.code, o.change_no);
    END LOOP;
    FOR o IN SELECT * FROM opened LOOP
        PERFORM billing.create_account('still' || o.timeline, 'acme', zone => o.zone, billing_day => 31 - o.timeline % 5);
        EXECUTE format('SELECT ' || o.call, 'still' || o.timeline);
    END LOOP;
END $$;
SELECT public.run('2027-03-16') \g /dev/null
SELECT is_empty($$(SELECT timeline, item, cycle, amount FROM charged WHERE way = 'each' EXCEPT SELECT timeline, item, cycle, amount FROM charged WHERE way = 'still')
                  UNION ALL (SELECT timeline, item, cycle, amount FROM charged WHERE way = 'still' EXCEPT SELECT timeline, item, cycle, amount FROM charged WHERE way = 'each')$$,
    'undone in any order, nothing is left of them');

SELECT * FROM finish();
ROLLBACK;
