package Calendar;

# Calendar.pm: the wall clock of a time zone and the cycles of a grid, for the reference model of the tests.
#
# Instants are seconds since 1970. Nothing of the extension is used: offsets are the server's own, arithmetic is here.

use strict;
use warnings;
use integer;
use Time::Local qw(timegm_modern);

# offsets: [[instant from which, seconds east of UTC], ...] in order, the first before every instant that is asked for.
sub new {
	my ($class, $zone, @offsets) = @_;
	return bless { zone => $zone, offsets => \@offsets }, $class;
}

# A query whose rows are the offsets of a zone over the years that tests live in.
sub offsets_query {
	my ($zone) = @_;
	return qq{
		WITH noon AS (
			SELECT t, extract(epoch FROM (t AT TIME ZONE '$zone') - (t AT TIME ZONE 'UTC'))::integer AS seconds
			  FROM generate_series('2008-01-01 12:00+00'::timestamptz, '2036-01-01', '1 day') t
		), changed AS (
			SELECT p.before, p.t, p.seconds
			  FROM (SELECT t, lag(t) OVER (ORDER BY t) AS before, seconds, lag(seconds) OVER (ORDER BY t) AS old FROM noon) p
			 WHERE p.seconds <> p.old
		)
		SELECT '-1e11'::float8::bigint, (SELECT seconds FROM noon ORDER BY t LIMIT 1)
		 UNION ALL
		SELECT extract(epoch FROM min(m))::bigint, c.seconds
		  FROM changed c, generate_series(c.before, c.t, '1 minute') m
		 WHERE extract(epoch FROM (m AT TIME ZONE '$zone') - (m AT TIME ZONE 'UTC')) = c.seconds
		 GROUP BY c.t, c.seconds ORDER BY 1};
}

sub offset_index {
	my ($self, $instant) = @_;
	my ($low, $high) = (0, $#{ $self->{offsets} });
	while ($low < $high) {
		my $middle = ($low + $high + 1) / 2;
		if ($self->{offsets}[$middle][0] <= $instant) { $low = $middle }
		else { $high = $middle - 1 }
	}
	return $low;
}

# What the clock shows, as seconds since 1970 of a clock without offset.
sub wall {
	my ($self, $instant) = @_;
	return $instant + $self->{offsets}[ $self->offset_index($instant) ][1];
}

# The instant of a clock reading; one that is skipped counts by the offset before, one that is there twice is the later.
sub instant {
	my ($self, $wall) = @_;
	my $index = $self->offset_index($wall - 86400);
	my $found = $wall - $self->{offsets}[$index][1];
	for my $next ($index + 1 .. $#{ $self->{offsets} }) {
		my ($from, $offset) = @{ $self->{offsets}[$next] };
		last if $from > $wall + 86400;
		$found = $wall - $offset if $wall - $offset >= $from;
	}
	return $found;
}

# Number of the local day. Where a clock is put back over midnight the day does not step back.
sub day {
	my ($self, $instant) = @_;
	my $index = $self->offset_index($instant);
	my $day = $self->floor_day($instant + $self->{offsets}[$index][1]);
	if ($index > 0) {
		my $before = $self->floor_day($self->{offsets}[$index][0] - 1 + $self->{offsets}[ $index - 1 ][1]);
		$day = $before if $before > $day;
	}
	return $day;
}

sub floor_day {
	my ($self, $wall) = @_;
	return $wall >= 0 ? $wall / 86400 : -((86399 - $wall) / 86400);
}

# Boundary n of a grid: the anchor's clock reading plus n cadences, on the month's last day where it is too short.
sub boundary {
	my ($self, $anchor, $cadence, $n) = @_;
	my $wall = $self->wall($anchor);
	return $self->instant($wall + $n * $cadence->{days} * 86400) if $cadence->{days};
	my (undef, undef, undef, $day, $month, $year) = gmtime $wall;
	my $months = ($year + 1900) * 12 + $month + $n * $cadence->{months};
	my $first = timegm_modern(0, 0, 0, 1, $months % 12, $months / 12);
	my $last = (gmtime(timegm_modern(0, 0, 0, 1, ($months + 1) % 12, ($months + 1) / 12) - 86400))[3];
	$day = $last if $day > $last;
	return $self->instant($first + ($day - 1) * 86400 + ($wall - $self->floor_day($wall) * 86400));
}

# The cycle that holds an instant: (n, its start, its end).
sub cycle_at {
	my ($self, $anchor, $cadence, $at) = @_;
	my $length = ($cadence->{days} // $cadence->{months} * 30) * 86400;
	my $n = ($at - $anchor) / $length;
	$n-- while $self->boundary($anchor, $cadence, $n) > $at;
	$n++ while $self->boundary($anchor, $cadence, $n + 1) <= $at;
	return ($n, $self->boundary($anchor, $cadence, $n), $self->boundary($anchor, $cadence, $n + 1));
}

# The first boundary at or after an instant.
sub cycle_end {
	my ($self, $anchor, $cadence, $at) = @_;
	my (undef, $from, $to) = $self->cycle_at($anchor, $cadence, $at);
	return $from == $at ? $at : $to;
}

1;
