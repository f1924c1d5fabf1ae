--
-- What other systems have to hear of
--

CREATE TABLE billing.outbox (
    account_id bigint NOT NULL,
    kind text NOT NULL,
    object_no integer NOT NULL,
    payload jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT outbox_pkey PRIMARY KEY (account_id, kind, object_no)
);
COMMENT ON TABLE billing.outbox IS
'Things that happened, each once, to be passed on and then deleted by whoever does that. Read rows with recorded_xid < pg_snapshot_xmin(pg_current_snapshot()): no earlier one can still appear.';
COMMENT ON COLUMN billing.outbox.object_no IS 'Number of the object of this kind within the account.';

CREATE TABLE billing.threshold_crossing (
    account_id bigint NOT NULL,
    crossing_no integer NOT NULL,
    subscription_no integer NOT NULL,
    item text NOT NULL,
    grid_no integer NOT NULL,
    cycle integer NOT NULL,
    dimension text NOT NULL,
    threshold text NOT NULL,
    crossed_at timestamptz NOT NULL,
    CONSTRAINT threshold_crossing_pkey PRIMARY KEY (account_id, crossing_no),
    CONSTRAINT threshold_crossing_happens_once UNIQUE (account_id, subscription_no, item, grid_no, cycle, dimension, threshold),
    CONSTRAINT threshold_crossing_subscription_fkey FOREIGN KEY (account_id, subscription_no) REFERENCES billing.subscription
);
COMMENT ON TABLE billing.threshold_crossing IS 'Thresholds of metered items that were reached in a cycle; what is used less afterwards takes none of them back.';
COMMENT ON COLUMN billing.threshold_crossing.threshold IS 'A share of what the price includes, as 80%, or an amount, as 100.00.';

CREATE TABLE billing.run_threshold (
    run_no integer NOT NULL,
    checked_until timestamptz NOT NULL,
    horizon xid8 NOT NULL,
    system_identifier bigint NOT NULL,
    ahead bigint[] NOT NULL,
    checked_at timestamptz NOT NULL,
    CONSTRAINT run_threshold_pkey PRIMARY KEY (run_no),
    CONSTRAINT run_threshold_is_one CHECK (run_no = 1)
);
COMMENT ON TABLE billing.run_threshold IS 'The last check of thresholds: which usage it has seen. The next one looks at the accounts that have other.';
COMMENT ON COLUMN billing.run_threshold.checked_until IS 'Events before this time were counted.';
COMMENT ON COLUMN billing.run_threshold.ahead IS 'Accounts that had events of this time or later.';
COMMENT ON COLUMN billing.run_threshold.horizon IS 'Oldest transaction still going when the check began.';
