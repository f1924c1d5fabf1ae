/*
 * tax_chain.cpp
 *		SQL glue of tax_compute: reads rules out of composite values, gives rows.
 */
#include <cstring>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/tax_category.hpp"
#include "core/tax_chain.hpp"
#include "core/totals.hpp"

#include "pg/guard.hpp"
#include "pg/money.hpp"
#include "pg/numeric.hpp"
#include "pg/rounding.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

constexpr int rule_columns = 10;
constexpr int bracket_columns = 2;

enum RuleColumn { kind, rate, name, category, included, affects_next, base_affected, withholding, cap, brackets };

/* The columns of composite values, detoasted: plain data that an error may leave behind. */
struct Rows {
	int count;
	Datum *values;
	bool *nulls;
};

/* The elements of an array of a composite type, or a row of nulls for a null element. */
Rows
deform_array(ArrayType *array, int columns, const char *type) {
	const Oid element = ARR_ELEMTYPE(array);
	const TupleDesc descriptor = lookup_rowtype_tupdesc_copy(element, -1);
	Datum *elements;
	bool *missing;
	Rows rows;

	if (descriptor->natts != columns) {
		elog(ERROR, "type %s does not have the columns it was created with", type);
	}
	deconstruct_array(array, element, -1, false, TYPALIGN_DOUBLE, &elements, &missing, &rows.count);
	const Size cells = static_cast<Size>(rows.count) * static_cast<Size>(columns);
	rows.values = static_cast<Datum *>(palloc0(Max(cells, 1) * sizeof(Datum)));
	rows.nulls = static_cast<bool *>(palloc(Max(cells, 1) * sizeof(bool)));
	memset(rows.nulls, true, cells * sizeof(bool));

	for (int i = 0; i < rows.count; i++) {
		if (missing[i]) {
			continue;
		}
		Datum *const values = rows.values + i * columns;
		bool *const nulls = rows.nulls + i * columns;
		HeapTupleHeader const header = DatumGetHeapTupleHeader(elements[i]);
		HeapTupleData tuple;

		tuple.t_len = HeapTupleHeaderGetDatumLength(header);
		ItemPointerSetInvalid(&tuple.t_self);
		tuple.t_tableOid = InvalidOid;
		tuple.t_data = header;
		heap_deform_tuple(&tuple, descriptor, values, nulls);
		for (int column = 0; column < columns; column++) {
			if (!nulls[column] && TupleDescAttr(descriptor, column)->attlen == -1) {
				values[column] = PointerGetDatum(PG_DETOAST_DATUM(values[column]));
			}
		}
	}
	return rows;
}

/* A rule and its brackets. */
struct RawRule {
	const Datum *values;
	const bool *nulls;
	Rows brackets;
};

Decimal
decimal(Datum value) {
	return pg::to_decimal(reinterpret_cast<const varlena *>(DatumGetPointer(value)));
}

std::string_view
text_of(Datum value) {
	return pg::view(reinterpret_cast<const text *>(DatumGetPointer(value)));
}

bool
flag(const RawRule &raw, RuleColumn column, bool otherwise) {
	return raw.nulls[column] ? otherwise : DatumGetBool(raw.values[column]);
}

TaxRule
make_rule(const RawRule &raw, TaxBasis basis) {
	TaxRule rule;

	if (raw.nulls[kind]) {
		throw Error("22023", "kind of a tax rule is null", {},
		            "The kinds are percent, per_unit, gross_share, brackets.");
	}
	rule.kind = require_tax_kind(text_of(raw.values[kind]));
	if (raw.nulls[rate] != (rule.kind == TaxKind::brackets)) {
		throw Error("22023", raw.nulls[rate] ? "rate of a tax rule is null"
		                                     : "tax rule of kind \"brackets\" has a rate as well");
	}
	if (!raw.nulls[rate]) {
		rule.rate = decimal(raw.values[rate]);
	}
	if (!raw.nulls[category]) {
		require_tax_category(text_of(raw.values[category]));
	}
	rule.withholding = flag(raw, withholding, false);
	rule.included = flag(raw, included, basis == TaxBasis::inclusive && !rule.withholding);
	rule.affects_next = flag(raw, affects_next, false);
	rule.base_affected = flag(raw, base_affected, true);
	if (!raw.nulls[cap]) {
		rule.cap = decimal(raw.values[cap]);
	}
	for (int i = 0; i < raw.brackets.count; i++) {
		const Datum *const values = raw.brackets.values + i * bracket_columns;
		const bool *const nulls = raw.brackets.nulls + i * bracket_columns;
		TaxBracket bracket;

		if (!nulls[0]) {
			bracket.up_to = decimal(values[0]);
		}
		if (nulls[1]) {
			throw Error("22023", "percent of a tax bracket is null");
		}
		bracket.percent = decimal(values[1]);
		rule.brackets.push_back(bracket);
	}
	return rule;
}

} // namespace

/* (amount, taxes, basis, quantity, increment, mode) */
BILLING_FUNCTION(billing_tax_compute) {
	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < PG_NARGS(); i++) {
		if (PG_ARGISNULL(i) && i != 4) {
			PG_RETURN_NULL();
		}
	}

	const Money amount = PG_GETARG_MONEY(0);
	const Rows rows = deform_array(PG_GETARG_ARRAYTYPE_P(1), rule_columns, "tax_rule");
	const text *const basis_name = PG_GETARG_TEXT_PP(2);
	const varlena *const quantity = PG_GETARG_NUMERIC_PACKED(3);
	const varlena *const increment = PG_ARGISNULL(4) ? nullptr : PG_GETARG_NUMERIC_PACKED(4);
	const Rounding mode = PG_GETARG_ROUNDING(5);
	auto *const raw = static_cast<RawRule *>(palloc0(sizeof(RawRule) * static_cast<Size>(Max(rows.count, 1))));
	for (int i = 0; i < rows.count; i++) {
		raw[i].values = rows.values + i * rule_columns;
		raw[i].nulls = rows.nulls + i * rule_columns;
		if (!raw[i].nulls[brackets]) {
			raw[i].brackets = deform_array(DatumGetArrayTypeP(raw[i].values[brackets]), bracket_columns, "tax_bracket");
		}
	}

	const TaxBasis basis = require_tax_basis(pg::view(basis_name));
	std::vector<TaxRule> rules;
	for (int i = 0; i < rows.count; i++) {
		rules.push_back(make_rule(raw[i], basis));
	}
	const int128 step = increment == nullptr ? rounding_step(amount.currency.minor_digits())
	                                         : make_money(amount.currency, pg::to_decimal(increment)).units;
	if (step <= 0) {
		throw Error("22023", "increment to round to is not above zero: " + pg::to_decimal(increment).to_string());
	}
	const TaxChain chain = compute_taxes(amount, pg::to_decimal(quantity), rules, step, mode);

	auto *const result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	for (int i = 0; i < rows.count; i++) {
		const TaxRule &rule = rules[static_cast<std::size_t>(i)];
		const ChainTax &tax = chain.taxes[static_cast<std::size_t>(i)];
		Datum values[9] = {Int32GetDatum(i + 1),      raw[i].values[name],         raw[i].values[category],
		                   raw[i].values[rate],       BoolGetDatum(rule.included), BoolGetDatum(rule.withholding),
		                   pg::money_datum(tax.base), pg::money_datum(tax.tax),    pg::money_datum(chain.net)};
		bool nulls[9] = {false, raw[i].nulls[name], raw[i].nulls[category], raw[i].nulls[rate]};

		pg::call([&] { tuplestore_putvalues(result->setResult, result->setDesc, values, nulls); });
	}
	PG_RETURN_NULL();
}
