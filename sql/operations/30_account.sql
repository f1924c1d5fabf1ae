--
-- Accounts
--

CREATE OR REPLACE FUNCTION billing.check_account(country text, zone text, terms_days integer, billing_day integer) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF zone IS NOT NULL THEN
        PERFORM billing.check_zone(zone);
    END IF;
    IF country !~ '^[A-Z]{2}$' THEN
        RAISE EXCEPTION 'invalid country "%"', country USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use the two capital letters of ISO 3166-1, such as DE.';
    END IF;
    IF terms_days NOT BETWEEN 0 AND 999 THEN
        RAISE EXCEPTION 'invalid terms of % days', terms_days USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass 0 for immediate payment, and at most 999.';
    END IF;
    IF billing_day NOT BETWEEN 1 AND 31 THEN
        RAISE EXCEPTION 'invalid billing day %', billing_day USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass a day of the month from 1 to 31; 31 is the last day of every month.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_account(text, text, integer, integer) IS
'Raises 22023 for attributes that no account can have; NULL is left out.';

CREATE OR REPLACE FUNCTION billing.create_account(
    code text,
    seller text,
    name text DEFAULT NULL,
    currency text DEFAULT NULL,
    country text DEFAULT NULL,
    parent text DEFAULT NULL,
    region text DEFAULT NULL,
    zone text DEFAULT NULL,
    tax_id text DEFAULT NULL,
    terms_days integer DEFAULT NULL,
    billing_day integer DEFAULT NULL,
    billing_address jsonb DEFAULT NULL,
    metadata jsonb DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'code', create_account.code, 'seller', create_account.seller, 'name', create_account.name,
        'currency', create_account.currency, 'country', create_account.country, 'parent', create_account.parent,
        'region', create_account.region, 'zone', create_account.zone, 'tax_id', create_account.tax_id,
        'terms_days', create_account.terms_days, 'billing_day', create_account.billing_day, 'billing_address', create_account.billing_address,
        'metadata', create_account.metadata));
    payer record;
    of_seller billing.seller;
    new_account_id bigint;
    new_subaccount_no integer;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    IF create_account.code IS NULL OR create_account.code !~ '^[^[:cntrl:]]{1,200}$' THEN
        RAISE EXCEPTION 'an account needs a code' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass the name your application knows the account by, of at most 200 printable characters.';
    END IF;
    SELECT s.* INTO of_seller FROM billing.seller s WHERE s.code = create_account.seller;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'unknown seller "%"', create_account.seller USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Sellers are made by billing.apply_catalog().';
    END IF;
    PERFORM billing.check_account(create_account.country, coalesce(create_account.zone, of_seller.zone),
                                  create_account.terms_days, create_account.billing_day);

    IF create_account.parent IS NOT NULL THEN
        SELECT f.account_id, f.subaccount_no, a.currency, s.code AS seller INTO payer
          FROM billing.find_account(create_account.parent) f
          JOIN billing.account a ON a.account_id = f.account_id
          JOIN billing.seller s ON s.seller_id = a.seller_id;
        IF payer.subaccount_no <> 0 THEN
            RAISE EXCEPTION 'account "%" cannot be a parent: it is itself paid for by another', create_account.parent
                USING ERRCODE = 'invalid_parameter_value', HINT = 'Name the paying account as parent.';
        END IF;
        IF payer.seller <> create_account.seller OR payer.currency <> upper(coalesce(create_account.currency, payer.currency)) THEN
            RAISE EXCEPTION 'account "%" differs from its parent "%" in seller or currency', create_account.code, create_account.parent
                USING ERRCODE = 'invalid_parameter_value',
                      DETAIL = format('The parent buys from %s in %s.', payer.seller, payer.currency),
                      HINT = 'A parent pays in one currency to one seller; make a second paying account for another.';
        END IF;
        PERFORM billing.lock_account(payer.account_id);
        SELECT max(d.subaccount_no) + 1 INTO new_subaccount_no
          FROM billing.account_directory d WHERE d.account_id = payer.account_id;
        INSERT INTO billing.account_directory (code, account_id, subaccount_no)
        VALUES (create_account.code, payer.account_id, new_subaccount_no)
        ON CONFLICT ON CONSTRAINT account_directory_pkey DO NOTHING
        RETURNING account_id INTO new_account_id;
    ELSE
        PERFORM billing.round(billing.monetary(0, coalesce(create_account.currency, of_seller.currency)));
        INSERT INTO billing.account_directory (code)
        VALUES (create_account.code)
        ON CONFLICT ON CONSTRAINT account_directory_pkey DO NOTHING
        RETURNING account_id INTO new_account_id;
    END IF;

    -- The code is known, perhaps since a moment ago by another session: a retry, or a mistake.
    IF new_account_id IS NULL THEN
        SELECT d.account_id INTO new_account_id FROM billing.account_directory d WHERE d.code = create_account.code;
        known := billing.recall_request(new_account_id, create_account.idempotency_key, 'create_account', arguments);
        IF known IS NOT NULL THEN
            RETURN known::bigint;
        END IF;
        RAISE EXCEPTION 'account "%" exists already', create_account.code USING ERRCODE = 'unique_violation',
            HINT = 'Codes are unique. To make a retry safe, pass the same idempotency_key both times.';
    END IF;
    IF new_subaccount_no IS NOT NULL THEN
        INSERT INTO billing.subaccount (account_id, subaccount_no, code, name, metadata)
        VALUES (new_account_id, new_subaccount_no, create_account.code,
                coalesce(create_account.name, create_account.code), create_account.metadata);
    ELSE
        INSERT INTO billing.account (account_id, code, seller_id, name, currency, country, region, zone,
                                     tax_id, terms_days, billing_day, billing_address, metadata)
        VALUES (new_account_id, create_account.code, of_seller.seller_id,
                coalesce(create_account.name, create_account.code),
                upper(coalesce(create_account.currency, of_seller.currency)),
                coalesce(create_account.country, of_seller.country), create_account.region,
                coalesce(create_account.zone, of_seller.zone), create_account.tax_id,
                create_account.terms_days, create_account.billing_day, create_account.billing_address, create_account.metadata);
    END IF;

    PERFORM billing.keep_request(new_account_id, create_account.idempotency_key, 'create_account', arguments,
                                 to_jsonb(new_account_id));
    RETURN new_account_id;
END;
$function$;
COMMENT ON FUNCTION billing.create_account(text, text, text, text, text, text, text, text, text, integer, integer, jsonb, jsonb, text) IS
'Makes an account and returns its account_id. Name defaults to the code; currency, country and zone to the seller''s. With parent it is a subaccount that the parent pays for, and has the parent''s account_id: it keeps name and metadata, all else is the parent''s. billing_day: the day of the month that cycles of its subscriptions begin on, unless they say otherwise. Errors: unknown seller, parent, zone or country 22023, unknown currency 22M02, code in use 23505.';

CREATE OR REPLACE FUNCTION billing.update_account(
    account text,
    name text DEFAULT NULL,
    country text DEFAULT NULL,
    region text DEFAULT NULL,
    zone text DEFAULT NULL,
    tax_id text DEFAULT NULL,
    terms_days integer DEFAULT NULL,
    billing_day integer DEFAULT NULL,
    billing_address jsonb DEFAULT NULL,
    metadata jsonb DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', update_account.account, 'name', update_account.name, 'country', update_account.country, 'region', update_account.region,
        'zone', update_account.zone, 'tax_id', update_account.tax_id, 'terms_days', update_account.terms_days,
        'billing_day', update_account.billing_day, 'billing_address', update_account.billing_address, 'metadata', update_account.metadata));
    target record;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, f.subaccount_no INTO target FROM billing.find_account(update_account.account) f;
    PERFORM billing.lock_account(target.account_id);
    IF billing.recall_request(target.account_id, update_account.idempotency_key, 'update_account', arguments) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM billing.keep_request(target.account_id, update_account.idempotency_key, 'update_account', arguments, 'true');
    IF target.subaccount_no > 0 THEN
        IF num_nonnulls(update_account.country, update_account.region, update_account.zone, update_account.tax_id, update_account.terms_days,
                        update_account.billing_day, update_account.billing_address) > 0 THEN
            RAISE EXCEPTION 'account "%" is paid for by another', update_account.account USING ERRCODE = 'invalid_parameter_value',
                HINT = 'It has a name and metadata of its own; change the rest of the account that pays.';
        END IF;
        UPDATE billing.subaccount s
           SET name = coalesce(update_account.name, s.name), metadata = coalesce(update_account.metadata, s.metadata)
         WHERE s.account_id = target.account_id AND s.subaccount_no = target.subaccount_no;
        RETURN;
    END IF;
    PERFORM billing.check_account(update_account.country, update_account.zone, update_account.terms_days, nullif(update_account.billing_day, 0));
    UPDATE billing.account a
       SET name = coalesce(update_account.name, a.name),
           country = coalesce(update_account.country, a.country),
           region = nullif(coalesce(update_account.region, a.region), ''),
           zone = coalesce(update_account.zone, a.zone),
           tax_id = nullif(coalesce(update_account.tax_id, a.tax_id), ''),
           terms_days = coalesce(update_account.terms_days, a.terms_days),
           billing_day = nullif(coalesce(update_account.billing_day, a.billing_day), 0),
           billing_address = coalesce(update_account.billing_address, a.billing_address),
           metadata = coalesce(update_account.metadata, a.metadata)
     WHERE a.account_id = target.account_id;
END;
$function$;
COMMENT ON FUNCTION billing.update_account(text, text, text, text, text, text, integer, integer, jsonb, jsonb, text) IS
'Changes attributes of an account; NULL leaves one as it is, an empty text takes region or tax id away, 0 the billing day. Documents that are issued keep what they say, cycles of existing subscriptions their zone and day: change_subscription(align => ''account'') moves them. Errors as create_account().';
