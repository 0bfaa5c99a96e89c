import { ApiError, NoAnswer } from '../../contract/client.ts';
import { t } from '../messages/t.ts';

export interface Failure {
  kind: 'offline' | 'forbidden' | 'notFound' | 'failed';
  /** Why, in a sentence. */
  why: string;
}

/** What to tell people about an error of a call; anything that is no answer of the API is a bug and flies on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NoAnswer)
    return navigator.onLine
      ? { kind: 'failed', why: t('failed.noAnswer') }
      : { kind: 'offline', why: t('failed.offline') };
  if (!(error instanceof ApiError)) throw error;
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
