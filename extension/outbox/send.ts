import { ApiError, NoAnswer, type Client } from '../../contract/client.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { endpoints } from './endpoints.ts';
import type { OutboxEntry, OutboxProblem, SentRecord } from './entry.ts';

/** How one try ended. Only `refused` is the server's last word. */
export type Outcome =
  | { is: 'sent'; result: SentRecord | null }
  | { is: 'refused'; problem: OutboxProblem }
  | { is: 'signedOut' }
  | { is: 'tryAgain'; problem: OutboxProblem; afterSeconds: number | null };

/** A server that says nothing for this long is treated as one that is not there. */
const patienceMs = 30_000;

/** Sends one entry, once. Safe to repeat: its id and key give it one effect. */
export async function send(
  call: Client,
  entry: OutboxEntry,
  timeoutMs = patienceMs,
): Promise<Outcome> {
  const endpoint: Endpoint = endpoints[entry.kind];
  try {
    const answer: unknown = await call(endpoint, entry.input, {
      idempotencyKey: idempotencyKey(entry),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { is: 'sent', result: resultOf(entry, answer) };
  } catch (error) {
    return outcomeOf(error, entry.attempts + 1);
  }
}

/** A corrected entry is another request, which the server would refuse under the old key. */
export const idempotencyKey = ({ id, revision }: OutboxEntry) =>
  revision === 0 ? id : `${id}-${revision}`;

/** Two who save the same at once may both be turned away; that is over in a moment, or it is a refusal. */
const conflictTries = 3;

/** What keeps everything of a member out for now: a second factor to set up, or a suspended company. It says nothing about the act. */
const isOfTheDoor = ({ code, errors }: ApiError) =>
  code === 'forbidden' && errors.some(({ field }) => field === 'totp' || field === 'tenant');

function outcomeOf(error: unknown, tries: number): Outcome {
  if (error instanceof ApiError) {
    const { code, status, message, errors, existing, retryAfter } = error;
    if (status === 401) return { is: 'signedOut' };
    const problem = { code, message, errors, existing };
    const mayPass =
      status === 429 ||
      status >= 500 ||
      isOfTheDoor(error) ||
      (code === 'conflict' && tries < conflictTries);
    if (mayPass) return { is: 'tryAgain', problem, afterSeconds: retryAfter };
    return { is: 'refused', problem };
  }
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return unanswered('The server took too long');
  if (error instanceof NoAnswer) return unanswered(error.message);
  // Something of ours that cannot be sent at all: shown to the rep, and out of the way of the others.
  const problem = { code: 'internal', message: `This cannot be sent: ${String(error)}` } as const;
  return { is: 'refused', problem: { ...problem, errors: [], existing: null } };
}

const unanswered = (message: string): Outcome => ({
  is: 'tryAgain',
  problem: { code: 'no_answer', message, errors: [], existing: null },
  afterSeconds: null,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A capture answers the record that came of it; everything else answers itself. */
function resultOf({ kind, label }: OutboxEntry, answer: unknown): SentRecord | null {
  if (!isRecord(answer)) return null;
  const record = kind === 'capture' ? answer['record'] : { ...answer, type: kind, name: label };
  if (!isRecord(record)) return null;
  const { type, id, name } = record;
  return { type: String(type), id: String(id), name: String(name) };
}
