/*
 * money_array.hpp
 *		Building arrays of monetary.
 */
#pragma once

#include <vector>

#include "core/money.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

/*
 * The element type of the array that this function returns, remembered in
 * fn_extra.  May ereport: call it before the first C++ object with a destructor.
 */
Oid result_element_type(FunctionCallInfo fcinfo);

/* In the current memory context; throws std::bad_alloc, never longjmps. */
Datum money_array(Oid element_type, const std::vector<Money> &elements);

} // namespace billing::pg
