/*
 * cash_rounding_table.hpp
 *		Amounts that can be paid in cash, sorted by currency and country.
 *
 * Generated from cash_rounding.csv by generate_cash_rounding_table.py; do not
 * edit.  The build uses this file as it is and does not run the generator.
 */
#pragma once

#include "core/cash_rounding.hpp"

namespace billing {

// clang-format off
constexpr CashIncrement cash_increment_rows[] = {
    {"AUD", "", 5, "1992-02-01"},
    {"CAD", "", 5, "2013-02-04"},
    {"CHF", "", 5, "2007-01-01"},
    {"CZK", "", 100, "2008-09-01"},
    {"DKK", "", 50, "2008-10-01"},
    {"EUR", "BE", 5, "2019-12-01"},
    {"EUR", "EE", 5, "2025-01-01"},
    {"EUR", "FI", 5, "2002-01-01"},
    {"EUR", "IE", 5, "2015-10-28"},
    {"EUR", "IT", 5, "2018-01-01"},
    {"EUR", "LT", 5, "2025-05-01"},
    {"EUR", "NL", 5, "2004-09-01"},
    {"EUR", "SK", 5, "2022-07-01"},
    {"HUF", "", 500, "2008-03-01"},
    {"ILS", "", 10, "2008-01-01"},
    {"MYR", "", 5, "2008-04-01"},
    {"NOK", "", 100, "2012-05-01"},
    {"NZD", "", 10, "2006-11-01"},
    {"SEK", "", 100, "2010-10-01"},
    {"UAH", "", 50, "2025-10-01"},
};
// clang-format on

} // namespace billing
