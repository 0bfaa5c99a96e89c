import { expect, test } from 'vitest';

import { prove } from './import.proof.ts';

test('an import that is killed in the middle goes on after the restart, and no line comes twice', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
