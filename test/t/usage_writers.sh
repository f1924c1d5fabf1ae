#!/bin/bash
# usage_writers.sh: eight writers send the same batch, some break off and send it again: each event is billed once.
set -uo pipefail
trap 'dropdb --if-exists --force writers' EXIT
export PGOPTIONS='-c client_min_messages=error -c timezone=UTC' PGDATABASE=writers

# shellcheck source=/dev/null
. "$(dirname "$0")/../tap.sh"

echo 1..7
createdb writers
psql -Xq -v ON_ERROR_STOP=1 >/dev/null <<'SQL'
CREATE EXTENSION billing;
SELECT billing.setup();
SELECT billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
  "metrics": [{"code": "bulk", "aggregation": "sum"}, {"code": "single", "aggregation": "sum"}],
  "plans": [{"code": "p", "cadence": "1 month", "items": [
    {"code": "bulk", "kind": "usage", "metric": "bulk", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]},
    {"code": "single", "kind": "usage", "metric": "single", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]}]}');
SELECT billing.create_account('a' || n, 'acme'), billing.subscribe('a' || n, 'p', '2026-01-01') FROM generate_series(1, 20) n;
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-01-20');
-- The batch: 4,000 events of 20 accounts, the last of them of a month without a partition.
CREATE TABLE batch AS
SELECT 1 + n % 20 AS account_id, 'k' || n AS key, timestamptz '2026-01-01' + n * interval '12 minutes' AS at, n AS value
  FROM generate_series(1, 4000) n;
SQL
expected=$(ask "SELECT sum(value) FROM batch")

# In bulk, in the order that ON CONFLICT wants: no writer waits for one that waits for it.
send="BEGIN;
CREATE TEMPORARY TABLE sent (LIKE batch);
INSERT INTO sent SELECT * FROM batch ORDER BY random();
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT account_id, 1, key, at, value FROM sent ORDER BY account_id, key, at
ON CONFLICT DO NOTHING;"
writers=()
for writer in 1 2 3 4 5 6 7 8; do
	# Writers 1 and 2 break off before they commit and send everything again; 3 commits and does not learn of it.
	(
		if [ $writer -le 2 ]; then
			ask "$send SELECT pg_terminate_backend(pg_backend_pid());" >/dev/null
		elif [ $writer -eq 3 ]; then
			ask "$send COMMIT; SELECT pg_terminate_backend(pg_backend_pid());" >/dev/null
		fi
		psql -XqAt -v ON_ERROR_STOP=1 <<<"$send COMMIT;" >/dev/null 2>&1
	) &
	writers+=($!)
done
# A run goes on meanwhile.
ask "CALL billing.run('2026-02-01', batch_size => 3)" >/dev/null
failed=0
for writer in "${writers[@]}"; do wait "$writer" || failed=1; done
is "$failed" 0 'eight writers of one sorted batch do not hinder one another'
is "$(ask "SELECT sum(value), count(*) FROM billing.usage_event WHERE metric_id = 1")" "$expected|4000" 'each event is there once'

# One by one, each writer in an order of its own and with times of its own.
writers=()
for writer in 1 2 3 4 5 6 7 8; do
	(
		ask "SELECT format('SELECT billing.record_usage(%L, ''single'', %s, %L, %L);', 'a' || account_id, value, at + $writer * interval '1 second', key)
		       FROM batch WHERE value <= 400 ORDER BY md5(key || $writer)" | psql -XqAt 2>&1 | sort | uniq -c
	) >"/tmp/usage_writers.$$.$writer" &
	writers+=($!)
done
wait "${writers[@]}"
is "$(cat /tmp/usage_writers.$$.* | awk '$2 == "t" { new += $1 } $2 == "f" { known += $1 } END { print new, known, NR }')" '400 2800 16' 'of eight calls of one key one is the first'
rm -f /tmp/usage_writers.$$.*
is "$(ask "SELECT sum(value), count(*) FROM billing.usage_event WHERE metric_id = 2")" "80200|400" 'and the others find its event'

# The partition that was missing takes over what the default one kept.
kept=$(ask "SELECT count(*) > 100 FROM billing.usage_event_default")
is "$kept $(ask "SELECT billing.maintain_usage_partitions('2026-02-01', '2026-02-01'); SELECT count(*) FROM billing.usage_event_default; SELECT count(*) FROM billing.usage_event")" \
	$'t 1\n0\n4400' 'maintenance moves rows to their month, and loses none'

ask "CALL billing.run('2026-02-02')" >/dev/null
ask "CALL billing.run('2026-03-02')" >/dev/null
is "$(ask "SELECT item, sum(quantity) FROM billing.invoice_line GROUP BY item ORDER BY item")" "bulk|$expected
single|80200" 'all is billed once'
is "$(ask "CALL billing.run('2026-03-03'); SELECT count(*) FROM billing.invoice WHERE as_of = '2026-03-03'")" 0 'and then there is nothing left'
