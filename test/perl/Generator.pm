package Generator;

# Generator.pm: draws timelines for test/t/timelines.pl. The same number gives the same timeline on every machine.

use strict;
use warnings;
use JSON::PP;
use Time::Local qw(timegm_modern);

my $json = JSON::PP->new->canonical;

# Zones with and without summer time, at odd offsets, with changes at midnight, of half an hour, and in the month of fasting.
my @zones = qw(
    UTC Europe/Berlin America/New_York Australia/Lord_Howe Asia/Kathmandu America/St_Johns Pacific/Chatham Asia/Tehran Africa/Casablanca
    America/Sao_Paulo America/Havana Asia/Beirut America/Santiago Pacific/Apia Atlantic/Azores Australia/Adelaide Africa/Cairo Asia/Kolkata);
my %digits = (EUR => 2, JPY => 0, KWD => 3);
my $day = 86400;

sub chance { return rand(100) < $_[0] }
sub pick { return $_[ int rand @_ ] }
sub between { return $_[0] + int rand($_[1] - $_[0] + 1) }

# What every timeline shares: metrics and taxes.
sub common_catalog {
	return {
		metrics => [
			{ code => 'calls', aggregation => 'sum' },
			{ code => 'data', aggregation => 'sum' },
			{ code => 'held', aggregation => 'weighted_sum', recurring => JSON::PP::true },
		],
		taxes => [
			{ jurisdiction => 'DE', category => 'S', class => 'standard', percent => '19', valid => '[2000-01-01,)' },
			{ jurisdiction => 'DE', category => 'S', class => 'reduced', percent => '7', valid => '[2000-01-01,)' },
		],
	};
}

sub decimal { return sprintf '%d.%04d', int($_[0] / 10000), $_[0] % 10000 }

# A price as the catalog says it, from one in ten-thousandths.
sub price_document {
	my ($price, $currency) = @_;
	my %document = (currency => $currency, model => $price->{model});
	$document{$_} = decimal($price->{$_}) for grep { exists $price->{$_} } qw(amount unit);
	$document{size} = $price->{size} if $price->{size};
	$document{tiers} = [map { my $t = $_; +{ (defined $t->{up_to} ? (up_to => $t->{up_to}) : ()), unit => decimal($t->{unit}), flat => decimal($t->{flat}) } } @{ $price->{tiers} }]
	    if $price->{tiers};
	return \%document;
}

sub plan_catalog {
	my ($account, $plans) = @_;
	return {
		plans => [map {
			my $plan = $_;
			+{ code => "$account-$plan->{code}", cadence => cadence_text($plan->{cadence}), items => [map {
				my $item = $plan->{items}{$_};
				my %document = (code => $_, kind => $item->{kind}, prices => [price_document($item->{price}, $plan->{currency})]);
				for my $key (qw(timing metric tiers group_by tax_class quantity)) {
					$document{$key} = $item->{$key} if defined $item->{$key};
				}
				$document{cadence} = cadence_text($item->{cadence}) if $item->{cadence};
				\%document;
			} sort keys %{ $plan->{items} }] };
		} @$plans],
	};
}

sub cadence_text { return $_[0]{months} ? "$_[0]{months} months" : "$_[0]{days} days" }

sub flat { return { model => 'flat', amount => between(1, 9999) * pick(1, 100) } }

sub ladder {
	my ($model) = @_;
	my ($up_to, @tiers) = (0);
	for (1 .. between(1, 2)) {
		$up_to += between(3, 400);
		push @tiers, { up_to => $up_to, unit => between(0, 9999), flat => chance(30) ? between(1, 90000) : 0 };
	}
	return { model => $model, tiers => [@tiers, { unit => between(1, 5000), flat => 0 }] };
}

sub metered_price {
	return ladder(pick('graduated', 'volume')) if chance(60);
	return chance(50) ? { model => 'unit', unit => between(1, 9999) } : { model => 'package', size => between(2, 300), amount => between(1, 90000) };
}

# Items by code, so that plans share some; a plan has each with its own price, some also in another way.
sub item {
	my ($code) = @_;
	return { kind => 'recurring', timing => 'advance', price => flat() } if $code eq 'base';
	return { kind => 'recurring', timing => 'advance', price => flat(), quantity => between(0, 9) } if $code eq 'seat';
	return { kind => 'recurring', timing => 'arrears', price => flat(), tax_class => 'reduced' } if $code eq 'back';
	return { kind => 'recurring', timing => pick('advance', 'arrears'), price => ladder(pick('graduated', 'volume')), quantity => between(1, 300) } if $code eq 'scale';
	return { kind => 'recurring', timing => 'advance', price => flat(), cadence => { months => 3 } } if $code eq 'quarter';
	return { kind => 'recurring', timing => pick('advance', 'arrears'), price => flat(), cadence => pick({ days => 7 }, { months => 2 }, { months => 12 }) } if $code eq 'other';
	return { kind => 'usage', timing => 'arrears', metric => 'calls', price => metered_price(), tax_class => 'reduced' } if $code eq 'calls';
	return { kind => 'usage', timing => 'arrears', metric => 'calls', price => metered_price(), tiers => 'restart' } if $code eq 'again';
	return { kind => 'usage', timing => 'arrears', metric => 'data', price => metered_price(), group_by => 'region' } if $code eq 'data';
	return { kind => 'usage', timing => 'arrears', metric => 'held', price => { model => 'unit', unit => between(1, 9999) } };
}

sub plan {
	my ($code, $currency, $cadence) = @_;
	my @codes = ('base', grep { chance(55) } qw(seat back scale quarter other calls again data held));
	return { code => $code, currency => $currency, cadence => $cadence, items => { map { $_ => item($_) } @codes } };
}

# A new version of a plan: other prices, perhaps other items.
sub next_version {
	my ($plan) = @_;
	my %items = map { $_ => { %{ $plan->{items}{$_} } } } keys %{ $plan->{items} };
	$items{base} = item('base');
	for (grep { $_ ne 'base' } sort keys %items) {
		$items{$_}{price} = item($_)->{price} if chance(30);
	}
	return { %$plan, items => \%items };
}

sub account {
	my ($timeline, $account) = @_;
	my $seller = {
		code => $account, name => $account, country => 'DE', currency => $timeline->{currency}, zone => $timeline->{zone},
		tax_basis => $timeline->{tax_basis}, numbers => "$account-{seq}", credit_numbers => "$account-C-{seq}" };
	my $catalog = { sellers => [$seller], plans => plan_catalog($account, $timeline->{plans})->{plans} };
	return (
		'SELECT count(*) FROM billing.apply_catalog(' . "'" . $json->encode($catalog) . "')",
		"SELECT billing.create_account('$account', '$account', country => 'DE', currency => '$timeline->{currency}', zone => '$timeline->{zone}')");
}

sub timeline {
	my ($number, $calendar_of) = @_;
	srand($number);
	my $zone = pick(@zones);
	my $calendar = $calendar_of->($zone);
	my $currency = pick(qw(EUR EUR EUR JPY KWD));
	my @cadences = (({ months => 1 }) x 4, pick({ months => 12 }, { months => 3 }, { days => 7 }, { days => 10 }));
	my %plans = map { ("p$_" => plan("p$_", $currency, $cadences[$_])) } 0 .. $#cadences;

	# The start: an end of month, a leap day, a change of the clock, or any day; at midnight or at any minute.
	my $year = between(2012, 2026);
	my $leap = $year - $year % 4;
	my ($y, $month, $mday) = @{ pick([$year, 1, 31], [$year, 8, 31], [$year, 11, 30], [$leap, 2, 29], [$year, 3, between(25, 31)], [$year, 10, between(25, 31)],
		[$year, between(1, 12), between(1, 28)]) };
	my $start = $calendar->instant(timegm_modern(0, 0, 0, $mday, $month - 1, $y) + (chance(50) ? 0 : between(0, 1439) * 60));
	my $self = {
		number => $number, zone => $zone, calendar => $calendar, currency => $currency, digits => $digits{$currency},
		tax_basis => pick('exclusive', 'exclusive', 'inclusive'), plans => [map { { %{ $plans{$_} } } } sort keys %plans], steps => [],
	};

	# Instants at which much happens: boundaries of the first grid, and where there was a change before.
	my @moments = map { $calendar->boundary($start, { months => 1 }, $_) } 0 .. 38;
	my ($clock, $changes, $events, $subs) = ($start, 0, 0, 1);
	my (%cancelled, @keys, @done);
	my $moment = sub {
		my $kind = rand 100;
		my $at = $kind < 35 ? $clock
		    : $kind < 48 ? $calendar->instant($calendar->floor_day($calendar->wall($clock)) * $day)
		    : $kind < 62 ? $clock - between(0, 60 * 1440) * 60
		    : $kind < 78 ? $clock + between(0, 60 * 1440) * 60
		    : pick(grep { abs($_ - $clock) < 90 * $day } @moments, $clock);
		$at = $start if $at < $start;
		push @moments, $at;
		return $at;
	};
	my $quantities = sub {
		return { map { $_ => between(0, chance(20) ? 500 : 12) } grep { chance(60) } qw(seat scale base) };
	};
	my $add = sub {
		my ($op, %step) = @_;
		push @{ $self->{steps} }, { clock => $clock, op => $op, number => scalar @{ $self->{steps} }, run => chance(15),
			disturb => chance(25) ? [pick(qw(void forgive write_off reissue credit_rebill goodwill draft)), between(0, 3)] : undef, %step };
		return $self->{steps}[-1]{number};
	};
	my $subscribe = sub {
		my ($sub, $at) = @_;
		my $plan = $plans{ pick(sort keys %plans) };
		my $trial = chance(25) ? $at + between(1, 40) * $day : undef;
		my $anchor = chance(20) ? $calendar->boundary($at, { days => 1 }, between(-40, 40)) : undef;
		my $policy = pick('', '', '', 'second', 'none', 'old');
		my %quantity = map { $_ => between(0, 9) } grep { $plan->{items}{$_} && chance(50) } qw(seat scale);
		my $number = $add->('subscribe', sub => $sub,
			args => { plan => $plan->{code}, at => $at, trial_end => $trial, anchor => $anchor, quantities => {%quantity}, proration => policy_text($policy) },
			change => { kind => 'subscribe', plan => $plan, quantities => {%quantity}, trial_end => $trial, anchor => $anchor // $trial // $at, policy => $policy });
		push @done, [$sub, $number];
	};

	$subscribe->(1, $start);
	while ($changes < 60) { # some are refused
		$clock += chance(20) ? 0 : between(0, chance(50) ? 9 * 1440 : 41 * 1440) * 60;
		last if $clock > $start + 1110 * $day;
		my $sub = between(1, $subs);
		my $settle = pick('now', 'now', 'next_cycle', 'now_if_positive');
		my $effective = chance(15) ? 'period_end' : 'now';
		my $what = rand 100;

		if ($cancelled{$sub} && chance(60)) {
			$add->('undo_change', sub => $sub, undoes => delete $cancelled{$sub}, args => { at => $clock, settle => $settle }, change => { kind => 'undo' });
			$changes++;
		} elsif ($what < 25 || $what < 30 && !@keys) {
			my $metric = pick('calls', 'calls', 'data', 'held');
			my %event = (metric => $metric, at => $moment->(), key => 'e' . ++$events, value => between(1, pick(20, 900)), $metric eq 'data' ? (region => pick('eu', 'us', '')) : ());
			$add->('usage', sub => $sub, event => \%event);
			push @keys, $event{key};
		} elsif ($what < 30) {
			$add->('cancel_usage', key => pick(@keys));
		} elsif ($what < 32 && $subs == 1) {
			$subscribe->(++$subs, $moment->());
			$changes++;
		} elsif ($what < 36) {
			my $old = pick(sort keys %plans);
			$plans{$old} = next_version($plans{$old});
			$add->('catalog', plans => [$plans{$old}]);
			$add->('migrate_plan', args => { plan => $old, at => $moment->(), settle => $settle }, change => { kind => 'migrate', plan => $plans{$old} });
			$changes++;
		} elsif ($what < 41) {
			my $keeps = chance(20);
			push @done, [$sub, $add->('pause_subscription', sub => $sub,
				args => { at => $moment->(), effective => $effective, settle => $settle, keep_billing => $keeps ? 'true' : 'false' }, change => { kind => 'pause', keeps_billing => $keeps ? 1 : 0 })];
			$changes++;
		} elsif ($what < 49) {
			push @done, [$sub, $add->('resume_subscription', sub => $sub, args => { at => $moment->(), effective => $effective, settle => $settle }, change => { kind => 'resume' })];
			$changes++;
		} elsif ($what < 54) {
			my $credit = chance(60);
			$cancelled{$sub} = $add->('cancel_subscription', sub => $sub,
				args => { at => $moment->(), effective => $effective, settle => $settle, credit => $credit ? 'true' : 'false' }, change => { kind => 'cancel', at_cycle_end => !$credit });
			$changes++;
		} elsif ($what < 61) {
			my ($of, $number) = @{ pick(@done) };
			$add->('undo_change', sub => $of, undoes => $number, args => { at => $clock, settle => $settle }, change => { kind => 'undo' });
			$changes++;
		} else {
			my $kind = rand 100;
			my $plan = $kind < 45 ? $plans{ pick(sort keys %plans) } : undef;
			my $quantities = !$plan || chance(30) ? $quantities->() : undef;
			if ($plan && $quantities) {
				delete $quantities->{$_} for grep { !$plan->{items}{$_} } keys %$quantities;
			}
			my %prices = !$plan && $kind > 88 ? (pick('base', 'calls') => metered_price()) : ();
			%prices = (base => flat()) if $prices{base};
			my $anchor = !$plan && $kind > 80 && $kind <= 88 ? $moment->() : undef;
			my $waits = chance(12);
			my $policy = $waits || chance(80) ? '' : pick('second', 'none', 'old', 'default');
			($waits, $policy) = (1, '') if $policy eq 'none';
			push @done, [$sub, $add->('change_subscription', sub => $sub,
				args => {
					at => $moment->(), effective => $effective, settle => $settle, plan => $plan ? $plan->{code} : undef, quantities => $quantities,
					overrides => %prices ? { map { $_ => price_document($prices{$_}, $currency) } keys %prices } : undef,
					anchor => $anchor, proration => $waits ? 'none' : policy_text($policy) },
				change => { kind => 'change', plan => $plan, quantities => $quantities, prices => {%prices}, anchor => $anchor, at_cycle_end => $waits, policy => $policy })];
			$changes++;
		}
	}
	$add->('cancel_subscription', sub => $_, args => { at => $clock + 95 * $day }, change => { kind => 'cancel' }) for 1 .. $subs;
	$self->{end} = $clock + 900 * $day;
	return $self;
}

# The proration argument for a policy of the reference model.
sub policy_text {
	my ($policy) = @_;
	return undef if $policy eq '';
	return '{"change_day": "old"}' if $policy eq 'old';
	return '{"preset": "none"}' if $policy eq 'none';
	return $policy;
}

# A query that lists what is wrong with the documents of an account.
sub document_check {
	my ($account) = @_;
	return qq{
		WITH document AS (
			SELECT i.*, s.amount_due, s.state, e.tax_basis FROM billing.invoice i
			  JOIN billing.account a ON a.account_id = i.account_id JOIN billing.seller e ON e.seller_id = a.seller_id
			  JOIN billing.invoice_status s ON s.account_id = i.account_id AND s.invoice_no = i.invoice_no
			 WHERE a.code = '$account'
		), line AS (
			SELECT l.*, d.tax_basis, d.type FROM document d JOIN billing.invoice_line l ON l.account_id = d.account_id AND l.invoice_no = d.invoice_no
		), tax AS (
			SELECT account_id, invoice_no, sum(round(base * tax_percent / CASE tax_basis WHEN 'exclusive' THEN 100 ELSE 100 + tax_percent END, digits)) AS tax, sum(base) AS base
			  FROM (SELECT account_id, invoice_no, tax_percent, tax_basis, sum(billing.amount(list_amount)) AS base,
			               max(log(billing.minor_units(billing.monetary(1, billing.currency(amount)))))::integer AS digits
			          FROM line GROUP BY account_id, invoice_no, tax_category, tax_percent, tax_basis) g
			 GROUP BY account_id, invoice_no
		)
		SELECT format('document %s: net %s, tax %s, gross %s of lines %s, tax %s on %s', d.invoice_no, d.net, d.tax, d.gross, n.net, t.tax, t.base)
		  FROM document d JOIN tax t ON t.account_id = d.account_id AND t.invoice_no = d.invoice_no
		 CROSS JOIN LATERAL (SELECT sum(billing.amount(l.amount)) AS net FROM line l WHERE l.account_id = d.account_id AND l.invoice_no = d.invoice_no) n
		 CROSS JOIN LATERAL (SELECT coalesce(sum(billing.amount(x.residue)), 0) AS residue FROM billing.invoice_tax x WHERE x.account_id = d.account_id AND x.invoice_no = d.invoice_no) x
		 WHERE billing.amount(d.net) <> n.net OR billing.amount(d.tax) <> t.tax + x.residue OR d.gross <> d.net + d.tax
		    OR billing.amount(CASE d.tax_basis WHEN 'exclusive' THEN d.net ELSE d.gross END) <> t.base
		 UNION ALL
		SELECT format('%s %s has a total of %s', type, invoice_no, net) FROM document WHERE (type = 'invoice') <> (billing.sign(net) >= 0) OR billing.sign(amount_due) < 0
		 UNION ALL
		SELECT format('a credit note charges: document %s, line %s, %s', invoice_no, line_no, amount) FROM line WHERE type = 'credit_note' AND kind <> 'usage' AND billing.sign(amount) > 0
		 UNION ALL
		SELECT format('line %s of document %s corrects document %s at another rate', l.line_no, l.invoice_no, l.source_invoice_no)
		  FROM line l JOIN line o ON o.account_id = l.account_id AND o.invoice_no = l.source_invoice_no AND o.line_no = l.source_line_no
		 WHERE (o.tax_category, o.tax_percent, o.tax_point) <> (l.tax_category, l.tax_percent, l.tax_point) OR o.invoice_no >= l.invoice_no
		 UNION ALL
		SELECT format('line %s of document %s is credited to %s', o.line_no, o.invoice_no, billing.amount(o.list_amount) + c.credits)
		  FROM line o JOIN (SELECT l.source_invoice_no, l.source_line_no, sum(billing.amount(l.list_amount)) AS credits FROM line l
		                      JOIN document d ON d.invoice_no = l.invoice_no AND d.state <> 'void' GROUP BY 1, 2) c
		    ON c.source_invoice_no = o.invoice_no AND c.source_line_no = o.line_no
		 WHERE billing.amount(o.list_amount) + c.credits < 0
		 UNION ALL
		SELECT format('series %s ends with %s of %s documents', s.series, s.last_number, count(d.number)) FROM billing.number_series s
		  JOIN document d ON d.seller_id = s.seller_id AND d.series = s.series GROUP BY s.series, s.last_number HAVING s.last_number <> count(d.number)
		 UNION ALL
		-- Charges of versions do not overlap, by a constraint; what is billed has to be for one. Of accounts to which nothing was conceded.
		SELECT format('subscription %s, %s: %s is billed for version %s in %s, which charges nothing there', l.subscription_no, l.item, sum(billing.amount(l.list_amount)), l.version, l.period)
		  FROM line l JOIN document d ON d.invoice_no = l.invoice_no AND d.state <> 'draft'
		  JOIN billing.invoice_status s ON s.account_id = l.account_id AND s.invoice_no = l.invoice_no AND s.rebill IS DISTINCT FROM true
		 WHERE l.subscription_no IS NOT NULL
		   AND NOT EXISTS (SELECT FROM document v JOIN billing.invoice_status g ON g.account_id = v.account_id AND g.invoice_no = v.invoice_no WHERE NOT g.rebill)
		   AND NOT EXISTS (SELECT FROM line g WHERE g.source_invoice_no IS NOT NULL AND g.subscription_no IS NULL)
		   AND NOT EXISTS (SELECT FROM billing.subscription_item i
		                    WHERE i.account_id = l.account_id AND i.subscription_no = l.subscription_no AND i.item = l.item AND i.version = l.version AND i.charge && l.period)
		 GROUP BY l.subscription_no, l.item, l.version, l.grid_no, l.period HAVING sum(billing.amount(l.list_amount)) <> 0};
}

1;
