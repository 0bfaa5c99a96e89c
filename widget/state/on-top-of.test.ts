import { expect, test } from 'vitest';

import { onTopOf } from './on-top-of.ts';

test.each([
  ['what is new comes first, and the pages read on to stay', 'xab', 'abcd', 'xabcd', false],
  ['what is gone from the first page goes', 'acd', 'abcdef', 'acdef', false],
  ['a first page that is all there is stays so', 'xab', 'ab', 'xab', true],
  ['where nothing is known any more, the newer page stands alone', 'xyz', 'abc', 'xyz', true],
  ['an empty story empties the list', '', 'abc', '', true],
])('%s', (_, found, known, shown, isWhole) => {
  const { entries, ...rest } = onTopOf(found.split(''), known.split(''), (entry) => entry);
  expect([entries.join(''), rest.isWhole]).toEqual([shown, isWhole]);
});
