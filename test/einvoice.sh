#!/bin/bash
# einvoice.sh: has the published stylesheets of EN 16931 judge electronic invoices of every kind.
#
# usage: test/einvoice.sh XSLT     a stylesheet (EN16931-UBL-validation.xslt, EN16931-CII-validation.xslt), or a directory with
#                                  one or both somewhere in it; they are not part of this project
#
# Needs Java and Saxon-HE: Debian's libsaxonhe-java. SAXON is its jar where that is somewhere else.

set -euo pipefail
cd "$(dirname "$0")/.."

# Outside of the cluster: start it with this script as its command.
if [ -z "${EINVOICE_XSLT:-}" ]; then
	if [ $# -ne 1 ] || [ ! -e "$1" ]; then
		echo "usage: make check-einvoice XSLT=PATH" >&2
		exit 2
	fi
	EINVOICE_XSLT=$(realpath "$1")
	export EINVOICE_XSLT
	exec test/cluster.sh test/einvoice.sh
fi

saxon=${SAXON:-/usr/share/java/Saxon-HE.jar}
[ -f "$saxon" ] || { echo "einvoice: $saxon is missing: apt-get install libsaxonhe-java default-jre-headless" >&2; exit 1; }
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
mkdir "$directory"/{ubl,cii}
psql -X -v "directory=$directory" -f test/einvoice.sql

status=0
judged=0
for format in ubl cii; do
	stylesheet=$(find "$EINVOICE_XSLT" -iname "*$format-validation.xslt" | head -1)
	[ -n "$stylesheet" ] || { echo "einvoice: no stylesheet for $format"; continue; }
	mkdir "$directory/report"
	java -cp "$saxon" net.sf.saxon.Transform "-s:$directory/$format" "-xsl:$stylesheet" "-o:$directory/report"
	documents=$(find "$directory/$format" -name '*.xml' | wc -l)
	reports=$(grep -l fired-rule "$directory"/report/* | wc -l)
	failed=$(grep -l failed-assert "$directory"/report/* | wc -l || true)
	echo "einvoice: $format: $reports of $documents judged, $failed break a rule"
	if [ "$failed" -gt 0 ] || [ "$reports" -ne "$documents" ]; then
		status=1
		grep -A12 failed-assert "$directory"/report/* | grep -oE '(^[^:]*/[^:/]*\.xml)|id="[^"]*"|\[BR[^<]*' | sed "s#.*/report/##" | sort | uniq -c | head -40
	fi
	judged=$((judged + reports))
	rm -r "$directory/report"
done
[ "$judged" -gt 0 ] || status=1
exit "$status"
