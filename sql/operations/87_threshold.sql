--
-- Thresholds of running usage
--

CREATE OR REPLACE FUNCTION billing.bill_running(account_id bigint, subscription_no integer, item text, at timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    line billing.invoice_line;
    given billing.invoice_line[];
    next_no integer;
    cycle_end timestamptz;
    documents integer := 0;
BEGIN
    PERFORM billing.lock_account(account_id);
    -- The lines of the cycle as they would be at its end, for the time up to now: what comes later is the difference to them.
    FOR cycle_end IN
        SELECT DISTINCT upper((p.part).period)
          FROM billing.usage_parts(bill_running.account_id, bill_running.account_id, tstzrange(at, at, '[]')) p
         WHERE (p.part).subscription_no = bill_running.subscription_no AND p.item = bill_running.item
    LOOP
        SELECT coalesce(max(i.invoice_no), 0) + 1 INTO next_no
          FROM billing.invoice i WHERE i.account_id = bill_running.account_id AND i.number IS NOT NULL;
        given := NULL;
        FOR line IN
            SELECT d.*
              FROM billing.due_lines(ARRAY[bill_running.account_id], cycle_end, NULL) d
             WHERE d.subscription_no = bill_running.subscription_no AND d.item = bill_running.item
               AND d.kind = 'usage' AND d.period @> at AND lower(d.service) < at AND billing.sign(d.list_amount) > 0
             ORDER BY d.line_no
        LOOP
            line.invoice_no := next_no;
            line.line_no := coalesce(cardinality(given), 0) + 1;
            line.service := tstzrange(lower(line.service), least(upper(line.service), at));
            IF line.source_invoice_no IS NOT NULL THEN
                line.covered := tstzrange(lower(line.covered), least(upper(line.covered), at));
            END IF;
            given := given || line;
        END LOOP;
        IF given IS NOT NULL THEN
            -- they are fewer than are due at the end of the cycle, and have no cent of the others
            IF EXISTS (SELECT FROM billing.account a JOIN billing.seller s ON s.seller_id = a.seller_id
                        WHERE a.account_id = bill_running.account_id AND s.tax_basis = 'inclusive') THEN
                given := billing.inclusive_nets(given);
            END IF;
            documents := documents + billing.write_documents(ARRAY[account_id], at, true, '0', given);
            -- when the cycle ends there is a document that holds a part of it
            PERFORM billing.mark_dirty(account_id, subscription_no, at, cycle_end, ARRAY[item]);
        END IF;
    END LOOP;
    RETURN documents;
END;
$function$;
COMMENT ON FUNCTION billing.bill_running(bigint, integer, text, timestamptz) IS
'Invoices what a metered item has used in its running cycle so far, and returns the number of documents. The cycle stays open: at its end the run bills the difference, or credits it.';

CREATE OR REPLACE FUNCTION billing.cross_thresholds(first_account bigint, last_account bigint, changed bigint[], at timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    crossed integer;
    progress record;
BEGIN
    TRUNCATE pg_temp.threshold_found;
    INSERT INTO pg_temp.threshold_found
    WITH part AS MATERIALIZED (
        SELECT p.part, p.item, p.version, p.grid_no, p.cycle, p.shares, i.thresholds
          FROM billing.usage_parts(first_account, last_account, tstzrange(at, at, '[]'), changed) p
          JOIN billing.plan_item i ON i.plan_item_id = (p.part).plan_item_id
         WHERE i.thresholds IS NOT NULL
           AND lower((p.part).service) <= at
    ),
    used AS (
        -- of the whole cycle, by the terms of the version in force
        SELECT (p.part).account_id, (p.part).subscription_no, p.item, p.grid_no, p.cycle, m.dimension,
               (array_agg((p.part).period))[1] AS period, sum(m.quantity) AS quantity,
               billing.sum(billing.rate_usage((p.part).price, m.quantity, m.continues_at, m.rating, m.rating_before, p.shares[1], p.shares[2], p.shares[3])) AS amount,
               (array_agg(p.thresholds ORDER BY lower((p.part).service) DESC))[1] AS thresholds,
               (array_agg(billing.to_jsonb((p.part).price) ORDER BY lower((p.part).service) DESC))[1] AS price
          FROM part p
          JOIN billing.measure((SELECT array_agg(b.part) FROM part b), at) m ON m.n = (p.part).n
         GROUP BY (p.part).account_id, (p.part).subscription_no, p.item, p.grid_no, p.cycle, m.dimension
    )
    SELECT u.account_id, u.subscription_no, u.item, u.grid_no, u.cycle, u.dimension, t.name, t.invoices,
           jsonb_build_object('subscription_no', u.subscription_no, 'item', u.item, 'dimension', u.dimension, 'period', u.period::text,
                              'threshold', t.name, 'quantity', trim_scale(u.quantity), 'amount', u.amount::text, 'at', at)
      FROM used u
     CROSS JOIN LATERAL (SELECT CASE WHEN e ? 'percent' THEN format('%s%%', trim_scale((e ->> 'percent')::numeric)) ELSE e ->> 'amount' END AS name,
                                coalesce((e ->> 'invoice')::boolean, false) AS invoices,
                                CASE WHEN e ? 'percent'
                                     THEN u.quantity >= (e ->> 'percent')::numeric / 100 * (u.price ->> 'included')::numeric * coalesce((u.price ->> 'divide_by')::numeric, 1)
                                     ELSE billing.amount(u.amount) >= (e ->> 'amount')::numeric END AS is_reached
                           FROM jsonb_array_elements(u.thresholds) AS e) t
     WHERE t.is_reached
       AND NOT EXISTS (SELECT FROM billing.threshold_crossing c
                        WHERE c.account_id = u.account_id AND c.subscription_no = u.subscription_no AND c.item = u.item
                          AND c.grid_no = u.grid_no AND c.cycle = u.cycle AND c.dimension = u.dimension AND c.threshold = t.name);

    WITH numbered AS (
        SELECT f.*,
               coalesce((SELECT max(c.crossing_no) FROM billing.threshold_crossing c WHERE c.account_id = f.account_id), 0)
               + row_number() OVER (PARTITION BY f.account_id ORDER BY f.subscription_no, f.item, f.dimension, length(f.threshold), f.threshold) AS crossing_no
          FROM pg_temp.threshold_found f
    ),
    written AS (
        INSERT INTO billing.threshold_crossing (account_id, crossing_no, subscription_no, item, grid_no, cycle, dimension, threshold, crossed_at)
        SELECT n.account_id, n.crossing_no, n.subscription_no, n.item, n.grid_no, n.cycle, n.dimension, n.threshold, at
          FROM numbered n
    )
    INSERT INTO billing.outbox (account_id, kind, object_no, payload)
    SELECT n.account_id, 'usage_threshold', n.crossing_no, n.payload
      FROM numbered n;
    GET DIAGNOSTICS crossed = ROW_COUNT;

    FOR progress IN
        SELECT DISTINCT f.account_id, f.subscription_no, f.item FROM pg_temp.threshold_found f WHERE f.invoices ORDER BY 1, 2, 3
    LOOP
        PERFORM billing.bill_running(progress.account_id, progress.subscription_no, progress.item, at);
    END LOOP;
    RETURN crossed;
END;
$function$;
COMMENT ON FUNCTION billing.cross_thresholds(bigint, bigint, bigint[], timestamptz) IS
'What check_thresholds() does for a range of accounts, or those of them that changed; its errors are those of their usage.';

CREATE OR REPLACE FUNCTION billing.check_thresholds(at timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET enable_nestloop = off
SET jit = off
AS $function$
DECLARE
    crossed integer := 0;
    ranges bigint[];
    middle bigint;
    failed bigint[] := '{}';
    last billing.run_threshold;
    first_account bigint;
    last_account bigint;
    changed bigint[];
    ahead bigint[];
    watched integer[];
    seen_from xid8;
    this_system bigint := (SELECT c.system_identifier FROM pg_control_system() c);
BEGIN
    PERFORM billing.check_version();
    IF at IS NULL OR NOT isfinite(at) THEN
        RAISE EXCEPTION 'thresholds are checked at a point in time, not at "%"', coalesce(at::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass the time as at.';
    END IF;
    -- One check at a time; the later one sees what the earlier found.
    PERFORM pg_advisory_xact_lock(hashtextextended('billing.check_thresholds', 0));
    seen_from := pg_snapshot_xmin(pg_current_snapshot());
    SELECT min(a.account_id), max(a.account_id) INTO first_account, last_account FROM billing.account a;

    -- Only accounts with other usage, or another timeline, than the last check saw can have reached more. A transaction that changes a
    -- timeline takes no longer than a day.
    SELECT t.* INTO last FROM billing.run_threshold t;
    IF last.system_identifier = this_system AND last.checked_until <= at
       AND NOT EXISTS (SELECT FROM billing.price_correction k WHERE k.recorded_at >= last.checked_at - interval '1 day') THEN
        -- Levels that are held grow without events.
        watched := ARRAY(SELECT i.plan_item_id
                           FROM billing.plan_item i
                           JOIN billing.metric m ON m.metric_id = i.metric_id
                          WHERE i.thresholds IS NOT NULL AND (m.recurring OR m.prorated OR m.aggregation = 'weighted_sum'));
        changed := ARRAY(SELECT u.account_id FROM billing.usage_event u WHERE u.recorded_xid >= last.horizon
                          UNION
                         SELECT unnest(last.ahead)
                          UNION
                         SELECT c.account_id FROM billing.subscription_change c WHERE c.recorded_at >= last.checked_at - interval '1 day'
                          UNION
                         SELECT i.account_id FROM billing.subscription_item i WHERE i.plan_item_id = ANY (watched) AND i.service @> at);
        ahead := ARRAY(SELECT DISTINCT u.account_id FROM billing.usage_event u WHERE u.account_id = ANY (changed) AND u.occurred_at >= at);
        IF cardinality(changed) < 1000 THEN
            PERFORM set_config('enable_nestloop', 'on', true);
        END IF;
    ELSE
        ahead := ARRAY(SELECT DISTINCT u.account_id FROM billing.usage_event u WHERE u.occurred_at >= at);
    END IF;
    INSERT INTO billing.run_threshold AS t (run_no, checked_until, horizon, system_identifier, ahead, checked_at)
    VALUES (1, at, seen_from, this_system, ahead, clock_timestamp())
        ON CONFLICT (run_no) DO UPDATE
       SET checked_until = excluded.checked_until, horizon = excluded.horizon, system_identifier = excluded.system_identifier,
           ahead = excluded.ahead, checked_at = excluded.checked_at;

    CREATE TEMPORARY TABLE IF NOT EXISTS threshold_found (
        account_id bigint, subscription_no integer, item text, grid_no integer, cycle integer, dimension text,
        threshold text, invoices boolean, payload jsonb
    ) ON COMMIT DROP;
    -- An account that fails, such as by more usage than an amount can have, keeps no other from being checked: halves find it.
    ranges := ARRAY[[first_account, last_account]];
    WHILE cardinality(ranges) > 0 AND first_account IS NOT NULL LOOP
        first_account := ranges[1][1];
        last_account := ranges[1][2];
        ranges := ranges[2:];
        BEGIN
            crossed := crossed + billing.cross_thresholds(first_account, last_account, changed, at);
        EXCEPTION WHEN OTHERS THEN
            IF billing.stops_a_run(SQLSTATE) THEN
                RAISE;
            ELSIF first_account < last_account THEN
                middle := first_account + (last_account - first_account) / 2;
                ranges := ARRAY[[first_account, middle], [middle + 1, last_account]] || ranges;
            ELSE
                RAISE WARNING 'thresholds of account "%" are not checked: %',
                    (SELECT a.code FROM billing.account a WHERE a.account_id = first_account), SQLERRM
                    USING ERRCODE = SQLSTATE, HINT = 'The next check tries again.';
                failed := failed || first_account;
            END IF;
        END;
    END LOOP;
    IF cardinality(failed) > 0 THEN
        UPDATE billing.run_threshold AS t SET ahead = t.ahead || failed;
    END IF;
    RETURN crossed;
END;
$function$;
COMMENT ON FUNCTION billing.check_thresholds(timestamptz) IS
'Looks at the running cycles of metered items that have thresholds, in all accounts whose usage or timeline changed since the last check, with the events before a time, and writes an outbox row of kind usage_threshold for each threshold that is reached and was not before: once in a cycle. Where the threshold says so, what was used is invoiced at once. Returns the number of rows. An account that fails is told of by a warning and tried again by the next check. Call it from cron; a time that is not finite: 22023.';
