import * as v from 'valibot';

import type { RecordType, Row } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { Actor } from '../db/tenant.ts';
import type { Changes } from '../records/audit.ts';
import { changesOf } from '../records/history.ts';
import { rulesOf } from '../records/rules.ts';
import { idAt, type Random } from './random.ts';

/** Who did something, and when. */
export interface Moment {
  by: Actor;
  at: Date;
}

/** One line of a record's history: what its activity and its audit row are made of. */
export interface Told extends Moment {
  type: RecordType;
  record: { id: string; title: string; about: { type: string; id: string } };
  verb: 'created' | 'changed' | 'completed' | 'snoozed';
  changes: Changes;
}

export interface Kept {
  type: RecordType;
  record: Row & { id: string };
  /** Its keys stand for another record: a converted lead's for its client and contact. */
  keyless: boolean;
}

/** What a company has written down so far, before any of it is stored. */
export interface Books {
  random: Random;
  kept: Map<string, Kept>;
  told: Told[];
}

export const openBooks = (random: Random): Books => ({ random, kept: new Map(), told: [] });

/** Writes down a new record under the contract's and the API's own rules, as if it were sent at that moment. */
export function create(books: Books, type: RecordType, draft: Row, { by, at }: Moment): Kept {
  const id = idAt(books.random, at.getTime());
  // The drafts here are the demo's own: a wrong one is a bug, and says which field.
  const given: Row = v.parse(type.draft, { ...draft, id, source: 'demo' });
  const stamp = at.toISOString();
  const record: Kept['record'] = {
    ...given,
    ...rulesOf(type).complete?.({ actor: by, now: at }, given, null),
    id,
    version: 1,
    source: 'demo',
    deletedAt: null,
    createdAt: stamp,
    createdBy: by.memberId,
    updatedAt: stamp,
    updatedBy: by.memberId,
  };
  refuseWrong(type, record);
  const kept = { type, record, keyless: false };
  books.kept.set(id, kept);
  tell(books, kept, 'created', changesOf(type, null, record), { by, at });
  return kept;
}

/** Writes down a change of a record; what changes nothing leaves no trace. */
export function change(
  books: Books,
  kept: Kept,
  patch: Row,
  { by, at }: Moment,
  verb: Told['verb'] = 'changed',
): void {
  const { type, record: before } = kept;
  const merged = { ...before, ...patch };
  const record = {
    ...merged,
    ...rulesOf(type).complete?.({ actor: by, now: at }, merged, before),
  };
  refuseWrong(type, record);
  const changes = changesOf(type, before, record);
  if (Object.keys(changes).length === 0) return;
  const version = Number(before['version']) + 1;
  const stamps = { version, updatedAt: at.toISOString(), updatedBy: by.memberId };
  kept.record = { ...record, ...stamps };
  tell(books, kept, verb, changes, { by, at });
}

function tell(
  books: Books,
  { type, record }: Kept,
  verb: Told['verb'],
  changes: Changes,
  moment: Moment,
) {
  const { id } = record;
  const about = rulesOf(type).about?.(record) ?? { type: type.name, id };
  books.told.push({
    ...moment,
    type,
    record: { id, title: type.title(record), about },
    verb,
    changes,
  });
}

function refuseWrong(type: RecordType, record: Row): void {
  const wrong = type.check?.(record);
  if (wrong) throw new Error(`${type.label}: ${wrong.field}: ${wrong.message}`);
}

/** The records of a kind, in the order they were made. */
export const keptOf = (books: Books, name: RecordName): Kept[] =>
  [...books.kept.values()].filter(({ type }) => type.name === name);

/** When a record was made or last changed, in milliseconds. */
export const timeOf = ({ record }: Kept, stamp: 'createdAt' | 'updatedAt') =>
  Date.parse(textOf(record[stamp]) ?? '');

export const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

/** A record as the subject of another. */
export const subjectOf = ({ type, record }: Kept) => ({ type: type.name, id: record.id });
