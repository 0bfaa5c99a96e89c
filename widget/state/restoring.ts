import { signal } from '@preact/signals';

import { ApiError, type Client } from '../../contract/client.ts';
import type { ExistingRecord } from '../../contract/errors.ts';
import type { RecordType } from '../../contract/record.ts';
import { t } from '../messages/t.ts';
import { endpointsOf, type AnyRecord } from './any-record.ts';
import type { Changes } from './changes.ts';
import { failureOf } from './failure.ts';
import type { Toasts } from './toasts.ts';

interface RestoringSettings {
  call: Client;
  changes: Changes;
  toasts: Toasts;
}

interface Deleted {
  type: RecordType;
  id: string;
  name: string;
}

/** One that cannot come back without a reason: meanwhile another record has what was its own. */
interface Question extends Deleted {
  existing: ExistingRecord;
}

/** Takes a deletion back, wherever one has gone since. Asks for the reason where the record shares something with another one. */
export function createRestoring({ call, changes, toasts }: RestoringSettings) {
  const question = signal<Question | null>(null);
  const isBusy = signal(false);

  const restore = async (deleted: Deleted, duplicateReason?: string) => {
    const { type, id, name } = deleted;
    isBusy.value = true;
    try {
      const input = { id, ...(duplicateReason ? { duplicateReason } : {}) };
      const record: AnyRecord = await call(endpointsOf(type).restore, input);
      question.value = null;
      changes.tell({ type: type.name, id, record });
      if (duplicateReason) toasts.show(t('acts.restored', { name }));
    } catch (error) {
      if (error instanceof ApiError && error.existing)
        question.value = { ...deleted, existing: error.existing };
      else toasts.show(t('acts.failed', { why: failureOf(error).why }));
    } finally {
      isBusy.value = false;
    }
  };

  const answer = async (reason: string) => {
    if (question.value) await restore(question.value, reason);
  };
  const cancel = () => {
    question.value = null;
  };

  return { question, isBusy, undo: (deleted: Deleted) => restore(deleted), answer, cancel };
}
