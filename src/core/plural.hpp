/*
 * plural.hpp
 *		Which form of a noun follows a number: "1 euro", "2 euros", "5 jenów".
 */
#pragma once

#include <cstddef>
#include <cstdint>

namespace billing {

/* The categories of Unicode CLDR; other is that of most numbers. */
enum class PluralCategory : std::uint8_t { zero, one, two, few, many, other };

/* A number as it is shown: the last shown digit counts, 1 and 1.00 can take different forms. */
struct ShownNumber {
	std::uint64_t whole;
	std::uint64_t fraction; /* the shown fraction digits, as an integer */
	int fraction_digits;
};

/*
 * One condition on an operand of Unicode Technical Standard 35: n the number, i
 * its whole part, v the count of shown fraction digits, f these digits, t the
 * same without trailing zeros.  Those up to one that ends form an alternative,
 * and the category holds where all conditions of an alternative do.
 */
struct PluralRelation {
	char operand;
	bool negated;
	bool ends;
	std::uint8_t low;
	std::uint8_t high;
	std::uint32_t modulus; /* 0: the operand as it is */
	std::uint8_t category;
};

struct PluralRules {
	const PluralRelation *begin;
	const PluralRelation *end;
};

PluralCategory plural_category(PluralRules rules, const ShownNumber &number);

} // namespace billing
