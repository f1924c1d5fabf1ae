/*
 * price_codec.cpp
 *		Prices to bytes, and back.
 */
#include "core/price_codec.hpp"

#include <algorithm>

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

	void
	hold(const std::optional<int128> &units) noexcept {
		hold(units.value_or(0));
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

void
append_word(std::string &bytes, std::string_view word) {
	append(bytes, word.size(), 4);
	bytes += word;
}

bool
has_caps(const Price &price) {
	return std::any_of(price.tiers.begin(), price.tiers.end(),
	                   [](const PriceTier &tier) { return tier.cap.has_value(); });
}

unsigned
parts_of(const Price &price) {
	const auto bit = [](PricePart part, bool there) { return there ? static_cast<unsigned>(part) : 0u; };

	return bit(PricePart::included, price.included.has_value()) | bit(PricePart::minimum, price.minimum.has_value()) |
	       bit(PricePart::maximum, price.maximum.has_value()) | bit(PricePart::divide_by, price.divide_by.has_value()) |
	       bit(PricePart::fixed, price.fixed.has_value()) |
	       bit(PricePart::event_minimum, price.event_minimum.has_value()) |
	       bit(PricePart::event_maximum, price.event_maximum.has_value()) |
	       bit(PricePart::free_amount, price.free_amount.has_value()) |
	       bit(PricePart::free_events, price.free_events.has_value()) |
	       bit(PricePart::divide_round, price.divide_round.has_value()) |
	       bit(PricePart::no_zero_flat, !price.zero_flat) | bit(PricePart::caps, has_caps(price)) |
	       bit(PricePart::property, !price.property.empty()) |
	       bit(PricePart::default_cell, price.cell_prices.size() > price.cells.size()) |
	       bit(PricePart::rollover, price.rolls_over) | bit(PricePart::rollover_cap, price.rollover_cap.has_value());
}

/* Parts that a price of a model can have. */
unsigned
parts_for(PriceModel model) {
	const auto bits = [](std::initializer_list<PricePart> parts) {
		unsigned sum = 0;
		for (const PricePart part : parts) {
			sum |= static_cast<unsigned>(part);
		}
		return sum;
	};
	unsigned parts = bits({PricePart::minimum, PricePart::maximum});

	if (model_has_quantity(model)) {
		parts |= bits({PricePart::included, PricePart::divide_by, PricePart::divide_round});
	}
	if (model_rolls_over(model)) {
		parts |= bits({PricePart::rollover, PricePart::rollover_cap});
	}
	if (model_has_tiers(model)) {
		parts |= bits({PricePart::no_zero_flat, PricePart::caps});
	}
	if (model == PriceModel::percentage) {
		parts |= bits({PricePart::fixed, PricePart::event_minimum, PricePart::event_maximum, PricePart::free_amount,
		               PricePart::free_events});
	}
	if (model == PriceModel::dynamic) {
		parts |= bits({PricePart::property});
	}
	if (model == PriceModel::matrix) {
		parts |= bits({PricePart::default_cell});
	}
	return parts;
}

void
append_matrix(std::string &bytes, const Price &price) {
	std::string cells;

	append(bytes, price.keys.size(), 4);
	for (const std::string &key : price.keys) {
		append_word(bytes, key);
	}
	for (std::size_t i = 0; i < price.cell_prices.size(); i++) {
		if (i < price.cells.size()) {
			append_word(cells, cell_name(price.cells[i]));
		}
		cells += encode_price(price.cell_prices[i]);
		append(bytes, cells.size(), 4);
	}
	bytes += cells;
}

[[noreturn]] void
refuse_bytes(const std::string &detail) {
	throw Error("22P03", "invalid binary price", detail);
}

/* Bytes from outside, taken from the front. */
class Reader {
public:
	explicit Reader(std::string_view bytes) : rest_(bytes) {
	}

	std::string_view
	take(std::size_t size) {
		if (size > rest_.size()) {
			refuse_bytes("It is cut short.");
		}
		const std::string_view taken = rest_.substr(0, size);
		rest_.remove_prefix(size);
		return taken;
	}

	std::uint64_t
	integer(std::size_t size) {
		std::uint64_t value = 0;
		std::size_t shift = 0;

		for (const char c : take(size)) {
			value |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << shift;
			shift += 8;
		}
		return value;
	}

	int128
	number() {
		const std::uint64_t low = integer(8);
		return static_cast<int128>(make_uint128(integer(8), low));
	}

	/* A number in units of 10^-15. */
	int128
	units(int scale) {
		int128 value;

		if (__builtin_mul_overflow(number(), power_of_ten(money_scale - scale), &value) || !in_money_range(value)) {
			refuse_bytes("A number is out of range.");
		}
		return value;
	}

	/* The same where it may not be negative. */
	int128
	bound(int scale) {
		const int128 value = units(scale);

		if (value < 0) {
			refuse_bytes("A number is negative.");
		}
		return value;
	}

	std::string_view
	word() {
		return take(integer(4));
	}

	std::size_t
	left() const {
		return rest_.size();
	}

private:
	std::string_view rest_;
};

void
require_order(const std::optional<int128> &low, const std::optional<int128> &high) {
	if (low && high && *high < *low) {
		refuse_bytes("A maximum is below its minimum.");
	}
}

/* What is in a matrix: no NUL, not too long; whether it is text in the server's encoding the caller knows. */
std::string
read_word(std::string_view word, bool may_be_empty) {
	if ((word.empty() && !may_be_empty) || word.size() > max_price_word || word.find('\0') != std::string_view::npos) {
		refuse_bytes("A word is empty, too long or contains a zero.");
	}
	return std::string(word);
}

void
read_tiers(Reader &reader, Price &price, std::size_t count, bool caps, int amount_scale, int bound_scale) {
	if (count == 0 || count > max_price_tiers || reader.left() != count * (caps ? 4 : 3) * sizeof(int128)) {
		refuse_bytes("Its number of tiers does not fit its size.");
	}
	price.tiers.reserve(count);
	for (std::size_t i = 0; i < count; i++) {
		PriceTier tier;

		tier.up_to = reader.units(bound_scale);
		if (i + 1 < count && tier.up_to <= (i > 0 ? price.tiers[i - 1].up_to : 0)) {
			refuse_bytes("Its tiers do not ascend.");
		}
		if (i + 1 == count && tier.up_to != 0) {
			refuse_bytes("Its last tier has an end.");
		}
		tier.unit = reader.units(amount_scale);
		tier.flat = reader.units(amount_scale);
		if (caps) {
			Reader ahead = reader;
			if (ahead.number() == -1) {
				reader = ahead;
			} else {
				tier.cap = reader.bound(amount_scale);
			}
		}
		price.tiers.push_back(tier);
	}
}

void
read_matrix(Reader &reader, Price &price, std::size_t count, bool has_default) {
	const std::uint64_t keys = reader.integer(4);
	if (keys == 0 || keys > max_price_keys || count == 0 || count > max_price_cells) {
		refuse_bytes("It has no keys or cells, or too many.");
	}
	for (std::uint64_t i = 0; i < keys; i++) {
		price.keys.push_back(read_word(reader.word(), false));
		if (std::count(price.keys.begin(), price.keys.end(), price.keys.back()) > 1) {
			refuse_bytes("A key is there twice.");
		}
	}

	/* Where cells end says how long their prices are; that they are canonical is seen at the end. */
	const std::size_t prices = count + (has_default ? 1 : 0);
	std::vector<std::uint64_t> ends;
	for (std::size_t i = 0; i < prices; i++) {
		ends.push_back(reader.integer(4));
	}
	const std::size_t size = reader.left();
	std::string before;
	for (std::size_t i = 0; i < prices; i++) {
		if (i < count) {
			const std::string name(reader.word());
			std::vector<std::string> values;

			for (std::size_t begin = 0; begin < name.size();) {
				const std::size_t end = std::min(name.find('\0', begin), name.size());
				values.push_back(read_word(std::string_view(name).substr(begin, end - begin), true));
				begin = end + 1;
			}
			if (values.size() != keys || cell_name(values) != name || (i > 0 && name <= before)) {
				refuse_bytes("Its cells do not have a value for every key, or are not sorted.");
			}
			before = name;
			price.cells.push_back(std::move(values));
		}

		const std::size_t begin = size - reader.left();
		if (ends[i] < begin || ends[i] > size) {
			refuse_bytes("Its cells do not fit its size.");
		}
		const std::string_view bytes = reader.take(ends[i] - begin);
		/* A matrix in a matrix in a matrix would overflow the stack. */
		if (bytes.size() < 2 || !model_has_quantity(static_cast<PriceModel>(bytes[1]))) {
			refuse_bytes("A cell has a price that it cannot have.");
		}
		Price cell = decode_price(bytes);
		if (cell.currency != price.currency || cell.digits != price.digits || cell.rounding != price.rounding ||
		    cell.rolls_over) {
			refuse_bytes("A cell has a price that it cannot have.");
		}
		price.cell_prices.push_back(std::move(cell));
	}
}

} // namespace

PriceView::PriceView(std::string_view bytes) : bytes_(bytes), body_(header_size), tier_size_(3 * number_size) {
	if (bytes.size() >= header_size && byte(0) == price_version) {
		if (parts() != 0) {
			body_ += number_size * count_bits(parts() & number_parts);
			tier_size_ += has(PricePart::caps) ? number_size : 0;
		}

		const std::size_t least = model() == PriceModel::matrix    ? body_ + 4
		                          : model() == PriceModel::package ? body_ + 2 * number_size
		                          : has_tiers()                    ? body_ + tier_count() * tier_size_
		                                                           : body_ + number_size;
		if (bytes.size() >= least) {
			return;
		}
	}
	throw Error("XX001", "price has an unknown version or is damaged");
}

std::string_view
PriceView::property() const {
	return has(PricePart::property) ? word(body_ + number_size) : std::string_view();
}

std::string_view
PriceView::key(std::size_t index) const {
	std::size_t offset = body_ + 4;

	for (; index > 0; index--) {
		offset += 4 + load(offset, 4);
	}
	return word(offset);
}

/* The offset of the table of ends. */
std::size_t
PriceView::cell_ends() const noexcept {
	std::size_t offset = body_ + 4;

	for (std::size_t i = key_count(); i > 0; i--) {
		offset += 4 + load(offset, 4);
	}
	return offset;
}

std::size_t
PriceView::cell_begin(std::size_t index) const noexcept {
	const std::size_t ends = cell_ends();

	return ends + 4 * cell_price_count() + (index > 0 ? load(ends + 4 * (index - 1), 4) : 0);
}

std::size_t
PriceView::cell_end(std::size_t index) const noexcept {
	const std::size_t ends = cell_ends();

	return ends + 4 * cell_price_count() + load(ends + 4 * index, 4);
}

std::string_view
PriceView::name_of_cell(std::size_t index) const {
	return word(cell_begin(index));
}

PriceView
PriceView::cell_price(std::size_t index) const {
	std::size_t begin = cell_begin(index);

	if (index < tier_count()) {
		begin += 4 + load(begin, 4);
	}
	return PriceView(bytes_.substr(begin, cell_end(index) - begin));
}

std::optional<std::size_t>
PriceView::find_cell(std::string_view name) const {
	std::size_t low = 0;
	std::size_t high = tier_count();

	while (low < high) {
		const std::size_t middle = low + (high - low) / 2;
		const int order = name_of_cell(middle).compare(name);

		if (order == 0) {
			return middle;
		}
		if (order < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return has(PricePart::default_cell) ? std::optional<std::size_t>(tier_count()) : std::nullopt;
}

std::string
encode_price(const Price &price) {
	Scale amounts;
	Scale bounds;

	for (const PriceTier &tier : price.tiers) {
		amounts.hold(tier.unit);
		amounts.hold(tier.flat);
		amounts.hold(tier.cap);
		bounds.hold(tier.up_to);
	}
	amounts.hold(price.number);
	bounds.hold(price.package_size);
	for (const auto &amount : {price.minimum, price.maximum, price.fixed, price.event_minimum, price.event_maximum}) {
		amounts.hold(amount);
	}
	for (const auto &bound : {price.included, price.divide_by, price.free_amount, price.rollover_cap}) {
		bounds.hold(bound);
	}

	std::string bytes;
	const unsigned parts = parts_of(price);
	const bool has_tiers = model_has_tiers(price.model);
	const bool is_matrix = price.model == PriceModel::matrix;
	append(bytes, price_version, 1);
	append(bytes, static_cast<std::uint8_t>(price.model), 1);
	append(bytes, price.currency.packed(), 2);
	append(bytes, static_cast<std::uint8_t>(price.digits), 1);
	append(bytes, static_cast<std::uint8_t>(price.rounding), 1);
	append(bytes, static_cast<std::uint8_t>(amounts.digits()), 1);
	append(bytes, static_cast<std::uint8_t>(bounds.digits()), 1);
	append(bytes, has_tiers ? price.tiers.size() : is_matrix ? price.cells.size() : 1, 4);
	append(bytes, parts, 2);
	append(bytes, price.divide_round ? static_cast<std::uint8_t>(*price.divide_round) : 0, 1);
	append(bytes, static_cast<std::uint8_t>(price.rollover_cycles), 1);

	const auto optional_number = [&bytes](const std::optional<int128> &value, const Scale &scale) {
		if (value) {
			append_number(bytes, scale.scaled(*value));
		}
	};
	optional_number(price.included, bounds);
	optional_number(price.minimum, amounts);
	optional_number(price.maximum, amounts);
	optional_number(price.divide_by, bounds);
	optional_number(price.fixed, amounts);
	optional_number(price.event_minimum, amounts);
	optional_number(price.event_maximum, amounts);
	optional_number(price.free_amount, bounds);
	if (price.free_events) {
		append_number(bytes, *price.free_events);
	}
	optional_number(price.rollover_cap, bounds);

	const bool caps = has_caps(price);
	for (const PriceTier &tier : price.tiers) {
		append_number(bytes, bounds.scaled(tier.up_to));
		append_number(bytes, amounts.scaled(tier.unit));
		append_number(bytes, amounts.scaled(tier.flat));
		if (caps) {
			append_number(bytes, tier.cap ? amounts.scaled(*tier.cap) : -1);
		}
	}
	if (is_matrix) {
		append_matrix(bytes, price);
	} else if (!has_tiers) {
		append_number(bytes, amounts.scaled(price.number));
	}
	if (price.model == PriceModel::package) {
		append_number(bytes, bounds.scaled(price.package_size));
	}
	if (!price.property.empty()) {
		append_word(bytes, price.property);
	}
	return bytes;
}

Price
decode_price(std::string_view bytes) {
	Reader reader(bytes);
	Price price;

	const std::uint64_t version = reader.integer(1);
	if (version != price_version) {
		refuse_bytes("Its version is " + std::to_string(version) + ", not " + std::to_string(price_version) + ".");
	}
	const auto model = static_cast<PriceModel>(reader.integer(1));
	if (std::find(price_models.begin(), price_models.end(), model) == price_models.end()) {
		refuse_bytes("Its model is unknown.");
	}
	price.model = model;
	price.currency = Currency::from_packed(static_cast<std::uint16_t>(reader.integer(2)));
	if (!price.currency.known()) {
		refuse_bytes("Its currency is unknown.");
	}
	price.digits = static_cast<int>(reader.integer(1));
	price.rounding = static_cast<Rounding>(reader.integer(1));
	const auto amount_scale = static_cast<int>(reader.integer(1));
	const auto bound_scale = static_cast<int>(reader.integer(1));
	const auto count = static_cast<std::size_t>(reader.integer(4));
	const auto parts = static_cast<unsigned>(reader.integer(2));
	const std::uint64_t divide_round = reader.integer(1);
	price.rollover_cycles = static_cast<int>(reader.integer(1));
	if (price.digits > money_scale || amount_scale > money_scale || bound_scale > money_scale) {
		refuse_bytes("It has too many digits.");
	}
	if (static_cast<int>(price.rounding) >= rounding_modes || divide_round >= rounding_modes) {
		refuse_bytes("Its rounding is unknown.");
	}
	if ((parts & ~parts_for(model)) != 0) {
		refuse_bytes("It has parts that its model has not.");
	}

	const auto has = [parts](PricePart part) { return (parts & static_cast<unsigned>(part)) != 0; };
	const auto bound = [&reader, has](PricePart part, int scale) {
		return has(part) ? std::optional<int128>(reader.bound(scale)) : std::nullopt;
	};
	price.included = bound(PricePart::included, bound_scale);
	price.minimum = bound(PricePart::minimum, amount_scale);
	price.maximum = bound(PricePart::maximum, amount_scale);
	price.divide_by = bound(PricePart::divide_by, bound_scale);
	if (has(PricePart::fixed)) {
		price.fixed = reader.units(amount_scale);
	}
	price.event_minimum = bound(PricePart::event_minimum, amount_scale);
	price.event_maximum = bound(PricePart::event_maximum, amount_scale);
	price.free_amount = bound(PricePart::free_amount, bound_scale);
	if (has(PricePart::free_events)) {
		const int128 events = reader.number();
		if (events < 0 || events > static_cast<int128>(1) << 40) {
			refuse_bytes("A number is out of range.");
		}
		price.free_events = static_cast<std::uint64_t>(events);
	}
	price.rolls_over = has(PricePart::rollover);
	price.rollover_cap = bound(PricePart::rollover_cap, bound_scale);
	if ((price.rolls_over && (!price.included || price.divide_by)) ||
	    (!price.rolls_over && (price.rollover_cap || price.rollover_cycles != 0))) {
		refuse_bytes("Its rollover has nothing to roll over, or bounds what does not.");
	}
	require_order(price.minimum, price.maximum);
	require_order(price.event_minimum, price.event_maximum);
	if (has(PricePart::divide_round)) {
		price.divide_round = static_cast<Rounding>(divide_round);
	}
	if ((price.divide_round && !price.divide_by) || (price.divide_by && *price.divide_by == 0)) {
		refuse_bytes("It does not say what to divide by.");
	}
	price.zero_flat = !has(PricePart::no_zero_flat);

	if (model_has_tiers(model)) {
		read_tiers(reader, price, count, has(PricePart::caps), amount_scale, bound_scale);
	} else if (model == PriceModel::matrix) {
		read_matrix(reader, price, count, has(PricePart::default_cell));
	} else {
		price.number = reader.units(amount_scale);
	}
	if (model == PriceModel::package) {
		price.package_size = reader.bound(bound_scale);
		if (price.package_size == 0) {
			refuse_bytes("Its package is empty.");
		}
	}
	if (has(PricePart::property)) {
		price.property = read_word(reader.word(), false);
	}

	/* Whatever else could differ: scales that are not the least, bytes too many or that have to be zero. */
	if (encode_price(price) != bytes) {
		refuse_bytes("It is not in canonical form.");
	}
	return price;
}

} // namespace billing
