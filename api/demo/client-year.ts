import type { Actor } from '../db/tenant.ts';
import { timeOf, textOf, type Kept } from './books.ts';
import { moments } from './calendar.ts';
import type { Firm } from './cast.ts';
import { worth, type Company } from './company.ts';
import { happened, noted, type Counterpart } from './interactions.ts';
import { deal } from './project.ts';
import { between, chance, pick, pickByShare } from './random.ts';

interface Served {
  kept: Kept;
  owner: Actor;
}

/** Calls, visits, notes and deals with a client since it is known here. */
export function serve(
  company: Company,
  { kept, owner }: Served,
  firm: Firm,
  contacts: Kept[],
  age: number,
): void {
  const { random, calendar, trade } = company;
  const span = Math.max(age - 2, 0);
  const ages = Array.from({ length: between(random, 2, 6) }, () => between(random, 0, span));
  for (const at of moments(calendar, random, ages).filter((day) => isAfter(day, kept))) {
    const partner = pick(random, contacts);
    const counterpart: Counterpart = {
      kept: chance(random, 0.6) ? kept : partner,
      owner,
      firstName: textOf(partner.record['firstName']),
      lastName: textOf(partner.record['lastName']),
      company: firm.name,
      need: pick(random, firm.sector.needs),
      lostReason: pick(random, trade.lostReasons),
    };
    if (chance(random, 0.25)) noted(company, { ...counterpart, kept }, at);
    else
      happened(
        company,
        pickByShare(random, { service: 6, visit: 2, mailSent: 2, meeting: 1 }),
        counterpart,
        at,
      );
  }
  for (let count = between(random, 0, 3); count > 0; count--)
    tellDeal(company, { kept, owner }, firm, span);
}

function tellDeal(company: Company, { kept, owner }: Served, firm: Firm, span: number): void {
  const { random, calendar } = company;
  const status = pickByShare(random, { won: 5, pending: 3, lost: 2 });
  const reached = between(random, 1, 4);
  const most = status === 'pending' ? Math.min(span, 70) : span;
  const ages = Array.from({ length: reached + (status === 'pending' ? 1 : 2) }, () =>
    between(random, 0, most),
  );
  const days = moments(calendar, random, ages).filter((day) => isAfter(day, kept));
  if (days.length < 2) return;
  const name = `${firm.name}: ${pick(random, firm.sector.needs)}`.slice(0, 200);
  deal(company, {
    partner: kept,
    owner,
    name,
    value: worth(company, firm.sector.worth),
    reached,
    status,
    days,
  });
}

const isAfter = (day: Date, kept: Kept) => day.getTime() > timeOf(kept, 'createdAt');
