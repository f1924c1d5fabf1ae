/*
 * lines.hpp
 *		Rows of billing.invoice_line for what the equation found.
 */
#pragma once

#include <vector>

#include "run/due_accounts.hpp"
#include "run/taxes.hpp"

#include "pg/materialize.hpp"

namespace billing::run {

/* Writes the lines of the plain accounts, and adds the others to by_equation. */
void write_lines(DueAccounts &due, std::int64_t as_of, const pg::RowStore &store);

} // namespace billing::run
