\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(41);

-- Accounts
CREATE TEMPORARY TABLE made AS SELECT billing.create_account('a1', 'acme') AS account_id;
SELECT is((SELECT account_id FROM made), (SELECT account_id FROM billing.account WHERE code = 'a1'), 'returns the account_id');
SELECT results_eq($$SELECT name, currency, country, zone FROM billing.account WHERE code = 'a1'$$, $$VALUES ('a1', 'EUR', 'DE', 'UTC')$$, 'defaults come from the seller');
SELECT throws_ok($$SELECT billing.create_account('a1', 'acme')$$, '23505', 'account "a1" exists already', 'a code is given once');
SELECT is(billing.create_account('a2', 'acme', idempotency_key => 'k1'), billing.create_account('a2', 'acme', idempotency_key => 'k1'), 'a retry with the same key returns the same account');
SELECT throws_ok($$SELECT billing.create_account('a2', 'acme', name => 'Other', idempotency_key => 'k1')$$, '23505', 'idempotency key "k1" was used for another request', 'the same key with other arguments is an error');
SELECT throws_ok($$SELECT billing.create_account('a3', 'nobody')$$, '22023', 'unknown seller "nobody"', 'unknown seller');
SELECT throws_ok($$SELECT billing.create_account('a3', 'acme', currency => 'XQQ')$$, '22M02', NULL, 'unknown currency');
SELECT throws_ok($$SELECT billing.create_account('a3', 'acme', country => 'Germany')$$, '22023', 'invalid country "Germany"', 'a country is two letters');
SELECT throws_ok($$SELECT billing.create_account('a3', 'acme', zone => 'Mars/Olympus')$$, '22023', NULL, 'unknown zone');
SELECT throws_ok($$SELECT billing.create_account('a3', 'acme', terms_days => -1)$$, '22023', NULL, 'negative terms');
SELECT throws_ok($$SELECT billing.create_account('', 'acme')$$, '22023', 'an account needs a code', 'empty code');
SELECT throws_ok($$SELECT billing.create_account('a3', 'acme', parent => 'nobody')$$, '22023', 'unknown account "nobody"', 'unknown parent');
SELECT is((SELECT count(*) FROM billing.account_directory WHERE code = 'a3'), 0::bigint, 'nothing is left of a refused account');
SELECT is(billing.create_account('child', 'acme', parent => 'a1'), (SELECT account_id FROM billing.account WHERE code = 'a1'), 'a subaccount has its parent''s account_id');
SELECT results_eq($$SELECT subaccount_no FROM billing.account_directory WHERE code = 'child'$$, ARRAY[1], 'and a number of its own');
SELECT throws_ok($$SELECT billing.create_account('grandchild', 'acme', parent => 'child')$$, '22023', NULL, 'a subaccount is no parent');
SELECT throws_ok($$SELECT billing.create_account('c2', 'acme', currency => 'USD', parent => 'a1')$$, '22023', NULL, 'a parent pays in one currency');

-- Subscriptions
SELECT is(billing.subscribe('a1', 'pro', '2026-01-01'), 1, 'the first subscription is number 1');
SELECT is(billing.subscribe('a1', 'metered', '2026-02-01'), 2, 'the next is number 2');
SELECT is(billing.subscribe('a2', 'pro', '2026-01-01', idempotency_key => 's'), billing.subscribe('a2', 'pro', '2026-01-01', idempotency_key => 's'), 'a retry with the same key returns the same subscription');
SELECT is((SELECT count(*) FROM billing.subscription WHERE account_id = (SELECT account_id FROM billing.account WHERE code = 'a2')), 1::bigint, 'and makes no second');
SELECT results_eq($$SELECT version, quantity, billing.model(price), service::text, charge::text FROM billing.subscription_item WHERE account_id = (SELECT account_id FROM billing.account WHERE code = 'a1') AND subscription_no = 1$$,
    $$VALUES (1, 1::numeric, 'flat', '["2026-01-01 00:00:00+00",)', '["2026-01-01 00:00:00+00",)')$$, 'the version is the change that opened it');
SELECT throws_ok($$SELECT billing.subscribe('nobody', 'pro', '2026-01-01')$$, '22023', 'unknown account "nobody"', 'unknown account');
SELECT throws_ok($$SELECT billing.subscribe('a1', 'gold', '2026-01-01')$$, '22023', 'unknown plan "gold"', 'unknown plan');
SELECT throws_ok($$SELECT billing.subscribe('a1', 'team', '2026-01-01', quantities => '{"chairs": 5}')$$, '22023', 'plan "team" has no item "chairs"', 'unknown item');
SELECT throws_ok($$SELECT billing.subscribe('a1', 'team', '2026-01-01', quantities => '{"seats": -5}')$$, '22023', 'invalid quantity of item "seats": "-5"', 'negative quantity');
SELECT throws_ok($$SELECT billing.subscribe('a1', 'team', '2026-01-01', quantities => '[5]')$$, '22023', 'quantities are not an object: [5]', 'quantities are an object');
SELECT throws_ok($$SELECT billing.subscribe('a1', 'team', NULL)$$, '22023', NULL, 'a start is needed');
SELECT throws_ok($$SELECT billing.subscribe('a1', 'team', 'infinity')$$, '22023', NULL, 'a finite one');
SELECT throws_ok($$SELECT billing.subscribe('a1', 'team', '2026-02-01', trial_end => '2026-01-01')$$, '22023', NULL, 'a trial ends after the start');
SELECT billing.create_account('yen', 'acme', currency => 'JPY') \g /dev/null
SELECT throws_ok($$SELECT billing.subscribe('yen', 'pro', '2026-01-01')$$, '22023', 'item "base" of plan "pro" has no price in JPY', 'no price in the currency');
SELECT is((SELECT count(*) FROM billing.subscription s JOIN billing.account a ON a.account_id = s.account_id WHERE a.code = 'a1'), 2::bigint, 'nothing is left of refused subscriptions');

-- What changes of an account.
SELECT billing.update_account('a2', name => 'Other', tax_id => 'DE123456789', terms_days => 30, region => 'BY', metadata => '{"crm": 7}') \g /dev/null
SELECT billing.update_account('a2', country => 'AT', region => '') \g /dev/null
SELECT results_eq($$SELECT name, country, region, tax_id, terms_days, metadata FROM billing.account WHERE code = 'a2'$$,
    $$VALUES ('Other', 'AT', NULL, 'DE123456789', 30, '{"crm": 7}'::jsonb)$$, 'what is passed changes, the rest stays');
SELECT billing.update_account('child', name => 'Child Ltd') \g /dev/null
SELECT is((SELECT name FROM billing.subaccount WHERE code = 'child'), 'Child Ltd', 'a subaccount has a name');
SELECT throws_ok($$SELECT billing.update_account('child', zone => 'UTC')$$, '22023', 'account "child" is paid for by another', 'and no zone');
SELECT throws_ok($$SELECT billing.update_account('nobody', name => 'x')$$, '22023', 'unknown account "nobody"', 'unknown account');
SELECT throws_ok($$SELECT billing.update_account('a2', zone => 'CET')$$, '22023', 'unknown time zone "CET"', 'an abbreviation is no zone');
SELECT throws_ok($$SELECT billing.update_account('a2', zone => 'FOO+5')$$, '22023', 'unknown time zone "FOO+5"', 'nor is an offset');
SELECT throws_ok($$SELECT billing.update_account('a2', terms_days => 1000)$$, '22023', 'invalid terms of 1000 days', 'too long terms');
SELECT throws_ok($$SELECT billing.update_account('a2', billing_day => -1)$$, '22023', 'invalid billing day -1', 'no such day');
SELECT throws_ok($$SELECT billing.create_account('child', 'acme', parent => 'a1')$$, '23505', 'account "child" exists already', 'a subaccount is made once');

SELECT * FROM finish();
ROLLBACK;
