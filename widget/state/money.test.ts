import { expect, test } from 'vitest';

import { editMoney, readAmount, showMoney } from './money.ts';

test.each([
  ['1200', 'EUR', 120_000],
  ['1,200', 'EUR', 120_000],
  ['1.200,50', 'EUR', 120_050],
  ['1,200.5', 'EUR', 120_050],
  ['1 200', 'EUR', 120_000],
  ['0.07', 'EUR', 7],
  ['-15', 'EUR', -1500],
  ['1200', 'JPY', 1200],
])('%s in %s is read as %i minor units', (typed, currency, amount) => {
  expect(readAmount(typed, currency)).toBe(amount);
});

test.each(['', 'abc', '1.5.5', '12e3', '99999999999999999', '1,2,3'])(
  '"%s" is not an amount',
  (typed) => {
    expect(readAmount(typed, 'EUR')).toBeNull();
  },
);

test('a fraction of the smallest coin is refused', () => {
  expect(readAmount('12.50', 'JPY')).toBeNull();
});

test('what is shown for editing is read back as the same amount', () => {
  for (const amount of [0, 7, 120_000, 120_050, -1500])
    expect(readAmount(editMoney({ amount, currency: 'EUR' }), 'EUR')).toBe(amount);
});

test('cents are shown only where there are some', () => {
  expect(showMoney({ amount: 120_000, currency: 'EUR' }, 'en')).toBe('€1,200');
  expect(showMoney({ amount: 120_050, currency: 'EUR' }, 'en')).toBe('€1,200.50');
});
