/*
 * html_table.hpp
 *		Cells of the tables of an invoice.
 */
#pragma once

#include <string_view>

#include "core/html.hpp"

namespace billing {

using HtmlAttribute = HtmlWriter::Attributes::value_type;

inline constexpr HtmlAttribute column_scope = {"scope", "col"};
inline constexpr HtmlAttribute row_scope = {"scope", "row"};
inline constexpr HtmlAttribute number_class = {"class", "n"};
inline constexpr HtmlAttribute any_direction = {"dir", "auto"};

inline void
write_column(HtmlWriter &html, std::string_view name) {
	html.leaf("th", name, {column_scope});
}

inline void
write_number_column(HtmlWriter &html, std::string_view name) {
	html.leaf("th", name, {column_scope, number_class});
}

/* A number, which may be missing. */
inline void
write_cell(HtmlWriter &html, std::string_view text) {
	HtmlElement cell(html, "td", {number_class});
	html.text(text);
}

} // namespace billing
