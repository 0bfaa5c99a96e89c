import { expect, test } from 'vitest';

import { prove } from './tampering.proof.ts';

test('whoever changes, removes or adds rows of the audit log is found out, and the role of the API cannot even try', async () => {
  expect((await prove('short')).shortfalls).toEqual([]);
}, 120_000);
