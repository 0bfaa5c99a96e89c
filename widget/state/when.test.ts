import { describe, expect, test } from 'vitest';

import { readFollowUp, readWhen } from './when.ts';

/** A Monday, 10:00 in Berlin. */
const monday = Date.parse('2026-11-23T09:00:00Z');
const berlin = 'Europe/Berlin';

const day = (dueOn: string) => ({ dueAt: null, dueOn });
const time = (dueAt: string) => ({ dueAt: new Date(dueAt).toISOString(), dueOn: null });

describe('what people write is read as they mean it', () => {
  test.each([
    ['today', day('2026-11-23')],
    ['Tomorrow', day('2026-11-24')],
    ['tomorrow 9:00', time('2026-11-24T09:00+01:00')],
    ['tomorrow at 9', time('2026-11-24T09:00+01:00')],
    ['tomorrow morning', time('2026-11-24T09:00+01:00')],
    ['9:30 tomorrow', time('2026-11-24T09:30+01:00')],
    ['tonight', time('2026-11-23T19:00+01:00')],
    ['the day after tomorrow', day('2026-11-25')],
    ['in 3 days', day('2026-11-26')],
    ['in 3 days 14:00', time('2026-11-26T14:00+01:00')],
    ['in two weeks', day('2026-12-07')],
    ['in a month', day('2026-12-23')],
    ['in 20 minutes', time('2026-11-23T10:20+01:00')],
    ['in 2 hours', time('2026-11-23T12:00+01:00')],
    ['in 2h', time('2026-11-23T12:00+01:00')],
    ['in half an hour', time('2026-11-23T10:30+01:00')],
    ['monday', day('2026-11-30')],
    ['next monday', day('2026-11-30')],
    ['friday', day('2026-11-27')],
    ['next friday', day('2026-12-04')],
    ['fri 2pm', time('2026-11-27T14:00+01:00')],
    ['on friday at 12:15 pm', time('2026-11-27T12:15+01:00')],
    ['wed, 8.30', time('2026-11-25T08:30+01:00')],
    ['next week', day('2026-11-30')],
    ['next month', day('2026-12-23')],
    ['end of the week', day('2026-11-27')],
    ['end of month', day('2026-11-30')],
    ['27 nov', day('2026-11-27')],
    ['Nov 27 9am', time('2026-11-27T09:00+01:00')],
    ['3rd of march', day('2027-03-03')],
    ['27.11.', day('2026-11-27')],
    ['1.2.', day('2027-02-01')],
    ['2026-12-01', day('2026-12-01')],
    ['2026-12-01 14:00', time('2026-12-01T14:00+01:00')],
    ['noon', time('2026-11-23T12:00+01:00')],
    ['at 5pm', time('2026-11-23T17:00+01:00')],
  ])('%s', (text, expected) => {
    expect(readWhen(text, monday, berlin)).toEqual(expected);
  });

  test('a time that has passed means tomorrow', () => {
    expect(readWhen('8:00', monday, berlin)).toEqual(time('2026-11-24T08:00+01:00'));
  });

  test.each([
    '',
    'soon',
    '3',
    'call 3',
    '25:00',
    '13pm',
    '31 feb',
    '2026-02-30',
    'mo',
    'in 0 days',
  ])('"%s" says no time', (text) => {
    expect(readWhen(text, monday, berlin)).toBeNull();
  });
});

describe('days are those of the zone, and keep their clock across summer time', () => {
  test.each([
    // Clocks go forward in the night to 2027-03-28 and back in the night to 2026-10-25.
    ['2027-03-27T11:00:00Z', 'tomorrow 9:00', berlin, '2027-03-28T07:00:00Z'],
    ['2027-03-26T11:00:00Z', 'in 3 days 9:00', berlin, '2027-03-29T07:00:00Z'],
    ['2026-10-24T11:00:00Z', 'tomorrow 9:00', berlin, '2026-10-25T08:00:00Z'],
    ['2027-03-27T11:00:00Z', 'tomorrow 2:30', berlin, '2027-03-28T01:30:00Z'],
    ['2026-10-24T11:00:00Z', 'tomorrow 2:30', berlin, '2026-10-25T00:30:00Z'],
    ['2026-11-23T23:30:00Z', 'tomorrow 9:00', berlin, '2026-11-25T08:00:00Z'],
    ['2026-11-24T02:00:00Z', 'tomorrow 9:00', 'America/New_York', '2026-11-24T14:00:00Z'],
    ['2026-11-23T12:00:00Z', 'tomorrow 9:00', 'Pacific/Kiritimati', '2026-11-24T19:00:00Z'],
    ['2027-04-03T12:00:00Z', 'tomorrow 9:00', 'Australia/Lord_Howe', '2027-04-03T22:30:00Z'],
  ])('at %s "%s" in %s is %s', (now, text, zone, expected) => {
    expect(readWhen(text, Date.parse(now), zone)?.dueAt).toBe(new Date(expected).toISOString());
  });

  test('a day ends when the zone says so', () => {
    const lateInBerlin = Date.parse('2026-11-23T23:30:00Z');
    expect(readWhen('today', lateInBerlin, berlin)).toEqual(day('2026-11-24'));
    expect(readWhen('today', lateInBerlin, 'America/New_York')).toEqual(day('2026-11-23'));
  });
});

describe('one line says what and when', () => {
  test.each([
    ['Send the offer tomorrow 9:00', 'Send the offer', time('2026-11-24T09:00+01:00')],
    ['Call Sarah on friday', 'Call Sarah', day('2026-11-27')],
    ['Ask about budget, in 3 days', 'Ask about budget', day('2026-11-26')],
    ['tomorrow', '', day('2026-11-24')],
    ['Call Omar', 'Call Omar', null],
    ['Plan the march fair', 'Plan the march fair', null],
  ])('%s', (line, title, when) => {
    expect(readFollowUp(line, monday, berlin)).toEqual({ title, when });
  });
});
