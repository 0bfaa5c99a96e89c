import { beforeAll, expect, test } from 'vitest';

import { vcardExports } from '../../../contract/exports.ts';
import { records } from '../../../contract/index.ts';
import { readVcards } from '../../../extension/capture/vcard/read.ts';
import { ask } from '../../../tests/support/ask.ts';
import { suite } from '../../../tests/support/suite.ts';
import { folded } from './vcard-lines.ts';

const here = suite();

const clientDraft = {
  name: 'Müller, Söhne & 北京; Co',
  website: 'https://mueller.example/a;b,c',
  emails: ['office@mueller.example'],
  phones: ['+49 30 5551234'],
  billingAddress: {
    street: 'Hauptstr. 1\nHof 2',
    city: 'Köln',
    postalCode: '50667',
    country: 'Germany',
  },
  tags: ['key, account', 'fair'],
};
const contactDraft = {
  firstName: 'Ada María',
  lastName: 'Weiss; Long-Name-that-goes-on-and-on-ünd-ünd-ünd-ünd-ünd-ünd-ünd-ünd-ünd',
  jobTitle: 'Head\\Buyer',
  emails: ['ada@mueller.example', 'a.weiss@mueller.example'],
  phones: ['+49 30 1', '+49 30 5559999'],
  profileUrls: ['https://social.example/ada'],
};
let contactId: string;

beforeAll(async () => {
  const { id: clientId } = await here.as.rep(records.client.create, clientDraft);
  ({ id: contactId } = await here.as.rep(records.contact.create, { ...contactDraft, clientId }));
});

const cards = async (name: keyof typeof vcardExports, input = {}) =>
  ask(here.server.url, vcardExports[name], input, { token: here.as.rep.token });
const unfolded = (text: string) => text.replaceAll('\r\n ', '').trimEnd().split('\r\n');

test('a contact is a card of vCard 4.0 that our own reader reads back', async () => {
  const { text, headers } = await cards('contact');
  expect(headers.get('content-type')).toBe('text/vcard; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(/filename="contacts-.+\.vcf"/);
  const [read] = readVcards(text);
  expect(read).toMatchObject({
    kind: 'person',
    name: { text: `${contactDraft.firstName} ${contactDraft.lastName}` },
    jobTitle: { text: contactDraft.jobTitle },
    company: { text: clientDraft.name },
  });
  expect(read?.emails.map((one) => one.text)).toEqual(contactDraft.emails);
  expect(read?.phones.map((one) => one.text)).toContain('+49 30 5559999');
  expect(read?.profileUrls.map((one) => one.text)).toEqual(contactDraft.profileUrls);
});

test('a client is a card of an organisation, with its address', async () => {
  const [read] = readVcards((await cards('client')).text);
  expect(read).toMatchObject({ kind: 'company', name: { text: clientDraft.name } });
  expect(read?.website?.text).toBe(clientDraft.website);
  expect(read?.address).toMatchObject({ city: { text: 'Köln' }, country: { text: 'Germany' } });
});

test('the lines are those of RFC 6350: begun and ended, named by a UID, folded at 75 bytes, escaped', async () => {
  const { text } = await cards('contact');
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = unfolded(text);
  expect(lines.slice(0, 2)).toEqual(['BEGIN:VCARD', 'VERSION:4.0']);
  expect(lines.at(-1)).toBe('END:VCARD');
  expect(lines).toContain(`UID:urn:uuid:${contactId}`);
  expect(lines.find((line) => line.startsWith('REV:'))).toMatch(/^REV:\d{8}T\d{6}Z$/);
  expect(lines).toContain('ORG:Müller\\, Söhne & 北京\\; Co');
  expect(lines).toContain('TITLE:Head\\\\Buyer');
  expect(lines).toContain('EMAIL;PREF=1:ada@mueller.example');
  const client = unfolded((await cards('client')).text);
  expect(client).toContain('ADR:;;Hauptstr. 1\\nHof 2;Köln;;50667;Germany');
  expect(client).toContain('CATEGORIES:key\\, account,fair');
  expect(client).toContain('URL:https://mueller.example/a;b,c');
});

test('no letter is torn apart where a line is folded', () => {
  const line = `NOTE:${'👩‍💻ü'.repeat(40)}`;
  const parts = folded(line).trimEnd().split('\r\n');
  expect(parts.every((part) => Buffer.byteLength(part) <= 75 && part.isWellFormed())).toBe(true);
  expect(parts.map((part, at) => (at === 0 ? part : part.slice(1))).join('')).toBe(line);
});

test('the filters of the list hold for its cards, and what is no filter is refused', async () => {
  expect((await cards('contact', { q: 'nobody' })).body).toBeNull();
  expect((await cards('contact', { columns: 'lastName' })).status).toBe(422);
});
