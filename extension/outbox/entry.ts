import { saveCapture } from '../../contract/captures.ts';
import type { Endpoint, Input } from '../../contract/endpoint.ts';
import type { ErrorCode, ExistingRecord, FieldError } from '../../contract/errors.ts';
import { completeFollowUp, snoozeFollowUp } from '../../contract/follow-ups.ts';
import { records } from '../../contract/index.ts';

/** What can wait in the outbox, and the endpoint that each kind is sent to. */
export const endpoints = {
  capture: saveCapture,
  interaction: records.interaction.create,
  note: records.note.create,
  followUp: records.followUp.create,
  completion: completeFollowUp,
  snooze: snoozeFollowUp,
} as const satisfies Record<string, Endpoint>;

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

/** Whose acts these are: a member at an API address. */
export const ownerOf = (apiAddress: string, memberId: string) => `${apiAddress} ${memberId}`;

export const idempotencyKey = ({ id, revision }: OutboxEntry) =>
  revision === 0 ? id : `${id}-${revision}`;
