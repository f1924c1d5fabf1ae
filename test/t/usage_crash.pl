#!/usr/bin/perl
#
# usage_crash.pl: eight writers send the same events while servers and sessions are killed, and send again what they got no answer to.
#
# usage: test/t/usage_crash.pl [KILLS [SEED]]     default: three; make torture-usage KILLS=n is for many
#
# Four writers call record_usage(), each with times of its own, as retries have; four send sorted batches by INSERT ... ON CONFLICT.
# The last of each kind sends everything twice: it commits, and does not learn of it. A run goes on all the while. A kill -9 hits, in turn,
# a session between what it sent and its COMMIT, the postmaster and all its children, and these right after a COMMIT. In the end each
# event has to be there once, and to be billed once.
#
# It brings the server down, so it starts one of its own by test/cluster.sh.

use strict;
use warnings;
use FindBin;
use POSIX ();
use Time::HiRes qw(sleep time);

unless ($ENV{TORTURE}) {
	$ENV{TORTURE} = 1;
	exec "$FindBin::Bin/../cluster.sh", "$FindBin::Bin/usage_crash.pl", @ARGV or die "cluster.sh: $!\n";
}

my ($kills, $seed) = (shift // 3, shift // int(time * 1000) % 1_000_000);
srand $seed;
$| = 1;
$ENV{PGTZ} = 'UTC';
$ENV{PGOPTIONS} = '-c client_min_messages=error';
$ENV{PGDATABASE} = 'crash';

my $directory = $ENV{PGHOST};
my $port = $ENV{PGPORT};
my ($pg_ctl) = map { "$_/pg_ctl" } grep { -x "$_/pg_ctl" } split /:/, $ENV{PATH};
my $owner = getpwuid((stat "$directory/data")[4]);

# What statements print; nothing where they fail.
sub ask {
	my @sql = @_;
	open my $psql, '-|', 'psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', map { ('-c', $_) } @sql or die "psql: $!\n";
	my $answer = join '', <$psql>;
	chomp $answer;
	return close $psql ? $answer : undef;
}

sub start {
	for (1 .. 50) {
		my @command = ($pg_ctl, '-D', "$directory/data", '-l', "$directory/data.log", '-s', '-w', '-o', "-p $port -k $directory -c listen_addresses= -c fsync=off", 'start');
		@command = ('runuser', '-u', $owner, '--', @command) if $> == 0;
		my $pid = fork // die "fork: $!\n";
		if (!$pid) {
			chdir '/';
			open STDOUT, '>', '/dev/null';
			open STDERR, '>', '/dev/null';
			exec @command or POSIX::_exit(127);
		}
		waitpid $pid, 0;
		return if $? == 0;
		sleep 0.2;
	}
	die "the server does not start again\n";
}

sub power_off {
	open my $file, '<', "$directory/data/postmaster.pid" or return;
	chomp(my $postmaster = <$file>);
	my @children;
	for my $stat (glob '/proc/[0-9]*/stat') {
		open my $process, '<', $stat or next;
		push @children, $1 if (<$process> // '') =~ /^(\d+) \(.*\) \S (\d+)/ && $2 == $postmaster;
	}
	kill 'KILL', $postmaster, @children;
	sleep 0.02 while grep { kill 0, $_ } @children;
	start();
}

delete local $ENV{PGDATABASE};
system('createdb', 'crash') == 0 or die "createdb failed\n";
$ENV{PGDATABASE} = 'crash';
my $chunks = 6 + 2 * $kills;
defined ask('CREATE EXTENSION billing', 'SELECT billing.setup()', q{SELECT count(*) FROM billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}],
  "metrics": [{"code": "bulk", "aggregation": "sum"}, {"code": "single", "aggregation": "sum"}],
  "plans": [{"code": "p", "cadence": "1 month", "items": [
    {"code": "bulk", "kind": "usage", "metric": "bulk", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]},
    {"code": "single", "kind": "usage", "metric": "single", "prices": [{"currency": "EUR", "model": "unit", "unit": 1}]}]}]}')},
	q{SELECT billing.create_account('a' || n, 'acme'), billing.subscribe('a' || n, 'p', '2026-01-01') FROM generate_series(1, 10) n},
	q{SELECT billing.maintain_usage_partitions('2026-01-01', '2026-01-20')},
	# Some are of a month without a partition.
	qq{CREATE TABLE batch AS SELECT 1 + n % 10 AS account_id, 'k' || n AS key, n AS value, n % $chunks AS chunk,
	          timestamptz '2026-01-02' + n * interval '1 minute' * (50000.0 / (25 * $chunks)) AS at FROM generate_series(1, 25 * $chunks) n})
	or die "no database to disturb\n";

# What is between a writer's statements and its COMMIT is where it is mostly killed.
my @send = (
	q{SELECT count(billing.record_usage('a' || b.account_id, 'single', b.value, b.at + %1$s * interval '1 second', b.key))
	    FROM (SELECT * FROM batch WHERE chunk = %2$s ORDER BY account_id, key) b},
	q{INSERT INTO billing.usage_event (account_id, metric_id, key, occurred_at, value)
	  SELECT account_id, 1, key, at, value FROM batch WHERE chunk = %2$s ORDER BY account_id, key ON CONFLICT DO NOTHING});
my @writers;
for my $writer (1 .. 8) {
	my $pid = fork // die "fork: $!\n";
	if (!$pid) {
		open STDERR, '>>', "$directory/crash.err";
		srand $seed + $writer;
		$ENV{PGAPPNAME} = 'writer';
		for my $chunk (sort { rand() <=> 0.5 } 0 .. $chunks - 1) {
			for (0 .. ($writer > 6)) {
				sleep 0.1 until defined ask('BEGIN', sprintf($send[ $writer % 2 ], $writer, $chunk), "SELECT pg_sleep(0.02)", 'COMMIT');
			}
		}
		POSIX::_exit(0);
	}
	push @writers, $pid;
}
my $run = fork // die "fork: $!\n";
if (!$run) {
	open STDERR, '>>', "$directory/crash.err";
	my $stopped;
	$SIG{TERM} = sub { $stopped = 1 };
	until ($stopped) { ask(q{CALL billing.run('2026-02-01', batch_size => 3)}); sleep 0.1 }
	POSIX::_exit(0);
}

# What a killed server says to its clients is no news.
open my $errors, '>&', \*STDERR;
open STDERR, '>>', "$directory/crash.err";
my %killed;
for my $n (0 .. $kills - 1) {
	sleep 0.1 + rand 0.4;
	my $way = (qw(session power commit))[ $n % 3 ];
	if ($way eq 'session') {
		my $pid = ask(q{SELECT pid FROM pg_stat_activity WHERE application_name = 'writer' AND xact_start IS NOT NULL ORDER BY random() LIMIT 1});
		next unless $pid;
		kill 'KILL', $pid;
	} elsif ($way eq 'power') {
		power_off();
	} else {
		# An event that only this session sends, so that none of the others can repair its loss.
		next unless defined ask('CREATE TABLE IF NOT EXISTS committed (key text)',
			"WITH c AS (INSERT INTO committed VALUES ('c$n')) SELECT billing.record_usage('a1', 'single', 0.5, '2026-01-15', 'c$n')");
		power_off();
	}
	$killed{$way}++;
	sleep 0.05 until defined ask('SELECT 1');
}
waitpid $_, 0 for @writers;
open STDERR, '>&', $errors;
kill 'TERM', $run;
waitpid $run, 0;

my $n = 0;
sub is {
	my ($got, $expected, $name) = @_;
	$n++;
	print $got eq $expected ? "ok $n - $name\n" : "not ok $n - $name\n# got: $got\n# expected: $expected (seed $seed)\n";
}
print "1..4\n# killed: ", join(', ', map { "$_ $killed{$_}" } sort keys %killed), "; seed $seed\n";
my $sum = ask('SELECT sum(value) FROM batch');
my $alone = ask("SELECT count(*) FROM pg_tables WHERE tablename = 'committed'") ? ask('SELECT count(*) FROM committed') : 0;
is(ask('SELECT sum(value), count(*) FROM billing.usage_event WHERE metric_id = 1'), $sum . '|' . 25 * $chunks, 'in bulk each event is there once');
is(ask(q{SELECT trim_scale(sum(value)), count(*) FROM billing.usage_event WHERE metric_id = 2}),
	ask("SELECT trim_scale($sum + $alone * 0.5)") . '|' . (25 * $chunks + $alone), 'one by one each event is there once');
ask(q{SELECT billing.maintain_usage_partitions('2026-02-01', '2026-02-28')}, q{CALL billing.run('2026-02-02')}, q{CALL billing.run('2026-03-05')}, q{CALL billing.run('2026-03-06')});
is(ask('SELECT item, trim_scale(sum(quantity)) FROM billing.invoice_line GROUP BY item ORDER BY item'), "bulk|$sum\nsingle|" . ask("SELECT trim_scale($sum + $alone * 0.5)"), 'and billed once');
is(ask(q{SELECT string_agg(invariant || ': ' || example, '; ') FROM billing.verify() WHERE violations <> 0}), '', 'nothing else is wrong');
