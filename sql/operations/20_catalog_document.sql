--
-- What a catalog document may say of sellers, metrics, taxes, plans and coupons
--

CREATE OR REPLACE FUNCTION billing.catalog_object(document jsonb)
RETURNS TABLE (kind text, path text, parent text, n bigint, body jsonb)
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    -- Every object of the document with its path; what is not an array where one belongs is left to the checks.
    WITH top AS (
        SELECT k.kind, format('%s[%s]', k.key, e.n - 1) AS path, e.n, e.body
          FROM (VALUES ('seller', 'sellers'), ('metric', 'metrics'), ('tax_class', 'tax_classes'), ('jurisdiction', 'jurisdictions'),
                       ('tax', 'taxes'), ('registration', 'registrations'), ('plan', 'plans'), ('coupon', 'coupons'), ('exchange_rate', 'exchange_rates')) AS k (kind, key)
         CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(document -> k.key) = 'array' THEN document -> k.key ELSE '[]' END)
                            WITH ORDINALITY AS e (body, n)
    ),
    item AS (
        SELECT format('%s.items[%s]', t.path, e.n - 1) AS path, t.path AS parent, e.n, e.body
          FROM top t
         CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(t.body -> 'items') = 'array' THEN t.body -> 'items' ELSE '[]' END)
                            WITH ORDINALITY AS e (body, n)
         WHERE t.kind = 'plan'
    )
    SELECT 'catalog', '', NULL::text, 1::bigint, document
     UNION ALL
    SELECT t.kind, t.path, '', t.n, t.body FROM top t
     UNION ALL
    SELECT 'item', i.path, i.parent, i.n, i.body FROM item i
     UNION ALL
    SELECT 'phase', format('%s.phases[%s]', t.path, e.n - 1), t.path, e.n, e.body
      FROM top t
     CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(t.body -> 'phases') = 'array' THEN t.body -> 'phases' ELSE '[]' END)
                        WITH ORDINALITY AS e (body, n)
     WHERE t.kind = 'plan'
     UNION ALL
    SELECT 'bound', t.path || '.' || b.code, t.path, b.n, t.body -> b.code
      FROM top t
      JOIN (VALUES ('commitment', 1), ('maximum', 2)) AS b (code, n) ON t.kind = 'plan' AND t.body ? b.code
     UNION ALL
    SELECT 'price', format('%s.prices[%s]', i.path, e.n - 1), i.path, e.n, e.body
      FROM item i
     CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(i.body -> 'prices') = 'array' THEN i.body -> 'prices' ELSE '[]' END)
                        WITH ORDINALITY AS e (body, n);
END;
COMMENT ON FUNCTION billing.catalog_object(jsonb) IS
'Objects of a catalog document: kind, path (plans[0].items[1]), path of the object around it, place in its array from 1, and body. A bound is the commitment or the maximum of a plan.';

CREATE OR REPLACE FUNCTION billing.bound_amount(amount jsonb, currencies text[]) RETURNS TABLE (currency text, amount text)
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT a.key, a.value FROM jsonb_each_text(CASE jsonb_typeof($1) WHEN 'object' THEN $1 ELSE '{}' END) a
     UNION ALL
    SELECT c.currency, $1 #>> '{}' FROM unnest(currencies) AS c (currency) WHERE jsonb_typeof($1) <> 'object' AND cardinality(currencies) = 1;
END;
COMMENT ON FUNCTION billing.bound_amount(jsonb, text[]) IS
'The amount of a bound in each currency: {"EUR": "1000", "USD": "1100"}, or one amount where there is one currency.';

CREATE OR REPLACE FUNCTION billing.catalog_bound(document jsonb)
RETURNS TABLE (path text, plan text, code text, n bigint, body jsonb, currencies text[])
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT b.path, b.parent, substring(b.path FROM '[a-z]+$'), b.n, b.body,
           ARRAY(SELECT DISTINCT p.body ->> 'currency'
                   FROM billing.catalog_object(document) i
                   JOIN billing.catalog_object(document) p ON p.kind = 'price' AND p.parent = i.path
                  WHERE i.kind = 'item' AND i.parent = b.parent AND p.body ? 'currency'
                  ORDER BY 1)
      FROM billing.catalog_object(document) b
     WHERE b.kind = 'bound';
END;
COMMENT ON FUNCTION billing.catalog_bound(jsonb) IS
'Commitments and maximums of a catalog document, with the path of their plan and the currencies it is sold in.';

CREATE OR REPLACE FUNCTION billing.catalog_key()
RETURNS TABLE (kind text, key text, type text, required boolean, pattern text, hint text)
LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    VALUES ('catalog', 'sellers', 'array', false, NULL, NULL),
           ('catalog', 'metrics', 'array', false, NULL, NULL),
           ('catalog', 'taxes', 'array', false, NULL, NULL),
           ('catalog', 'tax_classes', 'array', false, NULL, NULL),
           ('catalog', 'jurisdictions', 'array', false, NULL, NULL),
           ('catalog', 'registrations', 'array', false, NULL, NULL),
           ('catalog', 'plans', 'array', false, NULL, NULL),
           ('catalog', 'coupons', 'array', false, NULL, NULL),
           ('catalog', 'exchange_rates', 'array', false, NULL, NULL),
           ('seller', 'code', 'string', true, '^[^[:cntrl:]]{1,200}$', 'Give it a code of at most 200 characters.'),
           ('seller', 'name', 'string', false, NULL, NULL),
           ('seller', 'country', 'string', true, '^[A-Z]{2}$', 'Use the two capital letters of ISO 3166-1, such as DE.'),
           ('seller', 'region', 'string', false, NULL, NULL),
           ('seller', 'currency', 'string', true, '^[A-Z]{3}$', 'Use the three capital letters of ISO 4217, such as EUR.'),
           ('seller', 'zone', 'string', false, NULL, NULL),
           ('seller', 'tax_id', 'string', false, NULL, NULL),
           ('seller', 'tax_point', 'string', false, '^(service_end|service_start|invoice_date|invoice_or_payment)$', 'Use service_end, service_start, invoice_date or invoice_or_payment.'),
           ('seller', 'tax_basis', 'string', false, '^(exclusive|inclusive)$', 'Use exclusive or inclusive.'),
           ('seller', 'terms_days', 'number', false, '^[0-9]{1,3}$', 'Use a whole number of days.'),
           ('seller', 'numbers', 'string', false, '^([^{]|\{YYYY\}|\{YY\}|\{MM\}){0,40}[^0-9{}]\{seq(:[1-9])?\}$', 'End with a separator and {seq} or {seq:6}, such as INV-{YYYY}-{seq:6}.'),
           ('seller', 'credit_numbers', 'string', false, '^([^{]|\{YYYY\}|\{YY\}|\{MM\}){0,40}[^0-9{}]\{seq(:[1-9])?\}$', 'End with a separator and {seq} or {seq:6}, such as INV-{YYYY}-{seq:6}.'),
           ('seller', 'address', 'object', false, NULL, NULL),
           ('seller', 'cash_rounding', 'boolean', false, NULL, NULL),
           ('seller', 'tax_currency', 'string', false, '^[A-Z]{3}$', 'Use the three capital letters of ISO 4217, such as EUR.'),
           ('exchange_rate', 'from', 'string', true, '^[A-Z]{3}$', 'Use the three capital letters of ISO 4217, such as USD.'),
           ('exchange_rate', 'to', 'string', true, '^[A-Z]{3}$', 'Use the three capital letters of ISO 4217, such as EUR.'),
           ('exchange_rate', 'day', 'string', true, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'Write days like 2026-01-31.'),
           ('exchange_rate', 'rate', 'decimal', true, '^(0\.[0-9]{0,19}[1-9]|[1-9][0-9]{0,11}(\.[0-9]{1,20})?)$', 'Write what one unit is worth, such as "1.0842".'),
           ('exchange_rate', 'source', 'string', false, '.', 'Name who publishes it.'),
           ('seller', 'hold_above', 'any', false, '^[0-9]{1,18}(\.[0-9]{1,15})?$', 'Write an amount such as "10000", or one for each currency: {"EUR": "10000"}.'),
           ('seller', 'hold_factor', 'decimal', false, '^[1-9][0-9]{0,5}(\.[0-9]{1,10})?$', 'Write a number of at least 1, such as 10.'),
           ('metric', 'code', 'string', true, '^[^[:cntrl:]]{1,200}$', 'Give it a code of at most 200 characters.'),
           ('metric', 'name', 'string', false, NULL, NULL),
           ('metric', 'aggregation', 'string', true, '^(sum|count|max|min|latest|unique|unique_count|weighted_sum|percentile)$', 'Use sum, count, max, min, latest, unique_count, weighted_sum or percentile.'),
           ('metric', 'recurring', 'boolean', false, NULL, NULL),
           ('metric', 'prorated', 'boolean', false, NULL, NULL),
           ('metric', 'property', 'string', false, '.', 'Name the property of the events that is counted.'),
           ('metric', 'percentile', 'decimal', false, '^(100|[1-9][0-9]?|[0-9]{1,2}\.[0-9]{1,10})$', 'Write a share in percent, such as 95.'),
           ('metric', 'digits', 'number', false, '^-?([0-9]|[12][0-9]|30)$', 'Use -30 to 30 fraction digits: -2 is to hundreds.'),
           ('metric', 'rounding', 'string', false, '^(half_even|half_up|half_down|half_ceiling|half_floor|half_odd|up|down|ceiling|floor)$', 'Use a mode of billing.rounding, such as ceiling.'),
           ('metric', 'negative', 'string', false, '^(allow|refuse)$', 'Use allow or refuse.'),
           ('metric', 'max_age', 'string', false, '^[1-9][0-9]{0,4} (minute|hour|day|week|month|year)s?$', 'Write a number of minutes, hours, days, weeks, months or years, such as 35 days.'),
           ('metric', 'max_ahead', 'string', false, '^[1-9][0-9]{0,4} (minute|hour|day|week|month|year)s?$', 'Write a number of minutes, hours, days, weeks, months or years, such as 1 hour.'),
           ('tax', 'jurisdiction', 'string', true, '.', 'Name a country, such as DE.'),
           ('tax', 'category', 'string', true, '^(S|Z|E|AE|K|G|O|L|M|B)$', 'Use a category of EN 16931: S Z E AE K G O L M B.'),
           ('tax', 'class', 'string', false, '.', 'Name the product class, such as standard.'),
           ('tax', 'percent', 'decimal', true, '^[0-9]{1,3}(\.[0-9]{1,10})?$', 'Write a percentage such as 19 or "7.7".'),
           ('tax', 'valid', 'string', true, '^\[([0-9]{4}-[0-9]{2}-[0-9]{2})?,([0-9]{4}-[0-9]{2}-[0-9]{2})?\)$', 'Write half-open days such as [2021-01-01,).'),
           ('tax', 'reason_code', 'string', false, '^VATEX-[A-Z0-9-]{1,40}$', 'Use a code of the VATEX list, such as VATEX-EU-79-C.'),
           ('tax', 'reason', 'string', false, '.', 'Say in words why there is no tax.'),
           ('tax_class', 'code', 'string', true, '.', 'Name the product class, such as books.'),
           ('tax_class', 'supply', 'string', true, '^(service|goods)$', 'Use service or goods.'),
           ('jurisdiction', 'code', 'string', true, '.', 'Name it, such as US-CA.'),
           ('jurisdiction', 'name', 'string', false, NULL, NULL),
           ('jurisdiction', 'country', 'string', true, '^[A-Z]{2}$', 'Use the two capital letters of ISO 3166-1, such as DE.'),
           ('jurisdiction', 'region', 'string', false, '.', 'Write it as accounts do, such as CA.'),
           ('jurisdiction', 'county', 'string', false, '.', 'Write it as addresses do.'),
           ('jurisdiction', 'city', 'string', false, '.', 'Write it as addresses do.'),
           ('jurisdiction', 'postcode', 'string', false, '.', 'Write a regular expression, such as 35\d{3}.'),
           ('jurisdiction', 'replaces', 'boolean', false, NULL, NULL),
           ('registration', 'seller', 'string', true, '.', 'Name the seller.'),
           ('registration', 'jurisdiction', 'string', true, '.', 'Name where it is registered, such as FR.'),
           ('registration', 'scheme', 'string', false, '^(local|oss)$', 'Use local or oss.'),
           ('registration', 'tax_id', 'string', false, '.', 'Write the tax id it has there.'),
           ('registration', 'valid', 'string', false, '^\[([0-9]{4}-[0-9]{2}-[0-9]{2})?,([0-9]{4}-[0-9]{2}-[0-9]{2})?\)$', 'Write half-open days such as [2021-01-01,).'),
           ('plan', 'code', 'string', true, '^[^[:cntrl:]]{1,200}$', 'Give it a code of at most 200 characters.'),
           ('plan', 'name', 'string', false, NULL, NULL),
           ('plan', 'cadence', 'string', true, '^[1-9][0-9]{0,3} (day|week|month|year)s?$', 'Write a number of days, weeks, months or years, such as 1 month.'),
           ('plan', 'items', 'array', true, NULL, NULL),
           ('plan', 'addon', 'boolean', false, NULL, NULL),
           ('plan', 'phases', 'array', false, NULL, NULL),
           ('plan', 'commitment', 'object', false, NULL, NULL),
           ('plan', 'maximum', 'object', false, NULL, NULL),
           ('phase', 'code', 'string', true, '^[^[:cntrl:]]{1,200}$', 'Give it a code of at most 200 characters.'),
           ('phase', 'duration', 'string', false, '^[1-9][0-9]{0,3} (day|week|month|year)s?$', 'Write a number of days, weeks, months or years, such as 3 months.'),
           ('phase', 'trial', 'boolean', false, NULL, NULL),
           ('phase', 'percent_off', 'decimal', false, '^[0-9]{1,3}(\.[0-9]{1,10})?$', 'Write a percentage such as 20.'),
           ('phase', 'items', 'array', false, NULL, NULL),
           ('phase', 'prices', 'object', false, NULL, NULL),
           ('bound', 'amount', 'any', true, '^[0-9]{1,18}(\.[0-9]{1,15})?$', 'Write an amount such as "1000", or one for each currency: {"EUR": "1000"}.'),
           ('bound', 'name', 'string', false, NULL, NULL),
           ('bound', 'cadence', 'string', false, '^[1-9][0-9]{0,3} (day|week|month|year)s?$', 'Write a number of days, weeks, months or years, such as 1 year.'),
           ('bound', 'tax_class', 'string', false, '.', 'Name the product class, such as standard.'),
           ('bound', 'proration', 'any', false, NULL, NULL),
           ('item', 'code', 'string', true, '^[^[:cntrl:]]{1,200}$', 'Give it a code of at most 200 characters.'),
           ('item', 'name', 'string', false, NULL, NULL),
           ('item', 'kind', 'string', true, '^(recurring|usage|one_time)$', 'Use recurring, usage or one_time.'),
           ('item', 'timing', 'string', false, '^(advance|arrears)$', 'Use advance or arrears.'),
           ('item', 'metric', 'string', false, '.', 'Name the metric.'),
           ('item', 'cadence', 'string', false, '^[1-9][0-9]{0,3} (day|week|month|year)s?$', 'Write a number of days, weeks, months or years, such as 1 month.'),
           ('item', 'quantity', 'decimal', false, '^[0-9]{1,30}(\.[0-9]{1,30})?$', 'A quantity is a number that is not negative.'),
           ('item', 'tax_class', 'string', false, '.', 'Name the product class, such as standard.'),
           ('item', 'filter', 'string', false, '.', 'Write a jsonpath condition, such as $.region == "eu".'),
           ('item', 'thresholds', 'array', false, NULL, 'Write an array of {"percent": 80} or {"amount": "100.00"}.'),
           ('item', 'group_by', 'string', false, '.', 'Name a property of the events.'),
           ('item', 'tiers', 'string', false, '^(continue|restart)$', 'Use continue or restart.'),
           ('item', 'changes', 'string', false, '^(show|net)$', 'Use show, a line for each change in a cycle, or net, one for all.'),
           ('item', 'proration', 'any', false, NULL, NULL),
           ('item', 'prices', 'array', true, NULL, NULL),
           ('coupon', 'code', 'string', true, '^[^[:cntrl:]]{1,200}$', 'Give it a code of at most 200 characters.'),
           ('coupon', 'percent', 'decimal', false, '^[0-9]{1,3}(\.[0-9]{1,10})?$', 'Write a percentage such as 20.'),
           ('coupon', 'amount', 'decimal', false, '^[0-9]{1,18}(\.[0-9]{1,15})?$', 'Write an amount such as "10" and name its currency.'),
           ('coupon', 'currency', 'string', false, '^[A-Z]{3}$', 'Use the three capital letters of ISO 4217, such as EUR.'),
           ('coupon', 'duration', 'string', false, '^[1-9][0-9]{0,3} (day|week|month|year)s?$', 'Write a number of days, weeks, months or years, such as 3 months.');
END;
COMMENT ON FUNCTION billing.catalog_key() IS
'What a catalog document may say: each key of each kind of object, its JSON type (decimal: number or string; any: judged later), whether it is required, and the pattern of its text. Prices are checked by billing.price().';

CREATE OR REPLACE FUNCTION billing.catalog_metric(
    body jsonb,
    OUT code text,
    OUT name text,
    OUT aggregation text,
    OUT recurring boolean,
    OUT prorated boolean,
    OUT property text,
    OUT percentile numeric,
    OUT digits smallint,
    OUT rounding billing.rounding,
    OUT negative text,
    OUT max_age interval,
    OUT max_ahead interval
)
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    code := body ->> 'code';
    name := coalesce(body ->> 'name', code);
    aggregation := CASE body ->> 'aggregation' WHEN 'unique' THEN 'unique_count' ELSE body ->> 'aggregation' END;
    recurring := coalesce((body ->> 'recurring')::boolean, false);
    prorated := coalesce((body ->> 'prorated')::boolean, false);
    property := body ->> 'property';
    percentile := trim_scale((body ->> 'percentile')::numeric);
    digits := (body ->> 'digits')::smallint;
    rounding := coalesce(body ->> 'rounding', 'half_up')::billing.rounding;
    negative := coalesce(body ->> 'negative', 'allow');
    max_age := (body ->> 'max_age')::interval;
    max_ahead := (body ->> 'max_ahead')::interval;
EXCEPTION WHEN data_exception THEN
    -- Keys and texts are checked elsewhere; what fails there has no metric.
    code := NULL;
END;
$function$;
COMMENT ON FUNCTION billing.catalog_metric(jsonb) IS 'What the document of a metric says, with defaults; unique is unique_count. No code where it is not valid.';

CREATE OR REPLACE FUNCTION billing.usage_filter(filter text, path text) RETURNS jsonpath
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    condition jsonpath;
BEGIN
    BEGIN
        condition := filter::jsonpath;
        -- A condition is true, false or unknown of any document; a path has to find something.
        IF jsonb_typeof(jsonb_path_query_first('{}', condition, silent => true)) IN ('boolean', 'null') THEN
            RETURN condition;
        END IF;
        RETURN regexp_replace(filter, '^\s*((?:strict|lax)\s+)?(.*)$', '\1exists(\2)')::jsonpath;
    EXCEPTION WHEN data_exception OR syntax_error THEN
        RAISE EXCEPTION 'catalog: %: invalid value %', path, to_jsonb(filter) USING ERRCODE = 'invalid_parameter_value',
            DETAIL = SQLERRM || '.', HINT = 'Write a jsonpath condition, such as $.region == "eu".';
    END;
END;
$function$;
COMMENT ON FUNCTION billing.usage_filter(text, text) IS
'The condition that a filter states: a jsonpath predicate as it is, of a path whether it finds anything. NULL for NULL. Not a jsonpath: 22023 with the place.';

CREATE OR REPLACE FUNCTION billing.check_catalog(document jsonb) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
-- The planner takes a document for thousands of objects: compiling would cost seconds.
SET jit = off
AS $function$
DECLARE
    problem record;
    part record;
BEGIN
    IF document IS NULL OR jsonb_typeof(document) <> 'object' THEN
        RAISE EXCEPTION 'a catalog is a JSON object' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Its keys are sellers, metrics, taxes, tax_classes, jurisdictions, registrations, exchange_rates, plans and coupons.';
    END IF;

    -- Keys, types and texts.
    SELECT p.path, p.message, p.hint INTO problem
      FROM (SELECT o.path, 'must be a JSON object' AS message, NULL AS hint
              FROM billing.catalog_object(document) o
             WHERE jsonb_typeof(o.body) <> 'object'
             UNION ALL
            SELECT ltrim(o.path || '.' || b.key, '.'), 'unknown key',
                   format('Known here: %s.', (SELECT string_agg(k.key, ', ') FROM billing.catalog_key() k WHERE k.kind = o.kind))
              FROM billing.catalog_object(document) o
             CROSS JOIN LATERAL jsonb_object_keys(CASE WHEN jsonb_typeof(o.body) = 'object' THEN o.body ELSE '{}' END) AS b (key)
             WHERE o.kind <> 'price'
               AND NOT EXISTS (SELECT FROM billing.catalog_key() k WHERE k.kind = o.kind AND k.key = b.key)
             UNION ALL
            SELECT ltrim(o.path || '.' || k.key, '.'), 'missing', coalesce(k.hint, format('Add the %s.', k.key))
              FROM billing.catalog_object(document) o
              JOIN billing.catalog_key() k ON k.kind = o.kind
             WHERE k.required AND jsonb_typeof(o.body) = 'object' AND NOT o.body ? k.key
             UNION ALL
            SELECT ltrim(o.path || '.' || k.key, '.'),
                   format('must be %s, not %s', CASE k.type WHEN 'decimal' THEN 'a number' WHEN 'array' THEN 'an array'
                                                            WHEN 'object' THEN 'an object' ELSE 'a ' || k.type END, o.body -> k.key),
                   k.hint
              FROM billing.catalog_object(document) o
              JOIN billing.catalog_key() k ON k.kind = o.kind
             WHERE jsonb_typeof(o.body) = 'object' AND o.body ? k.key
               AND k.type <> 'any'
               AND CASE WHEN k.type = 'decimal' THEN jsonb_typeof(o.body -> k.key) NOT IN ('number', 'string')
                        ELSE jsonb_typeof(o.body -> k.key) <> k.type END
             UNION ALL
            SELECT ltrim(o.path || '.' || k.key, '.'), format('invalid value %s', o.body -> k.key), k.hint
              FROM billing.catalog_object(document) o
              JOIN billing.catalog_key() k ON k.kind = o.kind
             WHERE jsonb_typeof(o.body) = 'object' AND jsonb_typeof(o.body -> k.key) IN ('string', 'number')
               AND (o.body ->> k.key) !~ k.pattern
             UNION ALL
            -- What the objects say about one another.
            SELECT o.path || '.code', format('%s is there twice', o.body -> 'code'), 'Codes are unique.'
              FROM (SELECT c.*, count(*) OVER (PARTITION BY c.kind, c.parent, c.body ->> 'code') AS times
                      FROM billing.catalog_object(document) c WHERE c.kind IN ('seller', 'metric', 'tax_class', 'jurisdiction', 'plan', 'item', 'phase', 'coupon')) o
             WHERE o.times > 1 AND o.body ? 'code'
             UNION ALL
            SELECT o.path || '.currency', format('%s is there twice', o.body -> 'currency'), 'An item has one price in each currency.'
              FROM (SELECT c.*, count(*) OVER (PARTITION BY c.parent, c.body ->> 'currency') AS times
                      FROM billing.catalog_object(document) c WHERE c.kind = 'price') o
             WHERE o.times > 1 AND o.body ? 'currency'
             UNION ALL
            SELECT o.path || '.items', 'a plan needs an item', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'plan' AND o.body -> 'items' = '[]'
             UNION ALL
            SELECT o.path || '.prices', 'an item needs a price', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND o.body -> 'prices' = '[]'
             UNION ALL
            SELECT o.path || '.metric', CASE WHEN o.body ? 'metric' THEN 'only a usage item has a metric' ELSE 'a usage item needs a metric' END, NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND (o.body ->> 'kind' = 'usage') <> (o.body ? 'metric')
             UNION ALL
            SELECT o.path || '.changes', 'only those of a recurring item are netted', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND o.body ->> 'changes' = 'net' AND o.body ->> 'kind' <> 'recurring'
             UNION ALL
            SELECT o.path || '.group_by', 'only a usage item is grouped', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND o.body ? 'group_by' AND o.body ->> 'kind' <> 'usage'
             UNION ALL
            SELECT o.path || '.timing', 'usage is billed in arrears', 'Leave timing out.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND o.body ->> 'kind' = 'usage' AND o.body ->> 'timing' = 'advance'
             UNION ALL
            SELECT format('%s.%s', o.path, k.key), 'a one_time item is charged once, in advance and whole', format('Leave %s out.', k.key)
              FROM billing.catalog_object(document) o
             CROSS JOIN (VALUES ('timing'), ('cadence'), ('proration')) AS k (key)
             WHERE o.kind = 'item' AND o.body ->> 'kind' = 'one_time' AND o.body ? k.key AND o.body ->> k.key <> 'advance'
             UNION ALL
            SELECT o.path || '.percent', format('category %s has no tax', o.body ->> 'category'), 'Write 0, or use category S.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'tax' AND o.body ->> 'category' IN ('Z', 'E', 'AE', 'K', 'G', 'O') AND o.body ->> 'percent' ~ '[1-9]'
             UNION ALL
            SELECT o.path || '.seller', format('unknown seller %s', o.body -> 'seller'), 'Add it to sellers.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'registration' AND o.body ? 'seller'
               AND NOT EXISTS (SELECT FROM billing.catalog_object(document) m WHERE m.kind = 'seller' AND m.body ->> 'code' = o.body ->> 'seller')
               AND NOT EXISTS (SELECT FROM billing.seller m WHERE m.code = o.body ->> 'seller')
             UNION ALL
            SELECT b.path || '.amount', format('must be an amount, not %s', b.body -> 'amount'),
                   'Write an amount such as "1000", or one for each currency: {"EUR": "1000"}.'
              FROM billing.catalog_bound(document) b
             WHERE jsonb_typeof(b.body -> 'amount') NOT IN ('string', 'number', 'object')
                OR EXISTS (SELECT FROM billing.bound_amount(b.body -> 'amount', b.currencies) a
                            WHERE a.amount IS NULL OR a.amount !~ '^[0-9]{1,18}(\.[0-9]{1,15})?$')
             UNION ALL
            SELECT o.path || '.hold_above', format('must be an amount, not %s', o.body -> 'hold_above'),
                   'Write an amount such as "10000", or one for each currency: {"EUR": "10000"}.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'seller' AND o.body ? 'hold_above'
               AND (jsonb_typeof(o.body -> 'hold_above') NOT IN ('string', 'number', 'object')
                    OR EXISTS (SELECT FROM billing.bound_amount(o.body -> 'hold_above', ARRAY[o.body ->> 'currency']) a
                                WHERE a.amount IS NULL OR a.amount !~ '^[0-9]{1,18}(\.[0-9]{1,15})?$'))
             UNION ALL
            SELECT b.path || '.amount', CASE WHEN jsonb_typeof(b.body -> 'amount') = 'object'
                                             THEN format('must name an amount in %s', array_to_string(b.currencies, ', '))
                                             ELSE format('is one amount, but the plan is sold in %s', array_to_string(b.currencies, ', ')) END,
                   'Write one for each currency: {"EUR": "1000", "USD": "1100"}.'
              FROM billing.catalog_bound(document) b
             WHERE jsonb_typeof(b.body -> 'amount') IN ('string', 'number', 'object') AND cardinality(b.currencies) > 0
               AND b.currencies <> ARRAY(SELECT a.currency FROM billing.bound_amount(b.body -> 'amount', b.currencies) a ORDER BY 1)
             UNION ALL
            SELECT b.plan || '.maximum.amount', format('is below the commitment in %s', min(m.currency)), NULL
              FROM billing.catalog_bound(document) b
              JOIN billing.catalog_bound(document) c ON c.plan = b.plan AND c.code = 'commitment' AND b.code = 'maximum'
                                                    AND coalesce(c.body ->> 'cadence', '') = coalesce(b.body ->> 'cadence', '')
             CROSS JOIN LATERAL billing.bound_amount(b.body -> 'amount', b.currencies) m
             CROSS JOIN LATERAL billing.bound_amount(c.body -> 'amount', c.currencies) l
             WHERE l.currency = m.currency
               AND CASE WHEN m.amount ~ '^[0-9.]{1,40}$' AND l.amount ~ '^[0-9.]{1,40}$' THEN m.amount::numeric < l.amount::numeric END
             GROUP BY b.plan
             UNION ALL
            SELECT i.path || '.code', format('%s is the name of the plan''s own %s', i.body -> 'code', b.code), 'Choose another code.'
              FROM billing.catalog_bound(document) b
              JOIN billing.catalog_object(document) i ON i.kind = 'item' AND i.parent = b.plan AND i.body ->> 'code' = b.code
             UNION ALL
            SELECT o.path, 'needs either percent, or amount and currency', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'coupon'
               AND ((o.body ? 'percent') = (o.body ? 'amount') OR (o.body ? 'amount') <> (o.body ? 'currency'))
             UNION ALL
            SELECT o.path || '.percent', format('invalid value %s', o.body -> 'percent'), 'Write a percentage above 0, and at most 100.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'coupon'
               AND CASE WHEN o.body ->> 'percent' ~ '^[0-9]{1,3}(\.[0-9]{1,10})?$' THEN (o.body ->> 'percent')::numeric NOT BETWEEN 1e-10 AND 100 END
             UNION ALL
            SELECT o.path || '.metric', format('unknown metric %s', o.body -> 'metric'), 'Add it to metrics.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND o.body ? 'metric'
               AND NOT EXISTS (SELECT FROM billing.catalog_object(document) m WHERE m.kind = 'metric' AND m.body ->> 'code' = o.body ->> 'metric')
               AND NOT EXISTS (SELECT FROM billing.metric m WHERE m.code = o.body ->> 'metric')
             UNION ALL
            SELECT o.path || '.thresholds', 'only a usage item has thresholds', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND o.body ? 'thresholds' AND o.body ->> 'kind' <> 'usage'
             UNION ALL
            SELECT format('%s.thresholds[%s]', o.path, e.n - 1), format('invalid value %s', e.body),
                   'Write {"percent": 80} of what is included, or {"amount": "100.00"} of the charge, and "invoice": true to invoice then.'
              FROM billing.catalog_object(document) o
             CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(o.body -> 'thresholds') = 'array' THEN o.body -> 'thresholds' ELSE '[]' END)
                                WITH ORDINALITY AS e (body, n)
             WHERE o.kind = 'item'
               AND NOT coalesce(jsonb_typeof(e.body) = 'object' AND (e.body ? 'percent') <> (e.body ? 'amount')
                                AND coalesce(e.body ->> 'percent', '1') ~ '^[0-9]{1,6}(\.[0-9]{1,10})?$'
                                AND coalesce(e.body ->> 'amount', '1') ~ '^[0-9]{1,18}(\.[0-9]{1,15})?$'
                                AND coalesce(jsonb_typeof(e.body -> 'invoice'), 'boolean') = 'boolean'
                                AND e.body - '{percent,amount,invoice}'::text[] = '{}', false)
             UNION ALL
            SELECT o.path || '.filter', 'only a usage item is filtered', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'item' AND o.body ? 'filter' AND o.body ->> 'kind' <> 'usage'
             UNION ALL
            SELECT format('%s.%s', o.path, k.key), format('a metric with aggregation %s cannot be %s', o.body -> 'aggregation', k.key),
                   'Levels can: sum, latest, unique_count and weighted_sum.'
              FROM billing.catalog_object(document) o
             CROSS JOIN (VALUES ('recurring'), ('prorated')) AS k (key)
             WHERE o.kind = 'metric' AND o.body ->> 'aggregation' IN ('count', 'max', 'min', 'percentile') AND o.body -> k.key = 'true'
             UNION ALL
            SELECT o.path || '.percentile', CASE WHEN o.body ? 'percentile' THEN 'only a metric with aggregation percentile has one' ELSE 'missing' END,
                   'Write a share in percent, such as 95.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'metric' AND (o.body ->> 'aggregation' = 'percentile') <> (o.body ? 'percentile')
             UNION ALL
            SELECT o.path || '.property', 'only a metric with aggregation unique_count counts a property', NULL
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'metric' AND o.body ? 'property' AND o.body ->> 'aggregation' NOT IN ('unique', 'unique_count')
             UNION ALL
            SELECT o.path || '.rounding', 'needs digits', 'Add digits: the fraction digits to round to.'
              FROM billing.catalog_object(document) o
             WHERE o.kind = 'metric' AND o.body ? 'rounding' AND NOT o.body ? 'digits'
             UNION ALL
            -- What was measured must be measured again as it was.
            SELECT format('%s.%s', o.path, k.key), format('metric "%s" cannot change its %s from %s', m.code, k.key, coalesce(k.now, 'none')),
                   'Make a new metric.'
              FROM (SELECT c.path, w.* FROM billing.catalog_object(document) c CROSS JOIN LATERAL billing.catalog_metric(c.body) w WHERE c.kind = 'metric') o
              JOIN billing.metric m ON m.code = o.code
             CROSS JOIN LATERAL (VALUES ('aggregation', m.aggregation, o.aggregation), ('recurring', m.recurring::text, o.recurring::text),
                                        ('prorated', m.prorated::text, o.prorated::text), ('property', m.property, o.property),
                                        ('percentile', m.percentile::text, o.percentile::text), ('digits', m.digits::text, o.digits::text),
                                        ('rounding', m.rounding::text, o.rounding::text)) AS k (key, now, wanted)
             WHERE k.now IS DISTINCT FROM k.wanted) p
     ORDER BY p.path, p.message
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'catalog: %: %', problem.path, problem.message
            USING ERRCODE = 'invalid_parameter_value', HINT = coalesce(problem.hint, 'Correct the document; nothing of it was applied.');
    END IF;

    -- Values that only their own types can judge.
    FOR part IN
        SELECT o.kind, o.path, o.parent, o.body FROM billing.catalog_object(document) o WHERE o.kind IN ('seller', 'tax', 'item', 'bound', 'price', 'coupon', 'exchange_rate')
    LOOP
        IF part.kind = 'price' THEN
            -- What a plan charges is not less than nothing; a discount is a phase, a coupon or an agreed price.
            IF (part.body ->> 'model' = 'flat'
                OR EXISTS (SELECT FROM billing.catalog_object(document) i WHERE i.path = part.parent AND i.body ->> 'kind' IN ('recurring', 'one_time')))
               AND jsonb_path_exists(billing.price(part.body, part.path)::jsonb, '$.** ? (@.type() == "string" && @ starts with "-")') THEN
                RAISE EXCEPTION 'catalog: %: a negative price', part.path
                    USING ERRCODE = 'invalid_parameter_value', HINT = 'Discount by phases of the plan, coupons or agreed prices.';
            END IF;
            -- Quantities add up to one; a price of events wants to see each.
            IF billing.needs_events(billing.price(part.body, part.path)) THEN
                SELECT m.aggregation INTO problem
                  FROM billing.catalog_object(document) i
                  JOIN (SELECT w.code, w.aggregation, w.recurring OR w.prorated AS is_level
                          FROM billing.catalog_object(document) c CROSS JOIN LATERAL billing.catalog_metric(c.body) w WHERE c.kind = 'metric'
                         UNION
                        SELECT k.code, k.aggregation, k.recurring OR k.prorated FROM billing.metric k) m ON m.code = i.body ->> 'metric'
                 WHERE i.path = part.parent AND (m.aggregation NOT IN ('sum', 'count') OR m.is_level);
                IF FOUND OR EXISTS (SELECT FROM billing.catalog_object(document) i WHERE i.path = part.parent AND NOT i.body ? 'metric') THEN
                    RAISE EXCEPTION 'catalog: %.model: % prices single events', part.path, part.body -> 'model'
                        USING ERRCODE = 'invalid_parameter_value',
                              HINT = 'Use it for a metric with aggregation sum or count that is not recurring.';
                END IF;
            END IF;
            -- What is left of a cycle is known where its events add up to one quantity.
            IF billing.rolls_over(billing.price(part.body, part.path))
               AND NOT EXISTS (SELECT FROM billing.catalog_object(document) i
                                 JOIN (SELECT w.code, w.aggregation, w.recurring OR w.prorated AS is_level
                                         FROM billing.catalog_object(document) c CROSS JOIN LATERAL billing.catalog_metric(c.body) w WHERE c.kind = 'metric'
                                        UNION
                                       SELECT k.code, k.aggregation, k.recurring OR k.prorated FROM billing.metric k) m ON m.code = i.body ->> 'metric'
                                WHERE i.path = part.parent AND m.aggregation IN ('sum', 'count') AND NOT m.is_level
                                  AND NOT i.body ? 'group_by' AND coalesce(i.body ->> 'tiers', 'continue') = 'continue') THEN
                RAISE EXCEPTION 'catalog: %.rollover: the quantities of this item do not add up over its cycles', part.path
                    USING ERRCODE = 'invalid_parameter_value',
                          HINT = 'Use it for a metric with aggregation sum or count that is not recurring, without group_by and with tiers that continue.';
            END IF;
        ELSIF part.kind IN ('item', 'bound') THEN
            PERFORM billing.proration_policy(part.body -> 'proration', part.path || '.proration');
            PERFORM billing.usage_filter(part.body ->> 'filter', part.path || '.filter');
        ELSE
            BEGIN
                IF part.kind = 'seller' THEN
                    PERFORM billing.round(billing.monetary(0, part.body ->> 'currency'));
                    PERFORM billing.check_zone(coalesce(part.body ->> 'zone', 'UTC'));
                    PERFORM billing.monetary(a.amount::numeric, a.currency)
                       FROM billing.bound_amount(part.body -> 'hold_above', ARRAY[part.body ->> 'currency']) a;
                    PERFORM billing.monetary(0, part.body ->> 'tax_currency');
                ELSIF part.kind = 'exchange_rate' THEN
                    PERFORM billing.monetary(0, part.body ->> 'from'), billing.monetary(0, part.body ->> 'to'), (part.body ->> 'day')::date;
                    IF part.body ->> 'from' = part.body ->> 'to' THEN
                        RAISE EXCEPTION 'a rate is between two currencies' USING ERRCODE = 'invalid_parameter_value';
                    END IF;
                ELSIF part.kind = 'tax' THEN
                    IF isempty((part.body ->> 'valid')::daterange) THEN
                        RAISE EXCEPTION 'the days % are empty', part.body -> 'valid' USING ERRCODE = 'invalid_parameter_value';
                    END IF;
                ELSE
                    PERFORM billing.monetary((part.body ->> 'amount')::numeric, part.body ->> 'currency');
                END IF;
            EXCEPTION WHEN data_exception THEN
                RAISE EXCEPTION 'catalog: %: %', part.path, SQLERRM USING ERRCODE = SQLSTATE,
                    HINT = 'Correct the document; nothing of it was applied.';
            END;
        END IF;
    END LOOP;
    PERFORM billing.check_phases(document);
END;
$function$;
COMMENT ON FUNCTION billing.check_catalog(jsonb) IS
'Refuses a catalog document that cannot be applied: unknown or missing keys, wrong types and values (22023), with the path of the place in the message.';
