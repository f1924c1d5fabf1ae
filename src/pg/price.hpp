/*
 * price.hpp
 *		Between Datums and the core's prices.
 */
#pragma once

#include <string_view>

#include "core/price_codec.hpp"

#include "pg/text.hpp"

namespace billing::pg {

/* The bytes of a detoasted price. */
inline std::string_view
price_bytes(const varlena *price) {
	return {VARDATA_ANY(price), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(price))};
}

} // namespace billing::pg

/* Detoasts, which may ereport: before the first C++ object. */
#define PG_GETARG_PRICE(n) PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n))
