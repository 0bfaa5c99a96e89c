import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { revokeWebsiteForm } from '../../contract/website-forms.ts';
import { makeCompany, rowsOf } from '../../tests/support/database.ts';
import { clientOf, startServer, type TestServer } from '../../tests/support/server.ts';
import { filled, makeForm, submit } from '../../tests/support/website-form.ts';

const origin = 'https://www.brightwater.example';
let server: TestServer;
let company: Awaited<ReturnType<typeof makeCompany>>;
let key: string;

beforeAll(async () => {
  server = await startServer();
  company = await makeCompany();
  ({ key } = await makeForm(server, company.admin, [origin, 'http://localhost:5173']));
});
afterAll(() => server.stop());

const leadsOf = (tenantId: string) =>
  rowsOf<{ id: string; emails: string[]; source: string; source_url: string }>(
    'select id, emails, source, source_url from lead where tenant_id = $1',
    [tenantId],
  );
const leadWith = async (id: string) =>
  (await rowsOf<Record<string, unknown>>('select * from lead where id = $1', [id]))[0];

describe('works', () => {
  test('a new visitor becomes a lead without an owner, with the page it came from and what was said', async () => {
    const sent = filled({ phone: '+49 30 901820', email: 'New.Visitor@Weiss.example' });
    const answer = await submit(server, { key, origin }, sent);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ received: true });
    expect(await leadWith(sent.id)).toMatchObject({
      tenant_id: company.tenantId,
      first_name: 'Sarah',
      last_name: 'Weiss',
      company_name: 'Weiss Interiors',
      emails: ['new.visitor@weiss.example'],
      phones: ['+49 30 901820'],
      owner_id: null,
      status: 'new',
      source: 'widget',
      lead_source: 'website_form',
      source_url: sent.pageUrl,
    });
    const [said] = await rowsOf('select * from interaction where subject_of_id = $1', [sent.id]);
    expect(said).toMatchObject({ body: sent.message, direction: 'in', source: 'widget' });
  });

  test('a phone number alone is enough, and so is a website without a domain', async () => {
    const sent = filled({ email: '', phone: '030 9018 2211', pageUrl: 'http://localhost:5173/' });
    const answer = await submit(server, { key, origin: 'http://localhost:5173' }, sent);
    expect(answer.status).toBe(201);
    expect(await leadWith(sent.id)).toMatchObject({ phones: ['030 9018 2211'], emails: [] });
  });

  test('what is sent twenty times at once is kept once', async () => {
    const sent = filled();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submit(server, { key, origin }, sent)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const leads = (await leadsOf(company.tenantId)).filter(
      ({ emails }) => emails[0] === sent.email,
    );
    expect(leads).toHaveLength(1);
    expect(
      await rowsOf('select 1 from interaction where subject_of_id = $1', [sent.id]),
    ).toHaveLength(1);
  });

  test('of twenty different messages from one new visitor at once, one makes the lead and none is lost', async () => {
    const email = `${newId()}@race.example`;
    const sent = Array.from({ length: 20 }, (_, at) => filled({ email, message: `Message ${at}` }));
    const answers = await Promise.all(sent.map((one) => submit(server, { key, origin }, one)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const leads = (await leadsOf(company.tenantId)).filter(({ emails }) => emails[0] === email);
    expect(leads).toHaveLength(1);
    const told = await rowsOf('select 1 from interaction where subject_of_id = $1', [leads[0]?.id]);
    expect(told).toHaveLength(20);
  });
});

describe('refuses', () => {
  test.each([
    ['an origin that is not registered', 'https://www.brightwater.example.evil.example'],
    ['the same host on another scheme', 'http://www.brightwater.example'],
    ['the same host on another port', 'https://www.brightwater.example:8443'],
    ['the same origin in other letters', 'https://WWW.brightwater.example'],
    ['a page that has no origin', 'null'],
    ['a caller that is no page', null],
  ])('%s', async (_, from) => {
    const sent = filled();
    const answer = await submit(server, { key, origin: from }, sent);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await leadWith(sent.id)).toBeUndefined();
  });

  test('a key that nobody made, in the same words as one of another website', async () => {
    const wrong = await submit(server, { key, origin: 'https://else.example' }, filled());
    const unknown = await submit(
      server,
      { key: `pk_${company.slug}_${'x'.repeat(24)}`, origin },
      filled(),
    );
    const nonsense = await submit(server, { key: "pk_' or 1=1", origin }, filled());
    const { requestId: _, ...words } = await wrong.json();
    for (const answer of [unknown, nonsense])
      expect(await answer.json()).toEqual({ ...words, requestId: expect.any(String) });
  });

  test('a revoked key, from the next request on', async () => {
    const form = await makeForm(server, company.admin, [origin], 'Old page');
    expect((await submit(server, { key: form.key, origin }, filled())).status).toBe(201);
    await (
      await clientOf(server, company.admin)
    )(revokeWebsiteForm, { id: form.id });
    const sent = filled();
    expect((await submit(server, { key: form.key, origin }, sent)).status).toBe(401);
    expect(await leadWith(sent.id)).toBeUndefined();
  });

  test('nonsense, naming every field that is wrong', async () => {
    const sent = filled({
      email: 'nobody',
      phone: 'x',
      name: 'n'.repeat(201),
      pageUrl: 'javascript:alert(1)',
    });
    const answer = await submit(server, { key, origin }, sent);
    expect(answer.status).toBe(422);
    const { errors } = await answer.json();
    expect(errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'email',
      'name',
      'pageUrl',
      'phone',
    ]);
    expect(await leadWith(sent.id)).toBeUndefined();
  });

  test('a submission that nobody could answer, at the e-mail field', async () => {
    const answer = await submit(server, { key, origin }, filled({ email: '', phone: '' }));
    expect((await answer.json()).errors).toEqual([
      { field: 'email', message: expect.stringContaining('e-mail or a phone') },
    ]);
  });

  test('fields that the form does not have', async () => {
    const sent = filled({ ownerId: company.rep.memberId, status: 'qualified' });
    expect((await submit(server, { key, origin }, sent)).status).toBe(422);
    expect(await leadWith(sent.id)).toBeUndefined();
  });

  test('more than a form can hold, before it is read', async () => {
    const answer = await submit(server, { key, origin }, filled({ message: 'x'.repeat(70_000) }));
    expect(answer.status).toBe(413);
  });
});

test('a body that does not say how long it is ends at the same length', async () => {
  const sent = filled({ message: 'x'.repeat(200_000) });
  const chunked: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-publishable-key': key, origin },
    body: new Blob([JSON.stringify(sent)]).stream(),
    duplex: 'half',
  };
  const answer = await fetch(`${server.url}/api/v1/website-forms/submissions`, chunked);
  expect(answer.status).toBe(413);
  expect(await leadWith(sent.id)).toBeUndefined();
});

test('a preflight lets one method and two headers through', async () => {
  const answer = await fetch(`${server.url}/api/v1/website-forms/submissions`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
  expect(answer.headers.get('access-control-allow-headers')).toBe('content-type,x-publishable-key');
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

test('hostile text is kept as text, without what would turn or break it', async () => {
  const sent = filled({
    name: 'Bobby\u0000 \u202E<script>alert(1)</script>',
    company: "'); drop table lead;--\nX-Header: 1",
    message: '=cmd|/c calc\n\u0007 line two \ud800',
    email: `${newId()}@hostile.example`,
  });
  expect((await submit(server, { key, origin }, sent)).status).toBe(201);
  expect(await leadWith(sent.id)).toMatchObject({
    first_name: 'Bobby',
    last_name: '<script>alert(1)</script>',
    company_name: "'); drop table lead;-- X-Header: 1",
  });
  const [said] = await rowsOf<{ body: string }>(
    'select body from interaction where subject_of_id = $1',
    [sent.id],
  );
  expect(said?.body).toBe('=cmd|/c calc\n  line two \uFFFD');
});

test.each(['email', 'phone'])(
  'half a character in the %s is no reason to stumble',
  async (field) => {
    const answer = await submit(
      server,
      { key, origin },
      filled({ [field]: '123\ud800@x.example' }),
    );
    expect(answer.status).toBeLessThan(500);
  },
);

test('a robot that fills in the hidden field gets the same answer, and nothing is kept', async () => {
  const sent = filled({ nickname: 'Bob' });
  const answer = await submit(server, { key, origin }, sent);
  expect([answer.status, await answer.json()]).toEqual([201, { received: true }]);
  expect(await leadWith(sent.id)).toBeUndefined();
});

test('more than twenty in ten minutes from one address have to wait, and are told how long', async () => {
  const sender = { key, origin, address: '198.51.100.20' };
  const limited = await startServer({ rateLimits: true });
  try {
    const statuses = new Set<number>();
    let answer = await submit(limited, sender, filled());
    for (let sent = 1; sent < 21; sent++) {
      statuses.add(answer.status);
      answer = await submit(limited, sender, filled());
    }
    expect([...statuses]).toEqual([201]);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(500);
    expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after');
  } finally {
    await limited.stop();
  }
});
