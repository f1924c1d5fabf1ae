/*
 * rounding.hpp
 *		Rounding modes, and quotients rounded once.
 */
#pragma once

#include <optional>
#include <string_view>

#include "core/int128.hpp"

namespace billing {

/*
 * half_up is half away from zero, half_down half towards zero; up is away from
 * zero, down towards it; half_ceiling and half_floor send ties to plus and
 * minus infinity.  unnecessary raises 22M03 where a digit would be lost.
 */
enum class Rounding {
	half_even,
	half_up,
	half_down,
	half_ceiling,
	half_floor,
	half_odd,
	up,
	down,
	ceiling,
	floor,
	unnecessary,
};

constexpr int rounding_modes = 11;

/* The label of the SQL enum billing.rounding. */
const char *rounding_label(Rounding mode);
std::optional<Rounding> find_rounding(std::string_view label);

/* numerator / denominator as an integer; 22012 when the denominator is 0. */
int128 divide_rounded(int128 numerator, int128 denominator, Rounding mode);
Wide divide_rounded(const Wide &numerator, const Wide &denominator, Rounding mode);

} // namespace billing
