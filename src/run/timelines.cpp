/*
 * timelines.cpp
 *		The subscriptions of accounts, with their items, grids and changes, read in sets.
 */
#include "run/timelines.hpp"

#include <algorithm>
#include <utility>

#include "pg/json.hpp"
#include "pg/numeric.hpp"
#include "pg/price.hpp"
#include "pg/range.hpp"
#include "pg/text.hpp"

namespace billing::run {

namespace {

using pg::Argument;
using pg::Query;
using pg::Row;

Cadence
cadence_of(Datum datum) {
	const Interval *const interval = DatumGetIntervalP(datum);

	return {interval->month, interval->day};
}

/* Metrics of several subscriptions of an account. */
void
find_shared_metrics(std::vector<SubscriptionTimeline> &subscriptions) {
	std::vector<std::pair<std::int32_t, std::int32_t>> meters; /* metric, subscription */
	std::vector<std::int32_t> shared;

	if (subscriptions.size() < 2) {
		return;
	}
	for (const SubscriptionTimeline &timeline : subscriptions) {
		for (const ItemVersion &version : timeline.versions) {
			if (version.plan_item->metric_id != 0) {
				meters.emplace_back(version.plan_item->metric_id, timeline.subscription_no);
			}
		}
	}
	std::sort(meters.begin(), meters.end());
	for (std::size_t i = 1; i < meters.size(); i++) {
		if (meters[i].first == meters[i - 1].first && meters[i].second != meters[i - 1].second) {
			shared.push_back(meters[i].first);
		}
	}
	for (SubscriptionTimeline &timeline : subscriptions) {
		timeline.shared_metrics = shared;
	}
}

} // namespace

pg::Zone &
Zones::find(ZoneName name) {
	return *pg::call([name] { return &pg::find_zone(static_cast<const text *>(name)); });
}

Account *
Timelines::find(Datum account_id) {
	const std::int64_t id = DatumGetInt64(account_id);
	const auto place =
	    std::lower_bound(accounts.begin(), accounts.end(), id,
	                     [](const Account &account, std::int64_t other) { return account.account_id < other; });

	return place != accounts.end() && place->account_id == id ? &*place : nullptr;
}

SubscriptionTimeline *
Timelines::find(Datum account_id, Datum subscription_no) {
	Account *const account = find(account_id);

	if (account != nullptr) {
		for (SubscriptionTimeline &timeline : account->subscriptions) {
			if (timeline.subscription_no == DatumGetInt32(subscription_no)) {
				return &timeline;
			}
		}
	}
	return nullptr;
}

const Policy &
Timelines::policy_of(Datum document, bool is_null) {
	const varlena *const value = is_null ? nullptr : pg::packed(document);
	const std::string_view bytes =
	    is_null ? std::string_view() : std::string_view(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	const auto known = policies_.find(bytes);

	if (known != policies_.end()) {
		return known->second;
	}

	Policy policy{ProrationPolicy{}, pg::text_datum("day")};
	if (!is_null) {
		Jsonb *const json = pg::call([document] { return DatumGetJsonbP(document); });
		policy.policy = read_proration_policy(pg::to_json_tree(json), {});
		policy.basis = pg::text_datum(pg::scalar_member(json, "basis").value_or("day"));
	}
	return policies_.emplace(std::string(bytes), policy).first->second;
}

namespace {

std::string
replaced(std::string statement, std::string_view accounts) {
	static constexpr std::string_view marker = "IN ACCOUNTS";

	for (std::size_t at; (at = statement.find(marker)) != std::string::npos;) {
		statement.replace(at, marker.size(), accounts);
	}
	return statement;
}

} // namespace

AccountsQuery::AccountsQuery(const char *statement)
    : list_statement_(replaced(statement, "= ANY ($1)")), range_statement_(replaced(statement, "BETWEEN $2 AND $3")),
      of_list_(list_statement_.c_str()), of_range_(range_statement_.c_str()) {
}

Argument
AccountsQuery::list_of(const std::vector<Account> &accounts) {
	std::vector<Datum> ids;

	for (const Account &account : accounts) {
		ids.push_back(Int64GetDatum(account.account_id));
	}
	return pg::bigints(ids);
}

void
Timelines::read_accounts(ArrayType *ids) {
	Datum *values = nullptr;
	bool *nulls = nullptr;
	int count = 0;

	pg::call(
	    [&] { deconstruct_array(ids, INT8OID, sizeof(std::int64_t), true, TYPALIGN_DOUBLE, &values, &nulls, &count); });
	for (int i = 0; i < count; i++) {
		if (!nulls[i]) {
			accounts.emplace_back().account_id = DatumGetInt64(values[i]);
		}
	}
	std::sort(accounts.begin(), accounts.end(),
	          [](const Account &a, const Account &b) { return a.account_id < b.account_id; });
	accounts.erase(std::unique(accounts.begin(), accounts.end(),
	                           [](const Account &a, const Account &b) { return a.account_id == b.account_id; }),
	               accounts.end());
}

void
Timelines::read_plan_items(const std::vector<Datum> &ids) {
	static Query query(
	    "SELECT p.plan_item_id, p.position, p.name, p.kind, p.timing, p.cadence, p.tax_class, p.metric_id,"
	    " coalesce(m.aggregation = 'count', false), p.tiers = 'restart', p.kind IN ('commitment', 'maximum'),"
	    " p.kind IN ('recurring', 'usage') AND p.changes <> 'net' AND p.group_by IS NULL AND p.filter IS NULL"
	    " AND (m.metric_id IS NULL"
	    "      OR (m.aggregation IN ('sum', 'count') AND NOT m.recurring AND NOT m.prorated AND m.digits IS NULL))"
	    " AND NOT EXISTS (SELECT FROM billing.price_correction k WHERE k.plan_item_id = p.plan_item_id),"
	    " EXISTS (SELECT FROM billing.plan_item o WHERE o.code = p.code AND o.cadence IS NOT NULL)"
	    " FROM billing.plan_item p LEFT JOIN billing.metric m ON m.metric_id = p.metric_id"
	    " WHERE p.plan_item_id = ANY ($1)");
	const SPITupleTable *const rows = query.run(pg::integers(ids));

	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<13> row;
		row.read(rows, i);
		PlanItemRow item;
		item.position = DatumGetInt16(row.values[1]);
		item.name = pg::text_of(row.values[2]);
		item.kind = row.values[3];
		item.is_usage = pg::view_of(row.values[3]) == "usage";
		item.in_advance = pg::view_of(row.values[4]) == "advance";
		item.cadence = row.nulls[5] ? Cadence{0, 0} : cadence_of(row.values[5]);
		item.tax_class = pg::text_of(row.values[6]);
		item.metric_id = row.nulls[7] ? 0 : DatumGetInt32(row.values[7]);
		item.counts_events = DatumGetBool(row.values[8]);
		item.restarts_tiers = DatumGetBool(row.values[9]);
		item.is_bound = DatumGetBool(row.values[10]);
		item.is_plain = DatumGetBool(row.values[11]);
		item.has_cadences = DatumGetBool(row.values[12]);
		plan_items_.emplace(DatumGetInt32(row.values[0]), item);
	}
}

void
Timelines::read_subscriptions(bool with_terms) {
	static AccountsQuery subscriptions(
	    "SELECT account_id, subscription_no, subaccount_no, due_at, late_before FROM billing.subscription"
	    " WHERE account_id IN ACCOUNTS ORDER BY account_id, subscription_no");
	static AccountsQuery grids(
	    "SELECT g.account_id, g.subscription_no, g.grid_no, g.during, g.anchor, g.cadence, g.zone,"
	    " CASE WHEN g.grid_no > 1"
	    "      THEN EXISTS (SELECT FROM billing.subscription_change c"
	    "                    WHERE c.account_id = g.account_id AND c.subscription_no = g.subscription_no"
	    "                      AND c.change_no = g.grid_no % 1000000 AND c.plan_id IS NULL)"
	    "      ELSE false END"
	    " FROM billing.subscription_grid g WHERE g.account_id IN ACCOUNTS");
	static AccountsQuery schedules("SELECT account_id, subscription_no, plan_item_id, charge, span"
	                               " FROM billing.subscription_item WHERE account_id IN ACCOUNTS");
	static AccountsQuery items(
	    "SELECT account_id, subscription_no, plan_item_id, charge, span, item, version, quantity, price, proration"
	    " FROM billing.subscription_item WHERE account_id IN ACCOUNTS");

	const SPITupleTable *rows = subscriptions.run(accounts);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<5> row;
		row.read(rows, i);
		SubscriptionTimeline timeline;
		timeline.subscription_no = DatumGetInt32(row.values[1]);
		timeline.subaccount_no = DatumGetInt32(row.values[2]);
		timeline.due_at = DatumGetTimestampTz(row.values[3]);
		timeline.late_before = DatumGetTimestampTz(row.values[4]);
		if (Account *const account = find(row.values[0])) {
			account->subscriptions.push_back(std::move(timeline));
		}
	}
	rows = grids.run(accounts);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<8> row;
		row.read(rows, i);
		if (SubscriptionTimeline *const timeline = find(row.values[0], row.values[1])) {
			timeline->grids.push_back({DatumGetInt32(row.values[2]),
			                           pg::period_of(row.values[3]),
			                           {DatumGetTimestampTz(row.values[4])},
			                           cadence_of(row.values[5]),
			                           pg::text_of(row.values[6]),
			                           DatumGetBool(row.values[7])});
		}
	}

	rows = (with_terms ? items : schedules).run(accounts);
	std::vector<Row<10>> item_rows(rows->numvals);
	std::vector<Datum> plan_items;
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		item_rows[i].read(rows, i);
		plan_items.push_back(item_rows[i].values[2]);
	}
	std::sort(plan_items.begin(), plan_items.end());
	plan_items.erase(std::unique(plan_items.begin(), plan_items.end()), plan_items.end());
	read_plan_items(plan_items);

	for (const Row<10> &row : item_rows) {
		SubscriptionTimeline *const timeline = find(row.values[0], row.values[1]);
		if (timeline == nullptr) {
			continue;
		}
		const PlanItemRow &plan_item = plan_items_.at(DatumGetInt32(row.values[2]));
		ItemVersion version{};
		version.plan_item = &plan_item;
		version.charge = pg::period_of(row.values[3]);
		version.span = pg::period_of(row.values[4]);
		if (with_terms) {
			const varlena *const quantity = pg::packed(row.values[7]);
			const varlena *const price = pg::packed(row.values[8]);
			const Policy &policy = policy_of(row.values[9], row.nulls[9]);

			versions_.push_back(
			    {row.values[5], PointerGetDatum(price), row.values[9], !row.nulls[9], &policy, &plan_item});
			version.item = pg::view_of(row.values[5]);
			version.version = DatumGetInt32(row.values[6]);
			version.quantity = pg::to_decimal(quantity);
			version.price = pg::price_bytes(price);
			version.policy = &policy.policy;
			version.row = &versions_.back();
		}
		timeline->versions.push_back(version);
	}

	for (Account &account : accounts) {
		find_shared_metrics(account.subscriptions);
	}
}

void
Timelines::read_changes() {
	static AccountsQuery query("SELECT account_id, subscription_no, items, from_at FROM billing.dirty WHERE account_id "
	                           "IN ACCOUNTS AND due_at <= $4");
	const SPITupleTable *const rows = query.run(accounts, Argument{TIMESTAMPTZOID, TimestampTzGetDatum(as_of_)});

	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<4> row;
		row.read(rows, i);
		SubscriptionTimeline *const timeline = find(row.values[0], row.values[1]);
		if (timeline == nullptr) {
			continue;
		}
		TimelineChange change{DatumGetTimestampTz(row.values[3]), row.nulls[2], {}};
		if (!change.of_all_items) {
			Datum *names = nullptr;
			int count = 0;
			pg::call([&] {
				deconstruct_array(DatumGetArrayTypeP(row.values[2]), TEXTOID, -1, false, TYPALIGN_INT, &names, nullptr,
				                  &count);
			});
			for (int n = 0; n < count; n++) {
				change.items.push_back(pg::view_of(names[n]));
			}
		}
		timeline->changes.push_back(std::move(change));
	}
}

} // namespace billing::run
