\unset ECHO
\i test/setup.sql

SELECT plan(4);

-- The server's own functions say what a snapshot is.
CREATE FUNCTION pg_temp.as_the_server_has_it(code text, name text, country text, region text, tax_id text, address jsonb, zone text) RETURNS jsonb
LANGUAGE sql
RETURN jsonb_strip_nulls(jsonb_build_object('code', code, 'name', name, 'country', country, 'region', region, 'tax_id', tax_id,
                                            'address', address, 'zone', zone));

CREATE TEMP TABLE address (document jsonb);
INSERT INTO address VALUES
    (NULL), ('null'), ('{}'), ('[]'), ('"Road 1"'), ('17.50'), ('true'), ('[null]'), ('{"a": null}'), ('{"a": {}}'), ('{"a": {"b": null}}'),
    ('{"street": "Road 1", "city": "Town", "line_2": null}'), ('[{"a": null, "b": [null, {"c": null}]}, 1, "x", false, {}]'),
    ('{"zz": 1, "a": {"y": {"x": null, "w": [1.50, 2e3, null, "ü"]}, "v": null}, "b": null, "": "empty"}'),
    (jsonb_build_object('long', repeat('straße ', 5000), 'none', NULL));

SELECT is(count(*) FILTER (WHERE (customer_snapshot(w[1], w[2], w[3], w[4], w[5], a.document, w[6])::text COLLATE "C")
                                     IS DISTINCT FROM (pg_temp.as_the_server_has_it(w[1], w[2], w[3], w[4], w[5], a.document, w[6])::text COLLATE "C")
                                 OR jsonb_send(customer_snapshot(w[1], w[2], w[3], w[4], w[5], a.document, w[6]))
                                     <> jsonb_send(pg_temp.as_the_server_has_it(w[1], w[2], w[3], w[4], w[5], a.document, w[6]))
                                 OR pg_column_size(customer_snapshot(w[1], w[2], w[3], w[4], w[5], a.document, w[6]))
                                     <> pg_column_size(pg_temp.as_the_server_has_it(w[1], w[2], w[3], w[4], w[5], a.document, w[6]))),
          0::bigint, 'an address of any shape, and members with and without a value, are what jsonb_strip_nulls(jsonb_build_object()) gives')
  FROM address a
 CROSS JOIN generate_series(0, 63) m
 CROSS JOIN LATERAL (SELECT array_agg(CASE WHEN m & (1 << n) <> 0 THEN (ARRAY['a1', 'Müller & "Söhne"', 'DE', '', repeat('x', 300), 'Europe/Berlin'])[n + 1] END ORDER BY n) AS w
                       FROM generate_series(0, 5) n) v;
SELECT is(count(*), 960::bigint, 'of that many') FROM address, generate_series(0, 63);

SELECT is(customer_snapshot('acme', 'Acme Inc.', 'US', 'CA', NULL, '{"city": "Fresno", "line_2": null}', 'America/Los_Angeles'),
          '{"code": "acme", "name": "Acme Inc.", "country": "US", "region": "CA", "address": {"city": "Fresno"}, "zone": "America/Los_Angeles"}'::jsonb,
          'a customer');
SELECT is(customer_snapshot(NULL, NULL, NULL, NULL, NULL, NULL, NULL), '{}'::jsonb, 'nothing is an empty object');

SELECT * FROM finish();
ROLLBACK;
