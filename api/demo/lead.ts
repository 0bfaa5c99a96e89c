import type { Row } from '../../contract/record.ts';
import { lead } from '../../contract/records/lead.ts';
import type { Actor } from '../db/tenant.ts';
import { create, type Kept } from './books.ts';
import type { Firm, Person } from './cast.ts';
import { worth, type Company } from './company.ts';
import { ownValues } from './own-fields.ts';
import { between, chance, pick, pickByShare, shuffled } from './random.ts';

/** A lead with what its story needs to know. */
export interface Prospect {
  kept: Kept;
  owner: Actor;
  firm: Firm;
  /** Null for a firm of which nobody is known by name yet. */
  person: Person | null;
  /** What they want to buy. */
  need: string;
  value: { amount: number; currency: string };
}

const sources = {
  web_page: 40,
  email: 15,
  website_form: 12,
  referral: 12,
  call: 8,
  event: 8,
  partner: 3,
  import: 2,
};

interface Settings {
  firm: Firm;
  owner: Actor;
  at: Date;
  isNamed?: boolean;
}

/** Writes down a new lead as a rep would have clipped it. */
export function meet(company: Company, { firm, owner, at, isNamed = true }: Settings): Prospect {
  const { random, cast, books } = company;
  const person = isNamed ? cast.person(firm) : null;
  const leadSource = pickByShare(random, sources);
  const value = worth(company, firm.sector.worth);
  const draft: Row = {
    ...(person && personal(company, firm, person)),
    ...(!person && { emails: [`info@${firm.domain}`], phones: [cast.phone(firm.place)] }),
    companyName: firm.name,
    website: firm.website,
    address: chance(random, 0.8) ? firm.address : null,
    ownerId: owner.memberId,
    leadSource,
    sourceUrl: foundAt(company, leadSource, firm),
    lawfulBasis: leadSource === 'website_form' ? 'consent' : 'legitimate_interest',
    estimatedValue: chance(random, 0.75) ? value : null,
    rating: chance(random, 0.6) ? pickByShare(random, { hot: 2, warm: 5, cold: 3 }) : null,
    tags: shuffled(random, company.trade.tags).slice(0, between(random, 0, 3)),
    custom: ownValues(company.slug, 'lead', `${firm.domain} ${person?.email ?? ''}`),
  };
  const need = pick(random, firm.sector.needs);
  return { kept: create(books, lead, draft, { by: owner, at }), owner, firm, person, need, value };
}

function personal({ random }: Company, firm: Firm, person: Person): Row {
  const { firstName, lastName, jobTitle, email, phone } = person;
  const isDoctor = /\bDr\./.test(firm.name) && jobTitle !== 'Practice manager';
  const [mailbox = ''] = email.split('@');
  return {
    firstName,
    lastName,
    salutation: isDoctor ? 'Dr.' : null,
    jobTitle: chance(random, 0.85) ? jobTitle : null,
    emails: [email],
    phones: chance(random, 0.85) ? [phone] : [],
    profileUrls: chance(random, 0.2)
      ? [`https://people.example/${firm.domain.replace('.example', '')}/${mailbox}`]
      : [],
    preferredChannel: chance(random, 0.3)
      ? pickByShare(random, { email: 5, phone: 4, chat: 1 })
      : null,
  };
}

const pages = ['', '/team', '/about', '/contact', '/imprint', '/en/people'];

function foundAt({ random, trade, slug }: Company, source: string, { website, domain }: Firm) {
  if (source === 'website_form') return `https://www.${slug}.example/contact`;
  if (source !== 'web_page') return null;
  if (chance(random, 0.3))
    return `https://${pick(random, trade.directories)}/${domain.replace('.example', '')}`;
  return `${website}${pick(random, pages)}`;
}
