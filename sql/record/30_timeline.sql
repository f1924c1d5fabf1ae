--
-- Timeline: what an account is subscribed to, and when
--

CREATE TABLE billing.subscription (
    account_id bigint NOT NULL,
    subscription_no integer NOT NULL,
    subaccount_no integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    late_before timestamptz NOT NULL DEFAULT '-infinity',
    CONSTRAINT subscription_pkey PRIMARY KEY (account_id, subscription_no),
    CONSTRAINT subscription_account_fkey FOREIGN KEY (account_id) REFERENCES billing.account,
    CONSTRAINT subscription_number_is_positive CHECK (subscription_no > 0)
) WITH (fillfactor = 45);
COMMENT ON TABLE billing.subscription IS 'Subscription of an account or of one of its subaccounts.';
COMMENT ON COLUMN billing.subscription.due_at IS
'Watermark: the first instant at which a cycle becomes due that no run has billed. Moved by every run, so it has no index and its pages have room for HOT updates.';
COMMENT ON COLUMN billing.subscription.late_before IS
'Usage of the subscription before this instant may be of a cycle that a run has billed: when it is recorded later, the account is examined again. Moved with due_at.';

CREATE TABLE billing.subscription_change (
    account_id bigint NOT NULL,
    subscription_no integer NOT NULL,
    change_no integer NOT NULL,
    kind text NOT NULL,
    effective_at timestamptz NOT NULL,
    plan_id integer,
    quantities jsonb NOT NULL DEFAULT '{}',
    overrides jsonb NOT NULL DEFAULT '{}',
    addons jsonb NOT NULL DEFAULT '{}',
    align text,
    anchor timestamptz,
    billing_day smallint,
    zone text NOT NULL,
    charged_from timestamptz,
    at_cycle_end boolean NOT NULL DEFAULT false,
    keeps_billing boolean NOT NULL DEFAULT false,
    proration jsonb,
    undoes integer,
    settle text NOT NULL DEFAULT 'now',
    recorded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT subscription_change_pkey PRIMARY KEY (account_id, subscription_no, change_no),
    CONSTRAINT subscription_change_subscription_fkey FOREIGN KEY (account_id, subscription_no) REFERENCES billing.subscription,
    CONSTRAINT subscription_change_plan_fkey FOREIGN KEY (plan_id) REFERENCES billing.plan,
    CONSTRAINT subscription_change_undoes_fkey FOREIGN KEY (account_id, subscription_no, undoes) REFERENCES billing.subscription_change,
    CONSTRAINT subscription_change_is_undone_once UNIQUE (account_id, subscription_no, undoes),
    CONSTRAINT subscription_change_kind_is_known
        CHECK (kind IN ('subscribe', 'change', 'cancel', 'pause', 'resume', 'migrate', 'undo')),
    CONSTRAINT subscription_change_undo_names_a_change CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
    CONSTRAINT subscription_change_number_leaves_room_for_phases CHECK (change_no BETWEEN 1 AND 999999),
    CONSTRAINT subscription_change_align_is_known
        CHECK (align IN ('start', 'anchor', 'account', 'calendar')
               AND (align = 'anchor') = (anchor IS NOT NULL) AND (align = 'account') = (billing_day IS NOT NULL)),
    CONSTRAINT subscription_change_settle_is_known CHECK (settle IN ('now', 'next_cycle', 'now_if_positive'))
);
COMMENT ON TABLE billing.subscription_change IS
'What was asked for, in order, never changed: versions and grids are derived from it. At the same instant the later change wins.';
COMMENT ON COLUMN billing.subscription_change.plan_id IS 'Plan version from here on; NULL leaves the plan.';
COMMENT ON COLUMN billing.subscription_change.quantities IS 'Quantities set by the change: {"item": number}; null is the plan''s again.';
COMMENT ON COLUMN billing.subscription_change.overrides IS
'Prices agreed for this subscription instead of the plan''s: {"item": {"plan": its code, "price": price}}; null is the plan''s again.';
COMMENT ON COLUMN billing.subscription_change.addons IS 'Add-on plans whose items the subscription holds too: {"plan": plan_id}; null takes one away.';
COMMENT ON COLUMN billing.subscription_change.align IS
'Where cycles begin from here on: at the change (start), at anchor, on billing_day, or on the first day of the calendar''s month or year. NULL keeps what was; another cadence begins a new grid in any case.';
COMMENT ON COLUMN billing.subscription_change.charged_from IS 'End of a trial: nothing is charged before.';
COMMENT ON COLUMN billing.subscription_change.at_cycle_end IS 'Not prorated: what is charged changes at the end of the running cycle only.';
COMMENT ON COLUMN billing.subscription_change.keeps_billing IS 'Of a pause: charges go on.';
COMMENT ON COLUMN billing.subscription_change.proration IS 'Proration policy of the versions that the change opens; NULL is the default.';
COMMENT ON COLUMN billing.subscription_change.undoes IS 'Change that this one takes back.';
COMMENT ON COLUMN billing.subscription_change.billing_day IS 'Billing day of the account when the change was made.';
COMMENT ON COLUMN billing.subscription_change.zone IS 'Time zone of the account when the change was made: that of a grid which it opens.';
COMMENT ON COLUMN billing.subscription_change.settle IS 'When a run invoices the difference: with the next run, or when the subscription is next due.';

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
COMMENT ON TABLE billing.subscription_grid IS 'How time is cut into cycles: cycle n of an item starts at local(anchor) + n times cadence in the zone.';
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
    span tstzrange NOT NULL,
    proration jsonb,
    CONSTRAINT subscription_item_pkey PRIMARY KEY (account_id, subscription_no, item, version),
    CONSTRAINT subscription_item_subscription_fkey FOREIGN KEY (account_id, subscription_no) REFERENCES billing.subscription,
    CONSTRAINT subscription_item_plan_item_fkey FOREIGN KEY (plan_item_id) REFERENCES billing.plan_item,
    CONSTRAINT subscription_item_charged_once EXCLUDE USING gist (account_id WITH =, subscription_no WITH =, item WITH =, charge WITH &&),
    CONSTRAINT subscription_item_quantity_is_not_negative CHECK (quantity >= 0 AND quantity < 'Infinity'),
    CONSTRAINT subscription_item_service_is_half_open CHECK (lower_inc(service) AND NOT upper_inc(service)),
    CONSTRAINT subscription_item_charge_is_half_open CHECK (isempty(charge) OR (lower_inc(charge) AND NOT upper_inc(charge))),
    CONSTRAINT subscription_item_charge_is_part_of_span CHECK (span @> charge)
);
COMMENT ON TABLE billing.subscription_item IS 'Version of an item: its quantity and price from one instant to another.';
COMMENT ON COLUMN billing.subscription_item.version IS
'Number of the change that opened the version, never renumbered; where a later phase of its plan opened it, plus a million for each phase begun since.';
COMMENT ON COLUMN billing.subscription_item.price IS 'The price agreed: a later catalog never changes it.';
COMMENT ON COLUMN billing.subscription_item.service IS 'When the item is delivered.';
COMMENT ON COLUMN billing.subscription_item.charge IS 'When it is charged for. No instant of an item is charged twice.';
COMMENT ON COLUMN billing.subscription_item.span IS
'The unbroken time the item is charged for over all its versions. A cycle is due in advance when it and the span have begun, in arrears when one of them has ended.';
COMMENT ON COLUMN billing.subscription_item.proration IS 'How a part of a cycle is charged, see billing.proration_policy(); NULL is the default.';

CREATE TABLE billing.dirty (
    account_id bigint NOT NULL,
    subscription_no integer NOT NULL,
    dirty_no integer NOT NULL,
    from_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    items text[],
    CONSTRAINT dirty_pkey PRIMARY KEY (account_id, subscription_no, dirty_no),
    CONSTRAINT dirty_subscription_fkey FOREIGN KEY (account_id, subscription_no) REFERENCES billing.subscription
);
COMMENT ON TABLE billing.dirty IS 'Cycles to be examined again because the timeline, a price or a document behind them changed. A run removes what it has settled.';
COMMENT ON COLUMN billing.dirty.from_at IS 'Cycles that end after this instant are examined.';
COMMENT ON COLUMN billing.dirty.due_at IS 'The first run as of this time or later examines them.';
COMMENT ON COLUMN billing.dirty.items IS 'Items whose cycles they are; NULL for all of the subscription.';
