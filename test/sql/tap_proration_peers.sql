\unset ECHO
\i test/setup.sql
SELECT no_plan();
SET timezone = 'UTC';

-- Figures of other systems' tests, each with the file and line it was read from and the policy that gives it. Kill
-- Bill's are in tap_proration_killbill; what stays out, and why, is in docs/proration.md.
CREATE TEMP TABLE figure (source text, what text, amount monetary, service tstzrange, cycle tstzrange, zone text,
                          policy jsonb, minus monetary, expected monetary);
INSERT INTO figure VALUES
    ('lago-api:spec/services/billable_metrics/prorated_aggregations/sum_service_spec.rb:90',
     '24 units from the 26th, rounded up to 5 digits, and 5 kept', 'USD 24', '[2023-05-26,2023-06-01)',
     '[2023-05-01,2023-06-01)', 'UTC', '{"rounding": "each", "mode": "up", "digits": 5}', 'USD -5', 'USD 9.64517'),
    ('lago-api:spec/scenarios/commitments/minimum/in_arrears_spec.rb:83', 'commitment less fee, a week from Wednesday',
     'USD 9000', '[2023-02-01,2023-02-06)', '[2023-01-30,2023-02-06)', 'UTC', NULL, 'USD 0', 'USD 6428.57'),
    ('lago-api:spec/scenarios/commitments/minimum/in_arrears_spec.rb:127', 'commitment less fee, a quarter from 4 February',
     'USD 9000', '[2023-02-04,2023-04-01)', '[2023-01-01,2023-04-01)', 'UTC', NULL, 'USD 0', 'USD 5600.00'),
    ('lago-api:spec/services/fees/create_true_up_service_spec.rb:153', 'minimum of 15 days, less usage', 'USD 10',
     '[2023-05-01,2023-05-16)', '[2023-05-01,2023-06-01)', 'UTC', NULL, 'USD 2', 'USD 2.84'),
    ('lago-api:spec/scenarios/spending_minimum_spec.rb:79', 'minimum of 25 days, the last one billed, less usage', 'USD 10',
     '[2023-02-01,2023-02-25 12:00)', '[2023-02-01,2023-03-01)', 'UTC', '{"change_day": "old"}', 'USD 8', 'USD 0.93'),
    ('lago-api:spec/scenarios/spending_minimum_spec.rb:79', 'credit of 3 unused days (6.43 with 20 % tax)', 'USD 50',
     '[2023-02-25 12:00,2023-03-01)', '[2023-02-01,2023-03-01)', 'UTC', '{"change_day": "old"}', 'USD 0', 'USD 5.36'),
    ('lago-api:spec/scenarios/spending_minimum_spec.rb:213', 'minimum of 25 days, less 70.00', 'USD 100',
     '[2023-02-01,2023-02-25 12:00)', '[2023-02-01,2023-03-01)', 'UTC', '{"change_day": "old"}', 'USD 70', 'USD 19.29'),
    ('lago-api:spec/services/credit_notes/create_from_termination_spec.rb:333',
     'unused after 15 October (19.20 with 20 % tax)', 'USD 31', '[2022-10-15,2022-11-01)', '[2022-10-01,2022-11-01)',
     'UTC', '{"change_day": "old"}', 'USD 0', 'USD 16.00'),
    ('lago-api:spec/scenarios/subscriptions/upgrade_spec.rb:114', 'one unused day of 31', 'USD 10',
     '[2023-09-28,2023-09-29)', '[2023-08-29,2023-09-29)', 'UTC', NULL, 'USD 0', 'USD 0.32'),
    ('lago-api:spec/scenarios/subscriptions/upgrade_spec.rb:114', '275 of 366 days', 'USD 120',
     '[2023-09-28,2024-06-29)', '[2023-06-29,2024-06-29)', 'UTC', NULL, 'USD 0', 'USD 90.16'),
    -- both ends are billed: the service ends with the day of termination
    ('lago-api:spec/scenarios/subscriptions/upgrade_proration_spec.rb:54', '32 of 91 days', 'USD 910',
     '[2024-05-20,2024-06-21)', '[2024-04-15,2024-07-15)', 'UTC', NULL, 'USD 0', 'USD 320.00'),
    ('lago-api:spec/services/fees/subscription_service_spec.rb:106', 'after a trial of 3 days', 'USD 1',
     '[2023-05-04,2023-06-01)', '[2023-05-01,2023-06-01)', 'UTC', NULL, 'USD 0', 'USD 0.90'),
    ('openmeter:openmeter/billing/worker/subscriptionsync/service/sync_test.go:557', 'a month of a quarter', 'USD 9',
     '[2024-01-01,2024-02-01)', '[2024-01-01,2024-04-01)', 'UTC', '"second"', 'USD 0', 'USD 3.07'),
    ('flexprice:internal/domain/proration/calculator_test.go:24', 'credit', 'USD -10', '[2024-03-15,2024-04-01)',
     '[2024-03-01,2024-04-01)', 'UTC', NULL, 'USD 0', 'USD -5.48'),
    ('flexprice:internal/domain/proration/calculator_test.go:24', 'charge', 'USD 20', '[2024-03-15,2024-04-01)',
     '[2024-03-01,2024-04-01)', 'UTC', NULL, 'USD 0', 'USD 10.97'),
    ('meteroid:modules/meteroid/crates/meteroid-store/src/services/subscriptions/proration.rs:589', 'credit', 'EUR -300',
     '[2025-01-30,2025-01-31)', '[2025-01-01,2025-01-31)', 'UTC', NULL, 'EUR 0', 'EUR -10.00'),
    ('meteroid:modules/meteroid/crates/meteroid-store/src/services/subscriptions/proration.rs:589', 'charge', 'EUR 600',
     '[2025-01-30,2025-01-31)', '[2025-01-01,2025-01-31)', 'UTC', NULL, 'EUR 0', 'EUR 20.00'),
    ('docs.stripe.com/billing/subscriptions/prorations', 'half of a period at the old price', 'USD -10',
     '[2026-04-16,2026-05-01)', '[2026-04-01,2026-05-01)', 'UTC', '"stripe"', 'USD 0', 'USD -5.00'),
    ('docs.stripe.com/billing/subscriptions/prorations', 'half of a period at the new price', 'USD 20',
     '[2026-04-16,2026-05-01)', '[2026-04-01,2026-05-01)', 'UTC', '"stripe"', 'USD 0', 'USD 10.00');

SELECT is(prorate(amount, service, cycle, zone, policy) - minus, expected, format('%s: %s', source, what)) FROM figure;

-- Local days, safe across the change of the clock; the end was given as the last second.
SELECT is(proration_numerator('[2023-02-28T23:10:00Z,2023-03-31T22:00:00Z)', '[2023-02-28T23:00:00Z,2023-03-31T22:00:00Z)',
                              'Europe/Paris'), 31::bigint, 'lago-api:spec/services/utils/datetime_spec.rb:228: 31 days');

SELECT * FROM finish();
ROLLBACK;
