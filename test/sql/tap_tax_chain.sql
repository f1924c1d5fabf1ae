\unset ECHO
\i test/setup.sql
SELECT plan(87);
SELECT setseed(0.3141);

-- Rules from JSON, so that a vector is one line.
CREATE FUNCTION pg_temp.rules(document jsonb) RETURNS tax_rule[] LANGUAGE sql IMMUTABLE AS
$$SELECT array_agg(jsonb_populate_record(NULL::tax_rule, r) ORDER BY n) FROM jsonb_array_elements(document) WITH ORDINALITY e(r, n)$$;
CREATE FUNCTION pg_temp.chain(amount numeric, rules jsonb, basis text DEFAULT 'exclusive', quantity numeric DEFAULT 1,
                              increment numeric DEFAULT NULL, mode rounding DEFAULT 'half_up', currency text DEFAULT 'EUR')
RETURNS TABLE (net numeric, gross numeric, payable numeric, bases numeric[], taxes numeric[]) LANGUAGE sql STABLE AS
$$SELECT amount(min(t.net)), amount(min(t.net)) + coalesce(pg_catalog.sum(amount(t.tax)) FILTER (WHERE NOT withholding), 0),
         amount(min(t.net)) + pg_catalog.sum(CASE WHEN withholding THEN -amount(t.tax) ELSE amount(t.tax) END),
         array_agg(amount(base) ORDER BY tax_no), array_agg(amount(t.tax) ORDER BY tax_no)
    FROM tax_compute(monetary(amount, currency), pg_temp.rules(rules), basis, quantity, increment, mode) t$$;

-- Published figures of chains.
CREATE TEMP TABLE chain (source text, price numeric, quantity numeric, increment numeric, rules jsonb, net numeric, gross numeric, bases numeric[], taxes numeric[]);
INSERT INTO chain VALUES
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_taxes_ordering, odoo-ordering-div-fixed-pct', 200, 1, 0.01, '[{"kind": "gross_share", "rate": "10"}, {"kind": "per_unit", "rate": "10"}, {"kind": "percent", "rate": "10"}]', 200, 252.22, '{200,200,200}', '{22.22,10,20}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_1, odoo-rc1-line', 124.40, 1, 0.01, '[{"kind": "percent", "rate": "8", "included": true}, {"kind": "percent", "rate": "0", "included": true}]', 115.19, 124.40, '{115.19,115.19}', '{9.21,0}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_2, odoo-rc2-chf005-50.0', 50.0, 1, 0.05, '[{"kind": "percent", "rate": "5", "included": true}]', 47.6, 50.0, '{47.6}', '{2.4}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_2, odoo-rc2-exact-50.0', 50.0, 1, 0.000001, '[{"kind": "percent", "rate": "5", "included": true}]', 47.619048, 50.0, '{47.619048}', '{2.380952}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_3, odoo-rc3-exact', 2300, 1, 0.000001, '[{"kind": "percent", "rate": "15"}, {"kind": "percent", "rate": "5.5", "included": true}]', 2180.094787, 2627.014218, '{2180.094787,2180.094787}', '{327.014218,119.905213}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_4, odoo-rc4-line', 52.50, 1, 0.01, '[{"kind": "percent", "rate": "12", "included": true}]', 46.87, 52.50, '{46.87}', '{5.63}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_4, odoo-rc4-exact', 52.50, 1, 0.000001, '[{"kind": "percent", "rate": "12", "included": true}]', 46.875, 52.50, '{46.875}', '{5.625}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_5, odoo-rc5-0dp-excl-22689', 22689, 1, 1, '[{"kind": "percent", "rate": "19"}]', 22689, 27000, '{22689}', '{4311}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_5, odoo-rc5-0dp-incl-27000', 27000, 1, 1, '[{"kind": "percent", "rate": "19", "included": true}]', 22689, 27000, '{22689}', '{4311}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_5, odoo-rc5-0dp-incl-10920', 10920, 1, 1, '[{"kind": "percent", "rate": "19", "included": true}]', 9176, 10920, '{9176}', '{1744}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_7, odoo-rc7-2.80', 2.80, 1, 0.01, '[{"kind": "percent", "rate": "21", "included": true}]', 2.31, 2.80, '{2.31}', '{0.49}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_9, odoo-rc9-division100', 100, 1, 0.01, '[{"kind": "gross_share", "rate": "100", "included": true}]', 0, 100, '{0}', '{100}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_percent_taxes_for_l10n_in, odoo-in-1', 100, 1, 0.000001, '[{"kind": "percent", "rate": "6"}, {"kind": "percent", "rate": "6"}, {"kind": "percent", "rate": "3"}]', 100, 115, '{100,100,100}', '{6,6,3}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_percent_taxes_for_l10n_in, odoo-in-2-compound', 100, 1, 0.000001, '[{"kind": "percent", "rate": "6", "affects_next": true}, {"kind": "percent", "rate": "6"}, {"kind": "percent", "rate": "3"}]', 100, 115.54, '{100,106,106}', '{6,6.36,3.18}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_percent_taxes_for_l10n_in, odoo-in-4-double-compound', 100, 1, 0.000001, '[{"kind": "percent", "rate": "6", "affects_next": true}, {"kind": "percent", "rate": "6", "affects_next": true}, {"kind": "percent", "rate": "3"}]', 100, 115.7308, '{100,106,112.36}', '{6,6.36,3.3708}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_percent_taxes_for_l10n_in, odoo-in-5', 100, 1, 0.000001, '[{"kind": "percent", "rate": "6", "affects_next": true}, {"kind": "percent", "rate": "6", "affects_next": true, "base_affected": false}, {"kind": "percent", "rate": "3"}]', 100, 115.36, '{100,100,112}', '{6,6,3.36}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_percent_taxes_for_l10n_in, odoo-in-6-incl-mix', 112, 1, 0.000001, '[{"kind": "percent", "rate": "6", "included": true, "affects_next": true}, {"kind": "percent", "rate": "6", "included": true, "affects_next": true, "base_affected": false}, {"kind": "percent", "rate": "3"}]', 100, 115.36, '{100,100,112}', '{6,6,3.36}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_division_taxes_for_l10n_br, odoo-br-excl', 32.33, 1, 0.000001, '[{"kind": "gross_share", "rate": "5"}, {"kind": "gross_share", "rate": "3"}, {"kind": "gross_share", "rate": "0.65"}, {"kind": "gross_share", "rate": "9"}, {"kind": "gross_share", "rate": "15"}]', 32.33, 48.00297, '{32.33,32.33,32.33,32.33,32.33}', '{2.400148,1.440089,0.312019,4.320267,7.200445}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_fixed_taxes_for_l10n_be, odoo-be-2-excise-in-vat-base', 19, 5, 0.000001, '[{"kind": "per_unit", "rate": "1", "affects_next": true}, {"kind": "percent", "rate": "21"}, {"kind": "per_unit", "rate": "2"}]', 95, 131, '{95,100,100}', '{5,21,10}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_fixed_taxes_for_l10n_be, odoo-be-3', 120, 1, 0.000001, '[{"kind": "per_unit", "rate": "1", "affects_next": true}, {"kind": "percent", "rate": "21", "included": true}, {"kind": "per_unit", "rate": "2"}]', 99, 123, '{99,100,100}', '{1,21,2}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_fixed_taxes_for_l10n_be, odoo-be-4', 120, 1, 0.000001, '[{"kind": "per_unit", "rate": "1", "affects_next": true}, {"kind": "percent", "rate": "21", "included": true, "affects_next": true}, {"kind": "per_unit", "rate": "2"}]', 99, 123, '{99,100,121}', '{1,21,2}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_fixed_taxes_for_l10n_be, odoo-be-5', 122, 1, 0.000001, '[{"kind": "per_unit", "rate": "1", "included": true}, {"kind": "percent", "rate": "21", "included": true}, {"kind": "per_unit", "rate": "2"}]', 100, 124, '{100,100,100}', '{1,21,2}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_fixed_taxes_for_l10n_be, odoo-be-6', 121, 1, 0.000001, '[{"kind": "per_unit", "rate": "1", "included": true, "affects_next": true}, {"kind": "percent", "rate": "21", "included": true, "affects_next": true}, {"kind": "per_unit", "rate": "2"}]', 99, 123, '{99,100,121}', '{1,21,2}'),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_fixed_taxes_for_l10n_be, odoo-be-neg-price', -10, 2, 0.000001, '[{"kind": "per_unit", "rate": "1"}]', -20, -22, '{-20}', '{-2}'),
    ('odoo/odoo@00dd8c02 addons/account/tests/test_tax.py::test_advanced_taxes_computation_0, odoo-adv0-five-mixed', 132, 1, 0.01, '[{"kind": "percent", "rate": "10", "included": true, "affects_next": true}, {"kind": "percent", "rate": "10"}, {"kind": "percent", "rate": "10", "included": true}, {"kind": "percent", "rate": "10"}, {"kind": "percent", "rate": "10", "included": true}]', 100, 154, '{100,110,110,110,110}', '{10,11,11,11,11}'),
    ('odoo/odoo@00dd8c02 addons/account/tests/test_tax.py::test_tax_group_of_group_tax, odoo-group-of-group', 200, 1, 0.01, '[{"kind": "per_unit", "rate": "10", "affects_next": true}, {"kind": "percent", "rate": "10"}, {"kind": "per_unit", "rate": "10", "affects_next": true}, {"kind": "percent", "rate": "10"}]', 200, 263, '{200,210,210,220}', '{10,21,10,22}');
-- Of six digits, the gross there is the exact one, and here the sum of rounded taxes.
SELECT is(row(c.net, round(c.gross, 5), c.bases, c.taxes)::text,
          row(trim_scale(v.net) + c.net * 0, round(v.gross, 5), (SELECT array_agg(b + x * 0 ORDER BY n) FROM unnest(v.bases, c.bases) WITH ORDINALITY u(b, x, n)),
              (SELECT array_agg(b + x * 0 ORDER BY n) FROM unnest(v.taxes, c.taxes) WITH ORDINALITY u(b, x, n)))::text, v.source)
FROM chain v, pg_temp.chain(v.price * v.quantity, v.rules, 'exclusive', v.quantity, v.increment) c;

-- Figures of several lines: each line by itself, or their sum.
CREATE TEMP TABLE published (source text, currency text, lines numeric[], quantity numeric, rules jsonb, mode rounding, net numeric, gross numeric, taxes numeric[]);
INSERT INTO published VALUES
    ('odoo/odoo@046b1f4d addons/account/tests/test_taxes_tax_totals_summary.py::_test_taxes_l10n_in, per line', 'EUR', '{15.89,15.89}', 1,
     '[{"kind":"percent","rate":6,"affects_next":true},{"kind":"percent","rate":6,"affects_next":true,"base_affected":false},{"kind":"percent","rate":3}]',
     'half_up', 31.78, 36.64, '{1.90,1.90,1.06}'),
    ('odoo/odoo@(id 17604790) …::_test_taxes_l10n_be, per line', 'EUR', '{16.79,16.79}', 1,
     '[{"kind":"per_unit","rate":1,"affects_next":true},{"kind":"percent","rate":21}]', 'half_up', 33.58, 43.06, '{2,7.48}'),
    ('odoo/odoo@(id 17604790) …::_test_taxes_l10n_be, per group', 'EUR', '{33.58}', 2,
     '[{"kind":"per_unit","rate":1,"affects_next":true},{"kind":"percent","rate":21}]', 'half_up', 33.58, 43.05, '{2,7.47}'),
    ('odoo/odoo@(id 17604790) …::_test_taxes_l10n_be, included, per line', 'EUR', '{21.53,21.53}', 1,
     '[{"kind":"per_unit","rate":1,"affects_next":true,"included":true},{"kind":"percent","rate":21,"included":true}]', 'half_up', 33.58, 43.06, '{2,7.48}'),
    ('odoo/odoo@046b1f4d …::_test_taxes_withholding, withheld 47 and 10: 63 is paid', 'EUR', '{100}', 1,
     '[{"kind":"percent","rate":47,"withholding":true},{"kind":"percent","rate":10}]', 'half_up', 100, 110, '{47,10}'),
    ('odoo/odoo PR#232186: net is the residue', 'EUR', '{24.99}', 1, '[{"kind":"percent","rate":20,"included":true}]', 'half_up', 20.82, 24.99, '{4.17}'),
    ('OCA/l10n-japan account_tax_rounding_method README, up', 'JPY', '{13}', 1, '[{"kind":"percent","rate":10}]', 'up', 13, 15, '{2}'),
    ('OCA/l10n-japan account_tax_rounding_method README, down', 'JPY', '{15}', 1, '[{"kind":"percent","rate":10}]', 'down', 15, 16, '{1}'),
    ('support.staxbill.com Understanding-Taxation-Calculations, half even per line', 'EUR', '{17.50,17.50,17.50,17.50}', 1,
     '[{"kind":"percent","rate":7}]', 'half_even', 70, 74.88, '{4.88}'),
    ('support.staxbill.com Understanding-Taxation-Calculations, on the subtotal', 'EUR', '{70}', 1, '[{"kind":"percent","rate":7}]', 'half_even', 70, 74.90, '{4.90}'),
    ('developer.wafeq.com calculations and rounding, 5 %', 'AED', '{45.30}', 1, '[{"kind":"percent","rate":5}]', 'half_up', 45.30, 47.57, '{2.27}'),
    ('developer.wafeq.com calculations and rounding, 10 %', 'AED', '{33.45}', 1, '[{"kind":"percent","rate":10}]', 'half_up', 33.45, 36.80, '{3.35}'),
    ('help.avalara.com How_does_SalesTaxII_round, two jurisdictions half up', 'USD', '{1528.42}', 1,
     '[{"kind":"percent","rate":4},{"kind":"percent","rate":4}]', 'half_up', 1528.42, 1650.70, '{61.14,61.14}'),
    ('help.avalara.com How_does_SalesTaxII_round, two jurisdictions down', 'USD', '{1528.42}', 1,
     '[{"kind":"percent","rate":4},{"kind":"percent","rate":4}]', 'down', 1528.42, 1650.68, '{61.13,61.13}'),
    ('help.avalara.com How_does_SalesTaxII_round, combined', 'USD', '{1528.42}', 1, '[{"kind":"percent","rate":8}]', 'half_up', 1528.42, 1650.69, '{122.27}'),
    ('frappe/erpnext@000ac006 test_sales_invoice.py, multiple items at 19 %', 'INR', '{4600}', 1,
     '[{"kind":"percent","rate":19}]', 'half_up', 4600, 5474.00, '{874.00}'),
    ('getlago/lago-api@1b1c24a6 spec/services/invoices/apply_taxes, 10 and 12 on 20.00', 'EUR', '{20}', 1,
     '[{"kind":"percent","rate":10},{"kind":"percent","rate":12}]', 'half_up', 20, 24.40, '{2.00,2.40}'),
    ('getlago/lago-api@1b1c24a6 spec/services/invoices/apply_taxes, 10 on 10.00', 'EUR', '{10}', 1, '[{"kind":"percent","rate":10}]', 'half_up', 10, 11, '{1.00}'),
    ('help.avalara.com, document of 40.80, 1.98 and 14.99 in two jurisdictions', 'USD', '{57.77}', 1,
     '[{"kind":"percent","rate":6.5},{"kind":"percent","rate":2.5}]', 'half_up', 57.77, 62.97, '{3.76,1.44}'),
    ('support.stripe.com inclusive and exclusive tax, 600 with 10 %', 'USD', '{600}', 1, '[{"kind":"percent","rate":10,"included":true}]', 'half_up', 545.45, 600, '{54.55}'),
    ('support.stripe.com inclusive and exclusive tax, 600 and 10 %', 'USD', '{600}', 1, '[{"kind":"percent","rate":10}]', 'half_up', 600, 660, '{60}'),
    ('frappe/erpnext@000ac006 test_sales_invoice.py, 100 off the net of 5000 with 14 %', 'INR', '{4285.96}', 1, '[{"kind":"percent","rate":14}]', 'half_up', 4285.96, 4885.99, '{600.03}'),
    ('frappe/erpnext@000ac006 test_sales_invoice.py, a discount of 75 on 975', 'INR', '{900}', 1, '[{"kind":"percent","rate":24}]', 'half_up', 900, 1116, '{216}'),
    ('invopop/gobl@7a4ad622 tax/totals_calculator_test.go:754, 100 with 21 %', 'EUR', '{100}', 1, '[{"kind":"percent","rate":21,"included":true}]', 'half_up', 82.64, 100, '{17.36}'),
    ('invopop/gobl@7a4ad622 tax/totals_calculator_test.go:754, 150 with 10 %', 'EUR', '{150}', 1, '[{"kind":"percent","rate":10,"included":true}]', 'half_up', 136.36, 150, '{13.64}'),
    ('invopop/gobl@7a4ad622 tax/totals_calculator_test.go:850, retained 15', 'EUR', '{100}', 1,
     '[{"kind":"percent","rate":21},{"kind":"percent","rate":15,"withholding":true}]', 'half_up', 100, 121, '{21,15}');
SELECT is(row(pg_catalog.sum(c.net) = p.net, pg_catalog.sum(c.gross) = p.gross,
              (SELECT array_agg(s ORDER BY n) FROM (SELECT n, pg_catalog.sum(t) AS s
                 FROM unnest(p.lines) l2, pg_temp.chain(l2, p.rules, 'exclusive', p.quantity, NULL, p.mode, p.currency) c2,
                      unnest(c2.taxes) WITH ORDINALITY u(t, n) GROUP BY n) q) = p.taxes), row(true, true, true), p.source)
FROM published p, unnest(p.lines) l, pg_temp.chain(l, p.rules, 'exclusive', p.quantity, NULL, p.mode, p.currency) c
GROUP BY p.source, p.net, p.gross, p.taxes, p.lines, p.rules, p.quantity, p.mode, p.currency;
SELECT is(payable, 63::numeric + payable * 0, 'withheld 47, charged 10: 63 is left to pay')
FROM pg_temp.chain(100, '[{"kind":"percent","rate":47,"withholding":true},{"kind":"percent","rate":10}]');
SELECT is(row(s.net, a.net, a.gross)::text, '(100.00,100.00,100.00)', 'odoo, reverse charge of an amount with tax: the tax is taken off, nothing is charged')
FROM pg_temp.chain(121, '[{"kind":"percent","rate":21}]', 'inclusive') s, pg_temp.chain(s.net, '[{"kind":"percent","rate":0,"category":"AE"}]') a;
SELECT is(a.gross, 106.00, 'odoo, another rate for an amount with tax: 121 at 21 % is 106 at 6 %')
FROM pg_temp.chain(121, '[{"kind":"percent","rate":21}]', 'inclusive') s, pg_temp.chain(s.net, '[{"kind":"percent","rate":6}]') a;

-- Random chains against a second computation: affine functions of the net, known by two points.
CREATE FUNCTION pg_temp.forward(net numeric, rules tax_rule[], quantity numeric) RETURNS numeric[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    taxes numeric[] := '{}';
    affecting numeric := 0;
    pending numeric := 0;
    base numeric;
    share numeric;
    t numeric;
    j int;
BEGIN
    FOR i IN 1 .. cardinality(rules) LOOP
        base := net + CASE WHEN rules[i].base_affected THEN affecting ELSE 0 END;
        IF rules[i].kind = 'per_unit' THEN
            t := rules[i].rate * quantity;
        ELSIF rules[i].kind = 'gross_share' THEN
            share := rules[i].rate;
            j := i - 1;
            WHILE j >= 1 AND rules[j].kind = 'gross_share' AND rules[j].included = rules[i].included AND rules[j].base_affected = rules[i].base_affected LOOP
                share := share + rules[j].rate;
                j := j - 1;
            END LOOP;
            j := i + 1;
            WHILE j <= cardinality(rules) AND rules[j].kind = 'gross_share' AND rules[j].included = rules[i].included AND rules[j].base_affected = rules[i].base_affected LOOP
                share := share + rules[j].rate;
                j := j + 1;
            END LOOP;
            t := base * rules[i].rate * 1.00000000000000000000000000000000000000000000000000 / (100 - share);
        ELSE
            t := base * rules[i].rate / 100.000000000000000000000000000000000000000000;
        END IF;
        taxes := taxes || t;
        IF rules[i].affects_next THEN
            pending := pending + t;
        END IF;
        IF i = cardinality(rules) OR rules[i].kind <> 'gross_share' OR rules[i + 1].kind <> 'gross_share'
           OR rules[i + 1].included <> rules[i].included OR rules[i + 1].base_affected <> rules[i].base_affected THEN
            affecting := affecting + pending;
            pending := 0;
        END IF;
    END LOOP;
    RETURN taxes;
END;
$$;
CREATE FUNCTION pg_temp.included(taxes numeric[], rules tax_rule[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS
$$SELECT coalesce(pg_catalog.sum(t), 0) FROM unnest(taxes) WITH ORDINALITY u(t, n) WHERE rules[n].included$$;
CREATE TEMP TABLE random_chain AS
SELECT i, round((random() * 10 ^ (i % 7) + 1)::numeric, 2) AS amount, (random() * 20)::int AS quantity,
       (SELECT array_agg(tax_rule((ARRAY['percent', 'percent', 'per_unit', 'gross_share'])[1 + (random() * 3)::int],
                                  (ARRAY[0, 1, 2.5, 5.5, 7, 19, 8.875, 0.0001])[1 + (random() * 7)::int], included => random() < 0.5,
                                  affects_next => random() < 0.4, base_affected => random() < 0.7))
          FROM generate_series(1, 1 + i % 5) WHERE i > 0) AS rules
FROM generate_series(1, 1500) i;
CREATE TEMP TABLE solved AS
SELECT c.*, pg_temp.forward((amount - f0) * 1.00000000000000000000000000000000000000000000000000000000000000000000 / (1 + f1 - f0), rules, quantity) AS expected
FROM random_chain c, LATERAL (SELECT pg_temp.included(pg_temp.forward(0, rules, quantity), rules) AS f0,
                                     pg_temp.included(pg_temp.forward(1, rules, quantity), rules) AS f1) f;
CREATE TEMP TABLE computed AS SELECT c.i, t.* FROM random_chain c, tax_compute(monetary(amount, 'EUR'), rules, 'exclusive', quantity) t;
SELECT is(count(*), 0::bigint, 'the taxes of random chains are what numeric says')
FROM computed c JOIN solved s USING (i)
-- numeric cannot tell a tie from what is very close to one
WHERE abs(expected[tax_no] * 100 - floor(expected[tax_no] * 100) - 0.5) > 1e-20 AND amount(tax) <> round(expected[tax_no], 2);
SELECT ok(count(*) > 4000, 'of which there are many') FROM computed;
SELECT is(count(*), 0::bigint, 'net and the included taxes are the amount, to the last digit')
FROM (SELECT i, amount(min(net)) + coalesce(pg_catalog.sum(amount(tax)) FILTER (WHERE included), 0) AS whole FROM computed GROUP BY i) q
JOIN random_chain USING (i) WHERE whole <> amount;
SELECT is(count(*), 0::bigint, 'the taxes of the negative are the negatives of the taxes')
FROM random_chain r, unnest(enum_range(NULL::rounding)) mode, LATERAL (
    SELECT count(*) AS n FROM tax_compute(monetary(amount, 'EUR'), rules, 'exclusive', quantity, NULL, mode) a
      JOIN tax_compute(monetary(-amount, 'EUR'), rules, 'exclusive', -quantity, NULL, mode) b
        ON b.tax_no = a.tax_no AND b.tax = -a.tax AND b.base = -a.base AND b.net = -a.net) q
WHERE i <= 200 AND mode <> 'unnecessary' AND n <> cardinality(rules);
SELECT is(count(*), 0::bigint, 'one tax alone is what tax_totals says')
FROM generate_series(1, 400) i, unnest('{exclusive,inclusive}'::text[]) basis,
     LATERAL (SELECT round((i * i * 0.37)::numeric, 2) AS m, (i % 97) * 0.25 AS percent) l,
     LATERAL (SELECT tax_totals(monetary(x, 'EUR'), 'S', percent, 'line', basis) AS t FROM unnest(ARRAY[m]) x) a,
     tax_compute(monetary(m, 'EUR'), ARRAY[tax_rule('percent', percent)], basis) c
WHERE (t).tax <> c.tax OR (t).net <> c.net;

-- Caps and brackets.
SELECT is(count(*), 0::bigint, 'brackets are percents of slices, a cap is the most')
FROM (SELECT round((random() * 3000 - 1000)::numeric, 2) AS x FROM generate_series(1, 500)) r,
     tax_compute(monetary(x, 'EUR'), ARRAY[
         tax_rule('brackets', brackets => ARRAY[ROW(100, 1)::tax_bracket, ROW(1000, 5.5)::tax_bracket, ROW(NULL, 20)::tax_bracket]),
         tax_rule('percent', 10, cap => 42.42)]) t
WHERE amount(tax) <> sign(x) * round(CASE tax_no
    WHEN 1 THEN least(abs(x), 100) * 0.01 + greatest(least(abs(x), 1000) - 100, 0) * 0.055 + greatest(abs(x) - 1000, 0) * 0.2
    ELSE least(abs(x) * 0.1, 42.42) END, 2);
SELECT is(taxes, '{5.00,21.00}', 'a capped tax on which another stands')
FROM pg_temp.chain(95, '[{"kind":"percent","rate":10,"cap":5,"affects_next":true},{"kind":"percent","rate":21}]');

-- Nothing to compute.
SELECT is_empty($$SELECT * FROM tax_compute('EUR 1', '{}')$$, 'no rules, no rows');
SELECT is_empty($$SELECT * FROM tax_compute(NULL, ARRAY[tax_rule('percent', 19)])$$, 'no amount, no rows');

-- Refused.
SELECT throws_ok(format('SELECT * FROM tax_compute(%L, pg_temp.rules(%L), %L, 1, %s)', 'EUR 10', rules, basis, coalesce(increment, 'NULL')), state, message, message)
FROM (VALUES
    ('[{"kind":"vat","rate":1}]', 'exclusive', NULL, '22023', 'unknown kind of tax: "vat"'),
    ('[{"rate":1}]', 'exclusive', NULL, '22023', 'kind of a tax rule is null'),
    ('[{"kind":"percent"}]', 'exclusive', NULL, '22023', 'rate of a tax rule is null'),
    ('[{"kind":"percent","rate":-1}]', 'exclusive', NULL, '22023', 'tax percent -1 is not between 0 and 1000'),
    ('[{"kind":"percent","rate":1},{"kind":"per_unit","rate":-1}]', 'exclusive', NULL, '22023', 'invalid tax rule: tax 2 has the negative rate -1'),
    ('[{"kind":"percent","rate":1,"category":"X"}]', 'exclusive', NULL, '22023', 'unknown tax category: "X"'),
    ('[{"kind":"percent","rate":1}]', 'net', NULL, '22023', 'unknown tax basis: "net"'),
    ('[{"kind":"percent","rate":1}]', 'exclusive', '0', '22023', 'increment to round to is not above zero: 0'),
    ('[{"kind":"percent","rate":1,"cap":5}]', 'inclusive', NULL, '22023', 'invalid tax rule: tax 1 has a cap or brackets and is included in the amount'),
    ('[{"kind":"percent","rate":1,"cap":5,"affects_next":true},{"kind":"percent","rate":1,"included":true}]', 'exclusive', NULL, '22023',
     'invalid tax rule: tax 2 is included in the amount, but its base holds a tax with a cap or brackets'),
    ('[{"kind":"percent","rate":1,"withholding":true,"affects_next":true}]', 'exclusive', NULL, '22023',
     'invalid tax rule: tax 1 is withheld, so it can neither be included in the amount nor affect another tax'),
    ('[{"kind":"gross_share","rate":60},{"kind":"gross_share","rate":40}]', 'exclusive', NULL, '22023',
     'invalid tax rule: tax 1 takes the whole gross, with the gross shares next to it'),
    ('[{"kind":"gross_share","rate":60},{"kind":"gross_share","rate":41}]', 'inclusive', NULL, '22023',
     'invalid tax rule: tax 1 takes the whole gross, with the gross shares next to it'),
    ('[{"kind":"brackets"}]', 'exclusive', NULL, '22023', 'invalid tax rule: tax 1 needs 1 to 100 brackets'),
    ('[{"kind":"brackets","brackets":[{"up_to":5,"percent":1}]}]', 'exclusive', NULL, '22023', 'invalid tax rule: tax 1 does not end in one bracket without bound'),
    ('[{"kind":"brackets","brackets":[{"up_to":5,"percent":1},{"up_to":5,"percent":2},{"percent":3}]}]', 'exclusive', NULL, '22023',
     'invalid tax rule: tax 1 has brackets that do not ascend at 5'),
    ('[{"kind":"percent","rate":1,"brackets":[{"percent":1}]}]', 'exclusive', NULL, '22023', 'invalid tax rule: tax 1 has brackets but another kind'),
    ('[{"kind":"per_unit","rate":"NaN"}]', 'exclusive', NULL, '22023', NULL),
    ('[{"kind":"per_unit","rate":0.000000000000000000001}]', 'exclusive', NULL, '22M03', 'a number in a tax rule has more than 20 fraction digits'),
    ('[{"kind":"per_unit","rate":1e30}]', 'exclusive', NULL, '22003', NULL)
) v(rules, basis, increment, state, message);
SELECT throws_ok($$SELECT * FROM tax_compute('EUR 1', ARRAY[NULL]::tax_rule[])$$, '22023', 'kind of a tax rule is null', 'a rule that is none');
SELECT throws_ok($$SELECT * FROM tax_compute('EUR 1', array_fill(tax_rule('percent', 1), ARRAY[33]))$$, '54000', 'too many taxes on one amount: 33', 'too many rules');
SELECT lives_ok($$SELECT * FROM tax_compute('EUR 1', array_fill(tax_rule('percent', 12.5, included => true, affects_next => true), ARRAY[32]))$$, 'a long chain');

SELECT * FROM finish();
ROLLBACK;
