-- Parameters of the scheduler that were trained from somebody's own answers: his alone, and gone with him. The nightly job says who waits, by `due_at`;
-- the trainer takes one after the other. `reviews` is how many answers they were trained from; none and no parameters: those that fit most people hold.
create table memory_model (
    member text primary key references member (id),
    organisation text not null,
    parameters text,
    reviews bigint not null,
    due_at bigint
);
create index memory_model_due on memory_model (due_at);
