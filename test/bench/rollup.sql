-- A run over many events to the hour, against the same run over their hourly totals. Drafts, so that both bill the same.
-- Variables: accounts; events, of each account in each of 200 hours.

\if :{?accounts}
\else
	\set accounts 200
\endif
\if :{?events}
\else
	\set events 100
\endif
SET client_min_messages = warning;
SELECT billing.setup() \g /dev/null
SET timezone = 'UTC';

SELECT count(*) FROM billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
  "metrics": [{"code": "calls", "aggregation": "sum"}],
  "plans": [{"code": "p", "cadence": "1 month", "items": [
    {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.01"}]}]}]}') \g /dev/null
SELECT billing.create_account('a' || n, 'acme'), billing.subscribe('a' || n, 'p', '2026-01-01') FROM generate_series(1, :accounts) n \g /dev/null
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-01-31') \g /dev/null
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT a, 1, h || '-' || e, timestamptz '2026-01-02' + h * interval '1 hour' + e * interval '1 second', (a * 7 + e) % 97
  FROM generate_series(1, 200) h, generate_series(1, :events) e, generate_series(1, :accounts) a;
VACUUM ANALYZE;

CREATE TABLE public.result (n integer, what text, rows_read bigint, seconds numeric);
-- The first run of a session plans the statements.
CALL billing.run('2026-01-15', issue => false);

SELECT clock_timestamp() AS began \gset
CALL billing.run('2026-02-01', issue => false);
INSERT INTO public.result SELECT 1, 'run over events', (SELECT count(*) FROM billing.usage_event), extract(epoch FROM clock_timestamp() - :'began');
CREATE TABLE public.over_events AS SELECT l.* FROM billing.invoice_line l;

SELECT clock_timestamp() AS began \gset
SELECT billing.roll_up_usage() \g /dev/null
INSERT INTO public.result SELECT 2, 'roll_up_usage()', (SELECT count(*) FROM billing.usage_event), extract(epoch FROM clock_timestamp() - :'began');
VACUUM ANALYZE billing.usage_hour;

SELECT clock_timestamp() AS began \gset
CALL billing.run('2026-02-01', issue => false);
INSERT INTO public.result SELECT 3, 'run over hourly totals', (SELECT count(*) FROM billing.usage_hour), extract(epoch FROM clock_timestamp() - :'began');

SELECT what, rows_read AS "rows read", round(seconds, 2) AS seconds FROM public.result ORDER BY n;
SELECT count(*) AS lines, count(*) FILTER (WHERE o.account_id IS NULL OR l.account_id IS NULL OR l::text <> o::text) AS differ
  FROM billing.invoice_line l FULL JOIN public.over_events o USING (account_id, invoice_no, line_no);
