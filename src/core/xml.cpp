/*
 * xml.cpp
 *		Writing XML.
 */
#include "core/xml.hpp"

#include <cstdio>

#include "core/error.hpp"

namespace billing {

XmlWriter::XmlWriter() : text_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
}

void
XmlWriter::start(std::string_view name, Attributes attributes) {
	text_.append(2 * open_.size(), ' ');
	text_ += '<';
	text_ += name;
	for (const auto &attribute : attributes) {
		text_ += ' ';
		text_ += attribute.first;
		text_ += "=\"";
		escape(attribute.second);
		text_ += '"';
	}
	text_ += '>';
}

void
XmlWriter::open(std::string_view name, Attributes attributes) {
	start(name, attributes);
	text_ += '\n';
	open_.emplace_back(name);
}

void
XmlWriter::close() {
	const std::string name = std::move(open_.back());

	open_.pop_back();
	text_.append(2 * open_.size(), ' ');
	text_ += "</";
	text_ += name;
	text_ += ">\n";
}

void
XmlWriter::leaf(std::string_view name, std::string_view text, Attributes attributes) {
	start(name, attributes);
	escape(text);
	text_ += "</";
	text_ += name;
	text_ += ">\n";
}

void
XmlWriter::leaf_if(std::string_view name, std::string_view text, Attributes attributes) {
	if (!text.empty()) {
		leaf(name, text, attributes);
	}
}

std::string
XmlWriter::take() {
	return std::move(text_);
}

void
XmlWriter::escape(std::string_view text) {
	for (std::size_t i = 0; i < text.size(); i++) {
		const auto byte = static_cast<unsigned char>(text[i]);

		switch (byte) {
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
		case '\t':
		case '\n':
		case '\r':
			/* As references they survive the normalization of line ends and attributes. */
			text_ += byte == '\t' ? "&#9;" : (byte == '\n' ? "&#10;" : "&#13;");
			continue;
		default:
			break;
		}

		/* Control characters, and U+FFFE and U+FFFF, which are EF BF BE and EF BF BF. */
		const bool is_none = byte == 0xef && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xbf &&
		                     static_cast<unsigned char>(text[i + 2]) >= 0xbe;
		if (byte < 0x20 || is_none) {
			char shown[8];
			std::snprintf(shown, sizeof(shown), "U+%04X",
			              is_none ? 0xffc0u + static_cast<unsigned char>(text[i + 2]) - 0x80u : byte);
			throw Error("22023", std::string("XML cannot hold the character ") + shown, {}, "Take it out of the text.");
		}
		text_ += text[i];
	}
}

} // namespace billing
