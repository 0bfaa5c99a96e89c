import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '../../contract/endpoint.ts';
import {
  endAccessGrant,
  endGrant,
  enterGrant,
  leaveGrant,
  listAccessGrants,
  listGrants,
  openGrant,
} from '../../contract/grants.ts';
import { endpoints, records } from '../../contract/index.ts';
import { listTenants } from '../../contract/installation.ts';
import { listAuditLog, listSecurityLog } from '../../contract/logs.ts';
import { getMe } from '../../contract/sessions.ts';
import { examplesOf } from '../../tests/proof/isolation-examples.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { nowhere } from '../../tests/support/examples.ts';
import { clientOf, startServer, type TestServer } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { makeRoot, reason, visit, type Root } from '../../tests/support/superadmin.ts';

const here = suite();
const { list, get, change } = records.lead;
let other: TestServer;
let root: Root;
let leadId: string;
beforeAll(async () => {
  other = await startServer();
  root = await makeRoot(here.server.url);
  ({ id: leadId } = await here.as.rep(records.lead.create, { lastName: 'Weiss' }));
});
afterAll(() => other.stop());

const statusOf = async (endpoint: Endpoint, { token }: { token: string }, url = here.server.url) =>
  (await ask(url, endpoint, {}, { token })).status;

test('a superadmin without a grant sees the records of none, also with a grant that has not been entered', async () => {
  const stranger = await makeRoot(here.server.url);
  expect(await statusOf(list, stranger)).toBe(403);
  await stranger(openGrant, { tenantId: here.company.tenantId, reason, minutes: 5 });
  expect(await statusOf(list, stranger)).toBe(403);
  expect((await stranger(getMe, {})).grant).toBe(null);
});

test('inside a grant everything of the company can be read, and the session says where it is', async () => {
  const { id, expiresAt } = await visit(root, here.company.tenantId);
  const me = await root(getMe, {});
  expect(me).toMatchObject({
    member: { role: 'superadmin' },
    tenant: { slug: here.company.slug },
    grant: { id, reason, expiresAt, tenant: { slug: here.company.slug } },
  });
  expect(me.rights?.permissions.lead).toMatchObject({ read: 'all', change: 'none' });
  expect(await root(get, { id: leadId })).toMatchObject({ lastName: 'Weiss' });
  const readable = endpoints.filter(
    ({ access, method, needs, path }) =>
      access === 'member' &&
      method === 'GET' &&
      !path.includes(':') &&
      needs?.[1] !== 'change' &&
      needs?.[1] !== 'export',
  );
  expect(readable.length).toBeGreaterThan(10);
  for (const endpoint of readable) {
    const [input = {}] = examplesOf(endpoint, { ...nowhere(), lead: leadId }, 'word');
    const { status, text } = await ask(here.server.url, endpoint, input, root);
    expect(status, `${endpoint.id} ${text}`).toBe(200);
  }
});

test('inside a grant no list of records can be taken out', async () => {
  await visit(root, here.company.tenantId);
  const exporting = endpoints.filter(({ needs }) => needs?.[1] === 'export');
  expect(exporting.length).toBeGreaterThan(10);
  for (const endpoint of exporting) {
    const { status } = await ask(here.server.url, endpoint, {}, root);
    expect(status, endpoint.id).toBe(403);
  }
});

test('inside a grant nothing can be changed, whatever is asked', async () => {
  await visit(root, here.company.tenantId);
  const writing = endpoints.filter(({ access, method }) => access === 'member' && method !== 'GET');
  for (const endpoint of writing) {
    const { status } = await ask(
      here.server.url,
      endpoint,
      { id: leadId, sessionId: leadId },
      root,
    );
    expect(status, endpoint.id).toBe(403);
  }
  const refused = await refusalOf(root(change, { id: leadId, lastName: 'Mine' }));
  expect(refused.errors[0]?.field).toBe('visit');
  const [stored] = await rowsOf('select last_name, version from lead where id = $1', [leadId]);
  expect(stored).toEqual({ last_name: 'Weiss', version: 1 });
  // The company hears of the try.
  const { items } = await here.as.admin(listSecurityLog, { kind: 'denied' });
  expect(items.map(({ route }) => route)).toContain('/leads/:id');
});

test('mails, which may hold links that let somebody in, and keys are not for visitors', async () => {
  await visit(root, here.company.tenantId);
  const kept = endpoints.filter(({ path }) => ['/mailbox', '/website-forms'].includes(path));
  expect(kept.length).toBeGreaterThan(1);
  for (const endpoint of kept) expect(await statusOf(endpoint, root), endpoint.id).toBe(403);
});

test('the company’s admins see who may look in and why, and everything that was looked at', async () => {
  const { tenantId, admin, rep } = await makeCompany();
  const [asAdmin, asRep] = [await clientOf(here.server, admin), await clientOf(here.server, rep)];
  const { id } = await asRep(records.lead.create, { lastName: 'Roth' });
  const grant = await visit(root, tenantId);
  await root(get, { id });
  await root(list, { q: 'roth' });
  expect((await asAdmin(listAccessGrants, {})).items).toMatchObject([
    { id: grant.id, superadmin: { email: root.email }, reason, endedAt: null, endedBy: null },
  ]);
  const { items } = await asAdmin(listAuditLog, {});
  const bySuperadmin = items.filter(({ actorType }) => actorType === 'superadmin');
  expect(bySuperadmin.map(({ action }) => action)).toEqual([
    'leads.list',
    'leads.get',
    'grant.entered',
    'grant.opened',
  ]);
  for (const event of bySuperadmin)
    expect(event).toMatchObject({ onBehalfOf: grant.id, actor: 'Root' });
  expect(bySuperadmin[1]).toMatchObject({ recordType: 'lead', recordId: id });
  const kinds = (await asAdmin(listSecurityLog, {})).items.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['grant_entered', 'grant_opened']));
  expect((await refusalOf(asRep(listAccessGrants, {}))).status).toBe(403);
});

test('a grant that an admin ends lets nothing more through, on every server', async () => {
  const { tenantId, admin } = await makeCompany();
  const asAdmin = await clientOf(here.server, admin);
  const { id } = await visit(root, tenantId);
  for (const { url } of [here.server, other]) expect(await statusOf(list, root, url)).toBe(200);
  await asAdmin(endAccessGrant, { id });
  for (const { url } of [other, here.server]) {
    const { status, body } = await ask(url, list, {}, root);
    expect([status, body.errors[0].field]).toEqual([403, 'grant']);
  }
  expect(await root(getMe, {})).toMatchObject({ grant: null, tenant: null });
  expect((await asAdmin(listAccessGrants, {})).items[0]?.endedBy).toBe(admin.name);
  expect((await root(listGrants, {})).items[0]).toMatchObject({ id, endedByTenant: true });
  expect((await refusalOf(root(enterGrant, { id }))).status).toBe(409);
});

test('a grant that runs out lets nothing more through', async () => {
  const { tenantId } = await makeCompany();
  const { id } = await visit(root, tenantId);
  expect(await statusOf(list, root)).toBe(200);
  await rowsOf(
    `update access_grant set starts_at = now() - interval '10 minutes', expires_at = now() where id = $1`,
    [id],
  );
  expect(await statusOf(list, root)).toBe(403);
});

test('its superadmin ends a grant at once, and leaves the company without ending it', async () => {
  const { tenantId } = await makeCompany();
  const { id } = await visit(root, tenantId);
  await root(leaveGrant, {});
  expect(await statusOf(list, root)).toBe(403);
  await root(enterGrant, { id });
  expect(await statusOf(list, root)).toBe(200);
  await root(endGrant, { id });
  expect(await statusOf(list, root)).toBe(403);
  // Ending it once more changes nothing, and is told nobody.
  await root(endGrant, { id });
  const told = await rowsOf(
    `select 1 from security_event where tenant_id = $1 and kind = 'grant_ended'`,
    [tenantId],
  );
  expect(told).toHaveLength(1);
});

test('a session is in one company at a time, and another session of the same superadmin in none', async () => {
  const [one, two] = [await makeCompany(), await makeCompany()];
  await visit(root, one.tenantId);
  await visit(root, two.tenantId);
  expect((await root(getMe, {})).tenant?.slug).toBe(two.slug);
  const session = await clientOf(here.server, root);
  expect(await statusOf(list, session)).toBe(403);
  // What is the installation's is answered inside as well.
  expect(await statusOf(listTenants, root)).toBe(200);
});

test('a grant is nobody else’s, needs a reason and an end, and a password given lately', async () => {
  const { id } = await visit(root, here.company.tenantId);
  const stranger = await makeRoot(here.server.url);
  for (const endpoint of [enterGrant, endGrant])
    expect((await refusalOf(stranger(endpoint, { id }))).status).toBe(404);
  const { tenantId } = here.company;
  const nonsense = await refusalOf(root(openGrant, { tenantId, reason: 'because', minutes: 481 }));
  expect(nonsense.errors.map(({ field }) => field)).toEqual(['reason', 'minutes']);
  const missing = await refusalOf(root(openGrant, { tenantId: leadId, reason, minutes: 5 }));
  expect([missing.status, missing.errors[0]?.field]).toEqual([422, 'tenantId']);
  await rowsOf(
    `update session set confirmed_at = now() - interval '11 minutes' from identity i
     where i.id = identity_id and i.email = $1`,
    [stranger.email],
  );
  const late = await refusalOf(stranger(openGrant, { tenantId, reason, minutes: 5 }));
  expect([late.status, late.errors[0]?.field]).toEqual([403, 'confirmation']);
});

test('a neighbour’s admin ends no grant, and a session that names a foreign grant is let in nowhere', async () => {
  const { id } = await visit(root, here.company.tenantId);
  const { admin } = await makeCompany();
  const neighbour = await clientOf(here.server, admin);
  expect((await refusalOf(neighbour(endAccessGrant, { id }))).status).toBe(404);
  const thief = await makeRoot(here.server.url);
  await rowsOf(
    `update session set grant_id = $1 from identity i where i.id = identity_id and i.email = any($2)`,
    [id, [thief.email, admin.email]],
  );
  expect(await statusOf(list, thief)).toBe(403);
  expect((await ask(here.server.url, list, {}, neighbour)).body.items).toEqual([]);
  expect(await statusOf(list, root)).toBe(200);
});
