import { expect, test } from 'vitest';

import type { Found } from '../found.ts';
import { readVcards } from './read.ts';

const texts = (values: Found[]) => values.map(({ text }) => text);

test('a vCard 3.0 with folded lines, groups and escapes is read', () => {
  const [record] = readVcards(
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe;Jane;;Dr.;\r\nFN:Dr. Jane D\r\n oe\r\nORG:Acme\\, Tools;Sales\r\nTITLE:Head\r\nitem1.TEL;type=CELL:01632 960 001\r\nTEL;TYPE=WORK,FAX:01632 960 002\r\nitem2.URL:http\\://acme.example\r\nADR;TYPE=WORK:;;14 Station\\nRoad;Sevenoaks;Kent;TN13 9ZZ;UK\r\nEND:VCARD\r\n',
  );
  expect(record).toMatchObject({
    kind: 'person',
    name: { text: 'Dr. Jane Doe', source: 'vcard' },
    company: { text: 'Acme, Tools' },
    jobTitle: { text: 'Head' },
    website: { text: 'http://acme.example/' },
  });
  expect(texts(record?.phones ?? [])).toEqual(['01632 960 001']);
  expect(texts(record?.fax ?? [])).toEqual(['01632 960 002']);
  expect(record?.address).toMatchObject({
    street: { text: '14 Station Road' },
    city: { text: 'Sevenoaks' },
  });
});

test('a vCard 2.1 with quoted-printable is read', () => {
  const [record] = readVcards(
    'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=\n=C3=B6rg\nTEL;WORK;FAX:089 5550\nEND:VCARD',
  );
  expect(record?.name?.text).toBe('Jörg Müller');
  expect(texts(record?.fax ?? [])).toEqual(['089 5550']);
});

test('a jCard is read, and several cards in one file', () => {
  const [record] = readVcards(
    '["vcard",[["fn",{},"text","Jane Doe"],["tel",{"type":["work","voice"]},"uri","tel:+1-418-555-0142;ext=102"]]]',
  );
  expect(record?.name?.text).toBe('Jane Doe');
  expect(texts(record?.phones ?? [])).toEqual(['+1-418-555-0142;ext=102']);
  expect(readVcards('BEGIN:VCARD\nFN:A B\nEND:VCARD\nBEGIN:VCARD\nFN:C D\nEND:VCARD')).toHaveLength(
    2,
  );
});

test('a card that is only a company is a company', () => {
  expect(
    readVcards('BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Acme\nORG:Acme\nEND:VCARD'),
  ).toMatchObject([{ kind: 'company', name: { text: 'Acme' } }]);
});

test.each(['', 'no card', '[1,2', '["vcard",[["fn"]]]', 'BEGIN:VCARD\nTEL'])(
  '"%s" gives no record',
  (text) => {
    expect(readVcards(text)).toEqual([]);
  },
);
