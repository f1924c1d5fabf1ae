/*
 * proration_policy.hpp
 *		What a proration policy document means: its presets, keys and limits.
 */
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/calendar.hpp"
#include "core/json.hpp"
#include "core/rounding.hpp"

namespace billing {

/* What is counted to measure a part of a cycle. */
enum class ProrationBasis {
	second,     /* elapsed seconds */
	day,        /* calendar days of the zone */
	actual_30,  /* calendar days, over 30 for each month of the cycle */
	thirty_360, /* days of months of 30 days, the last day of any month being the 30th */
	fixed_n,    /* days of months of n days */
	none,       /* the first instant of a cycle takes all of it */
	full,       /* every part is the whole */
};

/* What a part is measured against. */
enum class ProrationDenominator {
	cycle,       /* the cycle itself */
	plan_period, /* one plan period from the cycle's start, where the cycle was cut or stretched */
	killbill,    /* the cycle; of a part that starts late, the period that ends with it, not clamped */
};

enum class ChangeDay { new_version, old_version };

/* For the billing run: what a credit is computed from. */
enum class CreditBasis { original_line, current_price };

enum class ProrationRounding {
	cumulative, /* a part is the difference of two rounded cumulative amounts */
	each,       /* a part is rounded alone */
	cycle,      /* for the billing run: cumulative also across amounts; of one amount it is cumulative */
};

struct ProrationPolicy {
	ProrationBasis basis = ProrationBasis::day;
	int month_days = 0;      /* n of fixed_n */
	Cadence period = {0, 0}; /* of denominator plan_period; both 0: the cycle is one */
	ProrationDenominator denominator = ProrationDenominator::cycle;
	ChangeDay change_day = ChangeDay::new_version;
	CreditBasis credit = CreditBasis::original_line;
	ProrationRounding rounding = ProrationRounding::cumulative;
	std::optional<Rounding> mode;   /* of the money; else the price's, or half_up */
	std::optional<int> digits;      /* of the money; else the price's, or the currency's */
	std::optional<int> ratio_scale; /* fraction digits the ratio is rounded to, half up; else it is exact */
};

static_assert(std::is_trivially_copyable_v<ProrationPolicy>, "a policy is kept in server memory");

/* Raises 22023 for a name that is no preset. */
ProrationPolicy find_proration_preset(std::string_view name);

/*
 * The policy of a document: the name of a preset, or an object whose keys
 * override those of its preset.  path is where it stands in a larger document,
 * or empty.  Raises 22023 naming the key, the value and what is known.
 */
ProrationPolicy read_proration_policy(const Json &document, std::string_view path);

/* The document with every key, null where nothing is set. */
std::string proration_policy_json(const ProrationPolicy &policy);

} // namespace billing
