/*
 * due_accounts.cpp
 *		The accounts of a batch: what the equation has to know of them, and what it finds.
 */
#include "run/due_accounts.hpp"

#include <algorithm>
#include <set>

#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/price.hpp"
#include "pg/range.hpp"
#include "pg/text.hpp"

namespace billing::run {

namespace {

using pg::Argument;
using pg::Query;
using pg::Row;

/* A zone can move a bound of a cycle by so much after the cycle was billed. */
constexpr std::int64_t zone_change = 2 * micros_per_day;

/* Which lines of a subscription have to be read. */
enum class History { none, of_changed_items, of_all_items };

/* What was used of a metric in a time. */
struct Used {
	std::int64_t account_id;
	std::int32_t subscription_no;
	std::int32_t subaccount_no; /* of what is wanted */
	Period service;
	std::int32_t metric_id;
	Datum total;
	std::int64_t events;

	auto
	key() const {
		return std::tie(account_id, subscription_no, service.lower.micros, service.upper.micros, metric_id);
	}
};

} // namespace

DueAccounts::DueAccounts(ArrayType *ids, std::int64_t as_of, Argument since) : Timelines(as_of) {
	read_accounts(ids, since);
	read_subscriptions(true);
	read_changes();
	read_history([this](const Account &account, const SubscriptionTimeline &timeline) {
		const bool of_all_items = std::any_of(timeline.changes.begin(), timeline.changes.end(),
		                                      [](const TimelineChange &change) { return change.of_all_items; });
		const bool is_back = timeline.due_at <= as_of_ && account.last_issued_at >= timeline.due_at;

		return of_all_items || is_back    ? History::of_all_items
		       : timeline.changes.empty() ? History::none
		                                  : History::of_changed_items;
	});
	for (Account &account : accounts) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			const bool is_concerned = timeline.due_at <= as_of_ || !timeline.changes.empty();
			if (account.is_plain && is_concerned && !find_parts(zones_, timeline, as_of_)) {
				account.is_plain = false;
			}
		}
		pg::check_for_interrupts();
	}
	find_early_ends();
	read_history([](const Account &account, const SubscriptionTimeline &timeline) {
		return account.is_plain && !timeline.has_history && timeline.may_have_ended ? History::of_all_items
		                                                                            : History::none;
	});
	read_usage();
	for (Account &account : accounts) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			if (account.is_plain) {
				charge_parts(timeline.parts);
				account.is_plain = find_differences(timeline, as_of_);
			}
		}
	}
}

void
DueAccounts::read_accounts(ArrayType *ids, Argument since) {
	static Query query(
	    "SELECT account_id, lines_by, seller_id, place, tax_point_rule, zone, seller_zone, invoice_no, last_issued_at"
	    " FROM billing.due_accounts($1, $2, $3) ORDER BY account_id");
	const SPITupleTable *const rows = query.run(Argument{INT8ARRAYOID, PointerGetDatum(ids)},
	                                            Argument{TIMESTAMPTZOID, TimestampTzGetDatum(as_of_)}, since);

	accounts.reserve(rows->numvals);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<9> row;
		row.read(rows, i);
		const std::string_view lines_by = pg::view_of(row.values[1]);
		if (lines_by != "plain") {
			(lines_by == "equation" ? by_equation : by_document_charges).push_back(row.values[0]);
			continue;
		}

		const std::string_view rule = pg::view_of(row.values[4]);
		Account account;
		account.account_id = DatumGetInt64(row.values[0]);
		account.seller_id = DatumGetInt32(row.values[2]);
		account.place = pg::text_of(row.values[3]);
		account.tax_point = rule == "service_end"     ? Account::TaxPoint::service_end
		                    : rule == "service_start" ? Account::TaxPoint::service_start
		                                              : Account::TaxPoint::invoice_date;
		account.zone = pg::text_of(row.values[5]);
		account.seller_zone = pg::text_of(row.values[6]);
		account.invoice_no = DatumGetInt32(row.values[7]);
		account.last_issued_at = row.nulls[8] ? DT_NOBEGIN : DatumGetTimestampTz(row.values[8]);
		accounts.push_back(std::move(account));
	}
}

/*
 * A cycle that is due now may have been billed before, in part or whole: it was due
 * when it ended early, by a pause, or by a change that was taken back since.  The
 * document is dated after the cycle's start.
 */
void
DueAccounts::find_early_ends() {
	static Query changed("SELECT DISTINCT account_id, subscription_no FROM billing.subscription_change"
	                     " WHERE account_id = ANY ($1) AND change_no > 1");
	std::vector<Datum> ids;

	for (Account &account : accounts) {
		bool is_concerned = false;
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			if (!account.is_plain || timeline.has_history) {
				continue;
			}
			for (const CyclePart &part : timeline.parts) {
				const bool is_whole = part.is_whole();
				const bool has_changed = std::any_of(
				    timeline.changes.begin(), timeline.changes.end(),
				    [&part](const TimelineChange &change) { return equation::changes_item(change, part.cycle->item); });
				if (has_changed) {
					continue; /* its lines are there */
				}
				if (account.last_issued_at < part.cycle->period.lower.micros + (is_whole ? 1 : 0)) {
					continue;
				}
				is_concerned = true;
				/* Phases of a plan come without a change. */
				timeline.may_have_ended |= !is_whole && (part.scheduled->version->version > 1 ||
				                                         part.service.upper.micros < part.cycle->period.upper.micros);
			}
		}
		if (is_concerned) {
			ids.push_back(Int64GetDatum(account.account_id));
		}
	}
	if (ids.empty()) {
		return;
	}

	const SPITupleTable *const rows = changed.run(pg::bigints(ids));
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<2> row;
		row.read(rows, i);
		if (SubscriptionTimeline *const timeline = find(row.values[0], row.values[1])) {
			timeline->may_have_ended = true;
		}
	}
}

/* What documents hold of a subscription, as far as a function wants it. */
template <typename F>
void
DueAccounts::read_history(F &&needed) {
	static Query lines(
	    "SELECT l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.period, coalesce(l.covered, "
	    "l.service),"
	    " coalesce(l.metered_quantity, l.quantity), l.list_amount, l.revision, l.kind, l.price,"
	    " l.kind IN ('recurring', 'usage') AND l.dimension = '' AND l.version > 0 AND t.state <> 'void'"
	    "  AND i.as_of <= $4"
	    /* Of cycles of the same number and another length revisions are counted together. */
	    "  AND NOT (l.version > 1"
	    "           AND l.item = ANY (ARRAY(SELECT o.code FROM billing.plan_item o WHERE o.cadence IS NOT NULL)))"
	    "  AND CASE WHEN l.grid_no > 1"
	    "           THEN NOT EXISTS (SELECT FROM billing.subscription_change c"
	    "                             WHERE c.account_id = l.account_id AND c.subscription_no = l.subscription_no"
	    "                               AND c.change_no = l.grid_no % 1000000 AND c.plan_id IS NULL)"
	    "           ELSE true END,"
	    " l.invoice_no, l.line_no, l.description, l.unit_amount, l.tax_category, l.tax_percent, l.tax_point,"
	    " l.tax_jurisdiction, l.tax_reason_code, l.tax_reason, l.tax_parts, i.number"
	    " FROM unnest($1, $2, $3, $5) w (account_id, subscription_no, from_at, item)"
	    " JOIN billing.invoice_line l ON l.account_id = w.account_id AND l.subscription_no = w.subscription_no"
	    "                            AND upper(l.period) > w.from_at AND (w.item = '' OR w.item = l.item)"
	    " JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no"
	    " JOIN billing.invoice_status t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no AND t.state <> "
	    "'draft'");
	/* Goodwill and discounts on documents take part in what a credit may give back. */
	static AccountsQuery conceded(
	    "SELECT account_id FROM billing.invoice_line"
	    " WHERE account_id IN ACCOUNTS AND subscription_no IS NULL AND source_invoice_no IS NOT NULL"
	    " UNION ALL"
	    " SELECT account_id FROM billing.invoice_line WHERE account_id IN ACCOUNTS AND kind = 'document'");
	std::vector<Datum> ids;
	std::vector<Datum> subscriptions;
	std::vector<Datum> from_times;
	std::vector<Datum> items;

	for (Account &account : accounts) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			const History history = needed(account, timeline);
			if (history == History::none) {
				continue;
			}
			std::int64_t from = timeline.due_at;
			std::set<std::string_view> names;
			for (const TimelineChange &change : timeline.changes) {
				from = std::min(from, change.from_at);
				names.insert(change.items.begin(), change.items.end());
			}
			if (history == History::of_all_items) {
				timeline.has_history = true;
				timeline.billed.clear();
				names = {""};
			}
			for (const std::string_view name : names) {
				ids.push_back(Int64GetDatum(account.account_id));
				subscriptions.push_back(Int32GetDatum(timeline.subscription_no));
				from_times.push_back(TimestampTzGetDatum(
				    from < min_time + zone_change ? DT_NOBEGIN : (from >= end_time ? from : from - zone_change)));
				items.push_back(pg::text_datum(name));
			}
		}
	}
	if (ids.empty()) {
		return;
	}

	const SPITupleTable *rows = conceded.run(accounts);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<1> row;
		row.read(rows, i);
		const auto before = [](Datum a, Datum b) { return DatumGetInt64(a) < DatumGetInt64(b); };
		if (std::binary_search(ids.begin(), ids.end(), row.values[0], before)) {
			find(row.values[0])->is_plain = false;
		}
	}

	rows = lines.run(pg::bigints(ids), pg::integers(subscriptions), pg::instants(from_times),
	                 Argument{TIMESTAMPTZOID, TimestampTzGetDatum(as_of_)}, pg::texts(items));
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		sources_.emplace_back();
		SourceRow &source = sources_.back();
		source.columns.read(rows, i);
		const Datum *const values = source.columns.values;
		if (!DatumGetBool(values[SourceRow::is_plain])) {
			find(values[SourceRow::account_id])->is_plain = false;
			continue;
		}
		const varlena *const quantity = pg::packed(values[SourceRow::quantity]);
		find(values[SourceRow::account_id], values[SourceRow::subscription_no])
		    ->billed.push_back({pg::view_of(values[SourceRow::item]), DatumGetInt32(values[SourceRow::version]),
		                        DatumGetInt32(values[SourceRow::grid_no]), DatumGetInt32(values[SourceRow::cycle]),
		                        pg::period_of(values[SourceRow::period]), pg::period_of(values[SourceRow::covered]),
		                        pg::to_decimal(quantity), pg::money_from(values[SourceRow::list_amount]),
		                        DatumGetInt32(values[SourceRow::revision]),
		                        pg::view_of(values[SourceRow::kind]) == "usage",
		                        pg::price_bytes(pg::packed(values[SourceRow::price])), &source});
	}
}

void
DueAccounts::read_usage() {
	static Query query("SELECT account_id, subscription_no, service, metric_id, total, events"
	                   " FROM billing.plain_usage($1, $2, $3, $4)");
	std::vector<Used> wanted;

	for (const Account &account : accounts) {
		for (const SubscriptionTimeline &timeline : account.subscriptions) {
			for (const CyclePart &part : timeline.parts) {
				if (account.is_plain && part.is_metered) {
					wanted.push_back(
					    {account.account_id, timeline.subscription_no, timeline.subaccount_no, part.service, 0, 0, 0});
				}
			}
		}
	}
	const auto before = [](const Used &a, const Used &b) { return a.key() < b.key(); };
	std::sort(wanted.begin(), wanted.end(), before);
	wanted.erase(
	    std::unique(wanted.begin(), wanted.end(), [](const Used &a, const Used &b) { return a.key() == b.key(); }),
	    wanted.end());
	if (wanted.empty()) {
		return;
	}

	TypeCacheEntry *const range_type = pg::call([] { return lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO); });
	std::vector<Datum> ids;
	std::vector<Datum> subscriptions;
	std::vector<Datum> subaccounts;
	std::vector<Datum> services;
	for (const Used &want : wanted) {
		ids.push_back(Int64GetDatum(want.account_id));
		subscriptions.push_back(Int32GetDatum(want.subscription_no));
		subaccounts.push_back(Int32GetDatum(want.subaccount_no));
		services.push_back(pg::call([&] { return RangeTypePGetDatum(pg::make_tstzrange(range_type, want.service)); }));
	}

	const SPITupleTable *const rows =
	    query.run(pg::bigints(ids), pg::integers(subscriptions), pg::integers(subaccounts), pg::ranges(services));
	std::vector<Used> used(rows->numvals);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<6> row;
		row.read(rows, i);
		used[i] = {DatumGetInt64(row.values[0]), DatumGetInt32(row.values[1]), 0,
		           pg::period_of(row.values[2]), DatumGetInt32(row.values[3]), row.values[4],
		           DatumGetInt64(row.values[5])};
	}
	std::sort(used.begin(), used.end(), before);

	for (Account &account : accounts) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			for (CyclePart &part : timeline.parts) {
				if (!part.is_metered) {
					continue;
				}
				const PlanItem &item = *part.scheduled->version->plan_item;
				const auto [first, last] = std::equal_range(
				    used.begin(), used.end(),
				    Used{account.account_id, timeline.subscription_no, 0, part.service, item.metric_id, 0, 0}, before);
				for (auto place = first; place != last; ++place) {
					part.is_used = true;
					part.quantity = part.quantity + (item.counts_events ? Decimal(place->events)
					                                                    : pg::to_decimal(pg::packed(place->total)));
				}
			}
		}
	}
}

} // namespace billing::run
