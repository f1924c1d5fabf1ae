-- COPY into the partitioned table, against a bare one with the same primary key. Both are in an order of their own keys.
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE TABLE sent AS
SELECT account_id, metric_id, 'new-' || key AS key, occurred_at + interval '31 days' AS occurred_at, value
  FROM billing.usage_event WHERE occurred_at < '2026-01-29' ORDER BY account_id, metric_id, key LIMIT :events;
SELECT current_setting('data_directory') || '/usage_sent' AS file \gset
COPY sent TO :'file';

CREATE PROCEDURE bench.copies(file text) LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz;
	target text;
BEGIN
	FOR turn IN 1 .. 3 LOOP
		FOREACH target IN ARRAY ARRAY['bare', 'billing.usage_event'] LOOP
			TRUNCATE bare;
			TRUNCATE billing.usage_event_2026_02, billing.usage_event_2026_03;
			COMMIT;
			began := clock_timestamp();
			EXECUTE format('COPY %s (account_id, metric_id, key, occurred_at, value) FROM %L', target, file);
			COMMIT;
			INSERT INTO bench.timing VALUES ('copy', target, turn, 1000 * extract(epoch FROM clock_timestamp() - began));
		END LOOP;
	END LOOP;
END
$$;
CALL bench.copies(:'file');
SELECT (SELECT count(*) FROM sent) AS events, round(bench.median('copy', 'bare')) AS "bare, ms", round(bench.median('copy', 'billing.usage_event')) AS "usage_event, ms",
	round(bench.median('copy', 'billing.usage_event') / bench.median('copy', 'bare'), 2) AS "ratio (bar: 1.4)";
TRUNCATE bare;
