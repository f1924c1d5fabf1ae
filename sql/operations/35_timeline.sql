--
-- From changes to versions: a pure function of what was asked for
--

CREATE OR REPLACE FUNCTION billing.live_changes(account_id bigint, subscription_no integer) RETURNS SETOF billing.subscription_change
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT c.*
      FROM billing.subscription_change c
     WHERE c.account_id = $1 AND c.subscription_no = $2 AND c.kind <> 'undo'
       AND NOT EXISTS (SELECT FROM billing.subscription_change u
                        WHERE u.account_id = c.account_id AND u.subscription_no = c.subscription_no AND u.undoes = c.change_no);
END;
COMMENT ON FUNCTION billing.live_changes(bigint, integer) IS 'Changes of a subscription that are not undone.';

CREATE OR REPLACE FUNCTION billing.derive_grids(account_id bigint, subscription_no integer) RETURNS SETOF billing.subscription_grid
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT g.*
      FROM (SELECT c.account_id, c.subscription_no, c.change_no,
                   tstzrange(c.effective_at, lead(c.effective_at) OVER (ORDER BY c.effective_at, c.change_no)) AS during,
                   c.anchor, c.cadence, a.zone
              FROM billing.live_changes($1, $2) c
              JOIN billing.account a ON a.account_id = c.account_id
             WHERE c.anchor IS NOT NULL) g
     WHERE NOT isempty(g.during);
END;
COMMENT ON FUNCTION billing.derive_grids(bigint, integer) IS
'Grids of a subscription as its changes define them; a grid has the number of the change that opened it.';

CREATE OR REPLACE FUNCTION billing.cycle_end(anchor timestamptz, cadence interval, at timestamptz, zone text) RETURNS timestamptz
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT CASE WHEN lower(p.period) = at THEN at ELSE upper(p.period) END
      FROM (SELECT billing.period_at(anchor, cadence, at, zone) AS period) p;
END;
COMMENT ON FUNCTION billing.cycle_end(timestamptz, interval, timestamptz, text) IS 'The first boundary at or after an instant.';

CREATE OR REPLACE FUNCTION billing.derive_items(account_id bigint, subscription_no integer) RETURNS SETOF billing.subscription_item
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH change AS (
        SELECT c.*,
               row_number() OVER w AS n,
               coalesce(lead(c.effective_at) OVER w, 'infinity') AS until
          FROM billing.live_changes($1, $2) c
        WINDOW w AS (ORDER BY c.effective_at, c.change_no)
    ),
    state AS (
        -- what holds from each change to the next
        SELECT c.n, c.change_no, c.effective_at, c.until, c.at_cycle_end, a.currency,
               (SELECT p.plan_id FROM change p WHERE p.n <= c.n AND p.plan_id IS NOT NULL ORDER BY p.n DESC LIMIT 1) AS plan_id,
               (SELECT p.proration FROM change p WHERE p.n <= c.n AND p.proration IS NOT NULL ORDER BY p.n DESC LIMIT 1) AS proration
          FROM change c
          JOIN billing.account a ON a.account_id = c.account_id
         WHERE c.effective_at < c.until
           AND (SELECT p.kind = 'pause' AND p.keeps_billing OR p.kind IN ('subscribe', 'resume')
                  FROM change p
                 WHERE p.n <= c.n AND p.kind IN ('subscribe', 'pause', 'resume', 'cancel')
                 ORDER BY p.n DESC
                 LIMIT 1)
    ),
    item_state AS (
        SELECT s.n, s.change_no, s.effective_at, s.until, s.at_cycle_end, coalesce(s.proration, i.proration) AS proration,
               i.plan_item_id, i.code AS item, i.kind, i.timing, i.cadence, i.metric_id, i.tax_class,
               coalesce((SELECT (q.quantities ->> i.code)::numeric FROM change q
                          WHERE q.n <= s.n AND q.quantities ? i.code ORDER BY q.n DESC LIMIT 1), i.quantity) AS quantity,
               coalesce((SELECT (q.prices -> i.code)::billing.price FROM change q
                          WHERE q.n <= s.n AND q.prices ? i.code ORDER BY q.n DESC LIMIT 1), p.price) AS price
          FROM state s
          JOIN billing.plan_item i ON i.plan_id = s.plan_id
          JOIN billing.plan_price p ON p.plan_item_id = i.plan_item_id AND p.currency = s.currency
    ),
    numbered AS (
        -- a change that leaves an item alone opens no version of it
        SELECT s.*,
               count(*) FILTER (WHERE s.opens) OVER (PARTITION BY s.item ORDER BY s.n) AS version_order,
               count(*) FILTER (WHERE s.begins) OVER (PARTITION BY s.item ORDER BY s.n) AS span_order
          FROM (SELECT t.*,
                       coalesce(lag(t.until) OVER w <> t.effective_at, true) AS begins,
                       coalesce(lag(t.until) OVER w <> t.effective_at
                                OR lag(t.quantity) OVER w <> t.quantity OR lag(t.price) OVER w <> t.price
                                OR (lag(t.kind) OVER w, lag(t.timing) OVER w, lag(t.cadence) OVER w, lag(t.metric_id) OVER w,
                                    lag(t.tax_class) OVER w, lag(t.proration) OVER w)
                                   IS DISTINCT FROM (t.kind, t.timing, t.cadence, t.metric_id, t.tax_class, t.proration), true) AS opens
                  FROM item_state t
                WINDOW w AS (PARTITION BY t.item ORDER BY t.n)) s
    ),
    version AS (
        SELECT s.item, s.span_order, s.version_order,
               (array_agg(s.change_no ORDER BY s.n))[1] AS version,
               (array_agg(s.plan_item_id ORDER BY s.n))[1] AS plan_item_id,
               (array_agg(s.at_cycle_end ORDER BY s.n))[1] AS at_cycle_end,
               (array_agg(s.proration ORDER BY s.n))[1] AS proration,
               (array_agg(s.kind ORDER BY s.n))[1] AS kind,
               (array_agg(s.timing ORDER BY s.n))[1] AS timing,
               (array_agg(s.cadence ORDER BY s.n))[1] AS cadence,
               (array_agg(s.quantity ORDER BY s.n))[1] AS quantity,
               (array_agg(s.price ORDER BY s.n))[1] AS price,
               min(s.effective_at) AS starts_at,
               max(s.until) AS ends_at,
               bool_or(s.begins) AS begins
          FROM numbered s
         GROUP BY s.item, s.span_order, s.version_order
    ),
    charged AS (
        -- without proration the charge changes at the end of the running cycle
        SELECT v.*,
               greatest(CASE WHEN v.at_cycle_end AND NOT v.begins AND v.kind <> 'usage'
                             THEN (SELECT billing.cycle_end(g.anchor, coalesce(v.cadence, g.cadence), v.starts_at, g.zone)
                                     FROM billing.derive_grids($1, $2) g WHERE g.during @> v.starts_at)
                             ELSE v.starts_at END,
                        (SELECT max(c.charged_from) FROM change c)) AS charged_from,
               CASE WHEN v.timing = 'advance' AND isfinite(x.ends_at)
                         AND (SELECT c.kind = 'cancel' AND c.at_cycle_end FROM change c
                               WHERE c.effective_at = x.ends_at ORDER BY c.n DESC LIMIT 1)
                    THEN (SELECT billing.cycle_end(g.anchor, coalesce(v.cadence, g.cadence), x.ends_at, g.zone)
                            FROM billing.derive_grids($1, $2) g WHERE g.during @> x.ends_at)
                    ELSE x.ends_at END AS span_ends_at
          FROM version v
         CROSS JOIN LATERAL (SELECT max(o.ends_at) AS ends_at FROM version o
                              WHERE o.item = v.item AND o.span_order = v.span_order) x
    ),
    bounded AS (
        SELECT c.*,
               least(c.span_ends_at,
                     (SELECT min(o.charged_from) FROM charged o
                       WHERE o.item = c.item AND (o.span_order, o.version_order) > (c.span_order, c.version_order))) AS charged_until,
               (SELECT min(o.charged_from) FROM charged o WHERE o.item = c.item AND o.span_order = c.span_order) AS span_from,
               least(c.span_ends_at, (SELECT min(o.charged_from) FROM charged o
                                       WHERE o.item = c.item AND o.span_order > c.span_order)) AS span_until
          FROM charged c
    )
    SELECT $1, $2, b.item, b.version, b.plan_item_id, b.quantity, b.price,
           tstzrange(b.starts_at, CASE WHEN isfinite(b.ends_at) THEN b.ends_at END),
           CASE WHEN b.charged_from < b.charged_until
                THEN tstzrange(b.charged_from, CASE WHEN isfinite(b.charged_until) THEN b.charged_until END)
                ELSE 'empty' END,
           CASE WHEN b.span_from < b.span_until
                THEN tstzrange(b.span_from, CASE WHEN isfinite(b.span_until) THEN b.span_until END)
                ELSE 'empty' END,
           b.proration
      FROM bounded b;
END;
COMMENT ON FUNCTION billing.derive_items(bigint, integer) IS
'Versions of the items of a subscription as its changes define them. A version has the number of the change that opened it, so that undoing a change brings the version before it back.';

CREATE OR REPLACE FUNCTION billing.derive_timeline(account_id bigint, subscription_no integer) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
    DELETE FROM billing.subscription_grid g
     WHERE g.account_id = $1 AND g.subscription_no = $2
       AND NOT EXISTS (SELECT FROM billing.derive_grids($1, $2) d
                        WHERE d.grid_no = g.grid_no AND d.during = g.during AND d.anchor = g.anchor AND d.cadence = g.cadence);
    INSERT INTO billing.subscription_grid
    SELECT d.* FROM billing.derive_grids($1, $2) d
     WHERE NOT EXISTS (SELECT FROM billing.subscription_grid g
                        WHERE g.account_id = $1 AND g.subscription_no = $2 AND g.grid_no = d.grid_no);
    DELETE FROM billing.subscription_item i
     WHERE i.account_id = $1 AND i.subscription_no = $2
       AND NOT EXISTS (SELECT FROM billing.derive_items($1, $2) d
                        WHERE d.item = i.item AND d.version = i.version AND d.plan_item_id = i.plan_item_id AND d.quantity = i.quantity
                          AND d.price = i.price AND d.service = i.service AND d.charge = i.charge AND d.span = i.span
                          AND d.proration IS NOT DISTINCT FROM i.proration);
    INSERT INTO billing.subscription_item
    SELECT d.* FROM billing.derive_items($1, $2) d
     WHERE NOT EXISTS (SELECT FROM billing.subscription_item i
                        WHERE i.account_id = $1 AND i.subscription_no = $2 AND i.item = d.item AND i.version = d.version);
END;
$function$;
COMMENT ON FUNCTION billing.derive_timeline(bigint, integer) IS 'Brings grids and item versions to what the changes of a subscription define.';

CREATE OR REPLACE FUNCTION billing.mark_dirty(account_id bigint, subscription_no integer, from_at timestamptz, due_at timestamptz) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    INSERT INTO billing.dirty (account_id, subscription_no, dirty_no, from_at, due_at)
    SELECT $1, $2, coalesce(max(d.dirty_no), 0) + 1, $3, $4
      FROM billing.dirty d
     WHERE d.account_id = $1 AND d.subscription_no = $2;
END;
COMMENT ON FUNCTION billing.mark_dirty(bigint, integer, timestamptz, timestamptz) IS
'Has every cycle of a subscription that ends after from_at examined again by the first run as of due_at or later.';
