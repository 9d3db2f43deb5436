-- What learning systems keep for themselves beside statements: the state of an activity for somebody, profiles of agents and of activities.
create table lrs_document (
    organisation text not null,
    -- state, agent, activity
    kind text not null,
    -- empty where the kind has none
    activity text not null,
    agent text not null,
    registration text not null,
    id text not null,
    content_type text not null,
    bytes bytea not null,
    etag text not null,
    updated_at bigint not null,
    primary key (organisation, kind, activity, agent, registration, id)
);
create index lrs_document_agent on lrs_document (organisation, agent);
