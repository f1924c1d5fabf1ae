/*
 * price_json.cpp
 *		The canonical document of a price.
 */
#include "core/decimal.hpp"
#include "core/price_codec.hpp"

namespace billing {

namespace {

std::string
plain(int128 value, int scale) {
	return Decimal(value, scale).trimmed().to_string();
}

/* Appends members to an object that is open; amounts are strings, quantities numbers. */
class Writer {
public:
	explicit Writer(std::string &text) : text_(text) {
	}

	void
	raw(const char *key, const std::string &value) {
		text_ += text_.back() == '{' ? "\"" : ",\"";
		text_ += key;
		text_ += "\":" + value;
	}

	void
	amount(const char *key, int128 value, int scale) {
		raw(key, "\"" + plain(value, scale) + "\"");
	}

	void
	quantity(const char *key, int128 value, int scale) {
		raw(key, plain(value, scale));
	}

	/* The percent of its hundredth. */
	void
	percent(const char *key, int128 value, int scale) {
		raw(key, "\"" + (Decimal(value, scale) * Decimal(100)).trimmed().to_string() + "\"");
	}

private:
	std::string &text_;
};

void
write_tiers(std::string &text, const PriceView &price) {
	text += "[";
	for (std::size_t i = 0; i < price.tier_count(); i++) {
		Writer tier(text);

		text += i > 0 ? ",{" : "{";
		if (i + 1 < price.tier_count()) {
			tier.quantity("up_to", price.up_to(i), price.bound_scale());
		}
		if (price.model() == PriceModel::graduated_percentage) {
			tier.percent("percent", price.unit(i), price.amount_scale());
		} else {
			tier.amount("unit", price.unit(i), price.amount_scale());
		}
		if (price.flat(i) != 0) {
			tier.amount("flat", price.flat(i), price.amount_scale());
		}
		if (price.cap(i) >= 0) {
			tier.amount("cap", price.cap(i), price.amount_scale());
		}
		text += "}";
	}
	text += "]";
}

void write_price(std::string &text, const PriceView &price, bool in_matrix);

/* A unit price without anything else is a number. */
void
write_cell_price(std::string &text, const PriceView &price) {
	if (price.model() == PriceModel::unit && price.parts() == 0) {
		text += "\"" + plain(price.unit(0), price.amount_scale()) + "\"";
	} else {
		write_price(text, price, true);
	}
}

void
write_matrix(std::string &text, const PriceView &price) {
	text += ",\"keys\":[";
	for (std::size_t i = 0; i < price.key_count(); i++) {
		text += (i > 0 ? "," : "") + json_quote(price.key(i));
	}
	text += "],\"cells\":[";
	for (std::size_t i = 0; i < price.tier_count(); i++) {
		std::string_view name = price.name_of_cell(i);

		text += i > 0 ? ",{\"match\":{" : "{\"match\":{";
		for (std::size_t key = 0; key < price.key_count(); key++) {
			const std::size_t end = name.find('\0');
			text += (key > 0 ? "," : "") + json_quote(price.key(key)) + ":" + json_quote(name.substr(0, end));
			name.remove_prefix(end + 1);
		}
		text += "},\"price\":";
		write_cell_price(text, price.cell_price(i));
		text += "}";
	}
	text += "]";
	if (price.has(PricePart::default_cell)) {
		text += ",\"default\":";
		write_cell_price(text, price.cell_price(price.tier_count()));
	}
}

/* Without bounds it is just true. */
void
write_rollover(std::string &text, const PriceView &price) {
	if (!price.has(PricePart::rollover)) {
		return;
	}
	if (!price.has(PricePart::rollover_cap) && price.rollover_cycles() == 0) {
		Writer(text).raw("rollover", "true");
		return;
	}

	std::string bounds = "{";
	Writer writer(bounds);
	if (price.has(PricePart::rollover_cap)) {
		writer.quantity("cap", price.part(PricePart::rollover_cap), price.bound_scale());
	}
	if (price.rollover_cycles() != 0) {
		writer.raw("expires_after", std::to_string(price.rollover_cycles()));
	}
	Writer(text).raw("rollover", bounds + "}");
}

void
write_price(std::string &text, const PriceView &price, bool in_matrix) {
	Writer writer(text);
	const int amount_scale = price.amount_scale();
	const int bound_scale = price.bound_scale();
	const auto optional_amount = [&](const char *key, PricePart part) {
		if (price.has(part)) {
			writer.amount(key, price.part(part), amount_scale);
		}
	};
	const auto optional_quantity = [&](const char *key, PricePart part) {
		if (price.has(part)) {
			writer.quantity(key, price.part(part), bound_scale);
		}
	};

	text += "{";
	if (!in_matrix) {
		writer.raw("currency", "\"" + price.currency().code() + "\"");
	}
	writer.raw("model", "\"" + std::string(price_model_name(price.model())) + "\"");
	switch (price.model()) {
	case PriceModel::flat:
		writer.amount("amount", price.unit(0), amount_scale);
		break;
	case PriceModel::unit:
		writer.amount("unit", price.unit(0), amount_scale);
		break;
	case PriceModel::package:
		writer.quantity("size", price.package_size(), bound_scale);
		writer.amount("amount", price.unit(0), amount_scale);
		break;
	case PriceModel::graduated:
	case PriceModel::volume:
	case PriceModel::graduated_percentage:
		text += ",\"tiers\":";
		write_tiers(text, price);
		if (!price.zero_flat()) {
			writer.raw("zero_flat", "false");
		}
		break;
	case PriceModel::percentage:
		writer.percent("percent", price.unit(0), amount_scale);
		optional_amount("fixed", PricePart::fixed);
		if (price.has(PricePart::free_events)) {
			writer.quantity("free_events", price.part(PricePart::free_events), 0);
		}
		if (price.has(PricePart::free_amount)) {
			writer.amount("free_amount", price.part(PricePart::free_amount), bound_scale);
		}
		optional_amount("min", PricePart::event_minimum);
		optional_amount("max", PricePart::event_maximum);
		break;
	case PriceModel::dynamic:
		if (price.unit(0) != power_of_ten(amount_scale)) {
			writer.amount("multiplier", price.unit(0), amount_scale);
		}
		if (price.has(PricePart::property)) {
			writer.raw("property", json_quote(price.property()));
		}
		break;
	case PriceModel::matrix:
		write_matrix(text, price);
		break;
	}

	optional_quantity("divide_by", PricePart::divide_by);
	if (price.has(PricePart::divide_round)) {
		writer.raw("divide_round", "\"" + std::string(rounding_label(price.divide_round())) + "\"");
	}
	optional_quantity("included", PricePart::included);
	write_rollover(text, price);
	optional_amount("minimum", PricePart::minimum);
	optional_amount("maximum", PricePart::maximum);
	/* A currency may have no minor digits to ask for. */
	if (!in_matrix && price.digits() != find_currency_info(price.currency())->minor_digits) {
		writer.raw("digits", std::to_string(price.digits()));
	}
	if (!in_matrix && price.rounding() != Rounding::half_up) {
		writer.raw("rounding", "\"" + std::string(rounding_label(price.rounding())) + "\"");
	}
	text += "}";
}

} // namespace

std::string
price_json(const PriceView &price) {
	std::string text;

	write_price(text, price, false);
	return text;
}

} // namespace billing
