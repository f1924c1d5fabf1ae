/*
 * proration_policy.cpp
 *		Reading and writing proration policies.
 */
#include "core/proration_policy.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "core/error.hpp"

namespace billing {

namespace {

/* A fraction of two bigints times 10^18 still fits 128 bits. */
constexpr int max_ratio_scale = 18;
constexpr int max_month_days = 31;
constexpr int max_digits = 15;
constexpr int max_period_units = 10000;

/* Names of the values of an enum, in its order. */
constexpr std::array<std::string_view, 7> basis_names = {
    "second", "day", "actual_30", "30_360", "fixed_n", "none", "full",
};
constexpr std::array<std::string_view, 3> denominator_names = {"cycle", "plan_period", "killbill"};
constexpr std::array<std::string_view, 2> change_day_names = {"new", "old"};
constexpr std::array<std::string_view, 2> credit_names = {"original_line", "current_price"};
constexpr std::array<std::string_view, 3> rounding_names = {"cumulative", "each", "cycle"};

constexpr std::array<std::string_view, 10> preset_names = {
    "default", "second", "stripe", "killbill", "chargebee_day", "recurly", "fixed_30", "30_360", "none", "full",
};

template <typename Names>
std::string
list_names(const Names &names) {
	std::string list;

	for (const std::string_view name : names) {
		list += (list.empty() ? "" : ", ") + std::string(name);
	}
	return list;
}

template <typename Names>
std::optional<std::size_t>
find_name(const Names &names, std::string_view name) {
	for (std::size_t i = 0; i < names.size(); i++) {
		if (names[i] == name) {
			return i;
		}
	}
	return std::nullopt;
}

template <typename Enum, std::size_t N>
std::string_view
name_of(const std::array<std::string_view, N> &names, Enum value) {
	return names[static_cast<std::size_t>(value)];
}

std::string
known_presets() {
	return "The presets are " + list_names(preset_names) + ".";
}

ProrationPolicy
preset(std::size_t index) {
	ProrationPolicy policy;
	const std::string_view name = preset_names[index];

	if (name == "second") {
		policy.basis = ProrationBasis::second;
	} else if (name == "stripe") {
		policy.basis = ProrationBasis::second;
		policy.credit = CreditBasis::current_price;
		policy.rounding = ProrationRounding::each;
	} else if (name == "killbill") {
		policy.denominator = ProrationDenominator::killbill;
		policy.rounding = ProrationRounding::each;
		policy.ratio_scale = 9;
	} else if (name == "chargebee_day") {
		policy.rounding = ProrationRounding::each;
	} else if (name == "recurly") {
		policy.basis = ProrationBasis::second;
		policy.denominator = ProrationDenominator::plan_period;
		policy.rounding = ProrationRounding::each;
	} else if (name == "fixed_30") {
		policy.basis = ProrationBasis::fixed_n;
		policy.month_days = 30;
	} else if (name == "30_360") {
		policy.basis = ProrationBasis::thirty_360;
	} else if (name == "none") {
		policy.basis = ProrationBasis::none;
	} else if (name == "full") {
		policy.basis = ProrationBasis::full;
	}
	return policy;
}

bool
is_set(const JsonPlace &place, std::string_view key) {
	return place.has(key) && place.member(key).value().kind != Json::Kind::null;
}

/* Overrides a value with a member that names another. */
template <typename Enum, std::size_t N>
void
read_name(const JsonPlace &place, std::string_view key, const std::array<std::string_view, N> &names, Enum &value) {
	if (!place.has(key)) {
		return;
	}
	const JsonPlace member = place.member(key);
	const auto index = find_name(names, member.string());
	if (!index) {
		member.refuse("is not known", "The values of " + std::string(key) + " are " + list_names(names) + ".");
	}
	value = static_cast<Enum>(*index);
}

/* Overrides with a member; null takes away what the preset has. */
void
read_integer(const JsonPlace &place, std::string_view key, int least, int greatest, std::optional<int> &value) {
	if (!place.has(key)) {
		return;
	}
	value.reset();
	if (is_set(place, key)) {
		value = static_cast<int>(place.member(key).integer(least, greatest));
	}
}

void
read_mode(const JsonPlace &place, std::optional<Rounding> &value) {
	if (!place.has("mode")) {
		return;
	}
	value.reset();
	if (!is_set(place, "mode")) {
		return;
	}
	const JsonPlace member = place.member("mode");
	value = find_rounding(member.string());
	if (!value) {
		std::vector<std::string_view> names;
		for (int i = 0; i < rounding_modes; i++) {
			names.emplace_back(rounding_label(static_cast<Rounding>(i)));
		}
		member.refuse("is not known", "The values of mode are " + list_names(names) + ".");
	}
}

/* "1 month", "3 months", "2 weeks" */
std::optional<Cadence>
parse_period(std::string_view text) {
	struct Unit {
		std::string_view name;
		int months;
		int days;
	};
	constexpr Unit units[] = {{"day", 0, 1}, {"week", 0, 7}, {"month", 1, 0}, {"quarter", 3, 0}, {"year", 12, 0}};

	std::size_t length = 0;
	int count = 0;
	while (length < text.size() && text[length] >= '0' && text[length] <= '9' && count <= max_period_units) {
		count = count * 10 + (text[length] - '0');
		length++;
	}
	if (length == 0 || count == 0 || count > max_period_units || length == text.size() || text[length] != ' ') {
		return std::nullopt;
	}

	std::string_view name = text.substr(length + 1);
	if (!name.empty() && name.back() == 's') {
		name.remove_suffix(1);
	}
	for (const Unit &unit : units) {
		if (unit.name == name) {
			return Cadence{count * unit.months, count * unit.days};
		}
	}
	return std::nullopt;
}

std::string
period_text(const Cadence &period) {
	const int count = period.months + period.days; /* one is zero */

	return std::to_string(count) + (period.months > 0 ? " month" : " day") + (count == 1 ? "" : "s");
}

bool
counts_days(ProrationBasis basis) {
	return basis != ProrationBasis::second && basis != ProrationBasis::none && basis != ProrationBasis::full;
}

/* n belongs to fixed_n and to nothing else; one that came with a preset goes with its basis. */
void
read_month_days(const JsonPlace &place, ProrationPolicy &policy) {
	const bool wanted = policy.basis == ProrationBasis::fixed_n;
	std::optional<int> value;

	if (policy.month_days > 0 && wanted) {
		value = policy.month_days;
	}
	read_integer(place, "n", 1, max_month_days, value);
	if (value && !wanted) {
		place.member("n").refuse("needs basis fixed_n", "Leave n out, or write \"basis\": \"fixed_n\".");
	}
	if (!value && wanted) {
		place.member("n", "Basis fixed_n counts n days a month, from 1 to 31.").integer(1, max_month_days);
	}
	policy.month_days = value.value_or(0);
}

void
read_period(const JsonPlace &place, ProrationPolicy &policy) {
	if (!is_set(place, "period")) {
		return; /* no preset has one */
	}
	const JsonPlace member = place.member("period");
	const auto period = parse_period(member.string());

	if (!period) {
		member.refuse("is not a period", "Write a number and a unit, like \"1 month\", \"1 year\" or \"2 weeks\".");
	}
	if (policy.denominator != ProrationDenominator::plan_period) {
		member.refuse("needs denominator plan_period", "Leave period out, or write \"denominator\": \"plan_period\".");
	}
	policy.period = *period;
}

std::string
number_or_null(const std::optional<int> &value) {
	return value ? std::to_string(*value) : "null";
}

} // namespace

ProrationPolicy
find_proration_preset(std::string_view name) {
	const auto index = find_name(preset_names, name);

	if (!index) {
		throw Error("22023", "unknown proration policy " + json_quote(name.substr(0, 60)), {}, known_presets());
	}
	return preset(*index);
}

ProrationPolicy
read_proration_policy(const Json &document, std::string_view path) {
	const JsonPlace root(document, "proration policy", path);
	ProrationPolicy policy;

	const auto read_preset = [](const JsonPlace &place) {
		const auto index = find_name(preset_names, place.string());
		if (!index) {
			place.refuse("is not known", known_presets());
		}
		return preset(*index);
	};

	if (document.kind == Json::Kind::string) {
		return read_preset(root);
	}
	root.require_object("Write an object, or the name of a preset. " + known_presets());
	root.refuse_unknown_keys({"preset", "basis", "n", "denominator", "period", "change_day", "credit", "rounding",
	                          "mode", "digits", "ratio_scale"},
	                         "a proration policy");

	if (root.has("preset")) {
		policy = read_preset(root.member("preset"));
	}
	read_name(root, "basis", basis_names, policy.basis);
	read_name(root, "denominator", denominator_names, policy.denominator);
	read_name(root, "change_day", change_day_names, policy.change_day);
	read_name(root, "credit", credit_names, policy.credit);
	read_name(root, "rounding", rounding_names, policy.rounding);
	read_mode(root, policy.mode);
	read_integer(root, "digits", 0, max_digits, policy.digits);
	read_integer(root, "ratio_scale", 0, max_ratio_scale, policy.ratio_scale);
	read_month_days(root, policy);
	read_period(root, policy);

	if (policy.change_day == ChangeDay::old_version && !counts_days(policy.basis)) {
		root.member("change_day")
		    .refuse("needs a basis that counts days", "Basis " + std::string(name_of(basis_names, policy.basis)) +
		                                                  " counts no days; day, actual_30, 30_360 and fixed_n do.");
	}
	return policy;
}

std::string
proration_policy_json(const ProrationPolicy &policy) {
	const bool has_period = policy.period.months > 0 || policy.period.days > 0;

	return "{\"basis\":" + json_quote(name_of(basis_names, policy.basis)) +
	       ",\"n\":" + (policy.month_days > 0 ? std::to_string(policy.month_days) : "null") +
	       ",\"denominator\":" + json_quote(name_of(denominator_names, policy.denominator)) +
	       ",\"period\":" + (has_period ? json_quote(period_text(policy.period)) : "null") +
	       ",\"change_day\":" + json_quote(name_of(change_day_names, policy.change_day)) +
	       ",\"credit\":" + json_quote(name_of(credit_names, policy.credit)) +
	       ",\"rounding\":" + json_quote(name_of(rounding_names, policy.rounding)) +
	       ",\"mode\":" + (policy.mode ? json_quote(rounding_label(*policy.mode)) : "null") +
	       ",\"digits\":" + number_or_null(policy.digits) + ",\"ratio_scale\":" + number_or_null(policy.ratio_scale) +
	       "}";
}

} // namespace billing
