import { expect, test } from 'vitest';

import type { Row } from '../../contract/record.ts';
import { addDays, localDate, startOfDay } from '../../contract/time.ts';
import { fullAccess } from '../db/access.ts';
import type { Actor } from '../db/tenant.ts';
import { keptOf } from './books.ts';
import { tellYear } from './company-year.ts';
import { demoTenants, type DemoTenant } from './people.ts';
import { idAt, randomFrom } from './random.ts';

const random = randomFrom('members');
const id = () => idAt(random, Date.UTC(2025, 0, 1));

const membersOf = ({ people, timeZone, country, currency }: DemoTenant): Actor[] => {
  const tenantId = id();
  return people.map(({ name, role }) => ({
    tenantId,
    memberId: id(),
    role,
    access: fullAccess,
    name,
    email: '',
    timeZone,
    country,
    currency,
  }));
};

const isPlannedLate = ({ record }: { record: Row }) =>
  Date.parse(String(record['createdAt'])) > Date.parse(String(record['dueBy']));

const clocks = [
  ['early on a Monday', '2026-11-23T05:10:00Z'],
  ['in the afternoon', '2026-11-24T14:55:00Z'],
  ['just before midnight', '2026-11-25T22:58:00Z'],
  ['on a Sunday', '2026-08-09T12:00:00Z'],
  ['on the day the clocks go back', '2026-10-25T00:30:00Z'],
  ['on the first minute of a year', '2026-12-31T23:01:00Z'],
] as const;

test.each(clocks)(
  'started %s, every member has work and nothing lies ahead of its time',
  (_, at) => {
    const now = new Date(at);
    for (const tenant of demoTenants) {
      const members = membersOf(tenant);
      const books = tellYear(tenant, members, now, randomFrom(at));
      const tomorrow = startOfDay(addDays(localDate(now, tenant.timeZone), 1), tenant.timeZone);
      const open = keptOf(books, 'followUp')
        .map(({ record }): Row => record)
        .filter(({ status }) => status !== 'done');
      const spanOf = ({ dueBy }: Row) => {
        const due = Date.parse(String(dueBy));
        if (due <= now.getTime()) return 'overdue';
        return due <= tomorrow.getTime() ? 'today' : 'to come';
      };
      for (const { memberId } of members) {
        const spans = new Set(open.filter(({ assigneeId }) => assigneeId === memberId).map(spanOf));
        expect([...spans].toSorted()).toEqual(['overdue', 'to come', 'today']);
      }
      expect(keptOf(books, 'followUp').filter(isPlannedLate)).toEqual([]);
      const latest = Math.max(...books.told.map((told) => told.at.getTime()));
      expect(latest).toBeLessThanOrEqual(now.getTime());
    }
  },
);

test('whatever the day and the hour of the start, nothing was planned after it was due', () => {
  const [tenant] = demoTenants;
  if (!tenant) throw new Error('There is a demo company');
  for (let hour = 7; hour < 24 * 8; hour += 11) {
    const now = new Date(Date.UTC(2026, 10, 23, hour, 50));
    const books = tellYear(tenant, membersOf(tenant), now, randomFrom(`${hour}`));
    expect(keptOf(books, 'followUp').filter(isPlannedLate)).toEqual([]);
  }
});
