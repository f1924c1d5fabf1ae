--
-- Subscriptions: each operation records a change and derives the timeline from all of them
--

CREATE OR REPLACE FUNCTION billing.find_subscription(account text, subscription_no integer, OUT account_id bigint, OUT number integer)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    buyer record;
    numbers integer[];
BEGIN
    SELECT f.account_id, f.subaccount_no INTO buyer FROM billing.find_account(account) f;
    SELECT array_agg(s.subscription_no ORDER BY s.subscription_no) INTO numbers
      FROM billing.subscription s
     WHERE s.account_id = buyer.account_id
       AND (buyer.subaccount_no = 0 OR s.subaccount_no = buyer.subaccount_no)
       AND (find_subscription.subscription_no IS NULL OR s.subscription_no = find_subscription.subscription_no);
    IF numbers IS NULL THEN
        RAISE EXCEPTION 'account "%" has no subscription%', account, coalesce(' ' || find_subscription.subscription_no, '')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Subscriptions are made by billing.subscribe().';
    END IF;
    IF cardinality(numbers) > 1 THEN
        RAISE EXCEPTION 'account "%" has several subscriptions', account
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format('They are: %s.', array_to_string(numbers, ', ')), HINT = 'Pass subscription_no.';
    END IF;
    find_subscription.account_id := buyer.account_id;
    find_subscription.number := numbers[1];
END;
$function$;
COMMENT ON FUNCTION billing.find_subscription(text, integer) IS
'Numbers of a subscription; without subscription_no the only one of the account. Unknown or ambiguous: 22023.';

CREATE OR REPLACE FUNCTION billing.check_time(at timestamptz, what text) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF at IS NULL OR NOT isfinite(at) THEN
        RAISE EXCEPTION '% happens at a point in time, not at "%"', what, coalesce(at::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass the time as at.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_time(timestamptz, text) IS 'Raises 22023 where a time is NULL or infinite.';

CREATE OR REPLACE FUNCTION billing.newest_plan(plan text) RETURNS billing.plan
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    found_plan billing.plan;
BEGIN
    SELECT p.* INTO found_plan FROM billing.plan p WHERE p.code = newest_plan.plan ORDER BY p.version DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'unknown plan "%"', newest_plan.plan USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Plans are made by billing.apply_catalog().';
    END IF;
    RETURN found_plan;
END;
$function$;
COMMENT ON FUNCTION billing.newest_plan(text) IS 'The newest version of a plan; an unknown code is an error (22023).';

CREATE OR REPLACE FUNCTION billing.check_terms(plan_id integer, currency text, quantities jsonb, prices jsonb) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    sold text;
    items text;
    problem record;
BEGIN
    SELECT p.code, (SELECT string_agg(i.code, ', ' ORDER BY i.position) FROM billing.plan_item i WHERE i.plan_id = p.plan_id)
      INTO sold, items
      FROM billing.plan p WHERE p.plan_id = check_terms.plan_id;
    IF jsonb_typeof(quantities) <> 'object' THEN
        RAISE EXCEPTION 'quantities are not an object: %', quantities USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write them as {"item": quantity}.';
    END IF;
    IF jsonb_typeof(prices) <> 'object' THEN
        RAISE EXCEPTION 'prices are not an object: %', prices USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write them as {"item": {"currency": ..., "model": ...}}.';
    END IF;
    SELECT k.key INTO problem
      FROM (SELECT jsonb_object_keys(coalesce(quantities, '{}')) AS key UNION SELECT jsonb_object_keys(coalesce(prices, '{}'))) k
     WHERE NOT EXISTS (SELECT FROM billing.plan_item i WHERE i.plan_id = check_terms.plan_id AND i.code = k.key)
     ORDER BY k.key
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'plan "%" has no item "%"', sold, problem.key USING ERRCODE = 'invalid_parameter_value',
            HINT = format('Its items are: %s.', items);
    END IF;
    SELECT q.key, q.value INTO problem
      FROM jsonb_each_text(coalesce(quantities, '{}')) q
     WHERE q.value IS NULL OR q.value !~ '^[0-9]{1,30}(\.[0-9]{1,30})?$'
     ORDER BY q.key
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'invalid quantity of item "%": "%"', problem.key, coalesce(problem.value, 'null')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'A quantity is a number that is not negative.';
    END IF;
    SELECT p.key, billing.currency(billing.price(p.value, 'prices.' || p.key)) AS currency INTO problem
      FROM jsonb_each(coalesce(prices, '{}')) p
     WHERE billing.currency(billing.price(p.value, 'prices.' || p.key)) <> check_terms.currency
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'price of item "%" is in %, the account pays in %', problem.key, problem.currency, check_terms.currency
            USING ERRCODE = '22M01', HINT = 'Agree prices in the currency of the account.';
    END IF;
    SELECT i.code, string_agg(p.currency, ', ' ORDER BY p.currency) AS currencies INTO problem
      FROM billing.plan_item i
      LEFT JOIN billing.plan_price p ON p.plan_item_id = i.plan_item_id
     WHERE i.plan_id = check_terms.plan_id
     GROUP BY i.plan_item_id, i.code
    HAVING NOT bool_or(coalesce(p.currency = check_terms.currency, false))
     ORDER BY i.code
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'item "%" of plan "%" has no price in %', problem.code, sold, check_terms.currency
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format('It is priced in: %s.', coalesce(problem.currencies, 'no currency')),
                  HINT = 'Add the price to the catalog, or choose another plan.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_terms(integer, text, jsonb, jsonb) IS
'Refuses quantities and prices that do not fit the items of a plan, and a plan without a price in the currency (22023, 22M01).';

CREATE OR REPLACE FUNCTION billing.append_change(change billing.subscription_change) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    next_due_at timestamptz;
BEGIN
    SELECT coalesce(max(c.change_no), 0) + 1 INTO change.change_no
      FROM billing.subscription_change c
     WHERE c.account_id = change.account_id AND c.subscription_no = change.subscription_no;
    change.quantities := coalesce(change.quantities, '{}');
    change.prices := coalesce(change.prices, '{}');
    change.at_cycle_end := coalesce(change.at_cycle_end, false);
    change.keeps_billing := coalesce(change.keeps_billing, false);
    change.settle := coalesce(change.settle, 'now');
    change.recorded_at := now();
    INSERT INTO billing.subscription_change SELECT change.*;
    PERFORM billing.derive_timeline(change.account_id, change.subscription_no);

    -- The first change of a subscription has nothing behind it.
    IF change.change_no > 1 THEN
        SELECT s.due_at INTO next_due_at
          FROM billing.subscription s
         WHERE s.account_id = change.account_id AND s.subscription_no = change.subscription_no AND isfinite(s.due_at);
        PERFORM billing.mark_dirty(change.account_id, change.subscription_no, change.effective_at,
                                   CASE WHEN change.settle = 'next_cycle' THEN coalesce(next_due_at, '-infinity') ELSE '-infinity' END);
        -- What would give money back waits where only charges are to be settled now.
        IF change.settle = 'now_if_positive' AND next_due_at IS NOT NULL AND
           (SELECT billing.sign(billing.sum(l.amount)) < 0
              FROM billing.due_lines(change.account_id, change.account_id, change.effective_at, billing.examined_since(change.account_id)) l
             WHERE l.subscription_no = change.subscription_no) THEN
            UPDATE billing.dirty d
               SET due_at = next_due_at
             WHERE d.account_id = change.account_id AND d.subscription_no = change.subscription_no AND d.due_at = '-infinity';
        END IF;
    END IF;
    RETURN change.change_no;
END;
$function$;
COMMENT ON FUNCTION billing.append_change(billing.subscription_change) IS
'Records a change of a subscription whose account is locked, derives its timeline and has the cycles from the change on examined again. Returns the number of the change.';

CREATE OR REPLACE FUNCTION billing.subscribe(
    account text,
    plan text,
    at timestamptz,
    quantities jsonb DEFAULT NULL,
    trial_end timestamptz DEFAULT NULL,
    anchor timestamptz DEFAULT NULL,
    prices jsonb DEFAULT NULL,
    proration text DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', account, 'plan', plan, 'at', at, 'quantities', quantities, 'trial_end', trial_end, 'anchor', anchor,
        'prices', prices, 'proration', proration));
    buyer record;
    sold billing.plan;
    change billing.subscription_change;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.subaccount_no, a.currency INTO buyer
      FROM billing.find_account(subscribe.account) f
      JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(buyer.account_id);
    known := billing.recall_request(buyer.account_id, idempotency_key, 'subscribe', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;

    sold := billing.newest_plan(subscribe.plan);
    PERFORM billing.check_time(at, 'a subscription');
    IF trial_end <= at OR NOT isfinite(trial_end) THEN
        RAISE EXCEPTION 'trial end "%" is not after the start "%"', trial_end, at
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Leave trial_end out where there is no trial.';
    END IF;
    IF NOT isfinite(anchor) THEN
        RAISE EXCEPTION 'an anchor is a point in time, not "%"', anchor USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Leave anchor out to begin a cycle with the subscription.';
    END IF;
    PERFORM billing.check_terms(sold.plan_id, buyer.currency, quantities, prices);

    SELECT coalesce(max(s.subscription_no), 0) + 1 INTO change.subscription_no
      FROM billing.subscription s WHERE s.account_id = buyer.account_id;
    INSERT INTO billing.subscription (account_id, subscription_no, subaccount_no, due_at)
    VALUES (buyer.account_id, change.subscription_no, buyer.subaccount_no, coalesce(trial_end, at));
    change.account_id := buyer.account_id;
    change.kind := 'subscribe';
    change.effective_at := at;
    change.plan_id := sold.plan_id;
    change.quantities := quantities;
    change.prices := prices;
    change.anchor := coalesce(subscribe.anchor, trial_end, at);
    change.cadence := sold.cadence;
    change.charged_from := trial_end;
    change.proration := billing.read_proration(subscribe.proration);
    PERFORM billing.append_change(change);

    PERFORM billing.keep_request(buyer.account_id, idempotency_key, 'subscribe', arguments, to_jsonb(change.subscription_no));
    RETURN change.subscription_no;
END;
$function$;
COMMENT ON FUNCTION billing.subscribe(text, text, timestamptz, jsonb, timestamptz, timestamptz, jsonb, text, text) IS
'Subscribes an account to the newest version of a plan from a time on, past or future, and returns the subscription_no. quantities: {"item": number}; prices: {"item": price} agreed instead of the plan''s. Cycles are anchored at anchor, else at trial_end, else at the start; until trial_end nothing is charged. Prices are fixed at this moment. Errors: unknown account, plan or item, no price in the account''s currency, bad quantity or time 22023.';

CREATE OR REPLACE FUNCTION billing.read_proration(proration text) RETURNS jsonb
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT CASE WHEN proration LIKE '{%' THEN billing.proration_policy(proration::jsonb) ELSE billing.proration_policy(proration) END;
END;
COMMENT ON FUNCTION billing.read_proration(text) IS
'Proration policy from the name of a preset or the text of a JSON document; see billing.proration_policy(). NULL stays NULL, the default.';

CREATE OR REPLACE FUNCTION billing.change_subscription(
    account text,
    subscription_no integer DEFAULT NULL,
    plan text DEFAULT NULL,
    quantities jsonb DEFAULT NULL,
    at timestamptz DEFAULT NULL,
    effective text DEFAULT 'now',
    settle text DEFAULT 'now',
    proration text DEFAULT NULL,
    prices jsonb DEFAULT NULL,
    anchor timestamptz DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', account, 'subscription_no', subscription_no, 'plan', plan, 'quantities', quantities, 'at', at,
        'effective', effective, 'settle', settle, 'proration', proration, 'prices', prices, 'anchor', anchor));
    target record;
    change billing.subscription_change;
    sold billing.plan;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.number, a.currency INTO target
      FROM billing.find_subscription(change_subscription.account, change_subscription.subscription_no) f
      JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(target.account_id);
    known := billing.recall_request(target.account_id, idempotency_key, 'change_subscription', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    IF plan IS NULL AND quantities IS NULL AND prices IS NULL AND anchor IS NULL THEN
        RAISE EXCEPTION 'nothing to change' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass a plan, quantities, prices or an anchor.';
    END IF;

    change.account_id := target.account_id;
    change.subscription_no := target.number;
    change.kind := 'change';
    change.effective_at := billing.effective_time(target.account_id, target.number, at, effective);
    change.settle := billing.check_settle(settle);
    change.quantities := quantities;
    change.prices := prices;
    IF proration = 'none' THEN
        change.at_cycle_end := true;
    ELSE
        change.proration := billing.read_proration(proration);
    END IF;
    IF plan IS NOT NULL THEN
        sold := billing.newest_plan(plan);
        change.plan_id := sold.plan_id;
    ELSE
        SELECT p.* INTO sold
          FROM billing.live_changes(target.account_id, target.number) c
          JOIN billing.plan p ON p.plan_id = c.plan_id
         WHERE c.effective_at <= change.effective_at
         ORDER BY c.effective_at DESC, c.change_no DESC
         LIMIT 1;
    END IF;
    PERFORM billing.check_terms(sold.plan_id, target.currency, quantities, prices);
    -- Another cadence, or an anchor, begins a new grid.
    IF anchor IS NOT NULL OR EXISTS (SELECT FROM billing.subscription_grid g
                                      WHERE g.account_id = target.account_id AND g.subscription_no = target.number
                                        AND g.during @> change.effective_at AND g.cadence <> sold.cadence) THEN
        change.anchor := coalesce(change_subscription.anchor, change.effective_at);
        change.cadence := sold.cadence;
    END IF;
    PERFORM billing.append_change(change);

    SELECT max(c.change_no) INTO change.change_no
      FROM billing.subscription_change c WHERE c.account_id = change.account_id AND c.subscription_no = change.subscription_no;
    PERFORM billing.keep_request(target.account_id, idempotency_key, 'change_subscription', arguments, to_jsonb(change.change_no));
    RETURN change.change_no;
END;
$function$;
COMMENT ON FUNCTION billing.change_subscription(text, integer, text, jsonb, timestamptz, text, text, text, jsonb, timestamptz, text) IS
'Changes plan, quantities or prices of a subscription at a time, or (effective => ''period_end'') at the end of the cycle that holds it, and returns the number of the change. A plan with another cadence begins a new grid. proration: a preset or policy; ''none'' changes the charge only at the end of the cycle. settle: ''now'', by the next run, ''next_cycle'', when the subscription is next due, or ''now_if_positive''. Preview with billing.preview() before committing. Errors: before the start or after the end of the subscription 55000, bad values 22023.';

CREATE OR REPLACE FUNCTION billing.check_settle(settle text) RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF settle IS NULL OR settle NOT IN ('now', 'next_cycle', 'now_if_positive') THEN
        RAISE EXCEPTION 'unknown settle "%"', coalesce(settle, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use now, next_cycle or now_if_positive.';
    END IF;
    RETURN settle;
END;
$function$;
COMMENT ON FUNCTION billing.check_settle(text) IS 'The settle argument; an unknown one is an error (22023).';

CREATE OR REPLACE FUNCTION billing.effective_time(account_id bigint, subscription_no integer, at timestamptz, effective text) RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    starts_at timestamptz;
    ends_at timestamptz;
    effective_at timestamptz := at;
BEGIN
    PERFORM billing.check_time(at, 'a change');
    IF effective = 'period_end' THEN
        SELECT billing.cycle_end(g.anchor, g.cadence, at, g.zone) INTO effective_at
          FROM billing.subscription_grid g
         WHERE g.account_id = effective_time.account_id AND g.subscription_no = effective_time.subscription_no AND g.during @> at;
    ELSIF effective IS DISTINCT FROM 'now' THEN
        RAISE EXCEPTION 'unknown effective "%"', coalesce(effective, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use now, which is the time at, or period_end.';
    END IF;
    SELECT min(c.effective_at) FILTER (WHERE c.kind = 'subscribe'), min(c.effective_at) FILTER (WHERE c.kind = 'cancel')
      INTO starts_at, ends_at
      FROM billing.live_changes(effective_time.account_id, effective_time.subscription_no) c;
    IF at < starts_at THEN
        RAISE EXCEPTION 'subscription % begins at %, after the change at %', subscription_no, starts_at, at
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Change it from its start on.';
    END IF;
    IF effective_at >= ends_at THEN
        RAISE EXCEPTION 'subscription % ends at %, not after the change at %', subscription_no, ends_at, effective_at
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Undo the cancellation first, or subscribe again.';
    END IF;
    RETURN effective_at;
END;
$function$;
COMMENT ON FUNCTION billing.effective_time(bigint, integer, timestamptz, text) IS
'When a change takes effect: at its time, or at the end of the cycle that holds it. Before the start or after the end of the subscription: 55000.';

CREATE OR REPLACE FUNCTION billing.simple_change(
    operation text,
    kind text,
    account text,
    subscription_no integer,
    at timestamptz,
    effective text,
    settle text,
    at_cycle_end boolean,
    keeps_billing boolean,
    idempotency_key text
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', account, 'subscription_no', subscription_no, 'at', at, 'effective', effective, 'settle', settle,
        'at_cycle_end', at_cycle_end, 'keeps_billing', keeps_billing));
    target record;
    change billing.subscription_change;
    before text;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.number INTO target FROM billing.find_subscription(simple_change.account, simple_change.subscription_no) f;
    PERFORM billing.lock_account(target.account_id);
    known := billing.recall_request(target.account_id, idempotency_key, operation, arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    change.account_id := target.account_id;
    change.subscription_no := target.number;
    change.kind := simple_change.kind;
    change.effective_at := billing.effective_time(target.account_id, target.number, at, effective);
    change.settle := billing.check_settle(settle);
    change.at_cycle_end := simple_change.at_cycle_end;
    change.keeps_billing := simple_change.keeps_billing;
    SELECT c.kind INTO before
      FROM billing.live_changes(target.account_id, target.number) c
     WHERE c.kind IN ('subscribe', 'pause', 'resume') AND c.effective_at <= change.effective_at
     ORDER BY c.effective_at DESC, c.change_no DESC
     LIMIT 1;
    IF simple_change.kind = 'pause' AND before = 'pause' OR simple_change.kind = 'resume' AND before <> 'pause' THEN
        RAISE EXCEPTION 'subscription % is % at %', target.number, CASE WHEN before = 'pause' THEN 'paused already' ELSE 'not paused' END,
            change.effective_at USING ERRCODE = 'object_not_in_prerequisite_state',
            HINT = 'A pause begins in an active subscription and a resumption ends it.';
    END IF;
    change.change_no := billing.append_change(change);
    PERFORM billing.keep_request(target.account_id, idempotency_key, operation, arguments, to_jsonb(change.change_no));
    RETURN change.change_no;
END;
$function$;
COMMENT ON FUNCTION billing.simple_change(text, text, text, integer, timestamptz, text, text, boolean, boolean, text) IS
'Records a cancellation, a pause or a resumption.';

CREATE OR REPLACE FUNCTION billing.cancel_subscription(
    account text,
    subscription_no integer DEFAULT NULL,
    at timestamptz DEFAULT NULL,
    effective text DEFAULT 'now',
    credit boolean DEFAULT true,
    settle text DEFAULT 'now',
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT billing.simple_change('cancel_subscription', 'cancel', account, subscription_no, at, effective, settle, NOT credit, false, idempotency_key);
END;
COMMENT ON FUNCTION billing.cancel_subscription(text, integer, timestamptz, text, boolean, text, text) IS
'Ends a subscription at a time, or at the end of the cycle that holds it, and returns the number of the change, which undo_change() takes back. What was paid in advance beyond the end is credited, or (credit => false) kept. Errors as change_subscription().';

CREATE OR REPLACE FUNCTION billing.pause_subscription(
    account text,
    subscription_no integer DEFAULT NULL,
    at timestamptz DEFAULT NULL,
    effective text DEFAULT 'now',
    keep_billing boolean DEFAULT false,
    settle text DEFAULT 'now',
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT billing.simple_change('pause_subscription', 'pause', account, subscription_no, at, effective, settle, false, keep_billing, idempotency_key);
END;
COMMENT ON FUNCTION billing.pause_subscription(text, integer, timestamptz, text, boolean, text, text) IS
'Pauses a subscription: until it is resumed nothing is charged, and what was paid for the gap is credited, unless keep_billing. Cycles keep their anchor. Returns the number of the change. Paused already: 55000.';

CREATE OR REPLACE FUNCTION billing.resume_subscription(
    account text,
    subscription_no integer DEFAULT NULL,
    at timestamptz DEFAULT NULL,
    effective text DEFAULT 'now',
    settle text DEFAULT 'now',
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT billing.simple_change('resume_subscription', 'resume', account, subscription_no, at, effective, settle, false, false, idempotency_key);
END;
COMMENT ON FUNCTION billing.resume_subscription(text, integer, timestamptz, text, text, text) IS
'Ends a pause: charges begin again, for the rest of the running cycle first. Returns the number of the change. Not paused: 55000.';

CREATE OR REPLACE FUNCTION billing.undo_change(
    account text,
    change integer,
    subscription_no integer DEFAULT NULL,
    at timestamptz DEFAULT NULL,
    settle text DEFAULT 'now',
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', account, 'change', change, 'subscription_no', subscription_no, 'at', at, 'settle', settle));
    target record;
    undone billing.subscription_change;
    undo billing.subscription_change;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.number INTO target FROM billing.find_subscription(undo_change.account, undo_change.subscription_no) f;
    PERFORM billing.lock_account(target.account_id);
    known := billing.recall_request(target.account_id, idempotency_key, 'undo_change', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    SELECT c.* INTO undone FROM billing.live_changes(target.account_id, target.number) c WHERE c.change_no = undo_change.change;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'subscription % has no change % that could be undone', target.number, undo_change.change
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Changes are listed in billing.subscription_change; one is undone once.';
    END IF;
    IF undone.kind = 'subscribe' THEN
        RAISE EXCEPTION 'the subscription itself cannot be undone' USING ERRCODE = 'object_not_in_prerequisite_state',
            HINT = 'Cancel it at its start.';
    END IF;
    undo.account_id := target.account_id;
    undo.subscription_no := target.number;
    undo.kind := 'undo';
    undo.undoes := undone.change_no;
    undo.effective_at := undone.effective_at;
    undo.settle := billing.check_settle(settle);
    undo.change_no := billing.append_change(undo);
    PERFORM billing.keep_request(target.account_id, idempotency_key, 'undo_change', arguments, to_jsonb(undo.change_no));
    RETURN undo.change_no;
END;
$function$;
COMMENT ON FUNCTION billing.undo_change(text, integer, integer, timestamptz, text, text) IS
'Takes a change back as if it had never been; what was billed for it is credited by the next run. Returns the number of the undoing change. The subscription itself cannot be undone: 55000.';

CREATE OR REPLACE FUNCTION billing.migrate_plan(plan text, at timestamptz, settle text DEFAULT 'now') RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    sold billing.plan;
    moved integer;
BEGIN
    PERFORM billing.check_version();
    PERFORM billing.check_time(at, 'a migration');
    sold := billing.newest_plan(plan);
    -- Every subscription that is on an older version of the plan at that time.
    CREATE TEMPORARY TABLE migrating ON COMMIT DROP AS
    SELECT DISTINCT i.account_id, i.subscription_no
      FROM billing.subscription_item i
      JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
      JOIN billing.plan o ON o.plan_id = p.plan_id
     WHERE o.code = sold.code AND o.plan_id <> sold.plan_id AND i.service @> at;
    PERFORM billing.lock_account(m.account_id) FROM (SELECT DISTINCT account_id FROM pg_temp.migrating ORDER BY account_id) m;
    INSERT INTO billing.subscription_change (account_id, subscription_no, change_no, kind, effective_at, plan_id, anchor, cadence, settle)
    SELECT m.account_id, m.subscription_no,
           (SELECT max(c.change_no) + 1 FROM billing.subscription_change c
             WHERE c.account_id = m.account_id AND c.subscription_no = m.subscription_no),
           'migrate', at, sold.plan_id,
           CASE WHEN g.cadence <> sold.cadence THEN at END, CASE WHEN g.cadence <> sold.cadence THEN sold.cadence END,
           billing.check_settle(settle)
      FROM pg_temp.migrating m
      JOIN billing.subscription_grid g ON g.account_id = m.account_id AND g.subscription_no = m.subscription_no AND g.during @> at;
    GET DIAGNOSTICS moved = ROW_COUNT;
    PERFORM billing.derive_timeline(m.account_id, m.subscription_no),
            billing.mark_dirty(m.account_id, m.subscription_no, at, CASE settle WHEN 'now' THEN '-infinity' ELSE s.due_at END)
       FROM pg_temp.migrating m
       JOIN billing.subscription s ON s.account_id = m.account_id AND s.subscription_no = m.subscription_no;
    DROP TABLE pg_temp.migrating;
    RETURN moved;
END;
$function$;
COMMENT ON FUNCTION billing.migrate_plan(text, timestamptz, text) IS
'Moves every subscription that is on an older version of a plan to its newest version from a time on, and returns how many. Quantities and agreed prices stay.';
