#!/bin/bash
# lint.sh: what a machine can see of the house rules. Needs clang-format; `make check` does not need this.

set -uo pipefail
shopt -s lastpipe # what complains sets the status of this shell
cd "$(dirname "$0")/.." || exit

status=0

complain() { # reads what was found
	local found
	found=$(cat)
	[ -n "$found" ] || return
	status=1
	printf '%s\n%s\n\n' "lint: $1" "$found" >&2
}

mapfile -t files < <(git ls-files --cached --others --exclude-standard | while read -r file; do [ -f "$file" ] && echo "$file"; done)
matching() { # REGEX of paths
	printf '%s\n' "${files[@]}" | grep -E "$1"
}
mapfile -t cpp < <(matching '^(src|test/modules)/.*\.[ch]pp$')
mapfile -t core < <(matching '^src/core/')
mapfile -t install < <(matching '^sql/install/')
mapfile -t sql < <(matching '^(sql|demo|test)/.*\.sql$')
mapfile -t scripts < <(matching '\.sh$|^\.ci/run$')

# Layout by hand costs review time.
if command -v clang-format >/dev/null; then
	clang-format --dry-run "${cpp[@]}" 2>&1 | grep 'warning:' | complain 'not formatted ("make format" does it)'
else
	echo 'clang-format is not installed' | complain 'the layout of C++ was not looked at'
fi

for script in "${scripts[@]}"; do
	bash -n "$script" 2>&1
done | complain 'shell syntax'
if command -v shellcheck >/dev/null; then
	# SC2317: functions that a trap calls are not unreachable.
	shellcheck --exclude=SC2317 --format=gcc "${scripts[@]}" | complain 'shellcheck'
fi

# A planted object of the same name would be adopted by the extension, with its owner.
grep -niE 'create or replace|if not exists' "${install[@]}" /dev/null | complain 'install pieces say plain CREATE'

# Scripts are read in the encoding of the database, which need not be UTF-8.
grep -nP '[^\x00-\x7F]' "${install[@]}" sql/record/*.sql sql/operations/*.sql /dev/null | complain 'pieces are ASCII'

# Without the schema, a member is created or found wherever the search path happens to point.
grep -nE '^CREATE ((FUNCTION|AGGREGATE|TYPE|DOMAIN|OPERATOR (CLASS|FAMILY)|PROCEDURE|VIEW|TABLE) [^@]|OPERATOR [^@CF])' "${install[@]}" /dev/null |
	complain 'install pieces write the schema: @extschema@.name'

# port.h redefines printf and friends: server headers have to come last, and from one place.
grep -nE '^#include ["<].*\.h[">]' "${cpp[@]}" /dev/null | grep -vE '^src/pg/(pg|compat)\.hpp:' |
	complain 'only src/pg/pg.hpp and compat.hpp include server headers'

# Lines that are comments may speak of what the code may not use.
code_lines() { # REGEX FILE...
	local regex=$1
	shift
	grep -nE "$regex" "$@" /dev/null | grep -vE '^[^:]*:[0-9]+:[[:blank:]]*(//|/?\*)'
}

# The arithmetic has to stay testable without a server, and errors have to pass the boundary as exceptions.
code_lines '#include "(pg|sql)/|\b(ereport|elog|palloc|Datum|PG_[A-Z_]+)\b' "${core[@]}" |
	complain 'src/core knows nothing of PostgreSQL'

# The same inputs have to give the same bits on every machine.
code_lines '\b(float|double)\b' "${core[@]}" | complain 'no floating point in src/core'

# pgTAP files judge themselves; nothing reads an expected output of them.
matching '^expected/tap_' | complain 'expected output of a pgTAP file'

# Both are compared with expected/NAME.out.
matching '^test/(sql|specs)/' | sed 's#.*/##; s#\.[a-z]*$##' | sort | uniq -d | complain 'a test and an isolation spec of one name'

# pg_regress would take it for a test file.
matching '^sql/[^/]*\.sql$' | grep -v -- '--.*--' | complain 'SQL pieces belong into the directories of sql/'

# The three places that name the version.
version=$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" billing.control)
grep -qF "## $version" CHANGELOG.md || echo "CHANGELOG.md has no section $version" | complain 'version'
[ "$(grep -cE "\"version\": \"${version//./\\.}\"" META.json)" = 2 ] || echo "META.json does not say $version twice" | complain 'version'

# Diffs stay about what changed. Expected output and Makefiles follow their tools.
mapfile -t text < <(matching '\.([ch]pp|sql|sh|md|json|spec|control|csv|py|pl)$|^\.ci/run$|^Makefile$|^LICENSE$')
for file in "${text[@]}"; do
	[ -z "$(tail -c 1 "$file")" ] || echo "$file"
done | complain 'no newline at the end'
grep -nE '[[:blank:]]+$' "${text[@]}" /dev/null | complain 'blanks at the end of a line'
grep -lP '\r$' "${text[@]}" "${sql[@]}" /dev/null | complain 'carriage returns'

[ $status -ne 0 ] || echo "lint: ${#files[@]} files, nothing to complain about"
exit $status
