import type { Input } from '../../contract/endpoint.ts';
import type { ErrorCode, ExistingRecord, FieldError } from '../../contract/errors.ts';
import type { endpoints } from './endpoints.ts';

export type OutboxKind = keyof typeof endpoints;
export type OutboxInput<K extends OutboxKind> = Input<(typeof endpoints)[K]>;

/** Why the last try did not end well. `no_answer`: nobody said no, the server was not reached. */
export interface OutboxProblem {
  code: ErrorCode | 'no_answer';
  message: string;
  errors: FieldError[];
  existing: ExistingRecord | null;
}

/** The record that came of it, by the server's word. */
export interface SentRecord {
  type: string;
  id: string;
  name: string;
}

/** One act of the rep on its way to the server. */
export interface OutboxEntry<K extends OutboxKind = OutboxKind> {
  /** Also the id of the capture, interaction, note or follow-up: the same id twice has one effect. */
  id: string;
  /** API address and member; one member's acts are never sent in another's name. */
  owner: string;
  kind: K;
  input: OutboxInput<K>;
  /** What the rep would call it: "Sarah Weiss". */
  label: string;
  /** The page and the person that a capture was read from, so that it is found again there. */
  capturedFrom?: string;
  /** The entry that has to be sent first, since this one is about what comes of it. */
  after: string | null;
  state: 'waiting' | 'refused' | 'sent';
  createdAt: number;
  /** Counts the rep's corrections; each is a request of its own, with its own idempotency key. */
  revision: number;
  attempts: number;
  /** Epoch milliseconds. */
  nextTryAt: number;
  /** When the server took it; null until then. */
  sentAt: number | null;
  problem: OutboxProblem | null;
  result: SentRecord | null;
}
