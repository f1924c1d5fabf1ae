/*
 * lines.hpp
 *		Rows of billing.invoice_line for what the equation found.
 */
#pragma once

#include <vector>

#include "run/accounts.hpp"
#include "run/taxes.hpp"

namespace billing::run {

/*
 * Writes the lines of the plain accounts, and adds those to by_equation whose lines
 * SQL has to make after all: a credit note may have to be split off.
 */
void write_lines(Accounts &accounts, std::int64_t as_of, Tuplestorestate *store, TupleDesc type);

} // namespace billing::run
