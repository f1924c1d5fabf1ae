--
-- One-off charges
--

CREATE TABLE billing.charge (
    account_id bigint NOT NULL,
    charge_no integer NOT NULL,
    item text NOT NULL,
    description text NOT NULL,
    amount billing.monetary,
    quantity numeric NOT NULL,
    service tstzrange,
    tax_class text,
    charged_at timestamptz NOT NULL,
    of_document boolean NOT NULL DEFAULT false,
    percent numeric,
    is_open boolean NOT NULL DEFAULT true,
    CONSTRAINT charge_pkey PRIMARY KEY (account_id, charge_no),
    CONSTRAINT charge_is_amount_or_percent CHECK ((amount IS NULL) <> (percent IS NULL)),
    CONSTRAINT charge_percent_is_of_a_document CHECK (of_document OR percent IS NULL),
    CONSTRAINT charge_percent_is_sane CHECK (percent BETWEEN -100 AND 1000 AND percent <> 0),
    CONSTRAINT charge_tax_class_is_that_of_lines CHECK ((tax_class IS NULL) = of_document),
    CONSTRAINT charge_account_fkey FOREIGN KEY (account_id) REFERENCES billing.account
);
COMMENT ON TABLE billing.charge IS 'One-off charge, outside the equation of subscriptions: billed once, by the first run as of charged_at or later.';
COMMENT ON COLUMN billing.charge.amount IS 'Of the whole quantity, in whole minor units; negative amounts are discounts.';
COMMENT ON COLUMN billing.charge.of_document IS 'A discount or charge on all lines of the document that it stands on, shared among their tax rates.';
COMMENT ON COLUMN billing.charge.percent IS 'Of a discount (negative) or charge of a document: its share of the lines, instead of an amount.';
COMMENT ON COLUMN billing.charge.service IS 'What it is for; NULL is the moment of charged_at.';
COMMENT ON COLUMN billing.charge.is_open IS 'Whether a run has to look at it: false once a document that counts holds it. Documents decide, this only saves looking.';
CREATE INDEX charge_open ON billing.charge (account_id) WHERE is_open;

--
-- Documents: invoices and credit notes. Append-only once issued.
--

CREATE TABLE billing.invoice (
    account_id bigint NOT NULL,
    invoice_no integer NOT NULL,
    type text NOT NULL,
    seller_id integer NOT NULL,
    series text,
    number text,
    currency text NOT NULL,
    as_of timestamptz NOT NULL,
    issued_at timestamptz,
    issue_date date NOT NULL,
    due_at timestamptz NOT NULL,
    net billing.monetary NOT NULL,
    tax billing.monetary NOT NULL,
    gross billing.monetary NOT NULL,
    prepaid billing.monetary NOT NULL,
    rounding billing.monetary NOT NULL,
    tax_currency text,
    exchange_rate numeric,
    exchange_rate_day date,
    tax_in_tax_currency billing.monetary,
    seller jsonb NOT NULL,
    customer jsonb NOT NULL,
    usage_seen pg_snapshot,
    line_count integer NOT NULL,
    CONSTRAINT invoice_pkey PRIMARY KEY (account_id, invoice_no),
    CONSTRAINT invoice_type_is_known CHECK (type IN ('invoice', 'credit_note')),
    CONSTRAINT invoice_gross_is_net_plus_tax CHECK (gross = net + tax),
    CONSTRAINT invoice_total_follows_type
        CHECK (CASE WHEN type = 'invoice' THEN billing.sign(gross) >= 0 ELSE billing.sign(gross) <= 0 END),
    CONSTRAINT invoice_is_in_one_currency CHECK (billing.currency(gross) = currency),
    CONSTRAINT invoice_payable_follows_type
        CHECK (CASE WHEN type = 'invoice' THEN billing.sign(gross - prepaid + rounding) >= 0 ELSE billing.sign(gross + rounding) <= 0 END),
    CONSTRAINT invoice_prepaid_is_part_of_it CHECK (billing.sign(prepaid) >= 0 AND (type = 'invoice' OR billing.is_zero(prepaid))),
    CONSTRAINT invoice_tax_currency_has_a_rate
        CHECK (num_nulls(tax_currency, exchange_rate, exchange_rate_day, tax_in_tax_currency) IN (0, 4)),
    CONSTRAINT invoice_number_is_given_on_issue
        CHECK ((number IS NULL) = (issued_at IS NULL) AND (number IS NULL) = (series IS NULL))
);
COMMENT ON TABLE billing.invoice IS 'Invoice or credit note. A draft has no number; an issued one never changes.';
COMMENT ON COLUMN billing.invoice.number IS 'Legal number: gapless in its series, taken when the document is issued.';
COMMENT ON COLUMN billing.invoice.as_of IS 'Time the billing run was asked to bill up to.';
COMMENT ON COLUMN billing.invoice.issued_at IS 'Never before the last document of the same series.';
COMMENT ON COLUMN billing.invoice.issue_date IS 'Date of the document in the seller''s zone.';
COMMENT ON COLUMN billing.invoice.line_count IS 'Number of lines it was written with, for verify().';
COMMENT ON COLUMN billing.invoice.prepaid IS 'What prepaid credit settled on issue, after tax.';
COMMENT ON COLUMN billing.invoice.rounding IS 'What cash rounding adds: gross - prepaid + rounding is to be paid.';
COMMENT ON COLUMN billing.invoice.tax_currency IS 'Currency that the seller declares the tax in, where it is not that of the document.';
COMMENT ON COLUMN billing.invoice.exchange_rate IS 'Units of tax_currency for one of the document''s, of exchange_rate_day; that of the corrected invoice on a credit note.';
COMMENT ON COLUMN billing.invoice.tax_in_tax_currency IS 'The tax at this rate, rounded once.';
COMMENT ON COLUMN billing.invoice.seller IS 'Seller as of the issue: code, name, country, tax id, address.';
COMMENT ON COLUMN billing.invoice.usage_seen IS 'Transactions whose usage the document has counted.';
COMMENT ON COLUMN billing.invoice.customer IS 'Customer as of the issue: code, name, country, tax id, address.';
CREATE INDEX invoice_number ON billing.invoice (number);

CREATE TABLE billing.invoice_status (
    account_id bigint NOT NULL,
    invoice_no integer NOT NULL,
    state text NOT NULL,
    amount_due billing.monetary NOT NULL,
    paid_at timestamptz,
    rebill boolean,
    CONSTRAINT invoice_status_pkey PRIMARY KEY (account_id, invoice_no),
    CONSTRAINT invoice_status_is_known CHECK (state IN ('draft', 'issued', 'paid', 'void', 'uncollectible')),
    CONSTRAINT invoice_status_amount_due_is_not_negative CHECK (billing.sign(amount_due) >= 0),
    CONSTRAINT invoice_status_paid_has_a_time CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
    CONSTRAINT invoice_status_void_says_rebill CHECK ((state = 'void') = (rebill IS NOT NULL))
) WITH (fillfactor = 70);
COMMENT ON COLUMN billing.invoice_status.rebill IS 'Of a void document: true where its lines are to be billed again, false where the claim is given up.';
COMMENT ON TABLE billing.invoice_status IS 'The part of a document that changes: its state and what is still to be paid.';
CREATE INDEX invoice_status_draft ON billing.invoice_status (account_id) WHERE state = 'draft';

CREATE TYPE billing.tax_part AS (
    jurisdiction text,
    percent numeric
);
COMMENT ON TYPE billing.tax_part IS 'One of several taxes that stand on top of each other, and are charged as one.';

CREATE TABLE billing.invoice_line (
    account_id bigint NOT NULL,
    invoice_no integer NOT NULL,
    line_no integer NOT NULL,
    subscription_no integer,
    item text NOT NULL,
    version integer,
    grid_no integer,
    cycle integer,
    dimension text NOT NULL DEFAULT '',
    revision integer NOT NULL DEFAULT 0,
    kind text NOT NULL,
    description text NOT NULL,
    service tstzrange,
    covered tstzrange,
    period tstzrange,
    numerator bigint NOT NULL DEFAULT 1,
    denominator bigint NOT NULL DEFAULT 1,
    basis text,
    quantity numeric NOT NULL,
    unit_amount numeric,
    list_amount billing.monetary NOT NULL,
    amount billing.monetary NOT NULL,
    tax_category text NOT NULL,
    tax_percent numeric NOT NULL,
    tax_point date NOT NULL,
    charge_no integer,
    source_invoice_no integer,
    source_line_no integer,
    price billing.price,
    proration jsonb,
    continues_at numeric,
    numerator_before bigint,
    metered_quantity numeric,
    tax_jurisdiction text,
    tax_reason_code text,
    tax_reason text,
    tax_parts billing.tax_part[],
    CONSTRAINT invoice_line_pkey PRIMARY KEY (account_id, invoice_no, line_no),
    CONSTRAINT invoice_line_billed_once
        UNIQUE (account_id, subscription_no, item, cycle, version, grid_no, dimension, revision),
    CONSTRAINT invoice_line_kind_is_known CHECK (kind IN ('recurring', 'usage', 'commitment', 'maximum', 'one_time', 'document')),
    CONSTRAINT invoice_line_share_is_a_fraction CHECK (numerator >= 0 AND denominator > 0),
    CONSTRAINT invoice_line_source_is_whole CHECK ((source_invoice_no IS NULL) = (source_line_no IS NULL))
);
COMMENT ON TABLE billing.invoice_line IS
'Line of a document: the difference between what should have been billed for its key and what had been. The key is (account, subscription, item, version, grid, cycle, dimension); one-off charges have none.';
COMMENT ON COLUMN billing.invoice_line.cycle IS 'Number of the cycle on the grid: 0 starts at the anchor.';
COMMENT ON COLUMN billing.invoice_line.dimension IS 'Group-by value of a metered item; empty where it has none.';
COMMENT ON COLUMN billing.invoice_line.revision IS '0 for the first line of a key, then counted up: the same line cannot be written twice.';
COMMENT ON COLUMN billing.invoice_line.service IS 'What the line is for, half-open.';
COMMENT ON COLUMN billing.invoice_line.covered IS 'What the key is billed for once this line is issued, where that is not its service.';
COMMENT ON COLUMN billing.invoice_line.period IS 'The whole cycle, as it was when first billed.';
COMMENT ON COLUMN billing.invoice_line.numerator IS 'Share of the cycle, with denominator and basis.';
COMMENT ON COLUMN billing.invoice_line.quantity IS 'Billed quantity; of a correction, the difference to what its source billed, or 1 or -1 for its whole amount.';
COMMENT ON COLUMN billing.invoice_line.unit_amount IS 'Price of one unit in majors of the currency; NULL where tiers make it vary.';
COMMENT ON COLUMN billing.invoice_line.list_amount IS 'Amount before discount and tax, in the price''s own tax basis: what the equation adds up.';
COMMENT ON COLUMN billing.invoice_line.amount IS 'Net amount, rounded once.';
COMMENT ON COLUMN billing.invoice_line.tax_point IS 'Day that selected the tax rate.';
COMMENT ON COLUMN billing.invoice_line.tax_jurisdiction IS 'Whose tax it is; the narrowest where several stand on top of each other. NULL where nobody''s.';
COMMENT ON COLUMN billing.invoice_line.tax_reason_code IS 'Why there is no tax, of the VATEX code list; tax_reason says it in words.';
COMMENT ON COLUMN billing.invoice_line.tax_parts IS 'Where taxes of several jurisdictions make the percent, each of them; the widest jurisdiction first.';
COMMENT ON COLUMN billing.invoice_line.charge_no IS 'One-off charge that the line bills.';
COMMENT ON COLUMN billing.invoice_line.source_invoice_no IS 'Line that this one corrects, with source_line_no.';
COMMENT ON COLUMN billing.invoice_line.price IS 'Price that the line was rated by.';
COMMENT ON COLUMN billing.invoice_line.proration IS 'Policy of a part of a cycle; NULL is the default.';
COMMENT ON COLUMN billing.invoice_line.continues_at IS 'Quantity of the cycle that the versions before were charged for: the tiers go on from there. NULL is 0.';
COMMENT ON COLUMN billing.invoice_line.metered_quantity IS 'Units that a correction adds to what its key is billed for, where quantity does not say so: where more units cost less, it is 1 or -1.';
COMMENT ON COLUMN billing.invoice_line.numerator_before IS 'Of a metered line: the part of numerator that the versions before were charged for. NULL is 0.';

CREATE UNIQUE INDEX invoice_line_charge_billed_once ON billing.invoice_line (account_id, charge_no, revision)
    WHERE charge_no IS NOT NULL;
CREATE INDEX invoice_line_of_document ON billing.invoice_line (account_id, invoice_no) WHERE kind = 'document';
-- Goodwill is found from the line it was given on.
CREATE INDEX invoice_line_goodwill ON billing.invoice_line (account_id, source_invoice_no, source_line_no)
    WHERE subscription_no IS NULL AND source_invoice_no IS NOT NULL;

CREATE TABLE billing.invoice_tax (
    account_id bigint NOT NULL,
    invoice_no integer NOT NULL,
    tax_no integer NOT NULL,
    category text NOT NULL,
    percent numeric NOT NULL,
    base billing.monetary NOT NULL,
    tax billing.monetary NOT NULL,
    residue billing.monetary,
    reason_code text,
    reason text,
    CONSTRAINT invoice_tax_pkey PRIMARY KEY (account_id, invoice_no, tax_no)
);
COMMENT ON TABLE billing.invoice_tax IS 'Tax of a document: one row for each category and rate, rounded once.';
COMMENT ON COLUMN billing.invoice_tax.residue IS 'Of the credit note that takes the last of an invoice: how much its tax differs from that of its base, so that all taxes add up to nothing. NULL is nothing.';
COMMENT ON COLUMN billing.invoice_tax.reason_code IS 'Why there is no tax, of the VATEX code list; reason says it in words, of all lines of the group.';

CREATE TABLE billing.invoice_tax_part (
    account_id bigint NOT NULL,
    invoice_no integer NOT NULL,
    tax_no integer NOT NULL,
    part_no integer NOT NULL,
    jurisdiction text NOT NULL,
    percent numeric NOT NULL,
    tax billing.monetary NOT NULL,
    CONSTRAINT invoice_tax_part_pkey PRIMARY KEY (account_id, invoice_no, tax_no, part_no)
);
COMMENT ON TABLE billing.invoice_tax_part IS
'Whose the tax of a document is, where those of several jurisdictions are charged as one: their shares of it by largest remainder.';

CREATE TABLE billing.credit_application (
    account_id bigint NOT NULL,
    credit_note_no integer NOT NULL,
    invoice_no integer NOT NULL,
    amount billing.monetary NOT NULL,
    CONSTRAINT credit_application_pkey PRIMARY KEY (account_id, credit_note_no, invoice_no),
    CONSTRAINT credit_application_credit_note_fkey FOREIGN KEY (account_id, credit_note_no) REFERENCES billing.invoice,
    CONSTRAINT credit_application_invoice_fkey FOREIGN KEY (account_id, invoice_no) REFERENCES billing.invoice,
    CONSTRAINT credit_application_amount_is_positive CHECK (billing.sign(amount) > 0)
);
COMMENT ON TABLE billing.credit_application IS 'What a credit note took off the open amount of an invoice: first of those it corrects, then of the oldest.';

CREATE TABLE billing.credit_grant (
    account_id bigint NOT NULL,
    grant_no integer NOT NULL,
    kind text NOT NULL,
    amount billing.monetary NOT NULL,
    open billing.monetary NOT NULL,
    granted_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL DEFAULT 'infinity',
    priority integer NOT NULL DEFAULT 0,
    description text,
    CONSTRAINT credit_grant_pkey PRIMARY KEY (account_id, grant_no),
    CONSTRAINT credit_grant_account_fkey FOREIGN KEY (account_id) REFERENCES billing.account,
    CONSTRAINT credit_grant_kind_is_known CHECK (kind IN ('prepaid')),
    CONSTRAINT credit_grant_amount_is_positive CHECK (billing.sign(amount) > 0),
    CONSTRAINT credit_grant_open_is_a_part CHECK (billing.sign(open) >= 0 AND billing.sign(amount - open) >= 0),
    CONSTRAINT credit_grant_is_valid_for_a_time CHECK (expires_at > granted_at)
) WITH (fillfactor = 70);
COMMENT ON TABLE billing.credit_grant IS 'Credit of an account. Prepaid: money that was received before there was an invoice; it settles invoices after tax.';
COMMENT ON COLUMN billing.credit_grant.open IS 'What credit_use leaves of the amount, changed together with it, so that no balance needs the history. The only column that changes.';
COMMENT ON COLUMN billing.credit_grant.priority IS 'The lowest is used first, then what expires first, then the oldest.';

CREATE TABLE billing.credit_use (
    account_id bigint NOT NULL,
    use_no integer NOT NULL,
    grant_no integer NOT NULL,
    invoice_no integer NOT NULL,
    source_invoice_no integer NOT NULL,
    amount billing.monetary NOT NULL,
    CONSTRAINT credit_use_pkey PRIMARY KEY (account_id, use_no),
    CONSTRAINT credit_use_grant_fkey FOREIGN KEY (account_id, grant_no) REFERENCES billing.credit_grant,
    CONSTRAINT credit_use_is_something CHECK (NOT billing.is_zero(amount))
);
COMMENT ON TABLE billing.credit_use IS 'What documents took of a grant, and what went back to it. Append-only.';
COMMENT ON COLUMN billing.credit_use.invoice_no IS 'The document that took it, gave it back (a credit note) or was voided.';
COMMENT ON COLUMN billing.credit_use.source_invoice_no IS 'The invoice that it settled: that itself, or the one that the credit note corrects.';
COMMENT ON COLUMN billing.credit_use.amount IS 'Negative where it went back.';

--
-- Guards: what is issued stays as it is. ENABLE ALWAYS also covers replication.
--

CREATE FUNCTION billing.guard_issued() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    legal_number text;
BEGIN
    -- Drafts are deleted and written anew, never changed.
    IF TG_OP <> 'TRUNCATE' THEN
        SELECT i.number INTO legal_number
          FROM billing.invoice i
         WHERE i.account_id = OLD.account_id AND i.invoice_no = OLD.invoice_no;
        IF TG_OP = 'DELETE' AND legal_number IS NULL THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '% of "%" refused: issued documents are final', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'object_not_in_prerequisite_state',
              DETAIL = coalesce('The row belongs to ' || legal_number || '.', 'The table is the record of what was issued.'),
              HINT = 'Correct an issued document with another document.';
END;
$function$;
COMMENT ON FUNCTION billing.guard_issued() IS 'Trigger: refuses to change rows of documents, to delete those of issued ones, and TRUNCATE (55000).';

CREATE TRIGGER invoice_guard BEFORE UPDATE OR DELETE ON billing.invoice
    FOR EACH ROW EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_guard_truncate BEFORE TRUNCATE ON billing.invoice
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_line_guard BEFORE UPDATE OR DELETE ON billing.invoice_line
    FOR EACH ROW EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_line_guard_truncate BEFORE TRUNCATE ON billing.invoice_line
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_tax_guard BEFORE UPDATE OR DELETE ON billing.invoice_tax
    FOR EACH ROW EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_tax_guard_truncate BEFORE TRUNCATE ON billing.invoice_tax
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_tax_part_guard BEFORE UPDATE OR DELETE ON billing.invoice_tax_part
    FOR EACH ROW EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_tax_part_guard_truncate BEFORE TRUNCATE ON billing.invoice_tax_part
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_issued();
ALTER TABLE billing.invoice_tax_part ENABLE ALWAYS TRIGGER invoice_tax_part_guard;
ALTER TABLE billing.invoice_tax_part ENABLE ALWAYS TRIGGER invoice_tax_part_guard_truncate;
CREATE TRIGGER invoice_status_guard BEFORE DELETE ON billing.invoice_status
    FOR EACH ROW EXECUTE FUNCTION billing.guard_issued();
CREATE TRIGGER invoice_status_guard_truncate BEFORE TRUNCATE ON billing.invoice_status
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_issued();
ALTER TABLE billing.invoice_status ENABLE ALWAYS TRIGGER invoice_status_guard;
ALTER TABLE billing.invoice_status ENABLE ALWAYS TRIGGER invoice_status_guard_truncate;
ALTER TABLE billing.invoice ENABLE ALWAYS TRIGGER invoice_guard;
ALTER TABLE billing.invoice ENABLE ALWAYS TRIGGER invoice_guard_truncate;
ALTER TABLE billing.invoice_line ENABLE ALWAYS TRIGGER invoice_line_guard;
ALTER TABLE billing.invoice_line ENABLE ALWAYS TRIGGER invoice_line_guard_truncate;
ALTER TABLE billing.invoice_tax ENABLE ALWAYS TRIGGER invoice_tax_guard;
ALTER TABLE billing.invoice_tax ENABLE ALWAYS TRIGGER invoice_tax_guard_truncate;

CREATE FUNCTION billing.guard_append_only() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    RAISE EXCEPTION '% of "%" refused: the table is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Add a row that corrects the earlier one.';
END;
$function$;
COMMENT ON FUNCTION billing.guard_append_only() IS 'Trigger: refuses UPDATE, DELETE and TRUNCATE (55000).';

CREATE TRIGGER subscription_change_guard BEFORE UPDATE OR DELETE ON billing.subscription_change
    FOR EACH ROW EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER subscription_change_guard_truncate BEFORE TRUNCATE ON billing.subscription_change
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER price_correction_guard BEFORE UPDATE OR DELETE ON billing.price_correction
    FOR EACH ROW EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER price_correction_guard_truncate BEFORE TRUNCATE ON billing.price_correction
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_append_only();
ALTER TABLE billing.price_correction ENABLE ALWAYS TRIGGER price_correction_guard;
ALTER TABLE billing.price_correction ENABLE ALWAYS TRIGGER price_correction_guard_truncate;
CREATE TRIGGER number_series_guard BEFORE DELETE ON billing.number_series
    FOR EACH ROW EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER number_series_guard_truncate BEFORE TRUNCATE ON billing.number_series
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_append_only();
ALTER TABLE billing.subscription_change ENABLE ALWAYS TRIGGER subscription_change_guard;
ALTER TABLE billing.subscription_change ENABLE ALWAYS TRIGGER subscription_change_guard_truncate;
ALTER TABLE billing.number_series ENABLE ALWAYS TRIGGER number_series_guard;
ALTER TABLE billing.number_series ENABLE ALWAYS TRIGGER number_series_guard_truncate;

CREATE TRIGGER credit_grant_guard BEFORE DELETE ON billing.credit_grant
    FOR EACH ROW EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER credit_grant_guard_update BEFORE UPDATE ON billing.credit_grant
    FOR EACH ROW WHEN ((to_jsonb(OLD) - 'open') <> (to_jsonb(NEW) - 'open'))
    EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER credit_grant_guard_truncate BEFORE TRUNCATE ON billing.credit_grant
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER credit_use_guard BEFORE UPDATE OR DELETE ON billing.credit_use
    FOR EACH ROW EXECUTE FUNCTION billing.guard_append_only();
CREATE TRIGGER credit_use_guard_truncate BEFORE TRUNCATE ON billing.credit_use
    FOR EACH STATEMENT EXECUTE FUNCTION billing.guard_append_only();
ALTER TABLE billing.credit_grant ENABLE ALWAYS TRIGGER credit_grant_guard;
ALTER TABLE billing.credit_grant ENABLE ALWAYS TRIGGER credit_grant_guard_update;
ALTER TABLE billing.credit_grant ENABLE ALWAYS TRIGGER credit_grant_guard_truncate;
ALTER TABLE billing.credit_use ENABLE ALWAYS TRIGGER credit_use_guard;
ALTER TABLE billing.credit_use ENABLE ALWAYS TRIGGER credit_use_guard_truncate;

CREATE TYPE billing.unnumbered_document AS (
    account_id bigint,
    invoice_no integer,
    type text,
    is_issued boolean,
    seller_id integer,
    series text,
    number_digits integer,
    position bigint,
    dated_at timestamptz,
    zone text,
    terms_days integer,
    currency text,
    net billing.monetary,
    tax billing.monetary,
    gross billing.monetary,
    prepaid billing.monetary,
    rounding billing.monetary,
    tax_currency text,
    tax_in_tax_currency billing.monetary,
    seller jsonb,
    customer jsonb,
    first_source_no integer,
    last_source_no integer,
    line_count integer,
    groups billing.tax_group[],
    residues billing.monetary[],
    has_reasons boolean,
    has_parts boolean
);
COMMENT ON TYPE billing.unnumbered_document IS
'What write_documents() keeps of a document between its lines and its number. position: among those of its series, from 1 on; residues: one of each tax group, or NULL.';
