SET search_path = public, billing;
SET datestyle = 'ISO';

-- ISO 4217 list one: 178 active codes, 139 with 2 digits, 17 with 0, 7 with 3, 2 with 4, 13 without minor unit
SELECT minor_digits, count(*) FROM currencies() WHERE withdrawn IS NULL GROUP BY minor_digits ORDER BY minor_digits;
SELECT string_agg(code, ' ' ORDER BY code) FROM currencies() WHERE withdrawn IS NULL AND minor_digits = 0;
SELECT string_agg(code, ' ' ORDER BY code) FROM currencies() WHERE withdrawn IS NULL AND minor_digits = 3;
SELECT string_agg(code, ' ' ORDER BY code) FROM currencies() WHERE withdrawn IS NULL AND minor_digits = 4;
SELECT string_agg(code, ' ' ORDER BY code) FROM currencies() WHERE withdrawn IS NULL AND minor_digits IS NULL;

-- recent changes, and one code each with a leading zero and without a number
SELECT * FROM currencies()
WHERE code IN ('XCG', 'ANG', 'ZWG', 'ZWL', 'SLE', 'SLL', 'VED', 'VES', 'HRK', 'BGN', 'EUR', 'CUC', 'SVC', 'AUD', 'XFO');

-- sorted, unique, well-formed
SELECT count(*), count(DISTINCT code), bool_and(code ~ '^[A-Z]{3}$'), bool_and(number ~ '^\d{3}$'),
       bool_and(withdrawn ~ '^\d{4}(-\d\d)?$'), bool_and(name <> '')
FROM currencies();
SELECT array_agg(code) = array_agg(code ORDER BY code COLLATE "C") AS sorted FROM currencies();

-- no active number belongs to two active codes
SELECT number FROM currencies() WHERE withdrawn IS NULL GROUP BY number HAVING count(*) > 1;

-- every listed code is an amount's currency and survives the trip through text and binary form
SELECT count(*) FROM currencies()
WHERE currency(monetary(1, code)) <> code OR (monetary(-1.5, code)::text)::monetary <> monetary(-1.5, code);

-- and no other three letters are
CREATE FUNCTION pg_temp.accepted(code text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM billing.monetary(0, code);
	RETURN true;
EXCEPTION WHEN SQLSTATE '22M02' THEN
	RETURN false;
END $$;
SELECT count(*) FILTER (WHERE pg_temp.accepted(code)) AS accepted, count(*) FROM
	(SELECT chr(65 + a) || chr(65 + b) || chr(65 + c) AS code
	 FROM generate_series(0, 25) a, generate_series(0, 25) b, generate_series(0, 25) c) codes;
