/*
 * taxes.hpp
 *		The taxes of a batch: few places, product classes and times of the same rules
 *		have all its lines.
 */
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

#include "pg/query.hpp"

namespace billing::run {

/* What a line says of its tax. */
struct Tax {
	Datum category = 0;
	Datum percent = 0;
	Datum jurisdiction = 0, reason_code = 0, reason = 0, parts = 0; /* 0: NULL */
};

class Taxes {
public:
	/* Ask for all taxes first; then find() them after resolve(), which may raise for a gap in the rates. */
	void want(std::int32_t seller_id, const text *place, const text *tax_class, DateADT day);
	void resolve();
	const Tax &find(std::int32_t seller_id, const text *place, const text *tax_class, DateADT day) const;

private:
	/* The last number is of the day or, once the days of change are known, of the time between two of them. */
	using Key = std::tuple<std::int32_t, std::string_view, std::string_view, std::ptrdiff_t>;
	struct Entry {
		const text *place;
		const text *tax_class;
		DateADT first_day;
		Tax tax;
	};

	void read_days_of_change();
	Key key_of(std::int32_t seller_id, const text *place, const text *tax_class, DateADT day) const;

	std::vector<DateADT> days_of_change_;
	std::map<Key, Entry> entries_;
};

} // namespace billing::run
