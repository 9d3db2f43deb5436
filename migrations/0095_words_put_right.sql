-- Words that minutes put right stood in the minutes alone; from now on every page says what they say. What was put right before is brought along.
update activity set topic = (
    select n.after from correction n
    where n.activity = activity.id and n.subject = 'topic' and n.entry = activity.id
    order by n.corrected_at desc, n.id desc
    limit 1)
where id in (select n.entry from correction n where n.subject = 'topic');
update activity set place = (
    select n.after from correction n
    where n.activity = activity.id and n.subject = 'place' and n.entry = activity.id
    order by n.corrected_at desc, n.id desc
    limit 1)
where id in (select n.entry from correction n where n.subject = 'place');
update agenda_item set title = (
    select n.after from correction n
    where n.activity = agenda_item.activity and n.subject = 'agenda' and n.entry = agenda_item.id
    order by n.corrected_at desc, n.id desc
    limit 1)
where id in (select n.entry from correction n where n.subject = 'agenda');
update agenda_outcome set outcome = (
    select n.after from correction n
    where n.activity = agenda_outcome.activity and n.subject = 'outcome' and n.entry = agenda_outcome.item
    order by n.corrected_at desc, n.id desc
    limit 1)
where item in (select n.entry from correction n where n.subject = 'outcome');
update remark set text = (
    select n.after from correction n
    where n.activity = remark.activity and n.subject = 'remark' and n.entry = remark.id
    order by n.corrected_at desc, n.id desc
    limit 1)
where id in (select n.entry from correction n where n.subject = 'remark');
update motion set text = (
    select n.after from correction n
    where n.activity = motion.activity and n.subject = 'motion' and n.entry = motion.id
    order by n.corrected_at desc, n.id desc
    limit 1)
where id in (select n.entry from correction n where n.subject = 'motion');
update resolution set text = (
    select n.after from correction n
    where n.activity = resolution.activity and n.subject = 'resolution' and n.entry = resolution.id
    order by n.corrected_at desc, n.id desc
    limit 1)
where id in (select n.entry from correction n where n.subject = 'resolution');
