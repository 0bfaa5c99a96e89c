import * as v from 'valibot';

import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { replaceWords, writeFields } from '../records/change.ts';
import { createRecord } from '../records/create.ts';
import { findRecord } from '../records/get.ts';
import { changesOf, tell } from '../records/history.ts';
import { wordsOf } from '../records/words.ts';
import type { Became } from './kept.ts';
import type { Goal } from './plan.ts';

interface Settings {
  /** Fields that only the server sets. */
  more?: Row;
  source: string | null;
}

/** Makes a new record of a lead, or fills one that is there. Its keys are handed to it later. */
export async function become(
  tx: Tx,
  type: RecordType,
  goal: Goal,
  { more = {}, source }: Settings,
): Promise<Became> {
  if (goal.before)
    return { before: goal.before, after: await fill(tx, type, goal.before, goal.patch) };
  const draft: Row = v.parse(type.draft, goal.draft);
  const made = await createRecord(tx, type, { ...draft, ...more }, { source, isGivenKeys: true });
  const after = await findRecord(tx, type, String(made['id']));
  if (!after)
    throw new AppError(
      'forbidden',
      'You would not see the client that this lead becomes; ask its owner to convert it',
      { refusedOn: { type: type.name, id: null } },
    );
  return { before: null, after };
}

async function fill(tx: Tx, type: RecordType, before: Row, patch: Row): Promise<Row> {
  const changes = changesOf(type, before, { ...before, ...patch });
  const fields = Object.keys(changes);
  if (fields.length === 0) return before;
  const after = await writeFields(tx, type, String(before['id']), { ...before, ...patch }, fields);
  await replaceWords(tx, type, String(before['id']), wordsOf(type, before), wordsOf(type, after));
  await tell(tx, type, after, 'changed', changes);
  return after;
}
