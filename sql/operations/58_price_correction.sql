--
-- Prices that were wrong: the only way in which a price re-bills what was billed
--

CREATE OR REPLACE VIEW billing.price_in_force WITH (security_invoker = true) AS
SELECT w.plan_item_id, c.wrong, tstzrange(w.since, lead(w.since) OVER (PARTITION BY w.plan_item_id, w.wrong ORDER BY w.since)) AS during, c.price
  FROM (SELECT DISTINCT k.plan_item_id, billing.to_jsonb(k.wrong) AS wrong, k.since,
               max(k.correction_no) OVER (PARTITION BY k.plan_item_id, billing.to_jsonb(k.wrong) ORDER BY k.since) AS correction_no
          FROM billing.price_correction k) w
  JOIN billing.price_correction c ON c.correction_no = w.correction_no;
COMMENT ON VIEW billing.price_in_force IS
'Corrected prices: what cycles that begin within a time are rated with, instead of the price that stands in the plan.';

CREATE OR REPLACE FUNCTION billing.right_prices(plan text, version integer, prices jsonb)
RETURNS TABLE (plan_item_id integer, item text, wrong billing.price, price billing.price)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    corrected billing.plan;
    newest billing.plan := billing.newest_plan(plan);
    problem record;
BEGIN
    SELECT p.* INTO corrected FROM billing.plan p WHERE p.code = right_prices.plan AND p.version = right_prices.version;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'plan "%" has no version %', plan, coalesce(version::text, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = format('Its versions are 1 to %s.', newest.version);
    END IF;
    IF prices IS NULL THEN
        IF corrected.plan_id = newest.plan_id THEN
            RAISE EXCEPTION 'version % of plan "%" is the newest', version, plan USING ERRCODE = 'invalid_parameter_value',
                HINT = 'Pass the right prices, or apply a catalog that has them first.';
        END IF;
        RETURN QUERY
        SELECT i.plan_item_id, i.code, f.price, t.price
          FROM billing.plan_item i
          JOIN billing.plan_item n ON n.plan_id = newest.plan_id AND n.code = i.code
         CROSS JOIN LATERAL (SELECT 0 AS phase_no, p.currency, p.price FROM billing.plan_price p WHERE p.plan_item_id = i.plan_item_id
                              UNION ALL
                             SELECT p.phase_no, p.currency, p.price FROM billing.plan_phase_price p WHERE p.plan_item_id = i.plan_item_id) f
          JOIN (SELECT p.plan_item_id, 0 AS phase_no, p.currency, p.price FROM billing.plan_price p
                 UNION ALL
                SELECT p.plan_item_id, p.phase_no, p.currency, p.price FROM billing.plan_phase_price p) t
               ON t.plan_item_id = n.plan_item_id AND t.phase_no = f.phase_no AND t.currency = f.currency
         WHERE i.plan_id = corrected.plan_id;
        RETURN;
    END IF;

    IF jsonb_typeof(prices) <> 'object' OR prices = '{}' OR '[]' IN (SELECT k.value FROM jsonb_each(prices) k) THEN
        RAISE EXCEPTION 'invalid prices: %', prices USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write them as {"item": price} or {"item": [price, ...]}, one for each currency.';
    END IF;
    SELECT k.key INTO problem
      FROM jsonb_object_keys(prices) k (key)
     WHERE NOT EXISTS (SELECT FROM billing.plan_item i WHERE i.plan_id = corrected.plan_id AND i.code = k.key)
     ORDER BY k.key
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version % of plan "%" has no item "%"', version, plan, problem.key USING ERRCODE = 'invalid_parameter_value',
            HINT = format('Its items are: %s.', (SELECT string_agg(i.code, ', ' ORDER BY i.position) FROM billing.plan_item i WHERE i.plan_id = corrected.plan_id));
    END IF;
    SELECT e.item, e.currency, e.path INTO problem
      FROM (SELECT k.key AS item, billing.currency(billing.price(a.price, format('prices.%s', k.key))) AS currency, k.key AS path
              FROM jsonb_each(prices) k
             CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(k.value) WHEN 'array' THEN k.value ELSE jsonb_build_array(k.value) END) a (price)) e
      JOIN billing.plan_item i ON i.plan_id = corrected.plan_id AND i.code = e.item
     WHERE NOT EXISTS (SELECT FROM billing.plan_price p WHERE p.plan_item_id = i.plan_item_id AND p.currency = e.currency)
        OR (SELECT count(*) FROM jsonb_array_elements(CASE jsonb_typeof(prices -> e.item) WHEN 'array' THEN prices -> e.item ELSE '[]' END) o (price)
             WHERE o.price ->> 'currency' = e.currency) > 1
     ORDER BY e.item
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'item "%" of plan "%" has no price in %, or is given two', problem.item, plan, problem.currency
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Correct prices that the version has, one for each currency.';
    END IF;
    RETURN QUERY
    SELECT i.plan_item_id, i.code, f.price, r.price
      FROM jsonb_each(prices) k
      JOIN billing.plan_item i ON i.plan_id = corrected.plan_id AND i.code = k.key
     CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(k.value) WHEN 'array' THEN k.value ELSE jsonb_build_array(k.value) END) a (price)
     CROSS JOIN LATERAL (SELECT billing.price(a.price, format('prices.%s', k.key)) AS price) r
      JOIN billing.plan_price f ON f.plan_item_id = i.plan_item_id AND f.currency = billing.currency(r.price);
END;
$function$;
COMMENT ON FUNCTION billing.right_prices(text, integer, jsonb) IS
'The prices of a plan version that are to be corrected, with the right ones: those given as {"item": price or [price, ...]}, else those of the newest version, phase by phase. Unknown version, item or currency: 22023.';

CREATE OR REPLACE FUNCTION billing.correct_price(
    plan text,
    version integer,
    since timestamptz,
    prices jsonb DEFAULT NULL,
    settle text DEFAULT 'now',
    at timestamptz DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    last_correction integer;
    accounts bigint[];
    marked integer;
BEGIN
    PERFORM billing.check_version();
    PERFORM billing.check_time(since, 'a correction');
    IF at IS NOT NULL THEN
        PERFORM billing.check_time(at, 'a correction');
    END IF;
    PERFORM billing.check_settle(settle);
    LOCK TABLE billing.price_correction IN SHARE ROW EXCLUSIVE MODE;
    SELECT coalesce(max(k.correction_no), 0) INTO last_correction FROM billing.price_correction k;

    -- What is so already from then on is not recorded again.
    INSERT INTO billing.price_correction (correction_no, plan_item_id, wrong, price, since, recorded_at)
    SELECT last_correction + row_number() OVER (ORDER BY r.plan_item_id, billing.to_jsonb(r.wrong)), r.plan_item_id, r.wrong, r.price, correct_price.since,
           coalesce(correct_price.at, now())
      FROM (SELECT DISTINCT ON (o.plan_item_id, billing.to_jsonb(o.wrong)) o.plan_item_id, o.wrong, o.price
              FROM billing.right_prices(correct_price.plan, correct_price.version, correct_price.prices) o
             ORDER BY o.plan_item_id, billing.to_jsonb(o.wrong), billing.to_jsonb(o.price)) r
     WHERE coalesce((SELECT f.price FROM billing.price_in_force f
                      WHERE f.plan_item_id = r.plan_item_id AND f.wrong = r.wrong AND f.during @> correct_price.since), r.wrong) <> r.price
        OR EXISTS (SELECT FROM billing.price_in_force f
                    WHERE f.plan_item_id = r.plan_item_id AND f.wrong = r.wrong AND lower(f.during) > correct_price.since AND f.price <> r.price);

    SELECT array_agg(DISTINCT i.account_id ORDER BY i.account_id) INTO accounts
      FROM billing.price_correction k
      JOIN billing.subscription_item i ON i.plan_item_id = k.plan_item_id AND i.price = k.wrong
     WHERE k.correction_no > last_correction;
    PERFORM billing.lock_account(a) FROM unnest(accounts) a;
    SELECT count(*) INTO marked
      FROM (SELECT i.account_id, i.subscription_no, array_agg(DISTINCT i.item) AS items
              FROM billing.price_correction k
              JOIN billing.subscription_item i ON i.plan_item_id = k.plan_item_id AND i.price = k.wrong
             WHERE k.correction_no > last_correction
               AND i.charge && tstzrange(correct_price.since, NULL)
             GROUP BY i.account_id, i.subscription_no) c
      JOIN billing.subscription s ON s.account_id = c.account_id AND s.subscription_no = c.subscription_no
     CROSS JOIN LATERAL billing.mark_dirty(c.account_id, c.subscription_no, correct_price.since,
                                           CASE WHEN correct_price.settle = 'next_cycle' AND isfinite(s.due_at) THEN s.due_at ELSE '-infinity' END, c.items);
    RETURN marked;
END;
$function$;
COMMENT ON FUNCTION billing.correct_price(text, integer, timestamptz, jsonb, text, timestamptz) IS
'States that prices of a plan version were wrong: every cycle that begins at or after a time is rated with the right ones, also those that were billed, whose difference the next run writes. prices: {"item": price} or {"item": [price, ...]}; without them those of the newest version of the plan. Agreed prices, and other versions, stay. at is kept as the time it was said. Returns how many subscriptions it concerns; said again, it changes nothing and returns 0. Preview with preview_correct_price(). Errors: unknown plan, version, item or currency 22023.';

CREATE OR REPLACE FUNCTION billing.preview_correct_price(
    plan text,
    version integer,
    since timestamptz,
    as_of timestamptz,
    prices jsonb DEFAULT NULL
) RETURNS SETOF billing.invoice_line
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET enable_nestloop = off
SET jit = off
AS $function$
DECLARE
    lines billing.invoice_line[];
BEGIN
    PERFORM billing.check_as_of(as_of);
    -- Done, looked at, and taken back.
    BEGIN
        PERFORM billing.correct_price(plan, version, since, prices);
        SELECT array_agg(l ORDER BY l.account_id, l.invoice_no, l.line_no) INTO lines
          FROM (SELECT array_agg(DISTINCT d.account_id) AS accounts FROM billing.dirty d) r
         CROSS JOIN LATERAL billing.due_lines(r.accounts, preview_correct_price.as_of, billing.examined_since()) l
         WHERE EXISTS (SELECT FROM billing.subscription_item i
                         JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
                         JOIN billing.plan v ON v.plan_id = p.plan_id
                        WHERE i.account_id = l.account_id AND i.subscription_no = l.subscription_no AND i.item = l.item
                          AND v.code = preview_correct_price.plan AND v.version = preview_correct_price.version);
        RAISE EXCEPTION SQLSTATE 'BL000';
    EXCEPTION WHEN SQLSTATE 'BL000' THEN
        RETURN QUERY SELECT l.* FROM unnest(lines) l;
    END;
END;
$function$;
COMMENT ON FUNCTION billing.preview_correct_price(text, integer, timestamptz, timestamptz, jsonb) IS
'The lines that the next run would write for the items of a plan version, after correct_price() with the same arguments; changes nothing. Locks the accounts concerned until the end of the transaction. Errors as correct_price().';
