/*
 * unique_keys.cpp
 *		Keys that come and go.
 */
#include "core/unique_keys.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "core/error.hpp"
#include "core/json.hpp"

namespace billing {

namespace {

struct Header {
	std::uint64_t used;
	std::uint8_t version;
	std::uint8_t zero[7];
};

static_assert(sizeof(Header) == UniqueKeys::header_size, "the layout of a state is fixed");

Header
header_of(const char *bytes) noexcept {
	Header header;

	std::memcpy(&header, bytes, sizeof(header));
	return header;
}

/* The event at a place of the log, and where the next one is. */
KeyEvent
read_event(const char *&place) noexcept {
	KeyEvent event;
	std::uint32_t size;

	std::memcpy(&event.at, place, 8);
	event.operation = static_cast<KeyOperation>(place[8]);
	std::memcpy(&size, place + 9, 4);
	event.key = {place + 13, size};
	place += UniqueKeys::size_of(event.key);
	return event;
}

char *
write_event(char *place, const KeyEvent &event) noexcept {
	const auto size = static_cast<std::uint32_t>(event.key.size());

	std::memcpy(place, &event.at, 8);
	place[8] = static_cast<char>(event.operation);
	std::memcpy(place + 9, &size, 4);
	std::memcpy(place + 13, event.key.data(), event.key.size());
	return place + UniqueKeys::size_of(event.key);
}

} // namespace

KeyOperation
require_key_operation(std::string_view name) {
	if (name == "add") {
		return KeyOperation::add;
	}
	if (name == "remove") {
		return KeyOperation::remove;
	}
	throw Error("22023", "unknown operation on a key: \"" + std::string(name.substr(0, 60)) + "\"", {},
	            "The operations are add, remove.");
}

UniqueKeys
UniqueKeys::begin(void *bytes, std::size_t size) noexcept {
	const Header header{header_size, unique_keys_version, {}};

	std::memset(bytes, 0, size);
	std::memcpy(bytes, &header, sizeof(header));
	return {bytes, size};
}

std::size_t
UniqueKeys::used() const noexcept {
	return header_of(bytes_).used;
}

bool
UniqueKeys::add(const KeyEvent &event) noexcept {
	Header header = header_of(bytes_);

	if (size_of(event.key) > size_ - header.used) {
		return false;
	}
	write_event(bytes_ + header.used, event);
	header.used += size_of(event.key);
	std::memcpy(bytes_, &header, sizeof(header));
	return true;
}

std::vector<KeyEvent>
UniqueKeys::last_events() const {
	std::vector<KeyEvent> events;
	const char *const end = bytes_ + used();

	for (const char *place = bytes_ + header_size; place < end;) {
		events.push_back(read_event(place));
	}

	/* The last of each key comes first, and the others are not unique any more. */
	std::sort(events.begin(), events.end(), [](const KeyEvent &a, const KeyEvent &b) {
		return std::tie(a.key, b.at, b.operation) < std::tie(b.key, a.at, a.operation);
	});
	events.erase(
	    std::unique(events.begin(), events.end(), [](const KeyEvent &a, const KeyEvent &b) { return a.key == b.key; }),
	    events.end());
	return events;
}

void
UniqueKeys::compact() {
	const std::vector<KeyEvent> events = last_events();
	std::string log(used() - header_size, '\0');
	char *place = log.data();

	for (const KeyEvent &event : events) {
		place = write_event(place, event);
	}

	Header header = header_of(bytes_);
	header.used = header_size + static_cast<std::size_t>(place - log.data());
	std::memcpy(bytes_, &header, sizeof(header));
	std::memcpy(bytes_ + header_size, log.data(), header.used - header_size);
}

std::int64_t
UniqueKeys::count() const {
	const std::vector<KeyEvent> events = last_events();

	return std::count_if(events.begin(), events.end(),
	                     [](const KeyEvent &event) { return event.operation == KeyOperation::add; });
}

std::string
UniqueKeys::to_string() const {
	std::string text = "{";

	for (const KeyEvent &event : last_events()) {
		text += text.size() > 1 ? "," : "";
		text += json_quote(event.key);
		text += event.operation == KeyOperation::add ? ":[\"add\"," : ":[\"remove\",";
		text += std::to_string(event.at) + "]";
	}
	return text + "}";
}

std::string
make_unique_keys(const std::vector<KeyEvent> &events) {
	std::size_t size = UniqueKeys::header_size;

	for (std::size_t i = 0; i < events.size(); i++) {
		if (events[i].operation > KeyOperation::add || (i > 0 && events[i].key <= events[i - 1].key)) {
			return {};
		}
		size += UniqueKeys::size_of(events[i].key);
	}

	std::string bytes(size, '\0');
	UniqueKeys keys = UniqueKeys::begin(bytes.data(), bytes.size());
	for (const KeyEvent &event : events) {
		keys.add(event);
	}
	return bytes;
}

} // namespace billing
