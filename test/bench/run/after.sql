-- Counts what the run that was just measured has written, and makes a digest of it: the same data give the same
-- lines and totals, whatever the number of sessions.

UPDATE bench.result
SET
	invoices = (SELECT count(*) FROM billing.invoice WHERE invoice_no > 1),
	lines = (SELECT count(*) FROM billing.invoice_line WHERE invoice_no > 1),
	events = (SELECT count(*) FROM billing.usage_event),
	disk = bench.disk() - (SELECT disk FROM bench.loaded),
	digest =
		(SELECT sum(hashtextextended(concat_ws(' ', l.account_id, l.invoice_no, l.line_no, l.item, l.version, l.cycle, l.revision, l.description,
			l.service, l.period, l.numerator, l.denominator, l.quantity, l.unit_amount, l.amount, l.tax_percent, l.tax_point,
			l.source_invoice_no, l.source_line_no), 0)) FROM billing.invoice_line l)
		+ (SELECT sum(hashtextextended(concat_ws(' ', i.account_id, i.invoice_no, i.type, i.net, i.tax, i.gross), 0)) FROM billing.invoice i)
		+ (SELECT sum(hashtextextended(concat_ws(' ', t.account_id, t.invoice_no, t.percent, t.base, t.tax), 0)) FROM billing.invoice_tax t)
		+ (SELECT sum(hashtextextended(concat_ws(' ', s.account_id, s.subscription_no, s.due_at), 0)) FROM billing.subscription s);
