\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(62);
SELECT billing.create_account('a1', 'acme') \g /dev/null
SELECT billing.subscribe('a1', 'team', '2026-04-01', quantities => '{"seats": 3}') \g /dev/null

-- Until when is billed, and what becomes of it.
SELECT throws_ok($$SELECT billing.bill('a1', '9999-01-01')$$, '22023', 'a run cannot bill up to "9999-01-01 00:00:00+00"', 'a mistyped year bills no centuries');
SELECT throws_ok($$SELECT billing.preview('a1', '9999-01-01')$$, '22023', 'a run cannot bill up to "9999-01-01 00:00:00+00"', 'nor previews them');
SELECT throws_ok($$SELECT billing.preview('a1', 'infinity')$$, '22023', 'a run bills up to a point in time, not to "infinity"', 'an infinite preview');
SELECT throws_ok($$SELECT billing.preview('a1', NULL)$$, '22023', 'a run bills up to a point in time, not to "NULL"', 'a preview of no time');
SELECT billing.create_account('bare', 'acme') \g /dev/null
SELECT throws_ok($$SELECT billing.preview('bare', NULL)$$, '22023', NULL, 'also where there is nothing to bill');
SELECT throws_ok($$SELECT billing.bill('a1', NULL)$$, '22023', NULL, 'a bill of no time');
SELECT throws_ok($$SELECT billing.bill('a1', '2026-04-01', NULL)$$, '22023', 'issue is true or false', 'NULL is no draft');
SELECT throws_ok($$CALL billing.run('9999-01-01')$$, '22023', 'a run cannot bill up to "9999-01-01 00:00:00+00"', 'nor does a run');
SELECT throws_ok($$CALL billing.run('2026-04-01', issue => NULL)$$, '22023', 'issue is true or false', 'the same of a run');
SELECT throws_ok($$CALL billing.run('2026-04-01', batch_size => -1)$$, '22023', 'invalid batch size "-1"', 'a batch of less than nothing');
SELECT is((SELECT count(*) FROM billing.invoice), 0::bigint, 'nothing was written');

-- Quantities, and policies in every notation.
SELECT throws_ok(format($$SELECT billing.change_subscription('a1', quantities => %L, at => '2026-04-11')$$, q), '22023', message, q)
  FROM (VALUES ('{"seats": -1}', 'invalid quantity of item "seats": "-1"'),
               ('{"seats": "NaN"}', 'invalid quantity of item "seats": "NaN"'),
               ('{"seats": "Infinity"}', 'invalid quantity of item "seats": "Infinity"'),
               ('{"seats": 1e30}', 'invalid quantity of item "seats": "1000000000000000000000000000000"'),
               ('[]', 'quantities are not an object: []')) v (q, message);
SELECT is(billing.read_proration('"stripe"'), billing.proration_policy('stripe'), 'the name of a preset as a document');
SELECT is(billing.read_proration(E' \n{"preset": "stripe"}'), billing.proration_policy('stripe'), 'a document after space');
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{}', overrides => '{}', addons => '{}', at => '2026-04-11')$$, '22023', 'nothing to change', 'empty objects change nothing');
SELECT throws_ok($$SELECT billing.change_subscription('a1', quantities => '{"seats": 1e18}', at => '2026-04-11')$$, '22003', '"EUR 10000000000000000000" is out of range for type monetary', 'more than can be billed');
SELECT throws_ok($$SELECT billing.subscribe('bare', 'team', '2026-04-01', quantities => '{"seats": 1e18}')$$, '22003', NULL, 'of a subscription, too');
SELECT throws_ok($$SELECT billing.subscribe('bare', 'metered', '2026-04-01', quantities => '{"calls": 3}')$$, '22023', 'quantity 3 of item "calls", which is metered', 'what is metered has no quantity');
SELECT lives_ok($$SELECT billing.subscribe('bare', 'metered', '2026-04-01', quantities => '{"calls": 0}')$$, 'but may be left out');
SELECT lives_ok($$SELECT billing.change_subscription('bare', quantities => '{"calls": 1}', at => '2026-04-11')$$, 'and had later');

-- A policy of one change: the name of a preset, in any type, or a document.
CREATE TEMP TABLE policy AS SELECT n, account FROM unnest(ARRAY['p1', 'p2', 'p3', 'p4', 'p5']) WITH ORDINALITY u (account, n);
SELECT billing.create_account(account, 'acme'), billing.subscribe(account, 'team', '2026-04-01') FROM policy \g /dev/null
SELECT lives_ok($$SELECT billing.change_subscription('p1', quantities => '{"seats": 2}', at => '2026-04-11 12:00', proration => 'stripe')$$, 'a name');
SELECT lives_ok($$SELECT billing.change_subscription('p2', quantities => '{"seats": 2}', at => '2026-04-11 12:00', proration => 'stripe'::text)$$, 'a text');
SELECT lives_ok($$SELECT billing.change_subscription('p3', quantities => '{"seats": 2}', at => '2026-04-11 12:00', proration => billing.proration_policy('stripe'))$$, 'a policy');
SELECT lives_ok($$SELECT billing.change_subscription('p4', quantities => '{"seats": 2}', at => '2026-04-11 12:00', proration => NULL)$$, 'NULL is the default');
SELECT lives_ok($$SELECT billing.change_subscription('p5', quantities => '{"seats": 2}', at => '2026-04-11 12:00', proration => billing.proration_policy('none'))$$, 'none as a policy');
SELECT results_eq($$SELECT p.account, p.n, c.proration, c.at_cycle_end FROM policy p JOIN billing.account a ON a.code = p.account JOIN billing.subscription_change c ON c.account_id = a.account_id AND c.change_no = 2 ORDER BY 2$$,
    $$SELECT account, n, CASE WHEN n < 4 THEN billing.proration_policy('stripe') END, n = 5 FROM policy ORDER BY 2$$, 'is what is meant');
SELECT throws_ok($$SELECT billing.change_subscription('p1', quantities => '{"seats": 3}', at => '2026-04-12', proration => 17)$$, '22023', NULL, 'a number is none');
SELECT lives_ok($$SELECT billing.subscribe('p1', 'pro', '2026-04-01', proration => billing.proration_policy('second'))$$, 'the same of a subscription');

-- A credit, and the service of a charge.
SELECT billing.bill('a1', '2026-04-01') \g /dev/null
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1, at => 'infinity')$$, '22023', 'a credit happens at a point in time, not at "infinity"', 'a credit at no time');
SELECT throws_ok($$SELECT billing.credit_invoice('a1', 1, at => '9999-01-01')$$, '22023', 'a credit cannot happen at "9999-01-01 00:00:00+00"', 'a credit in a year mistyped');
SELECT throws_ok(format($$SELECT billing.add_charge('a1', 'setup', 'EUR 10', '2026-04-02', service => %L)$$, service), '22023', NULL, 'a charge for ' || service)
  FROM unnest(ARRAY['empty', '[2026-04-01,)', '[2026-04-01,infinity)', '[-infinity,2026-04-01)']) service;
SELECT throws_ok($$SELECT billing.add_charge('a1', 'setup', 'EUR 10', '2026-04-02', tax_class => 'standrd')$$, '22023', 'unknown tax class "standrd"', 'a tax class mistyped');
SELECT is((SELECT count(*) FROM billing.charge) + (SELECT count(*) FROM billing.invoice), 1::bigint, 'nothing more was written');

-- A correction of prices, and an account that another pays for.
CREATE FUNCTION correct(document jsonb, at timestamptz DEFAULT NULL) RETURNS integer LANGUAGE sql RETURN billing.correct_price('team', 1, '2026-04-01', prices => document, at => at);
SELECT throws_ok(format($$SELECT correct(%L)$$, p), '22023', message, p)
  FROM (VALUES ('[]', 'invalid prices: []'), ('{"seats": []}', 'invalid prices: {"seats": []}')) v (p, message);
SELECT throws_ok($$SELECT correct('{"seats": {"currency": "EUR", "model": "flat", "amount": "9"}}', 'infinity')$$, '22023', 'a correction happens at a point in time, not at "infinity"', 'a correction of prices at no time');
SELECT throws_ok(format($$SELECT billing.preview_correct_price('team', 1, '2026-04-01', %L)$$, t), '22023', format('a run bills up to a point in time, not to "%s"', coalesce(t, 'NULL')), 'its preview up to ' || coalesce(t, 'NULL'))
  FROM unnest(ARRAY['infinity', NULL]) t;
SELECT throws_ok($$SELECT billing.create_account('child', 'acme', parent => 'a1', zone => 'Mars')$$, '22023', 'unknown time zone "Mars"', 'a child is checked like its parent');

-- The same request twice is done once.
SELECT billing.add_charge('bare', 'setup', 'EUR 10', '2026-04-01') \g /dev/null
SELECT billing.bill('bare', '2026-04-01') \g /dev/null
SELECT results_eq($$SELECT l.service, upper_inc(l.service), l.tax_point FROM billing.invoice_line l WHERE l.charge_no = 1$$,
    $$VALUES ('[2026-04-01 00:00:00+00,2026-04-01 00:00:00.000001+00)'::tstzrange, false, '2026-04-01'::date)$$, 'a charge without service is for its instant, half-open, on its day');
SELECT is(billing.bill('p4', '2026-04-01', idempotency_key => 'b') + billing.bill('p4', '2026-04-01', idempotency_key => 'b'), 2, 'billed once, answered twice');
SELECT throws_ok($$SELECT billing.bill('p4', '2026-05-01', idempotency_key => 'b')$$, '23505', NULL, 'another bill by that key');
SELECT throws_ok($$SELECT billing.issue_invoice('p4', '2026-04-01', idempotency_key => 'b')$$, '23505', NULL, 'another operation by that key');
SELECT billing.update_account('p4', name => 'one', idempotency_key => 'u'), billing.update_account('p4', name => 'two'), billing.update_account('p4', name => 'one', idempotency_key => 'u') \g /dev/null
SELECT is((SELECT name FROM billing.account WHERE code = 'p4'), 'two', 'a late repetition does not take a newer name away');
SELECT lives_ok($$SELECT billing.void_invoice('a1', 1, rebill => true, idempotency_key => 'v'), billing.void_invoice('a1', 1, rebill => true, idempotency_key => 'v')$$, 'void');
SELECT throws_ok($$SELECT billing.void_invoice('a1', 1, rebill => false, idempotency_key => 'v')$$, '23505', NULL, 'another void by that key');
SELECT throws_ok($$SELECT billing.void_invoice('a1', 1, rebill => true)$$, '55000', NULL, 'without a key a second void is refused');
SELECT lives_ok($$SELECT billing.write_off_invoice('bare', 1, 'w'), billing.write_off_invoice('bare', 1, 'w')$$, 'write off');
SELECT throws_ok($$SELECT billing.write_off_invoice('bare', 1)$$, '55000', NULL, 'once');
SELECT billing.bill('a1', '2026-04-01') \g /dev/null
SELECT is(billing.reissue_invoice('a1', 2, '2026-04-02', 'r'), 1, 'reissue');
SELECT is(billing.reissue_invoice('a1', 2, '2026-04-02', idempotency_key => 'r'), 1, 'and the same answer again');
SELECT results_eq($$SELECT i.invoice_no, i.state FROM billing.invoices i JOIN billing.account a ON a.account_id = i.account_id WHERE a.code = 'a1' ORDER BY 1$$,
    $$VALUES (1, 'void'), (2, 'void'), (3, 'issued')$$, 'one document for one reissue');

-- A pause that ends where another one begins leaves that one alone.
SELECT billing.pause_subscription('a1', at => '2026-04-11', resume_at => '2026-04-21') \g /dev/null
SELECT billing.pause_subscription('a1', at => '2026-04-06', resume_at => '2026-04-11') \g /dev/null
CREATE VIEW charged AS
    SELECT string_agg(format('%s..%s', lower(i.charge)::date, upper(i.charge)::date), ', ' ORDER BY lower(i.charge)) AS times
      FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id AND a.code = 'a1' WHERE NOT isempty(i.charge);
SELECT is((SELECT times FROM charged), '2026-04-01..2026-04-06, 2026-04-21..', 'two pauses that touch are one gap');
SELECT billing.undo_change('a1', 4) \g /dev/null
SELECT is((SELECT times FROM charged), '2026-04-01..2026-04-11, 2026-04-21..', 'without the first the second still stands');
SELECT is(billing.resume_subscription('a1', at => '2026-04-16'), 8, 'and can be ended early');

SELECT * FROM finish();
ROLLBACK;
