import { later, moments } from './calendar.ts';
import type { Firm } from './cast.ts';
import { ownerIn, type Company } from './company.ts';
import { convert } from './convert.ts';
import { meet, type Prospect } from './lead.ts';
import { deal } from './project.ts';
import { between, chance, shuffled } from './random.ts';
import { daysOf, tellStory, wayTo, type Status } from './story.ts';

/** How many leads of the demo stand where. */
const standing: Record<Status, number> = {
  new: 42,
  contacted: 48,
  nurture: 26,
  qualified: 42,
  converted: 14,
  unqualified: 20,
  junk: 8,
};

/** Days since the last thing that happened, at least and at most. */
const idle: Record<Status, [number, number]> = {
  new: [0, 30],
  contacted: [0, 280],
  nurture: [10, 280],
  qualified: [0, 160],
  converted: [0, 290],
  unqualified: [2, 290],
  junk: [2, 290],
};

/** Tells the leads of a year: found, called, written to, met, and won or given up. */
export function tellLeads(company: Company): void {
  const { random } = company;
  const plan = Object.entries(standing).flatMap(([status, count]) =>
    // Object.entries forgets that the table above names nothing but statuses.
    Array.from({ length: count }, () => status as Status),
  );
  let colleagues: Firm | null = null;
  for (const status of shuffled(random, plan)) {
    // Now and then somebody else at the same firm turns up.
    const firm: Firm = colleagues && chance(random, 0.08) ? colleagues : company.cast.firm();
    tellLead(company, status, firm);
    const isKnown = firm.mailboxes.size > 1;
    colleagues = isKnown && status !== 'converted' ? firm : null;
  }
}

function tellLead(company: Company, status: Status, firm: Firm): void {
  const { random } = company;
  const way = wayTo(company, status);
  const [found, ...days] = daysOf(company, way.length, idleDays(company, status));
  if (!found) throw new Error('Each lead is found on some day');
  const isKnown = firm.mailboxes.size > 1;
  const isNamed = isKnown || status === 'converted' || chance(random, 0.93);
  const prospect = meet(company, { firm, owner: ownerIn(company), at: found, isNamed });
  tellStory(company, prospect, status, way, days);
  const begun = days.find((_, place) => way[place] === 'callReached') ?? days[0];
  const end = days.at(-1);
  if (begun && end) tellDeal(company, prospect, status, begun, end);
}

/** More leads are fresh than are old. */
function idleDays({ random }: Company, status: Status): number {
  const [least, most] = idle[status];
  return Math.round(least + (most - least) * random() ** 1.6);
}

/** Serious leads have a deal; a converted one's is won on the day it becomes a client. */
function tellDeal(
  company: Company,
  prospect: Prospect,
  status: Status,
  begun: Date,
  end: Date,
): void {
  const { random, calendar } = company;
  const isLost = status === 'unqualified' && chance(random, 0.6);
  if (status !== 'qualified' && status !== 'converted' && !isLost) return;
  const reached = status === 'qualified' ? between(random, 0, 4) : between(random, 2, 4);
  const moves = Array.from({ length: reached }, () => between(random, 0, 12));
  const age = (at: Date) => Math.floor((calendar.now.getTime() - at.getTime()) / 86_400_000);
  const steps = moments(
    calendar,
    random,
    moves.map((days) => age(end) + days),
  ).filter((at) => at > begun && at < end);
  const { kept, owner, need, value, firm } = prospect;
  const outcome = status === 'converted' ? 'won' : isLost ? 'lost' : 'pending';
  const closing = outcome === 'pending' ? [] : [end];
  deal(company, {
    partner: kept,
    owner,
    name: `${firm.name}: ${need}`.slice(0, 200),
    value,
    reached,
    status: outcome,
    days: [begun, ...steps, ...closing],
  });
  if (status === 'converted') convert(company, prospect, later(end, 9));
}
