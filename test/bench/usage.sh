#!/bin/bash
# usage.sh: taking events in, and rating a month of them, against bare tables.
#
# usage: test/cluster.sh test/bench/usage.sh
#
# EVENTS, SUBSCRIPTIONS   of the month that is rated; by default 1000000 and 10000 (the issue's bar: 10000000 and 100000)
# CLIENTS, SECONDS_EACH   of single record_usage() calls; by default 4 and 10
#
# What a commit takes decides about single calls: with commit_delay=1000 and commit_siblings=0 in CLUSTER_OPTIONS it is a millisecond.

set -euo pipefail
cd "$(dirname "$0")/usage"
events=${EVENTS:-1000000}
subscriptions=${SUBSCRIPTIONS:-$((events / 100))}
clients=${CLIENTS:-4}
seconds=${SECONDS_EACH:-10}
database=bench_usage

sql() {
	psql -Xq -v ON_ERROR_STOP=1 -d "$database" "$@"
}

echo "== usage: $events events of $subscriptions subscriptions"
createdb "$database"
sql -v events="$events" -v subscriptions="$subscriptions" -f load.sql >/dev/null
sql -f rate.sql
sql -v events="$events" -f copy.sql

# One event a transaction, each client on its own; the two take turns.
plain=0 recorded=0
for _ in 1 2 3; do
	for script in plain record; do
		tps=$(pgbench -n -c "$clients" -j 2 -T "$seconds" -D subscriptions="$subscriptions" -f "$script.sql" "$database" 2>/dev/null |
			sed -n 's/^tps = \([0-9]*\).*/\1/p')
		if [ "$script" = plain ]; then plain=$((plain + tps)); else recorded=$((recorded + tps)); fi
	done
done
echo "record_usage from $clients clients: $((recorded / 3)) events a second, INSERT into a bare table $((plain / 3)): ratio $(awk "BEGIN { printf \"%.2f\", $recorded / $plain }") (bar: 0.80 or more)"
dropdb "$database"
