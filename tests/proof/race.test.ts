import { expect, test } from 'vitest';

import { prove } from './race.proof.ts';

test('of fifty who save the same new person at once one makes a record, and all others are told which', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
