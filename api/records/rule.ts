import type { Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';

/** A record and its kind. */
export interface Subject {
  type: string;
  id: string;
}

/** What a kind of record does beyond the usual. */
export interface Rules {
  /** Values that follow from others; `before` is null for a new record. */
  complete?: (tx: Pick<Tx, 'actor' | 'now'>, record: Row, before: Row | null) => Row;
  /** Puts right what depends on this record elsewhere. */
  settle?: (tx: Tx, record: Row) => Promise<void>;
  /** Says what its assignee may work on because of it; `before` is null for a new record. */
  lend?: (tx: Tx, record: Row, before: Row | null) => Promise<void>;
  /** The record in whose timeline a change is told; itself by default. */
  about?: (record: Row) => Subject | null;
}
