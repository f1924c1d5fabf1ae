#!/bin/bash
# parallel.sh: four sessions share a run: each account is billed once, nobody waits for anybody, and the client hears of it.
set -uo pipefail
trap 'dropdb --if-exists --force parallel; rm -rf "$output"' EXIT
output=$(mktemp -d)
export PGOPTIONS='-c client_min_messages=error -c timezone=UTC' PGDATABASE=parallel

# shellcheck source=/dev/null
. "$(dirname "$0")/../tap.sh"

echo 1..11
createdb parallel
psql -Xq -v ON_ERROR_STOP=1 >/dev/null <<'SQL'
CREATE EXTENSION billing;
SELECT billing.setup();
SELECT billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
  "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
  "metrics": [{"code": "calls", "aggregation": "sum"}],
  "plans": [{"code": "p", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "49"}]},
    {"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "0.1"}]}]}]}');
SELECT count(billing.create_account('a' || n, 'acme')), count(billing.subscribe('a' || n, 'p', '2026-01-01')) FROM generate_series(1, 600) n;
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-01-31');
INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
SELECT a, 1, 'k' || k, timestamptz '2026-01-02' + k * interval '1 hour', a FROM generate_series(1, 600) a, generate_series(1, 10) k;
SQL

# Four sessions, of which one waits for an account that somebody has, until the others have billed all that is left.
psql -XqAt >"$output/keeper" 2>&1 <<<"DO \$\$
BEGIN
	PERFORM billing.lock_account(300);
	FOR i IN 1..3000 LOOP
		EXIT WHEN (SELECT count(*) FROM billing.run_batch WHERE finished_at IS NOT NULL) = 29;
		PERFORM pg_sleep(0.01);
	END LOOP;
	RAISE INFO '% left', (SELECT count(*) FROM billing.run_batch WHERE finished_at IS NULL);
END\$\$" &
keeper=$!
sleep 0.3
sessions=()
for session in 1 2 3 4; do
	psql -XqAt -v ON_ERROR_STOP=1 >"$output/$session" 2>&1 <<<"CALL billing.run('2026-02-01', batch_size => 20)" &
	sessions+=($!)
done
failed=0
for session in "${sessions[@]}"; do wait "$session" || failed=1; done
wait "$keeper"
is "$failed $(cat "$output"/?)" '0 ' 'four sessions share a run, and none fails'
is "$(ask 'SELECT count(*), count(finished_at) FROM billing.run')" '1|1' 'it is one run'
# 600 x 2 x 49, and 0.1 x 10 x (1 + ... + 600).
is "$(ask 'SELECT count(*), count(DISTINCT account_id), billing.sum(net) FROM billing.invoice')" "600|600|EUR 239100.00" 'each account got one invoice'
is "$(ask 'SELECT sum(accounts), sum(documents), count(*) FROM billing.run_batch')" '600|600|30' 'no batch was worked on twice'
is "$(ask "SELECT count(DISTINCT number), min(number), max(number) FROM billing.invoice")" '600|INV-2026-000001|INV-2026-000600' 'the numbers have no gap'
is "$(cat "$output/keeper")" 'INFO:  1 left' 'while one waited for an account, the others billed all that was left'
is "$(ask 'SELECT sum(violations) FROM billing.verify()')" 0 'verify() finds nothing'

# Four at work at a time, and what they wait for.
sessions=()
for session in 1 2 3 4; do
	psql -XqAt -v ON_ERROR_STOP=1 >/dev/null 2>&1 <<<"CALL billing.run('2026-03-01', batch_size => 5)" &
	sessions+=($!)
done
waits=$(ask "CREATE TEMPORARY TABLE seen (at_work bigint, waiting bigint);
DO \$\$BEGIN
	FOR i IN 1..500 LOOP
		INSERT INTO seen
		SELECT count(*), count(*) FILTER (WHERE a.wait_event_type = 'Lock') FROM pg_stat_activity a WHERE a.state = 'active' AND a.query LIKE 'CALL billing.run%';
		EXIT WHEN i > 100 AND NOT EXISTS (SELECT FROM billing.run_progress WHERE phase <> 'finished');
		PERFORM pg_sleep(0.01), pg_stat_clear_snapshot();
		COMMIT;
	END LOOP;
END\$\$;
SELECT max(at_work), round(sum(waiting) / sum(at_work), 2) FROM seen")
failed=0
for session in "${sessions[@]}"; do wait "$session" || failed=1; done
is "$failed ${waits%|*}" '0 4' 'four sessions are at work at a time'
echo "# share of their time that they wait for a lock: ${waits#*|}"
# If the counter of the numbers were kept for all of a batch, three of the four would wait.
is "$(awk -v share="${waits#*|}" 'BEGIN { print share <= 0.4 }')" 1 'the numbers make no queue'

# A client that wants to hear of it.
notices=$(PGOPTIONS='-c timezone=UTC' ask "CALL billing.run('2026-04-01', batch_size => 200, notice_every => '0')")
is "$(grep -c '^NOTICE:  run [0-9]*: billing, [0-9]* of 600 accounts, [0-9]* documents, 0 failed' <<<"$notices")" 4 'a notice before each batch, and after the last'
is "$(tail -n 1 <<<"$notices" | sed 's/run [0-9]*/run N/; s/, [0-9]* accounts.*//')" 'NOTICE:  run N: finished, 600 of 600 accounts, 600 documents, 0 failed' 'and one at the end'
