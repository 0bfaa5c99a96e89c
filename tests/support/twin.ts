import { randomBytes } from 'node:crypto';

import { newId } from '../../contract/id.ts';
import { checksumsOf } from './checksums.ts';
import { ownerUrl, rowsOf } from './database.ts';
import { tenantTables } from './walls.ts';

/** Another tenant whose rows have the very ids of the first one's. */
export interface Twin {
  tenantId: string;
  /** Stands in all its names and texts, and in no answer to anybody else. */
  word: string;
  /** Every row of it, as checksums. */
  checksums: () => Promise<Record<string, string>>;
}

interface Original {
  tenantId: string;
  /** Words of the first one's that are the twin's own word in the twin's rows. */
  words: string[];
  /** Who owns, has made and is to do everything there; one of the first one's members. */
  holder: string;
}

const holders = ['owner_id', 'created_by', 'assignee_id', 'assigned_by_id'];

/**
 * Makes a twin past every rule of the database: ids come from whoever makes a record, so nothing but `tenant_id` may tell two
 * rows apart. A statement that does not ask for it meets both.
 */
export async function makeTwin({ tenantId, words, holder }: Original): Promise<Twin> {
  // Its rows come first, in every index and in every table: what takes the first row that fits takes the twin's.
  const twin = { tenantId: newId(0), word: `twin${randomBytes(6).toString('hex')}` };
  const text = words.reduce(
    (given, word) => `replace(${given}, '${word}', '${twin.word}')`,
    'to_jsonb(original)::text',
  );
  const tables = await rowsOf<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
    where (c.oid in (select oid from (${tenantTables}) t) or c.oid in ('tenant'::regclass, 'identity'::regclass))
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' group by c.oid, c.relname`);
  const statements = tables.flatMap(({ name, columns }) => {
    const own = name === 'tenant' ? 'id' : 'tenant_id';
    const other = Object.fromEntries(
      columns.flatMap((column): [string, string][] => {
        if (column === own) return [[column, `'${twin.tenantId}'`]];
        if (column === 'name') return [[column, `original.name || ' ${twin.word}'`]];
        return holders.includes(column) ? [[column, `'${holder}'`]] : [];
      }),
    );
    if (name === 'identity') other['id'] = 'gen_random_uuid()';
    const given = Object.entries(other).map(([column, value]) => `'${column}', ${value}`);
    const copy = `insert into "${name}" (${columns.join(', ')}) select ${columns.map((column) => `copy.${column}`).join(', ')}
      from "${name}" original, jsonb_populate_record(null::"${name}", ${text}::jsonb || jsonb_build_object(${given.join(', ')})) copy
      where original.${own} = '${tenantId}'`;
    return [copy, `update "${name}" set ${own} = ${own} where ${own} = '${tenantId}'`];
  });
  // Only so can it be that two tenants share all ids; nothing else of the database's rules is switched off for anybody.
  await rowsOf(
    `begin; set local session_replication_role = replica; ${statements.join(';')}; commit`,
  );
  return { ...twin, checksums: () => checksumsOf(ownerUrl(), twin.tenantId) };
}

/** A twin of the tenant of whoever is signed in with a token. */
export async function makeTwinBehind(tokenHash: string): Promise<Twin> {
  const [found] = await rowsOf<{ tenantId: string; slug: string; memberId: string }>(
    `select t.id as "tenantId", t.slug, i.member_id as "memberId" from session s
     join identity i on i.id = s.identity_id join tenant t on t.id = i.tenant_id where s.id = $1`,
    [tokenHash],
  );
  if (!found) throw new Error('Nobody is signed in with this token');
  return makeTwin({ tenantId: found.tenantId, words: [found.slug], holder: found.memberId });
}
