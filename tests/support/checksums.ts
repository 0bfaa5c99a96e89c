import { rowsOf } from './database.ts';

/** Every stored row that belongs to a tenant, as one checksum a table: what was there before must be there after. */
export async function checksumsOf(
  ownerUrl: string,
  tenantId: string,
): Promise<Record<string, string>> {
  const tables = await rowsOf<{ name: string; column: string }>(
    `select c.relname as name, case when c.relname = 'tenant' then 'id' else 'tenant_id' end as column
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (c.relname = 'tenant' or exists (
       select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')) order by 1`,
    [],
    ownerUrl,
  );
  const sum = ({ name, column }: { name: string; column: string }) =>
    `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum
     from "${name}" t where ${column} = $1`;
  const sums = await rowsOf<{ name: string; sum: string }>(
    tables.map(sum).join(' union all '),
    [tenantId],
    ownerUrl,
  );
  return Object.fromEntries(sums.map((row) => [row.name, row.sum]));
}
