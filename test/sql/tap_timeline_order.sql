\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(20);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "two", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}]},
    {"code": "seats", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "10"}]}]},
  {"code": "yearly", "cadence": "1 year", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "365"}]}]},
  {"code": "yearly2", "cadence": "1 year", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "730"}]}]},
  {"code": "bound", "cadence": "1 month", "commitment": {"amount": "100"}, "maximum": {"amount": "200", "cadence": "1 year"},
   "phases": [{"code": "only", "percent_off": 10}],
   "items": [{"code": "base", "kind": "recurring", "proration": "second", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}]}]},
  {"code": "slim", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}]}]}]}') \g /dev/null
CREATE FUNCTION versions(account text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT format('%s v%s ×%s %s..%s charged %s', i.item, i.version, i.quantity, lower(i.service)::date, upper(i.service)::date,
                  CASE WHEN isempty(i.charge) THEN 'never' ELSE format('%s..%s', lower(i.charge)::date, upper(i.charge)::date) END)
      FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id
     WHERE a.code = versions.account ORDER BY i.item, lower(i.service) $$;
CREATE FUNCTION grids(account text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT format('%s %s..%s from %s by %s', g.grid_no, lower(g.during)::date, upper(g.during)::date, g.anchor::date, g.cadence)
      FROM billing.subscription_grid g JOIN billing.account a ON a.account_id = g.account_id
     WHERE a.code = grids.account ORDER BY g.grid_no $$;

-- Changes of one instant: the last wins, and what none of them changes stays the version it was.
SELECT billing.create_account('same', 'acme') \g /dev/null
SELECT billing.subscribe('same', 'two', '2026-04-01', quantities => '{"seats": 5}') \g /dev/null
SELECT billing.bill('same', '2026-04-01') \g /dev/null
SELECT billing.change_subscription('same', quantities => '{"seats": 6}', at => '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('same')$$, ARRAY['base v1 ×1 2026-04-01.. charged 2026-04-01..', 'seats v2 ×6 2026-04-01.. charged 2026-04-01..'],
    'a change at the start leaves the other item alone');
SELECT billing.bill('same', '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('same', 2)$$, ARRAY['invoice 2: seats 2026-04-01..2026-05-01 60.00 | seats 2026-04-01..2026-05-01 -50.00 corrects 1 = 10.00 + 0.00'],
    'and its lines');
SELECT billing.change_subscription('same', quantities => '{"seats": 9}', at => '2026-04-11') \g /dev/null
SELECT billing.change_subscription('same', quantities => '{"seats": 6}', at => '2026-04-11') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('same')$$, ARRAY['base v1 ×1 2026-04-01.. charged 2026-04-01..', 'seats v2 ×6 2026-04-01.. charged 2026-04-01..'],
    'there and back at one instant is nothing');
SELECT is(billing.bill('same', '2026-04-11'), 0, 'and bills nothing');
SELECT billing.pause_subscription('same', at => '2026-04-15') \g /dev/null
SELECT billing.resume_subscription('same', at => '2026-04-15') \g /dev/null
SELECT is((SELECT count(*) FROM versions('same')), 2::bigint, 'so is a pause of no length');

-- The end is the end, whatever was planned for later.
SELECT billing.create_account('over', 'acme') \g /dev/null
SELECT billing.subscribe('over', 'two', '2026-01-01', quantities => '{"seats": 0}') \g /dev/null
SELECT is(billing.pause_subscription('over', at => '2026-01-11', resume_at => '2026-02-11'), 2, 'a pause can name its end');
SELECT results_eq($$SELECT * FROM versions('over')$$, ARRAY['base v1 ×1 2026-01-01..2026-01-11 charged 2026-01-01..2026-01-11', 'base v3 ×1 2026-02-11.. charged 2026-02-11..'],
    'an item of quantity 0 is not there; the resumption is the change after the pause');
SELECT billing.cancel_subscription('over', at => '2026-01-21') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('over')$$, ARRAY['base v1 ×1 2026-01-01..2026-01-11 charged 2026-01-01..2026-01-11'], 'a planned resumption does not outlive a cancellation');
SELECT billing.undo_change('over', 4) \g /dev/null
SELECT is((SELECT count(*) FROM versions('over')), 2::bigint, 'unless that is undone');

-- Grids follow the plans in force, also when a change between is undone.
SELECT billing.create_account('grid', 'acme') \g /dev/null
SELECT billing.subscribe('grid', 'slim', '2026-01-01') \g /dev/null
SELECT billing.change_subscription('grid', plan => 'yearly', at => '2026-01-16') \g /dev/null
SELECT billing.change_subscription('grid', plan => 'yearly2', at => '2026-03-01') \g /dev/null
SELECT results_eq($$SELECT * FROM grids('grid')$$, ARRAY['1 2026-01-01..2026-01-16 from 2026-01-01 by 1 mon', '2 2026-01-16.. from 2026-01-16 by 1 year'], 'plans of one cadence share a grid');
SELECT billing.undo_change('grid', 2) \g /dev/null
SELECT results_eq($$SELECT * FROM grids('grid')$$, ARRAY['1 2026-01-01..2026-03-01 from 2026-01-01 by 1 mon', '3 2026-03-01.. from 2026-03-01 by 1 year'], 'without the first, the second begins it');

-- Without proration: another length of cycles begins where the running one ends, what is taken away runs on to there.
SELECT billing.create_account('none', 'acme') \g /dev/null
SELECT billing.subscribe('none', 'two', '2026-01-01', quantities => '{"seats": 2}') \g /dev/null
SELECT billing.change_subscription('none', plan => 'yearly', at => '2026-01-16', proration => 'none') \g /dev/null
SELECT results_eq($$SELECT * FROM grids('none')$$, ARRAY['1 2026-01-01..2026-02-01 from 2026-01-01 by 1 mon', '2 2026-02-01.. from 2026-02-01 by 1 year'], 'a year without proration begins with the next cycle');
SELECT billing.undo_change('none', 2) \g /dev/null
SELECT billing.change_subscription('none', plan => 'slim', at => '2026-01-16', proration => 'none') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('none')$$, ARRAY['base v1 ×1 2026-01-01.. charged 2026-01-01..', 'seats v1 ×2 2026-01-01..2026-01-16 charged 2026-01-01..2026-02-01'],
    'an item that a plan without proration leaves out is charged to the end of the cycle');
SELECT billing.change_subscription('none', plan => 'two', quantities => '{"seats": 3}', at => '2026-03-16', proration => 'none') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('none') OFFSET 2$$, ARRAY['seats v5 ×3 2026-03-16.. charged 2026-04-01..'], 'one that comes in is charged from there');

-- A new subscription is written without deriving it: deriving it has to find nothing to do.
SELECT billing.create_account('new' || n, 'acme') FROM generate_series(1, 5) n \g /dev/null
SELECT billing.subscribe('new1', 'two', '2026-01-31', quantities => '{"seats": 0}'),
       billing.subscribe('new2', 'annual', '2026-02-03 13:14:15', trial_end => '2026-02-17', proration => 'second'),
       billing.subscribe('new3', 'arrears', '2026-05-05', anchor => '2026-01-31'),
       billing.subscribe('new4', 'slim', '2026-05-05', align => 'calendar'),
       billing.subscribe('new5', 'bound', '2026-05-05') \g /dev/null
CREATE TEMPORARY TABLE as_written AS
SELECT i.ctid AS place, i.* FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id WHERE a.code LIKE 'new_';
CREATE TEMPORARY TABLE grids_as_written AS
SELECT g.ctid AS place, g.* FROM billing.subscription_grid g JOIN billing.account a ON a.account_id = g.account_id WHERE a.code LIKE 'new_';
SELECT billing.derive_timeline(a.account_id, 1) FROM billing.account a WHERE a.code LIKE 'new_' \g /dev/null
SELECT is((SELECT count(*) FROM as_written), 9::bigint, 'items of new subscriptions');
SELECT is((SELECT count(*) FROM as_written w JOIN billing.subscription_item i ON i.ctid = w.place AND i.account_id = w.account_id), 9::bigint, 'are what is derived');
SELECT is((SELECT count(*) FROM grids_as_written w JOIN billing.subscription_grid g ON g.ctid = w.place AND g.account_id = w.account_id), 5::bigint, 'and so are their grids');

-- Pauses that overlap.
SELECT billing.create_account('lap', 'acme') \g /dev/null
SELECT billing.subscribe('lap', 'slim', '2026-01-01') \g /dev/null
SELECT billing.pause_subscription('lap', at => '2026-03-01', resume_at => '2026-04-01') \g /dev/null
SELECT throws_ok($$SELECT billing.pause_subscription('lap', at => '2026-02-01')$$, '55000',
    'a pause from 2026-02-01 00:00:00+00 to whenever it ends overlaps the one from 2026-03-01 00:00:00+00', 'a pause without end before another');
SELECT throws_ok($$SELECT billing.pause_subscription('lap', at => '2026-02-01', resume_at => '2026-03-02')$$, '55000', NULL, 'or one that ends within it');
SELECT throws_ok($$SELECT billing.pause_subscription('lap', at => '2026-02-01', resume_at => '2026-01-15')$$, '22023', NULL, 'or before its start');

SELECT * FROM finish();
ROLLBACK;
