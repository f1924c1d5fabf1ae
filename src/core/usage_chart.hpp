/*
 * usage_chart.hpp
 *		What was used over a cycle, as bars.
 */
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"
#include "core/html.hpp"

namespace billing {

struct UsagePoint {
	std::string label; /* as people read the time */
	std::string shown; /* and the value */
	Decimal value;
};

/* Inline SVG with title and description; id is unique in the page. */
void write_usage_chart(HtmlWriter &html, const std::vector<UsagePoint> &points, std::string_view id,
                       std::string_view title, std::string_view description);

} // namespace billing
