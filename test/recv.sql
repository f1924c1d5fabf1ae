-- Give any bytes to the binary input function of a type, as a hostile client can.
CREATE FUNCTION pg_temp.recv(type_name text, bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    stream bytea := '\x5047434f50590aff0d0a00'::bytea || int4send(0) || int4send(0)
                    || int2send(1::int2) || int4send(length(bytes)) || bytes || int2send(-1::int2);
    octal text;
    result text;
BEGIN
    SELECT string_agg(format('\%s%s%s', b / 64, b / 8 % 8, b % 8), '' ORDER BY i) INTO octal
    FROM generate_series(0, length(stream) - 1) i CROSS JOIN LATERAL (SELECT get_byte(stream, i)) AS t(b);
    EXECUTE format('CREATE TEMP TABLE received (value %s)', type_name);
    EXECUTE format('COPY received FROM PROGRAM %L (FORMAT binary)', 'printf ''' || octal || '''');
    EXECUTE 'SELECT value::text FROM received' INTO result;
    DROP TABLE received;
    RETURN result;
END;
$$;
