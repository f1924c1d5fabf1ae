/*
 * due_lines.cpp
 *		SQL glue of due_lines: the lines that are due, of plain items and of all others.
 */
#include <vector>

#include "run/accounts.hpp"
#include "run/lines.hpp"

#include "pg/guard.hpp"
#include "pg/query.hpp"

using namespace billing;

namespace {

using pg::Argument;

Argument
bigints(const std::vector<Datum> &values) {
	return {INT8ARRAYOID, pg::call([&] {
		        return PointerGetDatum(construct_array(const_cast<Datum *>(values.data()),
		                                               static_cast<int>(values.size()), INT8OID, sizeof(std::int64_t),
		                                               true, TYPALIGN_DOUBLE));
	        })};
}

void
append(const SPITupleTable *rows, Tuplestorestate *store) {
	pg::call([=] {
		for (std::uint64_t i = 0; i < rows->numvals; i++) {
			tuplestore_puttuple(store, rows->vals[i]);
		}
	});
}

} // namespace

/* (line, accounts, as_of, since); only the first and the last may be NULL */
BILLING_FUNCTION(billing_due_lines) {
	auto *const result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	TupleDesc type;

	if (result == nullptr || !IsA(result, ReturnSetInfo) || (result->allowedModes & SFRM_Materialize) == 0 ||
	    get_call_result_type(fcinfo, nullptr, &type) != TYPEFUNC_COMPOSITE) {
		elog(ERROR, "due_lines must be called where it can return rows");
	}
	MemoryContext caller = MemoryContextSwitchTo(result->econtext->ecxt_per_query_memory);
	Tuplestorestate *const store =
	    tuplestore_begin_heap((result->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	result->returnMode = SFRM_Materialize;
	result->setResult = store;
	result->setDesc = CreateTupleDescCopy(type);
	MemoryContextSwitchTo(caller);
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2)) {
		return 0;
	}

	ArrayType *const ids = PG_GETARG_ARRAYTYPE_P(1);
	const std::int64_t as_of = PG_GETARG_TIMESTAMPTZ(2);
	const Argument since{XID8OID, PG_ARGISNULL(3) ? 0 : PG_GETARG_DATUM(3), PG_ARGISNULL(3)};
	if (SPI_connect() != SPI_OK_CONNECT) {
		elog(ERROR, "cannot connect to the server's programming interface");
	}
	{
		static pg::Query by_equation("SELECT * FROM billing.examined_lines($1, $2, $3)");
		static pg::Query by_document_charges("SELECT * FROM billing.lines_with_document_charges($1, $2, $3)");
		const Argument at{TIMESTAMPTZOID, TimestampTzGetDatum(as_of)};
		run::Accounts accounts(ids, as_of, since);

		run::write_lines(accounts, as_of, store, result->setDesc);
		if (!accounts.by_equation.empty()) {
			append(by_equation.run(bigints(accounts.by_equation), at, since), store);
		}
		if (!accounts.by_document_charges.empty()) {
			append(by_document_charges.run(bigints(accounts.by_document_charges), at, since), store);
		}
	}
	SPI_finish();
	return 0;
}
