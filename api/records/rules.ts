import type { Row } from '../../contract/record.ts';
import type { RecordName } from '../../contract/records/index.ts';
import type { Tx } from '../db/tenant.ts';
import { followUpRules } from './rules/follow-up.ts';
import { interactionRules } from './rules/interaction.ts';
import { noteRules } from './rules/note.ts';
import { clientRules, leadRules } from './rules/owned.ts';
import { projectRules } from './rules/project.ts';

/** A record and its kind. */
export interface Subject {
  type: string;
  id: string;
}

/** What a kind of record does beyond the usual. */
export interface Rules {
  /** Values that follow from others; `before` is null for a new record. */
  complete?: (tx: Pick<Tx, 'actor' | 'now'>, record: Row, before: Row | null) => Row;
  /** Refuses what the declaration alone cannot; `before` is null for a new record. */
  check?: (tx: Tx, record: Row, before: Row | null) => Promise<void>;
  /** Puts right what depends on this record elsewhere. */
  settle?: (tx: Tx, record: Row) => Promise<void>;
  /** The record in whose timeline a change is told; itself by default. */
  about?: (record: Row) => Subject | null;
}

const rules: Record<RecordName, Rules> = {
  lead: leadRules,
  client: clientRules,
  contact: { about: ({ clientId }) => ({ type: 'client', id: String(clientId) }) },
  account: { about: ({ clientId }) => ({ type: 'client', id: String(clientId) }) },
  project: projectRules,
  followUp: followUpRules,
  interaction: interactionRules,
  note: noteRules,
};

export const rulesOf = ({ name }: { name: string }): Rules =>
  // Every declared kind stands in the table above, which the compiler holds to be complete.
  rules[name as RecordName];
