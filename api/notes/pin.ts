import type { Parsed } from '../../contract/endpoint.ts';
import type { pinNote } from '../../contract/notes.ts';
import type { RecordOf } from '../../contract/record.ts';
import { note } from '../../contract/records/note.ts';
import type { Tx } from '../db/tenant.ts';
import { audit } from '../records/audit.ts';
import { getRecord, getShown } from '../records/get.ts';

type Note = RecordOf<typeof note>;
type Asked = Parsed<typeof pinNote>;

/** Keeps a note on top for whoever asks. It is nobody else's business: only the audit log tells, not the timeline. */
export async function pin(tx: Tx, { id }: Asked): Promise<Note> {
  const { sql, actor } = tx;
  await getRecord(tx, note, id);
  const pinned = await sql
    .insertInto('note_pin')
    .values({ tenant_id: actor.tenantId, note_id: id, member_id: memberOf(tx), created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (pinned.numInsertedOrUpdatedRows) await tell(tx, id, 'pinned');
  return shownNote(tx, id);
}

export async function unpin(tx: Tx, { id }: Asked): Promise<Note> {
  const { sql, actor } = tx;
  await getRecord(tx, note, id);
  const unpinned = await sql
    .deleteFrom('note_pin')
    .where('tenant_id', '=', actor.tenantId)
    .where('note_id', '=', id)
    .where('member_id', '=', memberOf(tx))
    .executeTakeFirst();
  if (unpinned.numDeletedRows) await tell(tx, id, 'unpinned');
  return shownNote(tx, id);
}

function memberOf({ actor }: Tx): string {
  if (!actor.memberId) throw new Error('Visitors are refused before they get here');
  return actor.memberId;
}

const tell = (tx: Tx, id: string, verb: 'pinned' | 'unpinned') =>
  audit(tx, {
    action: `note.${verb}`,
    recordType: 'note',
    recordId: id,
    changes: { pinnedForMe: [verb === 'unpinned', verb === 'pinned'] },
  });

/** A row of the note table is what its contract says; a test holds the two together. */
const shownNote = async (tx: Tx, id: string) => (await getShown(tx, note, id)) as unknown as Note;
