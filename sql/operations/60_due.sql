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

CREATE OR REPLACE FUNCTION billing.fail_tax_gap(jurisdiction text, class text, day date) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    RAISE EXCEPTION 'no tax rate for class "%" in "%" on %', class, jurisdiction, day
        USING ERRCODE = 'invalid_parameter_value',
              DETAIL = 'The jurisdiction has rates, but none that covers this class and day.',
              HINT = 'Add the rate to the catalog; the account is billed by the next run.';
END;
$function$;
COMMENT ON FUNCTION billing.fail_tax_gap(text, text, date) IS 'Raises 22023 for a gap in the tax rates of a jurisdiction.';

CREATE OR REPLACE FUNCTION billing.next_due_at(timing text, charge tstzrange, anchor timestamptz, cadence interval, zone text, as_of timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT CASE
           WHEN as_of >= upper(charge) THEN NULL
           WHEN timing = 'arrears' THEN least(b.boundary, upper(charge))
           WHEN as_of < lower(charge) THEN lower(charge)
           WHEN b.boundary >= upper(charge) THEN NULL
           ELSE b.boundary
           END
      FROM (SELECT upper(billing.period_at(anchor, cadence, greatest(as_of, lower(charge)), zone)) AS boundary) b;
END;
COMMENT ON FUNCTION billing.next_due_at(text, tstzrange, timestamptz, interval, text, timestamptz) IS
'First instant after as_of at which a cycle of an item becomes due: its start in advance, its end in arrears. NULL when none is left.';

CREATE OR REPLACE FUNCTION billing.due_lines(first_account bigint, last_account bigint, as_of timestamptz, since xid8)
RETURNS SETOF billing.invoice_line
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH item AS NOT MATERIALIZED (
        -- every version of an item, on its grid
        SELECT s.account_id, s.subscription_no, s.due_at,
               i.item, i.version, i.quantity, i.price,
               g.grid_no, g.anchor, g.zone, coalesce(p.cadence, g.cadence) AS cadence,
               i.charge * g.during AS charge,
               p.position, p.name, p.kind, p.timing, p.metric_id, p.tax_class
          FROM billing.subscription s
          JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
          JOIN billing.subscription_grid g ON g.account_id = s.account_id AND g.subscription_no = s.subscription_no
                                          AND g.during && i.charge
          JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
         WHERE s.account_id BETWEEN first_account AND last_account
    ),
    new_cycle AS (
        -- cycles that become due from the watermark up to as_of
        SELECT i.*, c.n AS cycle, c.period, c.period * i.charge AS service
          FROM item i
         CROSS JOIN LATERAL billing.periods(
                   i.anchor, i.cadence,
                   tstzrange(i.due_at - interval '1 microsecond', as_of, '[]') * i.charge, i.zone) c
         WHERE i.due_at <= as_of
           AND CASE i.timing WHEN 'advance' THEN lower(c.period * i.charge) ELSE upper(c.period * i.charge) END
               BETWEEN i.due_at AND as_of
    ),
    stale_cycle AS (
        -- cycles before the watermark in which usage was recorded or cancelled since
        SELECT i.*, c.cycle, c.period, c.period * i.charge AS service
          FROM (SELECT DISTINCT t.account_id, t.subscription_no, t.item, t.version, t.grid_no, n.cycle,
                       billing.period(t.anchor, t.cadence, n.cycle, t.zone) AS period
                  FROM (SELECT r.*,
                               CASE WHEN r.due_at = 'infinity' OR upper(r.charge) < r.due_at THEN 'infinity'
                                    ELSE lower(billing.period_at(r.anchor, r.cadence, r.due_at - interval '1 microsecond', r.zone))
                               END AS open_from
                          FROM item r
                         WHERE r.kind = 'usage' AND lower(r.charge) < r.due_at) t
                  JOIN billing.usage_event u ON u.account_id = t.account_id AND u.metric_id = t.metric_id
                                            AND t.charge @> u.occurred_at AND u.occurred_at < t.open_from
                                            AND coalesce(u.subscription_no = t.subscription_no, true)
                 CROSS JOIN LATERAL (SELECT billing.period_number(t.anchor, t.cadence, u.occurred_at, t.zone) AS cycle) n
                 WHERE u.account_id BETWEEN first_account AND last_account
                   AND u.recorded_xid >= since) c
          JOIN item i ON i.account_id = c.account_id AND i.subscription_no = c.subscription_no AND i.item = c.item
                     AND i.version = c.version AND i.grid_no = c.grid_no
         WHERE upper(c.period * i.charge) < i.due_at
    ),
    cycle AS (
        -- other_meters: when the account meters the same metric elsewhere too; an event then has to name its subscription
        SELECT c.*,
               CASE
               WHEN c.metric_id IS NULL THEN NULL
               WHEN (SELECT count(*) FROM billing.subscription s WHERE s.account_id = c.account_id) = 1 THEN '{}'::tstzmultirange
               ELSE (SELECT coalesce(range_agg(o.service), '{}'::tstzmultirange)
                       FROM billing.subscription_item o
                       JOIN billing.plan_item p ON p.plan_item_id = o.plan_item_id
                      WHERE o.account_id = c.account_id AND o.subscription_no <> c.subscription_no
                        AND p.metric_id = c.metric_id)
               END AS other_meters
          FROM (SELECT * FROM new_cycle UNION ALL SELECT * FROM stale_cycle) c
    ),
    used AS (
        SELECT c.account_id, c.subscription_no, c.item, c.version, c.grid_no, c.cycle, sum(u.value) AS quantity
          FROM cycle c
          JOIN billing.usage_event u ON u.account_id = c.account_id AND u.metric_id = c.metric_id
                                    AND u.occurred_at >= lower(c.service) AND u.occurred_at < upper(c.service)
                                    AND (u.subscription_no = c.subscription_no
                                         OR (u.subscription_no IS NULL AND NOT c.other_meters @> u.occurred_at))
         WHERE u.account_id BETWEEN first_account AND last_account
           AND u.occurred_at >= (SELECT min(lower(b.service)) FROM cycle b WHERE b.kind = 'usage')
           AND u.occurred_at < (SELECT max(upper(b.service)) FROM cycle b WHERE b.kind = 'usage')
           AND u.cancelled_at IS NULL
         GROUP BY c.account_id, c.subscription_no, c.item, c.version, c.grid_no, c.cycle
    ),
    should_be AS (
        SELECT r.*, billing.rate(r.price, r.rated_quantity) AS should_be
          FROM (SELECT c.*, u.quantity IS NOT NULL AS is_used,
                       CASE WHEN c.kind = 'usage' AND billing.model(c.price) <> 'flat'
                            THEN coalesce(u.quantity, 0) ELSE c.quantity END AS rated_quantity
                  FROM cycle c
                  LEFT JOIN used u ON u.account_id = c.account_id AND u.subscription_no = c.subscription_no AND u.item = c.item
                                  AND u.version = c.version AND u.grid_no = c.grid_no AND u.cycle = c.cycle) r
    ),
    billed AS (
        -- what issued documents hold for these keys; drafts never count
        SELECT c.account_id, c.subscription_no, c.item, c.version, c.grid_no, c.cycle,
               billing.sum(l.list_amount) AS amount,
               sum(l.quantity) AS quantity,
               max(l.revision) AS revision,
               (array_agg(l.invoice_no ORDER BY l.revision))[1] AS source_invoice_no,
               (array_agg(l.line_no ORDER BY l.revision))[1] AS source_line_no
          FROM cycle c
          JOIN billing.invoice_line l ON l.account_id = c.account_id AND l.subscription_no = c.subscription_no AND l.item = c.item
                                     AND l.version = c.version AND l.grid_no = c.grid_no AND l.cycle = c.cycle
          JOIN billing.invoice_status t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no
         WHERE t.state IN ('issued', 'paid', 'uncollectible')
           AND l.account_id BETWEEN first_account AND last_account
         GROUP BY c.account_id, c.subscription_no, c.item, c.version, c.grid_no, c.cycle
    ),
    difference AS (
        -- a metered cycle with events gets its first line even when it is free
        SELECT s.account_id, s.subscription_no, s.item, s.version, s.grid_no, s.cycle, s.position, s.name, s.kind,
               s.service, s.period, s.tax_class, billing.unit_amount(s.price) AS unit_amount,
               b.source_invoice_no, b.source_line_no, coalesce(b.revision + 1, 0) AS revision,
               CASE WHEN b.amount IS NULL THEN s.should_be ELSE s.should_be - b.amount END AS amount,
               CASE WHEN b.amount IS NULL THEN s.rated_quantity ELSE s.rated_quantity - b.quantity END AS quantity
          FROM should_be s
          LEFT JOIN billed b ON b.account_id = s.account_id AND b.subscription_no = s.subscription_no AND b.item = s.item
                            AND b.version = s.version AND b.grid_no = s.grid_no AND b.cycle = s.cycle
         WHERE CASE WHEN b.amount IS NULL THEN s.is_used OR NOT billing.is_zero(s.should_be)
                    ELSE s.should_be <> b.amount END
    ),
    taxed AS (
        -- a correction keeps rate and tax point of the line it corrects
        SELECT d.*,
               source.number AS source_number,
               coalesce(o.tax_point, p.tax_point) AS tax_point,
               coalesce(o.tax_category, r.category,
                        CASE WHEN EXISTS (SELECT FROM billing.tax_rate k WHERE k.jurisdiction = p.jurisdiction)
                             THEN billing.fail_tax_gap(p.jurisdiction, d.tax_class, p.tax_point)
                             ELSE 'O' END) AS tax_category,
               coalesce(o.tax_percent, r.percent, 0) AS tax_percent
          FROM difference d
          JOIN (SELECT x.account_id, x.country AS jurisdiction, x.zone, s.tax_point AS rule, s.zone AS seller_zone
                  FROM billing.account x
                  JOIN billing.seller s ON s.seller_id = x.seller_id
                 WHERE x.account_id BETWEEN first_account AND last_account) a ON a.account_id = d.account_id
          LEFT JOIN billing.invoice_line o ON o.account_id = d.account_id AND o.invoice_no = d.source_invoice_no
                                          AND o.line_no = d.source_line_no
          LEFT JOIN billing.invoice source ON source.account_id = d.account_id AND source.invoice_no = d.source_invoice_no
         CROSS JOIN LATERAL (SELECT a.jurisdiction,
                                    CASE a.rule
                                    WHEN 'service_end' THEN ((upper(d.service) - interval '1 microsecond') AT TIME ZONE a.zone)::date
                                    WHEN 'service_start' THEN (lower(d.service) AT TIME ZONE a.zone)::date
                                    ELSE (as_of AT TIME ZONE a.seller_zone)::date
                                    END AS tax_point) p
          LEFT JOIN billing.tax_rate r ON r.jurisdiction = p.jurisdiction AND r.class = d.tax_class AND r.valid @> p.tax_point
    ),
    document AS (
        -- an invoice for everything while its total is not negative; otherwise a credit note takes what is negative
        SELECT t.account_id,
               billing.sign(billing.sum(t.amount)) < 0 AS is_split,
               bool_or(billing.sign(t.amount) >= 0) AS has_charges,
               coalesce((SELECT max(v.invoice_no) FROM billing.invoice v
                          WHERE v.account_id = t.account_id AND v.number IS NOT NULL), 0) AS last_invoice_no
          FROM taxed t
         GROUP BY t.account_id
    ),
    placed AS (
        SELECT t.*, d.is_split AND billing.sign(t.amount) < 0 AS is_credit,
               CASE WHEN d.is_split AND billing.sign(t.amount) < 0 AND d.has_charges
                    THEN d.last_invoice_no + 2 ELSE d.last_invoice_no + 1 END AS invoice_no
          FROM taxed t
          JOIN document d ON d.account_id = t.account_id
    )
    SELECT p.account_id, p.invoice_no,
           row_number() OVER (PARTITION BY p.account_id, p.invoice_no
                                  ORDER BY p.subscription_no, p.position, p.cycle, p.version, p.grid_no)::integer,
           p.subscription_no, p.item, p.version, p.grid_no, p.cycle, ''::text, p.revision,
           p.kind,
           CASE WHEN p.source_number IS NULL THEN p.name
                ELSE format('%s (correction of %s)', p.name, p.source_number) END,
           p.service, p.period, 1::bigint, 1::bigint, NULL::text,
           p.quantity, p.unit_amount, p.amount, p.amount,
           p.tax_category, p.tax_percent, p.tax_point,
           p.source_invoice_no, p.source_line_no
      FROM placed p
     ORDER BY p.account_id, p.invoice_no, 3;
END;
COMMENT ON FUNCTION billing.due_lines(bigint, bigint, timestamptz, xid8) IS
'The lines that are due as of a time for a range of accounts: what should have been billed for each new or re-examined cycle, minus what issued documents hold for it. Writes nothing: preview() and the run read the same lines. since: see examined_since().';
