import { expect, test } from 'vitest';

import { readSignature } from './signature.ts';

const jane = { name: 'Jane Doe', email: 'jane.doe@acme.example' };

test('the fields of a signature are told apart', () => {
  const text =
    'See you on Friday.\n\nBest regards,\n\nJane Doe, CFA\nHead of Sales\nAcme Tools Ltd\n14 Station Road\nSevenoaks, Kent TN13 9ZZ\nTel: 01632 960 001\nFax: 01632 960 002\nj.doe@acme.example | www.acme.example';
  expect(readSignature(text, jane)).toEqual({
    name: 'Jane Doe, CFA',
    jobTitle: 'Head of Sales',
    company: 'Acme Tools Ltd',
    emails: ['j.doe@acme.example'],
    phones: ['01632 960 001'],
    fax: ['01632 960 002'],
    website: 'http://www.acme.example/',
    address: {
      street: '14 Station Road',
      city: 'Sevenoaks',
      region: 'Kent',
      postalCode: 'TN13 9ZZ',
      country: null,
    },
  });
});

test('title and company on one line are two things', () => {
  expect(
    readSignature('Thanks\n\nJane Doe\nSenior Counsel, Acme\n+44 1632 960 001', jane),
  ).toMatchObject({ jobTitle: 'Senior Counsel', company: 'Acme' });
});

test('numbers in the text belong to nobody', () => {
  expect(
    readSignature(
      'Please call Sam at 01632 960 555 before noon, he knows about it and will let you in.\n\nThanks,\nJane',
      jane,
    )?.phones ?? [],
  ).toEqual([]);
});

test('a legal notice below is no signature', () => {
  const notice =
    'This e-mail is confidential and intended only for the recipient. If you are not the recipient, call 01632 960 999.';
  expect(
    readSignature(`Fine.\n\nJane Doe\nAcme Tools Ltd\n01632 960 001\n\n${notice}`, jane)?.phones,
  ).toEqual(['01632 960 001']);
});
