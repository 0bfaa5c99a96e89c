-- The audit log becomes tamper-evident: each row has a link in a chain of its tenant, which holds the hash of the row and of the
-- link before it. A tenant has up to 16 chains, its lanes, so that those who write at once do not wait for each other's commits.

alter table audit_event
  -- The grant by which somebody acts who does not belong to the tenant.
  add column on_behalf_of uuid,
  add column result text not null default 'ok',
  add constraint audit_event_result_known check (result in ('ok', 'denied', 'failed'));
create index audit_event_by_actor on audit_event (tenant_id, actor_id, at, id);

create table audit_link (
  tenant_id uuid not null,
  lane smallint not null,
  -- Counts on from 1 without a gap.
  seq bigint not null,
  event_id uuid not null,
  hash bytea not null,
  constraint audit_link_pk primary key (tenant_id, lane, seq)
);

create table audit_head (
  tenant_id uuid not null,
  lane smallint not null,
  seq bigint not null default 0,
  hash bytea not null default '',
  constraint audit_head_pk primary key (tenant_id, lane)
) with (fillfactor = 20);

-- Hangs a row on the end of a lane, and answers the hash. What is hashed is told once more by api/audit/lane.ts: every column of
-- the row, whatever the session's time zone; empty ones are left out, so that a column added later changes no hash.
create function link_audit_event(event audit_event, lane smallint, seq bigint, previous bytea) returns bytea
language plpgsql as $$
declare
  line text := jsonb_strip_nulls(to_jsonb(event)
    || jsonb_build_object('at', extract(epoch from event.at)::text, 'changes', event.changes::text))::text;
  hash bytea := sha256(previous || convert_to(concat(lane, ' ', seq, ' ', line), 'UTF8'));
begin
  insert into audit_link (tenant_id, lane, seq, event_id, hash) values (event.tenant_id, lane, seq, event.id, hash);
  return hash;
end
$$;

-- Locks a lane that nobody else is writing to, for the rest of the transaction; a new one where all are taken. Only the
-- seventeenth who writes for the same tenant at once has to wait.
create function take_audit_lane(tenant uuid) returns audit_head language plpgsql as $$
declare
  own constant smallint := pg_backend_pid() % 16;
  head audit_head;
begin
  select * into head from audit_head h where h.tenant_id = tenant
  order by h.lane = own desc limit 1 for no key update skip locked;
  if not found then
    insert into audit_head (tenant_id, lane) values (tenant, own) on conflict do nothing;
    select * into strict head from audit_head h where h.tenant_id = tenant and h.lane = own for no key update;
  end if;
  return head;
end
$$;

-- Writes down where a lane ends now.
create function leave_audit_lane(head audit_head) returns void language plpgsql as $$
begin
  update audit_head h set seq = head.seq, hash = head.hash where h.tenant_id = head.tenant_id and h.lane = head.lane;
end
$$;

-- Runs as the owner, because the API's role may not touch the chain. All rows of a statement are linked at its end: the lane is
-- locked after everything else that the statement locks, and written once, however many rows there are.
create function chain_audit_events() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  event audit_event;
begin
  for event in select * from added order by tenant_id, id loop
    if head.tenant_id is distinct from event.tenant_id then
      perform leave_audit_lane(head);
      head := take_audit_lane(event.tenant_id);
    end if;
    head.seq := head.seq + 1;
    head.hash := link_audit_event(event, head.lane, head.seq, head.hash);
  end loop;
  perform leave_audit_lane(head);
  return null;
end
$$;
revoke execute on function link_audit_event, take_audit_lane, leave_audit_lane, chain_audit_events from public;

-- What is there already. Forced row security would hide it from an owner who is no superuser.
alter table audit_event no force row level security;
do $$
declare
  head audit_head;
  event audit_event;
begin
  for event in select * from audit_event order by tenant_id, at, id loop
    if head.tenant_id is distinct from event.tenant_id then
      perform leave_audit_lane(head);
      head := take_audit_lane(event.tenant_id);
    end if;
    head.seq := head.seq + 1;
    head.hash := link_audit_event(event, head.lane, head.seq, head.hash);
  end loop;
  perform leave_audit_lane(head);
end
$$;
alter table audit_event force row level security;

create trigger audit_event_chained after insert on audit_event
  referencing new table as added for each statement execute function chain_audit_events();

-- The API's role has no right on the chain, not even to read it.
select wall('audit_link', 'select'), wall('audit_head', 'select');
revoke all on audit_link, audit_head from pathsix_app;

create table security_event (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz(3) not null default now(),
  kind text not null,
  -- Whose account it is about.
  member_id uuid,
  -- What was entered at the sign-in.
  email text,
  method text,
  -- The endpoint's path, with `:id` where an id stands, and the path that was asked for.
  route text,
  path text,
  status smallint,
  details jsonb not null default '{}',
  address text,
  user_agent text,
  request_id text,
  constraint security_event_pk primary key (tenant_id, id)
);
create index security_event_by_time on security_event (tenant_id, at, id);
create index security_event_by_member on security_event (tenant_id, member_id, kind);
select wall('security_event', 'select, insert');

-- The same for what belongs to no tenant: strangers, unknown accounts and keys, superadmins.
create table stranger_event (
  id uuid not null,
  at timestamptz(3) not null default now(),
  kind text not null,
  identity_id uuid,
  email text,
  method text,
  route text,
  path text,
  status smallint,
  details jsonb not null default '{}',
  address text,
  user_agent text,
  request_id text,
  constraint stranger_event_pk primary key (id)
);
create index stranger_event_by_time on stranger_event (at, id);
create index stranger_event_by_identity on stranger_event (identity_id, kind);
grant select, insert on stranger_event to pathsix_app;

-- Addresses that lead nowhere. Whose request it was is known when somebody was signed in.
create table not_found (
  id uuid not null,
  at timestamptz(3) not null default now(),
  source text not null,
  path text not null,
  tenant_id uuid,
  member_id uuid,
  address text,
  user_agent text,
  request_id text,
  constraint not_found_pk primary key (id),
  constraint not_found_source_known check (source in ('api', 'workspace'))
);
create index not_found_by_time on not_found (at, id);
create index not_found_by_tenant on not_found (tenant_id, at, id);
grant select, insert, delete on not_found to pathsix_app;
