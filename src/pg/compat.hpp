/*
 * compat.hpp
 *		What differs between PostgreSQL 15 and 18, in one place.
 */
#pragma once

#if PG_VERSION_NUM < 150000
#error "billing needs PostgreSQL 15 or later"
#endif

#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#endif

/* A range that cannot be made is an error, never a soft one. */
#if PG_VERSION_NUM >= 160000
#define make_range_compat(typcache, lower, upper, empty) make_range(typcache, lower, upper, empty, nullptr)
#else
#define make_range_compat(typcache, lower, upper, empty) make_range(typcache, lower, upper, empty)
#endif
