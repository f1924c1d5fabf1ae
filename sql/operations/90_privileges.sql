--
-- Nobody but the owner calls the operations until they are granted
--

DO $block$
DECLARE
    routine record;
BEGIN
    FOR routine IN
        SELECT p.oid::regprocedure AS signature
          FROM pg_proc p
         WHERE p.pronamespace = 'billing'::regnamespace
           AND (p.prokind = 'a' OR p.prolang IN (SELECT l.oid FROM pg_language l WHERE l.lanname IN ('sql', 'plpgsql')))
           AND p.proowner = (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user)
           AND p.proacl IS NULL
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', routine.signature);
    END LOOP;
END;
$block$;
