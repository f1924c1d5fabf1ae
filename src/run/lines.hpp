/*
 * lines.hpp
 *		Rows of billing.invoice_line for what the equation found.
 */
#pragma once

#include <vector>

#include "run/accounts.hpp"
#include "run/taxes.hpp"

namespace billing::run {

/* Writes the lines of the plain accounts, and adds the others to by_equation. */
void write_lines(Accounts &accounts, std::int64_t as_of, Tuplestorestate *store, TupleDesc type);

} // namespace billing::run
