-- Beside its own columns each record has the same stamps. Keys, search words, activity and audit stand in tables shared by all kinds.

create table lead (
  tenant_id uuid not null,
  id uuid not null,
  first_name text,
  last_name text,
  salutation text,
  job_title text,
  company_name text,
  emails text[] not null,
  phones text[] not null,
  website text,
  profile_urls text[] not null,
  address jsonb,
  status text not null,
  rating text,
  owner_id uuid,
  estimated_value_amount bigint,
  estimated_value_currency text,
  lead_source text,
  source_url text,
  preferred_channel text,
  do_not_contact boolean not null,
  lawful_basis text,
  lost_reason text,
  tags text[] not null,
  custom jsonb not null,
  status_changed_at timestamptz(3),
  converted_at timestamptz(3),
  converted_client_id uuid,
  next_follow_up_at timestamptz(3),
  last_interaction_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  constraint lead_pk primary key (tenant_id, id),
  constraint lead_owner_id_fk foreign key (tenant_id, owner_id) references member (tenant_id, id)
);
create index lead_by_created on lead (tenant_id, created_at, id) where deleted_at is null;
create index lead_by_owner on lead (tenant_id, owner_id, created_at, id) where deleted_at is null;
create index lead_by_next_follow_up on lead (tenant_id, next_follow_up_at, id) where deleted_at is null;
select wall('lead', 'select, insert, update');

create table client (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  website text,
  domains text[] not null,
  emails text[] not null,
  phones text[] not null,
  profile_urls text[] not null,
  industry text,
  size text,
  billing_address jsonb,
  owner_id uuid,
  client_since date,
  tags text[] not null,
  custom jsonb not null,
  original_lead_id uuid,
  next_follow_up_at timestamptz(3),
  last_interaction_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  constraint client_pk primary key (tenant_id, id),
  constraint client_owner_id_fk foreign key (tenant_id, owner_id) references member (tenant_id, id),
  constraint client_original_lead_id_fk foreign key (tenant_id, original_lead_id) references lead (tenant_id, id)
);
create index client_by_created on client (tenant_id, created_at, id) where deleted_at is null;
select wall('client', 'select, insert, update');

alter table lead add constraint lead_converted_client_id_fk
  foreign key (tenant_id, converted_client_id) references client (tenant_id, id);

create table contact (
  tenant_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  first_name text,
  last_name text,
  salutation text,
  job_title text,
  emails text[] not null,
  phones text[] not null,
  profile_urls text[] not null,
  role text,
  is_primary boolean not null,
  is_inactive boolean not null,
  do_not_contact boolean not null,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  constraint contact_pk primary key (tenant_id, id),
  constraint contact_client_id_fk foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index contact_by_created on contact (tenant_id, created_at, id) where deleted_at is null;
create index contact_by_client on contact (tenant_id, client_id, created_at, id) where deleted_at is null;
select wall('contact', 'select, insert, update');

create table account (
  tenant_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  name text not null,
  kind text not null,
  number text,
  status text not null,
  opened_on date,
  closed_on date,
  value_amount bigint,
  value_currency text,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  constraint account_pk primary key (tenant_id, id),
  constraint account_client_id_fk foreign key (tenant_id, client_id) references client (tenant_id, id)
);
create index account_by_created on account (tenant_id, created_at, id) where deleted_at is null;
create index account_by_client on account (tenant_id, client_id, created_at, id) where deleted_at is null;
select wall('account', 'select, insert, update');

create table project (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  lead_id uuid,
  client_id uuid,
  status text not null,
  stage text,
  value_amount bigint,
  value_currency text,
  probability integer,
  expected_close_on date,
  lost_reason text,
  next_step text,
  owner_id uuid,
  custom jsonb not null,
  stage_changed_at timestamptz(3),
  closed_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  constraint project_pk primary key (tenant_id, id),
  constraint project_lead_id_fk foreign key (tenant_id, lead_id) references lead (tenant_id, id),
  constraint project_client_id_fk foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint project_owner_id_fk foreign key (tenant_id, owner_id) references member (tenant_id, id)
);
create index project_by_created on project (tenant_id, created_at, id) where deleted_at is null;
create index project_by_lead on project (tenant_id, lead_id, created_at, id) where deleted_at is null;
create index project_by_client on project (tenant_id, client_id, created_at, id) where deleted_at is null;
select wall('project', 'select, insert, update');

-- A subject is a kind and an id; the generated columns let the database hold it to a row of that kind.
create table follow_up (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  subject_type text,
  subject_id uuid,
  assignee_id uuid,
  due_at timestamptz(3),
  due_on date,
  time_zone text,
  priority text not null,
  status text not null,
  body text,
  outcome text,
  outcome_note text,
  assigned_by_id uuid,
  seen_at timestamptz(3),
  started_at timestamptz(3),
  completed_at timestamptz(3),
  completed_by uuid,
  snoozed_until timestamptz(3),
  snooze_count integer not null default 0,
  due_by timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  lead_id uuid generated always as (case when subject_type = 'lead' then subject_id end) stored,
  client_id uuid generated always as (case when subject_type = 'client' then subject_id end) stored,
  contact_id uuid generated always as (case when subject_type = 'contact' then subject_id end) stored,
  project_id uuid generated always as (case when subject_type = 'project' then subject_id end) stored,
  constraint follow_up_pk primary key (tenant_id, id),
  constraint follow_up_one_due check ((due_at is null) <> (due_on is null)),
  constraint follow_up_whole_subject check ((subject_type is null) = (subject_id is null)),
  constraint follow_up_assignee_id_fk foreign key (tenant_id, assignee_id) references member (tenant_id, id),
  constraint follow_up_subject_lead_fk foreign key (tenant_id, lead_id) references lead (tenant_id, id),
  constraint follow_up_subject_client_fk foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint follow_up_subject_contact_fk foreign key (tenant_id, contact_id) references contact (tenant_id, id),
  constraint follow_up_subject_project_fk foreign key (tenant_id, project_id) references project (tenant_id, id)
);
create index follow_up_by_due on follow_up (tenant_id, due_by, id) where deleted_at is null;
create index follow_up_by_created on follow_up (tenant_id, created_at, id) where deleted_at is null;
create index follow_up_by_subject on follow_up (tenant_id, subject_id, created_at, id) where deleted_at is null;
create index follow_up_open_by_assignee on follow_up (tenant_id, assignee_id, due_by)
  where deleted_at is null and status in ('open', 'in_progress');
select wall('follow_up', 'select, insert, update');

create table interaction (
  tenant_id uuid not null,
  id uuid not null,
  subject_of_type text not null,
  subject_of_id uuid not null,
  kind text not null,
  direction text,
  state text not null,
  occurred_at timestamptz(3) not null,
  duration_minutes integer,
  subject text,
  body text,
  outcome text,
  participants text[] not null,
  external_id text,
  source_url text,
  follow_up_id uuid,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  lead_id uuid generated always as (case when subject_of_type = 'lead' then subject_of_id end) stored,
  client_id uuid generated always as (case when subject_of_type = 'client' then subject_of_id end) stored,
  contact_id uuid generated always as (case when subject_of_type = 'contact' then subject_of_id end) stored,
  constraint interaction_pk primary key (tenant_id, id),
  constraint interaction_follow_up_id_fk foreign key (tenant_id, follow_up_id) references follow_up (tenant_id, id),
  constraint interaction_subject_of_lead_fk foreign key (tenant_id, lead_id) references lead (tenant_id, id),
  constraint interaction_subject_of_client_fk foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint interaction_subject_of_contact_fk foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
-- The same message is logged once in a tenant, whoever clicks.
create unique index interaction_external_id_key on interaction (tenant_id, external_id)
  where deleted_at is null and external_id is not null;
create index interaction_by_occurred on interaction (tenant_id, occurred_at, id) where deleted_at is null;
create index interaction_by_subject on interaction (tenant_id, subject_of_id, occurred_at, id) where deleted_at is null;
select wall('interaction', 'select, insert, update');

create table note (
  tenant_id uuid not null,
  id uuid not null,
  about_type text not null,
  about_id uuid not null,
  body text not null,
  pinned_for_team boolean not null,
  tags text[] not null,
  edited_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  deleted_at timestamptz(3),
  version integer not null default 1,
  source text not null,
  lead_id uuid generated always as (case when about_type = 'lead' then about_id end) stored,
  client_id uuid generated always as (case when about_type = 'client' then about_id end) stored,
  contact_id uuid generated always as (case when about_type = 'contact' then about_id end) stored,
  project_id uuid generated always as (case when about_type = 'project' then about_id end) stored,
  constraint note_pk primary key (tenant_id, id),
  constraint note_about_lead_fk foreign key (tenant_id, lead_id) references lead (tenant_id, id),
  constraint note_about_client_fk foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint note_about_contact_fk foreign key (tenant_id, contact_id) references contact (tenant_id, id),
  constraint note_about_project_fk foreign key (tenant_id, project_id) references project (tenant_id, id)
);
create index note_by_created on note (tenant_id, created_at, id) where deleted_at is null;
create index note_by_about on note (tenant_id, about_id, created_at, id) where deleted_at is null;
select wall('note', 'select, insert, update');
