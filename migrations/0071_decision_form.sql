-- A resolution that was handed out is found by its code from above too: it is a decision (P7).
update form_issue set seen_by = 'decision' where kind = 'resolution';
