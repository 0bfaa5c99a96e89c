-- Who may do what, and with whom one shares what one owns.

-- A standard role's table of permissions is built in; its own one stands here once the tenant has changed it.
create table role (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  permissions jsonb,
  fields jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1,
  constraint role_pk primary key (tenant_id, id),
  constraint role_key_once unique (tenant_id, key),
  constraint role_name_once unique (tenant_id, name)
);
select wall('role', 'select, insert, update, delete');

create table team (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1,
  constraint team_pk primary key (tenant_id, id),
  constraint team_name_once unique (tenant_id, name)
);
select wall('team', 'select, insert, update, delete');

create table team_member (
  tenant_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  -- Sees what the team owns even where it is not theirs to share, and may say who is in it.
  is_lead boolean not null default false,
  constraint team_member_pk primary key (tenant_id, team_id, member_id),
  constraint team_member_team_id_fk foreign key (tenant_id, team_id) references team (tenant_id, id),
  constraint team_member_member_id_fk foreign key (tenant_id, member_id) references member (tenant_id, id)
);
create index team_member_by_member on team_member (tenant_id, member_id, team_id);
select wall('team_member', 'select, insert, update, delete');

-- Every tenant starts with the standard roles and one team of everybody. Ids of version 7, as everywhere.
create function uuid_of_now() returns uuid language sql volatile
return encode(
  set_byte(set_byte(
    overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
      from 1 for 6),
    6, (get_byte(uuid_send(gen_random_uuid()), 0) & 15) | 112),
    8, (get_byte(uuid_send(gen_random_uuid()), 1) & 63) | 128),
  'hex')::uuid;

create function found_roles(tenant uuid) returns void language sql as $$
  insert into role (tenant_id, id, key, name)
  select tenant, uuid_of_now(), key, name from (values ('rep', 'Rep'), ('manager', 'Manager'), ('admin', 'Admin')) as standard (key, name)
$$;
revoke execute on function found_roles from public;

do $$
declare one record;
begin
  for one in select id from tenant loop
    perform enter_tenant(one.id, null);
    perform found_roles(one.id);
    with everybody as (
      insert into team (tenant_id, id, name) values (one.id, uuid_of_now(), 'Everybody') returning id
    )
    insert into team_member (tenant_id, team_id, member_id, is_lead)
    select one.id, everybody.id, member.id, member.role <> 'rep' from member, everybody where member.tenant_id = one.id;
  end loop;
end
$$;

alter table member drop constraint member_role_known;
alter table member add constraint member_role_fk foreign key (tenant_id, role) references role (tenant_id, key);

-- Whom a field is hidden from finds nothing by its words. Words from before have no field, and are for whom nothing is hidden.
alter table search_word add column field text collate "C" not null default '';
alter table search_word drop constraint search_word_pk;
alter table search_word add constraint search_word_pk primary key (tenant_id, record_type, word, record_id, field);

create index follow_up_by_assignee on follow_up (tenant_id, assignee_id, subject_id, status, completed_at)
  where deleted_at is null;

-- The records of a kind that are somebody's to work on, whoever owns them: what their open and lately done follow-ups are
-- about, and whom that belongs to. A function, so that the statements which ask for it need not plan it each time.
create function assigned_to(tenant uuid, member uuid, kind text) returns uuid[] language plpgsql stable as $$
declare mine uuid[];
begin
  mine := array(
    select f.subject_id from follow_up f
    where f.tenant_id = tenant and f.assignee_id = member and f.deleted_at is null
      -- Nobody gives themselves a right.
      and f.assigned_by_id is distinct from member
      and (f.status in ('open', 'in_progress') or f.completed_at > now() - interval '30 days'));
  if mine = '{}' then
    return mine;
  end if;
  if kind in ('lead', 'client') then
    mine := mine || array(
      select case kind when 'lead' then p.lead_id else p.client_id end from project p
      where p.tenant_id = tenant and p.id = any(mine));
  end if;
  if kind = 'client' then
    mine := mine || array(
      select c.client_id from contact c where c.tenant_id = tenant and c.id = any(mine));
  end if;
  return mine;
end
$$;

-- What the API remembers of a member's rights: the role's own table of permissions, its rules for fields, and the people of
-- the member's teams.
create function access_of(tenant uuid, member uuid, out own jsonb, out fields jsonb, out circle uuid[])
language plpgsql strict as $$
begin
  perform enter_tenant(tenant, member);
  select role.permissions, role.fields into own, fields
  from role join member m on m.tenant_id = tenant and m.id = access_of.member
  where role.tenant_id = tenant and role.key = m.role;
  select array_agg(distinct other.member_id) into circle
  from team_member mine join team_member other on other.tenant_id = tenant and other.team_id = mine.team_id
  where mine.tenant_id = tenant and mine.member_id = access_of.member;
  circle := array_append(circle, member);
end
$$;

-- What changes about roles and teams holds for every session of the tenant from the next request on.
create function forget_access() returns trigger language plpgsql as $$
begin
  perform end_memory(coalesce(new.tenant_id, old.tenant_id));
  return null;
end
$$;
create trigger role_is_remembered after update or delete on role for each row execute function forget_access();
create trigger team_is_remembered after insert or update or delete on team_member for each row execute function forget_access();
