-- Files of records on their way in: read once, kept line by line, checked, carried out in batches and undone, each by a job that
-- any server goes on with.
create table import_batch (
  tenant_id uuid not null,
  id uuid not null,
  record_type text not null,
  format text not null,
  file_name text not null,
  -- How the file was read: its delimiter and encoding, and whether its first line names the columns.
  reading jsonb not null,
  -- In the order of the file: the name of each, the field it goes into, and its first few values.
  columns jsonb not null,
  state text not null,
  mode text not null,
  duplicate_reason text,
  total integer not null,
  -- The last line that the work under way is done with.
  position integer not null default 0,
  counts jsonb not null default '{}',
  undone jsonb not null default '{}',
  -- Whoever asked for the work under way: it is done with their rights.
  worker_id uuid not null,
  failure text,
  created_at timestamptz(3) not null default now(),
  created_by uuid not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  undone_at timestamptz(3),
  constraint import_batch_pk primary key (tenant_id, id),
  constraint import_batch_created_by_fk foreign key (tenant_id, created_by) references member (tenant_id, id),
  constraint import_batch_worker_id_fk foreign key (tenant_id, worker_id) references member (tenant_id, id)
);
create index import_batch_by_created on import_batch (tenant_id, created_at, id);
select wall('import_batch', 'select, insert, update');

create table import_line (
  tenant_id uuid not null,
  import_id uuid not null,
  -- As a spreadsheet counts: the first line of a file whose first line names the columns is 2.
  line integer not null,
  cells text[] not null,
  -- What it claims to be known by, like `email ana@firm.example`: so two lines of the file find each other.
  keys text[] not null default '{}',
  outcome text,
  -- What is wrong with it, or whom it is the same as.
  reasons jsonb not null default '[]',
  record_id uuid,
  -- The version that the record had afterwards, and each field that was changed with its value before and after.
  version integer,
  changes jsonb,
  undone text,
  constraint import_line_pk primary key (tenant_id, import_id, line),
  constraint import_line_import_id_fk foreign key (tenant_id, import_id) references import_batch (tenant_id, id)
);
select wall('import_line', 'select, insert, update');

-- What people sent in is not kept for longer than it can be undone. Runs as the owner: the API's role deletes no line.
create function clear_import_lines() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select id from tenant loop
    perform enter_tenant(one.id, null);
    delete from import_line l using import_batch b
    where l.tenant_id = one.id and b.tenant_id = one.id and b.id = l.import_id and b.created_at < now() - interval '30 days';
  end loop;
end
$$;
revoke execute on function clear_import_lines from public;
grant execute on function clear_import_lines to pathsix_app;
