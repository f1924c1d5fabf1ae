/*
 * query.cpp
 *		SQL statements that C++ reads sets by.
 */
#include "pg/query.hpp"

#include "pg/range.hpp"
#include "pg/text.hpp"

namespace billing::pg {

namespace {

Argument
array_of(const std::vector<Datum> &values, Oid element, Oid array, int size, char alignment) {
	return {array, call([&] {
		        return PointerGetDatum(construct_array(const_cast<Datum *>(values.data()),
		                                               static_cast<int>(values.size()), element, size, size > 0,
		                                               alignment));
	        })};
}

} // namespace

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

const text *
text_of(Datum datum) {
	return reinterpret_cast<const text *>(packed(datum));
}

std::string_view
view_of(Datum datum) {
	return view(text_of(datum));
}

Period
period_of(Datum datum) {
	return to_period(packed(datum));
}

Argument
bigints(const std::vector<Datum> &values) {
	return array_of(values, INT8OID, INT8ARRAYOID, 8, TYPALIGN_DOUBLE);
}

Argument
integers(const std::vector<Datum> &values) {
	return array_of(values, INT4OID, INT4ARRAYOID, 4, TYPALIGN_INT);
}

Argument
instants(const std::vector<Datum> &values) {
	return array_of(values, TIMESTAMPTZOID, TIMESTAMPTZARRAYOID, 8, TYPALIGN_DOUBLE);
}

Argument
days(const std::vector<Datum> &values) {
	return array_of(values, DATEOID, DATEARRAYOID, 4, TYPALIGN_INT);
}

Argument
texts(const std::vector<Datum> &values) {
	return array_of(values, TEXTOID, TEXTARRAYOID, -1, TYPALIGN_INT);
}

Argument
ranges(const std::vector<Datum> &values) {
	return array_of(values, TSTZRANGEOID, TSTZRANGEARRAYOID, -1, TYPALIGN_DOUBLE);
}

} // namespace billing::pg
