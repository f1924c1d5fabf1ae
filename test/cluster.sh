#!/bin/bash
# cluster.sh: runs a command against a throwaway PostgreSQL cluster that can load the extension as built here.
#
# usage: test/cluster.sh COMMAND [ARGUMENT...]
#
# Everything lives in a temporary directory: the cluster, its socket (there is no TCP port), and a copy of the
# PostgreSQL installation, mostly symbolic links, into which the extension is installed. Neither existing
# clusters nor the installed PostgreSQL are touched, and no privileges are needed. Called by root, the server
# runs as `postgres` or `nobody`. The command finds the cluster by PGHOST, PGPORT, PGUSER and PGDATABASE.
# The server is stopped and the directory removed at the end, also after a failure or a signal.
#
# CLUSTER_OPTIONS   options of the server, instead of those for tests
# PG_CONFIG         the PostgreSQL to use, see test/deps.sh
# TMPDIR            where the directory is made; it has to allow the execution of programs

set -euo pipefail
[ $# -gt 0 ] || { echo "usage: ${0##*/} COMMAND [ARGUMENT...]" >&2; exit 2; }

umask 022
source_dir=$(cd "$(dirname "$0")/.." && pwd)
pg_config=$("$source_dir/test/deps.sh" pg_config)
options=${CLUSTER_OPTIONS--c fsync=off}
port=54329

# The socket's address holds 107 bytes.
socket_name_max=$((107 - ${#port} - 14))

say() {
	echo "cluster: $*" >&2
}

# Nothing of the caller's connection settings may lead to another server.
for name in $(compgen -e PG); do
	[ "$name" = PG_CONFIG ] || unset "$name"
done

# The server refuses to run as root. It may not be able to read the caller's working directory.
as_server() {
	if [ "$(id -u)" = 0 ]; then
		(cd / && exec runuser -u "$server_user" -- "$@")
	else
		(cd / && exec "$@")
	fi
}

if getent passwd postgres >/dev/null; then
	server_user=postgres
else
	server_user=nobody
fi

dir=
child=
interrupted=

finish() {
	local status=$?
	trap - EXIT
	trap '' INT TERM HUP # a second signal must not interrupt the cleaning
	[ -z "$child" ] || kill "$child" 2>/dev/null || true
	[ ! -e "$dir/data/postmaster.pid" ] || as_server "$root$bindir/pg_ctl" -D "$dir/data" -m immediate -s stop || true
	[ -z "$child" ] || wait "$child" 2>/dev/null || true
	if [ "$status" -ne 0 ] && [ -z "$interrupted" ] && [ -s "$dir/log" ]; then
		mkdir -p "$source_dir/tmp_check" && cp "$dir/log" "$source_dir/tmp_check/server.log" &&
			say "the command failed ($status); the server's log is kept as tmp_check/server.log and ends with"
		tail -n 15 "$dir/log" >&2
	fi
	[ -z "$dir" ] || rm -rf "$dir"
	exit "$status"
}
trap finish EXIT
trap 'interrupted=yes; exit 129' HUP
trap 'interrupted=yes; exit 130' INT
trap 'interrupted=yes; exit 143' TERM

# A directory that the server's user can reach, that is short enough for a socket, and from which programs run.
for parent in "${TMPDIR:-/tmp}" /tmp /var/tmp; do
	dir=$(as_server mktemp -d "$parent/billing.XXXXXX" 2>/dev/null) || continue
	if [ ${#dir} -le $socket_name_max ] && cp /bin/true "$dir/true" && as_server "$dir/true" 2>/dev/null; then
		break
	fi
	rm -rf "$dir"
	dir=
done
[ -n "$dir" ] || { say 'found no directory for temporary files from which programs can be run: set TMPDIR'; exit 1; }

# PostgreSQL finds its files relative to its program, so those that look themselves up are copied, not linked.
root=$dir/root
bindir=$("$pg_config" --bindir)
for part in "$bindir" "$("$pg_config" --pkglibdir)" "$("$pg_config" --sharedir)"; do
	mkdir -p "$root$part"
	cp -as "$part/." "$root$part"
done
for program in postgres initdb pg_ctl; do
	cp --remove-destination "$bindir/$program" "$root$bindir/$program"
done
make -s -C "$source_dir" --no-print-directory install DESTDIR="$root" PG_CONFIG="$pg_config" >/dev/null

as_server env TZ=UTC "$root$bindir/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" ||
	{ cat "$dir/initdb.log" >&2; exit 1; }
as_server "$root$bindir/pg_ctl" -D "$dir/data" -l "$dir/log" -s -w \
	-o "-p $port -k $dir -c listen_addresses= $options" start

export PGHOST=$dir PGPORT=$port PGUSER=postgres PGDATABASE=postgres PATH="$root$bindir:$PATH"
"$@" <&0 &
child=$!
status=0
wait "$child" || status=$?
child=
exit "$status"
