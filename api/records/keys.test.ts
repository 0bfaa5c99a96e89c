import { expect, test } from 'vitest';

import { recordTypes } from '../../contract/records/index.ts';
import { keysOf, normalise } from './keys.ts';

test.each([
  ['+49 30 901820', 'US', '+4930901820'],
  ['030 901820', 'DE', '+4930901820'],
  ['(030) 90 18-20', 'DE', '+4930901820'],
  ['0049 30 901820', 'DE', '+4930901820'],
  ['tel:+49-30-901820', 'US', '+4930901820'],
  ['(212) 555-0123', 'US', '+12125550123'],
  ['212.555.0123 ext. 7', 'US', '+12125550123;ext=7'],
  ['+44 (0)20 7946 0018', 'DE', '+442079460018'],
  ['030 901820', 'XX', null],
  ['call me', 'DE', null],
  ['12', 'DE', null],
])('the phone %j of a company in %s is %j', (text, country, key) => {
  expect(normalise('phone', text, country)).toBe(key);
});

test.each([
  ['https://www.firm.example/about?x=1', 'firm.example'],
  ['http://shop.firm.co.uk', 'firm.co.uk'],
  ['FIRM.de', 'firm.de'],
  ['https://müller.de', 'xn--mller-kva.de'],
  ['https://xn--mller-kva.de', 'xn--mller-kva.de'],
  ['https://firm.github.io', 'firm.github.io'],
  ['https://other.github.io', 'other.github.io'],
  ['https://github.io', null],
  ['https://facebook.com/firm', null],
  ['https://www.linkedin.com/company/firm', null],
  ['gmail.com', null],
  ['https://co.uk', null],
  ['https://192.168.0.1', null],
])('the website %j stands for %j', (text, key) => {
  expect(normalise('domain', text, 'DE')).toBe(key);
});

test.each([
  ['https://www.linkedin.com/in/Ada-Weiss/?trk=x', 'linkedin.com/in/ada-weiss'],
  ['http://de.linkedin.com/in/ada-weiss', 'linkedin.com/in/ada-weiss'],
  ['https://m.facebook.com/profile.php?id=42&ref=x', 'facebook.com/profile.php?id=42'],
  ['https://x.com/ada', 'x.com/ada'],
  ['https://linkedin.com/', null],
  ['nonsense', null],
])('the profile %j is %j', (text, key) => {
  expect(normalise('profile', text, 'DE')).toBe(key);
});

test('an e-mail is the same in capitals', () => {
  expect(normalise('email', ' Ada@Firm.Example ', 'DE')).toBe('ada@firm.example');
  expect(normalise('email', 'ada@Müller.de', 'DE')).toBe('ada@xn--mller-kva.de');
});

test('a company claims its website, a person who works there does not', () => {
  const website = 'https://firm.example';
  const keys = (record: object) => keysOf(recordTypes.lead, { website, ...record }, 'DE');
  expect(keys({ companyName: 'Firm' })).toEqual([{ kind: 'domain', value: 'firm.example' }]);
  expect(keys({ companyName: 'Firm', lastName: 'Weiss' })).toEqual([]);
});

test('keys come in one order, whichever way they were typed', () => {
  const emails = ['b@x.example', 'a@x.example'];
  const one = keysOf(recordTypes.lead, { emails, phones: ['030 901820'] }, 'DE');
  const other = keysOf(
    recordTypes.lead,
    { emails: emails.toReversed(), phones: ['+4930901820'] },
    'DE',
  );
  expect(one).toEqual(other);
});
