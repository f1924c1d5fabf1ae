/*
 * money_format.hpp
 *		Amounts as people read them.
 */
#pragma once

#include <string>
#include <string_view>

#include "core/money.hpp"

namespace billing {

/*
 * An amount in the way of a locale, as UTF-8: its digits grouped, all of them
 * shown and at least those of the minor unit.  Styles are symbol, code, name,
 * accounting and accounting_code; name shows no fraction where there is none.
 * Raises 22023 for an unknown locale or style.
 */
std::string format(const Money &money, std::string_view locale, std::string_view style);

/* A number with the separators that amounts have there, all its fraction digits shown. */
std::string format_number(const Decimal &number, std::string_view locale);

} // namespace billing
