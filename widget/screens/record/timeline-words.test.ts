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
