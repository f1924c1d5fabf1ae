/*
 * money_type.cpp
 *		What the type modifier of monetary asks of a value.
 */
#include "core/money_type.hpp"

#include "core/error.hpp"

namespace billing {

namespace {

constexpr int digits_bits = 5;
constexpr std::int32_t digits_mask = (1 << digits_bits) - 1;

[[noreturn]] void
invalid_digits(std::string_view digits) {
	throw Error("22023", "invalid number of digits for type monetary: \"" + std::string(digits) + "\"",
	            "The number of fraction digits is between 0 and 15.");
}

} // namespace

MoneyType
MoneyType::make(std::string_view currency, std::optional<std::string_view> digits) {
	MoneyType type;

	type.currency_ = require_currency(currency);
	if (digits) {
		auto const value = Decimal::find(*digits);
		if (!value || value->scale() != 0 || value->sign() < 0 || *value > Decimal(money_scale)) {
			invalid_digits(*digits);
		}
		type.digits_ = static_cast<int>(value->small());
	}
	return type;
}

std::optional<MoneyType>
MoneyType::find(std::int32_t modifier) {
	if (modifier < 0) {
		return std::nullopt;
	}

	std::int32_t const packed = modifier >> digits_bits;
	MoneyType type;
	type.digits_ = (modifier & digits_mask) - 1;
	if (packed < Currency::limit) {
		type.currency_ = Currency::from_packed(static_cast<std::uint16_t>(packed));
	}
	if (packed >= Currency::limit || !type.currency_.known() || type.digits_ > money_scale) {
		throw Error("22023", "invalid type modifier of type monetary: " + std::to_string(modifier));
	}
	return type;
}

std::int32_t
MoneyType::modifier() const {
	return static_cast<std::int32_t>(currency_.packed()) << digits_bits | (digits_ + 1);
}

std::string
MoneyType::to_string() const {
	return "('" + currency_.code() + "'" + (digits_ == free_digits ? "" : "," + std::to_string(digits_)) + ")";
}

std::string
MoneyType::name() const {
	return "monetary" + to_string();
}

void
MoneyType::require(const Money &money) const {
	if (money.currency != currency_) {
		throw Error("22M01", "currency mismatch: \"" + billing::to_string(money) + "\" for type " + name());
	}
	if (digits_ != free_digits && !is_exact(money, digits_)) {
		throw Error("22M03", "too many fraction digits: \"" + billing::to_string(money) + "\" for type " + name(), {},
		            "Round it first, for example with billing.round().");
	}
}

} // namespace billing
