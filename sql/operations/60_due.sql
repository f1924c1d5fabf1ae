--
-- The billing equation: should-be minus billed
--

CREATE OR REPLACE FUNCTION billing.examined_since() RETURNS xid8
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce((SELECT r.horizon
                       FROM billing.run r
                      WHERE r.finished_at IS NOT NULL
                        AND r.issue
                        AND r.system_identifier = (SELECT c.system_identifier FROM pg_control_system() c)
                      ORDER BY r.horizon DESC
                      LIMIT 1),
                    '0'::xid8);
END;
COMMENT ON FUNCTION billing.examined_since() IS
'Transaction from which on recorded usage has not been examined by a finished run: 0, everything, before the first run and after a restore into another cluster.';

CREATE OR REPLACE FUNCTION billing.examined_since(account_id bigint) RETURNS xid8
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT CASE
           WHEN EXISTS (SELECT FROM billing.run_failure f WHERE f.account_id = $1 AND f.resolved_at IS NULL) THEN '0'::xid8
           ELSE billing.examined_since()
           END;
END;
COMMENT ON FUNCTION billing.examined_since(bigint) IS
'The same for one account: 0 while a run has failed for it.';

CREATE OR REPLACE FUNCTION billing.cycle_due_at(timing text, period tstzrange, during tstzrange, span tstzrange) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE timing WHEN 'advance' THEN greatest(lower(period), lower(during), lower(span))
                   ELSE least(upper(period), upper(during), upper(span)) END;
COMMENT ON FUNCTION billing.cycle_due_at(text, tstzrange, tstzrange, tstzrange) IS
'When a cycle of an item is due: in advance when the cycle, the grid and the unbroken span of charges have all begun, in arrears when one of them ends.';

CREATE OR REPLACE FUNCTION billing.cycle_days(period tstzrange) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN round(extract(epoch FROM upper(period) - lower(period)) / 86400)::integer;
COMMENT ON FUNCTION billing.cycle_days(tstzrange) IS
'Length of a cycle in days, whatever clocks do in it. It tells cycles of the same number apart where an item got another cadence of its own on the same grid.';

CREATE OR REPLACE FUNCTION billing.discounted_lines(accounts bigint[])
RETURNS TABLE (account_id bigint, invoice_no integer, line_no integer, amount billing.monetary)
LANGUAGE sql STABLE ROWS 1
BEGIN ATOMIC
    SELECT o.account_id, o.invoice_no, p.line_no, p.amount
      FROM (SELECT d.account_id, d.invoice_no, d.amount,
                   array_agg(l.line_no ORDER BY l.line_no) AS lines, array_agg(billing.amount(l.list_amount) ORDER BY l.line_no) AS weights
              FROM (SELECT v.account_id, v.invoice_no, v.tax_category, v.tax_percent,
                           -billing.sum(v.list_amount + coalesce(c.amount, v.list_amount - v.list_amount)) AS amount
                      FROM billing.invoice_line v
                     CROSS JOIN LATERAL (SELECT billing.sum(x.list_amount) AS amount
                                           FROM billing.invoice_line x
                                           JOIN billing.invoice_status t ON t.account_id = x.account_id AND t.invoice_no = x.invoice_no AND t.state NOT IN ('draft', 'void')
                                          WHERE x.account_id = v.account_id AND x.source_invoice_no = v.invoice_no AND x.source_line_no = v.line_no
                                            AND x.subscription_no IS NULL) c
                     WHERE v.kind = 'document' AND v.source_invoice_no IS NULL AND v.account_id = ANY (accounts)
                     GROUP BY v.account_id, v.invoice_no, v.tax_category, v.tax_percent) d
              JOIN billing.invoice_line l ON l.account_id = d.account_id AND l.invoice_no = d.invoice_no
                                         AND l.tax_category = d.tax_category AND l.tax_percent = d.tax_percent
                                         AND l.kind <> 'document' AND billing.sign(l.list_amount) > 0
             WHERE billing.sign(d.amount) > 0
             GROUP BY d.account_id, d.invoice_no, d.tax_category, d.tax_percent, d.amount) o
     CROSS JOIN LATERAL unnest(o.lines, billing.allocate(o.amount, o.weights)) AS p (line_no, amount);
END;
COMMENT ON FUNCTION billing.discounted_lines(bigint[]) IS
'What discounts on whole documents took off each line, by largest remainder within a tax rate, less what credit notes took back of the discount.';

CREATE OR REPLACE FUNCTION billing.equation(accounts bigint[], as_of timestamptz, since xid8, entire boolean DEFAULT false)
RETURNS TABLE (
    account_id bigint,
    subscription_no integer,
    item text,
    version integer,
    grid_no integer,
    cycle integer,
    dimension text,
    "position" smallint,
    name text,
    kind text,
    service tstzrange,
    period tstzrange,
    zone text,
    proration jsonb,
    tax_class text,
    is_used boolean,
    is_metered boolean,
    cycle_due_at timestamptz,
    price billing.price,
    continues_at numeric,
    numerator bigint,
    denominator bigint,
    numerator_before bigint,
    held_quantity numeric,
    rated_quantity numeric,
    source_invoice_no integer,
    source_line_no integer,
    covered tstzrange,
    billed_quantity numeric,
    next_revision integer,
    billed billing.monetary,
    target billing.monetary
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH item AS (
        -- every charged version of an item, on its grid
        SELECT s.account_id, s.subscription_no, s.subaccount_no, s.due_at,
               i.item, i.version, i.plan_item_id, i.quantity, i.price AS agreed_price, i.proration, i.span,
               g.grid_no, g.anchor, g.zone, g.during, coalesce(p.cadence, g.cadence) AS cadence,
               i.charge * g.during AS charge,
               p.position, p.name, p.kind, p.timing, p.metric_id, p.tax_class, p.tiers, p.changes,
               coalesce(m.recurring OR billing.rolls_over(i.price), false) AS carries_over
          FROM billing.subscription s
          JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
          JOIN billing.subscription_grid g ON g.account_id = s.account_id AND g.subscription_no = s.subscription_no
                                          AND g.during && i.charge
          JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
          LEFT JOIN billing.metric m ON m.metric_id = p.metric_id
         WHERE s.account_id = ANY (accounts)
           AND i.account_id = ANY (accounts)
           AND g.account_id = ANY (accounts)
    ),
    new_cycle AS (
        -- Cycles that become due from the watermark up to as_of. A version of its own cadence may be charged in only a part of such a
        -- cycle that is over, or still to come.
        SELECT i.account_id, i.subscription_no, i.item, i.grid_no, (i.due).n AS cycle, (i.due).period, false AS is_frozen
          FROM (SELECT i.account_id, i.subscription_no, i.item, i.grid_no,
                       billing.due_cycles(i.anchor, i.cadence, i.zone, i.timing, i.span * i.during, i.charge, i.due_at, as_of) AS due
                  FROM item i
                 WHERE i.due_at <= as_of) i
    ),
    late_usage AS MATERIALIZED (
        -- usage recorded or cancelled since, of a time that a run may have billed: seldom any
        SELECT u.account_id, u.metric_id, u.subscription_no, u.occurred_at
          FROM billing.subscription s
          JOIN billing.usage_event u ON u.account_id = s.account_id AND u.occurred_at < s.late_before
         WHERE s.account_id = ANY (accounts)
           AND u.account_id = ANY (accounts)
           AND u.occurred_at < (SELECT max(b.late_before) FROM billing.subscription b WHERE b.account_id = ANY (accounts))
           AND since IS NOT NULL
           AND u.recorded_xid >= since
    ),
    closed AS (
        -- the metered items it may belong to, and the start of the first cycle of each that no run has billed
        SELECT i.account_id, i.subscription_no, i.item, i.version, i.grid_no, i.metric_id, i.charge, i.carries_over,
               CASE WHEN billing.cycle_due_at(i.timing, c.period, i.during, i.span) >= i.due_at THEN lower(c.period) ELSE 'infinity' END AS open_from
          FROM item i
         CROSS JOIN LATERAL (SELECT billing.period_at(i.anchor, i.cadence,
                                                      least(CASE WHEN isfinite(i.due_at) THEN i.due_at END, upper(i.charge)) - interval '1 microsecond',
                                                      i.zone) AS period) c
         WHERE i.kind = 'usage' AND lower(i.charge) < i.due_at
           AND i.account_id IN (SELECT u.account_id FROM late_usage u)
    ),
    late_event AS (
        -- what of it is in cycles before the watermark
        SELECT t.account_id, t.subscription_no, t.item, t.version, t.grid_no, t.open_from, u.occurred_at
          FROM closed t
          JOIN late_usage u ON u.account_id = t.account_id AND u.metric_id = t.metric_id
                           AND u.occurred_at < t.open_from
                           AND (t.charge @> u.occurred_at OR (t.carries_over AND u.occurred_at < coalesce(upper(t.charge), 'infinity')))
                           AND coalesce(u.subscription_no = t.subscription_no, true)
    ),
    stale_cycle AS (
        -- the cycles of those events; of a metric that carries over, all later ones too
        SELECT e.account_id, e.subscription_no, e.item, e.grid_no, n.cycle, coalesce(f.period, n.period) AS period, f.period IS NOT NULL AS is_frozen
          FROM (SELECT DISTINCT t.account_id, t.subscription_no, t.item, t.version, t.grid_no,
                       CASE WHEN i.carries_over THEN NULL
                            ELSE billing.period_number(i.anchor, i.cadence, t.occurred_at, i.zone) END AS cycle,
                       CASE WHEN i.carries_over THEN min(t.occurred_at) OVER (PARTITION BY t.account_id, t.subscription_no, t.item, t.version, t.grid_no)
                            END AS from_at,
                       t.open_from
                  FROM late_event t
                  JOIN item i ON i.account_id = t.account_id AND i.subscription_no = t.subscription_no AND i.item = t.item
                             AND i.version = t.version AND i.grid_no = t.grid_no) e
          JOIN item i ON i.account_id = e.account_id AND i.subscription_no = e.subscription_no AND i.item = e.item
                     AND i.version = e.version AND i.grid_no = e.grid_no
         CROSS JOIN LATERAL (SELECT e.cycle, billing.period(i.anchor, i.cadence, e.cycle, i.zone) AS period
                              WHERE e.cycle IS NOT NULL
                              UNION ALL
                             SELECT c.n, c.period
                               FROM billing.periods(i.anchor, i.cadence,
                                                    tstzrange(e.from_at, least(e.open_from, greatest(as_of, e.from_at)), '[]') * i.charge, i.zone) c
                              WHERE e.cycle IS NULL) n
          LEFT JOIN LATERAL (SELECT l.period
                               FROM billing.invoice_line l
                              WHERE l.account_id = e.account_id AND l.subscription_no = e.subscription_no AND l.item = e.item
                                AND l.cycle = n.cycle AND l.grid_no = e.grid_no
                                AND billing.cycle_days(l.period) = billing.cycle_days(n.period)
                              LIMIT 1) f ON true
    ),
    stale_subscription AS (
        SELECT DISTINCT d.account_id, d.subscription_no, d.due_at
          FROM stale_cycle e
          JOIN billing.subscription d ON d.account_id = e.account_id AND d.subscription_no = e.subscription_no
         WHERE d.account_id = ANY (accounts)
    ),
    dirty AS (
        SELECT d.account_id, d.subscription_no, d.items, min(d.from_at) AS from_at
          FROM billing.dirty d
         WHERE d.account_id = ANY (accounts)
           AND d.due_at <= as_of
           AND NOT entire
         GROUP BY d.account_id, d.subscription_no, d.items
         UNION ALL
        SELECT s.account_id, s.subscription_no, NULL, '-infinity'
          FROM billing.subscription s
         WHERE s.account_id = ANY (accounts)
           AND entire
    ),
    dirty_cycle AS (
        -- cycles behind which something changed: those that are due on the grids as they are now, and all that were billed
        SELECT i.account_id, i.subscription_no, i.item, i.grid_no, c.n AS cycle, c.period, false AS is_frozen
          FROM dirty d
          JOIN item i ON i.account_id = d.account_id AND i.subscription_no = d.subscription_no
         CROSS JOIN LATERAL billing.periods(
                   i.anchor, i.cadence,
                   tstzrange(CASE WHEN i.changes = 'net' AND isfinite(d.from_at)
                                  -- one key of all versions: the end of the last one decides when it is due, also of those before
                                  THEN lower(billing.period_at(i.anchor, i.cadence, least(d.from_at, as_of) - interval '1 microsecond', i.zone))
                                  ELSE least(d.from_at, as_of) - interval '1 microsecond' END, as_of, '[]') * i.span * i.during, i.zone) c
         WHERE coalesce(i.item = ANY (d.items), true)
           AND i.charge && c.period
           AND upper(c.period) > d.from_at
           AND billing.cycle_due_at(i.timing, c.period, i.during, i.span) <= as_of
         UNION ALL
        SELECT l.account_id, l.subscription_no, l.item, l.grid_no, l.cycle, l.period, true
          FROM dirty d
          JOIN billing.invoice_line l ON l.account_id = d.account_id AND l.subscription_no = d.subscription_no
         WHERE l.account_id = ANY (accounts)
           AND upper(l.period) > d.from_at
           AND coalesce(l.item = ANY (d.items), true)
    ),
    examined AS (
        -- the boundaries of a cycle stay what they were when it was first billed, whatever becomes of a zone
        SELECT t.account_id, t.subscription_no, t.item, t.grid_no, t.cycle,
               coalesce((array_agg(t.period) FILTER (WHERE t.is_frozen))[1], (array_agg(t.period))[1]) AS period
          FROM (SELECT * FROM new_cycle UNION ALL SELECT * FROM stale_cycle UNION ALL SELECT * FROM dirty_cycle) t
         GROUP BY t.account_id, t.subscription_no, t.item, t.grid_no, t.cycle, billing.cycle_days(t.period)
    ),
    bound_cycle AS (
        -- Cycles of commitments and maximums in which one of these lies, once they are due: any item of a cycle moves them.
        SELECT DISTINCT b.account_id, b.subscription_no, b.item, b.grid_no, c.n AS cycle, coalesce(f.period, c.period) AS period
          FROM examined t
          JOIN item b ON b.account_id = t.account_id AND b.subscription_no = t.subscription_no AND b.grid_no = t.grid_no
                     AND b.kind IN ('commitment', 'maximum') AND b.charge && t.period
         CROSS JOIN LATERAL billing.periods(b.anchor, b.cadence, b.charge * t.period, b.zone) c
          LEFT JOIN LATERAL (SELECT l.period
                               FROM billing.invoice_line l
                              WHERE l.account_id = b.account_id AND l.subscription_no = b.subscription_no AND l.item = b.item
                                AND l.cycle = c.n AND l.grid_no = b.grid_no
                                AND billing.cycle_days(l.period) = billing.cycle_days(c.period)
                              LIMIT 1) f ON true
          LEFT JOIN stale_subscription e ON e.account_id = b.account_id AND e.subscription_no = b.subscription_no
         WHERE f.period IS NOT NULL
            OR billing.cycle_due_at(b.timing, c.period, b.during, b.span) <= greatest(as_of, e.due_at - interval '1 microsecond')
    ),
    counted_cycle AS (
        -- the cycles whose charges count towards these, as they are
        SELECT DISTINCT i.account_id, i.subscription_no, i.item, i.grid_no, c.n AS cycle, coalesce(f.period, c.period) AS period
          FROM bound_cycle b
          JOIN item i ON i.account_id = b.account_id AND i.subscription_no = b.subscription_no AND i.grid_no = b.grid_no
                     AND i.kind IN ('recurring', 'usage') AND i.charge && b.period
         CROSS JOIN LATERAL billing.periods(i.anchor, i.cadence, i.charge * b.period, i.zone) c
          LEFT JOIN LATERAL (SELECT l.period
                               FROM billing.invoice_line l
                              WHERE l.account_id = i.account_id AND l.subscription_no = i.subscription_no AND l.item = i.item
                                AND l.cycle = c.n AND l.grid_no = i.grid_no
                                AND billing.cycle_days(l.period) = billing.cycle_days(c.period)
                              LIMIT 1) f ON true
    ),
    touched AS (
        -- all of these, by a number: what follows is joined by it
        SELECT t.*, row_number() OVER ()::integer AS cycle_no
          FROM (SELECT e.*, true AS is_examined FROM examined e
                 UNION ALL
                SELECT o.account_id, o.subscription_no, o.item, o.grid_no, o.cycle,
                       coalesce((array_agg(o.period) FILTER (WHERE o.is_examined))[1], (array_agg(o.period))[1]), bool_or(o.is_examined)
                  FROM (SELECT b.*, true AS is_examined FROM bound_cycle b
                         UNION ALL
                        SELECT c.*, false FROM counted_cycle c) o
                 WHERE NOT EXISTS (SELECT FROM examined e
                                    WHERE e.account_id = o.account_id AND e.subscription_no = o.subscription_no AND e.item = o.item
                                      AND e.grid_no = o.grid_no AND e.cycle = o.cycle AND billing.cycle_days(e.period) = billing.cycle_days(o.period))
                 GROUP BY o.account_id, o.subscription_no, o.item, o.grid_no, o.cycle, billing.cycle_days(o.period)) t
    ),
    cycle AS (
        -- All versions of an item in each of these cycles, for a ladder of tiers goes on from one to the next.
        SELECT i.account_id, i.subscription_no, i.subaccount_no, i.item, i.version, i.grid_no, i.plan_item_id, i.quantity, i.proration, i.zone,
               i.position, i.name, i.kind, i.timing, i.tax_class, i.changes,
               coalesce(k.price, i.agreed_price) AS price, t.cycle_no, t.cycle, t.period, t.is_examined, t.period * i.charge AS service, m.is_metered,
               billing.cycle_due_at(i.timing, t.period, i.during, i.span) AS cycle_due_at,
               row_number() OVER ()::integer AS n,
               CASE WHEN i.tiers = 'restart' THEN row_number() OVER ()::integer ELSE -t.cycle_no END AS ladder
          FROM touched t
          JOIN item i ON i.account_id = t.account_id AND i.subscription_no = t.subscription_no AND i.item = t.item
                     AND i.grid_no = t.grid_no AND i.charge && t.period
                     AND billing.cycle_days(billing.period(i.anchor, i.cadence, t.cycle, i.zone)) = billing.cycle_days(t.period)
          LEFT JOIN billing.price_in_force k ON k.plan_item_id = i.plan_item_id AND k.wrong = i.agreed_price AND k.during @> lower(t.period)
         CROSS JOIN LATERAL (SELECT i.kind = 'usage' AND billing.model(coalesce(k.price, i.agreed_price)) <> 'flat' AS is_metered) m
    ),
    ladder AS (
        SELECT c.*, '{0,1,1}'::bigint[] AS shares FROM cycle c WHERE c.service = c.period
         UNION ALL
        -- In the same level as the window, so that it is worked out once for a row.
        SELECT c.*,
               CASE WHEN NOT c.is_metered THEN '{0,1,1}'
                    ELSE billing.usage_shares(c.service,
                                              array_agg(c.service) OVER (PARTITION BY c.ladder ORDER BY lower(c.service)
                                                                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                                              c.period, c.zone, c.proration) END
          FROM cycle c
         WHERE c.service <> c.period
    ),
    used AS (
        SELECT m.*
          FROM billing.measure((SELECT array_agg(ROW(c.n, c.ladder, c.account_id, c.subscription_no, c.subaccount_no, c.plan_item_id,
                                                     c.price, c.service, c.period)::billing.metered_cycle)
                                  FROM cycle c WHERE c.is_metered)) m
    ),
    rated AS (
        SELECT r.*,
               CASE
               WHEN r.is_metered THEN billing.rate_usage(r.price, r.rated_quantity, r.continues_at, r.rating, r.rating_before,
                                                         r.numerator_before, r.numerator, r.denominator)
               WHEN r.service = r.period THEN billing.rate(r.price, r.rated_quantity)
               ELSE billing.prorate_price(r.price, r.rated_quantity, r.service, r.period, r.zone, r.proration)
               END AS own_amount
          FROM (SELECT l.*, coalesce(u.dimension, '') AS dimension, coalesce(u.is_used, false) AS is_used,
                       CASE WHEN l.is_metered THEN u.quantity ELSE l.quantity END AS rated_quantity,
                       coalesce(u.continues_at, 0) AS continues_at,
                       u.rating, u.rating_before, l.shares[1] AS numerator_before, l.shares[2] AS numerator, l.shares[3] AS denominator
                  FROM ladder l
                  LEFT JOIN used u ON u.n = l.n
                 WHERE NOT l.is_metered OR u.n IS NOT NULL) r
    ),
    current_price AS (
        -- What a change gives back at the price in force before it: the whole of what the version would have cost, less that, if not more.
        SELECT r.n,
               x.uncut - least(x.uncut, billing.prorate_price(coalesce(t.price, r.price), coalesce(t.quantity, r.quantity), x.rest,
                                                              r.period, r.zone, x.policy)) AS amount
          FROM (SELECT DISTINCT i.account_id, i.subscription_no, i.item
                  FROM billing.subscription_item i
                 WHERE i.account_id = ANY (accounts) AND i.proration ->> 'credit' = 'current_price') p
          JOIN rated r ON r.account_id = p.account_id AND r.subscription_no = p.subscription_no AND r.item = p.item
                      AND r.kind = 'recurring' AND r.timing = 'advance' AND upper(r.service) < upper(r.period)
          LEFT JOIN LATERAL (SELECT i.price, i.quantity, i.proration
                               FROM billing.subscription_item i
                              WHERE i.account_id = r.account_id AND i.subscription_no = r.subscription_no AND i.item = r.item
                                AND i.service @> upper(r.service) - interval '1 microsecond') t ON true
          LEFT JOIN LATERAL (SELECT i.version, i.proration
                               FROM billing.subscription_item i
                              WHERE i.account_id = r.account_id AND i.subscription_no = r.subscription_no AND i.item = r.item
                                AND lower(i.service) = upper(r.service)) n ON true
         CROSS JOIN LATERAL (SELECT billing.prorate_price(r.price, r.quantity, tstzrange(lower(r.service), upper(r.period)), r.period, r.zone, r.proration) AS uncut,
                                    tstzrange(upper(r.service), upper(r.period)) AS rest,
                                    CASE WHEN n.version IS NOT NULL THEN n.proration ELSE coalesce(t.proration, r.proration) END AS policy) x
         WHERE x.policy ->> 'credit' = 'current_price'
    ),
    exact AS (
        -- The versions of cycles that round their charge as a whole, with what each costs exactly: 40 digits decide every tie right.
        SELECT r.n, r.cycle_no, lower(r.service) AS starts_at,
               coalesce(r.proration ->> 'rounding' = 'cycle', false) AS rounds_over, coalesce(c.amount, r.own_amount) AS own_amount,
               CASE
               WHEN c.amount IS NOT NULL OR r.service = r.period THEN billing.amount(coalesce(c.amount, r.own_amount))
               ELSE round(billing.amount(billing.prorate_price(r.price, r.quantity, r.period, r.period, r.zone, q.policy || '{"digits": 15}'))
                          * billing.proration_numerator(r.service, r.period, r.zone, q.policy) * 1e45
                          / billing.proration_denominator(r.service, r.period, r.zone, q.policy)) * 1e-45
               END AS amount,
               (q.policy ->> 'mode')::billing.rounding AS mode,
               (q.policy ->> 'digits')::integer AS digits
          FROM rated r
          JOIN (SELECT DISTINCT x.cycle_no
                  FROM rated x
                 WHERE x.kind = 'recurring' AND x.proration ->> 'rounding' = 'cycle') k ON k.cycle_no = r.cycle_no
          LEFT JOIN current_price c ON c.n = r.n
         CROSS JOIN LATERAL (SELECT jsonb_strip_nulls(jsonb_build_object('mode', coalesce(billing.to_jsonb(r.price) ->> 'rounding', 'half_up'),
                                                                         'digits', (billing.to_jsonb(r.price) -> 'digits')))
                                    || jsonb_strip_nulls(coalesce(r.proration, '{}')) AS policy) q
    ),
    over_the_cycle AS (
        -- Of such a version: what all of them cost up to its end, rounded, less what those before it are charged.
        SELECT u.n,
               CASE WHEN u.rounds_over THEN u.charged - coalesce(lag(u.charged) OVER w, u.charged - u.charged) ELSE u.own_amount END AS amount
          FROM (SELECT t.*, billing.sum(CASE WHEN t.rounds_over THEN t.rounded ELSE t.own_amount END)
                                OVER (PARTITION BY t.cycle_no, t.part ORDER BY t.starts_at) AS charged
                  FROM (SELECT e.*, count(*) FILTER (WHERE e.rounds_over) OVER w AS part,
                               billing.mul_round(billing.monetary(1, billing.currency(e.own_amount)), round(sum(e.amount) OVER w, 40), e.digits, e.mode) AS rounded
                          FROM exact e
                        WINDOW w AS (PARTITION BY e.cycle_no ORDER BY e.starts_at)) t) u
        WINDOW w AS (PARTITION BY u.cycle_no ORDER BY u.starts_at)
    ),
    settled AS NOT MATERIALIZED (
        SELECT r.*, coalesce(o.amount, c.amount, r.own_amount) AS amount
          FROM rated r
          LEFT JOIN current_price c ON c.n = r.n
          LEFT JOIN over_the_cycle o ON o.n = r.n
    ),
    bound AS (
        -- commitments and maximums of a cycle with all their versions; where no part of it is prorated, the last version's amount is the cycle's
        SELECT r.cycle_no, r.account_id, r.subscription_no, r.grid_no, r.period,
               coalesce((array_agg(r.amount ORDER BY lower(r.service) DESC) FILTER (WHERE r.proration ->> 'basis' = 'full'))[1],
                        billing.sum(r.amount)) AS amount,
               range_agg(r.service) AS held,
               (array_agg(r.version ORDER BY lower(r.service) DESC))[1] AS version
          FROM settled r
         WHERE r.kind IN ('commitment', 'maximum')
         GROUP BY r.cycle_no, r.account_id, r.subscription_no, r.grid_no, r.period
    ),
    counted AS (
        -- What is charged for the time that they hold. A metered cycle counts where it ends.
        SELECT b.cycle_no,
               billing.sum(CASE
                           WHEN r.is_metered OR b.held @> r.service THEN r.amount
                           ELSE (SELECT billing.sum(billing.prorate_price(r.price, r.quantity, h.part, r.period, r.zone, r.proration))
                                   FROM unnest(b.held * tstzmultirange(r.service)) AS h (part))
                           END) AS amount
          FROM bound b
          JOIN settled r ON r.account_id = b.account_id AND r.subscription_no = b.subscription_no AND r.grid_no = b.grid_no
                      AND r.kind IN ('recurring', 'usage') AND b.held && r.service
                      AND (NOT r.is_metered OR b.period @> upper(r.service) - interval '1 microsecond')
         GROUP BY b.cycle_no
    ),
    netted AS (
        -- Where the first version of a cycle says so, all of them are one key, version 0, whatever their number.
        SELECT r.cycle_no, range_merge(range_agg(r.service)) AS service,
               billing.sum(r.amount) AS amount, count(*) AS versions, max(lower(r.service)) AS last_from,
               row_number() OVER (PARTITION BY r.account_id, r.subscription_no, r.item, r.grid_no, r.cycle ORDER BY r.period)::integer - 1 AS nth_length
          FROM settled r
          JOIN (SELECT DISTINCT o.cycle_no FROM cycle o WHERE o.is_examined AND o.changes = 'net') n ON n.cycle_no = r.cycle_no
         GROUP BY r.cycle_no, r.account_id, r.subscription_no, r.item, r.grid_no, r.cycle, r.period
        HAVING (array_agg(r.changes ORDER BY lower(r.service)))[1] = 'net'
    ),
    should_be AS (
        SELECT r.cycle_no, r.account_id, r.subscription_no, r.item, r.version, r.grid_no, r.cycle, r.dimension,
               r.position, r.name, r.kind, r.service, r.period, r.zone, r.proration, r.tax_class, r.is_used, r.is_metered, r.cycle_due_at,
               r.price, r.continues_at, r.numerator, r.denominator, r.numerator_before, r.quantity, r.rated_quantity, r.amount, 0 AS nth_length
          FROM settled r
         WHERE r.is_examined AND r.kind IN ('recurring', 'usage', 'one_time')
           AND NOT EXISTS (SELECT FROM netted n WHERE n.cycle_no = r.cycle_no)
         UNION ALL
        SELECT r.cycle_no, r.account_id, r.subscription_no, r.item, 0, r.grid_no, r.cycle, r.dimension,
               r.position, r.name, r.kind, n.service, r.period, r.zone, r.proration, r.tax_class, false, false, r.cycle_due_at,
               CASE WHEN n.versions = 1 THEN r.price END, 0, 1, 1, 0,
               CASE WHEN n.versions = 1 THEN r.quantity ELSE 1 END, CASE WHEN n.versions = 1 THEN r.quantity ELSE 1 END, n.amount, n.nth_length
          FROM netted n
          JOIN settled r ON r.cycle_no = n.cycle_no AND lower(r.service) = n.last_from
         UNION ALL
        -- What is missing to a commitment, what is beyond a maximum: in the last version, for all the time that it holds.
        SELECT r.cycle_no, r.account_id, r.subscription_no, r.item, r.version, r.grid_no, r.cycle, r.dimension,
               r.position, r.name, r.kind, range_merge(b.held), r.period, r.zone, r.proration, r.tax_class, false, false, r.cycle_due_at,
               r.price, 0, 1, 1, 0, 1, 1,
               CASE r.kind WHEN 'commitment' THEN greatest(b.amount - x.amount, b.amount - b.amount)
                           ELSE least(b.amount - x.amount, b.amount - b.amount) END, 0
          FROM settled r
          JOIN bound b ON b.cycle_no = r.cycle_no AND b.version = r.version
          LEFT JOIN counted o ON o.cycle_no = b.cycle_no
         CROSS JOIN LATERAL (SELECT coalesce(o.amount, b.amount - b.amount) AS amount) x
         WHERE r.kind IN ('commitment', 'maximum')
    ),
    billed_line AS (
        -- What documents hold for these cycles: drafts are nothing, a void document counts unless it is to be billed again. Lines of a
        -- cycle of the same number and another length, which an item had by a cadence of its own, only take numbers away.
        SELECT c.cycle_no, l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.dimension,
               l.invoice_no, l.line_no, l.revision, l.list_amount, coalesce(l.metered_quantity, l.quantity) AS quantity,
               coalesce(l.covered, l.service) AS covered, billing.cycle_days(c.period) AS days, billing.cycle_days(l.period) AS own_days,
               t.rebill IS DISTINCT FROM true AND billing.cycle_days(l.period) = billing.cycle_days(c.period) AS counts,
               t.state = 'void' AND t.rebill IS DISTINCT FROM true AND billing.cycle_days(l.period) = billing.cycle_days(c.period) AS is_forgiven
          FROM touched c
          JOIN billing.invoice_line l ON l.account_id = c.account_id AND l.subscription_no = c.subscription_no AND l.item = c.item
                                     AND l.cycle = c.cycle AND l.grid_no = c.grid_no
          JOIN billing.invoice_status t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no
         WHERE c.is_examined
           AND l.account_id = ANY (accounts)
           AND t.account_id = ANY (accounts)
           AND t.state <> 'draft'
    ),
    billed AS (
        SELECT l.cycle_no, l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.dimension,
               billing.sum(l.list_amount) FILTER (WHERE l.counts) AS amount,
               sum(l.quantity) FILTER (WHERE l.counts) AS quantity,
               (array_agg(l.invoice_no ORDER BY l.revision) FILTER (WHERE l.counts))[1] AS source_invoice_no,
               (array_agg(l.line_no ORDER BY l.revision) FILTER (WHERE l.counts))[1] AS source_line_no,
               (array_agg(l.covered ORDER BY l.revision DESC) FILTER (WHERE l.counts))[1] AS covered,
               bool_or(l.own_days = l.days) AS has_lines,
               -- lengths that were billed each take the next number in their order, and one that was not the one after them
               max(l.revision) + 1 + CASE WHEN bool_or(l.own_days = l.days) THEN count(DISTINCT l.own_days) FILTER (WHERE l.own_days < l.days)
                                          ELSE count(DISTINCT l.own_days) END::integer AS next_revision
          FROM billed_line l
         GROUP BY l.cycle_no, l.version, l.dimension, l.account_id, l.subscription_no, l.item, l.grid_no, l.cycle, l.days
    ),
    reached AS (
        -- What a document was due for by its as_of stays due: a run as of an earlier time un-bills nothing. Nor does it see late usage and
        -- pass it by: that is of cycles that were due before the watermark, though a document may hold nothing of them yet.
        SELECT r.cycle_no, max(r.as_of) AS as_of
          FROM (SELECT l.cycle_no, i.as_of
                  FROM billed_line l
                  JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no AND i.as_of > equation.as_of
                 WHERE l.counts AND i.account_id = ANY (accounts)
                 UNION ALL
                SELECT t.cycle_no, e.due_at - interval '1 microsecond'
                  FROM stale_subscription e
                  JOIN touched t ON t.account_id = e.account_id AND t.subscription_no = e.subscription_no) r
         GROUP BY r.cycle_no
    ),
    conceded AS (
        -- Goodwill was given outside of the equation, and claims were given up: a credit stops where it would give them twice.
        SELECT g.cycle_no, g.version, g.dimension, billing.sum(g.amount) AS amount
          FROM (SELECT l.cycle_no, l.version, l.dimension, -v.list_amount AS amount
                  FROM billed_line l
                  JOIN billing.invoice_line v ON v.account_id = l.account_id AND v.source_invoice_no = l.invoice_no
                                             AND v.source_line_no = l.line_no AND v.subscription_no IS NULL
                  JOIN billing.invoice_status t ON t.account_id = v.account_id AND t.invoice_no = v.invoice_no AND t.state NOT IN ('draft', 'void')
                 WHERE l.counts
                   AND v.account_id = ANY (accounts)
                   AND t.account_id = ANY (accounts)
                 UNION ALL
                SELECT l.cycle_no, l.version, l.dimension, l.list_amount
                  FROM billed_line l
                 WHERE l.is_forgiven AND billing.sign(l.list_amount) > 0                 UNION ALL
                -- A discount on a document took a share off each of its lines.
                SELECT l.cycle_no, l.version, l.dimension, p.amount
                  FROM billing.discounted_lines(accounts) p
                  JOIN billed_line l ON l.account_id = p.account_id AND l.invoice_no = p.invoice_no AND l.line_no = p.line_no AND l.counts) g
         GROUP BY g.cycle_no, g.version, g.dimension
    )
    SELECT coalesce(s.account_id, b.account_id) AS account_id, coalesce(s.subscription_no, b.subscription_no) AS subscription_no,
           coalesce(s.item, b.item) AS item, coalesce(s.version, b.version) AS version,
           coalesce(s.grid_no, b.grid_no) AS grid_no, coalesce(s.cycle, b.cycle) AS cycle,
           coalesce(s.dimension, b.dimension) AS dimension,
           s.position, s.name, s.kind, s.service, s.period, s.zone, s.proration, s.tax_class, s.is_used, s.is_metered,
           CASE WHEN s.cycle_due_at <= h.as_of THEN least(s.cycle_due_at, equation.as_of) ELSE s.cycle_due_at END AS cycle_due_at,
           s.price, s.continues_at, s.numerator, s.denominator, s.numerator_before,
           s.quantity AS held_quantity, s.rated_quantity,
           b.source_invoice_no, b.source_line_no, b.covered, b.quantity AS billed_quantity,
           coalesce(b.next_revision, 0) + CASE WHEN b.has_lines THEN 0 ELSE coalesce(s.nth_length, 0) END AS next_revision, b.amount AS billed,
           CASE
           WHEN b.amount IS NULL THEN s.amount
           WHEN z.amount >= b.amount THEN z.amount
           ELSE least(b.amount, greatest(z.amount, v.amount))
           END AS target
      FROM should_be s
      FULL JOIN billed b ON b.cycle_no = s.cycle_no AND b.version = s.version AND b.dimension = s.dimension
      LEFT JOIN conceded v ON v.cycle_no = b.cycle_no AND v.version = b.version AND v.dimension = b.dimension
      LEFT JOIN reached h ON b.cycle_no IS NULL AND h.cycle_no = s.cycle_no
     CROSS JOIN LATERAL (SELECT coalesce(s.amount, b.amount - b.amount) AS amount) z
     WHERE z.amount IS NOT NULL;
END;
COMMENT ON FUNCTION billing.equation(bigint[], timestamptz, xid8, boolean) IS
'The billing equation of accounts: for each key of a cycle that is new as of a time or to be examined again, what should be billed (target) and what issued documents hold (billed, NULL before the first line). since: see examined_since(), NULL where no usage is late; entire: every cycle up to as_of and all that were ever billed, for verify().';
