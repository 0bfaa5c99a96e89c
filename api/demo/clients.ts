import { account } from '../../contract/records/account.ts';
import type { Actor } from '../db/tenant.ts';
import { create, type Kept } from './books.ts';
import { later, moments } from './calendar.ts';
import { serve } from './client-year.ts';
import { ownerIn, type Company } from './company.ts';
import { introduce, join } from './convert.ts';
import { between, pick, pickByShare, shuffled } from './random.ts';

const old = 20;
const recent = 6;
const importedDaysAgo = 352;

/** Clients from before PathSix, brought in on one day by the admin, and some that came without having been a lead. */
export function tellClients(company: Company): void {
  const { calendar, random, team } = company;
  const [imported] = moments(calendar, random, [importedDaysAgo]);
  const ages = [
    ...Array.from({ length: old }, () => importedDaysAgo),
    ...Array.from({ length: recent }, (_, place) => place * 55 + between(random, 1, 20)),
  ];
  for (const age of ages) {
    const isOld = age === importedDaysAgo;
    const at = isOld && imported ? imported : calendar.past(random, age);
    const since = isOld
      ? `${between(random, 2014, new Date(at).getUTCFullYear() - 1)}-${pick(random, ['02', '05', '09', '11'])}-${between(random, 10, 28)}`
      : at.toISOString().slice(0, 10);
    const owner = ownerIn(company);
    tellClient(company, owner, isOld ? team.admin : owner, at, since, age);
  }
}

function tellClient(
  company: Company,
  owner: Actor,
  by: Actor,
  at: Date,
  since: string,
  age: number,
): void {
  const { random, cast } = company;
  const firm = cast.firm();
  const kept = join(company, { firm, owner, by, at, since });
  const people = Array.from({ length: between(random, 1, 4) }, () => cast.person(firm));
  const contacts = people.map((person, place) =>
    introduce(company, {
      of: kept,
      owner: by,
      at: later(at, place),
      person,
      isPrimary: place === 0,
    }),
  );
  serve(company, { kept, owner }, firm, contacts, age);
  holdAccounts(company, kept, by, later(at, 5), since);
}

function holdAccounts(company: Company, kept: Kept, by: Actor, at: Date, since: string): void {
  const { random, books, trade, currency } = company;
  for (const { name, kind } of shuffled(random, trade.accounts).slice(0, between(random, 0, 3))) {
    const status = pickByShare(random, { active: 8, paused: 1, closed: 1 });
    const draft = {
      clientId: kept.record.id,
      name,
      kind,
      number: `${kind.charAt(0).toUpperCase()}-${between(random, 10_000, 99_999)}`,
      status,
      openedOn: since,
      closedOn: status === 'closed' ? at.toISOString().slice(0, 10) : null,
      value: kind === 'site' ? null : { amount: between(random, 6, 240) * 10_000, currency },
    };
    create(books, account, draft, { by, at });
  }
}
