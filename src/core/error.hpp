/*
 * error.hpp
 *		Exceptions of the computation layer.  No PostgreSQL header here.
 *
 * An Error carries a five character SQLSTATE and the three parts of a
 * PostgreSQL message: a primary line, a detail and a hint.
 */
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace billing {

class Error : public std::runtime_error {
public:
	Error(const char (&sqlstate)[6], const std::string &message, std::string detail = {}, std::string hint = {})
	    : std::runtime_error(message), sqlstate_(sqlstate), detail_(std::move(detail)), hint_(std::move(hint)) {
	}

	const char *
	sqlstate() const noexcept {
		return sqlstate_;
	}

	const char *
	detail() const noexcept {
		return detail_.c_str();
	}

	const char *
	hint() const noexcept {
		return hint_.c_str();
	}

private:
	const char *sqlstate_;
	std::string detail_;
	std::string hint_;
};

/* A text in quotes for a message; only the start of a long one, cut where no encoding has half a character. */
inline std::string
excerpt(std::string_view text) {
	constexpr std::size_t most = 40;
	auto const is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };

	if (text.size() <= most) {
		return "\"" + std::string(text) + "\"";
	}
	return "\"" + std::string(text.begin(), std::find_if_not(text.begin(), text.begin() + most, is_ascii)) + "...\"";
}

} // namespace billing
