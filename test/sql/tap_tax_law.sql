\unset ECHO
\i test/setup.sql
\i test/record.sql
SELECT plan(24);
SELECT setseed(0.6) \g /dev/null

-- Values: 800 documents of 1 to 12 lines at random rates, before tax and with it, rounded once for each group and on every line.
CREATE TEMP TABLE line AS
SELECT d AS document, n, billing.from_minor((random() * 20000 - 4000)::bigint, 'EUR') AS amount, r.category, r.percent,
       CASE WHEN d % 2 = 0 THEN 'exclusive' ELSE 'inclusive' END AS basis, CASE WHEN d % 4 < 2 THEN 'group' ELSE 'line' END AS scope
  FROM generate_series(1, 800) d CROSS JOIN LATERAL generate_series(1, 1 + (random() * 11)::integer + 0 * d) n
 CROSS JOIN LATERAL (SELECT (ARRAY['S', 'S', 'S', 'Z'])[k] AS category, (ARRAY[19, 7, 5.5, 0])[k] AS percent
                       FROM (SELECT 1 + floor(random() * 4)::integer + 0 * n AS k) k) r;
CREATE TEMP TABLE total AS
SELECT l.document, l.basis, l.scope, billing.sum(l.amount) AS amount, billing.tax_totals(l.amount, l.category, l.percent, l.scope, l.basis) AS t,
       billing.tax_totals(-1 * l.amount, l.category, l.percent, l.scope, l.basis) AS turned
  FROM line l GROUP BY 1, 2, 3;
CREATE TEMP TABLE part AS SELECT o.document, o.basis, o.scope, g.* FROM total o CROSS JOIN LATERAL unnest((o.t).groups) g;

SELECT is_empty($$SELECT document FROM total o JOIN LATERAL (SELECT billing.sum(g.base) AS base, billing.sum(g.tax) AS tax FROM part g WHERE g.document = o.document) p ON true
                   WHERE (o.t).net <> p.base OR (o.t).tax <> p.tax OR (o.t).gross <> p.base + p.tax$$, 'groups add up to the document');
SELECT is_empty($$SELECT g.document FROM part g JOIN LATERAL (SELECT billing.sum(l.amount) AS amount FROM line l WHERE l.document = g.document AND l.category = g.category AND l.percent = g.percent) s ON true
                   WHERE s.amount <> CASE g.basis WHEN 'exclusive' THEN g.base ELSE g.base + g.tax END$$, 'lines add up to their group');
SELECT is_empty($$SELECT document FROM total WHERE basis = 'inclusive' AND (t).gross <> amount$$, 'prices with tax: the gross never drifts');
SELECT is_empty($$SELECT document FROM total WHERE basis = 'exclusive' AND (t).net <> amount$$, 'prices without: nor does the net');
SELECT is_empty($$SELECT document FROM total WHERE billing.amount((t).net + (turned).net) <> 0 OR billing.amount((t).tax + (turned).tax) <> 0 OR billing.amount((t).gross + (turned).gross) <> 0$$, 'tax(-x) = -tax(x)');
SELECT is_empty($$SELECT * FROM part WHERE scope = 'group' AND billing.amount(tax) <> CASE basis WHEN 'exclusive' THEN round(billing.amount(base) * percent / 100, 2)
                                                                                     ELSE round(billing.amount(base + tax) * percent / (100 + percent), 2) END$$,
                'the tax of a group is that of its sum, as numeric computes it');
-- Each line in two, at any place: the group does not see it.
SELECT is_empty($$SELECT o.document FROM total o
                    JOIN LATERAL (SELECT billing.tax_totals(h.amount, l.category, l.percent, 'group', l.basis) AS t
                                    FROM line l CROSS JOIN LATERAL (SELECT billing.from_minor(floor(random() * 3000)::bigint, 'EUR') AS first) f
                                   CROSS JOIN LATERAL (VALUES (f.first), (l.amount - f.first)) h (amount)
                                   WHERE l.document = o.document) s ON true
                   WHERE o.scope = 'group' AND ((o.t).net <> (s.t).net OR (o.t).tax <> (s.t).tax OR (o.t).groups <> (s.t).groups)$$, 'splitting a line in two changes no group');

-- Documents: invoices that are credited in parts until nothing is left add up to nothing in every column, and all of them conform.
SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [
  {"code": "net", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "tax_currency": "USD", "numbers": "N-{seq}", "credit_numbers": "NC-{seq}"},
  {"code": "gross", "country": "DE", "currency": "EUR", "tax_id": "DE136695976", "tax_basis": "inclusive", "numbers": "G-{seq}", "credit_numbers": "GC-{seq}"},
  {"code": "cash", "country": "FI", "currency": "EUR", "tax_id": "FI09853608", "cash_rounding": true, "numbers": "C-{seq}", "credit_numbers": "CC-{seq}"}],
 "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2007-01-01,)"}, {"jurisdiction": "DE", "class": "books", "category": "S", "percent": "7", "valid": "[2007-01-01,)"},
           {"jurisdiction": "FI", "category": "S", "percent": "25.5", "valid": "[2007-01-01,)"}, {"jurisdiction": "FI", "class": "books", "category": "S", "percent": "14", "valid": "[2007-01-01,)"},
           {"jurisdiction": "FI", "class": "teaching", "category": "E", "percent": "0", "valid": "[2007-01-01,)"},
           {"jurisdiction": "DE", "class": "teaching", "category": "E", "percent": "0", "valid": "[2007-01-01,)"}],
 "exchange_rates": [{"from": "EUR", "to": "USD", "day": "2026-01-01", "rate": "1.0837"}]}
$catalog$) \g /dev/null
SELECT billing.create_account(s || d, s) FROM unnest('{net,gross,cash}'::text[]) s, generate_series(1, 12) d \g /dev/null
SELECT billing.add_charge(s || d, 'x' || n, billing.from_minor(1 + floor(random() * (CASE WHEN d % 3 = 0 THEN 30 ELSE 3000 END))::bigint, 'EUR'),
                          tax_class => (ARRAY['standard', 'books', 'teaching'])[1 + floor(random() * 3)::integer], at => '2026-01-10')
  FROM unnest('{net,gross,cash}'::text[]) s, generate_series(1, 12) d, generate_series(1, 5) n \g /dev/null
-- Some have discounts, of a line or of all.
SELECT billing.add_charge(s || d, 'off', 'EUR -0.07'::monetary, at => '2026-01-10'), billing.add_document_charge(s || d, 'all', '2026-01-10', percent => -7)
  FROM unnest('{net,gross,cash}'::text[]) s, generate_series(1, 12, 3) d \g /dev/null
SELECT billing.bill(s || d, '2026-02-01') FROM unnest('{net,gross,cash}'::text[]) s, generate_series(1, 12) d \g /dev/null
-- Three credits of a part of some lines, at random, then the rest.
DO $block$
DECLARE
    buyer record;
    parts jsonb;
BEGIN
    FOR buyer IN SELECT a.code, a.account_id FROM billing.account a WHERE a.code ~ '^(net|gross|cash)[0-9]' ORDER BY a.code LOOP
        FOR n IN 1 .. 3 LOOP
            SELECT jsonb_agg(jsonb_build_array(c.line_no, c.part)) INTO parts
              FROM (SELECT l.line_no, trunc(l.left_over * (ARRAY[0.25, 0.5, 0.34, 0.77])[1 + floor(random() * 4)::integer], 2) AS part
                      FROM billing.creditable_lines(buyer.account_id, 1) l WHERE l.left_over > 0 AND random() < 0.6) c
             WHERE c.part > 0;
            IF parts IS NOT NULL AND (SELECT sum((p ->> 1)::numeric) FROM jsonb_array_elements(parts) p)
                                     <= (SELECT sum(l.left_over) FROM billing.creditable_lines(buyer.account_id, 1) l) THEN
                PERFORM billing.credit_invoice(buyer.code, 1, lines => parts);
            END IF;
        END LOOP;
        PERFORM billing.credit_invoice(buyer.code, 1);
    END LOOP;
END;
$block$;
SELECT cmp_ok((SELECT count(*) FROM billing.invoices WHERE type = 'credit_note' AND account ~ '^(net|gross|cash)[0-9]'), '>', 100::bigint, 'more than a hundred credit notes');
CREATE FUNCTION pg_temp.left_over(seller text, column_name text) RETURNS bigint LANGUAGE plpgsql AS $function$
DECLARE
    wrong bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM (SELECT i.account_id FROM billing.invoice i JOIN billing.account a ON a.account_id = i.account_id
                     WHERE a.code ~ %L GROUP BY i.account_id HAVING billing.amount(billing.sum(i.%I)) <> 0) x', '^' || seller || '[0-9]', column_name) INTO wrong;
    RETURN wrong;
END;
$function$;
SELECT is(pg_temp.left_over(s, c), 0::bigint, s || ': a credited invoice has no ' || c || ' left') FROM unnest('{net,gross}'::text[]) s, unnest('{net,tax,gross,rounding}'::text[]) c ORDER BY s, c;
SELECT is(pg_temp.left_over('net', 'tax_in_tax_currency'), 0::bigint, 'nor any of it in another currency');
SELECT is(pg_temp.left_over('cash', c), 0::bigint, 'cash: nor any ' || c) FROM unnest('{gross,rounding}'::text[]) c ORDER BY c;
SELECT is_empty($$SELECT t.account_id, t.category, t.percent FROM billing.invoice_tax t JOIN billing.account a ON a.account_id = t.account_id
                   WHERE a.code ~ '^(net|gross|cash)[0-9]' GROUP BY 1, 2, 3 HAVING billing.amount(billing.sum(t.base)) <> 0 OR billing.amount(billing.sum(t.tax)) <> 0$$, 'nor has any of its rates');
SELECT cmp_ok((SELECT count(*) FROM billing.invoice_tax WHERE residue IS NOT NULL), '>', 1::bigint, 'which takes a residue now and then');
SELECT is_empty($$SELECT i.account, i.number, r.* FROM billing.invoices i CROSS JOIN LATERAL billing.en16931_check(billing.invoice_json(i.account, i.invoice_no)) r
                   WHERE i.account ~ '^(net|gross|cash)[0-9]'$$, 'every document conforms');
SELECT is_empty($$SELECT invariant, example FROM billing.verify() WHERE violations > 0$$, 'verify() agrees');
SELECT is((SELECT count(*) FROM billing.invoices WHERE account ~ '^(net|gross|cash)[0-9]' AND billing.sign(amount_due) <> 0), 0::bigint, 'nothing is open');

SELECT * FROM finish();
ROLLBACK;
