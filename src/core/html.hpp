/*
 * html.hpp
 *		Writing HTML: names and attributes are ours, all text is somebody's.
 */
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace billing {

class HtmlWriter {
public:
	using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

	/* ascii: other characters become references, for databases whose encoding may not have them. */
	explicit HtmlWriter(bool ascii) : ascii_(ascii) {
	}

	/* An element with content. Attributes whose value is empty are left out. */
	void open(std::string_view name, Attributes attributes = {});
	void close();

	/* An element that has no content: meta, br, rect. */
	void single(std::string_view name, Attributes attributes = {});

	/* An element that holds text; nothing where the text is empty. */
	void leaf(std::string_view name, std::string_view text, Attributes attributes = {});

	/* Every line ends in a line feed; characters that HTML cannot hold become U+FFFD. */
	void text(std::string_view text);

	/* Markup of ours. */
	void
	raw(std::string_view markup) {
		text_ += markup;
	}

	/* What was written; everything opened is closed. */
	std::string take();

private:
	void start(std::string_view name, Attributes attributes);

	bool ascii_;
	std::string text_;
	std::vector<std::string_view> open_;
};

/* An element that is closed at the end of a block. */
class HtmlElement {
public:
	HtmlElement(HtmlWriter &html, std::string_view name, HtmlWriter::Attributes attributes = {}) : html_(html) {
		html_.open(name, attributes);
	}

	~HtmlElement() {
		html_.close();
	}

	HtmlElement(const HtmlElement &) = delete;
	HtmlElement &operator=(const HtmlElement &) = delete;

private:
	HtmlWriter &html_;
};

} // namespace billing
