import { batch, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { getAgenda, type Agenda as Answer } from '../../contract/follow-ups.ts';
import type { Changes } from './changes.ts';
import { failureOf, type Failure } from './failure.ts';

export const agendaGroups = ['overdue', 'today', 'nextSevenDays'] as const;
export type AgendaGroup = (typeof agendaGroups)[number];

interface AgendaSettings {
  call: Client;
  changes: Changes;
}

/** My open follow-ups: overdue, today and the next seven days. */
export function createAgenda({ call, changes }: AgendaSettings) {
  const answer = signal<Answer | null>(null);
  const failure = signal<Failure | null>(null);

  const load = async () => {
    try {
      const found = await call(getAgenda, {});
      batch(() => {
        answer.value = found;
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  const stop = changes.listen(({ type }) => {
    if (type === 'followUp') void load();
  });
  return { answer, failure, load, stop };
}
