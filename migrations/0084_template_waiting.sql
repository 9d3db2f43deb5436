-- A template that passed its check and was not put into use yet: who brought it looks at its samples first. One of a kind; the next takes its place.
create table form_template_waiting (
    organisation text not null,
    kind text not null,
    file_name text not null,
    file bytea not null,
    digest text not null,
    brought_by text, -- empty: at the command line
    brought_name text not null,
    brought_at bigint not null,
    primary key (organisation, kind)
);
