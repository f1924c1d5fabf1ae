/*
 * equation.hpp
 *		The billing equation of one subscription: what the cycles of its items
 *		should cost, less what documents hold for them.
 *
 * It is for plain items: what a cycle costs depends on nothing but the price, and
 * the quantity of a version or the sum of its events.  Where it meets anything
 * else it declines, and the account goes by billing.equation() in SQL, which knows
 * every case and says the same of these.
 *
 * In three steps: find_parts(), then the caller fills in what was used, then
 * charge_parts() and find_differences().
 */
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/due_cycles.hpp"
#include "core/price_rate.hpp"
#include "core/proration.hpp"

namespace billing {

/* What the versions of an item have of its plan. */
struct PlanItem {
	int position;
	bool is_usage;
	bool in_advance;
	bool restarts_tiers; /* else a version goes on with the tiers where the one before it ended */
	bool is_bound;       /* a commitment or a maximum: it looks at other items */
	bool is_plain;
	bool has_cadences; /* there are items of its name with a cadence of their own */
	Cadence cadence;   /* of its own, or 0 */
	std::int32_t metric_id;
	bool counts_events;
};

/* A Zones finds the zone of a name as the caller knows it. */
using ZoneName = const void *;

struct BillingGrid {
	std::int32_t grid_no;
	Period during;
	Instant anchor;
	Cadence cadence;
	ZoneName zone;
	bool may_change_cadence; /* what opened it has no plan: a change in the past gives it that of another one */
};

struct ItemVersion {
	std::string_view item;
	std::int32_t version;
	const PlanItem *plan_item;
	Decimal quantity;
	std::string_view price; /* bytes of a PriceView */
	const ProrationPolicy *policy;
	Period charge;
	Period span;
	const void *row; /* for the caller */
};

/* Something changed behind the cycles that end after an instant. */
struct TimelineChange {
	std::int64_t from_at;
	bool of_all_items;
	std::vector<std::string_view> items;
};

/* A line of a document that counts. */
struct BilledLine {
	std::string_view item;
	std::int32_t version;
	std::int32_t grid_no;
	std::int32_t cycle;
	Period period;
	Period covered; /* what it or, of a correction, the cycle so far is for; maybe empty */
	Decimal quantity;
	Money amount;
	std::int32_t revision;
	bool is_usage;
	std::string_view price;
	const void *row; /* for the caller */
};

/* A version of an item on a grid on which it is charged. */
struct ScheduledItem {
	const ItemVersion *version;
	const BillingGrid *grid;
	Cadence cadence;
	Period charge;
	Period active;
};

/* A cycle that is new or has to be looked at again. */
struct ExaminedCycle {
	std::string_view item;
	std::int32_t grid_no;
	std::int32_t n;
	std::int64_t days;
	bool is_computed; /* else a document holds it: its bounds stay what they were, whatever becomes of a zone */
	Period period;
	Cadence cadence; /* it was computed with */
};

/* A version's part of such a cycle. */
struct CyclePart {
	const ScheduledItem *scheduled;
	const ExaminedCycle *cycle;
	Period service;
	bool is_metered;
	bool is_used = false;
	Decimal quantity;                 /* the version's, or what was used in the part */
	Decimal continues_at;             /* what parts of the same ladder of tiers before it had */
	ProrationShare share = {0, 1, 1}; /* of a metered part that of the ladder up to its end, less that before it */
	Money amount = {};

	bool
	is_whole() const {
		return service.lower.micros == cycle->period.lower.micros && service.upper.micros == cycle->period.upper.micros;
	}
};

/* What a line is written for.  One of part and source may be missing. */
struct Difference {
	const CyclePart *part;    /* what should be */
	const BilledLine *source; /* the first line that was billed for it */
	Money amount;
	Decimal billed_quantity;
	Period covered; /* by what was billed */
	std::int32_t revision;
};

struct SubscriptionTimeline {
	std::int32_t subscription_no;
	std::int64_t due_at;      /* watermark: cycles due before are billed */
	std::int64_t late_before; /* usage of before may be of a billed cycle */
	std::int32_t subaccount_no;
	std::vector<std::int32_t> shared_metrics; /* that several subscriptions of the account meter */
	std::vector<ItemVersion> versions;
	std::vector<BillingGrid> grids;
	std::vector<TimelineChange> changes;
	std::vector<BilledLine> billed;
	bool has_history = false;    /* the lines are there; else no document holds a cycle that is due now */
	bool may_have_ended = false; /* in a cycle that is due now, so that documents may hold it */

	/* made here; they point into each other */
	std::vector<ScheduledItem> scheduled;
	std::vector<ExaminedCycle> cycles;
	std::vector<CyclePart> parts;
	std::vector<Difference> differences;
};

/* Fills in scheduled. */
void schedule(SubscriptionTimeline &timeline);

/* A correction is for the time that is in one of two ranges only, or for the whole range where they are equal. */
Period changed_part(const Period &before, const Period &after);

/* What the parts cost, whose quantities are there. */
void charge_parts(std::vector<CyclePart> &parts);

/* False where SQL has to say it. */
bool find_differences(SubscriptionTimeline &timeline, std::int64_t as_of);

/* What the line of a difference says of quantities. */
struct LineQuantity {
	Decimal quantity;
	std::optional<Decimal> unit_amount; /* else that of the source */
	std::optional<Decimal> metered;     /* where the line is 1 or -1 of its amount */
};

LineQuantity quantity_of(const Difference &difference);

namespace equation {

inline bool
changes_item(const TimelineChange &change, std::string_view item) {
	return change.of_all_items || std::find(change.items.begin(), change.items.end(), item) != change.items.end();
}

/* Each once, with the bounds that a document holds where one does. */
void keep_one_of_each(std::vector<ExaminedCycle> &cycles);

/* Parts in the order of their cycles and of time. */
void sort_parts(std::vector<CyclePart> &parts);

template <typename Zones>
void
add_cycles_of(Zones &zones, SubscriptionTimeline &timeline, const ScheduledItem &item, std::int64_t as_of) {
	const PlanItem &plan_item = *item.version->plan_item;
	const auto add = [&](std::int64_t n, const Period &period) {
		timeline.cycles.push_back({item.version->item, item.grid->grid_no, check_period_number(n), cycle_days(period),
		                           true, period, item.cadence});
	};

	if (timeline.due_at <= as_of) {
		const Grid grid(zones.find(item.grid->zone), item.grid->anchor, item.cadence);
		DueCycles walk{plan_item.in_advance, item.active, item.charge, timeline.due_at, as_of};
		DueCycle cycle;
		for (bool more = walk.start(grid); more && walk.next(grid, cycle);) {
			add(cycle.n, cycle.period);
		}
	}
	for (const TimelineChange &change : timeline.changes) {
		const std::int64_t from =
		    std::max(std::min(change.from_at, as_of) - (change.from_at > min_time ? 1 : 0), item.active.lower.micros);
		const std::int64_t until = std::min(as_of + 1, item.active.upper.micros);
		if (from >= until || !changes_item(change, item.version->item)) {
			continue;
		}
		const Grid grid(zones.find(item.grid->zone), item.grid->anchor, item.cadence);
		Period period;
		for (std::int64_t n = grid.find({from}, period); period.lower.micros < until;
		     period = {period.upper, grid.boundary(++n + 1)}) {
			if (!period.empty() && period.upper.micros > change.from_at && !intersection(period, item.charge).empty() &&
			    cycle_due_at(plan_item.in_advance, period, item.active) <= as_of) {
				add(n, period);
			}
		}
	}
}

template <typename Zones>
bool
has_length_of(Zones &zones, const ScheduledItem &item, const ExaminedCycle &cycle) {
	if (cycle.is_computed && cycle.cadence.months == item.cadence.months && cycle.cadence.days == item.cadence.days) {
		return true;
	}
	return cycle_days(Grid(zones.find(item.grid->zone), item.grid->anchor, item.cadence).period(cycle.n)) == cycle.days;
}

/* Whose an event is has to be found out where several subscriptions meter it. */
inline bool
is_shared(const SubscriptionTimeline &timeline, std::int32_t metric_id) {
	return std::find(timeline.shared_metrics.begin(), timeline.shared_metrics.end(), metric_id) !=
	       timeline.shared_metrics.end();
}

/* A change of the item gives back at the price that was in force then: SQL knows how. */
inline bool
gives_back_at_current_price(const SubscriptionTimeline &timeline, std::string_view item) {
	return std::any_of(timeline.versions.begin(), timeline.versions.end(), [item](const ItemVersion &version) {
		return version.item == item && version.policy->credit == CreditBasis::current_price;
	});
}

/* Whether a part goes on with the tiers of another one of its cycle that comes before it. */
inline bool
continues(const CyclePart &part, const CyclePart &before) {
	return part.cycle == before.cycle && !part.scheduled->version->plan_item->restarts_tiers &&
	       !before.scheduled->version->plan_item->restarts_tiers;
}

/* Of parts in the order of sort_parts(); false where a cycle has no unit to be divided by. */
template <typename Zones>
bool
find_shares(Zones &zones, std::vector<CyclePart> &parts) {
	for (std::size_t i = 0; i < parts.size(); i++) {
		CyclePart &part = parts[i];
		if (part.is_whole()) {
			continue;
		}

		const ProrationPolicy &policy = *part.scheduled->version->policy;
		const auto share_of = [&](const Period &service) {
			return proration_share(zones.find(part.scheduled->grid->zone), policy, service, part.cycle->period);
		};
		part.share = share_of(part.service);
		if (part.share.whole == 0) {
			return false;
		}
		if (part.is_metered) {
			std::int64_t before = 0;
			for (std::size_t j = i; j > 0 && parts[j - 1].cycle == part.cycle; j--) {
				if (continues(part, parts[j - 1])) {
					const ProrationShare other = share_of(parts[j - 1].service);
					before += other.to - other.from;
				}
			}
			part.share = {std::min(part.share.whole, before),
			              std::min(part.share.whole, before + part.share.to - part.share.from), part.share.whole};
		}
	}
	return true;
}

} // namespace equation

/* The cycles to be examined, and the parts that versions have in them; false where SQL has to say it. */
template <typename Zones>
bool
find_parts(Zones &zones, SubscriptionTimeline &timeline, std::int64_t as_of) {
	schedule(timeline);
	for (const ScheduledItem &item : timeline.scheduled) {
		/* Of versions that are one key the change of one can make another's time due. */
		if (!item.version->plan_item->is_plain &&
		    std::any_of(timeline.changes.begin(), timeline.changes.end(), [&item](const TimelineChange &change) {
			    return equation::changes_item(change, item.version->item);
		    })) {
			return false;
		}
		equation::add_cycles_of(zones, timeline, item, as_of);
	}
	for (const BilledLine &line : timeline.billed) {
		for (const TimelineChange &change : timeline.changes) {
			if (line.period.upper.micros > change.from_at && equation::changes_item(change, line.item)) {
				timeline.cycles.push_back(
				    {line.item, line.grid_no, line.cycle, cycle_days(line.period), false, line.period, {}});
				break;
			}
		}
	}
	equation::keep_one_of_each(timeline.cycles);

	for (const ExaminedCycle &cycle : timeline.cycles) {
		for (const ScheduledItem &item : timeline.scheduled) {
			const Period service = intersection(item.charge, cycle.period);
			const PlanItem &plan_item = *item.version->plan_item;
			if (service.empty() || item.grid->grid_no != cycle.grid_no) {
				continue;
			}
			if (plan_item.is_bound) {
				return false;
			}
			if (item.version->item != cycle.item || !equation::has_length_of(zones, item, cycle)) {
				continue;
			}
			const PriceView price(item.version->price);
			CyclePart part{&item, &cycle, service, plan_item.is_usage && price.model() != PriceModel::flat};
			if (!plan_item.is_plain || needs_events(price) || price.has(PricePart::rollover) ||
			    (part.is_metered && equation::is_shared(timeline, plan_item.metric_id)) ||
			    /* A change in the past may have given the version another cadence: documents hold its cycles by other
			       lengths. */
			    (plan_item.has_cadences && item.version->version > 1) || item.grid->may_change_cadence) {
				return false;
			}
			if (!part.is_whole() && !plan_item.is_usage &&
			    (item.version->policy->rounding == ProrationRounding::cycle ||
			     equation::gives_back_at_current_price(timeline, cycle.item))) {
				return false;
			}
			part.quantity = part.is_metered ? Decimal() : item.version->quantity;
			timeline.parts.push_back(part);
		}
	}

	equation::sort_parts(timeline.parts);
	return equation::find_shares(zones, timeline.parts);
}

} // namespace billing
