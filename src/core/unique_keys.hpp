/*
 * unique_keys.hpp
 *		Keys that come and go: which of them are there in the end.
 *
 * The state is one block of bytes: a header and a log of what happened.  When the
 * log is full, only the last operation of each key is kept, so memory grows with
 * the keys and not with the events.  The order in which operations are logged
 * plays no part.  It is stored as it is, in the machine's own byte order.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace billing {

constexpr std::uint8_t unique_keys_version = 1;

/* Of two at the same instant the greater one counts: a key that is replaced is there. */
enum class KeyOperation : std::uint8_t { remove, add };

/* "add" or "remove"; raises 22023 for another word. */
KeyOperation require_key_operation(std::string_view name);

struct KeyEvent {
	std::string_view key;
	std::int64_t at; /* microseconds */
	KeyOperation operation;
};

/* The state in somebody else's memory; aligned to nothing. */
class UniqueKeys {
public:
	static constexpr std::size_t header_size = 16;

	/* Bytes of an event in the log. */
	static constexpr std::size_t
	size_of(std::string_view key) noexcept {
		return 8 + 1 + 4 + key.size();
	}

	UniqueKeys(void *bytes, std::size_t size) noexcept : bytes_(static_cast<char *>(bytes)), size_(size) {
	}

	/* Make the memory, of at least header_size, a state without events. */
	static UniqueKeys begin(void *bytes, std::size_t size) noexcept;

	/* Bytes in use, header included. */
	std::size_t used() const noexcept;

	/* Log an event; false, and nothing changed, where there is no room. */
	bool add(const KeyEvent &event) noexcept;

	/* The last event of each key, sorted by key; views into the state. */
	std::vector<KeyEvent> last_events() const;

	/* Keep only these in the log. */
	void compact();

	/* Keys whose last operation is add. */
	std::int64_t count() const;

	/* {"a":["add",0],"b":["remove",1000000]}: of each key the last operation and its instant. */
	std::string to_string() const;

private:
	char *bytes_;
	std::size_t size_;
};

/* The bytes of a state of events that are sorted by key, none twice; empty where they are not. */
std::string make_unique_keys(const std::vector<KeyEvent> &events);

} // namespace billing
