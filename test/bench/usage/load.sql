-- Accounts with one metered subscription each, and a month of events, spread over all of them.
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION billing;
SELECT billing.setup();
SELECT billing.apply_catalog('{"sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
 "metrics": [{"code": "calls", "aggregation": "sum"}],
 "plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "calls", "kind": "usage", "metric": "calls", "prices": [{"currency": "EUR", "model": "graduated",
   "tiers": [{"up_to": 1000, "unit": "0.10", "flat": "5"}, {"up_to": 10000, "unit": "0.08"}, {"up_to": 50000, "unit": "0.05", "flat": "2.50"},
             {"up_to": 100000, "unit": "0.03"}, {"unit": "0.0125"}]}]}]}]}');
SELECT count(billing.create_account('a' || n, 'acme')) FROM generate_series(1, :subscriptions) n;
SELECT count(billing.subscribe('a' || n, 'p', '2026-01-01')) FROM generate_series(1, :subscriptions) n;
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-03-31');
INSERT INTO billing.usage_event (account_id, metric_id, subscription_no, key, occurred_at, value)
SELECT 1 + n % :subscriptions, 1, 1, 'evt-' || n, timestamptz '2026-01-01' + n % 2678400 * interval '1 second', (n % 1000)::numeric / 10
  FROM generate_series(1, :events) n;
CREATE TABLE bare (
    account_id bigint NOT NULL,
    metric_id integer NOT NULL,
    key text NOT NULL,
    occurred_at timestamptz NOT NULL,
    value numeric NOT NULL,
    PRIMARY KEY (account_id, metric_id, key, occurred_at)
);
VACUUM ANALYZE;
CHECKPOINT;
