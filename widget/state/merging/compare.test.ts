import { expect, test } from 'vitest';

import { lead } from '../../../contract/records/lead.ts';
import { compare } from './compare.ts';

const empty = {
  emails: [],
  phones: [],
  profileUrls: [],
  tags: [],
  doNotContact: false,
  custom: {},
};
const names = (fields: ReturnType<typeof compare>) => fields.map(({ name }) => name);

test('what neither of two records has is not asked', () => {
  const fields = compare(lead, { ...empty, jobTitle: 'Owner' }, { ...empty, jobTitle: null });
  expect(names(fields)).toEqual(['jobTitle']);
});

test('what the server sets by itself is not asked', () => {
  const at = '2026-11-23T09:00:00.000Z';
  expect(compare(lead, { ...empty, lastInteractionAt: at }, empty)).toEqual([]);
});

test.each([
  ['jobTitle', 'Owner', 'Founder', ['into', 'from']],
  ['jobTitle', null, 'Founder', ['from', 'into']],
  ['jobTitle', 'Owner', null, ['into', 'from']],
  ['emails', ['a@weiss.example'], ['b@weiss.example'], ['both', 'into', 'from']],
  ['tags', [], ['vip'], ['from', 'into']],
  ['tags', ['vip'], [], ['into', 'from']],
  ['doNotContact', false, true, ['into', 'from']],
])(
  'of %s, %j here and %j there, %j can be taken, the first unless one chooses',
  (name, into, from, sides) => {
    const [field] = compare(lead, { ...empty, [name]: into }, { ...empty, [name]: from });
    expect(field).toMatchObject({ name, isSame: false, sides });
  },
);

test('what is the same in both is told, and needs no choice', () => {
  const both = { ...empty, companyName: 'Weiss Interiors' };
  expect(compare(lead, both, { ...both })).toMatchObject([{ name: 'companyName', isSame: true }]);
});
