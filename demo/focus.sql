-- focus.sql: bills the charges of a file in the FinOps FOCUS format (the environment's FOCUS_FILE).
--
-- One account for each SubAccountId, one metric and unit price for each SkuPriceId, PricingQuantity as usage at
-- ChargePeriodStart. Every total stands beside a second computation in plain SQL numeric, exact and not rounded.

SET client_min_messages = warning;
SET timezone = 'UTC';
SET search_path = public, billing;

\echo '== 1. The extension and its record layer.'
\echo
CREATE EXTENSION billing;
SELECT billing.setup();

\echo '== 2. The file. Every column is read as text, under the name it has there.'
\echo
\set header `head -n 1 "$FOCUS_FILE" | tr -d '\r\357\273\277'`
SELECT format('CREATE TABLE focus (%s)', string_agg(format('%I text', trim(both '"' FROM c.name)), ', ' ORDER BY c.n))
  FROM string_to_table(:'header', ',') WITH ORDINALITY AS c (name, n)
\gexec
\copy focus FROM PROGRAM 'cat "$FOCUS_FILE"' WITH (FORMAT csv, HEADER)
ALTER TABLE focus ADD COLUMN row_no bigint GENERATED ALWAYS AS IDENTITY;

-- An account has one currency and a metric one price: where the file has several, each gets one of its own.
CREATE TABLE charge AS
WITH typed AS (
    SELECT f.row_no, f."SubAccountId" AS account, f."SubAccountName" AS account_name, f."BillingCurrency" AS currency,
           f."SkuPriceId" AS sku_price, f."ChargeDescription" AS description, f."ListUnitPrice"::numeric AS unit_price,
           f."PricingQuantity"::numeric AS quantity, f."ChargePeriodStart"::timestamptz AS charged_at
      FROM focus f
)
SELECT t.row_no, t.account_name, t.currency, t.description, t.unit_price, t.quantity, t.charged_at,
       t.account || CASE WHEN min(t.currency) OVER a <> max(t.currency) OVER a THEN ' ' || t.currency ELSE '' END AS account,
       t.sku_price || CASE WHEN min(t.unit_price) OVER m <> max(t.unit_price) OVER m THEN ' at ' || t.unit_price ELSE '' END AS metric,
       CASE
       WHEN t.account IS NULL OR t.currency IS NULL THEN 'no account: SubAccountId or BillingCurrency is missing'
       WHEN t.sku_price IS NULL THEN 'no SkuPriceId: there is no price to bill it at'
       WHEN t.unit_price IS NULL OR t.quantity IS NULL THEN 'no amount: ListUnitPrice or PricingQuantity is missing'
       END AS not_billed
  FROM typed t
WINDOW a AS (PARTITION BY t.account), m AS (PARTITION BY t.sku_price, t.currency);

CREATE VIEW billable AS SELECT * FROM charge WHERE not_billed IS NULL;

SELECT count(*) AS rows, count(*) - count(c.not_billed) AS billable, count(*) FILTER (WHERE c.quantity < 0) AS negative,
       count(DISTINCT c.account) AS accounts, count(DISTINCT c.metric) AS prices,
       min(c.charged_at) AS first_charge, max(c.charged_at) AS last_charge
  FROM charge c;

\echo '== 3. Rows that are not billed.'
\echo
SELECT c.row_no, c.account_name, left(c.description, 40) AS description, trim_scale(c.quantity) AS quantity, c.not_billed
  FROM charge c
 WHERE c.not_billed IS NOT NULL
 ORDER BY c.row_no;

\echo '== 4. Catalog, accounts, subscriptions and usage, made from the rows.'
\echo
WITH price AS (
    SELECT b.currency, b.metric, b.unit_price, min(b.description) AS description
      FROM billable b
     GROUP BY b.currency, b.metric, b.unit_price
),
plan AS (
    SELECT p.currency,
           jsonb_agg(jsonb_build_object(
               'code', p.metric, 'name', left(p.description, 100), 'kind', 'usage', 'metric', p.metric,
               'prices', jsonb_build_array(jsonb_build_object('currency', p.currency, 'model', 'unit', 'unit', p.unit_price::text)))
               ORDER BY p.metric) AS items
      FROM price p
     GROUP BY p.currency
)
SELECT a.kind, a.change, count(*)
  FROM (SELECT jsonb_build_object(
                   'sellers', jsonb_build_array(jsonb_build_object(
                       'code', 'reseller', 'name', 'Cloud reseller', 'country', 'US', 'zone', 'UTC',
                       'currency', (SELECT min(p.currency) FROM plan p))),
                   'metrics', (SELECT jsonb_agg(DISTINCT jsonb_build_object('code', p.metric, 'aggregation', 'sum')) FROM price p),
                   'plans', (SELECT jsonb_agg(jsonb_build_object('code', 'list prices ' || p.currency, 'cadence', '1 month', 'items', p.items))
                               FROM plan p)) AS document) d
 CROSS JOIN LATERAL billing.apply_catalog(d.document) a
 GROUP BY a.kind, a.change
 ORDER BY a.kind;

SELECT count(billing.create_account(b.account, 'reseller', name => b.account_name, currency => b.currency)) AS accounts
  FROM (SELECT DISTINCT ON (account) * FROM charge WHERE account IS NOT NULL ORDER BY account, row_no) b;

SELECT count(billing.subscribe(b.account, 'list prices ' || b.currency, at => b.first_month)) AS subscriptions
  FROM (SELECT account, currency, date_trunc('month', min(charged_at)) AS first_month FROM billable GROUP BY account, currency) b;

SELECT billing.maintain_usage_partitions(min(charged_at)::date, max(charged_at)::date) AS partitions_made FROM billable;

WITH loaded AS (
    INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
    SELECT d.account_id, m.metric_id, 'row ' || b.row_no, b.charged_at, b.quantity
      FROM billable b
      JOIN billing.account_directory d ON d.code = b.account
      JOIN billing.metric m ON m.code = b.metric
     ORDER BY d.account_id, m.metric_id, b.row_no
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT count(*) AS events FROM loaded;

\echo '== 5. One billing run for each month.'
\echo
SELECT format('CALL billing.run(as_of => %L)', date_trunc('month', charged_at) + interval '1 month')
  FROM billable
 GROUP BY date_trunc('month', charged_at) + interval '1 month'
 ORDER BY date_trunc('month', charged_at) + interval '1 month'
\gexec
SELECT type, currency, count(*) AS documents, sum(gross) AS gross FROM billing.invoices GROUP BY type, currency ORDER BY type, currency;

\echo '== 6. The largest invoice.'
\echo
\pset tuples_only on
\pset format unaligned
SELECT billing.invoice_text(i.account, i.invoice_no) FROM billing.invoices i ORDER BY i.gross DESC, i.number LIMIT 1;
\pset tuples_only off
\pset format aligned
\echo

\echo '== 7. Every account: the total of its invoices, and ListUnitPrice x PricingQuantity summed in numeric, exact.'
\echo '      They differ where a line (one price in one month) is rounded to the currency, once.'
\echo
CREATE TABLE comparison AS
WITH line AS (
    SELECT b.account, b.currency, b.metric, date_trunc('month', b.charged_at) AS month, sum(b.unit_price * b.quantity) AS exact
      FROM billable b
     GROUP BY 1, 2, 3, 4
),
expected AS (
    SELECT l.account, sum(l.exact) AS exact, count(*) AS lines,
           count(*) FILTER (WHERE round(l.exact, c.minor_digits) <> l.exact) AS rounded_lines,
           sum(round(l.exact, c.minor_digits) - l.exact) AS rounding
      FROM line l
      JOIN billing.currencies() c ON c.code = l.currency
     GROUP BY l.account
),
invoiced AS (
    SELECT i.account, sum(billing.amount(i.gross)) AS total
      FROM billing.invoices i
     GROUP BY i.account
)
SELECT a.code AS account, a.currency, coalesce(i.total, 0) AS invoiced, coalesce(e.exact, 0) AS exact,
       coalesce(i.total, 0) - coalesce(e.exact, 0) AS difference, coalesce(e.rounding, 0) AS rounding,
       coalesce(e.lines, 0) AS lines, coalesce(e.rounded_lines, 0) AS rounded_lines
  FROM billing.account a
  LEFT JOIN expected e ON e.account = a.code
  LEFT JOIN invoiced i ON i.account = a.code;

SELECT c.account, c.currency, c.invoiced, trim_scale(c.exact) AS exact, trim_scale(c.difference) AS difference,
       CASE WHEN c.difference <> c.rounding THEN 'NOT EXPLAINED'
            WHEN c.lines = 0 THEN 'nothing to bill'
            WHEN c.rounded_lines = 0 THEN 'no line needed rounding'
            ELSE format('%s of %s lines rounded', c.rounded_lines, c.lines) END AS because
  FROM comparison c
 ORDER BY c.account;

SELECT currency, count(*) AS accounts, sum(invoiced) AS invoiced, trim_scale(sum(exact)) AS exact,
       trim_scale(sum(difference)) AS difference, trim_scale(sum(rounding)) AS rounding_of_lines,
       sum(lines) AS lines, sum(rounded_lines) AS rounded_lines,
       count(*) FILTER (WHERE difference <> rounding) AS accounts_not_explained
  FROM comparison
 GROUP BY currency
 ORDER BY currency;

DO $$
BEGIN
    IF EXISTS (SELECT FROM comparison WHERE difference <> rounding) THEN
        RAISE EXCEPTION 'an invoice differs from its charges by more than the rounding of its lines';
    END IF;
END;
$$;
