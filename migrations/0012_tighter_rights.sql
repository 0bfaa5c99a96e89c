-- Rights that reached too far.

-- What a follow-up lets its assignee work on: its subject, and whom that belongs to, as far as whoever assigned it might change
-- them then. Written down, because it says what was allowed at that time; a table of its own, because it is no field of anybody's.
create table lent_record (
  tenant_id uuid not null,
  follow_up_id uuid not null,
  assignee_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  constraint lent_record_pk primary key (tenant_id, follow_up_id, record_id),
  constraint lent_record_follow_up_id_fk foreign key (tenant_id, follow_up_id) references follow_up (tenant_id, id),
  constraint lent_record_assignee_id_fk foreign key (tenant_id, assignee_id) references member (tenant_id, id)
);
create index lent_record_by_assignee on lent_record (tenant_id, assignee_id, record_type);
select wall('lent_record', 'select, insert, delete');

-- What was lent before stays lent: nobody knows any more what its assigners might do.
do $$
declare one record;
begin
  for one in select id from tenant loop
    perform enter_tenant(one.id, null);
    insert into lent_record (tenant_id, follow_up_id, assignee_id, record_type, record_id)
    select f.tenant_id, f.id, f.assignee_id, lent.record_type, lent.record_id
    from follow_up f cross join lateral (
      select f.subject_type, f.subject_id
      union all select 'lead', p.lead_id from project p where p.tenant_id = f.tenant_id and p.id = f.project_id
      union all select 'client', p.client_id from project p where p.tenant_id = f.tenant_id and p.id = f.project_id
      union all select 'client', c.client_id from contact c where c.tenant_id = f.tenant_id and c.id = f.contact_id
    ) lent (record_type, record_id)
    where f.tenant_id = one.id and f.assignee_id is not null and f.assigned_by_id is distinct from f.assignee_id
      and lent.record_id is not null;
  end loop;
end
$$;

-- The records of a kind that are somebody's to work on, whoever owns them: what their open and lately done follow-ups lend.
create or replace function assigned_to(tenant uuid, member uuid, kind text) returns uuid[] language plpgsql stable as $$
begin
  return array(
    select l.record_id from lent_record l
    join follow_up f on f.tenant_id = tenant and f.id = l.follow_up_id
    where l.tenant_id = tenant and l.assignee_id = member and l.record_type = assigned_to.kind
      and f.assignee_id = member and f.deleted_at is null
      and (f.status in ('open', 'in_progress') or f.completed_at > now() - interval '30 days'));
end
$$;
drop index follow_up_by_assignee;

-- The API only adds to the log of what was not found; what is older than 90 days goes by a function that runs as the owner.
revoke delete on not_found from pathsix_app;
create function clear_not_found() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from not_found where at < now() - interval '90 days'
$$;
revoke execute on function clear_not_found from public;
grant execute on function clear_not_found to pathsix_app;
