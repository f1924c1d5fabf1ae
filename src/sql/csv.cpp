/*
 * csv.cpp
 *		SQL glue of comma-separated values.
 */
#include <vector>

#include "core/csv.hpp"

#include "pg/guard.hpp"
#include "pg/text.hpp"

using namespace billing;

/* (document) */
BILLING_FUNCTION(billing_csv_rows) {
	const text *const document = PG_GETARG_TEXT_PP(0);
	InitMaterializedSRF(fcinfo, 0);

	auto *const result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	for (const CsvRow &row : parse_csv(pg::view(document))) {
		std::vector<Datum> cells;

		cells.reserve(row.cells.size());
		for (const std::string &cell : row.cells) {
			cells.push_back(pg::text_datum(cell));
		}
		pg::call([&] {
			ArrayType *const array =
			    construct_array(cells.data(), static_cast<int>(cells.size()), TEXTOID, -1, false, TYPALIGN_INT);
			Datum values[2] = {Int32GetDatum(row.line), PointerGetDatum(array)};
			bool nulls[2] = {};

			tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
			pfree(array);
		});
		for (const Datum cell : cells) {
			pfree(DatumGetPointer(cell));
		}
	}
	PG_RETURN_NULL();
}
