/*
 * price.hpp
 *		Between Datums and the core's prices.
 */
#pragma once

#include <string_view>

#include "core/error.hpp"
#include "core/price_codec.hpp"

#include "pg/text.hpp"

namespace billing::pg {

/* The bytes of a detoasted price. */
inline std::string_view
price_bytes(const varlena *price) {
	return {VARDATA_ANY(price), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(price))};
}

/* Raises 22P03 where a word of a price from outside is no text in the server's encoding. */
inline void
require_valid_words(const Price &price) {
	const auto require = [](const std::string &word) {
		if (!pg_verify_mbstr(GetDatabaseEncoding(), word.data(), static_cast<int>(word.size()), true)) {
			throw Error("22P03", "invalid binary price", "A word is not in the encoding of the database.");
		}
	};

	require(price.property);
	for (const std::string &key : price.keys) {
		require(key);
	}
	for (const std::vector<std::string> &values : price.cells) {
		for (const std::string &value : values) {
			require(value);
		}
	}
}

} // namespace billing::pg

/* Detoasts, which may ereport: before the first C++ object. */
#define PG_GETARG_PRICE(n) PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n))
