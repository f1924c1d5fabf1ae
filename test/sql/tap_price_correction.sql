\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(28);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "p", "cadence": "1 month", "commitment": {"amount": {"EUR": "20", "USD": "20"}}, "items": [
   {"code": "seats", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "10"}, {"currency": "USD", "model": "flat", "amount": "11"}]}]}]}') \g /dev/null
SELECT billing.create_account('a1', 'acme'), billing.create_account('vip', 'acme'), billing.create_account('us', 'acme', currency => 'USD'),
       billing.create_account('new', 'acme') \g /dev/null
SELECT billing.subscribe('a1', 'p', '2026-01-01', quantities => '{"seats": 3}'), billing.subscribe('us', 'p', '2026-01-15'),
       billing.subscribe('vip', 'p', '2026-01-01', overrides => '{"seats": {"currency": "EUR", "model": "flat", "amount": "9"}}') \g /dev/null
SELECT run('2026-03-01') \g /dev/null

-- Refused.
CREATE FUNCTION refused(call text, message text, description text) RETURNS text LANGUAGE sql AS $$
    SELECT throws_ok('SELECT billing.correct_price(' || call || ')', '22023', message, description) $$;
SELECT refused($$'q', 1, '2026-01-01'$$, 'unknown plan "q"', 'a plan there is not');
SELECT refused($$'p', 3, '2026-01-01'$$, 'plan "p" has no version 3', 'a version there is not');
SELECT refused($$'p', NULL, '2026-01-01'$$, 'plan "p" has no version NULL', 'no version');
SELECT refused($$'p', 1, '2026-01-01'$$, 'version 1 of plan "p" is the newest', 'nothing that would be right');
SELECT refused($$'p', 1, NULL$$, 'a correction happens at a point in time, not at "NULL"', 'no time');
SELECT refused($$'p', 1, '2026-01-01', '[]'$$, 'invalid prices: []', 'prices that are no object');
SELECT refused($$'p', 1, '2026-01-01', '{"base": {"currency": "EUR", "model": "flat", "amount": "1"}}'$$, 'version 1 of plan "p" has no item "base"', 'an item there is not');
SELECT refused($$'p', 1, '2026-01-01', '{"seats": {"currency": "GBP", "model": "flat", "amount": "1"}}'$$,
               'item "seats" of plan "p" has no price in GBP, or is given two', 'another currency');
SELECT refused($$'p', 1, '2026-01-01', '{"seats": [{"currency": "EUR", "model": "flat", "amount": "1"}, {"currency": "EUR", "model": "flat", "amount": "2"}]}'$$,
               'item "seats" of plan "p" has no price in EUR, or is given two', 'two prices');
SELECT throws_ok($$SELECT billing.correct_price('p', 1, '2026-01-01', '{"seats": {"currency": "EUR", "model": "flat"}}')$$, '22023', NULL, 'a price that is none');
SELECT refused($$'p', 1, '2026-01-01', NULL, 'soon'$$, 'unknown settle "soon"', 'another settle');
SELECT is((SELECT count(*) FROM billing.price_correction), 0::bigint, 'nothing was recorded');

-- Previewed, then said, then written.
CREATE TEMPORARY TABLE preview AS
SELECT * FROM billing.preview_correct_price('p', 1, '2026-02-01', '2026-03-10', '{"seats": [{"currency": "EUR", "model": "flat", "amount": "8"}, {"currency": "USD", "model": "flat", "amount": "12"}]}');
SELECT results_eq($$SELECT account_id, item, cycle, quantity, unit_amount, amount::text, source_invoice_no FROM pg_temp.preview$$,
    $$VALUES (1::bigint, 'seats', 1, -3::numeric, 2::numeric, 'EUR -6.00', 1), (1, 'seats', 2, -3, 2, 'EUR -6.00', 1), (3, 'seats', 1, 1, 1, 'USD 1.00', 1)$$,
    'the differences of cycles that begin from then on, also in another currency; agreed prices stay');
SELECT is((SELECT count(*) FROM billing.dirty) + (SELECT count(*) FROM billing.price_correction), 0::bigint, 'a preview changes nothing');
SELECT is(billing.correct_price('p', 1, '2026-02-01', '{"seats": [{"currency": "EUR", "model": "flat", "amount": "8"}, {"currency": "USD", "model": "flat", "amount": "12"}]}'), 2,
          'two subscriptions have these prices');
SELECT is(billing.correct_price('p', 1, '2026-02-01', '{"seats": [{"currency": "EUR", "model": "flat", "amount": "8"}, {"currency": "USD", "model": "flat", "amount": "12"}]}'), 0,
          'said again it changes nothing');
SELECT is((SELECT count(*) FROM billing.dirty), 2::bigint, 'and waits for the run once');
SELECT run('2026-03-10') \g /dev/null
SELECT results_eq($$SELECT l.* FROM billing.invoice_line l JOIN pg_temp.preview p ON (p.account_id, p.invoice_no, p.line_no) = (l.account_id, l.invoice_no, l.line_no) ORDER BY 1, 2, 3$$,
                  'SELECT * FROM pg_temp.preview ORDER BY 1, 2, 3', 'the run writes what was previewed');
SELECT is((SELECT string_agg(amount::text, ' | ' ORDER BY step) FROM billing.explain_line('a1', 2, 1) WHERE amount IS NOT NULL), 'EUR 24.00 | EUR -30.00', 'and it is explained');
SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'all is well');

-- The right prices of a newer version; the time of another correction.
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "p", "cadence": "1 month", "commitment": {"amount": {"EUR": "50", "USD": "20"}}, "items": [
   {"code": "seats", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "7"}, {"currency": "USD", "model": "flat", "amount": "12"}]}]}]}') \g /dev/null
SELECT billing.subscribe('new', 'p', '2026-03-01') \g /dev/null
SELECT is(billing.correct_price('p', 1, '2026-03-01', settle => 'next_cycle'), 2, 'the commitment and the euros of version 1 become those of version 2');
SELECT is((SELECT count(*) FROM billing.preview('a1', '2026-03-31')), 0::bigint, 'it waits for the next cycle');
SELECT results_eq($$SELECT item, cycle, amount::text FROM billing.preview('a1', '2026-04-01')$$,
    $$VALUES ('seats', 2, 'EUR -3.00'), ('seats', 3, 'EUR 21.00'), ('commitment', 2, 'EUR 29.00')$$, 'then 3 x 7.00, not 8.00, and 50.00 at least');
SELECT run('2026-04-01') \g /dev/null
SELECT results_eq($$SELECT item, cycle, amount::text FROM billing.invoice_line l JOIN billing.account_directory d ON d.account_id = l.account_id WHERE d.code = 'vip' AND l.invoice_no = 2 ORDER BY l.line_no$$,
    $$VALUES ('seats', 3, 'EUR 9.00'), ('commitment', 2, 'EUR 41.00')$$, 'the agreed price stays, the commitment of the plan does not');
SELECT is((SELECT sum(violations) FROM billing.verify()), 0::numeric, 'all is well');

-- Never changed.
SELECT throws_ok('UPDATE billing.price_correction SET price = wrong', '55000', NULL, 'a correction is not updated');
SELECT throws_ok('DELETE FROM billing.price_correction', '55000', NULL, 'nor deleted');
SELECT throws_ok('TRUNCATE billing.price_correction', '55000', NULL, 'nor truncated');
SELECT * FROM finish();
ROLLBACK;
