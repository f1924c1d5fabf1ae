/*
 * query.cpp
 *		SQL statements that C++ reads sets by.
 */
#include "pg/query.hpp"

namespace billing::pg {

SPITupleTable *
Query::execute(int count, const Datum *values, const Oid *types, const char *nulls) {
	return call([&]() -> SPITupleTable * {
		if (plan_ == nullptr) {
			SPIPlanPtr const plan = SPI_prepare(statement_, count, const_cast<Oid *>(types));
			if (plan == nullptr || SPI_keepplan(plan) != 0) {
				elog(ERROR, "cannot prepare a statement: %s", SPI_result_code_string(SPI_result));
			}
			plan_ = plan;
		}
		const int result = SPI_execute_plan(plan_, const_cast<Datum *>(values), nulls, true, 0);
		if (result != SPI_OK_SELECT) {
			elog(ERROR, "a statement gave no rows: %s", SPI_result_code_string(result));
		}
		return SPI_tuptable;
	});
}

} // namespace billing::pg
