/*
 * usage_section.cpp
 *		A chart and a table of tiers for each metered item.
 */
#include "core/usage_section.hpp"

#include <algorithm>
#include <vector>

#include "core/document_reader.hpp"
#include "core/html_table.hpp"
#include "core/usage_chart.hpp"

namespace billing {

namespace {

struct UsageTier {
	std::string line;
	std::string tier; /* empty: what minimum or maximum changed; 0: what is included */
	std::optional<Decimal> from;
	std::optional<Decimal> to;
	std::optional<Decimal> quantity;
	std::optional<Decimal> unit;
	std::optional<Decimal> flat;
	std::optional<Decimal> amount;

	bool
	has_flat() const {
		return flat && !flat->is_zero();
	}
};

UsageTier
read_tier(const JsonPlace &place) {
	return {read_text(place, "line_no"), read_text(place, "tier"),       read_number(place, "from"),
	        read_number(place, "to"),    read_number(place, "quantity"), read_number(place, "unit"),
	        read_number(place, "flat"),  read_number(place, "amount")};
}

std::string
tier_name(const UsageTier &tier, const InvoiceTexts &texts) {
	std::string name = tier.line.empty() ? std::string() : std::string(texts.words.position) + ' ' + tier.line + ": ";

	if (tier.tier.empty()) {
		return name.append(texts.words.bounds);
	}
	if (tier.tier == "0") {
		name += texts.words.included;
	} else {
		name.append(texts.words.tier).append(" ").append(tier.tier);
	}
	if (tier.from && tier.to) {
		name.append(middle_dot).append(texts.number(*tier.from)).append("\u2009").append(en_dash);
		name.append("\u2009").append(texts.number(*tier.to));
	} else if (tier.from && !tier.from->is_zero()) {
		name.append(middle_dot).append("> ").append(texts.number(*tier.from));
	}
	return name;
}

void
write_tiers(HtmlWriter &html, const JsonPlace &item, const InvoiceTexts &texts) {
	const InvoiceWords &words = texts.words;
	const std::vector<UsageTier> tiers = read_all<UsageTier>(item, "tiers", read_tier);
	const bool has_flats =
	    std::any_of(tiers.begin(), tiers.end(), [](const UsageTier &tier) { return tier.has_flat(); });

	if (tiers.empty()) {
		return;
	}

	HtmlElement table(html, "table", {{"class", "tiers"}});
	html.leaf("caption", std::string(words.by_tier) + (read_text(item, "tax_included").empty()
	                                                       ? std::string()
	                                                       : std::string(middle_dot).append(words.tax_included)));
	{
		HtmlElement head(html, "thead");
		HtmlElement names(html, "tr");
		write_column(html, words.tier);
		write_number_column(html, words.quantity);
		write_number_column(html, words.unit_price);
		if (has_flats) {
			write_number_column(html, words.flat);
		}
		write_number_column(html, words.amount);
	}
	HtmlElement body(html, "tbody");
	for (const UsageTier &tier : tiers) {
		HtmlElement cells(html, "tr");
		html.leaf("th", tier_name(tier, texts), {row_scope});
		write_cell(html, tier.quantity ? texts.number(*tier.quantity) : std::string());
		write_cell(html, texts.money(tier.unit));
		if (has_flats) {
			write_cell(html, tier.has_flat() ? texts.money(tier.flat) : std::string());
		}
		write_cell(html, texts.money(tier.amount));
	}
}

void
write_item(HtmlWriter &html, const JsonPlace &item, const std::string &id, const InvoiceTexts &texts) {
	const InvoiceWords &words = texts.words;
	const std::string title = read_text(item, "title");
	const std::string per = read_text(item, "per");
	const std::string per_word(per == "hour" ? words.per_hour : (per == "month" ? words.per_month : words.per_day));
	const std::string period = texts.days({read_day(item, "service_start"), read_day(item, "service_end")});
	const std::vector<UsagePoint> points = read_all<UsagePoint>(item, "points", [&](const JsonPlace &place) {
		const Decimal value = read_number(place, "value").value_or(Decimal());
		const std::string day = texts.day(read_day(place, "day"));
		return UsagePoint{per == "hour" ? day + ' ' + read_text(place, "hour") + ":00" : day, texts.number(value),
		                  value};
	});

	HtmlElement figure(html, "figure");
	{
		HtmlElement caption(html, "figcaption");
		html.leaf("bdi", title);
		html.raw(" ");
		html.leaf("small", (points.empty() ? std::string() : per_word + std::string(middle_dot)) + period);
	}
	if (!points.empty()) {
		const UsagePoint &highest = *std::max_element(
		    points.begin(), points.end(), [](const UsagePoint &a, const UsagePoint &b) { return a.value < b.value; });
		write_usage_chart(html, points, id, std::string(words.usage) + ": " + title + ' ' + per_word,
		                  period + ". " + std::string(words.highest) + ": " + highest.shown + " (" + highest.label +
		                      ").");
	}
	write_tiers(html, item, texts);
}

} // namespace

void
write_usage_section(HtmlWriter &html, const JsonPlace &document, const InvoiceTexts &texts) {
	if (!is_set(document, "usage")) {
		return;
	}
	const JsonPlace usage = document.member("usage");
	usage.require_array();

	HtmlElement section(html, "section", {{"class", "usage"}});
	html.leaf("h2", texts.words.usage);
	for (std::size_t i = 0; i < usage.value().elements.size(); i++) {
		const JsonPlace item = usage.element(i);
		item.require_object();
		write_item(html, item, "usage-" + std::to_string(i + 1), texts);
	}
}

} // namespace billing
