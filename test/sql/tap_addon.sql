\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(33);
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "desk", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "20"}]},
    {"code": "backup", "kind": "recurring", "quantity": 0, "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"unit": "5", "flat": "2"}]}]},
    {"code": "phone", "kind": "recurring", "timing": "arrears", "quantity": 0, "prices": [{"currency": "EUR", "model": "flat", "amount": "31"}]}]},
  {"code": "full", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "60"}]},
    {"code": "support", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "6"}]}]},
  {"code": "desk-year", "cadence": "1 year", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "200"}]},
    {"code": "report", "kind": "recurring", "cadence": "3 months", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "9"}]}]},
  {"code": "care", "addon": true, "cadence": "1 month", "items": [
    {"code": "support", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "15"}]},
    {"code": "tickets", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]},
  {"code": "cover", "addon": true, "cadence": "1 year", "items": [
    {"code": "insurance", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "120"}]}]}]}') \g /dev/null
CREATE FUNCTION items(account text, at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(format('%s v%s ×%s', i.item, i.version, i.quantity), ' ' ORDER BY i.item)
      FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id
     WHERE a.code = items.account AND i.service @> at $$;

-- An item that has to be asked for.
SELECT billing.create_account('a1', 'acme') \g /dev/null
SELECT billing.subscribe('a1', 'desk', '2026-01-01') \g /dev/null
SELECT billing.bill('a1', '2026-01-01') \g /dev/null
SELECT is(items('a1', '2026-01-01'), 'base v1 ×1', 'an item of quantity 0 is not there');
SELECT billing.change_subscription('a1', quantities => '{"backup": 2}', at => '2026-01-16') \g /dev/null
SELECT billing.bill('a1', '2026-01-16') \g /dev/null
SELECT billing.bill('a1', '2026-02-01') \g /dev/null
SELECT billing.change_subscription('a1', quantities => '{"backup": 0}', at => '2026-02-10') \g /dev/null
SELECT billing.bill('a1', '2026-02-10') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a1')$$, ARRAY[
    'invoice 1: base 2026-01-01..2026-02-01 20.00 = 20.00 + 0.00',
    'invoice 2: backup 2026-01-16..2026-02-01 6.19 = 6.19 + 0.00',
    'invoice 3: base 2026-02-01..2026-03-01 20.00 | backup 2026-02-01..2026-03-01 12.00 = 32.00 + 0.00',
    'credit_note 4: backup 2026-02-10..2026-03-01 -8.14 corrects 3 = -8.14 + 0.00'],
    'added it is charged for 16 of 31 days of 12.00; taken away, 19 of 28 come back, and no fee of its tier stays');
SELECT billing.change_subscription('a1', quantities => '{"phone": 1}', at => '2026-03-11') \g /dev/null
SELECT billing.change_subscription('a1', quantities => '{"phone": null}', at => '2026-03-21') \g /dev/null
SELECT is(items('a1', '2026-03-15') || ', ' || items('a1', '2026-03-21'), 'base v1 ×1 phone v4 ×1, base v1 ×1', 'null is the quantity of the plan');
SELECT billing.bill('a1', '2026-03-01') \g /dev/null
SELECT billing.bill('a1', '2026-03-21') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a1', 6)$$, ARRAY['invoice 6: phone 2026-03-11..2026-03-21 10.00 = 10.00 + 0.00'], 'in arrears it is due when it ends');

-- An add-on: charged from the change to the end of the running cycle, then with the plan, and over with it.
SELECT billing.create_account('a2', 'acme') \g /dev/null
SELECT billing.subscribe('a2', 'desk', '2026-01-01') \g /dev/null
SELECT billing.bill('a2', '2026-01-01') \g /dev/null
SELECT is(billing.change_subscription('a2', addons => '{"care": true, "cover": true}', at => '2026-01-16'), 2, 'an add-on is a change');
SELECT is(items('a2', '2026-01-16'), 'base v1 ×1 insurance v2 ×1 support v2 ×1 tickets v2 ×1', 'its items stand beside those of the plan');
SELECT billing.record_usage('a2', 'api_calls', 9, '2026-01-20', 'e1') \g /dev/null
SELECT billing.bill('a2', '2026-01-16') \g /dev/null
SELECT billing.bill('a2', '2026-02-01') \g /dev/null
SELECT billing.cancel_subscription('a2', at => '2026-02-15') \g /dev/null
SELECT billing.bill('a2', '2026-02-15') \g /dev/null
SELECT results_eq($$SELECT regexp_replace(d, 'insurance 2026-02-15[^|]*corrects', 'insurance … corrects') FROM documents('a2', 2) d$$, ARRAY[
    'invoice 2: insurance 2026-01-16..2027-01-01 115.07 | support 2026-01-16..2026-02-01 7.74 = 122.81 + 0.00',
    'invoice 3: base 2026-02-01..2026-03-01 20.00 | support 2026-02-01..2026-03-01 15.00 | tickets 2026-01-16..2026-02-01 9.00 = 44.00 + 0.00',
    'credit_note 4: base 2026-02-15..2026-03-01 -10.00 corrects 3 | insurance … corrects 2 | support 2026-02-15..2026-03-01 -7.50 corrects 3 = -122.71 + 0.00'],
    'stubs of 350 of 365 and 16 of 31 days; all end with the subscription');
SELECT is((SELECT l.amount::text FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id WHERE a.code = 'a2' AND l.item = 'insurance' AND l.invoice_no = 4),
    'EUR -105.21', '30 days of a year are used: 9.86 of 115.07');
SELECT is(items('a2', '2026-02-15'), NULL, 'nothing is left');
SELECT billing.undo_change('a2', 3) \g /dev/null
SELECT is(items('a2', '2026-02-15'), 'base v1 ×1 insurance v2 ×1 support v2 ×1 tickets v2 ×1', 'unless that is undone');

-- Over changes of the plan, quantities and agreed prices of its items, and away.
SELECT billing.change_subscription('a2', plan => 'pro', quantities => '{"support": 3}', overrides => '{"support": {"currency": "EUR", "model": "flat", "amount": "14"}}', at => '2026-03-01') \g /dev/null
SELECT is(items('a2', '2026-03-01'), 'base v5 ×1 insurance v2 ×1 support v5 ×3 tickets v2 ×1', 'an add-on outlasts its plan');
SELECT billing.change_subscription('a2', plan => 'desk', at => '2026-04-01') \g /dev/null
SELECT is((SELECT billing.unit_amount(i.price) FROM billing.subscription_item i JOIN billing.account a ON a.account_id = i.account_id WHERE a.code = 'a2' AND i.item = 'support' AND i.service @> '2026-04-01'::timestamptz),
    14::numeric, 'so does a price agreed for it');
SELECT billing.change_subscription('a2', addons => '{"care": false}', at => '2026-05-01') \g /dev/null
SELECT is(items('a2', '2026-05-01'), 'base v6 ×1 insurance v2 ×1', 'until it is taken away');
SELECT billing.undo_change('a2', 7) \g /dev/null
SELECT is(items('a2', '2026-05-01'), 'base v6 ×1 insurance v2 ×1 support v5 ×3 tickets v2 ×1', 'or not');
SELECT throws_ok($$SELECT billing.change_subscription('a2', plan => 'full', at => '2026-06-01')$$, '22023', 'item "support" is in plan "care" and in plan "full"', 'a plan that has the item');
SELECT billing.change_subscription('a2', plan => 'full', addons => '{"care": false}', quantities => '{"support": null}', at => '2026-06-01') \g /dev/null
SELECT is(items('a2', '2026-06-01'), 'base v9 ×1 insurance v2 ×1 support v9 ×1', 'takes its place');

-- From the start; with a cadence that differs from the plan's.
SELECT billing.create_account('a3', 'acme') \g /dev/null
SELECT billing.subscribe('a3', 'desk-year', '2026-01-15', addons => '{"care": true}', quantities => '{"support": 2}') \g /dev/null
SELECT billing.bill('a3', '2026-01-15') \g /dev/null
SELECT billing.bill('a3', '2026-02-15') \g /dev/null
SELECT billing.bill('a3', '2026-04-15') \g /dev/null
SELECT results_eq($$SELECT * FROM documents('a3')$$, ARRAY[
    'invoice 1: base 2026-01-15..2027-01-15 200.00 | support 2026-01-15..2026-02-15 30.00 = 230.00 + 0.00',
    'invoice 2: support 2026-02-15..2026-03-15 30.00 = 30.00 + 0.00',
    'invoice 3: support 2026-03-15..2026-04-15 30.00 | support 2026-04-15..2026-05-15 30.00 | report 2026-01-15..2026-04-15 9.00 = 69.00 + 0.00'],
    'a year, months and quarters on one anchor');
SELECT billing.cancel_subscription('a3', at => '2026-05-20', effective => 'period_end') \g /dev/null
SELECT is(items('a3', '2027-01-14') || coalesce(items('a3', '2027-01-15'), ' -'), 'base v1 ×1 report v1 ×1 support v1 ×2 tickets v1 ×1 -', 'the end of the period is that of the plan');

-- What an add-on becomes in a new version of its plan.
SELECT count(*) FROM billing.apply_catalog('{"plans": [
  {"code": "care", "addon": true, "cadence": "1 month", "items": [
    {"code": "support", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "16"}]}]}]}') \g /dev/null
SELECT billing.create_account('a4', 'acme') \g /dev/null
SELECT billing.subscribe('a4', 'desk', '2026-01-01', addons => '{"care": true}') \g /dev/null
SELECT is(items('a4', '2026-01-01'), 'base v1 ×1 support v1 ×1', 'new subscriptions have the newest version');
SELECT is(billing.migrate_plan('care', '2026-04-01'), 2, 'those that hold an older one, also from then on, are moved');
SELECT is(items('a3', '2026-04-01'), 'base v1 ×1 report v1 ×1 support v3 ×2', 'with their quantities');
SELECT is(items('a2', '2026-04-01') || ', ' || items('a2', '2026-06-01'), 'base v6 ×1 insurance v2 ×1 support v5 ×3, base v9 ×1 insurance v2 ×1 support v9 ×1', 'and agreed prices, while they hold it');
SELECT is(billing.migrate_plan('care', '2026-04-01'), 0, 'once');

-- The plan's items are its own.
SELECT billing.create_account('a5', 'acme') \g /dev/null
SELECT billing.subscribe('a5', 'desk', '2026-01-01', addons => '{"care": true}') \g /dev/null
SELECT billing.change_subscription('a5', plan => 'full', addons => '{"care": false}', at => '2026-02-01') \g /dev/null
SELECT billing.undo_change('a5', 2) \g /dev/null
SELECT billing.change_subscription('a5', plan => 'full', addons => '{"care": false}', at => '2026-03-01') \g /dev/null
SELECT billing.change_subscription('a5', addons => '{"care": true}', at => '2026-02-01') \g /dev/null
SELECT is(items('a5', '2026-02-15') || ', ' || items('a5', '2026-03-01'), 'base v1 ×1 support v1 ×1, base v4 ×1 support v4 ×1', 'changes to and fro, in any order');

-- What is wrong.
SELECT throws_ok($$SELECT billing.subscribe('a5', 'desk', '2026-01-01', addons => '{"pro": true}')$$, '22023', 'plan "pro" is no add-on', 'no add-on');
SELECT throws_ok($$SELECT billing.subscribe('a5', 'desk', '2026-01-01', addons => '{"gold": true}')$$, '22023', 'unknown plan "gold"', 'unknown');
SELECT throws_ok($$SELECT billing.subscribe('a5', 'desk', '2026-01-01', addons => '["care"]')$$, '22023', 'addons are not an object of true and false: ["care"]', 'an array');
SELECT throws_ok($$SELECT billing.subscribe('a5', 'desk', '2026-01-01', addons => '{"care": 2}')$$, '22023', 'addons are not an object of true and false: {"care": 2}', 'a number');
SELECT throws_ok($$SELECT billing.change_subscription('a5', addons => '{"cover": false}', at => '2026-02-01')$$, '22023', 'the subscription has no add-on "cover"', 'one that is not held');
SELECT throws_ok($$SELECT billing.subscribe('a5', 'full', '2026-01-01', addons => '{"care": true}')$$, '22023', 'item "support" is in plan "care" and in plan "full"', 'an item of both');
SELECT throws_ok($$SELECT billing.subscribe('a5', 'desk', '2026-01-01', quantities => '{"support": 2}')$$, '22023', 'plan "desk" has no item "support"', 'an item without its add-on');

SELECT throws_ok($$SELECT billing.subscribe('a1', 'care', '2026-01-01')$$, '22023', 'plan "care" is an add-on', 'nobody subscribes to an add-on alone');
SELECT throws_ok($$SELECT billing.change_subscription('a2', plan => 'care', at => '2026-02-01')$$, '22023', 'plan "care" is an add-on', 'nor changes to one');
SELECT * FROM finish();
ROLLBACK;
