--
-- Tax rates from a file
--

CREATE OR REPLACE FUNCTION billing.load_tax_rates(csv text)
RETURNS TABLE (kind text, code text, change text)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    known text[] := '{jurisdiction,class,category,percent,valid_from,valid_until,reason_code,reason,source}';
    places text[] := '{name,country,region,county,city,postcode,replaces}';
    header text[];
    rows jsonb;
    wrong record;
    problem text;
    detail text;
    hint text;
BEGIN
    SELECT r.cells INTO header FROM billing.csv_rows(csv) r ORDER BY r.line LIMIT 1;
    SELECT h.name, count(*) > 1 AS is_double INTO wrong
      FROM unnest(header) AS h (name)
     GROUP BY h.name
    HAVING count(*) > 1 OR h.name <> ALL (known || places)
     ORDER BY h.name
     LIMIT 1;
    IF FOUND OR NOT coalesce(header @> '{jurisdiction,category,percent,valid_from}', false) THEN
        RAISE EXCEPTION 'tax rates: %', CASE WHEN wrong.is_double THEN format('column "%s" is there twice', wrong.name)
                                             WHEN wrong.name IS NOT NULL THEN format('unknown column "%s"', wrong.name)
                                             ELSE 'a column is missing' END
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = format('The first line names the columns: jurisdiction, category, percent and valid_from, and any of %s.',
                                (SELECT string_agg(o.name, ', ') FROM unnest(known || places) AS o (name)
                                  WHERE o.name NOT IN ('jurisdiction', 'category', 'percent', 'valid_from')));
    END IF;
    SELECT r.line, cardinality(r.cells) AS cells INTO wrong
      FROM billing.csv_rows(csv) r WHERE cardinality(r.cells) <> cardinality(header) ORDER BY r.line LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'tax rates: line % has % cells, and the first line %', wrong.line, wrong.cells, cardinality(header)
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Put a text that holds a comma in quotes.';
    END IF;

    SELECT jsonb_agg(jsonb_build_object('line', r.line) || jsonb_strip_nulls(jsonb_object(header, ARRAY(SELECT nullif(btrim(c.cell), '')
                                                                                    FROM unnest(r.cells) WITH ORDINALITY AS c (cell, n) ORDER BY c.n)))
                     ORDER BY r.line)
      INTO rows
      FROM (SELECT o.* FROM billing.csv_rows(csv) o ORDER BY o.line OFFSET 1) r;
    BEGIN
        RETURN QUERY
        SELECT a.*
          FROM billing.apply_catalog(jsonb_strip_nulls(jsonb_build_object(
                   'taxes', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                        'jurisdiction', e.body -> 'jurisdiction', 'class', e.body -> 'class', 'category', e.body -> 'category',
                                        'percent', e.body -> 'percent', 'valid', format('[%s,%s)', e.body ->> 'valid_from', e.body ->> 'valid_until'),
                                        'reason_code', e.body -> 'reason_code', 'reason', e.body -> 'reason')) ORDER BY e.n)
                               FROM jsonb_array_elements(rows) WITH ORDINALITY AS e (body, n)),
                   'jurisdictions', (SELECT jsonb_agg(p.place)
                                       FROM (SELECT DISTINCT jsonb_strip_nulls(jsonb_build_object(
                                                        'code', e.body -> 'jurisdiction', 'name', e.body -> 'name', 'country', e.body -> 'country',
                                                        'region', e.body -> 'region', 'county', e.body -> 'county', 'city', e.body -> 'city',
                                                        'postcode', e.body -> 'postcode', 'replaces', (e.body ->> 'replaces') IN ('yes', 'true', 't', '1'))) AS place
                                               FROM jsonb_array_elements(rows) AS e (body)
                                              WHERE e.body ? 'country') p)))) a;
    EXCEPTION WHEN data_exception THEN
        -- The places in the file rather than in the document made of it.
        GET STACKED DIAGNOSTICS problem = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
        problem := regexp_replace(problem, '^catalog: (taxes: )?', '');
        FOR wrong IN SELECT m[1] AS place, rows -> m[2]::integer ->> 'line' AS line FROM regexp_matches(problem || ' ' || detail, '(taxes\[(\d{1,9})\][.:]?)', 'g') m LOOP
            problem := replace(problem, wrong.place, format('line %s:', wrong.line));
            detail := replace(detail, wrong.place, format('line %s', wrong.line));
        END LOOP;
        RAISE EXCEPTION 'tax rates: %', regexp_replace(problem, ':(?=\w)', ': ')
            USING ERRCODE = SQLSTATE, DETAIL = coalesce(nullif(detail, ''), 'Nothing of the file was applied.'), HINT = hint;
    END;
END;
$function$;
COMMENT ON FUNCTION billing.load_tax_rates(text) IS
'Brings tax rates to what a file of comma-separated values says, as apply_catalog() does, and returns what changed. The first line names the columns: jurisdiction, category, percent, valid_from (a day), and any of valid_until (the day the rate ends), class, reason_code, reason, source (not read), and, where a row has a country, name, country, region, county, city, postcode and replaces (yes) of its jurisdiction. The rates of a jurisdiction and class are stated as a whole. Errors: 22023, with the line.';
