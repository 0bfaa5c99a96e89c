import { expect, test } from 'vitest';

import { newId } from '../../../contract/id.ts';
import { standardRoles } from '../../../contract/permissions.ts';
import type { Role } from '../../../contract/roles.ts';
import { createRoleDraft } from './role-draft.ts';

const rep = (more: Partial<Role> = {}): Role => ({
  id: newId(),
  key: 'rep',
  name: 'Rep',
  isStandard: true,
  isChanged: false,
  holders: 2,
  permissions: standardRoles.rep.permissions,
  fields: {},
  version: 1,
  ...more,
});

test('a draft begins as the role is, and has nothing to save', () => {
  const draft = createRoleDraft(rep());
  expect(draft.scopeOf('lead', 'read')).toBe('team');
  expect(draft.ruleOf('lead', 'emails')).toBe('write');
  expect(draft.count.value).toBe(0);
  expect(draft.patch()).toEqual({});
});

test('a changed cell is sent with the rest of its table, and the other table stays out of it', () => {
  const draft = createRoleDraft(rep());
  draft.setScope('lead', 'delete', 'none');
  expect(draft.count.value).toBe(1);
  const { permissions, ...others } = draft.patch();
  expect(others).toEqual({});
  expect(permissions).toEqual({
    ...standardRoles.rep.permissions,
    lead: { ...standardRoles.rep.permissions.lead, delete: 'none' },
  });
});

test('a cell that is put back is no change', () => {
  const draft = createRoleDraft(rep());
  draft.setScope('lead', 'read', 'all');
  draft.setScope('lead', 'read', 'team');
  draft.setRule('lead', 'emails', 'hidden');
  draft.setRule('lead', 'emails', 'write');
  draft.rename('Seller');
  draft.rename('Rep');
  expect(draft.count.value).toBe(0);
});

test('a field that may be written again leaves no rule behind', () => {
  const draft = createRoleDraft(rep({ fields: { lead: { emails: 'hidden', phones: 'read' } } }));
  draft.setRule('lead', 'emails', 'write');
  expect(draft.patch()).toEqual({ fields: { lead: { phones: 'read' } } });
  draft.setRule('lead', 'phones', 'write');
  expect(draft.patch()).toEqual({ fields: {} });
});

test('what somebody else changed meanwhile is kept, under what was changed here', () => {
  const draft = createRoleDraft(rep());
  draft.setScope('lead', 'read', 'all');
  draft.setScope('client', 'read', 'own');
  const theirs = structuredClone(standardRoles.rep.permissions);
  theirs.note.read = 'none';
  theirs.client.read = 'own';
  draft.rebase(rep({ permissions: theirs, version: 2 }));
  expect(draft.scopeOf('note', 'read')).toBe('none');
  expect(draft.scopeOf('lead', 'read')).toBe('all');
  expect(draft.count.value, 'both wanted the same of clients').toBe(1);
  expect(draft.patch().permissions).toMatchObject({ note: { read: 'none' } });
});

test('discarding shows the role as it is', () => {
  const draft = createRoleDraft(rep());
  draft.setScope('lead', 'read', 'none');
  draft.setRule('client', 'industry', 'hidden');
  draft.rename('Seller');
  expect(draft.count.value).toBe(3);
  draft.discard();
  expect(draft.count.value).toBe(0);
  expect(draft.name.value).toBe('Rep');
  expect(draft.fields.value).toEqual({});
});
