--
-- Documents
--

-- Nothing in these looks at a setting, as to_char() does: the planner puts them in the place of their calls.
CREATE OR REPLACE FUNCTION billing.document_series(template text, day date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(replace(replace(regexp_replace(template, '\{seq(:[1-9])?\}$', ''),
                               '{YYYY}', lpad(extract(year FROM day)::text, greatest(length(extract(year FROM day)::text), 4), '0')),
                       '{YY}', right(extract(year FROM day)::text, 2)),
               '{MM}', lpad(extract(month FROM day)::text, 2, '0'));
COMMENT ON FUNCTION billing.document_series(text, date) IS
'Series that a document of this day is numbered in: what stands before the sequence in the template, with {YYYY}, {YY} and {MM} filled in.';

CREATE OR REPLACE FUNCTION billing.document_number(template text, series text, sequence bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN series || lpad(sequence::text, greatest(length(sequence::text), coalesce(substring(template FROM '\{seq:([1-9])\}$')::integer, 1)), '0');
COMMENT ON FUNCTION billing.document_number(text, text, bigint) IS
'Legal number: the series and the sequence, padded with zeros to the n digits of {seq:n} and never cut.';

CREATE OR REPLACE FUNCTION billing.delete_drafts(accounts bigint[]) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    DELETE FROM billing.invoice_line l
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND l.account_id = s.account_id AND l.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice_tax_part p
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND p.account_id = s.account_id AND p.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice_tax t
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND t.account_id = s.account_id AND t.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice i
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND i.account_id = s.account_id AND i.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts);
END;
COMMENT ON FUNCTION billing.delete_drafts(bigint[]) IS
'Removes the drafts of accounts: the run that follows writes them anew.';

CREATE OR REPLACE FUNCTION billing.apply_credit(accounts bigint[], credit_notes integer[]) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    WITH note AS (
        SELECT i.account_id, i.invoice_no, -(i.gross + i.rounding) AS credit
          FROM unnest(accounts, credit_notes) AS n (account_id, invoice_no)
          JOIN billing.invoice i ON i.account_id = n.account_id AND i.invoice_no = n.invoice_no
    ),
    own AS (
        -- the part of a credit note that corrects each document
        SELECT c.account_id, c.invoice_no, p.source_invoice_no, p.amount
          FROM (SELECT n.account_id, n.invoice_no, n.credit,
                       array_agg(l.source_invoice_no ORDER BY l.source_invoice_no) AS sources,
                       array_agg(greatest(l.weight, 0) ORDER BY l.source_invoice_no) AS weights
                  FROM note n
                 CROSS JOIN LATERAL (SELECT o.source_invoice_no, -sum(billing.amount(o.amount)) AS weight
                                       FROM billing.invoice_line o
                                      WHERE o.account_id = n.account_id AND o.invoice_no = n.invoice_no
                                      GROUP BY o.source_invoice_no) l
                 GROUP BY n.account_id, n.invoice_no, n.credit) c
         CROSS JOIN LATERAL unnest(c.sources, billing.allocate(c.credit, c.weights)) AS p (source_invoice_no, amount)
    ),
    claim AS (
        -- What is open: of a document that is corrected, also where it was written off.
        SELECT n.account_id, n.invoice_no AS credit_note_no, n.credit, s.invoice_no, o.invoice_no IS NOT NULL AS is_corrected,
               s.amount_due, CASE WHEN o.amount < s.amount_due THEN o.amount WHEN o.amount IS NULL THEN s.amount_due - s.amount_due ELSE s.amount_due END AS first
          FROM note n
          JOIN billing.invoice_status s ON s.account_id = n.account_id AND s.account_id = ANY (accounts)
          LEFT JOIN own o ON o.account_id = n.account_id AND o.invoice_no = n.invoice_no AND o.source_invoice_no = s.invoice_no
         WHERE billing.sign(s.amount_due) > 0
           AND (s.state = 'issued' OR (s.state = 'uncollectible' AND o.invoice_no IS NOT NULL))
    ),
    shared AS (
        -- then what is left goes over the documents corrected, then the oldest
        SELECT c.*, c.amount_due - c.first AS open,
               c.credit - billing.sum(c.first) OVER (PARTITION BY c.account_id, c.credit_note_no) AS rest,
               billing.sum(c.amount_due - c.first) OVER (PARTITION BY c.account_id, c.credit_note_no
                                                             ORDER BY c.is_corrected DESC, c.invoice_no)
                   - (c.amount_due - c.first) AS before
          FROM claim c
    ),
    applied AS (
        INSERT INTO billing.credit_application (account_id, credit_note_no, invoice_no, amount)
        SELECT s.account_id, s.credit_note_no, s.invoice_no, a.amount
          FROM shared s
         CROSS JOIN LATERAL (SELECT s.first + greatest(s.open - s.open, least(s.open, s.rest - s.before)) AS amount) a
         WHERE billing.sign(a.amount) > 0
        RETURNING account_id, invoice_no, amount
    )
    UPDATE billing.invoice_status s
       SET amount_due = s.amount_due - a.amount
      FROM applied a
     WHERE s.account_id = a.account_id AND s.invoice_no = a.invoice_no;

    -- What is left goes back to the grants that settled the documents corrected.
    WITH returned AS (
        INSERT INTO billing.credit_use (account_id, use_no, grant_no, invoice_no, source_invoice_no, amount)
        SELECT b.account_id, b.last_use_no + row_number() OVER (PARTITION BY b.account_id ORDER BY b.invoice_no, b.source_invoice_no, b.grant_no DESC),
               b.grant_no, b.invoice_no, b.source_invoice_no, -least(b.used, b.rest - b.before)
          FROM (SELECT n.account_id, n.invoice_no, n.rest, u.grant_no, u.source_invoice_no, u.used,
                       (SELECT max(l.use_no) FROM billing.credit_use l WHERE l.account_id = n.account_id) AS last_use_no,
                       billing.sum(u.used) OVER (PARTITION BY n.account_id, n.invoice_no ORDER BY u.source_invoice_no, u.grant_no DESC) - u.used AS before
                  FROM (SELECT i.account_id, i.invoice_no,
                               -(i.gross + i.rounding) - coalesce((SELECT billing.sum(c.amount) FROM billing.credit_application c
                                                                    WHERE c.account_id = i.account_id AND c.credit_note_no = i.invoice_no), i.gross - i.gross) AS rest
                          FROM unnest(accounts, credit_notes) AS k (account_id, invoice_no)
                          JOIN billing.invoice i ON i.account_id = k.account_id AND i.invoice_no = k.invoice_no) n
                  JOIN (SELECT o.account_id, o.grant_no, o.source_invoice_no, billing.sum(o.amount) AS used
                          FROM billing.credit_use o
                         WHERE o.account_id = ANY (accounts)
                         GROUP BY o.account_id, o.grant_no, o.source_invoice_no) u ON u.account_id = n.account_id AND billing.sign(u.used) > 0
                 WHERE u.source_invoice_no IN (SELECT l.source_invoice_no FROM billing.invoice_line l WHERE l.account_id = n.account_id AND l.invoice_no = n.invoice_no)) b
         WHERE billing.sign(b.rest - b.before) > 0
        RETURNING account_id, grant_no, amount
    )
    UPDATE billing.credit_grant g
       SET open = g.open - r.amount
      FROM (SELECT o.account_id, o.grant_no, billing.sum(o.amount) AS amount FROM returned o GROUP BY o.account_id, o.grant_no) r
     WHERE g.account_id = r.account_id AND g.grant_no = r.grant_no;
END;
COMMENT ON FUNCTION billing.apply_credit(bigint[], integer[]) IS
'Takes new credit notes, at most one of each account, off what is open: first of the documents they correct, then of the oldest invoices. What is left goes back to the prepaid credit that settled those corrected.';

CREATE OR REPLACE FUNCTION billing.safety_bound(account_id bigint) RETURNS billing.monetary
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT least((SELECT b FROM unnest(s.hold_above) b WHERE billing.currency(b) = a.currency),
                 CASE WHEN s.hold_factor IS NOT NULL
                      THEN (SELECT max(i.gross) FILTER (WHERE billing.sign(i.gross) > 0) * s.hold_factor
                              FROM billing.invoice i
                              JOIN billing.invoice_status t ON t.account_id = i.account_id AND t.invoice_no = i.invoice_no
                             WHERE i.account_id = a.account_id AND t.state NOT IN ('draft', 'void')) END)
      FROM billing.account a
      JOIN billing.seller s ON s.seller_id = a.seller_id
     WHERE a.account_id = $1;
END;
COMMENT ON FUNCTION billing.safety_bound(bigint) IS
'Total above which a document of the account is held as a draft: the least of what hold_above of its seller says in its currency and hold_factor times its greatest invoice. NULL is no bound.';

CREATE OR REPLACE FUNCTION billing.held_documents(accounts bigint[])
RETURNS TABLE (account_id bigint, message text, detail text, hint text)
LANGUAGE sql STABLE
BEGIN ATOMIC
    -- Of an account all documents are held: which, is told of the greatest.
    SELECT DISTINCT ON (i.account_id) i.account_id,
           format('%s of %s is held as a draft', CASE i.type WHEN 'invoice' THEN 'invoice' ELSE 'credit note' END, i.gross),
           format('The safety bound of the account is %s.', billing.safety_bound(i.account_id)),
           format('Correct the cause, or issue it as it is: SELECT billing.issue_invoice(%L, %L).', i.customer ->> 'code', i.as_of)
      FROM billing.invoice_status t
      JOIN billing.invoice i ON i.account_id = t.account_id AND i.invoice_no = t.invoice_no
     WHERE t.state = 'draft' AND t.account_id = ANY (accounts)
     ORDER BY i.account_id, billing.abs(i.gross) DESC;
END;
COMMENT ON FUNCTION billing.held_documents(bigint[]) IS
'What accounts have as drafts, after a call that issues, is what a safety bound held: the accounts, and what to say of it.';

CREATE OR REPLACE FUNCTION billing.tax_of(amount billing.monetary, percent numeric, basis text) RETURNS billing.monetary
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE basis WHEN 'inclusive' THEN billing.div_round(amount * percent, 100 + percent) ELSE billing.mul_round(amount, percent / 100) END;
COMMENT ON FUNCTION billing.tax_of(billing.monetary, numeric, text) IS
'The tax of an amount without it (exclusive), or in an amount with it (inclusive), rounded half up, as tax_totals() has it for a group.';

CREATE OR REPLACE FUNCTION billing.tax_left(account_id bigint, source_invoice_no integer, category text, percent numeric, basis text, credited billing.monetary)
RETURNS billing.monetary
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_generic_plan
AS $function$
#variable_conflict use_column
BEGIN
    RETURN (
        WITH earlier AS (
            -- what documents took back of the rate before, and the part of their tax that is this invoice's
            SELECT p.amount, p.is_note, t.tax, s.sources, s.weights
              FROM (SELECT l.invoice_no, i.type = 'credit_note' AS is_note, billing.sum(l.list_amount) AS amount
                      FROM billing.invoice_line l
                      JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no
                      JOIN billing.invoice_status s ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no AND s.state NOT IN ('draft', 'void')
                     WHERE l.account_id = tax_left.account_id AND l.source_invoice_no = tax_left.source_invoice_no AND l.tax_category = tax_left.category AND l.tax_percent = tax_left.percent
                     GROUP BY l.invoice_no, i.type) p
              JOIN billing.invoice_tax t ON t.account_id = tax_left.account_id AND t.invoice_no = p.invoice_no AND t.category = tax_left.category AND t.percent = tax_left.percent
             CROSS JOIN LATERAL (SELECT array_agg(w.source_invoice_no ORDER BY w.source_invoice_no) AS sources,
                                        array_agg(w.weight ORDER BY w.source_invoice_no) AS weights
                                   FROM (SELECT o.source_invoice_no, abs(sum(billing.amount(o.list_amount))) AS weight
                                           FROM billing.invoice_line o
                                          WHERE o.account_id = tax_left.account_id AND o.invoice_no = p.invoice_no AND o.tax_category = tax_left.category AND o.tax_percent = tax_left.percent
                                          GROUP BY o.source_invoice_no) w) s
        )
        SELECT CASE WHEN billing.is_zero(source.amount + coalesce(e.amount, source.amount - source.amount) + tax_left.credited)
                    THEN source.tax + coalesce(e.tax, source.tax - source.tax) END
          FROM (SELECT billing.sum(l.list_amount) AS amount, min(t.tax) AS tax
                  FROM billing.invoice_line l
                  JOIN billing.invoice_tax t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no AND t.category = l.tax_category AND t.percent = l.tax_percent
                 WHERE l.account_id = tax_left.account_id AND l.invoice_no = tax_left.source_invoice_no AND l.tax_category = tax_left.category AND l.tax_percent = tax_left.percent) source
         CROSS JOIN (SELECT billing.sum(e.amount) AS amount,
                            billing.sum(CASE WHEN NOT e.is_note THEN billing.tax_of(e.amount, tax_left.percent, tax_left.basis)
                                             WHEN billing.is_zero(e.tax) THEN e.tax
                                             ELSE (billing.allocate(e.tax, e.weights))[array_position(e.sources, tax_left.source_invoice_no)] END) AS tax
                       FROM earlier e) e);
END;
$function$;
COMMENT ON FUNCTION billing.tax_left(bigint, integer, text, numeric, text, billing.monetary) IS
'The tax of a rate of an invoice that no document has taken back yet, where a credit (negative, as prices are) takes the last of its amount; otherwise NULL.';

CREATE OR REPLACE FUNCTION billing.tax_parts_left(account_id bigint, source_invoice_no integer, category text, percent numeric, jurisdictions text[], credited billing.monetary)
RETURNS billing.monetary[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
    RETURN (
        WITH document AS (
            -- the invoice and what took back of it; beside others, that cannot be told
            SELECT l.invoice_no, bool_and(l.invoice_no = tax_parts_left.source_invoice_no OR coalesce(l.source_invoice_no = tax_parts_left.source_invoice_no, false)) AS is_alone
              FROM billing.invoice_line l
              JOIN billing.invoice_status s ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no AND s.state NOT IN ('draft', 'void')
             WHERE l.account_id = tax_parts_left.account_id AND l.tax_category = tax_parts_left.category AND l.tax_percent = tax_parts_left.percent
               AND (l.invoice_no = tax_parts_left.source_invoice_no
                    OR l.invoice_no IN (SELECT o.invoice_no FROM billing.invoice_line o
                                         WHERE o.account_id = tax_parts_left.account_id AND o.source_invoice_no = tax_parts_left.source_invoice_no))
             GROUP BY l.invoice_no
        ),
        part AS (
            SELECT j.n, coalesce(-billing.sum(p.tax), credited - credited) AS tax
              FROM unnest(jurisdictions) WITH ORDINALITY AS j (jurisdiction, n)
              LEFT JOIN (SELECT p.jurisdiction, p.tax
                           FROM document d
                           JOIN billing.invoice_tax t ON t.account_id = tax_parts_left.account_id AND t.invoice_no = d.invoice_no
                                                     AND t.category = tax_parts_left.category AND t.percent = tax_parts_left.percent
                           JOIN billing.invoice_tax_part p ON p.account_id = t.account_id AND p.invoice_no = t.invoice_no AND p.tax_no = t.tax_no) p
                ON p.jurisdiction = j.jurisdiction
             GROUP BY j.n
        )
        SELECT CASE WHEN (SELECT bool_and(d.is_alone) FROM document d) AND billing.sum(p.tax) = credited THEN array_agg(p.tax ORDER BY p.n) END
          FROM part p);
END;
$function$;
COMMENT ON FUNCTION billing.tax_parts_left(bigint, integer, text, numeric, text[], billing.monetary) IS
'What the jurisdictions still have of a rate of an invoice, negative, where that is the tax that a document takes back; otherwise NULL.';

CREATE OR REPLACE FUNCTION billing.credit_left(account_id bigint, source_invoice_no integer, gross billing.monetary) RETURNS billing.monetary[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT ARRAY[-billing.sum(d.rounding), -billing.sum(d.tax_in_tax_currency)]
          FROM billing.invoice d
          JOIN billing.invoice_status s ON s.account_id = d.account_id AND s.invoice_no = d.invoice_no
         WHERE d.account_id = credit_left.account_id
           AND (d.invoice_no = credit_left.source_invoice_no
                OR d.type = 'credit_note' AND s.state NOT IN ('draft', 'void')
                   AND (SELECT bool_and(l.source_invoice_no = credit_left.source_invoice_no)
                          FROM billing.invoice_line l WHERE l.account_id = d.account_id AND l.invoice_no = d.invoice_no))
        HAVING billing.is_zero(billing.sum(d.gross) + credit_left.gross));
END;
$function$;
COMMENT ON FUNCTION billing.credit_left(bigint, integer, billing.monetary) IS
'Cash rounding, and tax in the seller''s tax currency, that the credit note (of a negative gross) has that takes the last of an invoice: with those before it they add up to nothing. NULL where it is not the last.';

CREATE OR REPLACE FUNCTION billing.accounting_rate(from_currency text, to_currency text, day date, account_id bigint, source_invoice_no integer)
RETURNS billing.exchange_rate
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
    known billing.exchange_rate;
BEGIN
    SELECT accounting_rate.from_currency, i.tax_currency, i.exchange_rate_day, i.exchange_rate, NULL INTO known
      FROM billing.invoice i
     WHERE i.account_id = accounting_rate.account_id AND i.invoice_no = accounting_rate.source_invoice_no
       AND i.tax_currency = accounting_rate.to_currency;
    IF NOT FOUND THEN
        SELECT r.* INTO known
          FROM billing.exchange_rate r
         WHERE r.from_currency = accounting_rate.from_currency AND r.to_currency = accounting_rate.to_currency AND r.day <= accounting_rate.day
         ORDER BY r.day DESC
         LIMIT 1;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'no exchange rate from % to % on %', from_currency, to_currency, accounting_rate.day
                USING ERRCODE = 'invalid_parameter_value',
                      DETAIL = 'The seller declares its tax in another currency than the document has.',
                      HINT = 'Add the rate to exchange_rates of the catalog; the account is billed by the next run.';
        END IF;
    END IF;
    RETURN known;
END;
$function$;
COMMENT ON FUNCTION billing.accounting_rate(text, text, date, bigint, integer) IS
'The rate that a document states its tax by in the seller''s tax currency: that of the invoice it corrects, else the latest on or before its day. Error: 22023 where there is none.';

CREATE OR REPLACE FUNCTION billing.write_documents(accounts bigint[], as_of timestamptz, issue boolean, since xid8,
                                                   given billing.invoice_line[] DEFAULT NULL, bounded boolean DEFAULT false) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
-- Planned once in a session, for any accounts: what is read of a table is found by its index.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
-- The statement joins sets that it makes itself, of which the planner knows no size: a nested loop over two of them is quadratic.
SET enable_nestloop = off
-- What it takes for large is often a handful of rows: sorting the lines to merge them costs a fifth of the time.
SET enable_mergejoin = off
SET jit = off
AS $function$
DECLARE
    documents integer;
    credited_accounts bigint[];
    credit_notes integer[];
    held_accounts bigint[];
    made billing.unnumbered_document[];
BEGIN
    PERFORM billing.delete_drafts(accounts);

    -- Lines, taxes and states; what else the documents are is kept until they get their numbers.
    WITH line AS (
        INSERT INTO billing.invoice_line
        SELECT d.* FROM billing.due_lines(accounts, as_of, since) d WHERE given IS NULL
         UNION ALL
        SELECT g.* FROM unnest(given) g
        RETURNING account_id, invoice_no, list_amount, tax_category, tax_percent, tax_reason_code, tax_reason, source_invoice_no,
                  tax_jurisdiction, tax_parts
    ),
    total AS (
        SELECT t.*, billing.sign((t.totals).net) + billing.sign((t.totals).gross) < 0 AS is_credit
          FROM (SELECT l.account_id, l.invoice_no, count(*) AS line_count, min(l.source_invoice_no) AS source_invoice_no,
                       CASE WHEN min(l.source_invoice_no) = max(l.source_invoice_no) THEN min(l.source_invoice_no) END AS only_source_no,
                       billing.tax_totals(l.list_amount, l.tax_category, l.tax_percent, 'group', s.tax_basis) AS totals
                  FROM line l
                  JOIN billing.account a ON a.account_id = l.account_id AND a.account_id = ANY (accounts)
                  JOIN billing.seller s ON s.seller_id = a.seller_id
                 GROUP BY l.account_id, l.invoice_no) t
    ),
    reason AS (
        SELECT l.account_id, l.invoice_no, l.tax_category, l.tax_percent, min(l.tax_reason_code) AS reason_code,
               string_agg(DISTINCT l.tax_reason, '; ' ORDER BY l.tax_reason) AS reason
          FROM line l
         WHERE l.tax_reason IS NOT NULL
         GROUP BY l.account_id, l.invoice_no, l.tax_category, l.tax_percent
    ),
    residue AS (
        -- The credit note that takes the last of a rate of an invoice takes what is left of its tax. Of prices that include
        -- tax, it is in the lines already.
        SELECT c.account_id, c.invoice_no, c.tax_category, c.tax_percent,
               CASE WHEN bool_or(c.remains IS NOT NULL)
                    THEN coalesce(billing.tax_of(billing.sum(c.credited) FILTER (WHERE c.remains IS NULL), c.tax_percent, min(c.tax_basis)), billing.sum(c.remains - c.remains))
                         - billing.sum(c.remains) - billing.tax_of(billing.sum(c.credited), c.tax_percent, min(c.tax_basis)) END AS amount,
               min(c.tax_basis) AS tax_basis
          FROM (SELECT n.*, billing.tax_left(n.account_id, n.source_invoice_no, n.tax_category, n.tax_percent, n.tax_basis, n.credited) AS remains
                  FROM (SELECT l.account_id, l.invoice_no, l.source_invoice_no, l.tax_category, l.tax_percent, s.tax_basis, billing.sum(l.list_amount) AS credited
                          FROM line l
                          JOIN total t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no AND t.is_credit
                          JOIN billing.account a ON a.account_id = l.account_id AND a.account_id = ANY (accounts)
                          JOIN billing.seller s ON s.seller_id = a.seller_id
                         WHERE l.source_invoice_no IS NOT NULL AND l.tax_percent > 0
                         GROUP BY l.account_id, l.invoice_no, l.source_invoice_no, l.tax_category, l.tax_percent, s.tax_basis) n
                OFFSET 0) c
         GROUP BY c.account_id, c.invoice_no, c.tax_category, c.tax_percent
    ),
    document_residue AS (
        SELECT r.account_id, r.invoice_no, billing.sum(r.amount) AS amount, min(r.tax_basis) AS tax_basis
          FROM residue r
         WHERE NOT billing.is_zero(r.amount)
         GROUP BY r.account_id, r.invoice_no
    ),
    tax AS (
        INSERT INTO billing.invoice_tax (account_id, invoice_no, tax_no, category, percent, base, tax, residue, reason_code, reason)
        SELECT t.account_id, t.invoice_no, g.tax_no, g.category, g.percent,
               CASE WHEN e.tax_basis = 'inclusive' THEN g.base - e.amount ELSE g.base END,
               CASE WHEN e.amount IS NOT NULL THEN g.tax + e.amount ELSE g.tax END, e.amount, r.reason_code, r.reason
          FROM total t
         CROSS JOIN LATERAL unnest((t.totals).groups) WITH ORDINALITY AS g (category, percent, base, tax, tax_no)
          LEFT JOIN residue e ON e.account_id = t.account_id AND e.invoice_no = t.invoice_no AND e.tax_category = g.category AND e.tax_percent = g.percent
                             AND NOT billing.is_zero(e.amount)
          LEFT JOIN reason r ON r.account_id = t.account_id AND r.invoice_no = t.invoice_no AND r.tax_category = g.category AND r.tax_percent = g.percent
        RETURNING account_id, invoice_no, tax_no, category, percent, tax
    ),
    tax_part AS (
        -- Taxes of several jurisdictions are rounded as one, and share it. The last credit of an invoice takes what each has left.
        INSERT INTO billing.invoice_tax_part (account_id, invoice_no, tax_no, part_no, jurisdiction, percent, tax)
        SELECT x.account_id, x.invoice_no, x.tax_no, p.part_no, p.jurisdiction, p.percent, p.tax
          FROM tax x
          JOIN (SELECT j.account_id, j.invoice_no, j.tax_category, j.tax_percent,
                       array_agg(j.jurisdiction ORDER BY j.place, j.jurisdiction) AS jurisdictions,
                       array_agg(j.percent ORDER BY j.place, j.jurisdiction) AS percents,
                       array_agg(j.weight ORDER BY j.place, j.jurisdiction) AS weights,
                       CASE WHEN bool_and(j.is_credit) AND min(j.first_source_no) = max(j.last_source_no) THEN min(j.first_source_no) END AS only_source_no
                  FROM (SELECT l.account_id, l.invoice_no, l.tax_category, l.tax_percent, u.jurisdiction, max(u.percent) AS percent, min(u.place) AS place,
                               sum(billing.amount(l.list_amount) * u.percent) AS weight,
                               bool_and(l.source_invoice_no IS NOT NULL) AS is_credit,
                               min(l.source_invoice_no) AS first_source_no, max(l.source_invoice_no) AS last_source_no
                          FROM line l
                          JOIN (SELECT DISTINCT k.account_id, k.invoice_no, k.tax_category, k.tax_percent FROM line k WHERE k.tax_parts IS NOT NULL) s
                            ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no AND s.tax_category = l.tax_category AND s.tax_percent = l.tax_percent
                         CROSS JOIN LATERAL unnest(coalesce(l.tax_parts, ARRAY[ROW(coalesce(l.tax_jurisdiction, ''), l.tax_percent)::billing.tax_part]))
                                            WITH ORDINALITY AS u (jurisdiction, percent, place)
                         GROUP BY l.account_id, l.invoice_no, l.tax_category, l.tax_percent, u.jurisdiction) j
                 GROUP BY j.account_id, j.invoice_no, j.tax_category, j.tax_percent) g
            ON g.account_id = x.account_id AND g.invoice_no = x.invoice_no AND g.tax_category = x.category AND g.tax_percent = x.percent
         CROSS JOIN LATERAL (SELECT array_agg(greatest(w * billing.sign(x.tax), 0) ORDER BY n) AS shares, sum(greatest(w * billing.sign(x.tax), 0)) > 0 AS is_shared
                               FROM unnest(g.weights) WITH ORDINALITY AS o (w, n)) o
         CROSS JOIN LATERAL unnest(g.jurisdictions, g.percents,
                                   coalesce(CASE WHEN g.only_source_no IS NOT NULL AND billing.sign(x.tax) < 0
                                                 THEN billing.tax_parts_left(x.account_id, g.only_source_no, x.category, x.percent, g.jurisdictions, x.tax) END,
                                            billing.allocate(x.tax, CASE WHEN o.is_shared THEN o.shares ELSE g.percents END)))
                            WITH ORDINALITY AS p (jurisdiction, percent, tax, part_no)
    ),
    document AS (
        SELECT issue AND NOT (bounded AND (s.hold_above IS NOT NULL OR s.hold_factor IS NOT NULL)
                              AND coalesce(max(billing.abs((t.totals).gross)) OVER (PARTITION BY t.account_id)
                                               > billing.safety_bound(t.account_id), false)) AS is_issued,
               t.account_id, t.invoice_no, t.line_count, t.source_invoice_no, x.net, x.tax, x.gross,
               CASE WHEN s.cash_rounding THEN coalesce(c.left_over[1], billing.cash_round(x.gross, s.country) - x.gross)
                    ELSE x.gross - x.gross END AS whole_rounding,
               s.cash_rounding, s.country,
               c.left_over[2] AS tax_in_tax_currency,
               CASE WHEN s.tax_currency <> a.currency THEN s.tax_currency END AS tax_currency,
               CASE WHEN t.is_credit THEN 'credit_note' ELSE 'invoice' END AS type,
               n.template, n.dated_at, billing.document_series(n.template, (n.dated_at AT TIME ZONE s.zone)::date) AS series,
               a.seller_id, a.currency, s.zone, coalesce(a.terms_days, s.terms_days) AS terms_days,
               s.snapshot AS seller,
               jsonb_strip_nulls(jsonb_build_object(
                   'code', a.code, 'name', a.name, 'country', a.country, 'region', a.region, 'tax_id', a.tax_id,
                   'address', a.billing_address, 'zone', a.zone)) AS customer
          FROM total t
          JOIN billing.account a ON a.account_id = t.account_id AND a.account_id = ANY (accounts)
          JOIN (SELECT o.*, jsonb_strip_nulls(jsonb_build_object(
                                'code', o.code, 'name', o.name, 'country', o.country, 'tax_id', o.tax_id,
                                'address', o.address, 'zone', o.zone,
                                'tax_basis', CASE o.tax_basis WHEN 'inclusive' THEN 'inclusive' END)) AS snapshot
                  FROM billing.seller o
                OFFSET 0) s ON s.seller_id = a.seller_id
          LEFT JOIN document_residue e ON e.account_id = t.account_id AND e.invoice_no = t.invoice_no
         CROSS JOIN LATERAL (SELECT CASE WHEN e.tax_basis = 'inclusive' THEN (t.totals).net - e.amount ELSE (t.totals).net END AS net,
                                    CASE WHEN e.amount IS NOT NULL THEN (t.totals).tax + e.amount ELSE (t.totals).tax END AS tax,
                                    CASE WHEN e.tax_basis = 'exclusive' THEN (t.totals).gross + e.amount ELSE (t.totals).gross END AS gross
                             OFFSET 0) x
         CROSS JOIN LATERAL (SELECT CASE WHEN billing.sign(x.gross) < 0 AND (s.cash_rounding OR s.tax_currency <> a.currency) AND t.only_source_no IS NOT NULL
                                         THEN billing.credit_left(t.account_id, t.only_source_no, x.gross) END AS left_over
                             OFFSET 0) c
         -- no document is dated before the one that the account got before
         CROSS JOIN LATERAL (SELECT CASE WHEN t.is_credit THEN s.credit_numbers ELSE s.numbers END AS template,
                                    greatest(as_of, (SELECT i.issued_at FROM billing.invoice i
                                                      WHERE i.account_id = t.account_id AND i.number IS NOT NULL
                                                      ORDER BY i.invoice_no DESC LIMIT 1)) AS dated_at
                             OFFSET 0) n
    ),
    prepayment AS (
        -- Prepaid credit settles what is due, tax included.
        INSERT INTO billing.credit_use (account_id, use_no, grant_no, invoice_no, source_invoice_no, amount)
        SELECT g.account_id, g.last_use_no + row_number() OVER (PARTITION BY g.account_id ORDER BY g.rank_no), g.grant_no, g.invoice_no, g.invoice_no,
               least(g.open, g.gross - g.before)
          FROM (SELECT c.*, d.invoice_no, d.gross, billing.sum(c.open) OVER (PARTITION BY c.account_id ORDER BY c.rank_no) - c.open AS before
                  FROM billing.open_credit(accounts) c
                  JOIN document d ON d.account_id = c.account_id AND d.type = 'invoice' AND d.is_issued
                                 AND c.granted_at <= d.dated_at AND c.expires_at > d.dated_at) g
         WHERE billing.sign(g.gross - g.before) > 0
        RETURNING account_id, grant_no, invoice_no, amount
    ),
    drawn AS (
        UPDATE billing.credit_grant g
           SET open = g.open - p.amount
          FROM prepayment p
         WHERE g.account_id = p.account_id AND g.grant_no = p.grant_no
    ),
    settled AS (
        SELECT d.*, coalesce(p.amount, d.gross - d.gross) AS prepaid,
               CASE WHEN p.amount IS NOT NULL AND d.cash_rounding THEN billing.cash_round(d.gross - p.amount, d.country) - (d.gross - p.amount)
                    ELSE d.whole_rounding END AS rounding
          FROM document d
          LEFT JOIN (SELECT o.account_id, o.invoice_no, billing.sum(o.amount) AS amount FROM prepayment o GROUP BY o.account_id, o.invoice_no) p
                 ON p.account_id = d.account_id AND p.invoice_no = d.invoice_no
    ),
    status AS (
        INSERT INTO billing.invoice_status (account_id, invoice_no, state, amount_due)
        SELECT d.account_id, d.invoice_no, CASE WHEN d.is_issued THEN 'issued' ELSE 'draft' END,
               CASE WHEN d.type = 'invoice' THEN d.gross - d.prepaid + d.rounding ELSE billing.monetary(0, d.currency) END
          FROM settled d
    )
    SELECT array_agg(ROW(d.account_id, d.invoice_no, d.type, d.is_issued, d.seller_id, d.series, d.template, d.dated_at, d.zone, d.terms_days,
                         d.currency, d.net, d.tax, d.gross, d.prepaid, d.rounding, d.tax_currency, d.tax_in_tax_currency, d.seller, d.customer,
                         d.source_invoice_no, d.line_count, pg_current_snapshot())::billing.unnumbered_document),
           coalesce(array_agg(d.account_id) FILTER (WHERE NOT d.is_issued), '{}')
      INTO made, held_accounts
      FROM settled d;

    -- Drafts never count as billed, so they leave the watermark where it is.
    IF issue AND given IS NULL THEN
        UPDATE billing.subscription s
           SET due_at = n.due_at, late_before = n.late_before
          FROM billing.watermarks(accounts, as_of) n
         WHERE s.account_id = ANY (accounts)
           AND s.account_id <> ALL (held_accounts)
           AND s.account_id = n.account_id AND s.subscription_no = n.subscription_no;
        DELETE FROM billing.dirty y
         WHERE y.account_id = ANY (accounts) AND y.account_id <> ALL (held_accounts) AND y.due_at <= as_of;
    END IF;

    -- Numbers last: all sessions that bill wait for the counters, until this transaction ends.
    WITH document AS (
        SELECT d.*, row_number() OVER (PARTITION BY d.seller_id, d.series, d.is_issued ORDER BY d.account_id, d.invoice_no) AS position
          FROM unnest(made) d
    ),
    counter AS (
        INSERT INTO billing.number_series AS n (seller_id, series, last_number, last_issued_at)
        SELECT d.seller_id, d.series, count(*), max(d.dated_at)
          FROM document d
         WHERE d.is_issued
         GROUP BY d.seller_id, d.series
         ORDER BY d.seller_id, d.series
        ON CONFLICT (seller_id, series) DO UPDATE
           SET last_number = n.last_number + EXCLUDED.last_number,
               last_issued_at = greatest(n.last_issued_at, EXCLUDED.last_issued_at)
        RETURNING n.seller_id, n.series, n.last_number, n.last_issued_at
    ),
    numbered AS (
        SELECT d.*,
               c.last_number - count(*) OVER (PARTITION BY d.seller_id, d.series, d.is_issued) + d.position AS sequence,
               c.last_issued_at AS issued_at,
               (coalesce(c.last_issued_at, d.dated_at) AT TIME ZONE d.zone)::date AS issue_date
          FROM document d
          LEFT JOIN counter c ON c.seller_id = d.seller_id AND c.series = d.series AND d.is_issued
    ),
    written AS (
        INSERT INTO billing.invoice (account_id, invoice_no, type, seller_id, series, number, currency, as_of,
                                     issued_at, issue_date, due_at, net, tax, gross, prepaid, rounding, tax_currency, exchange_rate, exchange_rate_day,
                                     tax_in_tax_currency, seller, customer, usage_seen, line_count)
        SELECT n.account_id, n.invoice_no, n.type, n.seller_id,
               CASE WHEN n.is_issued THEN n.series END,
               CASE WHEN n.is_issued THEN billing.document_number(n.template, n.series, n.sequence) END,
               n.currency, as_of, n.issued_at, n.issue_date,
               (n.issue_date + n.terms_days)::timestamp AT TIME ZONE n.zone,
               n.net, n.tax, n.gross, n.prepaid, n.rounding, n.tax_currency, (r.rate).rate, (r.rate).day,
               coalesce(n.tax_in_tax_currency, billing.convert(n.tax, n.tax_currency, (r.rate).rate)), n.seller, n.customer, n.usage_seen, n.line_count
          FROM numbered n
         CROSS JOIN LATERAL (SELECT CASE WHEN n.tax_currency IS NOT NULL
                                         THEN billing.accounting_rate(n.currency, n.tax_currency, n.issue_date, n.account_id,
                                                                      CASE WHEN n.type = 'credit_note' THEN n.source_invoice_no END) END AS rate
                             OFFSET 0) r
        RETURNING account_id, invoice_no, type, number
    )
    SELECT count(*),
           array_agg(w.account_id) FILTER (WHERE w.type = 'credit_note' AND w.number IS NOT NULL),
           array_agg(w.invoice_no) FILTER (WHERE w.type = 'credit_note' AND w.number IS NOT NULL)
      INTO documents, credited_accounts, credit_notes
      FROM written w;
    IF credit_notes IS NOT NULL THEN
        PERFORM billing.apply_credit(credited_accounts, credit_notes);
    END IF;
    RETURN documents;
END;
$function$;
COMMENT ON FUNCTION billing.write_documents(bigint[], timestamptz, boolean, xid8, billing.invoice_line[], boolean) IS
'Writes the documents of accounts that the caller has locked, in a handful of statements, and moves their watermarks. given: write these lines instead of those that are due. Returns how many documents. issue = false writes drafts; bounded: so it does for accounts with a document above their safety bound.';

CREATE OR REPLACE VIEW billing.invoices WITH (security_invoker = true) AS
SELECT i.account_id, i.invoice_no, i.type, i.number, s.state, i.currency,
       i.issued_at, i.issue_date, i.due_at, i.net, i.tax, i.gross, i.prepaid, i.rounding, s.amount_due, s.paid_at,
       i.as_of, i.customer ->> 'code' AS account, i.seller, i.customer
  FROM billing.invoice i
  JOIN billing.invoice_status s ON s.account_id = i.account_id AND s.invoice_no = i.invoice_no;
COMMENT ON VIEW billing.invoices IS 'Invoices and credit notes with their state. number is the legal one, NULL on drafts; amounts of credit notes are negative.';
