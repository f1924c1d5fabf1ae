/*
 * json.cpp
 *		Reading a JSON tree with errors that name the place.
 */
#include "core/json.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace billing {

namespace {

/* Of a value in a message; a number or a name is shorter. */
constexpr std::size_t shown_bytes = 60;

/* Cut at a character's border: UTF-8 continuation bytes are 10xxxxxx. */
std::string
shorten(const std::string &text) {
	if (text.size() <= shown_bytes) {
		return text;
	}

	std::size_t length = shown_bytes;
	while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) {
		length--;
	}
	return text.substr(0, length) + "...";
}

} // namespace

const Json *
Json::find(std::string_view key) const {
	const auto found =
	    std::find_if(members.begin(), members.end(), [key](const auto &member) { return member.first == key; });

	return found == members.end() ? nullptr : &found->second;
}

std::string
Json::describe() const {
	switch (kind) {
	case Kind::null:
		return "null";
	case Kind::boolean:
		return truth ? "true" : "false";
	case Kind::number:
		return shorten(text);
	case Kind::string:
		return "\"" + shorten(text) + "\"";
	case Kind::array:
		return "an array";
	case Kind::object:
		break;
	}
	return "an object";
}

bool
JsonPlace::has(std::string_view key) const {
	return value_->find(key) != nullptr;
}

JsonPlace
JsonPlace::member(std::string_view key, const std::string &hint) const {
	const Json *const value = value_->find(key);
	const std::string path = path_of(key);

	if (value == nullptr) {
		throw Error("22023", "invalid " + std::string(document_) + ": " + path + " is missing", {}, hint);
	}
	return {*value, document_, path};
}

JsonPlace
JsonPlace::element(std::size_t index) const {
	return {value_->elements[index], document_, path_ + "[" + std::to_string(index) + "]"};
}

void
JsonPlace::require_object(const std::string &hint) const {
	if (value_->kind != Json::Kind::object) {
		refuse_kind("an object", hint);
	}
}

void
JsonPlace::require_array() const {
	if (value_->kind != Json::Kind::array) {
		refuse_kind("an array", {});
	}
}

const std::string &
JsonPlace::string() const {
	if (value_->kind != Json::Kind::string) {
		refuse_kind("a string", {});
	}
	return value_->text;
}

Decimal
JsonPlace::number() const {
	const char *const hint = "Write a plain decimal number, like 12.5 or \"12.5\".";

	if (value_->kind != Json::Kind::number && value_->kind != Json::Kind::string) {
		refuse_kind("a number", hint);
	}
	try {
		return Decimal::parse(value_->text).trimmed();
	} catch (const Error &error) {
		if (std::string_view(error.sqlstate()) == "22003") {
			refuse("has too many digits", "At most 76 significant digits are supported.");
		}
	}
	refuse_kind("a number", hint);
}

std::int64_t
JsonPlace::integer(std::int64_t least, std::int64_t greatest) const {
	const Decimal value = number();

	if (value.scale() > 0 || value < Decimal(least) || value > Decimal(greatest)) {
		refuse("is not a whole number from " + std::to_string(least) + " to " + std::to_string(greatest), {});
	}
	return static_cast<std::int64_t>(value.small());
}

void
JsonPlace::refuse_unknown_keys(const std::vector<std::string_view> &known, const std::string &owner) const {
	for (const auto &member : value_->members) {
		if (std::find(known.begin(), known.end(), member.first) != known.end()) {
			continue;
		}

		std::string list;
		for (const std::string_view key : known) {
			list += (list.empty() ? "" : ", ") + std::string(key);
		}
		throw Error("22023",
		            "invalid " + std::string(document_) + ": " + path_of(shorten(member.first)) + " is not a known key",
		            {}, "The keys of " + owner + " are " + list + ".");
	}
}

void
JsonPlace::refuse(const std::string &what, const std::string &hint, const char (&sqlstate)[6]) const {
	const bool scalar = value_->kind != Json::Kind::array && value_->kind != Json::Kind::object;

	raise(scalar ? value_->describe() + " " + what : what, hint, sqlstate);
}

std::string
JsonPlace::path_of(std::string_view key) const {
	return path_ + (path_.empty() ? "" : ".") + std::string(key);
}

void
JsonPlace::refuse_kind(const char *expected, const std::string &hint) const {
	raise(std::string("must be ") + expected + ", not " + value_->describe(), hint);
}

void
JsonPlace::raise(const std::string &what, const std::string &hint, const char (&sqlstate)[6]) const {
	throw Error(sqlstate,
	            "invalid " + std::string(document_) + ": " + (path_.empty() ? "document" : path_) + " " + what, {},
	            hint);
}

std::string
json_quote(std::string_view text) {
	constexpr char hex[] = "0123456789abcdef";
	std::string quoted = "\"";

	for (const char c : text) {
		const auto byte = static_cast<unsigned char>(c);
		if (c == '"' || c == '\\') {
			quoted += '\\';
			quoted += c;
		} else if (byte < 0x20) {
			quoted += "\\u00";
			quoted += hex[byte >> 4];
			quoted += hex[byte & 15];
		} else {
			quoted += c;
		}
	}
	return quoted + "\"";
}

} // namespace billing
