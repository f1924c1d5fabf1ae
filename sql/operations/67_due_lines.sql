--
-- The lines that are due: of plain items by the equation in C++, of all others by the one in SQL
--

CREATE OR REPLACE FUNCTION billing.plain_usage(accounts bigint[], subscriptions integer[], subaccounts integer[], services tstzrange[])
RETURNS TABLE (account_id bigint, subscription_no integer, service tstzrange, metric_id integer, total numeric, events bigint)
LANGUAGE plpgsql STABLE
ROWS 3000
SET search_path = pg_catalog, billing, pg_temp
-- The planner sees how many accounts there are, and of when. An index has all that is needed, in the order of the groups.
SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off
SET enable_hashagg = off
SET enable_nestloop = on
SET jit = off
AS $function$
#variable_conflict use_column
DECLARE
    month tstzrange;
    together bigint[];
    first_at timestamptz;
    last_at timestamptz;
    rolled_to xid8;
BEGIN
    -- Hourly totals, where there are some and all times begin and end with an hour, and what came after them.
    rolled_to := billing.rolled_up_to();
    IF rolled_to IS NOT NULL THEN
        SELECT min(lower(s)), max(upper(s)),
               CASE WHEN bool_and(date_trunc('hour', lower(s), 'UTC') = lower(s) AND date_trunc('hour', upper(s), 'UTC') = upper(s)) THEN rolled_to END
          INTO first_at, last_at, rolled_to
          FROM unnest(services) s;
    END IF;
    IF rolled_to IS NOT NULL THEN
        RETURN QUERY
        SELECT w.account_id, w.subscription_no, w.service, u.metric_id, sum(u.total), sum(u.events)::bigint
          FROM unnest(accounts, subscriptions, subaccounts, services) AS w (account_id, subscription_no, subaccount_no, service)
          JOIN (SELECT h.account_id, h.hour AS at, h.metric_id, nullif(h.subscription_no, 0) AS subscription_no, h.subaccount_no, h.total, h.events
                  FROM billing.usage_hour h
                 WHERE h.account_id = ANY (accounts)
                   AND h.hour >= first_at
                   AND h.hour < last_at
                 UNION ALL
                SELECT r.account_id, r.occurred_at, r.metric_id, r.subscription_no, r.subaccount_no, r.value * r.events, r.events
                  FROM billing.usage_since(rolled_to, first_at, last_at) r
                 WHERE r.account_id = ANY (accounts)) u
            ON u.account_id = w.account_id AND u.at >= lower(w.service) AND u.at < upper(w.service)
           AND (u.subscription_no = w.subscription_no OR (u.subscription_no IS NULL AND u.subaccount_no IN (0, w.subaccount_no)))
         GROUP BY w.account_id, w.subscription_no, w.service, u.metric_id
        HAVING sum(u.events) <> 0;
        RETURN;
    END IF;

    -- Most have one subscription and the same time: they are added up before anything is joined, which costs no more than adding up. Each
    -- month of UTC by itself, as usage is partitioned: rows of one partition need not be merged with those of another.
    SELECT w.service, array_agg(w.account_id) INTO month, together
      FROM unnest(accounts, subscriptions, subaccounts, services) AS w (account_id, subscription_no, subaccount_no, service)
     WHERE w.subscription_no = 1 AND w.subaccount_no = 0
     GROUP BY w.service
     ORDER BY count(*) DESC, w.service
     LIMIT 1;
    first_at := lower(month);
    WHILE first_at < upper(month) LOOP
        last_at := least(upper(month), (date_trunc('month', first_at AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC');
        RETURN QUERY
        SELECT u.account_id, 1, month, u.metric_id, sum(u.value), count(*)
          FROM billing.usage_event u
         WHERE u.account_id = ANY (together)
           AND u.occurred_at >= first_at
           AND u.occurred_at < last_at
           AND u.cancelled_at IS NULL
           AND (u.subscription_no = 1 OR (u.subscription_no IS NULL AND u.subaccount_no = 0))
         GROUP BY u.account_id, u.metric_id;
        first_at := last_at;
    END LOOP;

    -- Others have parts of a month, few events each: one look into the index finds them, where a join would sort them.
    SELECT min(lower(w.service)), max(upper(w.service)) INTO first_at, last_at
      FROM unnest(subscriptions, subaccounts, services) AS w (subscription_no, subaccount_no, service)
     WHERE (w.subscription_no = 1 AND w.subaccount_no = 0 AND w.service = month) IS NOT TRUE;
    IF first_at IS NOT NULL THEN
        RETURN QUERY
        SELECT w.account_id, w.subscription_no, w.service, t.*
          FROM unnest(accounts, subscriptions, subaccounts, services) AS w (account_id, subscription_no, subaccount_no, service)
         CROSS JOIN LATERAL (SELECT u.metric_id, sum(u.value), count(*)
                               FROM billing.usage_event u
                              WHERE u.account_id = w.account_id
                                AND u.occurred_at >= lower(w.service)
                                AND u.occurred_at < upper(w.service)
                                AND u.occurred_at >= first_at
                                AND u.occurred_at < last_at
                                AND u.cancelled_at IS NULL
                                AND (u.subscription_no = w.subscription_no OR (u.subscription_no IS NULL AND u.subaccount_no IN (0, w.subaccount_no)))
                              GROUP BY u.metric_id) t
         WHERE (w.subscription_no = 1 AND w.subaccount_no = 0 AND w.service = month) IS NOT TRUE;
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.plain_usage(bigint[], integer[], integer[], tstzrange[]) IS
'Sum and number of the events of each metric, in one or more times of each subscription, whose subaccount is told: events that name it, and those that name none, of its account or subaccount. It is for metrics that no other subscription of the account meters. There may be several rows to be added up.';

CREATE OR REPLACE FUNCTION billing.due_accounts(accounts bigint[], as_of timestamptz, since xid8)
RETURNS TABLE (account_id bigint, lines_by text, seller_id integer, place text, tax_point_rule text, zone text, seller_zone text, invoice_no integer, last_issued_at timestamptz)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT a.account_id,
           CASE
           WHEN a.account_id IN (SELECT h.account_id FROM billing.open_charges(as_of, accounts) h WHERE h.of_document) THEN 'document charges'
           WHEN s.tax_basis <> 'exclusive'
                OR a.account_id IN (SELECT e.account_id FROM billing.tax_exemption e WHERE e.account_id = ANY (accounts))
                OR a.account_id IN (SELECT h.account_id FROM billing.open_charges(as_of, accounts) h)
                OR a.account_id IN (SELECT c.account_id
                                      FROM billing.subscription c
                                      JOIN billing.usage_event u ON u.account_id = c.account_id AND u.occurred_at < c.late_before
                                     WHERE since IS NOT NULL
                                       AND c.account_id = ANY (accounts)
                                       AND u.account_id = ANY (accounts)
                                       AND u.occurred_at < (SELECT max(b.late_before) FROM billing.subscription b WHERE b.account_id = ANY (accounts))
                                       AND u.recorded_xid >= since) THEN 'equation'
           ELSE 'plain'
           END,
           a.seller_id, billing.tax_place(s.country, a.country, a.region, a.tax_id, a.billing_address, v.country IS NOT NULL)::text,
           s.tax_point, a.zone, s.zone, coalesce(o.invoice_no, 0) + 1, o.issued_at
      FROM billing.account a
      JOIN billing.seller s ON s.seller_id = a.seller_id
      LEFT JOIN billing.divided_country() v ON v.country = a.country
      LEFT JOIN LATERAL (SELECT i.invoice_no, i.issued_at FROM billing.invoice i
                          WHERE i.account_id = a.account_id AND i.number IS NOT NULL
                          ORDER BY i.invoice_no DESC LIMIT 1) o ON true
     WHERE a.account_id = ANY (accounts);
END;
COMMENT ON FUNCTION billing.due_accounts(bigint[], timestamptz, xid8) IS
'What due_lines() has to know of accounts before it looks at their subscriptions. lines_by: where open charges on documents, or charges, exemptions, late usage or prices that include tax have to be looked at, its lines are made in SQL.';

CREATE OR REPLACE FUNCTION billing.due_lines(accounts bigint[], as_of timestamptz, since xid8)
RETURNS SETOF billing.invoice_line
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT l.* FROM billing.due_lines(NULL::billing.invoice_line, accounts, as_of, since) l;
END;
COMMENT ON FUNCTION billing.due_lines(bigint[], timestamptz, xid8) IS
'The lines that are due as of a time for some accounts: what should have been billed for each new or re-examined cycle, minus what issued documents hold for it. Writes nothing: preview() and the run read the same lines. Plain items are billed by the equation in C++, all others by examined_lines(), which would say the same of them. since: see examined_since(); NULL where no usage is late.';
