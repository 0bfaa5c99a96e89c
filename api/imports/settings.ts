import type { Parsed } from '../../contract/endpoint.ts';
import type { ImportMode } from '../../contract/import-words.ts';
import type { changeImport } from '../../contract/imports.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid, notFound } from '../errors.ts';
import { putJob } from '../jobs/queue.ts';
import { permit } from '../records/permit.ts';
import { wholeType } from '../records/whole-type.ts';
import { changeBatch, lockBatch, noCounts, nothingUndone, type Batch } from './batch.ts';
import { checkMapping } from './guess-mapping.ts';
import { mayReach } from './read.ts';

export function refuseWithoutReason(mode: ImportMode, duplicateReason: string | null): void {
  if (mode === 'create' && duplicateReason === null)
    throw invalid(
      'duplicateReason',
      'Say in a few words why they are saved although they are there',
    );
}

/** Changes how a file is understood, and checks it anew. */
export async function changeSettings(
  tx: Tx,
  { id, mapping, mode, duplicateReason }: Parsed<typeof changeImport>,
): Promise<void> {
  const batch = await reach(tx, id);
  refuseUnless(
    batch,
    ['checking', 'checked'],
    'It is saved already; undo it and send the file again',
  );
  const type = recordType(batch.type);
  const chosen = mode ?? batch.mode;
  const reason = duplicateReason ?? batch.duplicateReason;
  permit(tx, type, 'create');
  if (chosen === 'update') permit(tx, type, 'change');
  refuseWithoutReason(chosen, reason);
  const fields = mapping && checkMapping(await wholeType(tx, type), batch.columns, mapping);
  const columns = batch.columns.map((one, at) =>
    fields ? { ...one, field: fields[at] ?? null } : one,
  );
  await begin(tx, batch, {
    state: 'checking',
    columns,
    mode: chosen,
    duplicateReason: reason,
    counts: noCounts,
  });
}

/** Begins to save what was checked. */
export async function beginRun(tx: Tx, id: string): Promise<void> {
  const batch = await reach(tx, id);
  if (batch.state === 'running' || batch.state === 'done') return;
  refuseUnless(batch, ['checking', 'checked'], 'Undo it, or send the file again');
  permit(tx, recordType(batch.type), 'create');
  if (batch.mode === 'update') permit(tx, recordType(batch.type), 'change');
  await begin(tx, batch, { state: 'running', counts: noCounts }, 'started_at');
}

const undoDays = 30;

/** Begins to take back what was saved, also in the middle of it. */
export async function beginUndo(tx: Tx, id: string): Promise<void> {
  const batch = await reach(tx, id);
  if (batch.state === 'undoing' || batch.state === 'undone') return;
  refuseUnless(batch, ['running', 'done', 'failed'], 'Nothing of it is saved');
  if (tx.now.getTime() - Date.parse(batch.createdAt) > undoDays * 86_400_000)
    throw new AppError('conflict', `It is more than ${undoDays} days ago; its lines are gone`);
  await begin(tx, batch, { state: 'undoing', undone: nothingUndone });
}

async function reach(tx: Tx, id: string): Promise<Batch> {
  const batch = await lockBatch(tx, id);
  if (!batch || !mayReach(tx.actor, batch.createdBy)) throw notFound();
  return batch;
}

function refuseUnless({ state }: Batch, wanted: Batch['state'][], way: string): void {
  if (!wanted.includes(state)) throw new AppError('conflict', `This import is ${state}. ${way}`);
}

async function begin(
  tx: Tx,
  { id }: Batch,
  change: Parameters<typeof changeBatch>[2],
  stamp?: 'started_at',
): Promise<void> {
  const workerId = tx.actor.memberId ?? '';
  await changeBatch(tx, id, { position: 0, workerId, failure: null, ...change }, stamp);
  await putJob(tx.sql, 'import', { tenantId: tx.actor.tenantId, importId: id });
}
