import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listAuditLog } from '../../contract/logs.ts';
import { listMembers } from '../../contract/members.ts';
import { permissionsOf, standardRoles, type Permissions } from '../../contract/permissions.ts';
import { changeRole, createRole, listRoles, removeRole, resetRole } from '../../contract/roles.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { clientOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const named = (word: string) => `${word} ${newId()}`;

const roleOf = async (key: string) => {
  const { items } = await here.as.admin(listRoles, {});
  const role = items.find((one) => one.key === key);
  if (!role) throw new Error(`There is no role ${key}`);
  return role;
};

test('a role of the tenant’s own is made, listed, changed and deleted, and the audit log tells each step', async () => {
  const { admin } = here.as;
  const name = named('Support');
  const made = await admin(createRole, { name, permissions: { lead: { read: 'own' } } });
  expect(made).toMatchObject({ name, isStandard: false, holders: 0, version: 1 });
  expect(made.permissions).toEqual(permissionsOf('', { lead: { read: 'own' } }));
  const changed = await admin(changeRole, {
    id: made.id,
    permissions: { lead: { read: 'team' } },
    fields: { lead: { estimatedValue: 'hidden' } },
  });
  expect(changed).toMatchObject({ version: 2, fields: { lead: { estimatedValue: 'hidden' } } });
  await admin(removeRole, { id: made.id });
  const { items } = await admin(listRoles, {});
  expect(items.map(({ id }) => id)).not.toContain(made.id);
  const told = await admin(listAuditLog, { recordId: made.id });
  expect(told.items.map(({ action }) => action)).toEqual([
    'role.deleted',
    'role.changed',
    'role.created',
  ]);
  expect(told.items[1]?.changes).toEqual({
    'permissions.lead.read': ['own', 'team'],
    'fields.lead.estimatedValue': [null, 'hidden'],
  });
});

test('a copy allows what its model allows', async () => {
  const manager = await roleOf('manager');
  const copy = await here.as.admin(createRole, { name: named('Copy'), copyOf: manager.id });
  expect(copy.permissions).toEqual(manager.permissions);
});

test('everybody reads the names of roles; what they allow is for who may change them', async () => {
  const { items } = await here.as.rep(listRoles, {});
  expect(items.map(({ key }) => key)).toEqual(expect.arrayContaining(['rep', 'manager', 'admin']));
  for (const role of items) expect([role.permissions, role.fields]).toEqual([null, null]);
  for (const who of ['rep', 'manager'] as const)
    expect((await refusalOf(here.as[who](createRole, { name: named('X') }))).status).toBe(403);
});

test('a changed standard role takes effect on the next request, and can be put back', async () => {
  const { as } = here;
  const lead = await as.admin(records.lead.create, { lastName: 'Far' });
  const sees = () =>
    ask(here.server.url, records.lead.get, { id: lead.id }, { token: as.rep.token });
  expect((await sees()).status).toBe(200);
  const rep = await roleOf('rep');
  const permissions = { ...standardRoles.rep.permissions, lead: { read: 'own' } } as const;
  const changed = await as.admin(changeRole, { id: rep.id, permissions });
  expect(changed).toMatchObject({ isStandard: true, isChanged: true });
  expect((await sees()).status).toBe(404);
  const back = await as.admin(resetRole, { id: rep.id });
  expect(back).toMatchObject({ isChanged: false, permissions: standardRoles.rep.permissions });
  expect((await sees()).status).toBe(200);
});

test('a change that is based on an older version is refused', async () => {
  const { id } = await here.as.admin(createRole, { name: named('Stale') });
  const patch = (name: string, version: string) =>
    ask(
      here.server.url,
      changeRole,
      { id, name },
      {
        token: here.as.admin.token,
        headers: { 'if-match': version },
      },
    );
  const first = await patch(named('First'), '"1"');
  expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
  expect((await patch(named('Second'), '"1"')).status).toBe(412);
});

test('nonsense is refused by name: scopes that mean nothing, fields that cannot be kept from anybody', async () => {
  const refusal = await refusalOf(
    here.as.admin(createRole, {
      name: named('Odd'),
      permissions: { lead: { create: 'own' }, roles: { export: 'all', change: 'team' } },
      fields: { lead: { status: 'hidden', ownerId: 'read', nothing: 'hidden' } },
    }),
  );
  expect(refusal.status).toBe(422);
  expect(refusal.errors.map(({ field }) => field).toSorted()).toEqual(
    [
      'permissions.lead.create',
      'permissions.roles.change',
      'permissions.roles.export',
      'fields.lead.status',
      'fields.lead.ownerId',
      'fields.lead.nothing',
    ].toSorted(),
  );
  const body = { name: named('Odder'), permissions: { planets: { read: 'all' } } };
  const { status } = await ask(here.server.url, createRole, body, { token: here.as.admin.token });
  expect(status).toBe(422);
});

test('two roles never have the same name', async () => {
  const name = named('Twin');
  await here.as.admin(createRole, { name });
  const { status, errors } = await refusalOf(here.as.admin(createRole, { name }));
  expect([status, errors[0]?.field]).toEqual([409, 'name']);
});

test('the admin role cannot be changed, put back or deleted', async () => {
  const { id } = await roleOf('admin');
  const { admin } = here.as;
  const tries = [
    admin(changeRole, { id, permissions: {} }),
    admin(resetRole, { id }),
    admin(removeRole, { id }),
  ];
  for (const { status } of await Promise.all(tries.map(refusalOf))) expect(status).toBe(409);
});

test('a role that somebody holds is not deleted: the answer says who', async () => {
  const { admin, rep2 } = await makeCompany();
  await giveRole(rep2, { permissions: {} });
  const call = await clientOf(here.server, admin);
  const { items } = await call(listRoles, {});
  const held = items.find(({ isStandard }) => !isStandard);
  expect(held?.holders).toBe(1);
  const refusal = await refusalOf(call(removeRole, { id: held?.id ?? '' }));
  expect(refusal.status).toBe(409);
  expect(refusal.message).toContain(rep2.name);
  const { items: members } = await call(listMembers, {});
  expect(members.some(({ role }) => role === held?.key)).toBe(true);
});

/** Somebody who may change roles and members, and else no more than a rep. */
async function personnel() {
  const { admin, rep, rep2, manager, ...company } = await makeCompany();
  const own: Partial<Permissions> = {
    ...standardRoles.rep.permissions,
    roles: { change: 'all' },
    members: { change: 'all' },
  };
  await giveRole(rep, { permissions: own, fields: { lead: { jobTitle: 'hidden' } } });
  const asAdmin = await clientOf(here.server, admin);
  const { items } = await asAdmin(listRoles, {});
  const idOf = (key: string) => items.find((one) => one.key === key)?.id ?? '';
  const ownRole = items.find(({ isStandard }) => !isStandard)?.id ?? '';
  return { call: await clientOf(here.server, rep), idOf, ownRole, rep, rep2, manager, company };
}

test('nobody makes a role that allows more than they may do themselves', async () => {
  const { call, ownRole } = await personnel();
  const permissions = { lead: { read: 'all' }, auditLog: { read: 'all' } } as const;
  const beyond = await refusalOf(call(createRole, { name: named('Up'), permissions }));
  expect(beyond.status).toBe(403);
  expect(beyond.errors.map(({ field }) => field)).toEqual([
    'permissions.lead.read',
    'permissions.auditLog.read',
    'fields.lead.jobTitle',
  ]);
  const within = await call(createRole, { name: named('Down'), copyOf: ownRole });
  expect(within.fields).toEqual({ lead: { jobTitle: 'hidden' } });
});

test('nobody changes their own role’s table, nor one that allows more', async () => {
  const { call, ownRole, idOf } = await personnel();
  const own = await refusalOf(call(changeRole, { id: ownRole, fields: {} }));
  expect(own.status).toBe(403);
  for (const key of ['manager', 'rep']) {
    const id = idOf(key);
    expect((await refusalOf(call(changeRole, { id, permissions: {} }))).status).toBe(403);
    expect((await refusalOf(call(resetRole, { id }))).status).toBe(403);
  }
  const stored = await rowsOf<{ permissions: unknown }>(
    `select permissions from role where id = any($1)`,
    [[idOf('manager'), idOf('rep')]],
  );
  expect(stored.map(({ permissions }) => permissions)).toEqual([null, null]);
});

test('another tenant’s role looks as if it did not exist', async () => {
  const { admin } = await makeCompany();
  const call = await clientOf(here.server, admin);
  const { id } = await here.as.admin(createRole, { name: named('Ours') });
  const tries = [
    call(changeRole, { id, name: 'Mine' }),
    call(removeRole, { id }),
    call(resetRole, { id }),
  ];
  for (const { status } of await Promise.all(tries.map(refusalOf))) expect(status).toBe(404);
  expect((await refusalOf(call(createRole, { name: 'Copy', copyOf: id }))).status).toBe(422);
});
