import { expect, test } from 'vitest';

import { prove } from './round-trip.proof.ts';

test('an export that is imported again brings the same leads, field by field, whatever their text', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
