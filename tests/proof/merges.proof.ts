import fc from 'fast-check';
import pg from 'pg';

import { types } from '../../api/db/open.ts';
import type { TestServer } from '../support/server.ts';
import { actNames, perform, type Step } from './merge-acts.ts';
import { checkAll } from './merge-checks.ts';
import { makeMergeWorld, type World } from './merge-world.ts';
import { withServer, type Prove } from './proof.ts';

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...actNames),
  kind: fc.nat(59),
  one: fc.nat(59),
  other: fc.nat(59),
  flavour: fc.nat(59),
});

/**
 * Any sequence of create, edit, merge, undo, convert, undo, delete and restore leaves no child without a record and no key held twice,
 * and a merge or conversion that is undone leaves every stored row as it was.
 */
export const prove: Prove = (length) =>
  withServer(async (server, ownerUrl) => {
    const [sequences, steps] = length === 'long' ? [200, 30] : [6, 12];
    const stored = new pg.Client({ connectionString: ownerUrl, types });
    await stored.connect();
    const counted: Record<string, number> = {};
    const shortfalls: string[] = [];
    try {
      const sequence = fc.array(step, { minLength: steps, maxLength: steps });
      const seed = length === 'long' ? Date.now() : 4;
      for (const all of fc.sample(sequence, { seed, numRuns: sequences })) {
        const world = await live(server, stored, ownerUrl, all);
        for (const [name, count] of Object.entries(world.counted))
          counted[name] = (counted[name] ?? 0) + count;
        shortfalls.push(...world.shortfalls.map((line) => `seed ${seed}: ${line}`));
      }
    } finally {
      await stored.end();
    }
    const of = (...names: string[]) => names.reduce((sum, name) => sum + (counted[name] ?? 0), 0);
    const figures =
      `${sequences} sequences of ${steps} steps: ${of('leads.merge', 'clients.merge', 'contacts.merge')} merges, ` +
      `${of('merges.undo')} undone, ${of('leads.convert')} conversions, ${of('conversions.undo')} undone, ` +
      `${of('refused')} acts refused, ${of('compared rows')} rows compared`;
    return { figures, shortfalls };
  });

/** Starts with some of each kind, so that there is something to merge. */
async function live(
  server: TestServer,
  stored: pg.Client,
  ownerUrl: string,
  steps: Step[],
): Promise<World> {
  const world = await makeMergeWorld(server, stored, ownerUrl);
  for (const kind of [0, 0, 0, 1, 1, 2, 2])
    await perform(world, { act: 'person', kind, one: kind, other: 1, flavour: 1 });
  for (const [at, one] of steps.entries()) {
    await perform(world, one);
    await checkAll(world, `${at}: ${JSON.stringify(one)}`);
    if (world.shortfalls.length > 0) break;
  }
  return world;
}
