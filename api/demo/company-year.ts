import type { Actor } from '../db/tenant.ts';
import { planAgenda } from './agenda.ts';
import { openBooks, type Books } from './books.ts';
import { makeCalendar } from './calendar.ts';
import { makeCast } from './cast.ts';
import { tellClients } from './clients.ts';
import { teamOf, type Company } from './company.ts';
import { tellLeads } from './leads.ts';
import type { DemoTenant } from './people.ts';
import type { Random } from './random.ts';
import { settle } from './settle.ts';

/** A company at work, with nothing written down yet. */
export function openCompany(
  tenant: DemoTenant,
  members: Actor[],
  now: Date,
  random: Random,
): Company {
  const { trade, country, timeZone } = tenant;
  return {
    ...tenant,
    team: teamOf(members),
    books: openBooks(random),
    cast: makeCast(random, trade, country),
    calendar: makeCalendar(now, timeZone),
    random,
  };
}

/** A year of a company's business, up to now. The same seed and the same moment give the same year. */
export function tellYear(tenant: DemoTenant, members: Actor[], now: Date, random: Random): Books {
  const company = openCompany(tenant, members, now, random);
  tellClients(company);
  tellLeads(company);
  planAgenda(company);
  settle(company.books);
  return company.books;
}
