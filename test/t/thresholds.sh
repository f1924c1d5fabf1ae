#!/bin/bash
# thresholds.sh: checks of thresholds, each in a transaction of its own, look only at what changed since the one before, and miss nothing.
set -uo pipefail
trap 'dropdb --if-exists --force thresholds' EXIT
export PGOPTIONS='-c client_min_messages=error -c timezone=UTC' PGDATABASE=thresholds

# shellcheck source=/dev/null
. "$(dirname "$0")/../tap.sh"
check() { # TIME: what is newly reached
	ask "SELECT billing.check_thresholds('$1') \\g /dev/null
	     SELECT string_agg(format('%s %s', d.code, o.payload ->> 'item'), ', ' ORDER BY d.code, o.object_no)
	       FROM billing.outbox o JOIN billing.account_directory d USING (account_id) WHERE o.kind = 'usage_threshold' AND d.subaccount_no = 0;
	     DELETE FROM billing.outbox"
}

echo 1..12
createdb thresholds
psql -Xq -v ON_ERROR_STOP=1 >/dev/null <<'SQL'
CREATE EXTENSION billing;
SELECT billing.setup();
SELECT billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
  "metrics": [{"code": "calls", "aggregation": "sum"}, {"code": "space", "aggregation": "weighted_sum", "recurring": true}],
  "plans": [
   {"code": "p", "cadence": "1 month", "items": [
    {"code": "calls", "kind": "usage", "metric": "calls", "thresholds": [{"amount": "10"}], "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]},
   {"code": "dear", "cadence": "1 month", "items": [
    {"code": "calls", "kind": "usage", "metric": "calls", "thresholds": [{"amount": "10"}], "prices": [{"currency": "EUR", "model": "unit", "unit": 5}]}]},
   {"code": "held", "cadence": "1 month", "items": [
    {"code": "space", "kind": "usage", "metric": "space", "thresholds": [{"amount": "10"}], "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]}]}');
SELECT billing.create_account('a' || n, 'acme'), billing.subscribe('a' || n, 'p', '2026-01-01') FROM generate_series(1, 6) n;
SELECT billing.create_account('h', 'acme'), billing.subscribe('h', 'held', '2026-01-01');
SQL
# As if all had subscribed long ago.
ask "ALTER TABLE billing.subscription_change DISABLE TRIGGER ALL; UPDATE billing.subscription_change SET recorded_at = now() - interval '1 week'; ALTER TABLE billing.subscription_change ENABLE ALWAYS TRIGGER USER" >/dev/null

is "$(check 2026-01-02)" '' 'nothing used'
ask "SELECT billing.record_usage('a1', 'calls', 11, '2026-01-02', 'e1'), billing.record_usage('a2', 'calls', 9, '2026-01-02', 'e1')" >/dev/null
is "$(check 2026-01-03)" 'a1 calls' 'one has enough'
is "$(ask "SELECT count(*) FROM billing.run_threshold WHERE ahead = '{}'")" 1 'the state is one row'
ask "SELECT billing.record_usage('a2', 'calls', 1, '2026-01-02', 'e2')" >/dev/null
is "$(check 2026-01-03)" 'a2 calls' 'the other then'

# A transaction that began before a check and commits after it.
coproc sender { psql -XqAt; }
echo "BEGIN; SELECT billing.record_usage('a3', 'calls', 12, '2026-01-02', 'e1');" >&"${sender[1]}"
read -r _ <&"${sender[0]}"
ask "SELECT billing.record_usage('a4', 'calls', 12, '2026-01-02', 'e1')" >/dev/null
is "$(check 2026-01-04)" 'a4 calls' 'what is not committed is not seen'
echo 'COMMIT; SELECT 1;' >&"${sender[1]}"
read -r _ <&"${sender[0]}"
is "$(check 2026-01-04)" 'a3 calls' 'and found when it is'
echo '\q' >&"${sender[1]}"

# An event of later is there before its time.
ask "SELECT billing.record_usage('a5', 'calls', 12, '2026-01-20', 'e1')" >/dev/null
is "$(check 2026-01-05)" '' 'an event of later does not count yet'
is "$(check 2026-01-19)" '' 'not yet'
is "$(check 2026-01-21)" 'a5 calls' 'but then'

# A level grows with time; a price may change.
ask "SELECT billing.record_usage('h', 'space', 40, '2026-01-21', 'e1'), billing.record_usage('a6', 'calls', 1, '2026-01-21', 'e1')" >/dev/null
is "$(check 2026-01-22) $(check 2026-01-29)" ' h space' 'what is held grows without events'
ask "SELECT billing.change_subscription('a6', 1, 'dear', at => '2026-01-22'); SELECT billing.record_usage('a6', 'calls', 2, '2026-01-23', 'e2')" >/dev/null
is "$(check 2026-01-30)" 'a6 calls' 'a change of plan is seen'
ask "SELECT billing.record_usage('a1', 'calls', 20, '2026-02-02', 'e3')" >/dev/null
is "$(check 2026-02-03)" 'a1 calls' 'each cycle anew'
