/*
 * query.hpp
 *		SQL statements that C++ reads sets by.
 *
 * Between SPI_connect and SPI_finish.  What a row points to lives until then.
 */
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/calendar.hpp"

#include "pg/guard.hpp"

namespace billing::pg {

/* A statement that is planned once in a session.  Make it static. */
class Query {
public:
	constexpr explicit Query(const char *statement) : statement_(statement) {
	}

	/* The rows, read by the snapshot of the caller.  NULL arguments are absent. */
	template <typename... Arguments>
	SPITupleTable *
	run(Arguments... arguments) {
		const Datum values[] = {arguments.value...};
		const Oid types[] = {arguments.type...};
		const char nulls[] = {(arguments.is_null ? 'n' : ' ')...};

		return execute(sizeof...(arguments), values, types, nulls);
	}

private:
	SPITupleTable *execute(int count, const Datum *values, const Oid *types, const char *nulls);

	const char *statement_;
	SPIPlanPtr plan_ = nullptr;
};

struct Argument {
	Oid type;
	Datum value;
	bool is_null = false;
};

/* The columns of a row. */
template <int columns>
struct Row {
	Datum values[columns];
	bool nulls[columns];

	void
	read(const SPITupleTable *table, std::uint64_t row) {
		heap_deform_tuple(table->vals[row], table->tupdesc, values, nulls);
	}
};

/* A text, number, price or document of a row as it can be read where it lies; detoasted where it is not whole. */
inline const varlena *
packed(Datum datum) {
	auto *const value = reinterpret_cast<varlena *>(DatumGetPointer(datum));

	if (VARATT_IS_COMPRESSED(value) || VARATT_IS_EXTERNAL(value)) {
		return call([value] { return pg_detoast_datum_packed(value); });
	}
	return value;
}

/* Columns of rows as they are read where they lie. */
const text *text_of(Datum datum);
std::string_view view_of(Datum datum);
Period period_of(Datum datum);

/* Arrays as arguments. */
Argument bigints(const std::vector<Datum> &values);
Argument integers(const std::vector<Datum> &values);
Argument instants(const std::vector<Datum> &values);
Argument days(const std::vector<Datum> &values);
Argument texts(const std::vector<Datum> &values);
Argument ranges(const std::vector<Datum> &values);

} // namespace billing::pg
