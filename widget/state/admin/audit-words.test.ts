import { expect, test } from 'vitest';

import {
  actionsOf,
  auditTypes,
  changeInWords,
  grantInWords,
  typeInWords,
  verbInWords,
} from './audit-words.ts';

test.each([
  ['lead', 'emails', 'E-mails'],
  ['role', 'permissions.lead.read', 'Leads: see'],
  ['role', 'permissions.auditLog.read', 'Audit log: see'],
  ['role', 'fields.lead.emails', 'Leads: E-mails'],
  ['member', 'disabledAt', 'Disabled at'],
  ['lead', 'duplicateReason', 'Duplicate reason'],
  [null, 'name', 'Name'],
])('of a %s, %s is called %s', (type, key, words) => {
  expect(changeInWords(type, key)).toBe(words);
});

test('what the workspace does not know yet is shown as it is', () => {
  expect(typeInWords('invoice')).toBe('invoice');
  expect(verbInWords('invoice.paid')).toBe('paid');
});

test('everything that can be chosen has words', () => {
  for (const type of auditTypes) {
    expect(actionsOf(type)).not.toEqual([]);
    expect(typeInWords(type)).toMatch(/^[A-Z]/);
  }
});

test.each([
  ['permissions.lead.read', 'team', 'Team'],
  ['permissions.lead.read', null, 'None'],
  ['fields.lead.emails', 'hidden', 'Hidden'],
  ['fields.lead.emails', null, 'May write'],
  ['name', null, null],
])('of %s, %j is called %j', (key, value, words) => {
  expect(grantInWords(key, value)).toBe(words);
});
