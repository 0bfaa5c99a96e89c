import { expect, test } from 'vitest';

import { prove } from './guesses.proof.ts';

test('however many guesses are made at an account, ten cost a hash, and its owner comes in from a device of theirs', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
