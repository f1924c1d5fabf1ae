--
-- Phases of a plan: trial, discount, and on to its own prices
--

CREATE OR REPLACE FUNCTION billing.percent_off(price jsonb, percent numeric) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    member record;
    result jsonb := '{}';
BEGIN
    -- Of a price in its canonical form: whatever is money or a share of it, at any depth; quantities stay.
    IF jsonb_typeof(price) = 'array' THEN
        RETURN (SELECT jsonb_agg(billing.percent_off(e.value, percent) ORDER BY e.n) FROM jsonb_array_elements(price) WITH ORDINALITY AS e (value, n));
    END IF;
    FOR member IN SELECT m.key, m.value FROM jsonb_each(price) m LOOP
        result := result || jsonb_build_object(member.key,
            CASE WHEN member.key IN ('tiers', 'cells') OR member.key IN ('price', 'default') AND jsonb_typeof(member.value) = 'object'
                 THEN billing.percent_off(member.value, percent)
                 WHEN member.key IN ('amount', 'unit', 'flat', 'cap', 'fixed', 'min', 'max', 'minimum', 'maximum', 'percent', 'multiplier', 'price', 'default')
                 THEN to_jsonb(trim_scale((member.value #>> '{}')::numeric * (100 - percent) * 0.01)::text)
                 ELSE member.value END);
    END LOOP;
    RETURN result;
END;
$function$;
COMMENT ON FUNCTION billing.percent_off(jsonb, numeric) IS
'The document of a price, in its canonical form, with every amount and share in it less some percent, exactly.';

CREATE OR REPLACE FUNCTION billing.plan_phases(plan jsonb)
RETURNS TABLE (phase_no smallint, code text, starts_after interval, percent_off numeric, items jsonb, prices jsonb)
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    WITH phase AS (
        SELECT e.n, e.body, row_number() OVER (ORDER BY e.n) AS phase_no, (e.body ->> 'duration')::interval AS duration
          FROM jsonb_array_elements(plan -> 'phases') WITH ORDINALITY AS e (body, n)
         WHERE NOT coalesce((e.body ->> 'trial')::boolean, false)
    )
    SELECT p.phase_no::smallint, p.body ->> 'code',
           coalesce(sum(p.duration) OVER (ORDER BY p.n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '0'),
           (p.body ->> 'percent_off')::numeric, p.body -> 'items', coalesce(p.body -> 'prices', '{}')
      FROM phase p
     UNION ALL
    SELECT (max(p.phase_no) + 1)::smallint, 'evergreen', sum(p.duration), NULL, NULL, '{}'::jsonb
      FROM phase p
    HAVING count(*) = count(p.duration) AND count(*) > 0;
END;
COMMENT ON FUNCTION billing.plan_phases(jsonb) IS
'Phases of a plan of a catalog document, without its trial: number, code, time from the start (or the end of the trial), and what they say about prices. After a last one that ends comes evergreen, with the prices of the plan.';

CREATE OR REPLACE FUNCTION billing.plan_trial(plan jsonb) RETURNS interval
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN plan #>> '{phases,0,trial}' = 'true' THEN (plan #>> '{phases,0,duration}')::interval END;
COMMENT ON FUNCTION billing.plan_trial(jsonb) IS 'How long a plan of a catalog document is on trial: its first phase, where that is one. NULL is no trial.';

CREATE OR REPLACE FUNCTION billing.check_phases(document jsonb) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    problem record;
    part record;
BEGIN
    SELECT p.path, p.message, p.hint INTO problem
      FROM (SELECT o.path || '.phases' AS path, 'an add-on has no phases' AS message, 'Its prices are those of the plan.' AS hint
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'plan' AND o.body -> 'addon' = 'true' AND o.body ? 'phases'
             UNION ALL
            SELECT format('%s.%s', o.path, k.key), format('an add-on has no %s', k.key), 'It is part of what bounds the plan it is added to.'
              FROM billing.catalog_object(document) o
              JOIN (VALUES ('commitment'), ('maximum')) AS k (key) ON o.body ? k.key
             WHERE o.kind = 'plan' AND o.body -> 'addon' = 'true'
             UNION ALL
            SELECT o.path || '.phases', 'needs a phase', 'Leave phases out where there are none.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'plan' AND o.body -> 'phases' = '[]'
             UNION ALL
            SELECT h.path || '.trial', 'only the first phase is a trial', NULL
              FROM billing.catalog_object(document) h
             WHERE h.kind = 'phase' AND h.n > 1 AND h.body -> 'trial' = 'true'
             UNION ALL
            SELECT format('%s.%s', h.path, k.key), 'a trial charges nothing', 'Leave it out.'
              FROM billing.catalog_object(document) h
              JOIN (VALUES ('percent_off'), ('prices'), ('items')) AS k (key) ON h.body ? k.key
             WHERE h.kind = 'phase' AND h.body -> 'trial' = 'true'
             UNION ALL
            SELECT h.path || '.duration', 'missing', 'Only the last phase goes on for ever.'
              FROM billing.catalog_object(document) h
             WHERE h.kind = 'phase' AND NOT h.body ? 'duration'
               AND (h.body -> 'trial' = 'true'
                    OR h.n < (SELECT max(o.n) FROM billing.catalog_object(document) o WHERE o.kind = 'phase' AND o.parent = h.parent))
             UNION ALL
            SELECT h.path || '.items', 'only percent_off has items', NULL
              FROM billing.catalog_object(document) h
             WHERE h.kind = 'phase' AND h.body ? 'items' AND NOT h.body ? 'percent_off'
             UNION ALL
            SELECT h.path || '.items', format('unknown item %s', e.value), 'Name recurring and usage items of the plan.'
              FROM billing.catalog_object(document) h
             CROSS JOIN LATERAL jsonb_array_elements(h.body -> 'items') e
             WHERE h.kind = 'phase' AND h.body ? 'items'
               AND NOT EXISTS (SELECT FROM billing.catalog_object(document) i WHERE i.kind = 'item' AND i.parent = h.parent AND i.body -> 'code' = e.value)
             UNION ALL
            SELECT format('%s.prices.%s', h.path, e.key), 'unknown item', 'Name items of the plan.'
              FROM billing.catalog_object(document) h
             CROSS JOIN LATERAL jsonb_object_keys(h.body -> 'prices') AS e (key)
             WHERE h.kind = 'phase' AND h.body ? 'prices'
               AND NOT EXISTS (SELECT FROM billing.catalog_object(document) i WHERE i.kind = 'item' AND i.parent = h.parent AND i.body ->> 'code' = e.key)
             UNION ALL
            SELECT format('%s.prices.%s', h.path, e.key), 'must be an array of prices', 'One in each currency, as those of the item.'
              FROM billing.catalog_object(document) h
             CROSS JOIN LATERAL jsonb_each(h.body -> 'prices') e
             WHERE h.kind = 'phase' AND h.body ? 'prices' AND jsonb_typeof(e.value) <> 'array') p
     ORDER BY p.path, p.message
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'catalog: %: %', problem.path, problem.message
            USING ERRCODE = 'invalid_parameter_value', HINT = coalesce(problem.hint, 'Correct the document; nothing of it was applied.');
    END IF;

    FOR part IN
        SELECT format('%s.prices.%s[%s]', h.path, e.key, b.n - 1) AS path, b.body
          FROM billing.catalog_object(document) h
         CROSS JOIN LATERAL jsonb_each(h.body -> 'prices') e
         CROSS JOIN LATERAL jsonb_array_elements(e.value) WITH ORDINALITY AS b (body, n)
         WHERE h.kind = 'phase' AND h.body ? 'prices'
    LOOP
        PERFORM billing.price(part.body, part.path);
    END LOOP;
    FOR part IN
        SELECT format('%s.prices.%s', h.path, e.key) AS path,
               ARRAY(SELECT b ->> 'currency' FROM jsonb_array_elements(e.value) b ORDER BY 1) AS has,
               ARRAY(SELECT r.body ->> 'currency'
                       FROM billing.catalog_object(document) i
                       JOIN billing.catalog_object(document) r ON r.kind = 'price' AND r.parent = i.path
                      WHERE i.kind = 'item' AND i.parent = h.parent AND i.body ->> 'code' = e.key ORDER BY 1) AS wants
          FROM billing.catalog_object(document) h
         CROSS JOIN LATERAL jsonb_each(h.body -> 'prices') e
         WHERE h.kind = 'phase' AND h.body ? 'prices'
    LOOP
        IF part.has <> part.wants THEN
            RAISE EXCEPTION 'catalog: %: has prices in %, the item in %', part.path, coalesce(nullif(array_to_string(part.has, ', '), ''), 'no currency'),
                array_to_string(part.wants, ', ')
                USING ERRCODE = 'invalid_parameter_value', HINT = 'Give it one price in each currency of the item.';
        END IF;
    END LOOP;
    FOR part IN
        SELECT h.path || '.percent_off' AS path, (h.body ->> 'percent_off')::numeric AS percent, billing.price(r.body)::jsonb AS price
          FROM billing.catalog_object(document) h
          JOIN billing.catalog_object(document) i ON i.kind = 'item' AND i.parent = h.parent
          JOIN billing.catalog_object(document) r ON r.kind = 'price' AND r.parent = i.path
         WHERE h.kind = 'phase' AND h.body ? 'percent_off' AND coalesce(h.body -> 'items' ? (i.body ->> 'code'), true)
    LOOP
        IF part.percent = 0 OR part.percent > 100 THEN
            RAISE EXCEPTION 'catalog: %: invalid value %', part.path, part.percent
                USING ERRCODE = 'invalid_parameter_value', HINT = 'Write a percentage above 0, and at most 100.';
        END IF;
        PERFORM billing.price(billing.percent_off(part.price, part.percent), part.path);
    END LOOP;
END;
$function$;
COMMENT ON FUNCTION billing.check_phases(jsonb) IS
'Refuses phases of plans that cannot be applied (22023), with the path of the place in the message. Called by check_catalog().';

CREATE OR REPLACE FUNCTION billing.write_phases(document jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    WITH written AS (
        INSERT INTO billing.plan_phase (plan_id, phase_no, code, starts_after)
        SELECT p.plan_id, h.phase_no, h.code, h.starts_after
          FROM billing.catalog_object(document) o
          JOIN billing.plan p ON p.code = o.body ->> 'code'
         CROSS JOIN LATERAL billing.plan_phases(p.document) h
         WHERE o.kind = 'plan' AND p.document ? 'phases'
           AND NOT EXISTS (SELECT FROM billing.plan_phase k WHERE k.plan_id = p.plan_id)
        RETURNING plan_id, phase_no
    )
    INSERT INTO billing.plan_phase_price (plan_item_id, phase_no, currency, price)
    SELECT i.plan_item_id, h.phase_no, r.currency,
           CASE WHEN h.prices ? i.code
                THEN (SELECT billing.price(b) FROM jsonb_array_elements(h.prices -> i.code) b WHERE b ->> 'currency' = r.currency)
                ELSE billing.price(billing.percent_off(r.price::jsonb, h.percent_off)) END
      FROM written w
      JOIN billing.plan p ON p.plan_id = w.plan_id
     CROSS JOIN LATERAL billing.plan_phases(p.document) h
      JOIN billing.plan_item i ON i.plan_id = p.plan_id AND i.kind IN ('recurring', 'usage', 'one_time')
      JOIN billing.plan_price r ON r.plan_item_id = i.plan_item_id
     WHERE h.phase_no = w.phase_no
       AND (h.prices ? i.code OR h.percent_off IS NOT NULL AND coalesce(h.items ? i.code, true));
END;
$function$;
COMMENT ON FUNCTION billing.write_phases(jsonb) IS 'Phases, and their prices, of the plan versions that apply_catalog() has just written.';
