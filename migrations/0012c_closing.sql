-- Closing the installation down: announced for a day, exported, then deleted. One at a time; until the end it can be called off.
create table closing_down (
    organisation text primary key,
    announced_at bigint not null,
    ends_on text not null, -- nothing is deleted before this day
    exported_at bigint,
    digest text -- of the export's list of files, SHA-256 in hex
);
