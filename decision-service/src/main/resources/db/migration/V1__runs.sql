create table run (
    id            uuid primary key,
    state         text        not null,
    spec          jsonb       not null,
    requested_at  timestamptz not null,
    deadline      timestamptz not null,
    ended_at      timestamptz,
    reason        text,
    -- number of the newest event: dense and in commit order, because the row is locked while it grows
    last_event    bigint      not null default 0
);

create index run_newest on run (requested_at desc, id desc);
create index run_open on run (deadline) where ended_at is null;

-- one report per run and phase: the first wins, so that an event delivered twice changes nothing
create table report (
    run_id      uuid        not null references run on delete cascade,
    phase       text        not null,
    body        jsonb       not null,
    received_at timestamptz not null,
    primary key (run_id, phase)
);

-- one decision per run; json, not jsonb: it keeps the text as it was published
create table decision (
    run_id     uuid primary key references run on delete cascade,
    body       json        not null,
    decided_at timestamptz not null
);

-- what people who watch a run are told, in order
create table run_event (
    run_id uuid   not null references run on delete cascade,
    number bigint not null,
    kind   text   not null,
    body   json   not null,
    digest text   not null,
    primary key (run_id, number),
    unique (run_id, digest)
);

-- written in the transaction that changes the run, published afterwards, marked when Kafka has it
create table outbox (
    id           bigint generated always as identity primary key,
    run_id       uuid        not null references run on delete cascade,
    type         text        not null,
    body         json        not null,
    created_at   timestamptz not null,
    published_at timestamptz,
    unique (run_id, type)
);

create index outbox_pending on outbox (id) where published_at is null;
