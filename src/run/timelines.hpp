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

/* What they are read into.  It lives between SPI_connect and SPI_finish. */
class Timelines {
public:
	explicit Timelines(std::int64_t as_of) : as_of_(as_of) {
	}

	std::vector<Account> accounts; /* in the order of their ids */

	/* The accounts of an array, and nothing else of them. */
	void read_accounts(ArrayType *ids);
	void read_subscriptions();
	void read_changes();

protected:
	Account *find(Datum account_id);
	SubscriptionTimeline *find(Datum account_id, Datum subscription_no);
	pg::Argument ids() const;

	std::int64_t as_of_;
	Zones zones_;

private:
	void read_plan_items(const std::vector<Datum> &ids);
	const Policy &policy_of(Datum document, bool is_null);

	std::map<std::int32_t, PlanItemRow> plan_items_;
	std::map<std::string, Policy, std::less<>> policies_;
	std::deque<VersionRow> versions_;
};

/* Columns of rows. */
const text *text_of(Datum datum);
std::string_view view_of(Datum datum);
Period period_of(Datum datum);

/* Arrays as arguments of a query. */
pg::Argument bigints(const std::vector<Datum> &values);
pg::Argument integers(const std::vector<Datum> &values);
pg::Argument instants(const std::vector<Datum> &values);
pg::Argument days(const std::vector<Datum> &values);
pg::Argument texts(const std::vector<Datum> &values);
pg::Argument ranges(const std::vector<Datum> &values);

} // namespace billing::run
