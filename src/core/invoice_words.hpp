/*
 * invoice_words.hpp
 *		What an invoice says in the languages of its readers.
 */
#pragma once

#include <string>
#include <string_view>

namespace billing {

/* Words of one language, in UTF-8. */
struct InvoiceWords {
	std::string_view language;

	std::string_view invoice;
	std::string_view credit_note;
	std::string_view draft;
	std::string_view is_void;
	std::string_view paid;

	std::string_view issue_date;
	std::string_view due_date;
	std::string_view service_period;
	std::string_view tax_point;
	std::string_view customer_code;
	std::string_view buyer_reference;
	std::string_view order_reference;
	std::string_view corrects;

	std::string_view buyer;
	std::string_view vat_id;
	std::string_view tax_number;
	std::string_view legal_id;

	std::string_view lines;
	std::string_view position;
	std::string_view description;
	std::string_view quantity;
	std::string_view unit_price;
	std::string_view by_tier;
	std::string_view tax; /* of a seller somewhere */
	std::string_view vat; /* of one in Europe */
	std::string_view amount;
	std::string_view discount;
	std::string_view charge;

	std::string_view taxes;
	std::string_view rate;
	std::string_view base;
	std::string_view net;
	std::string_view total_tax;
	std::string_view gross;
	std::string_view prepaid;
	std::string_view rounding;
	std::string_view payable;
	std::string_view amount_due;
	std::string_view credited;

	std::string_view usage;
	std::string_view per_hour;
	std::string_view per_day;
	std::string_view per_month;
	std::string_view tier;
	std::string_view included;
	std::string_view bounds; /* the part of a charge that minimum or maximum make */
	std::string_view flat;
	std::string_view tax_included;
	std::string_view highest;

	std::string_view payment;
	std::string_view payee;
	std::string_view reference;
	std::string_view pay_by;

	std::string_view reverse_charge;
	std::string_view intra_community;
	std::string_view export_of_goods;
	std::string_view outside_scope;
	std::string_view exempt;

	std::string_view percent; /* what follows the number */
	std::string_view months[12];
	char day_order; /* d: 31 Jan 2026; n: 31.01.2026 */
};

/* The words of a locale's language; those of English where there are none of it. */
const InvoiceWords &invoice_words(std::string_view locale);

/* A day, YYYY-MM-DD, as it is written in the locale; empty where it is. */
std::string day_text(std::string_view day, std::string_view locale);

/*
 * What the language says instead of a reason that billing.tax_reason() has for a
 * category; any other reason is somebody's own words, and stays.
 */
std::string_view reason_text(const InvoiceWords &words, std::string_view category, std::string_view reason);

} // namespace billing
