# Makefile for the billing extension

EXTENSION  = billing
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" billing.control)
MODULE_big = billing

SRCS = $(sort $(wildcard src/*/*.cpp))
OBJS = $(SRCS:.cpp=.o)

# The install script is the concatenation of the numbered pieces.
INSTALL_PARTS = $(sort $(wildcard sql/install/*.sql))
DATA_built    = sql/$(EXTENSION)--$(EXTVERSION).sql
DATA          = $(wildcard sql/$(EXTENSION)--*--*.sql)

# Tests: test/sql/NAME.sql against expected/NAME.out.
REGRESS        = $(sort $(patsubst test/sql/%.sql,%,$(wildcard test/sql/*.sql)))
REGRESS_OPTS   = --inputdir=test --outputdir=. --load-extension=$(EXTENSION)
ISOLATION      = $(sort $(patsubst test/specs/%.spec,%,$(wildcard test/specs/*.spec)))
ISOLATION_OPTS = --inputdir=test --outputdir=. --load-extension=$(EXTENSION)
EXTRA_CLEAN    = results output_iso

PG_CONFIG ?= pg_config

CXXSTD   ?= -std=c++17
WARNINGS  = -Wall -Wextra -Wshadow -Wno-register -Wno-unused-parameter -Wno-missing-field-initializers
ifdef WERROR
WARNINGS += -Werror
endif
PG_CPPFLAGS = -Isrc -isystem $(shell $(PG_CONFIG) --includedir-server)
PG_CXXFLAGS = $(CXXSTD) $(WARNINGS) -fvisibility=hidden -fvisibility-inlines-hidden
SHLIB_LINK  = -lstdc++

# C++ frames gain nothing from JIT inlining: build no bitcode.
override with_llvm = no

PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

$(DATA_built): $(INSTALL_PARTS) $(EXTENSION).control
	cat $(INSTALL_PARTS) > $@

# Header dependencies, also where PostgreSQL was built without --enable-depend.
ifneq ($(autodepend), yes)
override CXXFLAGS += -MMD -MP
-include $(SRCS:.cpp=.d)
clean: clean-deps
.PHONY: clean-deps
clean-deps:
	rm -f $(SRCS:.cpp=.d)
endif
