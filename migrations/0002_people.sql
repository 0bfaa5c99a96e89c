-- Global tables: who signs in where. Everything else belongs to one tenant.

create table tenant (
  id uuid not null,
  name text not null,
  slug text not null,
  time_zone text not null default 'UTC',
  currency text not null default 'EUR',
  country text not null default 'DE',
  created_at timestamptz(3) not null default now(),
  constraint tenant_pk primary key (id),
  constraint tenant_slug_key unique (slug)
);
grant select on tenant to pathsix_app;

create table identity (
  id uuid not null,
  email text not null,
  password_hash text not null,
  -- Both empty for a superadmin, who belongs to no tenant.
  tenant_id uuid,
  member_id uuid,
  name text not null,
  created_at timestamptz(3) not null default now(),
  constraint identity_pk primary key (id),
  constraint identity_email_key unique (email),
  constraint identity_tenant_or_none check ((tenant_id is null) = (member_id is null)),
  constraint identity_tenant_fk foreign key (tenant_id) references tenant (id)
);
grant select on identity to pathsix_app;

create table session (
  -- SHA-256 of the token, in hex: who reads this table cannot sign in with it.
  id text not null,
  identity_id uuid not null,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  constraint session_pk primary key (id),
  constraint session_identity_fk foreign key (identity_id) references identity (id) on delete cascade
);
create index session_by_identity on session (identity_id);
grant select, insert, update, delete on session to pathsix_app;

-- Attempts per account and per address; worth nothing after a crash, so never written ahead.
create unlogged table rate_limit (
  bucket text not null,
  used integer not null,
  resets_at timestamptz(3) not null,
  constraint rate_limit_pk primary key (bucket)
);
grant select, insert, update, delete on rate_limit to pathsix_app;

create table member (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  role text not null,
  time_zone text,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  constraint member_pk primary key (tenant_id, id),
  constraint member_email_key unique (tenant_id, email),
  constraint member_role_known check (role in ('rep', 'manager', 'admin')),
  constraint member_tenant_fk foreign key (tenant_id) references tenant (id)
);
select wall('member', 'select');

-- All that the API remembers of a member, in a few letters.
create function member_fingerprint(
  identity uuid, tenant uuid, member uuid, name text, role text, time_zone text, country text, currency text,
  tenant_name text, expires_at timestamptz
) returns text language sql stable parallel safe
return md5(concat_ws('|', identity, tenant, member, name, role, time_zone, country, currency, tenant_name, expires_at));

-- Tells who asks, and opens the wall for their tenant.
create function enter_session(
  token_hash text,
  out tenant_id uuid, out member_id uuid, out identity_id uuid, out name text, out email text, out role text,
  out time_zone text, out country text, out currency text, out tenant_name text, out tenant_slug text,
  out expires_at timestamptz, out fingerprint text
) language plpgsql as $$
declare disabled timestamptz;
begin
  select s.identity_id, s.expires_at, i.tenant_id, i.member_id, i.name, i.email, 'superadmin',
    t.name, t.slug, coalesce(t.time_zone, 'UTC'), t.country, t.currency
  into identity_id, expires_at, tenant_id, member_id, name, email, role, tenant_name, tenant_slug, time_zone, country, currency
  from session s join identity i on i.id = s.identity_id left join tenant t on t.id = i.tenant_id
  where s.id = token_hash and s.expires_at > now();
  if found and tenant_id is not null then
    perform enter_tenant(tenant_id, member_id);
    select m.name, m.role, m.disabled_at, coalesce(m.time_zone, enter_session.time_zone)
    into name, role, disabled, time_zone
    from member m where m.tenant_id = enter_session.tenant_id and m.id = enter_session.member_id;
    if not found or disabled is not null then
      identity_id := null;
    end if;
  end if;
  if identity_id is not null then
    fingerprint := member_fingerprint(identity_id, tenant_id, member_id, name, role, time_zone, country, currency,
      tenant_name, expires_at);
  end if;
end
$$;

-- The short way in, for a member whom the API has seen: opens the wall and holds what the API remembers against what is
-- true now. When anything about the session or the member has changed since, the transaction dies here.
create function pass_door(token_hash text, tenant uuid, member uuid, remembered text) returns void language plpgsql as $$
begin
  perform enter_tenant(tenant, member);
  perform from session s
    join identity i on i.id = s.identity_id and i.tenant_id = tenant and i.member_id = member
    join tenant t on t.id = tenant
    join member m on m.tenant_id = tenant and m.id = member
  where s.id = token_hash and s.expires_at > now() and m.disabled_at is null
    and member_fingerprint(i.id, tenant, member, m.name, m.role, coalesce(m.time_zone, t.time_zone), t.country, t.currency,
      t.name, s.expires_at) = remembered;
  if not found then
    raise exception 'the session has changed' using errcode = 'PX001';
  end if;
end
$$;
