/*
 * invoice_page.hpp
 *		An invoice for people: one page of HTML that needs nothing else.
 */
#pragma once

#include <string>
#include <string_view>

#include "core/json.hpp"

namespace billing {

/*
 * The document that invoice_json gives, with what invoice_usage gives as its
 * member usage.  paper is A4 or letter.  ascii: all other characters are
 * references.  Raises 22023 for an unknown locale or paper and for what is no
 * document, with the path.
 */
std::string write_invoice_page(const Json &document, std::string_view locale, std::string_view paper, bool ascii);

} // namespace billing
