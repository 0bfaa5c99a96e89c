import { expect, test } from 'vitest';

import { prove } from './merges.proof.ts';

test('whatever is merged, converted, edited, deleted and undone, no child is lost, no key is held twice, and what is undone is as it was', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
