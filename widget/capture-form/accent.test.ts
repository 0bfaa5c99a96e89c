import fc from 'fast-check';
import { expect, test } from 'vitest';

import { accentStyle } from './accent.ts';

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);

const luminance = (colour: string) => {
  const shares = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const linear = shares.map((share) =>
    share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
};

test('the words on a button of any colour have a contrast of 4.5 or more', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const words = accentStyle(colour)['--on-accent'] === '#fff' ? 1 : 0;
      const [dark = 0, light = 0] = [words, luminance(colour)].toSorted((a, b) => a - b);
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test.each([null, '', 'red', '#12', '#12345', 'url(https://evil.example)', '#fff;color:red'])(
  'of %j nothing is taken',
  (accent) => {
    expect(accentStyle(accent)).toEqual({});
  },
);

test('a short colour is a long one', () => {
  expect(accentStyle('#000')['--on-accent']).toBe('#fff');
  expect(accentStyle('#ff0')['--on-accent']).toBe('#000');
});
