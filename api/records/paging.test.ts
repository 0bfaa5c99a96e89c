import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { sortableFields } from '../../contract/list.ts';
import { recordType, recordTypes, type RecordName } from '../../contract/records/index.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { draftsOf, nowhere } from '../../tests/support/examples.ts';
import { giveFields } from '../../tests/support/own-fields.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();
const ids = nowhere();

beforeAll(async () => {
  ids.member = here.company.rep.memberId ?? '';
  await giveFields(here.company.tenantId, 'lead', [{ key: 'remark', kind: 'text' }]);
  for (const name of Object.keys(recordTypes) as RecordName[])
    ids[name] = (await here.send(records[name].create, draftsOf(ids, 'page')[name])).body.id;
});

/** Reads every page of a list; `between` runs after each. */
async function readAll(endpoint: Endpoint, query: object, between = async () => {}) {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { status, text, body } = await here.send(endpoint, {
      ...query,
      ...(cursor && { cursor }),
    });
    expect(status, text).toBe(200);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
    await between();
  } while (cursor);
  return seen;
}

/** Few different values and many empty ones: pages end in the middle of equals. */
const leads = fc.array(
  fc.record({
    firstName: fc.constantFrom(null, 'Ada', 'ada', 'Zoë', 'Ä'),
    lastName: fc.constant('Row'),
    jobTitle: fc.constantFrom(null, 'Buyer', ''.padEnd(200, 'ü')),
    website: fc.constantFrom(
      null,
      `https://firm.example/${'long'.repeat(480)}`,
      'https://b.example',
    ),
    estimatedValue: fc.constantFrom(
      null,
      { amount: 0, currency: 'EUR' },
      { amount: 7, currency: 'USD' },
    ),
    rating: fc.constantFrom(null, 'hot', 'cold'),
    doNotContact: fc.boolean(),
  }),
  { minLength: 5, maxLength: 12 },
);

test('whatever a list of leads is sorted by, its pages show every row exactly once', async () => {
  const fields = sortableFields(recordTypes.lead);
  await fc.assert(
    fc.asyncProperty(
      leads,
      fc.constantFrom(...fields),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      async (drafts, field, descending, limit) => {
        const tag = newId();
        for (const draft of drafts) {
          const { status, text } = await here.send(records.lead.create, { ...draft, tags: [tag] });
          expect(status, text).toBe(201);
        }
        const sort = `${descending ? '-' : ''}${field}`;
        const seen = await readAll(records.lead.list, { sort, limit, tags: tag });
        const stored = await rowsOf<{ id: string }>('select id from lead where $1 = any(tags)', [
          tag,
        ]);
        expect(seen.toSorted()).toEqual(stored.map(({ id }) => id).toSorted());
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);

test.each(Object.keys(recordTypes) as RecordName[])(
  'pages of %s show every row once, by whatever field and both ways, while others save',
  async (name) => {
    const create: Endpoint = records[name].create;
    const save = () => here.send(create, draftsOf(ids, 'page')[name]);
    for (let at = 0; at < 5; at++) await save();
    const before = await readAll(records[name].list, { limit: 200 });
    const read = async (sort: string) => {
      let pages = 0;
      const seen = await readAll(records[name].list, { sort, limit: 3 }, async () => {
        if (pages++ === 0) await save();
      });
      expect(new Set(seen).size, `${sort}: none twice`).toBe(seen.length);
      expect(seen, sort).toEqual(expect.arrayContaining(before));
    };
    for (const field of sortableFields(recordType(name)))
      await Promise.all([read(field), read(`-${field}`)]);
  },
);
