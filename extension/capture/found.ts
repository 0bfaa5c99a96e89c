import type { Evidence } from '../../contract/capture.ts';

export type Source = Evidence['source'];

/**
 * What a company rests on: markup that states it, signs of who owns the site (logo, copyright, site name), a mention in
 * the text (legal form, "at Acme"), or no more than title and headings.
 */
export type Basis = 'stated' | 'owner' | 'mention' | 'headline';

/** One value as a reader found it. */
export interface Found {
  text: string;
  source: Source;
  /** 0 to 1. */
  confidence: number;
}

export interface FoundAddress {
  street: Found | null;
  city: Found | null;
  region: Found | null;
  postalCode: Found | null;
  country: Found | null;
}

/** A person, a company, or details that belong to nobody yet: `loose` ones go to whoever the page is about. */
export interface FoundRecord {
  kind: 'person' | 'company' | 'loose';
  basis: Basis;
  name: Found | null;
  jobTitle: Found | null;
  company: Found | null;
  emails: Found[];
  phones: Found[];
  fax: Found[];
  website: Found | null;
  profileUrls: Found[];
  address: FoundAddress | null;
  photo: Found | null;
}

export const emptyRecord = (kind: FoundRecord['kind']): FoundRecord => ({
  kind,
  basis: 'stated',
  name: null,
  jobTitle: null,
  company: null,
  emails: [],
  phones: [],
  fax: [],
  website: null,
  profileUrls: [],
  address: null,
  photo: null,
});

export const ADDRESS_PARTS = ['street', 'city', 'region', 'postalCode', 'country'] as const;

export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** An address of which at least one part is known, else null. */
export function foundAddress(parts: Partial<FoundAddress>): FoundAddress | null {
  const address = {
    street: null,
    city: null,
    region: null,
    postalCode: null,
    country: null,
    ...parts,
  };
  return ADDRESS_PARTS.some((part) => address[part] !== null) ? address : null;
}

/** Says where values come from and how sure their reader is; empty text is no value. */
export const foundBy =
  (source: Source, confidence: number) =>
  (text: string | null | undefined): Found | null =>
    text ? { text, source, confidence } : null;

/** How sure it is that the site's start page is that of a company without a sign of owning the site. */
export const GUESSED_HOME = 0.4;

/** Whether the record says more than a name. */
export const hasDetails = (record: FoundRecord): boolean =>
  record.emails.length + record.phones.length + record.fax.length + record.profileUrls.length > 0 ||
  record.jobTitle !== null ||
  record.address !== null ||
  record.website !== null ||
  (record.kind === 'person' && record.company !== null);
