#!/usr/bin/perl
# invoice_html.pl: invoices for people, as Chromium shows and prints them.
#
# No script runs, nothing is said on the console, nothing is wider than the window, and the text of the PDF holds the totals.
# Days and numbers are those of Chromium's own locales. Needs chromium and pdftotext (Debian: chromium poppler-utils), else most
# is skipped; with NEED_CHROMIUM set it fails instead.

use strict;
use warnings;
use utf8;
use JSON::PP;

binmode STDOUT, ':utf8';
my ($tests, $failed) = (0, 0);

sub ok {
	my ($true, $name, @why) = @_;
	$tests++;
	print $true ? '' : 'not ', "ok $tests - $name\n";
	print "# $_\n" for $true ? () : map { substr $_, 0, 300 } @why;
	$failed ||= !$true;
}

sub query {
	my ($sql) = @_;
	open my $psql, '-|:utf8', 'psql', '-XqAt', '-d', 'invoice_html', '-v', 'ON_ERROR_STOP=1', '-c', $sql or die "psql: $!\n";
	my $text = do { local $/; <$psql> };
	close $psql or die "psql failed: $sql\n";
	chomp $text;
	return $text;
}

sub program {
	my (@names) = @_;
	for my $name (@names) {
		return $name if grep { -x "$_/$name" } split /:/, $ENV{PATH};
	}
	return;
}

system('createdb', 'invoice_html') == 0 or die "cannot create the database\n";
system('psql', '-Xq', '-d', 'invoice_html', '-o', '/dev/null', '-f', 'test/invoice_html.sql') == 0 or die "test/invoice_html.sql failed\n";

# What was issued stays what it is.
my $before = query(q{SELECT billing.invoice_html('full', 1)});
query(q{SELECT billing.record_usage('full', 'api_calls', 7, '2026-01-05 12:00', 'late')});
query(q{UPDATE billing.account SET name = 'Renamed', zone = 'Asia/Tokyo' WHERE code = 'full'});
ok(query(q{SELECT billing.invoice_html('full', 1)}) eq $before, 'late usage, a new name and another zone change nothing of what is issued');

my ($chromium, $pdftotext) = (program(qw(chromium chromium-browser google-chrome)), program('pdftotext'));
if (!$chromium || !$pdftotext) {
	$tests++;
	print $ENV{NEED_CHROMIUM} ? "not ok $tests - chromium and pdftotext are missing\n" : "ok $tests # skip no chromium or pdftotext\n";
	print "1..$tests\n";
	exit($ENV{NEED_CHROMIUM} ? 1 : 0);
}

my $directory = `mktemp -d`;
chomp $directory;
END { system 'rm', '-rf', $directory if $directory }

# Runs Chromium without a window; returns what it writes and, apart, what it says.
sub browse {
	my (@arguments) = @_;
	my @command = ($chromium, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', "--user-data-dir=$directory/profile",
	               '--enable-logging=stderr', @arguments);
	my $pid = open my $out, '-|';
	die "fork: $!\n" unless defined $pid;
	if (!$pid) {
		open STDERR, '>', "$directory/said" or die;
		exec 'timeout', '120', @command or die "exec: $!\n";
	}
	binmode $out, ':utf8';
	my $text = do { local $/; <$out> };
	close $out;
	open my $said, '<:utf8', "$directory/said" or die;
	return ($text, join '', grep { /CONSOLE/ } <$said>);
}

sub write_file {
	my ($name, $text) = @_;
	open my $file, '>:utf8', "$directory/$name" or die "$name: $!\n";
	print {$file} $text;
	close $file;
}

# name => account, invoice_no, locale, paper, most sheets of the PDF (0: is not printed), what it has to say
my @pages = (
	[full => 'full', 1, 'NULL', 'NULL', 2, 'Rechnung', '01.02.2026', '15.02.2026', 'DE02 1203 0000 0000 2020 51', '04011000-12345-34', 'gestaffelt'],
	[letter => 'full', 1, "'en-US'", "'letter'", 2, 'Invoice', 'Feb 1, 2026', 'Feb 15, 2026', 'by tier'],
	[french => 'full', 1, "'fr-FR'", 'NULL', 0],
	[spanish => 'full', 1, "'es-ES'", 'NULL', 0],
	[italian => 'full', 1, "'it-IT'", 'NULL', 0],
	[dutch => 'full', 1, "'nl-NL'", 'NULL', 0],
	[rtl => 'rtl', 1, 'NULL', 'NULL', 2, '132'],
	[yen => 'yen', 1, "'en-JP'", 'NULL', 2, '日本クラウド株式会社'],
	[dinar => 'dinar', 1, "'en-US'", 'NULL', 0],
	[many => 'many', 1, "'en-GB'", 'NULL', 12, map { "Item number $_ of many" } 1 .. 200],
	[long => 'long', 1, 'NULL', 'NULL', 2, 'word and words', '1.234.567,891'],
	[hostile => 'hostile', 1, "'en-GB'", 'NULL', 1, '<script>document.title = "run"; console.error("run")</script>', '<svg onload=alert(1)>&amp;'],
	[york => 'york', 1, "'en-US'", 'NULL', 1, 'Loyalty discount', '-$10.00', 'US-NY-NYC · 4.5%', '1 USD = 1.3712 CAD', '$20.00'],
	[one => 'one', 1, "'en-GB'", 'NULL', 0],
	[note => 'one', 2, 'NULL', 'NULL', 1, 'Gutschrift', 'NL-2026-00006', '117,81 €'],
	[draft => 'one', 3, "'en-GB'", 'NULL', 1, 'DRAFT', '€5.95'],
	[zero => 'zero', 1, "'es-ES'", 'NULL', 0],
	[gross => 'gross', 1, "'it'", 'NULL', 0],
);

# In frames, as wide as a desk, a sheet of paper and a telephone.
my @widths = (1280, 794, 390);
my %html;
my $frames = '';
for my $page (@pages) {
	my ($name, $account, $invoice_no, $locale, $paper) = @$page;
	$html{$name} = query("SELECT billing.invoice_html('$account', $invoice_no, $locale, $paper)");
	write_file("$name.html", $html{$name});
	(my $quoted = $html{$name}) =~ s/&/&amp;/g;
	$quoted =~ s/"/&quot;/g;
	$frames .= qq{<iframe data-name="$name" width="$_" height="900" srcdoc="$quoted"></iframe>\n} for @widths;
}
write_file('frames.html', <<"END");
<!DOCTYPE html><html><head><meta charset="utf-8"><title>frames</title></head><body>$frames<pre id="found"></pre><script>
addEventListener('load', () => {
	const found = {frames: [], words: {}};
	for (const frame of document.querySelectorAll('iframe')) {
		const page = frame.contentDocument, root = page.documentElement;
		const cells = [...page.querySelectorAll('.sheet *')].filter(e => !e.closest('.wide') && !e.closest('svg'));
		found.frames.push({name: frame.dataset.name, width: frame.width, scroll: root.scrollWidth, client: root.clientWidth,
			beyond: cells.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').map(e => e.className || e.tagName),
			wide: [...page.querySelectorAll('.wide')].map(e => e.scrollWidth - e.clientWidth)[0],
			foreign: page.querySelectorAll('script, img, link, iframe, object').length,
			unlabelled: page.querySelectorAll('th:not([scope])').length + [...page.querySelectorAll('svg')].filter(e => !e.querySelector('title') || !e.querySelector('desc')).length,
			direction: [...page.querySelectorAll('.to [dir]')].map(e => getComputedStyle(e).direction)[0]});
	}
	for (const locale of ['en', 'en-US', 'en-CA', 'en-GB', 'en-IE', 'de', 'de-DE', 'fr', 'fr-BE', 'es', 'es-ES', 'it', 'nl', 'nl-BE']) {
		found.words[locale] = [];
		for (let month = 0; month < 12; month++)
			found.words[locale].push(new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeZone: 'UTC'}).format(Date.UTC(2026, month, 3 + month)));
		found.words[locale].push(new Intl.NumberFormat(locale, {style: 'percent', maximumFractionDigits: 2}).format(0.055));
		found.words[locale].push(new Intl.NumberFormat(locale, {maximumFractionDigits: 6}).format(1234567.891));
	}
	document.getElementById('found').textContent = JSON.stringify(found);
});
</script></body></html>
END
my ($dom) = browse('--dump-dom', "file://$directory/frames.html");
$dom =~ m{<pre id="found">(.*?)</pre>}s or die "Chromium gave no result\n";
my $text = $1;
$text =~ s/&lt;/</g;
$text =~ s/&gt;/>/g;
$text =~ s/&amp;/&/g;
$text =~ s/&nbsp;/\xa0/g;
my $found = JSON::PP->new->decode($text);

ok(@{ $found->{frames} } == @pages * @widths, 'every page was shown');
for my $frame (@{ $found->{frames} }) {
	my $where = "$frame->{name}, $frame->{width} pixels wide";
	ok($frame->{scroll} <= $frame->{client}, "$where: not wider than the window", "$frame->{scroll} of $frame->{client}");
	ok(!@{ $frame->{beyond} }, "$where: nothing is wider than its box", "@{ $frame->{beyond} }");
	ok($frame->{wide} <= 0, "$where: nor the table of lines", $frame->{wide}) if $frame->{width} > 700;
	ok(!$frame->{foreign} && !$frame->{unlabelled}, "$where: no foreign element, headers have a scope, charts are described");
}
ok(!(grep { $_->{direction} ne ($_->{name} =~ /rtl|dinar/ ? 'rtl' : 'ltr') } @{ $found->{frames} }), 'names have their own direction');

# Days, percents and quantities as Chromium writes them.
for my $locale (sort keys %{ $found->{words} }) {
	my $lines = join ', ', map { sprintf q({"line_no": %d, "service_start": "2026-%02d-%02d", "tax_percent": "5.5", "quantity": "1234567.891"}), $_, $_, $_ + 2 } 1 .. 12;
	my $page = query(qq{SELECT billing.invoice_page('{"currency": "EUR", "lines": [$lines]}', '$locale')});
	my @days = $page =~ m{<small dir="ltr">([^<]*)</small>}g;
	my @cells = $page =~ m{</th>\n<td class="n">([^<]*)</td>\n<td class="n">[^<]*</td>\n<td class="n">([^<]*)</td>};
	my @own = (@days, $cells[1], $cells[0]);
	my @theirs = @{ $found->{words}{$locale} };
	my @differ = grep { $own[$_] ne $theirs[$_] } 0 .. $#theirs;
	ok(@own == @theirs && !@differ, "$locale: days, percents and numbers are those of the browser", map { "$own[$_] | $theirs[$_]" } @differ);
}

# On paper.
for my $page (@pages) {
	my ($name, $account, $invoice_no, $locale, $paper, $sheets, @words) = @$page;
	next unless $sheets;
	my (undef, $said) = browse('--no-pdf-header-footer', "--print-to-pdf=$directory/$name.pdf", "file://$directory/$name.html");
	ok($said eq '', "$name: nothing is said on the console", $said);
	my $pdf = `pdftotext -raw '$directory/$name.pdf' - 2>/dev/null`;
	utf8::decode($pdf);
	my $pages = () = $pdf =~ /\f/g;
	ok($pages <= $sheets && $pages > 0, "$name: on $sheets pages at most", $pages);
	# Texts may be broken over lines, and blanks are of many kinds.
	(my $flat = $pdf) =~ s/[\s\x{a0}\x{202f}\x{2009}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]+//g;
	my ($language) = $locale eq 'NULL' ? 'de' : $locale =~ /'(.*)'/;
	my @totals = split /\n/, query(qq{SELECT billing.format(billing.abs(x), '$language', 'symbol')
		FROM billing.invoices i CROSS JOIN unnest(ARRAY[i.net, i.tax, i.gross]) AS x WHERE i.account = '$account' AND i.invoice_no = $invoice_no});
	my @missing = grep { (my $word = $_) =~ s/[\s\x{a0}\x{202f}]+//g; index($flat, $word) < 0 } @totals, @words;
	ok(@totals == 3 && !@missing, "$name: the text of the PDF holds the totals", @missing);
}

print "1..$tests\n";
exit $failed;
