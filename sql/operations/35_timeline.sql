--
-- From changes to versions: a pure function of what was asked for
--

CREATE OR REPLACE FUNCTION billing.live_changes(account_id bigint, subscription_no integer) RETURNS SETOF billing.subscription_change
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT c.*
      FROM billing.subscription_change c
     WHERE c.account_id = $1 AND c.subscription_no = $2 AND c.kind <> 'undo'
       AND c.change_no <> ALL (ARRAY(SELECT u.undoes FROM billing.subscription_change u
                                      WHERE u.account_id = $1 AND u.subscription_no = $2 AND u.undoes IS NOT NULL));
END;
COMMENT ON FUNCTION billing.live_changes(bigint, integer) IS 'Changes of a subscription that are not undone.';

CREATE OR REPLACE AGGREGATE billing.overlay(jsonb) (
    SFUNC = pg_catalog.jsonb_concat,
    STYPE = jsonb,
    COMBINEFUNC = pg_catalog.jsonb_concat,
    INITCOND = '{}',
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE billing.overlay(jsonb) IS 'The objects laid over one another in their order: of each key the last value.';

CREATE OR REPLACE FUNCTION billing.aligned_anchor(align text, billing_day integer, at timestamptz, cadence interval, zone text) RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    local_at timestamp := at AT TIME ZONE zone;
    months integer := extract(year FROM cadence) * 12 + extract(month FROM cadence);
    boundary timestamp;
BEGIN
    IF align = 'calendar' AND months > 0 THEN
        boundary := date_trunc(CASE WHEN months % 12 = 0 OR 12 % months = 0 THEN 'year' ELSE 'month' END, local_at);
    ELSIF align = 'calendar' THEN
        boundary := date_trunc(CASE WHEN extract(day FROM cadence)::integer % 7 = 0 THEN 'week' ELSE 'day' END, local_at);
    ELSIF months = 0 THEN
        RETURN at;
    ELSE
        -- The first billing day from then on; as an anchor, an earlier boundary in a month that is long enough for the day.
        SELECT m.starts_at - k.back * cadence + make_interval(days => least(billing_day, k.length) - 1) INTO boundary
          FROM (SELECT date_trunc('month', local_at)
                       + CASE WHEN date_trunc('month', local_at)
                                   + make_interval(days => least(billing_day, extract(day FROM date_trunc('month', local_at) + interval '1 month - 1 day')::integer) - 1)
                                   < local_at
                              THEN interval '1 month' ELSE interval '0' END AS starts_at) m
         CROSS JOIN LATERAL (SELECT n AS back, extract(day FROM m.starts_at - n * cadence + interval '1 month - 1 day')::integer AS length
                               FROM generate_series(0, 8) n) k
         ORDER BY least(billing_day, k.length) DESC, k.back
         LIMIT 1;
    END IF;
    RETURN boundary AT TIME ZONE zone;
END;
$function$;
COMMENT ON FUNCTION billing.aligned_anchor(text, integer, timestamptz, interval, text) IS
'Anchor of the grid whose boundaries fall on a billing day (align account), the first one at or after the time, or (calendar) on the first day of a year or month, on Mondays or on midnights. Weeks and days have no billing day: the time itself.';

CREATE OR REPLACE FUNCTION billing.derive_grids(account_id bigint, subscription_no integer) RETURNS SETOF billing.subscription_grid
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH asked AS (
        -- what the changes of an instant say about cycles; of several the last counts
        SELECT c.effective_at, max(c.change_no) AS grid_no,
               billing.overlay(CASE WHEN c.plan_id IS NULL THEN '{}' ELSE jsonb_build_object('plan', c.plan_id) END ORDER BY c.change_no) AS plan,
               billing.overlay(CASE WHEN c.align IS NULL THEN '{}'
                                    ELSE jsonb_build_object('align', c.align, 'anchor', c.anchor, 'day', c.billing_day, 'by', c.change_no) END ORDER BY c.change_no) AS anchor,
               max(c.charged_from) AS charged_from,
               (array_agg(c.zone ORDER BY c.change_no DESC))[1] AS zone
          FROM billing.live_changes($1, $2) c
         WHERE c.plan_id IS NOT NULL OR c.align IS NOT NULL
         GROUP BY c.effective_at
    ),
    held AS (
        SELECT a.*, p.cadence, lag(p.cadence) OVER w AS cadence_before
          FROM (SELECT o.effective_at, o.grid_no, o.zone, o.anchor AS new_anchor,
                       billing.overlay(o.plan) OVER w AS plan, billing.overlay(o.anchor) OVER w AS anchor,
                       greatest(o.effective_at, max(o.charged_from) OVER ()) AS begins_at
                  FROM asked o
                WINDOW w AS (ORDER BY o.effective_at)) a
          JOIN billing.plan p ON p.plan_id = (a.plan ->> 'plan')::integer
        WINDOW w AS (ORDER BY a.effective_at)
    )
    -- Another alignment in force, said later or by an undo, makes another grid: what was billed on the one before is no cycle of this one.
    SELECT $1, $2, h.grid_no + CASE WHEN (h.anchor ->> 'by')::integer NOT IN (1, h.grid_no) THEN 1000000 * (h.anchor ->> 'by')::integer ELSE 0 END,
           tstzrange(h.effective_at, lead(h.effective_at) OVER (ORDER BY h.effective_at)),
           CASE coalesce(h.anchor ->> 'align', 'start')
           WHEN 'anchor' THEN CASE WHEN h.new_anchor = '{}' THEN h.begins_at ELSE (h.anchor ->> 'anchor')::timestamptz END
           WHEN 'start' THEN h.begins_at
           ELSE billing.aligned_anchor(h.anchor ->> 'align', (h.anchor ->> 'day')::integer, h.begins_at, h.cadence, h.zone)
           END,
           h.cadence, h.zone
      FROM held h
     WHERE h.new_anchor <> '{}' OR h.cadence IS DISTINCT FROM h.cadence_before;
END;
COMMENT ON FUNCTION billing.derive_grids(bigint, integer) IS
'Grids of a subscription as its changes define them: one begins where cycles are aligned anew or the cadence of the plan becomes another. It has the number of the change that opened it, plus a million times that of its alignment where another than the first is in force.';

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
    WITH change AS MATERIALIZED (
        SELECT c.*, max(c.charged_from) OVER () AS trial_end, first_value(c.zone) OVER w AS home,
               coalesce(max(c.charged_from) OVER (), min(c.effective_at) OVER ()) AT TIME ZONE first_value(c.zone) OVER w AS phases_from
          FROM billing.live_changes($1, $2) c
        WINDOW w AS (ORDER BY c.change_no)
    ),
    step AS (
        -- changes, and where a plan goes on to its next phase: what each leaves in force
        SELECT s.*,
               billing.overlay(s.says) OVER w AS state,
               billing.overlay(s.sets) OVER w AS quantities,
               billing.overlay(s.agrees) OVER w AS overrides,
               billing.overlay(s.adds) OVER w AS addons
          FROM (SELECT c.effective_at, false AS is_phase, c.change_no, c.change_no AS version, c.kind = 'cancel' AS is_cancel, c.at_cycle_end,
                       c.trial_end, c.phases_from, c.home,
                       CASE WHEN c.plan_id IS NULL THEN '{}' ELSE jsonb_build_object('plan', c.plan_id, 'by', c.change_no) END
                           || CASE WHEN c.proration IS NULL THEN '{}' ELSE jsonb_build_object('proration', c.proration) END
                           || CASE c.kind WHEN 'cancel' THEN '{"ended": true}'
                                          WHEN 'resume' THEN '{"paused": false}'
                                          WHEN 'pause' THEN jsonb_build_object('paused', NOT c.keeps_billing)
                                          ELSE '{}' END AS says,
                       c.quantities AS sets, c.overrides AS agrees, c.addons AS adds
                  FROM change c
                 UNION ALL
                SELECT h.begins_at, true, c.change_no, c.change_no + 1000000 * h.phase_no, false, false,
                       c.trial_end, c.phases_from, c.home,
                       '{}', '{}', '{}', '{}'
                  FROM change c
                 CROSS JOIN LATERAL (SELECT p.phase_no, (c.phases_from + p.starts_after) AT TIME ZONE c.home AS begins_at
                                       FROM billing.plan_phase p WHERE p.plan_id = c.plan_id AND p.phase_no > 1) h
                 WHERE h.begins_at > c.effective_at) s
        WINDOW w AS (ORDER BY s.effective_at, NOT s.is_phase, s.change_no, s.version)
    ),
    state AS (
        -- A phase of a plan that was left has no part in it.
        SELECT s.*, row_number() OVER w AS n, coalesce(lead(s.effective_at) OVER w, 'infinity') AS until,
               (s.state ->> 'plan')::integer AS plan_id, s.state -> 'proration' AS proration,
               s.state @> '{"ended": true}' OR s.state @> '{"paused": true}' AS is_idle,
               coalesce((SELECT max(p.phase_no) FROM billing.plan_phase p
                          WHERE p.plan_id = (s.state ->> 'plan')::integer
                            AND (s.phases_from + p.starts_after) AT TIME ZONE s.home <= s.effective_at), 1) AS phase_no,
               max(ARRAY[CASE WHEN s.is_phase THEN 0 ELSE s.change_no END, s.at_cycle_end::integer, s.is_cancel::integer]) OVER next_instant AS closing
          FROM step s
         WHERE NOT s.is_phase OR s.state @> jsonb_build_object('by', s.change_no)
        WINDOW w AS (ORDER BY s.effective_at, NOT s.is_phase, s.change_no, s.version),
               next_instant AS (ORDER BY s.effective_at GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING)
    ),
    held AS (
        -- the items at each step: those of the plan, and of add-ons where the plan has none of the same code
        SELECT s.n, s.version, s.effective_at, s.until, s.at_cycle_end, s.trial_end, s.closing, i.*,
               (i.kind, i.timing, i.cadence, i.metric_id, i.tax_class, i.tiers, i.group_by, i.filter, i.proration, i.quantity, i.price) AS terms
          FROM state s
         CROSS JOIN LATERAL (SELECT o.plan_item_id, o.code AS item, o.kind, o.timing, o.cadence, o.metric_id, o.tax_class, o.tiers, o.group_by, o.filter::text AS filter,
                                    CASE WHEN o.kind = 'one_time' THEN billing.proration_policy('full') ELSE coalesce(s.proration, o.proration) END AS proration,
                                    coalesce((s.quantities ->> o.code)::numeric, o.quantity) AS quantity,
                                    CASE WHEN s.overrides ? o.code AND s.overrides -> o.code ->> 'plan' = (SELECT p.code FROM billing.plan p WHERE p.plan_id = o.plan_id)
                                         THEN (s.overrides -> o.code -> 'price')::billing.price
                                         ELSE coalesce(f.price, r.price) END AS price
                               FROM (SELECT s.plan_id
                                      UNION ALL
                                     SELECT a.value::integer FROM jsonb_each_text(s.addons) a WHERE a.value IS NOT NULL) q
                               JOIN billing.plan_item o ON o.plan_id = q.plan_id
                               JOIN billing.account a ON a.account_id = $1
                               JOIN billing.plan_price r ON r.plan_item_id = o.plan_item_id AND r.currency = a.currency
                               LEFT JOIN billing.plan_phase_price f ON f.plan_item_id = o.plan_item_id AND f.phase_no = s.phase_no AND f.currency = a.currency
                              WHERE s.addons = '{}' OR o.plan_id = s.plan_id
                                 OR NOT EXISTS (SELECT FROM billing.plan_item b WHERE b.plan_id = s.plan_id AND b.code = o.code)) i
         WHERE NOT s.is_idle AND i.quantity > 0
    ),
    touched AS (
        -- The version of an item is the last step that made something else of it; what a step leaves alone stays the version it was.
        SELECT t.*, max(ARRAY[t.n, t.version, t.at_cycle_end::integer]) FILTER (WHERE t.is_other) OVER (PARTITION BY t.item ORDER BY t.n) AS opening
          FROM (SELECT h.*, lag(h.n) OVER w IS DISTINCT FROM h.n - 1 OR lag(h.terms) OVER w IS DISTINCT FROM h.terms AS is_other
                  FROM held h
                WINDOW w AS (PARTITION BY h.item ORDER BY h.n)) t
    ),
    stretch AS (
        -- the steps that last: opens a version, begins a span
        SELECT t.*,
               lag(t.until) OVER w IS DISTINCT FROM t.effective_at AS begins,
               lag(t.until) OVER w IS DISTINCT FROM t.effective_at OR lag(t.terms) OVER w IS DISTINCT FROM t.terms AS opens
          FROM touched t
         WHERE t.effective_at < t.until
        WINDOW w AS (PARTITION BY t.item ORDER BY t.n)
    ),
    spanned AS (
        SELECT t.*, first_value(t.until) OVER back AS ends_at,
               first_value(t.closing[2] = 1 AND t.kind <> 'usage' AND (t.timing = 'advance' OR t.closing[3] = 0)) OVER back AS runs_on
          FROM (SELECT s.*, count(*) FILTER (WHERE s.begins) OVER (PARTITION BY s.item ORDER BY s.n) AS span_no FROM stretch s) t
        WINDOW back AS (PARTITION BY t.item, t.span_no ORDER BY t.n DESC)
    ),
    charged AS (
        -- without proration what is charged changes at the end of the running cycle
        SELECT v.*,
               coalesce(lead(v.effective_at) OVER (PARTITION BY v.item, v.span_no ORDER BY v.n), v.ends_at) AS served_until,
               greatest(CASE WHEN v.opening[3] = 1 AND v.kind <> 'usage'
                             THEN (SELECT billing.cycle_end(g.anchor, coalesce(v.cadence, g.cadence), v.effective_at, g.zone)
                                     FROM billing.subscription_grid g
                                    WHERE g.account_id = $1 AND g.subscription_no = $2 AND g.during @> v.effective_at)
                             ELSE v.effective_at END, v.trial_end) AS charged_from,
               CASE WHEN v.runs_on
                    THEN (SELECT billing.cycle_end(g.anchor, coalesce(v.cadence, g.cadence), v.ends_at, g.zone)
                            FROM billing.subscription_grid g
                           WHERE g.account_id = $1 AND g.subscription_no = $2 AND g.during @> v.ends_at)
                    ELSE v.ends_at END AS span_ends_at
          FROM spanned v
         WHERE v.opens
    ),
    bounded AS (
        SELECT c.*,
               least(c.span_ends_at, min(c.charged_from) OVER (PARTITION BY c.item ORDER BY c.n ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)) AS charged_until,
               -- A pause does not settle a commitment: it waits for the end of its cycle, or of the subscription.
               min(c.charged_from) OVER (PARTITION BY c.item, CASE WHEN c.kind IN ('commitment', 'maximum') THEN 0 ELSE c.span_no END) AS span_from,
               CASE WHEN c.kind IN ('commitment', 'maximum')
                    THEN coalesce((SELECT min(e.effective_at) FROM change e WHERE e.kind = 'cancel'), 'infinity')
                    ELSE least(c.span_ends_at, min(c.charged_from) OVER (PARTITION BY c.item ORDER BY c.span_no GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING))
                    END AS span_until
          FROM charged c
    ),
    once AS (
        -- What is charged once is charged in the cycle in which the first of its versions begins to be, whole, however short it is.
        SELECT b.*,
               CASE WHEN b.kind <> 'one_time' THEN b.charged_until
                    WHEN count(*) FILTER (WHERE b.kind = 'one_time' AND b.charged_from < b.charged_until) OVER (PARTITION BY b.item ORDER BY b.n) > 1
                    THEN b.charged_from
                    ELSE least(b.charged_until, (SELECT least(upper(billing.period_at(g.anchor, coalesce(b.cadence, g.cadence), b.charged_from, g.zone)), upper(g.during))
                                                   FROM billing.subscription_grid g
                                                  WHERE g.account_id = $1 AND g.subscription_no = $2 AND g.during @> b.charged_from))
                    END AS billed_until
          FROM bounded b
    )
    SELECT $1, $2, b.item, b.opening[2]::integer, b.plan_item_id, b.quantity, b.price,
           tstzrange(b.effective_at, CASE WHEN isfinite(b.served_until) THEN b.served_until END),
           CASE WHEN b.charged_from < b.billed_until
                THEN tstzrange(b.charged_from, CASE WHEN isfinite(b.billed_until) THEN b.billed_until END)
                ELSE 'empty' END,
           CASE WHEN b.kind = 'one_time'
                THEN CASE WHEN b.charged_from < b.billed_until THEN tstzrange(b.charged_from, b.billed_until) ELSE 'empty' END
                WHEN b.span_from < b.span_until
                THEN tstzrange(b.span_from, CASE WHEN isfinite(b.span_until) THEN b.span_until END)
                ELSE 'empty' END,
           b.proration
      FROM once b;
END;
COMMENT ON FUNCTION billing.derive_items(bigint, integer) IS
'Versions of the items of a subscription as its changes, the phases of its plans and its grids define them. A version has the number of the change that opened it, so that undoing a change brings the version before it back.';

CREATE OR REPLACE FUNCTION billing.derive_timeline(account_id bigint, subscription_no integer) RETURNS text[]
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    gone record;
    grids billing.subscription_grid[];
    items billing.subscription_item[];
    is_other_grid boolean;
BEGIN
    -- Plans of statements are kept here; those of functions in SQL are made anew by every call.
    SELECT array_agg(g.grid_no) FILTER (WHERE g.grid_no IS NOT NULL) AS grid_no, array_agg(d) FILTER (WHERE d.grid_no IS NOT NULL) AS derived
      INTO gone
      FROM billing.derive_grids($1, $2) d
      FULL JOIN (SELECT o.* FROM billing.subscription_grid o WHERE o.account_id = $1 AND o.subscription_no = $2) g ON g.grid_no = d.grid_no
     WHERE (d.during = g.during AND d.anchor = g.anchor AND d.cadence = g.cadence AND d.zone = g.zone) IS NOT TRUE;
    grids := gone.derived;
    is_other_grid := num_nonnulls(gone.grid_no, grids) > 0;
    IF gone.grid_no IS NOT NULL THEN
        DELETE FROM billing.subscription_grid g
         WHERE g.account_id = $1 AND g.subscription_no = $2 AND g.grid_no = ANY (gone.grid_no);
    END IF;
    IF grids IS NOT NULL THEN
        INSERT INTO billing.subscription_grid SELECT d.* FROM unnest(grids) d;
    END IF;

    SELECT array_agg(i.item) FILTER (WHERE i.item IS NOT NULL) AS item, array_agg(i.version) FILTER (WHERE i.item IS NOT NULL) AS version,
           array_agg(d) FILTER (WHERE d.item IS NOT NULL) AS derived
      INTO gone
      FROM billing.derive_items($1, $2) d
      FULL JOIN (SELECT o.* FROM billing.subscription_item o WHERE o.account_id = $1 AND o.subscription_no = $2) i
        ON i.item = d.item AND i.version = d.version
     WHERE (d.plan_item_id = i.plan_item_id AND d.quantity = i.quantity AND d.price = i.price
            AND d.service = i.service AND d.charge = i.charge AND d.span = i.span
            AND d.proration IS NOT DISTINCT FROM i.proration) IS NOT TRUE;
    items := gone.derived;
    IF gone.item IS NOT NULL THEN
        DELETE FROM billing.subscription_item i
         USING unnest(gone.item, gone.version) o (item, version)
         WHERE i.account_id = $1 AND i.subscription_no = $2 AND i.item = o.item AND i.version = o.version;
    END IF;
    IF items IS NOT NULL THEN
        INSERT INTO billing.subscription_item SELECT d.* FROM unnest(items) d;
    END IF;
    RETURN CASE WHEN NOT is_other_grid
                THEN ARRAY(SELECT unnest(gone.item) UNION SELECT d.item FROM unnest(items) d) END;
END;
$function$;
COMMENT ON FUNCTION billing.derive_timeline(bigint, integer) IS
'Brings grids and item versions to what the changes of a subscription define. Returns the items that became other versions, or NULL, which stands for all, where a grid did.';

CREATE OR REPLACE FUNCTION billing.open_timeline(change billing.subscription_change) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    charged_from timestamptz := greatest(change.effective_at, change.charged_from);
BEGIN
    IF change.overrides <> '{}' OR change.addons <> '{}'
       OR EXISTS (SELECT FROM billing.plan_phase p WHERE p.plan_id = change.plan_id AND p.phase_no > 1)
       OR EXISTS (SELECT FROM billing.plan_item i WHERE i.plan_id = change.plan_id AND i.kind = 'one_time') THEN
        PERFORM billing.derive_timeline(change.account_id, change.subscription_no);
        RETURN;
    END IF;
    -- What derive_timeline() makes of a first change, in a fraction of its time.
    INSERT INTO billing.subscription_grid (account_id, subscription_no, grid_no, during, anchor, cadence, zone)
    SELECT change.account_id, change.subscription_no, change.change_no, tstzrange(change.effective_at, NULL),
           CASE WHEN change.align = 'anchor' THEN change.anchor
                WHEN change.align IN ('account', 'calendar')
                    THEN billing.aligned_anchor(change.align, change.billing_day, charged_from, p.cadence, change.zone)
                ELSE charged_from END,
           p.cadence, change.zone
      FROM billing.plan p
     WHERE p.plan_id = change.plan_id;
    INSERT INTO billing.subscription_item (account_id, subscription_no, item, version, plan_item_id, quantity, price, service, charge, span, proration)
    SELECT change.account_id, change.subscription_no, i.code, change.change_no, i.plan_item_id,
           coalesce((change.quantities ->> i.code)::numeric, i.quantity), coalesce(f.price, r.price),
           tstzrange(change.effective_at, NULL), tstzrange(charged_from, NULL), tstzrange(charged_from, NULL),
           coalesce(change.proration, i.proration)
      FROM billing.plan_item i
      JOIN billing.account a ON a.account_id = change.account_id
      JOIN billing.plan_price r ON r.plan_item_id = i.plan_item_id AND r.currency = a.currency
      LEFT JOIN billing.plan_phase_price f ON f.plan_item_id = i.plan_item_id AND f.phase_no = 1 AND f.currency = a.currency
     WHERE i.plan_id = change.plan_id
       AND coalesce((change.quantities ->> i.code)::numeric, i.quantity) > 0;
END;
$function$;
COMMENT ON FUNCTION billing.open_timeline(billing.subscription_change) IS 'Grid and item versions of a new subscription.';

CREATE OR REPLACE FUNCTION billing.mark_dirty(account_id bigint, subscription_no integer, from_at timestamptz, due_at timestamptz, items text[] DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
    INSERT INTO billing.dirty (account_id, subscription_no, dirty_no, from_at, due_at, items)
    SELECT $1, $2, coalesce(max(d.dirty_no), 0) + 1, $3, $4, $5
      FROM billing.dirty d
     WHERE d.account_id = $1 AND d.subscription_no = $2;
END;
$function$;
COMMENT ON FUNCTION billing.mark_dirty(bigint, integer, timestamptz, timestamptz, text[]) IS
'Has every cycle of a subscription, or of some items of it, that ends after from_at examined again by the first run as of due_at or later.';
