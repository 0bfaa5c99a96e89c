import type { Client } from '../../contract/client.ts';
import { completeFollowUp, snoozeFollowUp } from '../../contract/follow-ups.ts';
import { records } from '../../contract/index.ts';
import type { DraftOf, RecordOf } from '../../contract/record.ts';
import type { outcomes } from '../../contract/records/choices.ts';
import type { followUp } from '../../contract/records/follow-up.ts';
import { t } from '../messages/t.ts';
import type { Changes } from './changes.ts';
import { failureOf } from './failure.ts';
import type { Toasts } from './toasts.ts';

export type FollowUp = RecordOf<typeof followUp>;
type Known = Pick<FollowUp, 'id' | 'title' | 'dueAt' | 'dueOn' | 'status'>;

interface ActsSettings {
  call: Client;
  changes: Changes;
  toasts: Toasts;
}

/** Done, Snooze and Add, wherever a follow-up is shown. Each happens at once and can be undone for ten seconds. */
export function createFollowUpActs({ call, changes, toasts }: ActsSettings) {
  const tell = (record: FollowUp) => changes.tell({ type: 'followUp', id: record.id, record });

  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  /** Puts a follow-up back to what it was before an act. */
  const putBack = (before: Known, version: number) => () =>
    trying(async () => {
      const { id, dueAt, dueOn, status } = before;
      const input = { id, dueAt, dueOn, status, outcome: null };
      tell(await call(records.followUp.change, input, { ifMatch: version }));
    });

  const done = (given: Known, outcome: keyof typeof outcomes | null) =>
    trying(async () => {
      const { next: _next, ...record } = await call(completeFollowUp, { id: given.id, outcome });
      tell(record);
      toasts.show(t('acts.done', { title: given.title }), putBack(given, record.version));
    });

  const snooze = (given: Known, until: string, untilInWords: string) =>
    trying(async () => {
      const record = await call(snoozeFollowUp, { id: given.id, until });
      tell(record);
      const told = t('acts.snoozed', { title: given.title, until: untilInWords });
      toasts.show(told, putBack(given, record.version));
    });

  const remove = ({ id }: { id: string }) =>
    trying(async () => {
      await call(records.followUp.remove, { id });
      changes.tell({ type: 'followUp', id, record: null });
    });

  /** True when it was saved; the same id again after a lost answer makes it once. */
  const add = async (draft: DraftOf<typeof followUp> & { id: string }): Promise<boolean> => {
    try {
      const record = await call(records.followUp.create, draft);
      tell(record);
      toasts.show(t('acts.added', { title: record.title }), () => remove(record));
      return true;
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
      return false;
    }
  };

  return { done, snooze, add };
}
