--
-- A document as plain text, for psql and logs
--

CREATE OR REPLACE FUNCTION billing.invoice_text(account text, invoice_no integer) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, billing, pg_temp
BEGIN ATOMIC
    WITH document AS (
        SELECT i.*, t.state, t.amount_due, a.zone
          FROM billing.find_account(account) f
          JOIN billing.invoice i ON i.account_id = f.account_id AND i.invoice_no = $2
          JOIN billing.invoice_status t ON t.account_id = i.account_id AND t.invoice_no = i.invoice_no
          JOIN billing.account a ON a.account_id = i.account_id
    ),
    line AS (
        SELECT l.line_no,
               regexp_replace(l.description, '[[:cntrl:]]', ' ', 'g') AS description,
               CASE WHEN l.service IS NOT NULL
                    THEN format('%s to %s', to_char(lower(l.service) AT TIME ZONE d.zone, 'YYYY-MM-DD'),
                                to_char((upper(l.service) - interval '1 microsecond') AT TIME ZONE d.zone, 'YYYY-MM-DD')) END AS service,
               trim_scale(l.quantity)::text AS quantity,
               coalesce(billing.amount(billing.monetary(l.unit_amount, d.currency))::text, 'tiered') AS unit_amount,
               billing.amount(l.amount)::text AS amount,
               format('%s %s%%', l.tax_category, trim_scale(l.tax_percent)) AS tax
          FROM document d
          JOIN billing.invoice_line l ON l.account_id = d.account_id AND l.invoice_no = d.invoice_no
    ),
    width AS (
        SELECT greatest(40, least(60, max(length(l.description)))) AS description,
               greatest(8, max(length(l.quantity))) AS quantity,
               greatest(10, max(length(l.unit_amount))) AS unit_amount,
               greatest(12, max(length(l.amount))) AS amount
          FROM line l
    ),
    ruled AS (
        SELECT w.*, w.description + w.quantity + w.unit_amount + w.amount + 38 AS total FROM width w
    ),
    summary AS (
        SELECT 1 AS part, 0 AS n, 'Net' AS label, billing.amount(d.net)::text AS amount FROM document d
         UNION ALL
        SELECT 2, x.tax_no, format('Tax %s %s%% on %s', x.category, trim_scale(x.percent), billing.amount(x.base)), billing.amount(x.tax)::text
          FROM document d
          JOIN billing.invoice_tax x ON x.account_id = d.account_id AND x.invoice_no = d.invoice_no
         UNION ALL
        SELECT 3, 0, 'Total ' || d.currency, billing.amount(d.gross)::text FROM document d
         UNION ALL
        SELECT 3, 1, 'Prepaid', billing.amount(-d.prepaid)::text FROM document d WHERE NOT billing.is_zero(d.prepaid)
         UNION ALL
        SELECT 3, 2, 'Rounding', billing.amount(d.rounding)::text FROM document d WHERE NOT billing.is_zero(d.rounding)
         UNION ALL
        SELECT 4, 0, format('To be paid by %s', to_char(d.due_at AT TIME ZONE d.zone, 'YYYY-MM-DD')), billing.amount(d.amount_due)::text
          FROM document d WHERE d.type = 'invoice' AND d.state = 'issued'
    )
    SELECT concat_ws(E'\n',
               format('%s %s', CASE WHEN d.type = 'invoice' THEN 'INVOICE' ELSE 'CREDIT NOTE' END, coalesce(d.number, '(draft)')),
               'Date      ' || to_char(d.issue_date, 'YYYY-MM-DD'),
               format('Seller    %s', regexp_replace(concat_ws(', ', d.seller ->> 'name', d.seller ->> 'country', d.seller ->> 'tax_id'), '[[:cntrl:]]', ' ', 'g')),
               format('Customer  %s', regexp_replace(concat_ws(', ', d.customer ->> 'name', d.customer ->> 'country', d.customer ->> 'tax_id'), '[[:cntrl:]]', ' ', 'g')),
               '',
               rpad('Item', r.description) || '  ' || rpad('Service', 24) || '  ' || lpad('Quantity', r.quantity) || '  '
                   || lpad('Unit price', r.unit_amount) || '  ' || lpad('Tax', 6) || '  ' || lpad(d.currency, r.amount - 2),
               repeat('-', r.total),
               (SELECT string_agg(
                           rpad(CASE WHEN length(l.description) > r.description THEN left(l.description, r.description - 3) || '...'
                                     ELSE l.description END, r.description) || '  '
                               || rpad(coalesce(l.service, ''), 24) || '  ' || lpad(l.quantity, r.quantity) || '  '
                               || lpad(l.unit_amount, r.unit_amount) || '  ' || lpad(l.tax, 6) || lpad(l.amount, r.amount),
                           E'\n' ORDER BY l.line_no)
                  FROM line l),
               repeat('-', r.total),
               (SELECT string_agg(lpad(s.label, r.total - r.amount) || lpad(s.amount, r.amount), E'\n' ORDER BY s.part, s.n)
                  FROM summary s))
      FROM document d
     CROSS JOIN ruled r;
END;
COMMENT ON FUNCTION billing.invoice_text(text, integer) IS
'A document as a person reads it, in plain text with fixed columns; days are those of the account''s zone, control characters are blanks. NULL where the account has no such document.';
