#!/usr/bin/perl
# readme.pl: the SQL examples of README.md and docs/*.md do what stands beside them.
#
# All ```sql blocks of a file run in order in one session of a new database; in docs the extension is there already. A
# statement that ends in `; -- TEXT` has to return TEXT (unaligned), or, where TEXT is `ERROR: CODE`, to fail with this
# SQLSTATE. Any other statement has to succeed.

use strict;
use warnings;

my $tests = 0;

sub check_file {
	my ($path) = @_;
	(my $database = "readme_$path") =~ s/\W/_/g;
	system('createdb', $database) == 0 or die "cannot create the database $database\n";

	open my $document, '<', $path or die "$path: $!\n";
	my (@statements, $in_sql);
	my $text = '';
	while (my $line = <$document>) {
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
	close $document;
	die "$path: no examples\n" unless @statements;

	# psql says where each statement ends and how it went.
	my $script = "\\set VERBOSITY sqlstate\n";
	$script .= "CREATE EXTENSION billing; SET search_path = public, billing; SET timezone = 'UTC';\n" if $path =~ m{/};
	$script .= "$_->{sql}\\echo <end>\n" for @statements;
	open my $file, '>', "$ENV{PGHOST}/readme.sql" or die "readme.sql: $!\n";
	print {$file} $script;
	close $file;
	my $output = `psql -XqAt -d $database -f $ENV{PGHOST}/readme.sql 2>&1`;
	my @results = split /^<end>\n/m, $output, -1;

	for my $n (1 .. @statements) {
		my $statement = $statements[$n - 1];
		my $result = $results[$n - 1] // '';
		$result =~ s/^psql:[^ ]+ ERROR: +/ERROR: /mg;
		chomp $result;
		my $expected = $statement->{expected};
		my $ok = defined $expected ? $result eq $expected : $result !~ /^ERROR/m;
		$tests++;
		print $ok ? '' : 'not ', "ok $tests - $path line $statement->{line}\n";
		print "# expected: ", $expected // 'success', "\n# returned: $result\n" unless $ok;
	}
}

check_file($_) for 'README.md', sort glob 'docs/*.md';
print "1..$tests\n";
