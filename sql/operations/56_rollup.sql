--
-- Hourly totals of usage: optional, and never another result
--

CREATE OR REPLACE FUNCTION billing.rolled_up_to() RETURNS xid8
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT r.horizon
      FROM billing.usage_rollup r
     WHERE r.system_identifier = (SELECT c.system_identifier FROM pg_control_system() c);
END;
COMMENT ON FUNCTION billing.rolled_up_to() IS
'Transaction up to which usage_hour is kept; NULL where it is not in use, or comes from another cluster.';

CREATE OR REPLACE FUNCTION billing.usage_since(horizon xid8, first_at timestamptz, last_at timestamptz)
RETURNS TABLE (
    account_id bigint,
    metric_id integer,
    subscription_no integer,
    subaccount_no integer,
    occurred_at timestamptz,
    value numeric,
    events bigint
)
LANGUAGE sql STABLE
BEGIN ATOMIC
    -- What a total before the horizon had counted, and was cancelled since, is taken back.
    SELECT u.account_id, u.metric_id, u.subscription_no, u.subaccount_no, u.occurred_at, u.value, d.events
      FROM billing.usage_event u
     CROSS JOIN LATERAL (SELECT (u.cancelled_at IS NULL)::integer - (coalesce(u.counted_xid, u.recorded_xid) < horizon)::integer AS events) d
     WHERE u.recorded_xid >= horizon
       AND u.occurred_at >= first_at
       AND u.occurred_at < last_at
       AND d.events <> 0;
END;
COMMENT ON FUNCTION billing.usage_since(xid8, timestamptz, timestamptz) IS
'What was recorded (1) or taken back (-1) since a transaction: added to totals up to it, the usage as it is now.';

CREATE OR REPLACE FUNCTION billing.roll_up_usage() RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    horizon_before xid8;
    horizon_now xid8;
    hours bigint;
BEGIN
    PERFORM billing.check_version();
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'transaction isolation level "%" is not supported here', current_setting('transaction_isolation')
            USING ERRCODE = 'invalid_transaction_state', HINT = 'Call billing.roll_up_usage() in READ COMMITTED.';
    END IF;
    -- One at a time. Runs go on: they read totals and horizon as of one instant.
    PERFORM pg_advisory_xact_lock(hashtextextended('billing.roll_up_usage', 0));
    horizon_before := billing.rolled_up_to();
    IF horizon_before IS NULL THEN
        DELETE FROM billing.usage_hour;
        horizon_before := '0';
    END IF;
    -- All transactions before this one have ended, and the next statement sees what they did.
    horizon_now := pg_snapshot_xmin(pg_current_snapshot());

    -- Counts at a horizon: what was recorded before it, unless it was cancelled before it.
    WITH hour AS (
        SELECT u.account_id, date_trunc('hour', u.occurred_at, 'UTC') AS hour, u.metric_id, coalesce(u.subscription_no, 0) AS subscription_no,
               u.subaccount_no, sum(u.value * d.events) AS total, sum(d.events) AS events
          FROM billing.usage_event u
          JOIN billing.metric m ON m.metric_id = u.metric_id AND m.aggregation IN ('sum', 'count')
         CROSS JOIN LATERAL (SELECT (coalesce(u.counted_xid, u.recorded_xid) < horizon_now
                                     AND NOT (u.cancelled_at IS NOT NULL AND u.recorded_xid < horizon_now))::integer
                                    - (coalesce(u.counted_xid, u.recorded_xid) < horizon_before)::integer AS events) d
         WHERE u.recorded_xid >= horizon_before
           AND d.events <> 0
         GROUP BY 1, 2, 3, 4, 5
    ),
    written AS (
        INSERT INTO billing.usage_hour AS o (account_id, hour, metric_id, subscription_no, subaccount_no, total, events)
        SELECT h.account_id, h.hour, h.metric_id, h.subscription_no, h.subaccount_no, h.total, h.events
          FROM hour h
         ORDER BY h.account_id, h.hour, h.metric_id, h.subscription_no, h.subaccount_no
        ON CONFLICT ON CONSTRAINT usage_hour_pkey DO UPDATE
           SET total = o.total + EXCLUDED.total, events = o.events + EXCLUDED.events
        RETURNING 1
    )
    SELECT count(*) INTO hours FROM written;

    INSERT INTO billing.usage_rollup AS r (horizon, system_identifier, rolled_at)
    SELECT horizon_now, c.system_identifier, clock_timestamp() FROM pg_control_system() c
    ON CONFLICT ON CONSTRAINT usage_rollup_pkey DO UPDATE
       SET horizon = EXCLUDED.horizon, system_identifier = EXCLUDED.system_identifier, rolled_at = EXCLUDED.rolled_at;
    RETURN hours;
END;
$function$;
COMMENT ON FUNCTION billing.roll_up_usage() IS
'Brings the hourly totals of usage up to date with everything that ended transactions have recorded, in one statement over what came since the last call, and returns how many hours changed. Optional: runs read the totals where they help, and the events themselves elsewhere, with the same result. Call it as often as you like, from cron. Needs READ COMMITTED (25000).';
