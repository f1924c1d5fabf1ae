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
    align text DEFAULT NULL,
    overrides jsonb DEFAULT NULL,
    addons jsonb DEFAULT NULL,
    proration anycompatible DEFAULT NULL::text,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb;
    buyer record;
    sold billing.plan;
    plan_ids integer[];
    change billing.subscription_change;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.subaccount_no, a.currency, a.zone, a.billing_day INTO buyer
      FROM billing.find_account(subscribe.account) f
      JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(buyer.account_id);
    IF idempotency_key IS NOT NULL THEN
        arguments := jsonb_strip_nulls(jsonb_build_object(
            'account', account, 'plan', plan, 'at', at, 'quantities', quantities, 'trial_end', trial_end, 'anchor', anchor,
            'align', align, 'overrides', overrides, 'addons', addons, 'proration', proration::text));
        known := billing.recall_request(buyer.account_id, idempotency_key, 'subscribe', arguments);
        IF known IS NOT NULL THEN
            RETURN known::integer;
        END IF;
    END IF;

    sold := billing.newest_plan(subscribe.plan);
    PERFORM billing.check_base(sold);
    PERFORM billing.check_time(at, 'a subscription');
    IF trial_end IS NOT NULL THEN
        PERFORM billing.check_time(trial_end, 'the end of a trial');
    END IF;
    IF trial_end < at THEN
        RAISE EXCEPTION 'trial end "%" is before the start "%"', trial_end, at
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Leave trial_end out for the trial of the plan, or pass the start for none.';
    END IF;
    plan_ids := ARRAY[sold.plan_id];
    IF addons IS NOT NULL THEN
        change.addons := billing.read_addons(addons, '{}');
        plan_ids := plan_ids || (SELECT array_agg(a.value::integer) FROM jsonb_each_text(change.addons) a);
    END IF;
    PERFORM billing.check_terms(plan_ids, buyer.currency, quantities, overrides);

    SELECT coalesce(max(s.subscription_no), 0) + 1 INTO change.subscription_no
      FROM billing.subscription s WHERE s.account_id = buyer.account_id;
    change.account_id := buyer.account_id;
    change.kind := 'subscribe';
    change.effective_at := at;
    change.zone := buyer.zone;
    change.plan_id := sold.plan_id;
    change.quantities := quantities;
    IF overrides IS NOT NULL THEN
        change.overrides := billing.read_overrides(plan_ids, overrides);
    END IF;
    IF trial_end IS NOT NULL THEN
        change.charged_from := nullif(trial_end, at);
    ELSIF sold.trial IS NOT NULL THEN
        change.charged_from := (at AT TIME ZONE buyer.zone + sold.trial) AT TIME ZONE buyer.zone;
    END IF;
    -- The billing day of an account is that of all its subscriptions by the month that say nothing else.
    change.align := billing.read_align(
        CASE WHEN align IS NULL AND anchor IS NULL AND buyer.billing_day IS NOT NULL AND sold.cadence >= interval '1 month'
                  AND extract(day FROM sold.cadence) = 0 THEN 'account' ELSE align END,
        anchor, buyer.billing_day, sold.cadence, subscribe.account);
    change.anchor := subscribe.anchor;
    IF change.align = 'account' THEN
        change.billing_day := buyer.billing_day;
    END IF;
    change.proration := billing.read_proration(subscribe.proration::text);
    INSERT INTO billing.subscription (account_id, subscription_no, subaccount_no, due_at)
    VALUES (buyer.account_id, change.subscription_no, buyer.subaccount_no, coalesce(change.charged_from, at));
    PERFORM billing.append_change(change);

    IF idempotency_key IS NOT NULL THEN
        PERFORM billing.keep_request(buyer.account_id, idempotency_key, 'subscribe', arguments, to_jsonb(change.subscription_no));
    END IF;
    RETURN change.subscription_no;
END;
$function$;
COMMENT ON FUNCTION billing.subscribe(text, text, timestamptz, jsonb, timestamptz, timestamptz, text, jsonb, jsonb, anycompatible, text) IS
'Subscribes an account to the newest version of a plan from a time on, past or future, and returns the subscription_no. quantities: {"item": number}, 0 leaves an item out; overrides: {"item": price} agreed instead of the plan''s; addons: {"plan": true}. Until trial_end, else for the trial of the plan, nothing is charged; the start itself as trial_end is no trial. Cycles begin at anchor; or by align: at the start or the end of the trial (start), on the billing day of the account (account; the default where it has one), on the first of the calendar''s months or years (calendar). Prices are fixed at this moment. Errors: unknown account, plan or item, no price in the account''s currency, an add-on without a plan, bad quantity or time 22023; more than an amount can be 22003.';

CREATE OR REPLACE FUNCTION billing.change_subscription(
    account text,
    subscription_no integer DEFAULT NULL,
    plan text DEFAULT NULL,
    quantities jsonb DEFAULT NULL,
    at timestamptz DEFAULT NULL,
    effective text DEFAULT 'now',
    settle text DEFAULT 'now',
    proration anycompatible DEFAULT NULL::text,
    overrides jsonb DEFAULT NULL,
    addons jsonb DEFAULT NULL,
    anchor timestamptz DEFAULT NULL,
    align text DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb;
    target record;
    change billing.subscription_change;
    before record;
    sold billing.plan;
    plan_ids integer[];
    grid billing.subscription_grid;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.number, a.currency, a.zone, a.billing_day INTO target
      FROM billing.find_subscription(change_subscription.account, change_subscription.subscription_no) f
      JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(target.account_id);
    IF idempotency_key IS NOT NULL THEN
        arguments := jsonb_strip_nulls(jsonb_build_object(
            'account', account, 'subscription_no', subscription_no, 'plan', plan, 'quantities', quantities, 'at', at, 'effective', effective,
            'settle', settle, 'proration', proration::text, 'overrides', overrides, 'addons', addons, 'anchor', anchor, 'align', align));
        known := billing.recall_request(target.account_id, idempotency_key, 'change_subscription', arguments);
        IF known IS NOT NULL THEN
            RETURN known::integer;
        END IF;
    END IF;
    IF plan IS NULL AND anchor IS NULL AND align IS NULL
       AND coalesce(quantities, '{}') = '{}' AND coalesce(overrides, '{}') = '{}' AND coalesce(addons, '{}') = '{}' THEN
        RAISE EXCEPTION 'nothing to change' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass a plan, quantities, overrides, addons, an anchor or align.';
    END IF;

    change.account_id := target.account_id;
    change.subscription_no := target.number;
    change.kind := 'change';
    change.zone := target.zone;
    change.effective_at := billing.effective_time(target.account_id, target.number, at, effective);
    change.settle := billing.check_settle(settle);
    change.quantities := quantities;
    change.proration := billing.read_proration(proration::text);
    IF change.proration = billing.proration_policy('none') THEN
        change.at_cycle_end := true;
        change.proration := NULL;
    END IF;

    SELECT f.plan_id, f.addons INTO before FROM billing.plans_in_force(target.account_id, target.number, change.effective_at) f;
    IF plan IS NOT NULL THEN
        sold := billing.newest_plan(plan);
        PERFORM billing.check_base(sold);
        change.plan_id := sold.plan_id;
    ELSE
        SELECT p.* INTO sold FROM billing.plan p WHERE p.plan_id = before.plan_id;
    END IF;
    IF addons IS NOT NULL THEN
        change.addons := billing.read_addons(addons, before.addons);
        before.addons := before.addons || change.addons;
    END IF;
    plan_ids := ARRAY[sold.plan_id] || (SELECT array_agg(a.value::integer) FROM jsonb_each_text(before.addons) a WHERE a.value IS NOT NULL);
    PERFORM billing.check_terms(plan_ids, target.currency, quantities, overrides);
    IF overrides IS NOT NULL THEN
        change.overrides := billing.read_overrides(plan_ids, overrides);
    END IF;
    change.align := billing.read_align(align, anchor, target.billing_day, sold.cadence, change_subscription.account);
    change.anchor := change_subscription.anchor;
    IF change.align = 'account' THEN
        change.billing_day := target.billing_day;
    END IF;

    -- Cycles of another length without proration: they begin where the running one ends.
    IF change.at_cycle_end THEN
        SELECT g.* INTO grid
          FROM billing.subscription_grid g
         WHERE g.account_id = target.account_id AND g.subscription_no = target.number AND g.during @> change.effective_at;
        IF grid.cadence <> sold.cadence OR change.align IS NOT NULL THEN
            change.effective_at := billing.cycle_end(grid.anchor, grid.cadence, change.effective_at, grid.zone);
            change.at_cycle_end := false;
        END IF;
    END IF;
    change.change_no := billing.append_change(change);
    IF idempotency_key IS NOT NULL THEN
        PERFORM billing.keep_request(target.account_id, idempotency_key, 'change_subscription', arguments, to_jsonb(change.change_no));
    END IF;
    RETURN change.change_no;
END;
$function$;
COMMENT ON FUNCTION billing.change_subscription(text, integer, text, jsonb, timestamptz, text, text, anycompatible, jsonb, jsonb, timestamptz, text, text) IS
'Changes plan, quantities, agreed prices (overrides) or add-ons of a subscription at a time, or (effective => ''period_end'') at the end of the cycle that holds it, and returns the number of the change. A quantity of 0 takes an item away; null stands for what the plan says. Quantities stay when the plan changes; agreed prices end with the plan. A plan with another cadence begins cycles anew, as do anchor and align (see subscribe). proration: the name of a preset, or a policy as jsonb; ''none'' changes the charge only at the end of the cycle. settle: ''now'', by the next run, ''next_cycle'', when the subscription is next due, or ''now_if_positive''. Preview with billing.preview() before committing. Errors: before the start or after the end of the subscription 55000, bad values 22023, more than an amount can be 22003.';

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
    resume_at timestamptz,
    idempotency_key text
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb;
    target record;
    change billing.subscription_change;
    before text;
    later record;
    known jsonb;
    number integer;
    resumption integer;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.number INTO target FROM billing.find_subscription(simple_change.account, simple_change.subscription_no) f;
    PERFORM billing.lock_account(target.account_id);
    IF idempotency_key IS NOT NULL THEN
        arguments := jsonb_strip_nulls(jsonb_build_object(
            'account', account, 'subscription_no', subscription_no, 'at', at, 'effective', effective, 'settle', settle,
            'at_cycle_end', at_cycle_end, 'keeps_billing', keeps_billing, 'resume_at', resume_at));
        known := billing.recall_request(target.account_id, idempotency_key, operation, arguments);
        IF known IS NOT NULL THEN
            RETURN known::integer;
        END IF;
    END IF;
    IF at_cycle_end IS NULL OR keeps_billing IS NULL THEN
        RAISE EXCEPTION 'true or false is needed, not NULL' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Leave credit and keep_billing out for their defaults.';
    END IF;
    change.account_id := target.account_id;
    change.subscription_no := target.number;
    change.kind := simple_change.kind;
    change.effective_at := billing.effective_time(target.account_id, target.number, at, effective);
    change.settle := billing.check_settle(settle);
    change.at_cycle_end := simple_change.at_cycle_end;
    change.keeps_billing := simple_change.keeps_billing;

    IF simple_change.kind <> 'cancel' THEN
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
    END IF;
    IF simple_change.kind = 'pause' THEN
        IF resume_at IS NOT NULL THEN
            PERFORM billing.effective_time(target.account_id, target.number, resume_at, 'now');
        END IF;
        IF resume_at <= change.effective_at THEN
            RAISE EXCEPTION 'a pause from % cannot end at %', change.effective_at, resume_at
                USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass a later resume_at, or none.';
        END IF;
        SELECT c.effective_at INTO later
          FROM billing.live_changes(target.account_id, target.number) c
         WHERE c.kind = 'pause' AND c.effective_at > change.effective_at
           AND (resume_at IS NULL OR c.effective_at < resume_at)
         ORDER BY c.effective_at
         LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'a pause from % to % overlaps the one from %', change.effective_at, coalesce(resume_at::text, 'whenever it ends'), later.effective_at
                USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Pass a resume_at before that, or undo that pause.';
        END IF;
    END IF;
    number := billing.append_change(change);
    IF resume_at IS NOT NULL THEN
        change.kind := 'resume';
        change.effective_at := resume_at;
        change.keeps_billing := false;
        resumption := billing.append_change(change);
        -- A pause that begins where this one ends stays: of the changes of one instant the last wins.
        SELECT c.kind, c.keeps_billing INTO later
          FROM billing.live_changes(target.account_id, target.number) c
         WHERE c.kind IN ('pause', 'resume') AND c.effective_at = resume_at AND c.change_no < resumption
         ORDER BY c.change_no DESC
         LIMIT 1;
        IF later.kind = 'pause' THEN
            change.kind := 'pause';
            change.keeps_billing := later.keeps_billing;
            PERFORM billing.append_change(change);
        END IF;
    END IF;
    IF idempotency_key IS NOT NULL THEN
        PERFORM billing.keep_request(target.account_id, idempotency_key, operation, arguments, to_jsonb(number));
    END IF;
    RETURN number;
END;
$function$;
COMMENT ON FUNCTION billing.simple_change(text, text, text, integer, timestamptz, text, text, boolean, boolean, timestamptz, text) IS
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
    SELECT billing.simple_change('cancel_subscription', 'cancel', account, subscription_no, at, effective, settle, NOT credit, false, NULL, idempotency_key);
END;
COMMENT ON FUNCTION billing.cancel_subscription(text, integer, timestamptz, text, boolean, text, text) IS
'Ends a subscription at a time, or at the end of the cycle that holds it, and returns the number of the change, which undo_change() takes back. What was paid in advance beyond the end is credited, or (credit => false) kept. Errors as change_subscription().';

CREATE OR REPLACE FUNCTION billing.pause_subscription(
    account text,
    subscription_no integer DEFAULT NULL,
    at timestamptz DEFAULT NULL,
    effective text DEFAULT 'now',
    keep_billing boolean DEFAULT false,
    resume_at timestamptz DEFAULT NULL,
    settle text DEFAULT 'now',
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT billing.simple_change('pause_subscription', 'pause', account, subscription_no, at, effective, settle, false, keep_billing, resume_at, idempotency_key);
END;
COMMENT ON FUNCTION billing.pause_subscription(text, integer, timestamptz, text, boolean, timestamptz, text, text) IS
'Pauses a subscription until resume_at, or until it is resumed: nothing is charged, and what was paid for the gap is credited, unless keep_billing. Cycles keep their anchor, and the phases of the plan go on. Returns the number of the change; the resumption at resume_at is the next; where a pause begins there, it is recorded once more after it. Paused already, or again before it ends: 55000.';

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
    SELECT billing.simple_change('resume_subscription', 'resume', account, subscription_no, at, effective, settle, false, false, NULL, idempotency_key);
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
'Takes a change back as if it had never been; what was billed for it is credited by the next run. Returns the number of the undoing change. The change counts as undone from its own time on; at only says when that was asked for. The subscription itself cannot be undone: 55000.';

CREATE OR REPLACE FUNCTION billing.migrate_plan(plan text, at timestamptz, settle text DEFAULT 'now') RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    sold billing.plan;
    accounts bigint[];
    moved record;
    currency text;
BEGIN
    PERFORM billing.check_version();
    PERFORM billing.check_time(at, 'a migration');
    PERFORM billing.check_settle(settle);
    sold := billing.newest_plan(plan);
    SELECT array_agg(DISTINCT c.account_id ORDER BY c.account_id) INTO accounts
      FROM billing.subscription_change c
     WHERE c.plan_id IN (SELECT o.plan_id FROM billing.plan o WHERE o.code = sold.code AND o.plan_id <> sold.plan_id)
        OR c.addons ->> sold.code <> sold.plan_id::text;
    PERFORM billing.lock_account(a) FROM unnest(accounts) a;
    FOR currency IN SELECT DISTINCT a.currency FROM billing.account a WHERE a.account_id = ANY (accounts) LOOP
        PERFORM billing.check_terms(ARRAY[sold.plan_id], currency, NULL, NULL);
    END LOOP;

    -- Every time from then on that a subscription is on an older version of the plan, as its plan or as an add-on.
    WITH live AS (
        SELECT c.*
          FROM billing.subscription_change c
         WHERE c.account_id = ANY (accounts) AND c.kind <> 'undo'
           AND NOT EXISTS (SELECT FROM billing.subscription_change u
                            WHERE u.account_id = c.account_id AND u.subscription_no = c.subscription_no AND u.undoes = c.change_no)
    ),
    held AS (
        SELECT o.*, lead(o.effective_at) OVER (PARTITION BY o.account_id, o.subscription_no, o.is_addon ORDER BY o.effective_at, o.change_no) AS until
          FROM (SELECT c.account_id, c.subscription_no, c.change_no, c.effective_at, false AS is_addon, c.plan_id
                  FROM live c WHERE c.plan_id IS NOT NULL
                 UNION ALL
                SELECT c.account_id, c.subscription_no, c.change_no, c.effective_at, true, (c.addons ->> sold.code)::integer
                  FROM live c WHERE c.addons ? sold.code) o
    ),
    outdated AS (
        SELECT h.account_id, h.subscription_no, h.is_addon, greatest(h.effective_at, migrate_plan.at) AS effective_at
          FROM held h
          JOIN billing.plan o ON o.plan_id = h.plan_id AND o.code = sold.code AND o.plan_id <> sold.plan_id
         WHERE greatest(h.effective_at, migrate_plan.at)
               < least(h.until, (SELECT min(c.effective_at) FROM live c
                                  WHERE c.account_id = h.account_id AND c.subscription_no = h.subscription_no AND c.kind = 'cancel'), 'infinity')
    ),
    recorded AS (
        INSERT INTO billing.subscription_change (account_id, subscription_no, change_no, kind, effective_at, plan_id, addons, zone, settle)
        SELECT o.account_id, o.subscription_no,
               (SELECT max(c.change_no) FROM billing.subscription_change c
                 WHERE c.account_id = o.account_id AND c.subscription_no = o.subscription_no)
                   + row_number() OVER (PARTITION BY o.account_id, o.subscription_no ORDER BY o.effective_at, o.is_addon),
               'migrate', o.effective_at, CASE WHEN NOT o.is_addon THEN sold.plan_id END,
               CASE WHEN o.is_addon THEN jsonb_build_object(sold.code, sold.plan_id) ELSE '{}' END, a.zone, migrate_plan.settle
          FROM outdated o
          JOIN billing.account a ON a.account_id = o.account_id
        RETURNING account_id, subscription_no, effective_at
    )
    SELECT array_agg(r.account_id ORDER BY r.account_id, r.subscription_no) AS account_id,
           array_agg(r.subscription_no ORDER BY r.account_id, r.subscription_no) AS subscription_no,
           array_agg(r.effective_at ORDER BY r.account_id, r.subscription_no) AS from_at,
           count(*)::integer AS subscriptions
      INTO moved
      FROM (SELECT r.account_id, r.subscription_no, min(r.effective_at) AS effective_at
              FROM recorded r GROUP BY r.account_id, r.subscription_no) r;
    PERFORM billing.mark_dirty(m.account_id, m.subscription_no, m.from_at,
                               CASE WHEN settle = 'next_cycle' AND isfinite(s.due_at) THEN s.due_at ELSE '-infinity' END,
                               billing.derive_timeline(m.account_id, m.subscription_no))
       FROM unnest(moved.account_id, moved.subscription_no, moved.from_at) m (account_id, subscription_no, from_at)
       JOIN billing.subscription s ON s.account_id = m.account_id AND s.subscription_no = m.subscription_no;
    -- What would give money back waits where only charges are to be settled now.
    IF settle = 'now_if_positive' THEN
        UPDATE billing.dirty d
           SET due_at = s.due_at
          FROM (SELECT l.account_id, l.subscription_no
                  FROM billing.due_lines(accounts, migrate_plan.at, billing.examined_since()) l
                 GROUP BY l.account_id, l.subscription_no
                HAVING billing.sign(billing.sum(l.amount)) < 0) l
          JOIN unnest(moved.account_id, moved.subscription_no) m (account_id, subscription_no)
               ON m.account_id = l.account_id AND m.subscription_no = l.subscription_no
          JOIN billing.subscription s ON s.account_id = m.account_id AND s.subscription_no = m.subscription_no AND isfinite(s.due_at)
         WHERE d.account_id = m.account_id AND d.subscription_no = m.subscription_no AND d.due_at = '-infinity';
    END IF;
    RETURN moved.subscriptions;
END;
$function$;
COMMENT ON FUNCTION billing.migrate_plan(text, timestamptz, text) IS
'Moves every subscription that is, at a time or later, on an older version of a plan to its newest version from that time on, also where the plan is an add-on, and returns how many. Quantities and agreed prices stay. Each move is a change that undo_change() takes back. An account in a currency that the plan has no price in: 22023, and none is moved.';
