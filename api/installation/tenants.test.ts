import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import {
  createTenant,
  listTenants,
  resumeTenant,
  suspendTenant,
} from '../../contract/installation.ts';
import { completePasswordReset } from '../../contract/passwords.ts';
import { getMe, signIn, signOut } from '../../contract/sessions.ts';
import { createWebsiteForm, submitWebsiteForm } from '../../contract/website-forms.ts';
import { ask } from '../../tests/support/ask.ts';
import { appUrl, makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { mailsTo } from '../../tests/support/mails.ts';
import { clientOf, startServer, strangerOf } from '../../tests/support/server.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { makeRoot, type Root } from '../../tests/support/superadmin.ts';

const here = suite();
let root: Root;
let other: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  root = await makeRoot(here.server.url);
  other = await startServer();
});
afterAll(() => other.stop());

const draft = () => {
  const slug = `north-${newId().slice(-12)}`;
  const admin = { name: 'Nora North', email: `nora@${slug}.example` };
  return {
    name: 'Northgate',
    slug,
    timeZone: 'Europe/Lisbon',
    currency: 'EUR',
    country: 'PT',
    admin,
  };
};

test('a company is founded with its roles, one team and an admin, who sets a password by the link and comes in', async () => {
  const { admin, ...company } = draft();
  const made = await root(createTenant, { admin, ...company });
  expect(made).toMatchObject({ ...company, members: 1, records: 0, suspendedAt: null });
  const [mail] = await mailsTo(admin.email);
  // Without a mail server the link is handed over by who founded the company.
  expect(mail?.body).toContain(made.invitation.link);
  const token = made.invitation.link?.split('#')[1] ?? '';
  const stranger = strangerOf(here.server);
  await stranger(completePasswordReset, { token, password: 'a few words of mine' });
  const session = await stranger(signIn, { email: admin.email, password: 'a few words of mine' });
  expect(session).toMatchObject({ member: { role: 'admin' }, tenant: { slug: company.slug } });
  expect(await rowsOf('select key from role where tenant_id = $1 order by key', [made.id])).toEqual(
    [{ key: 'admin' }, { key: 'manager' }, { key: 'rep' }],
  );
  expect(
    await rowsOf(
      `select t.name, is_lead from team t join team_member m on m.tenant_id = t.tenant_id and m.team_id = t.id
       where t.tenant_id = $1`,
      [made.id],
    ),
  ).toEqual([{ name: 'Everybody', is_lead: true }]);
  expect(await rowsOf('select action from audit_event where tenant_id = $1', [made.id])).toEqual([
    { action: 'tenant.created' },
  ]);
});

test('a short name and an e-mail belong to one company; what is wrong is told at its field', async () => {
  const first = draft();
  await root(createTenant, first);
  const again = { ...draft(), slug: first.slug };
  const taken = await refusalOf(root(createTenant, again));
  expect([taken.status, taken.errors[0]?.field]).toEqual([409, 'slug']);
  const known = await refusalOf(root(createTenant, { ...draft(), admin: first.admin }));
  expect([known.status, known.errors[0]?.field]).toEqual([409, 'admin.email']);
  const nonsense = await refusalOf(
    root(createTenant, { ...draft(), slug: 'No Good', timeZone: 'Mars/Olympus', currency: 'euro' }),
  );
  expect(nonsense.errors.map(({ field }) => field)).toEqual(['slug', 'timeZone', 'currency']);
  expect(await rowsOf('select 1 from tenant where slug = $1', [again.slug])).toHaveLength(1);
});

test('companies are listed by name with their members and records, found by words, page after page', async () => {
  const { slug, company } = { slug: here.company.slug, company: here.company };
  await here.as.rep(records.lead.create, { lastName: 'Counted' });
  const { items, total } = await root(listTenants, { q: slug, count: true });
  expect(total).toBe(1);
  expect(items).toMatchObject([{ id: company.tenantId, slug, members: 4, suspendedAt: null }]);
  expect(items[0]?.records).toBeGreaterThan(0);
  const one = await root(listTenants, { limit: 1 });
  const two = await root(listTenants, { limit: 1, cursor: one.nextCursor ?? '' });
  expect(one.items[0]?.id).not.toBe(two.items[0]?.id);
});

test('who is suspended is refused on the next request on every server, and told who can help; resuming brings all back', async () => {
  const { tenantId, rep, admin } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const key = await formOf(admin);
  const { token } = call;
  const servers = [here.server, other];
  const looks = () =>
    Promise.all(
      servers.flatMap(({ url }) => [
        ask(url, records.lead.list, {}, { token }),
        ask(url, getMe, {}, { token }),
        ask(url, submitWebsiteForm, submission(), key),
      ]),
    );
  // Both servers remember the member.
  for (const { status } of await looks()) expect(status).toBeLessThan(300);
  const suspended = await root(suspendTenant, { id: tenantId, reason: 'The bill is not paid' });
  expect(suspended).toMatchObject({ suspendedReason: 'The bill is not paid' });
  for (const { status, body } of await looks()) {
    expect(status).toBe(403);
    expect(body.detail).toContain('suspended');
    expect(body.detail).toContain('Ask whoever runs this PathSix');
    // The reason is between those who run the installation and the company's logs.
    expect(body.detail).not.toContain('bill');
  }
  const entering = await refusalOf(strangerOf(other)(signIn, { email: rep.email, password }));
  expect([entering.code, entering.errors[0]?.field]).toEqual(['forbidden', 'tenant']);
  expect((await root(resumeTenant, { id: tenantId })).suspendedAt).toBe(null);
  for (const { status } of await looks()) expect(status).toBeLessThan(300);
  expect(
    await rowsOf(
      `select action, actor_type as who from audit_event where tenant_id = $1 and action like 'tenant.%' order by at, id`,
      [tenantId],
    ),
  ).toEqual([
    { action: 'tenant.suspended', who: 'superadmin' },
    { action: 'tenant.resumed', who: 'superadmin' },
  ]);
});

const submission = () => ({
  id: newId(),
  name: 'Vera',
  email: `v.${newId()}@visitor.example`,
  pageUrl: 'https://ours.example/contact',
});

async function formOf(admin: { email: string }) {
  const call = await clientOf(here.server, admin);
  const origin = 'https://ours.example';
  const form = await call(createWebsiteForm, { name: 'Contact', origins: [origin] });
  return { headers: { 'x-publishable-key': form.key, origin } };
}

test('somebody of a suspended company may still sign out', async () => {
  const { tenantId, rep } = await makeCompany();
  const { token } = await clientOf(here.server, rep);
  await root(suspendTenant, { id: tenantId, reason: 'For a test' });
  expect((await ask(here.server.url, signOut, {}, { token })).status).toBe(204);
  expect((await ask(here.server.url, getMe, {}, { token })).status).toBe(401);
});

test('suspending twice keeps the first reason, and a company that is not there is not found', async () => {
  const { tenantId } = await makeCompany();
  await root(suspendTenant, { id: tenantId, reason: 'The first reason' });
  const again = await root(suspendTenant, { id: tenantId, reason: 'Another one' });
  expect(again.suspendedReason).toBe('The first reason');
  const missing = [
    await refusalOf(root(suspendTenant, { id: newId(), reason: 'Nobody' })),
    await refusalOf(root(resumeTenant, { id: newId() })),
  ];
  for (const { status } of missing) expect(status).toBe(404);
});

test('the API’s own role founds, suspends and makes superadmins of nothing', async () => {
  const { tenantId, admin } = await makeCompany();
  const { token } = await clientOf(here.server, admin);
  const asApp = (text: string) =>
    rowsOf(text, [], appUrl()).then(
      () => 'done',
      (error: unknown) => Reflect.get(Object(error), 'code'),
    );
  const denied = '42501';
  expect(await asApp(`update tenant set suspended_at = now() where id = '${tenantId}'`)).toBe(
    denied,
  );
  expect(
    await asApp(`insert into tenant (id, name, slug) values (gen_random_uuid(), 'x', 'x')`),
  ).toBe(denied);
  // Not with the session of a member, and not with one that nobody has.
  for (const hash of [`encode(sha256('${token}'), 'hex')`, `'nothing'`])
    expect(await asApp(`select suspend_tenant(${hash}, '${tenantId}', 'mine')`)).toBe(denied);
  expect(await asApp(`select superadmin_behind('nothing')`)).toBe(denied);
  expect(await rowsOf('select suspended_at from tenant where id = $1', [tenantId])).toEqual([
    { suspended_at: null },
  ]);
});
