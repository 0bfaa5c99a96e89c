import { expect, test } from 'vitest';

import { checkHours, companyPatch, formValues } from './company-values.ts';

const settings = {
  slug: 'brightwater',
  name: 'Brightwater',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  country: 'DE',
  language: 'en' as const,
  workingHours: { days: [1, 2, 3], from: '09:00', to: '17:00' },
  requireTotp: false,
};

test('only what was changed is sent', () => {
  const values = formValues(settings);
  expect(companyPatch({ name: 'Bright' }, { ...values, name: 'Bright' })).toEqual({
    name: 'Bright',
  });
});

test('of the working hours all is sent, with days as numbers', () => {
  const values = { ...formValues(settings), to: '18:00' };
  expect(companyPatch({ to: '18:00' }, values)).toEqual({
    workingHours: { days: [1, 2, 3], from: '09:00', to: '18:00' },
  });
});

test.each([
  [{}, null],
  [{ to: '08:00' }, 'to'],
  [{ from: 'nine' }, 'from'],
  [{ days: [] }, 'days'],
])('working hours with %j are wrong at %s', (changed, field) => {
  expect(checkHours({ ...formValues(settings), ...changed })?.field ?? null).toBe(field);
});
