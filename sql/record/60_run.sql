--
-- Billing runs. On the coordinator only: no foreign keys.
--

CREATE TABLE billing.run (
    run_no bigint NOT NULL,
    as_of timestamptz NOT NULL,
    issue boolean NOT NULL,
    since xid8 NOT NULL,
    horizon xid8 NOT NULL,
    system_identifier bigint NOT NULL,
    batch_size integer,
    started_at timestamptz NOT NULL,
    planned_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT run_pkey PRIMARY KEY (run_no)
);
COMMENT ON TABLE billing.run IS 'A billing run: what it was asked, and which usage it has seen.';
COMMENT ON COLUMN billing.run.since IS 'Events recorded from this transaction on were examined also where their cycle was billed before.';
COMMENT ON COLUMN billing.run.horizon IS 'Oldest transaction still going when the run began: the next run examines from here.';
COMMENT ON COLUMN billing.run.system_identifier IS 'Cluster whose transaction numbers these are; after a restore everything is examined once.';
COMMENT ON COLUMN billing.run.batch_size IS 'Accounts in a batch; NULL: as many as chosen_batch_size() says.';
COMMENT ON COLUMN billing.run.planned_at IS 'When its batches were written; NULL until then.';

CREATE TABLE billing.run_batch (
    run_no bigint NOT NULL,
    batch_no integer NOT NULL,
    account_ids bigint[] NOT NULL,
    accounts integer NOT NULL,
    since xid8,
    documents integer,
    started_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT run_batch_pkey PRIMARY KEY (run_no, batch_no)
);
-- Read several times by the run that wrote it, and small beside what it bills.
ALTER TABLE billing.run_batch ALTER COLUMN account_ids SET STORAGE external;
COMMENT ON TABLE billing.run_batch IS 'Accounts that a session claims, bills and commits as one.';
COMMENT ON COLUMN billing.run_batch.accounts IS 'How many they are.';
COMMENT ON COLUMN billing.run_batch.since IS 'Events recorded from this transaction on are examined also where their cycle was billed before; NULL: the run has found none of these accounts.';
COMMENT ON COLUMN billing.run_batch.started_at IS 'When the session that finished it claimed it.';

CREATE TABLE billing.run_failure (
    run_no bigint NOT NULL,
    account_id bigint NOT NULL,
    sqlstate text NOT NULL,
    message text NOT NULL,
    detail text,
    hint text,
    context text,
    failed_at timestamptz NOT NULL DEFAULT now(),
    resolved_at timestamptz,
    CONSTRAINT run_failure_pkey PRIMARY KEY (run_no, account_id)
);
COMMENT ON TABLE billing.run_failure IS 'Account that a run could not bill, with the error, or whose documents are held as drafts by a safety bound of the seller. Every later run tries it again until it succeeds; see also retry_failures() and issue_invoice().';
COMMENT ON COLUMN billing.run_failure.context IS 'Functions in which the error was raised, innermost first; NULL of documents that are held.';
COMMENT ON COLUMN billing.run_failure.resolved_at IS 'When the account was billed after all; NULL until then.';
CREATE INDEX run_failure_unresolved ON billing.run_failure (account_id) WHERE resolved_at IS NULL;
