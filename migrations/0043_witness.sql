-- Witnesses of the log (C2SP tlog-witness): what each of them is known to have seen, and the checkpoint that it cosigned last.
create table log_witness (
    organisation text not null,
    -- its key, name+id+base64
    witness text not null,
    -- the size that it has seen, as it said itself
    known bigint not null,
    -- the checkpoint that it cosigned last, the size of that, and its line; empty and 0 before the first
    checkpoint text not null,
    size bigint not null,
    line text not null,
    cosigned_at bigint,
    -- when it is asked again, how often it was of no help since, and why
    again_at bigint not null,
    fails bigint not null,
    fault text not null,
    primary key (organisation, witness)
);
