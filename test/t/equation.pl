#!/usr/bin/perl
#
# equation.pl: the lines of random subscribers, by the equation in C++ and by the one in SQL, which have to be the same.
#
# usage: test/t/equation.pl [CATALOGS [FIRST]]     default: a few; make torture-equation CATALOGS=n runs many
#
# A catalog is drawn from its number, with items of most kinds and some accounts. For eight months subscriptions change, usage
# comes, documents are voided and credited; now and then all lines as of some time are asked for in both ways, of each account
# and of all of them at once, and billed. No run may fail, and in the end verify() has nothing to say.
# EQUATION_LOG=file keeps the statements.

use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../perl";
use IO::Handle;
use JSON::PP;
use Session;
use Subscribers;

my ($catalogs, $first) = (shift // 3, shift // 1);
my $json = JSON::PP->new->canonical->allow_nonref;
my $day = 86400;
my ($log, $session);
if (my $file = $ENV{EQUATION_LOG}) {
	open $log, '>', $file or die "$file: $!\n";
	$log->autoflush;
}

sub sql { return $session->sql(@_) }

sub literal {
	my ($value) = @_;
	$value = ref $value eq 'JSON::PP::Boolean' ? ($value ? 'true' : 'false') : ref $value ? $json->encode($value) : $value;
	utf8::encode($value) if utf8::is_utf8($value);
	$value =~ s/'/''/g;
	return "'$value'";
}

sub connect_to {
	my ($database) = @_;
	$session = Session->new($database, $log);
	sql('SET search_path = billing, public', 'SET track_functions = pl');
}

sub prepare {
	sql('CREATE EXTENSION billing', 'SELECT billing.setup()');
	sql(<<'END');
CREATE FUNCTION public.attempt(statement text) RETURNS text LANGUAGE plpgsql AS $$
-- The result of an operation, or the SQLSTATE with which it refuses what makes no sense there.
DECLARE
    result text;
BEGIN
    EXECUTE statement INTO result;
    RETURN result;
EXCEPTION WHEN SQLSTATE '55000' OR SQLSTATE '22023' OR SQLSTATE '22008' OR SQLSTATE '22003' THEN
    RETURN SQLSTATE || ' ' || SQLERRM;
END;
$$
END
	sql(<<'END');
CREATE FUNCTION public.lines(statement text, ids bigint[], as_of timestamptz, since xid8) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    result text[];
BEGIN
    EXECUTE format('SELECT array_agg(l::text ORDER BY l::text) FROM billing.%I($1, $2, $3) l', statement) INTO result USING ids, as_of, since;
    RETURN coalesce(result, '{}');
EXCEPTION WHEN OTHERS THEN
    RETURN ARRAY['error ' || SQLSTATE];
END;
$$
END
	sql(<<'END');
CREATE FUNCTION public.compare(ids bigint[], as_of timestamptz, since xid8, OUT lines integer, OUT by_sql boolean, OUT problem text) LANGUAGE plpgsql AS $$
DECLARE
    measured regprocedure := 'billing.examined_lines(bigint[], timestamptz, xid8)';
    before bigint := coalesce(pg_stat_get_xact_function_calls(measured), 0);
    fast text[] := public.lines('due_lines', ids, as_of, since);
    slow text[];
BEGIN
    by_sql := coalesce(pg_stat_get_xact_function_calls(measured), 0) > before;
    slow := public.lines('examined_lines', ids, as_of, since);
    lines := cardinality(fast);
    IF EXISTS (SELECT FROM billing.open_charges(as_of, ids) h WHERE h.of_document) THEN
        RETURN;
    END IF;
    IF fast <> slow THEN
        problem := concat_ws(E'\n', 'accounts ' || ids::text || ' as of ' || as_of,
            (SELECT string_agg('C++ only: ' || l, E'\n') FROM (SELECT unnest(fast) EXCEPT ALL SELECT unnest(slow)) u (l)),
            (SELECT string_agg('SQL only: ' || l, E'\n') FROM (SELECT unnest(slow) EXCEPT ALL SELECT unnest(fast)) u (l)));
    END IF;
END;
$$
END
}

# An operation with its arguments; instants are numbers.
sub attempt {
	my ($operation, %args) = @_;
	my @given = map {
		"$_ => " . (/^(at|as_of|anchor|trial_end|resume_at)$/ ? "to_timestamp($args{$_})" : literal($args{$_}))
	} grep { defined $args{$_} } sort keys %args;
	my ($result) = sql('SELECT attempt(' . literal("SELECT billing.$operation(" . join(', ', @given) . ')') . ')');
	return $result;
}

my %count = (lines => 0, accounts => 0, by_sql => 0);

sub compare {
	my ($as_of) = @_;
	my @problems;
	for (sql("SELECT c.lines, c.by_sql::integer, c.problem FROM billing.account a, compare(ARRAY[a.account_id], to_timestamp($as_of), billing.examined_since(a.account_id)) c")) {
		if (/^(\d+)\|(\d)\|(.*)$/) {
			$count{accounts}++ if $1;
			$count{by_sql}++ if $1 && $2;
			$count{lines} += $1;
			push @problems, $3 if $3 ne '';
		} else {
			push @problems, $_;
		}
	}
	push @problems, grep { $_ ne '' } sql("SELECT c.problem FROM compare(ARRAY(SELECT account_id FROM billing.account), to_timestamp($as_of), NULL) c");
	return @problems;
}

# What an operation is about, of what the account has; nothing where it has none.
sub aim {
	my ($operation, $account) = @_;
	if ($operation =~ /_invoice$/) {
		my ($invoice) = sql("SELECT i.invoice_no FROM billing.invoice i JOIN billing.account a ON a.account_id = i.account_id
			WHERE a.code = '$account' AND i.number IS NOT NULL ORDER BY i.invoice_no DESC OFFSET " . Subscribers::between(0, 2) . ' LIMIT 1');
		return defined $invoice ? { invoice_no => $invoice } : undef;
	}
	if ($operation eq 'cancel_usage') {
		my ($event) = sql("SELECT m.code, u.key, extract(epoch FROM u.occurred_at) FROM billing.usage_event u JOIN billing.account a ON a.account_id = u.account_id
			JOIN billing.metric m ON m.metric_id = u.metric_id WHERE a.code = '$account' ORDER BY u.occurred_at DESC LIMIT 1") or return undef;
		my ($metric, $key, $at) = split /\|/, $event;
		return { metric => $metric, key => $key, at => $at };
	}
	if ($operation =~ /_subscription$|^undo_change$|^record_usage$/) {
		my @subscriptions = sql("SELECT s.subscription_no, (SELECT coalesce(max(c.change_no), 0) FROM billing.live_changes(s.account_id, s.subscription_no) c)
			  FROM billing.find_account('$account') f JOIN billing.subscription s ON s.account_id = f.account_id AND s.subaccount_no = f.subaccount_no ORDER BY 1");
		my ($number, $change) = split /\|/, Subscribers::pick(@subscriptions);
		return { @subscriptions > 1 ? (subscription_no => $number) : (), $operation eq 'undo_change' ? (change => $change) : () };
	}
	if ($operation eq 'add_charge') {
		my ($amount) = sql("SELECT a.currency || ' 7' FROM billing.find_account('$account') f JOIN billing.account a ON a.account_id = f.account_id");
		return { amount => $amount };
	}
	return {};
}

sub play {
	my ($number) = @_;
	srand($number);
	my $strange = Subscribers::strange();
	my @plans = map { "p$_" } 1 .. 4;
	my $clock = 1736899200 + Subscribers::between(0, 40) * $day; # 2025-01-15
	my @problems;
	my ($taken, $refused) = (0, 0);

	# Some policies make no sense; another catalog is drawn then.
	while ((attempt('apply_catalog', document => Subscribers::catalog(\@plans, $strange)) // '') =~ /^22/) { }
	my @accounts = Subscribers::accounts(4);
	push @accounts, { code => 'b', parent => 'a1', seller => $accounts[0]{seller} } if $strange->{subaccounts};
	for my $account (@accounts) {
		attempt('create_account', %$account, name => $account->{code});
		while (attempt(@{ Subscribers::subscription($account->{code}, \@plans, $clock) }) !~ /^\d$/) { }
		$account->{calm} = Subscribers::chance(70);
	}
	for my $step (1 .. 60) {
		$clock += Subscribers::pick(0, 1, Subscribers::between(1, 10)) * $day + Subscribers::between(0, 40000);
		my ($account, $calm) = @{ Subscribers::pick(@accounts) }{qw(code calm)};
		sql('SELECT billing.roll_up_usage()') if $strange->{totals} && $step % 8 == 0;
		if ($step % 15 == 0) {
			my @next = map { Subscribers::plan($_, $strange) } Subscribers::pick(@plans);
			attempt('apply_catalog', document => { plans => \@next });
		}
		for my $event (Subscribers::events($account, \@plans, $clock, $strange, $calm)) {
			my ($operation, %args) = @$event;
			my $aim = aim($operation, $account) or next;
			my $result = attempt($operation, %args, %$aim);
			defined $result && $result =~ /^(55000|22...)/ ? $refused++ : $taken++;
			print $log "-- refused: $result\n" if $log && defined $result && $result =~ /^(55000|22...) /;
		}
		if ($step % 3 == 0) {
			push @problems, compare($clock + Subscribers::pick(0, Subscribers::between(-30, 60)) * $day + Subscribers::pick(0, 0.25, 1e-6));
			my $as_of = $clock - (Subscribers::chance(20) ? Subscribers::between(1, 30) * $day : 0);
			sql("CALL billing.run(to_timestamp($as_of), issue => " . (Subscribers::chance(88) ? 'true' : 'false') . ')');
			push @problems, compare($clock);
			push @problems, map { "step $step, parked: $_" } sql('SELECT account_id, sqlstate, message FROM billing.run_failure WHERE resolved_at IS NULL');
		}
		last if @problems;
	}
	push @problems, sql('SELECT invariant, violations, example FROM billing.verify() WHERE violations > 0') unless @problems;
	return ("catalog $number: $taken operations, $refused refused", @problems);
}

my $template = "equation_$$";
my $server = Session->new('postgres');
# Lines are sorted by names, so not by bytes where the server knows languages.
my ($knows_languages) = $server->sql("SELECT count(*) FROM pg_collation WHERE collname = 'de-x-icu'");
$server->sql("CREATE DATABASE $template TEMPLATE template0" . ($knows_languages ? " LOCALE_PROVIDER icu ICU_LOCALE 'de'" : ''));
connect_to($template);
prepare();
undef $session;
my $failed = $server->play_each(
	template => $template, first => $first, count => $catalogs, name => 'catalog',
	connect => \&connect_to, play => \&play, leave => sub { undef $session });
$server->sql("DROP DATABASE $template");
print "# $count{accounts} times accounts had lines, $count{lines} in all; $count{by_sql} times C++ left them to SQL\n";
exit($failed ? 1 : 0);
