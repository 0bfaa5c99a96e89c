import type { AgendaItem } from '../../contract/follow-ups.ts';
import type { OutboxEntry, OutboxInput } from '../outbox/entry.ts';
import type { StoredAgenda } from '../storage.ts';

export const agendaGroups = ['overdue', 'today', 'nextSevenDays'] as const;
export type AgendaGroup = (typeof agendaGroups)[number];
export type GroupedAgenda = Record<AgendaGroup, { count: number; items: AgendaItem[] }>;

/**
 * The stored agenda as it stands now: time has gone on since it was fetched, and what the rep did since is in the outbox.
 * A group may count more than it holds; what moved is added to and taken from the count.
 */
export function groupAgenda(
  { agenda, fetchedAt }: Pick<StoredAgenda, 'agenda' | 'fetchedAt'>,
  entries: OutboxEntry[],
  now: Date,
): GroupedAgenda {
  const acted = actedOn(entries, Date.parse(fetchedAt));
  const today = dayIn(agenda.timeZone, now);
  const grouped: GroupedAgenda = {
    overdue: { count: 0, items: [] },
    today: { count: 0, items: [] },
    nextSevenDays: { count: 0, items: [] },
  };
  for (const name of agendaGroups) {
    const { count, items } = agenda[name];
    grouped[name].count += count - items.length;
    for (const item of items) {
      const act = acted.get(item.id);
      if (act === 'done') continue;
      const dueBy = act ?? item.dueBy ?? agenda.now;
      const group = grouped[groupOf(dueBy, now, today, agenda.timeZone)];
      group.items.push(act ? { ...item, dueAt: act, dueOn: null, dueBy } : item);
      group.count += 1;
    }
  }
  return grouped;
}

/** What became of each follow-up: done, or put off until a time. A refused act did not happen, and
 * what was sent before the agenda was fetched is in it. */
function actedOn(entries: OutboxEntry[], fetchedAt: number) {
  const acted = new Map<string, string>();
  for (const { kind, input, state, sentAt } of entries) {
    if (state === 'refused' || (sentAt !== null && sentAt < fetchedAt)) continue;
    // `kind` says which input it is, but a union of inputs does not narrow by it.
    if (kind === 'completion') acted.set((input as OutboxInput<'completion'>).id, 'done');
    if (kind !== 'snooze') continue;
    const { id, until } = input as OutboxInput<'snooze'>;
    acted.set(id, until);
  }
  return acted;
}

function groupOf(dueBy: string, now: Date, today: string, timeZone: string): AgendaGroup {
  const due = new Date(dueBy);
  if (due <= now) return 'overdue';
  // The end of a day is the first moment of the next: the moment before still belongs to it.
  return dayIn(timeZone, new Date(due.getTime() - 1)) === today ? 'today' : 'nextSevenDays';
}

const dayIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
