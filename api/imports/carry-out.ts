import { newId } from '../../contract/id.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { audit } from '../records/audit.ts';
import { changeRecord } from '../records/change.ts';
import { createMany, type Made } from '../records/create-many.ts';
import { changesOf } from '../records/history.ts';
import { rulesOf } from '../records/rules.ts';
import { changeBatch, countIn, saveResults, type Batch, type LineResult } from './batch.ts';
import { nextLines } from './lines.ts';
import { planLines, type Plan } from './plan.ts';

/** Some hundred lines are one transaction: few enough that nobody waits for it. */
const linesAtOnce = 250;

/**
 * Carries out the next lines, in one transaction with the place that is reached: after a crash the work goes on behind the last
 * line that was saved, and no line comes twice.
 */
export async function carryOutSome(tx: Tx, batch: Batch): Promise<void> {
  const lines = await nextLines(tx, batch, linesAtOnce);
  if (lines.length === 0) return endRun(tx, batch);
  const plans = untilRepeat(batch, await planLines(tx, batch, lines));
  const { results, made } = prepare(tx, batch, plans);
  if (made.length > 0) await createMany(tx, recordType(batch.type), made);
  for (const [at, plan] of plans.entries())
    if (plan.outcome === 'update') results[at] = await update(tx, batch, plan);
  await saveResults(tx, batch.id, results);
  const position = plans.at(-1)?.line ?? batch.position;
  await changeBatch(tx, batch.id, { position, counts: countIn(batch.counts, results) });
}

/** A line that updates what an earlier one of these creates waits until that is saved. */
function untilRepeat({ mode }: Batch, plans: Plan[]): Plan[] {
  if (mode !== 'update') return plans;
  const seen = new Set<string>();
  const at = plans.findIndex((plan) => {
    if (plan.outcome !== 'new') return false;
    const isRepeat = plan.keys.some((key) => seen.has(key));
    for (const key of plan.keys) seen.add(key);
    return isRepeat;
  });
  return at > 0 ? plans.slice(0, at) : plans;
}

/** What is to be saved, and what becomes of each line unless saving says something else. */
function prepare(tx: Tx, batch: Batch, plans: Plan[]): { results: LineResult[]; made: Made[] } {
  const firsts = new Map<string, { line: number; id: string }>();
  const made: Made[] = [];
  const results = plans.map((plan): LineResult => {
    const { line, keys } = plan;
    if (plan.outcome !== 'new') {
      const reasons = 'reasons' in plan ? plan.reasons : [];
      const recordId = 'recordId' in plan ? plan.recordId : null;
      return { line, keys, outcome: plan.outcome, reasons, recordId };
    }
    const first = keys.map((key) => firsts.get(key)).find(Boolean);
    if (first && batch.mode === 'skip') {
      const message = `The same as line ${first.line}`;
      const reasons = [{ column: null, field: null, message }];
      return { line, keys, outcome: 'duplicate', reasons, recordId: first.id };
    }
    const one = madeOf(tx, batch, plan, Boolean(first));
    made.push(one);
    for (const key of keys) if (!firsts.has(key)) firsts.set(key, { line, id: one.record.id });
    return { line, keys, outcome: 'new', reasons: [], recordId: one.record.id, version: 1 };
  });
  return { results, made };
}

function madeOf(
  tx: Tx,
  { type, duplicateReason }: Batch,
  { id, values, found, isShared }: Plan & { outcome: 'new' },
  isRepeat: boolean,
): Made {
  const completed = rulesOf({ name: type }).complete?.(tx, values, null);
  const record = {
    ...values,
    ...completed,
    // A second line with the same id is another record.
    id: id && !isRepeat ? id : newId(tx.now.getTime()),
    source: 'import',
  };
  return { record, keys: found, duplicateReason: isShared || isRepeat ? duplicateReason : null };
}

async function update(
  tx: Tx,
  batch: Batch,
  { line, keys, recordId, patch, before }: Plan & { outcome: 'update' },
): Promise<LineResult> {
  const type = recordType(batch.type);
  try {
    const after = await changeRecord(tx, type, recordId, patch);
    const changes = changesOf(type, before, after);
    return {
      line,
      keys,
      outcome: 'update',
      reasons: [],
      recordId,
      version: Number(after['version']),
      changes,
    };
  } catch (error) {
    // What the rules refuse is told before anything is written, so that the other lines of the transaction stand.
    if (!(error instanceof AppError)) throw error;
    const reasons = [{ column: null, field: null, message: error.message }];
    return { line, keys, outcome: 'wrong', reasons, recordId };
  }
}

async function endRun(tx: Tx, batch: Batch): Promise<void> {
  await changeBatch(tx, batch.id, { state: 'done' }, 'finished_at');
  const counted = Object.entries(batch.counts).map(([name, count]) => [name, [null, count]]);
  await audit(tx, {
    action: 'import.completed',
    recordType: 'import',
    recordId: batch.id,
    changes: {
      type: [null, batch.type],
      fileName: [null, batch.fileName],
      ...Object.fromEntries(counted),
    },
  });
}
