/*
 * csv.cpp
 *		Comma-separated values.
 */
#include "core/csv.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace billing {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

class CsvReader {
public:
	explicit CsvReader(std::string_view text) : rest_(text) {
		if (rest_.substr(0, byte_order_mark.size()) == byte_order_mark) {
			rest_.remove_prefix(byte_order_mark.size());
		}
	}

	std::vector<CsvRow>
	read() {
		std::vector<CsvRow> rows;

		while (!rest_.empty()) {
			if (rest_.front() == '#') {
				skip_line();
			} else if (!take_line_end()) {
				rows.push_back(read_row());
			}
		}
		return rows;
	}

private:
	CsvRow
	read_row() {
		CsvRow row{line_, {}};

		for (;;) {
			row.cells.push_back(!rest_.empty() && rest_.front() == '"' ? read_quoted() : read_plain());
			if (rest_.empty() || take_line_end()) {
				return row;
			}
			rest_.remove_prefix(1); /* the comma */
		}
	}

	std::string
	read_plain() {
		const std::string_view cell = rest_.substr(0, rest_.find_first_of(",\"\r\n"));

		rest_.remove_prefix(cell.size());
		require_end_of_cell();
		return std::string(cell);
	}

	std::string
	read_quoted() {
		const int first_line = line_;
		std::string cell;

		for (rest_.remove_prefix(1);;) {
			const std::size_t quote = rest_.find('"');
			if (quote == std::string_view::npos) {
				throw Error("22023", "line " + std::to_string(first_line) + ": a quote is not closed", {},
				            "A quote within a cell is written twice.");
			}
			for (const char c : rest_.substr(0, quote)) {
				line_ += c == '\n' ? 1 : 0;
			}
			cell += rest_.substr(0, quote);
			rest_.remove_prefix(quote + 1);
			if (rest_.empty() || rest_.front() != '"') {
				require_end_of_cell();
				return cell;
			}
			cell += '"';
			rest_.remove_prefix(1);
		}
	}

	/* After a cell there is a comma, the end of the line or nothing. */
	void
	require_end_of_cell() const {
		if (!rest_.empty() && rest_.front() != ',' && rest_.front() != '\n' && rest_.front() != '\r') {
			throw Error("22023", "line " + std::to_string(line_) + ": a quote where none belongs", {},
			            "A cell with quotes stands in quotes, and each within it is written twice.");
		}
	}

	bool
	take_line_end() {
		if (rest_.empty() || (rest_.front() != '\n' && rest_.front() != '\r')) {
			return false;
		}
		rest_.remove_prefix(rest_.substr(0, 2) == "\r\n" ? 2 : 1);
		line_++;
		return true;
	}

	void
	skip_line() {
		rest_.remove_prefix(std::min(rest_.find_first_of("\r\n"), rest_.size()));
		take_line_end();
	}

	std::string_view rest_;
	int line_ = 1;
};

} // namespace

std::vector<CsvRow>
parse_csv(std::string_view text) {
	return CsvReader(text).read();
}

} // namespace billing
