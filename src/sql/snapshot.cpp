/*
 * snapshot.cpp
 *		What a document keeps of its customer, as jsonb.
 *
 * The general functions of the server look up the type of each argument in
 * each call: for a document of a billing run that is a tenth of all but its
 * rows.  No object with a destructor lives here.
 */
#include <cstring>

#include "pg/guard.hpp"

namespace {

JsonbValue
string_value(const char *bytes, int size) {
	JsonbValue value;

	value.type = jbvString;
	value.val.string.val = const_cast<char *>(bytes);
	value.val.string.len = size;
	return value;
}

void
push_key(JsonbParseState **state, const char *name) {
	JsonbValue key = string_value(name, static_cast<int>(std::strlen(name)));

	pushJsonbValue(state, WJB_KEY, &key);
}

void
push_text(JsonbParseState **state, const char *name, FunctionCallInfo fcinfo, int argument) {
	if (PG_ARGISNULL(argument)) {
		return;
	}
	text *const word = PG_GETARG_TEXT_PP(argument);
	JsonbValue value = string_value(VARDATA_ANY(word), static_cast<int>(VARSIZE_ANY_EXHDR(word)));

	push_key(state, name);
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* The tokens of a document, but no member of an object that is null. */
void
push_document(JsonbParseState **state, const char *name, Jsonb *document) {
	JsonbIterator *iterator = JsonbIteratorInit(&document->root);
	JsonbIteratorToken token;
	JsonbValue value;
	JsonbValue key;
	bool after_key = false;

	if (JB_ROOT_IS_SCALAR(document)) {
		JsonbIteratorNext(&iterator, &value, false);
		JsonbIteratorNext(&iterator, &value, false);
		if (value.type != jbvNull) {
			push_key(state, name);
			pushJsonbValue(state, WJB_VALUE, &value);
		}
		return;
	}
	push_key(state, name);
	while ((token = JsonbIteratorNext(&iterator, &value, false)) != WJB_DONE) {
		if (token == WJB_KEY) {
			key = value;
			after_key = true;
			continue;
		}
		if (after_key) {
			after_key = false;
			if (token == WJB_VALUE && value.type == jbvNull) {
				continue;
			}
			pushJsonbValue(state, WJB_KEY, &key);
		}
		pushJsonbValue(state, token, token == WJB_VALUE || token == WJB_ELEM ? &value : nullptr);
	}
}

} // namespace

/* (code, name, country, region, tax_id, address, zone); members in the order that jsonb has them in */
BILLING_FUNCTION(billing_customer_snapshot) {
	JsonbParseState *state = nullptr;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, nullptr);
	push_text(&state, "code", fcinfo, 0);
	push_text(&state, "name", fcinfo, 1);
	push_text(&state, "zone", fcinfo, 6);
	push_text(&state, "region", fcinfo, 3);
	push_text(&state, "tax_id", fcinfo, 4);
	if (!PG_ARGISNULL(5)) {
		push_document(&state, "address", PG_GETARG_JSONB_P(5));
	}
	push_text(&state, "country", fcinfo, 2);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, nullptr)));
}
