/*
 * tax_id.hpp
 *		Tax ids of businesses: their form and check digits, without a network.
 *
 * Only a register can tell whether an id was given to somebody; this tells
 * whether it can have been.
 */
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace billing {

/* Whether the ids of a country are known here: the EU, GB and XI, CH and LI, NO, AU. Codes are ISO 3166-1, or EL. */
bool checks_tax_ids_of(std::string_view country);

/*
 * The id as it is written without blanks and points, with its country's prefix:
 * "DE136695976", "EL094259216", "CHE107787577MWST".  Nothing where it cannot be
 * one of the country; ask checks_tax_ids_of() first.
 */
std::optional<std::string> normalize_tax_id(std::string_view country, std::string_view id);

} // namespace billing
