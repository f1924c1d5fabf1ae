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
psql -X -q -v ON_ERROR_STOP=1 -P pager=off -P footer=off -P null='-' -d demo -f "$script"
