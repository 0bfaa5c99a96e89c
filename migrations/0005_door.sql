-- The door of each request looks up three rows by their keys and compares two numbers: what the API remembers of a member
-- holds as long as the epochs of their identity and of their tenant are those it was remembered with.

alter table identity add column epoch integer not null default 1;
alter table tenant add column epoch integer not null default 1;
create index identity_by_member on identity (tenant_id, member_id);

-- To advance an epoch is all that the API may change here.
grant update (epoch) on identity, tenant to pathsix_app;
-- A session stays that of the identity it was made for: only its end may move.
revoke update on session from pathsix_app;
grant update (expires_at) on session to pathsix_app;

-- Ends what every server remembers of a member, or of everybody in the tenant, from this transaction's commit on. Whatever
-- changes what a session may do, is called or counts in, calls it in the same transaction (migrations/README.md).
create function end_memory(tenant uuid, member uuid default null) returns void language plpgsql as $$
begin
  if member is null then
    update tenant t set epoch = t.epoch + 1 where t.id = end_memory.tenant;
  else
    update identity i set epoch = i.epoch + 1
    where i.tenant_id = end_memory.tenant and i.member_id = end_memory.member;
  end if;
end
$$;

create function next_epoch() returns trigger language plpgsql as $$
begin
  new.epoch := old.epoch + 1;
  return new;
end
$$;
create trigger tenant_next_epoch before update on tenant for each row
  when (new.epoch = old.epoch) execute function next_epoch();
create trigger identity_next_epoch before update on identity for each row
  when (new.epoch = old.epoch) execute function next_epoch();

create function member_ends_memory() returns trigger language plpgsql as $$
begin
  perform end_memory(old.tenant_id, old.id);
  return null;
end
$$;
create trigger member_ends_memory after update or delete on member for each row execute function member_ends_memory();

-- Tells who asks, with the epochs by which the answer may be remembered, and opens the wall for their tenant. The epochs are
-- read before the member, or with it: a change that commits in between is then in the answer, and no memory outlives it.
drop function enter_session;
create function enter_session(
  token_hash text,
  out tenant_id uuid, out member_id uuid, out identity_id uuid, out name text, out email text, out role text,
  out time_zone text, out country text, out currency text, out tenant_name text, out tenant_slug text,
  out identity_epoch integer, out tenant_epoch integer
) language plpgsql as $$
declare disabled timestamptz;
begin
  select s.identity_id, i.tenant_id, i.member_id, i.name, i.email, 'superadmin', i.epoch, t.epoch,
    t.name, t.slug, coalesce(t.time_zone, 'UTC'), t.country, t.currency
  into identity_id, tenant_id, member_id, name, email, role, identity_epoch, tenant_epoch,
    tenant_name, tenant_slug, time_zone, country, currency
  from session s join identity i on i.id = s.identity_id left join tenant t on t.id = i.tenant_id
  where s.id = token_hash and s.expires_at > now();
  if tenant_id is not null then
    perform enter_tenant(tenant_id, member_id);
    select m.name, m.role, m.disabled_at, coalesce(m.time_zone, enter_session.time_zone)
    into name, role, disabled, time_zone
    from member m where m.tenant_id = enter_session.tenant_id and m.id = enter_session.member_id;
    if not found or disabled is not null then
      identity_id := null;
    end if;
  end if;
end
$$;

-- The short way in, for a member whom the API remembers: opens the wall if the session lives and neither epoch has moved on.
-- Otherwise the transaction dies here.
drop function pass_door;
drop function member_fingerprint;
create function pass_door(token_hash text, tenant uuid, member uuid, identity_epoch integer, tenant_epoch integer)
returns void language plpgsql as $$
begin
  perform from session s
    join identity i on i.id = s.identity_id
    join tenant t on t.id = i.tenant_id
  where s.id = token_hash and s.expires_at > now()
    and i.tenant_id = pass_door.tenant and i.member_id = pass_door.member
    and i.epoch = identity_epoch and t.epoch = tenant_epoch;
  if not found then
    raise exception 'the session has changed' using errcode = 'PX001';
  end if;
  execute format('set local app.tenant_id = %L; set local app.member_id = %L', tenant, member);
end
$$;
