-- People come and go: roles and teams change, members are invited, disabled and removed.

alter table member
  -- For good: what they did keeps their name, and nobody signs in as them again.
  add column removed_at timestamptz(3),
  add column version integer not null default 1,
  add constraint member_removed_is_disabled check (removed_at is null or disabled_at is not null);
grant insert, update (name, role, time_zone, disabled_at, removed_at, version) on member to pathsix_app;

-- The e-mail of somebody who was removed is free to be invited anew.
alter table member drop constraint member_email_key;
create unique index member_email_once on member (tenant_id, email) where removed_at is null;

-- Who is removed has no account any more; who accepts an invitation gets one.
grant insert, update (name), delete on identity to pathsix_app;

-- Kept until it is accepted or taken back; the audit log tells what became of it. Its link is a one-time token.
create table invitation (
  tenant_id uuid not null,
  id uuid not null,
  email text not null,
  name text,
  role text not null,
  team_ids uuid[] not null default '{}',
  token_hash text not null,
  sent_count integer not null default 1,
  invited_by uuid,
  created_at timestamptz(3) not null default now(),
  sent_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  constraint invitation_pk primary key (tenant_id, id),
  constraint invitation_email_once unique (tenant_id, email),
  constraint invitation_role_fk foreign key (tenant_id, role) references role (tenant_id, key),
  constraint invitation_invited_by_fk foreign key (tenant_id, invited_by) references member (tenant_id, id)
);
create index invitation_by_time on invitation (tenant_id, created_at, id);
select wall('invitation', 'select, insert, update, delete');

-- What a company says of itself. Hours are those of its own time zone.
alter table tenant
  add column language text not null default 'en',
  add column working_hours jsonb not null default '{"days": [1, 2, 3, 4, 5], "from": "09:00", "to": "17:00"}',
  add constraint tenant_language_known check (language in ('en', 'de', 'es'));
grant update (name, time_zone, currency, country, language, working_hours, require_totp) on tenant to pathsix_app;
