/*
 * price.cpp
 *		Reading a price document.
 */
#include "core/price.hpp"

#include <initializer_list>
#include <optional>
#include <string>

namespace billing {

namespace {

using Keys = std::vector<std::string_view>;

/* The keys of a model, before and after its own. */
Keys
with_common_keys(std::initializer_list<std::string_view> own) {
	Keys keys = {"currency", "model"};

	keys.insert(keys.end(), own);
	keys.insert(keys.end(), {"digits", "rounding"});
	return keys;
}

/* A number in units of 10^-15, as an amount of money is. */
int128
read_units(const JsonPlace &place) {
	const Decimal value = place.number();

	if (value.scale() > money_scale) {
		place.refuse("has more than 15 fraction digits", "Prices and quantities are exact to 15 fraction digits.");
	}

	int128 units;
	if (!value.is_small() || __builtin_mul_overflow(value.small(), power_of_ten(money_scale - value.scale()), &units) ||
	    !in_money_range(units)) {
		place.refuse("is out of range", "Prices and quantities range up to 2596148429267413814 either way.");
	}
	return units;
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

PriceTier
read_tier(const JsonPlace &place, bool last) {
	PriceTier tier;

	place.require_object();
	place.refuse_unknown_keys({"up_to", "unit", "flat"}, "a tier");

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
	if (place.has("unit") || !place.has("flat")) {
		tier.unit = read_units(place.member("unit", "A tier has a unit price, a flat amount, or both."));
	}
	return tier;
}

std::vector<PriceTier>
read_tiers(const JsonPlace &place) {
	place.require_array();

	const std::size_t count = place.value().elements.size();
	if (count == 0) {
		place.refuse("is empty", "Give at least one tier; the last one has no up_to.");
	}
	if (count > max_price_tiers) {
		place.refuse("has " + std::to_string(count) + " tiers",
		             "A price has at most " + std::to_string(max_price_tiers) + " tiers.");
	}

	std::vector<PriceTier> tiers;
	tiers.reserve(count);
	for (std::size_t i = 0; i < count; i++) {
		const bool last = i + 1 == count;
		const JsonPlace tier = place.element(i);

		tiers.push_back(read_tier(tier, last));
		if (i > 0 && !last && tiers[i].up_to <= tiers[i - 1].up_to) {
			tier.member("up_to").refuse("is not above the " + place.element(i - 1).member("up_to").value().describe() +
			                                " of the tier before",
			                            "Tiers ascend by up_to.");
		}
	}
	return tiers;
}

} // namespace

const char *
price_model_name(PriceModel model) {
	switch (model) {
	case PriceModel::flat:
		return "flat";
	case PriceModel::unit:
		return "unit";
	case PriceModel::graduated:
		return "graduated";
	case PriceModel::volume:
		break;
	}
	return "volume";
}

Price
read_price(const Json &document, std::string_view path) {
	const JsonPlace place(document, "price", path);
	const std::string hint = "A price has a currency and a model, like {\"currency\":\"EUR\",\"model\":\"flat\","
	                         "\"amount\":\"49\"}.";
	Price price;

	place.require_object(hint);
	price.model = read_model(place.member("model", "The models are " + list_models() + "."));

	const std::string owner = "model \"" + std::string(price_model_name(price.model)) + "\"";
	switch (price.model) {
	case PriceModel::flat:
		place.refuse_unknown_keys(with_common_keys({"amount"}), owner);
		price.tiers = {{0, read_units(place.member("amount", "It is charged once per cycle and seat.")), 0}};
		break;
	case PriceModel::unit:
		place.refuse_unknown_keys(with_common_keys({"unit"}), owner);
		price.tiers = {{0, read_units(place.member("unit", "It is the price of one unit of quantity.")), 0}};
		break;
	case PriceModel::graduated:
	case PriceModel::volume:
		place.refuse_unknown_keys(with_common_keys({"tiers"}), owner);
		price.tiers = read_tiers(place.member("tiers", "It is an array of tiers, each with a unit, a flat, or both."));
		break;
	}

	price.currency = read_currency(place.member("currency", hint));
	price.digits = place.has("digits") ? static_cast<int>(place.member("digits").integer(0, money_scale))
	                                   : price.currency.minor_digits();
	if (place.has("rounding")) {
		price.rounding = read_rounding(place.member("rounding"));
	}
	return price;
}

} // namespace billing
