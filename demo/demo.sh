#!/bin/bash
# demo.sh: from an empty database to printed invoices; test/cluster.sh provides the server.
#
# usage: test/cluster.sh demo/demo.sh               bills a month of made-up usage at published cloud list prices
#        test/cluster.sh demo/demo.sh CHARGES.csv   bills the charges of a file in the FinOps FOCUS format

set -euo pipefail

script=demo.sql
if [ $# -gt 0 ]; then
	[ -r "$1" ] || { echo "demo: cannot read $1" >&2; exit 1; }
	FOCUS_FILE=$(realpath "$1")
	export FOCUS_FILE
	script=focus.sql
fi
cd "$(dirname "$0")"

dropdb --if-exists demo 2>/dev/null
createdb demo
sql() {
	psql -X -q -v ON_ERROR_STOP=1 -P pager=off -P footer=off -P null='-' -d demo "$@"
}
sql -f "$script"
[ "$script" = demo.sql ] || exit 0

sql -f crowd.sql
as_of='2026-02-03 00:00+01'
sessions=()
for _ in 1 2; do
	sql -c "CALL billing.run(as_of => '$as_of', batch_size => 100)" &
	sessions+=($!)
done
./progress.sh demo "$as_of"
for session in "${sessions[@]}"; do
	wait "$session"
done
echo
sql -c 'SELECT * FROM billing.verify()'
