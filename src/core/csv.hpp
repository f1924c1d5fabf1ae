/*
 * csv.hpp
 *		Comma-separated values as RFC 4180 has them.
 */
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace billing {

struct CsvRow {
	int line; /* that it starts on, from 1 */
	std::vector<std::string> cells;
};

/*
 * Rows of cells between commas.  A cell in quotes may hold commas, line ends and
 * doubled quotes.  Lines that are empty or start with # are left out, and so is
 * a byte order mark.  Raises 22023 for a quote within or after a cell, and one
 * that is not closed.
 */
std::vector<CsvRow> parse_csv(std::string_view text);

} // namespace billing
