\unset ECHO
\i test/setup.sql
\i test/recv.sql
SELECT plan(72);
SELECT setseed(0.2718);

-- Official documents: their lines, document allowances (negative) and charges, and what they state.
CREATE TEMP TABLE doc (id int, source text, currency text, net numeric, tax numeric, gross numeric);
INSERT INTO doc VALUES
    (1, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 ubl/examples/ubl-tc434-example1.xml:104', 'EUR', 229.60, 20.73, 250.33),
    (2, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 ubl/examples/ubl-tc434-example2.xml:239', 'NOK', 1436.50, 365.28, 1801.78),
    (3, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 ubl/examples/ubl-tc434-example4.xml:121', 'DKK', 4000.00, 675.00, 4675.00),
    (4, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 ubl/examples/ubl-tc434-example7.xml:102', 'SEK', 3200.00, 0.00, 3200.00),
    (5, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 ubl/examples/ubl-tc434-example8.xml:118', 'EUR', 908.91, 190.87, 1099.78),
    (6, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 ubl/examples/ubl-tc434-creditnote1.xml:104', 'EUR', 100.11, 0.00, 100.11),
    (7, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 ubl/examples/FT G2G_TD01 con Allegato, Bonifico e Split Payment.xml:119', 'EUR', 1246.00, 274.12, 1520.12),
    (8, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 test/testfiles/BIS_Billing_30-DataIT.xml:177', 'SEK', 8336, 1821.5, 10157.5),
    (9, 'ConnectingEurope/eInvoicing-EN16931@b6c9e06 test/testfiles/BIS_Billing_30-OmvandSkattskyldighet.xml:142', 'SEK', 140000, 0, 140000),
    (10, 'OpenPEPPOL/peppol-bis-invoice-3@78d7f7d rules/examples/base-negative-inv-correction.xml:144', 'EUR', -1325, -331.25, -1656.25),
    (11, 'itplr-kosit/xrechnung-testsuite@5528afa src/test/business-cases/standard/02.01a-INVOICE_ubl.xml:236', 'EUR', 10781.25, 2048.44, 12829.69),
    (12, 'itplr-kosit/xrechnung-testsuite@5528afa src/test/business-cases/standard/03.01a-INVOICE_ubl.xml:123', 'EUR', 687.28, 117.58, 804.86);
CREATE TEMP TABLE doc_line (id int, category text, percent numeric, amount numeric);
INSERT INTO doc_line VALUES
    (1, 'S', 6, 19.90), (1, 'S', 6, 9.85), (1, 'S', 6, 8.29), (1, 'S', 6, 14.46), (1, 'S', 6, 35.00), (1, 'S', 6,
    35.00), (1, 'S', 6, 10.65), (1, 'S', 6, 1.55), (1, 'S', 6, 14.37), (1, 'S', 6, 8.29), (1, 'S', 6, 16.58), (1,
    'S', 6, 9.95), (1, 'S', 6, 3.30), (1, 'S', 21, 10.80), (1, 'S', 6, 3.90), (1, 'S', 21, 7.60), (1, 'S', 21,
    9.34), (1, 'S', 21, 18.63), (1, 'S', 6, 102.12), (1, 'S', 6, -109.98),
    (2, 'S', 25, 1273.00), (2, 'S', 15, -3.96), (2, 'S', 15, 4.96), (2, 'E', 0, -25.00), (2, 'S', 25, 187.50), (2,
    'S', 25, -100.00), (2, 'S', 25, 100.00),
    (3, 'S', 25, 1000.00), (3, 'S', 25, 500.00), (3, 'S', 12, 2500.00),
    (4, 'O', NULL, 2500.00), (4, 'O', NULL, 700.00),
    (5, 'S', 21, 140.80), (5, 'S', 21, 16.16), (5, 'S', 21, 167.64), (5, 'S', 21, 88.74), (5, 'S', 21, 36.75), (5,
    'S', 21, 56.50), (5, 'S', 21, 83.34), (5, 'S', 21, 190.31), (5, 'S', 21, 64.21), (5, 'S', 21, 64.46),
    (6, 'E', 0.00, 100.11),
    (7, 'B', 22, 1246.00),
    (8, 'S', 25, 6688), (8, 'E', 0, 1050), (8, 'S', 25, 448), (8, 'S', 25, 150),
    (9, 'AE', 0, 126000), (9, 'AE', 0, 14000),
    (10, 'S', 25.0, -2800), (10, 'S', 25.0, 1500), (10, 'S', 25.0, -25),
    (11, 'S', 19, 4743.75), (11, 'S', 19, 6037.5), (11, 'E', 0, -0), (11, 'E', 0, 0),
    (12, 'S', 19, 204.3), (12, 'S', 19, 26), (12, 'S', 19, 25.05), (12, 'S', 19, 3.17), (12, 'S', 19, 13.28), (12,
    'S', 19, 156.94), (12, 'S', 19, 70.71), (12, 'S', 19, 18.42), (12, 'S', 19, 52.09), (12, 'S', 19, 8.93), (12,
    'S', 7, 46.5), (12, 'S', 7, 7.44), (12, 'S', 7, 48.33), (12, 'S', 7, 6.12);
CREATE TEMP TABLE doc_group (id int, category text, percent numeric, base numeric, tax numeric);
INSERT INTO doc_group VALUES
    (1, 'S', 6, 183.23, 10.99), (1, 'S', 21, 46.37, 9.74),
    (2, 'S', 25, 1460.50, 365.13), (2, 'S', 15, 1.00, 0.15), (2, 'E', 0, -25.00, 0.00),
    (3, 'S', 25, 1500.00, 375.00), (3, 'S', 12, 2500.00, 300.00),
    (4, 'O', 0, 3200.00, 0.00),
    (5, 'S', 21, 908.91, 190.87),
    (6, 'E', 0.00, 100.11, 0.00),
    (7, 'B', 22, 1246.00, 274.12),
    (8, 'E', 0, 1050, 0), (8, 'S', 25, 7286, 1821.5),
    (9, 'AE', 0, 140000, 0),
    (10, 'S', 25.0, -1325, -331.25),
    (11, 'S', 19, 10781.25, 2048.44), (11, 'E', 0, 0, 0),
    (12, 'S', 19, 578.89, 109.99), (12, 'S', 7, 108.39, 7.59);
CREATE TEMP TABLE doc_result AS
SELECT id, source, d.net, d.tax, d.gross,
       (SELECT tax_totals(monetary(l.amount, d.currency), l.category, l.percent) FROM doc_line l WHERE l.id = d.id) AS t
FROM doc d;
SELECT is(format('%s %s %s', amount((t).net), amount((t).tax), amount((t).gross)),
          format('%s %s %s', round(net, 2), round(tax, 2), round(gross, 2)), source)
FROM doc_result ORDER BY id;
SELECT bag_eq($$SELECT id, g.category, g.percent, amount(g.base) AS base, amount(g.tax) AS tax FROM doc_result, unnest((t).groups) g$$,
              $$SELECT * FROM doc_group$$, 'the groups of the official documents');
SELECT results_eq($$SELECT amount(g.base), amount(g.tax), amount((t).tax)
                    FROM (SELECT tax_totals('EUR 9.42', 'S', p) AS t FROM unnest('{24,13}'::numeric[]) p) q, unnest((t).groups) g$$,
                  $$VALUES (9.42, 1.22, 3.48), (9.42, 2.26, 3.48)$$, 'gobl tax/totals_calculator_test.go:1280: the sum of rounded groups');

-- Random invoices, against the same in plain numeric. Not a temporary table: workers cannot read one.
CREATE TABLE tap_line AS
SELECT 1 + (i * 7919) % 3000 AS invoice, i AS line_no,
       (ARRAY['S', 'S', 'S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'])[1 + (random() * 11)::int] AS category,
       (ARRAY[0, 5, 5.5, 7, 8.875, 19, 20.00, 25, 0.0000000001, 1000, 33.3333333333])[1 + (random() * 10)::int] AS percent,
       round(((random() - 0.3) * 10 ^ (i % 6))::numeric, CASE WHEN i % 10 = 0 THEN 5 ELSE 2 END) AS amount
FROM generate_series(1, 30000) i;
ANALYZE tap_line;
CREATE TEMP TABLE tap_group AS
SELECT invoice, category, percent, pg_catalog.sum(amount) AS base, round(pg_catalog.sum(amount) * percent / 100, 2) AS tax
FROM tap_line GROUP BY invoice, category, percent;
CREATE TEMP TABLE total AS
SELECT invoice, tax_totals(monetary(amount, 'EUR'), category, percent) AS t FROM tap_line GROUP BY invoice;

SELECT is(count(*), 3000::bigint, 'a total for every invoice') FROM total;
SELECT is(count(*), 0::bigint, 'groups are what numeric says')
FROM (SELECT invoice, g.category, g.percent, amount(g.base) AS base, amount(g.tax) AS tax FROM total, unnest((t).groups) g) a
FULL JOIN tap_group b ON (a.invoice, a.category, a.percent) = (b.invoice, b.category, b.percent)
WHERE a.base <> b.base OR a.tax <> b.tax OR a.base IS NULL OR b.base IS NULL;
SELECT is(count(*), 0::bigint, 'net, tax and gross are sums of groups')
FROM total JOIN (SELECT invoice, pg_catalog.sum(base) AS base, pg_catalog.sum(tax) AS tax FROM tap_group GROUP BY invoice) s USING (invoice)
WHERE amount((t).net) <> s.base OR amount((t).tax) <> s.tax OR (t).gross <> (t).net + (t).tax;
SELECT is(count(*), 0::bigint, 'groups come sorted by category, then percent')
FROM total, LATERAL (
    SELECT array_agg((category COLLATE "C", percent)::text ORDER BY ordinality) AS given,
           array_agg((category COLLATE "C", percent)::text ORDER BY category COLLATE "C", percent) AS sorted
    FROM unnest((t).groups) WITH ORDINALITY) o
WHERE given <> sorted;

-- Published figures of amounts with tax and of tax per line.
CREATE TEMP TABLE published (source text, scope text, basis text, percent numeric, lines numeric[], net numeric, tax numeric);
INSERT INTO published VALUES
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_4', 'line', 'inclusive', 12, '{52.50}', 46.87, 5.63),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_7', 'line', 'inclusive', 21, '{2.80}', 2.31, 0.49),
    ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_1', 'line', 'inclusive', 8, '{124.40}', 115.19, 9.21),
    ('odoo/odoo@046b1f4d addons/account/tests/test_taxes_tax_totals_summary.py::_test_discount_with_round_globally, excluded', 'group', 'exclusive', 21,
     '{23.575,23.575,23.575,23.575,23.575,23.575}', 141.45, 29.70),
    ('odoo/odoo@046b1f4d addons/account/tests/test_taxes_tax_totals_summary.py::_test_discount_with_round_globally, included', 'group', 'inclusive', 21,
     '{23.575,23.575,23.575,23.575,23.575,23.575}', 116.90, 24.55),
    ('frappe/erpnext@000ac006 erpnext/accounts/doctype/sales_invoice/test_sales_invoice.py::test_sales_invoice_with_discount_and_inclusive_tax',
     'group', 'inclusive', 14, '{5000}', 4385.96, 614.04),
    ('solidusio/solidus@1f5bf5c6 core/spec/models/spree/tax/taxation_integration_spec.rb:191', 'line', 'inclusive', 19, '{30}', 25.21, 4.79),
    ('solidusio/solidus@1f5bf5c6 core/spec/models/spree/tax/taxation_integration_spec.rb:225', 'line', 'inclusive', 19, '{10}', 8.40, 1.60),
    ('solidusio/solidus@1f5bf5c6 core/spec/models/spree/tax/taxation_integration_spec.rb:359', 'line', 'inclusive', 24, '{10.42}', 8.40, 2.02),
    ('solidusio/solidus@1f5bf5c6 core/spec/models/spree/tax/taxation_integration_spec.rb:171', 'line', 'inclusive', 7, '{8.00}', 7.48, 0.52),
    ('solidusio/solidus@1f5bf5c6 core/spec/models/spree/tax/taxation_integration_spec.rb:205', 'line', 'inclusive', 19, '{16.00}', 13.45, 2.55),
    ('solidusio/solidus@1f5bf5c6 core/spec/models/spree/calculator/default_tax_spec.rb:98', 'group', 'inclusive', 5, '{60}', 57.14, 2.86),
    ('docs.zuora.com rounding method examples, per line', 'line', 'exclusive', 8.25, '{197.00,49.00}', 246.00, 20.29),
    ('docs.zuora.com rounding method examples, per group', 'group', 'exclusive', 8.25, '{197.00,49.00}', 246.00, 20.30),
    ('meteroid:modules/meteroid/crates/meteroid-tax/src/tests.rs:264', 'line', 'exclusive', 21, '{9.99,9.97}', 19.96, 4.19);
SELECT is(array[amount((t).net), amount((t).tax), amount((t).gross)], array[net, tax, net + tax], source)
FROM published, LATERAL (SELECT tax_totals(monetary(l, 'EUR'), 'S', percent, scope, basis) AS t FROM unnest(lines) l) q;
SELECT is(array[amount((t).net), amount((t).tax)], array[net, tax], source)
FROM (VALUES (27000, 22689::numeric, 4311::numeric), (10920, 9176, 1744)) v(gross, net, tax),
     (VALUES ('odoo/odoo@001d3255 addons/account/tests/test_taxes_computation.py::test_random_case_5')) s(source),
     LATERAL (SELECT tax_totals(monetary(l, 'CLP'), 'S', 19, 'line', 'inclusive') AS t FROM unnest(array[gross]) l) q;

-- All four combinations against numeric. Half up in numeric's round() is away from zero as well.
CREATE TEMP TABLE kind (scope text, basis text);
INSERT INTO kind SELECT s, b FROM unnest('{group,line}'::text[]) s, unnest('{exclusive,inclusive}'::text[]) b;
CREATE TEMP TABLE kind_total AS
SELECT scope, basis, invoice, tax_totals(monetary(amount, 'EUR'), category, percent, scope, basis) AS t
FROM tap_line, kind GROUP BY 1, 2, 3;
CREATE TEMP TABLE kind_group AS
SELECT scope, basis, invoice, category, percent, pg_catalog.sum(amount) AS amount,
       CASE scope WHEN 'line' THEN pg_catalog.sum(round(amount * percent / divisor, 2))
                  ELSE round(pg_catalog.sum(amount) * percent / divisor, 2) END AS tax
FROM tap_line, kind, LATERAL (SELECT CASE basis WHEN 'inclusive' THEN 100 + percent ELSE 100 END) d(divisor)
GROUP BY scope, basis, invoice, category, percent, divisor;
SELECT is(count(w.invoice), 0::bigint, format('scope %s, basis %s: groups are what numeric says', k.scope, k.basis))
FROM kind k LEFT JOIN (
    SELECT b.scope, b.basis, b.invoice
    FROM kind_group b LEFT JOIN (
        SELECT scope, basis, invoice, g.category, g.percent, amount(g.base) AS base, amount(g.tax) AS tax
        FROM kind_total, unnest((t).groups) g) a
    ON (a.scope, a.basis, a.invoice, a.category, a.percent) = (b.scope, b.basis, b.invoice, b.category, b.percent)
    WHERE a.base IS NULL OR a.tax <> b.tax OR a.base <> b.amount - CASE b.basis WHEN 'inclusive' THEN b.tax ELSE 0 END
) w ON (w.scope, w.basis) = (k.scope, k.basis)
GROUP BY k.scope, k.basis ORDER BY k.scope, k.basis;
SELECT is(count(w.invoice), 0::bigint, format('scope %s, basis %s: net, tax and gross are sums of groups', k.scope, k.basis))
FROM kind k LEFT JOIN (
    SELECT scope, basis, invoice FROM kind_total, LATERAL (
        SELECT billing.sum(g.base) AS base, billing.sum(g.tax) AS tax FROM unnest((t).groups) g) s
    WHERE (t).net <> s.base OR (t).tax <> s.tax OR (t).gross <> s.base + s.tax
) w ON (w.scope, w.basis) = (k.scope, k.basis)
GROUP BY k.scope, k.basis ORDER BY k.scope, k.basis;
SELECT is(count(w.invoice), 0::bigint, format('scope %s: gross of amounts with tax is their sum', k.scope))
FROM kind k LEFT JOIN (
    SELECT scope, invoice FROM kind_total JOIN (SELECT invoice, pg_catalog.sum(amount) AS gross FROM tap_line GROUP BY invoice) s USING (invoice)
    WHERE basis = 'inclusive' AND amount((t).gross) <> s.gross
) w ON w.scope = k.scope
WHERE k.basis = 'inclusive' GROUP BY k.scope ORDER BY k.scope;
SELECT is(count(w.invoice), 0::bigint, format('scope %s, basis %s: tax of the negative is the negative of the tax', k.scope, k.basis))
FROM kind k LEFT JOIN (
    SELECT a.scope, a.basis, invoice
    FROM kind_total a JOIN (
        SELECT scope, basis, invoice, tax_totals(monetary(-amount, 'EUR'), category, percent, scope, basis) AS t FROM tap_line, kind GROUP BY 1, 2, 3
    ) b USING (scope, basis, invoice)
    WHERE (a.t).tax <> -(b.t).tax OR (a.t).net <> -(b.t).net OR (a.t).gross <> -(b.t).gross
) w ON (w.scope, w.basis) = (k.scope, k.basis)
GROUP BY k.scope, k.basis ORDER BY k.scope, k.basis;
SELECT is(count(*), 0::bigint, 'three arguments are scope group and basis exclusive')
FROM total JOIN kind_total k USING (invoice) WHERE k.scope = 'group' AND k.basis = 'exclusive' AND k.t::text <> total.t::text;

-- Laws.
SELECT is(count(*), 0::bigint, 'the order of the lines plays no part')
FROM total JOIN (SELECT invoice, tax_totals(monetary(amount, 'EUR'), category, percent ORDER BY md5(line_no::text)) AS t
                 FROM tap_line GROUP BY invoice) o USING (invoice)
WHERE total.t::text <> o.t::text;
SELECT is(count(*), 0::bigint, 'tax of the negative is the negative of the tax')
FROM total JOIN (SELECT invoice, tax_totals(monetary(-amount, 'EUR'), category, percent) AS t FROM tap_line GROUP BY invoice) o USING (invoice)
WHERE (total.t).tax <> -(o.t).tax OR (total.t).gross <> -(o.t).gross;
SELECT is(count(*), 0::bigint, 'a line split in two changes nothing')
FROM total JOIN (SELECT invoice, tax_totals(monetary(part, 'EUR'), category, percent) AS t
                 FROM tap_line, LATERAL (VALUES (round(amount / 3, 2)), (amount - round(amount / 3, 2))) v(part) GROUP BY invoice) o USING (invoice)
WHERE total.t::text <> o.t::text;

CREATE AGGREGATE pg_temp.partial_totals(monetary, text, numeric) (SFUNC = totals_state_add, STYPE = totals_state);
CREATE AGGREGATE pg_temp.merged_totals(totals_state) (
    SFUNC = totals_state_merge, STYPE = totals_state, FINALFUNC = totals_state_final);
CREATE TEMP TABLE state AS
SELECT invoice, line_no % 5 AS part, pg_temp.partial_totals(monetary(amount, 'EUR'), category, percent) AS s
FROM tap_line GROUP BY 1, 2;
SELECT is(count(*), 0::bigint, 'stored parts merge to the whole')
FROM total JOIN (SELECT invoice, pg_temp.merged_totals(s) AS t FROM state GROUP BY invoice) o USING (invoice)
WHERE total.t::text <> o.t::text;
SELECT is(count(*), 0::bigint, 'also through text')
FROM total JOIN (SELECT invoice, pg_temp.merged_totals(s::text::totals_state ORDER BY part DESC) AS t FROM state GROUP BY invoice) o USING (invoice)
WHERE total.t::text <> o.t::text;
SELECT is(count(*), 0::bigint, 'and through bytes')
FROM (SELECT s FROM state ORDER BY invoice, part LIMIT 30) q WHERE pg_temp.recv('totals_state', totals_state_send(s)) <> s::text;
CREATE AGGREGATE pg_temp.partial_totals(monetary, text, numeric, text, text) (SFUNC = totals_state_add, STYPE = totals_state);
CREATE TEMP TABLE kind_state AS
SELECT scope, basis, invoice, line_no % 5 AS part, pg_temp.partial_totals(monetary(amount, 'EUR'), category, percent, scope, basis) AS s
FROM tap_line, kind GROUP BY 1, 2, 3, 4;
SELECT is(count(*), 12000::bigint, 'stored parts of every scope and basis merge to the whole, through text')
FROM kind_total a JOIN (
    SELECT scope, basis, invoice, pg_temp.merged_totals(s::text::totals_state ORDER BY part DESC) AS t FROM kind_state GROUP BY 1, 2, 3
) b USING (scope, basis, invoice)
WHERE a.t::text = b.t::text;
SELECT is(count(*), 0::bigint, 'and through bytes')
FROM (SELECT s FROM kind_state ORDER BY scope DESC, basis, invoice, part LIMIT 30) q WHERE pg_temp.recv('totals_state', totals_state_send(s)) <> s::text;
SELECT is(amount((t).tax), (SELECT pg_catalog.sum(round(i * (i * 0.01) / (100 + i * 0.01), 2)) FROM generate_series(1, 1000) i), 'a state of lines grows')
FROM (SELECT tax_totals(monetary(i, 'EUR'), 'S', i * 0.01, 'line', 'inclusive') AS t FROM generate_series(1000, 1, -1) i) q;
SELECT is((t).tax, 'EUR 414511093748578675.57'::monetary, 'an amount near the end of the range')
FROM (SELECT tax_totals('EUR 2596148429267413810.17', 'S', 19, 'group', 'inclusive') AS t) q;

-- A thousand groups in one state: it grows many times.
SELECT is(amount((t).tax), (SELECT pg_catalog.sum(round(i * (i * 0.01) / 100, 2)) FROM generate_series(1, 1000) i), 'a state grows')
FROM (SELECT tax_totals(monetary(i, 'EUR'), 'S', i * 0.01) AS t FROM generate_series(1000, 1, -1) i) q;

-- Plans: parallel, hashed, sorted.
\i test/plan.sql
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT matches(pg_temp.plan_of($$SELECT tax_totals(monetary(amount, 'EUR'), category, percent) FROM tap_line$$),
               'Finalize Aggregate.*Gather.*Partial Aggregate', 'one total of a large table is computed in parallel');
CREATE TEMP TABLE parallel_total AS
SELECT tax_totals(monetary(amount, 'EUR'), category, percent) AS t FROM tap_line;
SELECT is((SELECT t::text FROM parallel_total), pg_temp.merged_totals(s ORDER BY invoice)::text, 'and is the same') FROM state;
CREATE TEMP TABLE parallel_totals AS
SELECT invoice, tax_totals(monetary(amount, 'EUR'), category, percent) AS t FROM tap_line GROUP BY invoice;
SELECT is(count(*), 0::bigint, 'so are those of the invoices') FROM total JOIN parallel_totals p USING (invoice) WHERE total.t::text <> p.t::text;
SET max_parallel_workers_per_gather = 0;
SET enable_hashagg = off;
CREATE TEMP TABLE sorted_totals AS
SELECT invoice, tax_totals(monetary(amount, 'EUR'), category, percent) AS t FROM tap_line GROUP BY invoice;
SET enable_hashagg = on;
SET enable_sort = off;
SET work_mem = '64kB';
CREATE TEMP TABLE hashed_totals AS
SELECT invoice, tax_totals(monetary(amount, 'EUR'), category, percent) AS t FROM tap_line GROUP BY invoice;
SELECT is(count(*), 3000::bigint, 'sorting and spilling change nothing')
FROM total JOIN sorted_totals s USING (invoice) JOIN hashed_totals h USING (invoice)
WHERE total.t::text = s.t::text AND total.t::text = h.t::text;

-- Bytes of an attacker: refused, or a state in the one form it has.
CREATE FUNCTION pg_temp.attack(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN totals_state_send(pg_temp.recv('totals_state', bytes)::totals_state) = bytes THEN 'canonical' ELSE 'ACCEPTED' END;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLSTATE;
END;
$$;
CREATE TEMP TABLE victim AS SELECT totals_state_send('1 group exclusive EUR AE:0:5 S:19:-100') AS bytes;
SELECT is(array_agg(DISTINCT pg_temp.attack(set_byte(bytes, at, value))), '{22P03,canonical}', 'any byte changed')
FROM victim, generate_series(0, length(bytes) - 1) at, LATERAL (VALUES (0), (1), (3), (127), (255)) v(value)
WHERE get_byte(bytes, at) <> value AND at < 40;
SELECT is(array_agg(DISTINCT pg_temp.attack(substr(bytes, 1, size))), '{22P03}', 'cut anywhere')
FROM victim, generate_series(0, length(bytes) - 1, 3) size;
SELECT is(pg_temp.attack(bytes || '\x00'), '22P03', 'with a byte to spare') FROM victim;
CREATE TEMP TABLE line_victim AS SELECT totals_state_send('1 line inclusive EUR AE:0:5:0 S:19:-100:-15.97') AS bytes;
SELECT is(array_agg(DISTINCT pg_temp.attack(set_byte(bytes, at, value))), '{22P03,canonical}', 'any byte of a state of lines changed')
FROM line_victim, generate_series(0, length(bytes) - 1) at, LATERAL (VALUES (0), (1), (127), (255)) v(value)
WHERE get_byte(bytes, at) <> value AND at < 52;
SELECT is(array_agg(DISTINCT pg_temp.attack(substr(bytes, 1, size))), '{22P03}', 'or cut')
FROM line_victim, generate_series(0, length(bytes) - 1, 5) size;
SELECT is(pg_temp.attack('\x0100000ca9ffffffff'), '22P03', 'a count that promises four billion groups');
SELECT is(pg_temp.attack('\x0100000ca900000000'), '22P03', 'no group at all');

SELECT * FROM finish();
ROLLBACK;
