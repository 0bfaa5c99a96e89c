import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { listImportLines, type ImportBatch } from '../../contract/imports.ts';
import { records } from '../../contract/index.ts';
import { sendFile, settledImport } from '../../tests/support/send-file.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

/** Sends a file as it is, and waits until all is done that was asked for. */
async function send(
  file: string | Uint8Array<ArrayBuffer>,
  query: Record<string, string> = {},
  { type = 'text/csv', as = here.as.rep } = {},
): Promise<ImportBatch> {
  const sender = { base: here.server.url, token: as.token };
  const { id } = await sendFile(sender, file, query, type);
  return settledImport(sender, id);
}

const leadsOf = async (q: string) =>
  (await here.as.rep(records.lead.list, { q, limit: 200 })).items;

test.each([
  ['utf-8', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['utf-16le', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['utf-16be', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['utf-16le', (text: string) => Buffer.from(text, 'utf16le')],
  ['windows-1252', (text: string) => Buffer.from(text, 'latin1')],
])('a file in %s is read as it was written', async (encoding, write) => {
  const word = newId().slice(-8);
  const file = Uint8Array.from(
    write(`Vorname\tNachname\tFirma\r\nJörg\tMüßig${word}\t"Weiß, ""Söhne"""\r\n`),
  );
  const done = await send(file);
  expect(done).toMatchObject({ encoding, delimiter: '\t', counts: { new: 1 } });
  expect(await leadsOf(`mussig${word}`)).toMatchObject([
    { firstName: 'Jörg', companyName: 'Weiß, "Söhne"' },
  ]);
});

test('clients come by their names, and contacts find theirs', async () => {
  const word = newId().slice(-10);
  const clients = await send(`Company,Website,City\nFirm ${word},https://${word}.example,Lyon\n`, {
    type: 'clients',
  });
  expect(clients).toMatchObject({ type: 'client', counts: { new: 1 } });
  const contacts = await send(
    `Name,Company,Email\nIda ${word},firm ${word},ida@${word}.example\nNo ${word},Nobody ${word},no@${word}.example\n`,
    { type: 'contact' },
  );
  expect(contacts.counts).toMatchObject({ new: 1, wrong: 1 });
  const { items } = await here.as.rep(listImportLines, { id: contacts.id, outcome: 'wrong' });
  expect(items[0]?.reasons[0]).toMatchObject({
    column: 'Company',
    message: expect.stringContaining('import the clients first'),
  });
});

test.each([
  [
    '2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r\nTEL;WORK;VOICE:+49 30 1112223',
  ],
  ['3.0', 'N:Müller;Jörg;;;\r\nFN:Jörg Müller\r\nTEL;TYPE=WORK:+49 30 1112224'],
  ['4.0', 'FN:Jörg Müller\r\nTEL;VALUE=uri;TYPE="work,voice":tel:+49-30-1112225'],
])('cards of vCard %s become leads', async (version, body) => {
  const org = `Karten ${version.replace('.', '')}${newId().slice(-6)}`;
  const card = `BEGIN:VCARD\r\nVERSION:${version}\r\n${body}\r\nORG:${org};Sales\r\nADR;TYPE=WORK:;;Weg 1;Bonn;;53111;Germany\r\nEND:VCARD\r\n`;
  const done = await send(card, {}, { type: 'text/vcard' });
  expect(done).toMatchObject({ format: 'vcard', counts: { new: 1, wrong: 0 } });
  expect(await leadsOf(org)).toMatchObject([
    {
      firstName: 'Jörg',
      lastName: 'Müller',
      companyName: org,
      address: { street: 'Weg 1', city: 'Bonn' },
    },
  ]);
});
