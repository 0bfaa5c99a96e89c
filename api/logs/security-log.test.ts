import { expect, test, vi } from 'vitest';

import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { listSecurityLog } from '../../contract/logs.ts';
import { getMe, signIn } from '../../contract/sessions.ts';
import { createWebsiteForm, submitWebsiteForm } from '../../contract/website-forms.ts';
import { ask, type Answer } from '../../tests/support/ask.ts';
import { makeCompany, makeSuperadmin, password, rowsOf } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { clientOf, startServer } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

const requestOf = ({ headers }: Answer) => headers.get('x-request-id');
const inTenant = (answer: Answer) =>
  rowsOf<Record<'id' | 'at' | 'request_id' | 'kind' | 'path', string>>(
    'select * from security_event where request_id = $1',
    [requestOf(answer)],
  );
const ofStrangers = (answer: Answer) =>
  rowsOf('select * from stranger_event where request_id = $1', [requestOf(answer)]);

test('a wrong password stands in the log of the account’s tenant, with the e-mail that was tried', async () => {
  const { email, memberId } = here.company.rep;
  const answer = await ask(here.server.url, signIn, { email, password: 'wrong' });
  expect(answer.status).toBe(401);
  expect(await ofStrangers(answer)).toEqual([]);
  expect(await inTenant(answer)).toMatchObject([
    {
      tenant_id: here.company.tenantId,
      member_id: memberId,
      kind: 'sign_in_failed',
      email,
      method: 'POST',
      route: '/sessions',
      path: '/api/v1/sessions',
      status: 401,
      address: expect.stringMatching(/^127\.|::1/),
      user_agent: 'node',
    },
  ]);
});

test('a sign-in to an account that does not exist belongs to no tenant', async () => {
  const email = `nobody.${newId()}@nowhere.example`;
  const answer = await ask(here.server.url, signIn, { email, password });
  expect(await inTenant(answer)).toEqual([]);
  expect(await ofStrangers(answer)).toMatchObject([{ kind: 'sign_in_failed', email }]);
});

test('what a rep may not do stands in the log under the rep’s name, for admins only', async () => {
  const refused = await here.send(listSecurityLog, {});
  expect(refused.status).toBe(403);
  const { items } = await here.as.admin(listSecurityLog, {
    memberId: here.company.rep.memberId ?? '',
    kind: 'denied',
    limit: 1,
  });
  expect(items).toMatchObject([
    {
      requestId: requestOf(refused),
      member: here.company.rep.name,
      route: '/security-log',
      status: 403,
    },
  ]);
});

test('another tenant’s record and one that never was look the same to the admin who reads of them', async () => {
  const neighbour = await makeCompany();
  const theirs = await clientOf(here.server, neighbour.rep);
  const lead = await theirs(records.lead.create, { lastName: 'Theirs' });
  const told = async (id: string) => {
    const asked = [
      await here.send(records.lead.get, { id }),
      await here.send(records.note.create, { about: { type: 'lead', id }, body: 'x' }),
    ];
    const rows = await Promise.all(asked.map(inTenant));
    const same = rows.flat().map(({ id: _, at: __, request_id: ___, path, ...rest }) => ({
      ...rest,
      path: path.replace(id, ':id'),
    }));
    return { statuses: asked.map(({ status }) => status), same };
  };
  const [existing, nothing] = [await told(lead.id), await told(newId())];
  expect(existing.statuses).toEqual([404, 422]);
  expect(existing).toEqual(nothing);
  expect(existing.same.map(({ kind }) => kind)).toEqual(['unknown_record', 'unknown_reference']);
  const [neighbours] = await rowsOf<{ count: string }>(
    `select count(*) from security_event where tenant_id = $1 and kind like 'unknown%'`,
    [neighbour.tenantId],
  );
  expect(neighbours?.count).toBe('0');
});

test('a request with an ended session or of a disabled member is told to their tenant', async () => {
  const { rep, rep2, tenantId } = await makeCompany();
  const [expired, disabled] = [await clientOf(here.server, rep), await clientOf(here.server, rep2)];
  await rowsOf(
    `update session set expires_at = now() - interval '1 second' from identity i
     where i.id = session.identity_id and i.member_id = $1`,
    [rep.memberId],
  );
  await rowsOf('update member set disabled_at = now() where id = $1', [rep2.memberId]);
  for (const [{ token }, member] of [
    [expired, rep],
    [disabled, rep2],
  ] as const) {
    const answer = await ask(here.server.url, getMe, {}, { token });
    expect(answer.status).toBe(401);
    expect(await inTenant(answer)).toMatchObject([
      { tenant_id: tenantId, member_id: member.memberId, kind: 'denied', status: 401 },
    ]);
  }
});

test('a path that cannot be stored as it is hides nothing', async () => {
  const path = `/api/v1/leads/${newId()}%00%F0%9F%8E%88${'x'.repeat(600)}`;
  const answer = await fetch(here.server.url + path);
  expect(answer.status).toBe(401);
  const rows = await rowsOf<{ path: string }>(
    'select path from stranger_event where request_id = $1',
    [answer.headers.get('x-request-id')],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.path).toMatch(/^\/api\/v1\/leads\/.*\uFFFD🎈x+$/u);
});

test('a superadmin who asks for a tenant’s records is told of outside of all tenants', async () => {
  const email = `root.${newId()}@pathsix.example`;
  await makeSuperadmin(email);
  const root = await clientOf(here.server, { email });
  const answer = await ask(here.server.url, records.lead.list, {}, { token: root.token });
  expect(answer.status).toBe(403);
  expect(await inTenant(answer)).toEqual([]);
  const [identity] = await rowsOf('select id from identity where email = $1', [email]);
  expect(await ofStrangers(answer)).toMatchObject([
    { kind: 'denied', identity_id: identity?.['id'] },
  ]);
});

test('a form’s key on a foreign website is told to whose key it is, a made-up one is not', async () => {
  const form = await here.as.admin(createWebsiteForm, {
    name: 'Contact page',
    origins: ['https://ours.example'],
  });
  const made = `pk_${here.company.slug}_${'x'.repeat(24)}`;
  const send = (key: string) =>
    ask(
      here.server.url,
      submitWebsiteForm,
      { id: newId(), name: 'M', email: 'm@visitor.example', pageUrl: 'https://foreign.example/' },
      { headers: { 'x-publishable-key': key, origin: 'https://foreign.example' } },
    );
  const [known, unknown] = [await send(form.key), await send(made)];
  expect(await inTenant(known)).toMatchObject([
    { kind: 'denied', tenant_id: here.company.tenantId },
  ]);
  expect(await ofStrangers(known)).toEqual([]);
  expect(await inTenant(unknown)).toEqual([]);
  expect(await ofStrangers(unknown)).toMatchObject([{ kind: 'denied' }]);
});

test('a sign-in from a device of its own is told once, whatever version the browser has since', async () => {
  const { rep } = await makeCompany();
  const from = (agent: string) =>
    ask(
      here.server.url,
      signIn,
      { email: rep.email, password },
      { headers: { 'user-agent': agent } },
    );
  for (const agent of ['Firefox/140.0', 'Firefox/141.0.2', 'Chrome/150.0', 'Firefox/140.0'])
    expect((await from(agent)).status).toBe(201);
  const rows = await rowsOf(
    `select user_agent, kind from security_event where member_id = $1 order by at, id`,
    [rep.memberId],
  );
  expect(rows).toEqual([
    { user_agent: 'Firefox/140.0', kind: 'signed_in_new_device' },
    { user_agent: 'Chrome/150.0', kind: 'signed_in_new_device' },
  ]);
});

test('an address that is refused more than 300 times in ten minutes is told to wait, and fills no log', async () => {
  const fresh = await freshDatabase();
  const server = await startServer({ appUrl: fresh.appUrl, rateLimits: true });
  try {
    const asked = await Promise.all(
      Array.from({ length: 310 }, () => ask(server.url, getMe, {}, { token: newId() })),
    );
    const tooMany = asked.filter(({ status }) => status === 429);
    expect(tooMany.length).toBe(10);
    expect(tooMany[0]?.body.code).toBe('too_many');
    expect(Number(tooMany[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await rowsOf('select 1 from stranger_event', [], fresh.ownerUrl)).toHaveLength(300);
  } finally {
    await server.stop();
  }
});

test('a log that cannot be written changes no answer, and is an error in the server’s own log', async () => {
  const fresh = await freshDatabase();
  await rowsOf('revoke insert on stranger_event from pathsix_app', [], fresh.ownerUrl);
  const server = await startServer({ appUrl: fresh.appUrl });
  const written: string[] = [];
  const spy = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const answer = await ask(server.url, getMe, {});
    expect(answer.status).toBe(401);
    const line = written.find((one) => one.includes('a refusal could not be logged'));
    expect(line).toContain(requestOf(answer));
  } finally {
    spy.mockRestore();
    await server.stop();
  }
});
