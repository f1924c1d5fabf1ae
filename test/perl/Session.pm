# Session.pm: a psql session that is asked one statement after the other.

package Session;

use strict;
use warnings;
use IO::Handle;
use IPC::Open2;

# Plans are made once and kept: the statement of a run takes longer to plan than to execute on test data.
my $options = '-c client_min_messages=error -c plan_cache_mode=force_generic_plan -c TimeZone=UTC';

sub new {
	my ($class, $database, $log) = @_;
	my $self = bless { log => $log }, $class;
	local $ENV{PGOPTIONS} = $options;
	$self->{pid} = open2($self->{answer}, $self->{question}, "exec psql -XqAt -F '|' -v ON_ERROR_STOP=1 -d $database 2>&1");
	return $self;
}

# The rows that statements print, each run in a transaction of its own.
sub sql {
	my ($self, @statements) = @_;
	my ($question, $answer) = @$self{qw(question answer)};
	my @rows;
	for my $statement (@statements) {
		print { $self->{log} } "$statement;\n" if $self->{log};
		print $question "$statement;\n\\echo :done:\n";
		$question->flush;
		my $row;
		while (defined($row = <$answer>) && $row ne ":done:\n") {
			if ($row =~ /^(ERROR|FATAL|PANIC):/) {
				# psql ends here: what follows explains the error
				my @context = <$answer>;
				$self->end;
				die $row, @context, "of: $statement\n";
			}
			chomp $row;
			push @rows, $row;
		}
		die "psql ended\n" if !defined $row;
	}
	return @rows;
}

sub is_open {
	my ($self) = @_;
	return defined $self->{pid};
}

sub end {
	my ($self) = @_;
	my $pid = delete $self->{pid} or return;
	close $self->{question};
	close $self->{answer};
	waitpid $pid, 0;
}

# Plays each number in a copy of a database, and prints what comes of it as TAP; the copies of those that fail are kept. A player has the
# template, the first number, how many there are, what they are called, and the functions connect, play and leave. Returns how many failed.
sub play_each {
	my ($server, %player) = @_;
	my $failed = 0;
	print "1..$player{count}\n";
	STDOUT->autoflush;
	for my $n (1 .. $player{count}) {
		my $number = $player{first} + $n - 1;
		my $database = "$player{template}_$number";
		$server->sql("CREATE DATABASE $database TEMPLATE $player{template} STRATEGY file_copy");
		$player{connect}->($database);
		my ($name, @problems) = eval { $player{play}->($number) };
		($name, @problems) = ("$player{name} $number", $@) if $@;
		$player{leave}->();
		$server->sql("DROP DATABASE $database") unless @problems;
		$failed++ if @problems;
		print @problems ? 'not ok' : 'ok', " $n - $name\n";
		print map { s/^/#   /gmr . "\n" } map { s/\n+$//r } @problems[0 .. ($#problems > 20 ? 20 : $#problems)];
		print '#   and ', $#problems - 20, " more\n" if $#problems > 20;
	}
	return $failed;
}

sub DESTROY {
	my ($self) = @_;
	local $?;
	$self->end;
}

1;
