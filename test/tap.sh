# tap.sh: what tests written in bash have in common, to be sourced; they print their plan themselves.
# shellcheck shell=bash

n=0
is() { # GOT EXPECTED NAME
	n=$((n + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $n - $3"
	else
		printf 'not ok %s - %s\n# got: %s\n# expected: %s\n' "$n" "$3" "$1" "$2"
	fi
}

# The rows that statements print, and their errors; PGDATABASE says where.
ask() { # SQL
	psql -XqAt <<<"$1" 2>&1
}
