-- Who runs the installation: companies are founded, suspended and resumed, and entered only through a grant that they see.

alter table tenant
  add column suspended_at timestamptz(3),
  add column suspended_reason text;

-- A superadmin's right to look into one tenant for a while. The tenant's admins see it, and may end it.
create table access_grant (
  tenant_id uuid not null,
  id uuid not null,
  identity_id uuid not null,
  -- As they were called then, for whoever reads the log later.
  superadmin_name text not null,
  superadmin_email text not null,
  reason text not null,
  starts_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  -- The member who ended it; empty where the superadmin did.
  ended_by uuid,
  constraint access_grant_pk primary key (tenant_id, id),
  constraint access_grant_identity_fk foreign key (identity_id) references identity (id),
  constraint access_grant_ended_by_fk foreign key (tenant_id, ended_by) references member (tenant_id, id),
  constraint access_grant_is_short check (expires_at <= starts_at + interval '8 hours')
);
create index access_grant_by_time on access_grant (tenant_id, starts_at, id);
select wall('access_grant', 'select, insert, update (ended_at, ended_by)');

-- Where a superadmin's grants stand: the door learns from it which tenant to look in. It lets nobody in by itself.
create table grant_place (
  id uuid not null,
  identity_id uuid not null,
  -- Not `tenant_id`: the row is the installation's, and no tenant's.
  granted_tenant_id uuid not null,
  created_at timestamptz(3) not null default now(),
  constraint grant_place_pk primary key (id),
  constraint grant_place_identity_fk foreign key (identity_id) references identity (id),
  constraint grant_place_tenant_fk foreign key (granted_tenant_id) references tenant (id)
);
create index grant_place_by_identity on grant_place (identity_id, created_at, id);
grant select, insert on grant_place to pathsix_app;

-- The grant that a superadmin's session has entered, one at a time.
alter table session add column grant_id uuid;
alter table session add constraint session_grant_fk foreign key (grant_id) references grant_place (id);
grant update (grant_id) on session to pathsix_app;

-- As before, and besides: whether the member's company is suspended, and the grant that a superadmin has entered. When that
-- one is over, they stand outside again.
drop function enter_session;
create function enter_session(
  token_hash text,
  out tenant_id uuid, out member_id uuid, out identity_id uuid, out name text, out email text, out role text,
  out time_zone text, out country text, out currency text, out tenant_name text, out tenant_slug text,
  out identity_epoch integer, out tenant_epoch integer, out is_suspended boolean,
  out grant_id uuid, out grant_reason text, out grant_expires_at timestamptz, out is_grant_over boolean
) language plpgsql as $$
declare disabled timestamptz;
begin
  select s.identity_id, coalesce(i.tenant_id, g.granted_tenant_id), i.member_id, i.name, i.email, 'superadmin', i.epoch, t.epoch,
    t.name, t.slug, coalesce(t.time_zone, 'UTC'), t.country, t.currency,
    i.tenant_id is not null and t.suspended_at is not null, g.id, false
  into identity_id, tenant_id, member_id, name, email, role, identity_epoch, tenant_epoch,
    tenant_name, tenant_slug, time_zone, country, currency, is_suspended, grant_id, is_grant_over
  from session s join identity i on i.id = s.identity_id
    left join grant_place g on g.id = s.grant_id and g.identity_id = i.id and i.tenant_id is null
    left join tenant t on t.id = coalesce(i.tenant_id, g.granted_tenant_id)
  where s.id = token_hash and s.expires_at > now();
  if tenant_id is null then
    return;
  end if;
  perform enter_tenant(tenant_id, member_id);
  if member_id is not null then
    select m.name, m.role, m.disabled_at, coalesce(m.time_zone, enter_session.time_zone)
    into name, role, disabled, time_zone
    from member m where m.tenant_id = enter_session.tenant_id and m.id = enter_session.member_id;
    if not found or disabled is not null then
      identity_id := null;
    end if;
  else
    select a.reason, a.expires_at into grant_reason, grant_expires_at from access_grant a
    where a.tenant_id = enter_session.tenant_id and a.id = enter_session.grant_id
      and a.identity_id = enter_session.identity_id and a.ended_at is null and a.expires_at > now();
    if not found then
      is_grant_over := true;
      tenant_id := null;
      tenant_name := null;
      grant_id := null;
    end if;
  end if;
end
$$;

-- The way in for a superadmin: nothing about them is remembered, and each trip asks whether the grant still holds.
create function pass_grant(token_hash text, tenant uuid, wanted uuid) returns void language plpgsql as $$
declare
  superadmin uuid;
  holds boolean;
begin
  select i.id into superadmin from session s
    join identity i on i.id = s.identity_id and i.tenant_id is null
    join grant_place g on g.id = s.grant_id and g.identity_id = i.id
  where s.id = token_hash and s.expires_at > now() and g.id = wanted and g.granted_tenant_id = tenant;
  perform enter_tenant(tenant, null);
  select true into holds from access_grant a
  where a.tenant_id = tenant and a.id = wanted and a.identity_id = superadmin and a.ended_at is null and a.expires_at > now();
  if holds is null then
    raise exception 'the grant is over' using errcode = 'PX001';
  end if;
end
$$;

-- Three acts are more than the API's role may do: each is one function that runs as the owner, and wants to see the session of
-- a superadmin, or the secret of the set-up link, before it does anything.
create function superadmin_behind(token_hash text) returns uuid language plpgsql as $$
declare superadmin uuid;
begin
  select i.id into superadmin from session s join identity i on i.id = s.identity_id and i.tenant_id is null
  where s.id = token_hash and s.expires_at > now();
  if superadmin is null then
    raise exception 'this is for a superadmin' using errcode = '42501';
  end if;
  return superadmin;
end
$$;

create function found_tenant(
  token_hash text, tenant uuid, tenant_name text, slug text, time_zone text, currency text, country text,
  member uuid, member_name text, email text, identity uuid, password_hash text
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare everybody uuid := uuid_of_now();
begin
  perform superadmin_behind(token_hash);
  insert into tenant (id, name, slug, time_zone, currency, country)
  values (tenant, tenant_name, slug, time_zone, currency, country);
  perform enter_tenant(tenant, null);
  perform found_roles(tenant);
  insert into team (tenant_id, id, name) values (tenant, everybody, 'Everybody');
  insert into member (tenant_id, id, name, email, role) values (tenant, member, member_name, email, 'admin');
  insert into team_member (tenant_id, team_id, member_id, is_lead) values (tenant, everybody, member, true);
  insert into identity (id, email, password_hash, tenant_id, member_id, name)
  values (identity, email, password_hash, tenant, member, member_name);
end
$$;

-- Without a reason it is resumed. Its epoch moves on with it: no server lets a member in by what it remembers.
create function suspend_tenant(token_hash text, tenant uuid, reason text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform superadmin_behind(token_hash);
  update tenant t set suspended_at = case when reason is null then null else now() end, suspended_reason = reason,
    epoch = t.epoch + 1
  where t.id = suspend_tenant.tenant;
end
$$;

-- The link by which the first superadmin is made. The server that started last has made it, as the owner; the API's role
-- neither sees nor changes it.
create table set_up (
  only_one boolean not null default true,
  hash text not null,
  constraint set_up_pk primary key (only_one),
  constraint set_up_only_one check (only_one)
);

-- Answers whether the link was the right one. Of any number who try at once, one gets it.
create function use_set_up(secret_hash text, identity uuid, email text, name text, password_hash text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from set_up where hash = secret_hash;
  if not found or exists (select from identity i where i.tenant_id is null) then
    return false;
  end if;
  insert into identity (id, email, password_hash, name) values (identity, email, password_hash, name);
  return true;
end
$$;
revoke execute on function superadmin_behind, found_tenant, suspend_tenant, use_set_up from public;
grant execute on function found_tenant, suspend_tenant, use_set_up to pathsix_app;

-- Whatever else the API's role may do with identities, it makes no superadmin by itself, and takes none away.
create function refuse_superadmin() returns trigger language plpgsql as $$
begin
  if not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage') then
    raise exception 'superadmins are the owner''s business alone' using errcode = '42501';
  end if;
  return coalesce(new, old);
end
$$;
create trigger identity_of_superadmin before insert or update of tenant_id on identity for each row
  when (new.tenant_id is null) execute function refuse_superadmin();
create trigger identity_of_superadmin_stays before delete on identity for each row
  when (old.tenant_id is null) execute function refuse_superadmin();

-- For the page about the installation's health.
grant select on kysely_migration to pathsix_app;
create index mail_unsent on mail (tenant_id, state) where state in ('waiting', 'failed');
create function count_mails(out waiting bigint, out failed bigint) language plpgsql as $$
declare
  one uuid;
  here record;
begin
  waiting := 0;
  failed := 0;
  for one in select id from tenant loop
    perform enter_tenant(one, null);
    select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'failed') as failed
    into here from mail where tenant_id = one and state in ('waiting', 'failed');
    waiting := waiting + here.waiting;
    failed := failed + here.failed;
  end loop;
end
$$;
