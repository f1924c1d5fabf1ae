/*
 * money_array.cpp
 *		Building arrays of monetary.
 */
#include <cstring>

#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/money_array.hpp"

namespace billing::pg {

Oid
result_element_type(FunctionCallInfo fcinfo) {
	auto *known = static_cast<Oid *>(fcinfo->flinfo->fn_extra);

	if (known == nullptr) {
		Oid const element_type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
		known = static_cast<Oid *>(MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(Oid)));
		*known = element_type;
		fcinfo->flinfo->fn_extra = known;
	}
	return *known;
}

Datum
money_array(Oid element_type, const std::vector<Money> &elements) {
	std::size_t const header = ARR_OVERHEAD_NONULLS(1);
	std::size_t const size = header + elements.size() * sizeof(PackedMoney);
	auto *array = static_cast<ArrayType *>(allocate(CurrentMemoryContext, size));
	char *place = reinterpret_cast<char *>(array) + header;

	std::memset(array, 0, header);
	SET_VARSIZE(array, size);
	array->ndim = 1;
	array->elemtype = element_type;
	ARR_DIMS(array)[0] = static_cast<int>(elements.size());
	ARR_LBOUND(array)[0] = 1;
	for (const Money &element : elements) {
		PackedMoney const packed = pack(element);
		std::memcpy(place, &packed, sizeof(packed));
		place += sizeof(packed);
	}
	return PointerGetDatum(array);
}

} // namespace billing::pg
