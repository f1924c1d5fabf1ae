/*
 * boundary.cpp
 *		Probes of the border between PostgreSQL and C++, one failure mode each.
 *
 * Built by test/t/boundary.pl with the objects of src/pg that it tests, and
 * never installed.
 */
#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

#include "pg/guard.hpp"
#include "pg/memory.hpp"
#include "pg/text.hpp"

using namespace billing;

namespace {

/* Counts the objects that are alive: a skipped destructor shows. */
class Probe {
public:
	Probe() {
		alive++;
	}

	~Probe() {
		alive--;
	}

	Probe(const Probe &) = delete;
	Probe &operator=(const Probe &) = delete;

	static inline int alive = 0;
};

/* 400 characters of two bytes, so that a cut at any odd byte would show. */
std::string
long_message() {
	std::string message;

	for (int i = 0; i < 400; i++) {
		message += "\xc3\xa9";
	}
	return message;
}

} // namespace

BILLING_FUNCTION(probe_alive) {
	PG_RETURN_INT32(Probe::alive);
}

BILLING_FUNCTION(probe_throw) {
	const text *argument = PG_GETARG_TEXT_PP(0);

	Probe probe;
	std::string_view const kind = pg::view(argument);
	if (kind == "error") {
		throw Error("22M01", "the message", "The detail.", "The hint.");
	}
	if (kind == "long") {
		throw Error("P0001", long_message());
	}
	if (kind == "long detail") {
		throw Error("P0001", "short", std::string(1 << 20, 'x'));
	}
	if (kind == "format") {
		throw Error("22023", "100%s %n %d");
	}
	if (kind == "overflow") {
		throw std::overflow_error("too large");
	}
	if (kind == "range") {
		throw std::range_error("out of it");
	}
	if (kind == "length") {
		std::vector<long> v;
		v.reserve(v.max_size() + 1);
	}
	if (kind == "memory") {
		/* A plain call: compilers may leave out a new-expression. */
		::operator delete(::operator new(std::size_t(1) << 60));
	}
	if (kind == "context memory") {
		std::vector<char, pg::ContextAllocator<char>> huge(std::size_t(1) << 60);
		PG_RETURN_INT32(huge[0]);
	}
	if (kind == "logic") {
		throw std::logic_error("broken invariant");
	}
	if (kind == "int") {
		throw 42;
	}
	if (kind == "through call") {
		pg::call([] { throw Error("22023", "thrown inside pg::call"); });
	}
	PG_RETURN_INT32(0);
}

/* An error of the server under objects with destructors. */
BILLING_FUNCTION(probe_guarded) {
	char *input = text_to_cstring(PG_GETARG_TEXT_PP(0));

	Probe probe;
	std::string const copy(input);
	Datum const result = pg::call([&] {
		return DirectFunctionCall3(numeric_in, CStringGetDatum(copy.c_str()), ObjectIdGetDatum(InvalidOid),
		                           Int32GetDatum(-1));
	});
	PG_RETURN_DATUM(result);
}

/* What pg::call is for: the same without it leaves the objects behind. */
BILLING_FUNCTION(probe_unguarded) {
	char *input = text_to_cstring(PG_GETARG_TEXT_PP(0));

	Probe probe;
	PG_RETURN_DATUM(
	    DirectFunctionCall3(numeric_in, CStringGetDatum(input), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
}

/* A function inside a function: the error passes two guards. */
BILLING_FUNCTION(probe_nested) {
	Oid const function = PG_GETARG_OID(0);
	Datum const argument = PG_GETARG_DATUM(1);

	Probe probe;
	PG_RETURN_DATUM(pg::call([&] { return OidFunctionCall1(function, argument); }));
}

BILLING_FUNCTION(probe_spin) {
	Probe probe;

	for (;;) {
		pg::check_for_interrupts();
	}
	PG_RETURN_VOID();
}

/* An object in a memory context goes with the context, also after an error. */
BILLING_FUNCTION(probe_in_context) {
	pg::create_in<Probe>(CurrentMemoryContext);
	if (PG_GETARG_BOOL(0)) {
		throw Error("22023", "after create_in");
	}
	PG_RETURN_INT32(Probe::alive);
}

/* What palloc aligns to 8 and this type needs to 16 would crash where the compiler relies on it. */
BILLING_FUNCTION(probe_alignment) {
	struct alignas(16) Wide {
		unsigned char bytes[16];
	};
	bool aligned = true;

	for (int i = 0; i < 100; i++) {
		palloc(static_cast<Size>(8 * (i % 3 + 1)));
		aligned = aligned && reinterpret_cast<std::uintptr_t>(pg::create_in<Wide>(CurrentMemoryContext)) % 16 == 0;
	}
	PG_RETURN_BOOL(aligned);
}
