--
-- A document as data: JSON, and electronic invoices made of it
--

CREATE OR REPLACE FUNCTION billing.invoice_json(account text, invoice_no integer) RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
-- Planned once in a session: that takes several times as long as one document does.
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $function$
#variable_conflict use_column
BEGIN
    RETURN (
        WITH document AS (
            -- zones as they were when the document was written, so that its days stay what they are
            SELECT i.*, t.state, t.amount_due, t.paid_at, coalesce(i.customer ->> 'zone', a.zone) AS zone, coalesce(i.seller ->> 'zone', s.zone) AS seller_zone
              FROM billing.find_account(invoice_json.account) f
              JOIN billing.invoice i ON i.account_id = f.account_id AND i.invoice_no = invoice_json.invoice_no
              JOIN billing.invoice_status t ON t.account_id = i.account_id AND t.invoice_no = i.invoice_no
              JOIN billing.account a ON a.account_id = i.account_id
              JOIN billing.seller s ON s.seller_id = i.seller_id
        ),
        line AS (
            SELECT l.*, p.number AS source_number, p.issue_date AS source_date,
                   (lower(l.service) AT TIME ZONE d.zone)::date AS service_start,
                   (greatest(lower(l.service), upper(l.service) - interval '1 microsecond') AT TIME ZONE d.zone)::date AS service_end
              FROM document d
              JOIN billing.invoice_line l ON l.account_id = d.account_id AND l.invoice_no = d.invoice_no
              LEFT JOIN billing.invoice p ON p.account_id = l.account_id AND p.invoice_no = l.source_invoice_no
        ),
        allowance AS (
            -- discounts and charges of the document, with the sign that invoices show them by
            SELECT l.line_no, c.is_charge, c.amount,
                   jsonb_build_object('amount', billing.amount(c.amount)::text, 'tax_category', l.tax_category,
                                      'tax_percent', CASE WHEN l.tax_category <> 'O' THEN trim_scale(l.tax_percent)::text END, 'reason', l.description) AS allowance
              FROM document d
              JOIN line l ON l.kind = 'document'
             CROSS JOIN LATERAL (SELECT o.is_charge, CASE WHEN o.is_charge THEN l.amount ELSE -l.amount END AS amount
                                   FROM (SELECT billing.sign(l.amount) = CASE d.type WHEN 'invoice' THEN 1 ELSE -1 END AS is_charge) o) c
        )
        SELECT jsonb_strip_nulls(jsonb_build_object(
                   'account', d.customer ->> 'code', 'invoice_no', d.invoice_no, 'type', d.type, 'number', d.number, 'state', d.state,
                   'currency', d.currency, 'tax_basis', d.seller ->> 'tax_basis', 'as_of', d.as_of, 'issued_at', d.issued_at, 'issue_date', d.issue_date,
                   'due_date', (d.due_at AT TIME ZONE d.seller_zone)::date, 'paid_at', d.paid_at,
                   'tax_point_date', (SELECT CASE WHEN min(l.tax_point) = max(l.tax_point) AND min(l.tax_point) <> d.issue_date THEN min(l.tax_point) END FROM line l),
                   'period_start', (SELECT min(l.service_start) FROM line l), 'period_end', (SELECT max(l.service_end) FROM line l),
                   'delivery_country', (SELECT d.customer ->> 'country' FROM line l WHERE l.tax_category = 'K' LIMIT 1),
                   'seller', d.seller, 'customer', d.customer,
                   -- a line names the document that billed its key first; others may have billed more of it
                   'preceding', (SELECT jsonb_agg(jsonb_build_object('number', p.number, 'issue_date', p.issue_date) ORDER BY p.invoice_no)
                                   FROM (SELECT l.source_invoice_no AS invoice_no, l.source_number AS number, l.source_date AS issue_date
                                           FROM line l WHERE l.source_number IS NOT NULL
                                          UNION
                                         SELECT e.invoice_no, e.number, e.issue_date
                                           FROM line l
                                           JOIN billing.invoice_line o ON o.account_id = l.account_id AND o.subscription_no = l.subscription_no AND o.item = l.item
                                                                      AND o.cycle = l.cycle AND o.version = l.version AND o.grid_no = l.grid_no
                                                                      AND o.dimension = l.dimension AND o.revision < l.revision AND o.invoice_no < l.invoice_no
                                           JOIN billing.invoice e ON e.account_id = o.account_id AND e.invoice_no = o.invoice_no AND e.number IS NOT NULL
                                           JOIN billing.invoice_status s ON s.account_id = e.account_id AND s.invoice_no = e.invoice_no AND s.rebill IS DISTINCT FROM true
                                          WHERE l.source_number IS NOT NULL) p),
                   'lines', (SELECT jsonb_agg(jsonb_build_object(
                                        'line_no', l.line_no, 'subscription_no', l.subscription_no, 'item', l.item, 'kind', l.kind,
                                        'dimension', nullif(l.dimension, ''), 'description', l.description,
                                        'service_start', l.service_start, 'service_end', l.service_end, 'cycle', l.cycle,
                                        'numerator', l.numerator, 'denominator', l.denominator, 'quantity', trim_scale(l.quantity)::text,
                                        'unit_amount', trim_scale(l.unit_amount)::text, 'list_amount', billing.amount(l.list_amount)::text,
                                        'amount', billing.amount(l.amount)::text, 'tax_category', l.tax_category, 'tax_percent', trim_scale(l.tax_percent)::text,
                                        'tax_point', l.tax_point, 'tax_jurisdiction', l.tax_jurisdiction, 'tax_reason_code', l.tax_reason_code,
                                        'tax_reason', l.tax_reason, 'source_number', l.source_number, 'source_line_no', l.source_line_no) ORDER BY l.line_no)
                               FROM line l WHERE l.kind <> 'document'),
                   'allowances', (SELECT jsonb_agg(a.allowance ORDER BY a.line_no) FROM allowance a WHERE NOT a.is_charge),
                   'charges', (SELECT jsonb_agg(a.allowance ORDER BY a.line_no) FROM allowance a WHERE a.is_charge),
                   'taxes', (SELECT jsonb_agg(jsonb_build_object(
                                        'category', x.category, 'percent', trim_scale(x.percent)::text, 'base', billing.amount(x.base)::text,
                                        'tax', billing.amount(x.tax)::text, 'residue', billing.amount(x.residue)::text,
                                        'parts', (SELECT jsonb_agg(jsonb_build_object('jurisdiction', p.jurisdiction, 'percent', trim_scale(p.percent)::text,
                                                                                      'tax', billing.amount(p.tax)::text) ORDER BY p.part_no)
                                                    FROM billing.invoice_tax_part p
                                                   WHERE p.account_id = x.account_id AND p.invoice_no = x.invoice_no AND p.tax_no = x.tax_no),
                                        'reason_code', x.reason_code, 'reason', x.reason) ORDER BY x.tax_no)
                               FROM billing.invoice_tax x WHERE x.account_id = d.account_id AND x.invoice_no = d.invoice_no),
                   'line_total', (SELECT coalesce(billing.amount(billing.sum(l.amount))::text, billing.amount(d.net - d.net)::text) FROM line l WHERE l.kind <> 'document'),
                   'allowance_total', (SELECT billing.amount(billing.sum(a.amount))::text FROM allowance a WHERE NOT a.is_charge),
                   'charge_total', (SELECT billing.amount(billing.sum(a.amount))::text FROM allowance a WHERE a.is_charge),
                   'net', billing.amount(d.net)::text, 'tax', billing.amount(d.tax)::text, 'gross', billing.amount(d.gross)::text,
                   'prepaid', CASE WHEN NOT billing.is_zero(d.prepaid) THEN billing.amount(d.prepaid)::text END,
                   'rounding', CASE WHEN NOT billing.is_zero(d.rounding) THEN billing.amount(d.rounding)::text END,
                   'tax_currency', d.tax_currency, 'exchange_rate', trim_scale(d.exchange_rate)::text, 'exchange_rate_day', d.exchange_rate_day,
                   'tax_in_tax_currency', billing.amount(d.tax_in_tax_currency)::text,
                   'payable', billing.amount(d.gross - d.prepaid + d.rounding)::text, 'amount_due', billing.amount(d.amount_due)::text))
          FROM document d);
END;
$function$;
COMMENT ON FUNCTION billing.invoice_json(text, integer) IS
'A document as the tables hold it: header, seller and customer as of its issue, lines, taxes, totals. Amounts are texts in majors of the currency, those of a credit note negative; days are those of the account''s zone, the last day of a service included. payable is what was due on issue, amount_due what is now. NULL where the account has no such document.';

CREATE OR REPLACE FUNCTION billing.invoice_xml(account text, invoice_no integer, format text DEFAULT 'ubl', customization text DEFAULT 'en16931') RETURNS text
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT billing.en16931_xml(billing.invoice_json(account, invoice_no), format, customization);
END;
COMMENT ON FUNCTION billing.invoice_xml(text, integer, text, text) IS
'An issued document as an electronic invoice of EN 16931: UBL 2.1 or, as cii, UN/CEFACT D16B, for customization en16931, peppol or xrechnung. It never changes, whatever is paid later. Electronic addresses, contacts, payment account and buyer reference are keys of the addresses of seller and account. NULL where the account has no such document. Errors: 22023 for one that does not conform, such as a draft or a currency of three decimals, with the rules it breaks.';
