\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(25);

-- What a catalog may say.
CREATE FUNCTION refused(commitment text, maximum text, message text, description text) RETURNS text LANGUAGE sql AS $$
    SELECT throws_ok(format($q$SELECT billing.apply_catalog(%L)$q$, jsonb_strip_nulls(jsonb_build_object('plans', jsonb_build_array(jsonb_build_object(
        'code', 'x', 'cadence', '1 month', 'commitment', commitment::jsonb, 'maximum', maximum::jsonb, 'items', jsonb_build_array(
            jsonb_build_object('code', 'base', 'kind', 'recurring', 'prices', '[{"currency": "EUR", "model": "flat", "amount": "1"},
                                                                               {"currency": "USD", "model": "flat", "amount": "1"}]'::jsonb))))))),
        '22023', message, description) $$;
SELECT refused('{}', NULL, 'catalog: plans[0].commitment.amount: missing', 'an amount is needed');
SELECT refused('"1000"', NULL, 'catalog: plans[0].commitment: must be a JSON object', 'in an object');
SELECT refused('{"amount": "1000"}', NULL, 'catalog: plans[0].commitment.amount: is one amount, but the plan is sold in EUR, USD', 'one amount is ambiguous in two currencies');
SELECT refused('{"amount": {"EUR": "1000"}}', NULL, 'catalog: plans[0].commitment.amount: must name an amount in EUR, USD', 'every currency has one');
SELECT refused('{"amount": {"EUR": "1000", "USD": "1", "GBP": "1"}}', NULL, 'catalog: plans[0].commitment.amount: must name an amount in EUR, USD', 'and no other');
SELECT refused('{"amount": {"EUR": "1000", "USD": "-1"}}', NULL, 'catalog: plans[0].commitment.amount: must be an amount, not {"EUR": "1000", "USD": "-1"}', 'none is negative');
SELECT refused('{"amount": true}', NULL, 'catalog: plans[0].commitment.amount: must be an amount, not true', 'none is true');
SELECT refused(NULL, '{"amount": "1e3"}', 'catalog: plans[0].maximum.amount: invalid value "1e3"', 'nor has an exponent');
SELECT refused('{"amount": {"EUR": "10", "USD": "11"}}', '{"amount": {"EUR": "10", "USD": "10"}}', 'catalog: plans[0].maximum.amount: is below the commitment in USD',
               'a maximum is not below the commitment');
SELECT refused('{"amount": {"EUR": "10", "USD": "11"}, "per": "year"}', NULL, 'catalog: plans[0].commitment.per: unknown key', 'keys are known');
SELECT refused('{"amount": {"EUR": "10", "USD": "11"}, "cadence": "yearly"}', NULL, 'catalog: plans[0].commitment.cadence: invalid value "yearly"', 'so are cadences');
SELECT refused('{"amount": {"EUR": "10", "USD": "11"}, "proration": "some"}', NULL,
               'invalid proration policy: plans[0].commitment.proration "some" is not known', 'and policies');
SELECT throws_ok($$SELECT billing.apply_catalog('{"plans": [{"code": "x", "cadence": "1 month", "commitment": {"amount": 5}, "items": [
    {"code": "commitment", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "1"}]}]}]}')$$,
    '22023', 'catalog: plans[0].items[0].code: "commitment" is the name of the plan''s own commitment', 'a code names one thing');

SELECT count(*) FROM billing.apply_catalog('{"taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2020-01-01,)"},
                                                       {"jurisdiction": "DE", "class": "reduced", "category": "S", "percent": "7", "valid": "[2020-01-01,)"}],
  "plans": [
  {"code": "c", "cadence": "1 month", "commitment": {"amount": {"EUR": "100", "USD": "110"}, "name": "Minimum", "tax_class": "reduced"}, "items": [
   {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}, {"currency": "USD", "model": "flat", "amount": "33"}]}]},
  {"code": "both", "cadence": "1 month", "commitment": {"amount": "100"}, "maximum": {"amount": "200"}, "items": [
   {"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}') \g /dev/null

-- The line: in the currency, with its own name and tax.
SELECT billing.create_account('us', 'acme', currency => 'USD') \g /dev/null
SELECT billing.subscribe('us', 'c', '2026-04-01') \g /dev/null
SELECT is(billing.bill('us', '2026-04-30'), 1, 'the fee is due at once');
SELECT is(billing.bill('us', '2026-05-01'), 1, 'the commitment when the cycle has ended');
SELECT results_eq($$SELECT item, kind, description, quantity, unit_amount, amount::text, trim_scale(tax_percent), numerator, denominator
                      FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'us' AND item = 'commitment'$$,
                  $$VALUES ('commitment', 'commitment', 'Minimum', 1::numeric, 77::numeric, 'USD 77.00', 7::numeric, 1::bigint, 1::bigint)$$, 'with what is missing');
SELECT is(billing.bill('us', '2026-05-01'), 0, 'once');

-- Agreed with one customer.
SELECT billing.create_account('vip', 'acme') \g /dev/null
SELECT billing.subscribe('vip', 'c', '2026-04-01', overrides => '{"commitment": {"currency": "EUR", "model": "flat", "amount": "50"}}') \g /dev/null
SELECT billing.bill('vip', '2026-05-01') \g /dev/null
SELECT is((SELECT amount::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'vip' AND item = 'commitment'),
          'EUR 20.00', 'an agreed commitment replaces the plan''s');

SELECT throws_ok($$SELECT billing.subscribe('vip', 'c', '2026-04-01', overrides => '{"commitment": {"currency": "EUR", "model": "unit", "unit": "50"}}')$$,
    '22023', 'the commitment cannot have model "unit"', 'and is an amount too');

-- Between the two.
SELECT billing.create_account('b', 'acme') \g /dev/null
SELECT billing.subscribe('b', 'both', '2026-01-01') \g /dev/null
SELECT billing.record_usage('b', 'api_calls', 150, '2026-02-10', 'e1'), billing.record_usage('b', 'api_calls', 250, '2026-03-10', 'e2') \g /dev/null
SELECT is(billing.bill('b', '2026-04-01'), 1, 'three cycles at once');
SELECT results_eq($$SELECT * FROM documents('b')$$,
    ARRAY['invoice 1: calls 2026-02-01..2026-03-01 150.00 | calls 2026-03-01..2026-04-01 250.00 | commitment 2026-01-01..2026-02-01 100.00'
          || ' | maximum 2026-03-01..2026-04-01 -50.00 = 450.00 + 85.50'], 'none is less than 100, none more than 200');
SELECT billing.cancel_usage('b', 'api_calls', 'e1', '2026-02-10') \g /dev/null
SELECT results_eq($$SELECT item, amount::text, source_invoice_no FROM billing.preview('b', '2026-04-01')$$,
    $$VALUES ('commitment', 'EUR 100.00', NULL), ('calls', 'EUR -150.00', 1)$$, 'a cancelled event makes a commitment due');
SELECT billing.bill('b', '2026-04-01') \g /dev/null
SELECT is((SELECT sum(billing.amount(l.amount)) FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'b'), 400::numeric, '100, 100 and 200');

-- A change to a plan without one.
SELECT billing.create_account('left', 'acme') \g /dev/null
SELECT billing.subscribe('left', 'c', '2026-04-01') \g /dev/null
SELECT billing.change_subscription('left', plan => 'pro', at => '2026-04-16') \g /dev/null
SELECT billing.bill('left', '2026-05-01') \g /dev/null
SELECT is((SELECT amount::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'left' AND item = 'commitment'),
          'EUR 35.00', 'counts for its time: 15 of 30 days, less half the fee');
SELECT is((SELECT count(*) FROM billing.preview('left', '2026-05-01')), 0::bigint, 'and nothing more is due');
SELECT * FROM finish();
ROLLBACK;
