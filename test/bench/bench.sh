#!/bin/bash
# bench.sh: runs benchmarks, each in a database of its own; test/cluster.sh provides the server.
#
# usage: test/cluster.sh test/bench/bench.sh [NAME...]     (by default every test/bench/NAME.sql, usage and run)
#
# ACCOUNTS   the sizes of run, such as "10k 100k"

set -euo pipefail
shopt -s nullglob
cd "$(dirname "$0")"

[ $# -gt 0 ] || set -- *.sql usage run
for name; do
	name=${name%.sql}
	if [ "$name" = run ]; then
		# shellcheck disable=SC2086 # a list of sizes
		./run.sh ${ACCOUNTS:-}
		continue
	fi
	if [ "$name" = usage ]; then
		./usage.sh
		continue
	fi
	echo "== $name"
	createdb "bench_$name"
	psql -Xq -v ON_ERROR_STOP=1 -d "bench_$name" -c 'CREATE EXTENSION billing' -f "$name.sql"
	dropdb "bench_$name"
done
