--
-- Subscriptions: each operation records a change and derives the timeline from all of them
--

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
    change.change_no := billing.append_change(change);
    PERFORM billing.keep_request(target.account_id, idempotency_key, 'change_subscription', arguments, to_jsonb(change.change_no));
    RETURN change.change_no;
END;
$function$;
COMMENT ON FUNCTION billing.change_subscription(text, integer, text, jsonb, timestamptz, text, text, text, jsonb, timestamptz, text) IS
'Changes plan, quantities or prices of a subscription at a time, or (effective => ''period_end'') at the end of the cycle that holds it, and returns the number of the change. A plan with another cadence begins a new grid. proration: a preset or policy; ''none'' changes the charge only at the end of the cycle. settle: ''now'', by the next run, ''next_cycle'', when the subscription is next due, or ''now_if_positive''. Preview with billing.preview() before committing. Errors: before the start or after the end of the subscription 55000, bad values 22023.';

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
