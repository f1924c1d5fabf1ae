/*
 * invoice_texts.hpp
 *		Numbers, amounts and days of an invoice as its readers write them.
 */
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/currency.hpp"
#include "core/einvoice.hpp"
#include "core/invoice_words.hpp"
#include "core/money.hpp"
#include "core/money_format.hpp"

namespace billing {

inline constexpr std::string_view en_dash = "\u2013";
inline constexpr std::string_view middle_dot = " \u00b7 ";

class InvoiceTexts {
public:
	InvoiceTexts(std::string_view locale, Currency currency)
	    : words(invoice_words(locale)), locale_(locale), currency_(currency) {
	}

	/* No fraction digit that says nothing, and not more than people read. */
	std::string
	number(const Decimal &value) const {
		constexpr int most_digits = 6;

		return format_number(
		    (value.scale() > most_digits ? round(value, most_digits, Rounding::half_up) : value).trimmed(), locale_);
	}

	/* With the digits that are written. */
	std::string
	plain(const Decimal &value) const {
		return format_number(value, locale_);
	}

	/* A price may have more digits than amounts hold. */
	std::string
	money(const Decimal &value) const {
		const Decimal trimmed = value.trimmed();

		if (trimmed.scale() > money_scale) {
			return format_number(trimmed, locale_) + "\u00a0" + currency_.code();
		}
		return format(make_money(currency_, trimmed), locale_, "symbol");
	}

	std::string
	money(const std::optional<Decimal> &value) const {
		return value ? money(*value) : std::string();
	}

	std::string
	percent(const Decimal &value) const {
		return number(value).append(words.percent);
	}

	std::string
	day(std::string_view value) const {
		return day_text(value, locale_);
	}

	std::string
	days(const EPeriod &period) const {
		if (period.start.empty() || period.end.empty() || period.start == period.end) {
			return day(period.start.empty() ? period.end : period.start);
		}
		return day(period.start) + ' ' + std::string(en_dash) + ' ' + day(period.end);
	}

	const InvoiceWords &words;

private:
	std::string locale_;
	Currency currency_;
};

} // namespace billing
