import { beforeAll, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { giveFields, optionsOf } from '../../tests/support/own-fields.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const { create, change, list } = records.lead;

const leads: Record<string, Record<string, string | number | boolean>> = {
  a: { area: 9, moveIn: '2027-01-31', region: 'north', vip: true, remark: 'Äpfel, rot' },
  b: { area: 10.25, moveIn: '2026-12-01', region: 'south', vip: false, remark: 'apple' },
  c: { area: -3, moveIn: '2027-02-01', region: 'north', remark: 'Zebra crossing' },
  d: { area: 1000000, remark: 'x'.repeat(80) },
  e: { area: 10.3, remark: `${'x'.repeat(80)}y` },
  f: {},
};

beforeAll(async () => {
  await giveFields(here.company.tenantId, 'lead', [
    { key: 'remark', kind: 'text' },
    { key: 'area', kind: 'number' },
    { key: 'moveIn', kind: 'date' },
    { key: 'region', kind: 'choice', options: optionsOf('north', 'south') },
    { key: 'vip', kind: 'checkbox' },
  ]);
  for (const [lastName, custom] of Object.entries(leads))
    await here.as.rep(create, { lastName, custom });
});

/** The last names that a query finds, in the order of the list. */
const found = async (query: object) => {
  const { items } = await here.as.rep(list, { sort: 'createdAt', ...query });
  return items.map(({ lastName }) => lastName).join('');
};

test.each([
  [{ 'custom.region': 'north' }, 'ac'],
  [{ 'custom.region': 'north,south' }, 'abc'],
  [{ 'custom.region': '' }, 'def'],
  [{ 'custom.area': '10.25' }, 'b'],
  [{ 'custom.area': '9,-3' }, 'ac'],
  [{ 'custom.area[gt]': '9' }, 'bde'],
  [{ 'custom.area[gte]': '9', 'custom.area[lt]': '10.3' }, 'ab'],
  [{ 'custom.area[lt]': '0' }, 'c'],
  [{ 'custom.area[lte]': '1000000' }, 'abcde'],
  [{ 'custom.moveIn[lt]': '2027-02-01' }, 'ab'],
  [{ 'custom.moveIn[gte]': '2027-02-01' }, 'c'],
  [{ 'custom.moveIn': '2026-12-01' }, 'b'],
  [{ 'custom.vip': 'true' }, 'a'],
  [{ 'custom.vip': 'false' }, 'bcdef'],
  [{ 'custom.remark': 'Zebra crossing' }, 'c'],
  [{ 'custom.remark': 'zebra crossing' }, ''],
  [{ 'custom.remark': 'x'.repeat(80) }, 'd'],
  [{ q: 'zebra' }, 'c'],
  [{ q: 'apfel' }, 'a'],
  [{ 'custom.region': 'north', 'custom.area[gt]': '0', q: 'rot' }, 'a'],
])('%o finds %s', async (query, names) => {
  expect(await found(query)).toBe(names);
});

test.each([
  ['custom.area', 'cabedf'],
  ['-custom.area', 'debacf'],
  ['custom.moveIn', 'bacdef'],
  ['-custom.moveIn', 'cabfed'],
  ['-custom.vip', 'afedcb'],
  ['custom.region', 'acbdef'],
])(
  'sorted by %s the pages join without a gap or a repeat, empty ones last',
  async (sort, names) => {
    let joined = '';
    let cursor: string | null = null;
    do {
      const query = { sort, limit: 2, ...(cursor && { cursor }) };
      const page: { items: { lastName: string | null }[]; nextCursor: string | null } =
        await here.as.rep(list, query);
      joined += page.items.map(({ lastName }) => lastName).join('');
      cursor = page.nextCursor;
    } while (cursor);
    expect(joined).toBe(names);
  },
);

test.each([
  [{ 'custom.nothing': 'x' }, 'custom.nothing'],
  [{ 'custom.area': 'large' }, 'custom.area'],
  [{ 'custom.area[gt]': '1,2' }, 'custom.area[gt]'],
  [{ 'custom.region': 'west' }, 'custom.region'],
  [{ 'custom.region[gt]': 'north' }, 'custom.region[gt]'],
  [{ 'custom.moveIn[lt]': 'soon' }, 'custom.moveIn[lt]'],
  [{ 'custom.vip': 'yes' }, 'custom.vip'],
  [{ "custom.x' or true": 'x' }, "custom.x' or true"],
  [{ custom: 'x' }, 'custom'],
  [{ sort: 'custom.nothing' }, 'sort'],
  [{ sort: "custom.x' desc" }, 'sort'],
])('%o is refused by its name', async (query, field) => {
  const { status, errors } = await refusalOf(here.as.rep(list, query));
  expect([status, errors.map((one) => one.field)]).toEqual([422, [field]]);
});

test('a kind of record without fields of its own takes no such filter', async () => {
  const { status, errors } = await refusalOf(
    here.as.rep(records.contact.list, { 'custom.area': '1' }),
  );
  expect([status, errors[0]?.field]).toEqual([422, 'custom.area']);
});

test('a filter follows a value that changes', async () => {
  const { id } = await here.as.rep(create, { lastName: 'g', custom: { area: 55 } });
  expect(await found({ 'custom.area': '55' })).toBe('g');
  await here.as.rep(change, { id, custom: { area: 56 } });
  expect(await found({ 'custom.area': '55' })).toBe('');
  expect(await found({ 'custom.area': '56' })).toBe('g');
});
