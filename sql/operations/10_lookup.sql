--
-- From codes to numbers, and other checks that every operation makes
--

CREATE OR REPLACE FUNCTION billing.check_version() RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF billing.version() <> '@version@' THEN
        RAISE EXCEPTION 'extension billing is at version %, its record layer at @version@', billing.version()
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Run SELECT billing.setup() in the transaction of ALTER EXTENSION billing UPDATE.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_version() IS
'Refuses (55000) to go on when the extension was updated without billing.setup(). Every operation that writes calls it.';

CREATE OR REPLACE FUNCTION billing.find_account(account text, OUT account_id bigint, OUT subaccount_no integer)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    SELECT d.account_id, d.subaccount_no INTO find_account.account_id, find_account.subaccount_no
      FROM billing.account_directory d
     WHERE d.code = account;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'unknown account "%"', account
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = 'Accounts are made by billing.create_account().';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.find_account(text) IS
'Numbers of an account by its code: the paying account, and the subaccount (0: the payer itself). An unknown code is an error (22023).';

CREATE OR REPLACE FUNCTION billing.lock_account(account_id bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    -- What is read after the lock must be read with a snapshot taken after it.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'transaction isolation level "%" is not supported here', current_setting('transaction_isolation')
            USING ERRCODE = 'invalid_transaction_state',
                  HINT = 'Call billing operations in READ COMMITTED transactions.';
    END IF;
    PERFORM FROM billing.account a WHERE a.account_id = lock_account.account_id FOR NO KEY UPDATE;
END;
$function$;
COMMENT ON FUNCTION billing.lock_account(bigint) IS
'Keeps every other writer off one account until the transaction ends. Needs READ COMMITTED (25000).';

CREATE OR REPLACE FUNCTION billing.recall_request(account_id bigint, idempotency_key text, operation text, arguments jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    earlier billing.request;
BEGIN
    SELECT r.* INTO earlier
      FROM billing.request r
     WHERE r.account_id = recall_request.account_id AND r.idempotency_key = recall_request.idempotency_key;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF earlier.operation <> recall_request.operation OR earlier.arguments <> recall_request.arguments THEN
        RAISE EXCEPTION 'idempotency key "%" was used for another request', idempotency_key
            USING ERRCODE = 'unique_violation',
                  DETAIL = format('It was billing.%s with %s.', earlier.operation, earlier.arguments),
                  HINT = 'Use a new key for a new request.';
    END IF;
    RETURN earlier.result;
END;
$function$;
COMMENT ON FUNCTION billing.recall_request(bigint, text, text, jsonb) IS
'Result of the earlier call with the same idempotency key, NULL where there was none. The same key with other arguments is an error (23505).';

CREATE OR REPLACE FUNCTION billing.keep_request(account_id bigint, idempotency_key text, operation text, arguments jsonb, result jsonb) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    INSERT INTO billing.request (account_id, idempotency_key, operation, arguments, result)
    SELECT $1, $2, $3, $4, $5
     WHERE $2 IS NOT NULL;
END;
COMMENT ON FUNCTION billing.keep_request(bigint, text, text, jsonb, jsonb) IS
'Keeps the result of a call for its idempotency key; without a key nothing is kept.';

CREATE OR REPLACE FUNCTION billing.check_zone(zone text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    -- A zone in use was checked before. Looking through all names takes a while.
    IF zone = 'UTC' OR EXISTS (SELECT FROM billing.seller s WHERE s.zone = check_zone.zone) THEN
        RETURN;
    END IF;
    -- An abbreviation like CET is two things to the server: a zone, and a fixed offset.
    IF NOT EXISTS (SELECT FROM pg_timezone_names n WHERE n.name = check_zone.zone)
       OR EXISTS (SELECT FROM pg_timezone_abbrevs a WHERE a.abbrev = upper(check_zone.zone)) THEN
        RAISE EXCEPTION 'unknown time zone "%"', zone USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Use a name of the IANA database, such as Europe/Berlin.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_zone(text) IS
'Raises 22023 for a time zone that is no name of the IANA database, or one that is also an abbreviation, such as CET.';

CREATE OR REPLACE FUNCTION billing.check_amount(amount billing.monetary, currency text, what text) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF billing.currency(amount) <> check_amount.currency THEN
        RAISE EXCEPTION '% of % to an account that pays in %', what, amount, check_amount.currency
            USING ERRCODE = '22M01', HINT = 'Use the currency of the account; nothing is exchanged.';
    END IF;
    IF billing.round(amount) <> amount THEN
        RAISE EXCEPTION '% of % has a fraction of a minor unit', what, amount USING ERRCODE = '22M03', HINT = 'Round it first.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_amount(billing.monetary, text, text) IS
'Raises an error, which names what it is, for an amount in another currency than the account''s (22M01), and for one with a fraction of a minor unit (22M03). NULL is none.';
