-- Nobody belongs to two units at once: of a member's stays one at most has no end. Who asks is found by it with every page.
create unique index membership_open on membership (member) where to_on is null;
