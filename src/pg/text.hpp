/*
 * text.hpp
 *		Between text Datums and strings.
 */
#pragma once

#include <cstring>
#include <string_view>

#include "pg/memory.hpp"

namespace billing::pg {

/* The characters of a detoasted text. */
inline std::string_view
view(const text *t) {
	return {VARDATA_ANY(t), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(t))};
}

/* A text in the current memory context; throws std::bad_alloc, never longjmps. */
inline Datum
text_datum(std::string_view s) {
	std::size_t const size = VARHDRSZ + s.size();
	auto *result = static_cast<char *>(allocate(CurrentMemoryContext, size));

	SET_VARSIZE(result, size);
	std::memcpy(result + VARHDRSZ, s.data(), s.size());
	return PointerGetDatum(result);
}

/* The same as a C string. */
inline char *
c_string(std::string_view s) {
	auto *result = static_cast<char *>(allocate(CurrentMemoryContext, s.size() + 1));

	std::memcpy(result, s.data(), s.size());
	result[s.size()] = '\0';
	return result;
}

} // namespace billing::pg
