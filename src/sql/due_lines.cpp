/*
 * due_lines.cpp
 *		SQL glue of due_lines: the lines that are due, of plain items and of all others.
 */
#include "run/due_accounts.hpp"
#include "run/lines.hpp"

#include "pg/guard.hpp"
#include "pg/materialize.hpp"

using namespace billing;

namespace {

/* Rows are written as this table has them, so nothing else may be asked for. */
void
require_invoice_lines(const pg::RowStore &store) {
	const Oid table = get_relname_relid("invoice_line", get_namespace_oid("billing", false));

	if (!OidIsValid(table) || store.type() != get_rel_type_id(table)) {
		ereport(ERROR,
		        (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("due_lines() returns rows of billing.invoice_line"),
		         errhint("Call billing.due_lines(accounts, as_of, since).")));
	}
}

} // namespace

/* (line, accounts, as_of, since) */
BILLING_FUNCTION(billing_due_lines) {
	static pg::Query by_equation("SELECT * FROM billing.examined_lines($1, $2, $3)");
	static pg::Query by_document_charges("SELECT * FROM billing.lines_with_document_charges($1, $2, $3)");
	const pg::RowStore store(fcinfo);

	require_invoice_lines(store);
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2)) {
		return 0;
	}
	ArrayType *const ids = PG_GETARG_ARRAYTYPE_P(1);
	const pg::Argument as_of{TIMESTAMPTZOID, PG_GETARG_DATUM(2)};
	const pg::Argument since{XID8OID, PG_ARGISNULL(3) ? 0 : PG_GETARG_DATUM(3), PG_ARGISNULL(3)};

	const pg::Connection connection;
	run::DueAccounts due(ids, DatumGetTimestampTz(as_of.value), since);
	run::write_lines(due, DatumGetTimestampTz(as_of.value), store);
	if (!due.by_equation.empty()) {
		store.put(by_equation.run(pg::bigints(due.by_equation), as_of, since));
	}
	if (!due.by_document_charges.empty()) {
		store.put(by_document_charges.run(pg::bigints(due.by_document_charges), as_of, since));
	}
	return 0;
}
