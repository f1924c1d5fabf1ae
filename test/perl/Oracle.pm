package Oracle;

# Oracle.pm: what should have been billed for a subscription, computed from what was asked for and nothing else.
#
# The reference that the extension is compared with. It walks instants one by one in exact integers, knows no
# documents, and shares no code with the extension. Prices are integers in 1/10,000 of the major unit.

use strict;
use warnings;
use integer;

# sub: { calendar, digits, changes => [...], events => [...] } -> { "item|dimension|start of the cycle" => minor units }
#
# A change: { no, kind, at, undoes, plan, quantities, prices, anchor, trial_end, at_cycle_end, keeps_billing, policy }.
# A plan: { cadence, items => { code => { kind, timing, metric, cadence, quantity, price, tiers, group_by } } }.
sub should_be {
	my ($sub) = @_;
	my $grids = grids($sub);
	my %total;
	for my $item (item_codes($sub)) {
		my %reached; # cumulative quantity by cycle and dimension, for ladders that go on
		for my $version (charged_versions($sub, $grids, $item)) {
			for my $part (parts($sub, $grids, $version)) {
				my $amounts = $version->{kind} eq 'usage' ? usage_amounts($sub, $version, $part, \%reached)
				    : { '' => recurring_amount($sub, $version, $part) };
				$total{"$item|$_|$part->{cycle_from}"} += $amounts->{$_} for keys %$amounts;
			}
		}
	}
	return { map { $_ => $total{$_} } grep { $total{$_} } keys %total };
}

# Changes that hold, in the order in which they take effect.
sub live_changes {
	my ($sub) = @_;
	my %undone = map { $_->{undoes} => 1 } grep { $_->{undoes} } @{ $sub->{changes} };
	return sort { $a->{at} <=> $b->{at} || $a->{no} <=> $b->{no} }
	    grep { $_->{kind} ne 'undo' && !$undone{ $_->{no} } } @{ $sub->{changes} };
}

# What holds after each change, in their order: plan, quantities, prices, whether it is billed. An instant may have several.
sub states {
	my ($sub) = @_;
	my (@states, %quantities, %prices, $plan, $policy, $cancelled);
	my $billed = 0;
	for my $change (live_changes($sub)) {
		$plan = $change->{plan} if $change->{plan};
		$policy = $change->{policy} if $change->{policy};
		%quantities = (%quantities, %{ $change->{quantities} // {} });
		%prices = (%prices, %{ $change->{prices} // {} });
		$billed = 1 if $change->{kind} =~ /^(subscribe|resume)$/;
		$billed = $change->{keeps_billing} // 0 if $change->{kind} eq 'pause';
		$cancelled = 1 if $change->{kind} eq 'cancel';
		push @states, {
			at => $change->{at}, plan => $plan, policy => $policy, billed => $billed && !$cancelled,
			quantities => {%quantities}, prices => {%prices}, waits => $change->{at_cycle_end} ? $change->{kind} : '',
		};
	}
	return @states;
}

# The states that last: of an instant the final one.
sub lasting {
	my (@states) = @_;
	return map { $states[$_] } grep { $_ == $#states || $states[ $_ + 1 ]{at} > $states[$_]{at} } 0 .. $#states;
}

# Code of the plan at an instant.
sub plan_at {
	my ($sub, $at) = @_;
	my ($last) = grep { $_->{at} <= $at } reverse states($sub);
	return $last->{plan}{code};
}

# Instants, from one on, at which a subscription has to be moved to a new version of its plan.
sub outdated {
	my ($sub, $new, $from) = @_;
	my @changes = live_changes($sub);
	my ($cancel) = grep { $_->{kind} eq 'cancel' } @changes;
	my @plans = grep { $_->{plan} } @changes;
	my @found;
	for my $i (0 .. $#plans) {
		next if $plans[$i]{plan}{code} ne $new->{code} || $plans[$i]{plan} == $new;
		my $at = $plans[$i]{at} > $from ? $plans[$i]{at} : $from;
		push @found, $at unless $i < $#plans && $at >= $plans[ $i + 1 ]{at} || $cancel && $at >= $cancel->{at};
	}
	return @found;
}

# What a state makes of an item: its terms, or nothing.
sub terms {
	my ($state, $code) = @_;
	my $item = $state->{billed} ? $state->{plan}{items}{$code} : undef;
	return unless $item;
	my $agreed = $state->{prices}{$code};
	my %terms = (
		kind => $item->{kind}, timing => $item->{timing}, metric => $item->{metric} // '', cadence => $item->{cadence},
		quantity => $state->{quantities}{$code} // $item->{quantity} // 1,
		price => $agreed && $agreed->{plan} eq $state->{plan}{code} ? $agreed->{price} : $item->{price},
		policy => $state->{policy} // '', tiers => $item->{tiers} // 'continue', group_by => $item->{group_by},
	);
	return unless $terms{quantity} > 0;
	$terms{signature} = join '|', @terms{qw(kind timing metric quantity policy)}, price_text($terms{price}), map { ($item->{cadence} // {})->{$_} // '' } qw(months days);
	return \%terms;
}

sub price_text {
	my ($price) = @_;
	return join ',', (map { $price->{$_} // '' } qw(model amount unit size)), map { my $tier = $_; map { $tier->{$_} // '' } qw(up_to unit flat) } @{ $price->{tiers} // [] };
}

# Grids: one from the start on, a new one where an anchor is set or the plan's cadence changes.
sub grids {
	my ($sub) = @_;
	my (@grids, %anchors);
	$anchors{ $_->{at} } = $_->{anchor} for grep { defined $_->{anchor} } live_changes($sub);
	my $trial_end = trial_end($sub) // 0;
	for my $state (lasting(states($sub))) {
		my $cadence = $state->{plan}{cadence};
		my $anchor = $anchors{ $state->{at} };
		next if @grids && !defined $anchor && same_cadence($grids[-1]{cadence}, $cadence);
		$grids[-1]{to} = $state->{at} if @grids;
		push @grids, { from => $state->{at}, to => undef, anchor => $anchor // ($trial_end > $state->{at} ? $trial_end : $state->{at}), cadence => $cadence };
	}
	return \@grids;
}

sub trial_end {
	my ($sub) = @_;
	return $sub->{changes}[0]{trial_end};
}

sub same_cadence {
	my ($one, $other) = @_;
	return ($one->{months} // 0) == ($other->{months} // 0) && ($one->{days} // 0) == ($other->{days} // 0);
}

sub grid_at {
	my ($grids, $at) = @_;
	my ($grid) = grep { $_->{from} <= $at && (!defined $_->{to} || $at < $_->{to}) } @$grids;
	return $grid;
}

# The end of the cycle of a subscription that holds an instant.
sub cycle_end {
	my ($sub, $grids, $cadence, $at) = @_;
	my $grid = grid_at($grids, $at) or return;
	return $sub->{calendar}->cycle_end($grid->{anchor}, $cadence // $grid->{cadence}, $at);
}

# The end of the period that an instant is in: the first instant of a cycle is in it. In a trial it is the trial; other cycles end it early.
sub period_end {
	my ($sub, $grids, $at) = @_;
	my $trial_end = trial_end($sub);
	return $trial_end if defined $trial_end && $at < $trial_end;
	my $grid = grid_at($grids, $at) or return;
	my (undef, undef, $end) = $sub->{calendar}->cycle_at($grid->{anchor}, $grid->{cadence}, $at);
	return defined $grid->{to} && $grid->{to} < $end ? $grid->{to} : $end;
}

sub item_codes {
	my ($sub) = @_;
	my %codes = map { map { $_ => 1 } keys %{ $_->{plan}{items} } } grep { $_->{plan} } @{ $sub->{changes} };
	return sort keys %codes;
}

# Versions of an item with the time that they are charged for; a change that leaves the item alone opens none.
sub charged_versions {
	my ($sub, $grids, $code) = @_;
	my (@versions, $open, $before, $waits);
	my $trial_end = trial_end($sub);
	my @states = states($sub);
	for my $i (0 .. $#states) {
		my $state = $states[$i];
		my $terms = terms($state, $code);
		# Whether it waits for the end of the cycle is said by the change that last made something else of the item.
		$waits = $state->{waits} && $terms->{kind} ne 'usage' if $terms && !($before && $before->{signature} eq $terms->{signature});
		$before = $terms;
		next if $i < $#states && $states[ $i + 1 ]{at} == $state->{at};
		if (!$terms) {
			next unless $open;
			my $runs_on = $state->{waits} && $open->{kind} ne 'usage' && ($open->{timing} eq 'advance' || $state->{waits} ne 'cancel');
			for my $version (grep { $_->{span} == $open->{span} } @versions) {
				$version->{span_to} = $runs_on ? cycle_end($sub, $grids, $version->{cadence}, $state->{at}) : $state->{at};
			}
			undef $open;
			next;
		}
		next if $open && $open->{signature} eq $terms->{signature};
		my $from = $waits ? cycle_end($sub, $grids, $terms->{cadence}, $state->{at}) : $state->{at};
		$from = $trial_end if defined $trial_end && $trial_end > $from;
		push @versions, { %$terms, from => $from, span => $open ? $open->{span} : scalar @versions };
		$open = $versions[-1];
	}
	# A version is charged until a later one is, or its span ends.
	for my $i (0 .. $#versions) {
		my $to = $versions[$i]{span_to};
		for my $later (@versions[ $i + 1 .. $#versions ]) {
			$to = $later->{from} if !defined $to || $later->{from} < $to;
		}
		$versions[$i]{to} = $to;
	}
	return grep { !defined $_->{to} || $_->{from} < $_->{to} } @versions;
}

# The parts of cycles that a version is charged for: { from, to, cycle_from, cycle_to, grid }.
sub parts {
	my ($sub, $grids, $version) = @_;
	my @parts;
	for my $grid (@$grids) {
		my $from = $version->{from} > $grid->{from} ? $version->{from} : $grid->{from};
		my $to = $version->{to};
		$to = $grid->{to} if defined $grid->{to} && (!defined $to || $grid->{to} < $to);
		die "a version without an end cannot be summed up\n" unless defined $to;
		while ($from < $to) {
			my (undef, $cycle_from, $cycle_to) = $sub->{calendar}->cycle_at($grid->{anchor}, $version->{cadence} // $grid->{cadence}, $from);
			my $until = $cycle_to < $to ? $cycle_to : $to;
			push @parts, { from => $from, to => $until, cycle_from => $cycle_from, cycle_to => $cycle_to, grid => $grid->{from} };
			$from = $until;
		}
	}
	return @parts;
}

# The share of a cycle that is over at an instant, as (numerator, denominator).
sub share {
	my ($sub, $policy, $part, $at) = @_;
	my ($from, $to) = @$part{qw(cycle_from cycle_to)};
	return ($at - $from, $to - $from) if $policy eq 'second';
	return ($at > $from ? 1 : 0, 1) if $policy eq 'none';
	my $calendar = $sub->{calendar};
	my ($days, $all) = ($calendar->day($at) - $calendar->day($from), $calendar->day($to) - $calendar->day($from));
	$days++ if $policy eq 'old' && $at > $from && $at < $to && $days < $all;
	return ($days, $all);
}

sub round_half_up {
	my ($numerator, $denominator) = @_;
	my $rounded = (2 * abs($numerator) + $denominator) / (2 * $denominator);
	return $numerator < 0 ? -$rounded : $rounded;
}

# Minor units of an amount of n/d ten-thousandths.
sub minor {
	my ($sub, $numerator, $denominator) = @_;
	my $scale = 1;
	$scale *= 10 for 1 .. 4 - $sub->{digits};
	return round_half_up($numerator, $denominator * $scale);
}

sub recurring_amount {
	my ($sub, $version, $part) = @_;
	my ($n, $d) = rate($version->{price}, $version->{quantity}, 1);
	my ($from, $all) = share($sub, $version->{policy}, $part, $part->{from});
	my ($to) = share($sub, $version->{policy}, $part, $part->{to});
	return minor($sub, $n * $to, $d * $all) - minor($sub, $n * $from, $d * $all);
}

# Amounts of a metered version by dimension: events within the part, or values held over it.
sub usage_amounts {
	my ($sub, $version, $part, $reached) = @_;
	my (%quantity, %amounts);
	for my $event (grep { $_->{metric} eq $version->{metric} && !$_->{cancelled} && $_->{at} < $part->{to} } @{ $sub->{events} }) {
		my $dimension = $version->{group_by} ? $event->{ $version->{group_by} } : '';
		if ($version->{metric} eq 'held') {
			my $since = $event->{at} > $part->{from} ? $event->{at} : $part->{from};
			$quantity{$dimension} += $event->{value} * ($part->{to} - $since);
		} elsif ($event->{at} >= $part->{from}) {
			$quantity{$dimension} += $event->{value};
		}
	}
	my $scale = $version->{metric} eq 'held' ? $part->{cycle_to} - $part->{cycle_from} : 1;
	$quantity{''} //= 0 unless $version->{group_by};
	# Flats are due for the share of the cycle that is charged; a ladder that goes on goes on from the share before, too.
	# On another grid all begins anew, even in a cycle with the same bounds.
	my ($key, $policy) = ("$part->{grid} $part->{cycle_from} $part->{cycle_to}", $version->{policy});
	my ($whole, $share_before, $share) = (1, 0, 1);
	if ($part->{from} != $part->{cycle_from} || $part->{to} != $part->{cycle_to}) {
		my $length = sub {
			my ($from, $all) = share($sub, $policy, $part, $_[0]{from});
			my ($to) = share($sub, $policy, $part, $_[0]{to});
			$whole = $all;
			return $to - $from;
		};
		$share_before = 0;
		$share_before += $length->($_) for $version->{tiers} eq 'continue' ? @{ $reached->{$key}{parts} // [] } : ();
		$share = $share_before + $length->($part);
	}
	push @{ $reached->{$key}{parts} }, $part;
	for my $dimension (keys %quantity) {
		my $before = $version->{tiers} eq 'continue' ? $reached->{$key}{$dimension} // 0 : 0;
		my $after = $before + $quantity{$dimension};
		$amounts{$dimension} = minor($sub, rate($version->{price}, $after, $scale, $share, $whole))
		    - ($before || $share_before ? minor($sub, rate($version->{price}, $before, $scale, $share_before, $whole)) : 0);
		$reached->{$key}{$dimension} = $after;
	}
	return \%amounts;
}

# What a quantity of q/s costs, as (n, d) ten-thousandths; flats for the share a/b of a cycle.
sub rate {
	my ($price, $q, $s, $share, $whole) = @_;
	($share, $whole) = (1, 1) unless defined $share;
	return ($price->{amount} * $q, $s) if $price->{model} eq 'flat';
	return ($price->{unit} * $q, $s) if $price->{model} eq 'unit';
	return ((($q + $s * $price->{size} - 1) / ($s * $price->{size})) * $price->{amount}, 1) if $price->{model} eq 'package';
	my ($units, $flats, $from) = (0, 0, 0);
	for my $tier (@{ $price->{tiers} }) {
		my $up_to = defined $tier->{up_to} ? $tier->{up_to} * $s : undef;
		if ($price->{model} eq 'volume') {
			next if defined $up_to && $q > $up_to;
			($units, $flats) = ($tier->{unit} * $q, $tier->{flat});
			last;
		}
		last if $from > 0 && $q <= $from;
		$units += $tier->{unit} * ((!defined $up_to || $q < $up_to ? $q : $up_to) - $from);
		$flats += $tier->{flat};
		$from = $up_to // last;
	}
	return ($units * $whole + $flats * $s * $share, $s * $whole);
}

1;
