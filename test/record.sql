-- Included by the tests of the record layer after setup.sql: tables, a small catalog, helpers.
SET client_min_messages = warning;
SELECT billing.setup() \g /dev/null
SET search_path = public, billing;
SET timezone = 'UTC';

SELECT count(*) FROM billing.apply_catalog($catalog$
{"sellers": [{"code": "acme", "name": "Acme GmbH", "country": "DE", "currency": "EUR", "zone": "UTC", "numbers": "INV-{YYYY}-{seq:6}"}],
 "metrics": [{"code": "api_calls", "aggregation": "sum"}],
 "plans": [
  {"code": "pro", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "30"}]}]},
  {"code": "team", "cadence": "1 month", "items": [
   {"code": "seats", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "10"}]}]},
  {"code": "metered", "cadence": "1 month", "items": [
   {"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [
    {"currency": "EUR", "model": "graduated", "tiers": [{"up_to": "1000", "unit": "0.10"}, {"unit": "0.08"}]}]}]},
  {"code": "annual", "cadence": "1 year", "items": [
   {"code": "base", "kind": "recurring", "timing": "advance", "prices": [{"currency": "EUR", "model": "flat", "amount": "1200"}]},
   {"code": "calls", "kind": "usage", "metric": "api_calls", "cadence": "1 month", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]},
  {"code": "arrears", "cadence": "1 month", "items": [
   {"code": "base", "kind": "recurring", "timing": "arrears", "prices": [{"currency": "EUR", "model": "flat", "amount": "50"}]},
   {"code": "calls", "kind": "usage", "metric": "api_calls", "prices": [{"currency": "EUR", "model": "unit", "unit": "1"}]}]}]}
$catalog$) \g /dev/null

-- billing.run() commits; inside the transaction of a test the same steps are taken without.
CREATE FUNCTION public.run(as_of timestamptz, issue boolean DEFAULT true, batch_size integer DEFAULT 1000) RETURNS bigint
LANGUAGE plpgsql AS $function$
DECLARE
    run_no bigint := billing.open_run(as_of, issue, batch_size);
BEGIN
    PERFORM billing.plan_run(run_no);
    WHILE billing.bill_next_batch(run_no) LOOP
    END LOOP;
    PERFORM billing.close_run(run_no);
    RETURN run_no;
END;
$function$;

-- The documents of an account in one text each: "invoice 1 INV-2026-000001: base 2026-04-01 30.00 | … = net + tax".
CREATE FUNCTION public.documents(account text, first_no integer DEFAULT 1) RETURNS SETOF text
LANGUAGE sql STABLE AS $function$
    SELECT format('%s %s: %s = %s + %s', i.type, i.invoice_no,
                  (SELECT string_agg(format('%s %s..%s %s%s', l.item, lower(l.service)::date, upper(l.service)::date, billing.amount(l.amount),
                                            ' corrects ' || l.source_invoice_no), ' | ' ORDER BY l.line_no)
                     FROM billing.invoice_line l WHERE l.account_id = i.account_id AND l.invoice_no = i.invoice_no),
                  billing.amount(i.net), billing.amount(i.tax))
      FROM billing.invoice i
      JOIN billing.account_directory d ON d.account_id = i.account_id
     WHERE d.code = documents.account AND i.invoice_no >= first_no
     ORDER BY i.invoice_no
$function$;
