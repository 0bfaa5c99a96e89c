import { expect, test } from 'vitest';

import { prove } from './restart.proof.ts';

test('a stop leaves nothing behind, a start finds everything, and a dangerous role is refused', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
