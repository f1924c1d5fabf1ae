-- The same month as a good application developer would close it without the extension: plain tables, numeric amounts,
-- PL/pgSQL that goes from account to account and from item to item. Variable: loop_accounts, the first of them.

SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE SCHEMA app;

CREATE TABLE app.tier (plan_item_id int, tier_no int, up_to numeric, unit numeric NOT NULL, PRIMARY KEY (plan_item_id, tier_no));
CREATE TABLE app.price (plan_item_id int PRIMARY KEY, model text NOT NULL, amount numeric, size numeric, unit numeric);
CREATE TABLE app.tax_rate (country text PRIMARY KEY, percent numeric NOT NULL);
CREATE TABLE app.account (account_id bigint PRIMARY KEY, country text NOT NULL, name text NOT NULL, address jsonb);
CREATE TABLE app.item (
	account_id bigint, item text, valid_from timestamptz, valid_to timestamptz, kind text NOT NULL, name text NOT NULL,
	position int NOT NULL, metric_id int, plan_item_id int NOT NULL, quantity numeric NOT NULL,
	PRIMARY KEY (account_id, item, valid_from)
);
CREATE TABLE app.counter (series text PRIMARY KEY, last_number bigint NOT NULL);
CREATE TABLE app.invoice (
	account_id bigint, invoice_no int, number text NOT NULL, issued_on date NOT NULL, due_on date NOT NULL,
	net numeric NOT NULL, tax_percent numeric NOT NULL, tax numeric NOT NULL, gross numeric NOT NULL, customer jsonb NOT NULL,
	PRIMARY KEY (account_id, invoice_no)
);
CREATE UNIQUE INDEX ON app.invoice (number);
CREATE TABLE app.line (
	account_id bigint, invoice_no int, line_no int, item text NOT NULL, description text NOT NULL,
	service_from timestamptz NOT NULL, service_to timestamptz NOT NULL, quantity numeric NOT NULL, amount numeric NOT NULL,
	PRIMARY KEY (account_id, invoice_no, line_no)
);
-- What one wants for this: the events of an account and metric in the order of time, without a look at the table.
CREATE INDEX usage_of_account ON billing.usage_event_2026_07 (account_id, metric_id, occurred_at) INCLUDE (value, cancelled_at);

INSERT INTO app.price
SELECT r.plan_item_id, p.document ->> 'model', (p.document ->> 'amount')::numeric, (p.document ->> 'size')::numeric, (p.document ->> 'unit')::numeric
FROM billing.plan_price r, LATERAL (SELECT r.price::jsonb AS document) p;
INSERT INTO app.tier
SELECT r.plan_item_id, t.n, (t.tier ->> 'up_to')::numeric, (t.tier ->> 'unit')::numeric
FROM billing.plan_price r, LATERAL jsonb_array_elements(r.price::jsonb -> 'tiers') WITH ORDINALITY AS t (tier, n);
INSERT INTO app.tax_rate SELECT jurisdiction, percent FROM billing.tax_rate;
INSERT INTO app.account
SELECT account_id, country, name, billing_address FROM billing.account WHERE account_id <= :loop_accounts AND account_id % 100 <> 50;
INSERT INTO app.item
SELECT i.account_id, i.item, lower(i.service), upper(i.service), p.kind, p.name, p.position, p.metric_id, p.plan_item_id, i.quantity
FROM billing.subscription_item i
JOIN app.account a ON a.account_id = i.account_id
JOIN billing.plan_item p ON p.plan_item_id = i.plan_item_id;
INSERT INTO app.counter VALUES ('INV-2026-', 0), ('CN-2026-', 0);

CREATE FUNCTION app.rate(plan_item_id int, quantity numeric)
RETURNS numeric
LANGUAGE plpgsql
STABLE
AS $$
DECLARE
	price app.price;
	tier app.tier;
	below numeric := 0;
	charge numeric := 0;
BEGIN
	SELECT p.* INTO price FROM app.price p WHERE p.plan_item_id = rate.plan_item_id;
	IF price.model = 'unit' THEN
		RETURN round(quantity * price.unit, 2);
	ELSIF price.model = 'package' THEN
		RETURN ceil(quantity / price.size) * price.amount;
	END IF;
	FOR tier IN SELECT t.* FROM app.tier t WHERE t.plan_item_id = rate.plan_item_id ORDER BY t.tier_no LOOP
		charge := charge + greatest(least(quantity, coalesce(tier.up_to, quantity)) - below, 0) * tier.unit;
		EXIT WHEN quantity <= tier.up_to;
		below := tier.up_to;
	END LOOP;
	RETURN round(charge, 2);
END
$$;

CREATE PROCEDURE app.close_month(month date)
LANGUAGE plpgsql
AS $$
DECLARE
	starts_at timestamptz := month::timestamp AT TIME ZONE 'Europe/Berlin';
	ends_at timestamptz := (month + interval '1 month') AT TIME ZONE 'Europe/Berlin';
	next_end timestamptz := (month + interval '2 months') AT TIME ZONE 'Europe/Berlin';
	days int := (month + interval '1 month')::date - month;
	day int;
	account record;
	item record;
	price numeric;
	used numeric;
	used_before numeric;
	negative numeric;
	positive numeric;
	document int;
	line int;
	sequence bigint;
	done int := 0;
BEGIN
	FOR account IN SELECT a.*, r.percent FROM app.account a JOIN app.tax_rate r ON r.country = a.country ORDER BY a.account_id LOOP
		negative := 0;
		positive := 0;
		line := 0;
		used_before := 0;
		FOR item IN
			SELECT i.*, lag(i.item) OVER (ORDER BY i.position, i.valid_from) = i.item AS goes_on
			FROM app.item i
			WHERE i.account_id = account.account_id
			ORDER BY i.position, i.valid_from
		LOOP
			IF item.kind = 'recurring' THEN
				-- What was paid in advance for the rest of the month goes back, the new amount is due for it.
				price := item.quantity * (SELECT p.amount FROM app.price p WHERE p.plan_item_id = item.plan_item_id);
				IF item.valid_to < ends_at THEN
					day := (item.valid_to AT TIME ZONE 'Europe/Berlin')::date - month;
					line := line + 1;
					INSERT INTO app.line VALUES (account.account_id, 0, line, item.item, item.name, item.valid_to, ends_at, -item.quantity,
						round(price * day / days, 2) - price);
					negative := negative + round(price * day / days, 2) - price;
				ELSIF item.valid_from > starts_at THEN
					day := (item.valid_from AT TIME ZONE 'Europe/Berlin')::date - month;
					line := line + 1;
					INSERT INTO app.line VALUES (account.account_id, 0, line, item.item, item.name, item.valid_from, ends_at, item.quantity,
						price - round(price * day / days, 2));
					positive := positive + price - round(price * day / days, 2);
				END IF;
				IF item.valid_to IS NULL THEN
					line := line + 1;
					INSERT INTO app.line VALUES (account.account_id, 0, line, item.item, item.name, ends_at, next_end, item.quantity, price);
					positive := positive + price;
				END IF;
			ELSE
				-- Tiers go on where the version before left off.
				IF NOT coalesce(item.goes_on, false) THEN
					used_before := 0;
				END IF;
				SELECT sum(u.value) INTO used
				FROM billing.usage_event u
				WHERE u.account_id = account.account_id AND u.metric_id = item.metric_id
					AND u.occurred_at >= greatest(item.valid_from, starts_at) AND u.occurred_at < least(item.valid_to, ends_at)
					AND u.cancelled_at IS NULL;
				IF used IS NOT NULL THEN
					price := app.rate(item.plan_item_id, used_before + used) - app.rate(item.plan_item_id, used_before);
					line := line + 1;
					INSERT INTO app.line VALUES (account.account_id, 0, line, item.item, item.name,
						greatest(item.valid_from, starts_at), least(item.valid_to, ends_at), used, price);
					positive := positive + price;
					used_before := used_before + used;
				END IF;
			END IF;
		END LOOP;

		-- An invoice for everything, or a credit note where more goes back than is due.
		SELECT coalesce(max(i.invoice_no), 0) + 1 INTO document FROM app.invoice i WHERE i.account_id = account.account_id;
		IF positive + negative >= 0 THEN
			UPDATE app.counter SET last_number = last_number + 1 WHERE series = 'INV-2026-' RETURNING last_number INTO sequence;
			INSERT INTO app.invoice VALUES (account.account_id, document, 'INV-2026-' || lpad(sequence::text, 6, '0'), month, month + 14,
				positive + negative, account.percent, round((positive + negative) * account.percent / 100, 2),
				positive + negative + round((positive + negative) * account.percent / 100, 2),
				jsonb_build_object('name', account.name, 'address', account.address));
			UPDATE app.line l SET invoice_no = document WHERE l.account_id = account.account_id AND l.invoice_no = 0;
		ELSE
			UPDATE app.counter SET last_number = last_number + 1 WHERE series = 'INV-2026-' RETURNING last_number INTO sequence;
			INSERT INTO app.invoice VALUES (account.account_id, document, 'INV-2026-' || lpad(sequence::text, 6, '0'), month, month + 14,
				positive, account.percent, round(positive * account.percent / 100, 2), positive + round(positive * account.percent / 100, 2),
				jsonb_build_object('name', account.name, 'address', account.address));
			UPDATE app.counter SET last_number = last_number + 1 WHERE series = 'CN-2026-' RETURNING last_number INTO sequence;
			INSERT INTO app.invoice VALUES (account.account_id, document + 1, 'CN-2026-' || lpad(sequence::text, 6, '0'), month, month + 14,
				negative, account.percent, round(negative * account.percent / 100, 2), negative + round(negative * account.percent / 100, 2),
				jsonb_build_object('name', account.name, 'address', account.address));
			UPDATE app.line l SET invoice_no = document + (l.amount < 0)::int WHERE l.account_id = account.account_id AND l.invoice_no = 0;
		END IF;
		done := done + 1;
		IF done % 100 = 0 THEN
			COMMIT;
		END IF;
	END LOOP;
END
$$;
VACUUM ANALYZE app.account, app.item, app.price, app.tier, app.tax_rate;
VACUUM ANALYZE billing.usage_event_2026_07;
CHECKPOINT;
