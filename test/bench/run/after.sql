-- Counts what the run that was just measured has written, and makes a digest of it: the same data give the same
-- lines and totals, whatever the number of sessions.

UPDATE bench.result
SET
	invoices = (SELECT count(*) FROM billing.invoice WHERE invoice_no > 1),
	lines = (SELECT count(*) FROM billing.invoice_line WHERE invoice_no > 1),
	events = (SELECT count(*) FROM billing.usage_event),
	disk = bench.disk() - (SELECT disk FROM bench.loaded),
	digest =
		(SELECT sum(hashtextextended(l::text, 0)) FROM billing.invoice_line l)
		+ (SELECT sum(hashtextextended(concat_ws(' ', i.account_id, i.invoice_no, i.type, i.net, i.tax, i.gross), 0)) FROM billing.invoice i)
		+ (SELECT sum(hashtextextended(t::text, 0)) FROM billing.invoice_tax t)
		+ (SELECT sum(hashtextextended(s::text, 0)) FROM billing.subscription s);
