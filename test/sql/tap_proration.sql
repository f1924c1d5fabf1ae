\unset ECHO
\i test/setup.sql
SELECT no_plan();
SET timezone = 'UTC';

-- Worked amounts: those lines of the acceptance scenarios that are a part of one amount. `given` is what was
-- billed before; a credit line is the part that is left, less what was billed.
CREATE TEMP TABLE line (scenario text, amount monetary, service tstzrange, cycle tstzrange, given monetary, expected monetary);
INSERT INTO line VALUES
    ('upgrade_mid_cycle_advance', 'EUR 10', '[2026-04-01,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 10'),
    ('upgrade_mid_cycle_advance', 'EUR 10', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', 'EUR 10', 'EUR -6.67'),
    ('upgrade_mid_cycle_advance', 'EUR 20', '[2026-04-11,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 13.33'),
    ('downgrade_mid_cycle_credit_note', 'EUR 49', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 49', 'EUR -24.50'),
    ('downgrade_mid_cycle_credit_note', 'EUR 19', '[2026-04-16,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 9.50'),
    ('quantity_up_then_down_run_each', 'EUR 50', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', 'EUR 50', 'EUR -33.33'),
    ('quantity_up_then_down_run_each', 'EUR 80', '[2026-04-11,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 53.33'),
    ('quantity_up_then_down_run_each', 'EUR 80', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)', 'EUR 53.33', 'EUR -26.67'),
    ('quantity_up_then_down_run_each', 'EUR 50', '[2026-04-21,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 16.67'),
    ('quantity_up_then_down_one_run', 'EUR 80', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 26.66'),
    ('undo_of_a_billed_change', 'EUR 10', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 10', 'EUR -5.00'),
    ('undo_of_a_billed_change', 'EUR 20', '[2026-04-16,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 10.00'),
    ('undo_of_a_billed_change', 'EUR 10', '[2026-04-01,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 5', 'EUR 5.00'),
    ('backdated_change_between_versions', 'EUR 10', '[2026-04-01,2026-04-21)', '[2026-04-01,2026-05-01)', 'EUR 10', 'EUR -3.33'),
    ('backdated_change_between_versions', 'EUR 30', '[2026-04-21,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 10.00'),
    ('backdated_change_between_versions', 'EUR 10', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', 'EUR 6.67', 'EUR -3.34'),
    ('backdated_change_between_versions', 'EUR 15', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 5.00'),
    ('cancel_now_with_credit', 'EUR 30', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 30', 'EUR -15.00'),
    ('scheduled_cancel_known_before_cycle', 'EUR 30', '[2026-05-01,2026-05-16)', '[2026-05-01,2026-06-01)', 'EUR 0', 'EUR 14.52'),
    ('pause_over_cycle_end', 'EUR 31', '[2026-01-01,2026-01-20)', '[2026-01-01,2026-02-01)', 'EUR 31', 'EUR -12.00'),
    ('pause_over_cycle_end', 'EUR 31', '[2026-02-10,2026-03-01)', '[2026-02-01,2026-03-01)', 'EUR 0', 'EUR 21.04'),
    ('trial_with_fixed_anchor_day', 'EUR 30', '[2026-01-15,2026-02-01)', '[2026-01-01,2026-02-01)', 'EUR 0', 'EUR 16.45'),
    ('monthly_to_annual_resets_anchor', 'EUR 31', '[2026-01-01,2026-01-16)', '[2026-01-01,2026-02-01)', 'EUR 31', 'EUR -16.00'),
    ('monthly_to_annual_resets_anchor', 'EUR 310', '[2026-01-16,2027-01-16)', '[2026-01-16,2027-01-16)', 'EUR 0', 'EUR 310.00'),
    ('arrears_fixed_fee_upgrade', 'EUR 10', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 3.33'),
    ('arrears_fixed_fee_upgrade', 'EUR 20', '[2026-04-11,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 13.33'),
    ('arrears_fixed_fee_cancel', 'EUR 10', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 5.00'),
    ('unrelated_change_keeps_one_ladder', 'EUR 10', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 10', 'EUR -5.00'),
    ('unrelated_change_keeps_one_ladder', 'EUR 20', '[2026-04-16,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 10.00'),
    ('write_off_is_still_billed', 'EUR 30', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 30', 'EUR -15.00'),
    ('percent_coupon_then_downgrade', 'EUR 49', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 49', 'EUR -24.50'),
    ('percent_coupon_then_downgrade', 'EUR -9.80', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR -9.80', 'EUR 4.90'),
    ('percent_coupon_then_downgrade', 'EUR 19', '[2026-04-16,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 9.50'),
    ('percent_coupon_then_downgrade', 'EUR -3.80', '[2026-04-16,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR -1.90'),
    ('promotional_credit_is_not_cashed_out', 'EUR 100', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 100', 'EUR -50.00'),
    ('promotional_credit_is_not_cashed_out', 'EUR -20', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR -20', 'EUR 10.00'),
    ('parent_pays_for_children', 'EUR 30', '[2026-04-01,2026-04-16)', '[2026-04-01,2026-05-01)', 'EUR 30', 'EUR -15.00'),
    ('month_end_anchor_change', 'EUR 10', '[2026-01-31,2026-02-14)', '[2026-01-31,2026-02-28)', 'EUR 10', 'EUR -5.00'),
    ('month_end_anchor_change', 'EUR 20', '[2026-02-14,2026-02-28)', '[2026-01-31,2026-02-28)', 'EUR 0', 'EUR 10.00'),
    ('month_end_anchor_change', 'EUR 20', '[2026-02-28,2026-03-31)', '[2026-02-28,2026-03-31)', 'EUR 0', 'EUR 20.00'),
    ('none_then_credit_in_one_cycle', 'EUR 10', '[2026-04-01,2026-04-21)', '[2026-04-01,2026-05-01)', 'EUR 10', 'EUR -3.33'),
    ('none_then_credit_in_one_cycle', 'EUR 30', '[2026-04-21,2026-05-01)', '[2026-04-01,2026-05-01)', 'EUR 0', 'EUR 10.00');

SELECT is(prorate(amount, service, cycle) - given, expected, format('%s: %s of %s', scenario, service, amount))
FROM line;

-- twenty_quantity_changes: one change a day, seats at 9.99; rated and prorated with one rounding
SELECT is(
    prorate_price('{"currency":"EUR","model":"flat","amount":"9.99"}', seats,
                  tstzrange('2026-04-01'::timestamptz + (n - 1) * interval '1 day',
                            CASE n WHEN 21 THEN '2026-05-01' ELSE '2026-04-01'::timestamptz + n * interval '1 day' END),
                  '[2026-04-01,2026-05-01)'),
    expected, format('twenty_quantity_changes: %s seats from April %s', seats, n))
FROM unnest('{3,7,2,9,4,8,1,6,5,9,2,7,3,8,4,6,1,9,5,7,2}'::numeric[],
            ARRAY['EUR 1.00', 'EUR 2.33', 'EUR 0.67', 'EUR 3.00', 'EUR 1.33', 'EUR 2.66', 'EUR 0.33', 'EUR 1.99',
                  'EUR 1.67', 'EUR 3.00', 'EUR 0.67', 'EUR 2.33', 'EUR 1.00', 'EUR 2.67', 'EUR 1.33', 'EUR 2.00',
                  'EUR 0.33', 'EUR 3.00', 'EUR 1.67', 'EUR 2.33', 'EUR 6.66']::monetary[])
    WITH ORDINALITY AS v(seats, expected, n);

-- The examples of docs/proration.md.
SELECT is(actual, expected::monetary, 'docs: ' || expected)
FROM (VALUES
    (prorate('EUR 10.00', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)'), 'EUR 3.33'),
    (prorate('EUR 10.00', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)'), 'EUR 3.34'),
    (prorate('EUR 10.00', '[2026-04-21,2026-05-01)', '[2026-04-01,2026-05-01)'), 'EUR 3.33'),
    (prorate_price('{"currency":"EUR","model":"flat","amount":"9.99"}', 7, '[2026-04-02,2026-04-03)', '[2026-04-01,2026-05-01)'), 'EUR 2.33'),
    (prorate('EUR 10.00', '[2026-04-01,2026-04-11)', '[2026-04-01,2026-05-01)') - 'EUR 10.00', 'EUR -6.67'),
    (prorate('EUR 20.00', '[2026-04-11,2026-05-01)', '[2026-04-01,2026-05-01)'), 'EUR 13.33'),
    (prorate('EUR 10.00', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)', 'UTC', '"stripe"'), 'EUR 3.33'),
    (prorate('EUR 10.00', '[2026-04-11,2026-04-21)', '[2026-04-01,2026-05-01)', 'UTC', '{"preset": "stripe", "digits": 4}'), 'EUR 3.3333'),
    (prorate('EUR 30', '[2026-04-01,2026-04-11 09:00)', '[2026-04-01,2026-05-01)'), 'EUR 10.00'),
    (prorate('EUR 30', '[2026-04-01,2026-04-11 09:00)', '[2026-04-01,2026-05-01)', 'UTC', '{"change_day": "old"}'), 'EUR 11.00')
) v(actual, expected);

-- A set of shares is computed in place of the call: no function scan a row.
CREATE FUNCTION pg_temp.plan_of(query text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (VERBOSE, FORMAT JSON) ' || query INTO plan;
    RETURN plan;
END
$$;
SELECT is(plan LIKE '%Function Scan%' OR plan NOT LIKE '%proration_numerator(%', false, 'proration_share is inlined')
FROM CAST(pg_temp.plan_of('SELECT s.* FROM line, billing.proration_share(service, cycle) s') AS text) plan;

SELECT * FROM finish();
ROLLBACK;
