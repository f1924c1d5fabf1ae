#!/usr/bin/perl
#
# timelines.pl: random timelines of a subscription, billed in three ways and compared with a reference model.
#
# usage: test/t/timelines.pl [TIMELINES [FIRST]]     default: a few; make torture-timelines TIMELINES=n runs many
#
# A timeline is drawn from its number: 50 changes over 36 months, in a random zone, recorded in time, late or ahead.
# It is replayed for three accounts: one billed at the end, one after each change, one at random points with documents
# voided, credited and drafted in between, and runs as of earlier times. Every total of an item in a cycle has to be what test/perl/Oracle.pm computes from
# the changes alone; every preview what is then written; every run repeated writes nothing; every document adds up.
# TIMELINES_LOG=file keeps the statements.

use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../perl";
use IO::Handle;
use JSON::PP;
use Calendar;
use Oracle;
use Generator;
use Session;

my ($timelines, $first) = (shift // 2, shift // 1);
my $json = JSON::PP->new->canonical;
my %calendars;
my $log;
if (my $file = $ENV{TIMELINES_LOG}) {
	open $log, '>', $file or die "$file: $!\n";
	$log->autoflush;
}

# Each timeline has a database of its own; that of one which failed is kept.
my $template = "timelines_$$";
my $server = Session->new('postgres');
my $session;

sub connect_to {
	my ($database) = @_;
	$session = Session->new($database, $log);
	sql('SET search_path = billing, public');
}

sub sql {
	return $session->sql(@_);
}

sub literal {
	my ($value) = @_;
	$value = $json->encode($value) if ref $value;
	$value =~ s/'/''/g;
	return "'$value'";
}

sub prepare {
	sql('CREATE EXTENSION billing');
	sql('SELECT billing.setup()');
	sql(<<'END');
CREATE FUNCTION attempt(statement text) RETURNS text LANGUAGE plpgsql AS $$
-- The result of an operation, or the SQLSTATE with which it refuses what makes no sense there.
DECLARE
    result text;
BEGIN
    EXECUTE statement INTO result;
    RETURN result;
EXCEPTION WHEN SQLSTATE '55000' OR SQLSTATE '22023' THEN
    RETURN SQLSTATE;
END;
$$
END
	sql('CREATE TABLE seen (account_id bigint, invoice_no integer)');
	sql('CREATE TABLE announced (lines text)');
	sql('SELECT count(*) FROM billing.apply_catalog(' . literal(Generator::common_catalog()) . ')');
}

sub calendar {
	my ($zone) = @_;
	return $calendars{$zone} //= Calendar->new($zone, map { [split /\|/] } sql(Calendar::offsets_query($zone)));
}

# One account of a timeline and what the test knows of it.
package Replay {
	sub new {
		my ($class, $timeline, $mode) = @_;
		my $account = "t$timeline->{number}$mode";
		return bless { timeline => $timeline, mode => $mode, account => $account, subs => {}, numbers => {}, problems => [] }, $class;
	}

	sub problem {
		my ($self, $text) = @_;
		push @{ $self->{problems} }, "$self->{mode}: $text";
	}

	# An operation with its arguments; instants are numbers named as such.
	sub call {
		my ($self, $operation, %args) = @_;
		my @given;
		for my $name (sort keys %args) {
			next unless defined $args{$name};
			push @given, "$name => " . ($name =~ /^(at|anchor|trial_end|as_of)$/ ? "to_timestamp($args{$name})" : main::literal($args{$name}));
		}
		my ($result) = main::sql('SELECT attempt(' . main::literal("SELECT billing.$operation(" . join(', ', @given) . ')') . ')');
		return $result;
	}

	sub apply {
		my ($self, $step) = @_;
		my $account = $self->{account};
		my %args = (account => $account, %{ $step->{args} // {} });
		my $operation = $step->{op};

		if ($operation eq 'catalog') {
			main::sql('SELECT count(*) FROM billing.apply_catalog(' . main::literal(Generator::plan_catalog($account, $step->{plans})) . ')');
			return;
		}
		if ($operation eq 'usage') {
			my %event = %{ $step->{event} };
			my $new = $self->call('record_usage', account => $account, metric => $event{metric}, value => $event{value}, at => $event{at}, key => $event{key},
			    subscription_no => $step->{sub}, properties => $event{region} ? { region => $event{region} } : undef);
			$self->{events}{ $event{key} } = {%event} if $new eq 'true';
			push @{ $self->{subs}{ $step->{sub} }{events} }, $self->{events}{ $event{key} } if $new eq 'true';
			return;
		}
		if ($operation eq 'cancel_usage') {
			my $event = $self->{events}{ $step->{key} } or return;
			$self->call('cancel_usage', account => $account, metric => $event->{metric}, key => $step->{key}, at => $event->{at});
			$event->{cancelled} = 1;
			return;
		}

		$args{plan} = "$account-$args{plan}" if $args{plan};
		if ($operation eq 'migrate_plan') {
			delete $args{account};
			$self->call('migrate_plan', %args);
			my %last = map { split /\|/ } main::sql("SELECT subscription_no, max(change_no) FROM billing.subscription_change c JOIN billing.account a USING (account_id)
			    WHERE a.code = '$account' GROUP BY 1");
			for my $number (sort keys %last) {
				my $sub = $self->{subs}{$number};
				my $no = $sub->{changes}[-1]{no};
				push @{ $sub->{changes} }, map { { %{ $step->{change} }, no => ++$no, at => $_ } } Oracle::outdated($sub, $step->{change}{plan}, $args{at});
				$self->problem("subscription $number has $last{$number} changes after a migration, not $no") if $no != $last{$number};
			}
			return;
		}
		if ($operation eq 'undo_change') {
			$args{change} = $self->{numbers}{ $step->{undoes} } or return;
			return if $step->{sub} != ($self->{sub_of}{ $step->{undoes} } // 0);
		}
		$args{subscription_no} = $step->{sub} if $operation ne 'subscribe';
		my $result = $self->call($operation, %args);
		return if !defined $result || $result =~ /^(55000|22023)$/;

		# Accepted: what was asked for is a fact.
		my $number = $operation eq 'subscribe' ? 1 : $result;
		my $sub = $self->{subs}{ $step->{sub} } //=
		    { calendar => $self->{timeline}{calendar}, digits => $self->{timeline}{digits}, changes => [], events => [] };
		my $at = $args{at};
		$at = Oracle::period_end($sub, Oracle::grids($sub), $at) if ($args{effective} // '') eq 'period_end';
		my %change = %{ $step->{change} };
		my $waits_until;
		if ($change{at_cycle_end} && $change{kind} eq 'change') {
			# Cycles of another length or anchor wait for the running one to end.
			my $grid = Oracle::grid_at(Oracle::grids($sub), $at);
			($waits_until, $change{at_cycle_end}) = (Oracle::cycle_end($sub, Oracle::grids($sub), undef, $at), 0)
			    if defined $change{anchor} || $change{plan} && !Oracle::same_cadence($change{plan}{cadence}, $grid->{cadence});
		}
		# A price is agreed for the plan of that time.
		my $plan = $change{plan} ? $change{plan}{code} : $operation eq 'change_subscription' ? Oracle::plan_at($sub, $at) : undef;
		$change{prices} = { map { $_ => { plan => $plan, price => $change{prices}{$_} } } keys %{ $change{prices} // {} } };
		push @{ $sub->{changes} }, { %change, no => $number, at => $waits_until // $at, undoes => $operation eq 'undo_change' ? $args{change} : undef };
		$self->{numbers}{ $step->{number} } = $number;
		$self->{sub_of}{ $step->{number} } = $step->{sub};
	}

	# A run as of a time; in full with its preview before and its repetition after it.
	sub run {
		my ($self, $as_of, $in_full) = @_;
		my $account = $self->{account};
		return main::sql("CALL billing.run(to_timestamp($as_of))") unless $in_full;
		my $new_lines = "SELECT string_agg(l::text, E'\\n' ORDER BY l.invoice_no, l.line_no) FROM billing.invoice_line l JOIN billing.account a ON a.account_id = l.account_id
			WHERE a.code = '$account' AND NOT EXISTS (SELECT FROM seen s WHERE s.account_id = l.account_id AND s.invoice_no = l.invoice_no)";
		my $remember = "INSERT INTO seen SELECT i.account_id, i.invoice_no FROM billing.invoice i JOIN billing.account a ON a.account_id = i.account_id
			WHERE a.code = '$account' AND i.number IS NOT NULL EXCEPT SELECT * FROM seen";
		main::sql('TRUNCATE announced');
		main::sql($remember);
		main::sql("INSERT INTO announced SELECT string_agg(p::text, E'\\n' ORDER BY p.invoice_no, p.line_no) FROM billing.preview('$account', to_timestamp($as_of)) p");
		$self->problem("as of $as_of, C++ and SQL do not say the same") if main::sql("SELECT true FROM (SELECT ARRAY(SELECT a.account_id FROM billing.account a WHERE a.code = '$account') AS ids) x
			WHERE (SELECT string_agg(l::text, E'\\n' ORDER BY l.invoice_no, l.line_no) FROM billing.examined_lines(x.ids, to_timestamp($as_of), billing.examined_since()) l)
			      IS DISTINCT FROM (SELECT lines FROM announced)");
		main::sql("CALL billing.run(to_timestamp($as_of))");
		my @announced = main::sql('SELECT lines FROM announced');
		my @written = main::sql($new_lines);
		if ("@announced" ne "@written") {
			my (%announced, %written);
			$announced{$_} = 1 for @announced;
			$written{$_} = 1 for @written;
			$self->problem(join "\n", "as of $as_of", (map { "announced only: $_" } grep { !$written{$_} } @announced), map { "written only: $_" } grep { !$announced{$_} } @written);
		}
		main::sql($remember);
		main::sql("CALL billing.run(to_timestamp($as_of))");
		my ($again) = main::sql($new_lines);
		$self->problem("as of $as_of, the same run again wrote $again") if defined $again && $again ne '';
		$self->problem("parked: $_") for main::sql("SELECT message FROM billing.run_failure WHERE resolved_at IS NULL");
	}

	# Operations on documents: the equation bills what they take away, or not, as they say.
	sub disturb {
		my ($self, $step) = @_;
		my ($disturbance, $which) = @{ $step->{disturb} };
		my $account = $self->{account};
		my ($document) = main::sql("SELECT i.invoice_no, (SELECT min(l.line_no) FROM billing.invoice_line l WHERE (l.account_id, l.invoice_no) = (i.account_id, i.invoice_no)),
			    (SELECT max(amount(l.amount)) / 2 FROM billing.invoice_line l WHERE (l.account_id, l.invoice_no, l.line_no) = (i.account_id, i.invoice_no, 1))
			  FROM billing.invoice i JOIN billing.account a ON a.account_id = i.account_id
			 WHERE a.code = '$account' AND i.number IS NOT NULL ORDER BY i.invoice_no DESC OFFSET $which LIMIT 1");
		return unless defined $document;
		my ($number, $line, $half) = split /\|/, $document;
		my %invoice = (account => $account, invoice_no => $number);
		return $self->call('void_invoice', %invoice, rebill => 'true') if $disturbance eq 'void';
		return $self->call('void_invoice', %invoice, rebill => 'false') if $disturbance eq 'forgive';
		return $self->call('write_off_invoice', %invoice) if $disturbance eq 'write_off';
		return $self->call('reissue_invoice', %invoice, as_of => $step->{clock}) if $disturbance eq 'reissue';
		return $self->call('credit_invoice', %invoice, effect => 'rebill', at => $step->{clock}) if $disturbance eq 'credit_rebill';
		return $self->call('credit_invoice', %invoice, effect => 'goodwill', at => $step->{clock}, lines => "[[$line, \"" . sprintf('%.*f', $self->{timeline}{digits}, $half) . '"]]')
		    if $disturbance eq 'goodwill';
		# a draft, or a run as of an earlier time than the last
		return main::sql("CALL billing.run(to_timestamp($step->{clock} - 20 * 86400))") if $which == 3;
		main::sql("CALL billing.run(to_timestamp($step->{clock}), issue => false)");
	}

	# Minor units billed by item, dimension and cycle, and what was given up of them.
	sub billed {
		my ($self, $number) = @_;
		my (%billed, %conceded);
		for (main::sql("SELECT l.item || '|' || l.dimension || '|' || extract(epoch FROM lower(l.period))::bigint, sum(billing.minor_units(l.list_amount)),
			    coalesce(sum(billing.minor_units(l.list_amount)) FILTER (WHERE s.state = 'void' AND billing.sign(l.list_amount) > 0), 0)
			    + coalesce(sum((SELECT -sum(billing.minor_units(g.list_amount)) FROM billing.invoice_line g
			                     WHERE g.account_id = l.account_id AND g.source_invoice_no = l.invoice_no AND g.source_line_no = l.line_no AND g.subscription_no IS NULL)), 0)
			  FROM billing.invoice_line l
			  JOIN billing.account a ON a.account_id = l.account_id
			  JOIN billing.invoice_status s ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no
			 WHERE a.code = '$self->{account}' AND l.subscription_no = $number AND s.state <> 'draft' AND s.rebill IS DISTINCT FROM true GROUP BY 1")) {
			my ($key, $amount, $given) = /^(.*)\|(-?\d+)\|(-?\d+)$/ or die "row $_\n";
			$billed{$key} = $amount;
			$conceded{$key} = $given if $given;
		}
		return (\%billed, \%conceded);
	}

	sub judge {
		my ($self) = @_;
		for my $number (sort keys %{ $self->{subs} }) {
			my $expected = Oracle::should_be($self->{subs}{$number});
			my ($billed, $conceded) = $self->billed($number);
			my %keys = (%$expected, %$billed);
			for my $key (sort keys %keys) {
				my ($want, $have) = ($expected->{$key} // 0, $billed->{$key} // 0);
				# What was given up, of some version, is not given a second time when that is credited.
				my $most = $want + ($conceded->{$key} // 0);
				$self->problem("subscription $number, $key (" . gmtime((split /\|/, $key)[-1]) . "): billed $have, should be $want" . ($most > $want ? " to $most" : ''))
				    if $have < $want || $have > $most;
			}
		}
		$self->problem($_) for main::sql(Generator::document_check($self->{account}));
	}
}

package main;

sub play {
	my ($number) = @_;
	my $timeline = Generator::timeline($number, \&calendar);
	my (@problems, $shape);
	for my $mode (qw(end each some)) {
		my $replay = Replay->new($timeline, $mode);
		print $log "-- timeline $number, $mode\n" if $log;
		sql($_) for Generator::account($timeline, $replay->{account});
		for my $step (@{ $timeline->{steps} }) {
			print $log '-- ', scalar gmtime $step->{clock}, "\n" if $log;
			$replay->disturb($step) if $step->{disturb} && $mode eq 'some';
			$replay->apply($step);
			$replay->run($step->{clock}, $step->{run}) if $mode eq 'each' || $mode eq 'some' && $step->{run};
		}
		$replay->run($timeline->{end}, 1);
		$replay->judge;
		# An operation is accepted or refused for what was asked before, whatever was billed.
		my $taken = join ' ', map { my $sub = $_; map { "$sub:$_->{no}:$_->{kind}" } @{ $replay->{subs}{$sub}{changes} } } sort keys %{ $replay->{subs} };
		$shape //= $taken;
		$replay->problem("changes taken are $taken, not $shape") if $taken ne $shape;
		push @problems, @{ $replay->{problems} };
	}
	my $changes = () = $shape =~ /:/g;
	return ("timeline $number: $timeline->{zone}, $timeline->{currency}, " . $changes / 2 . ' changes', @problems);
}

$server->sql("CREATE DATABASE $template");
connect_to($template);
prepare();
undef $session;
my $failed = $server->play_each(
	template => $template, first => $first, count => $timelines, name => 'timeline',
	connect => \&connect_to, play => \&play, leave => sub { undef $session });
$server->sql("DROP DATABASE $template");
exit($failed ? 1 : 0);
