--
-- From the equation to lines: what is due, on which document, with which tax
--

CREATE OR REPLACE FUNCTION billing.changed_part(before tstzrange, after tstzrange) RETURNS tstzrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN before = after THEN after
            ELSE range_merge((tstzmultirange(before) - tstzmultirange(after)) + (tstzmultirange(after) - tstzmultirange(before))) END;
COMMENT ON FUNCTION billing.changed_part(tstzrange, tstzrange) IS
'What a correction is for: the time that is in one of two ranges only, or the whole range where they are equal.';

CREATE OR REPLACE FUNCTION billing.units_of_line(units bigint, lines bigint, place bigint, size_place bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN units / lines + CASE WHEN units > 0 AND place <= units % lines THEN 1 WHEN units < 0 AND size_place <= -units % lines THEN -1 ELSE 0 END;
COMMENT ON FUNCTION billing.units_of_line(bigint, bigint, bigint, bigint) IS
'What a line gets of units that are shared beyond the floors of lines: the first ones by remainder (place) get one more; where units are missing, the largest ones (size_place) give one.';

CREATE OR REPLACE FUNCTION billing.is_charged(account_id bigint, charge_no integer) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM billing.invoice_line r
                 JOIN billing.invoice_status t ON t.account_id = r.account_id AND t.invoice_no = r.invoice_no
                WHERE r.account_id = $1 AND r.charge_no = $2
                  AND t.state <> 'draft' AND t.rebill IS DISTINCT FROM true);
COMMENT ON FUNCTION billing.is_charged(bigint, integer) IS 'Whether a document that counts holds a one-off charge.';

CREATE OR REPLACE FUNCTION billing.open_charges(as_of timestamptz, accounts bigint[]) RETURNS SETOF billing.charge
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT h.*
      FROM billing.charge h
     WHERE h.account_id = ANY (accounts)
       AND h.is_open
       AND h.charged_at <= as_of
       AND NOT billing.is_charged(h.account_id, h.charge_no);
END;
COMMENT ON FUNCTION billing.open_charges(timestamptz, bigint[]) IS
'One-off charges up to a time that no document holds.';

CREATE OR REPLACE FUNCTION billing.examined_lines(accounts bigint[], as_of timestamptz, since xid8)
RETURNS SETOF billing.invoice_line
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
-- The statement is long: it is planned once in a session. It joins sets that it makes itself, of which the planner knows no size: a
-- nested loop over two of them is quadratic, and sorting them to merge them costs a fifth of the time.
SET plan_cache_mode = force_generic_plan
SET enable_nestloop = off
SET enable_mergejoin = off
SET jit = off
AS $function$
BEGIN
    IF accounts IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    WITH difference AS (
        -- A metered cycle with events gets its first line even when it is free.
        SELECT c.account_id, c.subscription_no, c.item, c.version, c.grid_no, c.cycle, c.dimension, c.position, c.zone, c.proration, c.tax_class,
               k.amount, coalesce(c.name, o.description) AS label, k.kind, coalesce(c.period, o.period) AS period,
               CASE WHEN c.billed IS NULL THEN c.service
                    ELSE billing.changed_part(c.covered, coalesce(c.service, 'empty')) END AS service,
               CASE WHEN c.billed IS NOT NULL THEN coalesce(c.service, 'empty') END AS covered,
               CASE WHEN q.is_one THEN billing.sign(k.amount)
                    WHEN c.billed IS NULL THEN c.rated_quantity
                    WHEN k.kind = 'usage' THEN k.units
                    ELSE billing.sign(k.amount) * coalesce(c.held_quantity, abs(o.quantity)) END AS quantity,
               CASE WHEN q.is_one OR k.is_net THEN abs(billing.amount(k.amount))
                    -- of a corrected price: the difference of one
                    WHEN k.kind = 'recurring' AND c.price <> o.price AND c.held_quantity > 0 AND c.service = c.period
                        THEN (SELECT CASE WHEN u.amount * c.held_quantity = abs(billing.amount(k.amount)) THEN u.amount END
                                FROM (SELECT trim_scale(abs(billing.amount(k.amount)) / c.held_quantity) AS amount) u)
                    ELSE coalesce(billing.unit_amount(c.price), o.unit_amount) END AS unit_amount,
               c.source_invoice_no, c.source_line_no,
               o.tax_point AS source_tax_point, o.tax_category AS source_tax_category, o.tax_percent AS source_tax_percent,
               o.tax_jurisdiction AS source_tax_jurisdiction, o.tax_reason_code AS source_tax_reason_code, o.tax_reason AS source_tax_reason,
               o.tax_parts AS source_tax_parts,
               NULL::integer AS charge_no,
               CASE WHEN NOT k.is_net THEN coalesce(c.price, o.price) END AS price, nullif(c.continues_at, 0) AS continues_at,
               CASE WHEN c.is_metered AND c.denominator > 1 THEN c.numerator - c.numerator_before END AS metered_numerator,
               c.denominator AS metered_denominator, nullif(c.numerator_before, 0) AS numerator_before,
               CASE WHEN q.is_one AND k.kind = 'usage' THEN k.units END AS metered_quantity,
               c.next_revision AS revision
          FROM billing.equation(accounts, examined_lines.as_of, since) c
          LEFT JOIN billing.invoice_line o ON o.account_id = c.account_id AND o.invoice_no = c.source_invoice_no
                                          AND o.line_no = c.source_line_no AND o.account_id = ANY (accounts)
         CROSS JOIN LATERAL (SELECT CASE WHEN c.billed IS NULL THEN c.target ELSE c.target - c.billed END AS amount,
                                    coalesce(c.kind, o.kind) AS kind,
                                    coalesce(c.rated_quantity, 0) - c.billed_quantity AS units,
                                    coalesce(c.version = 0 AND c.price IS NULL AND c.kind IS NOT NULL, false) AS is_net) k
         -- More units for less, fewer for more, or units for what their price does not make: the difference is one of its amount.
         CROSS JOIN LATERAL (SELECT k.kind IN ('commitment', 'maximum')
                                    OR (k.kind = 'usage' AND c.billed IS NOT NULL
                                        AND (billing.sign(k.amount) * sign(k.units) <= 0
                                             OR abs(k.units * billing.unit_amount(c.price) - billing.amount(k.amount))
                                                >= billing.amount(billing.from_minor(1, billing.currency(k.amount))))) AS is_one) q
         WHERE CASE WHEN c.billed IS NULL THEN c.cycle_due_at <= examined_lines.as_of AND (c.is_used OR NOT billing.is_zero(c.target))
                    ELSE c.target <> c.billed END
         UNION ALL
        -- One-off charges that no document holds.
        SELECT h.account_id, NULL, h.item, NULL, NULL, NULL, '', NULL, NULL, NULL, h.tax_class, h.amount, h.description, 'one_time', NULL,
               coalesce(h.service, tstzrange(h.charged_at, h.charged_at + interval '1 microsecond')), NULL, h.quantity,
               CASE WHEN h.quantity = 1 THEN billing.amount(h.amount) END, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, h.charge_no,
               NULL, NULL, NULL, NULL, NULL, NULL,
               (SELECT count(*)::integer FROM billing.invoice_line r
                  JOIN billing.invoice_status t ON t.account_id = r.account_id AND t.invoice_no = r.invoice_no AND t.state <> 'draft'
                 WHERE r.account_id = h.account_id AND r.charge_no = h.charge_no)
          FROM billing.open_charges(examined_lines.as_of, accounts) h
         WHERE NOT h.of_document
    ),
    dated AS (
        SELECT d.*, source.number AS source_number, coalesce(d.zone, a.zone) AS line_zone, a.tax_basis, a.seller_id, a.place, a.exemptions, p.tax_point,
               width_bucket(p.tax_point, (SELECT billing.tax_rule_days())) AS tax_time
          FROM difference d
          JOIN (SELECT x.account_id, x.zone, s.seller_id, s.tax_point AS rule, s.zone AS seller_zone, s.tax_basis,
                       billing.tax_place(s.country, x.country, x.region, x.tax_id, x.billing_address, v.country IS NOT NULL)::text AS place,
                       e.exemptions
                  FROM billing.account x
                  JOIN billing.seller s ON s.seller_id = x.seller_id
                  LEFT JOIN billing.divided_country() v ON v.country = x.country
                  LEFT JOIN (SELECT y.account_id, array_agg(y ORDER BY y.exemption_no) AS exemptions
                               FROM billing.tax_exemption y
                              WHERE y.account_id = ANY (accounts)
                              GROUP BY y.account_id) e ON e.account_id = x.account_id
                 WHERE x.account_id = ANY (accounts)) a ON a.account_id = d.account_id
          LEFT JOIN billing.invoice source ON source.account_id = d.account_id AND source.invoice_no = d.source_invoice_no
                                   AND source.account_id = ANY (accounts)
         -- a correction keeps the tax point of the line it corrects
         CROSS JOIN LATERAL (SELECT coalesce(d.source_tax_point,
                                             CASE a.rule
                                             WHEN 'service_end' THEN (greatest(lower(d.service), upper(d.service) - interval '1 microsecond') AT TIME ZONE a.zone)::date
                                             WHEN 'service_start' THEN (lower(d.service) AT TIME ZONE a.zone)::date
                                             ELSE (examined_lines.as_of AT TIME ZONE a.seller_zone)::date
                                             END) AS tax_point) p
    ),
    tax AS (
        -- few places, classes and times of the same rules have all the lines
        SELECT q.seller_id, q.place, q.tax_class, q.tax_time, t.*
          FROM (SELECT d.seller_id, d.place, d.tax_class, d.tax_time, min(d.tax_point) AS tax_point
                  FROM dated d
                 WHERE d.source_tax_category IS NULL
                 GROUP BY d.seller_id, d.place, d.tax_class, d.tax_time) q
         CROSS JOIN LATERAL billing.sale_tax(q.seller_id, q.place::jsonb, q.tax_class, q.tax_point) t
    ),
    taxed AS (
        -- a correction keeps the tax of the line it corrects
        SELECT d.*,
               coalesce(d.source_tax_category, (x.exemption).category, t.category) AS tax_category,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_percent
                    WHEN (x.exemption).exemption_no IS NOT NULL THEN 0
                    WHEN y.is_less THEN (SELECT sum(p.percent) FROM unnest(y.parts) p) ELSE t.percent END AS tax_percent,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_jurisdiction
                    WHEN y.is_less THEN (y.parts[cardinality(y.parts)]).jurisdiction ELSE t.jurisdiction END AS tax_jurisdiction,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_reason_code
                    WHEN (x.exemption).exemption_no IS NOT NULL THEN (x.exemption).reason_code ELSE t.reason_code END AS tax_reason_code,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_reason
                    WHEN (x.exemption).exemption_no IS NOT NULL THEN (x.exemption).reason ELSE t.reason END AS tax_reason,
               CASE WHEN d.source_tax_category IS NOT NULL THEN d.source_tax_parts
                    WHEN (x.exemption).exemption_no IS NULL AND cardinality(y.parts) > 1 THEN y.parts END AS tax_parts
          FROM dated d
          LEFT JOIN tax t ON t.seller_id = d.seller_id AND t.place = d.place AND t.tax_class = d.tax_class AND t.tax_time = d.tax_time
         CROSS JOIN LATERAL (SELECT o.parts, cardinality(o.parts) BETWEEN 1 AND cardinality(t.parts) - 1 AS is_less
                               FROM (SELECT CASE WHEN d.exemptions IS NOT NULL AND t.parts IS NOT NULL
                                                 THEN billing.taxed_parts(t.parts, d.exemptions, d.tax_class, d.tax_point) ELSE t.parts END AS parts) o) y
         CROSS JOIN LATERAL (SELECT CASE WHEN d.exemptions IS NOT NULL AND t.percent > 0
                                         THEN (SELECT u FROM unnest(d.exemptions) u
                                                WHERE u.valid @> d.tax_point AND (u.tax_class IS NULL OR u.tax_class = d.tax_class)
                                                  AND (u.jurisdiction IS NULL OR t.jurisdictions = ARRAY[u.jurisdiction] OR cardinality(y.parts) = 0)
                                                LIMIT 1) END AS exemption) x
    ),
    document AS (
        -- an invoice for everything while its totals are not negative, without tax and with it; otherwise a credit note takes what is negative
        SELECT t.account_id, billing.sign((t.totals).net) < 0 OR billing.sign((t.totals).gross) < 0 AS is_split, t.has_charges,
               coalesce((SELECT max(v.invoice_no) FROM billing.invoice v
                          WHERE v.account_id = t.account_id AND v.number IS NOT NULL), 0) AS last_invoice_no
          FROM (SELECT x.account_id, billing.tax_totals(x.amount, x.tax_category, x.tax_percent, 'group', x.tax_basis) AS totals,
                       bool_or(billing.sign(x.amount) >= 0) AS has_charges
                  FROM taxed x
                 GROUP BY x.account_id) t
    ),
    placed AS NOT MATERIALIZED (
        SELECT t.*, t.kind = 'recurring' AND t.service <> t.period AND NOT isempty(t.service) AS is_part,
               d.is_split AND billing.sign(t.amount) < 0 AS is_credited,
               CASE WHEN d.is_split AND billing.sign(t.amount) < 0 AND d.has_charges
                    THEN d.last_invoice_no + 2 ELSE d.last_invoice_no + 1 END AS invoice_no
          FROM taxed t
          JOIN document d ON d.account_id = t.account_id
    ),
    residue AS (
        -- what the last credit of a rate of an invoice takes of its tax beyond that of its amount, see write_documents()
        SELECT c.account_id, c.invoice_no, c.tax_category, c.tax_percent,
               coalesce(billing.tax_of(billing.sum(c.credited) FILTER (WHERE c.remains IS NULL), c.tax_percent, 'inclusive'), billing.sum(c.remains - c.remains))
                   - billing.sum(c.remains) - billing.tax_of(billing.sum(c.credited), c.tax_percent, 'inclusive') AS amount
          FROM (SELECT n.*, billing.tax_left(n.account_id, n.source_invoice_no, n.tax_category, n.tax_percent, 'inclusive', n.credited) AS remains
                  FROM (SELECT p.account_id, p.invoice_no, p.source_invoice_no, p.tax_category, p.tax_percent, billing.sum(p.amount) AS credited
                          FROM placed p
                         WHERE p.tax_basis = 'inclusive' AND p.is_credited AND p.source_invoice_no IS NOT NULL AND p.tax_percent > 0
                         GROUP BY p.account_id, p.invoice_no, p.source_invoice_no, p.tax_category, p.tax_percent) n
                OFFSET 0) c
         GROUP BY c.account_id, c.invoice_no, c.tax_category, c.tax_percent
        HAVING bool_or(c.remains IS NOT NULL)
    ),
    netted AS (
        SELECT p.*, p.amount AS net FROM placed p WHERE p.tax_basis = 'exclusive'
         UNION ALL
        -- Of prices that include tax, the net of each rate of a document is what its tax leaves; lines share it by largest remainder.
        SELECT (g.placed).*,
               g.floored + billing.from_minor(
                   billing.units_of_line(billing.minor_units(g.group_net - g.floored_sum), g.lines,
                                         row_number() OVER (PARTITION BY (g.placed).account_id, (g.placed).invoice_no, (g.placed).tax_category, (g.placed).tax_percent
                                                                ORDER BY g.remainder DESC, (g.placed).subscription_no, (g.placed).position, (g.placed).cycle,
                                                                         (g.placed).version, (g.placed).dimension, (g.placed).charge_no),
                                         g.size_place), billing.currency(g.floored))
          FROM (SELECT f.placed, f.floored,
                       (f.placed).amount * 100 - f.floored * (100 + (f.placed).tax_percent) AS remainder,
                       billing.sum(f.floored) OVER w AS floored_sum, count(*) OVER w AS lines,
                       row_number() OVER (PARTITION BY (f.placed).account_id, (f.placed).invoice_no, (f.placed).tax_category, (f.placed).tax_percent
                                              ORDER BY billing.abs((f.placed).amount) DESC, (f.placed).subscription_no, (f.placed).position, (f.placed).cycle,
                                                       (f.placed).version, (f.placed).dimension, (f.placed).charge_no) AS size_place,
                       billing.sum((f.placed).amount) OVER w
                           - billing.div_round(billing.sum((f.placed).amount) OVER w * (f.placed).tax_percent, 100 + (f.placed).tax_percent)
                           - coalesce(f.residue, f.floored - f.floored) AS group_net
                  FROM (SELECT p AS placed, billing.div_round(p.amount * 100, 100 + p.tax_percent, NULL, 'floor') AS floored, r.amount AS residue
                          FROM placed p
                          LEFT JOIN residue r ON r.account_id = p.account_id AND r.invoice_no = p.invoice_no
                                             AND r.tax_category = p.tax_category AND r.tax_percent = p.tax_percent
                         WHERE p.tax_basis = 'inclusive') f
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
           trim_scale(p.quantity), p.unit_amount, p.amount, p.net,
           p.tax_category, p.tax_percent, p.tax_point,
           p.charge_no, p.source_invoice_no, p.source_line_no,
           p.price, p.proration, trim_scale(p.continues_at), p.numerator_before, trim_scale(p.metered_quantity),
           p.tax_jurisdiction, p.tax_reason_code, p.tax_reason, p.tax_parts
      FROM netted p
     CROSS JOIN LATERAL (SELECT CASE WHEN p.metered_numerator IS NOT NULL THEN p.metered_numerator
                                     WHEN p.is_part THEN billing.proration_numerator(p.service, p.period, p.line_zone, p.proration)
                                     ELSE 1 END AS numerator,
                                CASE WHEN p.metered_numerator IS NOT NULL THEN p.metered_denominator
                                     WHEN p.is_part THEN billing.proration_denominator(p.service, p.period, p.line_zone, p.proration)
                                     ELSE 1 END AS denominator) h
     ORDER BY p.account_id, p.invoice_no, 3;
END;
$function$;
COMMENT ON FUNCTION billing.examined_lines(bigint[], timestamptz, xid8) IS
'What due_lines() says, of any accounts: what should have been billed for each new or re-examined cycle, minus what issued documents hold for it. Where a metered quantity goes up and its amount down, or the other way round, the difference is 1 or -1 of its amount.';

CREATE OR REPLACE FUNCTION billing.inclusive_nets(lines billing.invoice_line[]) RETURNS billing.invoice_line[]
LANGUAGE sql STABLE
RETURN (
    SELECT array_agg(jsonb_populate_record(n.line, jsonb_build_object('amount', n.net::text)) ORDER BY n.place)
      FROM (SELECT f.line, f.place,
                   CASE WHEN row_number() OVER (PARTITION BY (f.line).account_id, (f.line).invoice_no, (f.line).tax_category, (f.line).tax_percent
                                                    ORDER BY (f.line).list_amount * 100 - f.floored * (100 + (f.line).tax_percent) DESC, (f.line).line_no)
                             <= billing.minor_units(billing.sum((f.line).list_amount) OVER rate
                                                    - billing.div_round(billing.sum((f.line).list_amount) OVER rate * (f.line).tax_percent, 100 + (f.line).tax_percent)
                                                    - billing.sum(f.floored) OVER rate)
                        THEN f.floored + billing.from_minor(1, billing.currency(f.floored)) ELSE f.floored END AS net
              FROM (SELECT lines[p] AS line, p AS place,
                           billing.div_round((lines[p]).list_amount * 100, 100 + (lines[p]).tax_percent, NULL, 'floor') AS floored
                      FROM generate_subscripts(lines, 1) p) f
            WINDOW rate AS (PARTITION BY (f.line).account_id, (f.line).invoice_no, (f.line).tax_category, (f.line).tax_percent)) n);
COMMENT ON FUNCTION billing.inclusive_nets(billing.invoice_line[]) IS
'The same lines, of prices that include tax, with the net amounts that their documents give them: what the tax of each rate leaves, shared by largest remainder.';
