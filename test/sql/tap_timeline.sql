\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(51);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "big", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "60"}]}]},
  {"code": "yearly", "cadence": "1 year", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "300"}]}]}]}') \g /dev/null

-- Versions are derived from the changes, whatever their order.
CREATE FUNCTION versions(account text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT format('%s v%s ×%s %s..%s charged %s', i.item, i.version, i.quantity, lower(i.service)::date, upper(i.service)::date,
                  CASE WHEN isempty(i.charge) THEN 'never' ELSE format('%s..%s', lower(i.charge)::date, upper(i.charge)::date) END)
      FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id
     WHERE a.code = versions.account ORDER BY i.item, lower(i.service) $$;
SELECT billing.create_account('a1', 'acme') \g /dev/null
SELECT billing.subscribe('a1', 'team', '2026-04-01', quantities => '{"seats": 5}') \g /dev/null
SELECT is(billing.change_subscription('a1', quantities => '{"seats": 8}', at => '2026-04-21'), 2, 'a change has a number');
SELECT is(billing.change_subscription('a1', quantities => '{"seats": 6}', at => '2026-04-11'), 3, 'the next number, also when it is effective earlier');
SELECT results_eq($$SELECT * FROM versions('a1')$$, ARRAY['seats v1 ×5 2026-04-01..2026-04-11 charged 2026-04-01..2026-04-11',
    'seats v3 ×6 2026-04-11..2026-04-21 charged 2026-04-11..2026-04-21', 'seats v2 ×8 2026-04-21.. charged 2026-04-21..'], 'versions stand in the order of their time');
SELECT billing.undo_change('a1', 3) \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a1')$$, ARRAY['seats v1 ×5 2026-04-01..2026-04-21 charged 2026-04-01..2026-04-21',
    'seats v2 ×8 2026-04-21.. charged 2026-04-21..'], 'undoing a change brings the version before it back');
SELECT billing.change_subscription('a1', quantities => '{"seats": 8}', at => '2026-05-05') \g /dev/null
SELECT is((SELECT count(*) FROM versions('a1')), 2::bigint, 'a change that changes nothing opens no version');
SELECT billing.change_subscription('a1', quantities => '{"seats": 1}', at => '2026-05-07') \g /dev/null
SELECT billing.change_subscription('a1', quantities => '{"seats": 2}', at => '2026-05-07') \g /dev/null
SELECT is((SELECT string_agg(v, ' | ') FROM versions('a1') v WHERE v LIKE '%2026-05-07.. %'), 'seats v7 ×2 2026-05-07.. charged 2026-05-07..', 'of changes at one instant the last wins');
SELECT is(billing.change_subscription('a1', quantities => '{"seats": 3}', at => '2026-06-10', effective => 'period_end'), 8, 'a change can wait for the end of the cycle');
SELECT ok('seats v8 ×3 2026-07-01.. charged 2026-07-01..' IN (SELECT * FROM versions('a1')), 'and is effective there');

-- The end of the period: of the cycle that holds the time, of a trial, or where other cycles begin.
SELECT billing.create_account(code, 'acme') FROM unnest(ARRAY['atonce', 'intrial', 'cutshort']) AS code \g /dev/null
SELECT billing.subscribe('atonce', 'pro', '2026-04-01'), billing.subscribe('cutshort', 'pro', '2026-04-01'),
       billing.subscribe('intrial', 'pro', '2026-04-01', trial_end => '2026-04-15', anchor => '2026-05-01'),
       billing.change_subscription('cutshort', plan => 'yearly', at => '2026-04-16') \g /dev/null
SELECT billing.cancel_subscription('atonce', at => '2026-04-01', effective => 'period_end'),
       billing.cancel_subscription('intrial', at => '2026-04-05', effective => 'period_end'),
       billing.cancel_subscription('cutshort', at => '2026-04-10', effective => 'period_end') \g /dev/null
SELECT results_eq($$SELECT * FROM versions('atonce')$$, ARRAY['base v1 ×1 2026-04-01..2026-05-01 charged 2026-04-01..2026-05-01'], 'canceled at the first instant of a cycle, it lasts to its end');
SELECT is((SELECT count(*) FROM billing.preview('intrial', '2027-01-01')), 0::bigint, 'canceled for the end of a trial, nothing is charged');
SELECT is((SELECT max(upper(service)) FROM billing.subscription_item i JOIN billing.account a USING (account_id) WHERE a.code = 'intrial'), '2026-04-15', 'and the trial goes on to its end');
SELECT results_eq($$SELECT * FROM versions('cutshort')$$, ARRAY['base v1 ×1 2026-04-01..2026-04-16 charged 2026-04-01..2026-04-16'], 'a cycle that is cut short ends there');

-- Cancellation, pause.
SELECT billing.create_account('a2', 'acme') \g /dev/null
SELECT billing.subscribe('a2', 'pro', '2026-01-01') \g /dev/null
SELECT billing.pause_subscription('a2', at => '2026-01-20') \g /dev/null
SELECT throws_ok($$SELECT billing.pause_subscription('a2', at => '2026-01-25')$$, '55000', NULL, 'paused already');
SELECT billing.resume_subscription('a2', at => '2026-02-10') \g /dev/null
SELECT throws_ok($$SELECT billing.resume_subscription('a2', at => '2026-02-12')$$, '55000', NULL, 'not paused');
SELECT results_eq($$SELECT * FROM versions('a2')$$, ARRAY['base v1 ×1 2026-01-01..2026-01-20 charged 2026-01-01..2026-01-20',
    'base v3 ×1 2026-02-10.. charged 2026-02-10..'], 'a pause leaves a gap');
SELECT is(billing.cancel_subscription('a2', at => '2026-03-16', credit => false), 4, 'a cancellation is a change');
SELECT results_eq($$SELECT * FROM versions('a2') OFFSET 1$$, ARRAY['base v3 ×1 2026-02-10..2026-03-16 charged 2026-02-10..2026-04-01'], 'without credit the cycle stays charged');
SELECT throws_ok($$SELECT billing.change_subscription('a2', plan => 'big', at => '2026-03-20')$$, '55000', NULL, 'nothing changes after the end');
SELECT billing.undo_change('a2', 4) \g /dev/null
SELECT results_eq($$SELECT * FROM versions('a2') OFFSET 1$$, ARRAY['base v3 ×1 2026-02-10.. charged 2026-02-10..'], 'a cancellation can be undone');
SELECT throws_ok($$SELECT billing.undo_change('a2', 4)$$, '22023', NULL, 'once');
SELECT throws_ok($$SELECT billing.undo_change('a2', 1)$$, '55000', NULL, 'the subscription itself cannot');
SELECT billing.create_account('kept', 'acme') \g /dev/null
SELECT billing.subscribe('kept', 'pro', '2026-01-01') \g /dev/null
SELECT billing.pause_subscription('kept', at => '2026-01-20', keep_billing => true) \g /dev/null
SELECT results_eq($$SELECT * FROM versions('kept')$$, ARRAY['base v1 ×1 2026-01-01.. charged 2026-01-01..'], 'a pause can go on billing');

-- A new cadence is a new grid; an annual plan is billed from the change on.
SELECT billing.create_account('a3', 'acme') \g /dev/null
SELECT billing.subscribe('a3', 'pro', '2026-01-01', idempotency_key => 's') \g /dev/null
SELECT is(billing.change_subscription('a3', plan => 'yearly', at => '2026-01-16', idempotency_key => 'c'),
          billing.change_subscription('a3', plan => 'yearly', at => '2026-01-16', idempotency_key => 'c'), 'a retry changes nothing');
SELECT results_eq($$SELECT grid_no, lower(during)::date, upper(during)::date, cadence FROM billing.subscription_grid g JOIN billing.account a ON a.account_id = g.account_id WHERE a.code = 'a3' ORDER BY 1$$,
    $$VALUES (1, '2026-01-01'::date, '2026-01-16'::date, interval '1 month'), (2, '2026-01-16', NULL, '1 year')$$, 'another cadence begins a new grid');

-- A plan's newest version, for those who are on older ones.
SELECT count(*) FROM billing.apply_catalog('{"plans": [{"code": "pro", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "33"}]}]}]}') \g /dev/null
SELECT is(billing.migrate_plan('pro', '2026-05-01'), 2, 'subscriptions on the old version are moved');
SELECT is(billing.migrate_plan('pro', '2026-06-01'), 0, 'once');
SELECT billing.bill('kept', '2026-05-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('kept')$$, ARRAY['invoice 1: base 2026-01-01..2026-02-01 30.00 | base 2026-02-01..2026-03-01 30.00 | base 2026-03-01..2026-04-01 30.00 | base 2026-04-01..2026-05-01 30.00 | base 2026-05-01..2026-06-01 33.00 = 153.00 + 0.00'],
    'the new price counts from the migration on');

-- Agreed prices, an anchor, a policy.
SELECT billing.create_account('deal', 'acme') \g /dev/null
SELECT billing.subscribe('deal', 'big', '2026-01-11', anchor => '2026-01-01', overrides => '{"base": {"currency": "EUR", "model": "flat", "amount": "31"}}', proration => 'second') \g /dev/null
SELECT billing.bill('deal', '2026-01-11') \g /dev/null
SELECT results_eq($$SELECT l.amount::text, l.numerator, l.denominator, l.basis FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'deal'$$,
    $$VALUES ('EUR 21.00', 21 * 86400::bigint, 31 * 86400::bigint, 'second')$$, '21 of 31 days of the agreed price, in seconds');

-- A change that is not prorated, one that settles later.
SELECT billing.create_account('later', 'acme') \g /dev/null
SELECT billing.subscribe('later', 'team', '2026-04-01', quantities => '{"seats": 1}') \g /dev/null
SELECT billing.bill('later', '2026-04-01') \g /dev/null
SELECT billing.change_subscription('later', quantities => '{"seats": 2}', at => '2026-04-16', settle => 'next_cycle') \g /dev/null
SELECT is(billing.bill('later', '2026-04-20'), 0, 'settle next_cycle waits');
SELECT billing.bill('later', '2026-05-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('later', 2)$$, ARRAY['invoice 2: seats 2026-04-16..2026-05-01 -5.00 corrects 1 | seats 2026-04-16..2026-05-01 10.00 | seats 2026-05-01..2026-06-01 20.00 = 25.00 + 0.00'], 'for the next cycle');
SELECT billing.change_subscription('later', quantities => '{"seats": 1}', at => '2026-05-16', settle => 'now_if_positive') \g /dev/null
SELECT is(billing.bill('later', '2026-05-20'), 0, 'a credit that settles only when positive waits');
SELECT billing.change_subscription('later', quantities => '{"seats": 9}', at => '2026-05-17', settle => 'now_if_positive') \g /dev/null
SELECT is(billing.bill('later', '2026-05-20'), 1, 'a charge does not');

-- A migration settles as a change does; of a subscription that is over there is no next cycle to wait for.
CREATE FUNCTION dearer(amount text) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM billing.apply_catalog(format(
    '{"plans": [{"code": "moved", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "%s"}]}]}]}', amount)::jsonb));
SELECT dearer('30'), billing.create_account('m1', 'acme'), billing.create_account('m2', 'acme') \g /dev/null
SELECT billing.subscribe('m1', 'moved', '2026-04-01'), billing.subscribe('m2', 'moved', '2026-04-01') \g /dev/null
SELECT billing.cancel_subscription('m1', at => '2026-04-16') \g /dev/null
SELECT billing.bill('m1', '2026-04-16'), billing.bill('m2', '2026-04-16') \g /dev/null
SELECT dearer('60') \g /dev/null
SELECT is(billing.migrate_plan('moved', '2026-04-01', settle => 'next_cycle'), 2, 'both are moved');
SELECT is(billing.bill('m2', '2026-04-20'), 0, 'one waits for its next cycle');
SELECT billing.bill('m1', '2026-04-20') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('m1', 2)$$, ARRAY['invoice 2: base 2026-04-01..2026-04-16 30.00 | base 2026-04-01..2026-04-16 -15.00 corrects 1 = 15.00 + 0.00'], 'the other has none');
SELECT billing.bill('m2', '2026-05-01') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('m2', 2)$$, ARRAY[
    'invoice 2: base 2026-04-01..2026-05-01 60.00 | base 2026-05-01..2026-06-01 60.00 | base 2026-04-01..2026-05-01 -30.00 corrects 1 = 90.00 + 0.00'], 'then it is settled');
SELECT dearer('20'), billing.migrate_plan('moved', '2026-05-11', settle => 'now_if_positive') \g /dev/null
SELECT is(billing.bill('m2', '2026-05-20'), 0, 'what gives money back waits');
SELECT dearer('80'), billing.migrate_plan('moved', '2026-05-16', settle => 'now_if_positive') \g /dev/null
SELECT billing.bill('m2', '2026-05-20') \g /dev/null
SELECT is((SELECT billing.amount(net) FROM billing.invoices WHERE account = 'm2' AND invoice_no = 3), -60 + 19.35 + 3.23 + 41.29, 'what costs more does not: 10 of 31 days of 60, 5 of 20, 16 of 80');
SELECT is_empty($$SELECT * FROM billing.verify() WHERE violations <> 0$$, 'nothing is amiss');

-- What is wrong changes nothing.
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{"seats": 2}', at => '2026-03-01')$$, '55000', NULL, 'before the start');
SELECT throws_ok($$SELECT billing.change_subscription('a1', at => '2026-08-01')$$, '22023', 'nothing to change', 'nothing to change');
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{"chairs": 2}', at => '2026-08-01')$$, '22023', 'plan "team" has no item "chairs"', 'unknown item');
SELECT throws_ok($$SELECT billing.change_subscription('a1', plan => 'gold', at => '2026-08-01')$$, '22023', 'unknown plan "gold"', 'unknown plan');
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{"seats": 2}')$$, '22023', NULL, 'no time');
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{"seats": 2}', at => '2026-08-01', effective => 'soon')$$, '22023', 'unknown effective "soon"', 'unknown effective');
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{"seats": 2}', at => '2026-08-01', settle => 'never')$$, '22023', 'unknown settle "never"', 'unknown settle');
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{"seats": 2}', at => '2026-08-01', proration => 'weekly')$$, '22023', NULL, 'unknown proration');
SELECT throws_ok($$SELECT billing.change_subscription('a1', subscription_no => 9, quantities => '{"seats": 2}', at => '2026-08-01')$$, '22023', 'account "a1" has no subscription 9', 'unknown subscription');
SELECT throws_ok($$SELECT billing.change_subscription('a1', overrides => '{"seats": {"currency": "USD", "model": "flat", "amount": "1"}}', at => '2026-08-01')$$, '22M01', NULL, 'a price in another currency');
SELECT throws_ok($$SELECT billing.cancel_subscription('nobody', at => '2026-08-01')$$, '22023', 'unknown account "nobody"', 'unknown account');
SELECT is((SELECT count(*) FROM billing.subscription_change c JOIN billing.account a ON a.account_id = c.account_id WHERE a.code = 'a1'), 8::bigint, 'nothing of it was recorded');

SELECT * FROM finish();
ROLLBACK;
