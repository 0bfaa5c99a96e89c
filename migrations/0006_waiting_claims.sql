-- Who claims a value: one record holds it, and those that share it with a stated reason wait for it, the longest first.
-- A value that anybody claims is held: whoever gives it up passes it on in the same transaction.
alter table record_key add column waits_since timestamptz(3);
alter table record_key drop constraint record_key_pk;
alter table record_key add constraint record_key_pk primary key (tenant_id, record_id, kind, value);
drop index record_key_by_record;
create unique index record_key_held_once on record_key (tenant_id, kind, value) where waits_since is null;
create index record_key_waiting on record_key (tenant_id, kind, value, waits_since, record_id) where waits_since is not null;
-- To pass a value on is all that the API may change here; it also lets a newcomer lock the holder's row while it gets in line.
grant update (waits_since) on record_key to pathsix_app;
