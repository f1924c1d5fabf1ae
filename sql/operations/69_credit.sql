--
-- Credit: prepaid money that settles invoices
--

CREATE OR REPLACE FUNCTION billing.grant_credit(
    account text,
    kind text,
    amount billing.monetary,
    at timestamptz,
    expires_at timestamptz DEFAULT NULL,
    priority integer DEFAULT 0,
    description text DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
#variable_conflict use_column
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object('account', account, 'kind', grant_credit.kind, 'amount', grant_credit.amount::text, 'at', at,
                                                            'expires_at', grant_credit.expires_at, 'priority', grant_credit.priority, 'description', grant_credit.description));
    buyer record;
    new_grant_no integer;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, a.currency INTO buyer
      FROM billing.find_account(grant_credit.account) f JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(buyer.account_id);
    known := billing.recall_request(buyer.account_id, idempotency_key, 'grant_credit', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    PERFORM billing.check_time(at, 'a credit');
    IF grant_credit.kind IS DISTINCT FROM 'prepaid' THEN
        RAISE EXCEPTION 'unknown kind of credit "%"', coalesce(grant_credit.kind, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'prepaid: money received before there is an invoice.';
    END IF;
    IF grant_credit.amount IS NULL OR billing.sign(grant_credit.amount) <= 0 OR grant_credit.priority IS NULL OR NOT coalesce(grant_credit.expires_at > at, true) THEN
        RAISE EXCEPTION 'invalid credit: amount %, priority %, until %', coalesce(grant_credit.amount::text, 'NULL'), grant_credit.priority, grant_credit.expires_at
            USING ERRCODE = 'invalid_parameter_value', HINT = 'A credit is above zero, and ends after it begins.';
    END IF;
    PERFORM billing.check_amount(grant_credit.amount, buyer.currency, 'credit');
    INSERT INTO billing.credit_grant AS g (account_id, grant_no, kind, amount, open, granted_at, expires_at, priority, description)
    SELECT buyer.account_id, coalesce(max(o.grant_no), 0) + 1, grant_credit.kind, grant_credit.amount, grant_credit.amount, at, coalesce(grant_credit.expires_at, 'infinity'),
           grant_credit.priority, grant_credit.description
      FROM billing.credit_grant o WHERE o.account_id = buyer.account_id
    RETURNING g.grant_no INTO new_grant_no;
    PERFORM billing.keep_request(buyer.account_id, idempotency_key, 'grant_credit', arguments, to_jsonb(new_grant_no));
    RETURN new_grant_no;
END;
$function$;
COMMENT ON FUNCTION billing.grant_credit(text, text, billing.monetary, timestamptz, timestamptz, integer, text, text) IS
'Gives an account prepaid credit, such as a deposit, and returns its grant_no. Invoices that are issued from then on, until it expires, are settled by it after tax: the lowest priority first, then what expires first. Voided and credited invoices give it back. Errors: an unknown kind, an amount that is not above zero 22023, another currency 22M01, a fraction of a minor unit 22M03.';

CREATE OR REPLACE VIEW billing.credit_balance WITH (security_invoker = true) AS
SELECT g.account_id, g.grant_no, g.kind, g.priority, g.granted_at, g.expires_at, g.description, g.amount, g.open
  FROM billing.credit_grant g;
COMMENT ON VIEW billing.credit_balance IS 'Grants of credit, and what is open of each; no history is read for it.';

CREATE OR REPLACE FUNCTION billing.open_credit(accounts bigint[])
RETURNS TABLE (account_id bigint, grant_no integer, open billing.monetary, granted_at timestamptz, expires_at timestamptz, rank_no bigint, last_use_no integer)
LANGUAGE sql STABLE ROWS 1
BEGIN ATOMIC
    SELECT g.account_id, g.grant_no, g.open, g.granted_at, g.expires_at,
           row_number() OVER (PARTITION BY g.account_id ORDER BY g.priority, g.expires_at, g.grant_no),
           coalesce((SELECT max(l.use_no) FROM billing.credit_use l WHERE l.account_id = g.account_id), 0)
      FROM billing.credit_grant g
     WHERE g.account_id = ANY (accounts) AND billing.sign(g.open) > 0;
END;
COMMENT ON FUNCTION billing.open_credit(bigint[]) IS 'What is open of the grants of some accounts, in the order that they are used in.';

CREATE OR REPLACE FUNCTION billing.return_credit(account_id bigint, invoice_no integer) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    WITH returned AS (
        INSERT INTO billing.credit_use (account_id, use_no, grant_no, invoice_no, source_invoice_no, amount)
        SELECT $1, (SELECT max(l.use_no) FROM billing.credit_use l WHERE l.account_id = $1) + row_number() OVER (ORDER BY u.grant_no, u.source_invoice_no),
               u.grant_no, $2, u.source_invoice_no, -u.amount
          FROM (SELECT o.grant_no, o.source_invoice_no, billing.sum(o.amount) AS amount
                  FROM billing.credit_use o
                 WHERE o.account_id = $1 AND o.invoice_no = $2
                 GROUP BY o.grant_no, o.source_invoice_no) u
         WHERE NOT billing.is_zero(u.amount)
        RETURNING account_id, grant_no, amount
    )
    UPDATE billing.credit_grant g
       SET open = g.open - r.amount
      FROM (SELECT o.account_id, o.grant_no, billing.sum(o.amount) AS amount FROM returned o GROUP BY o.account_id, o.grant_no) r
     WHERE g.account_id = r.account_id AND g.grant_no = r.grant_no;
END;
COMMENT ON FUNCTION billing.return_credit(bigint, integer) IS 'Undoes what a document, which is voided, took of grants or gave back to them.';
