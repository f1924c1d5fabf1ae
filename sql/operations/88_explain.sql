--
-- Why this amount?
--

CREATE OR REPLACE FUNCTION billing.line_parts(account_id bigint, invoice_no integer, line_no integer) RETURNS billing.metered_cycle[]
LANGUAGE sql STABLE
BEGIN ATOMIC
    -- The versions of the item in the cycle up to that of the line, as documents had billed them by then.
    SELECT array_agg(ROW(CASE WHEN p.is_own THEN 0 ELSE p.version END, CASE WHEN p.tiers = 'restart' THEN p.version ELSE 1 END,
                         p.account_id, p.subscription_no, p.subaccount_no, p.plan_item_id, p.price, p.service, p.period)::billing.metered_cycle)
      FROM (SELECT DISTINCT ON (o.version)
                   o.account_id, o.subscription_no, s.subaccount_no, o.version, o.version = l.version AS is_own, o.price, o.period,
                   coalesce(o.covered, o.service) AS service, coalesce(l.covered, l.service) AS own_service, i.plan_item_id, i.tiers
              FROM billing.invoice_line l
              JOIN billing.subscription s ON s.account_id = l.account_id AND s.subscription_no = l.subscription_no
              JOIN billing.invoice_line o ON o.account_id = l.account_id AND o.subscription_no = l.subscription_no AND o.item = l.item
                                         AND o.grid_no = l.grid_no AND o.cycle = l.cycle AND o.dimension = l.dimension
                                         AND billing.cycle_days(o.period) = billing.cycle_days(l.period)
                                         AND (o.invoice_no < l.invoice_no OR o.invoice_no = l.invoice_no AND (o.version <> l.version OR o.line_no = l.line_no))
             -- a version that was undone since has the terms of the item that is left
             CROSS JOIN LATERAL (SELECT v.plan_item_id, p.tiers
                                   FROM billing.subscription_item v
                                   JOIN billing.plan_item p ON p.plan_item_id = v.plan_item_id
                                  WHERE v.account_id = o.account_id AND v.subscription_no = o.subscription_no AND v.item = o.item
                                  ORDER BY v.version = o.version DESC, v.version DESC
                                  LIMIT 1) i
             WHERE l.account_id = $1 AND l.invoice_no = $2 AND l.line_no = $3 AND l.kind = 'usage'
             ORDER BY o.version, o.revision DESC) p
     WHERE p.price IS NOT NULL AND NOT isempty(p.service) AND (p.is_own OR lower(p.service) < lower(p.own_service));
END;
COMMENT ON FUNCTION billing.line_parts(bigint, integer, integer) IS
'What a metered line has measured, for billing.measure() and usage_behind(): number 0 is its own version, the others are those before it in the cycle.';

CREATE OR REPLACE FUNCTION billing.line_events(account text, invoice_no integer, line_no integer)
RETURNS TABLE (
    key text,
    occurred_at timestamptz,
    value numeric,
    properties jsonb,
    is_own boolean,
    is_late boolean
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT u.key, u.occurred_at, u.value, u.properties,
           u.occurred_at >= lower(coalesce(l.covered, l.service)),
           coalesce(NOT billing.was_seen(u.recorded_xid, earlier.usage_seen), false)
      FROM billing.find_account(account) f
      JOIN billing.invoice_line l ON l.account_id = f.account_id AND l.invoice_no = $2 AND l.line_no = $3
      JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no
      LEFT JOIN LATERAL (SELECT e.usage_seen
                           FROM billing.invoice_line o
                           JOIN billing.invoice e ON e.account_id = o.account_id AND e.invoice_no = o.invoice_no
                          WHERE o.account_id = l.account_id AND o.subscription_no = l.subscription_no AND o.item = l.item
                            AND o.cycle = l.cycle AND o.version = l.version AND o.grid_no = l.grid_no AND o.dimension = l.dimension
                            AND billing.cycle_days(o.period) = billing.cycle_days(l.period)
                            AND o.revision < l.revision AND o.invoice_no < l.invoice_no
                          ORDER BY o.revision DESC
                          LIMIT 1) earlier ON true
     CROSS JOIN LATERAL billing.usage_behind(billing.line_parts(f.account_id, $2, $3), 'infinity', i.usage_seen) u
     WHERE u.n = 0 AND u.dimension = l.dimension
     ORDER BY u.occurred_at, u.key;
END;
COMMENT ON FUNCTION billing.line_events(text, integer, integer) IS
'Events behind a metered line, as its document has counted them. is_own: of the version of the line, and not of one before it in the cycle or carried over; is_late: recorded after the document that the line corrects. What was recorded in the transaction of the caller counts as seen; after a restore into another cluster, events recorded there may be shown with documents from before, and once it has come to the transaction numbers of the old one, restored events may be missing.';

CREATE OR REPLACE FUNCTION billing.explain_line(account text, invoice_no integer, line_no integer)
RETURNS TABLE (
    step integer,
    part text,
    description text,
    tier integer,
    from_quantity numeric,
    to_quantity numeric,
    quantity numeric,
    unit numeric,
    flat numeric,
    amount billing.monetary,
    details jsonb
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO'
AS $function$
#variable_conflict use_column
DECLARE
    line billing.invoice_line;
    legal_number text;
    line_zone text;
    is_metered boolean;
    covers tstzrange;
    total numeric;
    reached numeric;
    reached_share bigint;
    should_be billing.monetary;
    shown billing.monetary;
    nothing billing.monetary;
    state billing.rating_state;
    state_before billing.rating_state;
    known record;
    is_settled_over boolean;
    steps integer := 1;
BEGIN
    SELECT l.* INTO line
      FROM billing.find_account(explain_line.account) f
      JOIN billing.invoice_line l ON l.account_id = f.account_id AND l.invoice_no = explain_line.invoice_no AND l.line_no = explain_line.line_no;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'account "%" has no line % in document %', account, explain_line.line_no, explain_line.invoice_no
            USING ERRCODE = 'invalid_parameter_value', HINT = 'invoice_no and line_no are those of billing.invoice_line.';
    END IF;
    nothing := line.amount - line.amount;
    shown := nothing;
    is_metered := line.kind = 'usage' AND line.price IS NOT NULL AND billing.model(line.price) <> 'flat';
    covers := coalesce(line.covered, line.service);

    SELECT i.number, coalesce(g.zone, a.zone) INTO legal_number, line_zone
      FROM billing.invoice i
      JOIN billing.account a ON a.account_id = i.account_id
      LEFT JOIN billing.subscription_grid g ON g.account_id = i.account_id AND g.subscription_no = line.subscription_no AND g.grid_no = line.grid_no
     WHERE i.account_id = line.account_id AND i.invoice_no = line.invoice_no;

    -- What it is about.
    RETURN QUERY SELECT steps, 'line', line.description, NULL::integer, NULL::numeric, NULL::numeric, line.quantity, NULL::numeric, NULL::numeric, NULL::billing.monetary,
        jsonb_strip_nulls(jsonb_build_object(
            'number', legal_number, 'subscription_no', line.subscription_no, 'item', line.item, 'version', line.version,
            'cycle', line.cycle, 'period', line.period, 'service', line.service, 'covered', line.covered,
            'dimension', nullif(line.dimension, ''), 'price', billing.to_jsonb(line.price), 'policy', coalesce(line.proration, billing.proration_policy('default')),
            'share', format('%s / %s', line.numerator, line.denominator), 'continues_at', line.continues_at,
            'corrects', CASE WHEN line.source_invoice_no IS NOT NULL
                             THEN (SELECT jsonb_build_object('number', s.number, 'invoice_no', s.invoice_no, 'line_no', line.source_line_no)
                                     FROM billing.invoice s WHERE s.account_id = line.account_id AND s.invoice_no = line.source_invoice_no) END));
    steps := steps + 1;

    -- What should have been billed for the key, by the documents alone.
    IF line.subscription_no IS NOT NULL AND line.price IS NOT NULL
       AND NOT (line.source_invoice_no IS NOT NULL AND line.description LIKE '%(credit of %') THEN
        SELECT sum(CASE WHEN is_metered THEN coalesce(o.metered_quantity, o.quantity) END) INTO total
          FROM billing.invoice_line o
          JOIN billing.invoice_status t ON t.account_id = o.account_id AND t.invoice_no = o.invoice_no
         WHERE o.account_id = line.account_id AND o.subscription_no = line.subscription_no AND o.item = line.item AND o.cycle = line.cycle
           AND billing.cycle_days(o.period) = billing.cycle_days(line.period)
           AND o.version = line.version AND o.grid_no = line.grid_no AND o.dimension = line.dimension
           AND (o.line_no = line.line_no AND o.invoice_no = line.invoice_no
                OR o.revision < line.revision AND t.state <> 'draft' AND t.rebill IS DISTINCT FROM true);
        IF isempty(covers) THEN
            should_be := nothing;
            RETURN QUERY SELECT steps, 'price', 'nothing is due any more', NULL::integer, NULL::numeric, NULL::numeric, 0::numeric, NULL::numeric, NULL::numeric, nothing, NULL::jsonb;
            steps := steps + 1;
        ELSIF is_metered AND billing.needs_events(line.price) THEN
            SELECT billing.rating(e.price, e.value, e.properties ORDER BY e.occurred_at, e.key),
                   billing.rating(e.price, e.value, e.properties ORDER BY e.occurred_at, e.key)
                       FILTER (WHERE e.occurred_at IS NULL OR e.occurred_at < lower(covers))
              INTO state, state_before
              FROM (SELECT line.price AS price, NULL::numeric AS value, NULL::jsonb AS properties, NULL::timestamptz AS occurred_at, NULL AS key
                     UNION ALL
                    SELECT line.price, CASE m.aggregation WHEN 'count' THEN 1 ELSE u.value END, u.properties, u.occurred_at, u.key
                      FROM billing.line_events(explain_line.account, line.invoice_no, line.line_no) u
                     CROSS JOIN LATERAL (SELECT k.aggregation
                                           FROM unnest(billing.line_parts(line.account_id, line.invoice_no, line.line_no)) AS c
                                           JOIN billing.plan_item p ON p.plan_item_id = c.plan_item_id
                                           JOIN billing.metric k ON k.metric_id = p.metric_id
                                          WHERE c.n = 0) m) e;
            reached_share := coalesce(line.numerator_before, 0) + line.numerator;
            should_be := billing.rate(state, reached_share, line.denominator)
                         - billing.rate(state_before, coalesce(line.numerator_before, 0), line.denominator);
            RETURN QUERY SELECT steps + (row_number() OVER ())::integer - 1, 'price',
                                CASE WHEN d.cell IS NOT NULL THEN format('events of %s', d.cell) ELSE 'events' END,
                                d.tier, d.from_quantity, d.to_quantity, d.quantity, d.unit, d.flat, d.amount, NULL::jsonb
                           FROM billing.rate_detail(state) d;
            SELECT steps + count(*), billing.sum(d.amount) INTO steps, shown FROM billing.rate_detail(state) d;
        ELSIF is_metered THEN
            IF billing.rolls_over(line.price) AND total IS NOT NULL THEN
                RETURN QUERY
                SELECT steps, 'rollover', format('%s units of earlier cycles', trim_scale(u.quantity - total)),
                       NULL::integer, NULL::numeric, NULL::numeric, total - u.quantity, NULL::numeric, NULL::numeric, NULL::billing.monetary, NULL::jsonb
                  FROM (SELECT CASE WHEN m.digits IS NULL THEN e.quantity ELSE billing.round_quantity(e.quantity, m.digits, m.rounding) END AS quantity
                          FROM unnest(billing.line_parts(line.account_id, line.invoice_no, line.line_no)) AS c
                          JOIN billing.plan_item p ON p.plan_item_id = c.plan_item_id
                          JOIN billing.metric m ON m.metric_id = p.metric_id
                         CROSS JOIN LATERAL (SELECT coalesce(sum(CASE m.aggregation WHEN 'count' THEN 1 ELSE v.value END), 0) AS quantity
                                               FROM billing.line_events(explain_line.account, line.invoice_no, line.line_no) v) e
                         WHERE c.n = 0) u
                 WHERE u.quantity <> total;
                steps := steps + FOUND::integer;
            END IF;
            reached := coalesce(line.continues_at, 0);
            reached_share := coalesce(line.numerator_before, 0);
            should_be := billing.rate(line.price, reached + total, 1, reached_share + line.numerator, line.denominator)
                         - billing.rate(line.price, reached, 1, reached_share, line.denominator);
            RETURN QUERY SELECT steps + (row_number() OVER ())::integer - 1, 'price',
                                CASE WHEN d.tier = 0 THEN 'included' WHEN d.tier IS NULL THEN 'minimum or maximum' ELSE format('tier %s', d.tier) END,
                                d.tier, d.from_quantity, d.to_quantity, d.quantity, d.unit, d.flat, d.amount, NULL::jsonb
                           FROM billing.rate_detail(line.price, reached + total, 1, reached_share + line.numerator, line.denominator) d;
            SELECT steps + count(*), billing.sum(d.amount) INTO steps, shown
              FROM billing.rate_detail(line.price, reached + total, 1, reached_share + line.numerator, line.denominator) d;
            IF reached <> 0 OR reached_share <> 0 THEN
                RETURN QUERY SELECT steps + (row_number() OVER ())::integer - 1, 'continued', 'the tiers go on from the versions before',
                                    d.tier, d.from_quantity, d.to_quantity, -d.quantity, d.unit, -d.flat, -d.amount, NULL::jsonb
                               FROM billing.rate_detail(line.price, reached, 1, reached_share, line.denominator) d;
                SELECT steps + count(*), shown - billing.sum(d.amount) INTO steps, shown
                  FROM billing.rate_detail(line.price, reached, 1, reached_share, line.denominator) d;
            END IF;
        ELSE
            total := abs(line.quantity);
            should_be := CASE WHEN covers = line.period THEN billing.rate(line.price, total)
                              ELSE billing.prorate_price(line.price, total, covers, line.period, line_zone, line.proration) END;
            RETURN QUERY SELECT steps + (row_number() OVER ())::integer - 1, 'price',
                                CASE WHEN d.tier = 0 THEN 'included' WHEN d.tier IS NULL THEN 'minimum or maximum' ELSE 'a whole cycle' END,
                                d.tier, d.from_quantity, d.to_quantity, d.quantity, d.unit, d.flat, d.amount, NULL::jsonb
                           FROM billing.rate_detail(line.price, total) d;
            SELECT steps + count(*), billing.sum(d.amount) INTO steps, shown FROM billing.rate_detail(line.price, total) d;
            IF covers <> line.period THEN
                RETURN QUERY SELECT steps, 'share', format('%s / %s of the cycle', s.numerator, s.denominator),
                                    NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, should_be - shown, NULL::jsonb
                               FROM billing.proration_share(covers, line.period, line_zone, line.proration) s;
                shown := should_be;
                steps := steps + 1;
            END IF;
        END IF;
        IF line.kind IN ('commitment', 'maximum') AND NOT isempty(covers) THEN
            -- What the items of the cycle came to, by the documents up to this one.
            FOR known IN
                SELECT o.item, -billing.sum(o.list_amount) AS amount
                  FROM billing.invoice_line o
                  JOIN billing.invoice_status t ON t.account_id = o.account_id AND t.invoice_no = o.invoice_no
                 WHERE o.account_id = line.account_id AND o.subscription_no = line.subscription_no AND o.grid_no = line.grid_no
                   AND o.kind IN ('recurring', 'usage') AND o.invoice_no <= line.invoice_no
                   AND (t.state <> 'draft' OR o.invoice_no = line.invoice_no) AND t.rebill IS DISTINCT FROM true
                   AND line.period @> (upper(o.period) - interval '1 microsecond')
                 GROUP BY o.item
                 ORDER BY o.item
            LOOP
                RETURN QUERY SELECT steps, 'counted', format('charged for %s', known.item), NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric,
                                    known.amount, NULL::jsonb;
                shown := shown + known.amount;
                steps := steps + 1;
            END LOOP;
            should_be := CASE line.kind WHEN 'commitment' THEN greatest(shown, nothing) ELSE least(shown, nothing) END;
            IF shown <> should_be THEN
                RETURN QUERY SELECT steps, 'counted', CASE line.kind WHEN 'commitment' THEN 'beyond the commitment' ELSE 'below the maximum' END,
                                    NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, should_be - shown, NULL::jsonb;
                shown := should_be;
                steps := steps + 1;
            END IF;
        END IF;
        IF shown <> should_be THEN
            RETURN QUERY SELECT steps, CASE WHEN state IS NULL THEN 'rounding' ELSE 'continued' END,
                                CASE WHEN state IS NULL THEN 'rounded once' ELSE 'less what versions before had, rounded once' END,
                                NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, should_be - shown, NULL::jsonb;
            shown := should_be;
            steps := steps + 1;
        END IF;

        -- Less what had been billed.
        FOR known IN
            SELECT i.number, o.invoice_no, o.line_no, o.list_amount
              FROM billing.invoice_line o
              JOIN billing.invoice i ON i.account_id = o.account_id AND i.invoice_no = o.invoice_no
              JOIN billing.invoice_status t ON t.account_id = o.account_id AND t.invoice_no = o.invoice_no
             WHERE o.account_id = line.account_id AND o.subscription_no = line.subscription_no AND o.item = line.item AND o.cycle = line.cycle
               AND billing.cycle_days(o.period) = billing.cycle_days(line.period)
               AND o.version = line.version AND o.grid_no = line.grid_no AND o.dimension = line.dimension
               AND o.revision < line.revision AND t.state <> 'draft' AND t.rebill IS DISTINCT FROM true
             ORDER BY o.revision
        LOOP
            RETURN QUERY SELECT steps, 'billed', format('billed by %s', known.number), NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric,
                                -known.list_amount, jsonb_build_object('invoice_no', known.invoice_no, 'line_no', known.line_no);
            shown := shown - known.list_amount;
            steps := steps + 1;
        END LOOP;
        IF shown <> line.list_amount THEN
            is_settled_over := line.kind = 'recurring' AND EXISTS (
                SELECT FROM billing.subscription_item i
                 WHERE i.account_id = line.account_id AND i.subscription_no = line.subscription_no AND i.item = line.item
                   AND (i.proration ->> 'rounding' = 'cycle' OR i.proration ->> 'credit' = 'current_price'));
            RETURN QUERY SELECT steps, CASE WHEN is_settled_over THEN 'policy' ELSE 'kept' END,
                                CASE WHEN line.kind IN ('commitment', 'maximum') THEN 'charges that count in part'
                                     WHEN is_settled_over THEN 'rounded over the versions of the cycle, or credited at the current price'
                                     ELSE 'a credit stops where it would give goodwill twice' END,
                                NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, line.list_amount - shown, NULL::jsonb;
            steps := steps + 1;
        END IF;
    ELSE
        RETURN QUERY SELECT steps, CASE WHEN line.source_invoice_no IS NOT NULL THEN 'credit' ELSE 'charge' END, line.description,
                            NULL::integer, NULL::numeric, NULL::numeric, line.quantity, line.unit_amount, NULL::numeric, line.list_amount,
                            CASE WHEN line.charge_no IS NOT NULL THEN jsonb_build_object('charge_no', line.charge_no) END;
        steps := steps + 1;
    END IF;
    IF line.amount <> line.list_amount THEN
        RETURN QUERY SELECT steps, 'tax', format('the price includes %s%% tax', trim_scale(line.tax_percent)),
                            NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, line.amount - line.list_amount, NULL::jsonb;
        steps := steps + 1;
    END IF;

    -- The events behind it.
    IF line.kind = 'usage' AND NOT isempty(covers) THEN
        RETURN QUERY
        SELECT steps, 'events', format('%s events of "%s"', e.events, m.code), NULL::integer, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric, NULL::billing.monetary,
               jsonb_build_object('metric', m.code, 'aggregation', m.aggregation, 'count', e.events, 'sum', trim_scale(e.total), 'late', e.late,
                                  'first', e.first_at, 'last', e.last_at,
                                  'query', format('SELECT * FROM billing.line_events(%L, %s, %s)', explain_line.account, line.invoice_no, line.line_no))
          FROM (SELECT count(*) AS events, coalesce(sum(u.value), 0) AS total, count(*) FILTER (WHERE u.is_late) AS late,
                       min(u.occurred_at) AS first_at, max(u.occurred_at) AS last_at
                  FROM billing.line_events(explain_line.account, line.invoice_no, line.line_no) u) e
          JOIN billing.metric m ON m.metric_id = (SELECT p.metric_id
                                                    FROM billing.subscription_item v
                                                    JOIN billing.plan_item p ON p.plan_item_id = v.plan_item_id
                                                   WHERE v.account_id = line.account_id AND v.subscription_no = line.subscription_no AND v.item = line.item
                                                   ORDER BY v.version = line.version DESC, v.version DESC
                                                   LIMIT 1);
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.explain_line(text, integer, integer) IS
'Why a line has its amount: what it is about (details: price, policy, version, share), the tiers with quantities, what was billed before, tax that the price includes, and the events behind it (details: count, sum, first, last, and a query that lists them). The amounts add up to that of the line. They are derived again from the price and the quantities, or from the events where the price looks at each, not copied from it. An unknown line: 22023.';
