-- Fields that a tenant gives its leads, clients and projects. Their values stand in `custom` of each record.

create table custom_field (
  tenant_id uuid not null,
  id uuid not null,
  record_type text not null,
  key text not null,
  label text not null,
  help text,
  kind text not null,
  options jsonb not null default '[]',
  required boolean not null default false,
  position integer not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  -- Not offered any more. Records keep its values, so it is never deleted.
  retired_at timestamptz(3),
  version integer not null default 1,
  constraint custom_field_pk primary key (tenant_id, id),
  constraint custom_field_key_once unique (tenant_id, record_type, key),
  constraint custom_field_type_known check (record_type in ('lead', 'client', 'project')),
  constraint custom_field_kind_known check (kind in ('text', 'number', 'date', 'choice', 'checkbox', 'url'))
);
-- Lists name columns by their labels, and so do files.
create unique index custom_field_label_once on custom_field (tenant_id, record_type, lower(label));
create index custom_field_in_order on custom_field (tenant_id, record_type, position);
select wall('custom_field', 'select, insert, update');

-- What the API remembers of a tenant's own fields, with the session: every record that is written is checked against them.
create function custom_fields_of(tenant uuid, member uuid) returns jsonb language plpgsql as $$
begin
  perform enter_tenant(tenant, member);
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'recordType', record_type, 'key', key, 'label', label, 'help', help, 'kind', kind, 'options', options,
      'required', required, 'retiredAt', retired_at) order by record_type, position, key), '[]')
    from custom_field where tenant_id = tenant);
end
$$;
create trigger custom_field_is_remembered after insert or update on custom_field
  for each row execute function forget_access();

-- Filters on a tenant's own fields are answered from the words that find a record: `=key=value`, in an order that
-- comparisons can use. Numbers are shifted to be never negative, in millionths with 19 digits.
create function custom_word(key text, value jsonb) returns text language sql immutable
return '=' || key || '=' || case jsonb_typeof(value)
  when 'number' then lpad(trunc((value #>> '{}')::numeric * 1000000 + 1000000000000000000)::text, 19, '0')
  else left(lower(value #>> '{}'), 60)
end;

do $$
declare one record;
begin
  for one in select id from tenant loop
    perform enter_tenant(one.id, null);
    insert into search_word (tenant_id, record_type, word, record_id, field)
    select kept.tenant_id, kept.record_type, custom_word(own.key, own.value), kept.id, 'custom'
    from (
      select tenant_id, 'lead' as record_type, id, custom from lead where tenant_id = one.id and custom <> '{}'
      union all select tenant_id, 'client', id, custom from client where tenant_id = one.id and custom <> '{}'
      union all select tenant_id, 'project', id, custom from project where tenant_id = one.id and custom <> '{}'
    ) kept cross join lateral jsonb_each(kept.custom) own
    where own.value <> 'null'
    on conflict do nothing;
  end loop;
end
$$;
drop function custom_word;
