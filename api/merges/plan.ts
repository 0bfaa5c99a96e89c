import { isDeepStrictEqual } from 'node:util';

import { customIn } from '../../contract/custom-declaration.ts';
import type { Mergeable } from '../../contract/merges.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid, notFound, noSuchRecord } from '../errors.ts';
import { takesAway } from '../records/change.ts';
import { readCustom } from '../records/custom-values.ts';
import { faultIn } from '../records/faults.ts';
import { findRecord } from '../records/get.ts';
import { refuseConverted, refuseMergedAway } from '../records/merged-away.ts';
import { permitOn } from '../records/permit.ts';
import { lostMembers } from '../records/references.ts';
import { combine, type Pair } from './combine.ts';

export interface Asked {
  id: string;
  from: string;
  fields: Row;
}

export interface Plan {
  type: RecordType;
  into: Row;
  from: Row;
  /** The survivor as it will be. */
  record: Row;
}

/**
 * Both records, and what they come to as one. Throws when either is not there any more, the actor may not change both and delete
 * the one that goes, or the two together break a rule.
 */
export async function planMerge(
  tx: Tx,
  name: Mergeable,
  { id, from, fields }: Asked,
): Promise<Plan> {
  const type = recordType(name);
  if (id === from) throw invalid('from', 'Choose another record than the one it is merged into');
  const into = await stillThere(tx, type, id);
  if (!into) throw notFound();
  const other = await stillThere(tx, type, from);
  if (!other) throw noSuchRecord('from');
  await permitOn(tx, type, id, 'change');
  await permitOn(tx, type, from, 'change');
  await permitOn(tx, type, from, 'delete');
  const choices = await withOwnValues(tx, type, { into, from: other, choices: fields });
  const record = combine(tx.actor, type, { into, from: other, choices });
  if (takesAway(tx.actor, { ownerId: record['ownerId'] }, into))
    await permitOn(tx, type, id, 'delete');
  const fault = await faultIn(tx, type, record, { before: into });
  if (fault) throw inFields(fault);
  const errors = await lostMembers(tx, type, record, into);
  const [lost] = errors;
  if (lost) throw inFields(new AppError('invalid', lost.message, { errors, pointsNowhere: true }));
  return { type, into, from: other, record };
}

/**
 * What was chosen, with values for the tenant's own fields as they are stored. They are chosen one by one, on top of what both
 * have; what either of them holds may stay, also where the field or the option is retired by now.
 */
async function withOwnValues(
  tx: Tx,
  type: RecordType,
  { into, from, choices }: Pair,
): Promise<Row> {
  if (typeof choices['custom'] !== 'object') return choices;
  const theirs = customIn(from);
  const taken = Object.entries(customIn(choices)).filter(([key, value]) =>
    isDeepStrictEqual(value, theirs[key]),
  );
  const before = { custom: { ...theirs, ...customIn(into), ...Object.fromEntries(taken) } };
  const own = await readCustom(tx, type, { given: choices, before, asksForAll: false });
  const [wrong] = own.errors;
  if (wrong) throw inFields(new AppError('invalid', wrong.message, { errors: own.errors }));
  return { ...choices, ...own.record };
}

/** Null where there is none that the actor may read; a conflict where it became part of another record. */
async function stillThere(tx: Tx, type: RecordType, id: string): Promise<Row | null> {
  const record = await findRecord(tx, type, id, 'also deleted');
  if (!record) return null;
  await refuseMergedAway(tx, type, id);
  if (record['deletedAt'] !== null) return null;
  await refuseConverted(tx, type, record);
  return record;
}

/** Names the fields as the caller sent them. */
const inFields = ({ code, message, errors, pointsNowhere }: AppError) =>
  new AppError(code, message, {
    errors: errors.map((error) => ({ ...error, field: `fields.${error.field}` })),
    pointsNowhere,
  });
