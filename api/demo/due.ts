import { localTime } from '../../contract/time.ts';
import type { Company } from './company.ts';
import { between, pick } from './random.ts';

export type Span = 'overdue' | 'today' | 'soon' | 'later';

/** A time, or only a day. */
export interface Due {
  dueAt?: string;
  dueOn?: string;
}

/** About when it is to be done, in milliseconds. */
export const momentOf = ({ dueAt, dueOn }: Due) => Date.parse(dueAt ?? `${dueOn}T12:00:00Z`);

/** A time in office hours; now and then only a day. Today's is still to come, and late in the day only the day is left. */
export function due({ calendar, random, timeZone }: Company, span: Span, place: number): Due {
  const quarter = (from: number, to: number) => between(random, from * 4, to * 4) * 15;
  if (span === 'today') {
    const clock = localTime(calendar.now, timeZone).slice(11, 16);
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    const earliest = Math.max(9, Math.ceil((hours * 60 + minutes + 20) / 15) / 4);
    if (place === 1 || earliest > 17) return { dueOn: calendar.date(0) };
    return { dueAt: calendar.at(0, quarter(earliest, 17.5)).toISOString() };
  }
  const ages = { overdue: [1, 9], soon: [-7, -1], later: [-60, -9] } as const;
  const [oldest, latest] = ages[span];
  const days = range(oldest, latest).filter((age) => calendar.isWorkday(age));
  const age = pick(random, days);
  if (place % 5 === 4) return { dueOn: calendar.date(age) };
  return { dueAt: calendar.at(age, quarter(9, 17)).toISOString() };
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place);
