-- Invoices for people.

CREATE FUNCTION @extschema@.invoice_page(invoice jsonb, locale text DEFAULT 'en', paper text DEFAULT 'A4')
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
COST 100
AS 'MODULE_PATHNAME', 'billing_invoice_page';

COMMENT ON FUNCTION @extschema@.invoice_page(jsonb, text, text) IS
'An invoice as one page of HTML that needs nothing else: no script, no font, no picture is loaded. The invoice is a document as
billing.invoice_json() gives it, with what billing.invoice_usage() gives as its member usage. Words are English, German, French,
Spanish, Italian or Dutch by the language of the locale, English for others; amounts are written as format() writes them. Amounts
of a credit note are shown positive. paper is A4 or letter. Texts of the document are shown, never read as markup; characters that
HTML cannot hold become U+FFFD. Errors: 22023 for an unknown locale or paper, and with the path of a value that is no text, number or day.';
