/*
 * equation.cpp
 *		The parts of the billing equation that no zone of time decides.
 */
#include "core/equation.hpp"

namespace billing {

namespace {

bool
is_same_cycle(const ExaminedCycle &a, const ExaminedCycle &b) {
	return std::tie(a.item, a.grid_no, a.n, a.days) == std::tie(b.item, b.grid_no, b.n, b.days);
}

bool
is_of_cycle(const BilledLine &line, const ExaminedCycle &cycle) {
	return line.cycle == cycle.n && line.grid_no == cycle.grid_no && line.item == cycle.item &&
	       cycle_days(line.period) == cycle.days;
}

/* All lines of a version in a cycle as one. */
struct BilledSum {
	const BilledLine *first = nullptr;
	const BilledLine *last = nullptr;
	Money amount;
	Decimal quantity;

	void
	add(const BilledLine &line) {
		if (first == nullptr) {
			first = last = &line;
			amount = line.amount;
			quantity = line.quantity;
			return;
		}
		first = line.revision < first->revision ? &line : first;
		last = line.revision > last->revision ? &line : last;
		amount = billing::add(amount, line.amount);
		quantity = quantity + line.quantity;
	}

	Difference
	less(const CyclePart *part, const Money &target) const {
		return {part, first, subtract(target, amount), quantity, last->covered, last->revision + 1};
	}
};

bool
has_unit_amount(const PriceView &price) {
	return price.model() == PriceModel::flat || price.model() == PriceModel::unit;
}

Decimal
unit_amount(const PriceView &price) {
	return Decimal(price.unit(0), price.amount_scale()).trimmed();
}

Decimal
absolute(const Decimal &value) {
	return value.negative() ? -value : value;
}

} // namespace

namespace equation {

void
keep_one_of_each(std::vector<ExaminedCycle> &cycles) {
	std::stable_sort(cycles.begin(), cycles.end(), [](const ExaminedCycle &a, const ExaminedCycle &b) {
		return std::tie(a.item, a.grid_no, a.n, a.days, a.is_computed) <
		       std::tie(b.item, b.grid_no, b.n, b.days, b.is_computed);
	});
	cycles.erase(std::unique(cycles.begin(), cycles.end(), is_same_cycle), cycles.end());
}

void
sort_parts(std::vector<CyclePart> &parts) {
	std::sort(parts.begin(), parts.end(), [](const CyclePart &a, const CyclePart &b) {
		return std::tie(a.cycle, a.service.lower.micros) < std::tie(b.cycle, b.service.lower.micros);
	});
}

} // namespace equation

void
schedule(SubscriptionTimeline &timeline) {
	timeline.scheduled.reserve(timeline.versions.size() * timeline.grids.size());
	for (const ItemVersion &version : timeline.versions) {
		for (const BillingGrid &grid : timeline.grids) {
			const Period charge = intersection(version.charge, grid.during);
			if (!charge.empty()) {
				const Cadence &own = version.plan_item->cadence;
				timeline.scheduled.push_back({&version, &grid, own.months + own.days > 0 ? own : grid.cadence, charge,
				                              intersection(version.span, grid.during)});
			}
		}
	}
}

Period
changed_part(const Period &before, const Period &after) {
	if (before.empty() || after.empty()) {
		return before.empty() ? after : before;
	}

	const auto [first_start, last_start] = std::minmax(before.lower.micros, after.lower.micros);
	const auto [first_end, last_end] = std::minmax(before.upper.micros, after.upper.micros);
	if (first_start == last_start && first_end == last_end) {
		return after;
	}
	return {{first_start == last_start ? first_end : first_start}, {first_end == last_end ? last_start : last_end}};
}

void
charge_parts(std::vector<CyclePart> &parts) {
	const CyclePart *on_ladder = nullptr; /* the last one of the tiers that go on */
	Decimal reached;

	for (CyclePart &part : parts) {
		const ItemVersion &version = *part.scheduled->version;
		const PriceView price(version.price);

		if (!part.is_metered) {
			part.amount = part.is_whole() ? rate(price, part.quantity)
			                              : prorate(price, part.quantity, part.share, *version.policy);
			continue;
		}

		if (!version.plan_item->restarts_tiers) {
			if (on_ladder != nullptr && on_ladder->cycle == part.cycle) {
				part.continues_at = reached;
				reached = reached + part.quantity;
				part.quantity = reached - part.continues_at;
			} else {
				reached = part.quantity;
			}
			on_ladder = &part;
		}

		const ProrationShare &share = part.share;
		if (!part.continues_at.is_zero() || share.from != 0) {
			part.amount =
			    subtract(rate(price, RateBasis{part.continues_at + part.quantity, Decimal(1), share.to, share.whole}),
			             rate(price, RateBasis{part.continues_at, Decimal(1), share.from, share.whole}));
		} else if (share.to != share.whole) {
			part.amount = rate(price, RateBasis{part.quantity, Decimal(1), share.to, share.whole});
		} else {
			part.amount = rate(price, part.quantity);
		}
	}
}

bool
find_differences(SubscriptionTimeline &timeline, std::int64_t as_of) {
	std::vector<bool> is_known(timeline.billed.size());

	for (const CyclePart &part : timeline.parts) {
		BilledSum sum;
		for (std::size_t i = 0; i < timeline.billed.size(); i++) {
			const BilledLine &line = timeline.billed[i];
			if (line.version == part.scheduled->version->version && is_of_cycle(line, *part.cycle)) {
				is_known[i] = true;
				sum.add(line);
			}
		}
		if (sum.first == nullptr) {
			const bool is_due = cycle_due_at(part.scheduled->version->plan_item->in_advance, part.cycle->period,
			                                 part.scheduled->active) <= as_of;
			if (is_due && (part.is_used || part.amount.units != 0)) {
				timeline.differences.push_back({&part, nullptr, part.amount, {}, {}, 0});
			}
		} else if (sum.first->price != part.scheduled->version->price) {
			return false;
		} else if (sum.amount.units != part.amount.units) {
			timeline.differences.push_back(sum.less(&part, part.amount));
		}
	}

	/* Lines of versions that are no longer in their cycle. */
	for (std::size_t i = 0; i < timeline.billed.size(); i++) {
		const BilledLine &line = timeline.billed[i];
		const bool is_examined = std::any_of(timeline.cycles.begin(), timeline.cycles.end(),
		                                     [&](const ExaminedCycle &cycle) { return is_of_cycle(line, cycle); });
		if (is_known[i] || !is_examined) {
			continue;
		}
		BilledSum sum;
		for (std::size_t j = i; j < timeline.billed.size(); j++) {
			const BilledLine &other = timeline.billed[j];
			if (std::tie(other.item, other.version, other.grid_no, other.cycle) ==
			        std::tie(line.item, line.version, line.grid_no, line.cycle) &&
			    cycle_days(other.period) == cycle_days(line.period)) {
				is_known[j] = true;
				sum.add(other);
			}
		}
		if (sum.amount.units != 0) {
			timeline.differences.push_back(sum.less(nullptr, {sum.amount.currency, 0}));
		}
	}
	return true;
}

LineQuantity
quantity_of(const Difference &difference) {
	const CyclePart *const part = difference.part;
	const BilledLine *const source = difference.source;
	std::optional<Decimal> unit;

	if (part != nullptr) {
		const PriceView price(part->scheduled->version->price);
		if (has_unit_amount(price)) {
			unit = unit_amount(price);
		}
	}
	if (source == nullptr) {
		return {part->quantity, unit, {}};
	}

	const Decimal change = amount(difference.amount);
	const int sign = change.sign();
	if (!(part != nullptr ? part->scheduled->version->plan_item->is_usage : source->is_usage)) {
		const Decimal size = part != nullptr ? part->quantity : absolute(source->quantity);
		return {sign < 0 ? -size : size, unit, {}};
	}

	/* More units for less, fewer for more, or units for what their price does not make: the difference is one of its
	 * amount. */
	const Decimal units = (part != nullptr ? part->quantity : Decimal()) - difference.billed_quantity;
	const bool is_one = sign * units.sign() <= 0 || (unit && absolute(units * *unit - change) >=
	                                                             Decimal(1, difference.amount.currency.minor_digits()));
	if (is_one) {
		return {Decimal(sign), absolute(change), units};
	}
	return {units, unit, {}};
}

} // namespace billing
