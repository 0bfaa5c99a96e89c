import { ApiError, type Client } from '../../contract/client.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { t } from '../messages/t-workspace.ts';
import { endpointsOf, type AnyRecord } from './any-record.ts';
import type { Changes } from './changes.ts';
import { failureOf } from './failure.ts';
import type { Toasts } from './toasts.ts';

interface Settings {
  call: Client;
  changes: Changes;
  toasts: Toasts;
}

export interface InPlace {
  type: RecordType;
  before: AnyRecord;
  patch: Row;
  /** What was done, in a sentence; Undo stands beside it. Null: what undoes needs no undo. */
  told: string | null;
}

/**
 * Changes a record where it stands, at once on the screen and then on the server. What the server refuses goes back to what it
 * was, with the reason; where somebody was quicker, theirs is shown.
 */
export function createChangeInPlace({ call, changes, toasts }: Settings) {
  const change = async ({ type, before, patch, told }: InPlace): Promise<void> => {
    const tell = (record: AnyRecord, isPending = false) =>
      changes.tell({ type: type.name, id: before.id, record, isPending });
    tell({ ...before, ...patch }, true);
    try {
      const input = { id: before.id, ...patch };
      const after: AnyRecord = await call(endpointsOf(type).change, input, {
        ifMatch: before.version,
      });
      tell(after);
      if (told === null) return;
      const back = Object.fromEntries(Object.keys(patch).map((name) => [name, before[name]]));
      toasts.show(told, () => change({ type, before: after, patch: back, told: null }));
    } catch (error) {
      tell(before);
      if (error instanceof ApiError && error.code === 'stale') await catchUp(type, before, tell);
      else toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  const catchUp = async (type: RecordType, { id }: AnyRecord, tell: (newer: AnyRecord) => void) => {
    try {
      tell(await call(endpointsOf(type).get, { id }));
      toasts.show(t('inPlace.overtaken'));
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  return change;
}
