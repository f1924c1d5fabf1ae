-- Taxes of one amount: on each other, in the price or on top, with caps and brackets.

CREATE TYPE @extschema@.tax_bracket AS (
	up_to numeric,
	percent numeric
);

COMMENT ON TYPE @extschema@.tax_bracket IS
'A slice of a base, up to and including up_to majors (NULL: all the rest), and its percent.';

CREATE TYPE @extschema@.tax_rule AS (
	kind text,
	rate numeric,
	name text,
	category text,
	included boolean,
	affects_next boolean,
	base_affected boolean,
	withholding boolean,
	cap numeric,
	brackets @extschema@.tax_bracket[]
);

COMMENT ON TYPE @extschema@.tax_rule IS
'One tax of a chain, see tax_compute. kind is percent (of the base), per_unit (rate is majors for each unit), gross_share (a
percent of base and tax together; neighbours are shares of one gross) or brackets. included: the amount holds the tax; NULL as
the basis says. affects_next: later bases hold it. base_affected, default true: its own base holds the earlier ones that do.
withholding: the payer keeps it back. cap: the most it can be, in majors.';

CREATE FUNCTION @extschema@.tax_rule(
	kind text,
	rate numeric DEFAULT NULL,
	name text DEFAULT NULL,
	category text DEFAULT NULL,
	included boolean DEFAULT NULL,
	affects_next boolean DEFAULT false,
	base_affected boolean DEFAULT true,
	withholding boolean DEFAULT false,
	cap numeric DEFAULT NULL,
	brackets @extschema@.tax_bracket[] DEFAULT NULL
)
RETURNS @extschema@.tax_rule
LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
RETURN ROW(kind, rate, name, category, included, affects_next, base_affected, withholding, cap, brackets)::@extschema@.tax_rule;

COMMENT ON FUNCTION @extschema@.tax_rule(text, numeric, text, text, boolean, boolean, boolean, boolean, numeric, @extschema@.tax_bracket[]) IS
'A tax_rule by named arguments. Nothing is checked before tax_compute uses it.';

CREATE FUNCTION @extschema@.tax_compute(
	amount @extschema@.monetary,
	taxes @extschema@.tax_rule[],
	basis text DEFAULT 'exclusive',
	quantity numeric DEFAULT 1,
	increment numeric DEFAULT NULL,
	mode @extschema@.rounding DEFAULT 'half_up'
)
RETURNS TABLE (
	tax_no integer,
	name text,
	category text,
	percent numeric,
	included boolean,
	withholding boolean,
	base @extschema@.monetary,
	tax @extschema@.monetary,
	net @extschema@.monetary
)
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
COST 10 ROWS 2
AS 'MODULE_PATHNAME', 'billing_tax_compute';

COMMENT ON FUNCTION @extschema@.tax_compute(@extschema@.monetary, @extschema@.tax_rule[], text, numeric, numeric, @extschema@.rounding) IS
'The taxes of an amount, one row for each rule, in order. Basis exclusive or inclusive is for rules that do not say whether
they are included; withholding never is. The amount is solved for the net exactly; each tax is rounded once, its size in the
given mode to a multiple of increment (majors; NULL: the currency''s minor unit), and takes the amount''s sign, so the taxes of
-amount are those of amount with the other sign. net is the amount less the included taxes as rounded; base is net and the earlier
taxes it holds; gross is net and all taxes but those withheld. quantity is for taxes per unit, its sign that of the amount.
No row where an argument other than increment is NULL. Errors: 22023 for rules that make no sense (a cap or brackets on an
included tax, percents not between 0 and 1000, gross shares of 100 or more), naming which; 22M03 for too many fraction digits,
54000 beyond 32 rules, 22003 out of range.';
