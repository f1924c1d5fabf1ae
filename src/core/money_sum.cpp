/*
 * money_sum.cpp
 *		The running sum of amounts in one currency.
 */
#include "core/money_sum.hpp"

#include <algorithm>
#include <limits>

#include "core/error.hpp"

namespace billing {

namespace {

[[noreturn]] void
raise_mixed(Currency currency, const std::string &other) {
	throw Error("22M01", "currency mismatch: " + other + " in an aggregate of " + currency.code(), {},
	            "Aggregate each currency by itself, for example with GROUP BY billing.currency(...).");
}

[[noreturn]] void
invalid_syntax(std::string_view text) {
	throw Error("22P02", "invalid input syntax for type monetary_state: \"" + std::string(text) + "\"");
}

/* Whether so many amounts can have this sum; from 2^16 + 1 on they can have any. */
bool
reachable(int128 units, std::int64_t count) {
	return count > (1 << 16) || magnitude(units) <= static_cast<uint128>(money_max_units) * static_cast<uint128>(count);
}

std::string_view
next_word(std::string_view &rest) {
	std::size_t const end = std::min(rest.find(' '), rest.size());
	std::string_view const word = rest.substr(0, end);

	rest.remove_prefix(std::min(end + 1, rest.size()));
	return word;
}

} // namespace

bool
MoneySum::make(Currency currency, int128 units, std::int64_t count, MoneySum &sum) {
	if (count == 0) {
		sum = MoneySum();
		return units == 0 && currency == Currency();
	}
	if (count < 0 || !currency.known() || !reachable(units, count)) {
		return false;
	}
	sum.set_units(units);
	sum.count_ = count;
	sum.currency_ = currency.packed();
	return true;
}

MoneySum
MoneySum::parse(std::string_view text) {
	if (text == "empty") {
		return MoneySum();
	}

	std::string_view rest = text;
	auto const currency = find_currency(next_word(rest));
	auto const amount = Decimal::find(next_word(rest));
	auto const count = Decimal::find(next_word(rest));
	if (!currency || !amount || !count || !rest.empty()) {
		invalid_syntax(text);
	}

	MoneySum sum;
	Decimal const units = (*amount * Decimal(power_of_ten(money_scale))).trimmed();
	if (units.scale() != 0 || !fits_int128(units.wide()) || count->scale() != 0 || count->sign() <= 0 ||
	    *count > Decimal(std::numeric_limits<std::int64_t>::max()) ||
	    !make(*currency, to_int128(units.wide()), static_cast<std::int64_t>(count->small()), sum)) {
		throw Error("22P02", "invalid value for type monetary_state: \"" + std::string(text) + "\"",
		            "No amounts have this sum and count.");
	}
	return sum;
}

std::string
MoneySum::to_string() const {
	if (count_ == 0) {
		return "empty";
	}
	return currency().code() + " " + Decimal(units(), money_scale).trimmed().to_string() + " " + std::to_string(count_);
}

void
MoneySum::begin(const PackedMoney &packed) {
	if (count_ != 0) {
		raise_mixed(currency(), "\"" + billing::to_string(unpack(packed)) + "\"");
	}
	currency_ = packed_currency(packed).packed();
}

void
MoneySum::remove(const PackedMoney &packed) {
	int128 rest;

	if (count_ != 0 && packed_currency(packed) != currency()) {
		raise_mixed(currency(), "\"" + billing::to_string(unpack(packed)) + "\"");
	}
	if (count_ == 1 && units() == packed_units(packed)) {
		*this = MoneySum();
		return;
	}
	if (count_ <= 1 || __builtin_sub_overflow(units(), packed_units(packed), &rest) || !reachable(rest, count_ - 1)) {
		throw Error("22023", "amount is not part of the sum: \"" + billing::to_string(unpack(packed)) + "\"");
	}
	count_--;
	set_units(rest);
}

void
MoneySum::merge(const MoneySum &other) {
	int128 sum;

	if (other.count_ == 0) {
		return;
	}
	if (count_ == 0) {
		*this = other;
		return;
	}
	if (currency_ != other.currency_) {
		raise_mixed(currency(), "a sum in " + other.currency().code());
	}
	if (__builtin_add_overflow(units(), other.units(), &sum) || __builtin_add_overflow(count_, other.count_, &count_)) {
		raise_overflow();
	}
	set_units(sum);
}

Money
MoneySum::total() const {
	if (!in_money_range(units())) {
		raise_overflow();
	}
	return {currency(), units()};
}

Money
MoneySum::mean() const {
	return {currency(), divide_rounded(units(), count_, Rounding::half_even)};
}

void
MoneySum::raise_overflow() const {
	raise_money_out_of_range("sum of " + currency().code() + " amounts");
}

} // namespace billing
