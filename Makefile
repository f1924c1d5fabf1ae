# Makefile for the billing extension
#
#   make demo | check          install what is missing, build, and show or test it in a throwaway cluster;
#                              demo FOCUS=path bills the charges of a FOCUS file
#   make bench                 the same for benchmarks; BENCH="name..." chooses
#   make check-einvoice XSLT=path   electronic invoices against the published stylesheets of EN 16931; needs Saxon-HE
#   make check-html        invoices for people in Chromium, on a screen and on paper; needs chromium and poppler-utils
#   make torture-timelines     random subscription timelines against a reference model; TIMELINES=n, FIRST=number
#   make torture-equation      random subscribers, billed by C++ and by SQL, which have to say the same; CATALOGS=n, FIRST=number
#   make torture               billing runs that are killed, cancelled, cut off; ROUNDS=n
#   make torture-usage         events sent again and again while servers and sessions are killed; KILLS=n
#   make fuzz                  random bytes for the parsers, for a minute; needs clang with libFuzzer
#   make format | lint         lay out the C++ code; look at the house rules
#   make, make install         the PGXS convention, for the PostgreSQL of PG_CONFIG
#   make installcheck          the PGXS convention: pg_regress and isolation specs against a running server

EXTENSION  = billing
EXTVERSION := $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" billing.control)
MODULE_big = billing

# Goals that work before PostgreSQL is on the machine. PGXS defines a `check` of its own, so these goals are
# read without PGXS, and call make again for what needs it.
TOP_GOALS = demo deps check check-einvoice check-html bench torture torture-usage torture-timelines torture-equation fuzz lint format

ifneq ($(filter $(TOP_GOALS),$(MAKECMDGOALS)),)

.PHONY: $(MAKECMDGOALS) build
.NOTPARALLEL:

JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

deps:
	@test/deps.sh

build: deps
	@echo "build: $(EXTENSION) $(EXTVERSION) for $$($$(test/deps.sh pg_config) --version)"
	@$(MAKE) -s --no-print-directory $(JOBS) all

check: build
	@test/check.sh

check-einvoice: build
	@test/einvoice.sh "$(XSLT)"

check-html: build
	@NEED_CHROMIUM=yes exec test/cluster.sh test/t/invoice_html.pl

demo: build
	@exec test/cluster.sh demo/demo.sh $(if $(FOCUS),"$(FOCUS)")

# Measured as a server of a production machine would run: changes reach the disk.
BENCH_OPTIONS = -c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=1h

bench: build
	@CLUSTER_OPTIONS="$(BENCH_OPTIONS)" exec test/cluster.sh test/bench/bench.sh $(BENCH)

ROUNDS = 50

torture: build
	@exec test/t/torture.pl $(ROUNDS)

KILLS = 30

torture-usage: build
	@exec test/t/usage_crash.pl $(KILLS)

TIMELINES = 200
FIRST = 1000

torture-timelines: build
	@exec test/cluster.sh test/t/timelines.pl $(TIMELINES) $(FIRST)

CATALOGS = 200

torture-equation: build
	@exec test/cluster.sh test/t/equation.pl $(CATALOGS) $(FIRST)

fuzz:
	@test/fuzz/fuzz.sh

lint:
	@test/lint.sh

format:
	clang-format -i $$(find src test/modules -name '*.[ch]pp')

OTHER_GOALS = $(filter-out $(TOP_GOALS) build,$(MAKECMDGOALS))
ifneq ($(OTHER_GOALS),)
$(OTHER_GOALS):
	@$(MAKE) --no-print-directory $@
endif

else

ifeq ($(origin PG_CONFIG),undefined)
PG_CONFIG := $(shell test/deps.sh pg_config)
endif
PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
ifeq ($(PGXS),)
$(error $(PG_CONFIG) has no PostgreSQL server headers: "make deps" installs them)
endif

SRCS := $(sort $(wildcard src/*/*.cpp))
OBJS = $(SRCS:.cpp=.o)

SQL_PIECES := $(wildcard $(foreach dir,install record operations,sql/$(dir) sql/$(dir)/*.sql))
DATA_built = sql/$(EXTENSION)--$(EXTVERSION).sql
DATA      := $(wildcard sql/$(EXTENSION)--*--*.sql)

# test/sql/NAME.sql against expected/NAME.out, except the pgTAP files: they judge themselves.
REGRESS       := $(filter-out tap_%,$(sort $(patsubst test/sql/%.sql,%,$(wildcard test/sql/*.sql))))
REGRESS_OPTS   = --inputdir=test --outputdir=. --load-extension=$(EXTENSION)
ISOLATION     := $(sort $(patsubst test/specs/%.spec,%,$(wildcard test/specs/*.spec)))
ISOLATION_OPTS = --inputdir=test --outputdir=. --load-extension=$(EXTENSION)
EXTRA_CLEAN    = results output_iso tmp_check test/modules/*.o test/modules/*.d test/modules/*$(DLSUFFIX)

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

include $(PGXS)

.DELETE_ON_ERROR:

# The directories stand among the pieces, so that a removed piece counts as a change.
$(DATA_built): sql/generate.sh $(SQL_PIECES) $(EXTENSION).control
	sql/generate.sh $(EXTVERSION) > $@

# Probes of the C++ boundary, for test/t/boundary.pl: not built by all, not installed. Prints the suffix of the file.
.PHONY: boundary-module
boundary-module: test/modules/boundary$(DLSUFFIX)
	@echo $(DLSUFFIX)
test/modules/boundary$(DLSUFFIX): test/modules/boundary.o src/pg/guard.o src/pg/module.o
	$(CXX) $(CXXFLAGS) -shared -o $@ $^ $(LDFLAGS) $(SHLIB_LINK)

# Objects built for another PostgreSQL major version do not load: a new name of this file has them built again.
# No rule makes it, because PostgreSQL 16 and later declare all targets .SECONDARY: a missing one may stay missing.
BUILT_FOR := src/.built-for-$(MAJORVERSION)
ifeq ($(wildcard $(BUILT_FOR)),)
$(shell rm -f src/.built-for-*; touch $(BUILT_FOR))
endif
$(OBJS) test/modules/boundary.o: $(BUILT_FOR)
clean: clean-built-for
.PHONY: clean-built-for
clean-built-for:
	rm -f $(BUILT_FOR)

# Header dependencies, also where PostgreSQL was built without --enable-depend.
ifneq ($(autodepend), yes)
override CXXFLAGS += -MMD -MP
-include $(SRCS:.cpp=.d) test/modules/boundary.d
clean: clean-deps
.PHONY: clean-deps
clean-deps:
	rm -f $(SRCS:.cpp=.d)
endif

endif
