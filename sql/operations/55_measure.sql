--
-- What was used: from events to the quantities of cycles
--

CREATE OR REPLACE FUNCTION billing.metered_parts(cycles billing.metered_cycle[], until timestamptz)
RETURNS TABLE (
    n integer,
    ladder integer,
    account_id bigint,
    subscription_no integer,
    subaccount_no integer,
    metric_id integer,
    price billing.price,
    period tstzrange,
    starts_at timestamptz,
    ends_at timestamptz,
    counted tstzmultirange,
    aggregation text,
    measure text,
    recurring boolean,
    by_event boolean,
    is_additive boolean,
    is_plain boolean,
    property text,
    percentile numeric,
    digits smallint,
    rounding billing.rounding,
    group_by text,
    filter jsonpath,
    elsewhere tstzmultirange,
    own_elsewhere tstzmultirange
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH cycle AS MATERIALIZED (
        -- counted: when the events happen that count. What cannot be added up is measured from the start of the ladder, and then taken
        -- less what the versions before were charged for.
        SELECT c.n, c.ladder, c.account_id, c.subscription_no, c.subaccount_no, c.metric_id, CASE WHEN c.by_event THEN c.price END AS price, c.period,
               c.aggregation, c.recurring, c.by_event, c.is_additive, c.property, c.percentile, c.digits, c.rounding, c.group_by, c.filter,
               CASE WHEN c.prorated THEN 'held' ELSE c.aggregation END AS measure,
               c.aggregation IN ('sum', 'count') AND c.is_additive AND NOT c.prorated AND NOT c.by_event
                   AND c.group_by IS NULL AND c.filter IS NULL AS is_plain,
               lower(c.service) AS starts_at,
               least(upper(c.service), until) AS ends_at,
               CASE WHEN c.recurring THEN tstzmultirange(tstzrange(NULL, upper(c.service)))
                    WHEN c.is_additive AND NOT c.by_event AND NOT c.prorated THEN tstzmultirange(c.service)
                    ELSE range_agg(CASE WHEN NOT c.recurring AND (NOT c.is_additive OR c.by_event OR c.prorated) THEN c.service END)
                             OVER (PARTITION BY c.ladder ORDER BY lower(c.service)) END AS counted
          FROM (SELECT m.*, p.metric_id, p.group_by, p.filter, t.aggregation, t.property, t.percentile, t.digits, t.rounding, t.recurring,
                       t.prorated OR t.aggregation = 'weighted_sum' AS prorated,
                       billing.needs_events(m.price) AS by_event,
                       t.prorated OR t.aggregation IN ('count', 'weighted_sum') OR t.aggregation = 'sum' AND NOT t.recurring AS is_additive
                  FROM unnest(cycles) AS m
                  JOIN billing.plan_item p ON p.plan_item_id = m.plan_item_id
                  JOIN billing.metric t ON t.metric_id = p.metric_id) c
    ),
    meter AS (
        -- When which subscription meters what, in accounts that have several: an event there may have to name its own.
        SELECT s.account_id, s.subaccount_no, p.metric_id, s.subscription_no, range_agg(i.service) AS during
          FROM (SELECT o.account_id
                  FROM billing.subscription o
                 WHERE o.account_id = ANY (ARRAY(SELECT DISTINCT b.account_id FROM cycle b))
                 GROUP BY o.account_id
                HAVING count(*) > 1) a
          JOIN billing.subscription s ON s.account_id = a.account_id
          JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
          JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
         WHERE p.metric_id IN (SELECT b.metric_id FROM cycle b)
         GROUP BY s.account_id, s.subaccount_no, p.metric_id, s.subscription_no
    ),
    shared AS (
        -- several: when more than one subscription does, of the account or (own) of one subaccount; any: when one does at all
        SELECT r.account_id, r.metric_id, r.own, r.subaccount_no,
               range_agg(tstzrange(lower(r.part), least(upper(r.part), r.until_before)))
                   FILTER (WHERE lower(r.part) < r.until_before) AS several,
               range_agg(r.part) AS any_does
          FROM (SELECT e.account_id, e.metric_id, w.own, CASE WHEN w.own THEN e.subaccount_no ELSE 0 END AS subaccount_no, p.part,
                       max(coalesce(upper(p.part), 'infinity'))
                           OVER (PARTITION BY e.account_id, e.metric_id, w.own, CASE WHEN w.own THEN e.subaccount_no ELSE 0 END
                                     ORDER BY lower(p.part)
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until_before
                  FROM meter e
                 CROSS JOIN LATERAL unnest(e.during) AS p (part)
                 CROSS JOIN (VALUES (false), (true)) AS w (own)
                 WHERE NOT w.own OR e.subaccount_no <> 0) r
         GROUP BY r.account_id, r.metric_id, r.own, r.subaccount_no
    )
    -- elsewhere: when an event that names no subscription is not this one's
    SELECT c.n, c.ladder, c.account_id, c.subscription_no, c.subaccount_no, c.metric_id, c.price, c.period, c.starts_at, c.ends_at, c.counted,
           c.aggregation, c.measure, c.recurring, c.by_event, c.is_additive, c.is_plain, c.property, c.percentile, c.digits, c.rounding,
           c.group_by, c.filter,
           CASE WHEN a.account_id IS NULL THEN '{}'
                ELSE coalesce(a.several, '{}') + CASE WHEN c.recurring THEN a.any_does - coalesce(e.during, '{}') ELSE '{}' END END,
           CASE WHEN o.account_id IS NULL THEN '{}'
                ELSE coalesce(o.several, '{}') + CASE WHEN c.recurring THEN o.any_does - coalesce(e.during, '{}') ELSE '{}' END END
      FROM cycle c
      LEFT JOIN meter e ON e.account_id = c.account_id AND e.subscription_no = c.subscription_no AND e.metric_id = c.metric_id
      LEFT JOIN shared a ON a.account_id = c.account_id AND a.metric_id = c.metric_id AND NOT a.own
      LEFT JOIN shared o ON o.account_id = c.account_id AND o.metric_id = c.metric_id AND o.own AND o.subaccount_no = c.subaccount_no;
END;
COMMENT ON FUNCTION billing.metered_parts(billing.metered_cycle[], timestamptz) IS
'Which events count in parts of cycles, and how: those of the metric within counted and before ends_at that name the subscription, or name none while no other meters the metric. What cannot be added up is counted from the start of the ladder. Of plain parts, sums and counts of all events, the index knows everything. price: where it looks at single events.';

CREATE OR REPLACE FUNCTION billing.was_seen(recorded_xid xid8, seen pg_snapshot) RETURNS boolean
LANGUAGE sql STABLE
RETURN pg_visible_in_snapshot(recorded_xid, seen) OR coalesce(recorded_xid = pg_current_xact_id_if_assigned(), false)
       -- of a transaction that this cluster has not had yet: restored from another, and so there before anything was written here
       OR recorded_xid >= pg_snapshot_xmax(pg_current_snapshot()) AND pg_snapshot_xmax(seen) <= pg_snapshot_xmax(pg_current_snapshot());
COMMENT ON FUNCTION billing.was_seen(xid8, pg_snapshot) IS
'Whether what a transaction wrote was there for a snapshot. The caller''s own transaction counts as there, and what was restored from another cluster, as long as this one has not come to its number.';

CREATE OR REPLACE FUNCTION billing.usage_behind(cycles billing.metered_cycle[], until timestamptz DEFAULT 'infinity', seen pg_snapshot DEFAULT NULL)
RETURNS TABLE (
    n integer,
    dimension text,
    key text,
    occurred_at timestamptz,
    value numeric,
    properties jsonb,
    subaccount_no integer,
    subscription_no integer,
    recorded_xid xid8
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH part AS MATERIALIZED (
        SELECT p.* FROM billing.metered_parts(cycles, until) p
    )
    SELECT c.n, CASE WHEN c.group_by IS NULL THEN '' ELSE coalesce(u.properties ->> c.group_by, '') END,
           u.key, u.occurred_at, u.value, u.properties, u.subaccount_no, u.subscription_no, coalesce(u.counted_xid, u.recorded_xid)
      FROM part c
      JOIN billing.usage_event u ON u.account_id = c.account_id AND u.metric_id = c.metric_id
                                AND u.occurred_at < c.ends_at AND c.counted @> u.occurred_at
                                AND (u.subscription_no = c.subscription_no
                                     OR (u.subscription_no IS NULL AND u.subaccount_no = 0 AND NOT c.elsewhere @> u.occurred_at)
                                     OR (u.subscription_no IS NULL AND u.subaccount_no <> 0 AND u.subaccount_no = c.subaccount_no
                                         AND NOT c.own_elsewhere @> u.occurred_at))
     WHERE u.account_id = ANY (ARRAY(SELECT DISTINCT b.account_id FROM part b))
       AND u.occurred_at >= (SELECT CASE WHEN bool_or(b.recurring) THEN '-infinity' ELSE min(lower(b.counted)) END FROM part b)
       AND u.occurred_at < (SELECT max(b.ends_at) FROM part b)
       AND (c.filter IS NULL OR coalesce(coalesce(u.properties, '{}') @@ c.filter, false))
       AND CASE WHEN seen IS NULL THEN u.cancelled_at IS NULL
                WHEN u.cancelled_at IS NULL THEN billing.was_seen(u.recorded_xid, seen)
                ELSE billing.was_seen(u.counted_xid, seen) AND NOT billing.was_seen(u.recorded_xid, seen) END;
END;
COMMENT ON FUNCTION billing.usage_behind(billing.metered_cycle[], timestamptz, pg_snapshot) IS
'The events that count in parts of cycles, with the group they are in: as they are now, or as a document with this snapshot (invoice.usage_seen) has counted them.';

CREATE OR REPLACE FUNCTION billing.measure_parts(cycles billing.metered_cycle[], until timestamptz)
RETURNS TABLE (
    n integer,
    dimension text,
    quantity numeric,
    continues_at numeric,
    events bigint,
    is_used boolean,
    rating billing.rating_state,
    rating_before billing.rating_state
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
-- The planner sees how many cycles there are, of which accounts and of when; it then knows how much usage it has to add up.
SET plan_cache_mode = force_custom_plan
AS $function$
#variable_conflict use_column
DECLARE
    first_at timestamptz;
    last_at timestamptz;
BEGIN
    SELECT min(lower(c.service)), max(least(upper(c.service), until)) INTO first_at, last_at FROM unnest(cycles) AS c;
    RETURN QUERY
    WITH part AS MATERIALIZED (
        SELECT p.* FROM billing.metered_parts(cycles, until) p
    ),
    plain AS (
        -- Sums and counts need nothing but the index.
        SELECT c.n, sum(u.value) AS total, count(*) AS events
          FROM part c
          JOIN billing.usage_event u ON u.account_id = c.account_id AND u.metric_id = c.metric_id
                                    AND u.occurred_at >= c.starts_at AND u.occurred_at < c.ends_at
                                    AND (u.subscription_no = c.subscription_no
                                         OR (u.subscription_no IS NULL AND u.subaccount_no = 0 AND NOT c.elsewhere @> u.occurred_at)
                                         OR (u.subscription_no IS NULL AND u.subaccount_no <> 0 AND u.subaccount_no = c.subaccount_no
                                             AND NOT c.own_elsewhere @> u.occurred_at))
         WHERE c.is_plain
           AND u.account_id = ANY (ARRAY(SELECT b.account_id FROM part b WHERE b.is_plain))
           AND u.occurred_at >= first_at
           AND u.occurred_at < last_at
           AND u.cancelled_at IS NULL
         GROUP BY c.n
    ),
    event AS (
        SELECT c.n, c.measure, c.aggregation, c.by_event, c.price, c.starts_at, c.ends_at, u.dimension, u.key, u.occurred_at, u.properties,
               CASE c.aggregation WHEN 'count' THEN 1 ELSE u.value END AS value,
               CASE WHEN c.aggregation <> 'unique_count' THEN NULL
                    WHEN c.property IS NULL THEN trim_scale(u.value)::text ELSE u.properties ->> c.property END AS name,
               CASE WHEN c.aggregation = 'unique_count' THEN coalesce(u.properties ->> 'operation', 'add') END AS operation
          FROM billing.usage_behind((SELECT array_agg(w) FROM part b JOIN unnest(cycles) AS w ON w.n = b.n WHERE NOT b.is_plain), until) u
          JOIN part c ON c.n = u.n
    ),
    change AS (
        -- What is held is a level; every event changes it by something.
        SELECT e.*,
               CASE
               WHEN e.measure <> 'held' THEN NULL
               WHEN e.aggregation = 'latest' THEN e.value - coalesce(lag(e.value) OVER w, 0)
               WHEN e.aggregation = 'unique_count'
                   THEN (e.operation = 'add')::integer - coalesce((lag(e.operation) OVER w = 'add')::integer, 0)
               ELSE e.value
               END * extract(epoch FROM e.ends_at - greatest(e.occurred_at, e.starts_at)) AS held
          FROM event e
        WINDOW w AS (PARTITION BY e.n, e.dimension, e.name ORDER BY e.occurred_at, e.operation = 'add', e.value, e.key)
    ),
    grouped AS (
        SELECT e.n, e.dimension,
               count(*) FILTER (WHERE e.occurred_at >= e.starts_at) AS events,
               count(*) AS counted_events,
               sum(e.value) FILTER (WHERE e.measure IN ('sum', 'count')) AS total,
               max(e.value) FILTER (WHERE e.measure = 'max') AS greatest_value,
               min(e.value) FILTER (WHERE e.measure = 'min') AS least_value,
               billing.latest(e.value, e.occurred_at) FILTER (WHERE e.measure = 'latest') AS latest_value,
               billing.unique_count(e.name, e.operation, e.occurred_at) FILTER (WHERE e.measure = 'unique_count') AS names,
               array_agg(e.value ORDER BY e.value) FILTER (WHERE e.measure = 'percentile') AS sorted_values,
               sum(e.held) FILTER (WHERE e.measure = 'held') AS held,
               billing.rating(e.price, e.value, e.properties ORDER BY e.occurred_at, e.key) FILTER (WHERE e.by_event) AS rating,
               billing.rating(e.price, e.value, e.properties ORDER BY e.occurred_at, e.key)
                   FILTER (WHERE e.by_event AND e.occurred_at < e.starts_at) AS rating_before
          FROM change e
         GROUP BY e.n, e.dimension
    ),
    measured AS (
        SELECT c.n, c.ladder, c.starts_at, c.digits, c.rounding, c.is_additive AND NOT c.by_event AS is_additive,
               coalesce(g.dimension, '') AS dimension, coalesce(p.events, g.events, 0) AS events,
               CASE WHEN c.by_event THEN coalesce(g.rating, e.rating) END AS rating,
               CASE WHEN c.by_event THEN coalesce(g.rating_before, e.rating) END AS rating_before,
               p.events > 0 OR g.events > 0 OR (c.recurring AND g.counted_events > 0) AS is_used,
               CASE c.measure
               WHEN 'sum' THEN coalesce(p.total, g.total)
               WHEN 'count' THEN coalesce(p.events, g.total)
               WHEN 'max' THEN g.greatest_value
               WHEN 'min' THEN g.least_value
               WHEN 'latest' THEN g.latest_value
               WHEN 'unique_count' THEN g.names
               WHEN 'percentile' THEN g.sorted_values[greatest(1, ceil(g.counted_events * c.percentile / 100))::integer]
               -- 30 digits decide every tie of a price right
               WHEN 'held' THEN trim_scale(round(g.held * 1e30 / extract(epoch FROM upper(c.period) - lower(c.period))) / 1e30)
               END AS quantity
          FROM part c
          LEFT JOIN plain p ON p.n = c.n
          LEFT JOIN grouped g ON g.n = c.n
         CROSS JOIN LATERAL (SELECT CASE WHEN c.by_event
                                         THEN (SELECT billing.rating(c.price, v.nothing, NULL) FROM (VALUES (NULL::numeric)) AS v (nothing)) END AS rating) e
         WHERE c.group_by IS NULL OR g.dimension IS NOT NULL
    ),
    reached AS (
        SELECT m.n, m.dimension, m.ladder, m.starts_at, m.events, coalesce(m.is_used, false) AS is_used, m.rating, m.rating_before,
               CASE WHEN m.digits IS NULL THEN m.reached ELSE billing.round_quantity(m.reached, m.digits, m.rounding) END AS quantity
          FROM (SELECT x.*,
                       CASE WHEN x.is_additive
                            THEN sum(coalesce(x.quantity, 0)) OVER (PARTITION BY x.ladder, x.dimension ORDER BY x.starts_at)
                            ELSE coalesce(x.quantity, 0) END AS reached
                  FROM measured x) m
    )
    SELECT r.n, r.dimension, r.quantity - r.quantity_before, r.quantity_before, r.events, r.is_used, r.rating, r.rating_before
      FROM (SELECT o.*, coalesce(lag(o.quantity) OVER (PARTITION BY o.ladder, o.dimension ORDER BY o.starts_at), 0) AS quantity_before
              FROM reached o) r;
END;
$function$;
COMMENT ON FUNCTION billing.measure_parts(billing.metered_cycle[], timestamptz) IS
'measure() of parts of cycles of every kind.';

CREATE OR REPLACE FUNCTION billing.sharing_accounts(accounts bigint[]) RETURNS bigint[]
LANGUAGE sql STABLE
RETURN ARRAY(SELECT DISTINCT m.account_id
               FROM (SELECT i.account_id
                       FROM (SELECT s.account_id
                               FROM billing.subscription s
                              WHERE s.account_id = ANY (accounts)
                              GROUP BY s.account_id
                             HAVING count(*) > 1) a
                       JOIN billing.subscription_item i ON i.account_id = a.account_id
                       JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id AND p.metric_id IS NOT NULL
                      GROUP BY i.account_id, p.metric_id
                     HAVING count(DISTINCT i.subscription_no) > 1) m);
COMMENT ON FUNCTION billing.sharing_accounts(bigint[]) IS
'The accounts, of these, in which several subscriptions have metered one metric.';

CREATE OR REPLACE FUNCTION billing.is_simple(metric billing.metric, item billing.plan_item, price billing.price) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN metric.aggregation IN ('sum', 'count') AND NOT metric.recurring AND NOT metric.prorated
       AND item.group_by IS NULL AND item.filter IS NULL AND NOT billing.needs_events(price);
COMMENT ON FUNCTION billing.is_simple(billing.metric, billing.plan_item, billing.price) IS
'Whether the quantity of a cycle is the sum, or the number, of all its events.';

CREATE OR REPLACE FUNCTION billing.measure(cycles billing.metered_cycle[], until timestamptz DEFAULT 'infinity')
RETURNS TABLE (
    n integer,
    dimension text,
    quantity numeric,
    continues_at numeric,
    events bigint,
    is_used boolean,
    rating billing.rating_state,
    rating_before billing.rating_state,
    rolled_over numeric
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_custom_plan
AS $function$
#variable_conflict use_column
DECLARE
    accounts bigint[];
    first_account bigint;
    last_account bigint;
    month tstzrange;
    of_month bigint;
    rolls_over boolean;
    sharing bigint[];
    all_accounts boolean;
    close_together boolean;
BEGIN
    SELECT min(s.first_account), max(s.last_account), bool_or(s.rolls_over),
           (array_agg(s.service ORDER BY s.cycles DESC, s.service))[1], max(s.cycles)
      INTO first_account, last_account, rolls_over, month, of_month
      FROM (SELECT c.service, count(*) AS cycles, min(c.account_id) AS first_account, max(c.account_id) AS last_account,
                   bool_or(billing.rolls_over(c.price)) AS rolls_over
              FROM unnest(cycles) AS c
             GROUP BY c.service) s;
    IF first_account IS NULL THEN
        RETURN;
    END IF;
    IF rolls_over THEN
        -- Units of earlier cycles cover what is beyond the included ones.
        RETURN QUERY
        SELECT m.n, m.dimension, e.reached - e.before, e.before, m.events, m.is_used, m.rating, m.rating_before,
               CASE WHEN billing.rolls_over(c.price) THEN m.quantity - (e.reached - e.before) END
          FROM billing.measure(ARRAY(SELECT ROW(g.n, g.ladder, g.account_id, g.subscription_no, g.subaccount_no, g.plan_item_id,
                                                CASE WHEN billing.rolls_over(g.price) THEN (billing.to_jsonb(g.price) - 'rollover')::billing.price ELSE g.price END,
                                                g.service, g.period)::billing.metered_cycle
                                       FROM unnest(cycles) AS g), until) m
          JOIN unnest(cycles) AS c ON c.n = m.n
          JOIN billing.plan_item p ON p.plan_item_id = c.plan_item_id
          LEFT JOIN billing.rolled_over(cycles, until) r ON r.account_id = c.account_id AND r.subscription_no = c.subscription_no
                                                        AND r.item = p.code AND r.period = c.period AND billing.rolls_over(c.price)
         CROSS JOIN LATERAL (SELECT billing.after_rollover(c.price, m.continues_at, r.carried) AS before,
                                    billing.after_rollover(c.price, m.continues_at + m.quantity, r.carried) AS reached) e;
        RETURN;
    END IF;

    -- Most cycles are of one time and one version, simple, and of accounts where no other subscription meters the metric. What was
    -- used in that time is added up before it is joined, which costs little more than adding it up.
    IF of_month > 1 OR first_account = last_account THEN
        accounts := ARRAY(SELECT DISTINCT c.account_id FROM unnest(cycles) AS c WHERE c.service = month);
        sharing := billing.sharing_accounts(accounts);
        -- What is true of every event is not asked of each, and what is of nearly every is found out by the join.
        close_together := last_account - first_account < 2 * cardinality(accounts);
        SELECT min(a.account_id) >= first_account AND max(a.account_id) <= last_account INTO all_accounts FROM billing.account a;
        RETURN QUERY
        SELECT q.n, '', CASE WHEN m.digits IS NULL THEN v.quantity ELSE billing.round_quantity(v.quantity, m.digits, m.rounding) END,
               0::numeric, q.events, q.events > 0, NULL::billing.rating_state, NULL::billing.rating_state, NULL::numeric
          FROM (SELECT c.n, p.metric_id, coalesce(sum(u.total), 0) AS total, coalesce(sum(u.events), 0)::bigint AS events
                  FROM unnest(cycles) AS c
                  JOIN billing.plan_item p ON p.plan_item_id = c.plan_item_id
                  JOIN billing.metric k ON k.metric_id = p.metric_id
                  LEFT JOIN (SELECT e.account_id, e.metric_id, e.subscription_no, sum(e.value) AS total, count(*) AS events
                               FROM billing.usage_event e
                              WHERE (all_accounts OR (close_together AND e.account_id BETWEEN first_account AND last_account)
                                     OR (NOT close_together AND e.account_id = ANY (accounts)))
                                AND e.occurred_at >= lower(month)
                                AND e.occurred_at < least(upper(month), until)
                                AND e.cancelled_at IS NULL
                                AND (e.subscription_no IS NOT NULL OR e.subaccount_no = 0)
                              GROUP BY e.account_id, e.metric_id, e.subscription_no) u
                    ON u.account_id = c.account_id AND u.metric_id = p.metric_id AND coalesce(u.subscription_no = c.subscription_no, true)
                 -- the planner takes half of what it does not know, and nearly nothing of what equals
                 WHERE CASE WHEN c.service = month AND c.period = month AND c.subaccount_no = 0 AND c.account_id <> ALL (sharing)
                            THEN billing.is_simple(k, p, c.price) END
                 GROUP BY c.n, p.metric_id) q
          JOIN billing.metric m ON m.metric_id = q.metric_id
         CROSS JOIN LATERAL (SELECT CASE m.aggregation WHEN 'count' THEN q.events ELSE q.total END AS quantity) v;
        GET DIAGNOSTICS of_month = ROW_COUNT;
        IF of_month = cardinality(cycles) THEN
            RETURN;
        END IF;
        cycles := ARRAY(SELECT c
                          FROM unnest(cycles) AS c
                          JOIN billing.plan_item p ON p.plan_item_id = c.plan_item_id
                          JOIN billing.metric k ON k.metric_id = p.metric_id
                         WHERE (c.service = month AND c.period = month AND c.subaccount_no = 0 AND c.account_id <> ALL (sharing)
                                AND billing.is_simple(k, p, c.price)) IS NOT TRUE);
    END IF;
    RETURN QUERY SELECT m.*, NULL::numeric FROM billing.measure_parts(cycles, until) m;
END;
$function$;
COMMENT ON FUNCTION billing.measure(billing.metered_cycle[], timestamptz) IS
'What was used in parts of cycles before a time: quantity is that of the part, continues_at what the parts of the same ladder before it had; a row for each dimension of a grouped item that has events, and one of every other item. Of a price that needs events, what the events add up to, and what of it was there before. Of a price with rollover, quantities are those that units of earlier cycles do not cover; rolled_over is what they cover.';

CREATE OR REPLACE FUNCTION billing.usage_shares(service tstzrange, services_before tstzrange[], period tstzrange, zone text, proration jsonb) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN service = period THEN '{0,1,1}'::bigint[]
            ELSE (SELECT ARRAY[least(d.denominator, d.numerator_before),
                               least(d.denominator, d.numerator_before + billing.proration_numerator(service, period, zone, proration)), d.denominator]
                    FROM (SELECT billing.proration_denominator(service, period, zone, proration) AS denominator,
                                 coalesce((SELECT sum(billing.proration_numerator(b.service, period, zone, proration))
                                             FROM unnest(services_before) AS b (service)), 0)::bigint AS numerator_before) d) END;
COMMENT ON FUNCTION billing.usage_shares(tstzrange, tstzrange[], tstzrange, text, jsonb) IS
'The share of a cycle that flats, caps, minimum and maximum of a metered item are due for: before a version, and up to its end, in units of the third number.';

CREATE OR REPLACE FUNCTION billing.rate_usage(
    price billing.price,
    quantity numeric,
    continues_at numeric,
    rating billing.rating_state,
    rating_before billing.rating_state,
    numerator_before bigint,
    numerator bigint,
    denominator bigint
) RETURNS billing.monetary
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
       WHEN rating IS NOT NULL THEN billing.rate(rating, numerator, denominator) - billing.rate(rating_before, numerator_before, denominator)
       WHEN continues_at <> 0 OR numerator_before <> 0
           THEN billing.rate(price, continues_at + quantity, 1, numerator, denominator)
                - billing.rate(price, continues_at, 1, numerator_before, denominator)
       WHEN numerator <> denominator THEN billing.rate(price, quantity, 1, numerator, denominator)
       ELSE billing.rate(price, quantity)
       END;
COMMENT ON FUNCTION billing.rate_usage(billing.price, numeric, numeric, billing.rating_state, billing.rating_state, bigint, bigint, bigint) IS
'The charge for what measure() gives: that of the ladder up to the end of a version, less that before it.';
