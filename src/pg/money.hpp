/*
 * money.hpp
 *		Between Datums and the core's Money.
 *
 * A monetary Datum points to 16 bytes aligned to 8: PackedMoney as it is.  It
 * is moved by memcpy, never by a pointer to a 128-bit integer.
 */
#pragma once

#include <cstring>

#include "core/money.hpp"

#include "pg/memory.hpp"

namespace billing::pg {

static_assert(sizeof(PackedMoney) == 16 && alignof(PackedMoney) <= MAXIMUM_ALIGNOF,
              "the layout of type monetary is fixed");

inline PackedMoney
packed_money_from(Datum datum) {
	PackedMoney packed;

	std::memcpy(&packed, DatumGetPointer(datum), sizeof(packed));
	return packed;
}

inline Money
money_from(Datum datum) {
	return unpack(packed_money_from(datum));
}

/* A value in the current memory context; throws std::bad_alloc, never longjmps. */
inline Datum
money_datum(const Money &money) {
	PackedMoney const packed = pack(money);
	void *result = allocate(CurrentMemoryContext, sizeof(packed));

	std::memcpy(result, &packed, sizeof(packed));
	return PointerGetDatum(result);
}

} // namespace billing::pg

#define PG_GETARG_MONEY(n) ::billing::pg::money_from(PG_GETARG_DATUM(n))
#define PG_GETARG_PACKED_MONEY(n) ::billing::pg::packed_money_from(PG_GETARG_DATUM(n))
#define PG_RETURN_MONEY(value) PG_RETURN_DATUM(::billing::pg::money_datum(value))
