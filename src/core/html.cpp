/*
 * html.cpp
 *		Writing HTML.
 */
#include "core/html.hpp"

#include <algorithm>
#include <cstdint>

namespace billing {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

/* Bytes of the UTF-8 character that a text starts with; 0 where they are none. */
std::size_t
character_size(std::string_view text) {
	const auto lead = static_cast<unsigned char>(text[0]);
	const std::size_t size =
	    lead < 0x80 ? 1 : (lead < 0xc2 ? 0 : (lead < 0xe0 ? 2 : (lead < 0xf0 ? 3 : (lead < 0xf5 ? 4 : 0))));
	const std::string_view rest = text.substr(1, size == 0 ? 0 : size - 1);
	const bool is_whole = rest.size() + 1 == size && std::all_of(rest.begin(), rest.end(), [](char c) {
		                      return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
	                      });

	return is_whole ? size : 0;
}

std::uint32_t
code_point(std::string_view character) {
	constexpr unsigned char lead_mask[] = {0x7f, 0x1f, 0x0f, 0x07};
	std::uint32_t code = static_cast<unsigned char>(character[0]) & lead_mask[character.size() - 1];

	for (const char byte : character.substr(1)) {
		code = code << 6 | (static_cast<unsigned char>(byte) & 0x3f);
	}
	return code;
}

} // namespace

void
HtmlWriter::start(std::string_view name, Attributes attributes) {
	text_ += '<';
	text_ += name;
	for (const auto &attribute : attributes) {
		if (!attribute.second.empty()) {
			text_ += ' ';
			text_ += attribute.first;
			text_ += "=\"";
			text(attribute.second);
			text_ += '"';
		}
	}
	text_ += '>';
}

void
HtmlWriter::open(std::string_view name, Attributes attributes) {
	start(name, attributes);
	open_.push_back(name);
}

void
HtmlWriter::close() {
	text_ += "</";
	text_ += open_.back();
	text_ += ">\n";
	open_.pop_back();
}

void
HtmlWriter::single(std::string_view name, Attributes attributes) {
	start(name, attributes);
}

void
HtmlWriter::leaf(std::string_view name, std::string_view content, Attributes attributes) {
	if (!content.empty()) {
		start(name, attributes);
		text(content);
		text_ += "</";
		text_ += name;
		text_ += '>';
	}
}

void
HtmlWriter::text(std::string_view content) {
	while (!content.empty()) {
		const std::size_t size = character_size(content);
		std::string_view character = size == 0 ? replacement : content.substr(0, size);

		content.remove_prefix(size == 0 ? 1 : size);
		switch (character[0]) {
		case '&':
			text_ += "&amp;";
			continue;
		case '<':
			text_ += "&lt;";
			continue;
		case '>':
			text_ += "&gt;";
			continue;
		case '"':
			text_ += "&quot;";
			continue;
		case '\'':
			text_ += "&#39;";
			continue;
		case '\r':
			if (content.empty() || content[0] != '\n') {
				text_ += '\n';
			}
			continue;
		default:
			break;
		}

		/* Control characters of both sets, but those that are white space. */
		const std::uint32_t code = code_point(character);
		if ((code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7f && code < 0xa0)) {
			character = replacement;
		}
		if (ascii_ && character.size() > 1) {
			text_ += "&#" + std::to_string(code_point(character)) + ';';
		} else {
			text_ += character;
		}
	}
}

std::string
HtmlWriter::take() {
	return std::move(text_);
}

} // namespace billing
