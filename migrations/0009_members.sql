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
grant update (name), delete on identity to pathsix_app;
