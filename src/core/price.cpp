/*
 * price.cpp
 *		Reading a price document.
 */
#include "core/price.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

namespace billing {

namespace {

using Keys = std::vector<std::string_view>;

/* What is the same for all prices of a matrix, and said once. */
struct Surroundings {
	Currency currency;
	int digits;
	Rounding rounding;
};

/* The keys of a model, in the order of its canonical form. */
Keys
keys_of(PriceModel model, bool in_matrix) {
	Keys keys;
	const auto add = [&keys](std::initializer_list<std::string_view> more) { keys.insert(keys.end(), more); };

	add({"currency", "model"});
	switch (model) {
	case PriceModel::flat:
		add({"amount"});
		break;
	case PriceModel::unit:
		add({"unit"});
		break;
	case PriceModel::package:
		add({"size", "amount"});
		break;
	case PriceModel::graduated:
	case PriceModel::volume:
	case PriceModel::graduated_percentage:
		add({"tiers", "zero_flat"});
		break;
	case PriceModel::percentage:
		add({"percent", "fixed", "free_events", "free_amount", "min", "max"});
		break;
	case PriceModel::dynamic:
		add({"multiplier", "property"});
		break;
	case PriceModel::matrix:
		add({"keys", "cells", "default"});
		break;
	}
	if (model_has_quantity(model)) {
		add({"divide_by", "divide_round", "included"});
	}
	if (model_rolls_over(model) && !in_matrix) {
		add({"rollover"});
	}
	add({"minimum", "maximum"});
	if (!in_matrix) {
		add({"digits", "rounding"});
	}
	return keys;
}

/*
 * A number in units of 10^-(15 + shift), as an amount of money is where shift is 0;
 * a percent that stands for its hundredth has a shift of 2.
 */
int128
read_units(const JsonPlace &place, int shift = 0) {
	const Decimal value = place.number();

	if (value.scale() > money_scale - shift) {
		place.refuse("has more than " + std::to_string(money_scale - shift) + " fraction digits",
		             shift == 0 ? "Prices and quantities are exact to 15 fraction digits."
		                        : "Percents are exact to 13 fraction digits.");
	}

	int128 units;
	if (!value.is_small() ||
	    __builtin_mul_overflow(value.small(), power_of_ten(money_scale - shift - value.scale()), &units) ||
	    !in_money_range(units)) {
		place.refuse("is out of range", "Prices and quantities range up to 2596148429267413814 either way.");
	}
	return units;
}

constexpr int percent_shift = 2;

/* A number from 0 on, or above 0. */
int128
read_positive(const JsonPlace &place, bool zero_too = false) {
	const int128 units = read_units(place);

	if (units < 0 || (units == 0 && !zero_too)) {
		place.refuse(zero_too ? "is negative" : "is not above 0", {});
	}
	return units;
}

/* A number from 0 on, where it is given. */
std::optional<int128>
read_bound(const JsonPlace &place, std::string_view key) {
	if (!place.has(key)) {
		return std::nullopt;
	}
	return read_positive(place.member(key), true);
}

void
require_order(const JsonPlace &place, std::string_view low, std::string_view high) {
	if (!place.has(low) || !place.has(high)) {
		return;
	}
	const JsonPlace bound = place.member(high);
	if (bound.number() < place.member(low).number()) {
		bound.refuse("is below the " + std::string(low) + " " + place.member(low).value().describe(), {});
	}
}

std::string
list_models() {
	std::string list;

	for (const PriceModel model : price_models) {
		list += (list.empty() ? "" : ", ") + std::string(price_model_name(model));
	}
	return list;
}

PriceModel
read_model(const JsonPlace &place) {
	const std::string &name = place.string();

	for (const PriceModel model : price_models) {
		if (name == price_model_name(model)) {
			return model;
		}
	}
	place.refuse("is not a known model", "The models are " + list_models() + ".");
}

Currency
read_currency(const JsonPlace &place) {
	const std::optional<Currency> currency = find_currency(place.string());

	if (!currency) {
		place.refuse("is not a known currency", "Use an ISO 4217 alphabetic code; billing.currencies() lists them.",
		             "22M02");
	}
	return *currency;
}

Rounding
read_rounding(const JsonPlace &place) {
	const std::optional<Rounding> mode = find_rounding(place.string());

	if (!mode) {
		place.refuse("is not a rounding mode", "Use a value of the enum billing.rounding, like \"half_up\".");
	}
	return *mode;
}

bool
read_boolean(const JsonPlace &place) {
	if (place.value().kind != Json::Kind::boolean) {
		place.refuse("is not true or false", {});
	}
	return place.value().truth;
}

PriceTier
read_tier(const JsonPlace &place, PriceModel model, bool last) {
	const bool percents = model == PriceModel::graduated_percentage;
	const std::string_view unit = percents ? "percent" : "unit";
	PriceTier tier;

	place.require_object();
	place.refuse_unknown_keys({"up_to", unit, "flat", "cap"}, "a tier");

	if (!last) {
		const JsonPlace up_to = place.member("up_to", "Only the last tier has no upper bound.");
		tier.up_to = read_units(up_to);
		if (tier.up_to <= 0) {
			up_to.refuse("is not above 0", "The first tier begins at 0.");
		}
	} else if (place.has("up_to")) {
		place.member("up_to").refuse("bounds the last tier", "Leave up_to out of the last tier: it has no end.");
	}

	if (place.has("flat")) {
		tier.flat = read_units(place.member("flat"));
	}
	if (place.has(unit) || !place.has("flat")) {
		tier.unit = read_units(place.member(unit, percents ? "A tier has a percent, a flat amount, or both."
		                                                   : "A tier has a unit price, a flat amount, or both."),
		                       percents ? percent_shift : 0);
	}
	tier.cap = read_bound(place, "cap");
	return tier;
}

/* The elements of an array, of which there are some and not too many. */
std::size_t
read_count(const JsonPlace &place, const char *what, std::size_t most, const std::string &hint) {
	place.require_array();

	const std::size_t count = place.value().elements.size();
	if (count == 0) {
		place.refuse("is empty", hint);
	}
	if (count > most) {
		place.refuse("has " + std::to_string(count) + " " + what,
		             "A price has at most " + std::to_string(most) + " " + what + ".");
	}
	return count;
}

std::vector<PriceTier>
read_tiers(const JsonPlace &place, PriceModel model) {
	const std::size_t count =
	    read_count(place, "tiers", max_price_tiers, "Give at least one tier; the last one has no up_to.");
	std::vector<PriceTier> tiers;

	tiers.reserve(count);
	for (std::size_t i = 0; i < count; i++) {
		const bool last = i + 1 == count;
		const JsonPlace tier = place.element(i);

		tiers.push_back(read_tier(tier, model, last));
		if (i > 0 && !last && tiers[i].up_to <= tiers[i - 1].up_to) {
			tier.member("up_to").refuse("is not above the " + place.element(i - 1).member("up_to").value().describe() +
			                                " of the tier before",
			                            "Tiers ascend by up_to.");
		}
	}
	return tiers;
}

void
read_percentage(const JsonPlace &place, Price &price) {
	price.number = read_units(place.member("percent", "It is charged on the amount of every event."), percent_shift);
	if (place.has("fixed")) {
		price.fixed = read_units(place.member("fixed"));
	}
	if (place.has("free_events")) {
		price.free_events =
		    static_cast<std::uint64_t>(place.member("free_events").integer(0, static_cast<std::int64_t>(1) << 40));
	}
	price.free_amount = read_bound(place, "free_amount");
	price.event_minimum = read_bound(place, "min");
	price.event_maximum = read_bound(place, "max");
	require_order(place, "min", "max");
}

/* A word that names a property or its value. */
const std::string &
read_word(const JsonPlace &place) {
	const std::string &word = place.string();

	if (word.empty() || word.size() > max_price_word) {
		place.refuse("has " + std::to_string(word.size()) + " bytes",
		             "The names and values of properties have 1 to " + std::to_string(max_price_word) + " bytes.");
	}
	return word;
}

Price read_document(const JsonPlace &place, const Surroundings *matrix);

/* A number is the price of a unit, an object a price that leaves out the currency. */
Price
read_cell_price(const JsonPlace &place, const Surroundings &matrix) {
	if (place.value().kind == Json::Kind::object) {
		return read_document(place, &matrix);
	}

	Price price;
	price.model = PriceModel::unit;
	price.currency = matrix.currency;
	price.digits = matrix.digits;
	price.rounding = matrix.rounding;
	price.number = read_units(place);
	return price;
}

std::vector<std::string>
read_match(const JsonPlace &place, const Keys &keys) {
	std::vector<std::string> values;

	place.require_object();
	place.refuse_unknown_keys(keys, "a match, those of the matrix,");
	for (const std::string_view key : keys) {
		const JsonPlace value = place.member(key, "A cell says the value of every key of the matrix.");
		const std::optional<std::string> text = cell_value(value.value());

		if (!text) {
			value.refuse("is no string, number or boolean", {});
		}
		if (text->size() > max_price_word) {
			value.refuse("is too long",
			             "The values of properties have at most " + std::to_string(max_price_word) + " bytes.");
		}
		values.push_back(*text);
	}
	return values;
}

void
read_matrix(const JsonPlace &place, Price &price) {
	const Surroundings surroundings{price.currency, price.digits, price.rounding};
	const JsonPlace keys = place.member("keys", "It is an array of the properties of events that decide the price.");
	const std::size_t key_count =
	    read_count(keys, "keys", max_price_keys, "Name at least one property of events that decides the price.");

	for (std::size_t i = 0; i < key_count; i++) {
		const std::string key = read_word(keys.element(i));

		if (std::find(price.keys.begin(), price.keys.end(), key) != price.keys.end()) {
			keys.element(i).refuse("is there twice", {});
		}
		price.keys.push_back(key);
	}

	const JsonPlace cells = place.member("cells", "It is an array of {\"match\":{...},\"price\":...}.");
	const std::size_t cell_count = read_count(cells, "cells", max_price_cells, "Give at least one cell.");
	const Keys known(price.keys.begin(), price.keys.end());
	std::map<std::string, std::pair<std::vector<std::string>, Price>> sorted;
	for (std::size_t i = 0; i < cell_count; i++) {
		const JsonPlace cell = cells.element(i);

		cell.require_object();
		cell.refuse_unknown_keys({"match", "price"}, "a cell");
		const JsonPlace match = cell.member("match", "It is an object with a value for every key of the matrix.");
		std::vector<std::string> values = read_match(match, known);
		const std::string name = cell_name(values);
		Price cell_price =
		    read_cell_price(cell.member("price", "It is the price of a unit, or a price document."), surroundings);

		if (!sorted.emplace(name, std::make_pair(std::move(values), std::move(cell_price))).second) {
			match.refuse("is that of a cell before", {});
		}
	}
	for (auto &[name, cell] : sorted) {
		price.cells.push_back(std::move(cell.first));
		price.cell_prices.push_back(std::move(cell.second));
	}
	if (place.has("default")) {
		price.cell_prices.push_back(read_cell_price(place.member("default"), surroundings));
	}
}

void
read_quantity_keys(const JsonPlace &place, Price &price) {
	price.included = read_bound(place, "included");
	if (place.has("divide_by")) {
		price.divide_by = read_positive(place.member("divide_by"));
	}
	if (place.has("divide_round")) {
		price.divide_round = read_rounding(place.member("divide_round"));
		if (!place.has("divide_by")) {
			place.member("divide_round").refuse("rounds nothing", "It rounds what divide_by leaves: give that too.");
		}
	}
}

void
read_rollover(const JsonPlace &place, Price &price) {
	const JsonPlace rollover = place.member("rollover");

	if (rollover.value().kind == Json::Kind::boolean) {
		price.rolls_over = rollover.value().truth;
	} else {
		rollover.require_object("It is true, or an object with cap, expires_after, or both.");
		rollover.refuse_unknown_keys({"cap", "expires_after"}, "a rollover");
		price.rolls_over = true;
		price.rollover_cap = read_bound(rollover, "cap");
		if (rollover.has("expires_after")) {
			price.rollover_cycles = static_cast<int>(rollover.member("expires_after").integer(1, max_rollover_cycles));
		}
	}
	if (price.rolls_over && !price.included) {
		rollover.refuse("has nothing to roll over", "It is what is included that does: give that too.");
	}
	if (price.rolls_over && price.divide_by) {
		rollover.refuse("is not for quantities that are divided",
		                "Give tiers and what is included in undivided units.");
	}
}

/* What only this model has. */
void
read_model_keys(const JsonPlace &place, Price &price) {
	switch (price.model) {
	case PriceModel::flat:
		price.number = read_units(place.member("amount", "It is charged once per cycle and seat."));
		break;
	case PriceModel::unit:
		price.number = read_units(place.member("unit", "It is the price of one unit of quantity."));
		break;
	case PriceModel::package:
		price.package_size = read_positive(place.member("size", "It is the quantity that one package holds."));
		price.number = read_units(place.member("amount", "It is the price of one package."));
		break;
	case PriceModel::graduated:
	case PriceModel::volume:
		price.tiers = read_tiers(place.member("tiers", "It is an array of tiers, each with a unit, a flat, or both."),
		                         price.model);
		break;
	case PriceModel::graduated_percentage:
		price.tiers = read_tiers(
		    place.member("tiers", "It is an array of tiers, each with a percent, a flat, or both."), price.model);
		break;
	case PriceModel::percentage:
		read_percentage(place, price);
		break;
	case PriceModel::dynamic:
		price.number = place.has("multiplier") ? read_units(place.member("multiplier")) : power_of_ten(money_scale);
		if (place.has("property")) {
			price.property = read_word(place.member("property"));
		}
		break;
	case PriceModel::matrix:
		read_matrix(place, price);
		break;
	}
	if (model_has_tiers(price.model) && place.has("zero_flat")) {
		price.zero_flat = read_boolean(place.member("zero_flat"));
	}
}

/* A price by itself, or one in a matrix. */
Price
read_document(const JsonPlace &place, const Surroundings *matrix) {
	const std::string hint = "A price has a currency and a model, like {\"currency\":\"EUR\",\"model\":\"flat\","
	                         "\"amount\":\"49\"}.";
	Price price;

	place.require_object(hint);
	const JsonPlace model = place.member("model", "The models are " + list_models() + ".");
	price.model = read_model(model);
	if (matrix != nullptr && !model_has_quantity(price.model)) {
		model.refuse("cannot be that of a cell", "Cells are priced by their quantity.");
	}
	place.refuse_unknown_keys(keys_of(price.model, matrix != nullptr),
	                          "model \"" + std::string(price_model_name(price.model)) + "\"" +
	                              (matrix != nullptr ? " in a matrix" : ""));

	if (matrix == nullptr || place.has("currency")) {
		price.currency = read_currency(place.member("currency", hint));
	}
	if (matrix != nullptr) {
		if (place.has("currency") && price.currency != matrix->currency) {
			place.member("currency").refuse("is not that of the matrix", "Leave the currency out of cells.");
		}
		price.currency = matrix->currency;
		price.digits = matrix->digits;
		price.rounding = matrix->rounding;
	} else {
		price.digits = place.has("digits") ? static_cast<int>(place.member("digits").integer(0, money_scale))
		                                   : price.currency.minor_digits();
		if (place.has("rounding")) {
			price.rounding = read_rounding(place.member("rounding"));
		}
	}

	read_model_keys(place, price);
	if (model_has_quantity(price.model)) {
		read_quantity_keys(place, price);
	}
	if (place.has("rollover")) {
		read_rollover(place, price);
	}
	price.minimum = read_bound(place, "minimum");
	price.maximum = read_bound(place, "maximum");
	require_order(place, "minimum", "maximum");
	return price;
}

} // namespace

const char *
price_model_name(PriceModel model) {
	switch (model) {
	case PriceModel::flat:
		return "flat";
	case PriceModel::unit:
		return "unit";
	case PriceModel::package:
		return "package";
	case PriceModel::graduated:
		return "graduated";
	case PriceModel::volume:
		return "volume";
	case PriceModel::percentage:
		return "percentage";
	case PriceModel::graduated_percentage:
		return "graduated_percentage";
	case PriceModel::dynamic:
		return "dynamic";
	case PriceModel::matrix:
		break;
	}
	return "matrix";
}

std::string
cell_name(const std::vector<std::string> &values) {
	std::string name;

	/* A byte that ends each value and stands in none sorts as the values do. */
	for (const std::string &value : values) {
		name += value;
		name += '\0';
	}
	return name;
}

std::optional<std::string>
cell_value(const Json &value) {
	switch (value.kind) {
	case Json::Kind::string:
		return value.text;
	case Json::Kind::number:
		return Decimal::parse(value.text).trimmed().to_string();
	case Json::Kind::boolean:
		return value.truth ? "true" : "false";
	default:
		return std::nullopt;
	}
}

Price
read_price(const Json &document, std::string_view path) {
	return read_document(JsonPlace(document, "price", path), nullptr);
}

} // namespace billing
