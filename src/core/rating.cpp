/*
 * rating.cpp
 *		What the events of a price add up to.
 */
#include "core/rating.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/error.hpp"

namespace billing {

namespace {

/* Charged event by event. */
bool
is_by_event(const PriceView &price) {
	return price.model() == PriceModel::percentage && needs_events(price);
}

bool
has_free_events(const PriceView &price) {
	return is_by_event(price) && (price.has(PricePart::free_events) || price.has(PricePart::free_amount));
}

Decimal
free_amount_of(const PriceView &price) {
	return Decimal(price.part(PricePart::free_amount), price.bound_scale());
}

/* An event of a percentage; a negative value gives back its percent and no more. */
Decimal
charge_of(const PriceView &price, const Decimal &value) {
	const auto amount = [&price](PricePart part) { return Decimal(price.part(part), price.amount_scale()); };
	Decimal charge = value * Decimal(price.unit(0), price.amount_scale());

	if (value.negative()) {
		return charge;
	}
	if (price.has(PricePart::fixed)) {
		charge = charge + amount(PricePart::fixed);
	}
	if (price.has(PricePart::event_minimum)) {
		charge = std::max(charge, amount(PricePart::event_minimum));
	}
	if (price.has(PricePart::event_maximum)) {
		charge = std::min(charge, amount(PricePart::event_maximum));
	}
	return charge;
}

} // namespace

std::size_t
Rating::first_entries(const PriceView &price) {
	return price.model() == PriceModel::matrix ? price.cell_price_count() : 0;
}

Rating
Rating::begin(void *bytes, std::size_t size, const PriceView &price) {
	RatingHeader header{};

	std::memset(bytes, 0, size);
	header.version = rating_version;
	header.price_size = static_cast<std::uint32_t>(price.bytes().size());
	header.entries = static_cast<std::uint32_t>(first_entries(price));

	Rating rating(bytes, size);
	rating.store(header);
	std::memcpy(static_cast<char *>(bytes) + sizeof(header), price.bytes().data(), price.bytes().size());
	for (std::size_t i = 0; i < header.entries; i++) {
		rating.store_entry(i, Decimal());
	}
	return rating;
}

RatingHeader
Rating::header() const noexcept {
	RatingHeader header;

	std::memcpy(static_cast<void *>(&header), bytes_, sizeof(header));
	return header;
}

void
Rating::store(const RatingHeader &changed) noexcept {
	std::memcpy(bytes_, static_cast<const void *>(&changed), sizeof(changed));
}

Decimal
Rating::entry(std::size_t index) const noexcept {
	Decimal value;

	std::memcpy(static_cast<void *>(&value), bytes_ + size_for(header().price_size, index), sizeof(value));
	return value;
}

void
Rating::store_entry(std::size_t index, const Decimal &value) noexcept {
	std::memcpy(bytes_ + size_for(header().price_size, index), static_cast<const void *>(&value), sizeof(value));
}

std::size_t
Rating::used() const noexcept {
	return size_for(header().price_size, header().entries);
}

std::size_t
Rating::capacity() const noexcept {
	return (size_ - size_for(header().price_size, 0)) / sizeof(Decimal);
}

void
Rating::require_price(std::string_view bytes) const {
	if (bytes != price_bytes()) {
		throw Error("22023",
		            "price " + price_json(PriceView(bytes)) + " in an aggregate of price " + price_json(price()), {},
		            "Aggregate the events of each price by themselves.");
	}
}

std::size_t
Rating::cell_of(const std::vector<std::string> &values) const {
	const PriceView view = price();
	const std::optional<std::size_t> cell = view.find_cell(cell_name(values));

	if (!cell) {
		std::string properties;
		for (std::size_t i = 0; i < values.size(); i++) {
			properties += (i > 0 ? ", " : "") + std::string(view.key(i)) + " " + json_quote(values[i]);
		}
		throw Error("22023", "no cell of the price matches an event with " + properties, {},
		            "Add a cell, or a default for events without one.");
	}
	return *cell;
}

/* An event of a percentage. */
bool
Rating::add_event(RatingHeader &changed, const Decimal &value) {
	const PriceView view = price();

	if (!changed.closed && has_free_events(view)) {
		const bool counts = !value.negative();

		if (counts && view.has(PricePart::free_events) &&
		    changed.free_events >= static_cast<std::uint64_t>(view.part(PricePart::free_events))) {
			changed.closed = 1;
		} else {
			if (changed.entries >= max_rating_entries) {
				throw Error("54000", "too many free events",
				            "There are more than " + std::to_string(max_rating_entries) + " of them.");
			}
			if (changed.entries >= capacity()) {
				return false;
			}
			if (counts && view.has(PricePart::free_amount) && changed.free_amount + value > free_amount_of(view)) {
				changed.closed = 1;
				changed.straddles = 1;
			} else if (counts) {
				changed.free_amount = changed.free_amount + value;
				changed.free_events++;
			}
			store_entry(changed.entries++, value);
			return true;
		}
	}
	changed.sum = changed.sum + charge_of(view, value);
	return true;
}

bool
Rating::add(const Decimal &value, std::size_t cell) {
	RatingHeader changed = header();
	const PriceView view = price();

	if (is_by_event(view)) {
		if (!add_event(changed, value)) {
			return false;
		}
	} else if (view.model() == PriceModel::matrix) {
		store_entry(cell, entry(cell) + value);
	} else {
		changed.sum = changed.sum + value;
	}
	changed.events++;
	store(changed);
	return true;
}

bool
Rating::append(const Rating &other) {
	RatingHeader changed = header();
	const RatingHeader added = other.header();

	if (is_by_event(price())) {
		/* At most so many more entries; whether there is room is asked first, so that nothing changes without. */
		if (!changed.closed && changed.entries + added.entries > capacity()) {
			return false;
		}
		for (std::size_t i = 0; i < added.entries; i++) {
			add_event(changed, other.entry(i));
		}
		changed.closed |= added.closed;
	} else {
		for (std::size_t i = 0; i < added.entries; i++) {
			store_entry(i, entry(i) + other.entry(i));
		}
	}
	changed.sum = changed.sum + added.sum;
	changed.events += added.events;
	store(changed);
	return true;
}

/* Before minimum and maximum, but for those of cells. */
Fraction
Rating::exact_charge(std::int64_t numerator, std::int64_t denominator) const {
	const RatingHeader head = header();
	const PriceView view = price();

	if (view.model() == PriceModel::matrix) {
		Fraction total;
		for (std::size_t i = 0; i < head.entries; i++) {
			total = total + rate_exactly(view.cell_price(i), {entry(i), Decimal(1), numerator, denominator});
		}
		return total;
	}
	if (is_by_event(view)) {
		Decimal total = head.sum;
		if (head.straddles) {
			total = total + charge_of(view, entry(head.entries - 1) - (free_amount_of(view) - head.free_amount));
		}
		return {total};
	}
	if (view.model() == PriceModel::dynamic) {
		return {head.sum * Decimal(view.unit(0), view.amount_scale())};
	}
	return rate_exactly(view, {head.sum, Decimal(1), numerator, denominator});
}

Money
Rating::charge(std::int64_t numerator, std::int64_t denominator) const {
	const PriceView view = price();
	const RateBasis basis{{}, Decimal(1), numerator, denominator};

	require_basis(basis);
	return round_charge(view, bounded(view, exact_charge(numerator, denominator), basis));
}

std::vector<Rating::Slice>
Rating::detail() const {
	const RatingHeader head = header();
	const PriceView view = price();
	std::vector<Slice> slices;
	Fraction total;
	Money before{view.currency(), 0};

	const auto next_amount = [&](const Fraction &charged) {
		const Money now =
		    make_money(view.currency(), divide(charged.value, charged.divisor, money_scale, Rounding::down));
		const Money amount = subtract(now, before);
		before = now;
		return amount;
	};

	if (!needs_events(view)) {
		for (const PriceSlice &slice : rate_detail(view, {head.sum})) {
			slices.push_back({0, false, slice});
		}
		return slices;
	}
	if (view.model() == PriceModel::matrix) {
		for (std::size_t i = 0; i < head.entries; i++) {
			const PriceView cell = view.cell_price(i);
			const Fraction of_cell = rate_exactly(cell, {entry(i)});
			std::vector<PriceSlice> parts = rate_detail(cell, {entry(i)});

			/* What 15 digits cut off in a cell goes along, too. */
			total = total + of_cell;
			Money sum{view.currency(), 0};
			for (std::size_t part = 0; part + 1 < parts.size(); part++) {
				sum = billing::add(sum, parts[part].amount);
			}
			parts.back().amount = subtract(next_amount(total), sum);
			for (const PriceSlice &part : parts) {
				slices.push_back({i, true, part});
			}
		}
	} else {
		PriceSlice slice;

		total = exact_charge();
		if (is_by_event(view)) {
			slice.kind = PriceSlice::Kind::events;
			slice.quantity = Decimal(static_cast<int128>(head.events));
		} else {
			slice.quantity = head.sum;
			slice.unit = Decimal(view.unit(0), view.amount_scale());
		}
		slice.amount = next_amount(total);
		slices.push_back({0, false, slice});
	}

	const Fraction result = bounded(view, total, {});
	if (result < total || total < result) {
		PriceSlice slice;
		slice.kind = PriceSlice::Kind::bounds;
		slice.amount = next_amount(result);
		slices.push_back({0, false, slice});
	}
	if (round(before, view.digits(), view.rounding()).units != charge().units) {
		slices.back().slice.amount.units += result.value.sign();
	}
	return slices;
}

std::string
Rating::to_string() const {
	const RatingHeader head = header();
	std::string text = std::to_string(head.version) + " " + std::to_string(head.events) +
	                   (head.closed ? " closed " : " open ") + head.sum.to_string();

	for (std::size_t i = 0; i < head.entries; i++) {
		text += " " + entry(i).to_string();
	}
	return text + " " + price_json(price());
}

std::string
make_rating(const PriceView &price, std::uint64_t events, bool closed, const Decimal &sum,
            const std::vector<Decimal> &entries) {
	const bool by_event = is_by_event(price);
	const bool is_matrix = price.model() == PriceModel::matrix;

	if (entries.size() > max_rating_entries || entries.size() > events + Rating::first_entries(price) ||
	    (is_matrix && (entries.size() != Rating::first_entries(price) || !sum.is_zero())) ||
	    (closed && !has_free_events(price)) || (!is_matrix && !by_event && !entries.empty())) {
		return {};
	}

	std::string bytes(Rating::size_for(price.bytes().size(), entries.size()), '\0');
	Rating rating = Rating::begin(bytes.data(), bytes.size(), price);
	if (is_matrix) {
		for (std::size_t i = 0; i < entries.size(); i++) {
			rating.store_entry(i, entries[i]);
		}
	}

	/* Of free events all the rest follows from their values. */
	RatingHeader header = rating.header();
	if (by_event) {
		for (const Decimal &value : entries) {
			if (!rating.add_event(header, value)) {
				return {};
			}
		}
		const bool used_up =
		    header.closed || (price.has(PricePart::free_events) &&
		                      header.free_events >= static_cast<std::uint64_t>(price.part(PricePart::free_events)));
		if (header.entries != entries.size() || (header.closed && !closed) || (closed && !used_up)) {
			return {};
		}
		if (!closed && has_free_events(price) && !sum.is_zero()) {
			return {};
		}
	}
	header.closed = closed ? 1 : 0;
	header.sum = sum;
	header.events = events;
	rating.store(header);
	return bytes;
}

bool
parse_rating(std::string_view text, std::uint64_t &events, bool &closed, Decimal &sum, std::vector<Decimal> &entries) {
	const auto word = [&text]() {
		const std::size_t end = std::min(text.find(' '), text.size());
		const std::string_view taken = text.substr(0, end);
		text.remove_prefix(std::min(end + 1, text.size()));
		return taken;
	};

	if (word() != std::to_string(rating_version)) {
		return false;
	}
	const std::string_view count = word();
	const auto read = std::from_chars(count.data(), count.data() + count.size(), events);
	if (read.ec != std::errc() || read.ptr != count.data() + count.size()) {
		return false;
	}
	const std::string_view state = word();
	if (state != "open" && state != "closed") {
		return false;
	}
	closed = state == "closed";

	/* The sum, then the entries; a blank stands before the price. */
	const std::optional<Decimal> first = Decimal::find(word());
	if (!first) {
		return false;
	}
	sum = *first;
	while (!text.empty()) {
		const std::optional<Decimal> value = Decimal::find(word());
		if (!value) {
			return false;
		}
		entries.push_back(*value);
	}
	return true;
}

} // namespace billing
