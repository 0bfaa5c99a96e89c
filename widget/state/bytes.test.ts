import { expect, test } from 'vitest';

import { sizeWords } from './bytes.ts';

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1000, '1 kB'],
  [1_440_000, '1.4 MB'],
  [23_600_000, '24 MB'],
  [5_000_000_000, '5 GB'],
  [7_200_000_000_000_000, '7,200 TB'],
])('%d bytes are read as %s', (bytes, words) => {
  expect(sizeWords(bytes, 'en')).toBe(words);
});
