#!/bin/bash
# progress.sh: draws a bar of a billing run, from the view run_progress, until it is finished or interrupted.
#
# usage: demo/progress.sh DATABASE AS_OF
#
# On a terminal the bar moves; elsewhere every quarter is a line.

set -euo pipefail

filled='########################################'
empty='........................................'
quarter=
while true; do
	line=$(psql -XAtF ' ' -v ON_ERROR_STOP=1 -d "$1" -v as_of="$2" <<<"
		SELECT phase, coalesce(done * 100 / nullif(total, 0), 0), done, total, documents, failures, sessions,
		       coalesce(round(rate), 0), coalesce(date_trunc('second', remaining), '0')
		  FROM billing.run_progress
		 WHERE as_of = :'as_of'
		 ORDER BY run_no DESC
		 LIMIT 1")
	read -r phase percent billed total documents failures sessions rate remaining <<<"${line:-waiting 0 0 0 0 0 0 0 0}"
	width=$((percent * ${#filled} / 100))
	drawn=$(printf '%-8s %s%s %3d%% %d/%d accounts, %d documents, %d failed, %d sessions, %d/s, %s' "$phase" \
		"${filled:0:width}" "${empty:width}" "$percent" "$billed" "$total" "$documents" "$failures" "$sessions" "$rate" "$remaining")
	if [ -t 1 ]; then
		printf '\r%s\e[K' "$drawn"
	elif [ "$((percent / 25))" != "$quarter" ] || [ "$phase" = finished ]; then
		quarter=$((percent / 25))
		echo "$drawn"
	fi
	[[ $phase = waiting || $phase = planning || $phase = billing ]] || break
	sleep 0.1
done
[ ! -t 1 ] || echo
