import type { vcardExports } from '../../../contract/exports.ts';
import type { ParsedListQuery } from '../../../contract/list.ts';
import type { RecordOf, RecordType } from '../../../contract/record.ts';
import type { RecordTypes } from '../../../contract/records/index.ts';
import { sheetColumns } from '../../../contract/sheet.ts';
import type { Tx } from '../../db/tenant.ts';
import type { TextPart } from '../../http/answer-parts.ts';
import type { Place } from '../../http/serve-parts.ts';
import { namesIn } from './names.ts';
import { readRecords } from './read.ts';
import { folded, link, listing, property } from './vcard-lines.ts';

type Contact = RecordOf<RecordTypes['contact']>;
type Client = RecordOf<RecordTypes['client']>;

/** A part of the contacts or clients as vCard 4.0 (RFC 6350), as the actor may see them. */
export async function vcardsOf(
  tx: Tx,
  type: RecordType & { name: keyof typeof vcardExports },
  query: ParsedListQuery,
  place: Place,
): Promise<TextPart> {
  const { items, nextCursor } = await readRecords(tx, type, query, place);
  const nameOf = await namesIn(tx, sheetColumns(type, ['clientId']), items);
  const cards = items.map((row) => {
    // A row of a kind is that kind's record.
    if (type.name === 'client') return linesOfClient(row as Client);
    const contact = row as Contact;
    return linesOfContact(contact, nameOf('client', contact.clientId), type.title(row));
  });
  return { text: cards.map(cardOf).join(''), nextCursor };
}

const cardOf = (lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:4.0', 'PRODID:-//PathSix//EN', ...lines, 'END:VCARD']
    .map(folded)
    .join('');

const linesOfContact = (contact: Contact, client: string | null, title: string): string[] => [
  ...stamps(contact),
  'KIND:individual',
  ...property('FN', title),
  ...property('N', [contact.lastName, contact.firstName, null, contact.salutation, null]),
  ...property('ORG', client),
  ...property('TITLE', contact.jobTitle),
  ...ways(contact),
];

const linesOfClient = (client: Client): string[] => [
  ...stamps(client),
  'KIND:org',
  ...property('FN', client.name),
  ...property('ORG', client.name),
  ...link('URL', client.website),
  ...ways(client),
  ...address(client.billingAddress),
  ...listing('CATEGORIES', client.tags),
];

/** By its UID an address book knows a card again, and by its REV whether it has changed. */
const stamps = ({ id, updatedAt }: Contact | Client) => [
  `UID:urn:uuid:${id}`,
  `REV:${updatedAt.replace(/\.\d+|[-:]/g, '')}`,
];

/** How to reach them; the first of each is the one to try first. */
const ways = ({ emails, phones, profileUrls }: Contact | Client): string[] => [
  ...emails.flatMap((email, at) => property(preferred('EMAIL', at), email)),
  ...phones.flatMap((phone, at) => property(preferred('TEL', at), phone)),
  ...profileUrls.flatMap((url) => link('X-SOCIALPROFILE', url)),
];

const preferred = (name: string, at: number) => (at === 0 ? `${name};PREF=1` : name);

const address = (given: Client['billingAddress']): string[] =>
  given
    ? property('ADR', [
        null,
        null,
        given.street,
        given.city,
        given.region,
        given.postalCode,
        given.country,
      ])
    : [];
