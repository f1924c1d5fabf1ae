/*
 * accounts.cpp
 *		The accounts of a batch: what the equation has to know of them, read in sets.
 */
#include <algorithm>
#include <limits>

#include "run/accounts.hpp"

#include "pg/json.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/price.hpp"
#include "pg/range.hpp"
#include "pg/text.hpp"
#include "pg/zone.hpp"

namespace billing::run {

namespace {

using pg::Argument;
using pg::Query;
using pg::Row;

/* A zone can move a bound of a cycle by so much after the cycle was billed. */
constexpr std::int64_t zone_change = 2 * micros_per_day;

const text *
text_of(Datum datum) {
	return reinterpret_cast<const text *>(pg::packed(datum));
}

std::string_view
view_of(Datum datum) {
	return pg::view(text_of(datum));
}

Cadence
cadence_of(Datum datum) {
	const Interval *const interval = DatumGetIntervalP(datum);

	return {interval->month, interval->day};
}

/* An array of values that are passed by value. */
template <typename T>
Argument
array_of(const std::vector<Datum> &values, Oid element, Oid array, T) {
	return {array, pg::call([&] {
		        return PointerGetDatum(construct_array(
		            const_cast<Datum *>(values.data()), static_cast<int>(values.size()), element, sizeof(T), true,
		            sizeof(T) == sizeof(std::int64_t) ? TYPALIGN_DOUBLE : TYPALIGN_INT));
	        })};
}

Argument
bigints(const std::vector<Datum> &values) {
	return array_of(values, INT8OID, INT8ARRAYOID, std::int64_t());
}

Argument
integers(const std::vector<Datum> &values) {
	return array_of(values, INT4OID, INT4ARRAYOID, std::int32_t());
}

Argument
instants(const std::vector<Datum> &values) {
	return array_of(values, TIMESTAMPTZOID, TIMESTAMPTZARRAYOID, std::int64_t());
}

Period
period_of(Datum datum) {
	return pg::to_period(pg::packed(datum));
}

/* What was used of a metric in a time. */
struct Used {
	std::int64_t account_id;
	Period service;
	std::int32_t metric_id;
	Datum total;
	std::int64_t events;

	auto
	key() const {
		return std::tie(account_id, service.lower.micros, service.upper.micros, metric_id);
	}
};

} // namespace

pg::Zone &
Zones::find(ZoneName name) {
	return *pg::call([name] { return &pg::find_zone(static_cast<const text *>(name)); });
}

Accounts::Accounts(ArrayType *accounts, std::int64_t as_of, Argument since)
    : as_of_(as_of), range_type_(pg::call([] { return lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO); })) {
	read_accounts(accounts, since);
	read_timelines();
	read_changes();
	read_history([this](const Account &account, const SubscriptionTimeline &timeline) {
		return !timeline.changes.empty() || (timeline.due_at <= as_of_ && account.last_issued_at >= timeline.due_at);
	});
	for (Account &account : plain) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			const bool is_concerned = timeline.due_at <= as_of_ || !timeline.changes.empty();
			if (account.is_plain && is_concerned && !find_parts(zones_, timeline, as_of_)) {
				account.is_plain = false;
			}
		}
		pg::check_for_interrupts();
	}
	/* A part of a cycle may have been billed when a pause began. */
	read_history([](const Account &account, const SubscriptionTimeline &timeline) {
		return account.is_plain && !timeline.has_history &&
		       std::any_of(timeline.parts.begin(), timeline.parts.end(), [](const CyclePart &part) {
			       return !part.is_whole() && (part.scheduled->version->version > 1 ||
			                                   part.service.upper.micros < part.cycle->period.upper.micros);
		       });
	});
	read_usage();
	for (Account &account : plain) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			if (account.is_plain) {
				charge_parts(timeline.parts);
				account.is_plain = find_differences(timeline, as_of_);
			}
		}
	}
}

void
Accounts::read_accounts(ArrayType *accounts, Argument since) {
	static Query query(
	    "SELECT account_id, lines_by, seller_id, place, tax_point_rule, zone, seller_zone, invoice_no, last_issued_at"
	    " FROM billing.due_accounts($1, $2, $3) ORDER BY account_id");
	const SPITupleTable *const rows = query.run(Argument{INT8ARRAYOID, PointerGetDatum(accounts)},
	                                            Argument{TIMESTAMPTZOID, TimestampTzGetDatum(as_of_)}, since);

	plain.reserve(rows->numvals);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<9> row;
		row.read(rows, i);
		const std::string_view lines_by = view_of(row.values[1]);
		if (lines_by != "plain") {
			(lines_by == "equation" ? by_equation : by_document_charges).push_back(row.values[0]);
			continue;
		}

		const std::string_view rule = view_of(row.values[4]);
		Account account;
		account.account_id = DatumGetInt64(row.values[0]);
		account.seller_id = DatumGetInt32(row.values[2]);
		account.place = text_of(row.values[3]);
		account.tax_point = rule == "service_end"     ? Account::TaxPoint::service_end
		                    : rule == "service_start" ? Account::TaxPoint::service_start
		                                              : Account::TaxPoint::invoice_date;
		account.zone = text_of(row.values[5]);
		account.seller_zone = text_of(row.values[6]);
		account.invoice_no = DatumGetInt32(row.values[7]);
		account.last_issued_at = row.nulls[8] ? DT_NOBEGIN : DatumGetTimestampTz(row.values[8]);
		plain.push_back(std::move(account));
	}
}

Account *
Accounts::find(Datum account_id) {
	const std::int64_t id = DatumGetInt64(account_id);
	const auto place = std::lower_bound(plain.begin(), plain.end(), id, [](const Account &account, std::int64_t other) {
		return account.account_id < other;
	});

	return place != plain.end() && place->account_id == id ? &*place : nullptr;
}

SubscriptionTimeline *
Accounts::find(Datum account_id, Datum subscription_no) {
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
Accounts::policy_of(Datum document, bool is_null) {
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

void
Accounts::read_plan_items(const std::vector<Datum> &ids) {
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
	const SPITupleTable *const rows = query.run(integers(ids));

	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<13> row;
		row.read(rows, i);
		PlanItemRow item;
		item.position = DatumGetInt16(row.values[1]);
		item.name = text_of(row.values[2]);
		item.kind = row.values[3];
		item.is_usage = view_of(row.values[3]) == "usage";
		item.in_advance = view_of(row.values[4]) == "advance";
		item.cadence = row.nulls[5] ? Cadence{0, 0} : cadence_of(row.values[5]);
		item.tax_class = text_of(row.values[6]);
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
Accounts::read_timelines() {
	static Query subscriptions("SELECT account_id, subscription_no, subaccount_no, due_at FROM billing.subscription"
	                           " WHERE account_id = ANY ($1) ORDER BY account_id, subscription_no");
	static Query grids("SELECT account_id, subscription_no, grid_no, during, anchor, cadence, zone"
	                   " FROM billing.subscription_grid WHERE account_id = ANY ($1)");
	static Query items(
	    "SELECT account_id, subscription_no, item, version, plan_item_id, quantity, price, charge, span, proration"
	    " FROM billing.subscription_item WHERE account_id = ANY ($1)");
	std::vector<Datum> ids;
	for (const Account &account : plain) {
		ids.push_back(Int64GetDatum(account.account_id));
	}
	const Argument accounts = bigints(ids);

	const SPITupleTable *rows = subscriptions.run(accounts);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<4> row;
		row.read(rows, i);
		SubscriptionTimeline timeline;
		timeline.subscription_no = DatumGetInt32(row.values[1]);
		timeline.meters_alone = timeline.subscription_no == 1 && DatumGetInt32(row.values[2]) == 0;
		timeline.due_at = DatumGetTimestampTz(row.values[3]);
		find(row.values[0])->subscriptions.push_back(std::move(timeline));
	}
	for (Account &account : plain) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			timeline.meters_alone = timeline.meters_alone && account.subscriptions.size() == 1;
		}
	}

	rows = grids.run(accounts);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<7> row;
		row.read(rows, i);
		if (SubscriptionTimeline *const timeline = find(row.values[0], row.values[1])) {
			timeline->grids.push_back({DatumGetInt32(row.values[2]),
			                           period_of(row.values[3]),
			                           {DatumGetTimestampTz(row.values[4])},
			                           cadence_of(row.values[5]),
			                           text_of(row.values[6])});
		}
	}

	rows = items.run(accounts);
	std::vector<Row<10>> item_rows(rows->numvals);
	std::vector<Datum> plan_items;
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		item_rows[i].read(rows, i);
		plan_items.push_back(item_rows[i].values[4]);
	}
	std::sort(plan_items.begin(), plan_items.end());
	plan_items.erase(std::unique(plan_items.begin(), plan_items.end()), plan_items.end());
	read_plan_items(plan_items);

	for (const Row<10> &row : item_rows) {
		if (SubscriptionTimeline *const timeline = find(row.values[0], row.values[1])) {
			const varlena *const price = pg::packed(row.values[6]);
			const varlena *const quantity = pg::packed(row.values[5]);
			const Policy &policy = policy_of(row.values[9], row.nulls[9]);
			const PlanItemRow &plan_item = plan_items_.at(DatumGetInt32(row.values[4]));

			versions_.push_back(
			    {row.values[2], PointerGetDatum(price), row.values[9], !row.nulls[9], &policy, &plan_item});
			timeline->versions.push_back({view_of(row.values[2]), DatumGetInt32(row.values[3]), &plan_item,
			                              pg::to_decimal(quantity), pg::price_bytes(price), &policy.policy,
			                              period_of(row.values[7]), period_of(row.values[8]), &versions_.back()});
		}
	}
}

void
Accounts::read_changes() {
	static Query query("SELECT account_id, subscription_no, items, min(from_at) FROM billing.dirty"
	                   " WHERE account_id = ANY ($1) AND due_at <= $2 GROUP BY account_id, subscription_no, items");
	std::vector<Datum> ids;
	for (const Account &account : plain) {
		ids.push_back(Int64GetDatum(account.account_id));
	}
	const SPITupleTable *const rows = query.run(bigints(ids), Argument{TIMESTAMPTZOID, TimestampTzGetDatum(as_of_)});

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
				change.items.push_back(view_of(names[n]));
			}
		}
		timeline->changes.push_back(std::move(change));
	}
}

/* What documents hold, of the subscriptions that a function chooses. */
template <typename F>
void
Accounts::read_history(F &&is_needed) {
	static Query lines(
	    "SELECT l.account_id, l.subscription_no, l.item, l.version, l.grid_no, l.cycle, l.period, coalesce(l.covered, "
	    "l.service),"
	    " coalesce(l.metered_quantity, l.quantity), l.list_amount, l.revision, l.kind, l.price,"
	    " l.kind IN ('recurring', 'usage') AND l.dimension = '' AND l.version > 0 AND t.state <> 'void' AND i.as_of <= "
	    "$4,"
	    " l.invoice_no, l.line_no, l.description, l.unit_amount, l.tax_category, l.tax_percent, l.tax_point,"
	    " l.tax_jurisdiction, l.tax_reason_code, l.tax_reason, l.tax_parts, i.number"
	    " FROM unnest($1, $2, $3) w (account_id, subscription_no, from_at)"
	    " JOIN billing.invoice_line l ON l.account_id = w.account_id AND l.subscription_no = w.subscription_no"
	    "                            AND upper(l.period) > w.from_at"
	    " JOIN billing.invoice i ON i.account_id = l.account_id AND i.invoice_no = l.invoice_no"
	    " JOIN billing.invoice_status t ON t.account_id = l.account_id AND t.invoice_no = l.invoice_no AND t.state <> "
	    "'draft'");
	/* Goodwill and discounts on documents take part in what a credit may give back. */
	static Query conceded(
	    "SELECT account_id FROM billing.invoice_line"
	    " WHERE account_id = ANY ($1) AND subscription_no IS NULL AND source_invoice_no IS NOT NULL"
	    " UNION ALL"
	    " SELECT account_id FROM billing.invoice_line WHERE account_id = ANY ($1) AND kind = 'document'");
	std::vector<Datum> accounts;
	std::vector<Datum> subscriptions;
	std::vector<Datum> from_times;

	for (Account &account : plain) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			if (!is_needed(account, timeline)) {
				continue;
			}
			timeline.has_history = true;
			std::int64_t from = timeline.due_at;
			for (const TimelineChange &change : timeline.changes) {
				from = std::min(from, change.from_at);
			}
			accounts.push_back(Int64GetDatum(account.account_id));
			subscriptions.push_back(Int32GetDatum(timeline.subscription_no));
			from_times.push_back(TimestampTzGetDatum(
			    from < min_time + zone_change ? DT_NOBEGIN : (from >= end_time ? from : from - zone_change)));
		}
	}
	if (accounts.empty()) {
		return;
	}

	const SPITupleTable *rows = conceded.run(bigints(accounts));
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<1> row;
		row.read(rows, i);
		find(row.values[0])->is_plain = false;
	}

	rows = lines.run(bigints(accounts), integers(subscriptions), instants(from_times),
	                 Argument{TIMESTAMPTZOID, TimestampTzGetDatum(as_of_)});
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
		    ->billed.push_back({view_of(values[SourceRow::item]), DatumGetInt32(values[SourceRow::version]),
		                        DatumGetInt32(values[SourceRow::grid_no]), DatumGetInt32(values[SourceRow::cycle]),
		                        period_of(values[SourceRow::period]), period_of(values[SourceRow::covered]),
		                        pg::to_decimal(quantity), pg::money_from(values[SourceRow::list_amount]),
		                        DatumGetInt32(values[SourceRow::revision]), view_of(values[SourceRow::kind]) == "usage",
		                        pg::price_bytes(pg::packed(values[SourceRow::price])), &source});
	}
}

void
Accounts::read_usage() {
	static Query query("SELECT account_id, service, metric_id, total, events FROM billing.regular_usage($1, $2)");
	std::vector<Used> wanted;

	for (const Account &account : plain) {
		for (const SubscriptionTimeline &timeline : account.subscriptions) {
			for (const CyclePart &part : timeline.parts) {
				if (account.is_plain && part.is_metered) {
					wanted.push_back({account.account_id, part.service, 0, 0, 0});
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

	std::vector<Datum> accounts;
	std::vector<Datum> services;
	for (const Used &want : wanted) {
		accounts.push_back(Int64GetDatum(want.account_id));
		services.push_back(pg::call([&] { return RangeTypePGetDatum(pg::make_tstzrange(range_type_, want.service)); }));
	}
	const Argument ranges{TSTZRANGEARRAYOID, pg::call([&] {
		                      return PointerGetDatum(construct_array(services.data(), static_cast<int>(services.size()),
		                                                             TSTZRANGEOID, -1, false, TYPALIGN_DOUBLE));
	                      })};

	const SPITupleTable *const rows = query.run(bigints(accounts), ranges);
	std::vector<Used> used(rows->numvals);
	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<5> row;
		row.read(rows, i);
		used[i] = {DatumGetInt64(row.values[0]), period_of(row.values[1]), DatumGetInt32(row.values[2]), row.values[3],
		           DatumGetInt64(row.values[4])};
	}
	std::sort(used.begin(), used.end(), before);

	for (Account &account : plain) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			for (CyclePart &part : timeline.parts) {
				if (!part.is_metered) {
					continue;
				}
				const PlanItem &item = *part.scheduled->version->plan_item;
				const auto [first, last] = std::equal_range(
				    used.begin(), used.end(), Used{account.account_id, part.service, item.metric_id, 0, 0}, before);
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
