SET search_path = public, billing;

-- one rounding per category and percent, half away from zero; groups sorted by both
SELECT (tax_totals(a, c, p)).* FROM (VALUES
    ('EUR 9.42'::monetary, 'S', 24::numeric), ('EUR 9.42', 'S', 13), ('EUR 100', 'AE', 0), ('EUR 0.10', 'Z', NULL),
    ('EUR 10.00', 'S', 13.0), (NULL, 'S', 13), (NULL, NULL, NULL), ('EUR -5', 'K', NULL)) v(a, c, p);
SELECT tax_totals(a, 'S', 19) FROM (VALUES ('EUR 0.50'::monetary), ('EUR 0.02')) v(a);
SELECT tax_totals(-a, 'S', 19) FROM (VALUES ('EUR 0.50'::monetary), ('EUR 0.02')) v(a);
-- the currency's minor digits
SELECT tax_totals('JPY 105', 'S', 10), tax_totals('BHD 1.005', 'S', 10), tax_totals('USD 1', 'S', 8.875);
-- percents are numbers: 7.0 is 7
SELECT tax_totals(a, 'S', p) FROM (VALUES ('EUR 1'::monetary, 7.0), ('EUR 1', 7), ('EUR 1', 7.00000000000)) v(a, p);
SELECT tax_totals('EUR 1000000', 'S', 0.0000000001), tax_totals('EUR 1', 'M', 1000);
-- amounts are summed as they are
SELECT tax_totals(a, 'S', 20) FROM (VALUES ('EUR 0.005'::monetary), ('EUR 0.020')) v(a);
-- no row
SELECT tax_totals(NULL, 'S', 19) IS NULL AS null_for_null;
SELECT tax_totals('EUR 1', 'S', 19) IS NULL AS null_for_none WHERE false;
-- every category
SELECT (g).category, (g).percent, (g).base, (g).tax FROM (
    SELECT tax_totals('EUR 100', c, CASE WHEN c IN ('S', 'L', 'M', 'B') THEN 7 END) AS t FROM unnest('{S,Z,E,AE,K,G,O,L,M,B}'::text[]) c) q,
    unnest((t).groups) g;
-- amounts with tax, and tax of every line
SELECT (tax_totals(a, c, p, 'group', 'inclusive')).* FROM (VALUES ('EUR 10'::monetary, 'S', 19), ('EUR 10', 'S', 19), ('EUR 5', 'Z', 0), ('EUR 3', 'O', NULL), (NULL, 'S', 19)) v(a, c, p);
SELECT (tax_totals(a, c, p, 'line', 'inclusive')).* FROM (VALUES ('EUR 10'::monetary, 'S', 19), ('EUR 10', 'S', 19), ('EUR 5', 'Z', 0), ('EUR 3', 'O', NULL), (NULL, 'S', 19)) v(a, c, p);
SELECT (tax_totals(a, 'S', 8.25, s, 'exclusive')).tax FROM (VALUES ('USD 197.00'::monetary), ('USD 49.00')) v(a), unnest('{group,line}'::text[]) s GROUP BY s ORDER BY s;
SELECT tax_totals('EUR -10', 'S', 19, 'line', 'inclusive'), tax_totals('JPY 10920', 'S', 19, 'group', 'inclusive');
SELECT tax_totals(NULL, 'S', 19, NULL, NULL) IS NULL AS null_for_null;
-- as a window function, and with FILTER
SELECT (tax_totals(a, 'S', 10) OVER (ORDER BY a)).tax FROM (VALUES ('EUR 1'::monetary), ('EUR 2'), ('EUR 3')) v(a);
SELECT (tax_totals(a, 'S', 10) FILTER (WHERE a > 'EUR 1')).net FROM (VALUES ('EUR 1'::monetary), ('EUR 2'), ('EUR 3')) v(a);

-- the state
SELECT totals_state_add(NULL, 'EUR 100', 'S', 19);
SELECT totals_state_add(totals_state_add(totals_state_add(NULL, 'EUR 100', 'S', 19), 'EUR -0.001', 'S', 7.5), 'EUR 5', 'AE', NULL);
SELECT totals_state_merge('1 group exclusive EUR AE:0:5 S:19:100', '1 group exclusive EUR S:7:1 S:19:-100');
SELECT totals_state_final('1 group exclusive EUR AE:0:5 S:19:100');
SELECT totals_state_send('1 group exclusive EUR AE:0:5 S:19:-100');
SELECT '1 group exclusive EUR S:19:170141183460469231731687.303715884105727'::totals_state;
SELECT totals_state_final(totals_state_merge(s, ('1 group exclusive EUR S:19:-' || x)::totals_state))
FROM (VALUES ('1 group exclusive EUR S:19:170141183460469231731687'::totals_state, '170141183460469231731600')) v(s, x);
SELECT totals_state_add(totals_state_add(NULL, 'EUR 0.50', 'S', 19, 'line', 'exclusive'), 'EUR 0.02', 'S', 19, 'line', 'exclusive');
SELECT totals_state_merge('1 line inclusive EUR AE:0:5:0 S:19:100:15.97', '1 line inclusive EUR S:7:1:0.07 S:19:-100:-15.97');
SELECT totals_state_send('1 line inclusive EUR S:19:100:15.97');
SELECT totals_state_final('1 line inclusive EUR S:19:100:15.97'), totals_state_final('1 group inclusive EUR S:19:100');
-- a state of the caller is not changed
CREATE TEMP TABLE kept (s totals_state);
INSERT INTO kept VALUES ('1 group exclusive EUR S:19:100');
SELECT totals_state_add(s, 'EUR 1', 'S', 19), totals_state_merge(s, s), s FROM kept;
SELECT s FROM kept;

-- errors
SELECT tax_totals('EUR 1', NULL, 19);
SELECT tax_totals('EUR 1', 'X', 19);
SELECT tax_totals('EUR 1', 's', 19);
SELECT tax_totals('EUR 1', '', 19);
SELECT tax_totals('EUR 1', 'standard', 19);
SELECT tax_totals('EUR 1', 'S', NULL);
SELECT tax_totals('EUR 1', 'S', -1);
SELECT tax_totals('EUR 1', 'S', 1000.0000000001);
SELECT tax_totals('EUR 1', 'S', 1e70);
SELECT tax_totals('EUR 1', 'S', 19.00000000001);
SELECT tax_totals('EUR 1', 'S', 'NaN');
SELECT tax_totals(a, 'S', 19) FROM (VALUES ('EUR 1'::monetary), ('USD 1')) v(a);
SELECT totals_state_merge('1 group exclusive EUR S:19:1', '1 group exclusive USD S:19:1');
SELECT tax_totals('EUR 2500000000000000000', 'S', 19) FROM generate_series(1, 2);
SELECT tax_totals('EUR 2500000000000000000', 'S', 19);
SELECT totals_state_merge('1 group exclusive EUR S:19:170141183460469231731687', '1 group exclusive EUR S:19:170141183460469231731687');
SELECT tax_totals('EUR 1', 'S', i * 0.01) FROM generate_series(1, 10001) i;
SELECT tax_totals('EUR 1', 'S', 19, 'document', 'exclusive');
SELECT tax_totals('EUR 1', 'S', 19, 'line', 'gross');
SELECT tax_totals('EUR 1', 'S', 19, NULL, 'inclusive');
SELECT tax_totals('EUR 1', 'S', 19, 'line', NULL);
SELECT tax_totals('EUR 1', 'S', 19, s, 'inclusive') FROM unnest('{line,group}'::text[]) s;
SELECT tax_totals('EUR 1', 'S', 19, 'line', b) FROM unnest('{exclusive,inclusive}'::text[]) b;
SELECT totals_state_merge('1 group exclusive EUR S:19:1', '1 group inclusive EUR S:19:1');
SELECT tax_totals('XAU 1', 'S', 19, 'line', 'exclusive');
SELECT tax_totals('EUR 2500000000000000000', 'S', 19, 'line', 'inclusive') FROM generate_series(1, 2);
-- forged states
SELECT '1 group exclusive EUR S:19:1 AE:0:5'::totals_state;
SELECT ''::totals_state;
\set VERBOSITY sqlstate
SELECT s::totals_state FROM unnest('{1 group exclusive EUR}'::text[]) s;
SELECT '2 group exclusive EUR S:19:1'::totals_state;
SELECT '1 line exclusive EUR S:19:1'::totals_state;
SELECT '1 group net EUR S:19:1'::totals_state;
SELECT '1 group inclusive EUR S:19:1:1'::totals_state;
SELECT '1 line inclusive EUR S:19:1:0.001'::totals_state;
SELECT '1 line inclusive EUR S:19:1:'::totals_state;
SELECT '1 line inclusive EUR S:19:1:0.16:0'::totals_state;
SELECT '1 line inclusive XAU S:19:1:1'::totals_state;
SELECT '1 group exclusive XXQ S:19:1'::totals_state;
SELECT '1 group exclusive eur S:19:1'::totals_state;
SELECT '1 group exclusive EUR S:19:1 '::totals_state;
SELECT '1 group exclusive EUR  S:19:1'::totals_state;
SELECT '1 group exclusive EUR S:19:1 S:19:1'::totals_state;
SELECT '1 group exclusive EUR S:19.0:1'::totals_state;
SELECT '1 group exclusive EUR S:19:1.0'::totals_state;
SELECT '1 group exclusive EUR S:19'::totals_state;
SELECT '1 group exclusive EUR S:19:1:2'::totals_state;
SELECT '1 group exclusive EUR X:19:1'::totals_state;
SELECT '1 group exclusive EUR S:1001:1'::totals_state;
SELECT '1 group exclusive EUR S:-19:1'::totals_state;
SELECT '1 group exclusive EUR S:19:1e5'::totals_state;
SELECT '1 group exclusive EUR S:19:0.0000000000000001'::totals_state;
SELECT '1 group exclusive EUR S:19:170141183460469231731687.303715884105728'::totals_state;
SELECT totals_state_final('1 group exclusive EUR S:19:170141183460469231731687');
SELECT tax_totals('EUR 1', NULL, 19);
SELECT tax_totals('EUR 1', 'X', 19);
SELECT tax_totals('EUR 1', 'S', NULL);
SELECT tax_totals('EUR 1', 'S', -1);
SELECT tax_totals('EUR 1', 'S', 19.00000000001);
SELECT tax_totals('EUR 1', 'S', 'Infinity');
SELECT tax_totals(a, 'S', 19) FROM (VALUES ('EUR 1'::monetary), ('USD 1')) v(a);
SELECT tax_totals('EUR 2500000000000000000', 'S', 19) FROM generate_series(1, 2);
SELECT tax_totals('EUR 1', 'S', i * 0.01) FROM generate_series(1, 10001) i;
SELECT tax_totals('EUR 1', 'S', 19, 'document', 'exclusive');
SELECT tax_totals('EUR 1', 'S', 19, 'line', 'gross');
SELECT tax_totals('EUR 1', 'S', 19, 'line', NULL);
SELECT tax_totals('EUR 1', 'S', 19, s, 'inclusive') FROM unnest('{line,group}'::text[]) s;
