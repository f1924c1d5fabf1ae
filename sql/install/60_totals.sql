-- Totals: the tax of a document's lines in one pass.

CREATE TYPE @extschema@.tax_group AS (
	category text,
	percent numeric,
	base @extschema@.monetary,
	tax @extschema@.monetary
);

COMMENT ON TYPE @extschema@.tax_group IS
'The lines of one tax category (EN 16931: S Z E AE K G O L M B) and percent: the sum of their amounts, and its tax.';

CREATE TYPE @extschema@.totals AS (
	net @extschema@.monetary,
	tax @extschema@.monetary,
	gross @extschema@.monetary,
	groups @extschema@.tax_group[]
);

COMMENT ON TYPE @extschema@.totals IS
'The totals of a document: net is the sum of the groups'' bases, tax that of their taxes, gross the two together.';

CREATE TYPE @extschema@.totals_state;

CREATE FUNCTION @extschema@.totals_state_in(cstring)
RETURNS @extschema@.totals_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_in';

COMMENT ON FUNCTION @extschema@.totals_state_in(cstring) IS
'Text input of totals_state: version, scope, basis, currency and category:percent:sum of each group, as in
''1 group exclusive EUR AE:0:50 S:19:1234.56''; in scope line category:percent:sum:tax. Error: 22P02 for any text that totals_state_out does not give.';

CREATE FUNCTION @extschema@.totals_state_out(@extschema@.totals_state)
RETURNS cstring
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_out';

COMMENT ON FUNCTION @extschema@.totals_state_out(@extschema@.totals_state) IS
'Text output of totals_state; nothing is lost.';

CREATE FUNCTION @extschema@.totals_state_recv(internal)
RETURNS @extschema@.totals_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_recv';

COMMENT ON FUNCTION @extschema@.totals_state_recv(internal) IS
'Binary input of totals_state, see totals_state_send. Error: 22P03 for bytes that are no value.';

CREATE FUNCTION @extschema@.totals_state_send(@extschema@.totals_state)
RETURNS bytea
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_send';

COMMENT ON FUNCTION @extschema@.totals_state_send(@extschema@.totals_state) IS
'Binary output of totals_state, in network order: version, scope and basis (1 byte each), currency (2), number of groups
(4), and of each group its key (8) and the exact sum in units of 10^-15 (16), in scope line that of the taxes too (16).';

CREATE TYPE @extschema@.totals_state (
	INPUT = @extschema@.totals_state_in,
	OUTPUT = @extschema@.totals_state_out,
	RECEIVE = @extschema@.totals_state_recv,
	SEND = @extschema@.totals_state_send,
	INTERNALLENGTH = variable,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE @extschema@.totals_state IS
'A partial aggregate of tax_totals: the exact sum of the amounts of every category and percent, in one currency, and in
scope line the sum of the lines'' taxes.';

CREATE FUNCTION @extschema@.totals_state_add(
	@extschema@.totals_state,
	amount @extschema@.monetary,
	category text,
	percent numeric
)
RETURNS @extschema@.totals_state
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_add';

COMMENT ON FUNCTION @extschema@.totals_state_add(@extschema@.totals_state, @extschema@.monetary, text, numeric) IS
'Transition of tax_totals: the state with one more amount; NULL is the state before the first. A NULL amount changes
nothing. Errors as tax_totals.';

CREATE FUNCTION @extschema@.totals_state_add(
	@extschema@.totals_state,
	amount @extschema@.monetary,
	category text,
	percent numeric,
	scope text,
	basis text
)
RETURNS @extschema@.totals_state
LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_add_as';

COMMENT ON FUNCTION @extschema@.totals_state_add(@extschema@.totals_state, @extschema@.monetary, text, numeric, text, text) IS
'Transition of tax_totals with a scope and a basis: the state with one more amount; NULL is the state before the first. A
NULL amount changes nothing. Errors as tax_totals.';

CREATE FUNCTION @extschema@.totals_state_merge(@extschema@.totals_state, @extschema@.totals_state)
RETURNS @extschema@.totals_state
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_merge';

COMMENT ON FUNCTION @extschema@.totals_state_merge(@extschema@.totals_state, @extschema@.totals_state) IS
'Combination of tax_totals: one state of both. Errors: 22M01 for different currencies, 22023 for different scopes or
bases, 22003 out of range.';

CREATE FUNCTION @extschema@.totals_state_final(@extschema@.totals_state)
RETURNS @extschema@.totals
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'billing_totals_state_final';

COMMENT ON FUNCTION @extschema@.totals_state_final(@extschema@.totals_state) IS
'The totals of a state; in scope group tax is rounded here, and only here. Error: 22003 out of range.';

-- SSPACE: two groups in a chunk of 64 bytes, and the chunk's header.
CREATE AGGREGATE @extschema@.tax_totals(amount @extschema@.monetary, category text, percent numeric) (
	SFUNC = @extschema@.totals_state_add,
	STYPE = @extschema@.totals_state,
	SSPACE = 72,
	FINALFUNC = @extschema@.totals_state_final,
	COMBINEFUNC = @extschema@.totals_state_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.tax_totals(@extschema@.monetary, text, numeric) IS
'The totals of lines with net amounts: one group for every category and percent, sorted by both, whose tax is
base * percent / 100, rounded once, half up (away from zero), to the currency''s minor digits. Amounts are summed as they
are. Categories are those of EN 16931 (S Z E AE K G O L M B); percent is 0 to 1000, at most 10 fraction digits, and NULL
means 0 but for S, L, M and B. Rows with a NULL amount are skipped; NULL where no row is left. Errors: 22023 for a NULL or
unknown category and a percent that is out of range or missing, 22M03 for more fraction digits, 22M01 for mixed
currencies, 22003 when a sum is out of range, 54000 beyond 10000 groups.';


-- SSPACE: two groups with a sum of taxes in a chunk of 128 bytes, and the chunk's header.
CREATE AGGREGATE @extschema@.tax_totals(
	amount @extschema@.monetary,
	category text,
	percent numeric,
	scope text,
	basis text
) (
	SFUNC = @extschema@.totals_state_add,
	STYPE = @extschema@.totals_state,
	SSPACE = 136,
	FINALFUNC = @extschema@.totals_state_final,
	COMBINEFUNC = @extschema@.totals_state_merge,
	PARALLEL = SAFE
);

COMMENT ON AGGREGATE @extschema@.tax_totals(@extschema@.monetary, text, numeric, text, text) IS
'The same with a say in where tax is rounded and what the amounts are. Scope ''group'' rounds once for every category and
percent, ''line'' the tax of every amount, and sums. Basis ''exclusive'': amounts are without tax, tax is amount * percent
/ 100. Basis ''inclusive'': amounts include it, tax is amount * percent / (100 + percent), and the base of a group is the sum
of its amounts less its tax, so gross is the sum of the amounts to the last digit. Both are the same for all rows. Errors as
above; 22023 for a scope or basis that is NULL, unknown or not that of the rows before.';
