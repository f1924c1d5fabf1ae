--
-- Subscriptions
--

CREATE OR REPLACE FUNCTION billing.subscribe(
    account text,
    plan text,
    at timestamptz,
    quantities jsonb DEFAULT NULL,
    trial_end timestamptz DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', account, 'plan', plan, 'at', at, 'quantities', quantities, 'trial_end', trial_end));
    buyer record;
    sold billing.plan;
    problem record;
    starts_at timestamptz := coalesce(trial_end, at);
    new_subscription_no integer;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.subaccount_no, a.currency, a.zone INTO buyer
      FROM billing.find_account(subscribe.account) f
      JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(buyer.account_id);
    known := billing.recall_request(buyer.account_id, idempotency_key, 'subscribe', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;

    SELECT p.* INTO sold FROM billing.plan p WHERE p.code = subscribe.plan ORDER BY p.version DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'unknown plan "%"', subscribe.plan USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Plans are made by billing.apply_catalog().';
    END IF;
    IF at IS NULL OR NOT isfinite(at) THEN
        RAISE EXCEPTION 'a subscription starts at a point in time, not at "%"', coalesce(at::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass the time of the start as at.';
    END IF;
    IF trial_end <= at OR NOT isfinite(trial_end) THEN
        RAISE EXCEPTION 'trial end "%" is not after the start "%"', trial_end, at
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Leave trial_end out where there is no trial.';
    END IF;
    IF jsonb_typeof(quantities) <> 'object' THEN
        RAISE EXCEPTION 'quantities are not an object: %', quantities USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write them as {"item": quantity}.';
    END IF;
    SELECT q.key, q.value,
           (SELECT string_agg(i.code, ', ' ORDER BY i.position) FROM billing.plan_item i WHERE i.plan_id = sold.plan_id) AS items,
           NOT EXISTS (SELECT FROM billing.plan_item i WHERE i.plan_id = sold.plan_id AND i.code = q.key) AS unknown
      INTO problem
      FROM jsonb_each_text(coalesce(quantities, '{}')) q
     WHERE NOT EXISTS (SELECT FROM billing.plan_item i WHERE i.plan_id = sold.plan_id AND i.code = q.key)
        OR q.value IS NULL OR q.value !~ '^[0-9]{1,30}(\.[0-9]{1,30})?$'
     ORDER BY q.key
     LIMIT 1;
    IF FOUND THEN
        IF problem.unknown THEN
            RAISE EXCEPTION 'plan "%" has no item "%"', subscribe.plan, problem.key USING ERRCODE = 'invalid_parameter_value',
                HINT = format('Its items are: %s.', problem.items);
        END IF;
        RAISE EXCEPTION 'invalid quantity of item "%": "%"', problem.key, coalesce(problem.value, 'null')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'A quantity is a number that is not negative.';
    END IF;
    SELECT i.code, string_agg(p.currency, ', ' ORDER BY p.currency) AS currencies INTO problem
      FROM billing.plan_item i
      LEFT JOIN billing.plan_price p ON p.plan_item_id = i.plan_item_id
     WHERE i.plan_id = sold.plan_id
     GROUP BY i.plan_item_id, i.code
    HAVING NOT bool_or(coalesce(p.currency = buyer.currency, false))
     ORDER BY i.code
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'item "%" of plan "%" has no price in %', problem.code, subscribe.plan, buyer.currency
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format('It is priced in: %s.', coalesce(problem.currencies, 'no currency')),
                  HINT = 'Add the price to the catalog, or subscribe to another plan.';
    END IF;

    SELECT coalesce(max(s.subscription_no), 0) + 1 INTO new_subscription_no
      FROM billing.subscription s WHERE s.account_id = buyer.account_id;
    INSERT INTO billing.subscription (account_id, subscription_no, subaccount_no, due_at)
    VALUES (buyer.account_id, new_subscription_no, buyer.subaccount_no, starts_at);
    INSERT INTO billing.subscription_change (account_id, subscription_no, change_no, kind, effective_at, plan_id, arguments)
    VALUES (buyer.account_id, new_subscription_no, 1, 'subscribe', at, sold.plan_id, arguments);
    INSERT INTO billing.subscription_grid (account_id, subscription_no, grid_no, during, anchor, cadence, zone)
    VALUES (buyer.account_id, new_subscription_no, 1, tstzrange(at, NULL), starts_at, sold.cadence, buyer.zone);
    INSERT INTO billing.subscription_item (account_id, subscription_no, item, version, plan_item_id, quantity, price, service, charge)
    SELECT buyer.account_id, new_subscription_no, i.code, 1, i.plan_item_id,
           coalesce((quantities ->> i.code)::numeric, i.quantity), p.price,
           tstzrange(at, NULL), tstzrange(starts_at, NULL)
      FROM billing.plan_item i
      JOIN billing.plan_price p ON p.plan_item_id = i.plan_item_id AND p.currency = buyer.currency
     WHERE i.plan_id = sold.plan_id;

    PERFORM billing.keep_request(buyer.account_id, idempotency_key, 'subscribe', arguments, to_jsonb(new_subscription_no));
    RETURN new_subscription_no;
END;
$function$;
COMMENT ON FUNCTION billing.subscribe(text, text, timestamptz, jsonb, timestamptz, text) IS
'Subscribes an account to the newest version of a plan from a time on, past or future, and returns the subscription_no. quantities: {"item": number}. Cycles are anchored at the start, or at trial_end: until then nothing is charged. Prices are fixed at this moment. Errors: unknown account, plan or item, no price in the account''s currency, bad quantity or time 22023.';
