-- What the tenant wall stands on. The role pathsix_app exists before the first migration runs (api/db/roles.ts).

create function app_tenant() returns uuid language sql stable parallel safe
return nullif(current_setting('app.tenant_id', true), '')::uuid;

create function app_member() returns uuid language sql stable parallel safe
return nullif(current_setting('app.member_id', true), '')::uuid;

-- set_config would not reach the workers of a Citus cluster; `set local` does.
create function enter_tenant(tenant uuid, member uuid) returns void language plpgsql as $$
begin
  execute format('set local app.tenant_id = %L; set local app.member_id = %L', tenant, coalesce(member::text, ''));
end
$$;

-- Every table that holds a tenant's rows is walled by this, and by nothing else.
create function wall(walled regclass, rights text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
    'create policy own_tenant on %s using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())',
    walled);
  execute format('grant %s on %s to pathsix_app', rights, walled);
end
$$;
revoke execute on function wall from public;
