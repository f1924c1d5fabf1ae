--
-- Operations on issued documents
--

CREATE OR REPLACE FUNCTION billing.find_invoice(account text, invoice_no integer, OUT account_id bigint, OUT number text, OUT type text, OUT state text, OUT issued_at timestamptz)
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id INTO find_invoice.account_id FROM billing.find_account(account) f;
    PERFORM billing.lock_account(find_invoice.account_id);
    SELECT i.number, i.type, s.state, i.issued_at INTO find_invoice.number, find_invoice.type, find_invoice.state, find_invoice.issued_at
      FROM billing.invoice i
      JOIN billing.invoice_status s ON s.account_id = i.account_id AND s.invoice_no = i.invoice_no
     WHERE i.account_id = find_invoice.account_id AND i.invoice_no = find_invoice.invoice_no;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'account "%" has no invoice %', account, coalesce(invoice_no::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'invoice_no counts from 1 in each account, see the view billing.invoices.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.find_invoice(text, integer) IS 'Locks the account and finds one of its documents; unknown: 22023.';

CREATE OR REPLACE FUNCTION billing.mark_document_dirty(account_id bigint, invoice_no integer) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT billing.mark_dirty(l.account_id, l.subscription_no, min(lower(l.period)), '-infinity')
      FROM billing.invoice_line l
     WHERE l.account_id = $1 AND l.invoice_no = $2 AND l.subscription_no IS NOT NULL
     GROUP BY l.account_id, l.subscription_no;
    UPDATE billing.charge h
       SET is_open = true
      FROM billing.invoice_line l
     WHERE l.account_id = $1 AND l.invoice_no = $2 AND h.account_id = l.account_id AND h.charge_no = l.charge_no;
END;
COMMENT ON FUNCTION billing.mark_document_dirty(bigint, integer) IS 'Has the cycles and charges behind a document examined again by the next run.';

CREATE OR REPLACE FUNCTION billing.void_invoice(account text, invoice_no integer, rebill boolean, idempotency_key text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    arguments jsonb := jsonb_build_object('account', account, 'invoice_no', invoice_no, 'rebill', rebill);
    document record;
    later text;
BEGIN
    SELECT f.* INTO document FROM billing.find_invoice(void_invoice.account, void_invoice.invoice_no) f;
    IF billing.recall_request(document.account_id, idempotency_key, 'void_invoice', arguments) IS NOT NULL THEN
        RETURN;
    END IF;
    IF rebill IS NULL THEN
        RAISE EXCEPTION 'rebill is true or false' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'true: the next run bills the lines again; false: the claim is given up.';
    END IF;
    IF document.state <> 'issued' THEN
        RAISE EXCEPTION 'document % is % and cannot be voided', coalesce(document.number, 'draft'), document.state
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Only issued, unpaid documents are voided; credit a paid one.';
    END IF;
    SELECT string_agg(DISTINCT i.number, ', ') INTO later
      FROM billing.invoice_line l
      JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no
      JOIN billing.invoice_status s ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no AND s.state NOT IN ('draft', 'void')
     WHERE l.account_id = document.account_id AND l.source_invoice_no = void_invoice.invoice_no;
    IF later IS NULL THEN
        -- What a key was charged in several documents is taken back from their sum, and names the first.
        SELECT string_agg(DISTINCT i.number, ', ') INTO later
          FROM billing.invoice_line o
          JOIN billing.invoice_line l ON l.account_id = o.account_id AND l.subscription_no = o.subscription_no AND l.item = o.item
                                     AND l.cycle = o.cycle AND l.version = o.version AND l.grid_no = o.grid_no AND l.dimension = o.dimension
                                     AND billing.cycle_days(l.period) = billing.cycle_days(o.period)
                                     AND l.revision > o.revision AND billing.sign(l.list_amount) < 0
          JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no
          JOIN billing.invoice_status s ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no AND s.state NOT IN ('draft', 'void')
         WHERE o.account_id = document.account_id AND o.invoice_no = void_invoice.invoice_no AND billing.sign(o.list_amount) > 0;
    END IF;
    IF later IS NULL THEN
        SELECT string_agg(DISTINCT i.number, ', ') INTO later
          FROM billing.credit_application c
          JOIN billing.invoice i ON i.account_id = c.account_id
               AND i.invoice_no = CASE WHEN c.invoice_no = void_invoice.invoice_no THEN c.credit_note_no ELSE c.invoice_no END
         WHERE c.account_id = document.account_id AND void_invoice.invoice_no IN (c.invoice_no, c.credit_note_no);
    END IF;
    IF later IS NOT NULL THEN
        RAISE EXCEPTION 'document % cannot be voided: % on it', document.number, later || CASE WHEN later LIKE '%, %' THEN ' depend' ELSE ' depends' END
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Credit it instead.';
    END IF;
    UPDATE billing.invoice_status s
       SET state = 'void', rebill = void_invoice.rebill, amount_due = s.amount_due - s.amount_due
     WHERE s.account_id = document.account_id AND s.invoice_no = void_invoice.invoice_no;
    PERFORM billing.return_credit(document.account_id, void_invoice.invoice_no);
    IF rebill THEN
        PERFORM billing.mark_document_dirty(document.account_id, void_invoice.invoice_no);
    END IF;
    PERFORM billing.keep_request(document.account_id, idempotency_key, 'void_invoice', arguments, 'true');
END;
$function$;
COMMENT ON FUNCTION billing.void_invoice(text, integer, boolean, text) IS
'Voids an issued, unpaid document; it keeps its number. rebill says what becomes of its lines: billed again by the next run, or given up. Refused (55000) in another state, or when a later document corrects or credits it.';

CREATE OR REPLACE FUNCTION billing.write_off_invoice(account text, invoice_no integer, idempotency_key text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    arguments jsonb := jsonb_build_object('account', account, 'invoice_no', invoice_no);
    document record;
BEGIN
    SELECT f.* INTO document FROM billing.find_invoice(write_off_invoice.account, write_off_invoice.invoice_no) f;
    IF billing.recall_request(document.account_id, idempotency_key, 'write_off_invoice', arguments) IS NOT NULL THEN
        RETURN;
    END IF;
    IF document.state <> 'issued' OR document.type <> 'invoice' THEN
        RAISE EXCEPTION 'document % is %, not an open invoice', coalesce(document.number, 'draft'), document.state
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Only issued invoices are written off.';
    END IF;
    UPDATE billing.invoice_status s
       SET state = 'uncollectible'
     WHERE s.account_id = document.account_id AND s.invoice_no = write_off_invoice.invoice_no;
    PERFORM billing.keep_request(document.account_id, idempotency_key, 'write_off_invoice', arguments, 'true');
END;
$function$;
COMMENT ON FUNCTION billing.write_off_invoice(text, integer, text) IS
'Gives up collecting an invoice: it stays billed, amount_due stays as the claim written off, and later credits lower that. Not an issued invoice: 55000.';

CREATE OR REPLACE FUNCTION billing.creditable_lines(account_id bigint, invoice_no integer) RETURNS TABLE (line_no integer, left_over numeric)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT l.line_no,
           billing.amount(l.list_amount)
           + coalesce((SELECT sum(billing.amount(v.list_amount))
                         FROM billing.invoice_line v
                         JOIN billing.invoice_status s ON s.account_id = v.account_id AND s.invoice_no = v.invoice_no
                        WHERE v.account_id = l.account_id AND v.source_invoice_no = l.invoice_no AND v.source_line_no = l.line_no
                          AND billing.sign(v.list_amount) = -billing.sign(l.list_amount) AND s.state NOT IN ('draft', 'void')), 0)
      FROM billing.invoice_line l
     WHERE l.account_id = $1 AND l.invoice_no = $2
       AND (billing.sign(l.list_amount) >= 0 OR l.source_invoice_no IS NULL);
END;
COMMENT ON FUNCTION billing.creditable_lines(bigint, integer) IS 'What is left of the lines of a document after the credits given on them, as prices are: with tax where the seller''s include it. That of discounts is negative; lines that take back what another document billed are left out.';

CREATE OR REPLACE FUNCTION billing.credit_invoice(
    account text,
    invoice_no integer,
    lines jsonb DEFAULT NULL,
    effect text DEFAULT 'goodwill',
    at timestamptz DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object('account', account, 'invoice_no', invoice_no, 'lines', lines, 'effect', effect, 'at', at));
    document record;
    problem record;
    given billing.invoice_line[];
    credit_note_no integer;
    known jsonb;
BEGIN
    SELECT f.*, s.tax_basis INTO document
      FROM billing.find_invoice(credit_invoice.account, credit_invoice.invoice_no) f
      JOIN billing.invoice i ON i.account_id = f.account_id AND i.invoice_no = credit_invoice.invoice_no
      JOIN billing.seller s ON s.seller_id = i.seller_id;
    known := billing.recall_request(document.account_id, idempotency_key, 'credit_invoice', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    IF effect IS NULL OR effect NOT IN ('goodwill', 'rebill') THEN
        RAISE EXCEPTION 'unknown effect "%"', coalesce(effect, 'NULL') USING ERRCODE = 'invalid_parameter_value',
            HINT = 'goodwill: the credit stays given; rebill: the next run bills the lines again.';
    END IF;
    IF at IS NOT NULL THEN
        PERFORM billing.check_time(at, 'a credit');
    END IF;
    IF document.type <> 'invoice' OR document.state NOT IN ('issued', 'paid', 'uncollectible') THEN
        RAISE EXCEPTION 'document % is % and cannot be credited', coalesce(document.number, 'draft'),
                CASE WHEN document.type = 'credit_note' THEN 'a credit note' ELSE document.state END
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Only issued invoices are credited.';
    END IF;
    IF lines IS NOT NULL AND (jsonb_typeof(lines) <> 'array' OR lines = '[]'
        OR EXISTS (SELECT FROM jsonb_array_elements(lines) e
                    WHERE jsonb_typeof(e) <> 'array' OR jsonb_array_length(e) <> 2
                       OR e ->> 0 !~ '^[0-9]{1,9}$' OR e ->> 1 !~ '^[0-9]{1,18}(\.[0-9]{1,15})?$')) THEN
        RAISE EXCEPTION 'invalid lines: %', lines USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Write an array of [line_no, amount], such as [[1, "10.00"]].';
    END IF;

    WITH wanted AS (
        SELECT (e ->> 0)::integer AS line_no, (e ->> 1)::numeric AS amount FROM jsonb_array_elements(lines) e
         UNION ALL
        SELECT l.line_no, c.left_over
          FROM billing.creditable_lines(document.account_id, credit_invoice.invoice_no) c
          JOIN billing.invoice_line l ON l.account_id = document.account_id AND l.invoice_no = credit_invoice.invoice_no AND l.line_no = c.line_no
         WHERE lines IS NULL AND c.left_over > 0
    )
    SELECT w.line_no, w.amount, coalesce(c.left_over, 0) AS left_over INTO problem
      FROM wanted w
      LEFT JOIN billing.creditable_lines(document.account_id, credit_invoice.invoice_no) c ON c.line_no = w.line_no
     WHERE w.amount <= 0 OR coalesce(w.amount > c.left_over, true)
        OR (SELECT count(*) FROM wanted o WHERE o.line_no = w.line_no) > 1
     ORDER BY w.line_no
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'cannot credit % of line % of %', problem.amount, problem.line_no, document.number
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = format('%s of the line is left to credit.', problem.left_over),
                  HINT = 'Name each line once; credits of a line never exceed it.';
    END IF;

    IF effect = 'rebill' THEN
        SELECT l.line_no INTO problem
          FROM billing.creditable_lines(document.account_id, credit_invoice.invoice_no) c
          JOIN billing.invoice_line l ON l.account_id = document.account_id AND l.invoice_no = credit_invoice.invoice_no AND l.line_no = c.line_no
         WHERE l.subscription_no IS NULL
           AND CASE WHEN lines IS NULL THEN c.left_over <> 0
                    ELSE EXISTS (SELECT FROM jsonb_array_elements(lines) e WHERE (e ->> 0)::integer = l.line_no) END
         ORDER BY l.line_no
         LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'line % of % cannot be credited to be billed again', problem.line_no, document.number
                USING ERRCODE = 'invalid_parameter_value',
                      DETAIL = 'It is of a one-off charge: there is no cycle that the next run would look at.',
                      HINT = 'Credit it as goodwill and add the charge again, or name the other lines.';
        END IF;
    END IF;

    -- What a discount took off the document is no credit.
    SELECT sum(c.left_over) AS left_over INTO problem FROM billing.creditable_lines(document.account_id, credit_invoice.invoice_no) c;
    IF (SELECT sum((e ->> 1)::numeric) FROM jsonb_array_elements(lines) e) > problem.left_over THEN
        RAISE EXCEPTION 'cannot credit more than % of %', problem.left_over, document.number
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Discounts of the document are taken off what it bills; leave lines out to credit all that is left.';
    END IF;

    IF coalesce(problem.left_over, 0) <= 0 THEN
        RAISE EXCEPTION 'nothing of % is left to credit', document.number USING ERRCODE = 'object_not_in_prerequisite_state',
            DETAIL = 'Its lines were credited before, or a discount took off what is left of them.';
    END IF;

    SELECT array_agg(ROW(l.account_id, n.invoice_no, row_number, CASE WHEN effect = 'rebill' THEN l.subscription_no END, l.item,
                         CASE WHEN effect = 'rebill' THEN l.version END, CASE WHEN effect = 'rebill' THEN l.grid_no END,
                         CASE WHEN effect = 'rebill' THEN l.cycle END, l.dimension,
                         CASE WHEN effect = 'rebill' THEN n.revision ELSE 0 END, l.kind,
                         format('%s (credit of %s)', l.description, document.number), l.service,
                         CASE WHEN effect = 'rebill' AND l.amount_wanted = l.left_over THEN 'empty'::tstzrange ELSE coalesce(l.covered, l.service) END,
                         l.period, l.numerator, l.denominator, l.basis,
                         CASE WHEN l.amount_wanted = billing.amount(l.list_amount) THEN -l.quantity ELSE -1 END,
                         CASE WHEN l.amount_wanted = billing.amount(l.list_amount) THEN l.unit_amount ELSE l.amount_wanted END,
                         -l.gross, -l.floored - billing.from_minor(billing.units_of_line(m.more, l.lines_of_rate, l.place, l.size_place), billing.currency(l.gross)),
                         l.tax_category, l.tax_percent, l.tax_point,
                         NULL, l.invoice_no, l.line_no, l.price, l.proration, l.continues_at, l.numerator_before,
                         -- a part of the amount takes back no units
                         CASE WHEN l.amount_wanted = billing.amount(l.list_amount) THEN -l.metered_quantity
                              WHEN effect = 'rebill' AND l.kind = 'usage' THEN 0 END,
                         l.tax_jurisdiction, l.tax_reason_code, l.tax_reason, l.tax_parts)::billing.invoice_line ORDER BY l.line_no),
           min(n.invoice_no)
      INTO given, credit_note_no
      FROM (-- Of prices that include tax: the net of each rate is what its tax leaves, shared as on an invoice. What the last credit
            -- takes of the tax can leave less than the floors of the lines, or more than one unit for each.
            SELECT f.*, row_number() OVER (ORDER BY f.line_no)::integer AS row_number, count(*) OVER rate AS lines_of_rate,
                   row_number() OVER (PARTITION BY f.tax_category, f.tax_percent ORDER BY f.gross DESC, f.line_no) AS size_place,
                   billing.sum(f.floored) OVER rate AS floored_sum,
                   CASE document.tax_basis WHEN 'exclusive' THEN billing.sum(f.gross) OVER rate
                   ELSE billing.sum(f.gross) OVER rate
                        - coalesce(billing.tax_left(document.account_id, credit_invoice.invoice_no, f.tax_category, f.tax_percent, 'inclusive', -billing.sum(f.gross) OVER rate),
                                   billing.tax_of(billing.sum(f.gross) OVER rate, f.tax_percent, 'inclusive')) END AS group_net,
                   row_number() OVER (PARTITION BY f.tax_category, f.tax_percent
                                          ORDER BY f.gross * 100 - f.floored * (100 + f.tax_percent) DESC, f.line_no) AS place
              FROM (SELECT g.*, CASE document.tax_basis WHEN 'exclusive' THEN g.gross
                                ELSE billing.div_round(g.gross * 100, 100 + g.tax_percent, NULL, 'floor') END AS floored
                      FROM (SELECT o.*, c.left_over, x.amount_wanted, billing.monetary(x.amount_wanted, billing.currency(o.amount)) AS gross
                              FROM billing.creditable_lines(document.account_id, credit_invoice.invoice_no) c
                              JOIN billing.invoice_line o ON o.account_id = document.account_id AND o.invoice_no = credit_invoice.invoice_no
                                                         AND o.line_no = c.line_no
                              LEFT JOIN (SELECT (e ->> 0)::integer AS line_no, (e ->> 1)::numeric AS amount
                                           FROM jsonb_array_elements(lines) e) w ON w.line_no = c.line_no
                             CROSS JOIN LATERAL (SELECT coalesce(w.amount, c.left_over) AS amount_wanted) x
                             WHERE w.line_no IS NOT NULL OR lines IS NULL AND c.left_over <> 0) g) f
            WINDOW rate AS (PARTITION BY f.tax_category, f.tax_percent)) l
     CROSS JOIN LATERAL (SELECT billing.minor_units(l.group_net - l.floored_sum) AS more) m
     CROSS JOIN LATERAL (SELECT (SELECT max(i.invoice_no) + 1 FROM billing.invoice i
                                  WHERE i.account_id = l.account_id AND i.number IS NOT NULL) AS invoice_no,
                                (SELECT max(r.revision) + 1 FROM billing.invoice_line r
                                  WHERE r.account_id = l.account_id AND r.subscription_no = l.subscription_no AND r.item = l.item
                                    AND r.cycle = l.cycle AND r.version = l.version AND r.grid_no = l.grid_no) AS revision) n;
    PERFORM billing.write_documents(ARRAY[document.account_id], coalesce(at, document.issued_at), true, '0', given);
    IF effect = 'rebill' THEN
        PERFORM billing.mark_document_dirty(document.account_id, credit_note_no);
    END IF;
    PERFORM billing.keep_request(document.account_id, idempotency_key, 'credit_invoice', arguments, to_jsonb(credit_note_no));
    RETURN credit_note_no;
END;
$function$;
COMMENT ON FUNCTION billing.credit_invoice(text, integer, jsonb, text, timestamptz, text) IS
'Writes a credit note for lines of an invoice, [[line_no, amount], ...], or for all that is left of it, and returns its invoice_no. Amounts are as prices are: net, or with tax where the seller''s include it. effect goodwill: the credit stays outside of what is billed, and later corrections give it only once; rebill: the next run bills the lines again, which one-off charges cannot be (22023). Rates and tax points are the invoice''s. The note is dated at, else as the invoice, and never before the last of its series. A line is never credited beyond its amount (22023).';

CREATE OR REPLACE FUNCTION billing.add_charge(
    account text,
    item text,
    amount billing.monetary,
    at timestamptz,
    description text DEFAULT NULL,
    quantity numeric DEFAULT 1,
    service tstzrange DEFAULT NULL,
    tax_class text DEFAULT 'standard',
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object(
        'account', account, 'item', item, 'amount', amount::text, 'at', at, 'description', description, 'quantity', quantity,
        'service', service, 'tax_class', tax_class));
    buyer record;
    new_charge_no integer;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, a.currency INTO buyer
      FROM billing.find_account(add_charge.account) f JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(buyer.account_id);
    known := billing.recall_request(buyer.account_id, idempotency_key, 'add_charge', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    PERFORM billing.check_time(at, 'a charge');
    IF amount IS NULL THEN
        RAISE EXCEPTION 'a charge needs an amount' USING ERRCODE = '22M01', HINT = 'Charge in the currency of the account.';
    END IF;
    PERFORM billing.check_amount(amount, buyer.currency, 'charge');
    IF item IS NULL OR item = '' OR quantity IS NULL OR NOT quantity BETWEEN 0 AND 1e30 OR tax_class IS NULL
       OR isempty(service) OR (service IS NOT NULL AND NOT coalesce(isfinite(lower(service)) AND isfinite(upper(service)), false)) THEN
        RAISE EXCEPTION 'invalid charge: item "%", quantity %, service %', item, quantity, service USING ERRCODE = 'invalid_parameter_value',
            HINT = 'A charge has an item, a quantity that is not negative, and a bounded time of service if any.';
    END IF;
    IF tax_class <> 'standard'
       AND NOT EXISTS (SELECT FROM billing.tax_rate r WHERE r.class = add_charge.tax_class)
       AND NOT EXISTS (SELECT FROM billing.tax_class c WHERE c.tax_class = add_charge.tax_class)
       AND NOT EXISTS (SELECT FROM billing.plan_item i WHERE i.tax_class = add_charge.tax_class) THEN
        RAISE EXCEPTION 'unknown tax class "%"', tax_class USING ERRCODE = 'invalid_parameter_value',
            DETAIL = format('Known are: %s.', (SELECT string_agg(k.class, ', ' ORDER BY k.class)
                                                 FROM (SELECT 'standard' AS class UNION SELECT r.class FROM billing.tax_rate r
                                                        UNION SELECT c.tax_class FROM billing.tax_class c UNION SELECT i.tax_class FROM billing.plan_item i) k)),
            HINT = 'Classes are those of the taxes, tax_classes and items of the catalog.';
    END IF;
    INSERT INTO billing.charge (account_id, charge_no, item, description, amount, quantity, service, tax_class, charged_at)
    SELECT buyer.account_id, coalesce(max(c.charge_no), 0) + 1, add_charge.item, coalesce(add_charge.description, add_charge.item), add_charge.amount,
           add_charge.quantity, add_charge.service, add_charge.tax_class, at
      FROM billing.charge c WHERE c.account_id = buyer.account_id
    RETURNING charge_no INTO new_charge_no;
    PERFORM billing.keep_request(buyer.account_id, idempotency_key, 'add_charge', arguments, to_jsonb(new_charge_no));
    RETURN new_charge_no;
END;
$function$;
COMMENT ON FUNCTION billing.add_charge(text, text, billing.monetary, timestamptz, text, numeric, tstzrange, text, text) IS
'Adds a one-off charge, or a discount where negative, to the first run as of a time or later, and returns its charge_no. The amount is that of the whole quantity, net, in whole minor units of the account''s currency. Without service it is for the instant of at, a range of one microsecond. Errors: another currency 22M01, a fraction of a minor unit 22M03, bad values and a tax_class that no catalog has 22023.';

CREATE OR REPLACE FUNCTION billing.issue_invoice(account text, as_of timestamptz, idempotency_key text DEFAULT NULL) RETURNS integer
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT billing.bill_account(account, as_of, true, false, idempotency_key);
END;
COMMENT ON FUNCTION billing.issue_invoice(text, timestamptz, text) IS
'Issues what the drafts of an account show, also those that a safety bound holds: they are rebuilt as of this time, so that nothing that came in between is lost. Returns the number of documents.';

CREATE OR REPLACE FUNCTION billing.reissue_invoice(account text, invoice_no integer, as_of timestamptz, idempotency_key text DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_build_object('account', account, 'invoice_no', invoice_no, 'as_of', as_of);
    payer bigint;
    known jsonb;
    documents integer;
BEGIN
    SELECT f.account_id INTO payer FROM billing.find_invoice(reissue_invoice.account, reissue_invoice.invoice_no) f;
    known := billing.recall_request(payer, idempotency_key, 'reissue_invoice', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    PERFORM billing.void_invoice(account, invoice_no, rebill => true);
    documents := billing.bill(account, as_of, true);
    PERFORM billing.keep_request(payer, idempotency_key, 'reissue_invoice', arguments, to_jsonb(documents));
    RETURN documents;
END;
$function$;
COMMENT ON FUNCTION billing.reissue_invoice(text, integer, timestamptz, text) IS
'Voids a document and bills its lines again at once, with a new number and the account''s present name, address and tax id. Returns the number of documents. Errors as void_invoice().';
