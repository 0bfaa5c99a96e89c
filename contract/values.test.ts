import * as v from 'valibot';
import { expect, test } from 'vitest';

import { money, phoneNumber, uuid } from './values.ts';

test.each([
  '+49 30 901820',
  '112',
  'ext. 214',
  '1-800-FLOWERS',
  '030 / 12 34 (Zentrale)',
  '٠٣٠١٢٣',
])('%s is a phone number', (value) => {
  expect(v.is(phoneNumber, value)).toBe(true);
});

test.each(['hello', 'n/a', 'CALL-ME', '+', '12', '---'])('%s is no phone number', (value) => {
  expect(v.is(phoneNumber, value)).toBe(false);
});

test.each([
  ['EUR', true],
  ['JPY', true],
  ['ZZZ', false],
  ['eur', false],
])('money in %s: %s', (currency, isMoney) => {
  expect(v.is(money, { amount: 1, currency })).toBe(isMoney);
});

test('the nil UUID is no id', () => {
  expect(v.is(uuid, '00000000-0000-0000-0000-000000000000')).toBe(false);
  expect(v.is(uuid, '0190D1B0-0000-7000-8000-000000000000')).toBe(true);
});
