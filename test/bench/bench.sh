#!/bin/bash
# bench.sh: runs benchmarks, each in a database of its own; test/cluster.sh provides the server.
#
# usage: test/cluster.sh test/bench/bench.sh [NAME...]     (by default every test/bench/NAME.sql)

set -euo pipefail
shopt -s nullglob
cd "$(dirname "$0")"

[ $# -gt 0 ] || set -- *.sql
for name; do
	name=${name%.sql}
	echo "== $name"
	createdb "bench_$name"
	psql -Xq -v ON_ERROR_STOP=1 -d "bench_$name" -c 'CREATE EXTENSION billing' -f "$name.sql"
	dropdb "bench_$name"
done
