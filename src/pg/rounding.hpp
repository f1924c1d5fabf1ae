/*
 * rounding.hpp
 *		Arguments of the SQL enum billing.rounding.
 */
#pragma once

#include "core/rounding.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

/*
 * The mode an enum value stands for, by its label.  Remembers the last one in
 * fn_extra, so a function that uses this keeps nothing else there.  May ereport:
 * call it before the first C++ object with a destructor.
 */
Rounding rounding_arg(FunctionCallInfo fcinfo, int argument);

} // namespace billing::pg

#define PG_GETARG_ROUNDING(n) ::billing::pg::rounding_arg(fcinfo, n)
