#!/bin/bash
# fuzz.sh: throws random bytes at the parsers of src/core, which need no PostgreSQL.
#
# usage: test/fuzz/fuzz.sh [SECONDS]     (60 by default)
#
# Needs clang with libFuzzer (Debian: clang and libclang-rt-14-dev) and Boost. An input that breaks a law is left
# as fuzz-crash-... in the working directory.

set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
jobs=$(nproc)
clang=${CLANG:-clang++}

command -v "$clang" >/dev/null || {
	echo "fuzz: $clang is missing (Debian: apt-get install clang libclang-rt-14-dev)" >&2
	exit 1
}

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/corpus"

# The first byte of an input chooses the reader.
seed() { # READER TEXT
	# shellcheck disable=SC2059 # octal escapes
	printf "\\$(printf '%03o' "$1")$2" >"$dir/corpus/$1-$(printf '%s' "$2" | cksum | cut -d' ' -f1)"
}
seed 0 'USD 12.34'
seed 0 ' jpy -.99 '
seed 2 'USD 12.34 3'
seed 2 'empty'
seed 4 'USD 12.34 3|USD -0.000000000000001'
seed 5 '-12345678901234567890.0987654321000'
seed 6 '\001\000EUR 19.99|0.075'
seed 7 'chf'
seed 9 '{"currency":"EUR","model":"unit","unit":"0.25","digits":3,"rounding":"half_even"}|12.5'
seed 9 '{"currency":"USD","model":"graduated","tiers":[{"up_to":1000,"unit":"0.10","flat":"5"},{"unit":"0.08"}]}|1500'
seed 8 '\001\002\012\072\002\001\002\000\001\000\000\000\000\000\000\000\031\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000'

seed 10 '\000de-CH|CHF 1234567.89'
seed 11 'a,"b ""c"" d"\r\n# x\n\n1,2'
seed 12 '{"type":"invoice","number":"N-1","state":"issued","currency":"EUR","issue_date":"2026-01-31","due_date":"2026-02-14","seller":{"name":"A","country":"DE","tax_id":"DE136695976","address":{"city":"x","payment":{"iban":"DE02120300000000202051"}}},"customer":{"name":"<B>","country":"FR"},"lines":[{"line_no":1,"description":"x","quantity":"1","unit_amount":"10","amount":"10.00","list_amount":"10.00","tax_category":"S","tax_percent":"19"}],"taxes":[{"category":"S","percent":"19","base":"10.00","tax":"1.90"}],"line_total":"10.00","net":"10.00","tax":"1.90","gross":"11.90","payable":"11.90","amount_due":"11.90"}|fr'
seed 12 '{"currency":"JPY","usage":[{"title":"calls","per":"day","points":[{"day":"2026-01-01","value":"1"},{"day":"2026-01-02","value":"-5"}],"tiers":[{"tier":1,"from":"0","to":"5","quantity":"1","unit":"2","flat":"1","amount":"3"}]}],"taxes":[{"category":"O","base":"1","tax":"0","reason":"Not subject to VAT"}]}|en-GB'
seed 13 'DE|de 136 695 976'
seed 13 'GR|094259216'

echo "fuzz: building with $("$clang" --version | head -n 1)"
flags=(-std=c++17 -g -O1 "-fsanitize=fuzzer,address,undefined" -fno-sanitize-recover=all -Isrc)
for file in src/core/*.cpp test/fuzz/parsers.cpp; do
	[ "$(jobs -rp | wc -l)" -lt "$jobs" ] || wait -n
	"$clang" "${flags[@]}" -c "$file" -o "$dir/$(basename "$file" .cpp).o" &
	compilations+=($!)
done
for pid in "${compilations[@]}"; do
	wait "$pid"
done
"$clang" "${flags[@]}" "$dir"/*.o -o "$dir/fuzz"

echo "fuzz: $jobs processes, $seconds seconds"
for ((i = 0; i < jobs; i++)); do
	"$dir/fuzz" "$dir/corpus" -dict=test/fuzz/parsers.dict -max_len=1200 -max_total_time="$seconds" -reload=5 \
		-timeout=5 -rss_limit_mb=1024 -artifact_prefix=fuzz- -print_final_stats=1 >"$dir/log.$i" 2>&1 &
	pids[i]=$!
done
status=0
for ((i = 0; i < jobs; i++)); do
	wait "${pids[i]}" || {
		status=1
		grep -vE '^#[0-9]|NEW_(FUNC|PC)' "$dir/log.$i" >&2
	}
done

awk '/^stat::number_of_executed_units/ { runs += $2 }
	/cov: / { cov = $0; sub(/.*cov: /, "", cov); if (cov + 0 > best) best = cov + 0 }
	END { printf "fuzz: %d inputs, coverage %d edges\n", runs, best }' "$dir"/log.*
echo "fuzz: corpus of $(find "$dir/corpus" -type f | wc -l) inputs"
[ $status = 0 ] && echo "fuzz: no law broken"
exit $status
