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

CREATE OR REPLACE FUNCTION billing.read_proration(proration text) RETURNS jsonb
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT CASE WHEN proration LIKE '{%' THEN billing.proration_policy(proration::jsonb) ELSE billing.proration_policy(proration) END;
END;
COMMENT ON FUNCTION billing.read_proration(text) IS
'Proration policy from the name of a preset or the text of a JSON document; see billing.proration_policy(). NULL stays NULL, the default.';

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
