import { expect, test } from 'vitest';

import { badgeOf } from './badge.ts';

const agenda = (overdue: number, today: number, nextSevenDays: number) => ({
  overdue: { count: overdue, items: [] },
  today: { count: today, items: [] },
  nextSevenDays: { count: nextSevenDays, items: [] },
});

test.each([
  ['counts what is overdue and due today', agenda(2, 5, 9), '7', '#c02b2b'],
  ['is not red while nothing is late', agenda(0, 5, 9), '5', '#0f766e'],
  ['is empty when nothing is due, whatever comes later', agenda(0, 0, 9), '', '#0f766e'],
  ['stays short', agenda(1000, 5, 9), '999+', '#c02b2b'],
])('the badge %s', (_, grouped, text, color) => {
  expect(badgeOf(grouped, false)).toMatchObject({ text, color });
});

test('the title says what comes in the next days, too', () => {
  expect(badgeOf(agenda(0, 0, 1), false).title).toBe(
    'PathSix: 0 overdue, 0 due today, 1 in the next 7 days',
  );
});

test('an expired sign-in shows: nothing is sent until the member signs in again', () => {
  expect(badgeOf(agenda(1, 1, 1), true)).toMatchObject({ text: '!' });
});
