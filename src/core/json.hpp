/*
 * json.hpp
 *		A JSON document as a tree, and errors that name a place in it.
 *
 * The server parses JSON; this is what is left of it, so that the meaning of a
 * document can be told without a PostgreSQL header.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/decimal.hpp"

namespace billing {

struct Json {
	enum class Kind { null, boolean, number, string, array, object };

	Kind kind = Kind::null;
	bool truth = false;
	std::string text; /* of a string; of a number its plain decimal notation */
	std::vector<Json> elements;
	std::vector<std::pair<std::string, Json>> members;

	/* A member of an object, or nullptr. */
	const Json *find(std::string_view key) const;

	/* The value as a person writes it, cut short: "1.5", "the string "x"", "an array". */
	std::string describe() const;
};

/*
 * One value and where it stands: plans[0].prices[1].unit.  The readers below
 * raise 22023 with a message that starts with the document's name and the path.
 * A JsonPlace refers to the tree and to the names it was made of.
 */
class JsonPlace {
public:
	/* The root; path is where the document itself stands, or empty. */
	JsonPlace(const Json &value, std::string_view document, std::string_view path)
	    : value_(&value), document_(document), path_(path) {
	}

	const Json &
	value() const {
		return *value_;
	}

	bool has(std::string_view key) const;

	/* A member that has to be there; the hint is for the error that it is not. */
	JsonPlace member(std::string_view key, const std::string &hint = {}) const;
	JsonPlace element(std::size_t index) const;

	/* Each raises unless the value is of that kind. */
	void require_object(const std::string &hint = {}) const;
	void require_array() const;
	const std::string &string() const;

	/* A number, written as one or as a string. */
	Decimal number() const;
	std::int64_t integer(std::int64_t least, std::int64_t greatest) const;

	/* Raises for the first member whose key is not among those known; owner says whose keys they are. */
	void refuse_unknown_keys(const std::vector<std::string_view> &known, const std::string &owner) const;

	/* "invalid price: tiers[1].up_to 5 " + what; the value is left out where it is no scalar. */
	[[noreturn]] void refuse(const std::string &what, const std::string &hint,
	                         const char (&sqlstate)[6] = "22023") const;

private:
	std::string path_of(std::string_view key) const;
	[[noreturn]] void refuse_kind(const char *expected, const std::string &hint) const;
	[[noreturn]] void raise(const std::string &what, const std::string &hint,
	                        const char (&sqlstate)[6] = "22023") const;

	const Json *value_;
	std::string_view document_;
	std::string path_;
};

/* The text as a JSON string, quotes included. */
std::string json_quote(std::string_view text);

} // namespace billing
