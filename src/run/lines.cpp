/*
 * lines.cpp
 *		Rows of billing.invoice_line for what the equation found.
 */
#include "run/lines.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "core/error.hpp"
#include "core/totals.hpp"

#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/range.hpp"
#include "pg/text.hpp"

namespace billing::run {

namespace {

/* The columns of billing.invoice_line. */
namespace column {
enum {
	account_id,
	invoice_no,
	line_no,
	subscription_no,
	item,
	version,
	grid_no,
	cycle,
	dimension,
	revision,
	kind,
	description,
	service,
	covered,
	period,
	numerator,
	denominator,
	basis,
	quantity,
	unit_amount,
	list_amount,
	amount,
	tax_category,
	tax_percent,
	tax_point,
	charge_no,
	source_invoice_no,
	source_line_no,
	price,
	proration,
	continues_at,
	numerator_before,
	metered_quantity,
	tax_jurisdiction,
	tax_reason_code,
	tax_reason,
	tax_parts,
	count,
};
}

/* A line to be, with what decides on its place in the document. */
struct Line {
	const SubscriptionTimeline *subscription;
	const Difference *difference;
	Period service;
	DateADT tax_point;

	const CyclePart *
	part() const {
		return difference->part;
	}

	const SourceRow *
	source() const {
		return difference->source != nullptr ? static_cast<const SourceRow *>(difference->source->row) : nullptr;
	}

	const VersionRow &
	version_row() const {
		return *static_cast<const VersionRow *>(part()->scheduled->version->row);
	}

	std::string_view
	item() const {
		return part() != nullptr ? part()->scheduled->version->item : difference->source->item;
	}

	std::int32_t
	version() const {
		return part() != nullptr ? part()->scheduled->version->version : difference->source->version;
	}

	std::int32_t
	grid_no() const {
		return part() != nullptr ? part()->cycle->grid_no : difference->source->grid_no;
	}

	std::int32_t
	cycle() const {
		return part() != nullptr ? part()->cycle->n : difference->source->cycle;
	}

	/* What is no longer in its cycle has none, and comes last. */
	int
	position() const {
		return part() != nullptr ? part()->scheduled->version->plan_item->position : PG_INT32_MAX;
	}
};

int
compare_names(std::string_view a, std::string_view b) {
	return a == b ? 0 : pg::call([&] {
		return varstr_cmp(a.data(), static_cast<int>(a.size()), b.data(), static_cast<int>(b.size()),
		                  DEFAULT_COLLATION_OID);
	});
}

bool
comes_before(const Line &a, const Line &b) {
	if (a.subscription != b.subscription) {
		return a.subscription->subscription_no < b.subscription->subscription_no;
	}
	if (a.position() != b.position()) {
		return a.position() < b.position();
	}
	if (const int order = compare_names(a.item(), b.item())) {
		return order < 0;
	}
	return std::make_tuple(a.grid_no(), a.cycle(), a.service.lower.micros, a.version()) <
	       std::make_tuple(b.grid_no(), b.cycle(), b.service.lower.micros, b.version());
}

DateADT
day_of(const text *zone, std::int64_t instant) {
	return static_cast<DateADT>(proration::day_of(Zones::find(zone).to_local({instant})));
}

/* A correction keeps the tax point of the line it corrects. */
DateADT
tax_point_of(const Account &account, const Line &line, std::int64_t as_of) {
	if (line.source() != nullptr) {
		return DatumGetDateADT(line.source()->columns.values[SourceRow::tax_point]);
	}
	switch (account.tax_point) {
	case Account::TaxPoint::service_end:
		return day_of(account.zone, std::max(line.service.lower.micros, line.service.upper.micros - 1));
	case Account::TaxPoint::service_start:
		return day_of(account.zone, line.service.lower.micros);
	default:
		return day_of(account.seller_zone, as_of);
	}
}

std::vector<Line>
lines_of(const Account &account, std::int64_t as_of) {
	std::vector<Line> lines;

	for (const SubscriptionTimeline &subscription : account.subscriptions) {
		for (const Difference &difference : subscription.differences) {
			constexpr Period nothing{{DT_NOEND}, {DT_NOBEGIN}};
			const Period service = difference.part != nullptr ? difference.part->service : nothing;
			Line line{&subscription, &difference,
			          difference.source != nullptr ? changed_part(difference.covered, service) : service, 0};
			line.tax_point = tax_point_of(account, line, as_of);
			lines.push_back(line);
		}
	}
	std::sort(lines.begin(), lines.end(), comes_before);
	return lines;
}

const Tax &
tax_of(const Taxes &taxes, const Account &account, const Line &line) {
	return taxes.find(account.seller_id, account.place, line.version_row().plan_item->tax_class, line.tax_point);
}

bool
is_credit(const Line &line) {
	return line.difference->amount.units < 0;
}

/* Whether all lines together come to less than nothing, without tax or with it. */
bool
is_negative(const Taxes &taxes, const Account &account, const std::vector<Line> &lines) {
	struct Rate {
		TaxKey key;
		Money base;
	};
	std::vector<Rate> rates;

	if (std::none_of(lines.begin(), lines.end(), is_credit)) {
		return false;
	}
	for (const Line &line : lines) {
		const SourceRow *const source = line.source();
		const Tax tax = source != nullptr ? Tax{source->columns.values[SourceRow::tax_category],
		                                        source->columns.values[SourceRow::tax_percent]}
		                                  : tax_of(taxes, account, line);
		const TaxKey key(require_tax_category(pg::view_of(tax.category)), pg::to_decimal(pg::packed(tax.percent)));
		const auto place =
		    std::find_if(rates.begin(), rates.end(), [key](const Rate &rate) { return rate.key.bits() == key.bits(); });
		if (place == rates.end()) {
			rates.push_back({key, line.difference->amount});
		} else {
			place->base = add(place->base, line.difference->amount);
		}
	}

	Money net{rates.front().base.currency, 0};
	Money gross = net;
	for (const Rate &rate : rates) {
		net = add(net, rate.base);
		gross = add(gross, add(rate.base, billing::tax_of(rate.base, rate.key, TaxBasis::exclusive)));
	}
	return net.units < 0 || gross.units < 0;
}

/* One row, in memory that the next one takes. */
class LineWriter {
public:
	explicit LineWriter(const pg::RowStore &store)
	    : store_(store), range_type_(pg::call([] { return lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO); })),
	      memory_(pg::call(
	          [] { return AllocSetContextCreate(CurrentMemoryContext, "billing lines", ALLOCSET_DEFAULT_SIZES); })),
	      no_dimension_(pg::text_datum("")) {
	}

	void write(const Account &account, const Taxes &taxes, const Line &line, int invoice_no, int line_no);

	void
	forget_rows() {
		pg::call([this] { MemoryContextReset(memory_); });
	}

private:
	void
	set(int column, Datum value, bool is_null = false) {
		values_[column] = value;
		nulls_[column] = is_null;
	}

	void
	set_optional(int column, Datum value) {
		set(column, value, value == 0);
	}

	void
	set_range(int column, const Period &period) {
		set(column, pg::call([&] { return RangeTypePGetDatum(pg::make_tstzrange(range_type_, period)); }));
	}

	void set_part(const Line &line);
	void set_source(const SourceRow &source, const Line &line);
	void set_share(const Account &account, const Line &line);
	Datum corrected_name(const SourceRow &source) const;

	const pg::RowStore &store_;
	TypeCacheEntry *range_type_;
	MemoryContext memory_;
	Datum no_dimension_;
	Datum values_[column::count];
	bool nulls_[column::count];
};

/* What the version says, or of one that is no longer there the line that is corrected. */
void
LineWriter::set_part(const Line &line) {
	if (line.part() != nullptr) {
		const VersionRow &row = line.version_row();
		set(column::item, row.item);
		set(column::kind, row.plan_item->kind);
		set(column::description, PointerGetDatum(row.plan_item->name));
		set(column::price, row.price);
		set(column::proration, row.proration, !row.has_proration);
		set_range(column::period, line.part()->cycle->period);
		return;
	}
	const Datum *const values = line.source()->columns.values;
	set(column::item, values[SourceRow::item]);
	set(column::kind, values[SourceRow::kind]);
	set(column::description, values[SourceRow::description]);
	set(column::price, values[SourceRow::price]);
	set(column::period, values[SourceRow::period]);
}

Datum
LineWriter::corrected_name(const SourceRow &source) const {
	const Datum label = values_[column::description];
	const std::string_view name = pg::view_of(label);

	if (name.find("(correction of ") != std::string_view::npos) {
		return label;
	}
	const std::string_view number = pg::view_of(source.columns.values[SourceRow::number]);
	return pg::text_datum(std::string(name) + " (correction of " + std::string(number) + ")");
}

/* A correction keeps the tax of the line it corrects, and names it. */
void
LineWriter::set_source(const SourceRow &source, const Line &line) {
	const Datum *const values = source.columns.values;
	const bool *const nulls = source.columns.nulls;
	constexpr int same[][2] = {{column::source_invoice_no, SourceRow::invoice_no},
	                           {column::source_line_no, SourceRow::line_no},
	                           {column::tax_category, SourceRow::tax_category},
	                           {column::tax_percent, SourceRow::tax_percent},
	                           {column::tax_jurisdiction, SourceRow::tax_jurisdiction},
	                           {column::tax_reason_code, SourceRow::tax_reason_code},
	                           {column::tax_reason, SourceRow::tax_reason},
	                           {column::tax_parts, SourceRow::tax_parts}};

	for (const auto &[target, origin] : same) {
		set(target, values[origin], nulls[origin]);
	}
	set(column::description, corrected_name(source));
	set(column::unit_amount, values[SourceRow::unit_amount], nulls[SourceRow::unit_amount]);
	if (line.part() != nullptr) {
		set_range(column::covered, line.part()->service);
	} else {
		set_range(column::covered, {{0}, {0}});
	}
}

/* Which part of its cycle a line is for. */
void
LineWriter::set_share(const Account &account, const Line &line) {
	const CyclePart *const part = line.part();
	ProrationShare share{0, 1, 1};

	if (part != nullptr && part->is_metered) {
		if (part->share.whole > 1) {
			share = part->share;
		}
	} else if (!(part != nullptr ? part->scheduled->version->plan_item->is_usage : line.difference->source->is_usage) &&
	           !line.service.empty()) {
		const Period cycle = part != nullptr ? part->cycle->period : line.difference->source->period;
		if (line.service.lower.micros != cycle.lower.micros || line.service.upper.micros != cycle.upper.micros) {
			const ProrationPolicy policy = part != nullptr ? *part->scheduled->version->policy : ProrationPolicy{};
			const ZoneName zone = part != nullptr ? part->scheduled->grid->zone : account.zone;
			share = proration_share(Zones::find(zone), policy, line.service, cycle);
		}
	}

	set(column::numerator, Int64GetDatum(share.to - share.from));
	set(column::denominator, Int64GetDatum(share.whole));
	if (share.to - share.from != share.whole) {
		set(column::basis, part != nullptr ? line.version_row().policy->basis : pg::text_datum("day"));
	}
	if (part != nullptr && part->is_metered && part->share.from != 0) {
		set(column::numerator_before, Int64GetDatum(part->share.from));
	}
}

void
LineWriter::write(const Account &account, const Taxes &taxes, const Line &line, int invoice_no, int line_no) {
	const MemoryContext caller = MemoryContextSwitchTo(memory_);

	std::fill(std::begin(nulls_), std::end(nulls_), true);
	set(column::account_id, Int64GetDatum(account.account_id));
	set(column::invoice_no, Int32GetDatum(invoice_no));
	set(column::line_no, Int32GetDatum(line_no));
	set(column::subscription_no, Int32GetDatum(line.subscription->subscription_no));
	set(column::version, Int32GetDatum(line.version()));
	set(column::grid_no, Int32GetDatum(line.grid_no()));
	set(column::cycle, Int32GetDatum(line.cycle()));
	set(column::dimension, no_dimension_);
	set(column::revision, Int32GetDatum(line.difference->revision));
	set(column::tax_point, DateADTGetDatum(line.tax_point));
	set_range(column::service, line.service);
	set_part(line);
	if (line.source() != nullptr) {
		set_source(*line.source(), line);
	} else {
		const Tax &tax = tax_of(taxes, account, line);
		set(column::tax_category, tax.category);
		set(column::tax_percent, tax.percent);
		set_optional(column::tax_jurisdiction, tax.jurisdiction);
		set_optional(column::tax_reason_code, tax.reason_code);
		set_optional(column::tax_reason, tax.reason);
		set_optional(column::tax_parts, tax.parts);
	}
	set_share(account, line);

	const LineQuantity quantity = quantity_of(*line.difference);
	set(column::quantity, pg::from_decimal(quantity.quantity.trimmed()));
	if (quantity.unit_amount) {
		set(column::unit_amount, pg::from_decimal(*quantity.unit_amount));
	}
	if (quantity.metered) {
		set(column::metered_quantity, pg::from_decimal(quantity.metered->trimmed()));
	}
	if (line.part() != nullptr && !line.part()->continues_at.is_zero()) {
		set(column::continues_at, pg::from_decimal(line.part()->continues_at.trimmed()));
	}
	const Datum amount = pg::money_datum(line.difference->amount);
	set(column::list_amount, amount);
	set(column::amount, amount);

	MemoryContextSwitchTo(caller);
	store_.put(values_, nulls_);
}

} // namespace

void
write_lines(DueAccounts &due, std::int64_t as_of, const pg::RowStore &store) {
	if (store.columns() != column::count) {
		throw Error("55000", "table invoice_line does not have the columns that this version of billing writes", {},
		            "Call billing.setup().");
	}

	std::vector<std::vector<Line>> lines(due.accounts.size());
	Taxes taxes;
	for (std::size_t i = 0; i < due.accounts.size(); i++) {
		const Account &account = due.accounts[i];
		if (!account.is_plain) {
			continue;
		}
		lines[i] = lines_of(account, as_of);
		for (const Line &line : lines[i]) {
			if (line.source() == nullptr) {
				taxes.want(account.seller_id, account.place, line.version_row().plan_item->tax_class, line.tax_point);
			}
		}
	}
	taxes.resolve();

	LineWriter writer(store);
	for (std::size_t i = 0; i < due.accounts.size(); i++) {
		const Account &account = due.accounts[i];
		if (!account.is_plain) {
			due.by_equation.push_back(Int64GetDatum(account.account_id));
			continue;
		}
		/* An invoice for everything while its totals are not negative; else a credit note takes what is. */
		const auto credits = is_negative(taxes, account, lines[i])
		                         ? std::stable_partition(lines[i].begin(), lines[i].end(), std::not_fn(is_credit))
		                         : lines[i].end();
		int invoice_no = account.invoice_no;
		int line_no = 0;
		for (auto line = lines[i].begin(); line != lines[i].end(); ++line) {
			if (line == credits && line_no > 0) {
				invoice_no++;
				line_no = 0;
			}
			writer.write(account, taxes, *line, invoice_no, ++line_no);
		}
		writer.forget_rows();
		pg::check_for_interrupts();
	}
}

} // namespace billing::run
