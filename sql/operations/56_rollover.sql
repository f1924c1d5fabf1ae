--
-- Included units that roll over: what a cycle leaves, later ones can use
--

CREATE OR REPLACE FUNCTION billing.take_oldest(kept numeric[], amount numeric) RETURNS numeric[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(array_agg(k.units - greatest(0, least(k.units, amount - k.older)) ORDER BY k.n), '{}')
      FROM (SELECT u.units, u.n, sum(u.units) OVER (ORDER BY u.n) - u.units AS older
              FROM unnest(kept) WITH ORDINALITY AS u (units, n)) k;
END;
COMMENT ON FUNCTION billing.take_oldest(numeric[], numeric) IS
'What is left of units, oldest first, when an amount is taken from the oldest on.';

CREATE OR REPLACE FUNCTION billing.after_rollover(price billing.price, quantity numeric, carried numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN carried > 0
            THEN quantity - least(carried, greatest(0, quantity - (billing.to_jsonb(price) ->> 'included')::numeric))
            ELSE quantity END;
COMMENT ON FUNCTION billing.after_rollover(billing.price, numeric, numeric) IS
'The quantity that is left to rate once carried units cover what is beyond the included ones.';

CREATE OR REPLACE FUNCTION billing.rolled_over(cycles billing.metered_cycle[], until timestamptz)
RETURNS TABLE (
    account_id bigint,
    subscription_no integer,
    item text,
    period tstzrange,
    carried numeric
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    step record;
    terms jsonb;
    unused numeric;
    kept numeric[];
BEGIN
    IF NOT EXISTS (SELECT FROM unnest(cycles) AS c WHERE billing.rolls_over(c.price)) THEN
        RETURN;
    END IF;
    FOR step IN
        WITH given AS (
            SELECT c.account_id, c.subscription_no, p.code AS item, c.plan_item_id, c.period, c.service, c.price
              FROM unnest(cycles) AS c
              JOIN billing.plan_item p ON p.plan_item_id = c.plan_item_id
              JOIN billing.metric k ON k.metric_id = p.metric_id
             WHERE k.aggregation IN ('sum', 'count') AND NOT k.recurring AND NOT k.prorated
               AND p.group_by IS NULL AND p.tiers IS DISTINCT FROM 'restart'
        ),
        chain AS (
            SELECT g.account_id, g.subscription_no, g.item, max(lower(g.period)) AS last_at
              FROM given g
             GROUP BY g.account_id, g.subscription_no, g.item
            HAVING bool_or(billing.rolls_over(g.price))
        ),
        earlier AS MATERIALIZED (
            -- All cycles of these items before the last one, with the boundaries that they were billed with.
            SELECT h.account_id, h.subscription_no, s.subaccount_no, h.item, i.plan_item_id, coalesce(w.price, q.price, i.price) AS price,
                   coalesce(b.period, c.period) AS period, coalesce(b.period, c.period) * i.charge * g.during AS service,
                   row_number() OVER ()::integer AS n,
                   dense_rank() OVER (ORDER BY h.account_id, h.subscription_no, h.item, g.grid_no, c.period)::integer AS ladder
              FROM chain h
              JOIN billing.subscription s ON s.account_id = h.account_id AND s.subscription_no = h.subscription_no
              JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no AND i.item = h.item
              JOIN billing.subscription_grid g ON g.account_id = s.account_id AND g.subscription_no = s.subscription_no AND g.during && i.charge
              JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
             CROSS JOIN LATERAL billing.periods(g.anchor, coalesce(p.cadence, g.cadence),
                                                i.charge * g.during * tstzrange(NULL, h.last_at), g.zone) c
              LEFT JOIN LATERAL (SELECT l.period
                                   FROM billing.invoice_line l
                                  WHERE l.account_id = h.account_id AND l.subscription_no = h.subscription_no AND l.item = h.item
                                    AND l.cycle = c.n AND l.grid_no = g.grid_no
                                    AND billing.cycle_days(l.period) = billing.cycle_days(c.period)
                                  LIMIT 1) b ON true
              LEFT JOIN billing.price_in_force q ON q.plan_item_id = i.plan_item_id AND q.wrong = i.price AND q.during @> lower(c.period)
              LEFT JOIN given w ON w.account_id = h.account_id AND w.subscription_no = h.subscription_no AND w.plan_item_id = i.plan_item_id
                               AND w.period = coalesce(b.period, c.period) AND w.service = coalesce(b.period, c.period) * i.charge * g.during
        ),
        used AS (
            -- what the price is plays no part in what was used
            SELECT e.account_id, e.subscription_no, e.item, e.period, sum(m.quantity) AS quantity,
                   (array_agg(e.price ORDER BY lower(e.service) DESC))[1] AS price
              FROM earlier e
              JOIN billing.measure((SELECT array_agg(ROW(o.n, o.ladder, o.account_id, o.subscription_no, o.subaccount_no, o.plan_item_id,
                                                         '{"currency": "EUR", "model": "unit", "unit": 0}', o.service, o.period)::billing.metered_cycle)
                                      FROM earlier o), until) m ON m.n = e.n
             GROUP BY e.account_id, e.subscription_no, e.item, e.period
        )
        SELECT u.account_id, u.subscription_no, u.item, u.period, u.quantity, u.price,
               row_number() OVER (PARTITION BY u.account_id, u.subscription_no, u.item ORDER BY lower(u.period)) = 1 AS is_first
          FROM (SELECT * FROM used
                 UNION ALL
                SELECT DISTINCT g.account_id, g.subscription_no, g.item, g.period, NULL::numeric, NULL::billing.price
                  FROM given g
                  JOIN chain h ON h.account_id = g.account_id AND h.subscription_no = g.subscription_no AND h.item = g.item
                              AND h.last_at = lower(g.period)) u
         ORDER BY u.account_id, u.subscription_no, u.item, lower(u.period)
    LOOP
        IF step.is_first THEN
            kept := '{}';
        END IF;
        account_id := step.account_id;
        subscription_no := step.subscription_no;
        item := step.item;
        period := step.period;
        carried := (SELECT coalesce(sum(u.units), 0) FROM unnest(kept) AS u (units));
        RETURN NEXT;
        IF NOT billing.rolls_over(step.price) THEN
            kept := '{}';
        ELSIF step.price IS NOT NULL THEN
            terms := billing.to_jsonb(step.price);
            unused := (terms ->> 'included')::numeric - greatest(coalesce(step.quantity, 0), 0);
            kept := billing.take_oldest(kept, greatest(-unused, 0)) || greatest(unused, 0);
            IF (terms #>> '{rollover,expires_after}')::integer < cardinality(kept) THEN
                kept := kept[cardinality(kept) - (terms #>> '{rollover,expires_after}')::integer + 1:];
            END IF;
            IF terms #> '{rollover,cap}' IS NOT NULL THEN
                kept := billing.take_oldest(kept, (SELECT sum(u.units) FROM unnest(kept) AS u (units)) - (terms #>> '{rollover,cap}')::numeric);
            END IF;
        END IF;
    END LOOP;
END;
$function$;
COMMENT ON FUNCTION billing.rolled_over(billing.metered_cycle[], timestamptz) IS
'The units that cycles of items whose price has a rollover begin with: of each cycle before, what it included and did not use, as long as it has not expired, within the cap of the cycle before. A cycle uses what it includes first, then the oldest units. A cycle that ends with a price without rollover leaves none. Only where quantities add up: sums and counts, without groups and with one ladder a cycle.';
