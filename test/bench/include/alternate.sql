-- Statements timed against each other in one session.
--
-- A machine that does other work disturbs all of them alike, so they take turns, and the median of the turns
-- counts. The ratio of two medians is the figure; milliseconds say nothing about another machine.

\pset footer off

CREATE SCHEMA bench;

CREATE TABLE bench.timing (
	topic text NOT NULL,
	statement text NOT NULL,
	turn int NOT NULL,
	ms numeric NOT NULL
);

-- One turn of each statement is not counted: it fills caches.
CREATE PROCEDURE bench.alternate(topic text, statements jsonb, turns int DEFAULT 7)
LANGUAGE plpgsql
AS $$
DECLARE
	statement record;
	began timestamptz;
BEGIN
	FOR turn IN 0 .. turns LOOP
		FOR statement IN SELECT key, value FROM jsonb_each_text(statements) LOOP
			began := clock_timestamp();
			EXECUTE statement.value; -- without INTO, which would forbid a parallel plan
			IF turn > 0 THEN
				INSERT INTO bench.timing
				VALUES (topic, statement.key, turn, 1000 * extract(epoch FROM clock_timestamp() - began));
			END IF;
		END LOOP;
	END LOOP;
END
$$;

CREATE FUNCTION bench.median(topic text, statement text)
RETURNS numeric
STABLE
BEGIN ATOMIC
	SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY t.ms)::numeric
	FROM bench.timing t
	WHERE (t.topic, t.statement) = (median.topic, median.statement);
END;

-- How many times as long as the other statement one takes, against the most that is allowed.
CREATE FUNCTION bench.compare(topic text, statement text, other text, most numeric)
RETURNS TABLE (topic text, statement text, ms numeric, other text, other_ms numeric, ratio numeric, bar numeric, result text)
STABLE
BEGIN ATOMIC
	SELECT
		compare.topic,
		compare.statement,
		round(a.ms, 1),
		compare.other,
		round(b.ms, 1),
		round(a.ms / b.ms, 3),
		round(most, 3),
		CASE WHEN a.ms <= most * b.ms THEN 'met' ELSE 'MISSED' END
	FROM
		(SELECT bench.median(compare.topic, compare.statement)) AS a (ms),
		(SELECT bench.median(compare.topic, compare.other)) AS b (ms);
END;
