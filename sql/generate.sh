#!/bin/sh
# generate.sh: prints the extension's install script.
#
# usage: sql/generate.sh VERSION
#
# The script is the pieces of sql/install in the order of their names. Where a piece holds the line
# `-- @record@` or `-- @operations@`, that line becomes one row of a VALUES list per file of sql/record or
# sql/operations: the name without `.sql`, and the text, dollar-quoted from its first character, so that
# the line number in an error of setup() is the line number in the file.
# `@version@` becomes the version everywhere; `@extschema@` is left to CREATE EXTENSION.

set -eu
LC_ALL=C
export LC_ALL
version=${1:?usage: sql/generate.sh VERSION}
cd "$(dirname "$0")"

pieces() {
	for piece in "$1"/*.sql; do
		[ -e "$piece" ] && printf '%s ' "$piece"
	done
	return 0
}

# shellcheck disable=SC2046 # the names are checked below and hold no blanks
exec awk -v version="$version" -v record="$(pieces record)" -v operations="$(pieces operations)" '
	function fail(message) {
		print "generate.sh: " message > "/dev/stderr"
		failed = 1
		exit 1
	}

	# Two pieces of one name would be one row to setup(), and a name without a number has no place in the order.
	function name_of(file, name) {
		name = file
		sub(/^.*\//, "", name)
		sub(/\.sql$/, "", name)
		if (name !~ /^[0-9][0-9]_[a-z0-9_]+$/)
			fail("sql/" file " is not named NN_topic.sql")
		if (name in seen)
			fail("sql/" file " and sql/" seen[name] " have the same name")
		seen[name] = file
		return name
	}

	function embed(list, separator, count, files, i, line, status) {
		count = split(list, files, " ")
		if (count == 0)
			fail("sql/" FILENAME ":" FNR ": there is no piece to put here")
		for (i = 1; i <= count; i++) {
			separator = i < count ? "," : ""
			printf "(\047%s\047, $billing_piece$", name_of(files[i])
			while ((status = (getline line < files[i])) > 0) {
				if (index(line, "$billing_piece$"))
					fail("sql/" files[i] " contains the quote $billing_piece$ that encloses it")
				gsub(/@version@/, version, line)
				print line
			}
			if (status < 0)
				fail("cannot read sql/" files[i])
			close(files[i])
			print "$billing_piece$)" separator
		}
	}

	/^[ \t]*-- @record@[ \t]*$/ { embed(record); record_done++; next }
	/^[ \t]*-- @operations@[ \t]*$/ { embed(operations); operations_done++; next }
	{ gsub(/@version@/, version); print }

	END {
		if (failed)
			exit 1
		if (record != "" && record_done != 1)
			fail("the line -- @record@ has to stand once in sql/install, it stands " record_done + 0 " times")
		if (operations != "" && operations_done != 1)
			fail("the line -- @operations@ has to stand once in sql/install, it stands " operations_done + 0 " times")
	}
' $(pieces install)
