import { expect, test } from 'vitest';

import { prove } from './kill.proof.ts';

test('after kill -9 of the API, of Postgres or of both, what was acknowledged is there once', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
