#!/bin/sh
# deps.sh: finds PostgreSQL and installs what is missing to build, test and run the extension.
#
# usage: test/deps.sh              installs missing Debian packages; does nothing where nothing is missing
#        test/deps.sh pg_config    prints the pg_config to use
#
# PG_CONFIG chooses one of several installed PostgreSQL; else it is the newest one with server headers.

set -eu

supported='18 17 16 15'

has_headers() { # PG_CONFIG
	pgxs=$("$1" --pgxs 2>/dev/null) && [ -e "$pgxs" ]
}

find_pg_config() {
	if [ -n "${PG_CONFIG:-}" ]; then
		echo "$PG_CONFIG"
		return
	fi
	for major in $supported; do
		if has_headers "/usr/lib/postgresql/$major/bin/pg_config"; then
			echo "/usr/lib/postgresql/$major/bin/pg_config"
			return
		fi
	done
	echo pg_config
}

# The major version whose packages are wanted: of the given or found headers, else of an installed server,
# else the newest one that the configured package sources offer, else that of Debian 12.
find_major() {
	if has_headers "$pg_config"; then
		"$pg_config" --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/'
		return
	fi
	for major in $supported; do
		if [ -x "/usr/lib/postgresql/$major/bin/postgres" ]; then
			echo "$major"
			return
		fi
	done
	for major in $supported; do
		if [ -n "$(apt-cache show "postgresql-server-dev-$major" 2>/dev/null)" ]; then
			echo "$major"
			return
		fi
	done
	echo 15
}

# Prints the missing packages. It looks for files, so that a PostgreSQL built from source counts as well.
missing_packages() {
	bindir=
	sharedir=
	if has_headers "$pg_config"; then
		bindir=$("$pg_config" --bindir)
		sharedir=$("$pg_config" --sharedir)
	fi
	[ -x "$bindir/postgres" ] && [ -e "$sharedir/extension/btree_gist.control" ] || echo "postgresql-$major"
	has_headers "$pg_config" || echo "postgresql-server-dev-$major"
	[ -e "$sharedir/extension/pgtap.control" ] || echo "postgresql-$major-pgtap"
	[ -e /usr/include/boost/multiprecision/cpp_int.hpp ] || [ -e /usr/local/include/boost/multiprecision/cpp_int.hpp ] ||
		echo libboost-dev
	command -v g++ >/dev/null || echo g++
	command -v make >/dev/null || echo make
	command -v pg_prove >/dev/null || echo libtap-parser-sourcehandler-pgtap-perl
}

say() {
	echo "deps: $*"
}

die() {
	echo "deps: $*" >&2
	exit 1
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# Installing a server package creates a cluster "main" and starts it, unless this setting says otherwise.
# It stands only while apt-get works and concerns new clusters alone: existing ones are not touched.
settings_dir=/etc/postgresql-common/createcluster.d
setting=$settings_dir/billing-deps.conf

forbid_new_cluster() {
	[ -d "$settings_dir" ] || remove_settings_dir=yes
	as_root mkdir -p "$settings_dir"
	echo 'create_main_cluster = false' | as_root tee "$setting" >/dev/null
}

clean_up() {
	as_root rm -f "$setting"
	[ -z "$remove_settings_dir" ] || as_root rmdir -p --ignore-fail-on-non-empty "$settings_dir"
	rm -f "$log"
}

apt_get() {
	say "apt-get $*"
	if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >"$log" 2>&1 </dev/null; then
		cat "$log" >&2
		die "apt-get $1 failed"
	fi
}

pg_config=$(find_pg_config)
if [ "${1:-}" = pg_config ]; then
	echo "$pg_config"
	exit
fi

major=$(find_major)
missing=$(missing_packages | tr '\n' ' ')
missing=${missing% }
[ -n "$missing" ] || exit 0

say "missing packages: $missing"
if [ -n "${PG_CONFIG:-}" ] && ! has_headers "$pg_config"; then
	die "PG_CONFIG=$PG_CONFIG has no server headers"
fi
command -v apt-get >/dev/null || die "there is no apt-get here: install what these Debian packages hold, then try again"
[ "$(id -u)" = 0 ] || command -v sudo >/dev/null || die "neither root nor sudo: have these packages installed, then try again"

log=$(mktemp)
remove_settings_dir=
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
forbid_new_cluster
apt_get update
major=$(find_major)
missing=$(missing_packages | tr '\n' ' ')
# shellcheck disable=SC2086 # one word per package
apt_get install -y --no-install-recommends ${missing% }

pg_config=$(find_pg_config)
missing=$(missing_packages | tr '\n' ' ')
[ -z "$missing" ] || die "still missing for $pg_config: ${missing% }"
say 'all packages are installed'
