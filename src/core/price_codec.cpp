/*
 * price_codec.cpp
 *		Prices to bytes and JSON, and back from bytes.
 */
#include "core/price_codec.hpp"

#include <algorithm>

#include "core/decimal.hpp"
#include "core/error.hpp"

namespace billing {

namespace {

/* The least scale that holds every number; they come in units of 10^-15. */
class Scale {
public:
	void
	hold(int128 units) noexcept {
		while (digits_ < money_scale && units % power_of_ten(money_scale - digits_) != 0) {
			digits_++;
		}
	}

	int
	digits() const noexcept {
		return digits_;
	}

	int128
	scaled(int128 units) const noexcept {
		return units / power_of_ten(money_scale - digits_);
	}

private:
	int digits_ = 0;
};

void
append(std::string &bytes, std::uint64_t value, int size) {
	for (int i = 0; i < size; i++) {
		bytes += static_cast<char>(value >> (8 * i) & 0xff);
	}
}

void
append_number(std::string &bytes, int128 value) {
	append(bytes, low_half(static_cast<uint128>(value)), 8);
	append(bytes, high_half(static_cast<uint128>(value)), 8);
}

[[noreturn]] void
refuse_bytes(const std::string &detail) {
	throw Error("22P03", "invalid binary price", detail);
}

/* value * 10^-scale in units of 10^-15. */
int128
to_units(int128 value, int scale) {
	int128 units;

	if (__builtin_mul_overflow(value, power_of_ten(money_scale - scale), &units) || !in_money_range(units)) {
		refuse_bytes("A number is out of range.");
	}
	return units;
}

std::string
plain(int128 value, int scale) {
	return Decimal(value, scale).trimmed().to_string();
}

} // namespace

PriceView::PriceView(std::string_view bytes) : bytes_(bytes.data()) {
	if (bytes.size() < header_size || byte(0) != price_version ||
	    bytes.size() != header_size + (has_tiers() ? tier_count() * tier_size : number_size)) {
		throw Error("XX001", "price has an unknown version or is damaged");
	}
}

std::string
encode_price(const Price &price) {
	Scale amounts;
	Scale bounds;
	const bool has_tiers = model_has_tiers(price.model);
	std::string bytes;

	for (const PriceTier &tier : price.tiers) {
		amounts.hold(tier.unit);
		amounts.hold(tier.flat);
		bounds.hold(tier.up_to);
	}

	append(bytes, price_version, 1);
	append(bytes, static_cast<std::uint8_t>(price.model), 1);
	append(bytes, price.currency.packed(), 2);
	append(bytes, static_cast<std::uint8_t>(price.digits), 1);
	append(bytes, static_cast<std::uint8_t>(price.rounding), 1);
	append(bytes, static_cast<std::uint8_t>(amounts.digits()), 1);
	append(bytes, static_cast<std::uint8_t>(bounds.digits()), 1);
	append(bytes, price.tiers.size(), 4);
	append(bytes, 0, 4);
	for (const PriceTier &tier : price.tiers) {
		if (has_tiers) {
			append_number(bytes, bounds.scaled(tier.up_to));
		}
		append_number(bytes, amounts.scaled(tier.unit));
		if (has_tiers) {
			append_number(bytes, amounts.scaled(tier.flat));
		}
	}
	return bytes;
}

Price
decode_price(std::string_view bytes) {
	/* What a view needs to be safe comes first. */
	if (bytes.size() < PriceView::header_size) {
		refuse_bytes("It is cut short.");
	}
	if (static_cast<std::uint8_t>(bytes[0]) != price_version) {
		refuse_bytes("Its version is " + std::to_string(static_cast<std::uint8_t>(bytes[0])) + ", not " +
		             std::to_string(price_version) + ".");
	}
	if (std::none_of(price_models.begin(), price_models.end(), [bytes](PriceModel model) {
		    return static_cast<std::uint8_t>(model) == static_cast<std::uint8_t>(bytes[1]);
	    })) {
		refuse_bytes("Its model is unknown.");
	}

	const std::size_t body = bytes.size() - PriceView::header_size;
	const bool has_tiers = model_has_tiers(static_cast<PriceModel>(bytes[1]));
	if (has_tiers ? body == 0 || body % PriceView::tier_size != 0 || body / PriceView::tier_size > max_price_tiers
	              : body != PriceView::number_size) {
		refuse_bytes("Its size is wrong.");
	}
	const std::size_t count = has_tiers ? body / PriceView::tier_size : 1;
	for (std::size_t i = 0; i < 4; i++) {
		if (static_cast<std::uint8_t>(bytes[8 + i]) != (count >> (8 * i) & 0xff)) {
			refuse_bytes("Its number of tiers does not fit its size.");
		}
	}

	const PriceView view(bytes);
	if (!view.currency().known()) {
		refuse_bytes("Its currency is unknown.");
	}
	if (view.digits() > money_scale || view.amount_scale() > money_scale || view.bound_scale() > money_scale) {
		refuse_bytes("It has too many digits.");
	}
	if (static_cast<int>(view.rounding()) >= rounding_modes) {
		refuse_bytes("Its rounding is unknown.");
	}

	Price price{view.currency(), view.model(), view.digits(), view.rounding(), {}};
	price.tiers.reserve(count);
	for (std::size_t i = 0; i < count; i++) {
		PriceTier tier;
		if (has_tiers && i + 1 < count) {
			tier.up_to = to_units(view.up_to(i), view.bound_scale());
			if (tier.up_to <= (i > 0 ? price.tiers[i - 1].up_to : 0)) {
				refuse_bytes("Its tiers do not ascend.");
			}
		}
		tier.unit = to_units(view.unit(i), view.amount_scale());
		tier.flat = to_units(view.flat(i), view.amount_scale());
		price.tiers.push_back(tier);
	}

	/* Whatever else could differ: scales that are not the least, bytes that have to be zero. */
	if (encode_price(price) != bytes) {
		refuse_bytes("It is not in canonical form.");
	}
	return price;
}

std::string
price_json(const PriceView &price) {
	const auto amount = [&price](int128 value) { return "\"" + plain(value, price.amount_scale()) + "\""; };
	std::string text =
	    "{\"currency\":\"" + price.currency().code() + "\",\"model\":\"" + price_model_name(price.model()) + "\"";

	switch (price.model()) {
	case PriceModel::flat:
		text += ",\"amount\":" + amount(price.unit(0));
		break;
	case PriceModel::unit:
		text += ",\"unit\":" + amount(price.unit(0));
		break;
	case PriceModel::graduated:
	case PriceModel::volume:
		text += ",\"tiers\":[";
		for (std::size_t i = 0; i < price.tier_count(); i++) {
			const bool last = i + 1 == price.tier_count();

			text += "{";
			if (!last) {
				text += "\"up_to\":" + plain(price.up_to(i), price.bound_scale()) + ",";
			}
			text += "\"unit\":" + amount(price.unit(i));
			if (price.flat(i) != 0) {
				text += ",\"flat\":" + amount(price.flat(i));
			}
			text += last ? "}" : "},";
		}
		text += "]";
		break;
	}

	if (price.digits() != price.currency().minor_digits()) {
		text += ",\"digits\":" + std::to_string(price.digits());
	}
	if (price.rounding() != Rounding::half_up) {
		text += ",\"rounding\":\"" + std::string(rounding_label(price.rounding())) + "\"";
	}
	return text + "}";
}

} // namespace billing
