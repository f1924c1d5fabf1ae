--
-- Timeline: what an account is subscribed to, and when
--

CREATE TABLE billing.subscription (
    account_id bigint NOT NULL,
    subscription_no integer NOT NULL,
    subaccount_no integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    CONSTRAINT subscription_pkey PRIMARY KEY (account_id, subscription_no),
    CONSTRAINT subscription_account_fkey FOREIGN KEY (account_id) REFERENCES billing.account,
    CONSTRAINT subscription_number_is_positive CHECK (subscription_no > 0)
) WITH (fillfactor = 45);
COMMENT ON TABLE billing.subscription IS 'Subscription of an account or of one of its subaccounts.';
COMMENT ON COLUMN billing.subscription.due_at IS
'Watermark: the first instant at which a cycle becomes due that no run has billed. Moved by every run, so it has no index and its pages have room for HOT updates.';

CREATE TABLE billing.subscription_change (
    account_id bigint NOT NULL,
    subscription_no integer NOT NULL,
    change_no integer NOT NULL,
    kind text NOT NULL,
    effective_at timestamptz NOT NULL,
    plan_id integer,
    arguments jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT subscription_change_pkey PRIMARY KEY (account_id, subscription_no, change_no),
    CONSTRAINT subscription_change_subscription_fkey FOREIGN KEY (account_id, subscription_no) REFERENCES billing.subscription,
    CONSTRAINT subscription_change_plan_fkey FOREIGN KEY (plan_id) REFERENCES billing.plan,
    CONSTRAINT subscription_change_kind_is_known CHECK (kind IN ('subscribe'))
);
COMMENT ON TABLE billing.subscription_change IS 'What was asked for, in order, never changed: the versions below are derived from it.';

CREATE TABLE billing.subscription_grid (
    account_id bigint NOT NULL,
    subscription_no integer NOT NULL,
    grid_no integer NOT NULL,
    during tstzrange NOT NULL,
    anchor timestamptz NOT NULL,
    cadence interval NOT NULL,
    zone text NOT NULL,
    CONSTRAINT subscription_grid_pkey PRIMARY KEY (account_id, subscription_no, grid_no),
    CONSTRAINT subscription_grid_subscription_fkey FOREIGN KEY (account_id, subscription_no) REFERENCES billing.subscription,
    CONSTRAINT subscription_grids_do_not_overlap EXCLUDE USING gist (account_id WITH =, subscription_no WITH =, during WITH &&),
    CONSTRAINT subscription_grid_is_half_open CHECK (lower_inc(during) AND NOT upper_inc(during))
);
COMMENT ON TABLE billing.subscription_grid IS 'How time is cut into cycles: cycle n of an item starts at local(anchor) + n × cadence in the zone.';
COMMENT ON COLUMN billing.subscription_grid.during IS 'When the grid is in force.';

CREATE TABLE billing.subscription_item (
    account_id bigint NOT NULL,
    subscription_no integer NOT NULL,
    item text NOT NULL,
    version integer NOT NULL,
    plan_item_id integer NOT NULL,
    quantity numeric NOT NULL,
    price billing.price NOT NULL,
    service tstzrange NOT NULL,
    charge tstzrange NOT NULL,
    CONSTRAINT subscription_item_pkey PRIMARY KEY (account_id, subscription_no, item, version),
    CONSTRAINT subscription_item_subscription_fkey FOREIGN KEY (account_id, subscription_no) REFERENCES billing.subscription,
    CONSTRAINT subscription_item_plan_item_fkey FOREIGN KEY (plan_item_id) REFERENCES billing.plan_item,
    CONSTRAINT subscription_item_charged_once EXCLUDE USING gist (account_id WITH =, subscription_no WITH =, item WITH =, charge WITH &&),
    CONSTRAINT subscription_item_quantity_is_not_negative CHECK (quantity >= 0 AND quantity < 'Infinity'),
    CONSTRAINT subscription_item_ranges_are_half_open
        CHECK (lower_inc(service) AND NOT upper_inc(service) AND lower_inc(charge) AND NOT upper_inc(charge))
);
COMMENT ON TABLE billing.subscription_item IS 'Version of an item: its quantity and price from one instant to another.';
COMMENT ON COLUMN billing.subscription_item.version IS 'Number of the change that opened the version; never renumbered.';
COMMENT ON COLUMN billing.subscription_item.price IS 'The price agreed: a later catalog never changes it.';
COMMENT ON COLUMN billing.subscription_item.service IS 'When the item is delivered.';
COMMENT ON COLUMN billing.subscription_item.charge IS 'When it is charged for. No instant of an item is charged twice.';
