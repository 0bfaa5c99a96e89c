import { expect, test } from 'vitest';

import { withGaps, withPinned } from './useVirtualRows.ts';

const range = { startIndex: 100, endIndex: 102, overscan: 8, count: 1000 };

test('what is seen is drawn with some rows around it, at the ends with fewer', () => {
  expect(withPinned(range, -1)).toEqual(Array.from({ length: 19 }, (_, at) => 92 + at));
  expect(withPinned({ ...range, startIndex: 0, endIndex: 1 }, -1)).toHaveLength(10);
  expect(withPinned({ ...range, startIndex: 998, endIndex: 999 }, -1).at(-1)).toBe(999);
});

test('the row with the focus is drawn wherever one has scrolled, and once', () => {
  expect(withPinned(range, 5)[0]).toBe(5);
  expect(withPinned(range, 900).at(-1)).toBe(900);
  expect(withPinned(range, 101)).toHaveLength(19);
  expect(withPinned(range, 1000)).toHaveLength(19);
});

test('rows and gaps together are as high as the whole list', () => {
  const drawn = withGaps([5, 90, 91, 92], 1000, 36);
  const heights = drawn.map((one) => ('index' in one ? 36 : one.gapPx));
  expect(heights.reduce((sum, height) => sum + height, 0)).toBe(1000 * 36);
  expect(drawn.filter((one) => 'index' in one)).toHaveLength(4);
  expect(withGaps([], 3, 36)).toEqual([{ gapPx: 108, before: 3 }]);
});
