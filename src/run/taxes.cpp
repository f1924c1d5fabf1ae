/*
 * taxes.cpp
 *		The taxes of a batch.
 */
#include "run/taxes.hpp"

#include <algorithm>

#include "pg/text.hpp"

namespace billing::run {

namespace {

using pg::Query;
using pg::Row;

/* With more days than that, it pays to know which have the same rules. */
constexpr std::size_t few_taxes = 32;

} // namespace

void
Taxes::read_days_of_change() {
	static Query query("SELECT unnest(billing.tax_rule_days())");
	const SPITupleTable *const rows = query.run();
	std::map<Key, Entry> by_day;

	for (std::uint64_t i = 0; i < rows->numvals; i++) {
		Row<1> row;
		row.read(rows, i);
		days_of_change_.push_back(DatumGetDateADT(row.values[0]));
	}
	by_day.swap(entries_);
	for (const auto &[key, entry] : by_day) {
		want(std::get<0>(key), entry.place, entry.tax_class, entry.first_day);
	}
}

Taxes::Key
Taxes::key_of(std::int32_t seller_id, const text *place, const text *tax_class, DateADT day) const {
	const auto next = std::upper_bound(days_of_change_.begin(), days_of_change_.end(), day);

	return {seller_id, pg::view(place), pg::view(tax_class),
	        days_of_change_.empty() ? day : next - days_of_change_.begin()};
}

void
Taxes::want(std::int32_t seller_id, const text *place, const text *tax_class, DateADT day) {
	Entry &entry =
	    entries_.try_emplace(key_of(seller_id, place, tax_class, day), Entry{place, tax_class, day, {}}).first->second;

	entry.first_day = std::min(entry.first_day, day);
}

void
Taxes::resolve() {
	static Query query(
	    "SELECT t.category, t.percent, t.jurisdiction, t.reason_code, t.reason, t.parts"
	    " FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS q (seller_id, place, tax_class, tax_point, n)"
	    " CROSS JOIN LATERAL billing.sale_tax(q.seller_id, q.place::jsonb, q.tax_class, q.tax_point) t ORDER BY q.n");
	std::vector<Datum> sellers;
	std::vector<Datum> places;
	std::vector<Datum> classes;
	std::vector<Datum> days;

	if (entries_.empty()) {
		return;
	}
	if (entries_.size() > few_taxes) {
		read_days_of_change();
	}

	for (const auto &[key, entry] : entries_) {
		sellers.push_back(Int32GetDatum(std::get<0>(key)));
		places.push_back(PointerGetDatum(entry.place));
		classes.push_back(PointerGetDatum(entry.tax_class));
		days.push_back(DateADTGetDatum(entry.first_day));
	}

	const SPITupleTable *const rows =
	    query.run(pg::integers(sellers), pg::texts(places), pg::texts(classes), pg::days(days));
	std::uint64_t i = 0;
	for (auto &[key, entry] : entries_) {
		Row<6> row;
		row.read(rows, i++);
		Datum *const columns[] = {&entry.tax.category,    &entry.tax.percent, &entry.tax.jurisdiction,
		                          &entry.tax.reason_code, &entry.tax.reason,  &entry.tax.parts};
		for (int n = 0; n < 6; n++) {
			*columns[n] = row.nulls[n] ? 0 : row.values[n];
		}
	}
}

const Tax &
Taxes::find(std::int32_t seller_id, const text *place, const text *tax_class, DateADT day) const {
	return entries_.at(key_of(seller_id, place, tax_class, day)).tax;
}

} // namespace billing::run
