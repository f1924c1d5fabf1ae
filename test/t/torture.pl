#!/usr/bin/perl
#
# torture.pl: a billing run is disturbed at a random instant, repeated, and has to leave what an undisturbed one leaves.
#
# usage: test/t/torture.pl [ROUNDS [SEED]]     default: the first six; make torture ROUNDS=n runs many
#
# Every round bills the same accounts in a database of its own, by one to three sessions. They are disturbed by:
#
#   kill                    kill -9 of a session: the server restarts itself
#   power                   kill -9 of the postmaster, then of everything it started
#   failover                as power, and the run is repeated on a standby that is promoted
#   disk                    no space is left where the database is (as root: needs a small file system)
#   lock_timeout            while another session keeps an account, or the counter of the numbers
#   cancel, terminate       pg_cancel_backend, pg_terminate_backend of every session
#   statement_timeout       of every session
#
# Then the same run is called again, and the run of the next month. Invoices, lines, taxes, credits and their use, the count of the numbers,
# watermarks and parked accounts have to be those of the undisturbed runs, and verify() has to find nothing.
#
# It brings the server down, so it starts one of its own by test/cluster.sh.

use strict;
use warnings;
use FindBin;
use Time::HiRes qw(sleep time);

unless ($ENV{TORTURE}) {
	$ENV{TORTURE} = 1;
	exec "$FindBin::Bin/../cluster.sh", "$FindBin::Bin/torture.pl", @ARGV or die "cluster.sh: $!\n";
}

my @ways = qw(kill power failover disk lock_timeout cancel terminate statement_timeout);
my ($rounds, $seed) = (shift // 6, shift // int(time * 1000) % 1_000_000);
srand $seed;
$| = 1;
$ENV{PGTZ} = 'UTC';
$ENV{PGOPTIONS} = '-c client_min_messages=error';

my $directory = $ENV{PGHOST};
my $port = $ENV{PGPORT};
my ($pg_ctl) = map { "$_/pg_ctl" } grep { -x "$_/pg_ctl" } split /:/, $ENV{PATH};
my $owner = getpwuid((stat "$directory/data")[4]);
my $mounted;
END { system 'umount', '-l', $mounted if $mounted }
$SIG{$_} = sub { exit 1 } for qw(INT TERM HUP);

# A command as the user of the server; true if it succeeded.
sub as_server {
	my @command = $> == 0 ? ('runuser', '-u', $owner, '--', @_) : @_;
	my $pid = fork // die "fork: $!\n";
	return waitpid($pid, 0) && $? == 0 if $pid;
	chdir '/';
	open STDOUT, '>', '/dev/null';
	open STDERR, '>', '/dev/null';
	exec @command or exit 127;
}

# What statements print, and whether they succeeded.
sub ask {
	my ($database, $sql, $at) = @_;
	local $ENV{PGPORT} = $at // $port;
	open my $psql, '-|', 'psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-d', $database, map { ('-c', $_) } ref $sql ? @$sql : $sql
		or die "psql: $!\n";
	my $answer = join '', <$psql>;
	chomp $answer;
	my $succeeded = close $psql;
	return wantarray ? ($answer, $succeeded) : $succeeded ? $answer : die "failed: $sql\n";
}

# A session that runs meanwhile, and what it says.
sub session {
	my ($database, $sql, $options) = @_;
	my $pid = fork // die "fork: $!\n";
	return $pid if $pid;
	$ENV{PGAPPNAME} = 'torture';
	$ENV{PGOPTIONS} .= " $options" if $options;
	open STDOUT, '>', '/dev/null';
	open STDERR, '>>', "$directory/torture.err";
	exec 'psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-v', 'VERBOSITY=terse', '-d', $database, '-c', $sql or exit 127;
}

sub processes {
	my ($postmaster) = @_;
	my @found;
	for my $stat (glob '/proc/[0-9]*/stat') {
		open my $file, '<', $stat or next;
		push @found, $1 if (<$file> // '') =~ /^(\d+) \(.*\) \S (\d+)/ && $2 == $postmaster;
	}
	return @found;
}

sub start {
	my ($data, $at) = @_;
	# What was killed may need a moment to let go of the shared memory.
	for (1 .. 50) {
		return if as_server($pg_ctl, '-D', $data, '-l', "$data.log", '-s', '-w', '-o',
			"-p $at -k $directory -c listen_addresses= -c fsync=off", 'start');
		sleep 0.2;
	}
	die "the server does not start again\n";
}

# As when the power fails: nothing is written any more.
sub power_off {
	my ($data) = @_;
	open my $file, '<', "$data/postmaster.pid" or die "postmaster.pid: $!\n";
	chomp(my $postmaster = <$file>);
	my @children = processes($postmaster);
	kill 'KILL', $postmaster, @children;
	sleep 0.02 while grep { kill 0, $_ } @children;
}

sub wait_for_server {
	for (1 .. 200) {
		return if as_server('psql', '-Xq', '-h', $directory, '-p', $port, '-U', 'postgres', '-d', 'postgres', '-c', '');
		sleep 0.05;
	}
	die "the server is not back\n";
}

my $load = <<'SQL';
CREATE EXTENSION billing;
SELECT billing.setup();
SELECT billing.apply_catalog('{
  "sellers": [{"code": "acme", "country": "DE", "currency": "EUR"}, {"code": "oops", "country": "FR", "currency": "EUR", "hold_above": "150"}],
  "taxes": [{"jurisdiction": "DE", "category": "S", "percent": "19", "valid": "[2021-01-01,)"},
            {"jurisdiction": "FR", "category": "S", "percent": "20", "valid": "[2021-01-01,2026-02-15)"}],
  "metrics": [{"code": "calls", "aggregation": "sum"}],
  "plans": [{"code": "p", "cadence": "1 month", "items": [
    {"code": "base", "kind": "recurring", "prices": [{"currency": "EUR", "model": "flat", "amount": "49"}]},
    {"code": "calls", "kind": "usage", "metric": "calls", "prices": [
      {"currency": "EUR", "model": "graduated", "tiers": [{"up_to": 100, "unit": "0.10"}, {"unit": "0.05"}]}]}]}]}');
SELECT billing.create_account('a' || n, CASE WHEN n % 10 = 7 THEN 'oops' ELSE 'acme' END), billing.subscribe('a' || n, 'p', '2026-01-01'::timestamptz + n % 3 * interval '1 day')
  FROM generate_series(1, 60) n;
SELECT billing.maintain_usage_partitions('2026-01-01', '2026-03-31');
CALL billing.run('2026-01-15');
-- Changes with credits, a document to be billed again, charges, prepaid credit, hourly totals: what a run has to get right once.
SELECT billing.change_subscription('a' || n, quantities => jsonb_build_object('base', n % 3), at => '2026-01-20') FROM generate_series(1, 60, 4) n;
SELECT billing.void_invoice('a' || n, 1, rebill => true) FROM generate_series(2, 60, 8) n;
SELECT billing.add_charge('a' || n, 'setup', 'EUR 5', '2026-01-25') FROM generate_series(3, 60, 8) n;
SELECT billing.record_usage('a' || n, 'calls', n * 11, '2026-01-25', 'k') FROM generate_series(1, 60) n;
SELECT billing.grant_credit('a' || n, 'prepaid', 'EUR 30', '2026-01-20') FROM generate_series(5, 60, 6) n;
SELECT billing.roll_up_usage();
SQL

my @run = ("CALL billing.run('2026-02-05', batch_size => 4)", "CALL billing.run('2026-03-05', batch_size => 4)");

# All that runs leave behind, but what depends on the order in which batches are taken: which document has which number.
my $state = <<'SQL';
SELECT concat_ws(' ',
  (SELECT md5(string_agg(concat_ws('|', i.account_id, i.invoice_no, i.type, i.net, i.tax, i.gross, i.as_of, i.due_at, s.state, s.amount_due, s.rebill, i.number IS NULL), E'\n'
                         ORDER BY i.account_id, i.invoice_no))
     FROM billing.invoice i JOIN billing.invoice_status s USING (account_id, invoice_no)),
  (SELECT md5(string_agg((to_jsonb(l) - 'description')::text, E'\n' ORDER BY account_id, invoice_no, line_no)) FROM billing.invoice_line l),
  (SELECT md5(string_agg(t::text, E'\n' ORDER BY account_id, invoice_no, tax_no)) FROM billing.invoice_tax t),
  (SELECT md5(string_agg(c::text, E'\n' ORDER BY c::text)) FROM billing.credit_application c),
  (SELECT concat_ws(':', count(*), md5(string_agg(c::text, E'\n' ORDER BY c::text))) FROM billing.credit_use c),
  (SELECT string_agg(concat_ws(':', seller_id, series, last_number), ' ' ORDER BY seller_id, series) FROM billing.number_series),
  (SELECT md5(string_agg(concat_ws('|', account_id, subscription_no, due_at, late_before), E'\n' ORDER BY account_id, subscription_no)) FROM billing.subscription),
  (SELECT count(*) FROM billing.dirty),
  (SELECT md5(string_agg(DISTINCT concat_ws('|', account_id, sqlstate, message), E'\n')) FROM billing.run_failure WHERE resolved_at IS NULL),
  (SELECT count(*) FROM billing.invoice),
  (SELECT sum(violations) FROM billing.verify()))
SQL

print "1.." . ($rounds + 2) . "\n# seed $seed\n";
ask('postgres', 'CREATE DATABASE base');
ask('base', [split /;\n/, $load]);

# The undisturbed run.
ask('postgres', 'CREATE DATABASE undisturbed TEMPLATE base');
my $size = "SELECT pg_database_size('undisturbed') / 1024";
my ($began, $small) = (time, ask('postgres', $size));
ask('undisturbed', $run[0]);
my ($duration, $growth) = (time - $began, ask('postgres', $size) - $small);
ask('undisturbed', $run[1]);
my $expected = ask('undisturbed', $state);
my $batches = ask('undisturbed', "SELECT count(*) FROM billing.run_batch WHERE run_no = (SELECT max(run_no) - 1 FROM billing.run)");
my $documents = ask('undisturbed', "SELECT count(*) || ' ' || count(*) FILTER (WHERE type = 'credit_note') FROM billing.invoice");
my $violations = ask('undisturbed', 'SELECT sum(violations) FROM billing.verify()');
ask('postgres', 'DROP DATABASE undisturbed');
print $violations eq '0' ? '' : 'not ', "ok 1 - undisturbed, verify() finds nothing\n";
printf "# %d batches, %.1f s, %d kB; documents and credit notes: %s\n# %s\n", $batches, $duration, $growth, $documents, $expected;

my $hits = 0;
my $skipped = 0;
for my $round (1 .. $rounds) {
	my $way = $ways[$rounds > @ways ? rand @ways : $round - 1];
	my $name = $way;
	my $sessions = 1 + int rand 3;
	my $after = int rand $batches * 0.8;
	my ($data, $where) = ("$directory/data", $port);
	my $ballast;

	if ($way eq 'disk') {
		if ($> != 0 || !mkdir("$directory/small") || system("mount -t tmpfs -o size=64m small '$directory/small' 2>/dev/null") != 0) {
			rmdir "$directory/small";
			$skipped++;
			print "ok ", $round + 1, " - disk # SKIP a small file system needs root and mount\n";
			next;
		}
		$mounted = "$directory/small";
		mkdir "$mounted/space" and chown((getpwnam $owner)[2, 3], "$mounted/space") or die "space: $!\n";
		ask('postgres', ["CREATE TABLESPACE small LOCATION '$mounted/space'"]);
	}
	# Copied as files: of a copy by WAL, PostgreSQL repeats the numbers of sequences after a crash.
	ask('postgres', 'CREATE DATABASE round TEMPLATE base STRATEGY file_copy' . ($way eq 'disk' ? ' TABLESPACE small' : ''));
	if ($way eq 'disk') {
		# Leave less than the run needs.
		$ballast = "$mounted/ballast";
		ask('postgres', 'CHECKPOINT');
		my ($free) = `df --output=avail -k '$mounted'` =~ /(\d+)\s*$/;
		system('dd', 'if=/dev/zero', "of=$ballast", 'bs=1k', 'count=' . ($free - int rand $growth * 0.8), 'status=none') == 0 or die "no ballast\n";
	} elsif ($way eq 'failover') {
		as_server('pg_basebackup', '-h', $directory, '-p', $port, '-U', 'postgres', '-D', "$directory/standby", '-R', '-c', 'fast') or die "no base backup\n";
		start("$directory/standby", $port + 1);
		for (1 .. 100) {
			last if ask('postgres', 'SELECT count(*) FROM pg_stat_replication') eq '1';
			sleep 0.05;
		}
	}

	# Sessions that run, and what keeps something from them.
	my @pids;
	my @blocker;
	my $options = $way eq 'statement_timeout' ? '-c statement_timeout=' . (1 + int rand $duration * 800) : $way eq 'lock_timeout' ? '-c lock_timeout=20' : '';
	if ($way eq 'lock_timeout') {
		my $kept = rand() < 0.7 ? 'SELECT count(billing.lock_account(' . (1 + int rand 60) . '))' : 'SELECT count(*) FROM (SELECT FROM billing.number_series FOR UPDATE) n';
		@blocker = session('round', "$kept; SELECT pg_sleep(1)");
		sleep 0.1;
	}
	push @pids, session('round', $run[0], $options) for 1 .. $sessions;
	if ($way !~ /timeout|disk/) {
		# After some batches, in the midst of the next.
		my $progress = "SELECT count(*) FROM billing.run_batch b JOIN billing.run r USING (run_no) WHERE r.as_of = '2026-02-05' AND b.finished_at IS NOT NULL";
		for (1 .. 400) {
			last if ask('round', $progress) >= $after;
			sleep 0.01;
		}
		sleep rand $duration / $batches;
	}
	my $mine = "FROM pg_stat_activity WHERE application_name = 'torture'";
	if ($way eq 'cancel' || $way eq 'terminate') {
		ask('postgres', "SELECT count(pg_${way}_backend(pid)) $mine");
	} elsif ($way eq 'kill') {
		my $pid = ask('postgres', "SELECT pid $mine ORDER BY random() LIMIT 1");
		kill 'KILL', $pid if $pid;
	} elsif ($way eq 'power' || $way eq 'failover') {
		power_off($data);
	}
	my $failed = 0;
	for my $pid (@pids) {
		waitpid $pid, 0;
		$failed++ if $?;
	}
	waitpid $_, 0 for @blocker;
	if ($way eq 'power') {
		start($data, $port);
	} elsif ($way eq 'failover') {
		($data, $where) = ("$directory/standby", $port + 1);
		as_server($pg_ctl, '-D', $data, '-s', '-w', 'promote') or die "the standby is not promoted\n";
	} elsif ($way eq 'kill') {
		wait_for_server();
	}
	unlink $ballast if $ballast;

	# How far they came.
	my ($done) = ask('round', 'SELECT coalesce(sum((b.finished_at IS NOT NULL)::int), 0) FROM billing.run r LEFT JOIN billing.run_batch b USING (run_no) '
		. "WHERE r.as_of = '2026-02-05'", $where);
	$hits++ if $done ne $batches;
	$name .= sprintf ', %d of %d sessions failed, %s of %s batches were done', $failed, $sessions, $done, $batches;

	my $wrong = '';
	for my $again (@run) {
		my (undef, $succeeded) = ask('round', $again, $where);
		$wrong .= "# failed again: $again\n" unless $succeeded;
	}
	my ($found) = ask('round', $state, $where);
	$wrong .= "# found    $found\n# expected $expected\n" if $found ne $expected;
	my ($unfinished) = ask('round', "SELECT string_agg(phase, ' ') FROM billing.run_progress WHERE phase <> 'finished'", $where);
	$wrong .= "# a run is still $unfinished\n" if $unfinished ne '';
	print $wrong ? 'not ' : '', 'ok ', $round + 1, " - $name\n$wrong";
	exit 1 if $wrong && $ENV{TORTURE_KEEP};

	if ($way eq 'failover') {
		as_server($pg_ctl, '-D', $data, '-s', '-m', 'immediate', 'stop');
		system 'rm', '-rf', $data, "$data.log";
		start("$directory/data", $port);
	}
	ask('postgres', ['DROP DATABASE round', $way eq 'disk' ? 'DROP TABLESPACE small' : ()]);
	if ($way eq 'disk') {
		system('umount', $mounted) == 0 and undef $mounted;
		rmdir "$directory/small";
	}
}
print $hits > $rounds / 10 ? '' : 'not ', 'ok ', $rounds + 2, " - the runs were hit: $hits of ", $rounds - $skipped, " before their end\n";
