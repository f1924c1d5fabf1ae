--
-- A document for people: one page of HTML
--

CREATE OR REPLACE FUNCTION billing.invoice_usage(account text, invoice_no integer) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $function$
#variable_conflict use_column
BEGIN
    IF NOT EXISTS (SELECT FROM billing.find_account(invoice_usage.account) f
                     JOIN billing.invoice_line l ON l.account_id = f.account_id AND l.invoice_no = invoice_usage.invoice_no AND l.kind = 'usage') THEN
        RETURN NULL;
    END IF;
    RETURN (
        WITH line AS (
            SELECT l.*, i.usage_seen, d.zone, coalesce(l.covered, l.service) AS counts
              FROM billing.find_account(invoice_usage.account) f
              JOIN billing.invoice i ON i.account_id = f.account_id AND i.invoice_no = invoice_usage.invoice_no
              JOIN billing.account a ON a.account_id = i.account_id
              JOIN billing.invoice_line l ON l.account_id = i.account_id AND l.invoice_no = i.invoice_no AND l.kind = 'usage'
                                         AND l.subscription_no IS NOT NULL
             CROSS JOIN LATERAL (SELECT coalesce(i.customer ->> 'zone', a.zone) AS zone) d
        ),
        cycle AS (
            -- one chart for a metered item in a cycle, whatever versions and groups it has
            SELECT l.account_id, l.subscription_no, l.item, l.grid_no, l.cycle, min(l.line_no) AS line_no, count(*) AS lines, min(l.zone) AS zone,
                   min(lower(l.counts)) AS starts_at, max(upper(l.counts)) AS ends_at,
                   CASE WHEN max(upper(l.counts)) - min(lower(l.counts)) <= interval '2 days' THEN 'hour'
                        WHEN max(upper(l.counts)) - min(lower(l.counts)) <= interval '93 days' THEN 'day' ELSE 'month' END AS per,
                   min(m.aggregation) AS aggregation,
                   min(m.name) AS metric,
                   bool_or(m.aggregation = 'weighted_sum' OR m.aggregation = 'sum' AND (m.recurring OR m.prorated)) AS is_level
              FROM line l
             CROSS JOIN LATERAL (SELECT k.*
                                   FROM billing.subscription_item v
                                   JOIN billing.plan_item p ON p.plan_item_id = v.plan_item_id
                                   JOIN billing.metric k ON k.metric_id = p.metric_id
                                  WHERE v.account_id = l.account_id AND v.subscription_no = l.subscription_no AND v.item = l.item
                                  ORDER BY v.version = l.version DESC, v.version DESC
                                  LIMIT 1) m
             WHERE NOT isempty(l.counts)
             GROUP BY l.account_id, l.subscription_no, l.item, l.grid_no, l.cycle
        ),
        version AS (
            SELECT DISTINCT ON (l.subscription_no, l.item, l.grid_no, l.cycle, l.version) l.*
              FROM line l
             WHERE NOT isempty(l.counts)
             ORDER BY l.subscription_no, l.item, l.grid_no, l.cycle, l.version, l.revision DESC, l.line_no
        ),
        event AS (
            SELECT c.line_no, u.key, u.occurred_at, u.value, u.properties,
                   CASE WHEN u.occurred_at >= c.starts_at THEN date_trunc(c.per, u.occurred_at AT TIME ZONE c.zone) END AS bucket
              FROM version v
              JOIN cycle c ON c.account_id = v.account_id AND c.subscription_no = v.subscription_no AND c.item = v.item
                          AND c.grid_no = v.grid_no AND c.cycle = v.cycle
             CROSS JOIN LATERAL billing.usage_behind(billing.line_parts(v.account_id, v.invoice_no, v.line_no), 'infinity', v.usage_seen) u
             WHERE u.n = 0 AND u.occurred_at < upper(v.counts)
               AND (u.occurred_at >= lower(v.counts) OR c.is_level AND lower(v.counts) = c.starts_at)
        ),
        counted AS (
            SELECT e.line_no, e.bucket,
                   CASE min(c.aggregation)
                   WHEN 'count' THEN count(*)
                   WHEN 'max' THEN max(e.value)
                   WHEN 'percentile' THEN max(e.value)
                   WHEN 'min' THEN min(e.value)
                   WHEN 'latest' THEN billing.latest(e.value, e.occurred_at)
                   WHEN 'unique_count' THEN count(DISTINCT coalesce(e.properties ->> k.property, e.value::text))
                   ELSE sum(e.value) END AS value
              FROM event e
              JOIN cycle c ON c.line_no = e.line_no
             CROSS JOIN LATERAL (SELECT (SELECT m.property FROM billing.metric m WHERE m.name = c.metric LIMIT 1) AS property) k
             GROUP BY e.line_no, e.bucket
        ),
        point AS (
            SELECT c.line_no, b.bucket,
                   CASE WHEN c.is_level THEN coalesce(sum(n.value) OVER (PARTITION BY c.line_no ORDER BY b.bucket), 0) + coalesce(h.value, 0)
                        ELSE coalesce(n.value, 0) END AS value
              FROM cycle c
             CROSS JOIN LATERAL generate_series(date_trunc(c.per, c.starts_at AT TIME ZONE c.zone),
                                                (c.ends_at - interval '1 microsecond') AT TIME ZONE c.zone, ('1 ' || c.per)::interval) AS b (bucket)
              LEFT JOIN counted n ON n.line_no = c.line_no AND n.bucket = b.bucket
              LEFT JOIN counted h ON h.line_no = c.line_no AND h.bucket IS NULL
             WHERE EXISTS (SELECT FROM counted o WHERE o.line_no = c.line_no)
        ),
        tier AS (
            -- Tiers of what is billed for the first time; the lines of a correction are differences.
            SELECT c.line_no AS of_line, l.line_no, c.lines, t.*, count(*) OVER (PARTITION BY l.line_no) AS parts, l.amount <> l.list_amount AS tax_included
              FROM cycle c
              JOIN line l ON l.account_id = c.account_id AND l.subscription_no = c.subscription_no AND l.item = c.item
                         AND l.grid_no = c.grid_no AND l.cycle = c.cycle
             CROSS JOIN LATERAL billing.rate_detail(l.price, l.quantity, 1, l.numerator, l.denominator) t
             WHERE l.source_invoice_no IS NULL AND l.revision = 0 AND coalesce(l.continues_at, 0) = 0 AND coalesce(l.numerator_before, 0) = 0
               AND l.quantity >= 0 AND NOT billing.needs_events(l.price)
        )
        SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                   'line_no', c.line_no, 'subscription_no', c.subscription_no, 'item', c.item,
                   'title', (SELECT CASE WHEN l.dimension = '' THEN l.description ELSE regexp_replace(l.description, ': [^:]*$', '') END
                               FROM line l WHERE l.line_no = c.line_no),
                   'metric', c.metric, 'per', c.per,
                   'service_start', (c.starts_at AT TIME ZONE c.zone)::date,
                   'service_end', ((c.ends_at - interval '1 microsecond') AT TIME ZONE c.zone)::date,
                   'points', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                         'day', p.bucket::date, 'hour', CASE WHEN c.per = 'hour' THEN extract(hour FROM p.bucket) END,
                                         'value', trim_scale(p.value)::text)) ORDER BY p.bucket)
                                FROM point p WHERE p.line_no = c.line_no),
                   'tax_included', (SELECT CASE WHEN bool_or(t.tax_included) THEN 'yes' END FROM tier t WHERE t.of_line = c.line_no),
                   'tiers', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                        'line_no', CASE WHEN t.lines > 1 THEN t.line_no END, 'tier', t.tier, 'from', trim_scale(t.from_quantity)::text, 'to', trim_scale(t.to_quantity)::text,
                                        'quantity', trim_scale(t.quantity)::text, 'unit', trim_scale(t.unit)::text, 'flat', trim_scale(t.flat)::text,
                                        'amount', trim_scale(billing.amount(billing.round(t.amount, 6)))::text)) ORDER BY t.line_no, t.tier)
                               FROM tier t WHERE t.of_line = c.line_no AND t.parts > 1))) ORDER BY c.line_no)
          FROM cycle c);
END;
$function$;
COMMENT ON FUNCTION billing.invoice_usage(text, integer) IS
'What the metered lines of a document counted, one element for each item and cycle: the usage of each hour, day or month of the cycle in the zone of the account (points: sums, counts, the highest, the lowest, the last or, of a level, the one at the end), as the document has counted it, and the tiers that its price went through. NULL where nothing is metered.';

CREATE OR REPLACE FUNCTION billing.invoice_html(account text, invoice_no integer, locale text DEFAULT NULL, paper text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    document jsonb := billing.invoice_json(invoice_html.account, invoice_html.invoice_no);
    print_on_letter text[] := '{US,CA,MX,PR,PH,CL,CO,VE,CR,GT,PA,DO,SV,NI}';
BEGIN
    RETURN billing.invoice_page(
        document || jsonb_strip_nulls(jsonb_build_object('usage', billing.invoice_usage(invoice_html.account, invoice_html.invoice_no))),
        coalesce(invoice_html.locale, document #>> '{customer,address,locale}', document #>> '{seller,address,locale}', 'en'),
        coalesce(invoice_html.paper, CASE WHEN document #>> '{customer,country}' = ANY (print_on_letter) THEN 'letter' ELSE 'A4' END));
END;
$function$;
COMMENT ON FUNCTION billing.invoice_html(text, integer, text, text) IS
'A document as one printable page of HTML: lines, taxes, usage with a chart for each metered item, and what to pay where. It loads nothing and runs nothing. locale (de, en-GB, fr-CA): else that of the address of the customer, or of the seller, as in {"locale": "de"}; else English. paper is A4 or letter, else what the customer''s country prints on. NULL where the account has no such document. Errors: 22023 for an unknown account, locale or paper.';
