--
-- setup(): the record layer and the operations
--
-- Members hold no data: setup() creates tables, triggers, functions, procedures
-- and views as ordinary objects of the caller, so that a dump holds them, a
-- restore is exact and DROP EXTENSION cannot delete a ledger.
--

CREATE FUNCTION @extschema@.version() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN '@version@';
COMMENT ON FUNCTION @extschema@.version() IS
'Version of the installed extension. The record layer must have been set up by the same version: see setup().';

CREATE FUNCTION @extschema@.setup() RETURNS text
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, @extschema@, pg_temp
SET client_min_messages = warning
AS $setup$
DECLARE
    piece record;
    applied integer := 0;
    outsider text;
    digest_before text;
    digest_now text;
BEGIN
    -- An object planted by someone else would be adopted below.
    SELECT string_agg(DISTINCT CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(grantee.rolname) END, ', ')
      INTO outsider
      FROM pg_namespace n
     CROSS JOIN LATERAL aclexplode(n.nspacl) AS acl
      LEFT JOIN pg_roles grantee ON grantee.oid = acl.grantee
     WHERE n.nspname = '@extschema@'
       AND acl.privilege_type = 'CREATE'
       AND acl.grantee <> n.nspowner
       AND (grantee.oid IS NULL OR grantee.rolname <> current_user);
    IF outsider IS NOT NULL THEN
        RAISE EXCEPTION 'schema "@extschema@" is open for others to create objects in: %', outsider
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  DETAIL = 'The record layer would trust whatever they put there.',
                  HINT = format('REVOKE CREATE ON SCHEMA @extschema@ FROM %s, then call setup() again.', outsider);
    END IF;

    SELECT string_agg(DISTINCT quote_ident(r.rolname), ', ') INTO outsider
      FROM (SELECT n.nspowner AS owner FROM pg_namespace n WHERE n.nspname = '@extschema@'
             UNION SELECT c.relowner FROM pg_class c WHERE c.relnamespace = '@extschema@'::regnamespace
             UNION SELECT p.proowner FROM pg_proc p WHERE p.pronamespace = '@extschema@'::regnamespace
             UNION SELECT t.typowner FROM pg_type t WHERE t.typnamespace = '@extschema@'::regnamespace
             UNION SELECT o.oprowner FROM pg_operator o WHERE o.oprnamespace = '@extschema@'::regnamespace) o
      JOIN pg_roles r ON r.oid = o.owner
     WHERE NOT r.rolsuper AND r.rolname <> current_user;
    IF outsider IS NOT NULL THEN
        RAISE EXCEPTION 'schema "@extschema@" or objects in it belong to %', outsider
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  DETAIL = 'setup() would adopt what they own, and they could change it afterwards.',
                  HINT = 'Drop these objects, or call setup() as their owner where it is the owner of the record layer.';
    END IF;

    -- One setup at a time.
    PERFORM pg_advisory_xact_lock(hashtextextended('@extschema@.setup', 0));

    CREATE TEMPORARY TABLE setup_piece (layer text, name text, body text) ON COMMIT DROP;
    INSERT INTO pg_temp.setup_piece (layer, name, body)
    SELECT 'record', p.name, p.body
      FROM (VALUES
-- @record@
           ) AS p (name, body)
     UNION ALL
    SELECT 'operations', p.name, p.body
      FROM (VALUES
-- @operations@
           ) AS p (name, body);

    IF to_regclass('@extschema@.schema_version') IS NULL THEN
        CREATE TABLE @extschema@.schema_version (
            layer text NOT NULL,
            name text NOT NULL,
            version text NOT NULL,
            digest text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now(),
            CONSTRAINT schema_version_pkey PRIMARY KEY (layer, name)
        );
        COMMENT ON TABLE @extschema@.schema_version IS
'What setup() has applied: a row for each piece of the record layer, applied once and never again, and a row for the operations as a whole, re-created by each version.';
    END IF;

    -- A released piece of the record layer never changes; a migration is a new piece.
    FOR piece IN
        SELECT p.name, p.body
          FROM pg_temp.setup_piece p
         WHERE p.layer = 'record'
           AND NOT EXISTS (SELECT FROM @extschema@.schema_version v WHERE v.layer = 'record' AND v.name = p.name)
         ORDER BY p.name
    LOOP
        EXECUTE piece.body;
        INSERT INTO @extschema@.schema_version (layer, name, version, digest)
        VALUES ('record', piece.name, '@version@', md5(piece.body));
        applied := applied + 1;
    END LOOP;

    SELECT md5(string_agg(p.name || p.body, '' ORDER BY p.name)) INTO digest_now
      FROM pg_temp.setup_piece p WHERE p.layer = 'operations';
    SELECT v.version || ' ' || v.digest INTO digest_before
      FROM @extschema@.schema_version v WHERE v.layer = 'operations';

    IF digest_before IS DISTINCT FROM '@version@ ' || digest_now OR applied > 0 THEN
        FOR piece IN SELECT p.name, p.body FROM pg_temp.setup_piece p WHERE p.layer = 'operations' ORDER BY p.name LOOP
            EXECUTE piece.body;
        END LOOP;
        INSERT INTO @extschema@.schema_version (layer, name, version, digest)
        VALUES ('operations', 'all', '@version@', digest_now)
        ON CONFLICT (layer, name) DO UPDATE
           SET version = EXCLUDED.version, digest = EXCLUDED.digest, applied_at = now();
    ELSE
        DROP TABLE pg_temp.setup_piece;
        RETURN 'billing @version@ is up to date';
    END IF;

    DROP TABLE pg_temp.setup_piece;
    RETURN format('billing @version@ is set up, %s record %s applied',
                  applied, CASE WHEN applied = 1 THEN 'piece' ELSE 'pieces' END);
END;
$setup$;
COMMENT ON FUNCTION @extschema@.setup() IS
'Creates the record layer (tables) and the operations (functions, procedures, views) in schema billing, owned by the caller, or brings an older record layer forward after ALTER EXTENSION billing UPDATE. A second call changes nothing. Returns what it did. Refused (55000) while another role that is no superuser may create objects in the schema or owns any there.';
REVOKE EXECUTE ON FUNCTION @extschema@.setup() FROM PUBLIC;
