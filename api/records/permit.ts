import { sql } from 'kysely';

import type { Action } from '../../contract/permissions.ts';
import type { RecordType } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import { isWithin, scopeOf } from '../db/access.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { tableOf } from './columns.ts';
import { within } from './reach.ts';

const verbs: Record<Action, string> = {
  read: 'see',
  create: 'save',
  change: 'change',
  delete: 'delete',
  export: 'export',
};

const forbidden = (
  { name, labelPlural }: RecordType,
  action: Action,
  { which = '', id = null }: { which?: string; id?: string | null } = {},
) =>
  new AppError(
    'forbidden',
    `Your role may not ${verbs[action]} ${which}${labelPlural.toLowerCase()}; ask an admin of your team`,
    { refusedOn: { type: name, id } },
  );

/** Refuses an act that the actor's role allows on no record of a kind at all. */
export function permit({ actor }: Pick<Tx, 'actor'>, type: RecordType, action: Action): void {
  if (scopeOf(actor.access, type.name as RecordName, action) === 'none')
    throw forbidden(type, action);
}

/** Refuses an act on a record that the actor may read, where their role does not reach that far. */
export async function permitOn(
  tx: Tx,
  type: RecordType,
  id: string,
  action: Action,
): Promise<void> {
  permit(tx, type, action);
  const { access, tenantId } = tx.actor;
  const reach = (one: Action) => scopeOf(access, type.name as RecordName, one);
  // Who may read it has been asked already; changing reaches just as far unless its scope is narrower.
  if (reach(action) === 'all' || (action === 'change' && isWithin(reach('read'), reach(action))))
    return;
  const { rows } = await sql`
    select 1 from ${sql.table(tableOf(type))} where tenant_id = ${tenantId} and id = ${id}
      and ${within(tx.actor, type, action)}
  `.execute(tx.sql);
  if (rows.length === 0) throw forbidden(type, action, { which: 'somebody else’s ', id });
}
