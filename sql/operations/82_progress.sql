--
-- How far a run is
--

CREATE OR REPLACE VIEW billing.run_progress WITH (security_invoker = true) AS
SELECT r.run_no, r.as_of, r.issue,
       CASE
       WHEN r.finished_at IS NOT NULL THEN 'finished'
       -- between two batches a session is at work too
       WHEN w.sessions = 0 AND greatest(r.started_at, r.planned_at, b.finished_at) < clock_timestamp() - interval '2 seconds'
           THEN CASE WHEN EXISTS (SELECT FROM billing.run l
                                   WHERE l.run_no > r.run_no AND l.as_of >= r.as_of AND l.issue >= r.issue AND l.finished_at IS NOT NULL)
                     THEN 'superseded' ELSE 'interrupted' END
       WHEN r.planned_at IS NULL THEN 'planning'
       ELSE 'billing'
       END AS phase,
       coalesce(b.done, 0) AS done,
       coalesce(b.total, 0) AS total,
       coalesce(b.documents, 0) AS documents,
       (SELECT count(*) FROM billing.run_failure f WHERE f.run_no = r.run_no AND f.resolved_at IS NULL) AS failures,
       w.sessions,
       round(e.rate, 1) AS rate,
       e.remaining,
       CASE WHEN w.sessions > 0 THEN clock_timestamp() + e.remaining END AS eta,
       r.started_at,
       r.finished_at
  FROM billing.run r
 CROSS JOIN LATERAL (SELECT sum(k.accounts) AS total,
                            sum(k.accounts) FILTER (WHERE k.finished_at IS NOT NULL) AS done,
                            sum(k.documents) AS documents,
                            max(k.finished_at) AS finished_at,
                            -- while any session was at work: an interruption is not time spent
                            range_agg(tstzrange(k.started_at, k.finished_at)) FILTER (WHERE k.finished_at IS NOT NULL) AS worked
                       FROM billing.run_batch k
                      WHERE k.run_no = r.run_no) b
 CROSS JOIN LATERAL (SELECT count(*) AS sessions
                       FROM pg_locks l
                      WHERE l.locktype = 'advisory'
                        AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
                        AND l.classid = 1651076204 AND l.objid = (r.run_no % 2147483647)::oid AND l.objsubid = 2
                        AND r.finished_at IS NULL) w
 CROSS JOIN LATERAL (SELECT (SELECT sum(upper(t) - lower(t)) FROM unnest(b.worked) t) AS worked) t
 CROSS JOIN LATERAL (SELECT b.done / nullif(extract(epoch FROM t.worked), 0) AS rate,
                            CASE WHEN r.finished_at IS NULL THEN t.worked * ((b.total - b.done)::float8 / b.done) END AS remaining) e;
COMMENT ON VIEW billing.run_progress IS
'A row for each run, also while it goes on: phase is planning, billing, finished, interrupted where batches are left and no session works on them (the same call goes on with it), or superseded: a later run has billed them. done of total accounts, the documents they got, failures: parked accounts, see run_failure; sessions that work on it now; rate: accounts a second of the time that any session worked; remaining: how long the rest takes at this rate, eta: when it is done.';

CREATE OR REPLACE FUNCTION billing.check_notice_every(notice_every interval) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
BEGIN
    IF notice_every < interval '0' THEN
        RAISE EXCEPTION 'invalid interval of notices "%"', notice_every USING ERRCODE = 'invalid_parameter_value',
            HINT = 'Pass how often to tell the progress, such as ''5 seconds''; NULL is never.';
    END IF;
END;
$function$;
COMMENT ON FUNCTION billing.check_notice_every(interval) IS 'Raises 22023 where the interval is negative.';

CREATE OR REPLACE FUNCTION billing.notice_progress(run_no bigint, notice_every interval, noticed_at timestamptz) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, billing, pg_temp
AS $function$
DECLARE
    progress record;
BEGIN
    IF notice_every IS NULL OR clock_timestamp() < noticed_at + notice_every THEN
        RETURN noticed_at;
    END IF;
    SELECT p.* INTO progress FROM billing.run_progress p WHERE p.run_no = notice_progress.run_no;
    RAISE NOTICE '%', format('run %s: %s, %s of %s accounts, %s documents, %s failed%s%s', run_no, progress.phase,
                             progress.done, progress.total, progress.documents, progress.failures,
                             ', ' || round(progress.rate) || ' accounts/s',
                             ', ' || date_trunc('second', progress.remaining) || ' to go');
    RETURN clock_timestamp();
END;
$function$;
COMMENT ON FUNCTION billing.notice_progress(bigint, interval, timestamptz) IS
'Tells the client by a NOTICE how far a run is, unless the last one was less than notice_every ago (NULL is always). Returns when it told last; notice_every NULL: never.';
