--
-- The parts of a catalog that say where and by whom tax is charged
--

CREATE OR REPLACE FUNCTION billing.apply_tax_areas(document jsonb)
RETURNS TABLE (kind text, code text, change text)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    part record;
BEGIN
    FOR part IN
        SELECT o.path, o.body ->> 'postcode' AS postcode
          FROM jsonb_array_elements(coalesce(document -> 'jurisdictions', '[]')) WITH ORDINALITY AS e (body, n)
         CROSS JOIN LATERAL (SELECT format('jurisdictions[%s]', e.n - 1) AS path, e.body) o
         WHERE o.body ? 'postcode'
    LOOP
        BEGIN
            PERFORM '' ~ ('^(?:' || part.postcode || ')$');
        EXCEPTION WHEN invalid_regular_expression THEN
            RAISE EXCEPTION 'catalog: %.postcode: %', part.path, SQLERRM USING ERRCODE = 'invalid_parameter_value',
                HINT = 'Write a regular expression, such as 35\d{3}.';
        END;
    END LOOP;

    RETURN QUERY
    WITH written AS (
        INSERT INTO billing.tax_class AS c (tax_class, supply)
        SELECT e.body ->> 'code', e.body ->> 'supply' FROM jsonb_array_elements(coalesce(document -> 'tax_classes', '[]')) AS e (body)
        ON CONFLICT ON CONSTRAINT tax_class_pkey DO UPDATE SET supply = EXCLUDED.supply WHERE c.supply <> EXCLUDED.supply
        RETURNING c.tax_class, xmax = 0 AS is_new
    )
    SELECT 'tax_class', w.tax_class, CASE WHEN w.is_new THEN 'created' ELSE 'changed' END FROM written w;

    RETURN QUERY
    WITH written AS (
        INSERT INTO billing.tax_jurisdiction AS j (jurisdiction, name, country, region, county, city, postcode, replaces)
        SELECT e.body ->> 'code', e.body ->> 'name', e.body ->> 'country', e.body ->> 'region', e.body ->> 'county', e.body ->> 'city',
               e.body ->> 'postcode', coalesce((e.body ->> 'replaces')::boolean, false)
          FROM jsonb_array_elements(coalesce(document -> 'jurisdictions', '[]')) AS e (body)
        ON CONFLICT ON CONSTRAINT tax_jurisdiction_pkey DO UPDATE
           SET name = EXCLUDED.name, country = EXCLUDED.country, region = EXCLUDED.region, county = EXCLUDED.county, city = EXCLUDED.city,
               postcode = EXCLUDED.postcode, replaces = EXCLUDED.replaces
         WHERE (j.name, j.country, j.region, j.county, j.city, j.postcode, j.replaces)
               IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.country, EXCLUDED.region, EXCLUDED.county, EXCLUDED.city, EXCLUDED.postcode, EXCLUDED.replaces)
        RETURNING j.jurisdiction, xmax = 0 AS is_new
    )
    SELECT 'jurisdiction', w.jurisdiction, CASE WHEN w.is_new THEN 'created' ELSE 'changed' END FROM written w;

    -- A code that nothing describes is a country, or a country and a region as ISO 3166-2 writes them.
    INSERT INTO billing.tax_jurisdiction (jurisdiction, country, region)
    SELECT DISTINCT c.code, substring(c.code FROM '^([A-Z]{2})-[A-Z0-9]{1,3}$'), substring(c.code FROM '^[A-Z]{2}-([A-Z0-9]{1,3})$')
      FROM (SELECT e.body ->> 'jurisdiction' AS code
              FROM jsonb_array_elements(coalesce(document -> 'taxes', '[]') || coalesce(document -> 'registrations', '[]')) AS e (body)) c
     WHERE c.code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'
     UNION ALL
    SELECT DISTINCT c.code, c.code, NULL
      FROM (SELECT e.body ->> 'jurisdiction' AS code
              FROM jsonb_array_elements(coalesce(document -> 'taxes', '[]') || coalesce(document -> 'registrations', '[]')) AS e (body)) c
     WHERE c.code !~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'
    ON CONFLICT ON CONSTRAINT tax_jurisdiction_pkey DO NOTHING;

    -- The registrations of a seller are stated as a whole.
    RETURN QUERY
    WITH wanted AS (
        SELECT s.seller_id, e.body ->> 'jurisdiction' AS jurisdiction, coalesce(e.body ->> 'scheme', 'local') AS scheme,
               coalesce((e.body ->> 'valid')::daterange, '(,)') AS valid, e.body ->> 'tax_id' AS tax_id
          FROM jsonb_array_elements(coalesce(document -> 'registrations', '[]')) AS e (body)
          JOIN billing.seller s ON s.code = e.body ->> 'seller'
    )
    DELETE FROM billing.tax_registration r
     WHERE r.seller_id IN (SELECT w.seller_id FROM wanted w)
       AND NOT EXISTS (SELECT FROM wanted w
                        WHERE w.seller_id = r.seller_id AND w.jurisdiction = r.jurisdiction AND w.scheme = r.scheme AND w.valid = r.valid
                          AND w.tax_id IS NOT DISTINCT FROM r.tax_id)
    RETURNING 'registration', format('%s %s %s', r.jurisdiction, r.scheme, r.valid), 'removed';
    BEGIN
        RETURN QUERY
        INSERT INTO billing.tax_registration AS r (seller_id, jurisdiction, scheme, valid, tax_id)
        SELECT s.seller_id, e.body ->> 'jurisdiction', coalesce(e.body ->> 'scheme', 'local'), coalesce((e.body ->> 'valid')::daterange, '(,)'),
               e.body ->> 'tax_id'
          FROM jsonb_array_elements(coalesce(document -> 'registrations', '[]')) AS e (body)
          JOIN billing.seller s ON s.code = e.body ->> 'seller'
        ON CONFLICT ON CONSTRAINT tax_registration_pkey DO NOTHING
        RETURNING 'registration', format('%s %s %s', r.jurisdiction, r.scheme, r.valid), 'created';
    EXCEPTION WHEN exclusion_violation OR check_violation OR data_exception THEN
        RAISE EXCEPTION 'catalog: registrations: %', SQLERRM USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Let one registration of a seller in a jurisdiction end on the day the next begins.';
    END;
END;
$function$;
COMMENT ON FUNCTION billing.apply_tax_areas(jsonb) IS
'Brings product classes, jurisdictions and registrations to what a checked catalog document says, and returns what changed. A jurisdiction that only taxes or registrations name is a country (DE) or a region of one (US-CA). The registrations of a seller are stated as a whole.';

CREATE OR REPLACE FUNCTION billing.apply_exchange_rates(document jsonb)
RETURNS TABLE (kind text, code text, change text)
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    WITH written AS (
        INSERT INTO billing.exchange_rate AS r (from_currency, to_currency, day, rate, source)
        SELECT DISTINCT ON (1, 2, 3) e.body ->> 'from', e.body ->> 'to', (e.body ->> 'day')::date, (e.body ->> 'rate')::numeric, e.body ->> 'source'
          FROM jsonb_array_elements(coalesce(document -> 'exchange_rates', '[]')) WITH ORDINALITY AS e (body, n)
         ORDER BY 1, 2, 3, e.n DESC
        ON CONFLICT (from_currency, to_currency, day) DO UPDATE
           SET rate = EXCLUDED.rate, source = EXCLUDED.source
         WHERE r.rate <> EXCLUDED.rate OR r.source IS DISTINCT FROM EXCLUDED.source
        RETURNING r.from_currency, r.to_currency, r.day, xmax = 0 AS is_new
    )
    SELECT 'exchange_rate', format('%s %s %s', w.from_currency, w.to_currency, to_char(w.day, 'YYYY-MM-DD')), CASE WHEN w.is_new THEN 'created' ELSE 'changed' END FROM written w;
END;
COMMENT ON FUNCTION billing.apply_exchange_rates(jsonb) IS
'Adds the exchange rates of a checked catalog document, or changes them, and returns what changed; documents keep the rate they were written with.';
