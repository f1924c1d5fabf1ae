/*
 * plural.cpp
 *		Which form of a noun follows a number.
 */
#include "core/plural.hpp"

namespace billing {

namespace {

bool
holds(const PluralRelation &relation, const ShownNumber &number) {
	std::uint64_t value = number.whole;

	if (relation.operand == 'n' && number.fraction != 0) {
		return relation.negated;
	}
	if (relation.operand == 'v') {
		value = static_cast<std::uint64_t>(number.fraction_digits);
	} else if (relation.operand == 'f' || relation.operand == 't') {
		value = number.fraction;
		while (relation.operand == 't' && value != 0 && value % 10 == 0) {
			value /= 10;
		}
	}
	if (relation.modulus != 0) {
		value %= relation.modulus;
	}
	return (value >= relation.low && value <= relation.high) != relation.negated;
}

} // namespace

PluralCategory
plural_category(PluralRules rules, const ShownNumber &number) {
	bool all = true;

	for (const PluralRelation *relation = rules.begin; relation != rules.end; relation++) {
		all = all && holds(*relation, number);
		if (relation->ends) {
			if (all) {
				return static_cast<PluralCategory>(relation->category);
			}
			all = true;
		}
	}
	return PluralCategory::other;
}

} // namespace billing
