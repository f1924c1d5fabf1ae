#!/bin/bash
# run.sh: closes a month, against the floor (writing the same rows, adding up the same usage) and a loop over accounts.
#
# usage: test/cluster.sh test/bench/run.sh [ACCOUNTS...]     (1k, 10k, 100k, 1M; by default 10k)
#
# Each size has a database of its own, made from a seed, and a copy of it for two sessions at once. What the pieces
# in run/ do is written there. BATCH_SIZE is passed to billing.run().

set -euo pipefail
cd "$(dirname "$0")/run"

[ $# -gt 0 ] || set -- 10k
as_of="'2026-08-01 00:00+02'"
batch=${BATCH_SIZE:+, batch_size => $BATCH_SIZE}
loop_most=10000

# A session is one process: workers of parallel queries are not seen by the measures of a backend.
export PGOPTIONS='-c max_parallel_workers_per_gather=0'

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

sql() { # DATABASE ARGUMENT...
	local database=$1
	shift
	psql -XqAt -v ON_ERROR_STOP=1 -d "$database" "$@"
}

# Peak of the memory that a backend has for itself: what it shares with others is not counted. Linux tells.
watch_memory() { # FILE WITH THE PID
	local pid='' size peak=0
	until [ -s "$1" ] && read -r pid <"$1"; do sleep 0.01; done
	while size=$(sed -n 's/^RssAnon:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2>/dev/null) && [ -n "$size" ]; do
		[ "$size" -le "$peak" ] || { peak=$size; echo "$peak" >"$1.peak"; }
		sleep 0.05
	done
}

# Processor time of the backend that asks, in seconds: on a busy machine it says more than the clock.
cpu_of_backend="SELECT (f[14]::numeric + f[15]::numeric) / $(getconf CLK_TCK)
	FROM string_to_array(pg_read_file('/proc/self/stat'), ' ') f"

# Runs one statement in as many sessions as there are, at once, and notes what it took under the name.
measure() { # DATABASE NAME STATEMENT...
	local database=$1 name=$2 session=0 statement sessions=() began ended lsn cpu
	shift 2
	rm -f "$scratch"/pid.*
	sql "$database" -c CHECKPOINT
	lsn=$(sql "$database" -c 'SELECT pg_current_wal_insert_lsn()')
	began=$(date +%s.%N)
	for statement; do
		session=$((session + 1))
		watch_memory "$scratch/pid.$session" &
		sql "$database" -c "SELECT pg_backend_pid()" -c "$statement" -c "$cpu_of_backend" >"$scratch/pid.$session" &
		sessions+=($!)
	done
	wait "${sessions[@]}"
	ended=$(date +%s.%N)
	wait
	cpu=$(awk 'FNR == 2 { cpu += $1 } END { print cpu }' "$scratch"/pid.[0-9])
	cat "$scratch"/pid.*.peak >"$scratch/peaks" 2>/dev/null || echo 0 >"$scratch/peaks"
	sql "$database" -c "INSERT INTO bench.result (name, seconds, cpu, wal, peak_kb)
		VALUES ('$name', $ended - $began, $cpu, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '$lsn'), $(sort -n "$scratch/peaks" | tail -1))"
}

for size; do
	accounts=${size/%k/000}
	accounts=${accounts/%M/000000}
	loop_accounts=$((accounts < loop_most ? accounts : loop_most))
	half=$((accounts / 2))
	one=bench_run_$accounts two=bench_run_${accounts}_two

	echo "== run $size: loading"
	createdb "$one"
	sql "$one" -c 'CREATE EXTENSION billing' -c "SET client_min_messages = warning" -v accounts="$accounts" -f load.sql
	createdb -T "$one" "$two"

	measure "$one" 'run' "CALL billing.run($as_of$batch)"
	sql "$one" -f after.sql
	sql "$one" -f floor.sql
	measure "$one" 'floor' "CALL floor.write(1, $accounts)"
	sql "$one" -f floor.sql
	measure "$one" 'floor, two sessions' "CALL floor.write(1, $half)" "CALL floor.write($half + 1, $accounts)"
	sql "$one" -v loop_accounts="$loop_accounts" -f loop.sql
	measure "$one" 'loop' "CALL app.close_month('2026-07-01')"
	agree=$(sql "$one" -f agree.sql)
	sql "$one" -c "DROP INDEX billing.usage_of_account"
	measure "$one" '1 % due' "CALL billing.run('2026-08-02 00:00+02'$batch)"

	measure "$two" 'run, two sessions' "CALL billing.run($as_of$batch)" "CALL billing.run($as_of$batch)"
	sql "$two" -f after.sql
	sql "$two" -c 'COPY bench.result TO STDOUT' | sql "$one" -c 'COPY bench.result FROM STDIN'
	dropdb "$two"

	psql -Xq -v ON_ERROR_STOP=1 -d "$one" -v accounts="$accounts" -v loop_accounts="$loop_accounts" -v agree="$agree" -f report.sql
	[ -n "${KEEP:-}" ] || dropdb "$one"
done
