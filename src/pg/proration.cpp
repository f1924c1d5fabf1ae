/*
 * proration.cpp
 *		Arguments of the proration functions.
 */
#include <cstring>
#include <new>
#include <string>

#include "core/error.hpp"

#include "pg/json.hpp"
#include "pg/memory.hpp"
#include "pg/proration.hpp"
#include "pg/zone.hpp"

namespace billing::pg {

namespace {

/* More than a query's items have; where they have more, the oldest goes. */
constexpr int policy_count = 8;

struct KnownPolicy {
	char *bytes; /* of the document */
	std::size_t size;
	ProrationPolicy policy;
};

/* What a call of a function leaves for the next one. */
struct ProrationCache {
	TypeCacheEntry *range_type;
	ProrationPolicy default_policy;
	KnownPolicy known[policy_count];
	int oldest;
};

ProrationCache &
find_cache(FunctionCallInfo fcinfo) {
	auto *cache = static_cast<ProrationCache *>(fcinfo->flinfo->fn_extra);

	if (cache == nullptr) {
		void *const place = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(ProrationCache));

		cache = new (place) ProrationCache{};
		cache->range_type = lookup_type_cache(TSTZRANGEOID, TYPECACHE_RANGE_INFO);
		fcinfo->flinfo->fn_extra = cache;
	}
	return *cache;
}

const ProrationPolicy &
read_policy(FunctionCallInfo fcinfo, int argument, ProrationCache &cache) {
	const varlena *const document = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(argument));
	const std::size_t size = VARSIZE_ANY_EXHDR(document);

	for (const KnownPolicy &known : cache.known) {
		if (known.size == size && std::memcmp(known.bytes, VARDATA_ANY(document), size) == 0) {
			return known.policy;
		}
	}

	const ProrationPolicy policy = read_proration_policy(to_json_tree(PG_GETARG_JSONB_P(argument)), {});
	char *const bytes = static_cast<char *>(allocate(fcinfo->flinfo->fn_mcxt, size));
	std::memcpy(bytes, VARDATA_ANY(document), size);

	KnownPolicy &place = cache.known[cache.oldest];
	cache.oldest = (cache.oldest + 1) % policy_count;
	if (place.bytes != nullptr) {
		pfree(place.bytes);
	}
	place = {bytes, size, policy};
	return place.policy;
}

/* May ereport: before the first C++ object. */
char *
range_text(FunctionCallInfo fcinfo, int argument) {
	return OidOutputFunctionCall(F_RANGE_OUT, PG_GETARG_DATUM(argument));
}

/* Half-open whatever its brackets. */
Period
read_range(FunctionCallInfo fcinfo, int argument, const char *name, ProrationCache &cache) {
	RangeType *const range = PG_GETARG_RANGE_P(argument);
	RangeBound lower;
	RangeBound upper;
	bool empty;

	range_deserialize(cache.range_type, range, &lower, &upper, &empty);
	if (empty) {
		throw Error("22023", std::string(name) + " range must not be empty");
	}
	if (lower.infinite || upper.infinite || TIMESTAMP_NOT_FINITE(DatumGetTimestampTz(lower.val)) ||
	    TIMESTAMP_NOT_FINITE(DatumGetTimestampTz(upper.val))) {
		const char *const text = range_text(fcinfo, argument);

		throw Error("22023", std::string(name) + " range " + text + " is unbounded", {},
		            "Give the range a lower and an upper bound that are finite.");
	}
	return {{DatumGetTimestampTz(lower.val) + (lower.inclusive ? 0 : 1)},
	        {DatumGetTimestampTz(upper.val) + (upper.inclusive ? 1 : 0)}};
}

} // namespace

ProrationArgs
proration_args(FunctionCallInfo fcinfo, int first) {
	ProrationCache &cache = find_cache(fcinfo);
	const Period service = read_range(fcinfo, first, "service", cache);
	const Period cycle = read_range(fcinfo, first + 1, "cycle", cache);

	if (service.lower.micros < cycle.lower.micros || service.upper.micros > cycle.upper.micros) {
		const char *const service_text = range_text(fcinfo, first);
		const char *const cycle_text = range_text(fcinfo, first + 1);

		throw Error("22023", std::string("service range ") + service_text + " is not within cycle " + cycle_text, {},
		            "Prorate the part of the service in each of its cycles; \"*\" of two ranges is what they share.");
	}

	ProrationArgs args;
	args.policy = PG_ARGISNULL(first + 3) ? &cache.default_policy : &read_policy(fcinfo, first + 3, cache);
	args.share = proration_share(find_zone(PG_GETARG_TEXT_PP(first + 2)), *args.policy, service, cycle);
	if (args.share.whole == 0) {
		const char *const service_text = range_text(fcinfo, first);
		const char *const cycle_text = range_text(fcinfo, first + 1);

		throw Error("22023",
		            std::string("cycle ") + cycle_text + " has no unit of the policy's basis to divide for " +
		                service_text,
		            {}, "Use basis second for cycles as short as this.");
	}
	return args;
}

} // namespace billing::pg
