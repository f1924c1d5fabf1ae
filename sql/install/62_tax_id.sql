-- Tax ids: form and check digits, without a network.

CREATE FUNCTION @extschema@.tax_id_check(country text, id text)
RETURNS boolean
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_tax_id_check';

COMMENT ON FUNCTION @extschema@.tax_id_check(text, text) IS
'Whether a text can be a business tax id of a country: its form and check digits, not whether somebody has it. Knows the VAT
numbers of the EU member states (Greece as GR or EL), GB, XI and MC, the UID of CH and LI, the organisation number of NO and the
ABN of AU; NULL for other countries. Blanks, points and the like are skipped, letters may be small, the prefix may be missing.';

CREATE FUNCTION @extschema@.tax_id_normalize(country text, id text)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_tax_id_normalize';

COMMENT ON FUNCTION @extschema@.tax_id_normalize(text, text) IS
'A tax id as invoices show it: capital letters and digits with the prefix, as in DE136695976 or EL094259216; unchanged for
countries that tax_id_check does not know. Error: 22023 where it cannot be one of the country.';
