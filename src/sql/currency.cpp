/*
 * currency.cpp
 *		SQL glue of the ISO 4217 table.
 */
#include <cstdio>

#include "core/currency.hpp"

#include "pg/guard.hpp"

using namespace billing;

/* Plain data only is alive here, so the server functions may ereport. */
BILLING_FUNCTION(billing_currencies) {
	InitMaterializedSRF(fcinfo, 0);

	auto *result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	for (const CurrencyInfo &info : currency_table()) {
		char number[8];
		Datum values[6];
		bool nulls[6] = {};

		std::snprintf(number, sizeof(number), "%03d", info.number);
		nulls[1] = info.number < 0;
		nulls[2] = info.minor_digits < 0;
		nulls[4] = info.introduced[0] == '\0';
		nulls[5] = info.withdrawn[0] == '\0';

		values[0] = CStringGetTextDatum(info.code);
		values[1] = CStringGetTextDatum(number);
		values[2] = Int32GetDatum(info.minor_digits);
		values[3] = CStringGetTextDatum(info.name);
		values[4] = nulls[4] ? Datum(0) : DirectFunctionCall1(date_in, CStringGetDatum(info.introduced));
		values[5] = CStringGetTextDatum(info.withdrawn);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	PG_RETURN_NULL();
}
