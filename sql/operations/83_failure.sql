--
-- Accounts that a run could not bill
--

CREATE OR REPLACE FUNCTION billing.park_account(
    run_no bigint,
    account_id bigint,
    sqlstate text,
    message text,
    detail text,
    hint text,
    context text
) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    -- Of the context the functions are kept, down to where the account was known: the statements in it are pages long.
    INSERT INTO billing.run_failure (run_no, account_id, sqlstate, message, detail, hint, context)
    VALUES (run_no, account_id, sqlstate, message, nullif(detail, ''), nullif(hint, ''),
            (SELECT string_agg(c.line, E'\n' ORDER BY c.n)
               FROM string_to_table(split_part(context, 'PL/pgSQL function bill_range', 1), E'\n') WITH ORDINALITY AS c (line, n)
              WHERE c.line ~ '^(SQL|PL/pgSQL) function '))
    ON CONFLICT ON CONSTRAINT run_failure_pkey DO UPDATE
       SET sqlstate = EXCLUDED.sqlstate, message = EXCLUDED.message, detail = EXCLUDED.detail, hint = EXCLUDED.hint,
           context = EXCLUDED.context, failed_at = now(), resolved_at = NULL;
END;
COMMENT ON FUNCTION billing.park_account(bigint, bigint, text, text, text, text, text) IS
'Notes in run_failure why a run has not billed an account.';

CREATE OR REPLACE FUNCTION billing.resolve_failures(accounts bigint[], since xid8) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF since = '0'::xid8 THEN
        UPDATE billing.run_failure f
           SET resolved_at = clock_timestamp()
         WHERE f.account_id = ANY (accounts)
           AND f.resolved_at IS NULL
           AND NOT EXISTS (SELECT FROM billing.invoice_status t WHERE t.account_id = f.account_id AND t.state = 'draft');
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.resolve_failures(bigint[], xid8) IS
'Marks the failures of accounts resolved that were billed just now with all their usage (since 0), and of which no draft is held.';

CREATE OR REPLACE FUNCTION billing.retry_failures(account text DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    failure record;
    accounts bigint[];
    resolved integer := 0;
BEGIN
    PERFORM billing.check_version();
    IF account IS NULL THEN
        accounts := ARRAY(SELECT DISTINCT f.account_id FROM billing.run_failure f WHERE f.resolved_at IS NULL ORDER BY f.account_id);
    ELSE
        accounts := ARRAY(SELECT a.account_id FROM billing.find_account(retry_failures.account) a);
    END IF;
    -- What is parked now is read again by later statements, with snapshots taken after these locks.
    PERFORM billing.lock_account(a) FROM unnest(accounts) a;
    -- Each as the last run did that failed for it, and a few at a time: they may fail again.
    FOR failure IN
        SELECT n.run_no, n.as_of, n.issue, array_agg(n.account_id ORDER BY n.account_id) AS accounts
          FROM (SELECT l.*, row_number() OVER (PARTITION BY l.run_no ORDER BY l.account_id) / 20 AS part
                  FROM (SELECT DISTINCT ON (f.account_id) f.account_id, r.run_no, r.as_of, r.issue
                          FROM billing.run_failure f
                          JOIN billing.run r ON r.run_no = f.run_no
                         WHERE f.resolved_at IS NULL
                           AND f.account_id = ANY (accounts)
                         ORDER BY f.account_id, r.as_of DESC, f.run_no DESC) l) n
         GROUP BY n.run_no, n.as_of, n.issue, n.part
         ORDER BY n.run_no, n.part
    LOOP
        PERFORM billing.bill_range(failure.run_no, failure.accounts, failure.as_of, failure.issue, '0');
        resolved := resolved + cardinality(failure.accounts)
                    - (SELECT count(DISTINCT f.account_id) FROM billing.run_failure f
                        WHERE f.account_id = ANY (failure.accounts) AND f.resolved_at IS NULL);
    END LOOP;
    RETURN resolved;
END;
$function$;
COMMENT ON FUNCTION billing.retry_failures(text) IS
'Bills the accounts that runs have parked, or one of them, up to the time of the last such run, in the transaction of the caller. Those that fail again stay parked, with the error of now; every later run tries them too. Returns how many were billed. An unknown account: 22023.';
