-- Whether the loop has written the same lines as the run, to the same documents, for the accounts that it closed.

SET search_path = public, billing;

CREATE VIEW bench.closed AS
SELECT l.account_id, l.invoice_no - 1 AS invoice_no, l.item, amount(l.amount) AS amount
FROM invoice_line l
JOIN app.account a ON a.account_id = l.account_id
WHERE l.invoice_no > 1;

CREATE VIEW bench.looped AS
SELECT account_id, invoice_no, item, amount FROM app.line;

SELECT
	NOT EXISTS (TABLE bench.closed EXCEPT ALL TABLE bench.looped)
	AND NOT EXISTS (TABLE bench.looped EXCEPT ALL TABLE bench.closed)
	AND (SELECT sum(gross) FROM app.invoice)
		= (SELECT sum(amount(gross)) FROM invoice WHERE invoice_no > 1 AND account_id IN (SELECT account_id FROM app.account));
