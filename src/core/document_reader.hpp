/*
 * document_reader.hpp
 *		Members of an invoice document that may be missing.
 */
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"
#include "core/json.hpp"

namespace billing {

inline bool
is_set(const JsonPlace &place, std::string_view key) {
	const Json *const value = place.value().find(key);

	return value != nullptr && value->kind != Json::Kind::null;
}

/* A text or number; empty where there is none. */
inline std::string
read_text(const JsonPlace &place, std::string_view key) {
	if (!is_set(place, key)) {
		return {};
	}
	const JsonPlace member = place.member(key);
	return member.value().kind == Json::Kind::number ? member.value().text : member.string();
}

/* The first of several names that has something to say. */
inline std::string
read_text(const JsonPlace &place, std::initializer_list<std::string_view> keys) {
	for (const std::string_view key : keys) {
		std::string text = read_text(place, key);
		if (!text.empty()) {
			return text;
		}
	}
	return {};
}

/* With as many fraction digits as it is written with: the rules count them. */
inline std::optional<Decimal>
read_number(const JsonPlace &place, std::string_view key) {
	if (!is_set(place, key)) {
		return std::nullopt;
	}
	const JsonPlace member = place.member(key);
	member.number();
	return Decimal::parse(member.value().text);
}

inline std::string
read_day(const JsonPlace &place, std::string_view key) {
	std::string day = read_text(place, key);
	const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
	const auto number = [&day](std::size_t at) { return (day[at] - '0') * 10 + (day[at + 1] - '0'); };

	if (day.empty()) {
		return day;
	}
	if (day.size() != 10 || day[4] != '-' || day[7] != '-' || std::count_if(day.begin(), day.end(), is_digit) != 8 ||
	    number(5) < 1 || number(5) > 12 || number(8) < 1 || number(8) > 31) {
		place.member(key).refuse("is not a day", "Write days like 2026-01-31.");
	}
	return day;
}

/* The elements of an array that may be missing. */
template <typename T, typename F>
std::vector<T>
read_all(const JsonPlace &place, std::string_view key, F read) {
	std::vector<T> all;

	if (is_set(place, key)) {
		const JsonPlace array = place.member(key);
		array.require_array();
		for (std::size_t i = 0; i < array.value().elements.size(); i++) {
			const JsonPlace element = array.element(i);
			element.require_object();
			all.push_back(read(element));
		}
	}
	return all;
}

} // namespace billing
