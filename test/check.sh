#!/bin/bash
# check.sh: runs all tests in one throwaway cluster; its last line reads `N passed, N failed`.
#
# A test is a file: a pg_regress file (test/sql), a pgTAP file (test/sql/tap_*), an isolation spec (test/specs)
# or a program that speaks TAP (test/t).

set -uo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.." || exit

# Outside of the cluster: start it with this script as its command, and count what that noted.
if [ -z "${CHECK_RESULTS:-}" ]; then
	CHECK_RESULTS=$(mktemp)
	export CHECK_RESULTS
	trap 'rm -f "$CHECK_RESULTS"' EXIT
	test/cluster.sh test/check.sh &
	cluster=$!
	trap 'kill "$cluster"' INT TERM HUP
	wait "$cluster"
	status=$?
	passed=$(grep -c '^passed ' "$CHECK_RESULTS")
	failed=$(grep -c '^failed ' "$CHECK_RESULTS")
	[ $status -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
	sed -n 's/^failed /failed: /p' "$CHECK_RESULTS"
	echo "check: $SECONDS seconds"
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
	exit
fi

output=$PGHOST/output

# Notes every file of a suite as passed or failed: passed are those whose name, made of the pattern in which % is
# the name, stands in the output. What an aborted suite did not reach has failed.
note() { # PATTERN NAME...
	local pattern=$1 name
	shift
	for name; do
		if grep -qE "${pattern//%/${name//./\\.}}" "$output"; then
			echo "passed $name"
		else
			echo "failed $name"
		fi
	done >>"$CHECK_RESULTS"
}

# PostgreSQL 15 prints "test NAME ... ok", later versions print "ok 1 - NAME".
installcheck() { # VARIABLE NAME...
	local variable=$1
	shift
	rm -f regression.diffs
	make -s --no-print-directory installcheck REGRESS= ISOLATION= "$variable=$*" 2>&1 | tee "$output"
	[ ! -s regression.diffs ] || cat regression.diffs
	note '^(test % +\.\.\. ok|ok [0-9]+ +- %) ' "$@"
}

regress=()
for file in test/sql/*.sql; do
	name=$(basename "$file" .sql)
	[[ $name = tap_* ]] || regress+=("$name")
done
specs=()
for file in test/specs/*.spec; do
	specs+=("$(basename "$file" .spec)")
done
pgtap=(test/sql/tap_*.sql)
programs=(test/t/*)

if [ ${#regress[@]} -gt 0 ]; then
	echo '== pg_regress'
	installcheck REGRESS "${regress[@]}"
fi

if [ ${#pgtap[@]} -gt 0 ]; then
	echo '== pgTAP'
	psql -Xq -c 'CREATE DATABASE pgtap' && psql -Xq -d pgtap -c 'CREATE EXTENSION pgtap'
	pg_prove --dbname pgtap --jobs 2 --failures "${pgtap[@]}" 2>&1 | tee "$output"
	note '^% \.+ ok$' "${pgtap[@]}"
fi

if [ ${#specs[@]} -gt 0 ]; then
	echo '== isolation'
	installcheck ISOLATION "${specs[@]}"
fi

if [ ${#programs[@]} -gt 0 ]; then
	echo '== programs'
	prove --failures "${programs[@]}" 2>&1 | tee "$output"
	note '^% \.+ ok$' "${programs[@]}"
fi

! grep -q '^failed ' "$CHECK_RESULTS"
