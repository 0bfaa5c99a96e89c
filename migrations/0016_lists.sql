-- How people work in lists: views they keep, columns they choose, and what they changed of many records at once.

-- A list as somebody wants to find it again: what the address says, and the columns.
create table saved_view (
  tenant_id uuid not null,
  id uuid not null,
  record_type text not null,
  name text not null,
  owner_id uuid not null,
  -- Shown to the whole team.
  is_shared boolean not null default false,
  query jsonb not null default '{}',
  columns text[],
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  version integer not null default 1,
  constraint saved_view_pk primary key (tenant_id, id),
  constraint saved_view_owner_id_fk foreign key (tenant_id, owner_id) references member (tenant_id, id)
);
create unique index saved_view_own_name_once on saved_view (tenant_id, owner_id, record_type, lower(name)) where not is_shared;
create unique index saved_view_team_name_once on saved_view (tenant_id, record_type, lower(name)) where is_shared;
create index saved_view_by_name on saved_view (tenant_id, record_type, name, id);
select wall('saved_view', 'select, insert, update, delete');

-- What one member has chosen for the list of one kind.
create table list_setting (
  tenant_id uuid not null,
  member_id uuid not null,
  record_type text not null,
  columns text[],
  default_view_id uuid,
  constraint list_setting_pk primary key (tenant_id, member_id, record_type),
  constraint list_setting_member_id_fk foreign key (tenant_id, member_id) references member (tenant_id, id),
  constraint list_setting_view_id_fk foreign key (tenant_id, default_view_id) references saved_view (tenant_id, id)
);
create index list_setting_by_view on list_setting (tenant_id, default_view_id);
select wall('list_setting', 'select, insert, update, delete');

-- What was changed of many records at once, row by row, so that it can be taken back for 30 days.
create table bulk_change (
  tenant_id uuid not null,
  id uuid not null,
  record_type text not null,
  act text not null,
  rows jsonb not null,
  created_by uuid not null,
  created_at timestamptz(3) not null default now(),
  undone_at timestamptz(3),
  constraint bulk_change_pk primary key (tenant_id, id),
  constraint bulk_change_act_known check (act in ('change', 'delete')),
  constraint bulk_change_created_by_fk foreign key (tenant_id, created_by) references member (tenant_id, id)
);
create index bulk_change_by_time on bulk_change (tenant_id, created_at);
select wall('bulk_change', 'select, insert, update, delete');
