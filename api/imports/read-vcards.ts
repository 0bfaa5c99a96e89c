import type { Encoding } from '../../contract/import-words.ts';
import type { RecordType } from '../../contract/record.ts';
import { parseVcards, type Card, type Property } from '../../contract/vcard.ts';
import { textOf } from './encoding.ts';
import type { SentFile } from './receive-file.ts';
import type { Sheet } from './sheet.ts';

/** The columns of a file of cards, by what a lead calls them. */
const names = [
  'firstName',
  'lastName',
  'salutation',
  'jobTitle',
  'companyName',
  'emails',
  'phones',
  'website',
  'profileUrls',
  'address.street',
  'address.city',
  'address.region',
  'address.postalCode',
  'address.country',
  'tags',
] as const;

/** Reads a file of vCards (2.1, 3.0, 4.0): one line for each card. */
export function readVcardFile(type: RecordType, file: SentFile, encoding: Encoding): Sheet {
  return {
    names: [...names],
    async *lines() {
      let line = 0;
      for await (const text of cardTexts(textOf(file, encoding)))
        for (const card of parseVcards(text)) {
          line += 1;
          const values = valuesOf(card, type.name === 'client');
          const cells = names.map((name) => (values[name] ?? '').replaceAll('\0', ''));
          if (cells.some(Boolean)) yield { line, cells };
        }
    },
  };
}

/** No card is longer, but for pictures. */
const longestCard = 5_000_000;

/** The text of each card by itself, however the file comes in pieces. */
async function* cardTexts(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    const ends = [...rest.matchAll(/^(?:\w+\.)?end[ \t]*:[ \t]*vcard[ \t]*\r?\n/gim)];
    let from = 0;
    for (const end of ends) {
      const to = end.index + end[0].length;
      yield rest.slice(from, to);
      from = to;
    }
    rest = rest.slice(from).slice(-longestCard);
  }
  yield rest;
}

type Values = Partial<Record<(typeof names)[number], string>>;

function valuesOf(card: Card, isCompany: boolean): Values {
  const text = (name: string) =>
    card.find((one) => one.name === name && one.text)?.text.trim() ?? '';
  const all = (...wanted: string[]) => card.filter(({ name }) => wanted.includes(name));
  const [family, given, additional, prefix] = all('n').find(({ text: n }) => n)?.parts ?? [];
  const spoken = splitName(text('fn'));
  const company = all('org')[0]?.parts[0] ?? '';
  const isOrganization =
    isCompany ||
    text('kind').toLowerCase() === 'org' ||
    text('x-abshowas').toLowerCase() === 'company';
  const hasName = Boolean(family ?? given) && Boolean(family || given);
  const first = hasName ? [given, additional].filter(Boolean).join(' ') : spoken.firstName;
  const last = hasName ? (family ?? '') : spoken.lastName;
  const [website, ...pages] = all('url').map(({ text: url }) => url);
  const [street = '', city = '', region = '', postalCode = '', country = ''] = addressIn(card);
  return {
    ...(!isOrganization && {
      firstName: first,
      lastName: last,
      salutation: prefix ?? '',
      jobTitle: text('title') || text('role'),
    }),
    companyName: isOrganization ? company || text('fn') : company,
    emails: list(all('email').map(({ text: email }) => email.replace(/^mailto:/i, ''))),
    phones: list(all('tel').filter(isNoFax).map(numberIn)),
    website: website ?? '',
    profileUrls: list([
      ...all('x-socialprofile', 'x-linkedin', 'impp')
        .map(({ text: url }) => url)
        .filter((url) => /^https?:/i.test(url)),
      ...pages,
    ]),
    'address.street': street,
    'address.city': city,
    'address.region': region,
    'address.postalCode': postalCode,
    'address.country': country,
    tags: list(
      text('categories')
        .split(',')
        .map((tag) => tag.trim()),
    ),
  };
}

const isNoFax = ({ parameters }: Property) =>
  !(parameters.get('type') ?? []).some((type) => type.includes('fax'));

/** `tel:+49-30-1;ext=2` (RFC 3966) as people write it. */
const numberIn = ({ text }: Property) =>
  text
    .replace(/^tel:/i, '')
    .replace(/;ext=(\d+)/i, ' ext. $1')
    .replace(/;.*$/, '');

function addressIn(card: Card): string[] {
  const all = card.filter(({ name, parts }) => name === 'adr' && parts.some(Boolean));
  const isPreferred = ({ parameters }: Property) =>
    parameters.has('pref') || (parameters.get('type') ?? []).includes('pref');
  const [box = '', extended = '', street = '', ...rest] =
    (all.find(isPreferred) ?? all[0])?.parts ?? [];
  return [[box, extended, street].filter(Boolean).join(', '), ...rest];
}

const list = (values: string[]) =>
  values
    .filter(Boolean)
    .map((value) => value.replace(/[\\;]/g, '\\$&'))
    .join('; ');

/** "Weiss, Sarah" or "Sarah Weiss"; of one word nobody knows which it is, and it is taken for the last. */
export function splitName(text: string): { firstName: string; lastName: string } {
  const name = text.replace(/\s+/g, ' ').trim();
  const [before = '', after] = name.split(/,\s*(.*)/s);
  if (after) return { firstName: after, lastName: before };
  const at = name.lastIndexOf(' ');
  return { firstName: name.slice(0, Math.max(0, at)), lastName: name.slice(at + 1) };
}
