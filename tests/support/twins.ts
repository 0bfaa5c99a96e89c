import { randomBytes } from 'node:crypto';

import { newId } from '../../contract/id.ts';
import { checksumsOf } from './checksums.ts';
import { ownerUrl, rowsOf } from './database.ts';
import { tenantTables } from './walls.ts';

/** Two other tenants whose rows have the very ids of the first one's: in every index one stands before it, one behind. */
export interface Twins {
  /** The one that comes first. */
  tenantId: string;
  /** Stands in all their names and texts, and in no answer to anybody else. */
  word: string;
  /** Every row of them, as checksums. */
  checksums: () => Promise<Record<string, string>[]>;
}

/** Has a server read in the order of indexes wherever it can: of several rows that fit, the first is a twin's. */
export function inOrderOf(url: string): string {
  const ways = ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin', 'sort'];
  const ordered = new URL(url);
  ordered.searchParams.set('options', ways.map((way) => `-c enable_${way}=off`).join(' '));
  return ordered.href.replaceAll('+', '%20');
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
 * Makes twins past every rule of the database: ids come from whoever makes a record, so nothing but `tenant_id` may tell two
 * rows apart. A statement that does not ask for it meets all three.
 */
export async function makeTwins(original: Original): Promise<Twins> {
  const word = `twin${randomBytes(6).toString('hex')}`;
  const [before, behind] = [newId(0), newId()];
  const tables = await tablesOfTenants();
  const statements = [
    ...tables.map((table) => copy(table, original, { tenantId: before, word: `${word}a` })),
    ...tables.map((table) => copy(table, original, { tenantId: behind, word: `${word}b` })),
  ];
  // Only so can it be that tenants share all ids; nothing else of the database's rules is switched off for anybody.
  await rowsOf(
    `begin; set local session_replication_role = replica; ${statements.join(';')}; commit`,
  );
  return {
    tenantId: before,
    word,
    checksums: () => Promise.all([before, behind].map((id) => checksumsOf(ownerUrl(), id))),
  };
}

interface Table extends Record<string, unknown> {
  name: string;
  columns: string[];
  /** The column that says whose a row is. */
  own: string;
}

const tablesOfTenants = () =>
  rowsOf<Table>(`
    select c.relname as name, array_agg(a.attname::text) as columns,
      case c.relname when 'tenant' then 'id' else 'tenant_id' end as own
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where (c.oid in (select oid from (${tenantTables}) t) or c.oid in ('tenant'::regclass, 'identity'::regclass))
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' group by c.oid, c.relname`);

/** Copies a table's rows of one tenant for another, which has other names and texts, and another holder of everything. */
function copy(
  { name, columns, own }: Table,
  { tenantId, words, holder }: Original,
  twin: { tenantId: string; word: string },
): string {
  const text = words.reduce(
    (given, word) => `replace(${given}, '${word}', '${twin.word}')`,
    'to_jsonb(original)::text',
  );
  const other = columns.flatMap((column): string[] => {
    if (column === own) return [`'${column}', '${twin.tenantId}'`];
    if (column === 'id' && name === 'identity')
      return [`'id', '00000000' || substr(gen_random_uuid()::text, 9)`];
    if (column === 'totp_confirmed_at') return [`'${column}', now()`];
    if (column === 'name') return [`'name', original.name || ' ${twin.word}'`];
    return holders.includes(column) ? [`'${column}', '${holder}'`] : [];
  });
  return `insert into "${name}" (${columns.join(', ')}) select ${columns.map((column) => `copy.${column}`).join(', ')}
    from "${name}" original, jsonb_populate_record(null::"${name}", ${text}::jsonb || jsonb_build_object(${other.join(', ')})) copy
    where original.${own} = '${tenantId}'`;
}

/** Twins of the tenant of whoever is signed in with a token. */
export async function makeTwinsBehind(tokenHash: string): Promise<Twins> {
  const [found] = await rowsOf<{ tenantId: string; slug: string; memberId: string }>(
    `select t.id as "tenantId", t.slug, i.member_id as "memberId" from session s
     join identity i on i.id = s.identity_id join tenant t on t.id = i.tenant_id where s.id = $1`,
    [tokenHash],
  );
  if (!found) throw new Error('Nobody is signed in with this token');
  return makeTwins({ tenantId: found.tenantId, words: [found.slug], holder: found.memberId });
}
