--
-- What every operation on a subscription checks, and how it records a change
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
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = CASE WHEN at IS NULL THEN 'Pass the time as at.' ELSE 'Pass a time from 1970 to the end of 2999.' END;
    END IF;
    -- A year mistyped would bill centuries.
    IF at NOT BETWEEN '1970-01-01 00:00+00' AND '2999-12-31 00:00+00' THEN
        RAISE EXCEPTION '% cannot happen at "%"', what, at
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Times from 1970 to the end of 2999 can be billed.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_time(timestamptz, text) IS 'Raises 22023 where a time is NULL, infinite, before 1970 or after 2999.';

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

CREATE OR REPLACE FUNCTION billing.check_base(plan billing.plan) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF plan.addon THEN
        RAISE EXCEPTION 'plan "%" is an add-on', plan.code USING ERRCODE = 'invalid_parameter_value',
            HINT = format('It joins a subscription to another plan: addons => {"%s": true}.', plan.code);
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_base(billing.plan) IS
'Refuses an add-on where a plan is asked for (22023): it has the cycles of a subscription and ends with it.';

CREATE OR REPLACE FUNCTION billing.check_terms(plan_ids integer[], currency text, quantities jsonb, overrides jsonb) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    problem record;
BEGIN
    IF EXISTS (SELECT FROM billing.plan_item i
                WHERE i.plan_id = ANY (plan_ids)
                  AND NOT EXISTS (SELECT FROM billing.plan_price p WHERE p.plan_item_id = i.plan_item_id AND p.currency = check_terms.currency)) THEN
        SELECT i.code, l.code AS plan, string_agg(p.currency, ', ' ORDER BY p.currency) AS currencies INTO problem
          FROM billing.plan_item i
          JOIN billing.plan l ON l.plan_id = i.plan_id
          LEFT JOIN billing.plan_price p ON p.plan_item_id = i.plan_item_id
         WHERE i.plan_id = ANY (plan_ids)
         GROUP BY i.plan_item_id, i.code, l.code
        HAVING NOT bool_or(coalesce(p.currency = check_terms.currency, false))
         ORDER BY i.code
         LIMIT 1;
        RAISE EXCEPTION 'item "%" of plan "%" has no price in %', problem.code, problem.plan, check_terms.currency
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format('It is priced in: %s.', coalesce(problem.currencies, 'no currency')),
                  HINT = 'Add the price to the catalog, or choose another plan.';
    END IF;
    IF cardinality(plan_ids) > 1 THEN
        SELECT i.code, min(l.code) AS one, max(l.code) AS other INTO problem
          FROM billing.plan_item i JOIN billing.plan l ON l.plan_id = i.plan_id
         WHERE i.plan_id = ANY (plan_ids)
         GROUP BY i.code HAVING count(*) > 1
         ORDER BY i.code
         LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'item "%" is in plan "%" and in plan "%"', problem.code, problem.one, problem.other
                USING ERRCODE = 'invalid_parameter_value', HINT = 'Items of a plan and its add-ons have codes of their own.';
        END IF;
    END IF;
    IF quantities IS NULL AND overrides IS NULL THEN
        RETURN;
    END IF;

    IF jsonb_typeof(quantities) <> 'object' THEN
        RAISE EXCEPTION 'quantities are not an object: %', quantities USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write them as {"item": quantity}.';
    END IF;
    IF jsonb_typeof(overrides) <> 'object' THEN
        RAISE EXCEPTION 'overrides are not an object: %', overrides USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write them as {"item": {"currency": ..., "model": ...}}.';
    END IF;
    SELECT k.key INTO problem
      FROM (SELECT jsonb_object_keys(coalesce(quantities, '{}')) AS key UNION SELECT jsonb_object_keys(coalesce(overrides, '{}'))) k
     WHERE NOT EXISTS (SELECT FROM billing.plan_item i WHERE i.plan_id = ANY (plan_ids) AND i.code = k.key)
     ORDER BY k.key
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'plan "%" has no item "%"', (SELECT p.code FROM billing.plan p WHERE p.plan_id = plan_ids[1]), problem.key
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = format('The items here are: %s.',
                                (SELECT string_agg(i.code, ', ' ORDER BY array_position(plan_ids, i.plan_id), i.position)
                                   FROM billing.plan_item i WHERE i.plan_id = ANY (plan_ids)));
    END IF;
    SELECT q.key, q.value INTO problem
      FROM jsonb_each_text(quantities) q
     WHERE q.value !~ '^[0-9]{1,30}(\.[0-9]{1,30})?$'
     ORDER BY q.key
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'invalid quantity of item "%": "%"', problem.key, problem.value
            USING ERRCODE = 'invalid_parameter_value', HINT = 'A quantity is a number that is not negative, of at most 30 digits before the point and 30 after it; null is the one of the plan.';
    END IF;
    SELECT q.key, q.value INTO problem
      FROM jsonb_each_text(quantities) q
      JOIN billing.plan_item i ON i.plan_id = ANY (plan_ids) AND i.code = q.key AND i.kind = 'usage'
      JOIN billing.plan_price p ON p.plan_item_id = i.plan_item_id AND p.currency = check_terms.currency AND billing.model(p.price) <> 'flat'
     WHERE q.value::numeric NOT IN (0, 1)
     ORDER BY q.key
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'quantity % of item "%", which is metered', problem.value, problem.key
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Its quantity is what is used: pass 0 to leave the item out, 1 or null to have it.';
    END IF;
    SELECT p.key, billing.currency(billing.price(p.value, 'overrides.' || p.key)) AS currency INTO problem
      FROM jsonb_each(overrides) p
     WHERE p.value <> 'null'
       AND billing.currency(billing.price(p.value, 'overrides.' || p.key)) <> check_terms.currency
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'price of item "%" is in %, the account pays in %', problem.key, problem.currency, check_terms.currency
            USING ERRCODE = '22M01', HINT = 'Agree prices in the currency of the account.';
    END IF;
    SELECT p.key, billing.model(billing.price(p.value, 'overrides.' || p.key)) AS model INTO problem
      FROM jsonb_each(overrides) p
      JOIN billing.plan_item i ON i.plan_id = ANY (plan_ids) AND i.code = p.key AND i.kind IN ('commitment', 'maximum')
     WHERE p.value <> 'null'
       AND billing.model(billing.price(p.value, 'overrides.' || p.key)) <> 'flat'
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the % cannot have model "%"', problem.key, problem.model
            USING ERRCODE = 'invalid_parameter_value', HINT = 'It is one amount a cycle: agree a flat price.';
    END IF;
    SELECT p.key INTO problem
      FROM jsonb_each(overrides) p
      JOIN billing.plan_item i ON i.plan_id = ANY (plan_ids) AND i.code = p.key
      LEFT JOIN billing.metric m ON m.metric_id = i.metric_id
     WHERE p.value <> 'null'
       AND billing.rolls_over(billing.price(p.value, 'overrides.' || p.key))
       AND (m.aggregation IN ('sum', 'count') AND NOT m.recurring AND NOT m.prorated AND i.group_by IS NULL AND i.tiers IS DISTINCT FROM 'restart') IS NOT TRUE
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the quantities of item "%" do not add up over its cycles', problem.key
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = 'Agree a price with rollover where the metric is a sum or count that is not recurring, without group_by and with tiers that continue.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_terms(integer[], text, jsonb, jsonb) IS
'Refuses quantities and overrides that do not fit the items of a plan and its add-ons, plans without a price in the currency, and plans that share an item (22023, 22M01).';

CREATE OR REPLACE FUNCTION billing.read_overrides(plan_ids integer[], overrides jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    -- A price is agreed for an item of a plan: it ends with the plan, and survives a new version of it.
    RETURN (SELECT jsonb_object_agg(o.key, CASE WHEN o.value = 'null' THEN 'null'
                                                ELSE jsonb_build_object('plan', p.code, 'price', billing.price(o.value, 'overrides.' || o.key)::jsonb) END)
              FROM jsonb_each(overrides) o
              JOIN billing.plan_item i ON i.plan_id = ANY (plan_ids) AND i.code = o.key
              JOIN billing.plan p ON p.plan_id = i.plan_id);
END;
$function$;
COMMENT ON FUNCTION billing.read_overrides(integer[], jsonb) IS 'Overrides, checked before, as a change keeps them: with the plan whose item they are agreed for.';

CREATE OR REPLACE FUNCTION billing.read_addons(addons jsonb, held jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    wish record;
    sold billing.plan;
    result jsonb := '{}';
BEGIN
    IF jsonb_typeof(addons) <> 'object' OR EXISTS (SELECT FROM jsonb_each(addons) a WHERE jsonb_typeof(a.value) <> 'boolean') THEN
        RAISE EXCEPTION 'addons are not an object of true and false: %', addons USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write them as {"plan": true}, and false to take one away.';
    END IF;
    FOR wish IN SELECT a.key, a.value::boolean AS is_added FROM jsonb_each(addons) a ORDER BY a.key LOOP
        sold := billing.newest_plan(wish.key);
        IF NOT sold.addon THEN
            RAISE EXCEPTION 'plan "%" is no add-on', wish.key USING ERRCODE = 'invalid_parameter_value',
                HINT = 'Subscribe to it, or say "addon": true in the catalog.';
        END IF;
        IF NOT wish.is_added AND held ->> wish.key IS NULL THEN
            RAISE EXCEPTION 'the subscription has no add-on "%"', wish.key USING ERRCODE = 'invalid_parameter_value',
                HINT = format('Its add-ons are: %s.', coalesce((SELECT string_agg(h.key, ', ') FROM jsonb_each(held) h WHERE h.value <> 'null'), 'none'));
        END IF;
        result := result || jsonb_build_object(wish.key, CASE WHEN wish.is_added THEN sold.plan_id END);
    END LOOP;
    RETURN result;
END;
$function$;
COMMENT ON FUNCTION billing.read_addons(jsonb, jsonb) IS
'Add-ons asked for, {"plan": true or false}, as a change keeps them. held: those held already. Plans that are no add-ons, or not held where one is taken away: 22023.';

CREATE OR REPLACE FUNCTION billing.read_align(align text, anchor timestamptz, billing_day integer, cadence interval, account text) RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF anchor IS NOT NULL THEN
        PERFORM billing.check_time(anchor, 'an anchor');
    END IF;
    IF align NOT IN ('start', 'anchor', 'account', 'calendar') THEN
        RAISE EXCEPTION 'unknown align "%"', align USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use start, anchor, account or calendar.';
    END IF;
    IF (coalesce(align, 'anchor') = 'anchor') <> (anchor IS NOT NULL) AND NOT (align IS NULL AND anchor IS NULL) THEN
        RAISE EXCEPTION 'align "%" does not fit anchor "%"', align, coalesce(anchor::text, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'An anchor is passed without align, or with align anchor.';
    END IF;
    IF align = 'account' AND billing_day IS NULL THEN
        RAISE EXCEPTION 'account "%" has no billing day', account USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Set it by billing.update_account(), or align otherwise.';
    END IF;
    IF align = 'account' AND extract(year FROM cadence) * 12 + extract(month FROM cadence) = 0 THEN
        RAISE EXCEPTION 'a cadence of % cannot begin on billing day %', cadence, billing_day USING ERRCODE = 'invalid_parameter_value',
            HINT = 'A billing day is a day of the month; align weeks and days by start, anchor or calendar.';
    END IF;
    RETURN CASE WHEN anchor IS NOT NULL THEN 'anchor' ELSE align END;
END;
$function$;
COMMENT ON FUNCTION billing.read_align(text, timestamptz, integer, interval, text) IS
'How cycles are to be aligned, from the arguments of an operation; NULL where nothing is said. Contradictions, and an account or cadence without a billing day: 22023.';

CREATE OR REPLACE FUNCTION billing.plans_in_force(account_id bigint, subscription_no integer, at timestamptz, OUT plan_id integer, OUT addons jsonb)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    SELECT (array_agg(c.plan_id ORDER BY c.effective_at DESC, c.change_no DESC) FILTER (WHERE c.plan_id IS NOT NULL))[1],
           billing.overlay(c.addons ORDER BY c.effective_at, c.change_no)
      INTO plans_in_force.plan_id, plans_in_force.addons
      FROM billing.live_changes(plans_in_force.account_id, plans_in_force.subscription_no) c
     WHERE c.effective_at <= at;
END;
$function$;
COMMENT ON FUNCTION billing.plans_in_force(bigint, integer, timestamptz) IS 'Plan of a subscription at an instant, and its add-ons as {"plan": plan_id or null}.';

CREATE OR REPLACE FUNCTION billing.check_amounts(account_id bigint, subscription_no integer) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    PERFORM billing.rate(i.price, i.quantity)
       FROM billing.subscription_item i
      WHERE i.account_id = check_amounts.account_id AND i.subscription_no = check_amounts.subscription_no AND i.quantity > 1;
END;
$function$;
COMMENT ON FUNCTION billing.check_amounts(bigint, integer) IS
'Refuses quantities that cost more than an amount can be (22003): a run could not bill them.';

CREATE OR REPLACE FUNCTION billing.append_change(change billing.subscription_change) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    changed_items text[];
    next_due_at timestamptz;
BEGIN
    IF change.kind = 'subscribe' THEN
        change.change_no := 1;
    ELSE
        SELECT max(c.change_no) + 1 INTO change.change_no
          FROM billing.subscription_change c
         WHERE c.account_id = change.account_id AND c.subscription_no = change.subscription_no;
    END IF;
    IF change.zone IS NULL THEN
        SELECT a.zone INTO change.zone FROM billing.account a WHERE a.account_id = change.account_id;
    END IF;
    change.quantities := coalesce(change.quantities, '{}');
    change.overrides := coalesce(change.overrides, '{}');
    change.addons := coalesce(change.addons, '{}');
    change.at_cycle_end := coalesce(change.at_cycle_end, false);
    change.keeps_billing := coalesce(change.keeps_billing, false);
    change.settle := coalesce(change.settle, 'now');
    change.recorded_at := now();
    INSERT INTO billing.subscription_change SELECT change.*;
    IF change.change_no = 1 THEN
        PERFORM billing.open_timeline(change);
        PERFORM billing.check_amounts(change.account_id, change.subscription_no);
    ELSE
        changed_items := billing.derive_timeline(change.account_id, change.subscription_no);
        PERFORM billing.check_amounts(change.account_id, change.subscription_no);
        -- A new grid begins a cycle, too.
        SELECT least(s.due_at, (SELECT min(lower(g.during)) FROM billing.subscription_grid g
                                 WHERE g.account_id = s.account_id AND g.subscription_no = s.subscription_no
                                   AND lower(g.during) >= change.effective_at)) INTO next_due_at
          FROM billing.subscription s
         WHERE s.account_id = change.account_id AND s.subscription_no = change.subscription_no AND isfinite(s.due_at);
        PERFORM billing.mark_dirty(change.account_id, change.subscription_no, change.effective_at,
                                   CASE WHEN change.settle = 'next_cycle' THEN coalesce(next_due_at, '-infinity') ELSE '-infinity' END,
                                   changed_items);
        -- What would give money back waits where only charges are to be settled now.
        IF change.settle = 'now_if_positive' AND next_due_at IS NOT NULL AND
           (SELECT billing.sign(billing.sum(l.amount)) < 0
              FROM billing.due_lines(ARRAY[change.account_id], change.effective_at, billing.examined_since(change.account_id)) l
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

-- Operations take a policy as anycompatible: the name of a preset comes as unknown or text, a document as jsonb.
CREATE OR REPLACE FUNCTION billing.read_proration(proration text) RETURNS jsonb
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT CASE WHEN proration ~ '^\s*[{"]' THEN billing.proration_policy(proration::jsonb) ELSE billing.proration_policy(proration) END;
END;
COMMENT ON FUNCTION billing.read_proration(text) IS
'Proration policy from the name of a preset, plain or as a JSON string, or the text of a JSON document; see billing.proration_policy(). NULL stays NULL, the default.';

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
    trial_end timestamptz;
    effective_at timestamptz := at;
BEGIN
    PERFORM billing.check_time(at, 'a change');
    IF effective IS NULL OR effective NOT IN ('now', 'period_end') THEN
        RAISE EXCEPTION 'unknown effective "%"', coalesce(effective, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use now, which is the time at, or period_end.';
    END IF;
    SELECT min(c.effective_at) FILTER (WHERE c.kind = 'subscribe'), min(c.effective_at) FILTER (WHERE c.kind = 'cancel'), max(c.charged_from)
      INTO starts_at, ends_at, trial_end
      FROM billing.live_changes(effective_time.account_id, effective_time.subscription_no) c;
    IF effective = 'period_end' AND at < trial_end THEN
        effective_at := trial_end;
    ELSIF effective = 'period_end' THEN
        -- What is said at the first instant of a cycle is of this cycle, which may be billed already.
        SELECT least(upper(billing.period_at(g.anchor, g.cadence, at, g.zone)), upper(g.during)) INTO effective_at
          FROM billing.subscription_grid g
         WHERE g.account_id = effective_time.account_id AND g.subscription_no = effective_time.subscription_no AND g.during @> at;
    END IF;
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
'When a change takes effect: at its time, or at the end of the cycle that holds it, of the trial during one, or where other cycles begin if that is earlier. Before the start or after the end of the subscription: 55000.';
