package Subscribers;

# Subscribers.pm: draws catalogs, accounts and what happens to them for test/t/equation.pl. A number gives the same on every machine.

use strict;
use warnings;
use JSON::PP;

my @zones = qw(UTC Europe/Berlin America/New_York Australia/Lord_Howe Pacific/Apia Asia/Beirut Asia/Kathmandu America/Santiago);
my @currencies = qw(EUR JPY KWD);
my @presets = qw(second stripe killbill chargebee_day recurly fixed_30 30_360 none full);
my $day = 86400;

# Codes in an order that depends on the collation.
my @names = ('base', 'Base plus', 'éclair', 'Zone', 'zone-2', 'zone 1', 'öl', 'a_b', 'AB');

sub chance { return rand(100) < $_[0] }
sub pick { return $_[ int rand @_ ] }
sub between { return $_[0] + int rand($_[1] - $_[0] + 1) }
sub truth { return $_[0] ? JSON::PP::true : JSON::PP::false }

sub amount { return chance(8) ? '0' : pick(between(0, 99999) / 100, between(0, 999999) / 10000, between(1, 9000), '0.005', '33.333') . '' }

# What C++ leaves to SQL: of each some catalogs have a few. And whether usage is rolled up to hourly totals.
sub strange {
	return { totals => chance(30), map { $_ => chance(8) } qw(once measures net cadences bounds inclusive charges subaccounts) };
}

sub tiers {
	my ($up_to, @tiers) = (0);
	for (1 .. between(1, 3)) {
		$up_to += between(2, 60);
		push @tiers, { up_to => $up_to, unit => amount(), chance(40) ? (flat => amount()) : () };
	}
	return [@tiers, { unit => amount(), chance(20) ? (flat => amount()) : () }];
}

sub price {
	my ($kind) = @_;
	my $model = $kind eq 'recurring' && chance(60) || chance(8) ? 'flat' : pick(qw(unit unit package graduated graduated volume));
	return { model => 'percentage', percent => '2.5', fixed => '0.10', min => '0.20' } if $kind eq 'usage' && chance(1);
	my %price = (model => $model);
	$price{amount} = amount() if $model eq 'flat' || $model eq 'package';
	$price{unit} = amount() if $model eq 'unit';
	$price{size} = between(2, 30) if $model eq 'package';
	$price{tiers} = tiers() if $model eq 'graduated' || $model eq 'volume';
	if ($model ne 'flat') {
		$price{included} = between(1, 40) if chance(20) && $model ne 'volume' && $model ne 'graduated';
		$price{minimum} = between(0, 50) . '' if chance(20);
		$price{maximum} = between(51, 500) . '' if chance(20);
		$price{zero_flat} = truth(chance(50)) if $price{tiers} && chance(30);
	}
	$price{rounding} = pick(qw(half_even up down ceiling floor half_down)) if chance(25);
	return \%price;
}

sub policy {
	return pick(@presets) if chance(50);
	my %policy = chance(50) ? (preset => pick(@presets)) : ();
	$policy{basis} = pick(qw(second day actual_30 30_360 none full)) if chance(50);
	$policy{denominator} = pick(qw(cycle killbill)) if chance(30);
	@policy{qw(denominator period)} = ('plan_period', pick('1 month', '30 days')) if chance(20);
	$policy{change_day} = pick(qw(new old)) if ($policy{basis} // 'none') =~ /day|30/ && chance(60);
	$policy{credit} = pick(qw(original_line original_line current_price)) if chance(25);
	$policy{rounding} = pick(qw(cumulative each each each cycle)) if chance(60);
	$policy{ratio_scale} = between(2, 12) if chance(25);
	$policy{mode} = pick(qw(half_even up down half_up)) if chance(25);
	return \%policy;
}

sub item {
	my ($code, $strange) = @_;
	my $kind = chance(45) ? 'usage' : $strange->{once} && chance(25) ? 'one_time' : 'recurring';
	my %item = (code => $code, kind => $kind, prices => [map { { currency => $_, %{ price($kind) } } } @currencies]);
	$item{name} = pick("$code of a plan", "$code (correction of it)", 'x' x between(1, 3000)) if chance(30);
	if ($kind eq 'usage') {
		$item{metric} = $strange->{measures} && chance(25) ? pick(qw(peak rounded held)) : pick(qw(calls calls events));
		$item{tiers} = 'restart' if chance(30);
		$item{group_by} = 'region' if $strange->{measures} && chance(15);
	} else {
		$item{timing} = pick(qw(advance advance arrears)) if $kind eq 'recurring';
		$item{quantity} = pick(0, 1, 2, 3, 7, '2.5') if chance(60);
		$item{changes} = 'net' if $strange->{net} && chance(30);
	}
	$item{cadence} = pick('1 month', '2 weeks', '3 months', '1 year', '10 days') if $strange->{cadences} && chance(30);
	$item{proration} = policy() if chance(35);
	$item{tax_class} = pick(qw(reduced goods)) if chance(25);
	return \%item;
}

sub plan {
	my ($code, $strange, @more) = @_;
	my %names = map { $names[ int rand @names ] => 1 } 1 .. between(1, 4);
	my %plan = (code => $code, cadence => pick(('1 month') x 5, '1 year', '3 months', '1 week', '9 days'), items => [map { item($_, $strange) } sort keys %names], @more);
	if (chance(20) && !$plan{addon}) {
		$plan{phases} = [chance(50) ? { code => 'trial', duration => pick('14 days', '1 month'), trial => truth(1) } : (),
			{ code => 'first', duration => pick('2 months', '20 days'), percent_off => between(1, 99) }];
	}
	$plan{commitment} = { amount => { map { $_ => between(1, 300) . '' } @currencies } } if $strange->{bounds} && chance(50);
	return \%plan;
}

# The first document is all of it, the next ones new versions of plans.
sub catalog {
	my ($codes, $strange) = @_;
	my @boundaries = ('2021-01-01', '2025-02-11', '2025-04-01', '2025-06-19');
	my $rates = sub {
		my ($jurisdiction, $class, $category) = @_;
		return map {
			my $until = $boundaries[ $_ + 1 ] // '';
			my $percent = pick(0, 5, 7, '7.7', 19, 21);
			{ jurisdiction => $jurisdiction, class => $class, category => $percent ? $category // 'S' : 'Z', percent => "$percent", valid => "[$boundaries[$_],$until)" }
		} 0 .. $#boundaries;
	};
	return {
		metrics => [{ code => 'calls', aggregation => 'sum' }, { code => 'events', aggregation => 'count' }, { code => 'peak', aggregation => 'max' },
			{ code => 'rounded', aggregation => 'sum', digits => 0 }, { code => 'held', aggregation => 'sum', recurring => truth(1) }],
		tax_classes => [{ code => 'goods', supply => 'goods' }],
		jurisdictions => [{ code => 'US', country => 'US' }, { code => 'US-CA', country => 'US', region => 'CA' },
			{ code => 'US-CA-LA', country => 'US', region => 'CA', city => 'Los Angeles' }],
		taxes => [(map { my $place = $_; map { $rates->($place, $_) } qw(standard reduced goods) } qw(DE FR US-CA US-CA-LA))],
		sellers => [map { {
			code => "s$_", name => "Seller $_", country => pick(qw(DE DE FR US)), currency => 'EUR', zone => pick(@zones), tax_point => pick(qw(service_end service_start invoice_date)),
			tax_basis => $strange->{inclusive} && chance(50) ? 'inclusive' : 'exclusive', numbers => "I$_-{seq}", credit_numbers => "C$_-{seq}" } } 1 .. 2],
		plans => [(map { plan($_, $strange) } @$codes), plan('more', $strange, addon => truth(1))],
	};
}

sub accounts {
	my ($count) = @_;
	return map {
		my $country = pick(qw(DE DE FR US));
		{ code => "a$_", seller => pick(qw(s1 s2)), country => $country, currency => pick('EUR', @currencies), zone => pick(@zones), billing_day => between(1, 31),
			chance(30) && $country eq 'FR' ? (tax_id => 'FR40303265045') : (),
			$country eq 'US' ? (region => pick(qw(CA NY)), billing_address => { city => pick('Los Angeles', 'San Diego') }) : () }
	} 1 .. $count;
}

# What may happen to an account at a time of the test, as operations with their arguments; times are seconds.
sub events {
	my ($account, $plans, $clock, $strange, $calm) = @_;
	my $at = int($clock + pick(0, 0, between(-50, 50), between(-3, 3)) * $day);
	$at += chance(30) ? between(-40000, 40000) + pick(0, 0.5, 0.000001) : 0;
	my %who = (account => $account, at => $at);
	my %settle = (settle => pick(qw(now now next_cycle now_if_positive)));
	# A calm account has no documents that were taken back, which C++ leaves to SQL from then on.
	my $what = rand 100;
	$what = 100 if $calm && $what >= 52 && $what < 77;

	return ['change_subscription', %who, %settle, change()] if $what < 14;
	return ['change_subscription', %who, %settle, plan => pick(@$plans), chance(20) ? (align => pick(qw(start calendar account))) : (), change(50)] if $what < 24;
	return ['pause_subscription', %who, %settle, chance(30) ? (resume_at => $at + between(1, 40) * $day) : (), keep_billing => truth(chance(15))] if $what < 31;
	return ['resume_subscription', %who, %settle] if $what < 38;
	return ['cancel_subscription', %who, %settle, credit => truth(chance(70)), effective => pick(qw(now now period_end))] if $what < 40;
	return ['undo_change', account => $account, %settle] if $what < 50;
	return ['subscribe', %who, plan => pick(@$plans)] if $what < 52;
	return ['migrate_plan', %settle, at => $at, plan => pick(@$plans)] if $what < 56;
	return ['void_invoice', account => $account, rebill => truth(chance(70))] if $what < 60;
	return ['credit_invoice', account => $account, effect => pick(qw(goodwill rebill)), chance(50) ? (at => int $clock) : ()] if $what < 63;
	return ['write_off_invoice', account => $account] if $what < 64;
	return ['reissue_invoice', account => $account, as_of => int $clock] if $what < 66;
	return ['bill', account => $account, as_of => int($clock - between(0, 40) * $day), issue => truth(chance(80))] if $what < 72;
	return ['update_account', account => $account, chance(50) ? (zone => pick(@zones)) : (country => pick(qw(DE FR)))] if $what < 74;
	return ['add_document_charge', %who, item => 'rebate', percent => '-10'] if $what < 75 && $strange->{charges};
	return ['add_charge', %who, item => 'extra'] if $what < 76 && $strange->{charges};
	return ['add_tax_exemption', account => $account, certificate => 'C', valid => '[2025-02-01,2025-05-01)'] if $what < 77 && $strange->{charges};
	return ['cancel_usage', account => $account] if $what < 82;
	return map { ['record_usage', %who, metric => pick(qw(calls calls events peak rounded held)), at => int($clock) - (chance(20) ? between(0, 40) : between(-20, 1)) * $day,
		value => pick(between(1, 30), between(1, 900) / 10, 0, -between(1, 50)), key => 'k' . between(1, 1e9), chance(20) ? (properties => { region => pick(qw(eu us)) }) : ()] } 1 .. between(1, 6);
}

sub change {
	my ($but) = @_;
	return () if $but && chance($but);
	my %change;
	$change{quantities} = { map { $_ => pick(0, 1, 2, 5, 11, '0.5') } grep { chance(40) } @names } if chance(60);
	$change{proration} = policy() if chance(40);
	$change{anchor} = int(1.7375e9 + between(0, 150) * $day) if chance(12);
	$change{addons} = { more => truth(chance(60)) } if chance(20);
	return %change;
}

sub subscription {
	my ($account, $plans, $clock) = @_;
	my $at = int $clock - between(0, 30) * $day + (chance(50) ? between(0, 86399) : 0);
	return ['subscribe', account => $account, plan => pick(@$plans), at => $at, chance(40) ? (align => pick(qw(start calendar account))) : (),
		chance(15) ? (trial_end => $at + between(1, 40) * $day) : (), chance(30) ? (proration => policy()) : (), chance(15) ? (addons => { more => truth(1) }) : ()];
}

1;
