import { expect, test } from 'vitest';

import type { Agenda, AgendaItem } from '../../contract/follow-ups.ts';
import { newId } from '../../contract/id.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { agendaGroups, groupAgenda } from './group.ts';

const fetchedAt = '2026-11-23T08:00:00.000Z';

const item = (title: string, dueBy: string): AgendaItem => ({
  id: newId(),
  title,
  kind: 'follow_up',
  subject: null,
  subjectName: 'Sarah Weiss',
  subjectCompany: null,
  subjectPhone: null,
  subjectEmail: null,
  assigneeId: null,
  assignedById: null,
  assignedByName: null,
  dueAt: dueBy,
  dueOn: null,
  dueBy,
  timeZone: 'Europe/Berlin',
  priority: 'normal',
  status: 'open',
  body: null,
  outcome: null,
  outcomeNote: null,
  seenAt: null,
  startedAt: null,
  completedAt: null,
  completedBy: null,
  snoozedUntil: null,
  snoozeCount: 0,
  overdue: false,
  createdAt: fetchedAt,
  createdBy: null,
  updatedAt: fetchedAt,
  updatedBy: null,
  deletedAt: null,
  version: 1,
  source: 'workspace',
});

const late = item('late', '2026-11-22T08:00:00.000Z');
const tonight = item('tonight', '2026-11-23T18:00:00.000Z');
const friday = item('friday', '2026-11-27T08:00:00.000Z');

const agenda: Agenda = {
  overdue: { count: 1, items: [late] },
  today: { count: 1, items: [tonight] },
  nextSevenDays: { count: 12, items: [friday] },
  timeZone: 'Europe/Berlin',
  now: fetchedAt,
};

const act = (
  kind: 'completion' | 'snooze',
  { id }: AgendaItem,
  more: Partial<OutboxEntry> = {},
): OutboxEntry => ({
  id: newId(),
  owner: 'ana',
  kind,
  input: kind === 'snooze' ? { id, until: '2026-11-24T08:00:00.000Z' } : { id },
  label: '',
  after: null,
  state: 'waiting',
  createdAt: 0,
  revision: 0,
  attempts: 0,
  nextTryAt: 0,
  sentAt: null,
  problem: null,
  result: null,
  ...more,
});

const shown = (entries: OutboxEntry[], now = '2026-11-23T09:00:00Z') => {
  const grouped = groupAgenda({ agenda, fetchedAt }, entries, new Date(now));
  return agendaGroups.map((name) => [
    grouped[name].count,
    ...grouped[name].items.map(({ title }) => title),
  ]);
};

test('an agenda that was just fetched is shown as the server counts it', () => {
  expect(shown([])).toEqual([
    [1, 'late'],
    [1, 'tonight'],
    [12, 'friday'],
  ]);
});

test('what has come due since, with no network, counts as overdue', () => {
  expect(shown([], '2026-11-23T18:00:01Z')[0]).toEqual([2, 'late', 'tonight']);
});

test('what comes closer becomes today’s at midnight where the member lives', () => {
  expect(shown([], '2026-11-26T23:00:01Z')[1]).toEqual([1, 'friday']);
});

test('what is done or snoozed is gone from its place before the server knows', () => {
  expect(shown([act('completion', late), act('snooze', tonight)])).toEqual([
    [0],
    [0],
    [13, 'tonight', 'friday'],
  ]);
});

test('what the server refused, or knew when it answered, changes nothing', () => {
  const refused = act('completion', late, { state: 'refused' });
  const before = act('snooze', tonight, { state: 'sent', sentAt: Date.parse(fetchedAt) - 1 });
  expect(shown([refused, before])).toEqual(shown([]));
});
