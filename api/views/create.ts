import { sql } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { recordType } from '../../contract/records/index.ts';
import type { createView, View } from '../../contract/views.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { refuseTakenName } from '../http/taken.ts';
import { audit } from '../records/audit.ts';
import { permit } from '../records/permit.ts';
import { readView } from './find.ts';
import { refuseUnknown } from './known.ts';
import { refuseSharing } from './share.ts';

/** More than anybody finds again. */
const mostViews = 200;

/** For a failed write: says in words that a name is taken. */
export const nameTaken = (isShared: boolean) =>
  isShared
    ? refuseTakenName('saved_view_team_name_once', 'The team has a view of this name already')
    : refuseTakenName('saved_view_own_name_once', 'You have a view of this name already');

export async function create(
  tx: Tx,
  { type, name, isShared, query, columns }: Parsed<typeof createView>,
): Promise<View> {
  const { actor } = tx;
  permit(tx, recordType(type), 'read');
  if (isShared) refuseSharing(actor, type);
  refuseUnknown(actor, recordType(type), { query, columns });
  if (actor.memberId === null) throw new Error('Only members keep views');
  await refuseTooMany(tx);
  const id = newId(tx.now.getTime());
  await tx.sql
    .insertInto('saved_view')
    .values({
      tenant_id: actor.tenantId,
      id,
      record_type: type,
      name,
      owner_id: actor.memberId,
      is_shared: isShared,
      query: JSON.stringify(query),
      columns,
    })
    .execute()
    .catch(nameTaken(isShared));
  await audit(tx, {
    action: 'view.created',
    recordType: 'view',
    recordId: id,
    changes: { name: [null, name], ...(isShared && { isShared: [null, true] }) },
  });
  return readView(tx, id);
}

async function refuseTooMany({ sql: db, actor }: Tx): Promise<void> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from saved_view
    where tenant_id = ${actor.tenantId} and owner_id = ${actor.memberId}
  `.execute(db);
  if ((rows[0]?.total ?? 0) >= mostViews)
    throw new AppError('conflict', `You keep ${mostViews} views already; delete one first`);
}
