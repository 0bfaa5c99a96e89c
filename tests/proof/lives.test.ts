import { expect, test } from 'vitest';

import { prove } from './lives.proof.ts';

test('whatever lets a member in is accepted as long as it should be, and not on one request more', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
