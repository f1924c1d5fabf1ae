--
-- Does what is written agree with what it is made of?
--
-- Each of these finds the violations of one invariant as texts; verify() counts them.
--

CREATE OR REPLACE FUNCTION billing.billed_twice() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH line AS (
        SELECT l.account_id, l.invoice_no, l.line_no, l.subscription_no, l.item, l.dimension, l.version, l.grid_no, l.cycle, billing.cycle_days(l.period) AS days,
               l.revision, l.source_invoice_no, l.list_amount, coalesce(l.covered, l.service) AS covered
          FROM billing.invoice_line l
          JOIN billing.invoice_status t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no
         WHERE l.subscription_no IS NOT NULL
           AND t.state NOT IN ('draft', 'void')
    ),
    covered AS (
        -- what each key is billed for: its latest line says so; nothing where its lines add up to nothing
        SELECT l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.dimension, billing.sum(l.list_amount) AS amount,
               (array_agg(l.covered ORDER BY l.revision DESC))[1] AS covered,
               (array_agg(l.invoice_no ORDER BY l.revision DESC))[1] AS invoice_no,
               (array_agg(l.line_no ORDER BY l.revision DESC))[1] AS line_no
          FROM line l
         GROUP BY l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.days, l.dimension
    ),
    charged AS (
        -- A version or a grid may be cut short without a line that says so, where the cut costs nothing or was given before. That what
        -- is billed is what the rest of it costs is another invariant. Version 0 is a cycle whose changes are netted.
        SELECT c.account_id, c.subscription_no, c.item, c.dimension, c.amount, c.invoice_no, c.line_no,
               c.covered * coalesce(g.during, 'empty') * CASE WHEN c.version = 0 THEN tstzrange(NULL, NULL) ELSE coalesce(i.charge, 'empty') END AS covered
          FROM covered c
          LEFT JOIN billing.subscription_grid g ON g.account_id = c.account_id AND g.subscription_no = c.subscription_no AND g.grid_no = c.grid_no
          LEFT JOIN billing.subscription_item i ON i.account_id = c.account_id AND i.subscription_no = c.subscription_no
                                               AND i.item = c.item AND i.version = c.version
    ),
    ordered AS (
        SELECT c.*, max(upper(c.covered)) OVER (PARTITION BY c.account_id, c.subscription_no, c.item, c.dimension
                                                    ORDER BY lower(c.covered), upper(c.covered), c.invoice_no, c.line_no
                                                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS billed_until
          FROM charged c
         WHERE NOT isempty(c.covered)
           AND NOT billing.is_zero(c.amount)
    )
    SELECT format('account %s, invoice %s, line %s: %s is billed before %s by another line',
                  o.account_id, o.invoice_no, o.line_no, o.item, o.billed_until AT TIME ZONE 'UTC')
      FROM ordered o
     WHERE o.billed_until > lower(o.covered)
     UNION ALL
    -- and a key has one line that corrects none
    SELECT format('account %s, invoice %s, line %s: %s is billed again, and corrects no line', l.account_id, l.invoice_no, l.line_no, l.item)
      FROM (SELECT o.*, row_number() OVER (PARTITION BY o.account_id, o.subscription_no, o.item, o.version, o.grid_no, o.cycle, o.days, o.dimension
                                               ORDER BY o.revision) AS n FROM line o) l
     WHERE l.n > 1 AND l.source_invoice_no IS NULL;
END;
COMMENT ON FUNCTION billing.billed_twice() IS
'Violations of: no instant of an item is billed twice by documents that are not void.';

CREATE OR REPLACE FUNCTION billing.wrongly_billed(accounts bigint[]) RETURNS TABLE (is_usage boolean, violation text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    half integer := cardinality(accounts) / 2;
    amounts text[];
    usages text[];
    problem text;
BEGIN
    BEGIN
        -- Clean is what no change, event or failure waits for, in cycles that were due before the watermark.
        SELECT array_agg(format('%s: %s is billed, %s should be', k.key, coalesce(k.billed, k.target - k.target), k.target))
                   FILTER (WHERE k.target <> coalesce(k.billed, k.target - k.target)),
               array_agg(format('%s: no line has its usage', k.key)) FILTER (WHERE k.billed IS NULL AND k.is_metered AND k.is_used)
          INTO amounts, usages
          FROM (SELECT format('account %s, subscription %s, %s, version %s, cycle %s of grid %s%s', e.account_id, e.subscription_no, e.item,
                              e.version, e.cycle, e.grid_no, CASE WHEN e.dimension <> '' THEN ', ' || e.dimension ELSE '' END) AS key,
                       e.billed, e.target, e.is_metered, e.is_used
                  FROM (SELECT coalesce(max(i.as_of), '-infinity') AS as_of FROM billing.invoice i WHERE i.number IS NOT NULL) i
                 CROSS JOIN LATERAL billing.equation(accounts, i.as_of, billing.examined_since(), true) e
                  JOIN billing.subscription s ON s.account_id = e.account_id AND s.subscription_no = e.subscription_no
                 WHERE (e.cycle_due_at IS NULL OR e.cycle_due_at < s.due_at)
                   AND (e.billed IS NOT NULL OR e.cycle_due_at <= i.as_of)
                   AND NOT EXISTS (SELECT FROM billing.dirty d WHERE d.account_id = e.account_id AND d.subscription_no = e.subscription_no)
                   AND e.account_id NOT IN (SELECT u.account_id FROM billing.usage_event u
                                             WHERE u.account_id = ANY (accounts) AND u.recorded_xid >= billing.examined_since())) k;
        RETURN QUERY SELECT false, v FROM unnest(amounts) v
                      UNION ALL
                     SELECT true, v FROM unnest(usages) v;
        RETURN;
    EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
        problem := SQLERRM;
    END;

    -- What one account cannot be rated by is no reason to look at no other.
    IF half > 0 THEN
        RETURN QUERY SELECT w.* FROM billing.wrongly_billed(accounts[:half]) w;
        RETURN QUERY SELECT w.* FROM billing.wrongly_billed(accounts[half + 1:]) w;
    ELSIF NOT EXISTS (SELECT FROM billing.usage_event u WHERE u.account_id = accounts[1] AND u.recorded_xid >= billing.examined_since())
          AND NOT EXISTS (SELECT FROM billing.dirty d WHERE d.account_id = accounts[1]) THEN
        RETURN QUERY SELECT false, format('account %s cannot be billed: %s', accounts[1], problem);
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.wrongly_billed(bigint[]) IS
'wrongly_billed() of some accounts. One that raises an error, though nothing waits to be billed, is a violation.';

CREATE OR REPLACE FUNCTION billing.wrongly_billed() RETURNS TABLE (is_usage boolean, violation text)
LANGUAGE sql STABLE
BEGIN ATOMIC
    -- In parts, so that memory does not grow with the accounts.
    SELECT w.is_usage, w.violation
      FROM (SELECT array_agg(n.account_id ORDER BY n.account_id) AS accounts
              FROM (SELECT a.account_id, row_number() OVER (ORDER BY a.account_id) / 10000 AS part
                      FROM billing.account a
                     WHERE NOT EXISTS (SELECT FROM billing.run_failure f WHERE f.account_id = a.account_id AND f.resolved_at IS NULL)) n
             GROUP BY n.part) p
     CROSS JOIN LATERAL billing.wrongly_billed(p.accounts) w;
END;
COMMENT ON FUNCTION billing.wrongly_billed() IS
'Violations of: of every clean key, what is billed is what should be; is_usage: there are events, and no line that has them. Keys that a change, late usage or a failed account waits for are the next run''s.';

CREATE OR REPLACE FUNCTION billing.wrong_totals() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH line AS (
        SELECT l.account_id, l.invoice_no, l.tax_category AS category, l.tax_percent AS percent,
               billing.sum(l.amount) AS net, billing.sum(l.list_amount) AS listed
          FROM billing.invoice_line l
         GROUP BY l.account_id, l.invoice_no, l.tax_category, l.tax_percent
    )
    SELECT format('account %s, invoice %s: net %s, tax %s, but the lines and taxes are %s and %s', i.account_id, i.invoice_no, i.net, i.tax, l.net, x.tax)
      FROM billing.invoice i
      LEFT JOIN (SELECT n.account_id, n.invoice_no, billing.sum(n.net) AS net FROM line n GROUP BY n.account_id, n.invoice_no) l
             ON l.account_id = i.account_id AND l.invoice_no = i.invoice_no
      LEFT JOIN (SELECT t.account_id, t.invoice_no, billing.sum(t.tax) AS tax FROM billing.invoice_tax t GROUP BY t.account_id, t.invoice_no) x
             ON x.account_id = i.account_id AND x.invoice_no = i.invoice_no
     WHERE NOT coalesce(i.net = l.net AND i.tax = x.tax AND i.gross = i.net + i.tax, false)
     UNION ALL
    -- A tax is that of its base, or what an inclusive price holds of it.
    SELECT format('account %s, invoice %s: tax %s of %s %s%% on %s, but the lines are %s', coalesce(t.account_id, n.account_id),
                  coalesce(t.invoice_no, n.invoice_no), t.tax, coalesce(t.category, n.category), coalesce(t.percent, n.percent), t.base, n.net)
      FROM line n
      FULL JOIN billing.invoice_tax t ON t.account_id = n.account_id AND t.invoice_no = n.invoice_no AND t.category = n.category AND t.percent = n.percent
     WHERE NOT coalesce(t.base = n.net
                        AND (t.tax - coalesce(t.residue, t.tax - t.tax) = billing.mul_round(t.base, t.percent / 100) AND t.base = n.listed OR t.base + t.tax = n.listed), false)
     UNION ALL
    SELECT format('account %s, invoice %s: tax %s, but its parts are %s', t.account_id, t.invoice_no, t.tax, p.tax)
      FROM (SELECT o.account_id, o.invoice_no, o.tax_no, billing.sum(o.tax) AS tax
              FROM billing.invoice_tax_part o GROUP BY o.account_id, o.invoice_no, o.tax_no) p
      JOIN billing.invoice_tax t ON t.account_id = p.account_id AND t.invoice_no = p.invoice_no AND t.tax_no = p.tax_no
     WHERE t.tax <> p.tax;
END;
COMMENT ON FUNCTION billing.wrong_totals() IS
'Violations of: a document is the sum of its lines, and its taxes are those of their sums.';

CREATE OR REPLACE FUNCTION billing.wrong_numbers() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH numbered AS (
        SELECT i.seller_id, i.series, i.number, i.account_id, i.invoice_no, i.issued_at,
               CASE WHEN starts_with(i.number, i.series) AND substr(i.number, length(i.series) + 1) ~ '^[0-9]{1,18}$'
                    THEN substr(i.number, length(i.series) + 1)::bigint END AS sequence
          FROM billing.invoice i
         WHERE i.number IS NOT NULL
    ),
    neighbours AS (
        SELECT n.*, lag(n.sequence) OVER w AS before, max(n.issued_at) OVER (PARTITION BY n.seller_id, n.series ORDER BY n.sequence
                                                                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS issued_before
          FROM numbered n
        WINDOW w AS (PARTITION BY n.seller_id, n.series ORDER BY n.sequence)
    )
    SELECT CASE WHEN n.sequence IS NULL THEN format('seller %s: %s is no number of the series "%s"', n.seller_id, n.number, n.series)
                WHEN n.sequence = n.before THEN format('seller %s: %s is there twice', n.seller_id, n.number)
                WHEN n.sequence <> coalesce(n.before, 0) + 1 THEN format('seller %s: no number between %s and %s', n.seller_id, coalesce(n.before, 0), n.number)
                ELSE format('seller %s: %s is dated before its predecessor', n.seller_id, n.number) END
      FROM neighbours n
     WHERE NOT coalesce(n.sequence = coalesce(n.before, 0) + 1 AND n.issued_at >= coalesce(n.issued_before, n.issued_at), false)
     UNION ALL
    SELECT format('seller %s: the series "%s" counts to %s, its documents to %s', coalesce(s.seller_id, n.seller_id), coalesce(s.series, n.series),
                  s.last_number, n.last_number)
      FROM billing.number_series s
      FULL JOIN (SELECT n.seller_id, n.series, max(n.sequence) AS last_number FROM numbered n GROUP BY n.seller_id, n.series) n
           ON n.seller_id = s.seller_id AND n.series = s.series
     WHERE s.last_number IS DISTINCT FROM n.last_number;
END;
COMMENT ON FUNCTION billing.wrong_numbers() IS
'Violations of: legal numbers count up in each series without a gap, none is there twice, and none is dated before its predecessor.';

CREATE OR REPLACE FUNCTION billing.changed_documents() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT format('account %s, invoice %s: written with %s lines, there are %s, numbered to %s', coalesce(i.account_id, l.account_id), coalesce(i.invoice_no, l.invoice_no),
                  coalesce(i.line_count, 0), coalesce(l.lines, 0), coalesce(l.last_line_no, 0))
      FROM billing.invoice i
      FULL JOIN (SELECT o.account_id, o.invoice_no, count(*) AS lines, max(o.line_no) AS last_line_no
                   FROM billing.invoice_line o GROUP BY o.account_id, o.invoice_no) l
           ON l.account_id = i.account_id AND l.invoice_no = i.invoice_no
     WHERE NOT coalesce(l.lines = i.line_count AND l.last_line_no = i.line_count, false)
     UNION ALL
    SELECT format('account %s, invoice %s: %s', coalesce(i.account_id, t.account_id), coalesce(i.invoice_no, t.invoice_no),
                  CASE WHEN i.account_id IS NULL THEN 'a state without a document' WHEN t.account_id IS NULL THEN 'no state'
                       WHEN i.number IS NULL THEN 'no number, but ' || t.state ELSE 'a number, but a draft' END)
      FROM billing.invoice i
      FULL JOIN billing.invoice_status t ON t.account_id = i.account_id AND t.invoice_no = i.invoice_no
     WHERE NOT coalesce((i.number IS NULL) = (t.state = 'draft'), false)
     UNION ALL
    SELECT format('account %s, invoice %s, line %s corrects line %s of invoice %s, which is not issued', l.account_id, l.invoice_no, l.line_no,
                  l.source_line_no, l.source_invoice_no)
      FROM billing.invoice_line l
      LEFT JOIN billing.invoice_line o ON o.account_id = l.account_id AND o.invoice_no = l.source_invoice_no AND o.line_no = l.source_line_no
      LEFT JOIN billing.invoice i ON i.account_id = o.account_id AND i.invoice_no = o.invoice_no AND i.number IS NOT NULL
     WHERE l.source_invoice_no IS NOT NULL AND i.account_id IS NULL;
END;
COMMENT ON FUNCTION billing.changed_documents() IS
'Violations of: a document has the lines it was written with, a state, and corrects only what was issued.';

CREATE OR REPLACE FUNCTION billing.wrong_open_amounts() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT format('account %s, invoice %s: %s is open, %s should be', i.account_id, i.invoice_no, s.amount_due, x.open)
      FROM billing.invoice i
      JOIN billing.invoice_status s ON s.account_id = i.account_id AND s.invoice_no = i.invoice_no
      LEFT JOIN (SELECT a.account_id, a.invoice_no, billing.sum(a.amount) AS amount
                   FROM billing.credit_application a GROUP BY a.account_id, a.invoice_no) c
             ON c.account_id = i.account_id AND c.invoice_no = i.invoice_no
     CROSS JOIN LATERAL (SELECT CASE WHEN i.type = 'credit_note' OR s.state = 'void' THEN i.gross - i.gross
                                     ELSE i.gross - i.prepaid + i.rounding - coalesce(c.amount, i.gross - i.gross) END AS open) x
     WHERE s.state IN ('issued', 'void', 'uncollectible')
       AND s.amount_due <> x.open
     UNION ALL
    SELECT format('account %s, grant %s: %s of %s are used, %s is open', g.account_id, g.grant_no, u.amount, g.amount, g.open)
      FROM billing.credit_grant g
      LEFT JOIN (SELECT o.account_id, o.grant_no, billing.sum(o.amount) AS amount FROM billing.credit_use o GROUP BY o.account_id, o.grant_no) u
        ON u.account_id = g.account_id AND u.grant_no = g.grant_no
     WHERE g.open <> g.amount - coalesce(u.amount, g.amount - g.amount)
     UNION ALL
    SELECT format('account %s, invoice %s: %s is prepaid, but credit of %s was used', i.account_id, i.invoice_no, i.prepaid, u.amount)
      FROM billing.invoice i
      LEFT JOIN (SELECT o.account_id, o.invoice_no, billing.sum(o.amount) AS amount
                   FROM billing.credit_use o
                  WHERE o.source_invoice_no = o.invoice_no AND billing.sign(o.amount) > 0
                  GROUP BY o.account_id, o.invoice_no) u ON u.account_id = i.account_id AND u.invoice_no = i.invoice_no
     WHERE i.type = 'invoice' AND NOT coalesce(i.prepaid = u.amount, billing.is_zero(i.prepaid));
END;
COMMENT ON FUNCTION billing.wrong_open_amounts() IS
'Violations of: what is open of an invoice is its total less what was prepaid and the credits applied to it, and grants of credit add up.';

CREATE OR REPLACE FUNCTION billing.doubtful_usage() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    -- In bulk the key counts together with the time.
    SELECT format('account %s, metric %s: key "%s" counts %s times, from %s to %s', u.account_id, m.code, u.key, count(*),
                  min(u.occurred_at) AT TIME ZONE 'UTC', max(u.occurred_at) AT TIME ZONE 'UTC')
      FROM billing.usage_event u
      JOIN billing.metric m ON m.metric_id = u.metric_id
     WHERE u.cancelled_at IS NULL
     GROUP BY u.account_id, u.metric_id, m.code, u.key
    HAVING count(*) > 1;
END;
COMMENT ON FUNCTION billing.doubtful_usage() IS
'Violations of: a key of a metric is one event.';

CREATE OR REPLACE FUNCTION billing.misplaced_usage() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT format('%s events of %s have no partition', d.events, d.month)
      FROM (SELECT to_char(u.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS events, sum(count(*)) OVER () AS all_events
              FROM billing.usage_event_default u
             GROUP BY 1) d
     WHERE d.all_events > 100000 OR EXISTS (SELECT FROM billing.usage_partitions());
END;
COMMENT ON FUNCTION billing.misplaced_usage() IS
'Violations of: usage lies in the partition of its month. While there are no partitions at all, up to 100,000 events may be without.';

CREATE OR REPLACE FUNCTION billing.wrong_hours() RETURNS SETOF text
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH kept AS (
        SELECT k.account_id, k.hour, k.metric_id, k.subscription_no, k.subaccount_no, sum(k.total) AS total, sum(k.events) AS events
          FROM (SELECT h.account_id, h.hour, h.metric_id, h.subscription_no, h.subaccount_no, h.total, h.events FROM billing.usage_hour h
                 UNION ALL
                SELECT r.account_id, date_trunc('hour', r.occurred_at, 'UTC'), r.metric_id, coalesce(r.subscription_no, 0), r.subaccount_no,
                       r.value * r.events, r.events
                  FROM billing.usage_since(billing.rolled_up_to(), '-infinity', 'infinity') r
                  JOIN billing.metric m ON m.metric_id = r.metric_id AND m.aggregation IN ('sum', 'count')) k
         WHERE billing.rolled_up_to() IS NOT NULL
         GROUP BY k.account_id, k.hour, k.metric_id, k.subscription_no, k.subaccount_no
        HAVING sum(k.events) <> 0 OR sum(k.total) <> 0
    ),
    counted AS (
        SELECT u.account_id, date_trunc('hour', u.occurred_at, 'UTC') AS hour, u.metric_id, coalesce(u.subscription_no, 0) AS subscription_no,
               u.subaccount_no, sum(u.value) AS total, count(*) AS events
          FROM billing.usage_event u
          JOIN billing.metric m ON m.metric_id = u.metric_id AND m.aggregation IN ('sum', 'count')
         WHERE u.cancelled_at IS NULL
           AND billing.rolled_up_to() IS NOT NULL
         GROUP BY 1, 2, 3, 4, 5
    )
    SELECT format('account %s, metric %s, hour from %s: %s in %s events is kept, %s in %s there is', coalesce(k.account_id, c.account_id),
                  coalesce(k.metric_id, c.metric_id), coalesce(k.hour, c.hour) AT TIME ZONE 'UTC', k.total, k.events, c.total, c.events)
      FROM kept k
      FULL JOIN counted c ON c.account_id = k.account_id AND c.hour = k.hour AND c.metric_id = k.metric_id
                         AND c.subscription_no = k.subscription_no AND c.subaccount_no = k.subaccount_no
     WHERE NOT coalesce(k.total = c.total AND k.events = c.events, false);
END;
COMMENT ON FUNCTION billing.wrong_hours() IS
'Violations of: hourly totals, with what came since, are those of the events, where they are kept.';

CREATE OR REPLACE FUNCTION billing.verify() RETURNS TABLE (invariant text, violations bigint, example text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET enable_nestloop = off
SET jit = off
SET datestyle = 'ISO'
BEGIN ATOMIC
    WITH wrong AS MATERIALIZED (
        SELECT w.* FROM billing.wrongly_billed() w
    )
    SELECT 'no instant of an item is billed twice', count(*), min(v) FROM billing.billed_twice() v
     UNION ALL
    SELECT 'what is billed is what should be billed', count(*), min(w.violation) FROM wrong w WHERE NOT w.is_usage
     UNION ALL
    SELECT 'every event is billed once', count(*), min(w.violation) FROM wrong w WHERE w.is_usage
     UNION ALL
    SELECT 'a charge is open until a document holds it', count(*), min(format('account %s, charge %s', h.account_id, h.charge_no))
      FROM billing.charge h WHERE NOT h.is_open AND NOT billing.is_charged(h.account_id, h.charge_no)
     UNION ALL
    SELECT 'a document is the sum of its lines and taxes', count(*), min(v) FROM billing.wrong_totals() v
     UNION ALL
    SELECT 'legal numbers have no gap', count(*), min(v) FROM billing.wrong_numbers() v
     UNION ALL
    SELECT 'issued documents are as they were issued', count(*), min(v) FROM billing.changed_documents() v
     UNION ALL
    SELECT 'what is open is what credits leave', count(*), min(v) FROM billing.wrong_open_amounts() v
     UNION ALL
    SELECT 'a usage key is one event', count(*), min(v) FROM billing.doubtful_usage() v
     UNION ALL
    SELECT 'usage lies in the partition of its month', count(*), min(v) FROM billing.misplaced_usage() v
     UNION ALL
    SELECT 'usage of an hour is that of its events', count(*), min(v) FROM billing.wrong_hours() v;
END;
COMMENT ON FUNCTION billing.verify() IS
'Checks everything that is written against what it is made of: a row for each invariant, with how many violations there are and one of them. Anything but 0 is an alarm: someone went around the operations, or there is a bug. Reads all documents, and all usage again.';
