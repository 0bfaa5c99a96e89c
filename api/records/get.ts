import { CompiledQuery, sql } from 'kysely';

import { everything } from '../../contract/permissions.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import { scopeOf } from '../db/access.ts';
import { sqlOver } from '../db/sql-over.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import { selectionOf, tableOf } from './columns.ts';
import { hiddenFields } from './field-rules.ts';
import { within } from './reach.ts';

type Which = 'alive' | 'also deleted' | 'for change' | 'also deleted, for change';

/** One record, whole, or null when there is none with this id that the actor may read. For the server's own use. */
export const findRecord = (
  tx: Tx,
  type: RecordType,
  id: string,
  which: Which = 'alive',
): Promise<Row | null> => find(tx, type, id, which, []);

/** As `findRecord`, without what is hidden from the actor's role: what an answer may hold. */
export const findShown = (
  tx: Tx,
  type: RecordType,
  id: string,
  which: Which = 'alive',
): Promise<Row | null> => find(tx, type, id, which, hiddenFields(tx.actor, type));

async function find(
  { sql: db, actor }: Tx,
  type: RecordType,
  id: string,
  which: Which,
  hidden: string[],
): Promise<Row | null> {
  const { text, parameters } = finding(type, which, hidden, actor);
  const values = {
    tenant: actor.tenantId,
    member: actor.memberId,
    id,
    circle: actor.access.circle,
  };
  const query = CompiledQuery.raw(
    text,
    parameters.map((name) => values[name]),
  );
  const { rows } = await db.executeQuery<Row>(query);
  return rows[0] ?? null;
}

const names = ['tenant', 'member', 'id', 'circle'] as const;

interface Finding {
  text: string;
  parameters: (typeof names)[number][];
}

/** Writes statements down without sending them. */
const unsent = sqlOver(() => Promise.reject(new Error('This one is only written')));

const findings = new Map<string, Finding>();

/**
 * The statement that finds a record, and what goes where in it, made once for each way a role can reach a kind. It must be the
 * same string each time: to find a prepared statement by a new one, all of it is read again.
 */
function finding(type: RecordType, which: Which, hidden: string[], { access }: Actor): Finding {
  const scope = scopeOf(access, type.name as RecordName, 'read');
  const key = [type.name, which, scope, ...hidden].join(' ');
  const known = findings.get(key);
  if (known) return known;
  const alive = sql.raw(which.startsWith('also deleted') ? '' : ' and deleted_at is null');
  const lock = sql.raw(which.endsWith('for change') ? ' for no key update' : '');
  const permissions = { ...everything, [type.name]: { read: scope } };
  // Values that name themselves: where they turn up is where the real ones go.
  const anybody = {
    tenantId: 'tenant',
    memberId: 'member',
    access: { permissions, circle: ['circle'] },
  };
  const { sql: text, parameters } =
    sql`select ${sql.raw(selectionOf(type, hidden))} from ${sql.table(tableOf(type))}
    where tenant_id = ${anybody.tenantId} and id = ${'id'}${alive} and ${within(anybody, type, 'read')}${lock}`.compile(
      unsent,
    );
  const made = {
    text,
    parameters: parameters.map((value) => {
      const name = names.find((one) => one === String(value));
      if (!name) throw new Error(`A statement that finds a record holds ${String(value)}`);
      return name;
    }),
  };
  findings.set(key, made);
  return made;
}

/** As `findRecord`. Throws `not_found`. */
export async function getRecord(tx: Tx, type: RecordType, id: string, which?: Which): Promise<Row> {
  const found = await findRecord(tx, type, id, which);
  if (!found) throw notFound();
  return found;
}

/** As `findShown`. Throws `not_found`. */
export async function getShown(tx: Tx, type: RecordType, id: string): Promise<Row> {
  const found = await findShown(tx, type, id);
  if (!found) throw notFound();
  return found;
}
