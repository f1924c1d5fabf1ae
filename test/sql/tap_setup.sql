\unset ECHO
\i test/setup.sql
SELECT plan(16);
SET client_min_messages = warning;

SELECT is((SELECT count(*) FROM pg_class WHERE relnamespace = 'billing'::regnamespace AND relkind IN ('r', 'p', 'v')), 0::bigint, 'the extension itself has no table');
SELECT matches(billing.setup(), '^billing .* is set up, [0-9]+ record pieces applied$', 'setup() makes the record layer');
SELECT is(billing.setup(), 'billing ' || billing.version() || ' is up to date', 'a second setup() is a no-op');
SELECT is((SELECT count(*) FROM pg_depend d JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
            WHERE d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'billing') AND c.relkind IN ('r', 'p', 'v')), 0::bigint, 'no table or view is a member');
SELECT throws_ok('DROP EXTENSION billing', '2BP01', NULL, 'the extension cannot be dropped under the record layer');

-- An upgrade: a piece that this version adds is applied, what is there stays.
SELECT count(*) FROM billing.apply_catalog('{"sellers": [{"code": "acme", "name": "Acme", "country": "DE", "currency": "EUR"}]}') \g /dev/null
DELETE FROM billing.schema_version WHERE layer = 'record' AND name = '60_run';
DELETE FROM billing.schema_version WHERE layer = 'operations';
DROP TABLE billing.run, billing.run_batch, billing.run_failure CASCADE;
SELECT is(billing.setup(), 'billing ' || billing.version() || ' is set up, 1 record piece applied', 'setup() after an upgrade applies what is missing');
SELECT has_table('billing', 'run_batch', 'the new tables are there');
SELECT has_function('billing', 'preview', 'and the operations');
SELECT is((SELECT count(*) FROM billing.seller), 1::bigint, 'the data is still there');

-- Updated without setup(): nothing is written by old operations.
SAVEPOINT updated;
CREATE OR REPLACE FUNCTION billing.version() RETURNS text LANGUAGE sql IMMUTABLE RETURN '99.0.0';
SELECT throws_ok($$SELECT billing.create_account('a', 'acme')$$, '55000', NULL, 'operations refuse to work after an update without setup()');
ROLLBACK TO updated;

-- Who may do what.
SELECT is_empty($$SELECT p.oid::regprocedure FROM pg_proc p
                   WHERE p.pronamespace = 'billing'::regnamespace AND has_function_privilege('public', p.oid, 'EXECUTE')
                     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')$$,
    'no operation is open to everybody');
GRANT CREATE ON SCHEMA billing TO PUBLIC;
SELECT throws_ok('SELECT billing.setup()', '55000', 'schema "billing" is open for others to create objects in: PUBLIC', 'setup() refuses a schema that others may create in');
REVOKE CREATE ON SCHEMA billing FROM PUBLIC;
CREATE ROLE billing_test_eve;
CREATE FUNCTION billing.planted() RETURNS void LANGUAGE sql RETURN NULL;
ALTER FUNCTION billing.planted() OWNER TO billing_test_eve;
SELECT throws_ok('SELECT billing.setup()', '55000', 'schema "billing" or objects in it belong to billing_test_eve', 'or one in which others own something');
DROP FUNCTION billing.planted();

-- Everything says what it is.
SELECT is_empty($$
    SELECT 'function ' || p.oid::regprocedure FROM pg_proc p
     WHERE p.pronamespace = 'billing'::regnamespace AND obj_description(p.oid, 'pg_proc') IS NULL
       AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_extension x ON x.oid = d.refobjid AND x.extname <> 'billing'
                        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
     UNION ALL
    SELECT 'relation ' || c.oid::regclass FROM pg_class c
     WHERE c.relnamespace = 'billing'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND obj_description(c.oid, 'pg_class') IS NULL
     UNION ALL
    SELECT 'type ' || t.oid::regtype FROM pg_type t
     WHERE t.typnamespace = 'billing'::regnamespace AND t.typtype IN ('b', 'e', 'r') AND t.typelem = 0 AND obj_description(t.oid, 'pg_type') IS NULL
       AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_extension x ON x.oid = d.refobjid AND x.extname <> 'billing'
                        WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')$$,
    'every function, table, view and type has a comment');

-- The record layer can be distributed by account: keys lead with it, and nothing crosses accounts.
CREATE TEMPORARY VIEW account_table AS
SELECT c.oid, c.relname, a.attnum
  FROM pg_class c
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id' AND a.attnotnull
 WHERE c.relnamespace = 'billing'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
   AND c.relname NOT IN ('seller', 'number_series', 'metric', 'plan', 'plan_item', 'plan_price', 'plan_phase', 'plan_phase_price', 'price_correction', 'coupon', 'tax_jurisdiction', 'tax_class',
                         'tax_rate', 'tax_registration', 'exchange_rate',
                         'account_directory', 'run', 'run_batch', 'run_failure', 'run_threshold', 'usage_rollup', 'schema_version');
SELECT is_empty($$SELECT t.relname, i.indexrelid::regclass FROM account_table t LEFT JOIN pg_index i ON i.indrelid = t.oid AND (i.indisunique OR i.indisexclusion)
                  WHERE t.attnum IS NULL OR i.indkey[0] IS DISTINCT FROM t.attnum$$, 'every key of an account table leads with account_id');
SELECT is_empty($$SELECT t.relname, c.conname FROM account_table t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f' JOIN account_table f ON f.oid = c.confrelid
                  WHERE c.conkey[1] <> t.attnum OR c.confkey[1] <> f.attnum$$, 'so does every foreign key between them');

SELECT * FROM finish();
ROLLBACK;
