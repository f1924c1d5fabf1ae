/*
 * due_accounts.hpp
 *		The accounts of a batch: what the equation has to know of them, read in sets,
 *		and what it finds.
 */
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "run/timelines.hpp"

namespace billing::run {

/* Columns of a line that a correction repeats. */
struct SourceRow {
	pg::Row<26> columns;
	enum Column {
		account_id,
		subscription_no,
		item,
		version,
		grid_no,
		cycle,
		period,
		covered,
		quantity,
		list_amount,
		revision,
		kind,
		price,
		is_plain,
		invoice_no,
		line_no,
		description,
		unit_amount,
		tax_category,
		tax_percent,
		tax_point,
		tax_jurisdiction,
		tax_reason_code,
		tax_reason,
		tax_parts,
		number,
	};
};

/*
 * Of the accounts that are plain: until something is found that SQL has to say.  It
 * lives between SPI_connect and SPI_finish.
 */
class DueAccounts : public Timelines {
public:
	DueAccounts(ArrayType *ids, std::int64_t as_of, pg::Argument since);

	std::vector<Datum> by_equation;         /* accounts whose lines are made in SQL */
	std::vector<Datum> by_document_charges; /* and those with open charges on documents */

private:
	void read_accounts(ArrayType *ids, pg::Argument since);
	void find_early_ends();
	template <typename F>
	void read_history(F &&needed);
	void read_usage();

	std::deque<SourceRow> sources_;
};

} // namespace billing::run
