/*
 * parsers.cpp
 *		A libFuzzer target over everything in src/core that reads bytes from outside.
 *
 * The first byte chooses what reads the rest.  Input is either refused with an
 * error that has an SQLSTATE, or accepted; then the value it gives has one text
 * and one binary form, and both give the same value again.  Arithmetic on
 * accepted values is compared with another way to compute it.
 */
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv.hpp"
#include "core/currency.hpp"
#include "core/decimal.hpp"
#include "core/einvoice.hpp"
#include "core/error.hpp"
#include "core/invoice_page.hpp"
#include "core/money.hpp"
#include "core/money_format.hpp"
#include "core/money_sum.hpp"
#include "core/price.hpp"
#include "core/price_codec.hpp"
#include "core/price_rate.hpp"
#include "core/rounding.hpp"
#include "core/tax_id.hpp"

#include "json_text.hpp"

using namespace billing;

namespace {

[[noreturn]] void
fail(const char *law, int line) {
	std::fprintf(stderr, "parsers.cpp:%d: does not hold: %s\n", line, law);
	std::abort();
}

#define HOLDS(law) ((law) ? static_cast<void>(0) : fail(#law, __LINE__))

template <typename T>
T
take(std::string_view &input) {
	T value{};
	std::size_t const size = std::min(sizeof(value), input.size());

	std::memcpy(&value, input.data(), size);
	input.remove_prefix(size);
	return value;
}

/* Both parts of an input with a separator. */
std::pair<std::string_view, std::string_view>
halves(std::string_view input) {
	std::size_t const end = std::min(input.find('|'), input.size());

	return {input.substr(0, end), input.substr(std::min(end + 1, input.size()))};
}

bool
same(const PackedMoney &a, const PackedMoney &b) {
	return a.high == b.high && a.low == b.low;
}

void
check_money(const Money &money) {
	std::string const text = to_string(money);

	HOLDS(is_valid(pack(money)));
	HOLDS(text.size() < money_text_size);
	HOLDS(same(pack(unpack(pack(money))), pack(money)));
	HOLDS(same(pack(parse_money(text)), pack(money)));
	HOLDS(same(pack(make_money(money.currency, amount(money))), pack(money)));
	HOLDS(same(pack(negate(negate(money))), pack(money)));
}

void
money_text(std::string_view input) {
	check_money(parse_money(input));
}

void
money_bytes(std::string_view input) {
	PackedMoney const packed = take<PackedMoney>(input);

	if (is_valid(packed)) {
		HOLDS(same(pack(unpack(packed)), packed));
		check_money(unpack(packed));
	}
}

void
check_sum(const MoneySum &sum) {
	MoneySum again;

	HOLDS(MoneySum::make(sum.currency(), sum.units(), sum.count(), again));
	HOLDS(std::memcmp(&again, &sum, sizeof(sum)) == 0);
	again = MoneySum::parse(sum.to_string());
	HOLDS(std::memcmp(&again, &sum, sizeof(sum)) == 0);
	if (sum.count() > 0) {
		check_money(sum.mean());
		check_money(sum.total()); /* the last, for it may be out of range */
	}
}

void
sum_text(std::string_view input) {
	check_sum(MoneySum::parse(input));
}

void
sum_bytes(std::string_view input) {
	auto const high = take<std::uint64_t>(input);
	auto const low = take<std::uint64_t>(input);
	auto const count = take<std::int64_t>(input);
	auto const currency = take<std::uint16_t>(input);
	MoneySum sum;

	if (MoneySum::make(Currency::from_packed(currency), static_cast<int128>(make_uint128(high, low)), count, sum)) {
		check_sum(sum);
	}
}

/* What is added to a sum comes out again. */
void
sum_of(std::string_view input) {
	auto const [state, added] = halves(input);
	MoneySum const before = MoneySum::parse(state);
	PackedMoney const money = pack(parse_money(added));
	MoneySum sum = before;

	sum.add(money);
	sum.remove(money);
	HOLDS(std::memcmp(&sum, &before, sizeof(sum)) == 0);
}

void
decimal_text(std::string_view input) {
	Decimal const value = Decimal::parse(input);

	HOLDS(Decimal::parse(value.to_string()).to_string() == value.to_string());
	HOLDS(value.trimmed() == value);
	HOLDS(Decimal::parse(value.trimmed().to_string()) == value);
	HOLDS(value.scale() <= Decimal::max_scale);
}

/* Money times and divided by a number, against the widest integers alone. */
void
products(std::string_view input) {
	int const digits = take<std::int8_t>(input);
	auto const mode = static_cast<Rounding>(take<std::uint8_t>(input) % rounding_modes);
	auto const [left, right] = halves(input);
	Money const money = parse_money(left);
	Decimal const factor = Decimal::parse(right);

	int const kept = std::min(std::max(digits, -19), money_scale);
	Money const product = multiply(money, factor, digits, mode);
	Wide const expected =
	    unscale_rounded(to_wide(money.units) * factor.wide(), factor.scale() + money_scale - kept, mode) *
	    wide_power_of_ten(money_scale - kept);
	check_money(product);
	HOLDS(to_wide(product.units) == expected);
	check_money(round(money, digits, mode));

	if (!factor.is_zero() && factor.scale() < 160) {
		Money const quotient = divide(money, factor, digits, mode);
		check_money(quotient);
		HOLDS(to_wide(quotient.units) == divide_rounded(to_wide(money.units) * wide_power_of_ten(factor.scale()),
		                                                factor.wide() * wide_power_of_ten(money_scale - kept), mode) *
		                                     wide_power_of_ten(money_scale - kept));
	}
}

void
currency_code(std::string_view input) {
	Currency const currency = require_currency(input);

	HOLDS(currency.known());
	HOLDS(find_currency(currency.code()) == currency);
	HOLDS(Currency::from_letters({currency.code()[0], currency.code()[1], currency.code()[2], '\0'}) == currency);
	if (auto const mode = find_rounding(input)) {
		HOLDS(rounding_label(*mode) == input);
	}
}

/* An amount for people has its digits, each once and in order. Names may have digits of their own. */
void
formatted(std::string_view input) {
	auto const style = take<std::uint8_t>(input);
	auto const [locale, money_part] = halves(input);
	constexpr std::string_view styles[] = {"symbol", "code", "name", "accounting", "accounting_code"};
	Money const money = parse_money(money_part);
	std::string const plain = to_string(money).substr(4);
	std::string const text = format(money, locale, styles[style % std::size(styles)]);
	auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };

	std::string expected;
	std::copy_if(plain.begin(), plain.end(), std::back_inserter(expected), is_digit);
	std::string shown;
	std::copy_if(text.begin(), text.end(), std::back_inserter(shown), is_digit);
	HOLDS(styles[style % std::size(styles)] == "name" || shown == expected);
}

/* The bytes of a price stand for themselves, and for the document they print. */
void
check_price(const std::string &bytes) {
	HOLDS(encode_price(decode_price(bytes)) == bytes);

	std::string const text = price_json(PriceView(bytes));
	auto const document = read_json_text(text);
	HOLDS(document.has_value());
	HOLDS(encode_price(read_price(*document, {})) == bytes);
}

void
price_bytes(std::string_view input) {
	Price const price = decode_price(input);

	HOLDS(encode_price(price) == input);
	check_price(std::string(input));
}

void
price_text(std::string_view input) {
	auto const [text, quantity] = halves(input);

	if (auto const document = read_json_text(text)) {
		std::string const bytes = encode_price(read_price(*document, "prices[0]"));
		check_price(bytes);
		if (auto const q = Decimal::find(quantity)) {
			check_money(rate(PriceView(bytes), *q));
		}
	}
}

/* Rows that are written with quotes are read again as they were. */
void
comma_separated(std::string_view input) {
	auto const rows = parse_csv(input);
	std::string text;

	for (const CsvRow &row : rows) {
		HOLDS(!row.cells.empty());
		for (const std::string &cell : row.cells) {
			text += &cell == row.cells.data() ? "\"" : ",\"";
			for (const char c : cell) {
				text += c == '"' ? "\"\"" : std::string(1, c);
			}
			text += '"';
		}
		text += '\n';
	}
	auto const again = parse_csv(text);
	HOLDS(std::equal(rows.begin(), rows.end(), again.begin(), again.end(),
	                 [](const CsvRow &a, const CsvRow &b) { return a.cells == b.cells; }));
}

/* Every element that is opened is closed, in turn. */
bool
is_balanced(std::string_view html) {
	std::vector<std::string_view> open;

	for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
		std::string_view const tag = html.substr(at + 1, html.find('>', at) - at - 1);
		std::string_view const name = tag.substr(0, tag.find(' '));
		if (name == "!DOCTYPE" || name == "meta") {
			continue;
		}
		if (name[0] != '/') {
			open.push_back(name);
		} else if (open.empty() || open.back() != name.substr(1)) {
			return false;
		} else {
			open.pop_back();
		}
	}
	return open.empty();
}

/* A document is a page of nothing but our elements, and XML where it conforms. */
void
invoice_text(std::string_view input) {
	auto const [text, locale] = halves(input);

	if (auto const document = read_json_text(text)) {
		std::string const page = write_invoice_page(*document, locale.empty() ? "de" : locale, "letter", true);
		HOLDS(is_balanced(page));
		HOLDS(page.find("<script") == std::string::npos && page.find("<img") == std::string::npos);
		HOLDS(std::none_of(page.begin(), page.end(),
		                   [](char c) { return c < 0 || (c < 0x20 && c != '\n' && c != '\t'); }));
		EInvoice const invoice = read_einvoice(*document);
		if (check_einvoice(invoice).empty()) {
			HOLDS(is_balanced(write_ubl(invoice, require_customization("en16931")).substr(39)));
			HOLDS(is_balanced(write_cii(invoice, require_customization("peppol")).substr(39)));
		}
	}
}

/* What was made usual stays as it is. */
void
tax_id(std::string_view input) {
	auto const [country, id] = halves(input);

	if (checks_tax_ids_of(country)) {
		if (auto const usual = normalize_tax_id(country, id)) {
			HOLDS(normalize_tax_id(country, *usual) == usual);
		}
	}
}

using Reader = void (*)(std::string_view);

constexpr Reader readers[] = {money_text,   money_bytes,     sum_text,      sum_bytes,   sum_of,
                              decimal_text, products,        currency_code, price_bytes, price_text,
                              formatted,    comma_separated, invoice_text,  tax_id};

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
	if (size == 0) {
		return -1;
	}

	std::string_view const input(reinterpret_cast<const char *>(data) + 1, size - 1);
	try {
		readers[data[0] % std::size(readers)](input);
	} catch (const Error &error) {
		HOLDS(std::strlen(error.sqlstate()) == 5 && std::strncmp(error.sqlstate(), "XX000", 5) != 0);
		HOLDS(error.what()[0] != '\0');
	} catch (const std::overflow_error &) { /* 22003 at the border to PostgreSQL */
	} catch (const std::range_error &) {
	} /* any other exception is a crash */
	return 0;
}
