#!/usr/bin/perl
# boundary.pl: errors pass between PostgreSQL and C++ with everything they say, and leave nothing behind.
#
# Builds the probes of test/modules and loads them from the cluster's directory, where the server can read them. Each case
# is a statement and what it has to print, all in one session.

use strict;
use warnings;
use File::Basename;
use File::Copy;

chdir dirname(__FILE__) . '/../..' or die "no source directory: $!\n";
my $pg_config = `test/deps.sh pg_config`;
chomp $pg_config;
my $suffix = `make -s --no-print-directory PG_CONFIG='$pg_config' boundary-module`;
die "cannot build test/modules\n" if $?;
chomp $suffix;
my $module = "$ENV{PGHOST}/boundary$suffix";
copy("test/modules/boundary$suffix", $module) && chmod(0755, $module) or die "$module: $!\n";

my @functions = (
	'probe_alive() RETURNS int', 'probe_throw(text) RETURNS int', 'probe_guarded(text) RETURNS numeric',
	'probe_unguarded(text) RETURNS numeric', 'probe_nested(oid, text) RETURNS numeric', 'probe_spin() RETURNS void',
	'probe_in_context(boolean) RETURNS int', 'probe_alignment() RETURNS boolean',
);
my $script = "\\set VERBOSITY verbose\nBEGIN;\n";
$script .= "CREATE FUNCTION pg_temp.$_ LANGUAGE c STRICT AS '$module';\n" for @functions;
$script .= "COMMIT;\nSET search_path = pg_temp, public;\n";

my $internal = 'DETAIL:  This is an unexpected C++ exception; please report it.';
my @cases = (
	# an exception of ours keeps its SQLSTATE, detail and hint
	["SELECT pg_temp.probe_throw('none')" => '0'],
	["SELECT pg_temp.probe_throw('error')" => "ERROR:  22M01: the message\nDETAIL:  The detail.\nHINT:  The hint."],
	["SELECT pg_temp.probe_throw('format')" => 'ERROR:  22023: 100%s %n %d'],
	["SELECT pg_temp.probe_throw('through call')" => 'ERROR:  22023: thrown inside pg::call'],
	# cut at a character, not inside one: 255 of two bytes fit
	["SELECT pg_temp.probe_throw('long')" => 'ERROR:  P0001: ' . "\xc3\xa9" x 255],
	["SELECT pg_temp.probe_throw('long detail')" => "ERROR:  P0001: short\nDETAIL:  " . 'x' x 8191],
	# exceptions of the library
	["SELECT pg_temp.probe_throw('overflow')" => 'ERROR:  22003: too large'],
	["SELECT pg_temp.probe_throw('range')" => 'ERROR:  22003: out of it'],
	["SELECT pg_temp.probe_throw('length')" => 'ERROR:  54000: vector::reserve'],
	["SELECT pg_temp.probe_throw('memory')" => 'ERROR:  53200: out of memory'],
	["SELECT pg_temp.probe_throw('context memory')" => qr/^ERROR:  (53200: out of memory|54000: cannot create std::vector larger than max_size\(\))$/],
	["SELECT pg_temp.probe_throw('logic')" => "ERROR:  XX000: broken invariant\n$internal"],
	["SELECT pg_temp.probe_throw('int')" => "ERROR:  XX000: unknown C++ exception\n$internal"],
	['SELECT pg_temp.probe_alive()' => '0'],
	# an error of the server passes C++ frames, and they are unwound
	["SELECT pg_temp.probe_guarded('1.50')" => '1.50'],
	["SELECT pg_temp.probe_guarded('abc')" => 'ERROR:  22P02: invalid input syntax for type numeric: "abc"'],
	["SELECT pg_temp.probe_nested('pg_temp.probe_guarded'::regproc, '2.5')" => '2.5'],
	["SELECT pg_temp.probe_nested('pg_temp.probe_guarded'::regproc, 'abc')" => 'ERROR:  22P02: invalid input syntax for type numeric: "abc"'],
	["SELECT pg_temp.probe_nested('pg_temp.probe_throw'::regproc, 'error')" => "ERROR:  22M01: the message\nDETAIL:  The detail.\nHINT:  The hint."],
	['SELECT pg_temp.probe_alive()' => '0'],
	# subtransactions catch all of it, many times
	[<<'SQL' => 'NOTICE:  00000: caught 15000, alive 0'],
DO $$
DECLARE
	caught int := 0;
BEGIN
	FOR i IN 1..5000 LOOP
		BEGIN
			PERFORM pg_temp.probe_guarded('abc');
		EXCEPTION WHEN invalid_text_representation THEN caught := caught + 1;
		END;
		BEGIN
			PERFORM pg_temp.probe_throw('error');
		EXCEPTION WHEN SQLSTATE '22M01' THEN caught := caught + 1;
		END;
		BEGIN
			PERFORM pg_temp.probe_nested('pg_temp.probe_throw'::regproc, 'logic');
		EXCEPTION WHEN internal_error THEN caught := caught + 1;
		END;
	END LOOP;
	RAISE NOTICE 'caught %, alive %', caught, pg_temp.probe_alive();
END $$
SQL
	# cancelling does
	["SET statement_timeout = '50ms'" => ''],
	['SELECT pg_temp.probe_spin()' => 'ERROR:  57014: canceling statement due to statement timeout'],
	['RESET statement_timeout' => ''],
	['SELECT pg_temp.probe_alive()' => '0'],
	# objects that belong to a memory context
	['SELECT count(pg_temp.probe_in_context(false)) FROM generate_series(1, 1000)' => '1000'],
	['SELECT pg_temp.probe_in_context(true)' => 'ERROR:  22023: after create_in'],
	['SELECT pg_temp.probe_alive()' => '0'],
	['SELECT pg_temp.probe_alignment()' => 't'],
	# the counter-example: without pg::call an object stays behind
	["SELECT pg_temp.probe_unguarded('abc')" => 'ERROR:  22P02: invalid input syntax for type numeric: "abc"'],
	['SELECT pg_temp.probe_alive()' => '1'],
	# the server is as it was
	["SELECT 'still here'" => 'still here'],
);
$script .= "$_->[0];\n\\echo <end>\n" for @cases;

open my $psql, '|-', "psql -XqAt >'$ENV{PGHOST}/boundary.out' 2>&1" or die "psql: $!\n";
print {$psql} $script;
close $psql or die "psql failed\n";
open my $file, '<', "$ENV{PGHOST}/boundary.out" or die "boundary.out: $!\n";
my @results = split /^<end>\n/m, do { local $/; <$file> }, -1;

print '1..', scalar @cases, "\n";
for my $n (1 .. @cases) {
	my ($statement, $expected) = @{ $cases[$n - 1] };
	my $result = $results[$n - 1] // '';
	$result =~ s/^(LOCATION|CONTEXT): .*\n//mg;
	chomp $result;
	my $ok = ref $expected ? $result =~ $expected : $result eq $expected;
	my ($name) = split /\n/, $statement;
	print $ok ? '' : 'not ', "ok $n - $name\n";
	print map { "# $_\n" } split /\n/, "expected: $expected\nprinted: $result" unless $ok;
}
