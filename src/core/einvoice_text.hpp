/*
 * einvoice_text.hpp
 *		Numbers of an electronic invoice as text.
 */
#pragma once

#include <algorithm>
#include <string>

#include "core/currency.hpp"
#include "core/einvoice.hpp"

namespace billing {

class EInvoiceText {
public:
	explicit EInvoiceText(const EInvoice &invoice) {
		const auto currency = find_currency(invoice.currency);
		digits_ = std::min(currency ? currency->shown_digits() : 2, 2);
	}

	/* With the digits of the currency, more where it has more. */
	std::string
	amount(const Decimal &value) const {
		return (value.trimmed() + Decimal(0, digits_)).to_string();
	}

	/* A quantity, price or percent: as few digits as it needs. */
	std::string
	number(const Decimal &value) const {
		return value.trimmed().to_string();
	}

private:
	int digits_;
};

} // namespace billing
