-- Files of comma-separated values, for those who load rates.

CREATE FUNCTION @extschema@.csv_rows(document text)
RETURNS TABLE (line integer, cells text[])
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
COST 100 ROWS 1000
AS 'MODULE_PATHNAME', 'billing_csv_rows';

COMMENT ON FUNCTION @extschema@.csv_rows(text) IS
'The rows of comma-separated values (RFC 4180), with the line that each starts on. Cells in quotes may hold commas, line ends and
doubled quotes; lines that are empty or start with # are left out. Errors: 22023, with the line, for quotes where none belong.';
