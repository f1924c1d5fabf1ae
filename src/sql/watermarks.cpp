/*
 * watermarks.cpp
 *		SQL glue of watermarks: how far the subscriptions of a batch are billed.
 */
#include <algorithm>
#include <optional>

#include "core/due_cycles.hpp"

#include "run/timelines.hpp"

#include "pg/guard.hpp"
#include "pg/materialize.hpp"

using namespace billing;

namespace {

struct Watermark {
	std::int64_t due_at = DT_NOEND;
	std::int64_t late_before = DT_NOBEGIN;
};

Watermark
watermark_of(const SubscriptionTimeline &timeline, std::int64_t as_of) {
	Watermark mark;

	for (const ScheduledItem &item : timeline.scheduled) {
		const PlanItem &plan_item = *item.version->plan_item;
		const Grid grid(run::Zones::find(item.grid->zone), item.grid->anchor, item.cadence);

		mark.due_at =
		    std::min(mark.due_at, next_due_at(grid, plan_item.in_advance, item.active, as_of).value_or(DT_NOEND));
		if (plan_item.is_usage) {
			mark.late_before = std::max(mark.late_before, closed_before(grid, item.active, as_of).value_or(DT_NOBEGIN));
		}
	}
	return mark;
}

/* Then it makes no difference which of them changed. */
bool
all_are_due(const run::Timelines &timelines, std::int64_t as_of) {
	return std::all_of(timelines.accounts.begin(), timelines.accounts.end(), [as_of](const run::Account &account) {
		return std::all_of(account.subscriptions.begin(), account.subscriptions.end(),
		                   [as_of](const SubscriptionTimeline &timeline) { return timeline.due_at <= as_of; });
	});
}

} // namespace

/* (accounts, as_of) */
BILLING_FUNCTION(billing_watermarks) {
	const pg::RowStore store(fcinfo);
	ArrayType *const ids = PG_GETARG_ARRAYTYPE_P(0);
	const std::int64_t as_of = PG_GETARG_TIMESTAMPTZ(1);

	const pg::Connection connection;
	run::Timelines timelines(as_of);
	timelines.read_accounts(ids);
	timelines.read_subscriptions(false);
	if (!all_are_due(timelines, as_of)) {
		timelines.read_changes();
	}
	for (run::Account &account : timelines.accounts) {
		for (SubscriptionTimeline &timeline : account.subscriptions) {
			schedule(timeline);
			if ((timeline.due_at > as_of && timeline.changes.empty()) || timeline.scheduled.empty()) {
				continue;
			}
			const Watermark mark = watermark_of(timeline, as_of);
			if (mark.due_at != timeline.due_at || mark.late_before != timeline.late_before) {
				const Datum values[] = {Int64GetDatum(account.account_id), Int32GetDatum(timeline.subscription_no),
				                        TimestampTzGetDatum(mark.due_at), TimestampTzGetDatum(mark.late_before)};
				const bool nulls[] = {false, false, false, false};
				store.put(values, nulls);
			}
		}
		pg::check_for_interrupts();
	}
	return 0;
}
