\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(64);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "desk", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "20"}]},
    {"code": "seats", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "9.99"}]},
    {"code": "desk", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "31"}]}]},
  {"code": "room", "cadence": "1 month", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "300"}]}]},
  {"code": "year", "cadence": "1 year", "items": [{"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "365"}]}]},
  {"code": "care", "addon": true, "cadence": "1 month", "items": [{"code": "support", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "15"}]}]}]}') \g /dev/null
CREATE FUNCTION totals(account text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(t.item || ' ' || t.amount, ', ' ORDER BY t.item)
      FROM (SELECT l.item, billing.sum(l.amount) AS amount FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id
             WHERE a.code = totals.account GROUP BY l.item HAVING billing.sum(l.amount) <> 'EUR 0') t $$;
CREATE FUNCTION timeline(account text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(concat_ws(' ', i.item, i.version, i.quantity, billing.unit_amount(i.price), i.service, i.charge, i.span), ', ' ORDER BY i.item, i.version)
           || (SELECT string_agg(concat_ws(' ', g.grid_no, g.during, g.anchor, g.cadence, g.zone), ', ' ORDER BY g.grid_no)
                 FROM billing.subscription_grid g JOIN billing.account b ON b.account_id = g.account_id WHERE b.code = timeline.account)
      FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id
     WHERE a.code = timeline.account $$;

-- Each change is billed, and billed with whatever follows it; undone, nothing is left of it: neither versions nor money.
SELECT billing.create_account('still', 'acme') \g /dev/null
SELECT billing.subscribe('still', 'desk', '2026-01-01', quantities => '{"seats": 3}') \g /dev/null
CREATE TEMPORARY TABLE change (n integer GENERATED ALWAYS AS IDENTITY, what text, call text);
INSERT INTO change (what, call) VALUES
  ('a quantity', $$billing.change_subscription(%L, quantities => '{"seats": 7}', at => '2026-01-16')$$),
  ('an item taken away', $$billing.change_subscription(%L, quantities => '{"desk": 0}', at => '2026-01-16')$$),
  ('a plan', $$billing.change_subscription(%L, plan => 'room', at => '2026-01-16')$$),
  ('a plan at the start', $$billing.change_subscription(%L, plan => 'room', at => '2026-01-01')$$),
  ('a plan without proration', $$billing.change_subscription(%L, plan => 'room', at => '2026-01-16', proration => 'none')$$),
  ('a plan by the second', $$billing.change_subscription(%L, plan => 'room', at => '2026-01-16 12:00', proration => 'second')$$),
  ('an agreed price', $$billing.change_subscription(%L, overrides => '{"base": {"currency": "EUR", "model": "flat", "amount": "18"}}', at => '2026-01-16')$$),
  ('an add-on', $$billing.change_subscription(%L, addons => '{"care": true}', at => '2026-01-16')$$),
  ('an interval', $$billing.change_subscription(%L, plan => 'year', at => '2026-01-16')$$),
  ('an interval at the end of the period', $$billing.change_subscription(%L, plan => 'year', at => '2026-01-16', effective => 'period_end')$$),
  ('an interval without proration', $$billing.change_subscription(%L, plan => 'year', at => '2026-01-16', proration => 'none')$$),
  ('an interval at a later time', $$billing.change_subscription(%L, plan => 'year', at => '2026-02-20')$$),
  ('an anchor', $$billing.change_subscription(%L, anchor => '2026-01-20', at => '2026-01-16')$$),
  ('a cancellation', $$billing.cancel_subscription(%L, at => '2026-01-16')$$),
  ('a cancellation without credit', $$billing.cancel_subscription(%L, at => '2026-01-16', credit => false)$$),
  ('a cancellation at the end of the period', $$billing.cancel_subscription(%L, at => '2026-01-16', effective => 'period_end')$$),
  ('a cancellation at a later time', $$billing.cancel_subscription(%L, at => '2026-02-16')$$),
  ('a pause', $$billing.pause_subscription(%L, at => '2026-01-16')$$),
  ('a pause with an end', $$billing.pause_subscription(%L, at => '2026-01-16', resume_at => '2026-02-10')$$),
  ('a pause that is billed', $$billing.pause_subscription(%L, at => '2026-01-16', keep_billing => true)$$),
  ('a pause at the end of the period', $$billing.pause_subscription(%L, at => '2026-01-16', effective => 'period_end')$$);
SELECT billing.create_account('u' || n, 'acme'), billing.subscribe('u' || n, 'desk', '2026-01-01', quantities => '{"seats": 3}') FROM change \g /dev/null
SELECT public.run('2026-01-01') \g /dev/null
CREATE TEMPORARY TABLE before AS SELECT n, timeline('u' || n) AS timeline FROM change;
DO $$ DECLARE c record; BEGIN FOR c IN SELECT * FROM change LOOP EXECUTE format('SELECT ' || c.call, 'u' || c.n); END LOOP; END $$;
SELECT isnt(timeline('u' || c.n) || b.timeline, b.timeline || b.timeline, c.what || ' makes something else of it') FROM change c JOIN before b ON b.n = c.n
 WHERE c.what <> 'a pause that is billed' ORDER BY c.n;
SELECT public.run('2026-01-16') \g /dev/null
SELECT public.run('2026-03-01') \g /dev/null
SELECT billing.undo_change('u' || n, 2) FROM change \g /dev/null
SELECT is(timeline('u' || c.n), b.timeline, 'undone, ' || c.what || ' leaves the timeline as it was') FROM change c JOIN before b ON b.n = c.n ORDER BY c.n;
SELECT public.run('2026-03-02') \g /dev/null
SELECT is(totals('u' || c.n), totals('still'), 'and the same was billed as without ' || c.what) FROM change c ORDER BY c.n;
SELECT is(totals('still'), 'base EUR 60.00, desk EUR 62.00, seats EUR 89.91', 'which is three months in advance, two in arrears');
SELECT is((SELECT count(*) FROM billing.run_failure), 0::bigint, 'no account failed');

SELECT * FROM finish();
ROLLBACK;
