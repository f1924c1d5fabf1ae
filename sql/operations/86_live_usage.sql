--
-- Usage as it stands: what is running, what no run bills, and what it would cost otherwise
--

CREATE OR REPLACE FUNCTION billing.usage_parts(first_account bigint, last_account bigint, during tstzrange, accounts bigint[] DEFAULT NULL)
RETURNS TABLE (
    part billing.metered_cycle,
    item text,
    version integer,
    grid_no integer,
    cycle integer,
    shares bigint[]
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH metered AS (
        SELECT s.account_id, s.subscription_no, s.subaccount_no, i.item, i.version, i.plan_item_id, coalesce(f.price, i.price) AS price, i.proration,
               g.grid_no, g.zone, p.tiers, (c.cycle).n AS cycle, (c.cycle).period, (c.cycle).period * i.charge * g.during AS service
          FROM billing.subscription s
          JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
          JOIN billing.subscription_grid g ON g.account_id = s.account_id AND g.subscription_no = s.subscription_no
                                          AND g.during && i.charge
          JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
         CROSS JOIN LATERAL (SELECT billing.periods(g.anchor, coalesce(p.cadence, g.cadence), usage_parts.during * g.during, g.zone) AS cycle) c
          LEFT JOIN billing.price_in_force f ON f.plan_item_id = i.plan_item_id AND f.wrong = i.price AND f.during @> lower((c.cycle).period)
         WHERE s.account_id BETWEEN first_account AND last_account
           AND i.account_id BETWEEN first_account AND last_account
           AND g.account_id BETWEEN first_account AND last_account
           AND (usage_parts.accounts IS NULL OR s.account_id = ANY (usage_parts.accounts))
           AND p.kind = 'usage'
           AND billing.model(coalesce(f.price, i.price)) <> 'flat'
           AND NOT isempty((c.cycle).period * i.charge * g.during)
    ),
    numbered AS (
        SELECT m.*, row_number() OVER ()::integer AS n FROM metered m
    ),
    -- Most cycles are of one version.
    part AS (
        SELECT n.*, n.n AS ladder, '{0,1,1}'::bigint[] AS shares
          FROM numbered n
         WHERE n.service = n.period
         UNION ALL
        SELECT l.*, billing.usage_shares(l.service,
                                         array_agg(l.service) OVER (PARTITION BY l.ladder ORDER BY lower(l.service)
                                                                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                                         l.period, l.zone, l.proration)
          FROM (SELECT n.*,
                       CASE WHEN n.tiers = 'restart' THEN n.n
                            ELSE -dense_rank() OVER (ORDER BY n.account_id, n.subscription_no, n.item, n.grid_no, n.cycle)::integer END AS ladder
                  FROM numbered n
                 WHERE n.service <> n.period) l
    )
    SELECT ROW(n.n, n.ladder, n.account_id, n.subscription_no, n.subaccount_no, n.plan_item_id, n.price, n.service, n.period)::billing.metered_cycle,
           n.item, n.version, n.grid_no, n.cycle, n.shares
      FROM part n;
END;
COMMENT ON FUNCTION billing.usage_parts(bigint, bigint, tstzrange, bigint[]) IS
'The metered cycles of a range of accounts, or of some of them, that overlap a time, version by version, for billing.measure(); shares: see usage_shares().';

CREATE OR REPLACE FUNCTION billing.current_usage(account text, at timestamptz)
RETURNS TABLE (
    subscription_no integer,
    item text,
    metric text,
    version integer,
    dimension text,
    period tstzrange,
    service tstzrange,
    quantity numeric,
    events bigint,
    included numeric,
    amount billing.monetary,
    billed billing.monetary,
    forecast_quantity numeric,
    forecast billing.monetary
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH part AS (
        SELECT p.part, p.item, p.version, p.grid_no, p.cycle, p.shares
          FROM billing.find_account(account) f
         CROSS JOIN LATERAL billing.usage_parts(f.account_id, f.account_id, tstzrange(at, at, '[]')) p
         WHERE f.subaccount_no = 0 OR (p.part).subaccount_no = f.subaccount_no
    ),
    used AS (
        SELECT p.*, m.dimension, m.quantity + coalesce(m.rolled_over, 0) AS quantity, m.continues_at, m.events, m.rating, m.rating_before,
               CASE WHEN billing.rolls_over((p.part).price)
                    THEN (SELECT r.carried
                            FROM billing.rolled_over((SELECT array_agg(b.part) FROM part b), at) r
                           WHERE r.subscription_no = (p.part).subscription_no AND r.item = p.item AND r.period = (p.part).period) END AS carried,
               billing.rate_usage((p.part).price, m.quantity, m.continues_at, m.rating, m.rating_before, p.shares[1], p.shares[2], p.shares[3]) AS amount,
               -- how much more there will be at the rate so far, where it adds up
               CASE WHEN at < upper((p.part).service) AND (k.prorated OR k.aggregation IN ('count', 'weighted_sum') OR k.aggregation = 'sum' AND NOT k.recurring)
                    THEN extract(epoch FROM upper((p.part).service) - lower((p.part).service)) / nullif(extract(epoch FROM at - lower((p.part).service)), 0)
                    END AS growth,
               k.code AS metric, k.digits, k.rounding
          FROM part p
          JOIN billing.measure((SELECT array_agg(b.part) FROM part b), at) m ON m.n = (p.part).n
          JOIN billing.plan_item i ON i.plan_item_id = (p.part).plan_item_id
          JOIN billing.metric k ON k.metric_id = i.metric_id
         WHERE lower((p.part).service) <= at
    )
    SELECT (u.part).subscription_no, u.item, u.metric, u.version, u.dimension, (u.part).period, (u.part).service, u.quantity, u.events,
           (billing.to_jsonb((u.part).price) ->> 'included')::numeric + coalesce(u.carried, 0),
           u.amount, b.amount,
           trim_scale(f.quantity),
           CASE WHEN u.growth IS NULL THEN u.amount
                WHEN u.rating IS NOT NULL THEN billing.round(u.amount * u.growth)
                ELSE billing.rate_usage((u.part).price, billing.after_rollover((u.part).price, f.quantity, u.carried), u.continues_at, NULL, NULL, u.shares[1], u.shares[2], u.shares[3]) END
      FROM used u
     CROSS JOIN LATERAL (SELECT CASE WHEN u.growth IS NULL THEN u.quantity ELSE round(u.quantity * u.growth, coalesce(u.digits, 6)) END AS quantity) f
     CROSS JOIN LATERAL (SELECT coalesce(billing.sum(l.list_amount), u.amount - u.amount) AS amount
                           FROM billing.invoice_line l
                           JOIN billing.invoice_status t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no
                          WHERE l.account_id = (u.part).account_id AND l.subscription_no = (u.part).subscription_no AND l.item = u.item
                            AND l.version = u.version AND l.grid_no = u.grid_no AND l.cycle = u.cycle AND l.dimension = u.dimension
                            AND billing.cycle_days(l.period) = billing.cycle_days((u.part).period)
                            AND t.state <> 'draft' AND t.rebill IS DISTINCT FROM true) b
     ORDER BY 1, 2, lower((u.part).service), 5;
END;
COMMENT ON FUNCTION billing.current_usage(text, timestamptz) IS
'The metered items of an account in the cycles that run at a time, with the events before it: quantity, the charge were the cycle to end so, what is billed already, and a forecast. Quantities that add up are taken to grow on as they did, the others stay; amounts are before tax and discount. included: what the cycle has free, with what rolled over to it. Of a subaccount: its own.';

CREATE OR REPLACE FUNCTION billing.reprice(price billing.price, during tstzrange, item text DEFAULT NULL)
RETURNS TABLE (
    account text,
    subscription_no integer,
    item text,
    version integer,
    dimension text,
    period tstzrange,
    service tstzrange,
    quantity numeric,
    old billing.monetary,
    new billing.monetary,
    difference billing.monetary
)
LANGUAGE sql STABLE
SET enable_nestloop = off
SET jit = off
BEGIN ATOMIC
    WITH part AS MATERIALIZED (
        SELECT p.part, p.item, p.version, p.shares, (p.part).n, (p.part).account_id, billing.needs_events(reprice.price) OR billing.needs_events((p.part).price)
               OR billing.rolls_over(reprice.price) OR billing.rolls_over((p.part).price) AS is_measured_anew
          FROM billing.usage_parts((SELECT min(a.account_id) FROM billing.account a), (SELECT max(a.account_id) FROM billing.account a), during) p
         WHERE billing.currency((p.part).price) = billing.currency(reprice.price)
           AND lower((p.part).period) <@ during
           AND (reprice.item IS NULL OR p.item = reprice.item)
           AND (NOT billing.needs_events(reprice.price)
                OR EXISTS (SELECT FROM billing.plan_item i JOIN billing.metric k ON k.metric_id = i.metric_id
                            WHERE i.plan_item_id = (p.part).plan_item_id AND k.aggregation IN ('sum', 'count') AND NOT k.recurring AND NOT k.prorated))
    ),
    old AS (
        SELECT m.* FROM billing.measure((SELECT array_agg(b.part) FROM part b)) m
    ),
    -- Quantities do not depend on the price, but what single events add up to, and what rolls over, does.
    new AS (
        SELECT m.*
          FROM billing.measure((SELECT array_agg(ROW((b.part).n, (b.part).ladder, (b.part).account_id, (b.part).subscription_no, (b.part).subaccount_no,
                                                     (b.part).plan_item_id, reprice.price, (b.part).service, (b.part).period)::billing.metered_cycle)
                                  FROM part b WHERE b.is_measured_anew)) m
    )
    SELECT d.code, (p.part).subscription_no, p.item, p.version, o.dimension, (p.part).period, (p.part).service, o.quantity + coalesce(o.rolled_over, 0), a.old, a.new, a.new - a.old
      FROM part p
      JOIN old o ON o.n = p.n
      LEFT JOIN new w ON w.n = o.n AND w.dimension = o.dimension
      JOIN billing.account d ON d.account_id = p.account_id
     CROSS JOIN LATERAL (SELECT billing.rate_usage((p.part).price, o.quantity, o.continues_at, o.rating, o.rating_before, p.shares[1], p.shares[2], p.shares[3]) AS old,
                                billing.rate_usage(reprice.price, coalesce(w.quantity, o.quantity), coalesce(w.continues_at, o.continues_at), w.rating, w.rating_before, p.shares[1], p.shares[2], p.shares[3]) AS new) a;
END;
COMMENT ON FUNCTION billing.reprice(billing.price, tstzrange, text) IS
'What past usage would have cost by another price: of every metered item in the price''s currency (or of those with this code), in all accounts, the cycles that begin within a time; old by the prices agreed, new by this one, both before tax and discount. Items whose quantity is no sum or count are left out where the price looks at single events. Changes nothing.';

CREATE OR REPLACE VIEW billing.unbilled_usage WITH (security_invoker = true) AS
SELECT d.code AS account, u.account_id, m.code AS metric, u.key, u.occurred_at, u.value, u.properties, u.subaccount_no, u.subscription_no, r.reason
  FROM billing.usage_event u
  JOIN billing.metric m ON m.metric_id = u.metric_id
  LEFT JOIN billing.account_directory d ON d.account_id = u.account_id AND d.subaccount_no = u.subaccount_no
 CROSS JOIN LATERAL (
       SELECT CASE
              WHEN count(*) = 0 AND u.subscription_no IS NOT NULL THEN 'the subscription does not meter it'
              WHEN count(*) = 0 THEN 'no subscription meters it'
              WHEN bool_or(c.counts_later) AND m.recurring THEN NULL
              WHEN count(*) FILTER (WHERE c.serves) > 1 THEN 'several subscriptions meter it, and it names none'
              WHEN NOT bool_or(c.serves) AND u.occurred_at < min(c.starts_at) THEN 'before the subscription'
              WHEN NOT bool_or(c.serves) AND u.occurred_at >= max(c.ends_at) THEN 'after the end of the subscription'
              WHEN NOT bool_or(c.serves) AND bool_or(c.is_paused) THEN 'the subscription was paused'
              WHEN NOT bool_or(c.serves) THEN 'the plan of that time does not meter it'
              WHEN NOT bool_or(c.charges) THEN 'not charged at that time'
              WHEN NOT bool_or(c.matches) THEN 'no item has a filter that it passes'
              END AS reason
         FROM (SELECT s.subscription_no,
                      bool_or(i.service @> u.occurred_at) AS serves,
                      bool_or(i.charge @> u.occurred_at) AS charges,
                      bool_or(i.charge @> u.occurred_at AND (p.filter IS NULL OR coalesce(coalesce(u.properties, '{}') @@ p.filter, false))) AS matches,
                      bool_or(NOT isempty(i.charge) AND (upper_inf(i.charge) OR upper(i.charge) > u.occurred_at)) AS counts_later,
                      min(lower(i.service)) AS starts_at,
                      max(coalesce(upper(i.service), 'infinity')) AS ends_at,
                      coalesce((SELECT h.kind = 'pause'
                                  FROM billing.live_changes(s.account_id, s.subscription_no) h
                                 WHERE h.effective_at <= u.occurred_at AND h.kind IN ('subscribe', 'pause', 'resume', 'cancel')
                                 ORDER BY h.effective_at DESC, h.change_no DESC
                                 LIMIT 1), false) AS is_paused
                 FROM billing.subscription s
                 JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
                 JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
                WHERE s.account_id = u.account_id
                  AND p.metric_id = u.metric_id
                  AND (s.subscription_no = u.subscription_no OR u.subscription_no IS NULL)
                  AND (u.subscription_no IS NOT NULL OR u.subaccount_no = 0 OR s.subaccount_no = u.subaccount_no)
                GROUP BY s.account_id, s.subscription_no) c) r
 WHERE u.cancelled_at IS NULL
   AND r.reason IS NOT NULL;
COMMENT ON VIEW billing.unbilled_usage IS
'Events that no run bills, with the reason: no version of a subscription covers them, they name none where several could, or no filter lets them pass.';
