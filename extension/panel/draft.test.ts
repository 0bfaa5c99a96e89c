import { expect, test } from 'vitest';

import { cardIn, emptyCard, noDrafts, withCard, withSavedOf } from './draft.ts';

const typed = (said: string) => ({ ...emptyCard, said });
const saved = { entryId: '1', target: { type: 'lead' as const, id: '1' }, name: 'Sarah Weiss' };

test('a tab keeps the drafts of the last 20 people', () => {
  const drafts = Array.from({ length: 25 }, (_, at) => String(at)).reduce(
    (before, key) => withCard(before, key, typed(key)),
    noDrafts,
  );
  expect(drafts.cards).toHaveLength(20);
  expect(cardIn(drafts, '24').said).toBe('24');
  expect(cardIn(drafts, '4').said).toBe('');
});

test('what another panel saved is taken over, and what was typed here stays', () => {
  const own = withCard(noDrafts, 'sarah', typed('Typed here'));
  const stored = withCard(noDrafts, 'sarah', { ...typed('Typed there'), id: '1', saved });
  expect(cardIn(withSavedOf(own, stored), 'sarah')).toMatchObject({
    said: 'Typed here',
    id: '1',
    saved,
  });
  expect(withSavedOf(own, own)).toBe(own);
});
