--
-- The billing equation: should-be minus billed, for a range of accounts
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

CREATE OR REPLACE FUNCTION billing.next_due_at(timing text, active tstzrange, period tstzrange, as_of timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN isempty(active) OR as_of >= upper(active) THEN NULL
            WHEN timing = 'advance' AND as_of < lower(active) THEN lower(active)
            ELSE nullif(least(upper(period), upper(active)), CASE WHEN timing = 'advance' THEN upper(active) END) END;
COMMENT ON FUNCTION billing.next_due_at(text, tstzrange, tstzrange, timestamptz) IS
'First instant after as_of at which a cycle of an item becomes due: its start in advance, its end in arrears. NULL when none is left. active: when its grid and its unbroken span of charges are both in force; period: the cycle that holds as_of, or the first one.';

CREATE OR REPLACE FUNCTION billing.changed_part(before tstzrange, after tstzrange) RETURNS tstzrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN before = after THEN after
            ELSE range_merge((tstzmultirange(before) - tstzmultirange(after)) + (tstzmultirange(after) - tstzmultirange(before))) END;
COMMENT ON FUNCTION billing.changed_part(tstzrange, tstzrange) IS
'What a correction is for: the time that is in one of two ranges only, or the whole range where they are equal.';

CREATE OR REPLACE FUNCTION billing.due_lines(first_account bigint, last_account bigint, as_of timestamptz, since xid8)
RETURNS SETOF billing.invoice_line
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH item AS NOT MATERIALIZED (
        -- every charged version of an item, on its grid
        SELECT s.account_id, s.subscription_no, s.subaccount_no, s.due_at,
               i.item, i.version, i.plan_item_id, i.quantity, i.price, i.proration, i.span,
               g.grid_no, g.anchor, g.zone, g.during, coalesce(p.cadence, g.cadence) AS cadence,
               i.charge * g.during AS charge,
               p.position, p.name, p.kind, p.timing, p.metric_id, p.tax_class, p.tiers,
               coalesce(m.recurring, false) AS carries_over
          FROM billing.subscription s
          JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
          JOIN billing.subscription_grid g ON g.account_id = s.account_id AND g.subscription_no = s.subscription_no
                                          AND g.during && i.charge
          JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
          LEFT JOIN billing.metric m ON m.metric_id = p.metric_id
         WHERE s.account_id BETWEEN first_account AND last_account
           AND i.account_id BETWEEN first_account AND last_account
           AND g.account_id BETWEEN first_account AND last_account
    ),
    new_cycle AS (
        -- cycles that become due from the watermark up to as_of
        SELECT i.account_id, i.subscription_no, i.item, i.grid_no, c.n AS cycle, c.period, false AS is_frozen
          FROM item i
         CROSS JOIN LATERAL billing.periods(
                   i.anchor, i.cadence,
                   tstzrange(i.due_at - interval '1 microsecond', as_of, '[]') * i.charge, i.zone) c
         WHERE i.due_at <= as_of
           AND billing.cycle_due_at(i.timing, c.period, i.during, i.span) BETWEEN i.due_at AND as_of
    ),
    closed AS (
        -- metered items, and the start of the first cycle of each that no run has billed
        SELECT i.account_id, i.subscription_no, i.item, i.version, i.grid_no, i.metric_id, i.charge, i.carries_over,
               CASE WHEN billing.cycle_due_at(i.timing, c.period, i.during, i.span) >= i.due_at THEN lower(c.period) ELSE 'infinity' END AS open_from
          FROM item i
         CROSS JOIN LATERAL (SELECT billing.period_at(i.anchor, i.cadence,
                                                      least(CASE WHEN isfinite(i.due_at) THEN i.due_at END, upper(i.charge)) - interval '1 microsecond',
                                                      i.zone) AS period) c
         WHERE i.kind = 'usage' AND lower(i.charge) < i.due_at
    ),
    late_event AS (
        -- usage recorded or cancelled since, in cycles before the watermark
        SELECT t.account_id, t.subscription_no, t.item, t.version, t.grid_no, t.open_from, u.occurred_at
          FROM closed t
          JOIN billing.usage_event u ON u.account_id = t.account_id AND u.metric_id = t.metric_id
                                    AND u.occurred_at < t.open_from
                                    AND (t.charge @> u.occurred_at OR (t.carries_over AND u.occurred_at < upper(t.charge)))
                                    AND coalesce(u.subscription_no = t.subscription_no, true)
         WHERE u.account_id BETWEEN first_account AND last_account
           AND u.occurred_at < (SELECT max(least(c.open_from, upper(c.charge))) FROM closed c)
           AND u.recorded_xid >= since
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
                              LIMIT 1) f ON true
    ),
    dirty AS (
        SELECT d.account_id, d.subscription_no, min(d.from_at) AS from_at
          FROM billing.dirty d
         WHERE d.account_id BETWEEN first_account AND last_account
           AND d.due_at <= as_of
         GROUP BY d.account_id, d.subscription_no
    ),
    dirty_cycle AS (
        -- cycles behind which something changed: those on the grids as they are now, and all that were billed
        SELECT i.account_id, i.subscription_no, i.item, i.grid_no, c.n AS cycle, c.period, false AS is_frozen
          FROM dirty d
          JOIN item i ON i.account_id = d.account_id AND i.subscription_no = d.subscription_no
         CROSS JOIN LATERAL billing.periods(i.anchor, i.cadence, tstzrange(least(d.from_at, as_of) - interval '1 microsecond', as_of, '[]') * i.charge, i.zone) c
         UNION ALL
        SELECT l.account_id, l.subscription_no, l.item, l.grid_no, l.cycle, l.period, true
          FROM dirty d
          JOIN billing.invoice_line l ON l.account_id = d.account_id AND l.subscription_no = d.subscription_no
         WHERE l.account_id BETWEEN first_account AND last_account
           AND upper(l.period) > d.from_at
    ),
    touched AS (
        -- the boundaries of a cycle stay what they were when it was first billed, whatever becomes of a zone
        SELECT t.account_id, t.subscription_no, t.item, t.grid_no, t.cycle,
               coalesce((array_agg(t.period) FILTER (WHERE t.is_frozen))[1], (array_agg(t.period))[1]) AS period
          FROM (SELECT * FROM new_cycle UNION ALL SELECT * FROM stale_cycle UNION ALL SELECT * FROM dirty_cycle) t
         GROUP BY t.account_id, t.subscription_no, t.item, t.grid_no, t.cycle
    ),
    cycle AS (
        -- All versions of an item in each of these cycles, for a ladder of tiers goes on from one to the next.
        SELECT i.*, t.cycle, t.period, t.period * i.charge AS service, m.is_metered,
               billing.cycle_due_at(i.timing, t.period, i.during, i.span) AS cycle_due_at,
               CASE WHEN m.is_metered THEN row_number() OVER ()::integer END AS n,
               CASE WHEN i.tiers = 'restart' THEN row_number() OVER ()::integer
                    ELSE -dense_rank() OVER (ORDER BY i.account_id, i.subscription_no, i.item, i.grid_no, t.cycle)::integer END AS ladder
          FROM touched t
          JOIN item i ON i.account_id = t.account_id AND i.subscription_no = t.subscription_no AND i.item = t.item
                     AND i.grid_no = t.grid_no AND i.charge && t.period
         CROSS JOIN LATERAL (SELECT i.kind = 'usage' AND billing.model(i.price) <> 'flat' AS is_metered) m
    ),
    ladder AS (
        SELECT c.*,
               CASE WHEN NOT c.is_metered OR c.service = c.period THEN '{}'::tstzrange[]
                    ELSE array_agg(c.service) OVER (PARTITION BY c.ladder ORDER BY lower(c.service)
                                                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) END AS services_before
          FROM cycle c
    ),
    used AS (
        SELECT m.*
          FROM billing.measure((SELECT array_agg(ROW(c.n, c.ladder, c.account_id, c.subscription_no, c.subaccount_no, c.plan_item_id,
                                                     c.price, c.service, c.period)::billing.metered_cycle)
                                  FROM cycle c WHERE c.is_metered)) m
    ),
    should_be AS (
        SELECT r.*,
               CASE
               WHEN r.is_metered THEN billing.rate_usage(r.price, r.rated_quantity, r.continues_at, r.rating, r.rating_before,
                                                         r.numerator_before, r.numerator, r.denominator)
               WHEN r.service = r.period THEN billing.rate(r.price, r.rated_quantity)
               ELSE billing.prorate_price(r.price, r.rated_quantity, r.service, r.period, r.zone, r.proration)
               END AS amount
          FROM (SELECT l.*, coalesce(u.dimension, '') AS dimension, coalesce(u.is_used, false) AS is_used,
                       CASE WHEN l.is_metered THEN u.quantity ELSE l.quantity END AS rated_quantity,
                       coalesce(u.continues_at, 0) AS continues_at,
                       u.rating, u.rating_before, h.numerator_before, h.numerator, h.denominator
                  FROM ladder l
                  LEFT JOIN used u ON u.n = l.n
                 CROSS JOIN LATERAL (SELECT CASE WHEN l.is_metered THEN billing.usage_shares(l.service, l.services_before, l.period, l.zone, l.proration)
                                                 ELSE '{0,1,1}' END AS parts) x
                 CROSS JOIN LATERAL (SELECT x.parts[1] AS numerator_before, x.parts[2] AS numerator, x.parts[3] AS denominator) h
                 WHERE NOT l.is_metered OR u.n IS NOT NULL) r
    ),
    billed_line AS (
        -- what documents hold for these cycles: drafts never count, a void document unless it is to be billed again
        SELECT l.*
          FROM touched c
          JOIN billing.invoice_line l ON l.account_id = c.account_id AND l.subscription_no = c.subscription_no AND l.item = c.item
                                     AND l.cycle = c.cycle AND l.grid_no = c.grid_no
          JOIN billing.invoice_status t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no
         WHERE l.account_id BETWEEN first_account AND last_account
           AND t.account_id BETWEEN first_account AND last_account
           AND t.state <> 'draft'
           AND t.rebill IS DISTINCT FROM true
    ),
    billed AS (
        SELECT l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.dimension,
               billing.sum(l.list_amount) AS amount,
               sum(l.quantity) AS quantity,
               (array_agg(l.invoice_no ORDER BY l.revision))[1] AS source_invoice_no,
               (array_agg(l.line_no ORDER BY l.revision))[1] AS source_line_no,
               (array_agg(coalesce(l.covered, l.service) ORDER BY l.revision DESC))[1] AS covered
          FROM billed_line l
         GROUP BY l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.dimension
    ),
    conceded AS (
        -- goodwill was given outside of the equation: a credit stops where it would give it twice
        SELECT l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.dimension, -billing.sum(v.list_amount) AS amount
          FROM billed_line l
          JOIN billing.invoice_line v ON v.account_id = l.account_id AND v.source_invoice_no = l.invoice_no
                                     AND v.source_line_no = l.line_no AND v.subscription_no IS NULL
          JOIN billing.invoice_status t ON t.account_id = v.account_id AND t.invoice_no = v.invoice_no AND t.state NOT IN ('draft', 'void')
         WHERE v.account_id BETWEEN first_account AND last_account
           AND t.account_id BETWEEN first_account AND last_account
         GROUP BY l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.dimension
    ),
    compared AS (
        SELECT coalesce(s.account_id, b.account_id) AS account_id, coalesce(s.subscription_no, b.subscription_no) AS subscription_no,
               coalesce(s.item, b.item) AS item, coalesce(s.version, b.version) AS version,
               coalesce(s.grid_no, b.grid_no) AS grid_no, coalesce(s.cycle, b.cycle) AS cycle,
               coalesce(s.dimension, b.dimension) AS dimension,
               s.position, s.name, s.kind, s.service, s.period, s.zone, s.proration, s.tax_class, s.is_used, s.is_metered, s.cycle_due_at,
               s.price, s.continues_at, s.numerator, s.denominator, s.numerator_before,
               billing.unit_amount(s.price) AS unit_amount, s.quantity AS held_quantity, s.rated_quantity,
               b.source_invoice_no, b.source_line_no, b.covered, b.quantity AS billed_quantity, b.amount AS billed,
               CASE
               WHEN b.amount IS NULL THEN s.amount
               WHEN z.amount >= b.amount THEN z.amount
               ELSE least(b.amount, greatest(z.amount, v.amount))
               END AS target
          FROM should_be s
          FULL JOIN billed b ON b.account_id = s.account_id AND b.subscription_no = s.subscription_no AND b.item = s.item
                            AND b.version = s.version AND b.grid_no = s.grid_no AND b.cycle = s.cycle
                            AND b.dimension = s.dimension
          LEFT JOIN conceded v ON v.account_id = b.account_id AND v.subscription_no = b.subscription_no AND v.item = b.item
                              AND v.version = b.version AND v.grid_no = b.grid_no AND v.cycle = b.cycle AND v.dimension = b.dimension
         CROSS JOIN LATERAL (SELECT coalesce(s.amount, b.amount - b.amount) AS amount) z
    ),
    difference AS (
        -- A metered cycle with events gets its first line even when it is free.
        SELECT c.account_id, c.subscription_no, c.item, c.version, c.grid_no, c.cycle, c.dimension, c.position, c.zone, c.proration, c.tax_class,
               CASE WHEN c.billed IS NULL THEN c.target ELSE c.target - c.billed END AS amount,
               coalesce(c.name, o.description) AS label, coalesce(c.kind, o.kind) AS kind, coalesce(c.period, o.period) AS period,
               CASE WHEN c.billed IS NULL THEN c.service
                    ELSE billing.changed_part(c.covered, coalesce(c.service, 'empty')) END AS service,
               CASE WHEN c.billed IS NOT NULL THEN coalesce(c.service, 'empty') END AS covered,
               CASE WHEN c.billed IS NULL THEN c.rated_quantity
                    WHEN coalesce(c.kind, o.kind) = 'usage' THEN coalesce(c.rated_quantity, 0) - c.billed_quantity
                    ELSE billing.sign(c.target - c.billed) * coalesce(c.held_quantity, abs(o.quantity)) END AS quantity,
               coalesce(c.unit_amount, o.unit_amount) AS unit_amount,
               c.source_invoice_no, c.source_line_no,
               o.tax_point AS source_tax_point, o.tax_category AS source_tax_category, o.tax_percent AS source_tax_percent,
               o.tax_jurisdiction AS source_tax_jurisdiction, o.tax_reason_code AS source_tax_reason_code, o.tax_reason AS source_tax_reason,
               NULL::integer AS charge_no,
               coalesce(c.price, o.price) AS price, nullif(c.continues_at, 0) AS continues_at,
               CASE WHEN c.is_metered AND c.denominator > 1 THEN c.numerator - c.numerator_before END AS metered_numerator,
               c.denominator AS metered_denominator, nullif(c.numerator_before, 0) AS numerator_before,
               (SELECT coalesce(max(r.revision) + 1, 0)
                  FROM billing.invoice_line r
                  JOIN billing.invoice_status t ON t.account_id = r.account_id AND t.invoice_no = r.invoice_no AND t.state <> 'draft'
                 WHERE r.account_id = c.account_id AND r.subscription_no = c.subscription_no AND r.item = c.item AND r.cycle = c.cycle
                   AND r.version = c.version AND r.grid_no = c.grid_no AND r.dimension = c.dimension) AS revision
          FROM compared c
          LEFT JOIN billing.invoice_line o ON o.account_id = c.account_id AND o.invoice_no = c.source_invoice_no
                                          AND o.line_no = c.source_line_no AND o.account_id BETWEEN first_account AND last_account
         WHERE CASE WHEN c.billed IS NULL THEN c.cycle_due_at <= as_of AND (c.is_used OR NOT billing.is_zero(c.target))
                    ELSE c.target <> c.billed END
         UNION ALL
        -- One-off charges that no document holds.
        SELECT h.account_id, NULL, h.item, NULL, NULL, NULL, '', NULL, NULL, NULL, h.tax_class, h.amount, h.description, 'one_time', NULL,
               coalesce(h.service, tstzrange(h.charged_at, h.charged_at, '[]')), NULL, h.quantity,
               CASE WHEN h.quantity = 1 THEN billing.amount(h.amount) END, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, h.charge_no,
               NULL, NULL, NULL, NULL, NULL,
               (SELECT count(*)::integer FROM billing.invoice_line r
                  JOIN billing.invoice_status t ON t.account_id = r.account_id AND t.invoice_no = r.invoice_no AND t.state <> 'draft'
                 WHERE r.account_id = h.account_id AND r.charge_no = h.charge_no)
          FROM billing.charge h
         WHERE h.account_id BETWEEN first_account AND last_account
           AND h.charged_at <= as_of
           AND NOT EXISTS (SELECT FROM billing.invoice_line r
                             JOIN billing.invoice_status t ON t.account_id = r.account_id AND t.invoice_no = r.invoice_no
                            WHERE r.account_id = h.account_id AND r.charge_no = h.charge_no
                              AND t.state <> 'draft' AND t.rebill IS DISTINCT FROM true)
    ),
    dated AS (
        SELECT d.*, source.number AS source_number, coalesce(d.zone, a.zone) AS line_zone, a.tax_basis, a.seller_id, a.place, p.tax_point
          FROM difference d
          JOIN (SELECT x.account_id, x.zone, s.seller_id, s.tax_point AS rule, s.zone AS seller_zone, s.tax_basis,
                       billing.tax_place(s.country, x.country, x.region, x.tax_id, x.billing_address, v.country IS NOT NULL) AS place
                  FROM billing.account x
                  JOIN billing.seller s ON s.seller_id = x.seller_id
                  LEFT JOIN billing.divided_country() v ON v.country = x.country
                 WHERE x.account_id BETWEEN first_account AND last_account) a ON a.account_id = d.account_id
          LEFT JOIN billing.invoice source ON source.account_id = d.account_id AND source.invoice_no = d.source_invoice_no
                                   AND source.account_id BETWEEN first_account AND last_account
         -- a correction keeps the tax point of the line it corrects
         CROSS JOIN LATERAL (SELECT coalesce(d.source_tax_point,
                                             CASE a.rule
                                             WHEN 'service_end' THEN ((upper(d.service) - interval '1 microsecond') AT TIME ZONE a.zone)::date
                                             WHEN 'service_start' THEN (lower(d.service) AT TIME ZONE a.zone)::date
                                             ELSE (as_of AT TIME ZONE a.seller_zone)::date
                                             END) AS tax_point) p
    ),
    tax AS (
        -- few places, classes and days have all the lines
        SELECT q.seller_id, q.place, q.tax_class, q.tax_point, t.*
          FROM (SELECT DISTINCT d.seller_id, d.place, d.tax_class, d.tax_point FROM dated d WHERE d.source_tax_category IS NULL) q
         CROSS JOIN LATERAL (SELECT (array_agg(t.category ORDER BY t.percent DESC, t.tax_no))[1] AS category,
                                    sum(t.percent) AS percent,
                                    (array_agg(t.jurisdiction ORDER BY t.tax_no DESC))[1] AS jurisdiction,
                                    array_agg(t.jurisdiction) AS jurisdictions,
                                    CASE WHEN sum(t.percent) = 0 THEN min(t.reason_code) END AS reason_code,
                                    CASE WHEN sum(t.percent) = 0 THEN min(t.reason) END AS reason
                               FROM billing.tax_at(q.seller_id, q.place, q.tax_class, q.tax_point) t) t
    ),
    exempt AS (
        SELECT e.account_id, array_agg(e ORDER BY e.exemption_no) AS exemptions
          FROM billing.tax_exemption e
         WHERE e.account_id BETWEEN first_account AND last_account
         GROUP BY e.account_id
    ),
    taxed AS (
        -- a correction keeps the tax of the line it corrects
        SELECT d.*,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_category ELSE coalesce((x.exemption).category, t.category) END AS tax_category,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_percent
                    WHEN (x.exemption).exemption_no IS NOT NULL THEN 0 ELSE t.percent END AS tax_percent,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_jurisdiction ELSE t.jurisdiction END AS tax_jurisdiction,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_reason_code
                    WHEN (x.exemption).exemption_no IS NOT NULL THEN (x.exemption).reason_code ELSE t.reason_code END AS tax_reason_code,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_reason
                    WHEN (x.exemption).exemption_no IS NOT NULL THEN (x.exemption).reason ELSE t.reason END AS tax_reason
          FROM dated d
          LEFT JOIN tax t ON t.seller_id = d.seller_id AND t.place = d.place AND t.tax_class = d.tax_class AND t.tax_point = d.tax_point
          LEFT JOIN exempt e ON e.account_id = d.account_id
         CROSS JOIN LATERAL (SELECT CASE WHEN e.exemptions IS NOT NULL AND t.percent > 0
                                         THEN (SELECT u FROM unnest(e.exemptions) u
                                                WHERE u.valid @> d.tax_point AND (u.tax_class IS NULL OR u.tax_class = d.tax_class)
                                                  AND (u.jurisdiction IS NULL OR t.jurisdictions = ARRAY[u.jurisdiction])
                                                LIMIT 1) END AS exemption) x
    ),
    document AS (
        -- an invoice for everything while its total is not negative; otherwise a credit note takes what is negative
        SELECT t.account_id,
               billing.sign(billing.sum(t.amount)) < 0 AS is_split,
               bool_or(billing.sign(t.amount) >= 0) AS has_charges,
               coalesce((SELECT max(v.invoice_no) FROM billing.invoice v
                          WHERE v.account_id = t.account_id AND v.number IS NOT NULL), 0) AS last_invoice_no
          FROM dated t
         GROUP BY t.account_id
    ),
    placed AS (
        SELECT t.*, t.kind = 'recurring' AND t.service <> t.period AND NOT isempty(t.service) AS is_part,
               CASE WHEN d.is_split AND billing.sign(t.amount) < 0 AND d.has_charges
                    THEN d.last_invoice_no + 2 ELSE d.last_invoice_no + 1 END AS invoice_no
          FROM taxed t
          JOIN document d ON d.account_id = t.account_id
    ),
    netted AS (
        SELECT p.*, p.amount AS net FROM placed p WHERE p.tax_basis = 'exclusive'
         UNION ALL
        -- Of prices that include tax, the net of each rate of a document is what its tax leaves; lines share it by largest remainder.
        SELECT (g.placed).*,
               CASE WHEN row_number() OVER (PARTITION BY (g.placed).account_id, (g.placed).invoice_no, (g.placed).tax_category, (g.placed).tax_percent
                                                ORDER BY g.remainder DESC, (g.placed).subscription_no, (g.placed).position, (g.placed).cycle,
                                                         (g.placed).version, (g.placed).dimension, (g.placed).charge_no)
                         <= billing.minor_units(g.group_net - g.floored_sum)
                    THEN g.floored + billing.from_minor(1, billing.currency(g.floored)) ELSE g.floored END
          FROM (SELECT f.placed, f.floored,
                       (f.placed).amount * 100 - f.floored * (100 + (f.placed).tax_percent) AS remainder,
                       billing.sum(f.floored) OVER w AS floored_sum,
                       billing.sum((f.placed).amount) OVER w
                           - billing.div_round(billing.sum((f.placed).amount) OVER w * (f.placed).tax_percent, 100 + (f.placed).tax_percent) AS group_net
                  FROM (SELECT p AS placed, billing.div_round(p.amount * 100, 100 + p.tax_percent, NULL, 'floor') AS floored
                          FROM placed p WHERE p.tax_basis = 'inclusive') f
                WINDOW w AS (PARTITION BY (f.placed).account_id, (f.placed).invoice_no, (f.placed).tax_category, (f.placed).tax_percent)) g
    )
    SELECT p.account_id, p.invoice_no,
           row_number() OVER (PARTITION BY p.account_id, p.invoice_no
                                  ORDER BY p.subscription_no, p.position, p.item, p.grid_no, p.cycle, lower(p.service), p.version,
                                           p.dimension, p.charge_no)::integer,
           p.subscription_no, p.item, p.version, p.grid_no, p.cycle, p.dimension, p.revision,
           p.kind,
           CASE WHEN p.source_number IS NULL AND p.dimension <> '' THEN format('%s: %s', p.label, p.dimension)
                WHEN p.source_number IS NULL OR p.label LIKE '%(correction of %' THEN p.label
                ELSE format('%s (correction of %s)', p.label, p.source_number) END,
           p.service, p.covered, p.period,
           h.numerator, h.denominator, CASE WHEN h.numerator <> h.denominator THEN coalesce(p.proration ->> 'basis', 'day') END,
           p.quantity, p.unit_amount, p.amount, p.net,
           p.tax_category, p.tax_percent, p.tax_point,
           p.charge_no, p.source_invoice_no, p.source_line_no,
           p.price, p.proration, p.continues_at, p.numerator_before,
           p.tax_jurisdiction, p.tax_reason_code, p.tax_reason
      FROM netted p
     CROSS JOIN LATERAL (SELECT CASE WHEN p.metered_numerator IS NOT NULL THEN p.metered_numerator
                                     WHEN p.is_part THEN billing.proration_numerator(p.service, p.period, p.line_zone, p.proration)
                                     ELSE 1 END AS numerator,
                                CASE WHEN p.metered_numerator IS NOT NULL THEN p.metered_denominator
                                     WHEN p.is_part THEN billing.proration_denominator(p.service, p.period, p.line_zone, p.proration)
                                     ELSE 1 END AS denominator) h
     ORDER BY p.account_id, p.invoice_no, 3;
END;
COMMENT ON FUNCTION billing.due_lines(bigint, bigint, timestamptz, xid8) IS
'The lines that are due as of a time for a range of accounts: what should have been billed for each new or re-examined cycle, minus what issued documents hold for it. Writes nothing: preview() and the run read the same lines. since: see examined_since().';
