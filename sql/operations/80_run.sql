--
-- The run
--

CREATE OR REPLACE FUNCTION billing.check_as_of(as_of timestamptz) RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF as_of IS NULL OR NOT isfinite(as_of) THEN
        RAISE EXCEPTION 'a run bills up to a point in time, not to "%"', coalesce(as_of::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Pass the time as as_of.';
    END IF;
    -- No document may be dated after what the next one could be.
    IF as_of > '2999-12-31 00:00+00' THEN
        RAISE EXCEPTION 'a run cannot bill up to "%"', as_of
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Times to the end of 2999 can be billed.';
    END IF;
    RETURN as_of;
END;
$function$;
COMMENT ON FUNCTION billing.check_as_of(timestamptz) IS 'Its argument; NULL, infinite or after 2999: 22023.';

CREATE OR REPLACE FUNCTION billing.check_issue(issue boolean) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF issue IS NULL THEN
        RAISE EXCEPTION 'issue is true or false' USING ERRCODE = 'invalid_parameter_value',
            HINT = 'true: the documents get their numbers; false: they stay drafts.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_issue(boolean) IS 'Raises 22023 where issue is NULL.';

CREATE OR REPLACE FUNCTION billing.preview(account text, as_of timestamptz) RETURNS SETOF billing.invoice_line
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, billing, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_nestloop = off
SET enable_mergejoin = off
SET jit = off
AS $function$
DECLARE
    payer bigint;
BEGIN
    -- Like the statement of the run, this one takes longer to plan than to execute: plpgsql keeps the plan.
    PERFORM billing.check_as_of(as_of);
    SELECT f.account_id INTO payer FROM billing.find_account(preview.account) f;
    RETURN QUERY SELECT l.* FROM billing.due_lines(ARRAY[payer], preview.as_of, billing.examined_since(payer)) l;
END;
$function$;
COMMENT ON FUNCTION billing.preview(text, timestamptz) IS
'The lines that a run as of this time would write for the account, and nothing else: the same query without the insert. Of a subaccount: those of its paying account. An as_of that is NULL, infinite or after 2999: 22023.';

CREATE OR REPLACE FUNCTION billing.bill_account(account text, as_of timestamptz, issue boolean, bounded boolean, idempotency_key text) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
SET timezone = 'UTC'
AS $function$
DECLARE
    operation text := CASE WHEN bounded THEN 'bill' ELSE 'issue_invoice' END;
    arguments jsonb := jsonb_build_object('account', account, 'as_of', as_of, 'issue', issue);
    known jsonb;
    payer bigint;
    since xid8;
    documents integer;
    held record;
BEGIN
    PERFORM billing.check_version();
    PERFORM billing.check_as_of(as_of);
    PERFORM billing.check_issue(issue);
    SELECT f.account_id INTO payer FROM billing.find_account(bill_account.account) f;
    PERFORM billing.lock_account(payer);
    known := billing.recall_request(payer, idempotency_key, operation, arguments);
    IF known IS NOT NULL THEN
        RETURN known::integer;
    END IF;
    since := billing.examined_since(payer);
    documents := billing.write_documents(ARRAY[payer], as_of, issue, since, bounded => bounded);
    IF issue THEN
        SELECT h.* INTO held FROM billing.held_documents(ARRAY[payer]) h;
        IF FOUND THEN
            RAISE WARNING '%', held.message USING DETAIL = held.detail, HINT = held.hint;
        ELSE
            PERFORM billing.resolve_failures(ARRAY[payer], since);
        END IF;
    END IF;
    PERFORM billing.keep_request(payer, idempotency_key, operation, arguments, to_jsonb(documents));
    RETURN documents;
END;
$function$;
COMMENT ON FUNCTION billing.bill_account(text, timestamptz, boolean, boolean, text) IS
'What bill() and issue_invoice() do. bounded: documents above the safety bound of the account stay drafts.';

CREATE OR REPLACE FUNCTION billing.bill(account text, as_of timestamptz, issue boolean DEFAULT true, idempotency_key text DEFAULT NULL) RETURNS integer
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT billing.bill_account(account, as_of, issue, true, idempotency_key);
END;
COMMENT ON FUNCTION billing.bill(text, timestamptz, boolean, text) IS
'Bills one account in the transaction of the caller, as a run would; returns the number of documents written. issue false leaves drafts; what a safety bound of the seller holds stays a draft too, with a warning. A NULL, or an as_of that preview() refuses: 22023.';

CREATE OR REPLACE FUNCTION billing.open_run(as_of timestamptz, issue boolean, batch_size integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    this_run billing.run;
BEGIN
    PERFORM billing.check_version();
    PERFORM billing.check_as_of(as_of);
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'transaction isolation level "%" is not supported here', current_setting('transaction_isolation')
            USING ERRCODE = 'invalid_transaction_state',
                  HINT = 'Call billing.run() in READ COMMITTED.';
    END IF;
    PERFORM billing.check_issue(issue);
    IF batch_size < 1 THEN
        RAISE EXCEPTION 'invalid batch size "%"', batch_size USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass a positive number of accounts, or NULL to have it chosen.';
    END IF;

    -- Sessions that ask for the same run share it; a run that was interrupted goes on.
    PERFORM pg_advisory_xact_lock(hashtextextended('billing.open_run', 0));
    SELECT r.* INTO this_run
      FROM billing.run r
     WHERE r.as_of = open_run.as_of AND r.issue = open_run.issue AND r.finished_at IS NULL
     ORDER BY r.run_no DESC
     LIMIT 1;
    IF NOT FOUND THEN
        INSERT INTO billing.run (run_no, as_of, issue, since, horizon, system_identifier, batch_size, started_at)
        SELECT (SELECT coalesce(max(n.run_no), 0) + 1 FROM billing.run n), open_run.as_of, open_run.issue,
               billing.examined_since(), pg_snapshot_xmin(pg_current_snapshot()), c.system_identifier, open_run.batch_size, clock_timestamp()
          FROM pg_control_system() c
        RETURNING * INTO this_run;
    END IF;
    RETURN this_run.run_no;
END;
$function$;
COMMENT ON FUNCTION billing.open_run(timestamptz, boolean, integer) IS
'Number of the unfinished run with these arguments, or of a new one. The caller commits, and plans it.';

CREATE OR REPLACE FUNCTION billing.join_run(run_no bigint) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT pg_advisory_xact_lock_shared(1651076204, (run_no % 2147483647)::integer);
END;
COMMENT ON FUNCTION billing.join_run(bigint) IS
'Shows in pg_locks, until the transaction ends, that this session works on a run: see run_progress. Waits for nobody.';

CREATE OR REPLACE FUNCTION billing.chosen_batch_size(accounts bigint, memory bigint) RETURNS bigint
LANGUAGE sql STABLE
BEGIN ATOMIC
    -- 4 kB an account: what the statements of a batch sort and hash then fits. Sessions that share a small run get a part each.
    SELECT greatest(100, least(memory / 4096, accounts / 8, 10000));
END;
COMMENT ON FUNCTION billing.chosen_batch_size(bigint, bigint) IS
'Accounts in a batch of a run with so many, where the caller states none: as the memory (work_mem, in bytes) allows, at most an eighth of them, from 100 to 10,000.';

CREATE OR REPLACE FUNCTION billing.write_batches(this_run billing.run, memory bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
-- It sorts and hashes all accounts that are due. That takes little longer with little memory, and then the same for any number of them.
SET work_mem = '1MB'
SET hash_mem_multiplier = 1
AS $function$
DECLARE
    closed_before timestamptz;
BEGIN
    -- Accounts with something due, with changes, or with usage in billed cycles that was recorded since the last run, each kind in
    -- batches of its own; those that failed by a few, for they may fail again. A run that goes on gets those that it has no batch for yet.
    SELECT max(s.late_before) INTO closed_before FROM billing.subscription s;
    INSERT INTO billing.run_batch (run_no, batch_no, account_ids, accounts, since)
    WITH due AS (
        -- an account is of the first kind in the alphabet that it has
        SELECT w.account_id, w.kind, row_number() OVER (PARTITION BY w.kind ORDER BY w.account_id) - 1 AS before
          FROM (SELECT k.account_id, min(k.kind) AS kind
                  FROM (SELECT s.account_id, 'plain' AS kind FROM billing.subscription s WHERE s.due_at <= this_run.as_of
                         UNION ALL
                        SELECT y.account_id, 'modified' FROM billing.dirty y WHERE y.due_at <= this_run.as_of
                         UNION ALL
                        SELECT h.account_id, 'modified' FROM billing.charge h WHERE h.is_open AND h.charged_at <= this_run.as_of
                         UNION ALL
                        -- a draft goes, also where nothing is due any more
                        SELECT t.account_id, 'modified' FROM billing.invoice_status t WHERE t.state = 'draft'
                         UNION ALL
                        SELECT u.account_id, 'late'
                          FROM billing.usage_event u
                          JOIN billing.subscription s ON s.account_id = u.account_id
                         WHERE u.recorded_xid >= this_run.since
                           AND u.occurred_at < closed_before
                           AND u.occurred_at < s.late_before
                         UNION ALL
                        SELECT f.account_id, 'failed' FROM billing.run_failure f WHERE f.resolved_at IS NULL) k
                 GROUP BY k.account_id) w
         WHERE w.account_id NOT IN (SELECT unnest(k.account_ids) FROM billing.run_batch k WHERE k.run_no = this_run.run_no)
    ),
    size AS (
        SELECT coalesce(this_run.batch_size, billing.chosen_batch_size(count(*), memory)) AS accounts FROM due
    )
    SELECT this_run.run_no,
           (SELECT count(*) FROM billing.run_batch k WHERE k.run_no = this_run.run_no) + row_number() OVER (ORDER BY b.kind, b.batch),
           b.account_ids, cardinality(b.account_ids),
           CASE b.kind WHEN 'failed' THEN '0'::xid8 WHEN 'late' THEN this_run.since END
      FROM (SELECT c.kind, c.batch, array_agg(c.account_id ORDER BY c.account_id) AS account_ids
              FROM (SELECT d.account_id, d.kind, d.before / least(s.accounts, CASE d.kind WHEN 'failed' THEN 20 END) AS batch
                      FROM due d CROSS JOIN size s) c
             GROUP BY c.kind, c.batch) b;
END;
$function$;
COMMENT ON FUNCTION billing.write_batches(billing.run, bigint) IS
'Writes the batches of a run for all accounts that are due and that it has no batch for yet; memory: that of the caller, see chosen_batch_size().';

CREATE OR REPLACE FUNCTION billing.plan_run(run_no bigint) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    this_run billing.run;
BEGIN
    PERFORM billing.join_run(run_no);
    PERFORM pg_advisory_xact_lock(hashtextextended('billing.open_run', 0));
    SELECT r.* INTO this_run FROM billing.run r WHERE r.run_no = plan_run.run_no;
    PERFORM billing.write_batches(this_run, pg_size_bytes(current_setting('work_mem')));
    UPDATE billing.run r SET planned_at = clock_timestamp() WHERE r.run_no = plan_run.run_no AND r.planned_at IS NULL;
END;
$function$;
COMMENT ON FUNCTION billing.plan_run(bigint) IS
'Writes the batches of a run: all accounts that are due and that it has no batch for yet. The caller commits.';

CREATE OR REPLACE FUNCTION billing.stops_a_run(sqlstate text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN left(sqlstate, 2) IN ('08', '25', '40', '53', '57', '58', 'F0', 'XX') OR sqlstate = '55P03';
COMMENT ON FUNCTION billing.stops_a_run(text) IS
'Whether an error is none that the data of an account can cause: a lost connection, a deadlock, a cancellation, a lock not to be had, a full disk, a bug.';

CREATE OR REPLACE FUNCTION billing.bill_range(run_no bigint, accounts bigint[], as_of timestamptz, issue boolean, since xid8) RETURNS integer
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    documents integer;
    failure_sqlstate text;
    failure_message text;
    failure_detail text;
    failure_hint text;
    failure_context text;
    half integer := cardinality(accounts) / 2;
BEGIN
    BEGIN
        documents := billing.write_documents(accounts, as_of, issue, since, bounded => true);
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS failure_sqlstate = RETURNED_SQLSTATE, failure_message = MESSAGE_TEXT,
                                failure_detail = PG_EXCEPTION_DETAIL, failure_hint = PG_EXCEPTION_HINT,
                                failure_context = PG_EXCEPTION_CONTEXT;
        -- The victim of a deadlock tries again, below.
        IF billing.stops_a_run(failure_sqlstate) AND failure_sqlstate <> '40P01' THEN
            RAISE;
        END IF;
    END;

    IF documents IS NOT NULL THEN
        IF issue THEN
            PERFORM billing.resolve_failures(accounts, since);
            PERFORM billing.park_account(run_no, h.account_id, '55000', h.message, h.detail, h.hint, NULL)
               FROM billing.held_documents(accounts) h;
        END IF;
        RETURN documents;
    END IF;

    -- The victim of a deadlock tries again: its accounts are still locked.
    IF failure_sqlstate = '40P01' THEN
        RETURN billing.bill_range(run_no, accounts, as_of, issue, since);
    END IF;

    IF half = 0 THEN
        PERFORM billing.park_account(run_no, accounts[1], failure_sqlstate, failure_message, failure_detail, failure_hint, failure_context);
        RETURN 0;
    END IF;

    -- Halve them until the account that fails is alone.
    RETURN billing.bill_range(run_no, accounts[:half], as_of, issue, since)
         + billing.bill_range(run_no, accounts[half + 1:], as_of, issue, since);
END;
$function$;
COMMENT ON FUNCTION billing.bill_range(bigint, bigint[], timestamptz, boolean, xid8) IS
'Bills locked accounts; one whose data raises an error is parked in run_failure with it, and one with a document above its safety bound with drafts, the others go on. Returns the number of documents.';

CREATE OR REPLACE FUNCTION billing.bill_next_batch(run_no bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    this_run billing.run;
    batch billing.run_batch;
    written integer;
    claimed_at timestamptz := clock_timestamp();
BEGIN
    PERFORM billing.join_run(run_no);
    SELECT r.* INTO this_run FROM billing.run r WHERE r.run_no = bill_next_batch.run_no;
    SELECT b.* INTO batch
      FROM billing.run_batch b
     WHERE b.run_no = bill_next_batch.run_no AND b.finished_at IS NULL
     ORDER BY b.batch_no
     LIMIT 1
       FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    -- What was billed is read by later statements, with snapshots taken after these locks.
    PERFORM FROM billing.account a
      WHERE a.account_id = ANY (batch.account_ids)
      ORDER BY a.account_id
        FOR NO KEY UPDATE;
    written := billing.bill_range(batch.run_no, batch.account_ids, this_run.as_of, this_run.issue, batch.since);
    UPDATE billing.run_batch b
       SET documents = written, started_at = claimed_at, finished_at = clock_timestamp()
     WHERE b.run_no = batch.run_no AND b.batch_no = batch.batch_no;
    RETURN true;
END;
$function$;
COMMENT ON FUNCTION billing.bill_next_batch(bigint) IS
'Claims and bills one batch of a run that no other session works on; false when none is left to claim. The caller commits.';

CREATE OR REPLACE FUNCTION billing.close_run(run_no bigint) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    -- Not finished while another session still works on a batch: that session comes here later.
    UPDATE billing.run r
       SET finished_at = clock_timestamp()
     WHERE r.run_no = $1
       AND r.finished_at IS NULL
       AND NOT EXISTS (SELECT FROM billing.run_batch b WHERE b.run_no = r.run_no AND b.finished_at IS NULL);
END;
COMMENT ON FUNCTION billing.close_run(bigint) IS 'Marks a run finished when all its batches are.';

-- A procedure that commits can carry no SET clause: every name is written out and no operator is used.
CREATE OR REPLACE PROCEDURE billing.run(as_of timestamptz, issue boolean DEFAULT true, batch_size integer DEFAULT NULL, notice_every interval DEFAULT NULL)
LANGUAGE plpgsql
AS $procedure$
DECLARE
    this_run bigint;
    noticed_at timestamptz;
BEGIN
    PERFORM billing.check_notice_every(notice_every);
    this_run := billing.open_run(as_of, issue, batch_size);
    COMMIT;
    PERFORM billing.plan_run(this_run);
    COMMIT;
    LOOP
        noticed_at := billing.notice_progress(this_run, notice_every, noticed_at);
        EXIT WHEN NOT billing.bill_next_batch(this_run);
        COMMIT;
    END LOOP;
    PERFORM billing.close_run(this_run);
    COMMIT;
    PERFORM billing.notice_progress(this_run, notice_every, NULL);
END;
$procedure$;
COMMENT ON PROCEDURE billing.run(timestamptz, boolean, integer, interval) IS
'Bills every account up to a time: the difference between what should have been billed and what was. Commits batch by batch; call it again after an interruption, or in several sessions at once, and each account is still billed once. issue = false leaves drafts. batch_size: accounts that are billed and committed as one; NULL is as many as work_mem allows. notice_every: how often a NOTICE tells the progress, between batches; NULL is never, and the view run_progress shows it to every session. Accounts that fail are rows of run_failure. Needs READ COMMITTED and must not be inside a transaction block.';
