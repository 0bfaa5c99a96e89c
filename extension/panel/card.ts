import type {
  Capture,
  CapturedAddress,
  CapturedCompany,
  CapturedPerson,
  Evidence,
} from '../../contract/capture.ts';
import { splitName } from './name.ts';

/** The person or company of a capture that a card is about; null when the rep types everything in. */
export type Subject = { type: 'person' | 'company'; index: number } | null;

/** One value of a card. */
export interface CardValue {
  /** Where it goes in the lead: `firstName`, `emails.0`, `address.city`. */
  path: string;
  value: string;
  /** Where it was found; null for what the rep typed. */
  evidence: Pick<Evidence, 'source' | 'confidence'> | null;
}

export const subjectKey = (subject: Subject) =>
  subject ? `${subject.type}.${subject.index}` : 'typed';

/** Whom the page is about most likely: what the reader says, else the first it found. */
export function primarySubject({ primary, people, companies }: Capture): Subject {
  if (primary) return primary;
  if (people.length > 0) return { type: 'person', index: 0 };
  return companies.length > 0 ? { type: 'company', index: 0 } : null;
}

/** Everybody found, people first. */
export const subjectsOf = ({ people, companies }: Capture): NonNullable<Subject>[] => [
  ...people.map((_, index) => ({ type: 'person' as const, index })),
  ...companies.map((_, index) => ({ type: 'company' as const, index })),
];

/** What the page says about one person or company, as values of a lead. */
export function readCard(capture: Capture, subject: Subject): CardValue[] {
  if (!subject) return [];
  const add = collector(capture.evidence);
  const { people, companies } = capture;
  if (subject.type === 'company') {
    const company = companies[subject.index];
    if (!company) return [];
    add('companyName', company.name, `companies.${subject.index}.name`);
    addReachable(add, company, `companies.${subject.index}`);
    return add.values;
  }
  const person = people[subject.index];
  if (!person) return [];
  const from = `people.${subject.index}`;
  addName(add, person, from);
  add('jobTitle', person.jobTitle, `${from}.jobTitle`);
  const employerAt = employerIndex(person, companies);
  const employer = companies[employerAt];
  add('companyName', person.company, `${from}.company`);
  if (!person.company) add('companyName', employer?.name, `companies.${employerAt}.name`);
  addReachable(add, person, from);
  if (!person.website) add('website', employer?.website, `companies.${employerAt}.website`);
  if (!person.address) addAddress(add, employer?.address, `companies.${employerAt}.address`);
  return add.values;
}

/** Whether the page says nothing about anybody: that it is on a website, which has a host name, does not count. */
export function saysNothing(capture: Capture): boolean {
  const host = URL.parse(capture.page.url)?.hostname.replace(/^www\./, '');
  return subjectsOf(capture).every((subject) =>
    readCard(capture, subject).every(
      ({ path, value }) =>
        path === 'website' || (path === 'companyName' && value.toLowerCase() === host),
    ),
  );
}

interface Collector {
  (path: string, value: string | null | undefined, foundAt: string): void;
  values: CardValue[];
}

function collector(evidence: Evidence[]): Collector {
  const byPath = new Map(evidence.map((one) => [one.path, one]));
  const values: CardValue[] = [];
  const add = (path: string, value: string | null | undefined, foundAt: string) => {
    // Evidence may be given for a whole object: "people.0.address" speaks for its city, too.
    const found = byPath.get(foundAt) ?? byPath.get(foundAt.replace(/\.[^.]+$/, ''));
    const { source, confidence } = found ?? {};
    if (!value?.trim()) return;
    const known = source !== undefined && confidence !== undefined;
    values.push({ path, value: value.trim(), evidence: known ? { source, confidence } : null });
  };
  return Object.assign(add, { values });
}

function addName(add: Collector, { name }: CapturedPerson, from: string) {
  const { salutation, firstName, lastName } = splitName(name ?? '');
  add('salutation', salutation, `${from}.name`);
  add('firstName', firstName, `${from}.name`);
  add('lastName', lastName, `${from}.name`);
}

function addReachable(add: Collector, reachable: CapturedCompany, from: string) {
  for (const list of ['emails', 'phones'] as const)
    reachable[list].forEach((value, at) => add(`${list}.${at}`, value, `${from}.${list}.${at}`));
  add('website', reachable.website, `${from}.website`);
  reachable.profileUrls.forEach((value, at) =>
    add(`profileUrls.${at}`, value, `${from}.profileUrls.${at}`),
  );
  addAddress(add, reachable.address, `${from}.address`);
}

const addressParts = ['street', 'postalCode', 'city', 'region', 'country'] as const;

function addAddress(add: Collector, address: CapturedAddress | null | undefined, from: string) {
  for (const part of addressParts) add(`address.${part}`, address?.[part], `${from}.${part}`);
}

/** The company of the page that a person works for: by name, or the only one there is. */
function employerIndex({ company }: CapturedPerson, companies: CapturedCompany[]): number {
  if (company)
    return companies.findIndex(({ name }) => name?.toLowerCase() === company.toLowerCase());
  return companies.length === 1 ? 0 : -1;
}
