\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(51);

-- The document of the design, applied once and again.
CREATE TEMPORARY TABLE catalog AS SELECT $catalog$
{"sellers":[{"code":"globex","name":"Globex GmbH","country":"DE","currency":"EUR","zone":"Europe/Berlin",
             "tax_id":"DE123456789","numbers":"GLX-{YYYY}-{seq:6}"}],
 "metrics":[{"code":"calls","aggregation":"sum"},{"code":"storage","aggregation":"weighted_sum","recurring":true}],
 "taxes":[{"jurisdiction":"DE","category":"S","class":"standard","percent":"19","valid":"[2021-01-01,)"}],
 "plans":[{"code":"duo","cadence":"1 month","items":[
   {"code":"base","kind":"recurring","timing":"advance","prices":[{"currency":"EUR","model":"flat","amount":"49"}]},
   {"code":"calls","kind":"usage","metric":"calls","prices":[{"currency":"EUR","model":"graduated",
     "tiers":[{"up_to":10000,"unit":"0"},{"unit":"0.002"}]}]}]}],
 "coupons":[{"code":"launch","percent":"20","duration":"3 months"}]}
$catalog$::jsonb AS document;
SELECT results_eq($$SELECT c.kind, c.code, c.change FROM catalog, billing.apply_catalog(document) c ORDER BY 1, 2$$,
    $$VALUES ('coupon', 'launch', 'created'), ('metric', 'calls', 'created'), ('metric', 'storage', 'created'), ('plan', 'duo', 'created'),
             ('seller', 'globex', 'created'), ('tax', 'DE standard [2021-01-01,)', 'created')$$, 'everything is created');
SELECT is_empty($$SELECT c.* FROM catalog, billing.apply_catalog(document) c$$, 'applied again it changes nothing');
SELECT results_eq($$SELECT i.position::integer, i.code, i.kind, i.timing, m.code FROM billing.plan p JOIN billing.plan_item i ON i.plan_id = p.plan_id
                      LEFT JOIN billing.metric m ON m.metric_id = i.metric_id WHERE p.code = 'duo' ORDER BY 1$$,
    $$VALUES (1, 'base', 'recurring', 'advance', NULL), (2, 'calls', 'usage', 'arrears', 'calls')$$, 'items keep their order, usage is in arrears');
SELECT results_eq($$SELECT c.kind, c.code, c.change FROM catalog, billing.apply_catalog(jsonb_set(document, '{plans,0,name}', '"Duo"')) c$$,
    $$VALUES ('plan', 'duo', 'version 2')$$, 'a changed plan is a new version');
SELECT results_eq($$SELECT c.kind, c.code, c.change FROM catalog, billing.apply_catalog(jsonb_set(document - 'plans', '{sellers,0,name}', '"Globex AG"')) c$$,
    $$VALUES ('seller', 'globex', 'changed')$$, 'a seller changes in place');
SELECT results_eq($$SELECT c.code, c.change FROM billing.apply_catalog('{"taxes": [
        {"jurisdiction": "DE", "category": "S", "percent": 19, "valid": "[2021-01-01,2027-01-01)"},
        {"jurisdiction": "DE", "category": "S", "percent": 20, "valid": "[2027-01-01,)"}]}') c ORDER BY 1$$,
    $$VALUES ('DE standard [2021-01-01,)', 'removed'), ('DE standard [2021-01-01,2027-01-01)', 'created'), ('DE standard [2027-01-01,)', 'created')$$,
    'rates of a jurisdiction and class are stated as a whole');
SELECT is((SELECT count(*) FROM billing.apply_catalog('{}')), 0::bigint, 'an empty catalog is a catalog');

-- A dozen items stand in the order written, not in that of their paths as text.
SELECT count(*) FROM billing.apply_catalog(jsonb_build_object('plans', jsonb_build_array(jsonb_build_object('code', 'dozen', 'cadence', '1 month', 'items',
    (SELECT jsonb_agg(jsonb_build_object('code', 'item' || n, 'kind', 'recurring', 'prices', '[{"currency": "EUR", "model": "flat", "amount": 1}]'::jsonb) ORDER BY n)
       FROM generate_series(1, 12) n))))) \g /dev/null
SELECT is((SELECT string_agg(i.code, ' ' ORDER BY i.position) FROM billing.plan p JOIN billing.plan_item i ON i.plan_id = p.plan_id WHERE p.code = 'dozen'),
    'item1 item2 item3 item4 item5 item6 item7 item8 item9 item10 item11 item12', 'items keep their order beyond ten');

-- Errors name the place.
CREATE FUNCTION refused(document text, sqlstate text, message text) RETURNS SETOF text
LANGUAGE sql AS $$SELECT throws_ok(format('SELECT billing.apply_catalog(%L)', document), sqlstate, message, message)$$;
SELECT refused('[]', '22023', 'a catalog is a JSON object');
SELECT refused('{"planz": []}', '22023', 'catalog: planz: unknown key');
SELECT refused('{"plans": {}}', '22023', 'catalog: plans: must be an array, not {}');
SELECT refused('{"plans": [7]}', '22023', 'catalog: plans[0]: must be a JSON object');
SELECT refused('{"plans": [{"cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].code: missing');
SELECT refused('{"plans": [{"code": "p", "cadence": "sometimes", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].cadence: invalid value "sometimes"');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": []}]}', '22023', 'catalog: plans[0].items: a plan needs an item');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": []}]}]}', '22023', 'catalog: plans[0].items[0].prices: an item needs a price');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "weekly", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].items[0].kind: invalid value "weekly"');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "colour": "red", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].items[0].colour: unknown key');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "usage", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].items[0].metric: a usage item needs a metric');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "usage", "metric": "nope", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].items[0].metric: unknown metric "nope"');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "usage", "metric": "peak", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}], "metrics": [{"code": "peak", "aggregation": "median"}]}', '22023', 'catalog: metrics[0].aggregation: invalid value "median"');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "proration": "weekly", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', NULL);
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "usage", "timing": "advance", "metric": "calls", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].items[0].timing: usage is billed in arrears');
SELECT refused(format('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "one_time", %s, "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', said), '22023',
               format('catalog: plans[0].items[0].%s: a one_time item is charged once, in advance and whole', key))
  FROM (VALUES ('timing', '"timing": "arrears"'), ('cadence', '"cadence": "1 year"'), ('proration', '"proration": "second"')) v (key, said);
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "one_time", "prices": [{"currency": "EUR", "model": "unit", "unit": -1}]}]}]}', '22023', 'catalog: plans[0].items[0].prices[0]: a negative price');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}, {"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}]}]}]}', '22023', 'catalog: plans[0].items[0].code: "b" is there twice');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": 1}, {"currency": "EUR", "model": "flat", "amount": 2}]}]}]}', '22023', 'catalog: plans[0].items[0].prices[0].currency: "EUR" is there twice');
SELECT refused('{"sellers": [{"code": "s", "country": "de", "currency": "EUR"}]}', '22023', 'catalog: sellers[0].country: invalid value "de"');
SELECT refused('{"sellers": [{"code": "s", "country": "DE", "currency": "XQQ"}]}', '22M02', 'catalog: sellers[0]: unknown currency: "XQQ"');
SELECT refused('{"sellers": [{"code": "s", "country": "DE", "currency": "EUR", "numbers": "INV"}]}', '22023', 'catalog: sellers[0].numbers: invalid value "INV"');
SELECT refused('{"metrics": [{"code": "m", "aggregation": "median"}]}', '22023', 'catalog: metrics[0].aggregation: invalid value "median"');
SELECT refused('{"metrics": [{"code": "calls", "aggregation": "max"}]}', '22023', 'catalog: metrics[0].aggregation: metric "calls" cannot change its aggregation from sum');
SELECT refused('{"taxes": [{"jurisdiction": "FR", "category": "S", "percent": "twenty", "valid": "[2021-01-01,)"}]}', '22023', 'catalog: taxes[0].percent: invalid value "twenty"');
SELECT refused('{"taxes": [{"jurisdiction": "FR", "category": "X", "percent": "20", "valid": "[2021-01-01,)"}]}', '22023', 'catalog: taxes[0].category: invalid value "X"');
SELECT refused('{"taxes": [{"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2021-01-01,2021-02-30)"}]}', '22008', 'catalog: taxes[0]: date/time field value out of range: "2021-02-30"');
SELECT refused('{"taxes": [{"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2021-01-01,)"}, {"jurisdiction": "FR", "category": "S", "percent": "21", "valid": "[2022-01-01,)"}]}', '22023', 'catalog: taxes: two rates of a jurisdiction and class are valid on the same day');
SELECT refused('{"coupons": [{"code": "c", "percent": "20", "amount": "1", "currency": "EUR"}]}', '22023', 'catalog: coupons[0]: needs either percent, or amount and currency');
SELECT refused('{"coupons": [{"code": "c", "amount": "1"}]}', '22023', 'catalog: coupons[0]: needs either percent, or amount and currency');
SELECT results_eq($$SELECT c.code, c.change FROM billing.apply_catalog('{"coupons": [{"code": "first40", "amount": "40", "currency": "EUR", "duration": "1 month"}]}') c$$, $$VALUES ('first40', 'created')$$, 'a coupon can be an amount');
SELECT throws_like($$SELECT billing.apply_catalog('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 10, "unit": "1"}, {"up_to": 5, "unit": "2"}, {"unit": 1}]}]}]}]}')$$,
    '%plans[0].items[0].prices[0].tiers[1].up_to%', 'a bad price is named to the tier');
SELECT throws_like($$SELECT billing.apply_catalog('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "barter"}]}]}]}')$$,
    '%plans[0].items[0].prices[0].model%', 'an unknown model too');
SELECT throws_ok($$SELECT billing.apply_catalog(NULL)$$, '22023', 'a catalog is a JSON object', 'NULL is not a catalog');
SELECT is((SELECT count(*) FROM billing.plan WHERE code = 'p'), 0::bigint, 'nothing of a wrong document was applied');
SELECT is((SELECT count(*) FROM billing.tax_rate WHERE jurisdiction = 'FR'), 0::bigint, 'not even its right parts');

-- Shares and prices that make no sense.
SELECT refused('{"coupons": [{"code": "c", "percent": "0"}]}', '22023', 'catalog: coupons[0].percent: invalid value "0"');
SELECT refused('{"coupons": [{"code": "c", "percent": 101}]}', '22023', 'catalog: coupons[0].percent: invalid value 101');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "-5"}]}]}]}',
    '22023', 'catalog: plans[0].items[0].prices[0]: a negative price');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 5, "unit": 1}, {"unit": -1}]}]}]}]}',
    '22023', 'catalog: plans[0].items[0].prices[0]: a negative price');
SELECT refused('{"plans": [{"code": "p", "cadence": "1 month 3 days", "items": [{"code": "b", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "5"}]}]}]}',
    '22023', 'catalog: plans[0].cadence: invalid value "1 month 3 days"');

SELECT * FROM finish();
ROLLBACK;
