import { createHash } from 'node:crypto';
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
  const parsed = parsePhoneNumber(visible(value).replace(/^tel:/i, ''), {
    // A country that the library does not know only means that numbers need their prefix.
    defaultCountry: country as CountryCode,
  });
  if (!parsed?.isPossible()) return null;
  return parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number;
}

/** The registrable domain of an address (Public Suffix List), or null where many share it. */
function domainKey(value: string): string | null {
  const domain = getDomain(value, { allowPrivateDomains: true });
  return domain && !shared.has(domain) ? ascii(domain.toLowerCase()) : null;
}

/** Networks that write one profile in many ways, and how much of the path names it. */
const networks: Record<string, number> = {
  'linkedin.com': 2,
  'xing.com': 2,
  'x.com': 1,
  'instagram.com': 1,
  'github.com': 1,
  'facebook.com': 1,
};

/**
 * A profile's address without what varies. On the networks we know that is all but the name: country, case, language, tabs;
 * anywhere else only scheme, `www.` and a trailing slash, since everything else may tell two people apart.
 */
function profileKey(value: string): string | null {
  const url = URL.parse(value.normalize('NFC'));
  if (!url) return null;
  const host = url.hostname.replace(/\.$/, '').replace(/^(?:www|m|mobile)\./, '');
  const network = host.replace(/^[a-z]{2}\./, '').replace(/^twitter\.com$/, 'x.com');
  const depth = networks[network];
  if (depth === undefined) return profileElsewhere(url, host);
  const parts = decoded(url.pathname).toLowerCase().split('/').filter(Boolean);
  const named = parts.filter((part) => part !== 'mwlite').slice(0, depth);
  const id = url.searchParams.get('id');
  if (named.length === 0) return null;
  return `${network}/${named.join('/')}${id ? `?id=${id}` : ''}`;
}

function profileElsewhere({ port, pathname, search, hash }: URL, host: string): string | null {
  const path = decoded(pathname).replace(/\/+$/, '');
  const route = /^#[!/]/.test(hash) ? hash : '';
  if (path === '' && search === '' && route === '') return null;
  const key = `${host}${port && `:${port}`}${path}${search}${route}`;
  // An index takes no longer ones.
  return key.length <= 500 ? key : createHash('sha256').update(key).digest('hex');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path; // a lone % is what it is
  }
}

/** Without what no eye sees (marks of direction, soft hyphens, zero-width spaces) and in one form of each letter. */
const visible = (value: string) => value.normalize('NFKC').replace(/\p{Cf}/gu, '');

/** `müller.de` and `xn--mller-kva.de` are one host. */
const ascii = (host: string) => domainToASCII(host) || host;

/** Mail servers may tell capitals apart, but none that people use does. */
function emailKey(value: string): string {
  const email = visible(value).trim().toLowerCase();
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

/** A lead that became a client claims nothing any more: the client and its contact do. */
const isHandedOn = (record: Row) => typeof record['convertedAt'] === 'string';

/** The keys that a record claims, sorted so that two who claim the same ones wait for each other instead of deadlocking. */
export function keysOf(type: RecordType, record: Row, country: string): Key[] {
  const found = new Map<string, Key>();
  if (isHandedOn(record)) return [];
  for (const [name, { key: kind }] of Object.entries(type.fields)) {
    if (!kind || (kind === 'domain' && isPerson(record))) continue;
    for (const text of texts(record[name])) {
      const value = normalise(kind, text, country);
      if (value) found.set(`${kind} ${value}`, { kind, value });
    }
  }
  return [...found.keys()].toSorted().flatMap((id) => found.get(id) ?? []);
}
