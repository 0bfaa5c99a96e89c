import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { standardRoles, type FieldRules } from '../../contract/permissions.ts';
import { recordType } from '../../contract/records/index.ts';
import type { Me } from '../../contract/sessions.ts';
import { asSeenBy, hidden, may, mayOn, readOnly } from './rights.ts';

const lead = recordType('lead');

const member = (role: keyof typeof standardRoles, fields: FieldRules = {}): Me => ({
  member: { id: newId(), name: 'Clara Vogt', email: 'clara@company.example', role },
  tenant: null,
  grant: null,
  rights: { permissions: standardRoles[role].permissions, fields },
  hasTotp: false,
  mustSetUpTotp: false,
});

test.each([
  ['rep', 'lead', 'read', true],
  ['rep', 'members', 'change', false],
  ['manager', 'teams', 'change', true],
  ['manager', 'auditLog', 'read', false],
  ['admin', 'auditLog', 'read', true],
] as const)('whether a %s is offered %s, %s: %s', (role, resource, action, expected) => {
  expect(may(member(role), resource, action)).toBe(expected);
});

test('nobody without rights is offered anything', () => {
  expect(may({ ...member('admin'), rights: null }, 'lead', 'read')).toBe(false);
});

test('who deletes only what is theirs is offered it there alone', () => {
  const rep = member('rep');
  expect(mayOn(rep, lead, 'delete', { ownerId: rep.member.id })).toBe(true);
  expect(mayOn(rep, lead, 'delete', { ownerId: newId() })).toBe(false);
  expect(mayOn(member('admin'), lead, 'delete', { ownerId: newId() })).toBe(true);
});

test('a kind is seen without its hidden fields, and with read-only ones like computed ones', () => {
  const me = member('rep', { lead: { emails: 'hidden', phones: 'read' } });
  const seen = asSeenBy(me, lead);
  expect(hidden(me, lead)).toEqual(['emails']);
  expect(readOnly(me, lead)).toEqual(['phones']);
  expect(seen.fields).not.toHaveProperty('emails');
  expect(seen.fields['phones']?.computed).toBe(true);
  expect(seen.fields['website']?.computed).toBeUndefined();
  expect(asSeenBy(me, lead), 'the same one each time, as long as the rights are').toBe(seen);
});

test('a kind without rules is the kind itself', () => {
  expect(asSeenBy(member('rep'), lead)).toBe(lead);
});
