-- Forms that were handed out, and the templates by which an organisation replaces the built-in ones.

-- A file that was handed out, under the code that is printed on it. `content` is what the form said, as JSON: what a reader with the paper in
-- his hand compares. `seen_by` is the right at the unit that lets one see it; empty: the one who was handed it alone.
-- The file itself is not kept: its digest is, and stands in the record too.
create table form_issue (
    code text primary key,
    organisation text not null,
    kind text not null,
    format text not null,
    unit text not null,
    about text not null,
    seen_by text not null,
    content text not null,
    content_digest text not null,
    file_digest text not null,
    issued_by text not null,
    issued_name text not null,
    issued_at bigint not null,
    statement text not null
);
create index form_issue_about on form_issue (about, issued_at);

-- An organisation's own template of a kind of form: a Word document. It holds until it is ended; only the one that holds keeps its file.
create table form_template (
    id text primary key,
    organisation text not null,
    kind text not null,
    file_name text not null,
    file bytea,
    digest text not null,
    added_by text, -- empty: at the command line
    added_name text not null,
    added_at bigint not null,
    ended_name text,
    ended_at bigint
);
create unique index form_template_kind_key on form_template (organisation, kind) where ended_at is null;
