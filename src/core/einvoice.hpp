/*
 * einvoice.hpp
 *		An invoice in the terms of EN 16931, read from the document that invoice_json gives.
 *
 * Comments name the business terms (BT) and groups (BG) of the standard.
 * Amounts have the sign that readers see: those of a credit note, negative in
 * the document as in the tables, are turned.  Texts that are not there are empty.
 */
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.hpp"
#include "core/json.hpp"

namespace billing {

/* Days as YYYY-MM-DD, so that they compare as texts. */
struct EPeriod {
	std::string start;
	std::string end;
};

struct EParty {
	std::string name;         /* BT-27, BT-44 */
	std::string id;           /* BT-29, BT-46 */
	std::string legal_id;     /* BT-30, BT-47 */
	std::string legal_scheme; /* its ICD code */
	std::string vat_id;       /* BT-31, BT-48 */
	std::string tax_number;   /* BT-32: a tax id without the prefix of a country */
	std::string endpoint;     /* BT-34, BT-49 */
	std::string endpoint_scheme;
	std::string contact_name; /* BG-6, BG-9 */
	std::string phone;
	std::string email;
	std::string line1; /* BG-5, BG-8 */
	std::string line2;
	std::string city;
	std::string postcode;
	std::string region;
	std::string country;
};

/* BG-20, BG-21 of the document, BG-27, BG-28 of a line */
struct EAllowance {
	bool is_charge = false;
	std::optional<Decimal> amount;
	std::optional<Decimal> base;
	std::optional<Decimal> percent;
	std::string category;
	std::optional<Decimal> rate;
	std::string reason;
	std::string reason_code;
};

struct ELine {
	std::string id;                       /* BT-126 */
	std::string name;                     /* BT-153 */
	std::string description;              /* BT-154 */
	std::optional<Decimal> quantity;      /* BT-129 */
	std::string unit;                     /* BT-130 */
	std::optional<Decimal> net;           /* BT-131 */
	std::optional<Decimal> price;         /* BT-146 */
	std::optional<Decimal> base_quantity; /* BT-149 */
	std::string category;                 /* BT-151 */
	std::optional<Decimal> rate;          /* BT-152 */
	EPeriod period;                       /* BG-26 */
	std::vector<EAllowance> allowances;
};

/* The share of one of several jurisdictions whose taxes are charged as one. */
struct ETaxPart {
	std::string jurisdiction;
	std::optional<Decimal> rate;
	std::optional<Decimal> tax;
};

/* BG-23 */
struct ETax {
	std::string category;
	std::optional<Decimal> rate;
	std::optional<Decimal> base;
	std::optional<Decimal> tax;
	std::optional<Decimal> residue; /* of a credit note: how much tax differs from that of base */
	std::string reason;
	std::string reason_code;
	std::vector<ETaxPart> parts; /* for people: the standard has none */
};

/* BG-3 */
struct EPreceding {
	std::string number;
	std::string issue_date;
};

struct EInvoice {
	bool is_credit_note = false;
	bool includes_tax = false;   /* the prices that it was made of */
	std::string type_code;       /* BT-3 */
	std::string number;          /* BT-1 */
	std::string issue_date;      /* BT-2 */
	std::string due_date;        /* BT-9 */
	std::string tax_point_date;  /* BT-7 */
	std::string currency;        /* BT-5 */
	std::string tax_currency;    /* BT-6 */
	std::string buyer_reference; /* BT-10 */
	std::string order_reference; /* BT-13 */
	std::string note;            /* BT-22 */
	std::string terms;           /* BT-20 */
	EPeriod period;              /* BG-14 */
	std::vector<EPreceding> preceding;
	EParty seller;
	EParty buyer;
	std::string delivery_date;    /* BT-72 */
	std::string delivery_country; /* BT-80 */
	std::string payment_code;     /* BT-81 */
	std::string payment_reference;
	std::string iban; /* BT-84 */
	std::string bic;
	std::string account_name;
	std::vector<EAllowance> allowances;
	std::optional<Decimal> line_total;          /* BT-106 */
	std::optional<Decimal> allowance_total;     /* BT-107 */
	std::optional<Decimal> charge_total;        /* BT-108 */
	std::optional<Decimal> net;                 /* BT-109 */
	std::optional<Decimal> tax;                 /* BT-110 */
	std::optional<Decimal> tax_in_tax_currency; /* BT-111 */
	std::optional<Decimal> gross;               /* BT-112 */
	std::optional<Decimal> prepaid;             /* BT-113 */
	std::optional<Decimal> rounding;            /* BT-114 */
	std::optional<Decimal> payable;             /* BT-115 */
	std::vector<ETax> taxes;
	std::vector<ELine> lines;
};

/*
 * Raises 22023 with the path of what is no document at all: a wrong type, a
 * number or a day that is none.  What is missing is for check_einvoice().
 */
EInvoice read_einvoice(const Json &document);

/* The same for people: every tax id is shown, and prices are those of the document. */
EInvoice read_invoice(const Json &document);

struct Violation {
	std::string rule;
	std::string message;
};

/* The rules of EN 16931 that an invoice breaks; every sum and product exact to the last digit. */
std::vector<Violation> check_einvoice(const EInvoice &invoice);

/* What to say the document conforms to: en16931, peppol, xrechnung, or an urn as it is. */
struct Customization {
	std::string id;      /* BT-24 */
	std::string profile; /* BT-23 */
	std::vector<Violation> (*check)(const EInvoice &invoice) = nullptr;
};

/* Raises 22023 for another name. */
Customization require_customization(std::string_view name);

/* An invoice that breaks no rule as XML; raises 22023 for characters that XML cannot hold. */
std::string write_ubl(const EInvoice &invoice, const Customization &customization);
std::string write_cii(const EInvoice &invoice, const Customization &customization);

} // namespace billing
