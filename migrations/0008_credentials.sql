-- Passwords that can be reset, second factors, sessions that can be told apart and ended, and the mail that all of it needs.

alter table session
  -- What a session is called outside: its id is the hash of its token.
  add column public_id uuid not null default gen_random_uuid(),
  add column kind text not null default 'browser',
  add column name text,
  add column user_agent text,
  add column address text,
  add column last_seen_at timestamptz(3) not null default now(),
  -- When its owner last gave the password.
  add column confirmed_at timestamptz(3),
  add constraint session_public_id_unique unique (public_id),
  add constraint session_kind_known check (kind in ('browser', 'extension'));
grant update (last_seen_at, confirmed_at) on session to pathsix_app;

alter table identity
  -- As it is: a key to encrypt it with would have to lie beside the database's own password. Who reads it still needs the
  -- account's password.
  add column totp_secret text,
  -- Empty while the secret waits for its first code.
  add column totp_confirmed_at timestamptz(3),
  -- The 30 seconds whose code was used last: no code is taken twice.
  add column totp_last_step bigint,
  -- SHA-256 of each code that is left.
  add column recovery_codes text[] not null default '{}';
grant update (email, password_hash, totp_secret, totp_confirmed_at, totp_last_step, recovery_codes) on identity to pathsix_app;
grant update (email) on member to pathsix_app;

alter table tenant add column require_totp boolean not null default false;

-- Volatile, so that it sees no less than enter_session, in whose answer it stands: what is remembered with an epoch must not
-- be older than that epoch.
create function must_set_up_totp(identity uuid) returns boolean language sql volatile
return (select t.require_totp and i.totp_confirmed_at is null from identity i join tenant t on t.id = i.tenant_id where i.id = identity);

-- Browsers and programs that signed in before, by the SHA-256 of what they were given then.
create table known_device (
  hash text not null,
  identity_id uuid not null,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3) not null default now(),
  constraint known_device_pk primary key (hash),
  constraint known_device_identity_fk foreign key (identity_id) references identity (id) on delete cascade
);
create index known_device_by_identity on known_device (identity_id);
grant select, insert, update, delete on known_device to pathsix_app;

-- Links and codes that work once. Global, because whoever brings one has not said yet where they belong.
create table one_time_token (
  hash text not null,
  purpose text not null,
  -- Empty as long as there is nobody yet: an invitation.
  identity_id uuid,
  tenant_id uuid,
  member_id uuid,
  payload jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  constraint one_time_token_pk primary key (hash),
  constraint one_time_token_purpose_known check (purpose in ('password-reset', 'email-change', 'pairing', 'invitation')),
  constraint one_time_token_identity_fk foreign key (identity_id) references identity (id) on delete cascade,
  constraint one_time_token_tenant_fk foreign key (tenant_id) references tenant (id)
);
create index one_time_token_by_identity on one_time_token (identity_id);
create index one_time_token_by_tenant on one_time_token (tenant_id);
create index one_time_token_by_expiry on one_time_token (expires_at);
grant select, insert, update, delete on one_time_token to pathsix_app;

-- What goes on after the answer. Global: the server that takes one up learns from the payload whose it is.
create table job (
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  attempts integer not null default 0,
  -- Also a lease: it is moved on while somebody works at it.
  due_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  constraint job_pk primary key (id)
);
create index job_by_time on job (due_at, id);
grant select, insert, update, delete on job to pathsix_app;

create table mail (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  recipient text not null,
  member_id uuid,
  subject text not null,
  -- Empty once it is delivered: a mail may hold a link that lets somebody in.
  body text,
  state text not null,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz(3) not null default now(),
  sent_at timestamptz(3),
  constraint mail_pk primary key (tenant_id, id),
  constraint mail_state_known check (state in ('kept', 'waiting', 'sent', 'failed')),
  constraint mail_tenant_fk foreign key (tenant_id) references tenant (id),
  constraint mail_member_fk foreign key (tenant_id, member_id) references member (tenant_id, id)
);
create index mail_by_time on mail (tenant_id, created_at, id);
select wall('mail', 'select, insert, update');
