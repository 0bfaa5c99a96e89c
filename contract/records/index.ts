import type { RecordType } from '../record.ts';
import { account } from './account.ts';
import { client } from './client.ts';
import { contact } from './contact.ts';
import { followUp } from './follow-up.ts';
import { interaction } from './interaction.ts';
import { lead } from './lead.ts';
import { note } from './note.ts';
import { project } from './project.ts';

/** Every kind of record, parents before children. */
export const recordTypes = {
  lead,
  client,
  contact,
  account,
  project,
  followUp,
  interaction,
  note,
} as const satisfies Record<string, RecordType>;

export type RecordTypes = typeof recordTypes;
export type RecordName = keyof RecordTypes;

export const isRecordName = (name: string): name is RecordName => name in recordTypes;

const byName: Record<RecordName, RecordType> = recordTypes;

/** A declared kind, for code that treats all kinds alike. */
export const recordType = (name: RecordName): RecordType => byName[name];
