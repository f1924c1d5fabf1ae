--
-- Applying a catalog
--

CREATE OR REPLACE FUNCTION billing.apply_catalog(document jsonb)
RETURNS TABLE (kind text, code text, change text)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET jit = off
AS $function$
#variable_conflict use_column
BEGIN
    PERFORM billing.check_version();
    -- One catalog at a time; readers go on.
    LOCK TABLE billing.plan, billing.metric, billing.seller, billing.tax_rate, billing.coupon IN SHARE ROW EXCLUSIVE MODE;
    PERFORM billing.check_catalog(document);

    RETURN QUERY
    WITH wanted AS (
        SELECT o.body ->> 'code' AS code, coalesce(o.body ->> 'name', o.body ->> 'code') AS name,
               o.body ->> 'country' AS country, o.body ->> 'region' AS region, o.body ->> 'currency' AS currency,
               coalesce(o.body ->> 'zone', 'UTC') AS zone, o.body ->> 'tax_id' AS tax_id,
               coalesce(o.body ->> 'tax_point', 'service_end') AS tax_point,
               coalesce(o.body ->> 'tax_basis', 'exclusive') AS tax_basis,
               coalesce((o.body ->> 'terms_days')::integer, 14) AS terms_days,
               coalesce(o.body ->> 'numbers', 'INV-{YYYY}-{seq:6}') AS numbers,
               coalesce(o.body ->> 'credit_numbers', 'CN-{YYYY}-{seq:6}') AS credit_numbers,
               o.body -> 'address' AS address,
               CASE WHEN o.body ? 'hold_above'
                    THEN ARRAY(SELECT billing.monetary(a.amount::numeric, a.currency)
                                 FROM billing.bound_amount(o.body -> 'hold_above', ARRAY[o.body ->> 'currency']) a
                                ORDER BY a.currency) END AS hold_above,
               trim_scale((o.body ->> 'hold_factor')::numeric) AS hold_factor,
               coalesce((o.body ->> 'cash_rounding')::boolean, false) AS cash_rounding,
               o.body ->> 'tax_currency' AS tax_currency
          FROM billing.catalog_object(document) o
         WHERE o.kind = 'seller'
    ),
    written AS (
        INSERT INTO billing.seller AS s (code, name, country, region, currency, zone, tax_id, tax_point, tax_basis, terms_days, numbers, credit_numbers, address,
                                         hold_above, hold_factor, cash_rounding, tax_currency)
        SELECT w.* FROM wanted w
        ON CONFLICT ON CONSTRAINT seller_code_key DO UPDATE
           SET name = EXCLUDED.name, country = EXCLUDED.country, region = EXCLUDED.region, currency = EXCLUDED.currency,
               zone = EXCLUDED.zone, tax_id = EXCLUDED.tax_id, tax_point = EXCLUDED.tax_point, tax_basis = EXCLUDED.tax_basis, terms_days = EXCLUDED.terms_days,
               numbers = EXCLUDED.numbers, credit_numbers = EXCLUDED.credit_numbers, address = EXCLUDED.address,
               hold_above = EXCLUDED.hold_above, hold_factor = EXCLUDED.hold_factor,
               cash_rounding = EXCLUDED.cash_rounding, tax_currency = EXCLUDED.tax_currency
         WHERE (s.name, s.country, s.region, s.currency, s.zone, s.tax_id, s.tax_point, s.tax_basis, s.terms_days, s.numbers, s.credit_numbers, s.address,
                s.hold_above, s.hold_factor, s.cash_rounding, s.tax_currency)
               IS DISTINCT FROM
               (EXCLUDED.name, EXCLUDED.country, EXCLUDED.region, EXCLUDED.currency, EXCLUDED.zone, EXCLUDED.tax_id, EXCLUDED.tax_point, EXCLUDED.tax_basis,
                EXCLUDED.terms_days, EXCLUDED.numbers, EXCLUDED.credit_numbers, EXCLUDED.address,
                EXCLUDED.hold_above, EXCLUDED.hold_factor, EXCLUDED.cash_rounding, EXCLUDED.tax_currency)
        RETURNING s.code, xmax = 0 AS is_new
    )
    SELECT 'seller', w.code, CASE WHEN w.is_new THEN 'created' ELSE 'changed' END FROM written w;

    RETURN QUERY
    WITH written AS (
        INSERT INTO billing.metric AS m (code, name, aggregation, recurring, prorated, property, percentile, digits, rounding, negative, max_age, max_ahead)
        SELECT w.*
          FROM billing.catalog_object(document) o
         CROSS JOIN LATERAL billing.catalog_metric(o.body) w
         WHERE o.kind = 'metric'
        ON CONFLICT ON CONSTRAINT metric_code_key DO UPDATE
           SET name = EXCLUDED.name, negative = EXCLUDED.negative, max_age = EXCLUDED.max_age, max_ahead = EXCLUDED.max_ahead
         WHERE (m.name, m.negative, m.max_age, m.max_ahead)
               IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.negative, EXCLUDED.max_age, EXCLUDED.max_ahead)
        RETURNING m.code, xmax = 0 AS is_new
    )
    SELECT 'metric', w.code, CASE WHEN w.is_new THEN 'created' ELSE 'changed' END FROM written w;

    RETURN QUERY SELECT a.* FROM billing.apply_tax_areas(document) a;
    RETURN QUERY SELECT r.* FROM billing.apply_exchange_rates(document) r;

    -- The rates of a jurisdiction and class are stated as a whole: what the document leaves out is gone.
    RETURN QUERY
    WITH wanted AS (
        SELECT o.body ->> 'jurisdiction' AS jurisdiction, coalesce(o.body ->> 'class', 'standard') AS class,
               (o.body ->> 'valid')::daterange AS valid, o.body ->> 'category' AS category, (o.body ->> 'percent')::numeric AS percent,
               o.body ->> 'reason_code' AS reason_code, o.body ->> 'reason' AS reason
          FROM billing.catalog_object(document) o
         WHERE o.kind = 'tax'
    )
    DELETE FROM billing.tax_rate r
     WHERE EXISTS (SELECT FROM wanted w WHERE w.jurisdiction = r.jurisdiction AND w.class = r.class)
       AND NOT EXISTS (SELECT FROM wanted w
                        WHERE w.jurisdiction = r.jurisdiction AND w.class = r.class AND w.valid = r.valid
                          AND w.category = r.category AND w.percent = r.percent
                          AND w.reason_code IS NOT DISTINCT FROM r.reason_code AND w.reason IS NOT DISTINCT FROM r.reason)
    RETURNING 'tax', format('%s %s %s', r.jurisdiction, r.class, r.valid), 'removed';

    BEGIN
        RETURN QUERY
        INSERT INTO billing.tax_rate AS r (jurisdiction, class, valid, category, percent, reason_code, reason)
        SELECT o.body ->> 'jurisdiction', coalesce(o.body ->> 'class', 'standard'), (o.body ->> 'valid')::daterange,
               o.body ->> 'category', (o.body ->> 'percent')::numeric, o.body ->> 'reason_code', o.body ->> 'reason'
          FROM billing.catalog_object(document) o
         WHERE o.kind = 'tax'
        ON CONFLICT ON CONSTRAINT tax_rate_pkey DO NOTHING
        RETURNING 'tax', format('%s %s %s', r.jurisdiction, r.class, r.valid), 'created';
    EXCEPTION WHEN exclusion_violation THEN
        RAISE EXCEPTION 'catalog: taxes: two rates of a jurisdiction and class are valid on the same day'
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = (SELECT format('%s and %s: %s overlaps %s.', a.path, b.path, a.body ->> 'valid', b.body ->> 'valid')
                              FROM billing.catalog_object(document) a
                              JOIN billing.catalog_object(document) b
                                ON b.kind = 'tax' AND a.path < b.path AND a.body ->> 'jurisdiction' = b.body ->> 'jurisdiction'
                               AND coalesce(a.body ->> 'class', 'standard') = coalesce(b.body ->> 'class', 'standard')
                               AND (a.body ->> 'valid')::daterange && (b.body ->> 'valid')::daterange
                             WHERE a.kind = 'tax'
                             LIMIT 1),
                  HINT = 'Let one rate end on the day the next begins.';
    END;

    RETURN QUERY
    WITH written AS (
        INSERT INTO billing.coupon AS c (code, percent, amount, duration)
        SELECT o.body ->> 'code', (o.body ->> 'percent')::numeric, billing.monetary((o.body ->> 'amount')::numeric, o.body ->> 'currency'), (o.body ->> 'duration')::interval
          FROM billing.catalog_object(document) o
         WHERE o.kind = 'coupon'
        ON CONFLICT ON CONSTRAINT coupon_code_key DO UPDATE
           SET percent = EXCLUDED.percent, amount = EXCLUDED.amount, duration = EXCLUDED.duration
         WHERE c.percent IS DISTINCT FROM EXCLUDED.percent OR c.duration IS DISTINCT FROM EXCLUDED.duration
            OR c.amount IS DISTINCT FROM EXCLUDED.amount
        RETURNING c.code, xmax = 0 AS is_new
    )
    SELECT 'coupon', w.code, CASE WHEN w.is_new THEN 'created' ELSE 'changed' END FROM written w;

    -- A changed plan is a new version: subscriptions keep the one they have.
    RETURN QUERY
    WITH wanted AS (
        SELECT o.path, o.body, o.body ->> 'code' AS code,
               (SELECT p.version FROM billing.plan p WHERE p.code = o.body ->> 'code' ORDER BY p.version DESC LIMIT 1) AS version,
               (SELECT p.document FROM billing.plan p WHERE p.code = o.body ->> 'code' ORDER BY p.version DESC LIMIT 1) AS latest
          FROM billing.catalog_object(document) o
         WHERE o.kind = 'plan'
    ),
    new_plan AS (
        INSERT INTO billing.plan (code, version, name, cadence, trial, addon, document)
        SELECT w.code, coalesce(w.version, 0) + 1, coalesce(w.body ->> 'name', w.code), (w.body ->> 'cadence')::interval,
               billing.plan_trial(w.body), coalesce((w.body ->> 'addon')::boolean, false), w.body
          FROM wanted w
         WHERE w.latest IS DISTINCT FROM w.body
        RETURNING plan_id, code, version
    ),
    new_item AS (
        INSERT INTO billing.plan_item (plan_id, position, code, name, kind, timing, cadence, metric_id, quantity, tax_class, proration, tiers, changes, group_by, filter, thresholds)
        SELECT p.plan_id, i.n, i.body ->> 'code',
               coalesce(i.body ->> 'name', i.body ->> 'code'), i.body ->> 'kind',
               coalesce(i.body ->> 'timing', CASE i.body ->> 'kind' WHEN 'usage' THEN 'arrears' ELSE 'advance' END),
               coalesce((i.body ->> 'cadence')::interval, CASE WHEN w.body -> 'addon' = 'true' THEN (w.body ->> 'cadence')::interval END), m.metric_id, coalesce((i.body ->> 'quantity')::numeric, 1),
               coalesce(i.body ->> 'tax_class', 'standard'), billing.proration_policy(i.body -> 'proration', i.path || '.proration'),
               coalesce(i.body ->> 'tiers', 'continue'), coalesce(i.body ->> 'changes', 'show'), i.body ->> 'group_by',
               billing.usage_filter(i.body ->> 'filter', i.path || '.filter'), i.body -> 'thresholds'
          FROM new_plan p
          JOIN wanted w ON w.code = p.code
          JOIN billing.catalog_object(document) i ON i.kind = 'item' AND i.parent = w.path
          LEFT JOIN billing.metric m ON m.code = i.body ->> 'metric'
        RETURNING plan_item_id, plan_id, code
    ),
    new_bound AS (
        INSERT INTO billing.plan_item (plan_id, position, code, name, kind, timing, cadence, tax_class, proration)
        SELECT p.plan_id, jsonb_array_length(w.body -> 'items') + b.n, b.code,
               coalesce(b.body ->> 'name', CASE b.code WHEN 'commitment' THEN 'Minimum commitment' ELSE 'Maximum spend' END),
               b.code, 'arrears', (b.body ->> 'cadence')::interval, coalesce(b.body ->> 'tax_class', 'standard'),
               billing.proration_policy(b.body -> 'proration', b.path || '.proration')
          FROM new_plan p
          JOIN wanted w ON w.code = p.code
          JOIN billing.catalog_bound(document) b ON b.plan = w.path
        RETURNING plan_item_id, plan_id, code
    ),
    new_bound_price AS (
        INSERT INTO billing.plan_price (plan_item_id, currency, price)
        SELECT n.plan_item_id, a.currency, billing.price(jsonb_build_object('currency', a.currency, 'model', 'flat', 'amount', a.amount), b.path)
          FROM new_bound n
          JOIN new_plan p ON p.plan_id = n.plan_id
          JOIN wanted w ON w.code = p.code
          JOIN billing.catalog_bound(document) b ON b.plan = w.path AND b.code = n.code
         CROSS JOIN LATERAL billing.bound_amount(b.body -> 'amount', b.currencies) a
    ),
    new_price AS (
        INSERT INTO billing.plan_price (plan_item_id, currency, price)
        SELECT n.plan_item_id, billing.currency(r.price), r.price
          FROM new_item n
          JOIN new_plan p ON p.plan_id = n.plan_id
          JOIN wanted w ON w.code = p.code
          JOIN billing.catalog_object(document) i ON i.kind = 'item' AND i.parent = w.path AND i.body ->> 'code' = n.code
          JOIN billing.catalog_object(document) o ON o.kind = 'price' AND o.parent = i.path
         CROSS JOIN LATERAL (SELECT billing.price(o.body, o.path) AS price) r
    )
    SELECT 'plan', p.code, CASE WHEN p.version = 1 THEN 'created' ELSE 'version ' || p.version END FROM new_plan p;
    PERFORM billing.write_phases(document);
END;
$function$;
COMMENT ON FUNCTION billing.apply_catalog(jsonb) IS
'Brings sellers, metrics, taxes, exchange rates, plans and coupons to what the document says and returns what changed; applied again it changes nothing. A changed plan becomes a new version for new subscriptions; existing ones keep theirs. Objects that the document does not name stay, but the tax rates of a jurisdiction and class are stated as a whole. Nothing is applied when any part is wrong: 22023, 22M02 and the path of the place.';
