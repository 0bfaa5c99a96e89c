import { isDeepStrictEqual } from 'node:util';

import * as v from 'valibot';

import type { LineReason } from '../../contract/imports.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { recordType, type RecordName } from '../../contract/records/index.ts';
import { uuid } from '../../contract/values.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { definitionsOf } from '../records/custom-fields.ts';
import { readCustom } from '../records/custom-values.ts';
import { reasonOf } from '../records/duplicates.ts';
import { refuseLocked, shown } from '../records/field-rules.ts';
import { keysOf, type Key } from '../records/keys.ts';
import { wholeType } from '../records/whole-type.ts';
import type { Batch } from './batch.ts';
import { holdersByKey, keyName, knownRecords, takenIds, type KnownRecord } from './known.ts';
import { lineReader, reasonAt, type ReadLine } from './read-line.ts';
import { resolveReferences } from './resolve.ts';

/** What is to be done with a line. */
export type Plan = { line: number; keys: string[] } & (
  | { outcome: 'wrong'; reasons: LineReason[] }
  | { outcome: 'duplicate' | 'same'; reasons: LineReason[]; recordId: string }
  | { outcome: 'update'; recordId: string; patch: Row; before: Row }
  /** `isShared`: somebody else holds one of its keys. */
  | { outcome: 'new'; id: string | null; values: Row; found: Key[]; isShared: boolean }
);

interface Line {
  line: number;
  cells: string[];
}

/** Works out what is to be done with some lines, as things are now; changes nothing. */
export async function planLines(asker: Tx, batch: Batch, lines: Line[]): Promise<Plan[]> {
  // Every line asks for the tenant's own fields; a job has no session that remembers them.
  const tx = { ...asker, actor: { ...asker.actor, customFields: await definitionsOf(asker) } };
  const type = recordType(batch.type);
  const { columns } = batch;
  const read = lines
    .map(({ cells }) => cells)
    .map(lineReader({ type, whole: await wholeType(tx, type), columns, actor: tx.actor }));
  for (const one of read)
    if (one.id !== null && !v.is(uuid, one.id))
      one.reasons.push(reasonAt(columns, 'id', 'This is no id; leave it empty for a new one'));
  await resolveReferences(tx, type, columns, read);
  const right = read.filter(({ reasons }) => reasons.length === 0);
  const keys = new Map(right.map((one) => [one, keysOf(type, one.values, tx.actor.country)]));
  const ids = right.flatMap(({ id }) => (id === null ? [] : [id.toLowerCase()]));
  const holders = await holdersByKey(tx, [...keys.values()].flat());
  const held = [...holders.values()].filter((holder) => holder.type === batch.type);
  const known = await knownRecords(tx, type, [...ids, ...held.map(({ id }) => id)]);
  const surroundings: Surroundings = {
    tx,
    batch,
    type,
    holders,
    known,
    taken: await takenIds(tx, type, ids),
  };
  const planned = read.map(async (one, at): Promise<Plan> => {
    const line = lines[at]?.line ?? 0;
    const found = keys.get(one) ?? [];
    const id = one.id?.toLowerCase() ?? null;
    const names = [...found.map(keyName), ...(id ? [`id ${id}`] : [])];
    if (one.reasons.length > 0) return { line, keys: [], outcome: 'wrong', reasons: one.reasons };
    return { line, keys: names, ...(await planOf(surroundings, { ...one, id }, found)) };
  });
  return Promise.all(planned);
}

interface Surroundings {
  tx: Tx;
  batch: Batch;
  type: RecordType;
  holders: Awaited<ReturnType<typeof holdersByKey>>;
  known: Map<string, KnownRecord>;
  taken: Set<string>;
}

// What is left of a plan of each kind when its line and keys are taken away.
type Rest<P> = P extends unknown ? Omit<P, 'line' | 'keys'> : never;

async function planOf(
  here: Surroundings,
  { id, values }: ReadLine,
  found: Key[],
): Promise<Rest<Plan>> {
  const { batch, type, holders, known } = here;
  const same = id === null ? undefined : known.get(id);
  const others = found.flatMap((key) => {
    const holder = holders.get(keyName(key));
    return holder && holder.id !== id ? [{ ...holder, key }] : [];
  });
  const [first] = others.toSorted(
    (one, other) => Number(other.type === type.name) - Number(one.type === type.name),
  );
  if (batch.mode === 'create' || (!same && !first))
    return planNew(here, { id, values }, found, others.length > 0);
  const recordId = same && id ? id : (first?.id ?? '');
  const target = known.get(recordId);
  const kinds = others.filter((one) => one.id === recordId).map(({ key }) => reasonOf[key.kind]);
  const why = same ? ['same id'] : [...new Set(kinds)];
  if (batch.mode === 'skip' || !target)
    return { outcome: 'duplicate', recordId, reasons: [duplicateOf(here, target, first, why)] };
  const stranger = others.find((one) => one.id !== recordId);
  if (stranger)
    return wrong(`Its ${stranger.key.kind} ${stranger.key.value} is another record’s; take it out`);
  if (!target.mayChange) return wrong('Your role may not change somebody else’s');
  const own = await ownValues(here, values, target.record);
  if ('outcome' in own) return own;
  const patch = patchOf({ ...values, ...own }, target.record, Boolean(same));
  if (Object.keys(patch).length === 0) return { outcome: 'same', recordId, reasons: [] };
  const locked = lockedIn(here, patch, target.record);
  if (locked) return locked;
  return { outcome: 'update', recordId, patch, before: target.record };
}

const wrong = (message: string): Rest<Plan> => ({
  outcome: 'wrong',
  reasons: [{ column: null, field: null, message }],
});

async function planNew(
  here: Surroundings,
  { id, values }: Pick<ReadLine, 'id' | 'values'>,
  found: Key[],
  isShared: boolean,
): Promise<Rest<Plan>> {
  const { type, batch, taken } = here;
  const missing = Object.entries(type.fields).filter(
    ([name, { needed, computed }]) => needed && !computed && values[name] === undefined,
  );
  if (missing.length > 0)
    return {
      outcome: 'wrong',
      reasons: missing.map(([name, { label }]) =>
        reasonAt(batch.columns, name, `${label} is needed`),
      ),
    };
  const own = await ownValues(here, values, null);
  if ('outcome' in own) return own;
  const defaults = Object.entries(type.fields)
    .filter(([, { computed }]) => !computed)
    .map(([name, { empty }]) => [name, structuredClone(empty)]);
  const draft: Row = { ...Object.fromEntries(defaults), ...values, ...own };
  const fault = type.check?.(draft);
  if (fault)
    return {
      outcome: 'wrong',
      reasons: [{ column: null, field: fault.field, message: fault.message }],
    };
  const locked = lockedIn(here, values, null);
  if (locked) return locked;
  // An id that is somebody's, be it a deleted record's, is not given twice.
  return { outcome: 'new', id: id && !taken.has(id) ? id : null, values: draft, found, isShared };
}

/** All of the record's own values from then on, where the line says any; or what is wrong with what it says. */
async function ownValues(
  { tx, type, batch }: Surroundings,
  given: Row,
  before: Row | null,
): Promise<{ custom?: Row } | (Rest<Plan> & { outcome: 'wrong' })> {
  if (!('custom' in given)) return {};
  const { record, errors } = await readCustom(tx, type, { given, before, asksForAll: false });
  const reasons = errors.map(({ field, message }) => reasonAt(batch.columns, field, message));
  return reasons.length > 0 ? { outcome: 'wrong', reasons } : record;
}

/** What would change. Lists that a file brings are added to what is there, unless it means the very record by its id. */
function patchOf(values: Row, before: Row, isExact: boolean): Row {
  const merged = Object.entries(values).map(([name, value]): [string, unknown] => {
    const had = before[name];
    if (isExact || !Array.isArray(value) || !Array.isArray(had)) return [name, value];
    return [name, [...new Set([...had, ...value])]];
  });
  return Object.fromEntries(
    merged.filter(([name, value]) => !isDeepStrictEqual(value, before[name])),
  );
}

function lockedIn(
  { tx, type, batch }: Surroundings,
  given: Row,
  before: Row | null,
): Rest<Plan> | null {
  try {
    refuseLocked(tx.actor, type, given, before);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reasons = error.errors.map(({ field, message }) =>
      reasonAt(batch.columns, field, message),
    );
    return { outcome: 'wrong', reasons };
  }
}

function duplicateOf(
  { tx, type }: Surroundings,
  target: KnownRecord | undefined,
  holder: { type: RecordName } | undefined,
  why: string[],
): LineReason {
  const kind = holder ? recordType(holder.type).label.toLowerCase() : type.label.toLowerCase();
  const name = target ? type.title(shown(tx.actor, type, target.record)) : `A ${kind}`;
  return { column: null, field: null, message: `${name} is there already: ${why.join(', ')}` };
}
