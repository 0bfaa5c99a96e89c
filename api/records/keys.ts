import { domainToASCII } from 'node:url';

import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js';
import { getDomain } from 'tldts';

import type { KeyKind } from '../../contract/field.ts';
import type { RecordType, Row } from '../../contract/record.ts';

/** A normalised value that one record of a tenant holds. */
export interface Key {
  kind: KeyKind;
  value: string;
}

/** Hosts where many people and firms have a page: no one of them owns the domain. */
const shared = new Set(
  (
    'facebook.com instagram.com linkedin.com xing.com x.com twitter.com youtube.com tiktok.com pinterest.com github.com ' +
    'gmail.com googlemail.com google.com outlook.com hotmail.com live.com yahoo.com icloud.com gmx.de gmx.net web.de t-online.de ' +
    'aol.com proton.me protonmail.com mail.com linktr.ee wa.me t.me medium.com notion.site wixsite.com business.site'
  ).split(' '),
);

/** E.164, or null when it is no number of the country (ISO 3166-1 alpha-2) or of the prefix it carries. */
function phoneKey(value: string, country: string): string | null {
  const parsed = parsePhoneNumber(value.replace(/^tel:/i, ''), {
    // A country that the library does not know only means that numbers need their prefix.
    defaultCountry: country as CountryCode,
    extract: false,
  });
  if (!parsed?.isPossible()) return null;
  return parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number;
}

/** The registrable domain of an address (Public Suffix List), or null where many share it. */
function domainKey(value: string): string | null {
  const domain = getDomain(value, { allowPrivateDomains: true });
  return domain && !shared.has(domain) ? ascii(domain.toLowerCase()) : null;
}

/** A profile's address without what varies: scheme, `www.`, country, query, case, trailing slash. */
function profileKey(value: string): string | null {
  const url = URL.parse(value);
  if (!url) return null;
  const host = url.hostname.replace(/^(?:www|m|mobile|[a-z]{2})\.(?=[^.]+\.[a-z]+$)/, '');
  const path = url.pathname.replace(/\/+$/, '').toLowerCase();
  const id = url.searchParams.get('id');
  if (path === '' && !id) return null;
  return `${host}${path}${id ? `?id=${id}` : ''}`;
}

/** `müller.de` and `xn--mller-kva.de` are one host. */
const ascii = (host: string) => domainToASCII(host) || host;

/** Mail servers may tell capitals apart, but none that people use does. */
function emailKey(value: string): string {
  const email = value.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at)}@${ascii(email.slice(at + 1))}`;
}

export const normalise = (kind: KeyKind, value: string, country: string): string | null => {
  if (kind === 'phone') return phoneKey(value, country);
  if (kind === 'domain') return domainKey(value);
  if (kind === 'profile') return profileKey(value);
  return emailKey(value);
};

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** A website tells companies apart, not the people who work there: a lead with a person's name does not claim it. */
const isPerson = (record: Row) => Boolean(record['firstName'] ?? record['lastName']);

/** The keys that a record claims, sorted so that two who claim the same ones wait for each other instead of deadlocking. */
export function keysOf(type: RecordType, record: Row, country: string): Key[] {
  const found = new Map<string, Key>();
  for (const [name, { key: kind }] of Object.entries(type.fields)) {
    if (!kind || (kind === 'domain' && isPerson(record))) continue;
    for (const text of texts(record[name])) {
      const value = normalise(kind, text, country);
      if (value) found.set(`${kind} ${value}`, { kind, value });
    }
  }
  return [...found.keys()].toSorted().flatMap((id) => found.get(id) ?? []);
}
