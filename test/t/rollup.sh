#!/bin/bash
# rollup.sh: hourly totals of usage never change what is billed, whoever records or cancels what while they are brought up to date.
set -uo pipefail
trap 'dropdb --if-exists --force rollup; dropdb --if-exists --force rollup_plain' EXIT
export PGOPTIONS='-c client_min_messages=error -c timezone=UTC' PGDATABASE=rollup

# shellcheck source=/dev/null
. "$(dirname "$0")/../tap.sh"

# What is due is the same with the totals and without, and the totals are those of the events.
law() { # NAME
	is "$(ask "BEGIN;
		CREATE TEMPORARY TABLE kept AS SELECT p.* FROM billing.account a, billing.preview(a.code, '2026-02-01') p;
		SELECT violations, example FROM billing.verify() WHERE invariant = 'usage of an hour is that of its events';
		DELETE FROM billing.usage_rollup;
		CREATE TEMPORARY TABLE plain AS SELECT p.* FROM billing.account a, billing.preview(a.code, '2026-02-01') p;
		SELECT count(*) > 30 FROM plain;
		SELECT count(*) FROM (TABLE kept EXCEPT TABLE plain UNION ALL (TABLE plain EXCEPT TABLE kept)) d;
		ROLLBACK;")" $'0|\nt\n0' "$1"
}

# A transaction that stays open until it is told to end.
begin() { # SQL
	coproc other { psql -XqAt 2>&1; }
	echo "BEGIN; $1 SELECT 'begun';" >&"${other[1]}"
	local answer
	while read -r answer <&"${other[0]}" && [ "$answer" != begun ]; do :; done
}
end() {
	local pid=${other_PID:?}
	echo 'COMMIT;' >&"${other[1]}"
	eval "exec ${other[1]}>&-"
	wait "$pid"
}

record() { # NAME, of the keys: 300 events of random accounts, metrics and times
	echo "INSERT INTO billing.usage_event (account_id, metric_id, subscription_no, key, occurred_at, value)
	      SELECT a, m, CASE WHEN a = 22 THEN 1 + k % 2 WHEN k % 3 = 0 THEN 1 END, '$1' || k,
	             timestamptz '2026-01-01' + random() * interval '32 days', round((random() * 100)::numeric, 2)
	        FROM (SELECT k, 1 + (random() * 21.9999)::integer % 22 AS a, 1 + k % 3 AS m FROM generate_series(1, 300) k) e;"
}

echo 1..19
createdb rollup
psql -Xq -v ON_ERROR_STOP=1 >/dev/null <<'SQL'
CREATE EXTENSION billing;
SELECT billing.setup();
SELECT billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
  "metrics": [{"code": "calls", "aggregation": "sum"}, {"code": "jobs", "aggregation": "count"}, {"code": "peak", "aggregation": "max"}],
  "plans": [{"code": "p", "cadence": "1 month", "items": [
    {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.07"}]},
    {"code": "jobs", "kind": "usage", "metric": "jobs", "prices": [{"currency": "EUR", "model": "unit", "unit": "3"}]},
    {"code": "peak", "kind": "usage", "metric": "peak", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}');
-- Most have cycles of whole hours; two begin with half an hour, one has a change, one two subscriptions.
SELECT billing.create_account('a' || n, 'acme', zone => CASE n WHEN 20 THEN 'Asia/Kolkata' ELSE 'UTC' END) FROM generate_series(1, 22) n;
SELECT billing.subscribe('a' || n, 'p', CASE n WHEN 20 THEN '2025-12-31 18:30' WHEN 19 THEN '2026-01-01 00:30' ELSE '2026-01-01' END::timestamptz) FROM generate_series(1, 22) n;
SELECT billing.subscribe('a22', 'p', '2026-01-01');
SELECT billing.pause_subscription('a21', at => '2026-01-20');
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-02-28');
SQL

ask "SELECT setseed(0.5); $(record first)" >/dev/null
law 'no totals are kept yet'
is "$(ask 'SELECT billing.roll_up_usage() > 100')" t 'totals are made'
law 'of the events that there were'
is "$(ask 'SELECT billing.roll_up_usage()')" 0 'nothing came since'
ask "$(record second)" >/dev/null
law 'events after the totals count'

# Recorded in a transaction that is open while the totals are brought up to date.
begin "$(record third)"
ask 'SELECT billing.roll_up_usage()' >/dev/null
end
law 'also those that were under way'
ask 'SELECT billing.roll_up_usage()' >/dev/null
law 'and are in the totals later'

# Cancelled, by the call and by hand: before the totals know it, and after.
ask "SELECT count(billing.cancel_usage('a' || account_id, 'calls', key, occurred_at)) FROM billing.usage_event WHERE metric_id = 1 AND key LIKE 'first%5';
     UPDATE billing.usage_event SET cancelled_at = now(), recorded_xid = DEFAULT WHERE key LIKE 'second%3'" >/dev/null
law 'what was counted and cancelled is taken back'
ask 'SELECT billing.roll_up_usage()' >/dev/null
law 'once'
begin "SELECT count(billing.cancel_usage('a' || account_id, 'calls', key, occurred_at)) FROM billing.usage_event WHERE metric_id = 1 AND key LIKE 'third%2';"
ask 'SELECT billing.roll_up_usage()' >/dev/null
end
law 'also where that was under way'

# Recorded, then an older transaction stays open, then cancelled: the horizon lies between the two.
ask "$(record fourth)" >/dev/null
begin "SELECT pg_current_xact_id();"
ask "UPDATE billing.usage_event SET cancelled_at = now() WHERE key LIKE 'fourth%1'; $(record fifth)" >/dev/null
ask 'SELECT billing.roll_up_usage()' >/dev/null
law 'counted before the horizon and cancelled after it'
end
law 'and when the older transaction has ended'
ask 'SELECT billing.roll_up_usage()' >/dev/null
law 'and after the next call'

# The run reads them: the same lines as in a copy of the database without totals, also for what comes late.
ask "$(record sixth)" >/dev/null
createdb -T rollup -S file_copy rollup_plain
psql -Xq -d rollup_plain -c 'DELETE FROM billing.usage_rollup' -c 'DELETE FROM billing.usage_hour'
lines="SELECT count(*), md5(string_agg(concat_ws('|', account_id, invoice_no, line_no, item, service, trim_scale(quantity), amount), ';' ORDER BY account_id, invoice_no, line_no)) FROM billing.invoice_line"
for step in "CALL billing.run('2026-02-01');" "SELECT setseed(0.25); $(record late)" "CALL billing.run('2026-02-10'); CALL billing.run('2026-03-01');"; do
	ask "$step" >/dev/null
	PGDATABASE=rollup_plain ask "$step" >/dev/null
	ask 'SELECT billing.roll_up_usage()' >/dev/null
done
is "$(ask "$lines")" "$(PGDATABASE=rollup_plain ask "$lines")" 'runs write the same lines with totals and without'
is "$(ask 'SELECT count(*) > 100, count(source_invoice_no) > 10 FROM billing.invoice_line')" 't|t' 'among them corrections'
is "$(ask 'SELECT sum(violations) FROM billing.verify()')" 0 'verify() finds nothing'

# In another cluster the transaction numbers mean nothing: the totals rest until they are made anew.
ask "UPDATE billing.usage_rollup SET system_identifier = 1; UPDATE billing.usage_hour SET total = total + 1" >/dev/null
is "$(ask "SELECT billing.rolled_up_to() IS NULL, sum(violations) FROM billing.verify()")" 't|0' 'totals of another cluster are not read'
is "$(ask "SELECT billing.roll_up_usage() > 100")" t 'but made anew'
ask "UPDATE billing.usage_hour SET total = total + 1 WHERE account_id = 3 AND hour = (SELECT min(hour) FROM billing.usage_hour WHERE account_id = 3)" >/dev/null
is "$(ask "SELECT violations > 0 FROM billing.verify() WHERE invariant LIKE 'usage of an hour%'")" t 'and totals that were changed are an alarm'
