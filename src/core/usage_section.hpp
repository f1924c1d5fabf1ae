/*
 * usage_section.hpp
 *		The part of an invoice that shows what metered items counted.
 */
#pragma once

#include "core/html.hpp"
#include "core/invoice_texts.hpp"
#include "core/json.hpp"

namespace billing {

/* The member usage of the document, as invoice_usage gives it; nothing where there is none. */
void write_usage_section(HtmlWriter &html, const JsonPlace &document, const InvoiceTexts &texts);

} // namespace billing
