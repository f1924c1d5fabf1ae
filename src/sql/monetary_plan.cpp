/*
 * monetary_plan.cpp
 *		Planner support of functions on monetary.
 *
 * mul_round takes a numeric, so an integer factor is cast to one in every row,
 * which costs as much as the product.  A function of its own for integers under
 * the same name would leave calls with NULL or a quoted number ambiguous.
 */
#include "pg/guard.hpp"

using namespace billing;

namespace {

constexpr int factor_position = 1;

/* The integer that is cast to numeric here, as int8; nullptr where it is none. */
Expr *
integer_below_cast(Expr *factor) {
	if (!IsA(factor, FuncExpr)) {
		return nullptr;
	}

	auto *cast = reinterpret_cast<FuncExpr *>(factor);
	Oid widening;
	switch (cast->funcid) {
	case F_NUMERIC_INT2:
		widening = F_INT8_INT2;
		break;
	case F_NUMERIC_INT4:
		widening = F_INT8_INT4;
		break;
	case F_NUMERIC_INT8:
		return static_cast<Expr *>(linitial(cast->args));
	default:
		return nullptr;
	}
	return reinterpret_cast<Expr *>(
	    makeFuncExpr(widening, INT8OID, cast->args, InvalidOid, InvalidOid, COERCE_IMPLICIT_CAST));
}

/* The function of this name beside mul_round that takes an int8 where mul_round takes a numeric. */
Oid
find_integer_variant(const char *name, Oid function) {
	Oid *types;
	int count;

	get_func_signature(function, &types, &count);
	types[factor_position] = INT8OID;
	return GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum(name),
	                       PointerGetDatum(buildoidvector(types, count)),
	                       ObjectIdGetDatum(get_func_namespace(function)));
}

} // namespace

/* Plain data only is alive here, so the server functions may ereport. */
BILLING_FUNCTION(billing_mul_round_support) {
	auto *node = reinterpret_cast<Node *>(PG_GETARG_POINTER(0));

	if (!IsA(node, SupportRequestSimplify)) {
		PG_RETURN_POINTER(nullptr);
	}

	FuncExpr *call = reinterpret_cast<SupportRequestSimplify *>(node)->fcall;
	Expr *factor = integer_below_cast(static_cast<Expr *>(list_nth(call->args, factor_position)));
	if (factor == nullptr) {
		PG_RETURN_POINTER(nullptr);
	}
	Oid const variant = find_integer_variant("mul_round_integer", call->funcid);
	if (!OidIsValid(variant)) {
		PG_RETURN_POINTER(nullptr);
	}

	List *args = list_copy(call->args);
	lfirst(list_nth_cell(args, factor_position)) = factor;
	PG_RETURN_POINTER(
	    makeFuncExpr(variant, call->funcresulttype, args, call->funccollid, call->inputcollid, call->funcformat));
}
