import { expect, test } from 'vitest';

import type { Span } from '../../contract/filters.ts';
import { daysOf } from './spans.ts';

test.each<[Span, today: string, from: string, until: string]>([
  ['today', '2026-11-24', '2026-11-24', '2026-11-25'],
  ['yesterday', '2026-01-01', '2025-12-31', '2026-01-01'],
  ['tomorrow', '2026-12-31', '2027-01-01', '2027-01-02'],
  ['this_week', '2026-11-24', '2026-11-23', '2026-11-30'],
  ['this_week', '2026-11-29', '2026-11-23', '2026-11-30'],
  ['last_week', '2026-11-24', '2026-11-16', '2026-11-23'],
  ['next_week', '2026-11-29', '2026-11-30', '2026-12-07'],
  ['last_7_days', '2026-11-24', '2026-11-18', '2026-11-25'],
  ['last_30_days', '2026-03-01', '2026-01-31', '2026-03-02'],
  ['next_7_days', '2026-11-24', '2026-11-24', '2026-12-01'],
  ['this_month', '2026-02-28', '2026-02-01', '2026-03-01'],
  ['last_month', '2026-01-31', '2025-12-01', '2026-01-01'],
  ['next_month', '2026-12-15', '2027-01-01', '2027-02-01'],
  ['this_year', '2026-11-24', '2026-01-01', '2027-01-01'],
])('%s, seen from %s, goes from %s to before %s', (span, today, from, until) => {
  expect(daysOf(span, today)).toEqual([from, until]);
});
