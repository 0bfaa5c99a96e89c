import { describe, expect, test } from 'vitest';

import { dueGroup } from './due-groups.ts';
import { dueInWords } from './due.ts';

const timeZone = 'Europe/Berlin';
const format = { locale: 'en-GB', timeZone };
/** Monday, 10:00 in Berlin. */
const now = Date.parse('2026-11-23T09:00:00Z');

const at = (instant: string) => ({ dueAt: instant, dueOn: null, dueBy: instant });
/** Overdue when the day is over in Berlin. */
const on = (day: string, dueBy: string) => ({ dueAt: null, dueOn: day, dueBy });

describe('how due a follow-up is', () => {
  test.each([
    [at('2026-11-21T09:00:00Z'), '2 days late', 'overdue'],
    [at('2026-11-23T07:00:00Z'), '2 hours late', 'overdue'],
    [at('2026-11-23T08:59:30Z'), '1 minute late', 'overdue'],
    [on('2026-11-22', '2026-11-22T23:00:00Z'), '1 day late', 'overdue'],
    [on('2026-11-23', '2026-11-23T23:00:00Z'), 'Today', 'today'],
    [at('2026-11-23T13:00:00Z'), '14:00', 'today'],
    [at('2026-11-24T08:00:00Z'), 'Tomorrow 9:00', 'nextSevenDays'],
    [at('2026-11-27T08:00:00Z'), 'Fri 9:00', 'nextSevenDays'],
    [on('2026-11-30', '2026-11-30T23:00:00Z'), '30 Nov', 'nextSevenDays'],
    [on('2027-01-05', '2027-01-05T23:00:00Z'), '5 Jan 2027', 'later'],
  ])('%j is "%s" and %s', (due, words, group) => {
    expect(dueInWords(due, now, format).replace('09:00', '9:00')).toBe(words);
    expect(dueGroup(due, now, timeZone)).toBe(group);
  });
});
