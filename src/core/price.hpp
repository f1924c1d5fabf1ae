/*
 * price.hpp
 *		What a price document means: its models, keys and limits.
 *
 * A document is read once, here.  Rating works on the bytes of price_codec.hpp.
 */
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/currency.hpp"
#include "core/int128.hpp"
#include "core/json.hpp"
#include "core/money.hpp"
#include "core/rounding.hpp"

namespace billing {

/* Stored as these numbers: never renumber. */
enum class PriceModel : std::uint8_t {
	flat = 1,
	unit = 2,
	graduated = 3,
	volume = 4,
};

constexpr std::array<PriceModel, 4> price_models = {PriceModel::flat, PriceModel::unit, PriceModel::graduated,
                                                    PriceModel::volume};

constexpr bool
model_has_tiers(PriceModel model) {
	return model == PriceModel::graduated || model == PriceModel::volume;
}

/* The name of a model in a document. */
const char *price_model_name(PriceModel model);

/* Enough for any tariff; an error in a generated document is found before memory is. */
constexpr std::size_t max_price_tiers = 10000;

/*
 * A range of quantities that begins where the tier before it ends.  All three are
 * in units of 10^-15 and within the range of an amount.
 */
struct PriceTier {
	int128 up_to = 0; /* inclusive and above 0; 0 in the last tier, which has no end */
	int128 unit = 0;  /* majors a unit of quantity */
	int128 flat = 0;  /* majors once, when the tier is entered or, by volume, reached */
};

struct Price {
	Currency currency;
	PriceModel model = PriceModel::flat;
	int digits = 0; /* fraction digits of what is charged */
	Rounding rounding = Rounding::half_up;
	std::vector<PriceTier> tiers; /* one, with nothing but a unit, for flat and unit */
};

/*
 * The price of a document; path is where it stands in a larger one, or empty.
 * Raises 22M02 for an unknown currency, else 22023; the message names the place.
 */
Price read_price(const Json &document, std::string_view path);

} // namespace billing
