import { client } from '../../contract/records/client.ts';
import { contact } from '../../contract/records/contact.ts';
import type { Actor } from '../db/tenant.ts';
import { subjectIn } from '../records/subjects.ts';
import { change, create, type Books, type Kept } from './books.ts';
import { later } from './calendar.ts';
import type { Firm, Person } from './cast.ts';
import type { Company } from './company.ts';
import type { Prospect } from './lead.ts';
import { ownValues } from './own-fields.ts';
import { between, chance, pick, pickByShare } from './random.ts';

const sizes = { '1-9': 3, '10-49': 5, '50-249': 3, '250-999': 1 };
const roles = { decision_maker: 4, evaluator: 2, influencer: 2, user: 3 };

interface Joining {
  firm: Firm;
  owner: Actor;
  /** Who wrote it down. */
  by: Actor;
  at: Date;
  since: string;
  originalLeadId?: string;
}

/** Writes down a firm as a client. */
export function join(
  company: Company,
  { firm, owner, by, at, since, originalLeadId }: Joining,
): Kept {
  const { random, books, cast, trade } = company;
  const draft = {
    name: firm.name,
    website: firm.website,
    emails: [`info@${firm.domain}`],
    phones: [cast.phone(firm.place)],
    industry: firm.sector.name,
    size: pickByShare(random, sizes),
    billingAddress: firm.address,
    ownerId: owner.memberId,
    clientSince: since,
    tags: chance(random, 0.5) ? [pick(random, trade.tags)] : [],
    custom: ownValues(company.slug, 'client', firm.domain),
  };
  const kept = create(books, client, draft, { by, at });
  if (originalLeadId) kept.record['originalLeadId'] = originalLeadId;
  return kept;
}

interface Employed {
  of: Kept;
  owner: Actor;
  at: Date;
  person: Person;
  isPrimary: boolean;
  profileUrls?: unknown;
}

/** Writes down a person at a client. */
export function introduce(
  company: Company,
  { of, owner, at, person, isPrimary, profileUrls }: Employed,
): Kept {
  const { random, books } = company;
  const draft = {
    clientId: of.record.id,
    firstName: person.firstName,
    lastName: person.lastName,
    jobTitle: person.jobTitle,
    emails: [person.email],
    phones: [person.phone],
    profileUrls: profileUrls ?? [],
    role: isPrimary ? 'decision_maker' : pickByShare(random, roles),
    isPrimary,
    isInactive: !isPrimary && chance(random, 0.06),
  };
  return create(books, contact, draft, { by: owner, at });
}

/** A lead becomes a client and a contact: what hung on it goes with it, and so do the keys by which it is known. */
export function convert(
  company: Company,
  { kept: from, firm, person, owner }: Prospect,
  at: Date,
): Kept {
  if (!person) throw new Error('Only a lead with a name is converted here');
  const { books, calendar, random } = company;
  const since = at.toISOString().slice(0, 10);
  const to = join(company, {
    firm,
    owner,
    by: owner,
    at,
    since,
    originalLeadId: from.record.id,
  });
  const { profileUrls } = from.record;
  introduce(company, { of: to, owner, at, person, isPrimary: true, profileUrls });
  const patch = {
    status: 'converted',
    convertedAt: at.toISOString(),
    convertedClientId: to.record.id,
  };
  change(books, from, patch, { by: owner, at });
  from.keyless = true;
  rehome(books, from, to);
  if (chance(random, 0.6)) {
    const second = company.cast.person(firm);
    const days = Math.floor((calendar.now.getTime() - at.getTime()) / 86_400_000);
    const planned = calendar.past(random, between(random, 0, days)).getTime();
    const day = new Date(Math.max(planned, later(at, 1).getTime()));
    introduce(company, { of: to, owner, at: day, person: second, isPrimary: false });
  }
  return to;
}

function rehome(books: Books, from: Kept, to: Kept): void {
  const subject = { type: 'client', id: to.record.id };
  for (const { record } of books.kept.values()) {
    if (record['leadId'] === from.record.id)
      Object.assign(record, { leadId: null, clientId: subject.id });
    for (const field of ['subject', 'subjectOf', 'about'])
      if (subjectIn(record[field])?.id === from.record.id) record[field] = subject;
  }
}
