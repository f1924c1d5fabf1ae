SET search_path = public, billing;

-- amounts that are close, far apart, of both signs and several currencies, in a scrambled order
CREATE TABLE priced AS
SELECT row_number() OVER (ORDER BY md5(code || units::text)) AS no, code, units, monetary(units * 1e-15, code) AS m
FROM unnest('{AED,EUR,USD,ZWG}'::text[]) code, (
	SELECT sign * (('1e' || e)::numeric + d) AS units
	FROM unnest('{1,-1}'::int[]) sign, generate_series(0, 33) e, unnest('{-1,0,1}'::int[]) d
	UNION SELECT sign * (2::numeric ^ e + d) FROM unnest('{1,-1}'::int[]) sign, generate_series(0, 110) e, unnest('{-1,0,1}'::int[]) d
	UNION SELECT 2596148429267413814265248164610047) v(units);
SELECT count(*), count(DISTINCT m), count(DISTINCT units) FROM priced;

-- sorted by keys of 64 bits, ascending and descending, by an index, in memory and on disk
CREATE TEMP VIEW sorted AS SELECT no, row_number() OVER (ORDER BY code COLLATE "C", units) AS place FROM priced;
SELECT count(*) FROM (SELECT no, row_number() OVER (ORDER BY m) AS here FROM priced) v JOIN sorted USING (no) WHERE here <> place;
SELECT count(*) FROM (SELECT no, row_number() OVER (ORDER BY m DESC) AS here FROM priced) v JOIN sorted USING (no)
WHERE here <> (SELECT count(*) FROM priced) + 1 - place;
SET work_mem = '64kB';
SELECT count(*) FROM (SELECT no, row_number() OVER (ORDER BY m) AS here FROM priced) v JOIN sorted USING (no) WHERE here <> place;
RESET work_mem;
SELECT (array_agg(m ORDER BY m NULLS FIRST))[1:2], (array_agg(m ORDER BY m))[1:1] FROM (SELECT m FROM priced UNION ALL SELECT NULL) v;
CREATE UNIQUE INDEX priced_m ON priced (m) INCLUDE (no);
VACUUM ANALYZE priced;
SET enable_seqscan = off;
SET enable_sort = off;
EXPLAIN (COSTS OFF) SELECT m, no FROM priced ORDER BY m;
SELECT count(*) FROM (SELECT no, row_number() OVER () AS here FROM (SELECT m, no FROM priced ORDER BY m) o) v JOIN sorted USING (no)
WHERE here <> place;
RESET enable_sort;

-- unique: equal amounts are, however written
INSERT INTO priced SELECT 0, 'EUR', 1e15, 'eur 1.000000000000000';
INSERT INTO priced SELECT 0, 'EUR', 1e15, 'EUR 1' ON CONFLICT (m) DO NOTHING;

-- joins by merging and hashing, grouping, distinct
CREATE TABLE copied AS SELECT m FROM priced WHERE code = 'EUR';
CREATE INDEX copied_m ON copied (m);
VACUUM ANALYZE copied;
SET enable_nestloop = off;
SET enable_hashjoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM priced JOIN copied USING (m);
SELECT count(*) FROM priced JOIN copied USING (m);
RESET enable_hashjoin;
SET enable_mergejoin = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM priced JOIN copied USING (m);
SELECT count(*) FROM priced JOIN copied USING (m);
RESET enable_mergejoin;
RESET enable_nestloop;
DROP TABLE copied;
RESET enable_seqscan;
SET enable_hashagg = off;
SELECT count(*) FROM (SELECT round(m, 0) FROM priced WHERE abs(units) < 1e30 GROUP BY 1) v;
SET enable_hashagg = on;
SET enable_sort = off;
SELECT count(*) FROM (SELECT round(m, 0) FROM priced WHERE abs(units) < 1e30 GROUP BY 1) v;
RESET enable_sort;
SELECT count(*) FROM (SELECT DISTINCT code, round(units, -15) FROM priced WHERE abs(units) < 1e30) v;
SELECT count(*) FROM (SELECT m FROM priced EXCEPT SELECT m FROM priced WHERE code = 'EUR') v;

-- many equal amounts: the index stores each once with a list of rows, as equal amounts are equal bits
CREATE TABLE flat AS SELECT 'EUR 9.99'::monetary AS m, 9.99 AS n FROM generate_series(1, 5000);
CREATE INDEX flat_m ON flat (m);
CREATE INDEX flat_m_each ON flat (m) WITH (deduplicate_items = off);
SELECT pg_relation_size('flat_m') * 2 < pg_relation_size('flat_m_each') AS deduplicates;
DROP TABLE flat;

-- the strict operators have a class of their own: an index they can use, of one currency
CREATE TABLE euro AS SELECT no, m FROM priced WHERE code = 'EUR';
CREATE INDEX euro_m ON euro (m monetary_same_ops);
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT m FROM euro WHERE m >> 'EUR 1' AND m <<= 'EUR 100' ORDER BY m USING <<;
SELECT m FROM euro WHERE m >> 'EUR 1' AND m <<= 'EUR 100' ORDER BY m USING <<;
\set VERBOSITY sqlstate
SELECT m FROM euro WHERE m == 'USD 1';
INSERT INTO euro VALUES (1, 'USD 1');
\set VERBOSITY default
DROP TABLE euro;
SELECT monetary_same_cmp('USD 1', 'USD 2'), monetary_same_cmp('USD 1', 'USD 1'), monetary_same_cmp('USD 2', 'USD 1');

-- BRIN
CREATE TABLE booked AS SELECT monetary(i, CASE WHEN i <= 10000 THEN 'EUR' ELSE 'USD' END) AS m FROM generate_series(1, 20000) i;
CREATE INDEX booked_m ON booked USING brin (m) WITH (pages_per_range = 1);
SET enable_bitmapscan = on;
EXPLAIN (COSTS OFF) SELECT count(*) FROM booked WHERE m BETWEEN 'USD 15000' AND 'USD 15999.99';
SELECT count(*) FROM booked WHERE m BETWEEN 'USD 15000' AND 'USD 15999.99';
SELECT count(*) FROM booked WHERE m < 'EUR 101';
SELECT count(*) FROM booked WHERE m = 'EUR 77';
INSERT INTO booked VALUES ('CHF 1');
SELECT count(*) FROM booked WHERE m < 'EUR 2';
DROP TABLE booked;
RESET enable_seqscan;
DROP VIEW sorted;
DROP TABLE priced;

-- hash partitions and list and range partitions by amount
CREATE TABLE parted (m monetary PRIMARY KEY) PARTITION BY HASH (m);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO parted SELECT monetary(i, 'USD') FROM generate_series(1, 1000) i;
SELECT (SELECT count(*) FROM parted_0) BETWEEN 400 AND 600 AS even, count(*) FROM parted;
EXPLAIN (COSTS OFF) SELECT * FROM parted WHERE m = 'USD 7';
DROP TABLE parted;
CREATE TABLE tier (m monetary) PARTITION BY RANGE (m);
CREATE TABLE tier_euro PARTITION OF tier FOR VALUES FROM ('EUR -2596148429267413814') TO ('EUR 2596148429267413814');
CREATE TABLE tier_usd PARTITION OF tier FOR VALUES FROM ('USD 0') TO ('USD 100');
INSERT INTO tier VALUES ('EUR 5'), ('USD 5'), ('USD 99.99');
SELECT tableoid::regclass, m FROM tier ORDER BY m;
INSERT INTO tier VALUES ('USD 100');
DROP TABLE tier;

-- ranges of one currency
SELECT r, lower(r), upper(r), r @> 'USD 15'::monetary, isempty(r) FROM unnest('{"[USD 10,USD 20)", "(USD 10,USD 15]", "[USD 10,)", "(,USD 20)", empty}'::monetaryrange[]) r;
SELECT monetaryrange('USD 10', 'USD 20') && '[USD 19, USD 30)', monetaryrange('USD 10', 'USD 20') * '[USD 19, USD 30)',
       monetaryrange('USD 10', 'USD 20') + '[USD 20, USD 30)', monetaryrange('USD 10', 'USD 20', '[]') -|- '(USD 20, USD 30)',
       monetaryrange('EUR 10', 'EUR 20') && '[USD 10, USD 20)';
SELECT monetarymultirange(monetaryrange('USD 1', 'USD 2'), monetaryrange('USD 5', 'USD 6'), monetaryrange('USD 2', 'USD 3'));
SELECT range_agg(r) FROM unnest('{"[USD 10,USD 20)", "[USD 20,USD 30)", "[USD 1,USD 2)"}'::monetaryrange[]) r;
SELECT '[EUR 1, USD 2)'::monetaryrange;
SELECT monetaryrange('EUR 1', 'USD 2', '[]');
SELECT monetaryrange('USD 2', 'USD 1');
\set VERBOSITY sqlstate
SELECT monetaryrange('USD 1', 'EUR 2');
SELECT range_agg(r) FROM unnest('{"[USD 10,USD 20)", "[EUR 1,EUR 2)"}'::monetaryrange[]) r;
SELECT range_merge('[EUR 1, EUR 2)'::monetaryrange, '[USD 1, USD 2)');
SELECT '[USD 1, USD x)'::monetaryrange;
\i test/recv.sql
SELECT pg_temp.recv('billing.monetaryrange', range_bytes) FROM
	(SELECT '\x02'::bytea || int4send(16) || monetary_send('EUR 1') || int4send(16) || monetary_send('USD 2')) v(range_bytes);
\set VERBOSITY default
SELECT pg_temp.recv('billing.monetaryrange', range_bytes) FROM
	(SELECT '\x02'::bytea || int4send(16) || monetary_send('EUR 1') || int4send(16) || monetary_send('EUR 2')) v(range_bytes);
SELECT monetary_subtype_diff('USD 3', 'USD 1') > 0, monetary_subtype_diff('USD 1', 'USD 3') < 0, monetary_subtype_diff('USD 1', 'USD 1'),
       monetary_subtype_diff('USD 1', 'EUR 2000000000000000000') > monetary_subtype_diff('USD 2000000000000000000', 'USD 1');

-- no two tiers of a plan overlap; one currency to an index
CREATE TABLE tier (tier monetaryrange, CONSTRAINT tiers_do_not_overlap EXCLUDE USING gist (tier WITH &&) WHERE (currency(lower(tier)) = 'EUR'));
INSERT INTO tier SELECT monetaryrange(monetary(i * 10, c), monetary(i * 10 + 10, c)) FROM generate_series(1, 500) i, unnest('{EUR,USD}'::text[]) c;
INSERT INTO tier VALUES ('[EUR 15, EUR 16)');
SET enable_seqscan = off;
SELECT * FROM tier WHERE tier @> 'EUR 1234.56'::monetary AND currency(lower(tier)) = 'EUR';
CREATE INDEX tier_spgist ON tier USING spgist (tier) WHERE currency(lower(tier)) = 'USD';
SELECT * FROM tier WHERE tier @> 'USD 1234.56'::monetary AND currency(lower(tier)) = 'USD';
ANALYZE tier;
\set VERBOSITY sqlstate
CREATE INDEX ON tier USING gist (tier);
DROP TABLE tier;
