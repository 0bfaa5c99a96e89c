import { ApiError, NoAnswer } from '../../contract/client.ts';
import { t } from '../messages/t.ts';

export interface Failure {
  kind: 'offline' | 'forbidden' | 'notFound' | 'away' | 'failed';
  /** Why, in a sentence. */
  why: string;
  /** `away`: the seconds after which the server may be asked again. */
  retryAfterSeconds?: number;
}

/** Where the server does not say how long it will be away. */
const usualWaitSeconds = 5;

/** What to tell people about an error of a call; anything that is no answer of the API is a bug and flies on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NoAnswer)
    return navigator.onLine
      ? { kind: 'failed', why: t('failed.noAnswer') }
      : { kind: 'offline', why: t('failed.offline') };
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 503) {
    const seconds = error.retryAfter ?? usualWaitSeconds;
    return { kind: 'away', why: t('failed.away', { seconds }), retryAfterSeconds: seconds };
  }
  switch (error.code) {
    case 'forbidden':
      return { kind: 'forbidden', why: error.message };
    case 'not_found':
      return { kind: 'notFound', why: t('failed.notFound') };
    case 'too_many':
      return { kind: 'failed', why: t('failed.tooMany') };
    case 'internal':
      return { kind: 'failed', why: t('failed.internal', { requestId: error.requestId }) };
    default:
      return { kind: 'failed', why: error.message };
  }
}
