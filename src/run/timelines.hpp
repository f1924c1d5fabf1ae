/*
 * timelines.hpp
 *		The subscriptions of accounts, with their items, grids and changes, read in sets.
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

/*
 * A query of accounts.  Its statement says `account_id IN ACCOUNTS`: where nearly all
 * between the first and the last are wanted that is a range, which an index finds by
 * one look; rows of others have to be passed over.  Other arguments begin at $4.
 */
class AccountsQuery {
public:
	explicit AccountsQuery(const char *statement);

	template <typename... Arguments>
	SPITupleTable *
	run(const std::vector<Account> &accounts, Arguments... arguments) {
		const std::int64_t first = accounts.empty() ? 0 : accounts.front().account_id;
		const std::int64_t last = accounts.empty() ? -1 : accounts.back().account_id;
		const bool is_range = last - first < static_cast<std::int64_t>(accounts.size()) * 3 / 2;

		return (is_range ? of_range_ : of_list_)
		    .run(list_of(accounts), pg::Argument{INT8OID, Int64GetDatum(first)},
		         pg::Argument{INT8OID, Int64GetDatum(last)}, arguments...);
	}

private:
	static pg::Argument list_of(const std::vector<Account> &accounts);

	const std::string list_statement_;
	const std::string range_statement_;
	pg::Query of_list_;
	pg::Query of_range_;
};

/* What they are read into.  It lives between SPI_connect and SPI_finish. */
class Timelines {
public:
	explicit Timelines(std::int64_t as_of) : as_of_(as_of) {
	}

	std::vector<Account> accounts; /* in the order of their ids */

	/* The accounts of an array, and nothing else of them. */
	void read_accounts(ArrayType *ids);
	/* Their items with what they cost, or only when they are charged. */
	void read_subscriptions(bool with_terms);
	void read_changes();

protected:
	Account *find(Datum account_id);
	SubscriptionTimeline *find(Datum account_id, Datum subscription_no);

	std::int64_t as_of_;
	Zones zones_;

private:
	void read_plan_items(const std::vector<Datum> &ids);
	const Policy &policy_of(Datum document, bool is_null);

	std::map<std::int32_t, PlanItemRow> plan_items_;
	std::map<std::string, Policy, std::less<>> policies_;
	std::deque<VersionRow> versions_;
};

} // namespace billing::run
