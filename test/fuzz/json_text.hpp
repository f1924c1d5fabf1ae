/*
 * json_text.hpp
 *		JSON text as a tree, as the server would hand it over.
 *
 * A reader for tests only: no exponents, and of the escapes those that the
 * extension writes.  Like jsonb it keeps the last of equal keys.
 */
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.hpp"

class JsonText {
public:
	explicit JsonText(std::string_view text) : rest_(text) {
	}

	std::optional<billing::Json>
	read() {
		billing::Json json;

		if (!value(json, 0)) {
			return std::nullopt;
		}
		blanks();
		return rest_.empty() ? std::optional<billing::Json>(std::move(json)) : std::nullopt;
	}

private:
	using Kind = billing::Json::Kind;

	static constexpr int max_depth = 50;

	void
	blanks() {
		while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) {
			rest_.remove_prefix(1);
		}
	}

	bool
	take(std::string_view token) {
		if (rest_.substr(0, token.size()) != token) {
			return false;
		}
		rest_.remove_prefix(token.size());
		return true;
	}

	bool
	string(std::string &text) {
		if (!take("\"")) {
			return false;
		}
		while (!take("\"")) {
			bool const escaped = take("\\");
			if (rest_.empty() || (escaped && rest_.front() != '"' && rest_.front() != '\\')) {
				return false;
			}
			text += rest_.front();
			rest_.remove_prefix(1);
		}
		return true;
	}

	bool
	number(std::string &text) {
		std::size_t const end = std::min(rest_.find_first_not_of("-0123456789."), rest_.size());

		text = rest_.substr(0, end);
		rest_.remove_prefix(end);
		try {
			return text.back() != '.' && billing::Decimal::find(text).has_value();
		} catch (const billing::Error &) {
			return true; /* too long for a Decimal, not for numeric */
		}
	}

	bool
	object(billing::Json &json, int depth) {
		json.kind = Kind::object;
		blanks();
		if (take("}")) {
			return true;
		}
		do {
			std::string key;
			billing::Json member;
			blanks();
			if (!string(key)) {
				return false;
			}
			blanks();
			if (!take(":") || !value(member, depth)) {
				return false;
			}
			json.members.erase(std::remove_if(json.members.begin(), json.members.end(),
			                                  [&](const auto &other) { return other.first == key; }),
			                   json.members.end());
			json.members.emplace_back(key, std::move(member));
			blanks();
		} while (take(","));
		return take("}");
	}

	bool
	array(billing::Json &json, int depth) {
		json.kind = Kind::array;
		blanks();
		if (take("]")) {
			return true;
		}
		do {
			if (!value(json.elements.emplace_back(), depth)) {
				return false;
			}
			blanks();
		} while (take(","));
		return take("]");
	}

	bool
	value(billing::Json &json, int depth) {
		blanks();
		if (depth > max_depth || rest_.empty()) {
			return false;
		}
		if (take("null")) {
			return true;
		}
		if (take("true") || take("false")) {
			json.kind = Kind::boolean;
			return true;
		}
		if (rest_.front() == '"') {
			json.kind = Kind::string;
			return string(json.text);
		}
		if (take("{")) {
			return object(json, depth + 1);
		}
		if (take("[")) {
			return array(json, depth + 1);
		}
		json.kind = Kind::number;
		return number(json.text);
	}

	std::string_view rest_;
};

/* Nothing where the text is not JSON. */
inline std::optional<billing::Json>
read_json_text(std::string_view text) {
	return JsonText(text).read();
}
