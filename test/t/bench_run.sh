#!/bin/bash
# bench_run.sh: the month of test/bench/run is closed by the run and by a loop over accounts, which has to give the same lines.

set -euo pipefail
cd "$(dirname "$0")/../bench/run"

echo 1..2
database=test_bench_run
sql() {
	psql -XqAt -v ON_ERROR_STOP=1 -d "$database" "$@"
}
trap 'dropdb --if-exists "$database" 2>/dev/null' EXIT
createdb "$database"
sql -c 'CREATE EXTENSION billing' -v accounts=200 -v loop_accounts=200 -f load.sql \
	-c "CALL billing.run('2026-08-01 00:00+02', batch_size => 60)" -f loop.sql -c "CALL app.close_month('2026-07-01')"

result=$(sql -f agree.sql)
[ "$result" = t ] || echo -n 'not '
echo 'ok 1 - the loop agrees with the run'
result=$(sql -c 'SELECT count(*) FROM billing.run_failure' -c 'SELECT count(*) > 198 FROM billing.invoice WHERE invoice_no > 1')
[ "$result" = $'0\nt' ] || echo -n 'not '
echo 'ok 2 - every account is billed'
