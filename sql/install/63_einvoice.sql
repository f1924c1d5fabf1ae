-- Electronic invoices: the rules of EN 16931, and its two syntaxes.

CREATE FUNCTION @extschema@.en16931_check(invoice jsonb)
RETURNS TABLE (rule text, message text)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
COST 100 ROWS 1
AS 'MODULE_PATHNAME', 'billing_en16931_check';

COMMENT ON FUNCTION @extschema@.en16931_check(jsonb) IS
'The rules of EN 16931 that an invoice breaks, one row for each place, none where it conforms: what has to be there, code lists,
decimals, and every sum and product, exact to the last digit. The invoice is a document as billing.invoice_json() gives it; amounts
of a credit note are negative in it. Errors: 22023 with the path of a value that is no text, number or day.';

CREATE FUNCTION @extschema@.en16931_xml(invoice jsonb, format text DEFAULT 'ubl', customization text DEFAULT 'en16931')
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
COST 100
AS 'MODULE_PATHNAME', 'billing_en16931_xml';

COMMENT ON FUNCTION @extschema@.en16931_xml(jsonb, text, text) IS
'The same invoice as XML in UTF-8: UBL 2.1 or, as cii, UN/CEFACT D16B, the same bytes on every machine. The customization is
en16931, peppol (BIS Billing 3), xrechnung, or an identifier of your own that starts with urn:. Errors: 22023 for an unknown
format or customization, an invoice that breaks a rule, naming all in the detail, and a character that XML cannot hold.';
