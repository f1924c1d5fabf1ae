--
-- What the server lacks
--

-- BRIN minmax over xid8: finds recently recorded usage in old partitions without reading them.
CREATE OPERATOR CLASS @extschema@.xid8_minmax_ops
    FOR TYPE xid8 USING brin AS
    OPERATOR 1 <,
    OPERATOR 2 <=,
    OPERATOR 3 =,
    OPERATOR 4 >=,
    OPERATOR 5 >,
    FUNCTION 1 brin_minmax_opcinfo(internal),
    FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
    FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
    FUNCTION 4 brin_minmax_union(internal, internal, internal);
COMMENT ON OPERATOR CLASS @extschema@.xid8_minmax_ops USING brin IS 'Block ranges of transaction numbers (xid8), as the server''s own minmax classes for other types.';
