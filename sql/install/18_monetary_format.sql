-- Amounts as people read them.

CREATE FUNCTION @extschema@.format(
	m @extschema@.monetary,
	locale anycompatible DEFAULT 'en'::text,
	style anycompatible DEFAULT 'symbol'::text
)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_format';

COMMENT ON FUNCTION @extschema@.format(@extschema@.monetary, anycompatible, anycompatible) IS
'The amount as people of a locale write it, by tables of this extension (Unicode CLDR 47), never by the server''s
locales. locale: language, perhaps script and country, as de, de-CH, zh_Hant_TW, in any case; a country that locales()
does not list has the form of its language. style: symbol ($5.00); code (USD 5.00); name (5 US dollars); accounting,
where negative amounts stand in brackets in many locales (($5.00)); accounting_code ((USD 5.00)). Nothing is rounded:
all digits are shown, at least those of the minor unit, except that a whole amount before a name has none; round
first. Digits are always 0 to 9; blanks are U+00A0 and U+202F where the locale has them. Where it knows no symbol or
name, the code stands instead. locale and style are text; their declared type keeps format(''%I'', x) of PostgreSQL what
it is where this schema is in the search path. Errors: 22023 for an unknown locale or style, 42804 for other types;
22P05 where the database''s encoding has not all the characters.';

CREATE FUNCTION @extschema@.locales()
RETURNS TABLE (locale text)
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
ROWS 250
AS 'MODULE_PATHNAME', 'billing_locales';

COMMENT ON FUNCTION @extschema@.locales() IS
'The locales that format knows, sorted: languages, and countries and scripts that write amounts in another way than the
language alone.';
