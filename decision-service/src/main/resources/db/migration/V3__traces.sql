-- where the run's trace began, if it has one: what is published about the run goes on with it, also after a restart
alter table run add column traceparent text;
alter table run add column tracestate text;
