import { expect, test } from 'vitest';

import { logQueryOf } from './log-query.ts';

test.each([
  [{}, {}],
  [{ kind: 'denied', address: '' }, { kind: 'denied' }],
  [{ elsewhere: 'x' }, {}],
  // A day is that of the company's calendar, and the last one is part of what is shown.
  [
    { from: '2026-11-23', to: '2026-11-23' },
    { 'at[gte]': '2026-11-22T23:00:00.000Z', 'at[lt]': '2026-11-23T23:00:00.000Z' },
  ],
  // Clocks go back that night: the day has 25 hours.
  [
    { from: '2026-10-25', to: '2026-10-25' },
    { 'at[gte]': '2026-10-24T22:00:00.000Z', 'at[lt]': '2026-10-25T23:00:00.000Z' },
  ],
  [{ from: 'nonsense' }, {}],
])('the address %j asks for %j', (query, asked) => {
  expect(logQueryOf(query, ['kind', 'address'], 'Europe/Berlin')).toEqual(asked);
});
