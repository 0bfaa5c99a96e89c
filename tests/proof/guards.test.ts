import { expect, test } from 'vitest';

import { prove } from './guards.proof.ts';

test('every kind of guard is found in the code, and whichever table’s wall is taken down, it is noticed', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
