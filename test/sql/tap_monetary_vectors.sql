\unset ECHO
\i test/setup.sql

-- Cases of the test suites of other libraries, each with the file and line it comes from, at these revisions:
--	moneyphp/money d49ee62, RubyMoney/money a7c8360, dinerojs/dinero.js 76b969e5, JodaOrg/joda-money 39d5bbf,
--	JavaMoney/jsr354-ri dd0e4bf3, 2ndQuadrant/fixeddecimal 970f56b, samv/pg-currency 9793bcc, and the General Decimal
--	Arithmetic test cases (decTest) as in CPython.
-- Only the figures are taken over. Where this extension means to differ, the test expects its own rule and says why.
SELECT plan(181);

-- What an expression gives, or its SQLSTATE.
CREATE FUNCTION pg_temp.outcome(expression text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE 'SELECT (' || expression || ')::text' INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN 'error ' || SQLSTATE;
END $$;

-- round
SELECT is(round(amount, digits, mode::rounding), monetary(expected, currency(amount)), source) FROM (VALUES
	('USD 2.5'::monetary, 0, 'half_even', 2, 'round-001 moneyphp/money:tests/RoundExamples.php:27'),
	('USD 3.5'::monetary, 0, 'half_even', 4, 'round-002 moneyphp/money:tests/RoundExamples.php:28'),
	('USD -2.5'::monetary, 0, 'half_even', -2, 'round-003 moneyphp/money:tests/RoundExamples.php:30'),
	('USD 3.5'::monetary, 0, 'half_odd', 3, 'round-006 moneyphp/money:tests/RoundExamples.php:34'),
	('USD -2.5'::monetary, 0, 'half_odd', -3, 'round-007 moneyphp/money:tests/RoundExamples.php:36'),
	('USD -3.5'::monetary, 0, 'half_odd', -3, 'round-008 moneyphp/money:tests/RoundExamples.php:37'),
	('USD 2.5'::monetary, 0, 'half_down', 2, 'round-009 moneyphp/money:tests/RoundExamples.php:44'),
	('USD -2.5'::monetary, 0, 'half_down', -2, 'round-010 moneyphp/money:tests/RoundExamples.php:46'),
	('USD 2.5'::monetary, 0, 'half_up', 3, 'round-011 moneyphp/money:tests/RoundExamples.php:49'),
	('USD -12.50'::monetary, 0, 'half_down', -12, 'round-014 moneyphp/money:tests/RoundExamples.php:57'),
	('USD -1.5'::monetary, 0, 'half_up', -2, 'round-015 moneyphp/money:tests/RoundExamples.php:58'),
	('USD -8328.5'::monetary, 0, 'half_up', -8329, 'round-016 moneyphp/money:tests/RoundExamples.php:60'),
	('USD -2.5'::monetary, 0, 'half_ceiling', -2, 'round-019 moneyphp/money:tests/RoundExamples.php:64'),
	('USD 12.50'::monetary, 0, 'half_ceiling', 13, 'round-020 moneyphp/money:tests/RoundExamples.php:68'),
	('USD 142.7'::monetary, 0, 'floor', 142, 'round-021 dinerojs/dinero.js:api/__tests__/transformScale.test.ts:42'),
	('USD 3.33336'::monetary, 2, 'floor', 3.33, 'round-022 dinerojs/dinero.js:api/__tests__/transformScale.test.ts:48'),
	('USD 10.415'::monetary, 2, 'half_odd', 10.41, 'round-024 dinerojs/dinero.js:api/__tests__/transformScale.test.ts:75'),
	('USD 10.425'::monetary, 2, 'half_odd', 10.43, 'round-025 dinerojs/dinero.js:api/__tests__/transformScale.test.ts:79'),
	('USD 10.425'::monetary, 2, 'half_even', 10.42, 'round-026 dinerojs/dinero.js:api/__tests__/transformScale.test.ts:88'),
	('USD 2.34'::monetary, 1, 'down', 2.30, 'round-029 JodaOrg/joda-money:TestBigMoney.java:2396'),
	('USD 2.34'::monetary, 1, 'up', 2.40, 'round-030 JodaOrg/joda-money:TestBigMoney.java:2402'),
	('USD 2.34'::monetary, 0, 'down', 2.00, 'round-031 JodaOrg/joda-money:TestBigMoney.java:2408'),
	('USD 2.34'::monetary, 0, 'up', 3.00, 'round-032 JodaOrg/joda-money:TestBigMoney.java:2414'),
	('USD 432.34'::monetary, -1, 'down', 430.00, 'round-033 JodaOrg/joda-money:TestBigMoney.java:2420'),
	('USD 432.34'::monetary, -1, 'up', 440.00, 'round-034 JodaOrg/joda-money:TestBigMoney.java:2426'),
	('EUR 2.3523'::monetary, 2, 'half_even', 2.35, 'round-036 JavaMoney/jsr354-ri:RoundingMonetaryAmountOperatorTest.java:47'),
	('BHD -1.34534432'::monetary, 3, 'half_even', -1.345, 'round-037 JavaMoney/jsr354-ri:RoundingMonetaryAmountOperatorTest.java:58'),
	('BHD -1.34534432'::monetary, 4, 'half_even', -1.3453, 'round-039 JavaMoney/jsr354-ri:RoundingMonetaryAmountOperatorTest.java:102'),
	('USD 1.1'::monetary, 0, 'up', 2, 'round-041 RubyMoney/money:spec/money_spec.rb:458'),
	('USD 2.17'::monetary, 1, 'half_up', 2.2, 'round-042 decTest:quantize.decTest:79 (quax062)'),
	('USD 2.17'::monetary, 0, 'half_up', 2, 'round-043 decTest:quantize.decTest:80 (quax063)'),
	('USD 1.2345'::monetary, 2, 'half_up', 1.23, 'round-044 decTest:quantize.decTest:98 (quax093)'),
	('USD 1.2355'::monetary, 2, 'half_up', 1.24, 'round-045 decTest:quantize.decTest:99 (quax094)'),
	('USD 9.9999'::monetary, 2, 'half_up', 10.00, 'round-046 decTest:quantize.decTest:101 (quax096)'),
	('USD 0.0078'::monetary, 3, 'half_up', 0.008, 'round-049 decTest:quantize.decTest:267 (quax302)'),
	('USD -0.0078'::monetary, 3, 'half_up', -0.008, 'round-050 decTest:quantize.decTest:276 (quax312)'),
	('USD -0.078'::monetary, 2, 'half_up', -0.08, 'round-051 decTest:quantize.decTest:295 (quax333)'),
	('USD 352364.506'::monetary, 2, 'half_up', 352364.51, 'round-052 decTest:quantize.decTest:341 (quax380)')
) v(amount, digits, mode, expected, source);
SELECT is(pg_temp.outcome(expression), 'error 22M03', source) FROM (VALUES
	('round(''USD 2.34''::monetary, 1, ''unnecessary'')', 'round-035 JodaOrg/joda-money:TestBigMoney.java:285')
) v(expression, source);
-- There, 9 digits are the most a number can have. Here it is the range of 112 bits.
SELECT is(round('USD 35236450.6'::monetary, 2), 'USD 35236450.60', 'round-053 decTest:quantize.decTest:343 (quax382)');
SELECT is(pg_temp.outcome('round(''USD 2596148429267413814.265''::monetary, 0, ''up'')'), 'error 22003',
          'round-053, at the end of the range here');

-- round(a + b)
SELECT is(round(monetary(a, 'XTS') + monetary(b, 'XTS'), digits, mode::rounding), monetary(expected, 'XTS'), source) FROM (VALUES
	(12345, -0.1, 0, 'down', 12344, 'add_round-001 decTest:rounding.decTest:43 (radx100)'),
	(12345, 0.5, 0, 'down', 12345, 'add_round-002 decTest:rounding.decTest:66 (radx124)'),
	(12345, 0.5, 0, 'half_down', 12345, 'add_round-003 decTest:rounding.decTest:98 (radx164)'),
	(12346, 0.5, 0, 'half_even', 12346, 'add_round-004 decTest:rounding.decTest:123 (radx186)'),
	(12345, 0.5, 0, 'half_up', 12346, 'add_round-006 decTest:rounding.decTest:162 (radx224)'),
	(12345, 0.0000001, 0, 'up', 12346, 'add_round-007 decTest:rounding.decTest:178 (radx237)'),
	(12345, -0.1, 0, 'floor', 12344, 'add_round-008 decTest:rounding.decTest:203 (radx300)'),
	(-12345, 0.0000001, 0, 'down', -12344, 'add_round-010 decTest:rounding.decTest:276 (rsux107)'),
	(-12345, 0.5, 0, 'half_down', -12344, 'add_round-011 decTest:rounding.decTest:324 (rsux164)'),
	(-12346, 0.5, 0, 'half_even', -12346, 'add_round-012 decTest:rounding.decTest:349 (rsux186)'),
	(-12345, 0.5, 0, 'half_even', -12344, 'add_round-013 decTest:rounding.decTest:356 (rsux194)'),
	(-12345, 0.5, 0, 'half_up', -12345, 'add_round-014 decTest:rounding.decTest:388 (rsux224)'),
	(-12345, 0.0000001, 0, 'up', -12345, 'add_round-015 decTest:rounding.decTest:404 (rsux237)'),
	(-12345, -0.1, 0, 'floor', -12346, 'add_round-017 decTest:rounding.decTest:429 (rsux300)'),
	(-12346, 0.50001, 0, 'floor', -12346, 'add_round-018 decTest:rounding.decTest:446 (rsux317)'),
	(-12345, 0.0000001, 0, 'ceiling', -12344, 'add_round-019 decTest:rounding.decTest:468 (rsux337)')
) v(a, b, digits, mode, expected, source);

-- mul_round
SELECT is(mul_round(amount, by, digits, mode::rounding), monetary(expected, currency(amount)), source) FROM (VALUES
	('GBP 2.33'::monetary, 2.5, 2, 'down', 5.82, 'mul_round-001 JodaOrg/joda-money:TestBigMoney.java:2177'),
	('GBP 2.33'::monetary, 2.5, 2, 'half_up', 5.83, 'mul_round-002 JodaOrg/joda-money:TestBigMoney.java:2183'),
	('GBP 2.33'::monetary, -2.5, 2, 'floor', -5.83, 'mul_round-003 JodaOrg/joda-money:TestBigMoney.java:2189'),
	('USD 0.0000025'::monetary, 1999.9999999, 2, 'half_up', 0.00, 'mul_round-004 own: double-rounding guard (rounding first to 1e-12 then to cents gives 0.01)')
) v(amount, by, digits, mode, expected, source);

-- div_round
SELECT is(div_round(amount, by, digits, mode::rounding), monetary(expected, currency(amount)), source) FROM (VALUES
	('USD 15'::monetary, 10, 0, 'ceiling', 2, 'div_round-001 dinerojs/dinero.js:core/divide/__tests__/up.test.ts:18'),
	('USD -15'::monetary, 10, 0, 'ceiling', -1, 'div_round-002 dinerojs/dinero.js:core/divide/__tests__/up.test.ts:21'),
	('USD 15'::monetary, 10, 0, 'half_ceiling', 2, 'div_round-005 dinerojs/dinero.js:core/divide/__tests__/halfUp.test.ts:18'),
	('USD -15'::monetary, 10, 0, 'half_ceiling', -1, 'div_round-006 dinerojs/dinero.js:core/divide/__tests__/halfUp.test.ts:21'),
	('USD 15'::monetary, 10, 0, 'half_floor', 1, 'div_round-007 dinerojs/dinero.js:core/divide/__tests__/halfDown.test.ts:18'),
	('USD -15'::monetary, 10, 0, 'half_floor', -2, 'div_round-008 dinerojs/dinero.js:core/divide/__tests__/halfDown.test.ts:21'),
	('USD -22'::monetary, 5, 0, 'half_floor', -4, 'div_round-010 dinerojs/dinero.js:core/divide/__tests__/halfDown.test.ts:66'),
	('GBP 2.34'::monetary, 2.5, 2, 'down', 0.93, 'div_round-011 JodaOrg/joda-money:TestBigMoney.java:2249'),
	('GBP 2.34'::monetary, 2.5, 2, 'half_up', 0.94, 'div_round-012 JodaOrg/joda-money:TestBigMoney.java:2255'),
	('GBP 2.34'::monetary, -2.5, 2, 'floor', -0.94, 'div_round-013 JodaOrg/joda-money:TestBigMoney.java:2261'),
	('GBP 2.34'::monetary, 3, 2, 'down', 0.78, 'div_round-014 JodaOrg/joda-money:TestBigMoney.java:2321'),
	('GBP 2.35'::monetary, 3, 2, 'up', 0.79, 'div_round-016 JodaOrg/joda-money:TestBigMoney.java:2333'),
	('GBP 2.34'::monetary, -3, 2, 'down', -0.78, 'div_round-017 JodaOrg/joda-money:TestBigMoney.java:2339'),
	('USD 13'::monetary, 4, 0, 'half_up', 3, 'div_round-018 RubyMoney/money:spec/money/arithmetic_spec.rb:359'),
	('USD -13'::monetary, 4, 0, 'half_up', -3, 'div_round-020 RubyMoney/money:spec/money/arithmetic_spec.rb:361'),
	('USD -13'::monetary, -4, 0, 'half_up', 3, 'div_round-021 RubyMoney/money:spec/money/arithmetic_spec.rb:362'),
	('USD 10'::monetary, 3, 0, 'ceiling', 4, 'div_round-022 RubyMoney/money:spec/money/arithmetic_spec.rb:387'),
	('USD 10'::monetary, 6, 0, 'floor', 1, 'div_round-023 RubyMoney/money:spec/money/arithmetic_spec.rb:395'),
	('USD 10'::monetary, 4, 0, 'half_up', 3, 'div_round-024 RubyMoney/money:spec/money/arithmetic_spec.rb:403'),
	('USD 10'::monetary, 4, 0, 'half_down', 2, 'div_round-025 RubyMoney/money:spec/money/arithmetic_spec.rb:411'),
	('USD 2.00'::monetary, 3.00, 2, 'down', 0.66, 'div_round-027 2ndQuadrant/fixeddecimal:README.md:89')
) v(amount, by, digits, mode, expected, source);

-- products
SELECT is(monetary(a, 'USD') * b, monetary(expected, 'USD'), source) FROM (VALUES
	(1.20, 2, 2.40, 'multiply-004 decTest:multiply.decTest:33 (mulx004)'),
	(1.20, -2, -2.40, 'multiply-005 decTest:multiply.decTest:35 (mulx006)'),
	(5.00, 1E-3, 0.00500, 'multiply-009 decTest:multiply.decTest:69 (mulx030)')
) v(a, b, expected, source);
-- There, 64 bits are too few for the product. Here it is exact, and an error beyond 112 bits.
SELECT is('USD 46116860184273879.04'::monetary * 2.00, 'USD 92233720368547758.08', 'multiply-003 2ndQuadrant/fixeddecimal:test/expected/overflow.out:50');
SELECT is(pg_temp.outcome('''USD 1298074214633706907.132624082305024''::monetary * 2'), 'error 22003',
          'multiply-003, at the end of the range here: the product is one unit beyond it');

-- amount over amount
SELECT is('USD -0.13'::monetary / 'USD -0.04'::monetary, 3.25, 'divide_money-002 RubyMoney/money:spec/money/arithmetic_spec.rb:421');
SELECT is(pg_temp.outcome('''USD 1.00''::monetary / ''USD 0''::monetary'), 'error 22012', 'divide_money-003 RubyMoney/money:spec/money/arithmetic_spec.rb:463');

-- comparison
SELECT is('USD 1.00'::monetary = 'EUR 1.00', false, 'compare-003 RubyMoney/money:spec/money/arithmetic_spec.rb:22');
SELECT is(monetary_cmp('USD 1.00', 'USD 1.00'), 0, 'compare-006 RubyMoney/money:spec/money/arithmetic_spec.rb:140');
SELECT is(monetary_cmp('USD 1.00', 'USD 0.99'), 1, 'compare-007 RubyMoney/money:spec/money/arithmetic_spec.rb:141');

-- sum and avg
SELECT is(pg_temp.outcome('(SELECT sum(m) FROM unnest(''{GBP 2.33, JPY 423}''::monetary[]) m)'), 'error 22M01', 'sum-001 JodaOrg/joda-money:TestMoney.java:624');
SELECT is(sum(m), 'GBP 5.92', 'sum-002 JodaOrg/joda-money:TestMoney.java:500') FROM unnest('{GBP 1.23, GBP 2.33, GBP 2.36}'::monetary[]) m;
SELECT is(avg(m), 'USD 22.22', 'avg-001 2ndQuadrant/fixeddecimal:test/expected/aggregate.out:27') FROM unnest('{USD 11.11, USD 22.22, USD 33.33}'::monetary[]) m;

-- allocate, in cents
SELECT is(array_agg(minor_units(part) ORDER BY no), expected::bigint[], source) FROM (VALUES
	(100, '{1, 1, 1}', '{34, 33, 33}', 'allocate-001 moneyphp/money:tests/MoneyTest.php:494'),
	(101, '{1, 1, 1}', '{34, 34, 33}', 'allocate-002 moneyphp/money:tests/MoneyTest.php:495'),
	(5, '{3, 7}', '{2, 3}', 'allocate-003 moneyphp/money:tests/MoneyTest.php:496'),
	(5, '{7, 3}', '{4, 1}', 'allocate-004 moneyphp/money:tests/MoneyTest.php:497'),
	(5, '{7, 3, 0}', '{4, 1, 0}', 'allocate-005 moneyphp/money:tests/MoneyTest.php:498'),
	(5, '{0, 7, 3}', '{0, 4, 1}', 'allocate-007 moneyphp/money:tests/MoneyTest.php:500'),
	(5, '{7, 0, 3}', '{4, 0, 1}', 'allocate-008 moneyphp/money:tests/MoneyTest.php:501'),
	(5, '{0, 0, 1}', '{0, 0, 5}', 'allocate-009 moneyphp/money:tests/MoneyTest.php:502'),
	(5, '{0, 3, 7}', '{0, 2, 3}', 'allocate-010 moneyphp/money:tests/MoneyTest.php:503'),
	(2, '{1, 1, 1}', '{1, 1, 0}', 'allocate-012 moneyphp/money:tests/MoneyTest.php:505'),
	(1, '{1, 1}', '{1, 0}', 'allocate-013 moneyphp/money:tests/MoneyTest.php:506'),
	(1, '{0.33, 0.66}', '{0, 1}', 'allocate-014 moneyphp/money:tests/MoneyTest.php:507'),
	(1003, '{50, 50}', '{502, 501}', 'allocate-019 dinerojs/dinero.js:core/utils/__tests__/distribute.test.ts:11'),
	(100, '{1, 3}', '{25, 75}', 'allocate-020 dinerojs/dinero.js:core/utils/__tests__/distribute.test.ts:14'),
	(-1003, '{50, 50}', '{-502, -501}', 'allocate-021 dinerojs/dinero.js:core/utils/__tests__/distribute.test.ts:17'),
	(100, '{1, 1, 2}', '{25, 25, 50}', 'allocate-023 RubyMoney/money:spec/money/allocation_spec.rb:77'),
	(100, '{7, 3}', '{70, 30}', 'allocate-024 RubyMoney/money:spec/money/allocation_spec.rb:78'),
	(100, '{0.07, 0.03}', '{70, 30}', 'allocate-026 RubyMoney/money:spec/money/allocation_spec.rb:84'),
	(10, '{0.1, 0.2, 0.1}', '{3, 5, 2}', 'allocate-027 RubyMoney/money:spec/money/allocation_spec.rb:85'),
	(100, '{1, 1, 0}', '{50, 50, 0}', 'allocate-029 RubyMoney/money:spec/money/allocation_spec.rb:94')
) v(cents, weights, expected, source), unnest(allocate(from_minor(cents, 'USD'), weights::numeric[])) WITH ORDINALITY u(part, no)
GROUP BY cents, weights, expected, source;
-- There, rounding errors are carried from the last part back to the first, which so gets 61566 for a share of 61564.77.
-- Here the shares that lost most get a cent each, among them 60953.62.
SELECT is(array_agg(minor_units(part) ORDER BY no), expected::bigint[], source) FROM (VALUES
	(700273, '{1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.170126087450276, 1.0, 1.0, 1.0, 1.0}', '{61565, 61565, 61565, 61565, 61565, 61565, 61565, 60954, 52091, 52091, 52091, 52091}', 'allocate-031 RubyMoney/money:spec/money/allocation_spec.rb:158'),
	(-700273, '{1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.1818583143661, 1.170126087450276, 1.0, 1.0, 1.0, 1.0}', '{-61565, -61565, -61565, -61565, -61565, -61565, -61565, -60954, -52091, -52091, -52091, -52091}', 'allocate-032 RubyMoney/money:spec/money/allocation_spec.rb:195')
) v(cents, weights, expected, source), unnest(allocate(from_minor(cents, 'USD'), weights::numeric[])) WITH ORDINALITY u(part, no)
GROUP BY cents, weights, expected, source;
-- split, in cents
SELECT is(array_agg(minor_units(part) ORDER BY no), expected::bigint[], source) FROM (VALUES
	(15, 2, '{8, 7}', 'split-001 moneyphp/money:tests/MoneyTest.php:524'),
	(10, 2, '{5, 5}', 'split-002 moneyphp/money:tests/MoneyTest.php:525'),
	(5, 2, '{3, 2}', 'split-007 RubyMoney/money:spec/money/allocation_spec.rb:22'),
	(2, 3, '{1, 1, 0}', 'split-008 RubyMoney/money:spec/money/allocation_spec.rb:23'),
	(100, 6, '{17, 17, 17, 17, 16, 16}', 'split-010 RubyMoney/money:spec/money/allocation_spec.rb:25')
) v(cents, n, expected, source), unnest(split(from_minor(cents, 'USD'), n)) WITH ORDINALITY u(part, no)
GROUP BY cents, n, expected, source;
SELECT is(pg_temp.outcome(expression), 'error 22023', source) FROM (VALUES
	('allocate(''USD 1.00'', ''{-1}'')', 'allocate-017 moneyphp/money:tests/MoneyTest.php:161'),
	('allocate(''USD 1.00'', ''{0, 0}'')', 'allocate-018 moneyphp/money:tests/MoneyTest.php:170'),
	('split(''USD 1.00'', 0)', 'split-005 RubyMoney/money:spec/money/allocation_spec.rb:6'),
	('split(''USD 1.00'', -1)', 'split-006 RubyMoney/money:spec/money/allocation_spec.rb:7')
) v(expression, source);

-- rounding to an increment, in cents
SELECT is(round_to(from_minor(cents, currency), increment / 100.0, mode::rounding), from_minor(expected, currency), source) FROM (VALUES
	('AED', -2213, 25, 'half_up', -2225, 'cash_round-002 RubyMoney/money:spec/money_spec.rb:514'),
	('AED', 2212, 25, 'half_up', 2200, 'cash_round-003 RubyMoney/money:spec/money_spec.rb:517'),
	('AED', -2212, 25, 'half_up', -2200, 'cash_round-004 RubyMoney/money:spec/money_spec.rb:520'),
	('CHF', -178, 5, 'half_up', -180, 'cash_round-006 RubyMoney/money:spec/money_spec.rb:526'),
	('CHF', 177, 5, 'half_up', 175, 'cash_round-007 RubyMoney/money:spec/money_spec.rb:529'),
	('CHF', -177, 5, 'half_up', -175, 'cash_round-008 RubyMoney/money:spec/money_spec.rb:532'),
	('CHF', 175, 5, 'half_up', 175, 'cash_round-009 RubyMoney/money:spec/money_spec.rb:535'),
	('USD', 299, 1, 'half_up', 299, 'cash_round-011 RubyMoney/money:spec/money_spec.rb:541'),
	('CHF', 178, 5, 'half_even', 180, 'cash_round-012 measured: ICU 72.1 Precision::currency(UCURR_USAGE_CASH)'),
	('CAD', 102, 5, 'half_even', 100, 'cash_round-015 measured: ICU 72.1 Precision::currency(UCURR_USAGE_CASH)')
) v(currency, cents, increment, mode, expected, source);
-- the same where cash_round knows the increment
SELECT is(cash_round(from_minor(cents, currency)), from_minor(expected, currency), source || ', by cash_round') FROM (VALUES
	('CHF', -178, -180, 'cash_round-006 RubyMoney/money:spec/money_spec.rb:526'),
	('CHF', 177, 175, 'cash_round-007 RubyMoney/money:spec/money_spec.rb:529'),
	('CHF', -177, -175, 'cash_round-008 RubyMoney/money:spec/money_spec.rb:532'),
	('CHF', 175, 175, 'cash_round-009 RubyMoney/money:spec/money_spec.rb:535'),
	('USD', 299, 299, 'cash_round-011 RubyMoney/money:spec/money_spec.rb:541'),
	('CHF', 178, 180, 'cash_round-012 measured: ICU 72.1 Precision::currency(UCURR_USAGE_CASH)'),
	('CAD', 102, 100, 'cash_round-015 measured: ICU 72.1 Precision::currency(UCURR_USAGE_CASH)')
) v(currency, cents, expected, source);
-- There, the neighbours of a negative amount are mixed up. Here it mirrors the positive one.
SELECT is(cash_round('CHF -1.78'), 'CHF -1.80', 'cash_round-017 JavaMoney/jsr354-ri:moneta-core/src/main/java/org/javamoney/moneta/spi/DefaultCashRounding.java:115 (derived by reading, not a test)');

-- text input
SELECT is(text::monetary, monetary(expected, currency), source) FROM (VALUES
	('GBP -5.87', 'GBP', -5.87, 'parse-003 JodaOrg/joda-money:TestMoney.java:744'),
	('GBP .99', 'GBP', 0.99, 'parse-005 JodaOrg/joda-money:TestMoney.java:746'),
	('GBP +0.99', 'GBP', 0.99, 'parse-007 JodaOrg/joda-money:TestMoney.java:748'),
	('GBP -.99', 'GBP', -0.99, 'parse-008 JodaOrg/joda-money:TestMoney.java:749'),
	('GBP -0.99', 'GBP', -0.99, 'parse-009 JodaOrg/joda-money:TestMoney.java:750'),
	('GBP 0', 'GBP', 0.00, 'parse-010 JodaOrg/joda-money:TestMoney.java:751'),
	('GBP 123.', 'GBP', 123.00, 'parse-012 JodaOrg/joda-money:TestMoney.java:753'),
	('GBP3.10', 'GBP', 3.10, 'parse-014 JodaOrg/joda-money:TestMoney.java:755'),
	('GBP  3.10', 'GBP', 3.10, 'parse-015 JodaOrg/joda-money:TestMoney.java:756')
) v(text, currency, expected, source);
SELECT is((currency || ' ' || text)::monetary, monetary(expected, currency), source) FROM (VALUES
	('USD', '.99', 0.99, 'parse_number-008 moneyphp/money:tests/Parser/DecimalMoneyParserTest.php:112'),
	('USD', '99.', 99.00, 'parse_number-009 moneyphp/money:tests/Parser/DecimalMoneyParserTest.php:113')
) v(currency, text, expected, source);
-- There, input is rounded to the minor unit, and no digits are zero. Here input keeps every digit or is an error.
SELECT is(pg_temp.outcome(quote_literal(text) || '::monetary'), expected, source) FROM (VALUES
	('JPY 1000.50', 'JPY 1000.5', 'parse_number-005 moneyphp/money:tests/Parser/DecimalMoneyParserTest.php:99'),
	('USD ', 'error 22P02', 'parse_number-007 moneyphp/money:tests/Parser/DecimalMoneyParserTest.php:111'),
	('USD -9.999', 'USD -9.999', 'parse_number-010 moneyphp/money:tests/Parser/DecimalMoneyParserTest.php:114'),
	('USD 9.999', 'USD 9.999', 'parse_number-011 moneyphp/money:tests/Parser/DecimalMoneyParserTest.php:115')
) v(text, expected, source);
-- There, the code follows the number. Here there is one form of text.
SELECT is(pg_temp.outcome(quote_literal(text) || '::monetary'), 'error 22P02', source) FROM (VALUES
	('100 eur', 'parse-016 samv/pg-currency:expected/currency.out:2'),
	('-100.005 eur', 'parse-018 samv/pg-currency:expected/currency.out:33')
) v(text, source);

-- text output
SELECT is(from_minor(minor, currency)::text, currency || ' ' || expected, source) FROM (VALUES
	('USD', 1050, '10.50', 'text_out-001 dinerojs/dinero.js:api/__tests__/toDecimal.test.ts:21'),
	('KWD', 10545, '10.545', 'text_out-002 dinerojs/dinero.js:api/__tests__/toDecimal.test.ts:26'),
	('USD', 1000, '10.00', 'text_out-003 dinerojs/dinero.js:api/__tests__/toDecimal.test.ts:31')
) v(currency, minor, expected, source);

-- formatting, of the amount rounded as there; all blanks count alike, as there
CREATE FUNCTION pg_temp.formatted(m monetary, locale text, style text) RETURNS text
RETURN translate(format(m, locale, style), U&'\00A0\202F', '  ');
SELECT is(pg_temp.formatted(round(amount, digits, 'half_even'), locale, style), expected, source) FROM (VALUES
	('USD 0.05'::monetary, 2, 'en_US', 'symbol', '$0.05', 'format-004 moneyphp/money:tests/Formatter/IntlMoneyFormatterTest.php:66'),
	('EUR 14000.12'::monetary, 2, 'fr_FR', 'code', '14 000,12 EUR', 'format-006 JavaMoney/jsr354-ri:MonetaryFormatsTest.java:89'),
	('BGN 14000.12'::monetary, 2, 'bg_BG', 'code', '14 000,12 BGN', 'format-007 JavaMoney/jsr354-ri:MonetaryFormatsTest.java:109'),
	('EUR 14000.12'::monetary, 2, 'de_DE', 'code', '14.000,12 EUR', 'format-008 JavaMoney/jsr354-ri:MonetaryFormatsTest.java:128'),
	('USD 1234567.891'::monetary, 2, 'en_US', 'symbol', '$1,234,567.89', 'format-013 measured: ICU 72.1'),
	('EUR 1234567.891'::monetary, 2, 'de_DE', 'symbol', '1.234.567,89 €', 'format-015 measured: ICU 72.1'),
	('EUR 1234567.891'::monetary, 2, 'fr_FR', 'symbol', '1 234 567,89 €', 'format-018 measured: ICU 72.1'),
	('INR 12345678.9'::monetary, 2, 'en_IN', 'symbol', '₹1,23,45,678.90', 'format-020 measured: ICU 72.1'),
	('JPY 1234.5'::monetary, 0, 'en_US', 'symbol', '¥1,234', 'format-022 measured: ICU 72.1'),
	('SEK 1234.5'::monetary, 2, 'sv_SE', 'symbol', '1 234,50 kr', 'format-023 measured: ICU 72.1'),
	('SEK -1234.5'::monetary, 2, 'sv_SE', 'symbol', '−1 234,50 kr', 'format-024 measured: ICU 72.1'),
	('BRL 1234.5'::monetary, 2, 'pt_BR', 'symbol', 'R$ 1.234,50', 'format-025 measured: ICU 72.1')
) v(amount, digits, locale, style, expected, source);
-- There, an amount is shown without its fraction, rounded. Here a fraction is never left out, but before a name 50 has none.
SELECT is(pg_temp.formatted(round('USD 50.05'::monetary, 0, 'half_even'), 'en_US', style), expected,
          'format-001 moneyphp/money:tests/Formatter/IntlMoneyFormatterTest.php:63, style ' || style)
FROM (VALUES ('symbol', '$50.00'), ('name', '50 US dollars')) v(style, expected);
-- There, a code stands beside the digits. Here there is a blank between, as CLDR and ICU 72 have it.
SELECT is(pg_temp.formatted('CNY 14000.12', 'zh_CN', 'code'), 'CNY 14,000.12', 'format-009 JavaMoney/jsr354-ri:MonetaryFormatsTest.java:161');
-- There, the currency decides the form. Here the reader's locale does: an English one reads dollars in the same form, and
-- dinars by their code.
SELECT is(pg_temp.formatted(from_minor(minor, currency), 'en', 'symbol'), expected, source) FROM (VALUES
	('USD', 40008, '$400.08', 'format-011 RubyMoney/money:spec/money/formatting_spec.rb:131'),
	('BHD', 1000, 'BHD 1.000', 'format-012 RubyMoney/money:spec/money/formatting_spec.rb:135')
) v(currency, minor, expected, source);

SELECT * FROM finish();
ROLLBACK;
