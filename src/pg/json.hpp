/*
 * json.hpp
 *		From the server's jsonb to the core's tree, and back.
 */
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.hpp"

#include "pg/pg.hpp"

namespace billing::pg {

/* Documents of prices and catalogs are shallow; deeper ones are somebody's attack. */
constexpr int max_json_depth = 32;

/*
 * Parse as the type jsonb does.  Returns nullptr after a soft error that
 * context took (PostgreSQL 16 and later); else errors are raised, so call it
 * before the first C++ object.
 */
Jsonb *parse_jsonb(char *text, Node *context);

/* Raises 22023 for a document of more than max_json_depth levels. */
Json to_json_tree(Jsonb *document);

/* A member of an object as cell_value() writes it; nothing where there is none or it is no scalar. */
std::optional<std::string> scalar_member(Jsonb *document, std::string_view key);

/* The jsonb of a text that is JSON. */
Jsonb *to_jsonb(const std::string &json);

} // namespace billing::pg
