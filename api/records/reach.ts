import { sql, type RawBuilder } from 'kysely';

import type { Action, Scope } from '../../contract/permissions.ts';
import type { RecordType } from '../../contract/record.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import { scopeOf, type Access } from '../db/access.ts';
import type { Actor } from '../db/tenant.ts';
import { snake, tableOf } from './columns.ts';

type Condition = RawBuilder<boolean>;

/** What it takes of an actor to say what they reach. */
type Reacher = Pick<Actor, 'tenantId' | 'memberId'> & {
  access: Pick<Access, 'permissions' | 'circle'>;
};

interface Reach {
  actor: Reacher;
  scope: Scope;
  /** What something is assigned to me on is mine to work on, whoever owns it; not mine to delete or to take away. */
  assigned: boolean;
}

/**
 * The SQL that holds for the rows of a kind on which the actor's role allows an act. It names columns by the kind's own table,
 * and stands in every statement that reads or changes records: what one may not read is never fetched.
 */
export function within(actor: Reacher, type: RecordType, action: Action): Condition {
  const scope = scopeOf(actor.access, type.name as RecordName, action);
  return reached(type, { actor, scope, assigned: action === 'read' || action === 'change' });
}

function reached(type: RecordType, reach: Reach): Condition {
  if (reach.scope === 'all') return sql<boolean>`true`;
  if (reach.scope === 'none') return sql<boolean>`false`;
  const ways = [...held(type, reach), ...assigned(type, reach), ...throughParents(type, reach)];
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** By the columns that say whose a row is. */
function held(type: RecordType, { actor, scope }: Reach): Condition[] {
  const whose = (column: string) => {
    const holder = sql.ref(`${tableOf(type)}.${column}`);
    return scope === 'team'
      ? sql<boolean>`${holder} = any(${actor.access.circle}::uuid[])`
      : sql<boolean>`${holder} = ${actor.memberId}`;
  };
  if ('ownerId' in type.fields) {
    const nobodys = sql<boolean>`${sql.ref(`${tableOf(type)}.owner_id`)} is null`;
    return scope === 'team' ? [whose('owner_id'), nobodys] : [whose('owner_id')];
  }
  if (type.name === 'followUp') return [whose('assignee_id'), whose('assigned_by_id')];
  return [whose('created_by')];
}

/** By what follow-ups lend the actor (`lend.ts`); as a list worked out once, so that the index of the keys serves. */
function assigned(type: RecordType, { actor, assigned: counts }: Reach): Condition[] {
  if (!counts || !isCarrier(type.name)) return [];
  const id = sql.ref(`${tableOf(type)}.id`);
  const kind = sql.lit(type.name);
  return [
    sql<boolean>`${id} = any((select assigned_to(${actor.tenantId}, ${actor.memberId}, ${kind}))::uuid[])`,
  ];
}

/** What belongs to a record is reached with it. */
function throughParents(type: RecordType, reach: Reach): Condition[] {
  const { tenantId } = reach.actor;
  return parentsOf(type).map(({ parent, column }) => {
    const table = sql.table(tableOf(parent));
    const key = sql.ref(`${tableOf(parent)}.id`);
    const tenant = sql.ref(`${tableOf(parent)}.tenant_id`);
    return sql<boolean>`exists (select 1 from ${table} where ${tenant} = ${tenantId}
      and ${key} = ${sql.ref(`${tableOf(type)}.${column}`)} and ${reached(parent, reach)})`;
  });
}

/** Kinds that others hang on. */
export const carriers: readonly RecordName[] = ['lead', 'client', 'contact', 'project'];

const isCarrier = (name: string): name is RecordName => carriers.some((one) => one === name);

/** The kinds a record hangs on, and the columns that say on which row: a subject has one for each kind. */
export const parentsOf = (type: RecordType): { parent: RecordType; column: string }[] =>
  Object.entries(type.fields).flatMap(([name, { kind, refersTo = [], computed }]) =>
    computed
      ? []
      : refersTo.filter(isCarrier).map((to) => ({
          parent: recordType(to),
          column: kind === 'subject' ? `${to}_id` : snake(name),
        })),
  );
