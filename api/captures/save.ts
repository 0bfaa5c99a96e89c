import type { saveCapture } from '../../contract/captures.ts';
import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { followUp } from '../../contract/records/follow-up.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import { interaction } from '../../contract/records/interaction.ts';
import { lead } from '../../contract/records/lead.ts';
import type { Tx } from '../db/tenant.ts';
import { sqlState } from '../db/tenant.ts';
import { invalid } from '../errors.ts';
import { Unsettled } from '../http/serve.ts';
import { changeRecord } from '../records/change.ts';
import { createRecord } from '../records/create.ts';
import { repeated } from '../records/duplicates.ts';
import { refuseHidden } from '../records/field-rules.ts';
import { findRecord, findShown, getRecord } from '../records/get.ts';

type Sent = Parsed<typeof saveCapture>;
type Saved = Output<typeof saveCapture>;
type Target = { type: RecordName; id: string };

/**
 * Does what the rep decided about a capture, once: a repeat of the id answers what came of it. The lead, the interaction,
 * the follow-up and the capture itself are saved together or not at all. Throws `duplicate` when the lead is there already.
 */
export async function save(tx: Tx, sent: Sent, source: string | null): Promise<Saved> {
  const before = await savedBefore(tx, sent.id);
  if (before) return before;
  await claim(tx, sent);
  const target = await decide(tx, sent, source);
  if (target && sent.interaction)
    await make(tx, interaction, { ...sent.interaction, subjectOf: target }, { source });
  if (target && sent.followUp)
    await make(tx, followUp, { ...sent.followUp, subject: target }, { source });
  return { id: sent.id, decision: sent.decision, record: target && (await recordOf(tx, target)) };
}

export async function savedBefore(tx: Tx, id: string): Promise<Saved | null> {
  const known = await tx.sql
    .selectFrom('capture')
    .select(['decision', 'record_type', 'record_id'])
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known) return null;
  const target = known.record_id && known.record_type;
  return {
    id,
    // The contract lets nothing else into the table.
    decision: known.decision as Saved['decision'],
    record: target
      ? await recordOf(tx, { type: known.record_type as RecordName, id: String(known.record_id) })
      : null,
  };
}

/** The row of the capture comes first: of two that send the same one at once, the second waits here and then finds it saved. */
async function claim(tx: Tx, sent: Sent): Promise<void> {
  const { page, decision, target, fields: _, interaction: __, followUp: ___, ...body } = sent;
  const id = decision === 'created' ? leadIdOf(sent) : (target?.id ?? null);
  await tx.sql
    .insertInto('capture')
    .values({
      tenant_id: tx.actor.tenantId,
      id: sent.id,
      page_url: page.url,
      page_title: page.title,
      page_kind: page.kind,
      body: JSON.stringify(body),
      decision,
      record_type: decision === 'created' ? 'lead' : (target?.type ?? null),
      record_id: decision === 'ignored' ? null : id,
      created_by: tx.actor.memberId,
    })
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) !== '23505') throw error;
      throw new Unsettled((later) => savedBefore(later, sent.id));
    });
}

/** A capture's lead has the capture's own id unless the draft names another: both are made once, wherever they are sent. */
const leadIdOf = ({ id, fields }: Sent) => fields.id ?? id;

async function decide(tx: Tx, sent: Sent, source: string | null): Promise<Target | null> {
  const { decision, target, fields, page, duplicateReason } = sent;
  if (decision === 'ignored') return null;
  if (decision === 'attached') {
    if (!target) throw invalid('target', 'Say which record it belongs to');
    await fillEmpty(tx, target, fields, duplicateReason ?? null);
    return target;
  }
  const id = leadIdOf(sent);
  const draft = {
    ...fields,
    id,
    sourceUrl: fields.sourceUrl ?? webAddressOf(page.url),
    leadSource: fields.leadSource ?? (page.kind === 'email' ? 'email' : 'web_page'),
  };
  await make(tx, lead, draft, {
    source: source ?? 'extension',
    duplicateReason: duplicateReason ?? null,
  });
  return { type: 'lead', id };
}

type Settings = Parameters<typeof createRecord>[3];

/** Makes a record of the capture unless it was sent before on its own. A lost race is told to the capture, not answered with the record. */
async function make(tx: Tx, type: RecordType, draft: Row & { id: string }, settings: Settings) {
  const same = await findRecord(tx, type, draft.id);
  if (same) {
    repeated(tx, type, same, { ...same, ...told(draft) });
    return;
  }
  await createRecord(tx, type, draft, settings).catch((error: unknown) => {
    if (!(error instanceof Unsettled)) throw error;
    throw new Unsettled(async (later) => {
      await error.settle(later);
      return null;
    });
  });
}

/** What the rep said of the record; where it was found is the capture's to say. */
const told = ({ sourceUrl: _url, leadSource: _source, ...fields }: Row) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));

const webAddressOf = (url: string) => (/^https?:\/\//.test(url) && url.length <= 2000 ? url : null);

const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Adds what the record does not know yet; what it knows is never overwritten. */
async function fillEmpty(
  tx: Tx,
  { type, id }: Target,
  fields: Row,
  duplicateReason: string | null,
): Promise<void> {
  const kind = recordType(type);
  const record = await getRecord(tx, kind, id, 'for change');
  // What the role does not see is refused as such, not by whether the record has it.
  refuseHidden(
    tx.actor,
    kind,
    Object.keys(fields).filter((name) => !isEmpty(fields[name])),
  );
  const news = Object.entries(fields).filter(
    ([name, value]) =>
      name in kind.patch.entries && !isEmpty(value) && name in record && isEmpty(record[name]),
  );
  if (news.length > 0)
    await changeRecord(tx, kind, id, Object.fromEntries(news), { duplicateReason });
}

async function recordOf(tx: Tx, { type, id }: Target): Promise<Saved['record']> {
  const kind = recordType(type);
  const record = await findShown(tx, kind, id, 'also deleted');
  return record && { ...record, type, id, name: kind.title(record) };
}
