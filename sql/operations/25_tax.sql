--
-- Which tax a sale has: where the seller is registered, where the buyer is, what is sold, and when
--

CREATE OR REPLACE FUNCTION billing.eu_membership() RETURNS TABLE (country text, valid daterange)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT unnest(v.countries), v.valid
      FROM (VALUES ('{AT,BE,DE,DK,EL,ES,FI,FR,GR,IE,IT,LU,MC,NL,PT,SE}'::text[], '[1995-01-01,)'::daterange),
                   ('{CY,CZ,EE,HU,LT,LV,MT,PL,SI,SK}', '[2004-05-01,)'),
                   ('{BG,RO}', '[2007-01-01,)'),
                   ('{HR}', '[2013-07-01,)'),
                   ('{GB}', '[1995-01-01,2021-01-01)')) AS v (countries, valid);
END;
COMMENT ON FUNCTION billing.eu_membership() IS 'The countries in the VAT area of the EU, and since when, from 1995 on. Monaco is, as a part of France; EL is Greece, as tax ids have it.';

CREATE OR REPLACE FUNCTION billing.eu_member(country text, day date) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN EXISTS (SELECT FROM billing.eu_membership() m WHERE m.country = eu_member.country AND m.valid @> day);
COMMENT ON FUNCTION billing.eu_member(text, date) IS
'Whether a country is in the VAT area of the EU on a day from 1995 on: see eu_membership().';

CREATE OR REPLACE FUNCTION billing.tax_reason(category text) RETURNS TABLE (reason_code text, reason text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT v.reason_code, v.reason
      FROM (VALUES ('AE', 'VATEX-EU-AE', 'Reverse charge'),
                   ('K', 'VATEX-EU-IC', 'Intra-Community supply'),
                   ('G', 'VATEX-EU-G', 'Export outside the EU'),
                   ('O', 'VATEX-EU-O', 'Not subject to VAT'),
                   ('E', NULL, 'Exempt from VAT')) AS v (category, reason_code, reason)
     WHERE v.category = $1;
END;
COMMENT ON FUNCTION billing.tax_reason(text) IS
'What an invoice says of a category without tax, where nothing better is known: VATEX code and text. No row for categories that need no reason.';

CREATE OR REPLACE FUNCTION billing.divided_country() RETURNS TABLE (country text)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT DISTINCT j.country FROM billing.tax_jurisdiction j WHERE num_nonnulls(j.region, j.county, j.city, j.postcode) > 0;
END;
COMMENT ON FUNCTION billing.divided_country() IS 'Countries with tax jurisdictions below the country.';

CREATE OR REPLACE FUNCTION billing.tax_place(seller_country text, country text, region text, tax_id text, address jsonb, is_divided boolean) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN tax_id IS NOT NULL AND country <> seller_country AND billing.tax_id_check(country, tax_id)
            THEN jsonb_build_object('country', country, 'business', true) ELSE jsonb_build_object('country', country) END
       || CASE WHEN is_divided
               THEN jsonb_build_object('region', upper(regexp_replace(coalesce(region, address ->> 'region'), '^' || country || '-', '')),
                                       'county', upper(address ->> 'county'), 'city', upper(address ->> 'city'), 'postcode', upper(address ->> 'postcode'))
               ELSE '{}' END;
COMMENT ON FUNCTION billing.tax_place(text, text, text, text, jsonb, boolean) IS
'What of a buyer decides on tax: country, whether it is a business abroad (its tax id can be one of its country), and where the country is divided the region, county, city and postcode of its address. Equal places have the same taxes.';

CREATE OR REPLACE FUNCTION billing.fail_tax_gap(jurisdiction text, class text, day date) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    RAISE EXCEPTION 'no tax rate for class "%" in "%" on %', class, jurisdiction, day
        USING ERRCODE = 'invalid_parameter_value',
              DETAIL = 'The jurisdiction has rates, but none that covers this class and day.',
              HINT = 'Add the rate to the catalog; the account is billed by the next run.';
END;
$function$;
COMMENT ON FUNCTION billing.fail_tax_gap(text, text, date) IS 'Raises 22023 for a gap in the tax rates of a jurisdiction.';

CREATE OR REPLACE FUNCTION billing.rates_at(seller_id integer, place jsonb, tax_class text, tax_point date)
RETURNS TABLE (tax_no integer, jurisdiction text, name text, category text, percent numeric, reason_code text, reason text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    gap text;
BEGIN
    RETURN QUERY
    WITH area AS (
        SELECT j.*, num_nonnulls(j.region, j.county, j.city, j.postcode) AS depth
          FROM billing.tax_jurisdiction j
         WHERE j.country = place ->> 'country'
           AND (j.region IS NULL OR upper(j.region) = place ->> 'region')
           AND (j.county IS NULL OR upper(j.county) = place ->> 'county')
           AND (j.city IS NULL OR upper(j.city) = place ->> 'city')
           AND (j.postcode IS NULL OR coalesce(place ->> 'postcode' ~ ('^(?:' || j.postcode || ')$'), false))
    ),
    -- A seller that is registered in parts of the country charges there and in what lies within.
    part AS (
        SELECT j.*
          FROM billing.tax_registration g
          JOIN billing.tax_jurisdiction j ON j.jurisdiction = g.jurisdiction
         WHERE g.seller_id = rates_at.seller_id AND g.scheme = 'local' AND g.valid @> tax_point
           AND j.country = place ->> 'country' AND num_nonnulls(j.region, j.county, j.city, j.postcode) > 0
    )
    SELECT row_number() OVER (ORDER BY a.depth, a.jurisdiction)::integer, a.jurisdiction, a.name, r.category, r.percent,
           CASE WHEN r.percent = 0 THEN coalesce(r.reason_code, CASE WHEN r.reason IS NULL THEN n.reason_code END) END,
           CASE WHEN r.percent = 0 THEN coalesce(r.reason, n.reason) END
      FROM area a
      JOIN billing.tax_rate r ON r.jurisdiction = a.jurisdiction AND r.class = tax_class AND r.valid @> tax_point
      LEFT JOIN LATERAL billing.tax_reason(r.category) n ON true
     WHERE NOT EXISTS (SELECT FROM area b WHERE b.replaces AND b.depth > a.depth)
       AND (NOT EXISTS (SELECT FROM part)
            OR EXISTS (SELECT FROM part p
                        WHERE (p.region IS NULL OR p.region = a.region) AND (p.county IS NULL OR p.county = a.county)
                          AND (p.city IS NULL OR p.city = a.city) AND (p.postcode IS NULL OR p.postcode = a.postcode)));
    IF NOT FOUND THEN
        SELECT k.jurisdiction INTO gap
          FROM billing.tax_rate k
          JOIN billing.tax_jurisdiction j ON j.jurisdiction = k.jurisdiction
         WHERE j.country = place ->> 'country' AND num_nonnulls(j.region, j.county, j.city, j.postcode) = 0
         LIMIT 1;
        IF FOUND THEN
            PERFORM billing.fail_tax_gap(gap, tax_class, tax_point);
        END IF;
        RETURN QUERY SELECT 1, NULL::text, NULL::text, 'O', 0::numeric, n.reason_code, n.reason FROM billing.tax_reason('O') n;
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.rates_at(integer, jsonb, text, date) IS
'The rates of a place, see tax_place(): one row for each jurisdiction whose tax stands on top of the others. Category O where the country has no rates, or the seller is registered elsewhere in it only. Error: 22023 where a country with rates has none for the class and day.';

CREATE OR REPLACE FUNCTION billing.tax_at(seller_id integer, place jsonb, tax_class text, tax_point date)
RETURNS TABLE (tax_no integer, jurisdiction text, name text, category text, percent numeric, reason_code text, reason text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    home text := (SELECT s.country FROM billing.seller s WHERE s.seller_id = tax_at.seller_id);
    there text := place ->> 'country';
    here_too boolean;
    by_oss boolean;
    anywhere boolean;
    within_eu boolean;
    is_taxed boolean;
    untaxed text;
BEGIN
    SELECT coalesce(bool_or(g.scheme = 'local' AND j.country = there), false), coalesce(bool_or(g.scheme = 'oss'), false), count(*) > 0
      INTO here_too, by_oss, anywhere
      FROM billing.tax_registration g
      JOIN billing.tax_jurisdiction j ON j.jurisdiction = g.jurisdiction
     WHERE g.seller_id = tax_at.seller_id AND g.valid @> tax_point;
    within_eu := billing.eu_member(there, tax_point) AND (billing.eu_member(home, tax_point) OR by_oss);
    is_taxed := anywhere OR EXISTS (SELECT FROM billing.tax_rate k JOIN billing.tax_jurisdiction j ON j.jurisdiction = k.jurisdiction
                                     WHERE j.country = home);

    IF there = home OR here_too THEN
        RETURN QUERY SELECT r.* FROM billing.rates_at(seller_id, place, tax_class, tax_point) r;
    ELSIF within_eu AND is_taxed AND (place ->> 'business')::boolean THEN
        untaxed := CASE WHEN EXISTS (SELECT FROM billing.tax_class c WHERE c.tax_class = tax_at.tax_class AND c.supply = 'goods') THEN 'K' ELSE 'AE' END;
    ELSIF within_eu AND by_oss OR NOT anywhere AND EXISTS (SELECT FROM billing.tax_rate k JOIN billing.tax_jurisdiction j ON j.jurisdiction = k.jurisdiction
                                                            WHERE j.country = there) THEN
        RETURN QUERY SELECT r.* FROM billing.rates_at(seller_id, place, tax_class, tax_point) r;
    ELSIF within_eu AND anywhere THEN
        -- A small seller charges consumers in other member states the tax of its own.
        RETURN QUERY SELECT r.* FROM billing.rates_at(seller_id, jsonb_build_object('country', home), tax_class, tax_point) r;
    ELSIF is_taxed AND NOT within_eu AND EXISTS (SELECT FROM billing.tax_class c WHERE c.tax_class = tax_at.tax_class AND c.supply = 'goods') THEN
        untaxed := 'G';
    ELSE
        untaxed := 'O';
    END IF;
    IF untaxed IS NOT NULL THEN
        RETURN QUERY SELECT 1, NULL::text, NULL::text, untaxed, 0::numeric, n.reason_code, n.reason FROM billing.tax_reason(untaxed) n;
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.tax_at(integer, jsonb, text, date) IS
'The taxes of a sale to a place, before exemptions of the buyer: the rates where the seller is at home or registered; AE (services) or K (goods) to businesses in another member state; the buyer''s rates under OSS, or where a seller without registrations has rates for the country; the rates at home to other consumers in the EU; G for goods that leave, O for all else.';

CREATE OR REPLACE FUNCTION billing.tax_rule_days() RETURNS date[]
LANGUAGE sql STABLE
RETURN ARRAY(SELECT lower(r.valid) FROM billing.tax_rate r WHERE NOT lower_inf(r.valid)
              UNION SELECT upper(r.valid) FROM billing.tax_rate r WHERE NOT upper_inf(r.valid)
              UNION SELECT lower(g.valid) FROM billing.tax_registration g WHERE NOT lower_inf(g.valid)
              UNION SELECT upper(g.valid) FROM billing.tax_registration g WHERE NOT upper_inf(g.valid)
              UNION SELECT lower(m.valid) FROM billing.eu_membership() m
              UNION SELECT upper(m.valid) FROM billing.eu_membership() m WHERE NOT upper_inf(m.valid)
              ORDER BY 1);
COMMENT ON FUNCTION billing.tax_rule_days() IS
'The days, in order, on which anything changes that tax_at() looks at: between two of them it says the same for every day.';

CREATE OR REPLACE FUNCTION billing.sale_tax(
    seller_id integer,
    place jsonb,
    tax_class text,
    tax_point date,
    OUT category text,
    OUT percent numeric,
    OUT jurisdiction text,
    OUT jurisdictions text[],
    OUT reason_code text,
    OUT reason text,
    OUT parts billing.tax_part[]
)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
    SELECT (array_agg(t.category ORDER BY t.percent DESC, t.tax_no))[1], sum(t.percent),
           (array_agg(t.jurisdiction ORDER BY t.tax_no DESC))[1], array_agg(t.jurisdiction),
           CASE WHEN sum(t.percent) = 0 THEN min(t.reason_code) END, CASE WHEN sum(t.percent) = 0 THEN min(t.reason) END,
           CASE WHEN count(*) > 1 AND sum(t.percent) > 0 THEN array_agg(ROW(t.jurisdiction, t.percent)::billing.tax_part ORDER BY t.tax_no) END
      INTO category, percent, jurisdiction, jurisdictions, reason_code, reason, parts
      FROM billing.tax_at(sale_tax.seller_id, sale_tax.place, sale_tax.tax_class, sale_tax.tax_point) t;
END;
$function$;
COMMENT ON FUNCTION billing.sale_tax(integer, jsonb, text, date) IS
'The taxes of tax_at() as one, for a line: what they come to, the category of the highest, the narrowest jurisdiction, where there is no tax the reason, and where there are several each of them.';

CREATE OR REPLACE FUNCTION billing.taxed_parts(parts billing.tax_part[], exemptions billing.tax_exemption[], tax_class text, tax_point date)
RETURNS billing.tax_part[]
LANGUAGE sql IMMUTABLE
RETURN ARRAY(SELECT ROW(p.jurisdiction, p.percent)::billing.tax_part
               FROM unnest(parts) WITH ORDINALITY AS p (jurisdiction, percent, n)
              WHERE NOT EXISTS (SELECT FROM unnest(exemptions) e
                                 WHERE e.valid @> tax_point AND (e.tax_class IS NULL OR e.tax_class = taxed_parts.tax_class)
                                   AND (e.jurisdiction IS NULL OR e.jurisdiction = p.jurisdiction))
              ORDER BY p.n);
COMMENT ON FUNCTION billing.taxed_parts(billing.tax_part[], billing.tax_exemption[], text, date) IS
'Of taxes that stand on top of each other, those that an account is not exempt from for a product class on a day.';

CREATE OR REPLACE FUNCTION billing.tax_resolve(seller text, buyer text, tax_class text DEFAULT 'standard', tax_point date DEFAULT current_date)
RETURNS TABLE (tax_no integer, jurisdiction text, name text, category text, percent numeric, reason_code text, reason text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    of_seller billing.seller;
    payer billing.account;
BEGIN
    SELECT s.* INTO of_seller FROM billing.seller s WHERE s.code = seller;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'unknown seller "%"', seller USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Sellers are made by billing.apply_catalog().';
    END IF;
    SELECT a.* INTO payer FROM billing.find_account(buyer) f JOIN billing.account a ON a.account_id = f.account_id;
    RETURN QUERY
    SELECT CASE WHEN x.exemption_no IS NULL THEN t.tax_no ELSE 1 END, t.jurisdiction, t.name, coalesce(x.category, t.category),
           CASE WHEN x.exemption_no IS NULL THEN t.percent ELSE 0 END,
           CASE WHEN x.exemption_no IS NULL THEN t.reason_code ELSE x.reason_code END,
           CASE WHEN x.exemption_no IS NULL THEN t.reason ELSE x.reason END
      FROM billing.tax_at(of_seller.seller_id,
                          billing.tax_place(of_seller.country, payer.country, payer.region, payer.tax_id, payer.billing_address,
                                            EXISTS (SELECT FROM billing.divided_country() v WHERE v.country = payer.country)),
                          tax_resolve.tax_class, tax_point) t
      LEFT JOIN LATERAL (SELECT e.*
                           FROM billing.tax_exemption e
                          WHERE e.account_id = payer.account_id AND e.valid @> tax_resolve.tax_point AND t.percent > 0
                            AND (e.tax_class IS NULL OR e.tax_class = tax_resolve.tax_class)
                            AND (e.jurisdiction IS NULL OR e.jurisdiction = t.jurisdiction)
                          ORDER BY e.exemption_no
                          LIMIT 1) x ON true
     ORDER BY t.tax_no;
END;
$function$;
COMMENT ON FUNCTION billing.tax_resolve(text, text, text, date) IS
'The taxes that a sale of a product class to an account has on a day: one row for each jurisdiction that charges, with category (EN 16931), percent, and why there is none. The run decides the same way. Errors: 22023 for an unknown seller or account, and where a country with rates has none for the class and day.';

CREATE OR REPLACE FUNCTION billing.add_tax_exemption(
    account text,
    certificate text,
    valid daterange,
    jurisdiction text DEFAULT NULL,
    tax_class text DEFAULT NULL,
    category text DEFAULT 'E',
    reason_code text DEFAULT NULL,
    reason text DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', account, 'certificate', certificate, 'valid', valid, 'jurisdiction', add_tax_exemption.jurisdiction,
        'tax_class', add_tax_exemption.tax_class, 'category', add_tax_exemption.category, 'reason_code', add_tax_exemption.reason_code,
        'reason', add_tax_exemption.reason));
    payer bigint;
    known jsonb;
    new_no integer;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id INTO payer FROM billing.find_account(account) f;
    PERFORM billing.lock_account(payer);
    known := billing.recall_request(payer, idempotency_key, 'add_tax_exemption', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    IF certificate IS NULL OR certificate = '' OR valid IS NULL OR isempty(valid) THEN
        RAISE EXCEPTION 'an exemption needs a certificate and the days it is valid' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass the number of the certificate, and days such as [2026-01-01,2027-01-01).';
    END IF;
    IF coalesce(add_tax_exemption.category NOT IN ('E', 'Z', 'AE', 'G', 'O', 'K'), true) THEN
        RAISE EXCEPTION 'an exemption cannot have category "%"', coalesce(add_tax_exemption.category, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use a category without tax: E Z AE G O K.';
    END IF;
    IF add_tax_exemption.reason_code !~ '^VATEX-[A-Z0-9-]{1,40}$' THEN
        RAISE EXCEPTION 'invalid reason code "%"', add_tax_exemption.reason_code USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use a code of the VATEX list, such as VATEX-EU-79-C.';
    END IF;
    IF add_tax_exemption.category = 'Z' AND num_nonnulls(add_tax_exemption.reason_code, add_tax_exemption.reason) > 0 THEN
        RAISE EXCEPTION 'an exemption of category Z cannot have a reason' USING ERRCODE = 'invalid_parameter_value',
            DETAIL = 'A rate of zero is a rate: EN 16931 allows no reason beside it.', HINT = 'Leave the reason out, or use category E.';
    END IF;
    IF add_tax_exemption.jurisdiction IS NOT NULL
       AND NOT EXISTS (SELECT FROM billing.tax_jurisdiction j WHERE j.jurisdiction = add_tax_exemption.jurisdiction) THEN
        RAISE EXCEPTION 'unknown jurisdiction "%"', add_tax_exemption.jurisdiction USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Jurisdictions are made by billing.apply_catalog().';
    END IF;
    INSERT INTO billing.tax_exemption AS e (account_id, exemption_no, certificate, valid, jurisdiction, tax_class, category, reason_code, reason)
    SELECT payer, coalesce(max(x.exemption_no), 0) + 1, add_tax_exemption.certificate, add_tax_exemption.valid, add_tax_exemption.jurisdiction,
           add_tax_exemption.tax_class, add_tax_exemption.category, add_tax_exemption.reason_code,
           CASE WHEN add_tax_exemption.category <> 'Z' THEN coalesce(add_tax_exemption.reason, format('Exempt under certificate %s', add_tax_exemption.certificate)) END
      FROM billing.tax_exemption x
     WHERE x.account_id = payer
    RETURNING e.exemption_no INTO new_no;
    PERFORM billing.keep_request(payer, idempotency_key, 'add_tax_exemption', arguments, to_jsonb(new_no));
    RETURN new_no;
END;
$function$;
COMMENT ON FUNCTION billing.add_tax_exemption(text, text, daterange, text, text, text, text, text, text) IS
'Exempts an account from tax on days of the tax point: of one jurisdiction and product class, or all. What was billed before keeps its tax. Returns the number of the exemption. Errors: 22023 for an unknown account or jurisdiction, no certificate, empty days, a category that has tax, a reason code that is none, and a reason of a zero rate (Z).';
