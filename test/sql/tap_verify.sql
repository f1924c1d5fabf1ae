\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(30);

-- Invoices, a credit note, a void document that is billed again, one that is given up, late usage, a draft.
SELECT billing.create_account(c, 'acme') FROM unnest(ARRAY['a1', 'a2', 'a3', 'a4']) c \g /dev/null
SELECT billing.subscribe('a1', 'team', '2026-01-01', quantities => '{"seats": 5}'), billing.subscribe('a2', 'arrears', '2026-01-01'),
       billing.subscribe('a3', 'pro', '2026-01-01'), billing.subscribe('a4', 'pro', '2026-01-01') \g /dev/null
SELECT billing.record_usage('a2', 'api_calls', 10, '2026-01-10', 'e1') \g /dev/null
SELECT run('2026-02-01') \g /dev/null
SELECT billing.change_subscription('a1', quantities => '{"seats": 1}', at => '2026-02-11') \g /dev/null
SELECT billing.record_usage('a2', 'api_calls', 5, '2026-01-11', 'e2') \g /dev/null
SELECT billing.void_invoice('a3', 1, rebill => true), billing.void_invoice('a4', 1, rebill => false), billing.add_charge('a4', 'setup', 'EUR 7', '2026-02-02') \g /dev/null
SELECT run('2026-02-15') \g /dev/null
SELECT billing.credit_invoice('a1', 1, '[[1, "10.00"]]') \g /dev/null
SELECT results_eq($$SELECT invariant, violations, example FROM billing.verify()$$,
    $$VALUES ('no instant of an item is billed twice', 0::bigint, NULL::text),
             ('what is billed is what should be billed', 0, NULL),
             ('every event is billed once', 0, NULL),
             ('a charge is open until a document holds it', 0, NULL),
             ('a document is the sum of its lines and taxes', 0, NULL),
             ('legal numbers have no gap', 0, NULL),
             ('issued documents are as they were issued', 0, NULL),
             ('what is open is what credits leave', 0, NULL),
             ('a usage key is one event', 0, NULL),
             ('usage lies in the partition of its month', 0, NULL),
             ('usage of an hour is that of its events', 0, NULL)$$, 'all is well');
SELECT run('2026-03-01', issue => false) \g /dev/null
CREATE FUNCTION found() RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT format('%s: %s: %s', v.invariant, v.violations, v.example) FROM billing.verify() v WHERE v.violations <> 0 $$;
SELECT is_empty('SELECT * FROM found()', 'also with drafts');
SELECT billing.change_subscription('a1', quantities => '{"seats": 2}', at => '2026-02-20'), billing.record_usage('a2', 'api_calls', 3, '2026-01-12', 'e3') \g /dev/null
SELECT is_empty('SELECT * FROM found()', 'what waits for the next run is no violation');
SELECT run('2026-03-01') \g /dev/null
SELECT is_empty('SELECT * FROM found()', 'nor is what it then wrote');

-- Each violation is made by someone who goes around the guards, and taken back.
CREATE FUNCTION after(statement text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
    result text[];
BEGIN
    BEGIN
        ALTER TABLE billing.invoice DISABLE TRIGGER USER;
        ALTER TABLE billing.invoice_line DISABLE TRIGGER USER;
        ALTER TABLE billing.invoice_tax DISABLE TRIGGER USER;
        ALTER TABLE billing.invoice_status DISABLE TRIGGER USER;
        EXECUTE statement;
        result := ARRAY(SELECT f FROM found() f);
        RAISE division_by_zero;
    EXCEPTION WHEN division_by_zero THEN
        RETURN result;
    END;
END $$;
SELECT is(after($$INSERT INTO billing.charge (account_id, charge_no, item, description, amount, quantity, tax_class, charged_at, is_open)
                  VALUES (1, 99, 'x', 'x', 'EUR 1', 1, 'standard', '2026-01-01', false)$$),
    ARRAY['a charge is open until a document holds it: 1: account 1, charge 99'], 'a charge was closed without a document');
SELECT results_eq($$SELECT is_open FROM billing.charge WHERE item = 'setup'$$, $$VALUES (false)$$, 'a charge that was billed is not looked at again');
CREATE TEMPORARY TABLE copy AS SELECT * FROM billing.invoice_line WHERE account_id = 3 AND invoice_no = 2 AND line_no = 1;
SELECT is(after($$UPDATE billing.invoice_line SET amount = 'EUR 51', list_amount = 'EUR 51' WHERE account_id = 1 AND invoice_no = 1 AND line_no = 1$$), ARRAY[
    'what is billed is what should be billed: 1: account 1, subscription 1, seats, version 1, cycle 0 of grid 1: EUR 51.00 is billed, EUR 50.00 should be',
    'a document is the sum of its lines and taxes: 2: account 1, invoice 1: net EUR 100.00, tax EUR 0.00, but the lines and taxes are EUR 101.00 and EUR 0.00'],
    'an amount was changed');
SELECT is(after($$UPDATE billing.invoice_line SET service = '[2026-01-01,2026-02-03)' WHERE account_id = 1 AND invoice_no = 1 AND line_no = 1$$), ARRAY[
    'no instant of an item is billed twice: 1: account 1, invoice 3, line 1: seats is billed before 2026-02-03 00:00:00 by another line'],
    'a service was stretched over the next cycle');
SELECT is(after($$UPDATE pg_temp.copy SET revision = 7, line_no = 3; INSERT INTO billing.invoice_line SELECT * FROM pg_temp.copy$$), ARRAY[
    'no instant of an item is billed twice: 1: account 3, invoice 2, line 3: base is billed again, and corrects no line',
    'what is billed is what should be billed: 1: account 3, subscription 1, base, version 1, cycle 0 of grid 1: EUR 60.00 is billed, EUR 30.00 should be',
    'a document is the sum of its lines and taxes: 2: account 3, invoice 2: net EUR 60.00, tax EUR 0.00, but the lines and taxes are EUR 90.00 and EUR 0.00',
    'issued documents are as they were issued: 1: account 3, invoice 2: written with 2 lines, there are 3, numbered to 3'],
    'a line is there twice');
SELECT is(after($$UPDATE pg_temp.copy SET subscription_no = NULL, version = NULL, grid_no = NULL, cycle = NULL, item = 'gift', line_no = 3, amount = 'EUR 0', list_amount = 'EUR 0'; INSERT INTO billing.invoice_line SELECT * FROM pg_temp.copy$$), ARRAY[
    'issued documents are as they were issued: 1: account 3, invoice 2: written with 2 lines, there are 3, numbered to 3'],
    'a line of nothing was put into an issued document');
SELECT is(after($$DELETE FROM billing.invoice_tax WHERE account_id = 3 AND invoice_no = 2$$), ARRAY[
    'a document is the sum of its lines and taxes: 2: account 3, invoice 2: net EUR 60.00, tax EUR 0.00, but the lines and taxes are EUR 60.00 and '],
    'a tax was deleted');
SELECT is(after($$UPDATE billing.invoice_tax SET tax = 'EUR 1' WHERE account_id = 3 AND invoice_no = 2; UPDATE billing.invoice SET tax = 'EUR 1', gross = net + 'EUR 1' WHERE account_id = 3 AND invoice_no = 2$$), ARRAY[
    'a document is the sum of its lines and taxes: 1: account 3, invoice 2: tax EUR 1.00 of O 0% on EUR 60.00, but the lines are EUR 60.00',
    'what is open is what credits leave: 1: account 3, invoice 2: EUR 60.00 is open, EUR 61.00 should be'],
    'a tax was changed, with its document');
SELECT is(after($$UPDATE billing.invoice SET number = 'INV-2026-000099' WHERE account_id = 1 AND invoice_no = 1$$), ARRAY[
    'legal numbers have no gap: 3: seller 1: no number between 0 and INV-2026-000002'],
    'a number was skipped');
SELECT is(after($$UPDATE billing.invoice SET number = 'INV-2026-000001' WHERE account_id = 2 AND invoice_no = 1$$), ARRAY[
    'legal numbers have no gap: 2: seller 1: INV-2026-000001 is there twice'],
    'a number was given twice');
SELECT is(after($$UPDATE billing.invoice SET number = 'X-000002' WHERE account_id = 2 AND invoice_no = 1$$), ARRAY[
    'legal numbers have no gap: 2: seller 1: X-000002 is no number of the series "INV-2026-"'],
    'a number is of another series');
SELECT is(after($$UPDATE billing.number_series SET last_number = last_number + 1 WHERE series = 'INV-2026-'$$), ARRAY[
    'legal numbers have no gap: 1: seller 1: the series "INV-2026-" counts to 13, its documents to 12'],
    'a counter went on without a document');
SELECT is(after($$UPDATE billing.invoice SET issued_at = '2025-01-01' WHERE account_id = 3 AND invoice_no = 2$$), ARRAY[
    'legal numbers have no gap: 1: seller 1: INV-2026-000007 is dated before its predecessor'],
    'a document was dated back');
SELECT is(after($$DELETE FROM billing.invoice_status WHERE account_id = 3 AND invoice_no = 2$$), ARRAY[
    'what is billed is what should be billed: 2: account 3, subscription 1, base, version 1, cycle 0 of grid 1: EUR 0.00 is billed, EUR 30.00 should be',
    'issued documents are as they were issued: 1: account 3, invoice 2: no state'],
    'a state was deleted');
SELECT is(after($$UPDATE billing.invoice_status SET state = 'draft' WHERE account_id = 3 AND invoice_no = 2$$), ARRAY[
    'what is billed is what should be billed: 2: account 3, subscription 1, base, version 1, cycle 0 of grid 1: EUR 0.00 is billed, EUR 30.00 should be',
    'issued documents are as they were issued: 1: account 3, invoice 2: a number, but a draft'],
    'an issued document became a draft');
SELECT is(after($$UPDATE billing.invoice_status SET amount_due = 'EUR 1' WHERE account_id = 1 AND invoice_no = 1$$), ARRAY[
    'what is open is what credits leave: 1: account 1, invoice 1: EUR 1.00 is open, EUR 57.86 should be'],
    'an open amount was changed');
SELECT is(after($$UPDATE billing.subscription_item SET price = '{"currency": "EUR", "model": "flat", "amount": "31"}' WHERE account_id = 3$$), ARRAY[
    'what is billed is what should be billed: 3: account 3, subscription 1, base, version 1, cycle 0 of grid 1: EUR 30.00 is billed, EUR 31.00 should be'],
    'a price was changed behind the back of the timeline');
SELECT is(after($$UPDATE billing.usage_event SET recorded_xid = '3', cancelled_at = CASE WHEN key = 'e1' THEN now() END$$), ARRAY[
    'what is billed is what should be billed: 1: account 2, subscription 1, calls, version 1, cycle 0 of grid 1: EUR 18.00 is billed, EUR 8.00 should be'],
    'an event was cancelled without a trace');
SELECT is(after($$INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value, recorded_xid) VALUES (2, 1, 'e9', '2026-02-21', 1, '3'); UPDATE billing.usage_event SET recorded_xid = '3'$$), ARRAY[
    'what is billed is what should be billed: 1: account 2, subscription 1, calls, version 1, cycle 1 of grid 1: EUR 0.00 is billed, EUR 1.00 should be',
    'every event is billed once: 1: account 2, subscription 1, calls, version 1, cycle 1 of grid 1: no line has its usage'],
    'an event came into a billed cycle without a trace');
SELECT is(after($$INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value, recorded_xid) VALUES (2, 1, 'e9', '2026-02-21', 0, '3'); UPDATE billing.usage_event SET recorded_xid = '3'$$), ARRAY[
    'every event is billed once: 1: account 2, subscription 1, calls, version 1, cycle 1 of grid 1: no line has its usage'],
    'also where it costs nothing');
SELECT is(after($$DELETE FROM billing.invoice_line WHERE account_id = 3 AND invoice_no = 2; DELETE FROM billing.invoice_tax WHERE account_id = 3 AND invoice_no = 2;
    DELETE FROM billing.invoice_status WHERE account_id = 3 AND invoice_no = 2; DELETE FROM billing.invoice WHERE account_id = 3 AND invoice_no = 2$$), ARRAY[
    'what is billed is what should be billed: 2: account 3, subscription 1, base, version 1, cycle 0 of grid 1: EUR 0.00 is billed, EUR 30.00 should be',
    'legal numbers have no gap: 1: seller 1: no number between 6 and INV-2026-000008'],
    'an invoice was deleted');
SELECT is(after($$UPDATE billing.invoice_line SET source_line_no = 9 WHERE account_id = 2 AND invoice_no = 2$$), ARRAY[
    'issued documents are as they were issued: 1: account 2, invoice 2, line 1 corrects line 9 of invoice 1, which is not issued'],
    'a correction lost its source');
SELECT is(after($$UPDATE billing.invoice_status SET state = 'issued', rebill = NULL, amount_due = 'EUR 60' WHERE account_id = 3 AND invoice_no = 1$$), ARRAY[
    'no instant of an item is billed twice: 2: account 3, invoice 2, line 1: base is billed again, and corrects no line',
    'what is billed is what should be billed: 2: account 3, subscription 1, base, version 1, cycle 0 of grid 1: EUR 60.00 is billed, EUR 30.00 should be'],
    'a void document came back');
-- The account is one that no item meters: nothing else moves.
SELECT is(after($$INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value, cancelled_at)
    VALUES (4, 1, 'twice', '2026-01-05', 1, NULL), (4, 1, 'twice', '2026-01-06', 1, NULL), (4, 1, 'once', '2026-01-05', 1, NULL), (4, 1, 'once', '2026-01-06', 1, now())$$), ARRAY[
    'a usage key is one event: 1: account 4, metric api_calls: key "twice" counts 2 times, from 2026-01-05 00:00:00 to 2026-01-06 00:00:00'],
    'a bulk load had a key with two times');
SELECT is(after($$INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value) VALUES (4, 1, 'alone', '2026-04-05', 1)$$), '{}'::text[], 'without partitions all is where it belongs');
SELECT is(after($$SELECT billing.maintain_usage_partitions('2026-01-01', '2026-03-31');
    INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value) VALUES (4, 1, 'lost?', '2026-04-05', 1), (4, 1, 'lost too?', '2026-05-05', 1)$$), ARRAY[
    'usage lies in the partition of its month: 2: 1 events of 2026-04 have no partition'],
    'nobody made the next partitions');
SELECT * FROM finish();
ROLLBACK;
