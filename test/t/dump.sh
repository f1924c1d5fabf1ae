#!/bin/bash
# dump.sh: a dump restored into another database is the same ledger: a run finds nothing to bill, and the extension stays.
set -uo pipefail
directory=$(mktemp -d)
trap 'rm -rf "$directory"; dropdb --if-exists dumped; dropdb --if-exists restored' EXIT
export PGOPTIONS='-c client_min_messages=error -c timezone=UTC'

n=0
is() { # GOT EXPECTED NAME
	n=$((n + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $n - $3"
	else
		printf 'not ok %s - %s\n# got: %s\n# expected: %s\n' "$n" "$3" "$1" "$2"
	fi
}
ask() { # DATABASE SQL
	psql -XqAt -d "$1" <<<"$2" 2>&1
}

echo 1..6
createdb dumped
psql -Xq -v ON_ERROR_STOP=1 -d dumped >/dev/null <<'SQL'
CREATE EXTENSION billing;
SELECT billing.setup();
SELECT billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
  "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"}],
  "metrics": [{"code": "calls", "aggregation": "sum"}],
  "plans": [{"code": "p", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "49"}]},
    {"code": "calls", "kind": "usage", "metric": "calls", "prices": [
      {"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 100, "unit": "0.01"}, {"unit": "0.005"}]}]}]}]}');
SELECT billing.create_account('a' || n, 'acme'), billing.subscribe('a' || n, 'p', '2026-01-01') FROM generate_series(1, 20) n;
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-01-31');
SELECT billing.record_usage('a' || n, 'calls', n * 11, '2026-01-10', 'k') FROM generate_series(1, 20) n;
CALL billing.run('2026-02-01');
SQL
ledger="SELECT count(*), billing.sum(gross), md5(string_agg(i::text, '|' ORDER BY account_id, invoice_no)) FROM billing.invoice i"
before=$(ask dumped "$ledger")
pg_dump -Fd -j2 -f "$directory/dump" dumped
createdb restored
pg_restore -j4 -d restored "$directory/dump"
is "$?" 0 'restored without an error'
is "$(ask restored "$ledger")" "$before" 'every invoice is the same'
is "$(ask restored "CALL billing.run('2026-02-01'); SELECT count(*) FROM billing.invoice")" 20 'the same run writes nothing'
is "$(ask restored "SELECT billing.record_usage('a1', 'calls', 5, '2026-01-11', 'late'); CALL billing.run('2026-02-02'); SELECT billing.amount(net) FROM billing.invoices WHERE as_of = '2026-02-02'" | tail -1)" 0.05 \
	'late usage is billed, once'
is "$(ask restored 'SELECT billing.setup()' | grep -c 'up to date')" 1 'setup() finds nothing to do'
is "$(ask restored 'DROP EXTENSION billing' | grep -c 'cannot drop extension')" 1 'the extension cannot be dropped under the ledger'
