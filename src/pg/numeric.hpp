/*
 * numeric.hpp
 *		Between the server's numeric and the core's Decimal.
 *
 * The digits of a numeric are read and written where they lie: the on-disk
 * format is fixed by pg_upgrade, and a trip through text costs more than most
 * of the arithmetic here.
 */
#pragma once

#include "core/decimal.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

/* A detoasted numeric argument; may ereport, so before any C++ object. */
inline const varlena *
numeric_arg(Datum datum) {
	return reinterpret_cast<const varlena *>(PG_DETOAST_DATUM_PACKED(datum));
}

#define PG_GETARG_NUMERIC_PACKED(n) ::billing::pg::numeric_arg(PG_GETARG_DATUM(n))

/*
 * Exact value of a numeric.  NaN raises 22023; infinity, and more digits than a
 * Decimal holds, raise 22003.
 */
Decimal to_decimal(const varlena *numeric);

/*
 * A numeric in the current memory context that shows scale() fraction digits.
 * Throws std::bad_alloc, never longjmps.
 */
Datum from_decimal(const Decimal &value);

} // namespace billing::pg
