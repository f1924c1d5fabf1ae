/*
 * usage_chart.cpp
 *		Bars of inline SVG.
 */
#include "core/usage_chart.hpp"

#include <algorithm>

namespace billing {

namespace {

/* The drawing, in hundredths of a pixel so that integers are exact enough. */
constexpr int pixel = 100;
constexpr int width = 640 * pixel;
constexpr int height = 132 * pixel;
constexpr int top = 20 * pixel;
constexpr int bottom = 114 * pixel;
constexpr int widest_bar = 36 * pixel;
constexpr int ratio_digits = 4;

std::string
length(int hundredths) {
	return Decimal(hundredths, 2).trimmed().to_string();
}

/* value / range of the height there is for bars; values are within the range. */
int
bar_height(const Decimal &value, const Decimal &range) {
	const Decimal ratio = divide(value, range, ratio_digits, Rounding::half_up);

	return static_cast<int>(round(ratio * Decimal(bottom - top), 0, Rounding::half_up).small());
}

void
write_line(HtmlWriter &html, int y, std::string_view name) {
	html.single("line", {{"x1", "0"}, {"x2", length(width)}, {"y1", length(y)}, {"y2", length(y)}, {"class", name}});
	html.raw("</line>");
}

void
write_label(HtmlWriter &html, int x, int y, std::string_view anchor, std::string_view text) {
	html.leaf("text", text, {{"x", length(x)}, {"y", length(y)}, {"text-anchor", anchor}});
}

} // namespace

void
write_usage_chart(HtmlWriter &html, const std::vector<UsagePoint> &points, std::string_view id, std::string_view title,
                  std::string_view description) {
	if (points.empty()) {
		return;
	}

	const auto by_value = [](const UsagePoint &a, const UsagePoint &b) { return a.value < b.value; };
	const UsagePoint &highest = *std::max_element(points.begin(), points.end(), by_value);
	const UsagePoint &lowest = *std::min_element(points.begin(), points.end(), by_value);
	const Decimal above = highest.value.sign() > 0 ? highest.value : Decimal();
	const Decimal range = lowest.value.sign() < 0 ? above - lowest.value : above;
	const int zero = range.is_zero() ? bottom : top + bar_height(above, range);
	const int step = width / static_cast<int>(points.size());
	const int bar = std::min(step * 7 / 10, widest_bar);
	const std::string title_id = std::string(id) + "-title";
	const std::string description_id = std::string(id) + "-description";

	HtmlElement svg(html, "svg",
	                {{"viewBox", "0 0 " + length(width) + ' ' + length(height)},
	                 {"role", "img"},
	                 {"aria-labelledby", title_id + ' ' + description_id}});
	html.leaf("title", title, {{"id", title_id}});
	html.leaf("desc", description, {{"id", description_id}});
	write_line(html, top, {});
	write_line(html, zero, "zero");
	for (std::size_t i = 0; i < points.size(); i++) {
		const UsagePoint &point = points[i];
		if (point.value.is_zero()) {
			continue;
		}
		const Decimal size = point.value.negative() ? -point.value : point.value;
		/* what was used at all can be seen */
		const int tall = std::max(bar_height(size, range), pixel);
		HtmlElement rect(html, "rect",
		                 {{"x", length(static_cast<int>(i) * step + (step - bar) / 2)},
		                  {"y", length(point.value.negative() ? zero : zero - tall)},
		                  {"width", length(bar)},
		                  {"height", length(tall)}});
		html.leaf("title", point.label + ": " + point.shown);
	}

	constexpr int above_line = 5 * pixel;
	constexpr int baseline = 13 * pixel;
	write_label(html, 0, top - above_line, "start", highest.shown);
	write_label(html, 0, bottom + baseline, "start", points.front().label);
	if (points.size() > 1) {
		write_label(html, width, bottom + baseline, "end", points.back().label);
	}
}

} // namespace billing
