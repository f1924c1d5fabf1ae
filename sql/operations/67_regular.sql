--
-- The lines that are due: by a short way where there is nothing but new cycles, and else by the equation
--

CREATE OR REPLACE FUNCTION billing.regular_usage(accounts bigint[], services tstzrange[])
RETURNS TABLE (account_id bigint, service tstzrange, metric_id integer, total numeric, events bigint)
LANGUAGE plpgsql STABLE
ROWS 3000
SET search_path = pg_catalog, billing, pg_temp
-- The planner sees how many accounts there are, and of when. An index has all that is needed, in the order of the groups.
SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off
SET enable_hashagg = off
SET jit = off
AS $function$
#variable_conflict use_column
DECLARE
    month tstzrange;
    together bigint[];
    others bigint[];
    first_at timestamptz;
    last_at timestamptz;
    rolled_to xid8;
BEGIN
    -- Hourly totals, where there are some and all times begin and end with an hour, and what came after them.
    SELECT min(lower(s)), max(upper(s)),
           CASE WHEN bool_and(date_trunc('hour', lower(s), 'UTC') = lower(s) AND date_trunc('hour', upper(s), 'UTC') = upper(s))
                THEN billing.rolled_up_to() END
      INTO first_at, last_at, rolled_to
      FROM unnest(services) s;
    IF rolled_to IS NOT NULL THEN
        RETURN QUERY
        SELECT w.account_id, w.service, u.metric_id, sum(u.total), sum(u.events)::bigint
          FROM unnest(accounts, services) AS w (account_id, service)
          JOIN (SELECT h.account_id, h.hour AS at, h.metric_id, h.total, h.events
                  FROM billing.usage_hour h
                 WHERE h.account_id = ANY (accounts)
                   AND h.hour >= first_at
                   AND h.hour < last_at
                   AND (h.subscription_no = 1 OR (h.subscription_no = 0 AND h.subaccount_no = 0))
                 UNION ALL
                SELECT r.account_id, r.occurred_at, r.metric_id, r.value * r.events, r.events
                  FROM billing.usage_since(rolled_to, first_at, last_at) r
                 WHERE r.account_id = ANY (accounts)
                   AND (r.subscription_no = 1 OR (r.subscription_no IS NULL AND r.subaccount_no = 0))) u
            ON u.account_id = w.account_id AND u.at >= lower(w.service) AND u.at < upper(w.service)
         GROUP BY w.account_id, w.service, u.metric_id
        HAVING sum(u.events) <> 0;
        RETURN;
    END IF;

    -- Most have the same time: they are added up before anything is joined, which costs no more than adding up.
    SELECT w.service, array_agg(w.account_id) INTO month, together
      FROM unnest(accounts, services) AS w (account_id, service)
     GROUP BY w.service
     ORDER BY count(*) DESC, w.service
     LIMIT 1;
    RETURN QUERY
    SELECT u.account_id, month, u.metric_id, sum(u.value), count(*)
      FROM billing.usage_event u
     WHERE u.account_id = ANY (together)
       AND u.occurred_at >= lower(month)
       AND u.occurred_at < upper(month)
       AND u.cancelled_at IS NULL
       AND (u.subscription_no = 1 OR (u.subscription_no IS NULL AND u.subaccount_no = 0))
     GROUP BY u.account_id, u.metric_id;

    SELECT array_agg(DISTINCT w.account_id), min(lower(w.service)), max(upper(w.service)) INTO others, first_at, last_at
      FROM unnest(accounts, services) AS w (account_id, service)
     WHERE w.service <> month;
    IF others IS NOT NULL THEN
        RETURN QUERY
        SELECT w.account_id, w.service, u.metric_id, sum(u.value), count(*)
          FROM unnest(accounts, services) AS w (account_id, service)
          JOIN billing.usage_event u ON u.account_id = w.account_id AND u.occurred_at >= lower(w.service) AND u.occurred_at < upper(w.service)
         WHERE w.service <> month
           AND u.account_id = ANY (others)
           AND u.occurred_at >= first_at
           AND u.occurred_at < last_at
           AND u.cancelled_at IS NULL
           AND (u.subscription_no = 1 OR (u.subscription_no IS NULL AND u.subaccount_no = 0))
         GROUP BY w.account_id, w.service, u.metric_id;
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.regular_usage(bigint[], tstzrange[]) IS
'Sum and number of the events of each metric, in one or more times of each account: of accounts whose only subscription is number 1.';

CREATE OR REPLACE FUNCTION billing.due_lines(accounts bigint[], as_of timestamptz, since xid8)
RETURNS SETOF billing.invoice_line
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH of_document AS (
        SELECT DISTINCT h.account_id FROM billing.open_charges(as_of, accounts) h WHERE h.of_document
    ),
    changed AS (
        -- accounts in which more than new cycles may be due
        SELECT d.account_id FROM billing.dirty d WHERE d.account_id = ANY (accounts) AND d.due_at <= as_of
         UNION ALL
        SELECT h.account_id FROM billing.open_charges(as_of, accounts) h
         UNION ALL
        SELECT s.account_id
          FROM billing.subscription s
          JOIN billing.usage_event u ON u.account_id = s.account_id AND u.occurred_at < s.late_before
         WHERE since IS NOT NULL
           AND s.account_id = ANY (accounts)
           AND u.account_id = ANY (accounts)
           AND u.occurred_at < (SELECT max(b.late_before) FROM billing.subscription b WHERE b.account_id = ANY (accounts))
           AND u.recorded_xid >= since
    ),
    several AS (
        -- where it has to be found out whose an event is
        SELECT s.account_id FROM billing.subscription s
         WHERE s.account_id = ANY (accounts) AND (s.subscription_no <> 1 OR s.subaccount_no <> 0)
    ),
    kind_of_item AS (
        -- is_plain: what the cycles of a version are charged depends on nothing but its price, and its quantity or the sum of its events
        SELECT p.plan_item_id, p.position, p.name, p.kind, p.timing, p.cadence, p.tax_class, p.metric_id, m.aggregation,
               p.kind IN ('recurring', 'usage') AND p.changes <> 'net' AND p.group_by IS NULL AND p.filter IS NULL
                   AND (p.metric_id IS NULL
                        OR (m.aggregation IN ('sum', 'count') AND NOT m.recurring AND NOT m.prorated AND m.digits IS NULL))
                   AND p.plan_item_id NOT IN (SELECT k.plan_item_id FROM billing.price_correction k) AS is_plain
          FROM billing.plan_item p
          LEFT JOIN billing.metric m ON m.metric_id = p.metric_id
    ),
    payer AS (
        SELECT a.account_id, a.zone, s.seller_id, s.tax_point AS rule, s.zone AS seller_zone,
               billing.tax_place(s.country, a.country, a.region, a.tax_id, a.billing_address, v.country IS NOT NULL)::text AS place,
               s.tax_basis = 'exclusive' AND a.account_id NOT IN (SELECT e.account_id FROM billing.tax_exemption e WHERE e.account_id = ANY (accounts)) AS is_regular,
               coalesce(o.invoice_no, 0) + 1 AS invoice_no, o.issued_at AS last_issued_at
          FROM billing.account a
          JOIN billing.seller s ON s.seller_id = a.seller_id
          LEFT JOIN billing.divided_country() v ON v.country = a.country
          LEFT JOIN LATERAL (SELECT v.invoice_no, v.issued_at FROM billing.invoice v
                              WHERE v.account_id = a.account_id AND v.number IS NOT NULL
                              ORDER BY v.invoice_no DESC LIMIT 1) o ON true
         WHERE a.account_id = ANY (accounts)
           AND a.account_id NOT IN (SELECT c.account_id FROM changed c)
        OFFSET 0
    ),
    new_cycle AS MATERIALIZED (
        SELECT i.account_id, i.subscription_no, i.item, i.version, i.quantity, i.price, i.proration, i.grid_no, i.zone, i.is_metered,
               i.position, i.name, i.kind, i.tax_class, i.metric_id, i.aggregation, i.seller_id, i.place, i.invoice_no,
               (i.due).n AS cycle, (i.due).period, (i.due).service,
               CASE i.rule
               WHEN 'service_end' THEN ((upper((i.due).service) - interval '1 microsecond') AT TIME ZONE i.payer_zone)::date
               WHEN 'service_start' THEN (lower((i.due).service) AT TIME ZONE i.payer_zone)::date
               ELSE (as_of AT TIME ZONE i.seller_zone)::date
               END AS tax_point,
               -- no other version in the cycle: this one has all of it, or is the first of its subscription
               i.is_plain
                   AND CASE WHEN (i.due).service = (i.due).period THEN true
                            ELSE i.version = 1 AND upper((i.due).service) = upper((i.due).period)
                                 AND coalesce(i.proration ->> 'rounding', '') <> 'cycle' END
                   AND (NOT i.is_metered OR i.account_id NOT IN (SELECT v.account_id FROM several v)) AS is_regular
          FROM (SELECT s.account_id, s.subscription_no, i.item, i.version, i.quantity, i.price, i.proration, g.grid_no, g.zone,
                       p.position, p.name, p.kind, p.tax_class, p.metric_id, p.aggregation,
                       a.seller_id, a.place, a.invoice_no, a.rule, a.zone AS payer_zone, a.seller_zone,
                       p.kind = 'usage' AND billing.model(i.price) <> 'flat' AS is_metered,
                       a.is_regular AND p.is_plain
                           -- A run as of an earlier time has set the watermark back: documents may hold these cycles. None is dated before as of when it is.
                           AND coalesce(a.last_issued_at < s.due_at, true)
                           AND NOT billing.needs_events(i.price) AND NOT billing.rolls_over(i.price) AS is_plain,
                       billing.due_cycles(g.anchor, coalesce(p.cadence, g.cadence), g.zone, p.timing, i.span * g.during, i.charge * g.during,
                                          s.due_at, as_of) AS due
                  FROM payer a
                  JOIN billing.subscription s ON s.account_id = a.account_id
                  JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
                  JOIN billing.subscription_grid g ON g.account_id = s.account_id AND g.subscription_no = s.subscription_no AND g.during && i.charge
                  JOIN kind_of_item p ON p.plan_item_id = i.plan_item_id
                 WHERE s.due_at <= as_of
                   AND s.account_id = ANY (accounts)
                   AND i.account_id = ANY (accounts)
                   AND g.account_id = ANY (accounts)) i
    ),
    used AS (
        SELECT u.*
          FROM (SELECT array_agg(w.account_id) AS accounts, array_agg(w.service) AS services
                  FROM (SELECT DISTINCT c.account_id, c.service FROM new_cycle c WHERE c.is_metered AND c.is_regular) w) w
         CROSS JOIN LATERAL billing.regular_usage(w.accounts, w.services) u
    ),
    rated AS MATERIALIZED (
        SELECT r.*,
               CASE
               WHEN NOT r.is_regular THEN NULL
               WHEN r.service = r.period THEN billing.rate(r.price, r.rated_quantity)
               WHEN r.is_metered THEN billing.rate_usage(r.price, r.rated_quantity, 0, NULL, NULL, 0, r.shares[2], r.shares[3])
               ELSE billing.prorate_price(r.price, r.rated_quantity, r.service, r.period, r.zone, r.proration)
               END AS amount
          FROM (SELECT c.*,
                       width_bucket(c.tax_point, (SELECT billing.tax_rule_days())) AS tax_time,
                       CASE WHEN NOT c.is_metered THEN c.quantity
                            WHEN c.aggregation = 'count' THEN coalesce(u.events, 0) ELSE coalesce(u.total, 0) END AS rated_quantity,
                       coalesce(u.events > 0, false) AS is_used,
                       CASE WHEN c.is_metered AND c.service <> c.period
                            THEN billing.usage_shares(c.service, NULL, c.period, c.zone, c.proration) END AS shares
                  FROM new_cycle c
                  LEFT JOIN used u ON c.is_metered AND u.account_id = c.account_id AND u.metric_id = c.metric_id AND u.service = c.service) r
    ),
    examined AS (
        -- what goes by the equation: also what may need a credit note
        SELECT c.account_id FROM changed c
         UNION
        SELECT r.account_id FROM rated r WHERE NOT r.is_regular OR billing.sign(r.amount) < 0
    ),
    regular AS NOT MATERIALIZED (
        SELECT r.*
          FROM rated r
         WHERE (r.is_used OR NOT billing.is_zero(r.amount))
           AND r.account_id NOT IN (SELECT e.account_id FROM examined e)
    ),
    tax AS (
        -- few places, classes and times of the same rules have all the lines
        SELECT q.seller_id, q.place, q.tax_class, q.tax_time, billing.sale_tax(q.seller_id, q.place::jsonb, q.tax_class, q.tax_point) AS due
          FROM (SELECT r.seller_id, r.place, r.tax_class, r.tax_time, min(r.tax_point) AS tax_point
                  FROM regular r
                 GROUP BY r.seller_id, r.place, r.tax_class, r.tax_time) q
        OFFSET 0
    )
    SELECT r.account_id, r.invoice_no,
           row_number() OVER (PARTITION BY r.account_id
                                  ORDER BY r.subscription_no, r.position, r.item, r.grid_no, r.cycle, r.version)::integer,
           r.subscription_no, r.item, r.version, r.grid_no, r.cycle, '', 0, r.kind, r.name,
           r.service, NULL::tstzrange, r.period,
           h.numerator, h.denominator, CASE WHEN h.numerator <> h.denominator THEN coalesce(r.proration ->> 'basis', 'day') END,
           r.rated_quantity, billing.unit_amount(r.price), r.amount, r.amount,
           (t.due).category, (t.due).percent, r.tax_point,
           NULL::integer, NULL::integer, NULL::integer,
           r.price, r.proration, NULL::numeric, NULL::bigint, NULL::numeric,
           (t.due).jurisdiction, (t.due).reason_code, (t.due).reason, (t.due).parts
      FROM regular r
      JOIN tax t ON t.seller_id = r.seller_id AND t.place = r.place AND t.tax_class = r.tax_class AND t.tax_time = r.tax_time
     CROSS JOIN LATERAL (SELECT CASE WHEN r.service = r.period THEN 1 WHEN r.is_metered THEN CASE WHEN r.shares[3] > 1 THEN r.shares[2] ELSE 1 END
                                     WHEN r.kind = 'recurring' THEN billing.proration_numerator(r.service, r.period, r.zone, r.proration) ELSE 1 END AS numerator,
                                CASE WHEN r.service = r.period THEN 1 WHEN r.is_metered THEN r.shares[3]
                                     WHEN r.kind = 'recurring' THEN billing.proration_denominator(r.service, r.period, r.zone, r.proration) ELSE 1 END AS denominator) h
     UNION ALL
    SELECT l.* FROM billing.examined_lines((SELECT array_agg(e.account_id) FROM examined e WHERE e.account_id NOT IN (SELECT o.account_id FROM of_document o)), as_of, since) l
     UNION ALL
    SELECT l.* FROM billing.lines_with_document_charges((SELECT array_agg(o.account_id) FROM of_document o), as_of, since) l;
END;
COMMENT ON FUNCTION billing.due_lines(bigint[], timestamptz, xid8) IS
'The lines that are due as of a time for some accounts: what should have been billed for each new or re-examined cycle, minus what issued documents hold for it. Accounts with new cycles only, which no document can hold, and plain items go a short way; all others by examined_lines(), which would say the same of them. Writes nothing: preview() and the run read the same lines. since: see examined_since(); NULL where no usage is late.';
