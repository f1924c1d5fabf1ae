/*
 * json.cpp
 *		Walking a jsonb.
 */
#include <utility>
#include <vector>

#include "core/error.hpp"

#include "pg/guard.hpp"
#include "pg/json.hpp"
#include "pg/numeric.hpp"

namespace billing::pg {

namespace {

struct Token {
	JsonbIteratorToken kind;
	JsonbValue value;
	char *number; /* text of a numeric */
};

Token
next_token(JsonbIterator **iterator) {
	return call([iterator] {
		Token token;

		token.kind = JsonbIteratorNext(iterator, &token.value, false);
		token.number = nullptr;
		if ((token.kind == WJB_VALUE || token.kind == WJB_ELEM) && token.value.type == jbvNumeric) {
			token.number = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(token.value.val.numeric)));
		}
		return token;
	});
}

std::string
to_string(const JsonbValue &value) {
	return {value.val.string.val, static_cast<std::size_t>(value.val.string.len)};
}

Json
to_scalar(const Token &token) {
	Json json;

	switch (token.value.type) {
	case jbvBool:
		json.kind = Json::Kind::boolean;
		json.truth = token.value.val.boolean;
		break;
	case jbvNumeric:
		json.kind = Json::Kind::number;
		json.text = token.number;
		break;
	case jbvString:
		json.kind = Json::Kind::string;
		json.text = to_string(token.value);
		break;
	default:
		break;
	}
	return json;
}

} // namespace

Jsonb *
parse_jsonb(char *text, [[maybe_unused]] Node *context) {
#if PG_VERSION_NUM >= 160000
	Datum result;

	if (!DirectInputFunctionCallSafe(jsonb_in, text, InvalidOid, -1, context, &result)) {
		return nullptr;
	}
	return DatumGetJsonbP(result);
#else
	return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(text)));
#endif
}

Json
to_json_tree(Jsonb *document) {
	JsonbIterator *iterator = call([document] { return JsonbIteratorInit(&document->root); });
	Json root;
	std::string key;
	/* The containers that are open.  A parent does not grow while a child is open, so the pointers hold. */
	std::vector<Json *> open;

	const auto add = [&](Json &&value) -> Json * {
		if (open.empty()) {
			root = std::move(value);
			return &root;
		}
		Json &parent = *open.back();
		if (parent.kind == Json::Kind::object) {
			parent.members.emplace_back(std::move(key), std::move(value));
			return &parent.members.back().second;
		}
		parent.elements.push_back(std::move(value));
		return &parent.elements.back();
	};

	for (;;) {
		const Token token = next_token(&iterator);

		switch (token.kind) {
		case WJB_DONE:
			return root;
		case WJB_KEY:
			key = to_string(token.value);
			break;
		case WJB_VALUE:
		case WJB_ELEM:
			add(to_scalar(token));
			break;
		case WJB_BEGIN_ARRAY:
		case WJB_BEGIN_OBJECT: {
			if (open.size() >= max_json_depth) {
				throw Error("22023", "document is nested too deeply",
				            "At most " + std::to_string(max_json_depth) + " levels are supported.");
			}
			/* A scalar document is stored as an array of one. */
			if (token.kind == WJB_BEGIN_ARRAY && token.value.val.array.rawScalar) {
				root = to_scalar(next_token(&iterator));
				return root;
			}
			Json container;
			container.kind = token.kind == WJB_BEGIN_ARRAY ? Json::Kind::array : Json::Kind::object;
			open.push_back(add(std::move(container)));
			break;
		}
		case WJB_END_ARRAY:
		case WJB_END_OBJECT:
			open.pop_back();
			break;
		}
	}
}

std::optional<std::string>
scalar_member(Jsonb *document, std::string_view key) {
	JsonbValue value;

	if (!JsonContainerIsObject(&document->root) ||
	    getKeyJsonValueFromContainer(&document->root, key.data(), static_cast<int>(key.size()), &value) == nullptr) {
		return std::nullopt;
	}
	switch (value.type) {
	case jbvString:
		return to_string(value);
	case jbvNumeric:
		return to_decimal(reinterpret_cast<const varlena *>(value.val.numeric)).trimmed().to_string();
	case jbvBool:
		return value.val.boolean ? "true" : "false";
	default:
		return std::nullopt;
	}
}

Jsonb *
to_jsonb(const std::string &json) {
	return call([&json] { return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(json.c_str()))); });
}

} // namespace billing::pg
