import type { Input } from '../../contract/endpoint.ts';
import type { Problem } from '../../contract/errors.ts';
import type { submitWebsiteForm } from '../../contract/website-forms.ts';
import { isFieldName, type FieldName } from './fields.ts';

export type Submission = Input<typeof submitWebsiteForm>;

/** The contract's path, written out: reading it from there would bring the schema library into every website. */
export const submissionsPath = '/api/v1/website-forms/submissions';

export interface Failure {
  reason: 'offline' | 'unreachable' | 'away' | 'notSetUp' | 'tooMany' | 'refused';
  /** Seconds until another try makes sense, where the server said so. */
  waitSeconds: number | null;
}

export type Outcome =
  | { kind: 'sent' }
  | { kind: 'wrong'; errors: Partial<Record<FieldName, string>> }
  | ({ kind: 'failed' } & Failure);

const failed = (reason: Failure['reason'], waitSeconds: number | null = null): Outcome => ({
  kind: 'failed',
  reason,
  waitSeconds,
});

const patienceMs = 20_000;

/** Sends what a visitor filled in. Every way it can end is an outcome; nothing is thrown. */
export async function send(api: string, key: string, submission: Submission): Promise<Outcome> {
  const response = await fetch(new URL(submissionsPath, api), {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json', 'x-publishable-key': key },
    body: JSON.stringify(submission),
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  if (!response) return failed(navigator.onLine ? 'unreachable' : 'offline');
  // An answer of something else in the server's place (a captive portal, a proxy) is no receipt.
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return isReceipt(answer) ? { kind: 'sent' } : failed('unreachable');
  if (response.status === 401) return failed('notSetUp');
  const waitSeconds = Number(response.headers.get('retry-after')) || null;
  if (response.status === 429) return failed('tooMany', waitSeconds);
  if (response.status === 503 && waitSeconds) return failed('away', waitSeconds);
  if (response.status >= 500 || !isProblem(answer)) return failed('unreachable');
  const errors = answer.errors.filter(({ field }) => isFieldName(field));
  if (errors.length === 0) return failed('refused');
  return {
    kind: 'wrong',
    errors: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
  };
}

const isReceipt = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'received' in answer;

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' &&
  answer !== null &&
  'errors' in answer &&
  Array.isArray(answer.errors);
