-- What the binary input function of a type makes of any bytes, as a hostile client can give them: the values, with
-- commas between. COPY reads a header, rows of one field and a trailer.
CREATE FUNCTION pg_temp.recv(type_name text, VARIADIC fields bytea[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    stream bytea := '\x5047434f50590aff0d0a00'::bytea || int4send(0) || int4send(0);
    field bytea;
    octal text;
    result text;
BEGIN
    FOREACH field IN ARRAY fields LOOP
        stream := stream || int2send(1::int2) || int4send(length(field)) || field;
    END LOOP;
    stream := stream || int2send(-1::int2);
    SELECT string_agg(format('\%s%s%s', b / 64, b / 8 % 8, b % 8), '' ORDER BY i) INTO octal
    FROM generate_series(0, length(stream) - 1) i CROSS JOIN LATERAL (SELECT get_byte(stream, i)) AS t(b);
    EXECUTE format('CREATE TEMP TABLE received (no int GENERATED ALWAYS AS IDENTITY, value %s)', type_name);
    EXECUTE format('COPY pg_temp.received (value) FROM PROGRAM %L (FORMAT binary)', format('printf ''%s''', octal));
    EXECUTE 'SELECT string_agg(value::text, '', '' ORDER BY no) FROM pg_temp.received' INTO result;
    DROP TABLE pg_temp.received;
    RETURN result;
END;
$$;
