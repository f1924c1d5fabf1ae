/*
 * module.cpp
 *		Module magic and load-time setup.
 */
#include "pg/guard.hpp"

// clang-format off
extern "C" {
_Pragma("GCC visibility push(default)")
#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "billing", .version = "0.1.0");
#else
PG_MODULE_MAGIC;
#endif
_Pragma("GCC visibility pop")
}
// clang-format on
