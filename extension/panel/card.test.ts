import * as v from 'valibot';
import { expect, test } from 'vitest';

import { capture } from '../../contract/capture.ts';
import { primarySubject, readCard, saysNothing, subjectsOf } from './card.ts';
import { leadFields, missingIn, problemOf, withEdits } from './lead-fields.ts';

const page = v.parse(capture, {
  page: { url: 'https://weiss.example/team', title: 'Team', kind: 'page' },
  people: [
    {
      name: 'Sarah Weiss',
      jobTitle: 'Owner',
      emails: ['sarah@weiss.example'],
      phones: ['+49 30 1'],
    },
    { name: 'Omar Haddad', company: 'Haddad Ltd', website: 'https://haddad.example' },
  ],
  companies: [
    {
      name: 'Weiss Interiors',
      website: 'https://weiss.example',
      address: { street: 'Hauptstr. 1', city: 'Berlin' },
    },
  ],
  primary: { type: 'person', index: 0 },
  evidence: [
    { path: 'people.0.name', source: 'json-ld', confidence: 0.95 },
    { path: 'people.0.emails.0', source: 'link', confidence: 0.9 },
    { path: 'companies.0.address', source: 'text', confidence: 0.6 },
  ],
});
const sarah = readCard(page, { type: 'person', index: 0 });
const found = (path: string) => sarah.find((one) => one.path === path);

test('a person is shown with what the page says of the company, each value with its source', () => {
  expect(leadFields(sarah)).toEqual({
    firstName: 'Sarah',
    lastName: 'Weiss',
    jobTitle: 'Owner',
    companyName: 'Weiss Interiors',
    emails: ['sarah@weiss.example'],
    phones: ['+49 30 1'],
    website: 'https://weiss.example',
    address: { street: 'Hauptstr. 1', city: 'Berlin' },
  });
  expect(found('lastName')?.evidence).toEqual({ source: 'json-ld', confidence: 0.95 });
  expect(found('address.city')?.evidence).toEqual({ source: 'text', confidence: 0.6 });
  expect(found('jobTitle')?.evidence).toBeNull();
});

test('a person of another company gets nothing of the one that the page is about', () => {
  expect(leadFields(readCard(page, { type: 'person', index: 1 }))).toEqual({
    firstName: 'Omar',
    lastName: 'Haddad',
    companyName: 'Haddad Ltd',
    website: 'https://haddad.example',
  });
});

test('everybody found can be chosen, and the page says who comes first', () => {
  expect(primarySubject(page)).toEqual({ type: 'person', index: 0 });
  expect(subjectsOf(page)).toHaveLength(3);
  expect(primarySubject({ ...page, primary: null, people: [] })).toEqual({
    type: 'company',
    index: 0,
  });
});

test('what is typed replaces what was found, and loses its mark', () => {
  const edited = withEdits(sarah, { lastName: 'Weiß', 'emails.0': '', 'phones.1': '+49 40 2' });
  expect(edited.find(({ path }) => path === 'lastName')).toEqual({
    path: 'lastName',
    value: 'Weiß',
    evidence: null,
  });
  expect(leadFields(edited)).toMatchObject({ lastName: 'Weiß', phones: ['+49 30 1', '+49 40 2'] });
  expect(leadFields(edited)).not.toHaveProperty('emails');
});

test.each([
  ['emails.0', 'sarah@weiss', 'Enter an e-mail address like name@company.com'],
  ['website', 'javascript:alert(1)', 'Enter a web address like https://company.com'],
  ['phones.0', 'no', 'Enter a phone number with at least three digits'],
  ['emails.0', 'sarah@weiss.example', null],
  ['address.city', 'Berlin', null],
  ['lastName', '', null],
])('%s "%s" is judged by the contract', (path, value, problem) => {
  expect(problemOf({ path, value, evidence: null })).toBe(problem);
});

test('a lead without any name or address to reach is not one', () => {
  expect(missingIn(leadFields([{ path: 'jobTitle', value: 'Owner', evidence: null }]))).toBe(
    'Enter a name, a company, an e-mail or a phone number',
  );
  expect(missingIn(leadFields(sarah))).toBeNull();
});

test('a page that only has an address says nothing about anybody', () => {
  const bare = { ...page, people: [], companies: [], primary: null };
  const [company] = page.companies;
  if (!company) throw new Error('The page has no company');
  expect(saysNothing(bare)).toBe(true);
  const nameless = { ...company, name: null, address: null };
  expect(saysNothing({ ...bare, companies: [nameless] })).toBe(true);
  const byHost = { ...nameless, name: 'weiss.example' };
  expect(saysNothing({ ...bare, companies: [byHost] })).toBe(true);
  expect(saysNothing({ ...bare, companies: [company] })).toBe(false);
  expect(saysNothing(page)).toBe(false);
});
