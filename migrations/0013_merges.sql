-- Merges of two records and conversions of leads, with all it takes to undo them.

create table merge (
  tenant_id uuid not null,
  id uuid not null,
  record_type text not null,
  into_id uuid not null,
  from_id uuid not null,
  into_name text not null,
  from_name text not null,
  -- What was there before, and what came of it: the records' fields, who claimed which key, what was lent.
  kept jsonb not null,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  undone_at timestamptz(3),
  undone_by uuid,
  constraint merge_pk primary key (tenant_id, id)
);
create unique index merge_away_once on merge (tenant_id, from_id) where undone_at is null;
create index merge_by_into on merge (tenant_id, into_id, created_at);
create index merge_by_from on merge (tenant_id, from_id, created_at);
select wall('merge', 'select, insert');
grant update (kept, undone_at, undone_by) on merge to pathsix_app;

create table conversion (
  tenant_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  client_id uuid not null,
  contact_id uuid,
  lead_name text not null,
  client_name text not null,
  kept jsonb not null,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  undone_at timestamptz(3),
  undone_by uuid,
  constraint conversion_pk primary key (tenant_id, id),
  constraint conversion_lead_id_fk foreign key (tenant_id, lead_id) references lead (tenant_id, id),
  constraint conversion_client_id_fk foreign key (tenant_id, client_id) references client (tenant_id, id),
  constraint conversion_contact_id_fk foreign key (tenant_id, contact_id) references contact (tenant_id, id)
);
create unique index conversion_of_lead_once on conversion (tenant_id, lead_id) where undone_at is null;
create index conversion_by_lead on conversion (tenant_id, lead_id, created_at);
create index conversion_by_client on conversion (tenant_id, client_id, created_at);
create index conversion_by_contact on conversion (tenant_id, contact_id, created_at) where contact_id is not null;
select wall('conversion', 'select, insert');
grant update (kept, undone_at, undone_by) on conversion to pathsix_app;

-- What a merge or a conversion took along: it goes back when that is undone.
create table moved_record (
  tenant_id uuid not null,
  deed_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  constraint moved_record_pk primary key (tenant_id, deed_id, record_type, record_id)
);
select wall('moved_record', 'select, insert');

-- What was deleted goes along, too: restored later, it must not hang on what is gone.
create index project_deleted_by_lead on project (tenant_id, lead_id) where deleted_at is not null;
create index project_deleted_by_client on project (tenant_id, client_id) where deleted_at is not null;
create index contact_deleted_by_client on contact (tenant_id, client_id) where deleted_at is not null;
create index account_deleted_by_client on account (tenant_id, client_id) where deleted_at is not null;
create index note_deleted_by_about on note (tenant_id, about_id) where deleted_at is not null;
create index interaction_deleted_by_subject on interaction (tenant_id, subject_of_id) where deleted_at is not null;
create index follow_up_deleted_by_subject on follow_up (tenant_id, subject_id) where deleted_at is not null;
create index lead_by_client on lead (tenant_id, converted_client_id) where converted_client_id is not null;
create index client_by_lead on client (tenant_id, original_lead_id) where original_lead_id is not null;
