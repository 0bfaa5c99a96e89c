import { expect, test } from 'vitest';

import { newId } from '../../../contract/id.ts';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { describe } from './timeline-words.ts';

const made = (actor: string | null, source: TimelineEntry['source']): TimelineEntry => ({
  kind: 'activity',
  at: '2026-11-23T09:00:00.000Z',
  actor,
  source,
  activity: {
    id: newId(),
    verb: 'created',
    objectType: 'lead',
    objectId: newId(),
    objectName: 'Sarah Weiss',
    details: {},
    changes: {},
  },
});

test.each([
  ['Ana', 'workspace', 'Ana added Sarah Weiss'],
  [null, 'widget', 'The website form added Sarah Weiss'],
  [null, 'demo', 'Somebody added Sarah Weiss'],
  [null, null, 'Somebody added Sarah Weiss'],
] as const)('what %s saved from %s reads "%s"', (actor, source, sentence) => {
  expect(describe(made(actor, source)).sentence).toBe(sentence);
});

const changed = (activity: object): TimelineEntry => {
  const entry = made('Ana', null);
  if (entry.kind !== 'activity') throw new Error('It is one');
  return { ...entry, activity: { ...entry.activity, verb: 'changed', ...activity } };
};

test('what became of another record is told with its name, which leads there; of this one without', () => {
  const objectId = newId();
  const won = changed({
    objectType: 'project',
    objectId,
    objectName: 'Kitchen refit',
    details: { fields: ['status', 'closedAt'], status: ['pending', 'won'] },
    changes: { status: ['pending', 'won'], closedAt: [null, '2026-11-24T09:00:00.000Z'] },
  });
  expect(describe(won, newId())).toMatchObject({
    sentence: 'Ana set Kitchen refit to Won',
    named: { type: 'project', id: objectId, name: 'Kitchen refit' },
  });
  expect(describe(won, objectId)).toMatchObject({
    sentence: 'Ana set the status to Won',
    named: null,
  });
});

test.each([
  [{ pinnedForTeam: [false, true] }, 'Ana pinned a note for the team'],
  [{ pinnedForTeam: [true, false] }, 'Ana took a note off the top for the team'],
  [{ body: ['Old', 'New'] }, 'Ana changed a note'],
])('a note that changed by %j reads "%s"', (changes, sentence) => {
  expect(describe(changed({ objectType: 'note', objectName: 'New', changes })).sentence).toBe(
    sentence,
  );
});
