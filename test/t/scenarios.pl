#!/usr/bin/perl
#
# scenarios.pl: worked billing scenarios, with the documents that each run must write.
#
# usage: test/t/scenarios.pl [FILE [NAME...]]     default: scenarios, combinations, timeline and usage of test/, all of them
#
# Each scenario begins with an empty record layer. Its events are calls of the operations; before every run each account is
# previewed, and after it the run is repeated: the preview must be what was written, and what the equation says of every
# account, the repetition must write nothing, and in the end verify() must find nothing.

use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../perl";
use JSON::PP;
use POSIX ();
use Session;

my @files = @ARGV ? shift : map { "$FindBin::Bin/../$_.json" } qw(scenarios combinations timeline usage);
my %wanted = map { $_ => 1 } @ARGV;
my $json = JSON::PP->new->canonical->allow_nonref;

my (@scenarios, %skipped);
for my $file (@files) {
	open my $in, '<', $file or die "$file: $!\n";
	my $document = $json->decode(do { local $/; <$in> });
	push @scenarios, grep { !%wanted || $wanted{ $_->{name} } } @{ $document->{scenarios} };
	%skipped = (%skipped, %{ $document->{skipped} // {} });
}

sub literal {
	my ($value) = @_;
	return 'NULL' unless defined $value;
	$value = $json->encode($value) if ref $value && !JSON::PP::is_bool($value);
	return $value ? 'true' : 'false' if JSON::PP::is_bool($value);
	$value =~ s/'/''/g;
	return "'$value'";
}

# A date is midnight in the account's zone; anything longer is a time already.
sub instant {
	my ($at, $zone) = @_;
	return $at =~ /^\d{4}-\d\d-\d\d$/ ? "timestamp '$at' AT TIME ZONE '$zone'" : literal($at);
}

# What the policy of a scenario sets is said in its catalog, and in the calls that take it.
sub apply_policy {
	my ($catalog, $policy) = @_;
	for my $seller (@{ $catalog->{sellers} // [] }) {
		$seller->{tax_point} = $policy->{tax_point} if $policy->{tax_point};
		$seller->{tax_basis} = $policy->{tax_basis} if $policy->{tax_basis};
	}
	for my $item (map { @{ $_->{items} } } @{ $catalog->{plans} // [] }) {
		$item->{tiers} = $policy->{tiers} if $policy->{tiers} && $item->{kind} eq 'usage';
	}
	return $catalog;
}

sub call {
	my ($event, $scenario, $zones) = @_;
	my %args = %{ $event->{args} };
	my $zone = $zones->{ $args{account} // '' } // 'UTC';
	my $name = $event->{op};

	if ($name eq 'apply_catalog') {
		return 'SELECT count(*) FROM billing.apply_catalog(' . literal(apply_policy($args{catalog}, $scenario->{policy})) . ')';
	}
	if ($name eq 'create_account') {
		$zones->{ $args{code} } = $args{zone} // 'UTC';
	} elsif ($name !~ /^(void|write_off|update)_/) {
		$args{at} //= $event->{at};
	}
	$args{settle} //= $scenario->{policy}{settle} if $name =~ /^(change|cancel|pause|resume)_/ && $scenario->{policy}{settle};
	my @given;
	for my $key (sort keys %args) {
		my $value = $key =~ /^(at|since|anchor|trial_end|resume_at)$/ ? instant($args{$key}, $zone) : literal($args{$key});
		push @given, "$key => $value";
	}
	return "SELECT billing.$name(" . join(', ', @given) . ')';
}

my $lines_of = q{
	SELECT coalesce(json_agg(json_build_object(
	           'item', l.item, 'amount', billing.amount(l.amount)::text, 'list_amount', billing.amount(l.list_amount)::text,
	           'service', CASE WHEN l.service IS NOT NULL THEN json_build_array((lower(l.service) AT TIME ZONE a.zone)::date, (upper(l.service) AT TIME ZONE a.zone)::date) END,
	           'tax_percent', trim_scale(l.tax_percent)::text, 'subscription_no', l.subscription_no, 'dimension', l.dimension,
	           'corrects_document', l.source_invoice_no)), '[]')
	  FROM %s l JOIN billing.account a ON a.account_id = l.account_id WHERE l.account_id = %s AND l.invoice_no = %s};

my $documents = q{
	SELECT json_build_object('account', i.account_id, 'no', i.invoice_no, 'document', i.type, 'currency', i.currency, 'total', billing.amount(i.net)::text,
	                         'tax', billing.amount(i.tax)::text, 'gross', billing.amount(i.gross)::text,
	                         'reduces', (SELECT json_object_agg(c.invoice_no, billing.amount(c.amount)::text) FROM billing.credit_application c
	                                      WHERE c.account_id = i.account_id AND c.credit_note_no = i.invoice_no),
	                         'lines', (} . sprintf($lines_of, 'billing.invoice_line', 'i.account_id', 'i.invoice_no') . q{))
	  FROM billing.invoice i ORDER BY i.account_id, i.invoice_no};

my $previews = q{
	SELECT string_agg(p::text, E'\n' ORDER BY p.account_id, p.invoice_no, p.line_no) FROM billing.account a CROSS JOIN LATERAL billing.preview(a.code, AS_OF) p};
my $written = q{
	SELECT string_agg(l::text, E'\n' ORDER BY l.account_id, l.invoice_no, l.line_no) FROM billing.invoice_line l
	 WHERE (l.account_id, l.invoice_no) NOT IN (SELECT account_id, invoice_no FROM seen)};

# The fields that the expectation names, in an order of its own.
sub line_text {
	my ($line, $keys) = @_;
	return $json->encode({ map { $_ => defined $line->{$_} ? (ref $line->{$_} ? $line->{$_} : "$line->{$_}") : undef } @$keys });
}

sub compare {
	my ($expected, $got, $seen) = @_;
	my @problems;
	my @expected = grep { @{ $_->{lines} } } @$expected;
	push @problems, scalar(@$got) . ' documents written, ' . scalar(@expected) . ' expected' if @$got != @expected;
	for my $want (@expected) {
		my ($have) = grep { !$_->{taken} && $_->{document} eq $want->{document} } @$got;
		if (!$have) {
			push @problems, "no $want->{document} of $want->{total}";
			next;
		}
		$have->{taken} = 1;
		for my $key (grep { exists $want->{$_} } qw(currency total tax gross)) {
			push @problems, "$key is $have->{$key}, not $want->{$key}" if "$have->{$key}" ne "$want->{$key}";
		}
		my @have = @{ $have->{lines} };
		for my $line (@{ $want->{lines} }) {
			my $text = line_text($line, [sort keys %$line]);
			my ($index) = grep { line_text($have[$_], [sort keys %$line]) eq $text } 0 .. $#have;
			if (defined $index) { splice @have, $index, 1 }
			else { push @problems, "no line $text" }
		}
		push @problems, 'line not expected: ' . $json->encode($_) for @have;
		my %extra = %{ $want->{extra} // {} };
		for my $key (sort keys %extra) {
			if ($key =~ /^reduces_(?:due|written_off)_of_(\d+)$/) {
				my $reduced = $have->{reduces}{$1} // 'nothing';
				push @problems, "$key is $reduced, not $extra{$key}" if $reduced ne $extra{$key};
			} else {
				push @problems, "$key is not known to this runner";
			}
		}
	}
	return @problems;
}

# What is due has to be the same by the equation in C++ as by the one in SQL.
sub both_ways {
	my ($one, $other, $as_of) = @_;
	my ($lines, $same) = map { "SELECT l::text AS line FROM (SELECT array_agg(a.account_id) AS ids FROM billing.account a) x,
		LATERAL $_(x.ids, $as_of, billing.examined_since()) l" } $one, $other;
	return "SELECT 'WAYS ' || line FROM (($lines EXCEPT ALL $same) UNION ALL ($same EXCEPT ALL $lines)) d";
}

sub play {
	my ($scenario, $session, $cleaner) = @_;
	my %zones;
	my @problems;
	my ($zone) = map { $_->{args}{zone} // 'UTC' } grep { $_->{op} eq 'create_account' } @{ $scenario->{events} };

	$cleaner->sql('SELECT empty_the_record_layer()');
	$session->sql('SELECT count(*) FROM billing.apply_catalog(' . literal(apply_policy($scenario->{catalog}, $scenario->{policy})) . ')');
	my %known;
	for my $k (1 .. @{ $scenario->{runs} }) {
		my $as_of = instant($scenario->{runs}[ $k - 1 ], $zone // 'UTC');
		my @events = map { call($_, $scenario, \%zones) } grep { $_->{before_run} == $k } @{ $scenario->{events} };
		(my $preview = $previews) =~ s/AS_OF/$as_of/;
		my $remember = 'INSERT INTO seen SELECT account_id, invoice_no FROM billing.invoice EXCEPT SELECT * FROM seen';
		$session->sql(@events);
		my @result = $session->sql($remember, "SELECT 'DOCUMENT ' || d FROM ($documents) d (d)", "INSERT INTO before $preview", both_ways('billing.due_lines', 'billing.examined_lines', $as_of), "CALL billing.run($as_of)",
		    "SELECT 'PREVIEW' WHERE (SELECT lines FROM before) IS DISTINCT FROM ($written)", 'DELETE FROM before',
		    $remember, "CALL billing.run($as_of)", "SELECT 'AGAIN' FROM billing.invoice_line WHERE (account_id, invoice_no) NOT IN (SELECT * FROM seen)",
		    "SELECT 'DOCUMENT ' || d FROM ($documents) d (d)", "SELECT 'FAILED ' || message FROM billing.run_failure");
		my @documents;
		for (@result) {
			if (/^DOCUMENT (.*)/) {
				my $found = $json->decode($1);
				next if $known{"$found->{account} $found->{no}"}++;
				push @documents, $found;
			}
			push @problems, "run $k: what was written is not what was previewed" if /^PREVIEW/;
			push @problems, "run $k: C++ and SQL do not say the same: $1" if /^WAYS (.*)/;
			push @problems, "run $k: the same run again wrote something" if /^AGAIN/;
			push @problems, "run $k: $_" if /^FAILED/;
		}
		push @problems, map { "run $k: $_" } compare([grep { $_->{run} == $k } @{ $scenario->{expected} }], \@documents);
	}
	push @problems, $session->sql("SELECT 'not so: ' || invariant || ': ' || example FROM billing.verify() WHERE violations <> 0");
	return @problems;
}

# A new database for each scenario would take longer than most of them: theirs loses its rows instead. Guards that hold in
# replication too would refuse that; in here they hold for all but a session that cleans up, and so loses its plans.
sub prepare {
	my ($database) = @_;
	my $session = Session->new($database);
	$session->sql('CREATE EXTENSION billing', 'SELECT billing.setup()',
	    'CREATE TABLE seen AS SELECT account_id, invoice_no FROM billing.invoice', 'CREATE TABLE before (lines text)', <<'END');
DO $$
DECLARE
    guard record;
    emptied text;
BEGIN
    FOR guard IN SELECT t.tgname, t.tgrelid::regclass AS of FROM pg_trigger t WHERE t.tgenabled = 'A' AND t.tgparentid = 0 LOOP
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', guard.of, guard.tgname);
    END LOOP;
    SELECT string_agg(format('DELETE FROM %s;', c.oid::regclass), ' ') INTO emptied
      FROM pg_class c
     WHERE c.relnamespace IN ('billing'::regnamespace, 'public'::regnamespace) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND query_to_xml(format('SELECT FROM %s LIMIT 1', c.oid::regclass), false, false, '')::text !~ '<row';
    SELECT emptied || string_agg(format('PERFORM setval(%L, 1, false);', c.oid::regclass), ' ') INTO emptied
      FROM pg_class c WHERE c.relnamespace = 'billing'::regnamespace AND c.relkind = 'S';
    EXECUTE format('CREATE FUNCTION empty_the_record_layer() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica AS %L',
                   format('BEGIN %s END', emptied));
END;
$$
END
}

# Two processes share the scenarios, each with a database of its own; what they print is put in order.
sub verdict {
	my ($n, @sessions) = @_;
	my $scenario = $scenarios[ $n - 1 ];
	if (my $reason = $skipped{ $scenario->{name} }) {
		return "ok $n - $scenario->{name} # SKIP $reason\n";
	}
	my @problems = eval { play($scenario, @sessions) };
	push @problems, split /\n/, $@ if $@;
	return join '', @problems ? 'not ok' : 'ok', " $n - $scenario->{name}\n", map { "#   $_\n" } @problems;
}

print '1..', scalar @scenarios, "\n";
my $server = Session->new('postgres');
my $processes = 2;
my @results;
for my $process (1 .. $processes) {
	my $database = "scenarios_${process}_$$";
	$server->sql("CREATE DATABASE $database");
	my $pid = open(my $out, '-|') // die "fork: $!\n";
	if (!$pid) {
		prepare($database);
		my $cleaner = Session->new($database);
		my $session;
		for my $n (grep { $_ % $processes == $process - 1 } 1 .. @scenarios) {
			$session = Session->new($database) unless $session && $session->is_open;
			print verdict($n, $session, $cleaner);
		}
		undef $_ for $session, $cleaner;
		close STDOUT;
		POSIX::_exit(0);
	}
	push @results, $out;
}
my %verdicts;
my $n;
for my $result (@results) {
	while (<$result>) {
		$n = $1 if /^(?:not )?ok (\d+)/;
		$verdicts{$n} .= $_;
	}
}
print $verdicts{$_} // "not ok $_ - no result\n" for 1 .. @scenarios;
$server->sql("DROP DATABASE scenarios_${_}_$$") for 1 .. $processes;
exit((grep { ($verdicts{$_} // 'not') =~ /^not/ } 1 .. @scenarios) ? 1 : 0);
