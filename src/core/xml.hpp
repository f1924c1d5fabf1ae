/*
 * xml.hpp
 *		Writing XML: elements one after the other, the same bytes everywhere.
 */
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace billing {

class XmlWriter {
public:
	using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

	/* Starts with the declaration of UTF-8. */
	XmlWriter();

	void open(std::string_view name, Attributes attributes = {});
	void close();

	/* An element that holds text.  Raises 22023 for characters that XML 1.0 cannot hold. */
	void leaf(std::string_view name, std::string_view text, Attributes attributes = {});

	/* The same, but nothing where the text is empty. */
	void leaf_if(std::string_view name, std::string_view text, Attributes attributes = {});

	/* What was written; everything opened is closed. */
	std::string take();

private:
	void start(std::string_view name, Attributes attributes);
	void escape(std::string_view text);

	std::string text_;
	std::vector<std::string> open_;
};

/* An element that is closed at the end of a block. */
class XmlElement {
public:
	XmlElement(XmlWriter &xml, std::string_view name, XmlWriter::Attributes attributes = {}) : xml_(xml) {
		xml_.open(name, attributes);
	}

	~XmlElement() {
		xml_.close();
	}

	XmlElement(const XmlElement &) = delete;
	XmlElement &operator=(const XmlElement &) = delete;

private:
	XmlWriter &xml_;
};

} // namespace billing
