/*
 * price.hpp
 *		What a price document means: its models, keys and limits.
 *
 * A document is read once, here.  Rating works on the bytes of price_codec.hpp.
 */
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
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
	package = 5,
	percentage = 6,
	graduated_percentage = 7,
	dynamic = 8,
	matrix = 9,
};

/* As people list them. */
constexpr std::array<PriceModel, 9> price_models = {
    PriceModel::flat,
    PriceModel::unit,
    PriceModel::package,
    PriceModel::graduated,
    PriceModel::volume,
    PriceModel::percentage,
    PriceModel::graduated_percentage,
    PriceModel::dynamic,
    PriceModel::matrix,
};

/* The name of a model in a document. */
const char *price_model_name(PriceModel model);

constexpr bool
model_has_tiers(PriceModel model) {
	return model == PriceModel::graduated || model == PriceModel::volume || model == PriceModel::graduated_percentage;
}

/* Prices a quantity, which can be divided and of which some can be included. */
constexpr bool
model_has_quantity(PriceModel model) {
	return model != PriceModel::percentage && model != PriceModel::dynamic && model != PriceModel::matrix;
}

/* Where a cycle's quantity is what the events make it, what it leaves of the included can roll over. */
constexpr bool
model_rolls_over(PriceModel model) {
	return model_has_quantity(model) && model != PriceModel::flat;
}

/* Cycles that a rollover can be bounded to: they are kept in a byte. */
constexpr int max_rollover_cycles = 255;

/* Enough for any tariff; an error in a generated document is found before memory is. */
constexpr std::size_t max_price_tiers = 10000;
constexpr std::size_t max_price_cells = 10000;
constexpr std::size_t max_price_keys = 16;

/* Bytes of the name or the value of a property. */
constexpr std::size_t max_price_word = 256;

/*
 * A range of quantities that begins where the tier before it ends.  All numbers are
 * in units of 10^-15 and within the range of an amount.
 */
struct PriceTier {
	int128 up_to = 0;               /* inclusive and above 0; 0 in the last tier, which has no end */
	int128 unit = 0;                /* majors a unit of quantity; of a percentage its hundredth */
	int128 flat = 0;                /* majors once, when the tier is entered or, by volume, reached */
	std::optional<int128> cap = {}; /* most majors that the tier charges, its flat among them; not negative */
};

/* Numbers are in units of 10^-15, majors where they are money. */
struct Price {
	Currency currency;
	PriceModel model = PriceModel::flat;
	int digits = 0; /* fraction digits of what is charged */
	Rounding rounding = Rounding::half_up;

	/* Of the quantity: divided first, then rounded to a whole number, then less what is included. */
	std::optional<int128> included = {};
	std::optional<int128> divide_by = {};
	std::optional<Rounding> divide_round = {};

	/* What is included and not used goes on to the next cycles: rating one quantity does not look at it. */
	bool rolls_over = false;
	std::optional<int128> rollover_cap = {}; /* most that a cycle begins with */
	int rollover_cycles = 0;                 /* cycles that it can be used in; 0 for all */

	/* Of the charge. */
	std::optional<int128> minimum = {};
	std::optional<int128> maximum = {};

	/* The amount of flat and package, the unit, the multiplier, or the hundredth of a percent. */
	int128 number = 0;

	int128 package_size = 0;

	std::vector<PriceTier> tiers = {};
	bool zero_flat = true; /* the flat of the first tier is due at quantity 0 */

	/* percentage, of every event */
	std::optional<int128> fixed = {};
	std::optional<int128> event_minimum = {};
	std::optional<int128> event_maximum = {};
	std::optional<int128> free_amount = {};
	std::optional<std::uint64_t> free_events = {};

	/* dynamic: the property with an event's amount; empty where its value is that */
	std::string property = {};

	/*
	 * matrix: the values of the keys in each cell, sorted by cell_name(), and a price for each,
	 * of its own currency, digits and rounding; one more where there is a default.
	 */
	std::vector<std::string> keys = {};
	std::vector<std::vector<std::string>> cells = {};
	std::vector<Price> cell_prices = {};
};

/* The values of a cell as bytes that sort. */
std::string cell_name(const std::vector<std::string> &values);

/* What to write of a property's value in a cell: a number without trailing zeros; nothing for what is no scalar. */
std::optional<std::string> cell_value(const Json &value);

/*
 * The price of a document; path is where it stands in a larger one, or empty.
 * Raises 22M02 for an unknown currency, else 22023; the message names the place.
 */
Price read_price(const Json &document, std::string_view path);

} // namespace billing
