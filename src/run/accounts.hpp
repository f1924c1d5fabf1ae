/*
 * accounts.hpp
 *		The accounts of a batch: what the equation has to know of them, read in sets.
 */
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/equation.hpp"

#include "pg/query.hpp"
#include "pg/zone.hpp"

namespace billing::run {

/* A policy, and the name of its basis as a document has it. */
struct Policy {
	ProrationPolicy policy;
	Datum basis; /* text */
};

/* A plan's item with what only a line says of it. */
struct PlanItemRow : PlanItem {
	const text *name;
	const text *tax_class;
	Datum kind;
};

/* Of a version of an item: the columns that a line repeats. */
struct VersionRow {
	Datum item;
	Datum price;
	Datum proration;
	bool has_proration;
	const Policy *policy;
	const PlanItemRow *plan_item;
};

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

struct Account {
	std::int64_t account_id;
	std::int32_t seller_id;
	const text *place;
	enum class TaxPoint { service_end, service_start, invoice_date } tax_point;
	const text *zone;
	const text *seller_zone;
	std::int32_t invoice_no; /* of its next document */
	std::int64_t last_issued_at;
	bool is_plain = true; /* until something is found that SQL has to say */
	std::vector<SubscriptionTimeline> subscriptions;
};

/* Finds zones by name; a name is a text. */
struct Zones {
	static pg::Zone &find(ZoneName name);
};

/* What accounts are read into.  It lives between SPI_connect and SPI_finish. */
class Accounts {
public:
	Accounts(ArrayType *accounts, std::int64_t as_of, pg::Argument since);

	std::vector<Account> plain;
	std::vector<Datum> by_equation;         /* accounts whose lines are made in SQL */
	std::vector<Datum> by_document_charges; /* and those with open charges on documents */

private:
	void read_accounts(ArrayType *accounts, pg::Argument since);
	void read_plan_items(const std::vector<Datum> &ids);
	void read_timelines();
	void read_changes();
	template <typename F>
	void read_history(F &&is_needed);
	void read_usage();

	Account *find(Datum account_id);
	SubscriptionTimeline *find(Datum account_id, Datum subscription_no);
	const Policy &policy_of(Datum document, bool is_null);

	std::int64_t as_of_;
	TypeCacheEntry *range_type_;
	std::map<std::int32_t, PlanItemRow> plan_items_;
	std::map<std::string, Policy, std::less<>> policies_;
	std::deque<VersionRow> versions_;
	std::deque<SourceRow> sources_;
	Zones zones_;
};

} // namespace billing::run
