import type { Parsed } from '../../contract/endpoint.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import type { changeListSettings, ListSettings } from '../../contract/views.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, noSuchRecord } from '../errors.ts';
import { audit, type Changes } from '../records/audit.ts';
import { permit } from '../records/permit.ts';
import { lockView } from './find.ts';
import { refuseUnknown, stillKnown } from './known.ts';

/** What the actor has chosen for the list of one kind. */
export async function readSettings(tx: Tx, type: RecordName): Promise<ListSettings> {
  const { columns, defaultViewId } = await keptSettings(tx, type);
  const known = stillKnown(tx.actor, recordType(type), { query: {}, columns });
  return { columns: known.columns, defaultViewId };
}

async function keptSettings({ sql, actor }: Tx, type: RecordName): Promise<ListSettings> {
  const kept = await sql
    .selectFrom('list_setting')
    .select(['columns', 'default_view_id as defaultViewId'])
    .where('tenant_id', '=', actor.tenantId)
    .where('member_id', '=', actor.memberId)
    .where('record_type', '=', type)
    .executeTakeFirst();
  return kept ?? { columns: null, defaultViewId: null };
}

export async function changeSettings(
  tx: Tx,
  { type, ...wanted }: Parsed<typeof changeListSettings>,
): Promise<ListSettings> {
  const { actor } = tx;
  permit(tx, recordType(type), 'read');
  const { columns, defaultViewId } = wanted;
  if (columns !== undefined) refuseUnknown(actor, recordType(type), { columns });
  if (defaultViewId) await refuseForeign(tx, type, defaultViewId);
  const before = await keptSettings(tx, type);
  const after = {
    columns: columns === undefined ? before.columns : columns,
    defaultViewId: defaultViewId === undefined ? before.defaultViewId : defaultViewId,
  };
  if (actor.memberId === null) throw new Error('Only members choose what their lists show');
  const own = { tenant_id: actor.tenantId, member_id: actor.memberId, record_type: type };
  const values = { columns: after.columns, default_view_id: after.defaultViewId };
  await tx.sql
    .insertInto('list_setting')
    .values({ ...own, ...values })
    .onConflict((conflict) => conflict.constraint('list_setting_pk').doUpdateSet(values))
    .execute();
  const changes: Changes = {
    ...(columns !== undefined && { columns: [before.columns, after.columns] }),
    ...(defaultViewId !== undefined && { defaultView: [before.defaultViewId, defaultViewId] }),
  };
  await audit(tx, {
    action: 'list.changed',
    recordType: 'list',
    recordId: actor.memberId,
    changes,
  });
  return readSettings(tx, type);
}

/** A view that the actor does not see, or of another list, is none. */
async function refuseForeign(tx: Tx, type: RecordName, id: string): Promise<void> {
  const view = await lockView(tx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found')
      throw noSuchRecord('defaultViewId');
    throw error;
  });
  if (view.type !== type) throw noSuchRecord('defaultViewId');
}
