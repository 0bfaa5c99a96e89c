import type {
  Capture,
  CapturedAddress,
  CapturedCompany,
  CapturedPerson,
  Evidence,
} from '../../contract/capture.ts';
import {
  type AddressPart,
  emptyRecord,
  type Found,
  type FoundAddress,
  type FoundRecord,
} from './found.ts';
import { isMereName } from './mere-name.ts';
import { addTo, includesPhone, includesText, mergeRecords } from './merge.ts';
import { settleCompanies } from './own-companies.ts';
import type { Page } from './page.ts';
import { choosePrimary } from './primary.ts';
import { cleanText } from './values.ts';

const MOST_PEOPLE = 200;
const MOST_COMPANIES = 50;
const MOST_VALUES = 50;
const MOST_EVIDENCE = 2000;

/** What the readers found, as the capture that the rep reviews: each value once, each with its evidence. */
export function assemble(found: FoundRecord[], page: Page): Capture {
  const [, spare = null] = found.filter(
    (record) => record.kind === 'company' && record.name?.source === 'text',
  );
  const known = withNames(
    mergeRecords(found.filter((record) => record.kind !== 'loose' && record !== spare)),
  );
  const people = known.filter((record) => record.kind === 'person').slice(0, MOST_PEOPLE);
  const named = known.filter((record) => record.kind === 'company').slice(0, MOST_COMPANIES);
  const loose = found
    .filter((record) => record.kind === 'loose')
    .map((record) => withoutKnown(record, [...people, ...named]))
    .filter((record) => record !== null);
  const hasContacts = loose.some((record) => record.emails.length + record.phones.length > 0);
  const settled = settleCompanies(
    people,
    named,
    spare,
    choosePrimary(people, named, page, hasContacts),
  );
  const { companies } = settled;
  let { primary } = settled;
  if (saysNothing([...people, ...companies, ...loose], page)) {
    companies.length = 0;
    primary = null;
  }
  for (const rest of loose) {
    if (!primary) companies.push((primary = emptyRecord('company')));
    addTo(primary, rest);
  }
  const evidence: Evidence[] = [];
  const note = (path: string, value: Found | null): string | null => {
    if (!value) return null;
    if (evidence.length < MOST_EVIDENCE)
      evidence.push({
        path,
        source: page.isSelection && value.source === 'text' ? 'selection' : value.source,
        confidence: Math.round(value.confidence * 100) / 100,
      });
    return value.text;
  };
  return {
    page: {
      url: page.url.slice(0, 4000),
      title: cleanText(page.document.title, 1000) ?? '',
      kind: 'page',
    },
    people: people.map((record, index) => personOf(record, `people.${index}`, note)),
    companies: companies.map((record, index) => companyOf(record, `companies.${index}`, note)),
    primary: primary && {
      type: primary.kind === 'person' ? 'person' : 'company',
      index: (primary.kind === 'person' ? people : companies).indexOf(primary),
    },
    email: null,
    evidence,
  };
}

/** Whether the page names nobody but by its own title. What the rep has marked is meant, whatever it says. */
const saysNothing = (records: FoundRecord[], page: Page): boolean =>
  !page.isSelection && records.every((record) => record.kind === 'company' && isMereName(record));

const hasDetailsBesideSite = (record: FoundRecord): boolean =>
  record.emails.length + record.phones.length > 0 || record.address !== null;

const HOST_NAME = /^(?:[\w-]+\.)+[a-z]{2,6}$/;

/** A nameless company card on a page whose company is known by its text is that company's. */
function withNames(records: FoundRecord[]): FoundRecord[] {
  const nameless = records.find(
    (record) => record.kind === 'company' && (!record.name || HOST_NAME.test(record.name.text)),
  );
  const named = records.find(
    (record) => record.kind === 'company' && record.name?.source === 'text',
  );
  // Who states their company with details need not be told its name from the title.
  const isStated = records.some(
    (record) =>
      record.kind === 'company' &&
      record !== nameless &&
      record.name?.source !== 'text' &&
      record.emails.length + record.phones.length > 0,
  );
  if (named && isStated)
    return records.filter((record) => record !== named || hasDetailsBesideSite(record));
  if (!nameless || !named || nameless === named) return records;
  nameless.name = named.name;
  addTo(nameless, named);
  return records.filter((record) => record !== named);
}

/** Loose details that no record has yet, or null. */
function withoutKnown(loose: FoundRecord, records: FoundRecord[]): FoundRecord | null {
  const has = (
    pick: (record: FoundRecord) => Found[],
    value: Found,
    includes: typeof includesText,
  ) => records.some((record) => includes(pick(record), value));
  const rest = {
    ...loose,
    emails: loose.emails.filter((value) => !has((record) => record.emails, value, includesText)),
    phones: loose.phones.filter(
      (value) => !has((record) => [...record.phones, ...record.fax], value, includesPhone),
    ),
    fax: loose.fax.filter((value) => !has((record) => record.fax, value, includesPhone)),
    profileUrls: loose.profileUrls.filter(
      (value) => !has((record) => record.profileUrls, value, includesText),
    ),
  };
  const isEmpty =
    rest.emails.length + rest.phones.length + rest.fax.length + rest.profileUrls.length === 0;
  return isEmpty && !rest.address && !rest.website ? null : rest;
}

type Note = (path: string, value: Found | null) => string | null;

function companyOf(record: FoundRecord, path: string, note: Note): CapturedCompany {
  const list = (name: string, values: Found[]) =>
    values
      .slice(0, MOST_VALUES)
      .map((value, index) => note(`${path}.${name}.${index}`, value) ?? '');
  return {
    name: note(`${path}.name`, record.name),
    emails: list('emails', record.emails),
    phones: list('phones', record.phones),
    fax: list('fax', record.fax),
    website: note(`${path}.website`, record.website),
    profileUrls: list('profileUrls', record.profileUrls),
    address: record.address && addressOf(record.address, `${path}.address`, note),
  };
}

function personOf(record: FoundRecord, path: string, note: Note): CapturedPerson {
  return {
    ...companyOf(record, path, note),
    jobTitle: note(`${path}.jobTitle`, record.jobTitle),
    company: note(`${path}.company`, record.company),
    photo: note(`${path}.photo`, record.photo),
  };
}

const LONGEST = { street: 300, city: 120, region: 120, postalCode: 40, country: 120 };

function addressOf(address: FoundAddress, path: string, note: Note): CapturedAddress {
  const part = (name: AddressPart) =>
    note(`${path}.${name}`, address[name])?.slice(0, LONGEST[name]) ?? null;
  return {
    street: part('street'),
    city: part('city'),
    region: part('region'),
    postalCode: part('postalCode'),
    country: part('country'),
  };
}
