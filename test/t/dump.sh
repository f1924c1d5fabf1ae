#!/bin/bash
# dump.sh: a dump restored into another database, and into another cluster, is the same ledger: a run finds nothing to bill twice, and
# the extension stays.
set -uo pipefail
directory=$(mktemp -d)
trap 'rm -rf "$directory"; dropdb --if-exists dumped; dropdb --if-exists restored' EXIT
export PGOPTIONS='-c client_min_messages=error -c timezone=UTC'

# shellcheck source=/dev/null
. "$(dirname "$0")/../tap.sh"
ask() { # DATABASE SQL
	psql -XqAt -d "$1" <<<"$2" 2>&1
}

echo 1..10
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

# In another cluster transactions are numbered anew: what was recorded there has numbers that were used here, and the other way round.
ask dumped "SELECT billing.record_usage('a2', 'calls', 7, '2026-01-12', 'not yet billed')" >/dev/null
ask dumped "SELECT billing.cancel_usage('a3', 'calls', 'k', '2026-01-10')" >/dev/null
pg_dump -Fc -f "$directory/dump.custom" dumped
cat >"$directory/elsewhere.sh" <<-'SH'
	createdb elsewhere
	pg_restore -d elsewhere "$1" || echo 'not restored'
	export PGDATABASE=elsewhere PGOPTIONS='-c client_min_messages=error -c timezone=UTC'
	said="SELECT string_agg(format('%s %s', a.code, billing.amount(i.net)), ', ' ORDER BY i.account_id, i.invoice_no) FROM billing.invoice i JOIN billing.account a USING (account_id) WHERE i.as_of = "
	psql -XqAt -c "CALL billing.run('2026-02-03')" -c "$said '2026-02-03'"
	psql -Xq -o /dev/null -c "SELECT billing.record_usage('a4', 'calls', 9, '2026-01-13', 'there')"
	psql -XqAt -c "CALL billing.run('2026-02-04')" -c "$said '2026-02-04'"
	psql -XqAt -c "CALL billing.run('2026-02-05')" -c "SELECT count(*) FROM billing.invoice WHERE as_of = '2026-02-05'"
	psql -XqAt -c "SELECT count(*) FROM billing.verify() WHERE violations <> 0"
SH
chmod -R a+rX "$directory"
mapfile -t said < <("$(dirname "$0")/../cluster.sh" bash "$directory/elsewhere.sh" "$directory/dump.custom" 2>&1)
is "${said[0]:-}" 'a2 0.07, a3 -0.33' 'elsewhere, what was late or cancelled is billed'
is "${said[1]:-}" 'a4 0.09' 'and what is recorded there'
is "${said[2]:-}" 0 'once'
is "${said[3]:-}" 0 'and all agrees'
