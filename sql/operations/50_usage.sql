--
-- Usage
--

CREATE OR REPLACE FUNCTION billing.record_usage(
    account text,
    metric text,
    value numeric,
    at timestamptz,
    key text,
    properties jsonb DEFAULT NULL,
    subscription_no integer DEFAULT NULL
) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
-- A session that came when the month was empty would keep reading all of it to find a key.
SET enable_seqscan = off
AS $function$
DECLARE
    buyer record;
    of_metric integer;
    rules billing.metric;
    first_meter integer;
    last_meter integer;
    is_placed boolean;
    meters integer[];
    earlier record;
    keys_locked integer := coalesce(nullif(current_setting('billing.usage_keys_locked', true), ''), '0');
BEGIN
    -- One event a call: what is checked elsewhere by a function of its own is looked at here first.
    IF billing.version() <> '@version@' THEN
        PERFORM billing.check_version();
    END IF;
    SELECT d.account_id, d.subaccount_no INTO buyer FROM billing.account_directory d WHERE d.code = record_usage.account;
    IF NOT FOUND THEN
        PERFORM billing.find_account(record_usage.account);
    END IF;
    SELECT m.* INTO rules FROM billing.metric m WHERE m.code = record_usage.metric;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'unknown metric "%"', record_usage.metric USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Metrics are made by billing.apply_catalog().';
    END IF;
    of_metric := rules.metric_id;
    IF value IS NULL OR value = 'NaN' OR value IN ('Infinity', '-Infinity') THEN
        RAISE EXCEPTION 'invalid usage value "%"', coalesce(value::text, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'A value is a finite number; negative ones take usage back.';
    END IF;
    IF at IS NULL OR NOT isfinite(at) THEN
        RAISE EXCEPTION 'usage happens at a point in time, not at "%"', coalesce(at::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass the time of the event as at.';
    END IF;
    IF key IS NULL OR key = '' THEN
        RAISE EXCEPTION 'a usage event needs a key' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass a name that is the same when the event is sent again.';
    END IF;
    IF octet_length(key) > 2000 THEN
        RAISE EXCEPTION 'key of a usage event has % bytes', octet_length(key) USING ERRCODE = 'invalid_parameter_value',
            HINT = 'A key has at most 2000 bytes: send a hash of a longer one.';
    END IF;
    IF value < 0 AND rules.negative = 'refuse' THEN
        RAISE EXCEPTION 'metric "%" takes no negative value: %', metric, value USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Take an event back by billing.cancel_usage().';
    END IF;
    IF at < now() - rules.max_age THEN
        RAISE EXCEPTION 'event of metric "%" at % is too old', metric, at USING ERRCODE = 'invalid_parameter_value',
            DETAIL = format('The metric takes events that are at most %s old.', rules.max_age),
            HINT = 'Correct the time, or have the catalog allow a greater max_age.';
    END IF;
    IF at > now() + rules.max_ahead THEN
        RAISE EXCEPTION 'event of metric "%" at % is in the future', metric, at USING ERRCODE = 'invalid_parameter_value',
            DETAIL = format('The metric takes events that are at most %s ahead.', rules.max_ahead),
            HINT = 'Correct the time, or have the catalog allow a greater max_ahead.';
    END IF;
    IF rules.aggregation = 'unique_count' THEN
        IF coalesce(properties ->> 'operation', 'add') NOT IN ('add', 'remove') THEN
            RAISE EXCEPTION 'invalid operation "%" of metric "%"', properties ->> 'operation', metric USING ERRCODE = 'invalid_parameter_value',
                HINT = 'The property operation is add, which is the default, or remove.';
        END IF;
        IF rules.property IS NOT NULL AND properties ->> rules.property IS NULL THEN
            RAISE EXCEPTION 'event of metric "%" has no property "%"', metric, rules.property USING ERRCODE = 'invalid_parameter_value',
                HINT = 'The metric counts the values of this property.';
        END IF;
    END IF;

    -- Calls of one key wait for one another: only so the later one sees the earlier, whatever times they carry. The locks
    -- of a transaction are bounded, for the server has room for some thousands in all.
    IF keys_locked < 256 THEN
        PERFORM pg_advisory_xact_lock(hashtextextended(format('billing.usage %s %s %s', buyer.account_id, of_metric, key), 0)),
                set_config('billing.usage_keys_locked', (keys_locked + 1)::text, true);
    END IF;

    -- Whose it is.
    IF record_usage.subscription_no IS NOT NULL THEN
        SELECT s.subscription_no, s.subscription_no INTO first_meter, last_meter
          FROM billing.subscription s
         WHERE s.account_id = buyer.account_id AND s.subscription_no = record_usage.subscription_no
           AND (buyer.subaccount_no = 0 OR s.subaccount_no = buyer.subaccount_no);
        is_placed := FOUND;
    ELSE
        SELECT min(s.subscription_no), max(s.subscription_no) INTO first_meter, last_meter
          FROM billing.subscription s
          JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
          JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
         WHERE s.account_id = buyer.account_id
           AND (buyer.subaccount_no = 0 OR s.subaccount_no = buyer.subaccount_no)
           AND p.metric_id = of_metric
           AND i.service @> at;
        is_placed := first_meter IS NOT DISTINCT FROM last_meter;
    END IF;

    -- One statement looks the key up, in all months, and writes the event: this is what a call costs when nothing is wrong.
    IF is_placed THEN
        INSERT INTO billing.usage_event (account_id, metric_id, subaccount_no, subscription_no, key, occurred_at, value, properties)
        SELECT buyer.account_id, of_metric, buyer.subaccount_no, first_meter, record_usage.key, at, record_usage.value, record_usage.properties
         WHERE NOT EXISTS (SELECT FROM billing.usage_event u
                            WHERE u.account_id = buyer.account_id AND u.metric_id = of_metric AND u.key = record_usage.key)
        ON CONFLICT DO NOTHING;
        IF FOUND THEN
            RETURN true;
        END IF;
    END IF;

    SELECT u.value, u.properties, u.occurred_at, u.subaccount_no, u.subscription_no INTO earlier
      FROM billing.usage_event u
     WHERE u.account_id = buyer.account_id AND u.metric_id = of_metric AND u.key = record_usage.key
     LIMIT 1;
    IF FOUND THEN
        IF earlier.value <> record_usage.value OR earlier.properties IS DISTINCT FROM record_usage.properties
           OR earlier.subaccount_no <> buyer.subaccount_no OR earlier.subscription_no <> record_usage.subscription_no THEN
            RAISE EXCEPTION 'usage key "%" of metric "%" is known with other content', record_usage.key, record_usage.metric
                USING ERRCODE = 'unique_violation',
                      DETAIL = format('It was recorded with value %s at %s.', earlier.value, earlier.occurred_at),
                      HINT = 'Send a new event with a key of its own.';
        END IF;
    ELSIF record_usage.subscription_no IS NOT NULL AND NOT is_placed THEN
        RAISE EXCEPTION 'account "%" has no subscription %', record_usage.account, record_usage.subscription_no
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Leave subscription_no out where only one meters the metric.';
    ELSIF NOT is_placed THEN
        SELECT array_agg(DISTINCT s.subscription_no) INTO meters
          FROM billing.subscription s
          JOIN billing.subscription_item i ON i.account_id = s.account_id AND i.subscription_no = s.subscription_no
          JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id
         WHERE s.account_id = buyer.account_id
           AND (buyer.subaccount_no = 0 OR s.subaccount_no = buyer.subaccount_no)
           AND p.metric_id = of_metric
           AND i.service @> at;
        RAISE EXCEPTION 'several subscriptions of account "%" meter "%"', record_usage.account, record_usage.metric
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format('They are: %s.', array_to_string(meters, ', ')),
                  HINT = 'Pass subscription_no.';
    END IF;
    RETURN false;
END;
$function$;
COMMENT ON FUNCTION billing.record_usage(text, text, numeric, timestamptz, text, jsonb, integer) IS
'Records one event, exactly once: true when it is new, false when the key is known already, also when a retry carries another time, or comes while the first call is under way (in a transaction with more than 256 calls, that only where it carries the same time). The same key with another value, other properties, or for another subaccount or subscription is an error (23505). Unknown account, metric or subscription, a value or time that is not finite or that the metric does not take, a key that is empty or has more than 2000 bytes, an operation that is not add or remove, several metering subscriptions and none named: 22023.';

CREATE OR REPLACE FUNCTION billing.cancel_usage(account text, metric text, key text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    buyer bigint;
    of_metric integer;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id INTO buyer FROM billing.find_account(cancel_usage.account) f;
    SELECT m.metric_id INTO of_metric FROM billing.metric m WHERE m.code = cancel_usage.metric;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'unknown metric "%"', cancel_usage.metric USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Metrics are made by billing.apply_catalog().';
    END IF;
    UPDATE billing.usage_event u
       SET cancelled_at = clock_timestamp(), recorded_xid = pg_current_xact_id(), counted_xid = u.recorded_xid
     WHERE u.account_id = buyer AND u.metric_id = of_metric AND u.key = cancel_usage.key
       AND u.occurred_at = coalesce(cancel_usage.at, u.occurred_at)
       AND u.cancelled_at IS NULL;
    IF FOUND THEN
        RETURN true;
    END IF;
    IF NOT EXISTS (SELECT FROM billing.usage_event u
                    WHERE u.account_id = buyer AND u.metric_id = of_metric AND u.key = cancel_usage.key
                      AND u.occurred_at = coalesce(cancel_usage.at, u.occurred_at)) THEN
        RAISE EXCEPTION 'account "%" has no event "%" of "%"%', account, cancel_usage.key, cancel_usage.metric, coalesce(' at ' || at, '')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass the key and the time it was recorded with.';
    END IF;
    RETURN false;
END;
$function$;
COMMENT ON FUNCTION billing.cancel_usage(text, text, text, timestamptz) IS
'Takes an event back: it no longer counts, and where its cycle is billed the next run credits the difference. True when it was cancelled now, false when it had been before; unknown: 22023. Its key stays taken.';

CREATE OR REPLACE FUNCTION billing.usage_partitions() RETURNS TABLE (partition regclass, during tstzrange)
LANGUAGE sql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO'
BEGIN ATOMIC
    SELECT b.partition, tstzrange(coalesce(b.bounds[1], '-infinity')::timestamptz, coalesce(b.bounds[2], 'infinity')::timestamptz)
      FROM (SELECT c.oid::regclass AS partition,
                   regexp_match(pg_get_expr(c.relpartbound, c.oid), '^FOR VALUES FROM \((?:MINVALUE|''([^'']*)'')\) TO \((?:MAXVALUE|''([^'']*)'')\)$') AS bounds
              FROM pg_inherits i
              JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = 'billing.usage_event'::regclass) b
     WHERE b.bounds IS NOT NULL;
END;
COMMENT ON FUNCTION billing.usage_partitions() IS
'The partitions of usage_event and the times they are for, whoever made them; not the default one.';

CREATE OR REPLACE FUNCTION billing.maintain_usage_partitions(first_day date, last_day date) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
SET datestyle = 'ISO'
AS $function$
DECLARE
    month record;
    made integer := 0;
BEGIN
    PERFORM billing.check_version();
    IF last_day < first_day OR NOT isfinite(first_day) OR NOT isfinite(last_day) THEN
        RAISE EXCEPTION 'no months from "%" to "%"', first_day, last_day USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass a first and a last day, in this order.';
    END IF;
    FOR month IN
        SELECT to_char(m, '"usage_event_"YYYY_MM') AS name,
               m AT TIME ZONE 'UTC' AS starts_at,
               (m + interval '1 month') AT TIME ZONE 'UTC' AS ends_at
          FROM generate_series(date_trunc('month', first_day::timestamp), last_day::timestamp, interval '1 month') AS m
         WHERE to_regclass('billing.' || to_char(m, '"usage_event_"YYYY_MM')) IS NULL
           AND NOT EXISTS (SELECT FROM billing.usage_partitions() p
                            WHERE p.during && tstzrange(m AT TIME ZONE 'UTC', (m + interval '1 month') AT TIME ZONE 'UTC'))
    LOOP
        IF made = 0 THEN
            -- Nobody may add to the default partition while its rows move.
            LOCK TABLE billing.usage_event, billing.usage_event_default IN ACCESS EXCLUSIVE MODE;
        END IF;
        EXECUTE format('CREATE TABLE billing.%I (LIKE billing.usage_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', month.name);
        EXECUTE format('WITH moved AS (DELETE FROM billing.usage_event_default
                                        WHERE occurred_at >= %L AND occurred_at < %L RETURNING *)
                        INSERT INTO billing.%I SELECT * FROM moved', month.starts_at, month.ends_at, month.name);
        EXECUTE format('ALTER TABLE billing.usage_event ATTACH PARTITION billing.%I FOR VALUES FROM (%L) TO (%L)',
                       month.name, month.starts_at, month.ends_at);
        EXECUTE format('COMMENT ON TABLE billing.%I IS %L', month.name,
                       format('Usage events of %s (UTC).', substr(month.name, 13)));
        made := made + 1;
    END LOOP;
    RETURN made;
END;
$function$;
COMMENT ON FUNCTION billing.maintain_usage_partitions(date, date) IS
'Makes the missing monthly partitions (UTC) of usage_event between two days and moves what the default partition holds of them. Returns how many were made; months that another tool has partitioned are left alone. Call it ahead of time, from cron: it locks usage_event.';
