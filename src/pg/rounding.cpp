/*
 * rounding.cpp
 *		Arguments of the SQL enum billing.rounding.
 */
#include "pg/guard.hpp"
#include "pg/rounding.hpp"

namespace billing::pg {

namespace {

struct CachedMode {
	Oid value;
	Rounding mode;
};

} // namespace

Rounding
rounding_arg(FunctionCallInfo fcinfo, int argument) {
	Oid const value = PG_GETARG_OID(argument);
	auto *cached = static_cast<CachedMode *>(fcinfo->flinfo->fn_extra);

	if (cached != nullptr && cached->value == value) {
		return cached->mode;
	}

	HeapTuple const tuple = SearchSysCache1(ENUMOID, ObjectIdGetDatum(value));
	if (!HeapTupleIsValid(tuple)) {
		ereport(ERROR,
		        (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION), errmsg("invalid internal value for enum: %u", value)));
	}
	auto const mode = find_rounding(NameStr(reinterpret_cast<Form_pg_enum>(GETSTRUCT(tuple))->enumlabel));
	ReleaseSysCache(tuple);
	if (!mode) {
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown rounding mode: %u", value)));
	}

	if (cached == nullptr) {
		cached = static_cast<CachedMode *>(MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(CachedMode)));
		fcinfo->flinfo->fn_extra = cached;
	}
	*cached = {value, *mode};
	return *mode;
}

} // namespace billing::pg
