-- What record pages show: notes that a member keeps on top for themselves, and a record's own story wherever it is told.

create table note_pin (
  tenant_id uuid not null,
  note_id uuid not null,
  member_id uuid not null,
  created_at timestamptz(3) not null default now(),
  constraint note_pin_pk primary key (tenant_id, note_id, member_id),
  constraint note_pin_note_id_fk foreign key (tenant_id, note_id) references note (tenant_id, id),
  constraint note_pin_member_id_fk foreign key (tenant_id, member_id) references member (tenant_id, id)
);
create index note_pin_by_member on note_pin (tenant_id, member_id);
select wall('note_pin', 'select, insert, delete');

-- What happens to a project is told with its lead or client; its own page tells it, too.
create index activity_by_object on activity (tenant_id, object_id, at, id);
