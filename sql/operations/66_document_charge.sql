--
-- Discounts and charges on a whole document
--

CREATE OR REPLACE FUNCTION billing.lines_with_document_charges(accounts bigint[], as_of timestamptz, since xid8)
RETURNS SETOF billing.invoice_line
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET jit = off
AS $function$
#variable_conflict use_column
DECLARE
    lines billing.invoice_line[];
    shares billing.invoice_line[];
BEGIN
    IF accounts IS NULL THEN
        RETURN;
    END IF;
    lines := ARRAY(SELECT l FROM billing.examined_lines(accounts, lines_with_document_charges.as_of, since) l);

    WITH rate AS (
        -- what each tax of an invoice is charged on
        SELECT g.*, row_number() OVER (PARTITION BY g.account_id ORDER BY g.tax_percent DESC, g.tax_category, g.tax_jurisdiction, g.tax_reason, g.parts_key) AS n
          FROM (SELECT l.account_id, l.invoice_no, l.tax_category, l.tax_percent, l.tax_jurisdiction, l.tax_reason_code, l.tax_reason, l.tax_parts::text AS parts_key,
                       billing.sum(l.list_amount) AS base, max(l.tax_point) AS tax_point
                  FROM unnest(lines) AS l
                  JOIN (SELECT o.account_id, min(o.invoice_no) AS invoice_no FROM unnest(lines) AS o GROUP BY o.account_id) d
                    ON d.account_id = l.account_id AND d.invoice_no = l.invoice_no
                 GROUP BY l.account_id, l.invoice_no, l.tax_category, l.tax_percent, l.tax_jurisdiction, l.tax_reason_code, l.tax_reason, l.tax_parts::text
                HAVING billing.sign(billing.sum(l.list_amount)) > 0) g
    ),
    document AS (
        SELECT r.account_id, r.invoice_no, array_agg(billing.amount(r.base) ORDER BY r.n) AS bases, billing.sum(r.base) AS base
          FROM rate r
         GROUP BY r.account_id, r.invoice_no
    ),
    wanted AS (
        SELECT d.*, h.charge_no, h.item, h.description, h.charged_at, coalesce(h.amount, billing.mul_round(d.base, h.percent / 100)) AS amount
          FROM document d
          JOIN billing.open_charges(lines_with_document_charges.as_of, accounts) h ON h.account_id = d.account_id AND h.of_document
    ),
    charged AS (
        -- All discounts together take off what there is, and no more.
        SELECT w.*,
               CASE WHEN billing.sign(w.amount) > 0 THEN w.amount
                    ELSE -least(-w.amount, greatest(w.base - w.base, w.base + coalesce(billing.sum(w.amount) FILTER (WHERE billing.sign(w.amount) < 0) OVER before, w.base - w.base))) END AS share
          FROM wanted w
        WINDOW before AS (PARTITION BY w.account_id ORDER BY w.charge_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ),
    line AS (
        SELECT c.charge_no, c.item, c.description, c.charged_at, p.amount, r.*,
               row_number() OVER (PARTITION BY c.account_id ORDER BY c.charge_no, p.n)
                   + (SELECT max(l.line_no) FROM unnest(lines) AS l WHERE l.account_id = c.account_id AND l.invoice_no = c.invoice_no) AS line_no,
               row_number() OVER (PARTITION BY c.account_id, c.charge_no ORDER BY p.n) - 1
                   + (SELECT count(*) FROM billing.invoice_line o
                        JOIN billing.invoice_status t ON t.account_id = o.account_id AND t.invoice_no = o.invoice_no AND t.state <> 'draft'
                       WHERE o.account_id = c.account_id AND o.charge_no = c.charge_no) AS revision
          FROM charged c
         CROSS JOIN LATERAL unnest(billing.allocate(c.share, c.bases)) WITH ORDINALITY AS p (amount, n)
          JOIN rate r ON r.account_id = c.account_id AND r.n = p.n
         WHERE NOT billing.is_zero(p.amount)
    )
    SELECT array_agg(ROW(l.account_id, l.invoice_no, l.line_no, NULL, l.item, NULL, NULL, NULL, '', l.revision, 'document', l.description,
                         tstzrange(l.charged_at, l.charged_at + interval '1 microsecond'), NULL, NULL, 1, 1, NULL,
                         billing.sign(l.amount), billing.amount(billing.abs(l.amount)), l.amount, l.amount,
                         l.tax_category, l.tax_percent, l.tax_point, l.charge_no, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                         l.tax_jurisdiction, l.tax_reason_code, l.tax_reason, l.parts_key::billing.tax_part[])::billing.invoice_line ORDER BY l.account_id, l.line_no)
      INTO shares
      FROM line l;
    lines := lines || shares;

    -- Where prices include tax, the lines of the document share another net.
    SELECT array_agg(l) FILTER (WHERE d.account_id IS NULL) || billing.inclusive_nets(array_agg(l) FILTER (WHERE d.account_id IS NOT NULL))
      INTO lines
      FROM unnest(lines) AS l
      LEFT JOIN (SELECT DISTINCT i.account_id, i.invoice_no
                   FROM unnest(shares) AS i
                   JOIN billing.account a ON a.account_id = i.account_id
                   JOIN billing.seller s ON s.seller_id = a.seller_id AND s.tax_basis = 'inclusive') d
             ON d.account_id = l.account_id AND d.invoice_no = l.invoice_no;
    RETURN QUERY SELECT l.* FROM unnest(lines) AS l ORDER BY l.account_id, l.invoice_no, l.line_no;
END;
$function$;
COMMENT ON FUNCTION billing.lines_with_document_charges(bigint[], timestamptz, xid8) IS
'What due_lines() says of accounts with open discounts or charges of a document: the lines, and a line for each tax rate of the invoice with its share by largest remainder. Discounts wait for an invoice, and take off no more than it bills.';

CREATE OR REPLACE FUNCTION billing.add_document_charge(
    account text,
    item text,
    at timestamptz,
    amount billing.monetary DEFAULT NULL,
    percent numeric DEFAULT NULL,
    description text DEFAULT NULL,
    idempotency_key text DEFAULT NULL
) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    arguments jsonb := jsonb_strip_nulls(jsonb_build_object('account', account, 'item', item, 'at', at, 'amount', amount::text, 'percent', trim_scale(percent),
                                                            'description', description));
    buyer record;
    new_charge_no integer;
    known jsonb;
BEGIN
    PERFORM billing.check_version();
    SELECT f.account_id, a.currency INTO buyer
      FROM billing.find_account(add_document_charge.account) f JOIN billing.account a ON a.account_id = f.account_id;
    PERFORM billing.lock_account(buyer.account_id);
    known := billing.recall_request(buyer.account_id, idempotency_key, 'add_document_charge', arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    PERFORM billing.check_time(at, 'a charge');
    IF (amount IS NULL) = (percent IS NULL) OR item IS NULL OR item = '' OR NOT coalesce(percent BETWEEN -100 AND 1000 AND percent <> 0, true)
       OR coalesce(billing.is_zero(amount), false) THEN
        RAISE EXCEPTION 'invalid charge on a document: item "%", amount %, percent %', item, coalesce(amount::text, 'NULL'), coalesce(percent::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass an item, and either an amount or a percent from -100 to 1000; discounts are negative.';
    END IF;
    PERFORM billing.check_amount(amount, buyer.currency, 'charge');
    INSERT INTO billing.charge (account_id, charge_no, item, description, amount, quantity, charged_at, of_document, percent)
    SELECT buyer.account_id, coalesce(max(c.charge_no), 0) + 1, add_document_charge.item, coalesce(add_document_charge.description, add_document_charge.item),
           add_document_charge.amount, 1, at, true, add_document_charge.percent
      FROM billing.charge c WHERE c.account_id = buyer.account_id
    RETURNING charge_no INTO new_charge_no;
    PERFORM billing.keep_request(buyer.account_id, idempotency_key, 'add_document_charge', arguments, to_jsonb(new_charge_no));
    RETURN new_charge_no;
END;
$function$;
COMMENT ON FUNCTION billing.add_document_charge(text, text, timestamptz, billing.monetary, numeric, text, text) IS
'A discount (negative) or charge on the whole of the first invoice as of a time or later: an amount, as prices are, or a percent of its lines. Its tax rates share it by largest remainder, so the tax goes down or up with it. Discounts take off no more than there is. Returns its charge_no. Errors: another currency 22M01, a fraction of a minor unit 22M03, bad values 22023.';
