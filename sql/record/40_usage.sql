--
-- Usage events
--

CREATE TABLE billing.usage_event (
    account_id bigint NOT NULL,
    metric_id integer NOT NULL,
    subaccount_no integer NOT NULL DEFAULT 0,
    subscription_no integer,
    key text NOT NULL,
    occurred_at timestamptz NOT NULL,
    value numeric NOT NULL,
    cancelled_at timestamptz,
    recorded_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    counted_xid xid8,
    properties jsonb,
    CONSTRAINT usage_event_pkey PRIMARY KEY (account_id, metric_id, key, occurred_at) INCLUDE (value, subaccount_no, subscription_no, cancelled_at),
    CONSTRAINT usage_event_value_is_finite CHECK (value > '-Infinity' AND value < 'Infinity'),
    CONSTRAINT usage_event_occurred_at_is_finite CHECK (isfinite(occurred_at))
) PARTITION BY RANGE (occurred_at);
COMMENT ON TABLE billing.usage_event IS
'What was used: one row an event, partitioned by month (UTC). In bulk: COPY, or INSERT ... ON CONFLICT DO NOTHING, sorted by key.';
COMMENT ON COLUMN billing.usage_event.subaccount_no IS 'Subaccount that used it; 0 where that is not said.';
COMMENT ON COLUMN billing.usage_event.subscription_no IS
'Subscription the event belongs to. NULL: the only one of the account, or of the subaccount, that meters the metric at that instant.';
COMMENT ON COLUMN billing.usage_event.key IS 'Name the sender gave the event: the same key again is the same event, also from another subaccount.';
COMMENT ON COLUMN billing.usage_event.cancelled_at IS 'When the event was taken back; a cancelled event does not count.';
COMMENT ON COLUMN billing.usage_event.recorded_xid IS
'Transaction that wrote or cancelled the row. A run re-examines every billed cycle that has events from its predecessor''s horizon on.';
COMMENT ON COLUMN billing.usage_event.counted_xid IS 'Of a cancelled event: the transaction that had written it. Documents between the two have counted it.';
-- Late usage: recorded since a run, of a time before. Rows lie in the order they arrive in, which is nearly that of their time.
CREATE INDEX usage_event_recorded ON billing.usage_event USING brin (recorded_xid billing.xid8_minmax_ops, occurred_at);

CREATE TABLE billing.usage_event_default PARTITION OF billing.usage_event DEFAULT;
COMMENT ON TABLE billing.usage_event_default IS 'Events of months without a partition: nothing is lost; billing.maintain_usage_partitions() moves them.';

CREATE FUNCTION billing.keep_counted() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    NEW.counted_xid := OLD.recorded_xid;
    IF NEW.recorded_xid = OLD.recorded_xid THEN
        NEW.recorded_xid := pg_current_xact_id();
    END IF;
    RETURN NEW;
END;
$function$;
COMMENT ON FUNCTION billing.keep_counted() IS
'Trigger: an event that is cancelled by hand says like one of cancel_usage() which transaction had written it, and which cancels it.';
-- Only where an update cancels: COPY and INSERT have no trigger.
CREATE TRIGGER usage_event_keep_counted BEFORE UPDATE OF cancelled_at ON billing.usage_event
    FOR EACH ROW WHEN (OLD.cancelled_at IS NULL AND NEW.cancelled_at IS NOT NULL AND NEW.counted_xid IS NULL)
    EXECUTE FUNCTION billing.keep_counted();

CREATE TABLE billing.usage_hour (
    account_id bigint NOT NULL,
    hour timestamptz NOT NULL,
    metric_id integer NOT NULL,
    subscription_no integer NOT NULL,
    subaccount_no integer NOT NULL,
    total numeric NOT NULL,
    events bigint NOT NULL,
    CONSTRAINT usage_hour_pkey PRIMARY KEY (account_id, hour, metric_id, subscription_no, subaccount_no) INCLUDE (total, events)
);
COMMENT ON TABLE billing.usage_hour IS
'Hourly totals of the events of metrics that are summed or counted, up to usage_rollup.horizon: a run reads these instead. Empty unless billing.roll_up_usage() is called.';
COMMENT ON COLUMN billing.usage_hour.hour IS 'First instant of the hour (UTC) in which the events occurred.';
COMMENT ON COLUMN billing.usage_hour.subscription_no IS 'As of the events; 0 where they name none.';

CREATE TABLE billing.usage_rollup (
    is_only boolean NOT NULL DEFAULT true,
    horizon xid8 NOT NULL,
    system_identifier bigint NOT NULL,
    rolled_at timestamptz NOT NULL,
    CONSTRAINT usage_rollup_pkey PRIMARY KEY (is_only),
    CONSTRAINT usage_rollup_has_one_row CHECK (is_only)
);
COMMENT ON TABLE billing.usage_rollup IS 'Up to where hourly totals are kept: one row, once billing.roll_up_usage() was called.';
COMMENT ON COLUMN billing.usage_rollup.horizon IS 'usage_hour holds what transactions before this one have recorded and cancelled, and nothing else.';
COMMENT ON COLUMN billing.usage_rollup.system_identifier IS 'Cluster whose transaction numbers these are; in another one the totals are made anew.';

CREATE TYPE billing.metered_cycle AS (
    n integer,
    ladder integer,
    account_id bigint,
    subscription_no integer,
    subaccount_no integer,
    plan_item_id integer,
    price billing.price,
    service tstzrange,
    period tstzrange
);
COMMENT ON TYPE billing.metered_cycle IS
'What billing.measure() measures: the part of a cycle that one version of a metered item covers. n counts them; those of one ladder are parts of one cycle, whose quantity goes on from one to the next.';
