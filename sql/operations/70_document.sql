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

CREATE OR REPLACE FUNCTION billing.number_digits(template text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(substring(template FROM '\{seq:([1-9])\}$')::integer, 1);
COMMENT ON FUNCTION billing.number_digits(text) IS
'Digits that numbers of a template have at least: n of {seq:n}.';

CREATE OR REPLACE FUNCTION billing.document_number(series text, digits integer, sequence bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN series || lpad(sequence::text, greatest(length(sequence::text), digits), '0');
COMMENT ON FUNCTION billing.document_number(text, integer, bigint) IS
'Legal number: the series and the sequence, padded with zeros to so many digits and never cut.';

CREATE OR REPLACE FUNCTION billing.delete_drafts(accounts bigint[]) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    DELETE FROM billing.invoice_line l
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND l.account_id = ANY (accounts)
       AND l.account_id = s.account_id AND l.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice_tax_part p
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND p.account_id = ANY (accounts)
       AND p.account_id = s.account_id AND p.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice_tax t
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND t.account_id = ANY (accounts)
       AND t.account_id = s.account_id AND t.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice i
     USING billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts)
       AND i.account_id = ANY (accounts)
       AND i.account_id = s.account_id AND i.invoice_no = s.invoice_no;
    DELETE FROM billing.invoice_status s
     WHERE s.state = 'draft' AND s.account_id = ANY (accounts);
END;
COMMENT ON FUNCTION billing.delete_drafts(bigint[]) IS
'Removes the drafts of accounts: the run that follows writes them anew.';

CREATE OR REPLACE FUNCTION billing.apply_credit(accounts bigint[], credit_notes integer[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_generic_plan
AS $function$
#variable_conflict use_column
BEGIN
    WITH note AS (
        SELECT i.account_id, i.invoice_no, -(i.gross + i.rounding) AS credit
          FROM unnest(accounts, credit_notes) AS n (account_id, invoice_no)
          JOIN billing.invoice i ON i.account_id = n.account_id AND i.invoice_no = n.invoice_no
         WHERE i.account_id = ANY (accounts)
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
     WHERE s.account_id = ANY (accounts) AND s.account_id = a.account_id AND s.invoice_no = a.invoice_no;

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
                          JOIN billing.invoice i ON i.account_id = k.account_id AND i.invoice_no = k.invoice_no
                         WHERE i.account_id = ANY (accounts)) n
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
     WHERE g.account_id = ANY (accounts) AND g.account_id = r.account_id AND g.grant_no = r.grant_no;
END;
$function$;
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
DECLARE
    remains billing.monetary;
BEGIN
    -- Most credits leave something of the amount.
    SELECT billing.sum(l.list_amount) INTO remains
      FROM billing.invoice_line l
      JOIN billing.invoice_status s ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no
     WHERE l.account_id = tax_left.account_id AND l.tax_category = tax_left.category AND l.tax_percent = tax_left.percent
       AND (l.invoice_no = tax_left.source_invoice_no OR (l.source_invoice_no = tax_left.source_invoice_no AND s.state NOT IN ('draft', 'void')));
    IF NOT billing.is_zero(remains + tax_left.credited) THEN
        RETURN NULL;
    END IF;

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
        SELECT t.tax + coalesce((SELECT billing.sum(CASE WHEN NOT e.is_note THEN billing.tax_of(e.amount, tax_left.percent, tax_left.basis)
                                                         WHEN billing.is_zero(e.tax) THEN e.tax
                                                         ELSE (billing.allocate(e.tax, e.weights))[array_position(e.sources, tax_left.source_invoice_no)] END)
                                   FROM earlier e), t.tax - t.tax)
          FROM billing.invoice_tax t
         WHERE t.account_id = tax_left.account_id AND t.invoice_no = tax_left.source_invoice_no AND t.category = tax_left.category AND t.percent = tax_left.percent);
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

CREATE OR REPLACE FUNCTION billing.tax_residues(account_id bigint, invoice_no integer, groups billing.tax_group[], basis text) RETURNS billing.monetary[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_generic_plan
AS $function$
#variable_conflict use_column
BEGIN
    RETURN (
        SELECT CASE WHEN count(r.amount) > 0 THEN array_agg(r.amount ORDER BY g.tax_no) END
          FROM unnest(groups) WITH ORDINALITY AS g (category, percent, base, tax, tax_no)
          LEFT JOIN (SELECT c.tax_category, c.tax_percent,
                            CASE WHEN bool_or(c.remains IS NOT NULL)
                                 THEN coalesce(billing.tax_of(billing.sum(c.credited) FILTER (WHERE c.remains IS NULL), c.tax_percent, basis), billing.sum(c.remains - c.remains))
                                      - billing.sum(c.remains) - billing.tax_of(billing.sum(c.credited), c.tax_percent, basis) END AS amount
                       FROM (SELECT n.*, billing.tax_left(tax_residues.account_id, n.source_invoice_no, n.tax_category, n.tax_percent, basis, n.credited) AS remains
                               FROM (SELECT l.source_invoice_no, l.tax_category, l.tax_percent, billing.sum(l.list_amount) AS credited
                                       FROM billing.invoice_line l
                                      WHERE l.account_id = tax_residues.account_id AND l.invoice_no = tax_residues.invoice_no
                                        AND l.source_invoice_no IS NOT NULL AND l.tax_percent > 0
                                      GROUP BY l.source_invoice_no, l.tax_category, l.tax_percent) n
                             OFFSET 0) c
                      GROUP BY c.tax_category, c.tax_percent) r
            ON r.tax_category = g.category AND r.tax_percent = g.percent AND NOT billing.is_zero(r.amount));
END;
$function$;
COMMENT ON FUNCTION billing.tax_residues(bigint, integer, billing.tax_group[], text) IS
'Of each tax group of a credit note whose lines are written: what its tax has beyond that of its amount, where it takes the last of a rate of an invoice and so what is left of its tax. NULL is nothing, of one or of all.';

CREATE OR REPLACE FUNCTION billing.special_documents(accounts bigint[], documents billing.unnumbered_document[], bounded boolean, is_late boolean) RETURNS billing.unnumbered_document[]
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_generic_plan
-- The same as in write_documents(): sets of which the planner knows no size.
SET enable_nestloop = off
SET enable_mergejoin = off
SET jit = off
AS $function$
DECLARE
    special billing.unnumbered_document[];
BEGIN
    WITH document AS (
        SELECT d.is_issued AND NOT (bounded AND (s.hold_above IS NOT NULL OR s.hold_factor IS NOT NULL)
                                    -- of an account all or none
                                    AND coalesce(max(billing.abs(d.gross)) OVER (PARTITION BY d.account_id) > billing.safety_bound(d.account_id), false)) AS is_issued,
               d.account_id, d.invoice_no, d.type, d.seller_id, n.series, d.number_digits, n.dated_at, d.zone, d.terms_days, d.currency, x.net, x.tax, x.gross,
               CASE WHEN s.cash_rounding THEN coalesce(c.left_over[1], billing.cash_round(x.gross, s.country) - x.gross)
                    ELSE x.gross - x.gross END AS whole_rounding,
               s.cash_rounding, s.country, d.tax_currency, c.left_over[2] AS tax_in_tax_currency, d.seller, d.customer,
               d.first_source_no, d.last_source_no, d.line_count, x.groups, e.residues, d.has_reasons, d.has_parts
          FROM unnest(documents) d
          JOIN billing.seller s ON s.seller_id = d.seller_id
         CROSS JOIN LATERAL (SELECT CASE WHEN d.type = 'credit_note' AND d.first_source_no IS NOT NULL
                                         THEN billing.tax_residues(d.account_id, d.invoice_no, d.groups, s.tax_basis) END AS residues
                             OFFSET 0) e
         CROSS JOIN LATERAL (SELECT CASE WHEN e.residues IS NOT NULL THEN (SELECT billing.sum(r) FROM unnest(e.residues) r) END AS amount OFFSET 0) r
         -- Of prices that include tax, the residue is in the lines already.
         CROSS JOIN LATERAL (SELECT CASE WHEN r.amount IS NOT NULL AND s.tax_basis = 'inclusive' THEN d.net - r.amount ELSE d.net END AS net,
                                    CASE WHEN r.amount IS NOT NULL THEN d.tax + r.amount ELSE d.tax END AS tax,
                                    CASE WHEN r.amount IS NOT NULL AND s.tax_basis = 'exclusive' THEN d.gross + r.amount ELSE d.gross END AS gross,
                                    CASE WHEN r.amount IS NOT NULL
                                         THEN (SELECT array_agg(ROW(g.category, g.percent,
                                                                    CASE WHEN g.residue IS NOT NULL AND s.tax_basis = 'inclusive' THEN g.base - g.residue ELSE g.base END,
                                                                    CASE WHEN g.residue IS NOT NULL THEN g.tax + g.residue ELSE g.tax END)::billing.tax_group ORDER BY g.tax_no)
                                                 FROM (SELECT t.*, e.residues[t.tax_no] AS residue
                                                         FROM unnest(d.groups) WITH ORDINALITY AS t (category, percent, base, tax, tax_no)) g)
                                         ELSE d.groups END AS groups
                             OFFSET 0) x
         CROSS JOIN LATERAL (SELECT CASE WHEN billing.sign(x.gross) < 0 AND (s.cash_rounding OR d.tax_currency IS NOT NULL) AND d.first_source_no = d.last_source_no
                                         THEN billing.credit_left(d.account_id, d.first_source_no, x.gross) END AS left_over
                             OFFSET 0) c
         -- no document is dated before the one that the account got before
         CROSS JOIN LATERAL (SELECT CASE WHEN is_late
                                         THEN greatest(d.dated_at, (SELECT i.issued_at FROM billing.invoice i
                                                                     WHERE i.account_id = d.account_id AND i.number IS NOT NULL
                                                                     ORDER BY i.invoice_no DESC LIMIT 1))
                                         ELSE d.dated_at END AS dated_at
                             OFFSET 0) l
         CROSS JOIN LATERAL (SELECT l.dated_at,
                                    CASE WHEN l.dated_at = d.dated_at THEN d.series
                                         ELSE billing.document_series(CASE d.type WHEN 'invoice' THEN s.numbers ELSE s.credit_numbers END,
                                                                      (l.dated_at AT TIME ZONE d.zone)::date) END AS series
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
         WHERE g.account_id = ANY (accounts) AND g.account_id = p.account_id AND g.grant_no = p.grant_no
    )
    SELECT array_agg(ROW(d.account_id, d.invoice_no, d.type, d.is_issued, d.seller_id, d.series, d.number_digits, d.position, d.dated_at, d.zone, d.terms_days,
                         d.currency, d.net, d.tax, d.gross, coalesce(d.prepaid, d.gross - d.gross),
                         CASE WHEN d.prepaid IS NOT NULL AND d.cash_rounding THEN billing.cash_round(d.gross - d.prepaid, d.country) - (d.gross - d.prepaid)
                              ELSE d.whole_rounding END,
                         d.tax_currency, d.tax_in_tax_currency, d.seller, d.customer, d.first_source_no, d.last_source_no, d.line_count,
                         d.groups, d.residues, d.has_reasons, d.has_parts)::billing.unnumbered_document)
      INTO special
      FROM (SELECT d.*, p.amount AS prepaid,
                   row_number() OVER (PARTITION BY d.seller_id, d.series, d.is_issued ORDER BY d.account_id, d.invoice_no) AS position
              FROM document d
              LEFT JOIN (SELECT o.account_id, o.invoice_no, billing.sum(o.amount) AS amount FROM prepayment o GROUP BY o.account_id, o.invoice_no) p
                     ON p.account_id = d.account_id AND p.invoice_no = d.invoice_no) d;
    RETURN special;
END;
$function$;
COMMENT ON FUNCTION billing.special_documents(bigint[], billing.unnumbered_document[], boolean, boolean) IS
'Documents as their lines make them, with what few have: a safety bound that holds them, an earlier document that is dated later, cash rounding, prepaid credit that settles them and is used, and in credit notes what is left of an invoice. is_late: whether any document may be dated later.';

CREATE OR REPLACE FUNCTION billing.write_tax_parts(documents billing.unnumbered_document[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $function$
BEGIN
    -- Taxes of several jurisdictions are rounded as one, and share it. The last credit of an invoice takes what each has left.
    INSERT INTO billing.invoice_tax_part (account_id, invoice_no, tax_no, part_no, jurisdiction, percent, tax)
    SELECT d.account_id, d.invoice_no, x.tax_no, p.part_no, p.jurisdiction, p.percent, p.tax
      FROM unnest(documents) d
     CROSS JOIN LATERAL unnest(d.groups) WITH ORDINALITY AS x (category, percent, base, tax, tax_no)
     CROSS JOIN LATERAL (SELECT array_agg(j.jurisdiction ORDER BY j.place, j.jurisdiction) AS jurisdictions,
                                array_agg(j.percent ORDER BY j.place, j.jurisdiction) AS percents,
                                array_agg(j.weight ORDER BY j.place, j.jurisdiction) AS weights,
                                CASE WHEN bool_and(j.is_credit) AND min(j.first_source_no) = max(j.last_source_no) THEN min(j.first_source_no) END AS only_source_no
                           FROM (SELECT u.jurisdiction, max(u.percent) AS percent, min(u.place) AS place,
                                        sum(billing.amount(l.list_amount) * u.percent) AS weight,
                                        bool_and(l.source_invoice_no IS NOT NULL) AS is_credit,
                                        bool_or(l.tax_parts IS NOT NULL) AS has_parts,
                                        min(l.source_invoice_no) AS first_source_no, max(l.source_invoice_no) AS last_source_no
                                   FROM billing.invoice_line l
                                  CROSS JOIN LATERAL unnest(coalesce(l.tax_parts, ARRAY[ROW(coalesce(l.tax_jurisdiction, ''), l.tax_percent)::billing.tax_part]))
                                                     WITH ORDINALITY AS u (jurisdiction, percent, place)
                                  WHERE l.account_id = d.account_id AND l.invoice_no = d.invoice_no AND l.tax_category = x.category AND l.tax_percent = x.percent
                                  GROUP BY u.jurisdiction) j
                         HAVING bool_or(j.has_parts)) g
     CROSS JOIN LATERAL (SELECT array_agg(greatest(w * billing.sign(x.tax), 0) ORDER BY n) AS shares, sum(greatest(w * billing.sign(x.tax), 0)) > 0 AS is_shared
                           FROM unnest(g.weights) WITH ORDINALITY AS o (w, n)) o
     CROSS JOIN LATERAL unnest(g.jurisdictions, g.percents,
                               coalesce(CASE WHEN g.only_source_no IS NOT NULL AND billing.sign(x.tax) < 0
                                             THEN billing.tax_parts_left(d.account_id, g.only_source_no, x.category, x.percent, g.jurisdictions, x.tax) END,
                                        billing.allocate(x.tax, CASE WHEN o.is_shared THEN o.shares ELSE g.percents END)))
                        WITH ORDINALITY AS p (jurisdiction, percent, tax, part_no)
     WHERE d.has_parts;
END;
$function$;
COMMENT ON FUNCTION billing.write_tax_parts(billing.unnumbered_document[]) IS
'Writes whose the taxes of documents are, where those of several jurisdictions are charged as one. Their lines are written, their states not yet.';

CREATE OR REPLACE FUNCTION billing.write_documents(accounts bigint[], as_of timestamptz, issue boolean, since xid8,
                                                   given billing.invoice_line[] DEFAULT NULL, bounded boolean DEFAULT false) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
-- Planned once in a session, for any accounts: what is read of a table is found by its index.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
-- The statements join sets that they make themselves, of which the planner knows no size: a nested loop over two of them is quadratic.
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
    seen pg_snapshot;
    is_special boolean;
    has_parts boolean;
    is_late boolean := EXISTS (SELECT FROM billing.number_series n WHERE n.last_issued_at > as_of);
BEGIN
    IF EXISTS (SELECT FROM billing.invoice_status s WHERE s.account_id = ANY (accounts) AND s.state = 'draft') THEN
        PERFORM billing.delete_drafts(accounts);
    END IF;

    IF given IS NOT NULL THEN
        INSERT INTO billing.invoice_line SELECT g.* FROM unnest(given) g;
    END IF;

    -- Lines; what else the documents are is kept until they get their numbers.
    WITH due AS (
        -- Nothing stands between the lines and the table: else each is taken apart and put together once more.
        INSERT INTO billing.invoice_line
        SELECT d.* FROM billing.due_lines(CASE WHEN given IS NULL THEN accounts ELSE '{}' END, as_of, since) d
        RETURNING account_id, invoice_no, list_amount, tax_category, tax_percent, tax_reason, source_invoice_no, tax_parts
    ),
    line AS (
        SELECT d.* FROM due d
         UNION ALL
        SELECT g.account_id, g.invoice_no, g.list_amount, g.tax_category, g.tax_percent, g.tax_reason, g.source_invoice_no, g.tax_parts FROM unnest(given) g
    ),
    payer AS (
        SELECT a.account_id, a.seller_id, a.currency, coalesce(a.terms_days, s.terms_days) AS terms_days, s.zone, s.tax_basis,
               a.code, a.name, a.country, a.region, a.tax_id, a.billing_address, a.zone AS own_zone
          FROM billing.account a
          JOIN billing.seller s ON s.seller_id = a.seller_id
         WHERE a.account_id = ANY (accounts)
    ),
    total AS (
        SELECT t.*, CASE WHEN billing.sign((t.totals).net) + billing.sign((t.totals).gross) < 0 THEN 'credit_note' ELSE 'invoice' END AS type
          FROM (SELECT l.account_id, l.invoice_no, count(*) AS line_count, min(l.source_invoice_no) AS first_source_no, max(l.source_invoice_no) AS last_source_no,
                       bool_or(l.tax_reason IS NOT NULL) AS has_reasons, bool_or(l.tax_parts IS NOT NULL) AS has_parts,
                       billing.tax_totals(l.list_amount, l.tax_category, l.tax_percent, 'group', p.tax_basis) AS totals
                  FROM line l
                  JOIN payer p ON p.account_id = l.account_id
                 GROUP BY l.account_id, l.invoice_no
                OFFSET 0) t
    ),
    document AS (
        SELECT t.account_id, t.invoice_no, t.type, p.seller_id, s.series, s.number_digits, p.zone, p.terms_days, p.currency,
               (t.totals).net, (t.totals).tax, (t.totals).gross, (t.totals).gross - (t.totals).gross AS zero,
               CASE WHEN s.tax_currency <> p.currency THEN s.tax_currency END AS tax_currency,
               s.snapshot AS seller,
               billing.customer_snapshot(p.code, p.name, p.country, p.region, p.tax_id, p.billing_address, p.own_zone) AS customer,
               t.first_source_no, t.last_source_no, t.line_count, (t.totals).groups, t.has_reasons, t.has_parts,
               s.is_special OR (t.type = 'credit_note' AND t.first_source_no IS NOT NULL) AS is_special
          FROM total t
          JOIN payer p ON p.account_id = t.account_id
          JOIN (SELECT o.seller_id, k.type, billing.number_digits(k.template) AS number_digits,
                       billing.document_series(k.template, (as_of AT TIME ZONE o.zone)::date) AS series, o.tax_currency,
                       o.cash_rounding OR (bounded AND (o.hold_above IS NOT NULL OR o.hold_factor IS NOT NULL)) AS is_special,
                       jsonb_strip_nulls(jsonb_build_object(
                           'code', o.code, 'name', o.name, 'country', o.country, 'tax_id', o.tax_id,
                           'address', o.address, 'zone', o.zone,
                           'tax_basis', CASE o.tax_basis WHEN 'inclusive' THEN 'inclusive' END)) AS snapshot
                  FROM billing.seller o
                 CROSS JOIN LATERAL (VALUES ('invoice', o.numbers), ('credit_note', o.credit_numbers)) AS k (type, template)
                OFFSET 0) s ON s.seller_id = p.seller_id AND s.type = t.type
    )
    SELECT array_agg(ROW(d.account_id, d.invoice_no, d.type, issue, d.seller_id, d.series, d.number_digits, d.position, as_of, d.zone, d.terms_days,
                         d.currency, d.net, d.tax, d.gross, d.zero, d.zero, d.tax_currency, NULL, d.seller, d.customer, d.first_source_no, d.last_source_no,
                         d.line_count, d.groups, NULL, d.has_reasons, d.has_parts)::billing.unnumbered_document),
           pg_current_snapshot(),
           bool_or(d.is_special) OR EXISTS (SELECT FROM billing.open_credit(accounts)),
           bool_or(d.has_parts)
      INTO made, seen, is_special, has_parts
      FROM (SELECT d.*, row_number() OVER (PARTITION BY d.seller_id, d.series ORDER BY d.account_id, d.invoice_no) AS position
              FROM document d) d;

    -- What few documents have is looked for where one may have it.
    IF is_special OR is_late THEN
        made := billing.special_documents(accounts, made, bounded, is_late);
    END IF;
    IF has_parts THEN
        PERFORM billing.write_tax_parts(made);
    END IF;

    WITH document AS (
        SELECT d.* FROM unnest(made) d
    ),
    tax AS (
        INSERT INTO billing.invoice_tax (account_id, invoice_no, tax_no, category, percent, base, tax, residue, reason_code, reason)
        SELECT d.account_id, d.invoice_no, g.tax_no, g.category, g.percent, g.base, g.tax, d.residues[g.tax_no], w.why[1], w.why[2]
          FROM document d
         CROSS JOIN LATERAL unnest(d.groups) WITH ORDINALITY AS g (category, percent, base, tax, tax_no)
         CROSS JOIN LATERAL (SELECT CASE WHEN d.has_reasons
                                         THEN (SELECT ARRAY[min(l.tax_reason_code), string_agg(DISTINCT l.tax_reason, '; ' ORDER BY l.tax_reason)]
                                                 FROM billing.invoice_line l
                                                WHERE l.account_id = d.account_id AND l.invoice_no = d.invoice_no
                                                  AND l.tax_category = g.category AND l.tax_percent = g.percent AND l.tax_reason IS NOT NULL) END AS why
                             OFFSET 0) w
    ),
    status AS (
        INSERT INTO billing.invoice_status (account_id, invoice_no, state, amount_due)
        SELECT d.account_id, d.invoice_no, CASE WHEN d.is_issued THEN 'issued' ELSE 'draft' END,
               CASE WHEN d.type = 'invoice' THEN d.gross - d.prepaid + d.rounding ELSE billing.monetary(0, d.currency) END
          FROM document d
    )
    SELECT coalesce(array_agg(d.account_id) FILTER (WHERE NOT d.is_issued), '{}'),
           array_agg(d.account_id) FILTER (WHERE d.type = 'credit_note' AND d.is_issued),
           array_agg(d.invoice_no) FILTER (WHERE d.type = 'credit_note' AND d.is_issued)
      INTO held_accounts, credited_accounts, credit_notes
      FROM document d;

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
        UPDATE billing.charge h
           SET is_open = false
         WHERE h.account_id = ANY (accounts) AND h.is_open AND billing.is_charged(h.account_id, h.charge_no);
    END IF;

    -- Numbers last: all sessions that bill wait for the counters, until this transaction ends.
    WITH series AS (
        SELECT d.seller_id, d.series, count(*) AS numbers, max(d.dated_at) AS dated_at
          FROM unnest(made) d
         WHERE d.is_issued
         GROUP BY d.seller_id, d.series
    ),
    counter AS (
        INSERT INTO billing.number_series AS n (seller_id, series, last_number, last_issued_at)
        SELECT s.seller_id, s.series, s.numbers, s.dated_at
          FROM series s
         ORDER BY s.seller_id, s.series
        ON CONFLICT (seller_id, series) DO UPDATE
           SET last_number = n.last_number + EXCLUDED.last_number,
               last_issued_at = greatest(n.last_issued_at, EXCLUDED.last_issued_at)
        RETURNING n.seller_id, n.series, n.last_number, n.last_issued_at
    ),
    numbered AS (
        SELECT d.*, c.last_number - c.numbers + d.position AS sequence, c.last_issued_at AS issued_at,
               (coalesce(c.last_issued_at, d.dated_at) AT TIME ZONE d.zone)::date AS issue_date
          FROM unnest(made) d
          LEFT JOIN (SELECT t.seller_id, t.series, t.last_number, t.last_issued_at, s.numbers
                       FROM counter t
                       JOIN series s ON s.seller_id = t.seller_id AND s.series = t.series
                     OFFSET 0) c
                 ON c.seller_id = d.seller_id AND c.series = d.series AND d.is_issued
    )
    INSERT INTO billing.invoice (account_id, invoice_no, type, seller_id, series, number, currency, as_of,
                                 issued_at, issue_date, due_at, net, tax, gross, prepaid, rounding, tax_currency, exchange_rate, exchange_rate_day,
                                 tax_in_tax_currency, seller, customer, usage_seen, line_count)
    SELECT n.account_id, n.invoice_no, n.type, n.seller_id,
           CASE WHEN n.is_issued THEN n.series END,
           CASE WHEN n.is_issued THEN billing.document_number(n.series, n.number_digits, n.sequence) END,
           n.currency, as_of, n.issued_at, n.issue_date,
           (n.issue_date + n.terms_days)::timestamp AT TIME ZONE n.zone,
           n.net, n.tax, n.gross, n.prepaid, n.rounding, n.tax_currency, (r.rate).rate, (r.rate).day,
           coalesce(n.tax_in_tax_currency, billing.convert(n.tax, n.tax_currency, (r.rate).rate)), n.seller, n.customer, seen, n.line_count
      FROM numbered n
     CROSS JOIN LATERAL (SELECT CASE WHEN n.tax_currency IS NOT NULL
                                     THEN billing.accounting_rate(n.currency, n.tax_currency, n.issue_date, n.account_id,
                                                                  CASE WHEN n.type = 'credit_note' THEN n.first_source_no END) END AS rate
                         OFFSET 0) r;
    GET DIAGNOSTICS documents = ROW_COUNT;
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
