-- One owner per normalised e-mail, phone, domain and profile in a tenant, over leads, clients and contacts together.
create table record_key (
  tenant_id uuid not null,
  kind text not null,
  value text collate "C" not null,
  record_type text not null,
  record_id uuid not null,
  constraint record_key_pk primary key (tenant_id, kind, value),
  constraint record_key_kind_known check (kind in ('email', 'phone', 'domain', 'profile'))
);
create index record_key_by_record on record_key (tenant_id, record_id);
select wall('record_key', 'select, insert, delete');

-- Words by which a record is found. Comparing in the C collation is leakproof, so the index serves under row level security;
-- trigram and full-text operators are not, and would read every row of the tenant.
create table search_word (
  tenant_id uuid not null,
  record_type text not null,
  word text collate "C" not null,
  record_id uuid not null,
  constraint search_word_pk primary key (tenant_id, record_type, word, record_id)
);
create index search_word_by_record on search_word (tenant_id, record_id);
select wall('search_word', 'select, insert, delete');

create table activity (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz(3) not null default now(),
  actor_id uuid,
  verb text not null,
  object_type text not null,
  object_id uuid not null,
  object_name text not null,
  -- The record whose timeline tells it: the object itself, or what the object is about.
  about_type text,
  about_id uuid,
  details jsonb not null default '{}',
  constraint activity_pk primary key (tenant_id, id)
);
create index activity_by_about on activity (tenant_id, about_id, at, id);
create index activity_by_time on activity (tenant_id, at, id);
select wall('activity', 'select, insert');

create table audit_event (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz(3) not null default now(),
  actor_type text not null,
  actor_id uuid,
  action text not null,
  record_type text,
  record_id uuid,
  changes jsonb not null default '{}',
  address text,
  user_agent text,
  request_id text,
  constraint audit_event_pk primary key (tenant_id, id)
);
create index audit_event_by_record on audit_event (tenant_id, record_id, at, id);
create index audit_event_by_time on audit_event (tenant_id, at, id);
select wall('audit_event', 'select, insert');

create table idempotency_key (
  tenant_id uuid not null,
  member_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer,
  body jsonb,
  created_at timestamptz(3) not null default now(),
  constraint idempotency_key_pk primary key (tenant_id, member_id, key)
);
create index idempotency_key_by_time on idempotency_key (tenant_id, created_at);
select wall('idempotency_key', 'select, insert, update, delete');

create table capture (
  tenant_id uuid not null,
  id uuid not null,
  page_url text not null,
  page_title text not null,
  page_kind text not null,
  body jsonb not null,
  decision text not null,
  record_type text,
  record_id uuid,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  constraint capture_pk primary key (tenant_id, id)
);
create index capture_by_record on capture (tenant_id, record_id);
select wall('capture', 'select, insert');

create table website_form (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  key text not null,
  origins text[] not null,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  revoked_at timestamptz(3),
  constraint website_form_pk primary key (tenant_id, id),
  constraint website_form_key_key unique (tenant_id, key)
);
select wall('website_form', 'select, insert, update');
