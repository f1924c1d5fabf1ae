#!/usr/bin/perl
# readme.pl: the SQL examples of README.md do what stands beside them.
#
# All ```sql blocks run in order in one session of a new database. A statement that ends in `; -- TEXT` has to return
# TEXT (unaligned), or, where TEXT is `ERROR: CODE`, to fail with this SQLSTATE. Any other statement has to succeed.

use strict;
use warnings;

my $database = 'readme';
system('createdb', $database) == 0 or die "cannot create the database\n";

open my $readme, '<', 'README.md' or die "README.md: $!\n";
my (@statements, $in_sql, $text);
while (my $line = <$readme>) {
	if ($line =~ /^```/) {
		$in_sql = $line =~ /^```sql$/;
		next;
	}
	next unless $in_sql;
	$text .= $line;
	if ($line =~ /;(?:\s+-- (.*?))?\s*$/) {
		push @statements, { sql => $text, line => $., expected => $1 };
		$text = '';
	}
}
die "README.md: no examples\n" unless @statements;

# psql says where each statement ends and how it went.
my $script = "\\set VERBOSITY sqlstate\n";
$script .= "$_->{sql}\\echo <end>\n" for @statements;
open my $file, '>', "$ENV{PGHOST}/readme.sql" or die "readme.sql: $!\n";
print {$file} $script;
close $file;
my $output = `psql -XqAt -d $database -f $ENV{PGHOST}/readme.sql 2>&1`;
my @results = split /^<end>\n/m, $output, -1;

print '1..', scalar @statements, "\n";
for my $n (1 .. @statements) {
	my $statement = $statements[$n - 1];
	my $result = $results[$n - 1] // '';
	$result =~ s/^psql:[^ ]+ ERROR: +/ERROR: /mg;
	chomp $result;
	my $expected = $statement->{expected};
	my $ok = defined $expected ? $result eq $expected : $result !~ /^ERROR/m;
	print $ok ? '' : 'not ', "ok $n - README.md line $statement->{line}\n";
	print "# expected: ", $expected // 'success', "\n# returned: $result\n" unless $ok;
}
